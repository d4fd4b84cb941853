// One record out of an old book before whoever reads it: what the book says, and what of it is proposed for the open. Pure.
import { fieldLabel } from '../../petitions/correction-words.ts';
import { proposedOf } from '../../petitions/history-words.ts';
import type { SaidAgainst } from '../../petitions/named/anew.ts';
import { saidInAll } from '../../petitions/named/said.ts';
import { respondentField } from '../../petitions/old-words/place.ts';
import type { SealedPerson } from '../../sealing/identities.ts';
import type { Withheld } from '../../sealing/withheld.ts';
import { isGuessedName } from '../people.ts';
import type { WaitingRecord } from './queries.ts';

/** A waiting record with whom its seal keeps. */
export interface OpenedRecord {
  record: WaitingRecord;
  people: readonly SealedPerson[];
  /** Fields in which the sentence stands, where the seal says no word of them. */
  unread: readonly string[];
}

export interface ReadField {
  name: string;
  label: string;
  /** As the book has it; '' where the seal keeps no word of it. */
  original: string;
  proposed: string;
  /** No cell of the book says it: the software took it from the words. */
  isGuess?: true;
}

/** "p12", "v7": what a record is called in the form. */
export const keyOf = ({ kind, recordId }: Pick<WaitingRecord, 'kind' | 'recordId'>): string => `${kind.charAt(0)}${recordId}`;
/** The name of the box of one field: "p12.subject". */
export const inputOf = (record: Pick<WaitingRecord, 'kind' | 'recordId'>, field: string): string => `${keyOf(record)}.${field}`;

const labels: Readonly<Record<string, string>> = {
  respondent: 'Người bị tố cáo',
  note: 'Kết quả, ghi chú',
  result: 'Kết quả',
  hostName: 'Người tiếp',
  guidedTo: 'Hướng dẫn đến',
  transferredTo: 'Chuyển đến',
  oldNumber: 'Số trên sổ cũ',
  paperNumber: 'Số trên sổ cũ',
};
/** A petition's note holds what came of it too; a visit has a place for that. */
const labelOf = ({ kind }: WaitingRecord, name: string): string =>
  kind === 'visit' && name === 'note' ? 'Ghi chú' : (labels[name] ?? fieldLabel(name));
const order = ['subject', 'summary', 'request', 'respondent'];
const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);

/** Never left blank: a petition is found and told by them. */
export const neededFields = ['subject', 'summary'];

const noWords = { words: {}, respondents: [], areFound: false, areShown: true };
const withheldOf = (people: OpenedRecord['people']): Withheld => people.find((one) => one.withheld)?.withheld ?? noWords;

const peopleIn = (text: string) =>
  text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({ name, position: '', accountId: null }));

/** What the book says and whom it is proposed to be against: searched before it was opened. */
export function saidBefore(one: OpenedRecord): SaidAgainst {
  const { words, respondents } = withheldOf(one.people);
  const proposed = fieldsOf(one).find(({ name }) => name === respondentField)?.proposed;
  return { respondents: peopleIn(proposed ?? respondents.join(';')), ...saidInAll(words) };
}

/** The same of the words as they go out. @param read by the field's name; whom it is against stays where it is no field of the page */
export function saidAsRead(one: OpenedRecord, read: Readonly<Record<string, string>>): SaidAgainst {
  const { [respondentField]: against, ...words } = read;
  return { respondents: against === undefined ? saidBefore(one).respondents : peopleIn(against), ...saidInAll(words) };
}

/** The fields to be read, each with what the book says and what is proposed. */
export function fieldsOf({ record, people, unread }: OpenedRecord): ReadField[] {
  const withheld = withheldOf(people);
  const put = proposedOf(withheld, people);
  const fields = Object.entries(withheld.words).map(([name, original]) => ({ name, original, proposed: put.words[name] ?? '' }));
  return [
    ...fields,
    ...againstField(withheld, put.respondents),
    ...unread.filter((name) => withheld.words[name] === undefined).map((name) => ({ name, original: '', proposed: '' })),
  ]
    .map((field) => ({ ...field, label: labelOf(record, field.name) }))
    .sort((a, b) => rank(a.name) - rank(b.name));
}

/** Whom it is against, where that waits. What the software only guessed and is nobody's name is not proposed, nor shown as the book's word. */
function againstField({ respondents, areFound, areShown }: Withheld, proposed: readonly string[]): Omit<ReadField, 'label'>[] {
  const said = respondents.filter(Boolean);
  if (areFound) {
    const isName = said.length > 0 && said.every(isGuessedName);
    return [
      {
        name: respondentField,
        original: isName ? said.join('; ') : '',
        proposed: isName ? proposed.filter(Boolean).join('; ') : '',
        isGuess: true,
      },
    ];
  }
  if (areShown || said.length === 0) return [];
  return [{ name: respondentField, original: said.join('; '), proposed: proposed.filter(Boolean).join('; ') }];
}
