// Whether work on a long book goes on as it began: the memory and the pace of its last part beside those of its first. Ratios only, for no machine
// is as fast as another. Pure.

/** How far the work was at an instant, and what its process held then. */
export interface Sample {
  /** Time it took so far, of the clock or of the processor. */
  ms: number;
  rows: number;
  bytes: number;
}

/** The most the last part may hold of what the first held, and the least of its pace it may keep. */
export const flatness = { memory: 1.5, pace: 0.4 };

export interface LastToFirst {
  memory: number;
  pace: number;
  /** Bytes more for each row between the two. */
  kept: number;
}

/** The last part over the first, by rows: the most each held, and its rows a second. Undefined of fewer samples than tell anything. @param share one in so many */
export function lastToFirst(samples: readonly Sample[], share = 4): LastToFirst | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return undefined;
  const part = (last.rows - first.rows) / share;
  const early = samples.filter(({ rows }) => rows <= first.rows + part);
  const late = samples.filter(({ rows }) => rows >= last.rows - part);
  const [paceThen, paceNow] = [paceOf(early), paceOf(late)];
  if (!paceThen || !paceNow) return undefined;
  const [then, now] = [mostOf(early), mostOf(late)];
  return { memory: now / then, pace: paceNow / paceThen, kept: (now - then) / (last.rows - first.rows - part) };
}

/** What of it is beyond the limits, a line each; none when all is flat. */
export function unflat(found: LastToFirst | undefined): string[] {
  if (!found) return ['too few steps to tell whether it is flat'];
  const { memory, pace } = found;
  return [
    ...(memory > flatness.memory ? [`memory of the last part is ${memory.toFixed(2)} of the first`] : []),
    ...(pace < flatness.pace ? [`pace of the last part is ${pace.toFixed(2)} of the first`] : []),
  ];
}

const mostOf = (samples: readonly Sample[]) => Math.max(...samples.map(({ bytes }) => bytes));
function paceOf(samples: readonly Sample[]): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  return first && last && last.rows > first.rows && last.ms > first.ms
    ? (last.rows - first.rows) / (last.ms - first.ms)
    : undefined;
}
