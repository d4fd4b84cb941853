// What an officer typed into the search box, read every way it may be meant. Pure.
import { readPublicCode } from '../lookup/public-code.ts';
import { fold, idKey, phoneKey, phraseKeys, syllables } from './fold.ts';

/** More syllables than this say nothing more and cost much. */
const mostSyllables = 12;

export interface Ask {
  typed: string;
  /** ĐT-2026-000417, 2026-417, 417/2026 or just 417 (any year). */
  number: { year: number | null; number: number } | null;
  /** TCD-2026-00014, TCD 14 (any year), 'số tiếp 14/2026 của phường Phúc Xá': a visit of the reception register. */
  visit: VisitAsk | null;
  /** A paper's number and symbol, 08/PC-UBND. */
  paper: string | null;
  /** The unit the number is said to be of, folded: '417/2025 của phường Phúc Xá'; '' for any. */
  unit: string;
  /** Nothing but their place says that the words after the number are a unit: '14/2026 Ngọc Hà', and '14/2026 đất đai' as well. */
  isUnitGuessed: boolean;
  /**
   * How a record is of that unit: by the number in its book ('number'); where none is, by having stood in its books at all, whosever number it is
   * ('passed'); of a unit the software does not know, by the number of an old paper book alone ('paper'). Never by a number of another unit.
   */
  unitBy: 'number' | 'passed' | 'paper';
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

export interface VisitAsk {
  year: number | null;
  /** -1: no number of a register, only that of an old book. */
  number: number;
  /** How an old book may have written it, folded. */
  papers: string[];
  /** The unit it is said to be of, folded; '' for any. */
  unit: string;
  isUnitGuessed: boolean;
  /** The words mean a visit and nothing else; 123/2025 may be a petition's number too. */
  isSure: boolean;
}

const visitWords =
  /^(?:so )?(?:tcd|(?:luot )?tiep(?: cong dan| dan)?|luot)(?: so)? ?-? ?(?:(\d{4}) ?- ?(\d{1,6})|(\d{1,6})(?: ?[/-] ?(\d{4}))?|(\d{1,6} ?\/ ?[a-z][a-z0-9-]*))(?:,? ?(?:cua|tai|o) (.+)|,? ([a-z].+))?$/;
const ofYear = /^(?:(?:don so|so don|don|so) )?(\d{1,6}) ?\/ ?(\d{4})$/;
/** A number, and whose it is said to be. */
const numberOf = /^(.*?\d\S*?)(?:\s*,\s*|\s+)(?:của|cua|tại|tai|ở|o)\s+(.+)$/iu;
/** The same with nothing in between: 'ĐT-2026-000014 Phường Ngọc Hà', '14/2026 phường Ngọc Hà', '02/PC-UBND phường Ngọc Hà'. */
const numberBefore =
  /^([đd]t\s*-?\s*(?:\d{4}\s*-\s*)?\d{1,6}|\d{4}\s*-\s*\d{1,6}|(?:(?:đơn|don|số|so)\s+){0,2}\d{1,6}\s*\/\s*\d{4}|\d{1,6}\s*\/\s*\p{L}[\p{L}\d-]*)(?:\s*,\s*|\s+)(\p{L}.+)$/iu;
/** What the names of offices begin with, folded. */
const officeWords =
  /^(?:phuong|xa|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tp|ubnd|uy ban|so|thanh tra|ban|chi cuc|cong an|van phong|tru so) /;
/** Written with the number of the register itself, which no phrase begins with. */
const registerWords = /^(?:dt|tcd)\b/;
/** 'của phường cũ' says no more than that it is not of here. */
const anyOldUnit = /^(?:phuong|xa|thi tran|don vi|co quan|noi) (?:cu|truoc)$/;

/** '' when it says no more than that it is not of here. */
const unitSaid = (words: string) =>
  anyOldUnit.test(words) ? '' : words.replace(/ cu$/, '').replace(/^(?:ubnd|uy ban nhan dan) (?=phuong|xa|thi tran|dac khu)/, '');

/** Number and year of a visit as officers, old receipts and old books write them; `head` and `unit` when a bare number is said to be of a unit. */
function readVisit(folded: string, head: string, unit: string, isUnitGuessed: boolean): VisitAsk | null {
  const read = visitWords.exec(folded);
  // 'tiếp dân 5 hộ tổ 3' is a phrase.
  const said = read?.[7] && !officeWords.test(read[7]) && !registerWords.test(folded) ? null : read;
  const bare = said ? null : (/^(\d{1,6}) ?\/ ?(\d{4})$/.exec(head) ?? /^()()(\d{1,6} ?\/ ?[a-z][a-z0-9-]*)$/.exec(head));
  if (!said && !bare) return null;
  const year = said ? (said[1] ?? said[4]) : bare?.[2];
  const number = said ? (said[2] ?? said[3]) : bare?.[1];
  const paper = (said ? said[5] : bare?.[3])?.replace(/ /g, '');
  return {
    year: year ? Number(year) : null,
    number: number ? Number(number) : -1,
    papers: paper ? [paper] : [String(Number(number)), ...(year ? [`${Number(number)}/${year}`] : [])],
    unit: said ? unitSaid(said[6] ?? said[7] ?? '') : unit,
    isUnitGuessed: !said && isUnitGuessed,
    isSure: said !== null,
  };
}

/** The code in what a scanner reads off a citizen's slip, the address of the look-up page; anything else as it is. */
const codeOf = (text: string): string => /^https?:\/\/\S+[?&]code=([\w-]+)/i.exec(text)?.[1] ?? text;

/** Reads the search box. Nothing is refused: what fits no pattern is a phrase. */
export function readAsk(typed: string): Ask {
  const text = typed.normalize('NFC').trim();
  const found = syllables(text);
  const compact = /^[\d\s.]+$/.test(text) ? text.replace(/[\s.]/g, '') : '';
  const folded = fold(text);
  const spoken = numberOf.exec(text);
  const placed = spoken ?? numberBefore.exec(text);
  const head = (placed?.[1] ?? text).trim();
  const shown = /^(?:[đd]t\s*-?\s*)?(\d{4})\s*-\s*(\d{1,6})$/iu.exec(head) ?? /^[đd]t\s*-?\s*()(\d{1,6})$/iu.exec(head);
  const yearly = ofYear.exec(fold(head));
  const paper = /^\d{1,6}\s*\/\s*\p{L}[\p{L}\d-]*$/u.test(head) ? head : null;
  const isNumber = shown !== null || yearly !== null || paper !== null;
  const unit = placed && isNumber ? unitSaid(fold(placed[2] ?? '')) : '';
  const isUnitGuessed =
    unit !== '' &&
    !spoken &&
    !officeWords.test(unit) &&
    !officeWords.test(fold(placed?.[2] ?? '')) &&
    !registerWords.test(folded);
  const number = shown
    ? { year: shown[1] ? Number(shown[1]) : null, number: Number(shown[2]) }
    : yearly
      ? { year: Number(yearly[2]), number: Number(yearly[1]) }
      : /^\d{1,6}$/.test(compact)
        ? { year: null, number: Number(compact) }
        : null;
  return {
    typed: text,
    number,
    visit: readVisit(folded, isNumber ? fold(head) : folded, unit, isUnitGuessed),
    paper,
    unit,
    isUnitGuessed,
    unitBy: 'number',
    publicCode: compact === '' ? (readPublicCode(codeOf(text)) ?? null) : null,
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
