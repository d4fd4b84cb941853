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
}

function beforeOf(isUnmarked: boolean): Before {
  const one = (list: readonly string[]) => `(?:${list.map((word) => literal(isUnmarked ? fold(word) : word)).join('|')})`;
  const respect = one(respectTitles);
  const pair = `${respect}(?:\\s*[/(]\\s*${respect}\\s*\\)?)?`;
  const initial = isUnmarked ? '[OB]\\.' : '[ÔB]\\.';
  const start = '(?<![\\p{L}\\p{N}])';
  const sender = isUnmarked ? 'nguoi to cao(?:\\s+la)?' : 'người tố cáo(?:\\s+là)?';
  return {
    said: new RegExp(`${start}(?:(?:(?:${sender}|${one(tradeTitles)}|${pair})\\s*:?\\s+)|${initial}\\s*)+$`, 'iu'),
    respect: new RegExp(`${start}(${respect})(?:\\s*[/(]\\s*${respect}\\s*\\)?)?\\s*:?\\s+$`, 'iu'),
    initial: new RegExp(`${start}${initial}\\s*$`, 'u'),
    trade: new RegExp(`${start}${one(tradeTitles)}\\s*:?\\s+$`, 'iu'),
    kin: new RegExp(`${start}${one(kinWords)}\\s*:?\\s+$`, 'iu'),
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
  const withSaid = (source: string, from: number, to: number): NamedAt => ({
    from: from - (ahead.said.exec(source.slice(Math.max(0, from - reach), from))?.[0].length ?? 0),
    to,
  });
  const given = [said.slice(-2), said.slice(-1)].filter(
    (words) =>
      words.length < said.length && !others.some((one) => ` ${fold(bareName(one))}`.endsWith(` ${fold(words.join(' '))}`)),
  );
  return [
    { pattern: whole(fullName(said.map((word) => fold(word)))), at: withSaid },
    ...given.map((words) => ({
      pattern: whole(words.map((word) => literal(fold(word))).join('\\s+')),
      at: (source: string, from: number, to: number) => {
        const found = source.slice(from, to).split(/\s+/);
        if (!isUnmarked && !found.every((word, index) => sameWord(word, words[index] ?? ''))) return undefined;
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
  if (ahead.trade.test(behind) || ahead.initial.test(behind)) return 'titled';
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
