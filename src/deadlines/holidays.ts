// The days of the calendar an administrator keeps: kinds, how sure they are, and which make sense. Pure.
import type { CalendarDay } from './calendar.ts';
import { dayOfWeek, formatDate, weekdayName } from './dates.ts';

export const holidayKinds = ['statutory', 'compensatory', 'swap_off', 'makeup_workday'] as const;
export type HolidayKind = (typeof holidayKinds)[number];

export const holidayKindNames: Record<HolidayKind, string> = {
  statutory: 'Nghỉ lễ, tết',
  compensatory: 'Nghỉ bù vì ngày lễ trùng ngày nghỉ hằng tuần',
  swap_off: 'Nghỉ hoán đổi',
  makeup_workday: 'Làm bù',
};

/** Days an administrator has not confirmed against the notice of the state; clocks count with them all the same. */
export const isConfirmed = (status: string) => status === 'confirmed';

export const statusWords: Record<string, { words: string; colour: string }> = {
  confirmed: { words: 'Đã xác nhận', colour: 'green' },
  'by-law': { words: 'Theo luật, chờ thông báo', colour: 'amber' },
  provisional: { words: 'Dự kiến', colour: 'amber' },
  'confirmed-secondary': { words: 'Theo nguồn gián tiếp', colour: 'amber' },
  'confirmed-memory': { words: 'Theo nguồn gián tiếp', colour: 'amber' },
};

/** The offices work on a make-up day, and on no other day that is kept. */
export const worksOn = (kind: HolidayKind) => kind === 'makeup_workday';

/** Why such a day makes no sense, as a sentence; undefined when it does. */
export function dayProblem(day: { on: string; kind: HolidayKind }): string | undefined {
  const isWeekend = dayOfWeek(day.on) >= 6;
  const when = `${formatDate(day.on)} là ${weekdayName(day.on).toLocaleLowerCase('vi')}`;
  if (day.kind === 'makeup_workday' && !isWeekend) return `${when}, vốn là ngày làm việc, không cần làm bù`;
  if ((day.kind === 'compensatory' || day.kind === 'swap_off') && isWeekend) return `${when}, vốn là ngày nghỉ hằng tuần`;
  return undefined;
}

/**
 * A year counts as known once it has a row, so a single day typed into an unknown year would make the rest look like ordinary
 * days. Gives the sentence that refuses it.
 */
export function unknownYear(on: string, known: readonly Pick<CalendarDay, 'on' | 'kind'>[]): string | undefined {
  const year = on.slice(0, 4);
  if (known.some((day) => day.kind === 'statutory' && day.on.startsWith(year))) return undefined;
  return `Chưa có lịch năm ${year}. Cần nạp đủ các ngày nghỉ lễ, tết của năm ấy một lần (tài liệu vận hành, mục Lịch năm mới) rồi mới sửa từng ngày`;
}
