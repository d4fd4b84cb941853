// What a correction changed, for the timeline of its record: each field as it stood and as it stands. Pure.

/** One field as it stood and as it stands, in an officer's words. */
export interface Corrected {
  label: string;
  from: string;
  to: string;
}

export const correctionsIn = (data: Readonly<Record<string, unknown>>): Corrected[] =>
  Array.isArray(data.corrections) ? (data.corrections as Corrected[]) : [];

/** One field of a correction on a timeline; long words are folded up. */
export interface CorrectionLine extends Corrected {
  isLong: boolean;
}
/** Longer than two lines of a timeline. */
const longest = 160;

export const correctionLines = (data: Readonly<Record<string, unknown>>): CorrectionLine[] =>
  correctionsIn(data).map(({ label, from, to }) => ({
    label,
    from: from || 'để trống',
    to: to || 'để trống',
    isLong: from.length + to.length > longest,
  }));

/** One act on the timeline of a record. */
export interface TimelineItem {
  date: string;
  time: string;
  icon: string;
  title: string;
  text: string;
  corrections?: CorrectionLine[];
  by: string;
  kind: string;
}
