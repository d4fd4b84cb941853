// One cell of an old book → a date, a year, a count, a number of a paper, a name. Pure.
import { parseDate } from '../deadlines/dates.ts';
import { longestIdNumber } from '../petitions/id-numbers.ts';
import { fold, isNumbered } from '../search/fold.ts';

const longForm = /^(?:ngay\s+)?(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})$/;

/** 'YYYY-MM-DD' from 3/9/2017, 03.09.17, 3-9-2017, 2017-09-03, 20170903 …, "ngày 3 tháng 9 năm 2017", Excel's day number. */
export function readDate(text: string): string | undefined {
  const typed = text
    .trim()
    .replace(/\s+\d{1,2}[:h]\d{0,2}(?::\d{2})?$/, '')
    .replace(/T\d{2}:.*$/, '')
    .trim();
  if (!/\d/.test(typed)) return undefined;
  const long = longForm.exec(fold(typed));
  if (long) return parseDate(`${long[1]}/${long[2]}/${long[3]}`, '2000-01-01') ?? undefined;
  // A day number Excel shows when its cell lost the format: from 1990 to 2064.
  if (/^\d{5}(\.0+)?$/.test(typed)) {
    const serial = Number(typed);
    return serial >= 32_874 && serial <= 60_000
      ? new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
      : undefined;
  }
  if (/^(19|20)\d{6}$/.test(typed))
    return parseDate(`${typed.slice(0, 4)}-${typed.slice(4, 6)}-${typed.slice(6)}`, '2000-01-01') ?? undefined;
  return parseDate(typed.replace(/\s*([/.-])\s*/g, '$1').replace(/[/.]$/, ''), '2000-01-01') ?? undefined;
}

/** Whether a cell that is no date is written as one that the calendar does not have: 31/02/2024, "ngày 30 tháng 2 năm 2024". */
export const isNoSuchDay = (text: string): boolean =>
  readDate(text) === undefined &&
  (/^\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*((19|20)\d{2}|\d{2})(\s.*)?$/.test(text.trim()) || longForm.test(fold(text.trim())));

/** The year of birth from "1968", "12/3/1968", "68 tuổi" is none. */
export function readYear(text: string): number | undefined {
  const found = /^(?:\d{1,2}[/.-]\d{1,2}[/.-])?(\d{4})(?:\.0)?$/.exec(text.trim());
  const year = Number(found?.[1] ?? 0);
  return year >= 1900 && year <= 2100 ? year : undefined;
}

/** How many people: "5", "5.0", "5 người", "12 hộ". @returns undefined for anything else */
export function readCount(text: string): number | undefined {
  const found = /^(\d{1,6})(?:\.0)?(?:\s*(?:nguoi|ng|hộ|ho|người))?$/i.exec(text.trim());
  return found ? Number(found[1]) : undefined;
}

/** A number of the old book as it is kept and found: no blanks around its strokes. */
export const readOldNumber = (text: string) =>
  text
    .trim()
    .replace(/\.0$/, '')
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/\s+/g, ' ');

export interface IdPaper {
  idType: string;
  idNumber: string;
  /** Not as such a paper is numbered: kept as written, and said. */
  isOdd: boolean;
}

/** The first identity number in a cell that may hold its day and place too. */
export function readIdPaper(text: string): IdPaper | undefined {
  const apart = text.replace(/(?<!\d)\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2})(?!\d)/g, ' ; ').toUpperCase();
  const joined = apart.replace(/(\d)[\s.]+(?=\d)/g, '$1');
  // As written first: a year behind it, parted by a blank only, is not the number's.
  return numberIn(apart) ?? numberIn(joined) ?? oddPaper(text);
}

function oddPaper(text: string): IdPaper | undefined {
  // Why there is none, in the book's words.
  if (/\p{L}/u.test(text) && !isNumbered(text)) return { idType: 'khac', idNumber: text.slice(0, longestIdNumber), isOdd: true };
  const kept = text
    .replace(/(\d)[\s.]+(?=\d)/g, '$1')
    .toUpperCase()
    .replace(/\s/g, '')
    .slice(0, 30);
  return kept === '' ? undefined : { idType: 'khac', idNumber: kept, isOdd: true };
}

function numberIn(joined: string): IdPaper | undefined {
  const twelve = /(?<!\d)\d{12}(?!\d)/.exec(joined)?.[0];
  if (twelve) return { idType: 'can_cuoc', idNumber: twelve, isOdd: false };
  // Excel drops the leading zero of a number typed as a number.
  const eleven = /(?<!\d)[1-9]\d{10}(?!\d)/.exec(joined)?.[0] ?? /(?<!\d)[1-9]\d{9}(?!\d)/.exec(joined)?.[0];
  if (eleven) return { idType: 'can_cuoc', idNumber: eleven.padStart(12, '0'), isOdd: false };
  const nine = /(?<!\d)\d{9}(?!\d)/.exec(joined)?.[0];
  if (nine) return { idType: 'cmnd', idNumber: nine, isOdd: false };
  const passport = /(?<![A-Z0-9])[A-Z]\d{6,8}(?!\d)/.exec(joined)?.[0];
  return passport ? { idType: 'ho_chieu', idNumber: passport, isOdd: false } : undefined;
}

/** As written; the leading zero Excel drops of a number typed as a number comes back. */
export function readPhone(text: string): string {
  const digits = text.replace(/[\s.-]/g, '');
  return (/^[35789]\d{8}$/.test(digits) ? `0${digits}` : text).slice(0, 20);
}

/** "Nguyễn Văn A, tổ 5 phường X" → name and address. */
export function splitNameAddress(text: string): { name: string; address: string } {
  const found = /^([^,;\n\-–:]+?)\s*(?:[,;\n–:]|\s-\s)\s*([\s\S]*)$/.exec(text.trim());
  return found
    ? {
        name: found[1] ?? '',
        address: (found[2] ?? '').replace(/\s+/g, ' ').replace(/^(?:đ\/?c|địa chỉ|trú tại|ở)\s*:?\s*/iu, ''),
      }
    : { name: text.trim(), address: '' };
}

const genders = new Map([
  ['nam', 'male'],
  ['nu', 'female'],
]);
/** 'male' or 'female' of Nam or Nữ, with or without diacritics; '' of anything else. */
export const readGender = (text: string) => genders.get(fold(text)) ?? '';
