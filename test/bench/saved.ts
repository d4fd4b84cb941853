// What a run measured, kept in a file, so that a later one on a larger city can say how much the pages grew.
import { readFileSync, writeFileSync } from 'node:fs';

/** By page: its middle time in ms and how many times the floor it is. */
export type Median = Map<string, { own: number; ratio: number }>;

interface Saved {
  petitions: number;
  pages: Record<string, { own: number; ratio: number }>;
}

export function saveMedians(file: string, petitions: number, medians: Median): void {
  writeFileSync(file, `${JSON.stringify({ petitions, pages: Object.fromEntries(medians) } satisfies Saved, null, 2)}\n`);
}

/** @throws Error when the file is none of a run */
export function readMedians(file: string): { petitions: number; medians: Median } {
  const { petitions, pages } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Saved>;
  if (!petitions || !pages) throw new Error(`${file} was not written by --save`);
  return { petitions, medians: new Map(Object.entries(pages)) };
}

/** Growth of every page that both runs measured, by its ratio to the floor, not by the clock: the machine may have become busier in between. */
export const growthOf = (before: Median, after: Median): [page: string, grown: number][] =>
  [...after].flatMap(([page, { ratio }]) => {
    const was = before.get(page)?.ratio;
    return was ? [[page, ratio / was] as [string, number]] : [];
  });
