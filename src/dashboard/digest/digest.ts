// The weekly letter: when it goes, of which days it tells, and its words. Numbers only: the mail server may be anybody's. Pure.
import type { WorkingCalendar } from '../../deadlines/calendar.ts';
import { addDays, dayOfWeek, formatDate } from '../../deadlines/dates.ts';
import type { Forecast } from '../forecast.ts';
import { rangeWords } from '../periods.ts';
import type { Numbers } from '../queries.ts';
import { number } from '../words.ts';

/** It goes on the first working day of a week; where the calendar ends, on Monday. */
export function goesOn(today: string, calendar: WorkingCalendar): boolean {
  const monday = addDays(today, 1 - dayOfWeek(today));
  return calendar.covers(monday) && calendar.covers(today) ? calendar.nextWorkingDay(monday) === today : today === monday;
}

/** The hour of the task that sends it, in Hà Nội. */
const sentAt = '06:30';

/** The day of the next one. @param clock 'HH:mm' of now */
export function nextSending(today: string, clock: string, calendar: WorkingCalendar): string {
  let day = clock < sentAt ? today : addDays(today, 1);
  while (!goesOn(day, calendar)) day = addDays(day, 1);
  return day;
}

/** Whether it is set up, who gets it, and when the next one goes: for who watches over the whole city. */
export function digestState(parts: { isMailed: boolean; reached: number; unreached: number; next: string }): string {
  const { isMailed, reached, unreached, next } = parts;
  if (!isMailed) return 'Thư tình hình hằng tuần chưa gửi: phần mềm chưa được cấu hình máy chủ thư (SMTP_URL).';
  const without = unreached === 0 ? '' : `; ${number(unreached)} lãnh đạo chưa có địa chỉ thư, không nhận được`;
  return `Thư tình hình hằng tuần gửi ngày làm việc đầu tuần, lần tới ${sentAt} ngày ${formatDate(next)}, tới ${number(reached)} lãnh đạo có địa chỉ thư${without}.`;
}

/** Monday to Sunday of the week before. */
export function weekBefore(today: string): { start: string; end: string } {
  const monday = addDays(today, 1 - dayOfWeek(today));
  return { start: addDays(monday, -7), end: addDays(monday, -1) };
}

export interface DigestParts {
  week: { start: string; end: string };
  today: string;
  clock: string;
  /** Whose numbers these are: the unit's name, or that they are of all units within reach. */
  place: string;
  numbers: Numbers;
  forecast: Forecast | null;
  /** '' where the installation has no public address. */
  link: string;
}

/** Subject and text of the letter; numbers only. */
export function digestWords({ week, today, clock, place, numbers, forecast, link }: DigestParts): {
  subject: string;
  text: string;
} {
  const lines = [
    `- Đơn tiếp nhận: ${number(numbers.received)} (cùng kỳ năm trước ${number(numbers.receivedBefore)})`,
    `- Đã xử lý: ${number(numbers.handled)}, trong đó đúng hạn ${number(numbers.onTime)} (cùng kỳ năm trước ${number(numbers.handledBefore)})`,
    `- Đang quá hạn: ${number(numbers.overdue)}`,
    `- Đang xử lý, giải quyết: ${number(numbers.open)}`,
    ...(forecast
      ? [
          `- Nếu không làm gì, ${number(numbers.dueSoon)} đơn sẽ quá hạn đến ngày ${formatDate(forecast.by)}, trong đó ${number(numbers.dueSoonUnsigned)} đơn chỉ còn chờ ký hoặc duyệt`,
        ]
      : []),
  ];
  return {
    subject: `Tình hình đơn thư tuần ${rangeWords(week)}`,
    text: [
      'Kính gửi ông, bà.',
      `${place}, tuần ${rangeWords(week)}:`,
      lines.join('\n'),
      `Số liệu đến ${clock} ngày ${formatDate(today)}.`,
      ...(link ? [`Xem từng danh sách: ${link}`] : []),
      'Thư này do phần mềm gửi, không cần trả lời.',
    ].join('\n\n'),
  };
}

/** The page of the same week. */
export const digestPath = (week: { start: string; end: string }): string =>
  `/dashboard?${new URLSearchParams({ period: 'other', from: formatDate(week.start), to: formatDate(week.end) }).toString()}`;
