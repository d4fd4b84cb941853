// How dark a place is drawn: four classes of about as many places each, or the three of the on-time rate. Pure.

export const measures = ['received', 'overdue', 'on_time'] as const;
export type Measure = (typeof measures)[number];

export const measureNames: Record<Measure, string> = {
  received: 'Đơn tiếp nhận',
  overdue: 'Đang quá hạn',
  on_time: 'Tỷ lệ đúng hạn',
};

/** One class of the legend: the style it is drawn in and the numbers it holds. */
export interface Shade {
  cls: string;
  words: string;
}
export interface Shading {
  /** The style of a value; null where there is nothing to show. */
  of: (value: number | null) => string;
  legend: Shade[];
}

const none: Shade = { cls: 'ward-none', words: 'không có' };

/** Rates in percent: the same limits as the ratio bars of the ranking. */
function rates(): Shading {
  return {
    of: (value) => (value === null ? none.cls : value >= 95 ? 'ward-good' : value >= 85 ? 'ward-fair' : 'ward-poor'),
    legend: [
      { cls: 'ward-good', words: 'từ 95%' },
      { cls: 'ward-fair', words: '85% đến dưới 95%' },
      { cls: 'ward-poor', words: 'dưới 85%' },
      { ...none, words: 'chưa có đơn xử lý xong' },
    ],
  };
}

/** Counts: the places that have any, cut into four classes of about as many places; equal numbers stand in one class. */
function counts(measure: 'received' | 'overdue', values: readonly number[]): Shading {
  const sorted = values.filter((n) => n > 0).sort((a, b) => a - b);
  const cuts = [...new Set([0.25, 0.5, 0.75].map((part) => sorted[Math.floor(sorted.length * part)] ?? 0))].filter(
    (cut) => cut > (sorted[0] ?? 0),
  );
  const name = measure === 'received' ? 'ward-n' : 'ward-late';
  const classOf = (n: number) => cuts.filter((cut) => n >= cut).length;
  // Two classes are told apart by the lightest and the darkest.
  const steps = [[4], [1, 4], [1, 3, 4], [1, 2, 3, 4]][cuts.length] ?? [1, 2, 3, 4];
  const shown = sorted.length === 0 ? [] : steps;
  return {
    of: (value) => (value === null || value === 0 ? none.cls : `${name}${steps[classOf(value)]}`),
    legend: [
      ...shown.map((step, index) => {
        const held = sorted.filter((n) => classOf(n) === index);
        const [least, most] = [held[0] ?? 0, held.at(-1) ?? 0];
        return { cls: `${name}${step}`, words: least === most ? `${least} đơn` : `${least}–${most} đơn` };
      }),
      none,
    ],
  };
}

/**
 * The class of colour of a place, and the legend. The share in time (per cent) is cut at fixed steps, counts into four classes of about as
 * many places.
 * @param values one per place; null where there is nothing to have a share of
 */
export function shadingOf(measure: Measure, values: readonly (number | null)[]): Shading {
  return measure === 'on_time'
    ? rates()
    : counts(
        measure,
        values.map((value) => value ?? 0),
      );
}
