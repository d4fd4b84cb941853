// By what a name is called in a text: the words before it that say who is meant, and whether it stands alone as a name does. Pure.
import { fold } from '../search/fold.ts';
import { crafts, kinWords, notNames, notPeople, placeWords, provinces, respectTitles, surnames, tradeTitles } from './titles.ts';

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** What stands before a name is read no further back than this. */
const reach = 80;

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
  initial: RegExp;
  trade: RegExp;
  kin: RegExp;
  sender: RegExp;
}

/** A name may stand in quotes or brackets after its title: ông "Hùng". */
const opening = '["\'“”‘’«(\\[]';
const openAtEnd = new RegExp(`${opening}\\s*$`, 'u');
const closing = /^\s*["'“”‘’»)\]]/u;

function beforeOf(isUnmarked: boolean): Before {
  const one = (list: readonly string[]) => `(?:${list.map((word) => literal(isUnmarked ? fold(word) : word)).join('|')})`;
  const respect = one(respectTitles);
  const pair = `${respect}(?:\\s*[/(]\\s*${respect}\\s*\\)?)?`;
  const initial = isUnmarked ? '[OB]\\.' : '[ÔB]\\.';
  const start = '(?<![\\p{L}\\p{N}])';
  const craft = `(?:\\s+${one(crafts)})`;
  const sender = isUnmarked ? 'nguoi to cao(?:\\s+la)?' : 'người tố cáo(?:\\s+là)?';
  const tail = `(?:\\s*:?\\s+${opening}?|\\s*:?\\s*${opening}|\\s*:)\\s*$`;
  const called = `(?:${sender}|${one(tradeTitles)}|${pair})${craft}?`;
  return {
    said: new RegExp(`${start}(?:${called}(?:\\s*:?\\s+|\\s*:|\\s*(?=${opening}))|${initial}\\s*)+(?:${opening}\\s*)?$`, 'iu'),
    respect: new RegExp(`${start}(${respect})(?:\\s*[/(]\\s*${respect}\\s*\\)?)?${tail}`, 'iu'),
    initial: new RegExp(`${start}${initial}\\s*${opening}?\\s*$`, 'u'),
    trade: new RegExp(`${start}(?:${one(tradeTitles)}${craft}?|${respect}${craft})${tail}`, 'iu'),
    kin: new RegExp(`${start}${one(kinWords)}${tail}`, 'iu'),
    sender: new RegExp(`${start}${sender}${tail}`, 'iu'),
  };
}
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
export function isPartOfAnother(source: string, from: number): boolean {
  const [, digits = '', previous = ''] = /(?:(\d+)|(\p{L}+)[.]?)\s+$/u.exec(behindOf(source, from)) ?? [];
  const word = previous.toLowerCase();
  return digits !== '' || placeWords.has(word) || (isCapital(previous) && surnames.has(word));
}

/** By what these words of a name are called here: a title, which goes with them; kin, which stay; nothing at all, two words alone. */
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

/** A word that begins as a name does. */
export const isCapital = (word: string) => /^\p{Lu}/u.test(word);
const isSamePair = (one: string, pair: string, isUnmarked: boolean) =>
  isUnmarked ? fold(one) === fold(pair) : one === pair.toLowerCase();
