// How a figure of the tables stands in a sentence of the report: with its unit, beside the periods it is compared with, as a share. Pure.
import { DOTS } from '../../documents/papers/number.ts';
import { placeKey } from '../checks.ts';
import { figureWords } from '../numbers.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnOf, type TableCode } from '../tables/table.ts';

/** By place ('02-xld:6'); what nobody entered is missing. */
export type Figures = ReadonlyMap<string, number>;

/** A period a report compares with, as its sentences call it: "cùng kỳ năm trước". */
export interface Compared {
  name: string;
  /** null: the unit did not exist then, or nothing of the period is kept; a gap, and no 0. */
  figures: Figures | null;
}

/** "tăng 12,5%", "giảm 3%", "không đổi"; '' when there was nothing to compare with. */
export function changeWords(now: number, then: number): string {
  if (then === 0) return '';
  const pct = ((now - then) / then) * 100;
  if (Math.abs(pct) < 0.05) return 'không đổi';
  return `${pct > 0 ? 'tăng' : 'giảm'} ${percent(Math.abs(pct))}`;
}

const percent = (value: number) => `${figureWords(Math.round(value * 10) / 10, 2)}%`;

/** "40%"; "0%" of nothing. */
export const shareWords = (part: number, whole: number): string => (whole === 0 ? '0%' : percent((part / whole) * 100));

const noOpening: Figures = new Map();

/**
 * The figures of a period as words. @param compared the first of them is that of a year before
 * @param opened signed opening figures: an addend of their own (docs/decisions/0051), named beside each figure they come on top of
 */
export function figuresInWords(now: Figures, compared: readonly Compared[], opened: Figures = noOpening) {
  const of = (code: TableCode, no: number, figures: Figures = now) => figures.get(placeKey([code, no] as Place)) ?? 0;
  const sum = (code: TableCode, numbers: readonly number[], figures: Figures = now) =>
    numbers.reduce((all, no) => all + of(code, no, figures), 0);
  // What was entered by hand is missing where nobody entered it: a gap, and no 0.
  const isKnown = (code: TableCode, no: number, figures: Figures) =>
    columnOf(tables[code], no).facts !== null || figures.has(placeKey([code, no] as Place));
  const written = (code: TableCode, no: number, value: number, figures: Figures = now) =>
    isKnown(code, no, figures) ? figureWords(value, columnOf(tables[code], no).digits) : DOTS;
  /** "chưa gồm 12 theo số liệu đầu kỳ"; '' where there is none. */
  const beside = (code: TableCode, numbers: readonly [number, ...number[]]) => {
    const added = sum(code, numbers, opened);
    return added === 0 ? '' : `chưa gồm ${figureWords(added, columnOf(tables[code], numbers[0]).digits)} theo số liệu đầu kỳ`;
  };
  const besideOne = (code: TableCode, no: number) => beside(code, [no]).replace(/^.+$/, ' ($&)');
  const withUnit = (figure: string, unit: string) => (unit ? `${figure} ${unit}` : figure);
  const against = (code: TableCode, no: number, value: (figures: Figures) => number) =>
    compared
      .map(({ name, figures }) =>
        figures === null
          ? `${name} ${DOTS}`
          : [
              `${name} ${written(code, no, value(figures), figures)}`,
              isKnown(code, no, now) && isKnown(code, no, figures) ? changeWords(value(now), value(figures)) : '',
            ]
              .filter(Boolean)
              .join(', '),
      )
      .join('; ');
  const comparedSum = (code: TableCode, numbers: readonly [number, ...number[]], unit: string) => {
    const value = (figures: Figures) => sum(code, numbers, figures);
    return `${withUnit(written(code, numbers[0], value(now)), unit)} (${[beside(code, numbers), against(code, numbers[0], value)].filter(Boolean).join('; ')})`;
  };
  return {
    of,
    /** "25 đơn" */
    n: (code: TableCode, no: number, unit = '') => `${withUnit(written(code, no, of(code, no)), unit)}${besideOne(code, no)}`,
    /** "25 đơn (cùng kỳ năm trước 20, tăng 25%; kỳ trước 30, giảm 16,7%)" */
    compared: (code: TableCode, no: number, unit: string) => comparedSum(code, [no], unit),
    comparedSum,
    share: (code: TableCode, part: number, whole: number) => shareWords(of(code, part), of(code, whole)),
    /** "4 đơn, 40% (cùng kỳ năm trước 2 đơn, 50%)": a field's part of the whole, then and now. */
    comparedShare: (code: TableCode, part: number, whole: number, unit: string) => {
      const words = (figures: Figures) => {
        const found = of(code, part, figures);
        const added = figures === now ? besideOne(code, part) : '';
        return `${withUnit(written(code, part, found, figures), unit)}${added}, ${shareWords(found, of(code, whole, figures))}`;
      };
      const [then] = compared;
      return then ? `${words(now)} (${then.name} ${then.figures === null ? DOTS : words(then.figures)})` : words(now);
    },
    /** "12,5 triệu đồng (cùng kỳ năm trước 10, tăng 25%), 30 m² đất (…)": two columns that follow each other, beside the periods compared with. */
    money: (code: TableCode, no: number) => `${comparedSum(code, [no], 'triệu đồng')}, ${comparedSum(code, [no + 1], 'm² đất')}`,
  };
}
export type Words = ReturnType<typeof figuresInWords>;
