// Making, renaming, moving and closing units.
import { formatDate } from '../../deadlines/dates.ts';
import type { FormState } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { listUnitsOn, unitAt } from '../queries.ts';
import { closeUnit, createUnit, moveUnit, renameUnit } from './actions.ts';
import { CloseForm, MoveForm, NewUnitForm, RenameForm } from './forms.ts';
import { changeUnitScreen, newUnitScreen } from './screens.ts';

const show = (kind: 'name' | 'parent' | 'closing') => async (context: Context, form: FormState) => {
  const { house, id, moment } = context;
  const standing = kind === 'parent' ? await listUnitsOn(house, moment.today) : [];
  return view('units/change', changeUnitScreen(kind, await unitAt(house, id, moment.today), form, standing));
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
});
