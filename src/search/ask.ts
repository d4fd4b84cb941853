// What an officer typed into the search box, read every way it may be meant. Pure.
import { readPublicCode } from '../lookup/public-code.ts';
import { idKey, phoneKey, phraseKeys, syllables } from './fold.ts';

/** More syllables than this say nothing more and cost much. */
export const mostSyllables = 12;

export interface Ask {
  typed: string;
  /** ĐT-2026-000417, 2026-417 or just 417 (any year). */
  number: { year: number | null; number: number } | null;
  /** TCD-2026-00014, TCD 14 (any year): a visit of the reception register. */
  visit: { year: number | null; number: number } | null;
  /** A paper's number and symbol, 08/PC-UBND. */
  paper: string | null;
  publicCode: string | null;
  /** A whole identity number. */
  idNumber: string | null;
  /** The last four to eight signs of one. */
  idEnd: string | null;
  phone: string | null;
  /** The syllables of the phrase, at most twelve. */
  words: string[];
  isCut: boolean;
}

/** Reads the search box. Nothing is refused: what fits no pattern is a phrase. */
export function readAsk(typed: string): Ask {
  const text = typed.normalize('NFC').trim();
  const found = syllables(text);
  const compact = /^[\d\s.]+$/.test(text) ? text.replace(/[\s.]/g, '') : '';
  const shown = /^(?:[đd]t\s*-?\s*)?(\d{4})\s*-\s*(\d{1,6})$/iu.exec(text) ?? /^[đd]t\s*-?\s*()(\d{1,6})$/iu.exec(text);
  const number = shown
    ? { year: shown[1] ? Number(shown[1]) : null, number: Number(shown[2]) }
    : /^\d{1,6}$/.test(compact)
      ? { year: null, number: Number(compact) }
      : null;
  const visit = /^tcd\s*-?\s*(?:(\d{4})\s*-\s*)?(\d{1,6})$/iu.exec(text);
  return {
    typed: text,
    number,
    visit: visit ? { year: visit[1] ? Number(visit[1]) : null, number: Number(visit[2]) } : null,
    paper: /^\d{1,6}\s*\/\s*\p{L}[\p{L}\d-]*$/u.test(text) ? text : null,
    publicCode: compact === '' ? (readPublicCode(text) ?? null) : null,
    idNumber: /^(\d{9}|\d{12})$/.test(compact) || /^[a-z]\d{6,8}$/i.test(text) ? idKey(text) : null,
    idEnd: /^\d{4,8}$/.test(compact) ? compact : null,
    phone: /^\+?[\d\s.]{9,16}$/.test(text) && /^0\d{8,10}$/.test(phoneKey(text)) ? phoneKey(text) : null,
    words: [...found].slice(0, mostSyllables),
    isCut: found.length > mostSyllables,
  };
}

export type Matching = 'words' | 'ids' | 'ends' | 'phones';

/** What the index is asked, in the order the reasons are shown. `loose`: all the words, wherever they stand. */
export function indexAsks(ask: Ask, loose: boolean): { matching: Matching; keys: string[] }[] {
  const asks: { matching: Matching; keys: string[] }[] = [];
  if (ask.idNumber) asks.push({ matching: 'ids', keys: [ask.idNumber] });
  if (ask.idEnd) asks.push({ matching: 'ends', keys: [ask.idEnd] });
  if (ask.phone) asks.push({ matching: 'phones', keys: [ask.phone] });
  const words = loose ? [...new Set(ask.words)] : phraseKeys(ask.words);
  if (words.length > 0 && !ask.idNumber && !ask.phone) asks.push({ matching: 'words', keys: words });
  return asks;
}
