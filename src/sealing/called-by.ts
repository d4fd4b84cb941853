// By what a name is called in a text: the words before it that say who is meant, and whether it stands alone as a name does. Pure.

import { raised } from '../first-letter.ts';
import { fold } from '../search/fold.ts';
import {
  beforePlaces,
  birthOrder,
  crafts,
  kinWords,
  localities,
  notNames,
  notPeople,
  placeWordsIn,
  provinces,
  respectTitles,
  surnames,
  tradeTitles,
} from './titles.ts';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** What stands before a name is read no further back than this. */
const reach = 80;
/** The longest title is shorter. */
const titleReach = 40;
/** And for the other items of a list so far on either side. */
const listReach = 600;

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

export interface Before {
  /** All that says who is meant, up to the name. */
  said: RegExp;
  respect: RegExp;
  /** "Ô.", "b." */
  initial: RegExp;
  /** "Út Tuyết", "Ba Tuyết": the child's number in a family. */
  order: RegExp;
  trade: RegExp;
  kin: RegExp;
  sender: RegExp;
  /** The last word of each of them, so that most places are told apart at once. */
  ends: ReadonlySet<string>;
}

const lastWord = /(?<!\p{L})\p{L}+(?=[^\p{L}]*$)/u;

/** A name may stand in quotes or brackets after its title: ông "Hùng". */
const opening = '["\'“”‘’«(\\[]';
const openAtEnd = new RegExp(`${opening}\\s*$`, 'u');
const closing = /^\s*["'“”‘’»)\]]/u;

function beforeOf(isUnmarked: boolean): Before {
  const one = (list: readonly string[]) => `(?:${list.map((word) => literal(isUnmarked ? fold(word) : word)).join('|')})`;
  const respect = one(respectTitles);
  const pair = `${respect}(?:\\s*[/(]\\s*${respect}\\s*\\)?)?`;
  const start = '(?<![\\p{L}\\p{N}])';
  // Ông, bà or bác, anh, chị or cô; "V.A. An" are initials of a name.
  const initial = `(?<!\\p{L}\\.\\s?)${isUnmarked ? '[OBAC]' : '[ÔBAC]'}\\.`;
  const order = one(birthOrder);
  const craft = `(?:\\s+${one(crafts)})`;
  const sender = isUnmarked ? 'nguoi to cao(?:\\s+la)?' : 'người tố cáo(?:\\s+là)?';
  const tail = `(?:\\s*:?\\s+${opening}?|\\s*:?\\s*${opening}|\\s*:)\\s*$`;
  const called = `(?:${sender}|${one(tradeTitles)}|${pair})${craft}?`;
  return {
    said: new RegExp(
      `${start}(?:(?:${called}(?:\\s*:?\\s+|\\s*:|\\s*(?=${opening})))+(?:${initial}\\s*|${order}\\s+)?|${initial}\\s*|${order}\\s+)(?:${opening}\\s*)?$`,
      'iu',
    ),
    respect: new RegExp(`${start}(${respect})(?:\\s*[/(]\\s*${respect}\\s*\\)?)?${tail}`, 'iu'),
    initial: new RegExp(`${start}${initial}\\s*${opening}?\\s*$`, 'iu'),
    order: new RegExp(`(?<!(?:thứ|tháng|quý|khóa|khoá|lần|kỳ|số|năm)\\s)${start}${one(birthOrder.map(raised))}\\s+$`, 'u'),
    trade: new RegExp(`${start}(?:${one(tradeTitles)}${craft}?|${respect}(?:${craft}|\\s+${order}))${tail}`, 'iu'),
    kin: new RegExp(`${start}${one(kinWords)}${tail}`, 'iu'),
    sender: new RegExp(`${start}${sender}${tail}`, 'iu'),
    ends: new Set(
      [...respectTitles, ...crafts, ...tradeTitles, ...kinWords, ...birthOrder, 'cáo', 'là', 'ô', 'b', 'a', 'c']
        .map((one) => (isUnmarked ? fold(one) : one))
        .map((one) => lastWord.exec(one)?.[0] ?? one),
    ),
  };
}
/** What a letter counts: "nhóm M. Châu …" is the end of one sentence and the beginning of the next. */
const lettered =
  /(?<![\p{L}\p{N}])(?:điểm|mục|khoản|khu|lô|tòa|toà|lớp|nhóm|loại|hạng|tầng|khối|dãy|phần|phụ lục|mẫu)\s+(?:\p{L}\.\s*)?$/iu;
const before = { marked: beforeOf(false), unmarked: beforeOf(true) };

/** What is read before a name in a text whose marks can be told, or cannot. */
export const aheadIn = (isUnmarked: boolean): Before => (isUnmarked ? before.unmarked : before.marked);

const behindOf = (source: string, from: number) => source.slice(Math.max(0, from - reach), from);

/** The name with its title, and with the quotes or brackets it stands in after one. */
export function withSaid(ahead: Before, source: string, from: number, to: number): NamedAt {
  const said = ahead.said.exec(behindOf(source, from))?.[0] ?? '';
  return {
    from: from - said.length,
    to: to + (openAtEnd.test(said) ? (closing.exec(source.slice(to))?.[0].length ?? 0) : 0),
  };
}

/** Is it the name of a place, or of somebody with another family name, of which these words are the end? */
export function isPartOfAnother(source: string, from: number, isUnmarked: boolean): boolean {
  const [, digits = '', previous = ''] = /(?:(\d+)|(\p{L}+)[.]?)\s+$/u.exec(behindOf(source, from)) ?? [];
  const word = previous.toLowerCase();
  return digits !== '' || isPlaceWord(word, isUnmarked) || (isCapital(previous) && surnames.has(word));
}

/** By what these words of a name are called here: a title, which goes with them; kin, which stay; nothing at all, several words alone. */
export function calledBy(
  ahead: Before,
  source: string,
  from: number,
  to: number,
  isUnmarked: boolean,
): 'titled' | 'kin' | 'alone' | 'no' {
  const text = source.slice(from, to);
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  const behind = behindOf(source, from);
  const near = behind.slice(-titleReach);
  const nearest = lastWord.exec(near)?.[0].toLowerCase() ?? '';
  const isCalled = ahead.ends.has(nearest);
  const isLetter = nearest.length === 1 && /\.[^\p{L}]*$/u.test(near);
  const respect = isCalled && !isLetter ? ahead.respect.exec(near)?.[1] : undefined;
  if (respect !== undefined) {
    // "anh hùng" is a hero, "anh Hùng" a man; "ông Sơn Tùng" is nobody called Sơn: a written name goes on with a capital.
    const pair = `${respect} ${words[0]}`;
    const isWord = text === text.toLowerCase() && [...notPeople].some((one) => isSamePair(one, pair, isUnmarked));
    return isWord || (words.length === 1 && /^ \p{Lu}\p{Ll}/u.test(source.slice(to))) ? 'no' : 'titled';
  }
  const next = /^\s(\p{L}+)/u.exec(source.slice(to))?.[1] ?? '';
  const isOther = isCapital(next) || notNames.has(`${words.at(-1)} ${next}`.toLowerCase());
  if (!words.every(isCapital) || isOther) return 'no';
  if (isCalled && isLetter) {
    if (ahead.initial.test(near) && !lettered.test(near) && !isItemOfList(source, from)) return 'titled';
  } else if (isCalled) {
    if (ahead.trade.test(near) || ahead.sender.test(near)) return 'titled';
    if (ahead.kin.test(near)) return 'kin';
    if (ahead.order.test(near) && !isPlace(`${nearest} ${text}`)) return 'titled';
  }
  return words.length > 1 && standsAlone(source, from, to, isUnmarked) ? 'alone' : 'no';
}

const isPlaceWord = (word: string, isUnmarked: boolean) => placeWordsIn[isUnmarked ? 'unmarked' : 'marked'].has(word);
const isPlace = (text: string) => provinces.has(text.toLowerCase()) || localities.has(text.toLowerCase());

/** "a. An …" of a list with its "b." near: a sign of the list, no "anh". */
function isItemOfList(source: string, from: number): boolean {
  const [, letter = ''] = /(?:^|[\n;:])\s*([abc])\.\s*$/iu.exec(behindOf(source, from)) ?? [];
  const others = { a: 'b', b: '[ac]', c: '[bd]' }[letter.toLowerCase()];
  return (
    others !== undefined &&
    new RegExp(`(?:^|[\\n;:.])\\s*${others}[.)]\\s`, 'iu').test(source.slice(Math.max(0, from - listReach), from + listReach))
  );
}

/**
 * "Kanari Thúy" with nobody's family name and no kind of place before it.
 * @param isLong several words nobody else is likely to have in a row: in a line of capitals they need no small letter before them
 */
export function standsAlone(source: string, from: number, to: number, isUnmarked: boolean, isLong = false): boolean {
  const [text, behind] = [source.slice(from, to), behindOf(source, from)];
  if (provinces.has(text.toLowerCase()) || (/^\p{L}\./u.test(text) && lettered.test(behind))) return false;
  if (localities.has(text.toLowerCase()) && beforePlaces.test(behind)) return false;
  const [, stop = '', previous = ''] = /(^|[.!?:;,\n(“"]\s*)?(\p{L}+)[.]?\s+$/u.exec(behind.slice(-titleReach)) ?? [];
  const word = previous.toLowerCase();
  if (isPlaceWord(word, isUnmarked) || surnames.has(word)) return false;
  // "Gặp Kanari Thúy": the capital of a sentence; elsewhere the name is a longer one's, of a person or a house.
  const isLine = isLong && !/\p{Ll}/u.test(text + previous);
  return !isCapital(previous) || isLine || stop !== '' || behind.trim() === previous;
}

/** A word that begins as a name does. */
export const isCapital = (word: string) => /^\p{Lu}/u.test(word);
const isSamePair = (one: string, pair: string, isUnmarked: boolean) =>
  isUnmarked ? fold(one) === fold(pair) : one === pair.toLowerCase();
