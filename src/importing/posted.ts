// What the pages of matching were sent, checked against the import itself.
import type { z } from 'zod';
import { FormInvalid } from '../errors.ts';
import { officeWords } from '../units/office-words.ts';
import { findUnitsByNames } from '../units/queries.ts';
import { type FormValues, parseForm } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';
import { chooseUnit } from './offices.ts';
import type { ImportSettings } from './settings.ts';
import type { Book } from './targets.ts';
import { keptAsWritten, type ValueFields } from './values-screen.ts';
import { type ChoiceField, choiceFields, meaningsOf } from './vocabulary.ts';

/** @throws FormInvalid with the schema's sentences: for a form whose fields are known only once its record is read */
export function checked<S extends z.ZodType>(schema: S, values: unknown): z.infer<S> {
  const parsed = parseForm(schema, values as FormValues);
  if (!parsed.ok) throw new FormInvalid(parsed.errors);
  return parsed.value;
}

type Decided = Pick<ImportSettings, 'values' | 'units'>;

/**
 * What the officer decided of the words on the page, put upon what was decided before: an unknown word left blank stays unknown, a decided one made
 * blank is unknown again. An office is a name to be found, or "-" for words only.
 * @param shown the fields as the page first showed them: one that stands as it was is not decided anew
 * @throws FormInvalid
 */
export async function readValues(
  context: Context,
  book: Book,
  fields: ValueFields,
  shown: Readonly<Record<string, string>>,
  sent: FormValues,
): Promise<(before: Decided) => Decided> {
  const values: Partial<Record<ChoiceField, Record<string, string>>> = {};
  const units: Record<string, number> = {};
  const gone = { words: new Set<string>(), units: new Set<string>() };
  const errors: Record<string, string> = {};
  const changed = <T extends { name: string }>(all: readonly T[]) =>
    all.flatMap((one) => {
      const value = String(sent[one.name] ?? shown[one.name] ?? '').trim();
      return value === (shown[one.name] ?? '') ? [] : [{ ...one, value }];
    });
  for (const { field, key, name, value } of changed([...fields.words, ...fields.decided])) {
    if (value === '') gone.words.add(`${field}:${key}`);
    else if (!meaningsOf(field, book).some((one) => one.value === value)) errors[name] = 'Chọn một mục trong danh sách';
    else values[field] = { ...values[field], [key]: value };
  }
  const typed = changed([...fields.units, ...fields.decidedUnits]).flatMap(({ key, name, value }) => {
    if (value === '') gone.units.add(key);
    return value === '' ? [] : [{ key, name, text: value, words: officeWords(value) }];
  });
  const found = await findUnitsByNames(
    context.house,
    typed.map(({ words }) => words.name),
  );
  for (const { key, name, text, words } of typed) {
    const fitting = found.filter((unit) => unit.asked === words.name);
    const id = text === keptAsWritten ? 0 : chooseUnit(words, fitting, context.moment.today);
    if (id !== undefined) units[key] = id;
    else
      errors[name] =
        fitting.length === 0
          ? `Không tìm thấy đơn vị “${text.slice(0, 60)}”. Gõ tên đơn vị, hoặc gõ dấu - để giữ nguyên chữ`
          : `Có nhiều đơn vị khớp “${text.slice(0, 60)}”. Gõ thêm tên quận, huyện`;
  }
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const kept = <T>(all: Readonly<Record<string, T>>, isGone: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !isGone(key)));
  return (before) => ({
    values: Object.fromEntries(
      choiceFields.map((field) => [
        field,
        { ...kept(before.values[field] ?? {}, (key) => gone.words.has(`${field}:${key}`)), ...values[field] },
      ]),
    ),
    units: { ...kept(before.units, (key) => gone.units.has(key)), ...units },
  });
}
