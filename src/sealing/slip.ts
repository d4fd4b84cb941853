// A given name typed with one slip: a letter twice ("Khuyênn"), or one mark another where nobody is called so ("Khuyện" for Khuyên). Pure.
import { fold } from '../search/fold.ts';
import { givenNames } from './given-names.ts';
import { sameWord } from './spelling.ts';
import { surnames } from './titles.ts';

/** Shorter ones are told apart by their marks alone: Hà, Hạ, Hoa, Hòa. */
const shortest = { doubled: 3, marked: 4 };

/** A folded word with each of its letters twice, one at a time. */
export const doubledIn = (folded: string): string[] =>
  folded.length < shortest.doubled || !/^[a-z]+$/.test(folded)
    ? []
    : [...new Set([...folded].map((letter, at) => folded.slice(0, at) + letter + folded.slice(at)))];

/** @param isUnmarked whether the text is one of which nobody can tell the marks */
export function isSlip(found: string, word: string, isUnmarked: boolean): boolean {
  const typed = found.normalize('NFC');
  if (!/^\p{Lu}\p{Ll}+$/u.test(typed)) return false;
  const plain = fold(word);
  if (fold(typed) !== plain) {
    const withoutOne = [...typed].flatMap((letter, at) =>
      letter.toLowerCase() === typed[at + 1]?.toLowerCase() ? [typed.slice(0, at) + typed.slice(at + 1)] : [],
    );
    return withoutOne.some((one) => (isUnmarked ? fold(one) === plain : sameWord(one, word)));
  }
  if (isUnmarked || plain.length < shortest.marked || sameWord(typed, word)) return false;
  const lower = typed.toLowerCase();
  return !givenNames.has(lower) && !surnames.has(lower) && differingMarks(lower, word.toLowerCase()) === 1;
}

/** How many marks one has and the other lacks, one in the place of another counting once. */
function differingMarks(one: string, other: string): number {
  const marksOf = (text: string) => text.normalize('NFD').replaceAll('đ', 'd\u0335').match(/\p{M}/gu) ?? [];
  const lacking = (some: readonly string[], from: readonly string[]) => {
    const rest = [...from];
    return some.filter((mark) => {
      const at = rest.indexOf(mark);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    }).length;
  };
  const [mine, theirs] = [marksOf(one), marksOf(other)];
  return Math.max(lacking(mine, theirs), lacking(theirs, mine));
}
