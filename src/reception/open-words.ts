// What a sealed visit says in the open: asked about before it is written down.

import { behindSeal } from '../petitions/behind-seal.ts';
import { type openWordsQuestion, openWordsQuestionOn, settleOpenWords } from '../sealing/open-words.ts';
import type { Betrayed } from '../sealing/senders-in-text.ts';
import type { Wards } from '../units/wards.ts';
import type { VisitEntry } from './entry-form.ts';
import { sealedPersonOf } from './entry-people.ts';

/** Every text of the entry's own that stands in the open beside a seal, with its name on the form (sealing/record-words.ts lists their columns). */
const labels = {
  request: 'Công dân đề nghị',
  explained: 'Nội dung trả lời',
  conclusion: 'Kết luận',
  note: 'Ghi chú',
  hostName: 'Họ và tên người chủ trì',
  hostTitle: 'Chức vụ người chủ trì',
  companions: 'Cùng tiếp',
  previousResolver: 'Cơ quan đã giải quyết',
  respondentPost: 'Chức vụ, nơi công tác',
  guidedTo: 'Hướng dẫn đến cơ quan',
  guidanceNumber: 'Số phiếu hướng dẫn',
  transferredTo: 'Chuyển đến cơ quan',
  transferNumber: 'Số văn bản chuyển',
} as const;
type OpenField = keyof typeof labels;
const openFields = Object.keys(labels) as OpenField[];
/** And those of its rows: contents c1…, papers handed in d1…. */
const contentLabels = { summary: 'Tóm tắt nội dung', org: 'Cơ quan có thẩm quyền' } as const;
const documentLabels = { name: 'Tên tài liệu', condition: 'Tình trạng' } as const;

export interface SettledEntry {
  entry: VisitEntry;
  original: string;
}

type OpenEntry = Pick<VisitEntry, 'contents' | 'documents' | 'people' | 'respondentName' | OpenField>;

/** What an entry says in the open, with the fields' names, and whom it may name there. */
function openWordsOf(entry: OpenEntry) {
  const fields = [
    ...entry.contents.flatMap((one, index) => fieldsOf(`c${index + 1}_`, one, contentLabels)),
    ...entry.documents.flatMap((one, index) => fieldsOf(`d${index + 1}_`, one, documentLabels)),
    ...fieldsOf('', entry, labels),
  ];
  return {
    words: Object.fromEntries(fields.map(({ name, text }) => [name, text])),
    labels: Object.fromEntries(fields.map(({ name, label }) => [name, label])),
    people: entry.people,
    others: [entry.respondentName].filter(Boolean),
  };
}

const fieldsOf = <F extends string>(
  prefix: string,
  row: Readonly<Record<NoInfer<F>, string>>,
  named: Readonly<Record<F, string>>,
) => (Object.keys(named) as F[]).map((field) => ({ name: `${prefix}${field}`, text: row[field], label: named[field] }));

/**
 * The question with the text as it will stand.
 * @param before who stood in the register instead, of an entry that is corrected
 */
export function entryQuestionOn(entry: OpenEntry, before: readonly Betrayed[] = []): typeof openWordsQuestion {
  const { words, people, labels, others } = openWordsOf(entry);
  return openWordsQuestionOn(words, [...people, ...before], labels, others);
}

/**
 * The entry as it may stand in the open, with the original of what was replaced; an entry that is not sealed stays as it is.
 * @param before who stood in the register instead, of an entry that is corrected
 * @throws FormInvalid with the question while its words name a sender and nobody has answered
 */
export function settleEntry(entry: VisitEntry, sealed: boolean, before: readonly Betrayed[] = []): SettledEntry {
  if (!sealed) return { entry, original: '' };
  const open = openWordsOf(entry);
  const people = [...open.people, ...before];
  const { words, original } = settleOpenWords(open.words, people, entry.openWords ?? null, open.labels, open.others);
  return {
    original,
    entry: {
      ...entry,
      ...Object.fromEntries(openFields.map((name) => [name, words[name]])),
      contents: entry.contents.map((one, index) => ({
        ...one,
        summary: words[`c${index + 1}_summary`] ?? '',
        org: words[`c${index + 1}_org`] ?? '',
      })),
      documents: entry.documents.map((one, index) => ({
        ...one,
        name: words[`d${index + 1}_name`] ?? '',
        condition: words[`d${index + 1}_condition`] ?? '',
      })),
    },
  };
}

/** Whom the seal of a visit takes, the original words with the first of them. */
export const visitorsBehindSeal = (entry: VisitEntry, wards: Wards, original: string) =>
  behindSeal(
    entry.people.map((person) => sealedPersonOf(person, wards)),
    [original],
  );
