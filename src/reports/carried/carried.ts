// What the period before carried over: the two comparisons of §9.8 that only warn. Pure.
import { addDays } from '../../deadlines/dates.ts';
import { monthBefore, type Period, quarterOn } from '../periods.ts';
import type { TableCode } from '../tables/table.ts';

/** Column `total` is column `total` of the period before, less its column `done`, and what came in the period. */
export interface CarryRule {
  code: TableCode;
  source: 'petition' | 'decision';
  total: number;
  done: number;
  /** Rows counted in `total`. */
  where: string;
  /** Of those, rows that came in the period. */
  isNew: string;
  /** Of the rows of the period before, those it carried over. */
  isCarried: string;
  /** Rows of the period before that left without being done; left out where none can. */
  isLost?: string;
  newWords: string;
}

export const carryRules: readonly CarryRule[] = [
  {
    code: '02-xld',
    source: 'petition',
    total: 1,
    done: 2,
    where: 'true',
    isNew: 'f.received_on >= $1::date',
    isCarried: "f.fate = 'pending'",
    newWords: 'đơn tiếp nhận trong kỳ',
  },
  {
    code: '05-kqth',
    source: 'decision',
    total: 1,
    done: 2,
    where: "f.family = 'KN'",
    isNew: 'f.is_issued',
    isCarried: "coalesce(f.done_on, f.overturned_on, 'infinity') > $2::date",
    isLost: 'f.done_on is null and f.overturned_on <= $2::date',
    newWords: 'quyết định ban hành trong kỳ (cột 7 biểu 03/GQKN)',
  },
];

/**
 * The quarter that ends the day before a period of the regime begins, of a month from the 15th to the 14th the month before; what any other
 * free period carries in is nobody's figure.
 */
export function earlierPeriod(period: Period): Period | undefined {
  return period.kind === 'AD_HOC' ? monthBefore(period) : quarterOn(addDays(period.from, -1));
}

export interface Carried {
  rule: CarryRule;
  before: Period;
  /** The column now. */
  now: number;
  /** What the period before left over, as it was reported where it was. */
  left: number;
  added: number;
  /** Of how many units the closed figures say it; of the others the records do. */
  reported: number;
  units: number;
}

/** What this period begins with is what the last one left and what came to it from elsewhere. */
export const carriesOver = ({ now, left, added }: Pick<Carried, 'now' | 'left' | 'added'>): boolean => now === left + added;
