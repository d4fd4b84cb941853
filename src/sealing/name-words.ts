// The words of one name where they stand in a text: which run of words there may be a way to write that name, whole or shortened. Pure.
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import { isSpelt } from './spelling.ts';

/** A word of a text that is a word of the name. */
export interface NameWord {
  text: string;
  from: number;
  to: number;
  /** Which word of the name; of initials written together the first. */
  index: number;
  isWhole: boolean;
}

/** "Nguyễn Thị-Tuyết" → its three words. */
export const wordsOf = (text: string) => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
/** "Nguyễn": "Ng", "N"; "Quang": "Qu", "Q". */
const shortened = (folded: string) =>
  [/^[^aeiouy]*/.exec(folded)?.[0] ?? '', /^(?:gi|qu)/.exec(folded)?.[0] ?? '', folded.slice(0, 1)].filter(Boolean);

/** One of them is read no further than this. */
const longest = 40;
const wordBefore = /(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]+)([^\p{L}\p{M}\p{N}]{1,4})$/u;
const wordAfter = /^([^\p{L}\p{M}\p{N}]{1,4})([\p{L}\p{M}]+)(?![\p{L}\p{M}\p{N}])/u;

/** Signs that part one from another rather than the words of one name: a comma, the end of a sentence, a new line of a list. */
const isParting = (word: string, sign: string) =>
  /[,;:!?()"“”&+/|•]|\n\s*[^\p{L}\s]/u.test(sign) || (/^\.\s/.test(sign) && isFullWord.test(fold(word)));
/** Of a shortened word no vowel is left but its first letter: "Ng.", "A.", "Qu.". */
const isFullWord = /^(?!(?:gi|qu|.)$).*[aeiouy]/;

export interface NameWords {
  words: readonly string[];
  folded: readonly string[];
  /** The words of the name that stand before the one at this place, from left to right. */
  before(source: string, from: number): NameWord[];
  /** Those of its middle that stand behind the family name at this place; undefined when its given name follows them. */
  middleAfter(source: string, to: number): NameWord[] | undefined;
  isWord(found: string, index: number): boolean;
}

/** @param isUnmarked whether the text is one of which nobody can tell the marks */
export function nameWords(name: string, isUnmarked: boolean): NameWords {
  const words = wordsOf(bareName(name));
  const folded = words.map(fold);
  const short = folded.map(shortened);
  const last = words.length - 1;
  const isWord = (found: string, index: number) =>
    isUnmarked ? fold(found) === folded[index] : isSpelt(found, words[index] ?? '');

  /** Which word before `next` this one is, the nearest first; "HM" are two. */
  const placeBefore = (found: string, next: number): Omit<NameWord, 'text' | 'from' | 'to'> | undefined => {
    const plain = fold(found);
    for (let index = next - 1; index >= 0; index -= 1)
      if (folded[index] === plain && isWord(found, index)) return { index, isWhole: true };
    for (let index = next - 1; index >= 0; index -= 1) if (short[index]?.includes(plain)) return { index, isWhole: false };
    if (!/^\p{Lu}{2,6}$/u.test(found)) return undefined;
    let index = next;
    for (const letter of [...plain].reverse()) {
      do index -= 1;
      while (index >= 0 && !folded[index]?.startsWith(letter));
    }
    return index < 0 ? undefined : { index, isWhole: false };
  };

  return {
    words,
    folded,
    isWord,
    before(source, from) {
      const found: NameWord[] = [];
      for (let [at, next] = [from, last]; next > 0; ) {
        const [all = '', text = '', sign = ''] = wordBefore.exec(source.slice(Math.max(0, at - longest), at)) ?? [];
        const place = text === '' || isParting(text, sign) ? undefined : placeBefore(text, next);
        if (!place) break;
        at -= all.length;
        found.unshift({ text, from: at, to: at + text.length, ...place });
        next = place.index;
      }
      return found;
    },
    middleAfter(source, to) {
      const found: NameWord[] = [];
      for (let [at, next] = [to, 1]; ; ) {
        const [all = '', sign = '', text = ''] = wordAfter.exec(source.slice(at, at + longest)) ?? [];
        if (text === '' || isParting(found.at(-1)?.text ?? words[0] ?? '', sign)) return found;
        let index = next;
        while (index < last && !isWord(text, index)) index += 1;
        const isWhole = index < last;
        if (!isWhole) {
          if (isWord(text, last)) return undefined;
          for (index = next; index < last && !short[index]?.includes(fold(text)); ) index += 1;
          if (index >= last) return found;
        }
        at += all.length;
        found.push({ text, from: at - text.length, to: at, index, isWhole });
        next = index + 1;
      }
    },
  };
}

/** May these words, some of them shortened, be a way to write that name, its given name last; or its beginning, its family name first? */
export function isCalledSo(name: string, words: readonly string[], isBeginning = false): boolean {
  const theirs = wordsOf(bareName(name)).map(fold);
  const said = words.map(fold);
  if (isBeginning ? theirs[0] !== said[0] : theirs.at(-1) !== said.at(-1)) return false;
  let next = 0;
  for (const word of theirs) if (next < said.length && word.startsWith(said[next] ?? '')) next += 1;
  return next === said.length;
}
