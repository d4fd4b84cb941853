// Pages of the calendar.
import type { FormState } from '../web/forms.ts';
import { formatDate, weekdayName } from './dates.ts';
import { type HolidayKind, holidayKindNames, holidayKinds, isConfirmed, statusWords } from './holidays.ts';
import type { HolidayRow, Impact } from './holidays-records.ts';

type Link = { href: string; label: string };

export interface HolidaysPage {
  title: string;
  csrf: string;
  years: (Link & { current: boolean })[];
  actions: (Link & { style: string; icon: string })[];
  problem: string;
  waiting: string;
  mayChange: boolean;
  days: {
    on: string;
    href: string;
    date: string;
    weekday: string;
    name: string;
    kindWords: string;
    works: boolean;
    state: { words: string; colour: string };
    source: string;
    canConfirm: boolean;
  }[];
}
export interface HolidayFormPage {
  title: string;
  back: Link;
  form: FormState;
  isNew: boolean;
  dateWords: string;
  kinds: { value: string; label: string }[];
  /** Said once the day is known; '' before. */
  impactWords: string;
  asksConfirmation: boolean;
}

declare module '../web/render.ts' {
  interface Pages {
    'admin/holidays': HolidaysPage;
    'admin/holiday-form': HolidayFormPage;
  }
}

/** The days of one year. @param years those that may be chosen @param mayChange whether days are added and confirmed from here */
export function holidaysScreen(
  year: number,
  years: readonly number[],
  days: readonly HolidayRow[],
  mayChange: boolean,
  csrf: string,
): HolidaysPage {
  const waiting = days.filter((day) => !isConfirmed(day.status)).length;
  return {
    title: 'Ngày nghỉ, làm bù',
    csrf,
    mayChange,
    years: years.map((one) => ({ href: `/admin/holidays?year=${one}`, label: String(one), current: one === year })),
    actions: mayChange ? [{ href: '/admin/holidays/new', label: 'Thêm ngày', style: 'primary', icon: 'plus' }] : [],
    problem:
      days.length === 0
        ? `Chưa có lịch năm ${year}. Thời hạn rơi vào năm này hiện “chưa có lịch năm ${year}”, phần mềm không đoán.`
        : '',
    waiting:
      waiting > 0
        ? `${waiting} ngày của năm ${year} chưa được xác nhận theo thông báo chính thức. Thời hạn vẫn tính theo các ngày này.`
        : '',
    days: days.map((day) => ({
      on: day.on,
      href: mayChange ? `/admin/holidays/${day.on}` : '',
      date: formatDate(day.on),
      weekday: weekdayName(day.on),
      name: day.name,
      kindWords: holidayKindNames[day.kind as HolidayKind],
      works: day.isWorkingDay,
      state: statusWords[day.status] ?? { words: day.status, colour: 'grey' },
      // Notes of the seed are the collector's own; what an administrator wrote is for the office.
      source: [day.source, day.confirmedAt ? day.note : ''].filter(Boolean).join('. '),
      canConfirm: mayChange && !isConfirmed(day.status),
    })),
  };
}

/** How many running clocks of how many units a change of this day recounts, in one sentence. */
export function impactWords(impact: Impact): string {
  if (impact.clocks === 0) return 'Không có thời hạn nào đang chạy đi qua ngày này.';
  return `${impact.clocks.toLocaleString('vi-VN')} thời hạn đang chạy ở ${impact.units} đơn vị đi qua ngày này. Sau khi lưu, phần mềm tính lại; hạn nào thay đổi được ghi vào hồ sơ của đơn ấy.`;
}

/**
 * A day to add, or the one being changed.
 * @param impact of the typed change, undefined before it was looked at
 * @param asksConfirmation the change is shown once more before it is saved
 */
export function holidayFormScreen(
  form: FormState,
  day: HolidayRow | undefined,
  impact: Impact | undefined,
  asksConfirmation = false,
): HolidayFormPage {
  return {
    title: day ? `Sửa ngày ${formatDate(day.on)}` : 'Thêm ngày nghỉ, làm bù',
    back: { href: `/admin/holidays${day ? `?year=${day.on.slice(0, 4)}` : ''}`, label: 'Quay lại lịch' },
    form,
    isNew: !day,
    dateWords: day ? `${weekdayName(day.on)}, ${formatDate(day.on)}` : '',
    kinds: holidayKinds.map((kind) => ({ value: kind, label: holidayKindNames[kind] })),
    impactWords: impact ? impactWords(impact) : '',
    asksConfirmation,
  };
}
