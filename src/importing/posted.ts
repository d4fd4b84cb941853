// What the pages of matching were sent, checked against the import itself; and the rejected rows, page by page.

import type { z } from 'zod';
import { FormInvalid } from '../errors.ts';
import { findUnitsByText } from '../units/queries.ts';
import { type FormValues, parseForm } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';
import type { unknownFields } from './matching-screens.ts';
import { listBadRows, loadRawRows, type ProblemRow } from './queries.ts';
import type { RawRow } from './reading/rows.ts';
import type { Book } from './targets.ts';
import { type ChoiceField, meaningsOf } from './vocabulary.ts';

/** @throws FormInvalid with the schema's sentences: for a form whose fields are known only once its record is read */
export function checked<S extends z.ZodType>(schema: S, values: unknown): z.infer<S> {
  const parsed = parseForm(schema, values as FormValues);
  if (!parsed.ok) throw new FormInvalid(parsed.errors);
  return parsed.value;
}

export interface DecidedValues {
  values: Partial<Record<ChoiceField, Record<string, string>>>;
  units: Record<string, number>;
}

/** The meanings chosen for unknown words; a word left blank stays unknown. An office is a name to be found, or "-" for words only. */
export async function readValues(
  context: Context,
  book: Book,
  unknown: ReturnType<typeof unknownFields>,
  sent: FormValues,
): Promise<DecidedValues> {
  const decided: DecidedValues = { values: {}, units: {} };
  const errors: Record<string, string> = {};
  for (const word of unknown.words) {
    const value = String(sent[word.name] ?? '');
    if (value === '') continue;
    if (!meaningsOf(word.field, book).some((one) => one.value === value)) errors[word.name] = 'Chọn một mục trong danh sách';
    else decided.values[word.field] = { ...decided.values[word.field], [word.key]: value };
  }
  for (const unit of unknown.units) {
    const typed = String(sent[unit.name] ?? '').trim();
    if (typed === '') continue;
    if (typed === '-') decided.units[unit.key] = 0;
    else {
      const found = await findUnitsByText(context.house, typed, context.moment.today, 2);
      const [first] = found;
      if (first && (found.length === 1 || first.name.toLocaleLowerCase('vi') === typed.toLocaleLowerCase('vi')))
        decided.units[unit.key] = first.id;
      else
        errors[unit.name] =
          found.length === 0
            ? `Không tìm thấy đơn vị “${typed.slice(0, 60)}”. Gõ tên đơn vị, hoặc gõ dấu - để giữ nguyên chữ`
            : `Có nhiều đơn vị khớp “${typed.slice(0, 60)}”. Gõ thêm tên quận, huyện`;
    }
  }
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  return decided;
}

const rowsAtOnce = 500;

/** Every rejected row with what the file says in it; a transaction of its own for each page, after the reply has begun. */
export async function* badRows(
  { services, actor }: Pick<Context, 'services' | 'actor'>,
  one: { unitId: number; id: number },
): AsyncGenerator<{ rows: ProblemRow[]; raw: Map<number, RawRow> }> {
  let after = 0;
  for (;;) {
    const page = await services.database.inUnit(actor, async (tx) => {
      const rows = await listBadRows(tx, one, after, rowsAtOnce);
      return {
        rows,
        raw: await loadRawRows(
          tx,
          services.keyring,
          one,
          rows.map((row) => row.rowNo),
        ),
      };
    });
    const last = page.rows[page.rows.length - 1];
    if (!last) return;
    yield page;
    after = last.rowNo;
  }
}
