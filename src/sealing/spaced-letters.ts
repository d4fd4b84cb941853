// A text as it reads with the words of a name put together again that stand in it letter by letter ("bà T u y ế t", "T-u-y-ế-t"). Pure.
import { fold } from '../search/fold.ts';
import type { Loosened } from './loosened.ts';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Two letters that stand alone one behind the other: without them nothing is spaced out. */
const someApart = /(?<![\p{L}\p{N}])\p{L}[ \t._*–—-]{1,3}\p{L}(?![\p{L}\p{N}])/u;

/**
 * Undefined for a text in which none of these words is spaced out.
 * @param folded the source folded sign by sign, each with its place in the source, and the end of it
 */
export function unspaced(
  source: string,
  { folded, places }: { folded: string; places: readonly number[] },
  words: readonly string[],
): Loosened | undefined {
  if (!someApart.test(source)) return undefined;
  const spelt = [...new Set(words.map(fold))]
    .filter((word) => word.length > 1)
    .sort((one, other) => other.length - one.length)
    .map((word) => [...word].map(literal).join('[ ._*-]{1,3}'));
  if (spelt.length === 0) return undefined;
  let text = '';
  const kept: number[] = [];
  let at = 0;
  const take = (to: number) => {
    text += source.slice(at, to);
    for (; at < to; at += 1) kept.push(at);
  };
  for (const { 0: found, index } of folded.matchAll(new RegExp(`(?<![a-z0-9])(?:${spelt.join('|')})(?![a-z0-9])`, 'g'))) {
    const [from, to] = [places[index] ?? 0, places[index + found.length] ?? source.length];
    if (!isOneWord(source.slice(from, to))) continue;
    take(from);
    for (; at < to; at += 1) {
      if (!/[\p{L}\p{M}]/u.test(source.charAt(at))) continue;
      text += source.charAt(at);
      kept.push(at);
    }
  }
  if (at === 0) return undefined;
  take(source.length);
  kept.push(source.length);
  return { text, places: kept };
}

/** "T u y ế t", "T U Y Ế T"; "A. N.", "H.O.A." are somebody's initials, "à n" no name. */
const isOneWord = (found: string) =>
  /^\p{Lu}(?:[^\p{L}]+\p{Ll}\p{M}*)+$/u.test(found) ||
  (/^(?:\p{L}\p{M}*[ \t]+){2,}\p{L}\p{M}*$/u.test(found) && !/\./.test(found));
