// Two officers correct one registration: what each of them changed, laid together field by field, so that nothing typed is lost.
import { createHash } from 'node:crypto';
import type { FormValues } from '../web/forms.ts';
import { fieldLabel, fieldWords } from './correction-words.ts';
import { isBlank } from './intake/forms.ts';

/** One field both wrote, or one a colleague changed: its words in the book beside those of the form. */
export interface Difference {
  label: string;
  stored: string;
  typed: string;
}
/** A registration laid over a newer one. */
export interface Merged {
  values: FormValues;
  /** Fields where the book and the form now say different things: the form's words will replace the book's. */
  differing: Difference[];
  /** Fields a colleague changed and this officer did not: the form has taken them over. */
  taken: string[];
}

const plain = (value: string | string[] | undefined) => String((Array.isArray(value) ? value[0] : value) ?? '').trim();
const print = (value: string) => createHash('sha256').update(value).digest('base64url').slice(0, 8);

/** Fields of the kit, of the page and of this one correction, not of the paper; a late entry stays one, so nothing of it changes. */
const isOwnField = (name: string) => /^_|^(version|base|mode|visitId|petitionId|senderRows|files|reason|isLateEntry)$/.test(name);
/** A tick that is not set is not sent. */
const isTick = (name: string) => /^(isAnonymous|hasOriginals|hasStateSecret|againstOwnHead)$|\.isRepresentative$/.test(name);

const namesOf = (...forms: FormValues[]) =>
  [...new Set(forms.flatMap((form) => Object.keys(form)))].filter((name) => !isOwnField(name));

/** A short print of every field as the form was opened, carried in the form itself: it tells later what the officer changed. */
export function baseOf(values: FormValues): string {
  const prints = namesOf(values).map((name) => [name, print(plain(values[name]))] as const);
  return JSON.stringify(Object.fromEntries(prints.filter(([name]) => plain(values[name]) !== '')));
}

function readBase(values: FormValues): Record<string, string> | undefined {
  try {
    const read: unknown = JSON.parse(plain(values.base));
    return typeof read === 'object' && read !== null ? (read as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}

const empty = print('');

/** A place for a person which neither form filled, or whose people the seal keeps out of the form: nothing of it changes. */
function isUntouched(name: string, forms: readonly FormValues[]): boolean {
  const place = /^(senders|respondents)\.\d+\./.exec(name)?.[0];
  if (!place) return false;
  if (place.startsWith('senders.') && forms.some((form) => plain(form.mode) === 'sealed')) return true;
  return forms.every((form) =>
    isBlank(
      Object.fromEntries(
        Object.entries(form).flatMap(([field, value]) =>
          field.startsWith(place) ? [[field.slice(place.length), plain(value)]] : [],
        ),
      ),
    ),
  );
}

/** Whether somebody changed the registration since this form was opened; a form without its prints is taken as overtaken. */
export function wasOvertaken(stored: FormValues, typed: FormValues): boolean {
  const base = readBase(typed);
  if (!base) return true;
  return namesOf(stored, base).some((name) => print(plain(stored[name])) !== (base[name] ?? empty));
}

/**
 * Lays the officer's changes over what now stands in the book. Where both changed a field the form keeps the officer's words
 * and the difference is shown; where only the colleague did, the form takes the colleague's.
 */
export function mergeOnto(stored: FormValues, typed: FormValues): Merged {
  const base = readBase(typed);
  const values: FormValues = { ...typed };
  const differing: Difference[] = [];
  const taken: string[] = [];
  for (const name of namesOf(stored, typed)) {
    const [now, mine] = [plain(stored[name]), plain(typed[name])];
    const wasSent = name in typed || isTick(name);
    if (now === mine || isUntouched(name, [stored, typed])) continue;
    const isMine = wasSent && (base === undefined || print(mine) !== (base[name] ?? empty));
    if (!isMine) {
      values[name] = now;
      if (wasSent) taken.push(fieldLabel(name));
      continue;
    }
    values[name] = mine;
    if (fieldLabel(name))
      differing.push({ label: fieldLabel(name), stored: fieldWords(name, now), typed: fieldWords(name, mine) });
  }
  return { values, differing, taken: taken.filter(Boolean) };
}

/** What a correction changed: facts with their old and new words, words of people by name only, because events outlive a seal. */
export function changesBetween(
  before: FormValues,
  after: FormValues,
  sealed: boolean,
): { label: string; from?: string; to?: string }[] {
  return namesOf(before, after).flatMap((name) => {
    const [was, is] = [plain(before[name]), plain(after[name])];
    const label = fieldLabel(name);
    if (was === is || label === '' || !(name in after || isTick(name)) || isUntouched(name, [before, after])) return [];
    return sealed || !isFact(name) ? [{ label }] : [{ label, from: fieldWords(name, was), to: fieldWords(name, is) }];
  });
}

/** Dates, codes and counts: nobody is named in them. */
const isFact = (name: string) =>
  /^(declaredType|knpaKind|source|receivedOn|postmarkedOn|writtenOn|senderKind|senderCount|isAnonymous|field|contestedOn|previousOn|sourceOn|hasOriginals|hasStateSecret)$/.test(
    name,
  );

/** A date from which a clock runs. */
export const movesClock = (before: FormValues, after: FormValues): boolean =>
  ['receivedOn', 'declaredType'].some((name) => plain(before[name]) !== plain(after[name]));
