// The form of what is entered by hand: a number for every column no record holds (whole, or with the digits the column has), blank for 0,
// and the note.
import { z } from 'zod';
import { optionalText } from '../../web/fields.ts';
import { figureField, wholeFigure } from '../figure-field.ts';
import type { Table } from '../tables/table.ts';
import { entryDisagreements, typedColumns } from './entry.ts';

export interface EntryValues {
  figures: Record<string, number>;
  note: string;
  /** The sheet that stood when the form was opened; 0 for none. */
  standing: number;
}

/** Reads the typed figures by column number, none for 0, and says on which field they break an identity of the table. */
export function EntryForm(table: Table) {
  const columns = typedColumns(table);
  return z
    .object({
      note: optionalText(2000),
      standing: wholeFigure,
      ...Object.fromEntries(columns.map(({ no, digits }) => [`c${no}`, figureField(digits)])),
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
