// Decisions and conclusions that waited for their number, or were revoked, when a report was closed, and so stand in no figure of it. Pure.
import { tables } from '../tables/index.ts';
import type { Table } from '../tables/table.ts';
import { papersWords, unnumberedWords } from '../untold.ts';
import { type ClosedReport, codesIn } from './closing.ts';
import type { Untold } from './queries.ts';

/** How many a table left out when it was closed, those only that this officer may know of. */
const unnumberedIn = (report: ClosedReport, table: Table, untold: Pick<Untold, 'refs'>): number =>
  (report.unnumbered?.[table.code] ?? []).filter((ref) => !untold.refs.get('petition')?.includes(ref)).length;

/** "Khi chốt: 2 quyết định chưa cấp số, hoặc đã thu hồi …"; '' where none waited, or nothing is known of it. */
export function unnumberedLine(report: ClosedReport, table: Table, untold: Pick<Untold, 'refs'>): string {
  const count = unnumberedIn(report, table, untold);
  return count === 0 ? '' : `Khi chốt: ${unnumberedWords(table, count)}`;
}

/** The same of all tables of a report, as one line of its page. */
export function unnumberedFacts(report: ClosedReport, untold: Pick<Untold, 'refs'>): { term: string; text: string }[] {
  const found = codesIn(report).flatMap((code) => {
    const count = unnumberedIn(report, tables[code], untold);
    return count === 0 ? [] : [`${tables[code].form}: ${papersWords(tables[code], count)}`];
  });
  return found.length === 0 ? [] : [{ term: 'Khi chốt chưa cấp số hoặc đã thu hồi, chưa tính', text: found.join('; ') }];
}
