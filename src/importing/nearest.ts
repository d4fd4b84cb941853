// What a word nobody knows may mean: offered beside it to whoever decides, and never chosen for him. Pure.
import type { Book } from './targets.ts';
import { type ChoiceField, distance, tableOf, wordKey } from './vocabulary.ts';

/** "Trả lời" answers the citizen, "trả lại" gives his paper back: a letter apart, and never taken for one another. */
const replied = /\btra loi\b/;
const returned = /\btra lai\b/;
const isAcross = (one: string, other: string) =>
  (replied.test(one) && returned.test(other)) || (returned.test(one) && replied.test(other));

/** A resolution that pauses goes on, one that was stopped does not: "tạm đình chỉ", "đình chỉ". */
const paused = /\btam dinh chi\b/;

/** What follows a known beginning and takes its meaning back: "Đã giải quyết một phần". */
const takenBack = /\b(?:chua|khong|dang|mot phan)\b/;

/** The meaning of a known word of more than one syllable it begins with, the longest; else of the nearest by letters; '' for none. */
export function suggest(field: ChoiceField, book: Book, text: string): string {
  const key = wordKey(text);
  if (paused.test(key)) return '';
  return beginning(field, book, key) || nearest(field, book, key);
}

function beginning(field: ChoiceField, book: Book, key: string): string {
  let best = '';
  let longest = 0;
  for (const [word, code] of tableOf(field, book)) {
    if (word.length <= longest || !word.includes(' ') || !key.startsWith(word) || /[a-z0-9]/.test(key[word.length] ?? ''))
      continue;
    longest = word.length;
    best = takenBack.test(key.slice(word.length)) ? '' : code;
  }
  return best;
}

function nearest(field: ChoiceField, book: Book, key: string): string {
  let best = '';
  let least = Math.max(1, Math.floor(key.length / 4)) + 1;
  for (const [word, code] of tableOf(field, book)) {
    if (Math.abs(word.length - key.length) >= least || isAcross(key, word)) continue;
    const far = distance(key, word, least);
    if (far < least) {
      least = far;
      best = code;
    }
  }
  return best;
}
