// Closing, sending, answering a report: its states, who may do what, and the fingerprint of what was signed. Pure.
import { createHash } from 'node:crypto';
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { formatDate } from '../../deadlines/dates.ts';
import type { Tag } from '../../petitions/petition.ts';
import type { PeriodKind } from '../periods.ts';

/** Table → column → figure. */
export type ClosedFigures = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface ClosedReport {
  unitId: number;
  unitName: string;
  id: number;
  periodKind: PeriodKind;
  year: number;
  fromOn: string;
  toOn: string;
  version: number;
  figures: ClosedFigures;
  notes: Readonly<Record<string, string>>;
  problems: readonly string[];
  overrideReason: string;
  hash: string;
  closedAt: Date;
  closedBy: number;
  signerName: string;
  signerTitle: string;
  sentAt: Date | null;
  sentByName: string | null;
  answer: 'accepted' | 'returned' | null;
  answerReason: string | null;
  answeredAt: Date | null;
  answeredName: string | null;
  answeredTitle: string | null;
}

/** What a report is of, and whose; the same content always gives the same fingerprint. */
export function fingerprint(
  of: { unitId: number; fromOn: string; toOn: string; version: number },
  content: { figures: ClosedFigures; notes: Readonly<Record<string, string>> },
): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        )
      : value;
  const { unitId, fromOn, toOn, version } = of;
  return createHash('sha256')
    .update(JSON.stringify(sorted({ unitId, fromOn, toOn, version, ...content })))
    .digest('hex');
}

type State = Pick<ClosedReport, 'sentAt' | 'answer'>;
export function closedTag(report: State): Tag {
  if (report.answer === 'accepted') return { words: 'Đã được tiếp nhận', colour: 'green', icon: 'circle-check' };
  if (report.answer === 'returned') return { words: 'Bị trả lại', colour: 'red', icon: 'arrow-back' };
  if (report.sentAt) return { words: 'Đã gửi', colour: 'blue', icon: 'send' };
  return { words: 'Đã chốt, chưa gửi', colour: 'violet', icon: 'lock' };
}

export type Answer = { ok: true } | { ok: false; because: string };
const no = (because: string): Answer => ({ ok: false, because });

/** @param latest the newest closed report of the own unit and period, if any */
export function mayClose(actor: Actor, latest: State | undefined, period: { to: string }, today: string): Answer {
  if (!may(actor, 'report:sign')) return no('Lãnh đạo đơn vị chốt và ký số liệu.');
  if (today < period.to) return no(`Kỳ chưa hết. Chốt được từ ngày ${formatDate(period.to)}.`);
  if (latest?.sentAt && latest.answer !== 'returned')
    return no('Số liệu kỳ này đã gửi. Chỉ chốt lại khi cấp trên trả lại báo cáo.');
  return { ok: true };
}

/** @param isLatest no newer version was closed since */
export function maySend(actor: Actor, report: ClosedReport, isLatest: boolean): Answer {
  if (!may(actor, 'report:submit')) return no('Người tổng hợp báo cáo hoặc lãnh đạo đơn vị gửi báo cáo.');
  if (report.unitId !== actor.unitId) return no('Báo cáo của đơn vị khác, chỉ được xem.');
  if (report.sentAt) return no('Báo cáo này đã gửi.');
  if (!isLatest) return no('Đã có bản chốt mới hơn, gửi bản mới.');
  return { ok: true };
}

/** The superior who reads the unit by reach answers what was sent. */
export function mayAnswer(actor: Actor, report: ClosedReport): Answer {
  if (!may(actor, 'report:answer')) return no('Lãnh đạo cơ quan cấp trên tiếp nhận hoặc trả lại báo cáo.');
  if (report.unitId === actor.unitId) return no('Đơn vị không tự tiếp nhận báo cáo của mình.');
  if (!report.sentAt) return no('Báo cáo chưa được gửi.');
  if (report.answer) return no('Báo cáo đã được trả lời.');
  return { ok: true };
}
