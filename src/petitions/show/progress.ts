// How far a petition has come: only what took place is "đã xong", and a petition that ended early shows where it ended.
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { awaitsBelow, isEndedInOldBook, type PetitionStatus, standingTag } from '../petition.ts';
import type { PetitionRecord } from '../queries.ts';

export interface ProgressStep {
  label: string;
  note: string;
  state: '' | 'now' | 'done';
}

const order = ['received', 'classified', 'approved', 'carriedOut', 'ended'] as const;
type Stage = (typeof order)[number];
/** The days of the steps a petition has taken, 'YYYY-MM-DD'. */
export type StageDays = Partial<Record<Stage, string>>;
interface StageEvent {
  kind: string;
  at: Date;
  data?: Readonly<Record<string, unknown>>;
}
const labels: Record<Stage, string> = {
  received: 'Tiếp nhận',
  classified: 'Phân loại',
  approved: 'Phê duyệt',
  carriedOut: 'Thực hiện',
  ended: 'Kết thúc xử lý',
};
/** What an event shows to have been done. */
const stageOf: Record<string, Stage> = {
  'petition.classified': 'classified',
  'petition.approved': 'approved',
  'petition.issued': 'carriedOut',
  'petition.transferred': 'carriedOut',
  'proceeding.accepted': 'carriedOut',
  'proceeding.acceptance_corrected': 'carriedOut',
};
/** Entered later from the paper: the days are the paper's, not the day of entry. */
function stagesOnPaper(data: Readonly<Record<string, unknown>>): [Stage, string][] {
  const day = (name: string) => (typeof data[name] === 'string' ? data[name] : undefined);
  const on = day('on');
  if (!on) return [];
  return data.status === 'approved'
    ? [['approved', on]]
    : [
        ['approved', on],
        ['carriedOut', day('sentOn') ?? on],
      ];
}
const working: Partial<Record<PetitionStatus, Stage>> = {
  received: 'classified',
  assigned: 'classified',
  awaiting_supplement: 'classified',
  proposed: 'approved',
  approved: 'carriedOut',
  transferred: 'ended',
};
/** Ended without going the whole way: the last step says so in its own words. */
const cutShort: readonly PetitionStatus[] = ['withdrawn', 'void', 'duplicate_linked', 'destroyed'];

/** Events that tell the day of a step. */
export const stageEvents: readonly string[] = [
  ...Object.keys(stageOf),
  'petition.handled_on_paper',
  // The unit before had taken these steps: they came along with the row that goes on here.
  'petition.unit_taken_over',
];

/** The days these events tell, in any order. */
export function stageDays(events: readonly StageEvent[]): StageDays {
  const days: StageDays = {};
  for (const event of [...events].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const stage = stageOf[event.kind];
    if (stage) days[stage] = acceptedBefore(event) ?? todayInVietnam(event.at);
    if (event.kind === 'petition.handled_on_paper') for (const [done, on] of stagesOnPaper(event.data ?? {})) days[done] = on;
    if (event.kind === 'petition.unit_taken_over') Object.assign(days, (event.data?.steps ?? {}) as StageDays);
  }
  return days;
}

/** The day of an acceptance made before the petition was entered here, by an old book or written down from paper; the last one said. */
const acceptedBefore = ({ kind, data = {} }: StageEvent): string | undefined =>
  (kind === 'proceeding.accepted' || kind === 'proceeding.acceptance_corrected') &&
  (data.old === true || data.entered === true) &&
  typeof data.on === 'string'
    ? data.on
    : undefined;

/**
 * @param events what happened, in any order; a petition whose events are hidden shows the steps its state cannot do without
 * @param owesNotice sent on, and whoever denounced is still to be told: the period runs, so the end is not reached
 * @param waitsFor sent on, and whom an answer is awaited from: "chờ Sở Xây dựng nhận đơn"; '' for nobody
 */
export function progressOf(
  record: Pick<PetitionRecord, 'status' | 'outcome' | 'receivedOn' | 'closedOn'>,
  events: readonly StageEvent[],
  owesNotice = false,
  waitsFor = '',
  /** The day it ended as it is told; null where an old book tells none. */
  toldEnd = record.closedOn,
): ProgressStep[] {
  const days: StageDays = { received: record.receivedOn, ...stageDays(events) };
  const now = record.closedOn ? undefined : working[record.status];
  const isAccepted = record.status === 'accepted';
  const steps = order.slice(0, -1).map((stage): ProgressStep => {
    const on = days[stage];
    // A petition sent back stands at its step again, whatever was done once.
    if (stage === now) return { label: labels[stage], note: 'đang làm', state: 'now' };
    const isBefore = now === undefined || order.indexOf(stage) < order.indexOf(now);
    const isDone = isBefore && (on !== undefined || now !== undefined);
    return { label: labels[stage], note: isDone && on ? formatDate(on) : '', state: isDone ? 'done' : '' };
  });
  if (cutShort.includes(record.status)) {
    const taken = steps.filter((step) => step.state === 'done');
    return [...taken, { label: standingTag(record).words, note: toldEnd ? formatDate(toldEnd) : '', state: 'now' }];
  }
  // The processing has its end, the petition has not: what the body below makes of it is still to come.
  if (awaitsBelow(record)) return [...steps, { label: standingTag(record).words, note: '', state: 'now' }];
  if (owesNotice) return [...steps, { label: labels.ended, note: 'chờ thông báo cho người tố cáo', state: 'now' }];
  if (waitsFor) return [...steps, { label: labels.ended, note: waitsFor, state: 'now' }];
  const isOver = record.closedOn !== null || isAccepted;
  const endedOn = toldEnd ?? (isAccepted && record.closedOn === null ? days.carriedOut : undefined);
  const last: ProgressStep = {
    label: isAccepted || isEndedInOldBook(record.status, false) ? standingTag(record).words : labels.ended,
    note: endedOn ? formatDate(endedOn) : now === 'ended' ? standingTag(record).words : '',
    state: isOver ? 'done' : now === 'ended' ? 'now' : '',
  };
  return [...steps, last];
}
