// What the books already hold of the days of opening figures: a table adds the figures to its own count, so what stands in both is counted
// twice. Nothing is refused for it: opening figures may well be the rest, which no book has.
import type { UnitTx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import { placeKey } from './checks.ts';
import { factWords } from './facts.ts';
import { figureWords } from './numbers.ts';
import { firstDayOf, type OpeningSpan } from './opening.ts';
import { figuresOf } from './queries.ts';
import { type Place, tables } from './tables/index.ts';
import { columnOf, type PresentCode } from './tables/table.ts';

/** The column of each table that counts whatever the table tells of, and of 05/KQTH both; none of what an officer enters by hand. */
const wholeColumns: Readonly<Record<PresentCode, readonly number[]>> = {
  '01-tcd': [1],
  '02-xld': [1],
  '03-gqkn': [1],
  '04-gqtc': [1],
  '05-kqth': [1, 16],
  '06-qlkntc': [],
};

/** How many records of those days the books of some units hold, as the reader sees them there: the same figures the table has, by unit. */
async function countInBook(
  tx: UnitTx,
  code: PresentCode,
  span: OpeningSpan,
  units: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const places = wholeColumns[code].map((no): Place => [code, no]);
  if (places.length === 0 || units.length === 0) return new Map();
  const found = await figuresOf(tx, places, { from: firstDayOf(span), to: span.asOf }, { code: '', units });
  return new Map(units.map((id) => [id, places.reduce((sum, place) => sum + (found.get(id)?.get(placeKey(place)) ?? 0), 0)]));
}

/** "5 đơn"; '' for none. */
function recordWords(code: PresentCode, count: number): string {
  const [first] = wholeColumns[code];
  const source = first === undefined ? null : columnOf(tables[code], first).facts;
  return source && count > 0 ? `${figureWords(count, 0)} ${factWords[source]}` : '';
}

/** What the book of a unit holds of the days of its opening figures, in the sentence said where they are declared and signed; '' for nothing. */
export async function saidInBook(tx: UnitTx, code: PresentCode, unitId: number, span: OpeningSpan): Promise<string> {
  const found = recordWords(code, (await countInBook(tx, code, span, [unitId])).get(unitId) ?? 0);
  if (!found) return '';
  const days = `từ ngày ${formatDate(firstDayOf(span))} đến hết ngày ${formatDate(span.asOf)}`;
  return `Sổ đã có ${found} của kỳ này (biểu ${tables[code].form}, ${days}); số đầu kỳ chỉ gồm phần KHÔNG có trong sổ, phần đã có trong sổ mà kê vào thì được tính hai lần.`;
}

/** What is said under a table behind the opening figures it adds, by unit: what the count above them holds of the same days. */
export async function besideOpening(
  tx: UnitTx,
  code: PresentCode,
  sheets: ReadonlyMap<number, OpeningSpan>,
): Promise<ReadonlyMap<number, string>> {
  const bySpan = new Map<string, { span: OpeningSpan; units: number[] }>();
  for (const [unitId, span] of sheets) {
    const key = `${firstDayOf(span)} ${span.asOf}`;
    const same = bySpan.get(key) ?? { span, units: [] };
    same.units.push(unitId);
    bySpan.set(key, same);
  }
  const said = new Map<number, string>();
  for (const { span, units } of bySpan.values())
    for (const [unitId, count] of await countInBook(tx, code, span, units)) {
      const found = recordWords(code, count);
      if (found) said.set(unitId, `; sổ có ${found} của các ngày ấy: số đầu kỳ đã gồm cả phần này thì được tính hai lần`);
    }
  return said;
}
