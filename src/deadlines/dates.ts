// Dates as the office writes them: plain calendar days 'YYYY-MM-DD', the forms an officer types, and the forms we print.
// The only file of this feature that touches Temporal; everything else passes strings.
import { Temporal } from 'temporal-polyfill';

const OFFICE_TIME_ZONE = 'Asia/Ho_Chi_Minh';
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;
const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;

const knownDays = new Map<string, Temporal.PlainDate>();
/** Days come by the thousand and are few; a PlainDate never changes. @throws RangeError when it is no date */
function dayOf(date: string): Temporal.PlainDate {
  const known = knownDays.get(date);
  if (known) return known;
  const read = Temporal.PlainDate.from(date);
  if (knownDays.size >= 20_000) knownDays.clear();
  knownDays.set(date, read);
  return read;
}

/** The calendar day it is in Hà Nội at an instant, whatever the time zone of the server. */
export function todayInVietnam(at: Date): string {
  // A day begins on a full hour: within one hour the answer is the same, and every page asks several times.
  const hour = Math.floor(at.getTime() / 3_600_000);
  if (lastHour?.hour !== hour) lastHour = { hour, date: dateAt(at) };
  return lastHour.date;
}
let lastHour: { hour: number; date: string } | undefined;

function dateAt(at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(OFFICE_TIME_ZONE).toPlainDate().toString();
}

/** `days` calendar days after `date` (before it when negative). */
export function addDays(date: string, days: number): string {
  return dayOf(date).add({ days }).toString();
}

/** Calendar days from one date to another; negative when `to` is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return dayOf(from).until(dayOf(to), { largestUnit: 'days' }).days;
}

/** Day of the week: 1 is Monday (Thứ Hai), 7 is Sunday (Chủ nhật). */
export function dayOfWeek(date: string): number {
  return dayOf(date).dayOfWeek;
}

/** The year a date lies in. */
export function yearOf(date: string): number {
  return dayOf(date).year;
}

/** 'Thứ Ba' for '2026-11-24'. */
export function weekdayName(date: string): string {
  return WEEKDAYS[dayOfWeek(date) - 1] ?? '';
}

/** '24/11/2026', as on every screen and in every table. */
export function formatDate(date: string): string {
  const { year, month, day } = dayOf(date);
  return `${twoDigits(day)}/${twoDigits(month)}/${year}`;
}

/** 'ngày 03 tháng 9 năm 2026', as papers write it: days under 10 and months 1 and 2 take a zero (Nghị định 30/2020/NĐ-CP). */
export function formatLongDate(date: string): string {
  const { year, month, day } = dayOf(date);
  return `ngày ${twoDigits(day)} tháng ${month <= 2 ? twoDigits(month) : month} năm ${year}`;
}

/**
 * What an officer typed, as 'YYYY-MM-DD': 3/9/2026, 03092026, 3-9-26, 3.9.2026, 2026-09-03 (a browser's date field), 'hôm nay'.
 * Two-digit years are of this century. Undefined when it is not a date that exists (31/02) or lies outside 1900–2100.
 */
export function parseDate(typed: string, today: string): string | undefined {
  const text = typed.normalize('NFC').trim().toLowerCase();
  if (text === 'hôm nay' || text === 'hom nay') return today;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return existingDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  if (!parts) return undefined;
  const year = Number(parts[3]);
  return existingDate(parts[3]?.length === 2 ? 2000 + year : year, Number(parts[2]), Number(parts[1]));
}

/** Whether a string is a date that exists, written 'YYYY-MM-DD'. */
export function isDate(text: string): boolean {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return iso !== null && existingDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) === text;
}

function existingDate(year: number, month: number, day: number): string | undefined {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12 || day < 1) return undefined;
  const found = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return found.day === day ? found.toString() : undefined;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: OFFICE_TIME_ZONE, timeStyle: 'short' });

/** '09:42', an instant in Hà Nội. */
export function formatTime(at: Date): string {
  return clock.format(at);
}

const stamp = new Intl.DateTimeFormat('en-GB', { timeZone: OFFICE_TIME_ZONE, dateStyle: 'short', timeStyle: 'short' });

/** '25/11/2026 09:42', an instant in Hà Nội. */
export function formatDateTime(at: Date): string {
  return stamp.format(at).replace(', ', ' ');
}

const fineStamp = new Intl.DateTimeFormat('en-GB', { timeZone: OFFICE_TIME_ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** '25/11/2026 09:42:07' */
export function formatToTheSecond(at: Date): string {
  return fineStamp.format(at).replace(', ', ' ');
}
