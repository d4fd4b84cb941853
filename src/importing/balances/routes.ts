// Số liệu đầu kỳ: kê khai từng bảng, ký xác nhận.

import { z } from 'zod';
import { formatDate, parseDate } from '../../deadlines/dates.ts';
import { NotFound } from '../../errors.ts';
import { reportedUnit } from '../../reports/closing/asked.ts';
import { unitsTakenOver } from '../../reports/closing/queries.ts';
import { typedFigure } from '../../reports/figure-field.ts';
import { saidInBook } from '../../reports/in-book.ts';
import { firstDayOf, type OpeningSpan } from '../../reports/opening.ts';
import { actOf } from '../../web/act.ts';
import type { FormState } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { checked } from '../posted.ts';
import { prepareBalance, signBalance } from './actions.ts';
import { whoseFigures } from './balance.ts';
import { BalanceForm, SignForm } from './forms.ts';
import { findStanding, listBalances, loadBalance } from './queries.ts';
import { balanceFormScreen, balanceScreen, balancesScreen } from './screens.ts';
import { type TableCode, tableCodes } from './tables.ts';

/** @throws NotFound for a table there is none of */
function tableOf(context: Context): TableCode {
  const code = tableCodes.find((one) => one === context.params.table);
  if (!code) throw new NotFound();
  return code;
}

/** The days in the form; those of the reporting year up to today while none are typed that can be read. */
function daysIn({ values }: FormState, today: string): OpeningSpan {
  const read = (name: string) => parseDate(String(values[name] ?? ''), today) ?? '';
  const [from, to] = [read('fromOn'), read('asOf')];
  return from && to && from <= to ? { fromOn: from, asOf: to } : { fromOn: firstDayOf({ asOf: today }), asOf: today };
}

/** The units that have ended whose books the own one keeps. */
const endedUnits = async ({ house, actor, moment }: Context) =>
  (await unitsTakenOver(house, actor.unitId, moment.today)).map(({ id }) => id);

export const balancePages = definePages((page) => {
  page.get('/balances', {
    permission: 'balance:read',
    handler: async (context) => {
      const ended = await endedUnits(context);
      return view(
        'importing/balances/index',
        balancesScreen(context.actor, await listBalances(context.tx, context.actor.unitId, ended)),
      );
    },
  });

  page.form('/balances/new/:table', {
    permission: 'balance:prepare',
    draft: 'of-balance',
    draftVariant: (query) => (query.has('unit') ? `-of-${Number(query.get('unit'))}` : ''),
    schema: () => z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    initial: async (context) => {
      const unit = await reportedUnit(context);
      const draft = await findStanding(context.tx, context.actor.unitId, unit.id, tableOf(context));
      if (!draft) return {};
      return {
        ...(draft.fromOn ? { fromOn: formatDate(draft.fromOn) } : {}),
        asOf: formatDate(draft.asOf),
        basis: draft.basis,
        ...Object.fromEntries(Object.entries(draft.figures).map(([no, value]) => [`c${no}`, typedFigure(value)])),
      };
    },
    show: async (context, form) => {
      const code = tableOf(context);
      const unit = await reportedUnit(context);
      const inBook = await saidInBook(context.tx, code, unit.id, daysIn(form, context.moment.today));
      return view('importing/balances/form', balanceFormScreen(code, form, unit, inBook));
    },
    act: async (context, values) => {
      const code = tableOf(context);
      const unit = await reportedUnit(context);
      const sheet = checked(BalanceForm(code, context.moment), values);
      const id = await prepareBalance(await actOf(context), { code, ...sheet }, unit.endedOn === null ? null : unit);
      return redirect(`/balances/${id}`, 'Đã lưu số liệu, chờ lãnh đạo ký xác nhận.');
    },
  });

  page.form('/balances/:id', {
    permission: 'balance:read',
    schema: () => SignForm,
    show: async (context, form) => {
      const one = await loadBalance(context.tx, context.actor.unitId, context.id);
      const inBook = one.replacedAt ? '' : await saidInBook(context.tx, one.tableCode, whoseFigures(one), one);
      return view('importing/balances/show', balanceScreen(context.actor, one, await endedUnits(context), form, inBook));
    },
    act: async (context, value) => {
      await signBalance(await actOf(context), context.id, value.version);
      return redirect(`/balances/${context.id}`, 'Đã ký xác nhận số liệu đầu kỳ.');
    },
  });
});
