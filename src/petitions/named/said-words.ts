// A text cut into its words as a name is looked for in it: each with what stands between it and the one before. Pure.
import { sameWord } from '../../sealing/spelling.ts';
import { surnames } from '../../sealing/titles.ts';
import { fold } from '../../search/fold.ts';

export interface SaidWord {
  /** As written, in NFC. */
  text: string;
  /** Small letters with their marks. */
  lower: string;
  folded: string;
  /** What stands before it, behind the word before. */
  gap: string;
  /** Where it begins and ends in the text. */
  start: number;
  end: number;
  /** Words around it are written without any mark. */
  isUnmarked: boolean;
  /** Words around it are all small letters or all capitals: a capital letter tells nothing. */
  isUncased: boolean;
}

/** So many words to either side say how a text is written there. */
const around = 5;
/** "đ/c Cuong": who types without marks finds these ready made. */
const readyMade = new Set(['đ', 'đc', 'ô', 'ông', 'bà', 'đồng', 'chí']);

/** Words of a book come again and again. */
const kept = new Map<string, { lower: string; folded: string }>();
const mostKept = 20_000;
function formsOf(said: string) {
  const known = kept.get(said);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const made = { lower: said.toLocaleLowerCase('vi'), folded: fold(said) };
  kept.set(said, made);
  return made;
}

/** @param isCell a cell is written in one way from its first word to its last; a longer text is looked at word by word */
export function wordsOf(text: string, isCell: boolean): SaidWord[] {
  const composed = text.normalize('NFC');
  let end = 0;
  const words = [...composed.matchAll(/[\p{L}\p{M}]+/gu)].map((found) => {
    const said = found[0];
    const gap = composed.slice(end, found.index);
    end = found.index + said.length;
    return { text: said, ...formsOf(said), gap, start: found.index, end, isUnmarked: false, isUncased: false };
  });
  const marks = words.map(({ lower, folded }) => folded !== lower && !readyMade.has(lower));
  const large = words.map(({ text: said }) => /^\p{Lu}/u.test(said));
  const small = words.map(({ text: said }) => /\p{Ll}/u.test(said));
  return words.map((word, at) => {
    const [from, to] = isCell ? [0, words.length] : [Math.max(0, at - around), at + around + 1];
    return {
      ...word,
      isUnmarked: !marks.slice(from, to).includes(true),
      isUncased: !large.slice(from, to).includes(true) || !small.slice(from, to).includes(true),
    };
  });
}

/** The two stand beside each other: a blank, the dot of an initial ("V.B. Cường"), a hyphen within a name. */
export const isBeside = (before: SaidWord, { gap }: SaidWord) =>
  /^(?:\s+|-)$/.test(gap) || ([...before.text].length < 3 && /^\s*\.\s*$/.test(gap));
/** "B." of "V.B. Cường": one capital letter. */
export const isInitial = ({ text }: Pick<SaidWord, 'text'>) => [...text].length === 1 && /^\p{Lu}$/u.test(text);
/** "VB Cường": initials written together. */
const areInitials = ({ text }: Pick<SaidWord, 'text'>) => /^\p{Lu}{2,3}$/u.test(text);

/** The word as it is written, or as who writes without marks writes it. */
export const isSame = (found: Pick<SaidWord, 'text' | 'folded' | 'isUnmarked'>, word: string) =>
  sameWord(found.text, word) || (found.isUnmarked && found.folded === fold(word));

/** A surname of the language, with its marks or, in a text written without them, without. */
export const isSurname = (word: Pick<SaidWord, 'lower' | 'folded' | 'isUnmarked'>) =>
  surnames.has(word.lower) || (word.isUnmarked && unmarkedSurnames.has(word.folded));
const unmarkedSurnames = new Set([...surnames].map(fold));

/** Every one of these words stands in the name, in its order; an initial stands for a word that begins with it. */
export function isWithin(words: readonly SaidWord[], name: readonly string[]): boolean {
  let at = 0;
  const letters = words.flatMap((word) =>
    areInitials(word) && !name.some((own) => isSame(word, own)) ? [...word.text].map((text) => ({ ...word, text })) : [word],
  );
  return letters.every((word) => {
    while (at < name.length) {
      const own = name[at] ?? '';
      at += 1;
      if (isInitial(word) ? fold(own).startsWith(fold(word.text)) : isSame(word, own)) return true;
    }
    return false;
  });
}
