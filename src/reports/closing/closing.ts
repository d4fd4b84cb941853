// Closing, sending, answering a report: its states, who may do what, and the fingerprint of what was signed. Pure.
import { createHmac } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { addDays, formatDate, formatDateTime } from '../../deadlines/dates.ts';
import type { Tag } from '../../petitions/petition.ts';
import { checks, checkWords, judge, type Verdict } from '../checks.ts';
import type { CountedBy } from '../definitions.ts';
import { figureWords } from '../numbers.ts';
import { checkWithOpening, type OpeningSheets, openingFigures } from '../opening.ts';
import { type Period, type PeriodKind, periodInWords } from '../periods.ts';
import type { ResolvedRefs } from '../resolved.ts';
import { type Place, tables } from '../tables/index.ts';
import { type TableCode, tableCodes } from '../tables/table.ts';

/** The tables a report was made of. */
export const codesIn = (report: Pick<ClosedReport, 'figures'>): TableCode[] =>
  tableCodes.filter((code) => report.figures[code] !== undefined);

/** Table → column → figure. */
export type ClosedFigures = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface ClosedReport extends CountedBy {
  /** The unit whose figures they are. */
  unitId: number;
  unitName: string;
  /** The unit that closed it: the same one, or for a unit that has ended the one that took it over. */
  keeperId: number;
  keeperName: string;
  /** The last day of a unit for which another one reports; null of a unit that reports itself. */
  endedOn: string | null;
  id: number;
  periodKind: PeriodKind;
  year: number;
  fromOn: string;
  toOn: string;
  version: number;
  figures: ClosedFigures;
  notes: Readonly<Record<string, string>>;
  /** Signed opening figures that stood beside the count; null for a report closed before they were kept with it. */
  opening: OpeningSheets | null;
  /** By table, the petitions whose papers waited for their number, one for each paper; null for a report closed before they were kept. */
  unnumbered: Readonly<Partial<Record<TableCode, readonly number[]>>> | null;
  /** Matters to be resolved in the period, and those that were; null for a report closed before they were kept. */
  resolved: ResolvedRefs | null;
  problems: readonly string[];
  overrideReason: string;
  hash: string;
  /** Of the check code; null for a report closed before there was one. Never shown. */
  checkKey: string | null;
  closedAt: Date;
  closedBy: number;
  signerName: string;
  signerTitle: string;
  sentAt: Date | null;
  sentBy: number | null;
  sentByName: string | null;
  answer: 'accepted' | 'returned' | null;
  answerReason: string | null;
  answeredAt: Date | null;
  answeredName: string | null;
  answeredTitle: string | null;
  /** Who had accepted it before it was given back after all, and when; null where nobody had. */
  acceptedName: string | null;
  acceptedAt: Date | null;
}

/**
 * The check code: what a report is of, and whose, under a key of its own that nobody is shown. Without the key figures cannot be tried
 * against it, by whom some of them are kept from.
 */
export function fingerprint(
  key: string,
  of: { unitId: number; keeperId?: number; fromOn: string; toOn: string; version: number },
  content: Pick<ClosedReport, 'figures' | 'notes' | 'opening' | 'unnumbered' | 'resolved' | 'definitions'>,
): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        )
      : value;
  const { unitId, fromOn, toOn, version, keeperId = unitId } = of;
  const { figures, notes, opening, unnumbered, resolved, definitions } = content;
  const keeper = keeperId === unitId ? {} : { keeperId };
  const beside = {
    ...(opening ? { opening } : {}),
    ...(unnumbered ? { unnumbered } : {}),
    ...(resolved ? { resolved } : {}),
    ...(definitions === null ? {} : { definitions }),
  };
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update(JSON.stringify(sorted({ unitId, ...keeper, fromOn, toOn, version, figures, notes, ...beside })))
    .digest('hex');
}

/** Whether what is kept is what was signed. */
export const isIntact = (report: ClosedReport): boolean =>
  report.checkKey !== null && fingerprint(report.checkKey, report, report) === report.hash;

/** The identities of the circular that do not hold, in words; figures stay in the tables, where each reader has his own. */
export function brokenIn(figures: ClosedFigures, opening: OpeningSheets = {}): string[] {
  const figure = ([code, no]: Place) => figures[code]?.[String(no)] ?? 0;
  const words = (verdicts: readonly Verdict[], added: string) =>
    verdicts
      .filter(({ holds, check }) => !holds && check.isStated)
      .map(({ check }) => `${tables[check.left[0]].form}${added}: ${checkWords(check, check.left[0])}`);
  return [
    ...words(
      checks.map((check) => judge(check, figure)),
      '',
    ),
    ...words(checkWithOpening(checks, figure, opening).broken, ', cộng cả số đầu kỳ'),
  ];
}

/** In the order of the columns, whether the opening figure is another today; of a report closed before they were kept nothing is known. */
export function differingOpening(
  report: Pick<ClosedReport, 'opening'>,
  code: TableCode,
  today: OpeningSheets,
): readonly boolean[] {
  const was = openingFigures(code, report.opening?.[code]);
  const is = openingFigures(code, today[code]);
  return was.map((figure, index) => report.opening !== null && figure !== is[index]);
}

/** A unit that has ended, with its last day; the bare name of one that reports itself. */
export const reportedName = ({ unitName, endedOn }: Pick<ClosedReport, 'unitName' | 'endedOn'>): string =>
  endedOn === null ? unitName : `${unitName} (đến ${formatDate(endedOn)})`;

/** Of a unit that has ended: "Phường Ba Đình (đến 29/11/2026), do Phường Ngọc Hà lập". */
export const partWords = (report: Pick<ClosedReport, 'unitName' | 'keeperName' | 'endedOn'>): string =>
  `${reportedName(report)}, do ${report.keeperName} lập`;

/** Whose figures, and who reports them, within a sentence: "phần của Phường Ba Đình (đến 29/11/2026), do Phường Ngọc Hà lập". */
export const whoseWords = (report: Pick<ClosedReport, 'unitName' | 'keeperName' | 'endedOn'>): string =>
  report.endedOn === null ? report.unitName : `phần của ${partWords(report)}`;

/** What a report is called: "Báo cáo tháng 11/2026 (15/10–14/11/2026), phần của Phường Ngọc Hà, do Phường Ba Đình lập, bản 1". */
export const reportTitle = (
  { unitName, keeperName, endedOn, version }: Pick<ClosedReport, 'unitName' | 'keeperName' | 'endedOn' | 'version'>,
  period: Period,
): string =>
  `Báo cáo ${periodInWords(period)}${endedOn === null ? ` của ${unitName}` : `, phần của ${unitName}, do ${keeperName} lập`}, bản ${version}`;

/** What whoever reports is told of a report that was given back. */
export const returnedWords = (report: ClosedReport, period: Period): string =>
  `${reportTitle(report, period)}, bị trả lại ${report.answeredAt ? formatDateTime(report.answeredAt) : ''}. Xem chỗ cần sửa, chốt lại rồi gửi.`;

/** Of the units that report to the own one, how many have sent theirs, and it was not given back. */
export interface SentUnits {
  units: number;
  of: number;
}
/** '12 trong 170 đơn vị đã gửi'. */
export const sentUnitsWords = ({ units, of }: SentUnits): string =>
  `${figureWords(units, 0)} trong ${figureWords(of, 0)} đơn vị đã gửi`;

type State = Pick<ClosedReport, 'sentAt' | 'answer'>;
/** How far it has come: closed, sent, taken, given back. */
export function closedTag(report: State): Tag {
  if (report.answer === 'accepted') return { words: 'Đã được tiếp nhận', colour: 'green', icon: 'circle-check' };
  if (report.answer === 'returned') return { words: 'Bị trả lại', colour: 'red', icon: 'arrow-back' };
  if (report.sentAt) return { words: 'Đã gửi', colour: 'blue', icon: 'send' };
  return { words: 'Đã chốt, chưa gửi', colour: 'violet', icon: 'lock' };
}

/** Of a unit no wave had brought in by the last day of the period: it has nothing to close here. */
export const notLiveTag: Tag = { words: 'Chưa vận hành phần mềm', colour: 'grey', icon: 'info-circle' };
/** Of a period the unit owes no report of. */
export const notOwedTag: Tag = { words: 'Không phải báo cáo kỳ này', colour: 'grey', icon: 'info-circle' };

export type Answer = { ok: true } | { ok: false; because: string };
const no = (because: string): Answer => ({ ok: false, because });

/**
 * @param latest the newest closed report of the own unit and period, if any
 * @param notOwed why the unit owes no report of the period, and who does; '' where it owes it
 */
export function mayClose(actor: Actor, latest: State | undefined, period: { to: string }, today: string, notOwed = ''): Answer {
  if (notOwed) return no(notOwed);
  if (!may(actor, 'report:sign')) return no('Lãnh đạo đơn vị chốt và ký số liệu.');
  if (today <= period.to) return no(`Kỳ chưa hết. Chốt được từ ngày ${formatDate(addDays(period.to, 1))}.`);
  if (latest?.sentAt && latest.answer !== 'returned')
    return no('Số liệu kỳ này đã gửi. Chỉ chốt lại khi cấp trên trả lại báo cáo.');
  return { ok: true };
}

/** @param isLatest no newer version was closed since */
export function maySend(actor: Actor, report: Pick<ClosedReport, 'keeperId' | 'sentAt'>, isLatest: boolean): Answer {
  if (!may(actor, 'report:submit')) return no('Người tổng hợp báo cáo hoặc lãnh đạo đơn vị gửi báo cáo.');
  if (report.keeperId !== actor.unitId) return no('Báo cáo của đơn vị khác, chỉ được xem.');
  if (report.sentAt) return no('Báo cáo này đã gửi.');
  if (!isLatest) return no('Đã có bản chốt mới hơn, gửi bản mới.');
  return { ok: true };
}

/**
 * The leader or the chief inspector of the office the whole city reports to answers what was sent; reading a unit alone is not enough. What
 * was accepted may still be given back: an answer given too early shall not shut the period.
 */
export function mayAnswer(actor: Actor, report: ClosedReport, answer: 'accepted' | 'returned' = 'accepted'): Answer {
  const isSuperior = actor.reach.all && (actor.role === 'leader' || actor.role === 'chief_inspector');
  if (!may(actor, 'report:answer') || !isSuperior) return no('Lãnh đạo cơ quan cấp trên tiếp nhận hoặc trả lại báo cáo.');
  if (report.keeperId === actor.unitId) return no('Đơn vị không tự tiếp nhận báo cáo của mình.');
  if (!report.sentAt) return no('Báo cáo chưa được gửi.');
  if (report.answer === 'returned') return no('Báo cáo đã bị trả lại.');
  if (report.answer === 'accepted' && answer === 'accepted') return no('Báo cáo đã được tiếp nhận.');
  return { ok: true };
}

/** The consolidated reports one report stands in, as they are called. */
export const withinNames = (within: readonly { id: number; version: number }[]): string =>
  within.map(({ id, version }) => `Báo cáo tổng hợp số ${id}, bản ${version}`).join('; ');

/** What giving back a report means for the consolidated reports signed over it, and what to do then. */
export const withinWords = (within: readonly { id: number; version: number }[]): string =>
  `Báo cáo này đã nằm trong ${withinNames(within)}: bản tổng hợp đã ký giữ nguyên số. Khi đơn vị gửi lại, chốt bản tổng hợp tiếp theo rồi gửi.`;
