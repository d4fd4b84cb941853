// What a report in words is made of, and its two kinds of lines besides sentences of figures. Pure.
import { DOTS } from '../../documents/papers/number.ts';
import { bold, italic, lead, paragraph } from '../../documents/papers/paper.ts';
import type { ResolvedCounts } from '../resolved.ts';
import type { Compared, Figures } from './figures.ts';
import type { Receptions } from './receptions.ts';
import type { ToldField } from './told.ts';

export interface Contents {
  now: Figures;
  /** Signed opening figures by place: beside the count, and said beside it. */
  opened?: Figures;
  compared: readonly Compared[];
  resolved: ResolvedCounts;
  /** The day of the records the matters resolved are counted from beside closed figures; '' where they were closed with them, or nothing is. */
  resolvedAsOf: string;
  /** "theo cách tính trước ngày 15/12/2026" where they were closed so; '' of those counted as today. */
  resolvedBy: string;
  /** Matters accepted before the period by an old book that does not say how they ended: in no rate. */
  endsUntold: number;
  told: Partial<Record<ToldField, { figure: number; units: number }>>;
  receptions: Receptions;
  /** The figures told are of several units: how many told them is said. */
  isOfSeveral: boolean;
}

/** A line that begins a chapter. */
export const heading = (text: string) => lead(bold(text));
/** What the outline asks and only people can write. */
export const ask = (text: string) => paragraph(italic(`${text}: ${DOTS}`));
