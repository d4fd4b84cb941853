// Taking a step back: lock → decide → papers → clocks → words, figures, team → facts → event → notices.
import { recordEvent } from '../../audit/events.ts';
import { takeBackEvents } from '../../deadlines/actions.ts';
import { callOffPapers, putBackPapers, restateContents, rewriteToldLimit, wordsOfRevoking } from '../../documents/actions.ts';
import { NotAllowedNow, NotFound, NotPermitted } from '../../errors.ts';
import { notifyOfficers, withdrawTurns } from '../../notifications/actions.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import type { Act } from '../../web/act.ts';
import { passOn, tellNext } from '../actions.ts';
import { assertOpenFile } from '../policy.ts';
import { type Gathered, gather } from '../queries.ts';
import { type LockedProceeding, lockProceeding, saveContents, saveProceeding, saveTeam } from '../records.ts';
import { standingContents } from '../standing.ts';
import { workflowOf } from '../tables/index.ts';
import { checkAct, findRule } from '../workflow.ts';
import { type Asked, isHandedBack, restingOn, stepName, whyItStays, whyNotThisTaker } from './policy.ts';
import { listRecorded, listStepPapers, putBackOutcomes, saveStepTakenBack } from './records.ts';
import type { Undo } from './undo.ts';

/** A step with what decides whether it may be taken back. @throws NotFound when no such step stands */
export async function askAbout(act: Pick<Act, 'tx'>, { given }: Pick<Gathered, 'given'>, stepId: number): Promise<Asked> {
  const { proceeding } = given;
  const recorded = await listRecorded(act.tx, proceeding);
  const step = recorded.find((one) => one.id === stepId);
  if (!step) throw new NotFound();
  return {
    step,
    later: recorded.filter((one) => one.id > stepId),
    papers: await listStepPapers(act.tx, proceeding.unitId, step.undo?.papers ?? []),
    proceeding,
    workflow: workflowOf(proceeding.procedure),
  };
}

/**
 * Takes a step back: its papers are called off, the file, its words and its clocks are as before it, and the step stays in the timeline.
 * @param isRevoked its papers may have a number already, which stays in the book, or have left; what only told of them falls with it
 * @returns the kind of the step, whether the actor may do it himself, and whether its form opens again with what was typed
 * @throws NotFound, NotPermitted (role), NotAllowedNow (what stands on it, or a paper that has left)
 */
export async function takeBackStep(
  act: Act,
  id: number,
  stepId: number,
  typed: string,
  isRevoked = false,
): Promise<{ kind: string; mayRedo: boolean; isTyped: boolean }> {
  const { tx, actor, moment } = act;
  const proceeding = await lockProceeding(tx, actor.unitId, id);
  const before = await gather(act, proceeding);
  const asked = await askAbout(act, before, stepId);
  const { step, workflow } = asked;
  const role = whyNotThisTaker(step, workflow, before.doer, actor.accountId);
  if (role) throw new NotPermitted(role, `/proceedings/${id}`);
  assertOpenFile(actor, before, 'decision');
  const because = whyItStays(asked, isRevoked);
  if (because || !step.undo) throw new NotAllowedNow(because ?? '', `/proceedings/${id}`);
  const { undo } = step;
  const record = { ...proceeding, proceedingId: id };
  const { reason } = await wordsOfRevoking(act, record, { reason: typed }, 'reason', isRevoked ? undo.papers : []);

  await callOffPapers(act, undo.papers, reason, isRevoked);
  const fallen = [step, ...restingOn(asked)].reverse();
  for (const one of fallen) if (one.undo) await undoStep(act, proceeding, { id: one.id, undo: one.undo }, reason);
  // The facts of before the earliest of them stand.
  const row = Object.assign({}, ...fallen.map((one) => one.undo?.row));
  const after = await passOn(act, await saveProceeding(tx, proceeding, row));
  const ids = new Set(fallen.map((one) => one.id));
  await withdrawTurns(
    act,
    after.given.proceeding,
    before.given.steps.filter((one) => ids.has(one.id)).map((one) => one.recordedAt),
  );
  await recordEvent(tx, actor, {
    kind: 'proceeding.taken_back',
    at: moment.at,
    petitionId: proceeding.petitionId,
    proceedingId: id,
    sealed: proceeding.sealed,
    // Free text of a sealed record stays in its sealed row.
    data: { step: step.kind, reason: proceeding.sealed ? '' : reason },
    requestId: act.requestId,
  });
  const { limitDays } = after.given;
  const isOtherLimit = undo.clocks.some(({ event }) => event.type === 'variantDetermined');
  if (isOtherLimit && limitDays !== null) await rewriteToldLimit(act, id, limitDays);
  if (fallen.some(({ kind }) => kind === 'withdrawal' || kind === 'acceptance-papers'))
    await restateContents(act, id, { was: standingContents(before.given), is: standingContents(after.given) });
  if (isHandedBack(step, actor.accountId)) await tellWriter(act, proceeding, step.recordedBy, after);
  else await tellNext(act, before, after);
  if (undo.team) await tellTeam(act, proceeding, before, after);
  const rule = findRule(workflow, step.kind);
  const mayRedo = rule !== undefined && checkAct(rule, after.given.facts, after.doer).ok;
  return { kind: step.kind, mayRedo, isTyped: Object.keys(undo.values).length > 0 };
}

/** Whoever wrote the report hears that it came back. */
const tellWriter = (act: Act, proceeding: LockedProceeding, writerId: number, { record }: Gathered): Promise<void> =>
  notifyOfficers(act, [writerId], {
    kind: 'proceeding',
    petitionId: proceeding.petitionId,
    proceedingId: proceeding.id,
    words: `Đơn ${petitionNumber(record)}: báo cáo xác minh được trả lại, cần sửa và nộp lại.`,
    href: `/proceedings/${proceeding.id}/report`,
  });

/** Clocks, words, figures and team are as before the step; it stands no more. Its papers and its facts are the caller's. */
async function undoStep(
  act: Act,
  proceeding: LockedProceeding,
  { id, undo }: { id: number; undo: Undo },
  reason: string,
): Promise<void> {
  const { tx, actor, rules, moment } = act;
  await takeBackEvents(tx, actor, rules, { proceedingId: proceeding.id }, undo.clocks, moment);
  await putBackPapers(act, undo.calledOff);
  await saveContents(tx, proceeding, undo.contents);
  if (undo.outcomes) await putBackOutcomes(tx, proceeding, undo.outcomes, moment.today, moment.at, actor.accountId);
  if (undo.team) await saveTeam(tx, proceeding, undo.team, moment.today);
  await saveStepTakenBack(tx, { ...proceeding, id }, { accountId: actor.accountId, at: moment.at, reason });
}

/** Whoever had been given the verification and has it no more. */
async function tellTeam(act: Act, proceeding: LockedProceeding, before: Gathered, after: Gathered): Promise<void> {
  const gone = before.members.filter((one) => !after.members.some(({ accountId }) => accountId === one.accountId));
  await notifyOfficers(
    act,
    gone.map(({ accountId }) => accountId),
    {
      kind: 'proceeding',
      petitionId: proceeding.petitionId,
      proceedingId: proceeding.id,
      words: `Đơn ${petitionNumber(after.record)}: ${stepName('assignment').toLowerCase()} đã được rút lại.`,
      href: '/work',
    },
  );
}
