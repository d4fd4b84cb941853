// Two officers, or two windows of one, correct one visit: only what was changed here counts as this officer's (form-merge.ts).
import { type Corrected, personField } from '../audit/corrected.ts';
import { formatDate, isDate } from '../deadlines/dates.ts';
import { idTypeNames } from '../petitions/id-types.ts';
import { petitionTypeNames, senderKindNames } from '../petitions/petition.ts';
import { isOvertaken, type Merged, type MergeRules, mergeForms, plain, printsOf } from '../web/form-merge.ts';
import type { FormValues } from '../web/forms.ts';
import { labelOf } from './correction-words.ts';
import { genderNames } from './id-papers.ts';
import { visitCapacityNames } from './standing.ts';
import { occurrenceNames, visitHostNames, visitKindNames, visitModeNames } from './visit.ts';

/** How many rows of each kind the page shows: fields without words of their own. */
const counts = ['people', 'contents', 'documents'];
/** What of a sealed visit the page asks. */
const openFacts = ['receivedOn', 'receivedTime', 'kind', 'mode', 'host', 'hostName', 'hostTitle', 'companions'];

const choices: Record<string, Record<string, string>> = {
  kind: visitKindNames,
  mode: visitModeNames,
  host: visitHostNames,
  senderKind: senderKindNames,
  inJurisdiction: { yes: 'Thuộc thẩm quyền', no: 'Không thuộc' },
  occurrence: occurrenceNames,
  idType: idTypeNames,
  gender: genderNames,
  capacity: visitCapacityNames,
  type: petitionTypeNames,
};

/** What of a row makes it one: without these nobody and nothing is written down in it. */
const rowWords: Record<string, readonly string[]> = { p: ['name', 'idNumber'], c: ['summary'], d: ['name'] };

function isUntouched(name: string, forms: readonly FormValues[]): boolean {
  const [, letter = '', number = ''] = /^([pcd])(\d+)_/.exec(name) ?? [];
  const words = rowWords[letter];
  return words !== undefined && forms.every((form) => words.every((word) => plain(form[`${letter}${number}_${word}`]) === ''));
}

/** What a value says to an officer: the words of a code, the text itself. */
const wordsOfField = (name: string, value: string) =>
  choices[name.replace(/^[pcd]\d+_/, '')]?.[value] ?? (isDate(value) ? formatDate(value) : value);

/**
 * What a correction changed, in words, for its timeline.
 * @param forms as they stood and as they stand, where people are among their fields
 */
export const correctedIn = (
  different: readonly { name: string; label: string; stored: string; typed: string }[],
  forms: readonly FormValues[] = [],
): Corrected[] =>
  different.map(({ name, label, stored, typed }) => {
    const of = ofVisitor(name, forms);
    return {
      label,
      from: wordsOfField(name, stored),
      to: wordsOfField(name, typed),
      ...(of ? { of } : {}),
      ...(codedFacts.includes(name) ? { isFact: true } : {}),
    };
  });

/** Of what of a sealed visit is asked, days, hours and codes. */
const codedFacts = ['receivedOn', 'receivedTime', 'kind', 'mode', 'host'];

function ofVisitor(name: string, forms: readonly FormValues[]) {
  const [, row = '', field = ''] = /^(p\d+_)(\w+)$/.exec(name) ?? [];
  return personField(row, field, forms);
}

const rulesOf = (sealed: boolean): MergeRules => ({
  isField: (name) => (sealed ? openFacts.includes(name) : counts.includes(name) || labelOf(name) !== ''),
  isTick: () => false,
  isUntouched,
  label: labelOf,
  words: wordsOfField,
});

/** What the form carries of how it was opened. */
export const visitBase = (values: FormValues, sealed: boolean): string => printsOf(rulesOf(sealed), values);

/** Whether the visit's own words changed since this form was opened. */
export const isVisitOvertaken = (stored: FormValues, typed: FormValues, sealed: boolean): boolean =>
  isOvertaken(rulesOf(sealed), stored, typed);

/** The officer's changes over what now stands; of the rows none is lost that either form has. */
export function mergeVisit(stored: FormValues, typed: FormValues, sealed: boolean): Merged {
  const merged = mergeForms(rulesOf(sealed), stored, typed);
  const rows = counts.map((name) => [name, String(Math.max(Number(plain(stored[name])) || 1, Number(plain(typed[name])) || 1))]);
  return { ...merged, values: { ...merged.values, ...Object.fromEntries(rows) } };
}
