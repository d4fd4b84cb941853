// Making, renaming, moving and closing units; correcting a mistake in a name or in a last day.
import { formatDate } from '../../deadlines/dates.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { FormState } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { listSuccession } from '../administration-queries.ts';
import { listUnitsOn, nameUsedSince, unitAt } from '../queries.ts';
import { closeUnit, correctName, createUnit, mendLastDay, moveUnit, renameUnit } from './actions.ts';
import { CloseForm, CorrectNameForm, LastDayForm, MoveForm, NewUnitForm, RenameForm } from './forms.ts';
import { endsByAct, lastDayRefusal, movingRefusal, nameCorrectionRefusal, renamingRefusal } from './rules.ts';
import { changeUnitScreen, newUnitScreen } from './screens.ts';

const show = (kind: Parameters<typeof changeUnitScreen>[0]) => async (context: Context, form: FormState) => {
  const { house, id, moment } = context;
  const standing = kind === 'parent' ? await listUnitsOn(house, moment.today) : [];
  const unit = await unitAt(house, id, moment.today);
  const refusal =
    kind === 'lastDay'
      ? lastDayRefusal(unit, endsByAct(unit.endedOn, (await listSuccession(house, id)).after), moment.today)
      : kind === 'nameCorrection'
        ? nameCorrectionRefusal(unit, await nameUsedSince(house, id), moment.today)
        : kind === 'name'
          ? renamingRefusal(unit, moment.today)
          : kind === 'parent'
            ? movingRefusal(unit, standing, moment.today)
            : undefined;
  if (refusal) throw new NotAllowedNow(refusal, `/admin/units/${id}`);
  return view('units/change', changeUnitScreen(kind, unit, form, standing));
};

export const unitChangePages = definePages((page) => {
  page.form('/admin/units/new', {
    permission: 'unit:admin',
    schema: NewUnitForm,
    initial: async ({ moment }) => ({ from: formatDate(moment.today) }),
    show: async ({ house, moment }, form) => view('units/new', newUnitScreen(form, await listUnitsOn(house, moment.today))),
    act: async (context, form) => {
      const id = await createUnit(context, form);
      return form.works
        ? redirect(`/admin/units/${id}/profile`, `Đã lập ${form.name}. Kiểm tra thể thức văn bản của đơn vị.`)
        : redirect(`/admin/units/${id}`, `Đã lập ${form.name}.`);
    },
  });

  page.form('/admin/units/:id/name', {
    permission: 'unit:admin',
    schema: RenameForm,
    initial: async ({ house, id, moment }) => {
      const { unitType, name, shortName } = await unitAt(house, id, moment.today);
      return { unitType, name, shortName, from: formatDate(moment.today) };
    },
    show: show('name'),
    act: async (context, form) => {
      await renameUnit(context, context.id, form);
      return redirect(`/admin/units/${context.id}`, `Đã đổi tên thành ${form.name}. Kiểm tra lại thể thức văn bản.`);
    },
  });

  page.form('/admin/units/:id/parent', {
    permission: 'unit:admin',
    schema: MoveForm,
    initial: async ({ moment }) => ({ from: formatDate(moment.today) }),
    show: show('parent'),
    act: async (context, form) => {
      await moveUnit(context, context.id, form);
      return redirect(`/admin/units/${context.id}`, `Đã đổi cấp trên từ ngày ${formatDate(form.from)}.`);
    },
  });

  page.form('/admin/units/:id/closing', {
    permission: 'unit:admin',
    schema: CloseForm,
    show: show('closing'),
    act: async (context, form) => {
      await closeUnit(context, context.id, form);
      return redirect(`/admin/units/${context.id}`, `Đã ghi ngày hoạt động cuối cùng ${formatDate(form.lastOn)}.`);
    },
  });

  page.form('/admin/units/:id/name-correction', {
    permission: 'unit:admin',
    draft: 'of-unit-name-correction',
    schema: CorrectNameForm,
    initial: async ({ house, id, moment }) => {
      const { unitType, name, shortName } = await unitAt(house, id, moment.today);
      return { unitType, name, shortName };
    },
    show: show('nameCorrection'),
    act: async (context, form) => {
      await correctName(context, context.id, form);
      return redirect(`/admin/units/${context.id}`, `Đã sửa tên thành ${form.name}. Kiểm tra lại thể thức văn bản.`);
    },
  });

  page.form('/admin/units/:id/last-day', {
    permission: 'unit:admin',
    draft: 'of-unit-last-day',
    schema: LastDayForm,
    show: show('lastDay'),
    act: async (context, form) => {
      await mendLastDay(context, context.id, form);
      return redirect(
        `/admin/units/${context.id}`,
        form.choice === 'change' && form.lastOn
          ? `Đã đổi ngày hoạt động cuối cùng thành ${formatDate(form.lastOn)}.`
          : 'Đã bỏ ngày hoạt động cuối cùng, đơn vị hoạt động tiếp.',
      );
    },
  });
});
