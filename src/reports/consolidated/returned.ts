// Of a consolidated report, the units that stand in it with a report that was given back and not sent anew: whose, and how that is told. Pure.
import { type ClosedReport, reportedName } from '../closing/closing.ts';
import type { Consolidated } from './consolidated.ts';

/** A report as it stands in a consolidated one. */
export type TakenReport = ClosedReport & {
  /** It had been given back when it was consolidated, and whoever signed left it in. */
  isKeptReturned: boolean;
};

const words = 'số liệu báo cáo bị trả lại, chưa gửi lại';

/** A unit as its line is called. */
export const partName = (part: TakenReport): string =>
  part.isKeptReturned ? `${reportedName(part)}, ${words}` : reportedName(part);

/**
 * Of the units whose newest report was given back, those that stand in the last version: left out they would fall to 0 under a signature.
 * @param latest the newest consolidated report of the period, if any
 */
const awaitedAnew = (latest: Pick<Consolidated, 'parts'> | undefined, { unitId, answer }: ClosedReport): boolean =>
  answer === 'returned' && latest !== undefined && latest.parts.some((part) => part.unitId === unitId);

/** The reports a next version is made of: the own unit's newest, the others' that were sent; of those that were given back such as stand already. */
export const takenReports = (latest: Pick<Consolidated, 'parts'> | undefined, newest: readonly ClosedReport[]): TakenReport[] =>
  newest
    .map((report) => ({ ...report, isKeptReturned: awaitedAnew(latest, report) }))
    .filter(({ answer, isKeptReturned }) => answer !== 'returned' || isKeptReturned);

/** Those taken in although they had been given back. */
export const keptReturned = (parts: readonly TakenReport[]): TakenReport[] => parts.filter((one) => one.isKeptReturned);

/** " (1 đơn vị là số liệu báo cáo bị trả lại, chưa gửi lại: Phường Ba Đình)"; '' where there is none. */
export function keptReturnedWords(parts: readonly TakenReport[]): string {
  const kept = keptReturned(parts);
  return kept.length === 0 ? '' : ` (${kept.length} đơn vị là ${words}: ${kept.map(reportedName).join(', ')})`;
}
