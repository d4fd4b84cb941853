// Decisions and conclusions that waited for their number, or were revoked, when a report was closed, and so stand in no figure of it. Pure.
import { petitionNumber } from '../../petitions/petition.ts';
import { tables } from '../tables/index.ts';
import type { Table } from '../tables/table.ts';
import { papersWords, unnumberedWords } from '../untold.ts';
import { type ClosedReport, codesIn } from './closing.ts';
import type { DifferenceRow, Untold } from './queries.ts';

/** How many a table left out when it was closed, those only that this officer may know of. */
export const unnumberedIn = (report: ClosedReport, table: Table, untold: Pick<Untold, 'refs'>): number =>
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

const mostNamed = 5;

/**
 * What of a difference papers made that were numbered, or revoked, after the closing; '' where none did.
 * @param then the petitions whose papers were not issued when the report was closed @param now those whose papers are not today
 */
export function issuedSince(rows: readonly DifferenceRow[], then: readonly number[], now: readonly number[]): string {
  const said = (which: (ref: number) => boolean, words: string) => {
    const named = rows.filter(({ kind, ref }) => kind === 'petition' && which(ref));
    if (named.length === 0) return [];
    const numbers = named.slice(0, mostNamed).map(({ year, number }) => petitionNumber({ year: year ?? 0, number: number ?? 0 }));
    const others = named.length > mostNamed ? ` và ${named.length - mostNamed} đơn khác` : '';
    return [`${numbers.join(', ')}${others}: ${words}`];
  };
  return [
    ...said((ref) => then.includes(ref) && !now.includes(ref), 'văn bản được cấp số sau khi chốt, mang ngày trong kỳ.'),
    ...said((ref) => now.includes(ref) && !then.includes(ref), 'văn bản bị thu hồi sau khi chốt mà chưa có văn bản thay thế.'),
  ].join(' ');
}
