// The form of one table's opening figures: a number for every column (whole, or with the digits the column has), blank for 0.
import { z } from 'zod';
import { figureField } from '../../reports/figure-field.ts';
import { requiredDate, requiredText, tick } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';
import { disagreements, type Figures } from './balance.ts';
import { sheets, type TableCode } from './tables.ts';

/** Checks the days, the figures and the sums the table states, and tells all that is wrong at once; gives figures by column. */
export function BalanceForm(code: TableCode, moment: Moment) {
  const { columns } = sheets[code];
  const fields = {
    fromOn: requiredDate('Nhập ngày đầu của số liệu', () => moment.today),
    asOf: requiredDate('Nhập ngày chốt số liệu', () => moment.today),
    basis: requiredText('Ghi số liệu lấy từ báo cáo, quyển sổ nào', 300),
  };
  return z.record(z.string(), z.unknown()).transform((form, context) => {
    const wrong = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    /** The field as it reads; undefined where it does not, which is said. */
    const read = <T>(name: string, field: z.ZodType<T>): T | undefined => {
      const parsed = field.safeParse(form[name]);
      if (!parsed.success) wrong(name, parsed.error.issues[0]?.message ?? '');
      return parsed.data;
    };
    const [fromOn, asOf, basis] = [read('fromOn', fields.fromOn), read('asOf', fields.asOf), read('basis', fields.basis)];
    if (asOf !== undefined && asOf > moment.today) wrong('asOf', 'Ngày chốt số liệu không được sau hôm nay');
    if (fromOn !== undefined && asOf !== undefined && fromOn > asOf)
      wrong('fromOn', 'Ngày đầu của số liệu không được sau ngày chốt số liệu');
    const typed = columns.map(({ no, digits }) => [no, read(`c${no}`, figureField(digits))] as const);
    const figures: Figures = Object.fromEntries(typed.map(([no, figure]) => [String(no), figure ?? 0]));
    const unread = new Set(typed.filter(([, figure]) => figure === undefined).map(([no]) => no));
    for (const [no, message] of disagreements(code, figures, unread)) wrong(`c${no}`, message);
    return { fromOn: fromOn ?? '', asOf: asOf ?? '', basis: basis ?? '', figures };
  });
}

export const SignForm = z.object({
  version: z.coerce.number().int(),
  confirmed: tick.refine(Boolean, 'Đánh dấu xác nhận rồi ký lại'),
});
