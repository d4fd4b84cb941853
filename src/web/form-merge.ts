// Two officers correct one record: what each of them changed, laid together field by field, so that nothing typed is lost. Pure.
import { createHash } from 'node:crypto';
import type { Difference, FormValues } from './forms.ts';

/** How the fields of one form are told apart. */
export interface MergeRules {
  /** A field of the record, not of the kit, of the page or of this one correction. */
  isField(name: string): boolean;
  /** A tick that is not set is not sent. */
  isTick(name: string): boolean;
  /** A place neither form filled: nothing of it changes. */
  isUntouched(name: string, forms: readonly FormValues[]): boolean;
  /** '' for a field that is not told of. */
  label(name: string): string;
  /** What a value of the field means. */
  words(name: string, value: string): string;
}

/** A form laid over what now stands. */
export interface Merged {
  values: FormValues;
  /** Fields where the book and the form now say different things: the form's words will replace the book's. */
  differing: Difference[];
  /** Fields a colleague changed and this officer did not: the form has taken them over. */
  taken: string[];
}

/** A value as it is compared: the first of several, without blanks at its ends. */
export const plain = (value: string | string[] | undefined) => String((Array.isArray(value) ? value[0] : value) ?? '').trim();
/** Short enough to be carried in a form, and it says no word of what it stands for. */
export const print = (value: string) => createHash('sha256').update(value).digest('base64url').slice(0, 8);
const empty = print('');

/** The fields of all these forms that are merged, each once. */
export const fieldsOf = ({ isField }: Pick<MergeRules, 'isField'>, ...forms: FormValues[]) =>
  [...new Set(forms.flatMap((form) => Object.keys(form)))].filter(isField);

/** A short print of every field as the form was opened, carried in the form itself: it tells later what the officer changed. */
export function printsOf(rules: MergeRules, values: FormValues): string {
  const prints = fieldsOf(rules, values).map((name) => [name, print(plain(values[name]))] as const);
  return JSON.stringify(Object.fromEntries(prints.filter(([name]) => plain(values[name]) !== '')));
}

function readPrints(values: FormValues): Record<string, string> | undefined {
  try {
    const read: unknown = JSON.parse(plain(values.base));
    return typeof read === 'object' && read !== null ? (read as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether somebody changed the record since this form was opened; a form without its prints is taken as overtaken. */
export function isOvertaken(rules: MergeRules, stored: FormValues, typed: FormValues): boolean {
  const base = readPrints(typed);
  if (!base) return true;
  return fieldsOf(rules, stored, base).some((name) => print(plain(stored[name])) !== (base[name] ?? empty));
}

/** What this officer changed since the form was opened; undefined for a form without its prints. */
export function changedHere(typed: FormValues): FormValues | undefined {
  const base = readPrints(typed);
  if (!base) return undefined;
  return Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => name !== 'base' && print(plain(value)) !== (base[name] ?? empty)),
  );
}

/**
 * Lays the officer's changes over what now stands in the book. Where both changed a field the form keeps the officer's words
 * and the difference is shown; where only the colleague did, the form takes the colleague's.
 */
export function mergeForms(rules: MergeRules, stored: FormValues, typed: FormValues): Merged {
  const base = readPrints(typed);
  const values: FormValues = { ...typed };
  const differing: Difference[] = [];
  const taken: string[] = [];
  for (const name of fieldsOf(rules, stored, typed)) {
    const [now, mine] = [plain(stored[name]), plain(typed[name])];
    const wasSent = name in typed || rules.isTick(name);
    if (now === mine || rules.isUntouched(name, [stored, typed])) continue;
    const isMine = wasSent && (base === undefined || print(mine) !== (base[name] ?? empty));
    const label = rules.label(name);
    values[name] = isMine ? mine : now;
    if (isMine && label) differing.push({ label, stored: rules.words(name, now), typed: rules.words(name, mine) });
    if (!isMine && wasSent && label) taken.push(label);
  }
  return { values, differing, taken };
}
