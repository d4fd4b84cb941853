// Two officers correct one registration: its fields for the laying together of both, and what a correction changed.
import { type Corrected, personField } from '../audit/corrected.ts';
import { fieldsOf, isOvertaken, type Merged, type MergeRules, mergeForms, plain, printsOf } from '../web/form-merge.ts';
import type { FormValues } from '../web/forms.ts';
import { fieldLabel, fieldWords } from './correction-words.ts';
import { isBlank } from './intake/forms.ts';

/** Fields of the kit, of the page and of this one correction, not of the paper; a late entry stays one, so nothing of it changes. */
const isOwnField = (name: string) => /^_|^(version|base|mode|visitId|petitionId|senderRows|files|reason|isLateEntry)$/.test(name);
/** A tick that is not set is not sent. */
const isTick = (name: string) => /^(isAnonymous|hasOriginals|hasStateSecret|againstOwnHead)$|\.isRepresentative$/.test(name);

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

const rules: MergeRules = { isField: (name) => !isOwnField(name), isTick, isUntouched, label: fieldLabel, words: fieldWords };
const namesOf = (...forms: FormValues[]) => fieldsOf(rules, ...forms);

/** A short print of every field as the form was opened, carried in the form itself: it tells later what the officer changed. */
export const baseOf = (values: FormValues): string => printsOf(rules, values);

/** Whether somebody changed the registration since this form was opened. */
export const wasOvertaken = (stored: FormValues, typed: FormValues): boolean => isOvertaken(rules, stored, typed);

/** Lays the officer's changes over what now stands in the book. */
export const mergeOnto = (stored: FormValues, typed: FormValues): Merged => mergeForms(rules, stored, typed);

/**
 * What a correction changed: every field as it stood and as it stands, to be kept behind the wall of the petition's words; and for the event,
 * which outlives a seal, facts with their words and the rest by name only.
 */
export function changesBetween(
  before: FormValues,
  after: FormValues,
  sealed: boolean,
): { words: Corrected[]; told: { label: string; from?: string; to?: string }[] } {
  const changed = namesOf(before, after).flatMap((name) => {
    const [was, is] = [plain(before[name]), plain(after[name])];
    const label = fieldLabel(name);
    if (was === is || label === '' || !(name in after || isTick(name)) || isUntouched(name, [before, after])) return [];
    const of = ofSender(name, [before, after]);
    const words = { label, from: fieldWords(name, was), to: fieldWords(name, is), ...(of ? { of } : {}) };
    return [{ name, words }];
  });
  return {
    words: changed.map(({ name, words }) => (isFact(name) ? { ...words, isFact: true } : words)),
    told: changed.map(({ name, words: { label, from, to } }) => (sealed || !isFact(name) ? { label } : { label, from, to })),
  };
}

function ofSender(name: string, forms: readonly FormValues[]) {
  const [, place = '', field = ''] = /^(senders\.\d+\.)(\w+)$/.exec(name) ?? [];
  return personField(place, field, forms);
}

/** Dates, codes and counts: nobody is named in them. */
const isFact = (name: string) =>
  /^(declaredType|knpaKind|source|receivedOn|postmarkedOn|writtenOn|senderKind|senderCount|isAnonymous|field|contestedOn|previousOn|sourceOn|hasOriginals|hasStateSecret)$/.test(
    name,
  );

/** A date from which a clock runs. */
export const movesClock = (before: FormValues, after: FormValues): boolean =>
  ['receivedOn', 'declaredType'].some((name) => plain(before[name]) !== plain(after[name]));
