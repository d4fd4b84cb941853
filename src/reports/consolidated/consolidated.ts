// The consolidated report: what it is made of, who may close and send it, and the check code over its parts. Pure.
import { createHmac } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { addDays, formatDate } from '../../deadlines/dates.ts';
import type { Tag } from '../../petitions/petition.ts';
import { type Answer, type ClosedReport, codesIn, maySend } from '../closing/closing.ts';
import type { CountedBy } from '../definitions.ts';
import type { PeriodKind } from '../periods.ts';
import type { ResolvedRefs } from '../resolved.ts';
import { reachesOthers } from '../scope.ts';
import { type TableCode, tableCodes } from '../tables/table.ts';
import { takenReports } from './returned.ts';

/** One report it is made of: whose, which, and the check code it had. */
export interface Part {
  unitId: number;
  reportId: number;
  hash: string;
  /** It had been given back, and whoever signed left it in. */
  isKeptReturned: boolean;
}
/** What stands beyond one unit's closed figure for what goes past its head: the records, and what each adds. */
export interface Added {
  unitId: number;
  place: string;
  refs: readonly number[];
  adds: readonly number[];
}
/** The matters resolved beyond one unit's closed report, for what goes past its head. */
export interface AddedResolved {
  unitId: number;
  refs: ResolvedRefs;
}
export interface Consolidated extends CountedBy {
  unitId: number;
  unitName: string;
  id: number;
  periodKind: PeriodKind;
  year: number;
  fromOn: string;
  toOn: string;
  version: number;
  /** Units that had not sent when it was closed. */
  missing: readonly { id: number; name: string }[];
  reason: string;
  hash: string;
  /** Of the check code. Never shown. */
  checkKey: string;
  closedAt: Date;
  signerName: string;
  signerTitle: string;
  sentAt: Date | null;
  sentByName: string | null;
  parts: readonly Part[];
  added: readonly Added[];
  /** Null for a report closed before it was kept. */
  resolvedAdded: readonly AddedResolved[] | null;
}

/** The check code: of which unit, period and version, made of which reports, without which units. */
export function partsFingerprint(
  key: string,
  of: Pick<
    Consolidated,
    'unitId' | 'fromOn' | 'toOn' | 'version' | 'missing' | 'parts' | 'added' | 'resolvedAdded' | 'definitions'
  >,
): string {
  const parts = [...of.parts]
    .sort((one, other) => one.unitId - other.unitId)
    .map((part) => [part.unitId, part.reportId, part.hash, ...(part.isKeptReturned ? ['returned'] : [])]);
  const added = [...of.added]
    .map(({ unitId, place, refs, adds }) => [unitId, place, refs, adds] as const)
    .sort(([one, at], [other, there]) => one - other || (at < there ? -1 : 1));
  const resolved = [...(of.resolvedAdded ?? [])]
    .sort((one, other) => one.unitId - other.unitId)
    .map(({ unitId, refs: { complaints, denunciations } }) => [
      unitId,
      [complaints.due, complaints.done, denunciations.due, denunciations.done],
    ]);
  const beyond = [
    ...(added.length > 0 ? [added] : []),
    ...(resolved.length > 0 ? [{ resolved }] : []),
    ...(of.definitions === null ? [] : [{ definitions: of.definitions }]),
  ];
  const missing = of.missing.map(({ id }) => id).sort((one, other) => one - other);
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update(JSON.stringify([of.unitId, of.fromOn, of.toOn, of.version, parts, missing, ...beyond]))
    .digest('hex');
}

/** Whether what is kept is what was signed; each part answers for its own figures. */
export const isWhole = (report: Consolidated): boolean => partsFingerprint(report.checkKey, report) === report.hash;

/** Closed or sent. */
export function consolidatedTag(report: Pick<Consolidated, 'sentAt'>): Tag {
  return report.sentAt
    ? { words: 'Đã gửi', colour: 'blue', icon: 'send' }
    : { words: 'Đã chốt, chưa gửi', colour: 'violet', icon: 'lock' };
}

/** The reports that count today: the own unit's newest, the others' that were sent; none that was given back. */
export const countingReports = (newest: readonly ClosedReport[]): ClosedReport[] =>
  newest.filter((report) => report.answer !== 'returned');

/** Whether a unit has sent late or anew since it was closed. */
const isSuperseded = (report: Pick<Consolidated, 'parts'>, today: readonly ClosedReport[]): boolean =>
  today.some((one) => !report.parts.some((part) => part.unitId === one.unitId && part.reportId === one.id));

/** The tables some closed reports were made of: those of the circular their period ended under. */
export const codesOf = (reports: readonly Pick<ClosedReport, 'figures'>[]): TableCode[] => {
  const held = new Set(reports.flatMap(codesIn));
  return tableCodes.filter((code) => held.has(code));
};

const no = (because: string): Answer => ({ ok: false, because });

/**
 * @param latest the newest consolidated report of the own unit and period, if any
 * @param newest the newest report of every unit, those that were given back too
 */
export function mayConsolidate(
  actor: Actor,
  latest: Consolidated | undefined,
  newest: readonly ClosedReport[],
  period: { to: string },
  today: string,
): Answer {
  const reports = takenReports(latest, newest);
  if (!reachesOthers(actor)) return no('Đơn vị có đơn vị khác báo cáo lên mới chốt báo cáo tổng hợp.');
  // Reading other units is not enough: the reception board reads the whole city, and nobody reports to it.
  const isSuperior = actor.role === 'leader' || actor.role === 'chief_inspector';
  if (!isSuperior || !may(actor, 'report:sign')) return no('Lãnh đạo cơ quan cấp trên chốt và ký báo cáo tổng hợp.');
  if (today <= period.to) return no(`Kỳ chưa hết. Chốt được từ ngày ${formatDate(addDays(period.to, 1))}.`);
  if (!reports.some((report) => report.unitId === actor.unitId))
    return no('Chốt số liệu của chính đơn vị mình trước; báo cáo tổng hợp có cả dòng ấy.');
  if (latest?.sentAt && !isSuperseded(latest, reports))
    return no('Báo cáo tổng hợp đã gửi và từ đó không đơn vị nào gửi thêm, gửi lại.');
  return { ok: true };
}

/** As any closed report of the own unit. @param isLatest no newer version was closed since */
export const maySendConsolidated = (actor: Actor, { unitId, sentAt }: Consolidated, isLatest: boolean): Answer =>
  maySend(actor, { keeperId: unitId, sentAt }, isLatest);
