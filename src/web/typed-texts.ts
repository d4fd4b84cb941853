// What an officer typed into a form that was refused, to be copied from the page that says so: every word and figure but secrets, and what
// was chosen, in the words the form or its page has for it.
import { z } from 'zod';
import { formatDate } from '../deadlines/dates.ts';
import { chosenLines, chosenWords } from './chosen-words.ts';
import { isRecordId } from './fields.ts';
import { echoFields, type FormValues, typedWords } from './forms.ts';
import type { FormPage } from './pages.ts';

/** Never said back: whoever passes the screen would read it. */
const secret = /^(password|current|fresh|again|pin|token)$/i;
/** What the page carries for itself: how it found the record, how many rows it draws. */
const carried = /^_|^(base|draft|version|rowVersion|paperSeen|seen|show|desk|mode|standing|sealed-facts|documents-asked)$|Rows$/;
/** Fields whose codes are chosen, by what they are called, on forms whose rules name no fields. */
const chosenName =
  /(type|kind|source|gender|capacity|mode|host|field|ground|outcome|jurisdiction|occurrence|condition|role|purpose|denouncedIs|accountId)$/i;
const code = /^(?:[a-z][A-Za-z0-9_-]*|[A-Z]{2,}(?:[._][A-Z0-9]+)*)$/;
const tick = /^(?:on|yes|no|true|false)$/;
const figure = /^\d+$/;
/** Figures that are typed, by what their field is called. */
const figureName = /phone|number|(?<!ac)count|year|pages|days|money|land/i;
/** What is ticked, by what its field is called. */
const tickName = /(?:^|\.)(?:is|has)[A-Z]\w*$/;

/** Is a field of these rules chosen from a list, and not typed. */
function isChosen(schema: unknown): boolean {
  if (!(schema instanceof z.ZodType)) return false;
  if (isRecordId(schema) || schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral || schema instanceof z.ZodBoolean)
    return true;
  if (schema instanceof z.ZodPipe) return isChosen(schema.def.in) || isChosen(schema.def.out);
  if (schema instanceof z.ZodArray) return isChosen(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.every(isChosen);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return isChosen(schema.def.innerType);
  return false;
}

/** The fields a form's rules name, as far as they name them. */
function shapeOf(schema: unknown): Readonly<Record<string, unknown>> {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodPipe) return { ...shapeOf(schema.def.in), ...shapeOf(schema.def.out) };
  return {};
}

/** Was the value typed: as the form's rules know the field, else as it looks. */
function wasTyped(name: string, value: string, label: string, shape: Readonly<Record<string, unknown>>): boolean {
  if (value === '' || secret.test(name) || carried.test(name)) return false;
  // Whoever chose a day or an hour from a list reads it as if he had typed it.
  if (/[\s:/\u0080-\uffff]/.test(value)) return true;
  if (name in shape) return !isChosen(shape[name]);
  if (tick.test(value) || tickName.test(name)) return false;
  if (figure.test(value)) return value.length > 6 || figureName.test(name) || (label !== '' && !chosenName.test(name));
  return !code.test(value) || (label !== '' && !chosenName.test(name));
}

/** The words of the codes of a field; those of a row of a list stand under its name with a star: 'senders.*.gender'. */
const choicesOf = (choices: FormPage['choices'], name: string) => choices?.[name] ?? choices?.[name.replace(/\.\d+\./g, '.*.')];

/** A day as it is written, also where a list gave it. */
const asWritten = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value);

/**
 * What was typed, under the names of its fields, to be copied from a refusal page, and what was chosen: as the form says it in words, else
 * as its page did. Codes and ids nobody has words for are chosen again.
 * @param schema the rules of the form, which know what is chosen from a list
 */
export function typedTexts(
  values: FormValues,
  labelOf: (name: string) => string,
  choices: FormPage['choices'] = undefined,
  schema: z.ZodType | undefined = undefined,
): { label: string; value: string }[] {
  const shape = shapeOf(schema);
  const words = typedWords(values);
  const chosen = Object.keys(values).flatMap((name) => {
    const names = choicesOf(choices, name);
    if (!names) return [];
    const codes = [values[name] ?? []].flat().filter((one) => names[one] !== undefined);
    return codes.length > 0 ? [{ label: labelOf(name) || 'Đã chọn', value: codes.map((one) => names[one]).join('\n') }] : [];
  });
  const told = chosenWords(values).filter(
    ({ name }) => choicesOf(choices, name) === undefined && !secret.test(name) && !carried.test(name),
  );
  const isTold = new Set(told.map(({ name }) => name));
  const lines = chosenLines(told);
  const typed = echoFields(words)
    .filter(
      ({ name, value }) =>
        choicesOf(choices, name) === undefined && !isTold.has(name) && wasTyped(name, value, labelOf(name), shape),
    )
    .map(({ name, value }) => ({ label: labelOf(name) || 'Nội dung đã gõ', value: asWritten(value) }));
  return [...chosen, ...typed, ...(lines === '' ? [] : [{ label: 'Đã chọn', value: lines }])];
}
