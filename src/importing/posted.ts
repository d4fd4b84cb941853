// What the pages of matching were sent, checked against the import itself.
import type { z } from 'zod';
import { FormInvalid } from '../errors.ts';
import { findUnitsByNames } from '../units/queries.ts';
import { type FormValues, parseForm } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';
import type { unknownFields } from './matching-screens.ts';
import { chooseUnit, officeWords } from './offices.ts';
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
  const typed = unknown.units.flatMap((unit) => {
    const text = String(sent[unit.name] ?? '').trim();
    return text === '' ? [] : [{ ...unit, text, words: officeWords(text) }];
  });
  const found = await findUnitsByNames(
    context.house,
    typed.map(({ words }) => words.name),
  );
  for (const { key, name, text, words } of typed) {
    const fitting = found.filter((unit) => unit.asked === words.name);
    const id = text === '-' ? 0 : chooseUnit(words, fitting, context.moment.today);
    if (id !== undefined) decided.units[key] = id;
    else
      errors[name] =
        fitting.length === 0
          ? `Không tìm thấy đơn vị “${text.slice(0, 60)}”. Gõ tên đơn vị, hoặc gõ dấu - để giữ nguyên chữ`
          : `Có nhiều đơn vị khớp “${text.slice(0, 60)}”. Gõ thêm tên quận, huyện`;
  }
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  return decided;
}
