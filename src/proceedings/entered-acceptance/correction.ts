// "Sửa ngày thụ lý đã ghi": the day of an acceptance was copied wrongly from its paper or stood wrongly in an old book. What is counted from it is
// counted anew; the day that was written first stays in the timeline, with who put another in its place and why.
import { recordEvent } from '../../audit/events.ts';
import { addClockEvent, startClock } from '../../deadlines/actions.ts';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { listClocks } from '../../deadlines/queries.ts';
import { restDayName } from '../../deadlines/rest-days.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { leaderRoles, notifyOfficers, notifyRoles } from '../../notifications/actions.ts';
import { assertMay, lockOwnPetition, moveAccepted } from '../../petitions/actions.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { findProceedingOf } from '../../petitions/queries.ts';
import type { LockedPetition } from '../../petitions/records.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { mainRules } from '../acceptance.ts';
import { passOn } from '../actions.ts';
import { gather } from '../queries.ts';
import { type LockedProceeding, lockProceeding, saveProceeding, saveStepDay } from '../records.ts';
import { type CorrectedAcceptance, correctionErrors, restDayQuestion } from './forms.ts';

/**
 * Puts another day in the place of the one an acceptance was given. The limit of resolution and that of telling run from it, those of processing
 * end on it, and the tables count by it; whoever leads the office and whoever handles the matter are told.
 * @throws FormInvalid for a day that cannot be; NotAllowedNow, NotPermitted where none was copied, or a result stands on it
 */
export async function correctAcceptance(act: Act, id: number, typed: CorrectedAcceptance): Promise<void> {
  const { tx, actor, moment } = act;
  const petition = await lockOwnPetition(act, id);
  const found = await findProceedingOf(tx, petition, actor.accountId);
  assertMay(actor, 'correct_acceptance', {
    ...petition,
    isAcceptanceCopied: found?.isAcceptanceCopied ?? false,
    hasResult: found?.hasResult ?? false,
  });
  if (!found) throw new NotAllowedNow('', `/petitions/${id}`);
  const proceeding = await lockProceeding(tx, actor.unitId, found.id);
  const { steps } = (await gather(act, proceeding)).given;
  const { on } = typed;
  const was = proceeding.acceptedOn;
  const nextOn =
    steps
      .filter(({ kind }) => kind !== 'acceptance')
      .map(({ onDate }) => onDate)
      .sort()[0] ?? null;
  const days = { receivedOn: petition.receivedOn, enteredOn: todayInVietnam(petition.registeredAt), today: moment.today };
  const rest = restDayName(act.rules.calendar, on);
  const errors = { ...restDayQuestion(on, rest, typed.restDay), ...correctionErrors(on, { ...days, was, nextOn }) };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const { reason } = await withoutSendersOf(act, ofPetition(petition), { reason: typed.reason });

  const main = await countAnew(act, proceeding, on);
  await moveAccepted(act, petition, was, on);
  const saved = await saveProceeding(tx, proceeding, {
    acceptedOn: on,
    ...(main === undefined ? {} : { mainClockId: main }),
    ...(proceeding.noticedOn === was ? { noticedOn: on } : {}),
  });
  const step = steps.find(({ kind }) => kind === 'acceptance');
  if (step) {
    const said = `${String(step.details.said ?? '')} Ngày thụ lý ghi lúc đầu là ${formatDate(was)}, sửa thành ${formatDate(on)}: ${reason.replace(/[.\s]+$/u, '')}.`;
    await saveStepDay(tx, { unitId: actor.unitId, id: step.id }, on, { ...step.details, said: said.trim() });
  }
  await passOn(act, saved);
  await recordEvent(tx, actor, {
    kind: 'proceeding.acceptance_corrected',
    at: moment.at,
    petitionId: petition.id,
    proceedingId: proceeding.id,
    sealed: petition.sealed,
    // Free text of a sealed record stays in its sealed row.
    data: { entered: true, was, on, reason: petition.sealed ? '' : reason },
    requestId: act.requestId,
  });
  await tellCorrected(act, petition, proceeding, { was, on });
}

/** What runs from the wrong day runs from the true one; a limit that has a rule on the true day alone begins. @returns the main clock, where it begins */
async function countAnew(act: Act, proceeding: LockedProceeding, on: string): Promise<number | undefined> {
  const { tx, actor, rules, moment } = act;
  const clocks = (await listClocks(tx, actor.unitId, { proceedingId: proceeding.id })).filter((clock) => !clock.takenBack);
  // Why stands in the step: a clock keeps no free words.
  const why = 'sửa ngày thụ lý';
  for (const clock of clocks.filter((one) => one.startedOn === proceeding.acceptedOn && one.stoppedOn === null))
    await addClockEvent(tx, actor, rules, clock, { type: 'startCorrected', on: moment.today, to: on, reason: why }, moment).catch(
      (error: unknown) => {
        throw error instanceof NotAllowedNow ? new FormInvalid({ on: error.message }) : error;
      },
    );
  const rule = mainRules[proceeding.procedure];
  if (proceeding.mainClockId !== null || !rules.book.findInForce(rule, on)) return undefined;
  const variants = proceeding.isRemote ? (['remote'] as const) : [];
  const subject = { proceedingId: proceeding.id };
  return (await startClock(tx, actor, rules, subject, { rule, on, isMain: true, origin: 'converted', variants }, moment)).id;
}

async function tellCorrected(
  act: Act,
  petition: LockedPetition,
  { id, resolverId, holderId }: LockedProceeding,
  { was, on }: { was: string; on: string },
): Promise<void> {
  const notice = {
    kind: 'proceeding',
    petitionId: petition.id,
    proceedingId: id,
    words: `Đơn ${petitionNumber(petition)}: ngày thụ lý đã sửa từ ${formatDate(was)} thành ${formatDate(on)}, thời hạn tính lại.`,
    href: `/proceedings/${id}`,
  };
  if (resolverId === null) await notifyRoles(act, leaderRoles, notice);
  const told = [resolverId, holderId, petition.assignedTo].filter((one) => one !== null && one !== act.actor.accountId);
  await notifyOfficers(act, told as number[], notice);
}
