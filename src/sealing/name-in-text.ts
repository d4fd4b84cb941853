// How a sender's name is looked for in a text: the whole of it, however it is marked, cased or joined, also with initials; its last one or
// two words after whatever one is called by; its last two words alone where nothing says they are somebody else's. Pure.
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import { kinWords, notNames, notPeople, placeWords, provinces, respectTitles, surnames, tradeTitles } from './titles.ts';

/** A place in a text, with what says who is meant before it, which falls away with it. */
export interface NamedAt {
  from: number;
  to: number;
}

/** What to look for in the folded text, and what in the text itself decides whether it counts; undefined when it does not. */
export interface NamePattern {
  pattern: RegExp;
  at(source: string, from: number, to: number): NamedAt | undefined;
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (pattern: string) => new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g');
/** What stands before a name is read no further back than this. */
const reach = 80;

interface Before {
  /** All that says who is meant, up to the name. */
  said: RegExp;
  respect: RegExp;
  initial: RegExp;
  trade: RegExp;
  kin: RegExp;
  sender: RegExp;
}

/** A name may stand in quotes or brackets after its title: ông "Hùng". */
const opening = '["\'“”‘’«(\\[]';
const closing = /^\s*["'“”‘’»)\]]/u;

function beforeOf(isUnmarked: boolean): Before {
  const one = (list: readonly string[]) => `(?:${list.map((word) => literal(isUnmarked ? fold(word) : word)).join('|')})`;
  const respect = one(respectTitles);
  const pair = `${respect}(?:\\s*[/(]\\s*${respect}\\s*\\)?)?`;
  const initial = isUnmarked ? '[OB]\\.' : '[ÔB]\\.';
  const start = '(?<![\\p{L}\\p{N}])';
  const sender = isUnmarked ? 'nguoi to cao(?:\\s+la)?' : 'người tố cáo(?:\\s+là)?';
  const tail = `(?:\\s*:?\\s+${opening}?|\\s*:?\\s*${opening})\\s*$`;
  const called = `(?:${sender}|${one(tradeTitles)}|${pair})`;
  return {
    said: new RegExp(`${start}(?:${called}(?:\\s*:?\\s+|\\s*(?=${opening}))|${initial}\\s*)+(?:${opening}\\s*)?$`, 'iu'),
    respect: new RegExp(`${start}(${respect})(?:\\s*[/(]\\s*${respect}\\s*\\)?)?${tail}`, 'iu'),
    initial: new RegExp(`${start}${initial}\\s*${opening}?\\s*$`, 'u'),
    trade: new RegExp(`${start}${one(tradeTitles)}${tail}`, 'iu'),
    kin: new RegExp(`${start}${one(kinWords)}${tail}`, 'iu'),
    sender: new RegExp(`${start}${sender}${tail}`, 'iu'),
  };
}
const before = { marked: beforeOf(false), unmarked: beforeOf(true) };

/** A text of which nobody can tell the marks. */
export const isWithoutMarks = (text: string) => !/\p{M}|đ/iu.test(text.normalize('NFD'));

/**
 * Everything by which a text may name this person.
 * @param others names on the other side: "ông Thắng" may be one of these, and stays
 */
export function namePatterns(name: string, others: readonly string[], isUnmarked: boolean): NamePattern[] {
  const said = bareName(name).split(' ').filter(Boolean);
  if (said.length < 2) return [];
  const { marked, unmarked } = before;
  const ahead = isUnmarked ? unmarked : marked;
  const withSaid = (source: string, from: number, to: number): NamedAt => {
    const before = ahead.said.exec(source.slice(Math.max(0, from - reach), from))?.[0] ?? '';
    const isOpen = new RegExp(`${opening}\\s*$`, 'u').test(before);
    return { from: from - before.length, to: to + (isOpen ? (closing.exec(source.slice(to))?.[0].length ?? 0) : 0) };
  };
  const isTyped = (found: readonly string[], words: readonly string[]) =>
    isUnmarked || found.every((word, index) => sameWord(word, words[index] ?? '') || isTypedBare(word));
  /** Words of a name that count only after whatever one is called by. */
  const titled = (words: readonly string[]): NamePattern => ({
    pattern: whole(words.map((word) => literal(fold(word))).join('\\s+')),
    at: (source, from, to) => {
      // "bà Nguyễn Hương Giang" is another one.
      if (/^\s\p{Lu}\p{Ll}/u.test(source.slice(to)) || !isTyped(source.slice(from, to).split(/\s+/), words)) return undefined;
      const how = calledBy(ahead, source, from, to, isUnmarked);
      return how === 'titled' ? withSaid(source, from, to) : how === 'kin' ? { from, to } : undefined;
    },
  });
  const isOnOtherSide = (words: readonly string[]) =>
    others.some((one) => {
      const theirs = fold(bareName(one)).split(' ');
      return words.every((word) => theirs.includes(fold(word)));
    });
  const [family = '', last = ''] = [said[0], said.at(-1)];
  // "bà Nguyễn Hương" is Nguyễn Zorina Hương, "bà Zorina" too: a middle word that is no syllable of the language is nobody else's.
  const shorter =
    said.length < 3
      ? []
      : [
          [family, last],
          ...said
            .slice(1, -1)
            .filter(isRareWord)
            .map((word) => [word]),
        ];
  const given = [said.slice(-2), said.slice(-1)].filter(
    (words) =>
      words.length < said.length && !others.some((one) => ` ${fold(bareName(one))}`.endsWith(` ${fold(words.join(' '))}`)),
  );
  return [
    { pattern: whole(fullName(said.map((word) => fold(word)))), at: withSaid },
    ...shorter.filter((words) => !isOnOtherSide(words)).map(titled),
    ...(said.length < 3 || isInitialsOf(others, said) ? [] : [{ pattern: initialsOf(said), at: capitalsOnly(withSaid) }]),
    ...given.map((words) => ({
      pattern: whole(words.map((word) => literal(fold(word))).join('\\s+')),
      at: (source: string, from: number, to: number) => {
        if (!isTyped(source.slice(from, to).split(/\s+/), words)) return undefined;
        return { titled: withSaid(source, from, to), kin: { from, to }, alone: { from, to }, no: undefined }[
          calledBy(ahead, source, from, to, isUnmarked)
        ];
      },
    })),
  ];
}

/** "Thạch Kanari Thúy", "Thạch - Kanari - Thúy", "Thạch K. Thúy", "T.K. Thúy"; a name of two words only as it is, or with a dash. */
function fullName(words: readonly string[]): string {
  if (words.length === 2) return words.map(literal).join('(?:\\s+|\\s*-\\s*)');
  const between = '[\\s._-]+';
  const last = words.length - 1;
  const full = words.map((word, index) =>
    index === 0 || index === last ? literal(word) : `(?:${literal(word)}|${literal(word.slice(0, 1))})`,
  );
  const initials = words.slice(0, last).map((word) => `${literal(word.slice(0, 1))}\\.\\s*`);
  return `(?:${full.join(between)}|${initials.join('')}${literal(words[last] ?? '')})`;
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

/** Typed without its marks in a text that has them: no word of the language ends or sounds so without one ("Thuyet", "Cuong"). */
const isTypedBare = (word: string) =>
  /^\p{Lu}/u.test(word) && fold(word) === word.toLowerCase() && /(?:[ptc]|ch)$|ie|uye|yen|uo/.test(fold(word));

/** By what these words of a name are called here: a title, which goes with them; kin, which stay; nothing at all, two words alone. */
function calledBy(
  ahead: Before,
  source: string,
  from: number,
  to: number,
  isUnmarked: boolean,
): 'titled' | 'kin' | 'alone' | 'no' {
  const text = source.slice(from, to);
  const words = text.split(/\s+/);
  const behind = source.slice(Math.max(0, from - reach), from);
  const respect = ahead.respect.exec(behind)?.[1];
  if (respect !== undefined) {
    // "anh hùng" is a hero, "anh Hùng" a man; "ông Sơn Tùng" is nobody called Sơn: a written name goes on with a capital.
    const pair = `${respect} ${words[0]}`;
    const isWord = text === text.toLowerCase() && [...notPeople].some((one) => isSamePair(one, pair, isUnmarked));
    return isWord || (words.length === 1 && /^ \p{Lu}\p{Ll}/u.test(source.slice(to))) ? 'no' : 'titled';
  }
  const next = /^\s(\p{L}+)/u.exec(source.slice(to))?.[1] ?? '';
  const isOther = isCapital(next) || notNames.has(`${words.at(-1)} ${next}`.toLowerCase());
  if (!words.every(isCapital) || isOther) return 'no';
  if (ahead.trade.test(behind) || ahead.initial.test(behind) || ahead.sender.test(behind)) return 'titled';
  if (ahead.kin.test(behind)) return 'kin';
  return words.length === 2 && isAlone(behind, text) ? 'alone' : 'no';
}

/** "Kanari Thúy" with nobody's family name and no kind of place before it. */
function isAlone(behind: string, text: string): boolean {
  if (provinces.has(text.toLowerCase())) return false;
  const [, stop = '', previous = ''] = /(^|[.!?:;,\n(“"]\s*)?(\p{L}+)[.]?\s+$/u.exec(behind) ?? [];
  const word = previous.toLowerCase();
  if (placeWords.has(word) || surnames.has(word)) return false;
  // "Gặp Kanari Thúy": the capital of a sentence; elsewhere the name is a longer one's, of a person or a house.
  return !isCapital(previous) || stop !== '' || behind.trim() === previous;
}

const isCapital = (word: string) => /^\p{Lu}/u.test(word);
const isSamePair = (one: string, pair: string, isUnmarked: boolean) =>
  isUnmarked ? fold(one) === fold(pair) : one === pair.toLowerCase();

/** The same word with the same marks, wherever the tone stands ("hòa", "hoà"); a name stored without marks asks for none. */
export function sameWord(one: string, other: string): boolean {
  if (fold(other) === other.toLowerCase()) return fold(one) === fold(other);
  const key = (word: string) => {
    const signs = [...word.toLowerCase().normalize('NFD')];
    return [...signs.filter((sign) => !/\p{M}/u.test(sign)), ...signs.filter((sign) => /\p{M}/u.test(sign)).sort()].join('');
  };
  return key(one) === key(other);
}
