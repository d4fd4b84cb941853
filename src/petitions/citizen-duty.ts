// The reception board passes on what the body it sent a petition to made of it: within 5 working days of hearing it, when the citizen
// asked (khoản 2 Điều 28 LTCD). The petition itself has ended; the duty stands in the queue until the citizen has been told.
import { listColleagues } from '../accounts/queries.ts';
import { recordEvent } from '../audit/events.ts';
import type { HouseTx } from '../database/tx.ts';
import { startClock, stopClocks } from '../deadlines/actions.ts';
import { listClocks } from '../deadlines/queries.ts';
import { enterByHand } from '../documents/actions.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import type { Act } from '../web/act.ts';
import { firstHere } from './back-to.ts';
import { citizenRule, type TellingWay } from './citizen-telling.ts';
import { type LockedPetition, savePetition } from './records.ts';

/** The law lays this duty on the reception board, not on any office that sends a petition on. */
export async function isReceptionBoard(house: HouseTx, unitId: number, today: string): Promise<boolean> {
  return (await listColleagues(house, unitId, ['reception_board_head'], today)).length > 0;
}

/** The result reached the board on that day: from then on the citizen is to be told. */
export async function oweCitizen(act: Act, petition: LockedPetition, heardOn: string): Promise<void> {
  const { tx, actor, rules, moment } = act;
  if (!rules.book.findInForce(citizenRule, heardOn)) return;
  await startClock(tx, actor, rules, { petitionId: petition.id }, { rule: citizenRule, on: heardOn }, moment);
  const holderId = await firstHere(act, petition.assignedTo);
  await savePetition(tx, petition, {
    holderId,
    nextRole: holderId ? null : 'clerk',
    nextAct: 'tell',
  });
}

/** The citizen was told the result. @throws NotAllowedNow when nothing is owed any more, FormInvalid */
export async function recordCitizenTold(
  act: Act,
  petition: LockedPetition,
  form: { on: string; way: TellingWay; number: string; leap?: string },
): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const subject = { petitionId: petition.id };
  const clock = (await listClocks(tx, petition.unitId, subject)).find(
    (one) => one.ruleCode === citizenRule && one.stoppedOn === null,
  );
  if (!clock) throw new NotAllowedNow('Không còn phải thông báo kết quả cho công dân.', `/petitions/${petition.id}`);
  if (form.on < clock.startedOn) throw new FormInvalid({ on: 'Ngày thông báo không được trước ngày nhận được kết quả' });
  if (form.way === 'letter' && form.number === '') throw new FormInvalid({ number: 'Nhập số, ký hiệu văn bản thông báo' });
  const byHand = form.way === 'letter' ? await enterByHand(act, petition, form) : {};
  await stopClocks(tx, actor, rules, subject, form.on, 'Đã thông báo kết quả cho công dân', moment, [citizenRule]);
  await savePetition(tx, petition, { holderId: null, nextRole: null, nextAct: null });
  await recordEvent(tx, actor, {
    kind: 'petition.citizen_told',
    at: moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: { on: form.on, way: form.way, number: form.number, ...byHand },
    requestId: act.requestId,
  });
}
