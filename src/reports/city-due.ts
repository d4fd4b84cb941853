// The city's own report after its day (Điều 5 TT 06/2025/TT-TTCP, legal.md §9.1): whether it has left, and how late it is. Pure.
import { daysBetween, formatDate, todayInVietnam } from '../deadlines/dates.ts';
import type { Tag } from '../petitions/petition.ts';
import { dueDays } from './circulars.ts';
import type { Period } from './periods.ts';

export interface CityDue {
  /** "Hạn gửi của Thành phố: ngày 20/12/2026." and what became of it. */
  line: string;
  tag: Tag | null;
}

/**
 * @param sent when each version of the consolidated report was sent; null for one that has not been
 * @returns null where the period has no day for it
 */
export function cityDue(period: Period, sent: readonly (Date | null)[], today: string): CityDue | null {
  const due = dueDays(period)?.province;
  if (due === undefined) return null;
  const line = `Hạn gửi của Thành phố: ngày ${formatDate(due)}.`;
  const first = sent
    .flatMap((at) => (at ? [todayInVietnam(at)] : []))
    .sort()
    .at(0);
  if (first !== undefined)
    return first > due
      ? { line: `${line} Gửi ngày ${formatDate(first)}.`, tag: { words: 'Gửi sau hạn', colour: 'amber', icon: 'clock-check' } }
      : { line: `${line} Gửi ngày ${formatDate(first)}.`, tag: { words: 'Đã gửi', colour: 'green', icon: 'circle-check' } };
  if (today <= due) return { line, tag: null };
  return {
    line: `${line} Đã quá ${daysBetween(due, today).toLocaleString('vi-VN')} ngày, chưa gửi báo cáo tổng hợp.`,
    tag: { words: 'Quá hạn, chưa gửi', colour: 'red', icon: 'alert-circle' },
  };
}
