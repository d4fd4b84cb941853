// Whether an exercise can be lived through on the class's day. Pure.
import { formatDate } from '../deadlines/dates.ts';
import type { Exercise } from './exercise.ts';

type Span = NonNullable<Exercise['day']>;

/** The days a class can live on: the calendar of days off holds them with every period that begins on one. */
export const firstClassDay = '2025-07-02';
export const lastClassDay = '2028-11-30';
/** May a class live on this day, 'YYYY-MM-DD'? */
export const isClassDay = (day: string): boolean => day >= firstClassDay && day <= lastClassDay;

const isWithin = ({ from, to }: Span, day: string) => day >= from && (to === null || day <= to);

/** What cannot be of the days an exercise is bound to: it ends before it begins, its paper comes in after its first day or without one. */
export function dayProblems({ day, receivedOn }: { day: Span | null; receivedOn: string | null }): ('dayTo' | 'receivedOn')[] {
  const endsFirst = day?.to ? day.to < day.from : false;
  const comesAfter = receivedOn !== null && (day === null || receivedOn > day.from);
  return [...(endsFirst ? (['dayTo'] as const) : []), ...(comesAfter ? (['receivedOn'] as const) : [])];
}

/** 'ngày 13/02/2026', 'từ ngày 01/07/2026', 'từ ngày 27/08/2026 đến ngày 29/08/2026'. */
export function spanWords({ from, to }: Span): string {
  if (to === null) return `từ ngày ${formatDate(from)}`;
  return from === to ? `ngày ${formatDate(from)}` : `từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`;
}

/** When the exercise can be begun, where today it cannot; '' when it can. @param today the class's day */
export function waitsFor(exercise: Exercise, today: string): string {
  const { day } = exercise;
  return !day || isWithin(day, today) ? '' : spanWords(day);
}

/** Why the exercise cannot be begun today, '' when it can. */
export function dayRefusal(exercise: Exercise, today: string): string {
  const span = waitsFor(exercise, today);
  if (!span) return '';
  return `Bài này làm khi ngày của lớp là ${span}; hôm nay của lớp là ${formatDate(today)}. Giảng viên chuyển ngày của lớp ở trang lớp học.`;
}

/** For whoever chooses the class's day: which days some exercises ask for, the earliest first. */
export function dayNotes(exercises: readonly Exercise[]): string[] {
  const byDay = new Map<string, { span: Span; titles: string[] }>();
  for (const { day, title } of exercises) {
    if (!day) continue;
    const key = `${day.from} ${day.to ?? ''}`;
    const known = byDay.get(key) ?? { span: day, titles: [] };
    byDay.set(key, { ...known, titles: [...known.titles, title] });
  }
  return [...byDay]
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .map(([, { span, titles }]) => {
      const words = spanWords(span);
      return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}: ${titles.join('; ')}.`;
    });
}
