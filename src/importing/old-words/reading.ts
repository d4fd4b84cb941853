// One record out of an old book before whoever reads it: what the book says, and what of it is proposed for the open. Pure.
import { fieldLabel } from '../../petitions/correction-words.ts';
import { proposedOf } from '../../petitions/history-words.ts';
import type { SealedPerson } from '../../sealing/identities.ts';
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
}

/** "p12", "v7": what a record is called in the form. */
export const keyOf = ({ kind, recordId }: Pick<WaitingRecord, 'kind' | 'recordId'>): string => `${kind.charAt(0)}${recordId}`;
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
const order = ['subject', 'summary', 'request', 'respondent'];
const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);

/** Never left blank: a petition is found and told by them. */
export const neededFields = ['subject', 'summary'];

/** The fields to be read, each with what the book says and what is proposed. */
export function fieldsOf({ people, unread }: OpenedRecord): ReadField[] {
  const withheld = people.find((one) => one.withheld)?.withheld ?? {
    words: {},
    respondents: [],
    areFound: false,
    areShown: true,
  };
  const put = proposedOf(withheld, people);
  const fields = Object.entries(withheld.words).map(([name, original]) => ({ name, original, proposed: put.words[name] ?? '' }));
  const respondent = withheld.respondents.filter(Boolean).join('; ');
  return [
    ...fields,
    ...(withheld.areShown || respondent === ''
      ? []
      : [{ name: 'respondent', original: respondent, proposed: put.respondents.filter(Boolean).join('; ') }]),
    ...unread.filter((name) => withheld.words[name] === undefined).map((name) => ({ name, original: '', proposed: '' })),
  ]
    .map((field) => ({ ...field, label: labels[field.name] ?? fieldLabel(field.name) }))
    .sort((a, b) => rank(a.name) - rank(b.name));
}
