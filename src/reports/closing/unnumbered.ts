// Decisions and conclusions that waited for their number, or were revoked, when a report was closed, and so stand in no figure of it. Pure.
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { numberAndSymbol } from '../../documents/papers/number.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { tables } from '../tables/index.ts';
import type { Table, TableCode } from '../tables/table.ts';
import { papersWords, unnumberedOf, unnumberedWords } from '../untold.ts';
import { type ClosedReport, codesIn } from './closing.ts';
import type { DifferenceRow } from './differences.ts';
import type { Revoked } from './revoked-since.ts';
import type { Untold } from './untold-in.ts';

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
 * @param revoked by petition, the paper revoked since
 */
function issuedSince(
  rows: readonly DifferenceRow[],
  then: readonly number[],
  now: readonly number[],
  revoked: ReadonlyMap<number, Revoked>,
): string {
  const petitions = rows.filter(({ kind }) => kind === 'petition');
  const numberOf = ({ year, number }: DifferenceRow) => petitionNumber({ year: year ?? 0, number: number ?? 0 });
  const issued = petitions.filter(({ ref }) => then.includes(ref) && !now.includes(ref));
  const gone = petitions.flatMap((row) => {
    const paper = revoked.get(row.ref);
    if (!paper) return [];
    const which = paper.number === null ? '' : ` số ${numberAndSymbol(paper.number, paper.symbol ?? '')}`;
    const left = now.includes(row.ref) ? ', chưa có văn bản thay thế' : '';
    return [`${numberOf(row)}: văn bản${which} bị thu hồi ngày ${formatDate(todayInVietnam(paper.at))}, sau khi chốt${left}.`];
  });
  const others = issued.length > mostNamed ? ` và ${issued.length - mostNamed} đơn khác` : '';
  const numbered = issued.slice(0, mostNamed).map(numberOf).join(', ');
  return [
    ...(issued.length > 0 ? [`${numbered}${others}: văn bản được cấp số sau khi chốt, mang ngày trong kỳ.`] : []),
    ...gone.slice(0, mostNamed),
    ...(gone.length > mostNamed ? [`${gone.length - mostNamed} đơn khác: văn bản bị thu hồi sau khi chốt.`] : []),
  ].join(' ');
}

/** The same of one column of a closed report; '' for a table that counts no results. */
export const whyIssuedOtherwise = (
  report: Pick<ClosedReport, 'unnumbered'>,
  code: TableCode,
  rows: readonly DifferenceRow[],
  { unissued, revoked }: { unissued: ReadonlyMap<TableCode, readonly number[]>; revoked: ReadonlyMap<number, Revoked> },
): string =>
  unnumberedOf(tables[code]) === null
    ? ''
    : issuedSince(rows, report.unnumbered?.[code] ?? [], unissued.get(code) ?? [], revoked);
