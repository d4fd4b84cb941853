// The body below was urged and still does not resolve the denunciation: this office takes it over (khoản 5 Điều 38 LTC, Điều 5 NĐ 31).
import { recordEvent } from '../../audit/events.ts';
import { originOf, startClock } from '../../deadlines/actions.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { findClock } from '../../deadlines/queries.ts';
import { FormInvalid } from '../../errors.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { assertMay, type LockedPetition, lockOwnPetition } from '../actions.ts';
import { assignerRole } from '../assigner.ts';
import { clockOf } from '../classification/jurisdiction.ts';
import { saveRed45 } from '../insert.ts';
import { savePetition } from '../records.ts';
import { endReportBelow, reportDueOn } from '../report-below.ts';

export interface TakingFromBelow {
  on: string;
  /** The report of the body below; '' and null while there is none. */
  number: string;
  reportedOn: string | null;
  note: string;
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
  await assertWaited(act, petition, urgedOn, form);
  const { number, note } = form;
  const words = await withoutSendersOf(act, ofPetition(petition), { number, note });
  const holder = petition.assignedTo;
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
    data: { on: form.on, reportedOn: form.reportedOn, ...words },
    requestId: act.requestId,
  });
}

/** The body below has reported, or its days for it are over (khoản 3, 5 Điều 38 LTC). @throws FormInvalid */
async function assertWaited(act: Act, petition: LockedPetition, urgedOn: string, form: TakingFromBelow): Promise<void> {
  if (form.number !== '' && form.reportedOn === null) throw new FormInvalid({ reportedOn: 'Nhập ngày văn bản báo cáo' });
  if (form.reportedOn !== null) {
    if (form.number === '') throw new FormInvalid({ number: 'Nhập số, ký hiệu văn bản báo cáo' });
    if (form.reportedOn < urgedOn || form.reportedOn > form.on)
      throw new FormInvalid({ reportedOn: `Ngày báo cáo từ ngày đôn đốc ${formatDate(urgedOn)} đến ngày ghi ở trên` });
    return;
  }
  const dueOn = await reportDueOn(act, petition, urgedOn);
  if (dueOn !== null && form.on > dueOn) return;
  const until = dueOn === null ? '' : ` đến hết ngày ${formatDate(dueOn)}`;
  throw new FormInvalid({
    on: `Cấp dưới còn thời hạn báo cáo${until} (khoản 3 Điều 38 Luật Tố cáo). Ghi sau ngày ấy, hoặc nhập số, ngày văn bản báo cáo đã nhận`,
  });
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
