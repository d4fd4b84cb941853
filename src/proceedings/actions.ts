// Carrying out an act of a proceeding: lock → check against the table → clocks → papers → save → step → event → notices.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { listStandIns } from '../accounts/stand-ins/queries.ts';
import { standInKept } from '../accounts/stand-ins/rules.ts';
import { recordEvent } from '../audit/events.ts';
import { addClockEvent, type ClockTouch, startClock, stopClocks } from '../deadlines/actions.ts';
import { type ClockRow, listClocks } from '../deadlines/queries.ts';
import {
  createPaper,
  discardLeftBehind,
  promiseNumber,
  readPromised,
  restateContents,
  rewriteToldLimit,
  takeBookNumber,
} from '../documents/actions.ts';
import { isDatedByAct } from '../documents/papers/catalogue.ts';
import { FormInvalid, NotAllowedNow, NotFound, NotPermitted } from '../errors.ts';
import { informSender, notifyOfficers, notifyRoles } from '../notifications/actions.ts';
import { petitionNumber } from '../petitions/petition.ts';
import { withoutSendersGoingOut } from '../sealing/words-going-out.ts';
import { tellTransferor } from '../transfers/actions.ts';
import { officesNamedIn } from '../units/named-in.ts';
import type { Act } from '../web/act.ts';
import { type ActCode, nextActWords, stepKind } from './act-codes.ts';
import { dayErrors, enteredLate } from './act-day.ts';
import { definitions } from './acts/index.ts';
import { isNumberMeant } from './acts/late.ts';
import type { ClockEffect, Effect, StepRow } from './effect.ts';
import { assertOpenFile } from './policy.ts';
import { type Gathered, gather } from './queries.ts';
import {
  insertStep,
  type LockedProceeding,
  lockProceeding,
  type ProceedingChanges,
  saveContents,
  saveDeclaration,
  saveOutcomes,
  saveProceeding,
  saveTeam,
} from './records.ts';
import { assertSeen } from './seen.ts';
import { sendWithAct } from './sent-papers.ts';
import { standingContents } from './standing.ts';
import { standingFigures } from './standing-figures.ts';
import { workflowOf } from './tables/index.ts';
import { staysFor } from './taking-back/policy.ts';
import { outcomesBefore } from './taking-back/records.ts';
import { contentsBefore, rowBefore, typedAgain, type Undo } from './taking-back/undo.ts';
import { dueWords, holderOf, shownClock } from './turn.ts';
import { checkAct, findRule, stateAfter } from './workflow.ts';

/**
 * Does one act on a proceeding of the actor's unit.
 * @param typed the form, already read by the act's schema
 * @param seen the state of the file the form was opened on (`seenBy`); '' where no form was shown
 * @returns the sentence of what was done, and how many papers wait in draft for an approval
 * @throws NotFound, NotPermitted (role), NotAllowedNow (state or condition, with the sentence), FormInvalid; ChangedMeanwhile where
 *   somebody recorded meanwhile what the form rests on
 */
export async function performAct(
  act: Act,
  id: number,
  code: ActCode,
  typed: Record<string, unknown>,
  seen = '',
): Promise<{ said: string; drafted: number }> {
  const { tx, actor, moment } = act;
  const proceeding = await lockProceeding(tx, actor.unitId, id);
  const before = await gather(act, proceeding);
  assertAct(actor, before, code, id);
  assertSeen(code, before, seen, actor.accountId);
  const rule = findRule(workflowOf(proceeding.procedure), code);
  if (!rule) throw new NotFound();
  const definition = definitions[code];
  before.given.figures = await standingFigures(tx, proceeding, code);
  before.given.offices = await officesNamedIn(
    act.house,
    definition.naming.map((name) => String(typed[name] ?? '')).join('\n'),
    moment.today,
  );
  const errors = { ...dayErrors(rule, typed, before.given), ...definition.check(typed, before.given) };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const values = await withoutSendersGoingOut(act, { ...proceeding, proceedingId: id }, typed, definition.goingOut);
  const effect = definition.effect(values, before.given);
  const said = effect.said + enteredLate(rule, effect, before.given);

  const state = stateAfter(rule, proceeding.state, proceeding.stateBeforeSuspension, values);
  await sendWithAct(act, proceeding, rule, values);
  const clocks = await runClocks(act, proceeding, before.clocks, effect.clocks ?? [], code);
  const made = [...(effect.papers ?? []).map((one) => one.kind), ...(effect.replaces ?? [])];
  const calledOff = await discardLeftBehind(act, proceeding, { state, made });
  const papers = await createPapers(act, proceeding, effect);
  await promise(act, papers[0], effect, { code, steps: before.given.steps, isMeant: isNumberMeant(values) });
  const undo: Undo = {
    values: staysFor(stepKind(code)) ? {} : typedAgain(definition.fields, values),
    row: rowBefore(proceeding, { ...effect.changes, state }),
    contents: contentsBefore(before.given.contents, effect),
    clocks,
    papers,
    calledOff,
    team: effect.team ? before.given.team : null,
    outcomes: effect.outcomes
      ? await outcomesBefore(tx, proceeding, { phase: effect.outcomes.phase, of: effect.outcomes.of, on: effect.on })
      : null,
  };
  if (effect.contents) await saveContents(tx, proceeding, effect.contents);
  if (effect.team) await saveTeam(tx, proceeding, effect.team, effect.on);
  if (effect.declaration) await saveDeclaration(tx, proceeding, actor.accountId, { ...effect.declaration, at: moment.at });
  if (effect.outcomes) {
    const { phase, figures, note, of } = effect.outcomes;
    await saveOutcomes(tx, proceeding, phase, of ?? effect.on, figures, note, moment.at, actor.accountId, of !== undefined);
  }
  const step = {
    kind: stepKind(code),
    onDate: effect.on,
    untilDate: effect.until ?? null,
    // What the act's paper says is told once it has its number (numbering.ts).
    details: { ...effect.details, said, ...standInKept(actor), ...(papers.length > 0 ? { tellSender: effect.tellSender } : {}) },
    paperId: papers[0] ?? null,
    undo,
  };
  await insertStep(tx, proceeding, step, moment.at, actor.accountId);
  const saved = await saveProceeding(tx, proceeding, { ...effect.changes, state });
  const after = await passOn(act, saved);
  const { limitDays } = after.given;
  const isOtherLimit = effect.clocks?.some((one) => one.do === 'main' && one.event.type === 'variantDetermined') ?? false;
  if (isOtherLimit && limitDays !== null) await rewriteToldLimit(act, id, limitDays);
  if (code === 'withdrawal' || code === 'acceptance-papers')
    await restateContents(act, id, { was: standingContents(before.given), is: standingContents(after.given) });
  await recordEvent(tx, actor, {
    kind: `proceeding.${code.replace(/-/g, '_')}`,
    at: moment.at,
    petitionId: proceeding.petitionId,
    proceedingId: id,
    sealed: proceeding.sealed,
    data: { from: proceeding.state, to: state, on: effect.on },
    requestId: act.requestId,
  });
  await tell(act, before, after, papers.length > 0 ? { ...effect, tellSender: '' } : effect, code);
  if (code === 'transferor-notice') await tellTransferor(act, proceeding.petitionId);
  return { said, drafted: papers.length };
}

/** @throws NotFound when this procedure has no such act, NotPermitted, NotAllowedNow: all with the table's sentence */
export function assertAct(actor: Actor, gathered: Gathered, code: ActCode, id: number): void {
  const { given, doer } = gathered;
  const rule = findRule(workflowOf(given.facts.procedure), code);
  if (!rule) throw new NotFound();
  const verdict = checkAct(rule, given.facts, doer);
  if (verdict.ok) {
    assertOpenFile(actor, gathered, code);
    return;
  }
  if (verdict.kind === 'role') throw new NotPermitted(verdict.because, `/proceedings/${id}`);
  if (verdict.kind === 'registration')
    throw new NotAllowedNow(verdict.because, registrationHref(actor, given.proceeding.petitionId));
  // Who did what last stands under it on the page, newest first: a step of the proceeding is not all that is done with it.
  throw new NotAllowedNow(verdict.because, `/proceedings/${id}`);
}

/** Where what the registration lacks is mended, or the petition for who may not mend it. */
export const registrationHref = (actor: Actor, petitionId: number): string =>
  may(actor, 'petition:correct') ? `/petitions/${petitionId}/correction` : `/petitions/${petitionId}`;

/** Clock effects in the order given: what each did to which clock. A rule the law did not have on that day is refused with its sentence. */
async function runClocks(
  act: Act,
  proceeding: LockedProceeding,
  clocks: readonly ClockRow[],
  effects: readonly ClockEffect[],
  code: ActCode,
): Promise<ClockTouch[]> {
  const { tx, actor, rules, moment } = act;
  const subject = { proceedingId: proceeding.id };
  const touches: ClockTouch[] = [];
  for (const effect of effects) {
    if (effect.do === 'stop') {
      const { on, reason } = effect;
      const codes = effect.rules.length > 0 ? effect.rules : undefined;
      if (effect.begunOn !== undefined) {
        touches.push(...(await stopBegunOn(act, clocks, { ...effect, begunOn: effect.begunOn })));
        continue;
      }
      if (effect.keepsLast !== undefined) {
        touches.push(...(await stopEarlier(act, clocks, { ...effect, keepsLast: effect.keepsLast })));
        continue;
      }
      if (codes || code === 'close') touches.push(...(await stopClocks(tx, actor, rules, subject, on, reason, moment, codes)));
    } else if (effect.do === 'start') {
      // A notice duty that came with a later law does not bind what happened before it.
      if (!rules.book.findInForce(effect.rule, effect.on)) continue;
      const { rule, on, variants = [] } = effect;
      const { id } = await startClock(tx, actor, rules, subject, { rule, on, variants }, moment);
      touches.push({ id, event: { type: 'started', on, rule } });
    } else {
      const main = clocks.find((clock) => clock.id === proceeding.mainClockId);
      if (!main) throw new NotAllowedNow('Vụ việc này không có thời hạn giải quyết đang tính.', `/proceedings/${proceeding.id}`);
      await addClockEvent(tx, actor, rules, main, effect.event, moment);
      touches.push({ id: main.id, event: effect.event });
    }
  }
  return touches;
}

/** Several clocks of one rule run: those that began last, or after that day, are not of what is done. */
async function stopEarlier(
  { tx, actor, rules, moment }: Act,
  clocks: readonly ClockRow[],
  { rules: codes, on, reason, keepsLast }: { rules: readonly string[]; on: string; reason: string; keepsLast: number },
): Promise<ClockTouch[]> {
  const running = clocks
    .filter((clock) => clock.stoppedOn === null && codes.includes(clock.ruleCode))
    .sort((a, b) => a.startedOn.localeCompare(b.startedOn) || a.id - b.id);
  const touches: ClockTouch[] = [];
  for (const clock of running.slice(0, running.length - keepsLast)) {
    if (clock.startedOn > on) continue;
    const event = { type: 'stopped', on, reason } as const;
    await addClockEvent(tx, actor, rules, clock, event, moment);
    touches.push({ id: clock.id, event });
  }
  return touches;
}

/** Several clocks of one rule run, each of something of its own: those that began on these days end, one for each day. */
async function stopBegunOn(
  { tx, actor, rules, moment }: Act,
  clocks: readonly ClockRow[],
  { rules: codes, on, reason, begunOn }: { rules: readonly string[]; on: string; reason: string; begunOn: readonly string[] },
): Promise<ClockTouch[]> {
  const running = clocks.filter((clock) => clock.stoppedOn === null && codes.includes(clock.ruleCode));
  const touches: ClockTouch[] = [];
  for (const day of begunOn) {
    const at = running.findIndex((clock) => clock.startedOn === day);
    const [clock] = at < 0 ? [] : running.splice(at, 1);
    if (!clock) continue;
    const event = { type: 'stopped', on: on < clock.startedOn ? clock.startedOn : on, reason } as const;
    await addClockEvent(tx, actor, rules, clock, event, moment);
    touches.push({ id: clock.id, event });
  }
  return touches;
}

async function createPapers(act: Act, proceeding: LockedProceeding, effect: Effect): Promise<number[]> {
  const ids: number[] = [];
  for (const plan of effect.papers ?? []) {
    ids.push(
      await createPaper(act, {
        kind: plan.kind,
        fields: plan.fields,
        sealed: proceeding.sealed,
        petitionId: proceeding.petitionId,
        proceedingId: proceeding.id,
        ...(isDatedByAct(plan.kind) ? { issuedOn: plan.issuedOn === undefined ? effect.on : plan.issuedOn } : {}),
      }),
    );
  }
  return ids;
}

/**
 * An act entered late names the number of the paper signed in time: its paper takes that one; where its letter is issued by hand, the
 * office's own book goes on from it. @throws FormInvalid for one it cannot have
 */
async function promise(
  act: Act,
  paperId: number | undefined,
  { on, details }: Effect,
  { code, steps, isMeant }: { code: ActCode; steps: readonly StepRow[]; isMeant: boolean },
): Promise<void> {
  if (!details?.issuedNumber) return;
  if (paperId === undefined) {
    // One letter may charge several, each recorded as an act of its own.
    const isSameLetter = steps.some(
      (one) =>
        one.kind === stepKind(code) &&
        one.details.issuedNumber === details.issuedNumber &&
        (one.details.issuedOn ?? one.onDate) === (details.issuedOn ?? on),
    );
    if (isSameLetter) return;
    return keepByHand(act, String(details.issuedNumber), String(details.issuedOn ?? on), isMeant, definitions[code].numberField);
  }
  const refused = await promiseNumber(act, paperId, String(details.issuedNumber), on, isMeant);
  if (refused) throw new FormInvalid({ issuedNumber: refused });
}

/**
 * A number put in between ("12a") counts in no book.
 * @throws FormInvalid for a number that another paper of the office's own book has, or is to take
 */
async function keepByHand(act: Act, written: string, on: string, isMeant: boolean, field: string): Promise<void> {
  const named = readPromised(written);
  if (!named || (await takeBookNumber(act, named.symbol, named.number, on, isMeant)) !== null) return;
  throw new FormInvalid({
    [field]: `Số ${written} đã cấp hoặc dành cho một văn bản khác trong phần mềm. Xem lại số trên văn bản`,
  });
}

/** Sets whose turn it is, the next act and the date lists show, from the rows as they now stand. */
export async function passOn(act: Act, proceeding: LockedProceeding): Promise<Gathered> {
  const gathered = await gather(act, proceeding);
  const { given } = gathered;
  const workflow = workflowOf(proceeding.procedure);
  const isClosed = proceeding.closedOn !== null;
  const next = workflow.next(given.facts);
  const clocks = await listClocks(act.tx, proceeding.unitId, { proceedingId: proceeding.id });
  const shown = isClosed
    ? undefined
    : shownClock(proceeding.procedure, clocks, proceeding.mainClockId, findRule(workflow, next.act)?.stops ?? []);
  const changes: ProceedingChanges = {
    ...(isClosed ? { holderId: null, nextRole: null } : holderOf(next.who, gathered)),
    nextAct: isClosed ? null : next.act,
    dueOn: shown?.dueOn ?? null,
    dueRule: shown?.ruleCode ?? null,
    isPaused: shown?.isPaused ?? false,
  };
  return { ...gathered, given: { ...given, proceeding: await saveProceeding(act.tx, proceeding, changes) } };
}

/** In-app notices to whoever is next, and to the new team; a mail to the sender when the act says so. Numbers only, no content. */
async function tell(act: Act, before: Gathered, after: Gathered, effect: Effect, code: ActCode): Promise<void> {
  const { proceeding } = after.given;
  const number = petitionNumber(after.record);
  const base = { kind: 'proceeding', petitionId: proceeding.petitionId, proceedingId: proceeding.id };
  if (code === 'assignment') {
    const fresh = after.members.filter((one) => one.declaredAt === null).map((one) => one.accountId);
    const words = `Đơn ${number}: ông, bà được giao xác minh. Khai báo xung đột lợi ích trước khi mở hồ sơ.`;
    await notifyOfficers(act, fresh, { ...base, words, href: `/proceedings/${proceeding.id}/conflict` });
  }
  if (effect.declaration?.hasConflict && proceeding.resolverId !== null) {
    const words = `Đơn ${number}: ${act.actor.name} khai có xung đột lợi ích, cần giao người khác.`;
    const deciders = await withStandIns(act, proceeding.resolverId);
    await notifyOfficers(act, deciders, { ...base, words, href: `/proceedings/${proceeding.id}/assignment` });
  }
  await tellNext(act, before, after);
  if (effect.tellSender && !proceeding.sealed) await informSender(act, after.record, effect.tellSender);
}

/** An officer with whoever decides for him today by a mandate. */
const withStandIns = async (act: Act, accountId: number): Promise<number[]> => [
  accountId,
  ...(await listStandIns(act.house, act.actor.unitId, accountId, act.moment.today)),
];

/** Whoever is next hears of it, where that changed and it is not the actor himself. */
export async function tellNext(act: Act, before: Gathered, after: Gathered): Promise<void> {
  const { proceeding } = after.given;
  const number = petitionNumber(after.record);
  const base = { kind: 'proceeding', petitionId: proceeding.petitionId, proceedingId: proceeding.id };
  const was = before.given.proceeding;
  const moved =
    was.nextAct !== proceeding.nextAct || was.holderId !== proceeding.holderId || was.nextRole !== proceeding.nextRole;
  if (moved && proceeding.nextAct !== null && proceeding.nextAct !== 'follow') {
    const next = proceeding.nextAct as ActCode;
    const notice = {
      ...base,
      words: `Đơn ${number}: ${nextActWords[next].toLocaleLowerCase('vi')}${dueWords(after, next)}.`,
      href: `/proceedings/${proceeding.id}`,
    };
    if (proceeding.holderId !== null) {
      const hands = await withStandIns(act, proceeding.holderId);
      await notifyOfficers(act, hands.includes(act.actor.accountId) ? [] : hands, notice);
    }
    if (proceeding.holderId === null && proceeding.nextRole !== null) await notifyRoles(act, [proceeding.nextRole], notice);
  }
}
