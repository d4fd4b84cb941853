// Marks in a shown text what was searched for without marks: "nguyen thi" finds and marks "Nguyễn Thị". Pure.
import { fold, longestSyllable } from './fold.ts';

/** A piece of a text; `hit` pieces are what matched. */
export interface Segment {
  text: string;
  hit: boolean;
}

interface Token {
  key: string;
  start: number;
  end: number;
}

/** By its number, each sign as search sees it, null where it belongs to no word: a page of results holds tens of thousands of signs. */
const seen: (string | null | undefined)[] = [];
function foldSign(number: number): string | null {
  const known = seen[number];
  if (known !== undefined) return known;
  const sign = String.fromCodePoint(number);
  const folded = /[\p{L}\p{M}\p{N}]/u.test(sign) ? fold(sign) : null;
  seen[number] = folded;
  return folded;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let word = '';
  let start = -1;
  let at = 0;
  const end = () => {
    // The first syllable of the word, as `syllables` gives it.
    const key = start < 0 ? undefined : /[a-z0-9]+/.exec(word)?.[0].slice(0, longestSyllable);
    if (key) tokens.push({ key, start, end: at });
    word = '';
    start = -1;
  };
  while (at < text.length) {
    const number = text.codePointAt(at) ?? 0;
    const folded = foldSign(number);
    if (folded === null) end();
    else {
      if (start < 0) start = at;
      word += folded;
    }
    at += number > 0xffff ? 2 : 1;
  }
  end();
  return tokens;
}

/** Start and end of every place where the words stand one after another; with `loose`, of every single word. */
function places(tokens: readonly Token[], words: readonly string[], loose: boolean): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (words.length === 0) return found;
  const length = loose ? 1 : words.length;
  const wanted = new Set(words);
  for (let index = 0; index + length <= tokens.length; index += 1) {
    const first = tokens[index] as Token;
    const isHere = loose ? wanted.has(first.key) : words.every((word, offset) => tokens[index + offset]?.key === word);
    if (!isHere) continue;
    found.push({ start: first.start, end: (tokens[index + length - 1] as Token).end });
    index += length - 1;
  }
  return found;
}

/** Does the text hold the words? */
export function holds(text: string, words: readonly string[], loose = false): boolean {
  if (!loose) return places(tokensOf(text), words, false).length > 0;
  const keys = new Set(tokensOf(text).map((token) => token.key));
  return words.length > 0 && words.every((word) => keys.has(word));
}

/** The whole text in pieces. */
export function highlight(typed: string, words: readonly string[], loose = false): Segment[] {
  const text = typed.normalize('NFC');
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end } of places(tokensOf(text), words, loose)) {
    if (start > at) segments.push({ text: text.slice(at, start), hit: false });
    segments.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), hit: false });
  return segments;
}

/** The surroundings of the first match, about `width` characters, cut at blanks; the beginning when nothing matches. */
export function snippet(typed: string, words: readonly string[], loose = false, width = 180): Segment[] {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text.length <= width) return highlight(text, words, loose);
  const first = places(tokensOf(text), words, loose)[0]?.start ?? 0;
  let start = Math.max(0, Math.min(first - Math.floor(width / 3), text.length - width));
  if (start > 0) start = text.indexOf(' ', start) + 1;
  let end = start + width;
  if (end < text.length) end = Math.max(text.lastIndexOf(' ', end), start + 1);
  const cut = highlight(text.slice(start, end), words, loose);
  return [...(start > 0 ? [{ text: '… ', hit: false }] : []), ...cut, ...(end < text.length ? [{ text: ' …', hit: false }] : [])];
}
