// A long list in a cell: its first entries, and the others behind their number. Pure.
import { figureWords } from './numbers.ts';

export interface Folded<T> {
  first: T[];
  rest: T[];
  /** "54 hồ sơ nữa"; '' where nothing is folded. */
  words: string;
}

const mostShown = 5;

/** @param what is listed: "hồ sơ" */
export function folded<T>(all: readonly T[], what: string): Folded<T> {
  // One alone takes no less room folded.
  if (all.length <= mostShown + 1) return { first: [...all], rest: [], words: '' };
  return {
    first: all.slice(0, mostShown),
    rest: all.slice(mostShown),
    words: `${figureWords(all.length - mostShown, 0)} ${what} nữa`,
  };
}
