// What other features and the petition's own steps do to a petition's state. Every act: locked row in, event out.
import type { Actor } from '../accounts/actor.ts';
import { recordEvent } from '../audit/events.ts';
import type { UnitTx } from '../database/tx.ts';
import { addClockEvent, moveEnd, originOf, startAnew, startClock, stopClocks } from '../deadlines/actions.ts';
import { findClock, listClocks } from '../deadlines/queries.ts';
import { NotAllowedNow, NotPermitted } from '../errors.ts';
import { notifyOfficers } from '../notifications/actions.ts';
import type { Act } from '../web/act.ts';
import type { PetitionAct } from './act-rules.ts';
import { assignerRole } from './assigner.ts';
import { firstHere } from './back-to.ts';
import { forwardRule, transferRule } from './duty-rules.ts';
import { inspectionRule } from './inspection.ts';
import { nameIn } from './named/actions.ts';
import { findNamed } from './named/naming.ts';
import { partFromAll } from './parting.ts';
import type { Outcome, PetitionStatus } from './petition.ts';
import { closedStatuses, isSender, petitionNumber } from './petition.ts';
import type { ApprovalRoute } from './proposals/route.ts';
import { listParties, type PartyRow } from './queries.ts';
import { type LockedPetition, lockPetition, saveDue, savePetition } from './records.ts';
import { statusReason } from './reopening.ts';
import { moveProceeding } from './seal-records.ts';
import { mayAct, type PetitionFacts, type ProposalFacts } from './workflow.ts';

export type { LockedPetition };

/** Locks a petition of the actor's unit. @throws NotFound */
export function lockOwnPetition(act: Act, id: number): Promise<LockedPetition> {
  return lockPetition(act.tx, act.actor.unitId, id);
}

/** @throws NotPermitted when the role lacks it, NotAllowedNow when the state forbids it, both with the table's sentence */
export function assertMay(
  actor: Actor,
  petitionAct: PetitionAct,
  petition: PetitionFacts & { id: number },
  proposal?: ProposalFacts,
): void {
  const answer = mayAct(actor, petitionAct, petition, proposal);
  if (answer.ok) return;
  if (answer.why === 'role') throw new NotPermitted(answer.because);
  throw new NotAllowedNow(answer.because, `/petitions/${petition.id}`);
}

export interface Next {
  /** A person, or null: whoever in the unit holds nextRole. */
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
}
const nobody: Next = { holderId: null, nextRole: null, nextAct: null };

/** Moves a petition to another matter of the same unit, and its proceeding with it (matters/actions.ts links them). */
export async function joinMatter(
  act: Act,
  petition: LockedPetition,
  matter: { matterId: number; threadId: string },
): Promise<LockedPetition> {
  await moveProceeding(act.tx, petition, { id: matter.matterId, threadId: matter.threadId });
  return savePetition(act.tx, petition, matter);
}

/**
 * Officers whom the words on the other side of a petition mean, as a unit sees it: from now on it is not there for them.
 * @param sealed it is a denunciation, or becomes one now: in doubt more is hidden
 * @param parties its people, where rows have gone since
 * @param readsText its words are searched too; not where an officer has just answered what they ask
 */
export async function hideFromNamed(
  act: Act,
  petition: LockedPetition,
  unitId: number,
  sealed = petition.sealed,
  parties?: readonly PartyRow[],
  readsText = true,
): Promise<{ accountIds: number[]; pastHead: boolean }> {
  // Who stands beside reads nothing of it either.
  const respondents = (parties ?? (await listParties(act.tx, petition)))
    .filter((party) => !isSender(party))
    .map(({ name, position, organization }) => ({ name, position, organization, accountId: null }));
  const type = sealed ? 'TC' : petition.petitionType;
  const { text } = await act.tx.one<{ text: string }>(
    "select coalesce((select concat_ws(E'\\n', subject, summary, request, previous_result) from petition_contents where unit_id = $1 and petition_id = $2), '') as text",
    [petition.unitId, petition.id],
  );
  const { named, pastHead } = await findNamed(
    act.house,
    unitId,
    { type, sealed, respondents, text: readsText ? text : '' },
    act.moment.today,
  );
  await nameIn(act, { petitionId: petition.id, sealed }, named, type);
  return { accountIds: named.map((one) => one.accountId), pastHead };
}

/**
 * A denunciation that is found to be against the unit's own head goes past him: back to the officer who registered it, for the
 * superior (decisions 6). Nobody else of the unit sees it once this transaction commits; until then the act that found it goes on. It is
 * parted from whatever it was said to repeat or to belong to.
 */
export async function goPastHead(act: Act, found: LockedPetition): Promise<LockedPetition> {
  const { tx, actor, moment } = act;
  if (found.pastHead) return found;
  const petition = await partFromAll(act, found);
  await tx.rows("select set_config('app.handing', $1, true)", [String(petition.id)]);
  const isOpen = !petition.closedOn;
  const handed = await savePetition(tx, petition, {
    pastHead: true,
    jurisdiction: 'not_own',
    assignedTo: petition.registeredBy,
    ...(isOpen
      ? { status: 'assigned' as const, outcome: null, holderId: petition.registeredBy, nextRole: null, nextAct: 'transfer' }
      : {}),
  });
  await recordEvent(tx, actor, {
    kind: 'petition.went_past_head',
    at: moment.at,
    petitionId: petition.id,
    sealed: true,
    requestId: act.requestId,
  });
  if (isOpen && actor.accountId !== petition.registeredBy)
    await notifyOfficers(act, [petition.registeredBy], {
      kind: 'petition.past_head',
      petitionId: petition.id,
      words: `Đơn ${petitionNumber(petition)} là tố cáo người đứng đầu đơn vị: ông, bà chuyển thẳng lên cấp trên có thẩm quyền`,
      href: `/petitions/${petition.id}`,
    });
  return isOpen ? replayMainClock(act, handed, 'TC_TRANSFER') : handed;
}

/** What came back to a petition is taken up by the row it goes on in, at the unit that took over: this one is no longer what was sent. */
export function endGoneOn(act: Act, petition: LockedPetition): Promise<LockedPetition> {
  return savePetition(act.tx, petition, { ...nobody, status: 'handed_over' });
}

/** Ends the petition in one of the closed states: clocks stop, nobody holds it. */
export async function closePetition(
  act: Act,
  petition: LockedPetition,
  status: PetitionStatus,
  on = act.moment.today,
): Promise<LockedPetition> {
  if (!closedStatuses.includes(status)) throw new Error(`${status} does not close a petition`);
  const outliving = status === 'void' ? [] : [forwardRule];
  await stopClocks(
    act.tx,
    act.actor,
    act.rules,
    { petitionId: petition.id },
    on,
    statusReason(status),
    act.moment,
    undefined,
    outliving,
  );
  return savePetition(act.tx, petition, { ...nobody, status, closedOn: on });
}

const acceptedReason = 'Đã thụ lý';
/** Acceptance: the processing clocks stop; the proceeding's clock is started by proceedings. */
export async function markAccepted(act: Act, petition: LockedPetition, on = act.moment.today): Promise<LockedPetition> {
  await stopClocks(act.tx, act.actor, act.rules, { petitionId: petition.id }, on, acceptedReason, act.moment, undefined, [
    forwardRule,
  ]);
  return savePetition(act.tx, petition, { ...nobody, status: 'accepted', closedOn: on });
}

/** The day of an acceptance was copied wrongly: processing ends on the true one, late or not. */
export async function moveAccepted(act: Act, petition: LockedPetition, was: string, on: string): Promise<LockedPetition> {
  const { tx, actor, rules, moment } = act;
  for (const clock of await listClocks(tx, petition.unitId, { petitionId: petition.id }))
    if (!clock.takenBack) await moveEnd(tx, actor, rules, clock, { was, on, reason: acceptedReason }, moment);
  return savePetition(tx, petition, { closedOn: on });
}

/**
 * Dispatch to another body: the sender's clock stops; the petition waits for the answer.
 * @param owesNotice whoever denounced is still to be told, which the period of the transfer holds too (transfer-duty.ts)
 */
export async function markTransferred(
  act: Act,
  petition: LockedPetition,
  on = act.moment.today,
  owesNotice = false,
): Promise<LockedPetition> {
  const outliving = owesNotice ? [forwardRule, transferRule] : [forwardRule];
  await stopClocks(
    act.tx,
    act.actor,
    act.rules,
    { petitionId: petition.id },
    on,
    petition.outcome === 'urge' ? 'Đã đôn đốc giải quyết' : 'Đã chuyển đơn',
    act.moment,
    undefined,
    outliving,
  );
  return savePetition(act.tx, petition, {
    holderId: null,
    nextRole: null,
    nextAct: 'follow',
    status: 'transferred',
    closedOn: on,
  });
}

/** The office inspects the information itself: processing ends, the inspection's own target begins (khoản 2 Điều 25 LTC). */
export async function markInspecting(act: Act, petition: LockedPetition, on = act.moment.today): Promise<LockedPetition> {
  const { tx, actor, rules, moment } = act;
  const subject = { petitionId: petition.id };
  await stopClocks(tx, actor, rules, subject, on, 'Đã giao thanh tra, kiểm tra', moment, undefined, [forwardRule]);
  if (rules.book.findInForce(inspectionRule, on))
    await startClock(tx, actor, rules, subject, { rule: inspectionRule, on }, moment);
  const holderId = await firstHere(act, petition.assignedTo);
  return savePetition(tx, petition, {
    holderId,
    nextRole: holderId ? null : 'processor',
    nextAct: 'inspect',
    status: 'inspecting',
    closedOn: on,
  });
}

/** The receiver sent it back: the petition is open again and the sender's clock starts anew on that day (decisions 25). */
export async function reopenReturned(
  act: Act,
  petition: LockedPetition,
  because: string,
  /** Who sent it back: the unit, and the officer as the transfer names him. */
  by: { unit: string; officer: string },
): Promise<LockedPetition> {
  const { tx, actor, rules, moment } = act;
  // What went past the head stays with who registered it; nobody else is handed it.
  const holderId = petition.pastHead ? petition.assignedTo : await firstHere(act, petition.assignedTo);
  let reopened = await savePetition(tx, petition, {
    status: 'assigned',
    closedOn: null,
    outcome: null,
    // Processed anew, here: also when the unit before had sent it.
    cameProcessed: false,
    holderId,
    nextRole: holderId ? null : await assignerRole(act),
    nextAct: petition.pastHead
      ? 'transfer'
      : holderId
        ? petition.classifiedAt === null && petition.sealed
          ? 'classify'
          : 'propose'
        : 'assign',
  });
  const clock = petition.mainClockId ? await findClock(tx, petition.mainClockId) : undefined;
  if (clock) {
    const came = { on: moment.today, reason: 'Đơn vị nhận trả lại đơn' };
    // Of a denunciation it may still run, for the notice that had not left.
    if (clock.stoppedOn === null) await addClockEvent(tx, actor, rules, clock, { type: 'stopped', ...came }, moment);
    const state = await addClockEvent(tx, actor, rules, clock, { type: 'restarted', ...came }, moment);
    reopened = await savePetition(tx, reopened, { dueOn: state.dueOn, isPaused: state.pausedOn !== null });
  }
  // Sent on as something else, and found to be a denunciation meanwhile.
  if (petition.sealed && !petition.pastHead && petition.classifiedAt === null)
    reopened = await replayMainClock(act, reopened, 'TC_INITIAL');
  // The ground for discipline counts from the day of receipt, wherever the petition went meanwhile (ND154 Điều 41.3b).
  const clocks = await listClocks(tx, petition.unitId, { petitionId: petition.id });
  const red = clocks.filter((one) => one.ruleCode === 'PROC_RED45').at(-1);
  if (red && red.stoppedOn !== null) await startAnew(tx, actor, rules, red, moment);
  await recordEvent(tx, actor, {
    kind: 'petition.reopened',
    at: moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: { because, by: [by.officer, by.unit].filter(Boolean).join(', ') },
    requestId: act.requestId,
  });
  return reopened;
}

/**
 * Replaces the main clock by another rule's, counted from the same day: that of receipt, or the later one from which the former
 * clock counts since the petition was sent back or taken over (decisions 25: classification replays it).
 */
export async function replayMainClock(
  act: Act,
  petition: LockedPetition,
  rule: string,
  variants: readonly 'several_places'[] = [],
  hasOtherLength = variants.length > 0,
): Promise<LockedPetition> {
  const { tx, actor, rules, moment } = act;
  if (petition.dueRule === rule && !hasOtherLength) return petition;
  const old = petition.mainClockId ? await findClock(tx, petition.mainClockId) : undefined;
  const on = latest(petition.receivedOn, old?.startedOn ?? petition.receivedOn);
  if (!rules.book.findInForce(rule, on)) return petition;
  if (old && old.stoppedOn === null)
    await addClockEvent(
      tx,
      actor,
      rules,
      old,
      {
        type: 'stopped',
        on: latest(moment.today, old.startedOn),
        reason: 'Tính lại theo kết quả phân loại',
      },
      moment,
    );
  const clock = await startClock(
    tx,
    actor,
    rules,
    { petitionId: petition.id },
    { rule, on, variants, isMain: true, ...(await originOf(tx, old)) },
    moment,
  );
  return savePetition(tx, petition, { mainClockId: clock.id, dueOn: clock.state.dueOn, dueRule: rule, isPaused: false });
}

/** Of two 'YYYY-MM-DD' days the later one. */
function latest(one: string, other: string): string {
  return [one, other].sort()[1] as string;
}

/** After a change of the calendar: the petition shows its main clock's new due date. */
export function syncDue(tx: UnitTx, petition: { unitId: number; id: number }, dueOn: string | null): Promise<number> {
  return saveDue(tx, petition, dueOn);
}

/** The approved outcome stands on the petition; who carries it out follows from it. */
export function approvedNext(outcome: Outcome, { sendingRole }: Pick<ApprovalRoute, 'sendingRole'>): Next {
  if (outcome === 'propose_acceptance') return { holderId: null, nextRole: 'leader', nextAct: 'accept' };
  if (outcome === 'transfer' || outcome === 'transfer_police' || outcome === 'info_for_inspection')
    return { holderId: null, nextRole: sendingRole, nextAct: 'transfer' };
  return { holderId: null, nextRole: sendingRole, nextAct: 'issue' };
}
