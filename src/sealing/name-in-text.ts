// How a sender's name is looked for in a text: the whole of it, however it is marked, cased or joined, also with initials; a part of it
// (short-name.ts); a middle word that nobody else has. Pure.
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import { aheadIn, calledBy, isCapital, isPartOfAnother, type NamePattern, withSaid } from './called-by.ts';
import { nameWords } from './name-words.ts';
import { isOneLetterOff, isSyllable } from './one-letter-off.ts';
import { shortNamePatterns } from './short-name.ts';
import { isSpelt } from './spelling.ts';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (pattern: string) => new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g');
/** A text of which nobody can tell the marks. */
export const isWithoutMarks = (text: string) => !/\p{M}|đ/iu.test(text.normalize('NFD'));

/**
 * Everything by which a text may name this person.
 * @param others names on the other side: "ông Thắng" may be one of these, and stays
 */
export function namePatterns(name: string, others: readonly string[], isUnmarked: boolean): NamePattern[] {
  const said = bareName(name).split(' ').filter(Boolean);
  if (said.length < 2) return [];
  const ahead = aheadIn(isUnmarked);
  const entire: NamePattern['at'] = (source, from, to) => withSaid(ahead, source, from, to);
  const isTyped = (found: readonly string[], words: readonly string[]) =>
    isUnmarked || found.every((word, index) => isSpelt(word, words[index] ?? ''));
  /** Words of a name that count only after whatever one is called by. */
  const titled = (words: readonly string[]): NamePattern => ({
    pattern: whole(words.map((word) => literal(fold(word))).join('\\s+')),
    at: (source, from, to) => {
      // "bà Zorina Giang" is another one.
      if (/^\s\p{Lu}\p{Ll}/u.test(source.slice(to)) || !isTyped(source.slice(from, to).split(/\s+/), words)) return undefined;
      const how = calledBy(ahead, source, from, to, isUnmarked);
      return how === 'titled' ? withSaid(ahead, source, from, to) : how === 'kin' ? { from, to } : undefined;
    },
  });
  const isOnOtherSide = (words: readonly string[]) =>
    others.some((one) => {
      const theirs = fold(bareName(one)).split(' ');
      return words.every((word) => theirs.includes(fold(word)));
    });
  /** All words but one as they are, that one with a slip: with capitals, or where the slip is no word of the language. */
  const mistyped: NamePattern['at'] = (source, from, to) => {
    const found = source.slice(from, to).split(/[^\p{L}\p{M}]+/u);
    const at = found.findIndex((word, index) => fold(word) !== fold(said[index] ?? ''));
    const odd = found[at];
    if (odd === undefined || !isOneLetterOff(odd, said, at, isUnmarked)) return undefined;
    if (!found.every(isCapital) && isSyllable(fold(odd))) return undefined;
    if (isPartOfAnother(source, from, isUnmarked) || isOnOtherSide(found)) return undefined;
    return entire(source, from, to);
  };
  // "bà Zorina" is Nguyễn Zorina Hương: a middle word that is no syllable of the language is nobody else's.
  const rare = said
    .slice(1, -1)
    .filter(isRareWord)
    .map((word) => [word]);
  return [
    { pattern: whole(fullName(said.map((word) => fold(word)))), at: entire },
    { pattern: whole(nearName(said.map((word) => fold(word)))), at: mistyped },
    ...shortNamePatterns(nameWords(name, isUnmarked), others, isUnmarked),
    ...rare.filter((words) => !isOnOtherSide(words)).map(titled),
    ...(said.length < 3 || isInitialsOf(others, said) ? [] : [{ pattern: initialsOf(said), at: capitalsOnly(entire) }]),
  ];
}

/** "Thạch Kanari Thúy", "Thạch, Kanari - Thúy", "ThạchKanariThúy", "Thạch K. Thúy", "T.K. Thúy"; of two words only as it is, or with a dash. */
function fullName(words: readonly string[]): string {
  if (words.length === 2) return words.map(literal).join('(?:\\s+|\\s*-\\s*)');
  const between = '[^a-z0-9]{0,4}';
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const middle = words.slice(1, -1).map((word) => {
    const initial = literal(word.slice(0, 1));
    return `(?:${between}${literal(word)}|[^a-z0-9]{1,4}${initial}(?![a-z0-9]))`;
  });
  const initials = words.slice(0, -1).map((word) => `${literal(word.slice(0, 1))}\\.\\s*`);
  return `(?:${literal(first)}${middle.join('')}${between}${literal(last)}|${initials.join('')}${literal(last)})`;
}

/** The words of a full name with whatever word of about its length in the place of one. */
function nearName(words: readonly string[]): string {
  const about = (word: string) => `[a-z]{${Math.max(1, word.length - 1)},${word.length + 1}}`;
  const ways = words.map((odd, at) =>
    words.map((word, index) => (index === at ? about(odd) : literal(word))).join('[^a-z0-9]{1,4}'),
  );
  return `(?:${ways.reverse().join('|')})`;
}

/** "K.Z.T.", "K. Z. T.": all of a name of three words or more. */
const initialsOf = (words: readonly string[]) =>
  new RegExp(
    `(?<![a-z0-9.])${words.map((word) => literal(fold(word).slice(0, 1))).join('\\.\\s?')}(?:\\.(?![a-z0-9])|(?![a-z0-9.]))`,
    'g',
  );
const isInitialsOf = (others: readonly string[], words: readonly string[]) => {
  const first = (name: string) =>
    name
      .split(' ')
      .map((word) => word.slice(0, 1))
      .join('');
  return others.some((one) => first(fold(bareName(one))) === first(fold(words.join(' '))));
};
const capitalsOnly =
  (at: NamePattern['at']): NamePattern['at'] =>
  (source, from, to) =>
    /\p{Ll}/u.test(source.slice(from, to)) ? undefined : at(source, from, to);

/** No syllable of the language: it has a letter or more vowels apart than one has. */
const isRareWord = (word: string) =>
  /[fjwz]/.test(fold(word)) || /[aeiouy]+[^aeiouy]+[aeiouy]/.test(fold(word).replace(/^(?:gi|qu)/, 'g'));
