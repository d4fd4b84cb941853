// The pages of one unit in a wave: its checklist, ticks, its switch.
import { formatDate } from '../../deadlines/dates.ts';
import { NotFound, NotPermitted } from '../../errors.ts';
import type { FormState } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { assertLead, assertMayLeave, takeOut, unitOf } from './actions.ts';
import { unitHref, waveHref } from './addresses.ts';
import { readBoard } from './board.ts';
import { GoLiveForm, ReasonForm, readableGoLive, TickForm } from './forms.ts';
import {
  assertDecidable,
  assertUndecided,
  decideOne,
  proposedGoLive,
  takeableDecision,
  takeBack,
  takeBackRefusal,
} from './going-live.ts';
import { findAtWork, listTakenBack, listTicks, loadWave } from './queries.ts';
import { itemOf, leadSays, tickItem, untick } from './ticking.ts';
import { goLiveFormScreen, tickFormScreen, unitScreen, type WaveReasonPage } from './unit-screens.ts';
import { isComputed, mayManage, maySeeUnit, nameOf, tickKindsOf } from './wave.ts';

const unitId = ({ params }: Context) => Number(params.unitId);
const here = (context: Context) => unitHref(context.id, unitId(context));

/** The unit of the address in its wave, for who may see it. @throws NotFound */
async function seenUnit(context: Context) {
  const wave = await loadWave(context.house, context.id);
  if (!maySeeUnit(context.actor, unitId(context))) throw new NotFound();
  return { wave, unit: await unitOf(context, wave, unitId(context)) };
}

async function rowOf(context: Context) {
  const { wave } = await seenUnit(context);
  const board = await readBoard(context.house, wave, context.moment.today, unitId(context));
  const [row] = board.rows;
  if (!row) throw new NotFound();
  return { wave, row, items: board.items };
}

async function reasonPage(context: Context, form: FormState, words: Pick<WaveReasonPage, 'title' | 'warning' | 'submitLabel'>) {
  const { unit } = await seenUnit(context);
  return view('rollout/waves/reason-form', { ...words, form, back: { href: here(context), label: unit.name } });
}

export const waveUnitPages = definePages((page) => {
  page.get('/admin/waves/:id/units/:unitId', {
    permission: 'wave:read',
    handler: async (context) => {
      const { house, actor, moment } = context;
      const { wave, row, items } = await rowOf(context);
      const asks = row.decision !== undefined && mayManage(actor);
      return view(
        'rollout/waves/unit',
        unitScreen({
          wave,
          row,
          items,
          past: await listTakenBack(house, wave.id, row.unit.id),
          actor,
          today: moment.today,
          mayTakeBack:
            asks &&
            takeBackRefusal(row.unit, undefined, moment.today) === undefined &&
            !(await findAtWork(house, [row.unit.id])).has(row.unit.id),
        }),
      );
    },
  });

  page.form('/admin/waves/:id/units/:unitId/items/:code', {
    permission: 'wave:tick',
    draft: 'of-wave-item',
    schema: TickForm,
    initial: async ({ params }) => ({ kind: isComputed(params.code ?? '') ? 'not_needed' : 'done' }),
    show: async (context, form) => {
      const { wave, unit } = await seenUnit(context);
      const isLead = mayManage(context.actor);
      const item = await itemOf(context, context.params.code ?? '');
      if (tickKindsOf(item.code, isLead).length === 0) throw new NotPermitted(leadSays, here(context));
      return view('rollout/waves/tick-form', tickFormScreen(form, wave, unit, item, isLead));
    },
    act: async (context, form) => {
      await tickItem(context, unitId(context), context.params.code ?? '', form);
      return redirect(here(context), 'Đã đánh dấu.');
    },
  });

  page.form('/admin/waves/:id/units/:unitId/ticks/:tickId/removal', {
    permission: 'wave:tick',
    draft: 'of-wave-tick',
    schema: ReasonForm,
    show: async (context, form) => {
      const { wave } = await seenUnit(context);
      const tick = (await listTicks(context.house, wave.id, [unitId(context)])).find(
        (one) => one.id === Number(context.params.tickId),
      );
      if (!tick) throw new NotFound();
      return reasonPage(context, form, {
        title: `Bỏ đánh dấu: ${nameOf(await itemOf(context, tick.code))}`,
        warning: `${tick.byName} đã đánh dấu. Bỏ đánh dấu thì việc này trở lại chưa xong; ai đánh dấu, ai bỏ đều còn ghi lại.`,
        submitLabel: 'Bỏ đánh dấu',
      });
    },
    act: async (context, { reason }) => {
      await untick(context, unitId(context), Number(context.params.tickId), reason);
      return redirect(here(context), 'Đã bỏ đánh dấu.', 'amber');
    },
  });

  page.form('/admin/waves/:id/units/:unitId/go-live', {
    permission: 'wave:manage',
    draft: 'of-wave-unit-live',
    schema: GoLiveForm,
    initial: proposedGoLive,
    asks: async (context, values) => {
      assertLead(context);
      const { row } = await rowOf(context);
      assertDecidable([row], readableGoLive(values, context.moment), context.moment.today);
    },
    show: async (context, form) => {
      assertLead(context);
      const { wave, row } = await rowOf(context);
      assertUndecided(wave.id, row);
      return view('rollout/waves/go-live-form', goLiveFormScreen(form, wave, row, 0));
    },
    act: async (context, form) => {
      const name = await decideOne(context, unitId(context), form);
      return redirect(here(context), `${name} nhận đơn thật từ ngày ${formatDate(form.liveOn)}.`);
    },
  });

  page.form('/admin/waves/:id/units/:unitId/go-live-removal', {
    permission: 'wave:manage',
    draft: 'of-wave-unit-not-live',
    schema: ReasonForm,
    show: async (context, form) => {
      assertLead(context);
      await takeableDecision(context, (await seenUnit(context)).unit);
      return reasonPage(context, form, {
        title: 'Thu hồi quyết định vận hành',
        warning:
          'Chỉ thu hồi được khi đơn vị chưa nhận đơn thật nào. Sau khi thu hồi, đơn vị chưa nhận đơn thật; chỗ thực hành ở các lớp mở lại.',
        submitLabel: 'Thu hồi quyết định',
      });
    },
    act: async (context, { reason }) => {
      await takeBack(context, unitId(context), reason);
      return redirect(here(context), 'Đã thu hồi quyết định vận hành.', 'amber');
    },
  });

  page.form('/admin/waves/:id/units/:unitId/removal', {
    permission: 'wave:manage',
    draft: 'of-wave-unit-removal',
    schema: ReasonForm,
    show: async (context, form) => {
      assertLead(context);
      await assertMayLeave(context, (await seenUnit(context)).unit);
      return reasonPage(context, form, {
        title: 'Rút đơn vị khỏi đợt',
        warning:
          'Đơn vị không thuộc đợt nào thì nhận đơn thật ngay như mọi đơn vị đang làm việc, không qua danh mục việc. Muốn chuyển sang đợt khác, thêm đơn vị vào đợt ấy.',
        submitLabel: 'Rút khỏi đợt',
      });
    },
    act: async (context, { reason }) => {
      const unit = await takeOut(context, unitId(context), reason);
      return redirect(waveHref(context.id), `Đã rút ${unit.name} khỏi đợt.`, 'amber');
    },
  });
});
