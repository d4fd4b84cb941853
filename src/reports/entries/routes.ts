// Nhập số liệu không có trong hồ sơ, ghi chú của biểu.
import { z } from 'zod';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { parseForm } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { reportHref } from '../choices.ts';
import { reportedUnit, reportedVariant } from '../closing/asked.ts';
import { whyNotOwed } from '../closing/owed.ts';
import { readAsked, tableAsked } from '../gather.ts';
import { enterFigures } from './actions.ts';
import { EntryForm } from './forms.ts';
import { entriesOf, entryHistory } from './queries.ts';
import { entryScreen, entryValues } from './screens.ts';

/** Of which unit and period: the own one, or one that has ended and for which it reports. @throws NotAllowedNow with who reports */
async function entryAsked(context: Context) {
  const unit = await reportedUnit(context);
  const { period } = readAsked(context);
  const because = await whyNotOwed(context, unit, period);
  if (because) throw new NotAllowedNow(because, reportHref('/reports/closed', period, { code: '' }));
  return { unit, period, scope: { code: unit.endedOn === null ? '' : String(unit.id) } };
}

export const reportEntryPages = definePages((page) => {
  page.form('/reports/:code/entry', {
    permission: 'report:prepare',
    draft: 'of-report-entry',
    draftVariant: reportedVariant,
    schema: () => z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    initial: async (context) => {
      const table = tableAsked(context);
      const { unit, period } = await entryAsked(context);
      const [standing] = await entriesOf(context.tx, table.code, period, { units: [unit.id] });
      return entryValues(table, standing);
    },
    show: async (context, form) => {
      const table = tableAsked(context);
      const { unit, period } = await entryAsked(context);
      const history = await entryHistory(context.tx, unit.id, table.code, period);
      return view('reports/entry', entryScreen(table, period, form, history, unit));
    },
    act: async (context, values) => {
      const table = tableAsked(context);
      const { unit, period, scope } = await entryAsked(context);
      const parsed = parseForm(EntryForm(table), values);
      if (!parsed.ok) throw new FormInvalid(parsed.errors);
      await enterFigures(await actOf(context), table, period, parsed.value, unit.id);
      return redirect(reportHref(`/reports/${table.code}`, period, scope), 'Đã lưu số liệu, ghi chú của biểu.');
    },
  });
});
