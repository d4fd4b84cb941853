// How much of what was handled was handled in time: the bar, the rate, and the two counts, the first of which its list holds. Pure.
import { decimal, number } from './words.ts';

export interface RatioCell {
  hasRatio: boolean;
  ratioPct: number;
  /** "94,3% (33/35)", "chưa có". */
  ratioWords: string;
  /** Opens those handled in time; '' where nothing was handled. */
  ratioHref: string;
  ratioColour: 'green' | 'amber' | 'red';
}

/** The rate in percent; null where nothing was handled. */
export const rateOf = ({ handled, onTime }: { handled: number; onTime: number }): number | null =>
  handled === 0 ? null : (onTime / handled) * 100;

/** 'chưa có' where nothing was handled. @param href to the list of what was handled in time */
export function ratioCell(counts: { handled: number; onTime: number }, href: string): RatioCell {
  const rate = rateOf(counts);
  return {
    hasRatio: rate !== null,
    ratioPct: Math.round(rate ?? 0),
    ratioWords: rate === null ? 'chưa có' : `${decimal(rate)}% (${number(counts.onTime)}/${number(counts.handled)})`,
    ratioHref: rate === null ? '' : href,
    ratioColour: rate === null || rate >= 95 ? 'green' : rate >= 85 ? 'amber' : 'red',
  };
}
