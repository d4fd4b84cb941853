// The form of one table's opening figures: a whole number for every column, blank for 0.
import { z } from 'zod';
import { requiredDate, requiredText, tick } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';
import { disagreements, type Figures } from './balance.ts';
import { sheets, type TableCode } from './tables.ts';

const figure = z
  .preprocess((value) => String((Array.isArray(value) ? value[0] : value) ?? '').replace(/[\s.]/g, ''), z.string())
  .refine((text) => /^\d{0,9}$/.test(text), 'Nhập số nguyên từ 0 đến 999.999.999')
  .transform((text) => Number(text || '0'));

/** Checks the sums the table states; gives figures by column. */
export function BalanceForm(code: TableCode, moment: Moment) {
  const columns = sheets[code].columns;
  return z
    .object({
      asOf: requiredDate('Nhập ngày chốt số liệu', () => moment.today),
      basis: requiredText('Ghi số liệu lấy từ báo cáo, quyển sổ nào', 300),
      ...Object.fromEntries(columns.map(({ no }) => [`c${no}`, figure])),
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
