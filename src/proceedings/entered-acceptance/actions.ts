// "Ghi việc đã thụ lý trên giấy": an old book says that a petition was accepted and not when, or it stands as accepted since it was taken in and
// nothing goes on from that. One officer copies day, paper and number, and the proceeding begins on that day.
import { todayInVietnam } from '../../deadlines/dates.ts';
import { restDayName } from '../../deadlines/rest-days.ts';
import { takeBookNumber } from '../../documents/actions.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { assertMay, lockOwnPetition } from '../../petitions/actions.ts';
import { readNumber } from '../../petitions/on-paper/rules.ts';
import { isOpposing } from '../../petitions/petition.ts';
import { findAcceptanceToEnter, listParties } from '../../petitions/queries.ts';
import type { LockedPetition } from '../../petitions/records.ts';
import { splitFirst } from '../../petitions/refusal-words.ts';
import { assigneeOf } from '../../petitions/steps/assignable.ts';
import { giveToProcessor } from '../../petitions/steps/giving.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { tellNext } from '../actions.ts';
import { procedureFor } from '../proceeding.ts';
import { beginTakenIn } from '../taken-in.ts';
import { copiedWords } from './copied.ts';
import { type EnteredAcceptance, entryErrors, restDayQuestion } from './forms.ts';

/** Said where a denunciation says of nobody that it is against him (Điều 29 LTC). */
export const againstNobody =
  'Đơn chưa ghi người bị tố cáo nên chưa ghi thụ lý được (Điều 29 Luật Tố cáo). Ghi họ tên, chức vụ hoặc nơi công tác ở “Sửa thông tin đăng ký” trước';

/**
 * Begins the proceeding on the day of the paper, by the law of that day; it waits to be given out, and from now on it reminds like every other.
 * A notice was sent on its day; after a decision, or without a paper, telling is still owed. Whoever handles the petition is chosen, or stays.
 * @returns the proceeding's id
 * @throws FormInvalid for a day or an officer that cannot be; NotAllowedNow, NotPermitted where the book says no such thing
 */
export async function enterAcceptance(act: Act, id: number, typed: EnteredAcceptance): Promise<number> {
  const { tx, actor } = act;
  const found = await lockOwnPetition(act, id);
  assertMay(actor, 'enter_acceptance', { ...found, isAcceptedOnPaper: (await findAcceptanceToEnter(tx, found)) !== undefined });
  const procedure = procedureFor(found);
  if (!procedure) throw new NotAllowedNow(splitFirst, `/petitions/${id}`);
  const { on, paper } = typed;
  const days = { receivedOn: found.receivedOn, enteredOn: todayInVietnam(found.registeredAt), today: act.moment.today };
  const errors = { ...restDayQuestion(on, restDayName(act.rules.calendar, on), typed.restDay), ...entryErrors(typed, days) };
  if (found.petitionType === 'TC' && !(await listParties(tx, found)).some(isOpposing)) errors[''] = againstNobody;
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  await takeNumber(act, typed);
  const petition = await give(act, found, typed.processor);
  const { number } = await withoutSendersOf(act, ofPetition(petition), { number: typed.number });
  const start = {
    on,
    words: `Đã thụ lý trên giấy, ${copiedWords({ paper, number })}`,
    isTold: paper === 'notice',
    isRemote: typed.remote === 'yes',
    paper: { paper, number },
    data: { entered: true, paper, number },
  };
  // Never taken back with its row: somebody worked on it.
  const begun = await beginTakenIn(act, petition, procedure, start, () => 0);
  const { given } = begun;
  const nobodyYet = { ...given.proceeding, nextAct: null, holderId: null, nextRole: null };
  await tellNext(act, { ...begun, given: { ...given, proceeding: nobodyYet } }, begun);
  return given.proceeding.id;
}

/** The office's book goes on from the number. @throws FormInvalid for one a paper here has, or one to look at again */
export async function takeNumber(
  act: Act,
  { on, number: written, leap }: Pick<EnteredAcceptance, 'on' | 'number' | 'leap'>,
): Promise<void> {
  const booked = readNumber(written);
  if (!booked || (await takeBookNumber(act, booked.symbol, booked.number, on, leap !== '' && leap === written)) !== null) return;
  throw new FormInvalid({ number: `Số ${written} đã cấp cho một văn bản khác trong phần mềm. Xem lại số trên văn bản` });
}

/** Whoever handles the petition from now on; who has it already keeps it without a word. */
async function give(act: Act, petition: LockedPetition, typed: string): Promise<LockedPetition> {
  if (typed === '' || Number(typed) === petition.assignedTo) return petition;
  return giveToProcessor(act, petition, await assigneeOf(act, petition, Number(typed)), '');
}
