// Numbers, symbols, dates and hours as a paper writes them (Decree 30/2020, Annex I, part II, items 3 and 4).
// Pure text: it never decides which number comes next; a missing value becomes a dotted line, never a blank.
import { signCode } from '../../units/unit.ts';

/** Row of dots standing for one missing value. */
export const DOTS = '…………';
const SHORT_DOTS = '……';

/** A value that the file may not have yet. */
export type Maybe = string | null | undefined;

/** The value trimmed to one line, or dots where it is missing. */
export function fill(value: Maybe): string {
  const text = (value ?? '').replace(/\s+/gu, ' ').trim();
  return text === '' ? DOTS : text;
}

/** True when the value holds something to print. */
export function has(value: Maybe): value is string {
  return value !== null && value !== undefined && value.trim() !== '';
}

/** A count or running number: below ten with a leading zero ("05"); missing → dots. */
export function twoDigits(value: number | null | undefined): string {
  if (value === null || value === undefined) return SHORT_DOTS;
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`Not a count: ${value}`);
  return String(value).padStart(2, '0');
}

/** Symbol of a paper: code of its kind and short name of the office ("TB-UBND"). An empty code leaves the office alone. */
export function symbol(kindCode: string, officeCode: string): string {
  return [kindCode, officeCode].filter((part) => part !== '').join('-');
}

/** Symbol of a letter: short name of the office, then that of the unit that drafted it or of the field ("UBND-VP"). */
export const letterSymbol = (officeCode: string, letterCode: string): string => symbol(officeCode, letterCode);

/** A symbol as this office's books spell it, and the book its numbers are counted in: all letters have one. */
export interface OwnSymbol {
  symbol: string;
  book: string;
}

/** Of a symbol, however it was typed; null when it is another office's. */
export function ownSymbol(written: string, officeCode: string): OwnSymbol | null {
  const upper = (text: string) => text.toLocaleUpperCase('vi');
  const [asked, own] = [upper(written), upper(officeCode)];
  if (officeCode === '') return null;
  if (asked === own) return { symbol: officeCode, book: officeCode };
  if (asked.startsWith(`${own}-`))
    return { symbol: letterSymbol(officeCode, signCode(asked.slice(own.length + 1))), book: officeCode };
  if (!asked.endsWith(`-${own}`)) return null;
  const spelt = symbol(upper(written.slice(0, -(own.length + 1))), officeCode);
  return { symbol: spelt, book: spelt };
}

/** What a letter's symbol has after its book, however it was typed: 'VP' of "UBND-VP", '' of the bare "UBND"; null of another book. */
export function letterCodeOf(written: string, book: string): string | null {
  const own = ownSymbol(written, book);
  return own?.book === book ? own.symbol.slice(book.length + 1) : null;
}

/** "05/TB-UBND", as one paper cites another and every list names it; missing → dots. */
export const numberAndSymbol = (number: number | null, paperSymbol: string) => `${twoDigits(number)}/${paperSymbol}`;

/** "Số: 05/TB-UBND"; before a number is given "Số: ……/TB-UBND". A number already written as text ("05a") is kept. */
export function numberLine(number: number | string | null | undefined, paperSymbol: string): string {
  const text = typeof number === 'string' ? (has(number) ? number.trim() : SHORT_DOTS) : twoDigits(number);
  return `Số: ${text}/${paperSymbol}`;
}

/**
 * "ngày 03 tháng 9 năm 2026": days below 10 and months 1 and 2 carry a leading zero. Missing → dots.
 * Throws RangeError for anything but a date 'YYYY-MM-DD' that exists.
 */
export function longDate(date: Maybe): string {
  if (!has(date)) return `ngày ${SHORT_DOTS} tháng ${SHORT_DOTS} năm ${SHORT_DOTS}`;
  const { year, month, day } = dateParts(date);
  const monthText = month < 3 ? `0${month}` : String(month);
  return `ngày ${twoDigits(day)} tháng ${monthText} năm ${year}`;
}

/** "03/09/2026", as columns and "ngày cấp" write it. Missing → dots. */
export function shortDate(date: Maybe): string {
  if (!has(date)) return `${SHORT_DOTS}/${SHORT_DOTS}/${SHORT_DOTS}`;
  const { year, month, day } = dateParts(date);
  return `${twoDigits(day)}/${twoDigits(month)}/${year}`;
}

/** "Hà Nội, ngày 03 tháng 9 năm 2026". */
export function placeDate(place: Maybe, date: Maybe): string {
  return `${fill(place)}, ${longDate(date)}`;
}

/** "09 giờ 42 phút" from 'HH:MM' (seconds are dropped). Missing → dots. */
export function hourText(time: Maybe): string {
  if (!has(time)) return `${SHORT_DOTS} giờ ${SHORT_DOTS} phút`;
  const match = /^([01]\d|2[0-3]):([0-5]\d)(:\d\d)?$/.exec(time.trim());
  if (!match) throw new RangeError(`Not a time of day: ${time}`);
  return `${match[1]} giờ ${match[2]} phút`;
}

/** A number of days as papers write it ("07 ngày", "30 ngày"). */
export function daysText(days: number | null | undefined): string {
  return `${twoDigits(days)} ngày`;
}

function dateParts(date: string): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date.trim());
  const year = Number(match?.[1]);
  const month = Number(match?.[2]);
  const day = Number(match?.[3]);
  const lastDay = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ][month - 1];
  if (!match || lastDay === undefined || day < 1 || day > lastDay) throw new RangeError(`Not a date: ${date}`);
  return { year, month, day };
}
