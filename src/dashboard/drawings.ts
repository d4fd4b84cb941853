// What of the figures is drawn beside its table: by month, by field, by unit. The same numbers as the rows, no others.
import { fieldName } from '../petitions/petition.ts';
import type { BarDrawing } from './chart.ts';
import type { FieldFigures, MonthFigures } from './figures/figures.ts';
import { type Period, twelveMonths } from './periods.ts';
import type { UnitFigures } from './queries.ts';
import { type Order, orderNames } from './ranking.ts';
import { rateOf } from './ratio.ts';

/** A drawing for a wide page and one for a narrow. */
export interface Drawing {
  svg: string;
  narrowSvg: string;
}
type Draw = (chart: BarDrawing) => string;

/** Bars of a drawing; what stands after them is in the table only. */
const mostBars = 10;
const pair: [string, string] = ['Tiếp nhận', 'Đã xử lý'];

/** Received and handled in the twelve months to the end of the period, wide and narrow. */
export function drawMonths({ months, period, draw }: { months: readonly MonthFigures[]; period: Period; draw: Draw }): Drawing {
  const found = new Map(months.map((row) => [row.month, row]));
  const bars = twelveMonths(period.end).map((month) => ({
    label: `T${Number(month.slice(5))}`,
    first: found.get(month)?.received ?? 0,
    second: found.get(month)?.handled ?? 0,
  }));
  const sentence = `Biểu đồ cột: số đơn tiếp nhận và đã xử lý theo tháng, ${bars.length} tháng gần nhất`;
  return {
    svg: draw({ width: 640, height: 300, bars, names: pair, sentence }),
    narrowSvg: draw({
      width: 358,
      height: 230,
      bars: bars.map((bar) => ({ ...bar, label: bar.label.slice(1) })),
      names: pair,
      sentence,
    }),
  };
}

/** Lying bars, with room for long names. */
function lying(draw: Draw, chart: Omit<BarDrawing, 'width' | 'height' | 'lies'>): Drawing {
  const height = 44 + chart.bars.length * (chart.names.length === 2 ? 38 : 26);
  return {
    svg: draw({ ...chart, width: 440, height, lies: 165 }),
    narrowSvg: draw({ ...chart, width: 358, height, lies: 130 }),
  };
}

/** The same by field, the first of them; null where nothing came in. */
export function drawFields({ fieldFigures, draw }: { fieldFigures: readonly FieldFigures[]; draw: Draw }): Drawing | null {
  const bars = fieldFigures
    .filter(({ received, handled }) => received + handled > 0)
    .slice(0, mostBars)
    .map(({ code, received, handled }) => ({ label: fieldName(code), first: received, second: handled }));
  if (bars.length === 0) return null;
  return lying(draw, { bars, names: pair, sentence: `Biểu đồ thanh: số đơn tiếp nhận và đã xử lý của ${bars.length} lĩnh vực` });
}

/** The first units of the order, by what they are ordered by; by name: what they received and handled. */
export function drawUnits({ order, draw }: { order: Order; draw: Draw }, units: readonly UnitFigures[]): Drawing | null {
  const measured = order === 'on_time' ? units.filter(({ handled }) => handled > 0) : units;
  if (measured.length === 0) return null;
  const isPair = order === 'name' || order === 'received';
  const bars = measured.map((unit) => ({
    label: unit.unitName,
    first: order === 'overdue' ? unit.overdue : order === 'on_time' ? Math.round((rateOf(unit) ?? 0) * 10) / 10 : unit.received,
    ...(isPair ? { second: unit.handled } : {}),
  }));
  return lying(draw, {
    bars,
    names: isPair ? pair : [order === 'on_time' ? 'Tỷ lệ đúng hạn, %' : 'Đang quá hạn'],
    isLate: order === 'overdue',
    sentence: `Biểu đồ thanh: ${isPair ? 'số đơn tiếp nhận và đã xử lý' : orderNames[order].toLocaleLowerCase('vi')} của ${bars.length} đơn vị đầu bảng`,
  });
}
