// Whoever forwarded a denunciation hears within 20 days of its receipt what became of it, accepted or not (khoản 2 Điều 26
// LTC). A duty of its own: it outlives the petition's other clocks and ends when the office has told him.
import { recordEvent } from '../audit/events.ts';
import type { Tx } from '../database/tx.ts';
import { originOf, startClock, stopClocks } from '../deadlines/actions.ts';
import { type ClockRow, listClocks } from '../deadlines/queries.ts';
import { enterByHand } from '../documents/actions.ts';
import { FormInvalid } from '../errors.ts';
import type { Act } from '../web/act.ts';
import { forwardRule } from './duty-rules.ts';
import { forwardingSources } from './petition.ts';
import type { LockedPetition } from './records.ts';

/** Starts the duty of a forwarded denunciation from the day of receipt; ends it when the petition is none after all. */
export async function syncForwardDuty(
  act: Act,
  petition: Pick<LockedPetition, 'unitId' | 'id' | 'petitionType' | 'source' | 'receivedOn'>,
): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const subject = { petitionId: petition.id };
  const isOwed = petition.petitionType === 'TC' && forwardingSources.includes(petition.source);
  const clocks = await listClocks(tx, petition.unitId, subject);
  const clock = clocks.find((one) => one.ruleCode === forwardRule);
  if (isOwed && !clock && rules.book.findInForce(forwardRule, petition.receivedOn)) {
    const duty = { rule: forwardRule, on: petition.receivedOn, ...(await originOf(tx, clocks[0])) };
    await startClock(tx, actor, rules, subject, duty, moment);
  }
  if (!isOwed && clock && clock.stoppedOn === null)
    await stopClocks(tx, actor, rules, subject, moment.today, 'Đơn không phải tố cáo', moment, [forwardRule]);
}

/** The duty among a petition's clocks while it runs; undefined when nothing was ever owed, or he has been told. */
export const forwardDutyIn = (clocks: readonly ClockRow[]): ClockRow | undefined =>
  clocks.find((clock) => clock.ruleCode === forwardRule && clock.stoppedOn === null);

/** The running duty of a petition, if there is one. */
export async function findForwardDuty(tx: Tx, petition: { unitId: number; id: number }): Promise<ClockRow | undefined> {
  return forwardDutyIn(await listClocks(tx, petition.unitId, { petitionId: petition.id }));
}

/** The office told whoever forwarded it: the duty ends. The caller has asked whether it is owed. @throws FormInvalid */
export async function recordForwarderInformed(
  act: Act,
  petition: LockedPetition,
  form: { on: string; number: string; leap?: string; note: string },
): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const subject = { petitionId: petition.id };
  if (form.on < petition.receivedOn) throw new FormInvalid({ on: 'Ngày thông báo không được trước ngày tiếp nhận' });
  const byHand = await enterByHand(act, petition, form);
  await stopClocks(tx, actor, rules, subject, form.on, 'Đã thông báo cho nơi chuyển đơn', moment, [forwardRule]);
  await recordEvent(tx, actor, {
    kind: 'petition.forwarder_informed',
    at: moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: { on: form.on, number: form.number, note: form.note, ...byHand },
    requestId: act.requestId,
  });
}
