// "Sửa việc thụ lý đã ghi": day, paper or number of an acceptance was copied wrongly from its paper or stood wrongly in an old book. What is counted
// from it is counted anew; what was written first stays in the timeline, with who put something else in its place and why.
import { recordEvent } from '../../audit/events.ts';
import { addClockEvent, startClock, stopClocks } from '../../deadlines/actions.ts';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { listClocks } from '../../deadlines/queries.ts';
import { restDayName } from '../../deadlines/rest-days.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { raised } from '../../first-letter.ts';
import { leaderRoles, notifyOfficers, notifyRoles } from '../../notifications/actions.ts';
import { assertMay, lockOwnPetition, moveAccepted } from '../../petitions/actions.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { findEndedAcceptance, findProceedingOf } from '../../petitions/queries.ts';
import type { LockedPetition } from '../../petitions/records.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { mainRules } from '../acceptance.ts';
import { passOn } from '../actions.ts';
import type { StepRow } from '../effect.ts';
import { familyOf } from '../proceeding.ts';
import { gather } from '../queries.ts';
import { type LockedProceeding, lockProceeding, type ProceedingChanges, saveProceeding, saveStepDay } from '../records.ts';
import { takeNumber } from './actions.ts';
import { type CopiedPaper, copiedWords } from './copied.ts';
import { correctEnded } from './ended.ts';
import { type CorrectedAcceptance, correctionErrors, restDayQuestion } from './forms.ts';
import { standingPaper } from './queries.ts';

interface Copied extends CopiedPaper {
  on: string;
}

/**
 * Puts another day, kind or number in the place of the one an acceptance was given. The limit of resolution and that of telling run from the day,
 * those of processing end on it, and the tables count by it; a notice was sent on its day, after a decision or without a paper telling is owed. The
 * office's book goes on from another number. Whoever leads the office and whoever handles the matter are told.
 * @throws FormInvalid for what cannot be; NotAllowedNow, NotPermitted where none was copied, or a result stands on it
 */
export async function correctAcceptance(act: Act, id: number, typed: CorrectedAcceptance): Promise<void> {
  const { tx, actor, moment } = act;
  const petition = await lockOwnPetition(act, id);
  const found = await findProceedingOf(tx, petition, actor.accountId);
  const ended = await findEndedAcceptance(tx, petition);
  assertMay(actor, 'correct_acceptance', {
    ...petition,
    isAcceptanceCopied: found?.isAcceptanceCopied ?? false,
    isAcceptanceEnded: ended !== undefined,
    hasResult: found?.hasResult ?? false,
  });
  if (ended) return correctEnded(act, petition, typed, ended);
  if (!found) throw new NotAllowedNow('', `/petitions/${id}`);
  const proceeding = await lockProceeding(tx, actor.unitId, found.id);
  const { steps } = (await gather(act, proceeding)).given;
  const was: Copied = { on: proceeding.acceptedOn, ...(await standingPaper(tx, proceeding)) };
  assertCorrection(act, petition, typed, { was, steps });
  const { on } = typed;
  if (typed.number !== was.number || on.slice(0, 4) !== was.on.slice(0, 4)) await takeNumber(act, typed);
  const { reason, number } = await withoutSendersOf(act, ofPetition(petition), { reason: typed.reason, number: typed.number });
  const is: Copied = { on, paper: typed.paper, number };

  const main = on === was.on ? undefined : await countAnew(act, proceeding, on);
  if (on !== was.on) await moveAccepted(act, petition, was.on, on);
  const saved = await saveProceeding(tx, proceeding, {
    acceptedOn: on,
    ...(main === undefined ? {} : { mainClockId: main }),
    ...(await toldAnew(act, proceeding, steps, { was, is })),
  });
  const step = steps.find(({ kind }) => kind === 'acceptance');
  if (step) {
    const said = `${String(step.details.said ?? '')} ${correctedWords(was, is)}: ${reason.replace(/[.\s]+$/u, '')}.`;
    const details = { ...step.details, paper: is.paper, number: is.number, said: said.trim() };
    await saveStepDay(tx, { unitId: actor.unitId, id: step.id }, on, details);
  }
  await passOn(act, saved);
  await recordEvent(tx, actor, {
    kind: 'proceeding.acceptance_corrected',
    at: moment.at,
    petitionId: petition.id,
    proceedingId: proceeding.id,
    sealed: petition.sealed,
    // Free text of a sealed record stays in its sealed row.
    data: {
      entered: true,
      was: was.on,
      on,
      ...(isSamePaper(was, is) ? {} : { wasPaper: copiedWords(was), isPaper: copiedWords(is) }),
      reason: petition.sealed ? '' : reason,
    },
    requestId: act.requestId,
  });
  await tellCorrected(act, petition, proceeding, { was, is });
}

/** @throws FormInvalid with all that cannot be at once */
function assertCorrection(
  { moment, rules }: Act,
  petition: LockedPetition,
  typed: CorrectedAcceptance,
  { was, steps }: { was: Copied; steps: readonly StepRow[] },
): void {
  const { on } = typed;
  const [nextOn = null] = steps
    .filter(({ kind }) => kind !== 'acceptance')
    .map(({ onDate }) => onDate)
    .sort();
  const days = { receivedOn: petition.receivedOn, enteredOn: todayInVietnam(petition.registeredAt), today: moment.today };
  const rest = on === was.on ? '' : restDayName(rules.calendar, on);
  const errors = { ...restDayQuestion(on, rest, typed.restDay), ...correctionErrors(typed, { ...days, was, nextOn }) };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
}

const isSamePaper = (one: CopiedPaper, other: CopiedPaper) => one.paper === other.paper && one.number === other.number;

/** "Ngày thụ lý ghi lúc đầu là 14/10/2026, sửa thành 26/10/2026; văn bản thụ lý ghi lúc đầu là …, sửa thành …" */
function correctedWords(was: Copied, is: Copied): string {
  const parts = [
    ...(was.on === is.on ? [] : [`ngày thụ lý ghi lúc đầu là ${formatDate(was.on)}, sửa thành ${formatDate(is.on)}`]),
    ...(isSamePaper(was, is) ? [] : [`văn bản thụ lý ghi lúc đầu là ${copiedWords(was)}, sửa thành ${copiedWords(is)}`]),
  ].join('; ');
  return raised(parts);
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

/**
 * What the paper says of telling, where another kind of paper stands in its place: a notice was sent on its day, else telling is owed from there. What
 * the office itself wrote down as sent stays.
 */
async function toldAnew(
  act: Act,
  proceeding: LockedProceeding,
  steps: readonly StepRow[],
  { was, is }: { was: Copied; is: Copied },
): Promise<ProceedingChanges> {
  if (steps.some(({ kind }) => kind === 'acceptance-notice')) return {};
  const family = familyOf(proceeding.procedure);
  const isTold = is.paper === 'notice';
  if (was.paper === is.paper) return proceeding.noticedOn === was.on ? { noticedOn: is.on } : {};
  if (family === 'complaint') return { noticedOn: isTold ? is.on : null };
  if (family !== 'denunciation') return {};
  const { tx, actor, rules, moment } = act;
  const subject = { proceedingId: proceeding.id };
  const rule = 'TC_NOTICE';
  if (isTold) await stopClocks(tx, actor, rules, subject, is.on, 'Đã thông báo thụ lý', moment, [rule]);
  else if (rules.book.findInForce(rule, is.on)) {
    const running = (await listClocks(tx, actor.unitId, subject)).some((one) => one.ruleCode === rule && one.stoppedOn === null);
    if (!running) await startClock(tx, actor, rules, subject, { rule, on: is.on, origin: 'converted' }, moment);
  }
  return {};
}

async function tellCorrected(
  act: Act,
  petition: LockedPetition,
  { id, resolverId, holderId }: LockedProceeding,
  { was, is }: { was: Copied; is: Copied },
): Promise<void> {
  const words =
    was.on === is.on
      ? 'loại, số văn bản thụ lý đã sửa.'
      : `ngày thụ lý đã sửa từ ${formatDate(was.on)} thành ${formatDate(is.on)}, thời hạn tính lại.`;
  const notice = {
    kind: 'proceeding',
    petitionId: petition.id,
    proceedingId: id,
    words: `Đơn ${petitionNumber(petition)}: ${words}`,
    href: `/proceedings/${id}`,
  };
  if (resolverId === null) await notifyRoles(act, leaderRoles, notice);
  const told = [resolverId, holderId, petition.assignedTo].filter((one) => one !== null && one !== act.actor.accountId);
  await notifyOfficers(act, told as number[], notice);
}
