// A corrected day of receipt moves the periods counted from it: how is said before it is saved, and done with the correction.
import { addClockEvent, originOf, startClock, stopClocks } from '../deadlines/actions.ts';
import { type ClockEvent, replayClock, tryEvent } from '../deadlines/clock.ts';
import { formatDate } from '../deadlines/dates.ts';
import { type ClockRow, eventsOf, listClocks } from '../deadlines/queries.ts';
import { FormInvalid } from '../errors.ts';
import type { Act } from '../web/act.ts';
import { saveRed45 } from './insert.ts';
import { type LockedPetition, savePetition } from './records.ts';
import { processingRule, startRed45 } from './registration.ts';

const why = 'sửa ngày tiếp nhận';

/** Those that run from the day the petition was received. */
async function runningFrom({ tx }: Pick<Act, 'tx'>, petition: LockedPetition, on: string): Promise<ClockRow[]> {
  const clocks = await listClocks(tx, petition.unitId, { petitionId: petition.id });
  return clocks.filter((clock) => clock.stoppedOn === null && clock.startedOn === on);
}

const moved = (act: Act, to: string): ClockEvent => ({ type: 'startCorrected', on: act.moment.today, to, reason: why });

/**
 * How the limit of processing would change, as a sentence; '' when it stays or none runs.
 * @param wanted day of receipt and, where the declared type changes it, the rule of the main clock
 * @throws FormInvalid beside the day, when a running period cannot be counted from it
 */
export async function dueWordsAfter(
  act: Act,
  petition: LockedPetition,
  wanted: { receivedOn: string; rule: string | undefined },
): Promise<string> {
  const { tx, rules } = act;
  const clocks = await runningFrom(act, petition, petition.receivedOn);
  const events = await eventsOf(
    tx,
    petition.unitId,
    clocks.map((clock) => clock.id),
  );
  const counted = clocks
    .filter((clock) => wanted.receivedOn !== petition.receivedOn && rules.book.findInForce(clock.ruleCode, wanted.receivedOn))
    .map((clock) => ({
      clock,
      answer: tryEvent(events.get(clock.id) ?? [], moved(act, wanted.receivedOn), rules.book, rules.calendar),
    }));
  for (const { answer } of counted) if (!answer.ok) throw new FormInvalid({ receivedOn: answer.because });
  const main = clocks.find((clock) => clock.id === petition.mainClockId);
  // A period that waits has no last day to tell.
  if (!main?.dueOn) return '';
  const same = counted.find((one) => one.clock === main)?.answer;
  const rule = processingRule(rules.book, wanted.rule ?? main.ruleCode, wanted.receivedOn);
  if (!rule) return dueWords(main.dueOn, null, act.moment.today);
  const anew = replayClock(
    [{ type: 'started', on: wanted.receivedOn, rule: rule.code, variants: [] }],
    rules.book,
    rules.calendar,
  );
  const after = same?.ok && rule.code === main.ruleCode ? same.clock : anew.clock;
  return dueWords(main.dueOn, after?.dueOn ?? null, act.moment.today);
}

/** "Hạn xử lý đổi từ 05/12/2026 thành 20/11/2026, đã quá hạn."; '' when it stays. Pure. */
export function dueWords(from: string | null, to: string | null, today: string): string {
  if (from === to || from === null) return '';
  if (to === null) return `Chưa có quy định về thời hạn xử lý cho ngày ấy: đơn không còn hạn ${formatDate(from)}.`;
  return `Hạn xử lý đổi từ ${formatDate(from)} thành ${formatDate(to)}${to < today ? ', đã quá hạn' : ''}.`;
}

/**
 * What was counted from the wrong day of receipt is counted from the true one; a period without a rule on that day is left out, and one
 * that has a rule only there begins, as for a new entry.
 * @throws NotAllowedNow with the engine's reason
 */
export async function recountClocks(act: Act, petition: LockedPetition, wrong: string): Promise<LockedPetition> {
  const { tx, actor, rules, moment } = act;
  const on = petition.receivedOn;
  const clocks = await runningFrom(act, petition, wrong);
  let saved = petition;
  for (const clock of clocks) {
    const isMain = clock.id === petition.mainClockId;
    if (!rules.book.findInForce(clock.ruleCode, on)) {
      saved = await leaveOut(act, saved, clock);
      continue;
    }
    const state = await addClockEvent(tx, actor, rules, clock, moved(act, on), moment);
    if (isMain) saved = await savePetition(tx, saved, { dueOn: state.dueOn });
    if (clock.ruleCode === 'PROC_RED45' && state.dueOn) await saveRed45(tx, petition.unitId, petition.id, state.dueOn);
  }
  const [first] = clocks;
  if (first && clocks.every((clock) => clock.ruleCode !== 'PROC_RED45'))
    await startRed45(act, petition.id, on, await originOf(tx, first));
  return saved;
}

async function leaveOut(act: Act, petition: LockedPetition, clock: ClockRow): Promise<LockedPetition> {
  const { tx, actor, rules, moment } = act;
  const on = petition.receivedOn;
  await stopClocks(tx, actor, rules, { petitionId: petition.id }, moment.today, why, moment, [clock.ruleCode]);
  if (clock.ruleCode === 'PROC_RED45') await saveRed45(tx, petition.unitId, petition.id, null);
  if (clock.id !== petition.mainClockId) return petition;
  const rule = processingRule(rules.book, clock.ruleCode, on);
  if (!rule) return savePetition(tx, petition, { mainClockId: null, dueOn: null, dueRule: null, isPaused: false });
  const origin = await originOf(tx, clock);
  const begun = await startClock(
    tx,
    actor,
    rules,
    { petitionId: petition.id },
    { rule: rule.code, on, isMain: true, ...origin },
    moment,
  );
  return savePetition(tx, petition, { mainClockId: begun.id, dueOn: begun.state.dueOn, dueRule: rule.code, isPaused: false });
}
