// The facts of a corrected visit, its clocks counted again from the right day, and the event that says what changed.
import { ownTitleOn } from '../accounts/queries.ts';
import type { Corrected } from '../audit/corrected.ts';
import { keepCorrected } from '../audit/correcting.ts';
import { recordEvent } from '../audit/events.ts';
import { startClock, stopClocks } from '../deadlines/actions.ts';
import { formatDate } from '../deadlines/dates.ts';
import { listClocks } from '../deadlines/queries.ts';
import { FormInvalid } from '../errors.ts';
import { isLargeGroup } from '../petitions/groups.ts';
import type { Act } from '../web/act.ts';
import { syncConclusionDuty } from './conclusion-clock.ts';
import { conclusionRule } from './conclusion-duty.ts';
import { fieldLabels, type StillOld } from './correction-words.ts';
import type { VisitEntry } from './entry-form.ts';
import { tellOfLargeGroup } from './group-notice.ts';
import { type LockedVisit, loadVisit, saveVisit, type VisitRow } from './records.ts';
import { countOf } from './standing.ts';
import { hourReceived, instantOf, visitNumber } from './visit.ts';

/** Another year is another book. @throws FormInvalid */
export function assertSameYear(visit: LockedVisit, entry: Pick<VisitEntry, 'receivedOn'>): void {
  if (entry.receivedOn.slice(0, 4) !== String(visit.year)) {
    throw new FormInvalid({ receivedOn: `Số này thuộc sổ năm ${visit.year}. Ngày tiếp sang năm khác thì hủy số này và ghi lại` });
  }
}

/** Writes the facts of a visit over those that stood, with the limits that run from its day. */
export async function saveFacts(
  act: Act,
  visit: LockedVisit,
  entry: VisitEntry,
  kept: Pick<LockedVisit, 'petitionType' | 'sealed'> & Partial<Pick<LockedVisit, 'personCount'>>,
): Promise<void> {
  const dueOn = entry.receivedOn === visit.receivedOn ? visit.dueOn : await restartClock(act, visit, entry.receivedOn);
  const saved = await saveVisit(act.tx, visit, {
    receivedOn: entry.receivedOn,
    receivedAt: receivedAt(visit, entry),
    kind: entry.kind,
    mode: entry.mode,
    host: entry.host,
    hostName: entry.host === 'officer' && visit.host !== 'officer' ? act.actor.name : entry.hostName || visit.hostName,
    hostTitle:
      entry.host === 'officer' && visit.host !== 'officer'
        ? await ownTitleOn(act.house, act.actor, entry.receivedOn)
        : entry.hostTitle || visit.hostTitle,
    senderKind: entry.senderKind,
    personCount: countOf(entry),
    sameContentCount: entry.sameContentCount,
    isLargeGroup: isLargeGroup(entry.senderKind, entry.personCount, entry.receivedOn, entry.sameContentCount),
    occurrence: entry.occurrence,
    inJurisdiction: entry.inJurisdiction === null ? null : entry.inJurisdiction === 'yes',
    previousResolver: entry.previousResolver,
    dueOn,
    ...kept,
  });
  await syncConclusionDuty(act, saved);
  if (saved.isLargeGroup && !visit.isLargeGroup && !saved.pastHead)
    await tellOfLargeGroup(act, { ...saved, number: visitNumber(saved) });
}

/** What is left as it stands keeps its seconds. */
const receivedAt = (visit: LockedVisit, { receivedOn, receivedTime }: VisitEntry): Date =>
  receivedOn === visit.receivedOn && receivedTime === hourReceived(visit.receivedAt)
    ? visit.receivedAt
    : instantOf(receivedOn, receivedTime);

/** The day of reception was written down wrongly: the running clock is counted again from the right day. */
async function restartClock(act: Act, visit: LockedVisit, on: string): Promise<string | null> {
  const { tx, actor, rules, moment } = act;
  const running = (await listClocks(tx, visit.unitId, { visitId: visit.id })).filter(
    (clock) => clock.stoppedOn === null && clock.ruleCode !== conclusionRule,
  );
  const [clock] = running;
  if (!clock) return visit.dueOn;
  await stopClocks(tx, actor, rules, { visitId: visit.id }, moment.today, 'sửa ngày tiếp', moment, [clock.ruleCode]);
  const { state } = await startClock(tx, actor, rules, { visitId: visit.id }, { rule: clock.ruleCode, on, isMain: true }, moment);
  return state.dueOn;
}

/** Day and hour are no words of anybody: the timeline tells both, old and new. */
function movedFrom(was: VisitRow, is: VisitRow): Record<string, readonly [string, string]> {
  const all = {
    receivedOn: [formatDate(was.receivedOn), formatDate(is.receivedOn)],
    receivedTime: [hourReceived(was.receivedAt), hourReceived(is.receivedAt)],
  } as const;
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, days]) => (days[0] === days[1] ? [] : [[fieldLabels[name] ?? name, days] as const])),
  );
}

/**
 * The event has the names of the fields changed, never their words: a visit may be sealed later and its history stays. The words of before
 * and after stand behind the wall of the visit's own words.
 */
export async function recordCorrection(
  act: Act,
  visit: LockedVisit,
  changed: readonly Corrected[],
  reason: string,
  sealed: boolean,
  stillOld?: StillOld,
): Promise<void> {
  const is = await loadVisit(act.tx, visit.id);
  const { unitId, petitionId } = visit;
  // What this very correction seals is behind the seal as it stood: nothing of it is told.
  const kept = sealed && !visit.sealed ? [] : changed;
  const corrected = await keepCorrected(act, { unitId, petitionId, visitId: visit.id, sealed }, kept);
  await recordEvent(act.tx, act.actor, {
    kind: 'visit.corrected',
    at: act.moment.at,
    visitId: visit.id,
    petitionId: visit.petitionId,
    sealed,
    data: {
      changed: changed.map(({ label }) => label),
      ...(corrected === null ? {} : { corrected }),
      moved: movedFrom(visit, is),
      reason,
      ...(stillOld && (stillOld.petition || stillOld.papers.length > 0) ? { stillOld } : {}),
    },
    requestId: act.requestId,
  });
}

/** How the limit changed with the day. @param was as it stood before */
export async function dueWords({ tx }: Act, was: LockedVisit): Promise<string[]> {
  const { dueOn } = await loadVisit(tx, was.id);
  if (dueOn === was.dueOn || dueOn === null) return [];
  return [`Hạn đổi từ ${was.dueOn ? formatDate(was.dueOn) : 'chưa có'} thành ${formatDate(dueOn)}.`];
}
