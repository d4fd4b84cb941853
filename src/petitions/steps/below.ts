// The body below was urged, and how it handled the denunciation is gravely unlawful or partial: this office takes it over (khoản 5 Điều 38
// LTC, Điều 5 NĐ 31). Its delay alone is no ground.
import { recordEvent } from '../../audit/events.ts';
import { originOf, startClock } from '../../deadlines/actions.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { findClock } from '../../deadlines/queries.ts';
import { callOffUrgedNotices, enterByHand } from '../../documents/actions.ts';
import { FormInvalid } from '../../errors.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { assertMay, type LockedPetition, lockOwnPetition } from '../actions.ts';
import { assignerRole } from '../assigner.ts';
import { firstHere } from '../back-to.ts';
import { clockOf } from '../classification/jurisdiction.ts';
import { saveRed45 } from '../insert.ts';
import { savePetition } from '../records.ts';
import { endReportBelow } from '../report-below.ts';
import { type AskedTaking, takingErrors } from '../taking-grounds.ts';

export interface TakingFromBelow extends AskedTaking {
  on: string;
  /** The report of the body below; '' and null while there is none. */
  number: string;
  reportedOn: string | null;
  /** The number of the demand, as it was looked at again. */
  leap?: string;
}

/**
 * The petition is open again, this office's own to resolve; the days for deciding on acceptance, and those of the ground for
 * discipline, run from the day it was taken over, with full length. @throws NotPermitted, NotAllowedNow, FormInvalid
 */
export async function takeFromBelow(act: Act, id: number, form: TakingFromBelow): Promise<void> {
  const { tx, actor, moment } = act;
  const petition = await lockOwnPetition(act, id);
  assertMay(actor, 'take_from_below', petition);
  const urgedOn = petition.closedOn ?? petition.receivedOn;
  if (form.on < urgedOn) throw new FormInvalid({ on: `Ngày này không được trước ngày đôn đốc ${formatDate(urgedOn)}` });
  const errors = { ...takingErrors(form, form.on), ...reportErrors(form, urgedOn) };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const { number, note, below, demandNumber } = form;
  const words = await withoutSendersOf(act, ofPetition(petition), { number, note, below, demandNumber });
  const demand = { number: demandNumber ?? '', on: form.demandOn ?? form.on, leap: form.leap ?? '' };
  const byHand = await enterByHand(act, petition, demand, 'demandNumber');
  await callOffUrgedNotices(act, petition, 'Cơ quan này nhận giải quyết tố cáo (khoản 5 Điều 38 Luật Tố cáo)');
  const holder = await firstHere(act, petition.assignedTo);
  const taken = await savePetition(tx, petition, {
    status: 'assigned',
    closedOn: null,
    outcome: null,
    jurisdiction: 'own',
    competentBranch: null,
    cameProcessed: false,
    holderId: holder,
    nextRole: holder ? null : await assignerRole(act),
    nextAct: holder ? (petition.classifiedAt === null ? 'classify' : 'propose') : 'assign',
  });
  await endReportBelow(act, petition, form.reportedOn ?? form.on, 'Cơ quan này nhận giải quyết');
  await startClocksAnew(act, taken, form.on);
  await recordEvent(tx, actor, {
    kind: 'petition.taken_from_below',
    at: moment.at,
    petitionId: id,
    sealed: petition.sealed,
    data: { on: form.on, ground: form.ground, demandOn: form.demandOn, reportedOn: form.reportedOn, ...words, ...byHand },
    requestId: act.requestId,
  });
}

/** The body below reported how far it is and why it is late (khoản 3 Điều 38 LTC); its result is still waited for. @throws NotPermitted, NotAllowedNow */
export async function recordReportBelow(
  act: Act,
  petition: LockedPetition,
  report: { number: string; on: string; note: string },
): Promise<void> {
  const { tx, actor, moment } = act;
  assertMay(actor, 'reply', petition);
  await endReportBelow(act, petition, report.on, 'Cấp dưới đã báo cáo');
  await recordEvent(tx, actor, {
    kind: 'petition.reported_below',
    at: moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: report,
    requestId: act.requestId,
  });
}

/** The report of the body below, where there is one: number and day go together. */
function reportErrors({ number, reportedOn, on }: TakingFromBelow, urgedOn: string): Record<string, string> {
  if (number === '' && reportedOn === null) return {};
  if (number === '') return { number: 'Nhập số, ký hiệu văn bản báo cáo' };
  if (reportedOn === null) return { reportedOn: 'Nhập ngày văn bản báo cáo' };
  return reportedOn < urgedOn || reportedOn > on
    ? { reportedOn: `Ngày báo cáo từ ngày đôn đốc ${formatDate(urgedOn)} đến ngày ghi ở trên` }
    : {};
}

async function startClocksAnew(act: Act, petition: LockedPetition, on: string): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const subject = { petitionId: petition.id };
  const origin = await originOf(tx, petition.mainClockId ? await findClock(tx, petition.mainClockId) : undefined);
  const rule = clockOf('TC', 'own');
  const clock = await startClock(tx, actor, rules, subject, { rule, on, isMain: true, ...origin }, moment);
  await savePetition(tx, petition, { mainClockId: clock.id, dueOn: clock.state.dueOn, dueRule: rule, isPaused: false });
  if (!rules.book.findInForce('PROC_RED45', on)) return;
  const red = await startClock(tx, actor, rules, subject, { rule: 'PROC_RED45', on, ...origin }, moment);
  if (red.state.dueOn) await saveRed45(tx, petition.unitId, petition.id, red.state.dueOn);
}
