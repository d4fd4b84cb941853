// The form of what is entered by hand: a number for every column no record holds (whole, or with the digits the column has), blank for 0,
// and the note.
import { z } from 'zod';
import { optionalText } from '../../web/fields.ts';
import type { Table } from '../tables/table.ts';
import { entryDisagreements, typedColumns } from './entry.ts';

const digitsOnly = z.preprocess(
  (value) => String((Array.isArray(value) ? value[0] : value) ?? '').replace(/\s|\.(?=\d{3}(?!\d))/g, ''),
  z.string(),
);
const figure = digitsOnly
  .refine((text) => /^\d{0,9}$/.test(text), 'Nhập số nguyên từ 0 đến 999.999.999')
  .transform((text) => Number(text || '0'));
const fraction = (digits: 2 | 3) =>
  digitsOnly
    .refine(
      (text) => new RegExp(`^(\\d{1,9}(,\\d{1,${digits}})?)?$`).test(text),
      `Nhập số từ 0 đến 999.999.999, sau dấu phẩy không quá ${digits} chữ số`,
    )
    .transform((text) => Number(text.replace(',', '.') || '0'));

export interface EntryValues {
  figures: Record<string, number>;
  note: string;
  /** The sheet that stood when the form was opened; 0 for none. */
  standing: number;
}

export function EntryForm(table: Table) {
  const columns = typedColumns(table);
  return z
    .object({
      note: optionalText(2000),
      standing: figure,
      ...Object.fromEntries(columns.map(({ no, digits }) => [`c${no}`, digits === 0 ? figure : fraction(digits)])),
    })
    .transform((form, context): EntryValues => {
      const figures = Object.fromEntries(
        columns.map(({ no }) => [String(no), Number((form as Record<string, unknown>)[`c${no}`] ?? 0)]),
      );
      for (const [field, message] of entryDisagreements(table, figures))
        context.addIssue({ code: 'custom', path: [field], message });
      return { figures, note: form.note, standing: form.standing };
    });
}
