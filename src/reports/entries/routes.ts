// Nhập số liệu không có trong hồ sơ, ghi chú của biểu.
import { z } from 'zod';
import { FormInvalid } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { parseForm } from '../../web/forms.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { periodVariant, readAsked, tableAsked } from '../gather.ts';
import { reportHref } from '../screens.ts';
import { enterFigures } from './actions.ts';
import { EntryForm } from './forms.ts';
import { entriesOf, entryHistory } from './queries.ts';
import { entryScreen, entryValues } from './screens.ts';

export const reportEntryPages = definePages((page) => {
  page.form('/reports/:code/entry', {
    permission: 'report:prepare',
    draft: 'of-report-entry',
    draftVariant: periodVariant,
    schema: () => z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    initial: async (context) => {
      const table = tableAsked(context);
      const [standing] = await entriesOf(context.tx, table.code, readAsked(context).period, { units: [context.actor.unitId] });
      return entryValues(table, standing);
    },
    show: async (context, form) => {
      const table = tableAsked(context);
      const { period } = readAsked(context);
      const history = await entryHistory(context.tx, context.actor.unitId, table.code, period);
      return view('reports/entry', entryScreen(table, period, form, history, context.actor.unitName));
    },
    act: async (context, values) => {
      const table = tableAsked(context);
      const { period } = readAsked(context);
      const parsed = parseForm(EntryForm(table), values);
      if (!parsed.ok) throw new FormInvalid(parsed.errors);
      await enterFigures(await actOf(context), table, period, parsed.value);
      return redirect(reportHref(`/reports/${table.code}`, period, { code: '' }), 'Đã lưu số liệu, ghi chú của biểu.');
    },
  });
});
