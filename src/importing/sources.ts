// A book of the office by its name: the same however it was typed, so that what is remembered of it and what has gone in is found. Pure.
import { fold } from '../search/fold.ts';

/** Case, blanks and the way marks are put together tell no two books apart. */
const plain = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('vi');
const isUnmarked = (name: string) => plain(name) === fold(name);

/**
 * The known book a typed name means; undefined for a new one. Typed without any marks, or kept so, it means the one book it may stand
 * for: where two would do it is none of them. Two names with different marks are two books.
 */
export function sourceMeant<T extends { name: string }>(known: readonly T[], typed: string): T | undefined {
  const exact = known.find(({ name }) => name === typed) ?? known.find(({ name }) => plain(name) === plain(typed));
  if (exact) return exact;
  const alike = known.filter(({ name }) => fold(name) === fold(typed) && (isUnmarked(name) || isUnmarked(typed)));
  return new Set(alike.map(({ name }) => plain(name))).size === 1 ? alike[0] : undefined;
}
