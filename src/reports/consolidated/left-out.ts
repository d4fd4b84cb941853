// What the parts of a consolidated report left out when they were closed: papers that waited for their number, or were revoked. Summed, and
// said of which units. Pure.

import type { ClosedReport } from '../closing/closing.ts';
import { reportedName } from '../closing/closing.ts';
import { unnumberedIn } from '../closing/unnumbered.ts';
import type { Untold } from '../closing/untold-in.ts';
import { figureWords } from '../numbers.ts';
import { tables } from '../tables/index.ts';
import type { Table } from '../tables/table.ts';
import { papersWords, unnumberedWords } from '../untold.ts';
import { codesOf } from './consolidated.ts';

/** By unit, what of its report this officer may not know of; a unit of which he may know all is missing. */
export type UntoldByUnit = ReadonlyMap<number, Pick<Untold, 'refs'>>;

export interface LeftOut {
  /** '' where the parts left out nothing. */
  line: string;
  /** Above the units, folded. */
  words: string;
  units: { name: string; href: string; count: string }[];
}

const nothing = { refs: new Map() };

/** Of one table: how many papers in all, and of each unit, which leads to its closed table. */
export function leftOut(table: Table, parts: readonly ClosedReport[], untold: UntoldByUnit): LeftOut {
  const found = parts
    .map((part) => ({ part, count: unnumberedIn(part, table, untold.get(part.unitId) ?? nothing) }))
    .filter(({ count }) => count > 0);
  const all = found.reduce((sum, { count }) => sum + count, 0);
  return {
    line: all === 0 ? '' : `Khi các đơn vị chốt: ${unnumberedWords(table, all)}`,
    words: `Xem theo đơn vị (${figureWords(found.length, 0)} đơn vị)`,
    units: found.map(({ part, count }) => ({
      name: reportedName(part),
      href: `/reports/closed/${part.id}/tables/${table.code}`,
      count: papersWords(table, count),
    })),
  };
}

/** The same of all tables, as one line of the report's page. */
export function leftOutFacts(parts: readonly ClosedReport[], untold: UntoldByUnit): { term: string; text: string }[] {
  const found = codesOf(parts).flatMap((code) => {
    const all = parts.reduce((sum, part) => sum + unnumberedIn(part, tables[code], untold.get(part.unitId) ?? nothing), 0);
    return all === 0 ? [] : [`${tables[code].form}: ${papersWords(tables[code], all)}`];
  });
  return found.length === 0
    ? []
    : [{ term: 'Khi các đơn vị chốt chưa cấp số hoặc đã thu hồi, chưa tính', text: found.join('; ') }];
}
