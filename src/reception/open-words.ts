// What a sealed visit says in the open: asked about before it is written down.

import { behindSeal } from '../petitions/behind-seal.ts';
import { type openWordsQuestion, openWordsQuestionOn, settleOpenWords } from '../sealing/open-words.ts';
import type { Wards } from '../units/wards.ts';
import type { VisitEntry } from './entry-form.ts';
import { sealedPersonOf } from './entry-people.ts';

const openFields = ['request', 'explained', 'conclusion', 'note'] as const;
const labels: Record<(typeof openFields)[number], string> = {
  request: 'Công dân đề nghị',
  explained: 'Nội dung trả lời',
  conclusion: 'Kết luận',
  note: 'Ghi chú',
};

export interface SettledEntry {
  entry: VisitEntry;
  original: string;
}

type OpenEntry = Pick<VisitEntry, 'contents' | 'people' | 'respondentName' | (typeof openFields)[number]>;

/** What an entry says in the open, with the fields' names, and whom it may name there. */
function openWordsOf(entry: OpenEntry) {
  const summaries = Object.fromEntries(entry.contents.map((content, index) => [`c${index + 1}_summary`, content.summary]));
  return {
    words: { ...summaries, ...Object.fromEntries(openFields.map((name) => [name, entry[name]])) } as Record<string, string>,
    labels: { ...labels, ...Object.fromEntries(Object.keys(summaries).map((name) => [name, 'Tóm tắt nội dung'])) },
    people: entry.people,
    others: [entry.respondentName].filter(Boolean),
  };
}

/** The question with the text as it will stand. */
export function entryQuestionOn(entry: OpenEntry): typeof openWordsQuestion {
  const { words, people, labels, others } = openWordsOf(entry);
  return openWordsQuestionOn(words, people, labels, others);
}

/**
 * The entry as it may stand in the open, with the original of what was replaced; an entry that is not sealed stays as it is.
 * @throws FormInvalid with the question while its words name a sender and nobody has answered
 */
export function settleEntry(entry: VisitEntry, sealed: boolean): SettledEntry {
  if (!sealed) return { entry, original: '' };
  const open = openWordsOf(entry);
  const { words, original } = settleOpenWords(open.words, open.people, entry.openWords ?? null, open.labels, open.others);
  return {
    original,
    entry: {
      ...entry,
      ...Object.fromEntries(openFields.map((name) => [name, words[name]])),
      contents: entry.contents.map((content, index) => ({ ...content, summary: words[`c${index + 1}_summary`] ?? '' })),
    },
  };
}

/** Whom the seal of a visit takes, the original words with the first of them. */
export const visitorsBehindSeal = (entry: VisitEntry, wards: Wards, original: string) =>
  behindSeal(
    entry.people.map((person) => sealedPersonOf(person, wards)),
    [original],
  );
