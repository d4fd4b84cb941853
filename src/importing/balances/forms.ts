// The form of one table's opening figures: a number for every column (whole, or with the digits the column has), blank for 0.
import { z } from 'zod';
import { figureField } from '../../reports/figure-field.ts';
import { requiredDate, requiredText, tick } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';
import { disagreements, type Figures } from './balance.ts';
import { sheets, type TableCode } from './tables.ts';

/** Checks the sums the table states; gives figures by column. */
export function BalanceForm(code: TableCode, moment: Moment) {
  const columns = sheets[code].columns;
  return z
    .object({
      asOf: requiredDate('Nhập ngày chốt số liệu', () => moment.today),
      basis: requiredText('Ghi số liệu lấy từ báo cáo, quyển sổ nào', 300),
      ...Object.fromEntries(columns.map(({ no, digits }) => [`c${no}`, figureField(digits)])),
    })
    .transform((form, context) => {
      const figures: Figures = Object.fromEntries(
        columns.map(({ no }) => [String(no), Number((form as Record<string, unknown>)[`c${no}`] ?? 0)]),
      );
      if (form.asOf > moment.today)
        context.addIssue({ code: 'custom', path: ['asOf'], message: 'Ngày chốt số liệu không được sau hôm nay' });
      for (const [no, message] of disagreements(code, figures)) context.addIssue({ code: 'custom', path: [`c${no}`], message });
      return { asOf: form.asOf, basis: form.basis, figures };
    });
}

export const SignForm = z.object({
  version: z.coerce.number().int(),
  confirmed: tick.refine(Boolean, 'Đánh dấu xác nhận rồi ký lại'),
});
