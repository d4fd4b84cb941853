// In which order the units stand, and the place of each: those of equal figures share one. Pure.
import type { UnitFigures } from './queries.ts';

export const orders = ['overdue', 'on_time', 'received', 'name'] as const;
export type Order = (typeof orders)[number];

export const orderNames: Record<Order, string> = {
  overdue: 'Quá hạn',
  on_time: 'Tỷ lệ đúng hạn',
  received: 'Tiếp nhận',
  name: 'Tên đơn vị',
};
/** Said over the table: what it is ordered by, and which end stands first. */
export const orderWords: Record<Order, string> = {
  overdue: 'Xếp theo số đơn quá hạn, nhiều nhất trước',
  on_time: 'Xếp theo tỷ lệ đúng hạn, cao nhất trước; nơi chưa có đơn xử lý xong đứng cuối, không xếp hạng',
  received: 'Xếp theo số đơn tiếp nhận, nhiều nhất trước',
  name: 'Xếp theo tên đơn vị',
};

/** The order of an address; most overdue first where it names none. */
export const orderOf = (asked: string | null): Order => orders.find((order) => order === asked) ?? 'overdue';

const byName = new Intl.Collator('vi', { numeric: true });

/** Negative where the first stands before the other; 0 for equal figures. Rates are compared as fractions. */
const compare: Record<Order, (one: UnitFigures, other: UnitFigures) => number> = {
  overdue: (one, other) => other.overdue - one.overdue,
  received: (one, other) => other.received - one.received,
  on_time: (one, other) =>
    one.handled === 0 || other.handled === 0
      ? Number(one.handled === 0) - Number(other.handled === 0)
      : other.onTime * one.handled - one.onTime * other.handled,
  name: (one, other) => byName.compare(one.unitName, other.unitName) || one.unitId - other.unitId,
};

/** The units in order, of equals by name; `rank` is how many stand better and one: 1, 2, 2, 4. Null where there is nothing to rank. */
export function ranked(units: readonly UnitFigures[], order: Order): { unit: UnitFigures; rank: number | null }[] {
  const sorted = [...units].sort((one, other) => compare[order](one, other) || compare.name(one, other));
  let first = 0;
  return sorted.map((unit, place) => {
    const before = sorted[place - 1];
    if (before && compare[order](before, unit) !== 0) first = place;
    return { unit, rank: order === 'on_time' && unit.handled === 0 ? null : first + 1 };
  });
}
