// A sender's name with words of its middle left out ("Nguyễn Bạch Tuyết", "Nguyễn Tuyết" for Nguyễn Thị Bạch Tuyết), its family name
// shortened ("Ng. Tuyết"), or the given name first ("Tuyết, Nguyễn Thị Bạch"). Two others may be called so, too: it counts with its marks,
// not as the end or the beginning of another name, not as a place's, and not where somebody on the other side is called so. Pure.
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import { aheadIn, calledBy, isCapital, isPartOfAnother, type NamePattern, withSaid } from './called-by.ts';
import { isSpelt } from './spelling.ts';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (pattern: string) => new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g');
const between = '[^a-z0-9]{1,4}';
const wordsOf = (text: string) => text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
/** "Nguyễn": "Ng", "N". */
const shortened = (word: string) => [...new Set([/^[^aeiouy]*/.exec(word)?.[0] ?? '', word.slice(0, 1)])].filter(Boolean);
const anyOf = (word: string) => `(?:${[word, ...shortened(word)].map(literal).join('|')})`;

/** Signs that part one from another rather than the words of one name: a comma, the end of a sentence, a new line of a list. */
const parting = /[,;:!?()"“”]|\n\s*\S*[^\p{L}\s]|\p{L}{3}\.\s/u;

/** @param said the words of the name @param others names on the other side */
export function shortNamePatterns(said: readonly string[], others: readonly string[], isUnmarked: boolean): NamePattern[] {
  const folded = said.map(fold);
  const [family = '', last = ''] = [folded[0], folded.at(-1)];
  const middle = folded.slice(1, -1);
  const optional = middle.map((word) => `(?:${anyOf(word)}${between})?`).join('');
  const ahead = aheadIn(isUnmarked);
  const isWritten = (words: readonly string[]) =>
    isUnmarked || words.every((word) => !folded.includes(fold(word)) || said.some((one) => isSpelt(word, one)));
  const isAnothers = (words: readonly string[]) =>
    others.some((one) => isCalledSo(fold(bareName(one)).split(' '), words.map(fold)));
  const counts: NamePattern['at'] = (source, from, to) => {
    const text = source.slice(from, to);
    const words = wordsOf(text);
    const isLonger = /^[ \t]\p{Lu}\p{Ll}/u.test(source.slice(to, to + 4));
    if (isLonger || parting.test(text) || !isWritten(words) || isAnothers(words)) return undefined;
    const how = calledBy(ahead, source, from, to, isUnmarked);
    if (how === 'titled') return withSaid(ahead, source, from, to);
    if (how === 'kin') return { from, to };
    if (isPartOfAnother(source, from)) return undefined;
    // "Ng. Tuyết", "N. T. Tuyết"; "p. Bình" is a ward.
    if (fold(words[0] ?? '') !== family)
      return /^\p{L}+\./u.test(text) && words.every(isCapital) && (words.length > 2 || (words[0] ?? '').length > 1)
        ? { from, to }
        : undefined;
    if (words.length === 2) return how === 'alone' ? { from, to } : undefined;
    return words.every(isCapital) || words.every((word) => folded.includes(fold(word))) ? { from, to } : undefined;
  };
  const turned: NamePattern = {
    pattern: whole(`${literal(last)}\\s*[,(]\\s*${[family, ...middle].map(literal).join(between)}`),
    at: (source, from, to) => {
      const words = wordsOf(source.slice(from, to));
      const isLonger = /^[ \t]\p{Lu}/u.test(source.slice(to, to + 3));
      return isLonger || !words.every(isCapital) || !isWritten(words) ? undefined : withSaid(ahead, source, from, to);
    },
  };
  return [
    { pattern: whole(`${anyOf(family)}${between}${optional}${literal(last)}`), at: counts },
    ...(middle.length > 0 ? [turned] : []),
  ];
}

/** May these words, some of them shortened, be a way to write that name? */
function isCalledSo(name: readonly string[], words: readonly string[]): boolean {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return (
    name.at(-1) === last &&
    (name[0] ?? '').startsWith(first) &&
    words.slice(1, -1).every((word) => name.slice(1, -1).some((one) => one.startsWith(word)))
  );
}
