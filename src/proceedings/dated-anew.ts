// A decision or conclusion that was drafted in an office that ended is issued by its successor on a day of its own: what the law counts from
// the day it is issued (Điều 32, 44 LKN; Điều 29 NĐ 124/2020; Điều 34, 35, 40 LTC) runs from there, and the resolution ends there, late or not.
import { addClockEvent, moveEnd } from '../deadlines/actions.ts';
import { formatDate } from '../deadlines/dates.ts';
import { listClocks } from '../deadlines/queries.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { teamKinds } from '../documents/registry/conflicted.ts';
import type { Act } from '../web/act.ts';
import { lockProceeding, saveProceeding, saveStepWords } from './records.ts';
import { verifyUntil } from './verify-until.ts';

export { lockProceedingOf } from './records.ts';

interface Periods {
  /** The limits that the act ends. */
  ends: readonly string[];
  /** What it begins. */
  begins: readonly string[];
}
const toForwarder = ['TCD_RESULT_TO_TRANSFEROR', 'KN_MTTQ_NOTICE'];
const ofDecision: Periods = {
  ends: ['KN_RES_1', 'KN_RES_2', 'KN_RES_DISC'],
  begins: ['KN_SEND_1', 'KN_SEND_2', 'KN_SEND_2_DISC', 'KN_PUBLISH', 'KN_EFFECT', 'KN_EFFECT_DISC', ...toForwarder],
};
const ofConclusion: Periods = { ends: ['TC_RES'], begins: ['TC_CONCL_SEND', 'TC_HANDLE', 'TC_PUBLISH', ...toForwarder] };

/** The results, and the periods that hang on the day each is issued. */
export const periodsOf: Partial<Record<PaperKind, Periods>> = {
  KN15_2020: ofDecision,
  KN16_2020: ofDecision,
  TC12_2019: ofConclusion,
};

/**
 * The paper of a result got its number and a day other than that of its step: periods and the day of the result follow the paper, the step
 * keeps its day and says both. Of any other paper, or one that bears the day of its step, nothing changes. The caller holds the proceeding since
 * before he held the paper.
 * @param called "12/QĐ-UBND"
 */
export async function dateResultAnew(
  act: Act,
  paper: { unitId: number; id: number; kind: PaperKind; proceedingId: number | null },
  { called, issuedOn }: { called: string; issuedOn: string },
): Promise<void> {
  const periods = periodsOf[paper.kind];
  if (!periods || paper.proceedingId === null) return;
  const { tx } = act;
  const step = await tx.maybe<{ id: number; onDate: string; details: Record<string, unknown> }>(
    `select id, on_date, details from proceeding_steps where unit_id = $1 and proceeding_id = $2 and taken_back_at is null and kind in ('decision','conclusion')
        and paper_id = $3 order by id desc limit 1`,
    [paper.unitId, paper.proceedingId, paper.id],
  );
  if (!step || step.onDate === issuedOn) return;
  const proceeding = await lockProceeding(tx, paper.unitId, paper.proceedingId);
  const clocks = (await listClocks(tx, paper.unitId, { proceedingId: proceeding.id })).filter((clock) => !clock.takenBack);
  const reason = `Văn bản số ${called} mang ngày ${formatDate(issuedOn)}`;
  for (const clock of clocks)
    if (periods.ends.includes(clock.ruleCode))
      await moveEnd(act.tx, act.actor, act.rules, clock, { was: step.onDate, on: issuedOn, reason }, act.moment);
  let { dueOn } = proceeding;
  for (const clock of clocks) {
    if (!periods.begins.includes(clock.ruleCode) || clock.startedOn !== step.onDate || clock.stoppedOn !== null) continue;
    const event = { type: 'startCorrected', on: issuedOn, to: issuedOn, reason } as const;
    const state = await addClockEvent(tx, act.actor, act.rules, clock, event, act.moment);
    if (clock.ruleCode === proceeding.dueRule) dueOn = state.dueOn;
  }
  await saveProceeding(tx, proceeding, {
    dueOn,
    ...(proceeding.decidedOn === step.onDate ? { decidedOn: issuedOn } : {}),
  });
  const said = `${String(step.details.said ?? '')} ${reason}: thời hạn giải quyết kết thúc, thời hạn gửi, công khai, hiệu lực tính từ ngày ấy.`;
  await saveStepWords(tx, { unitId: paper.unitId, id: step.id }, { ...step.details, said: said.trim() });
}

/**
 * The paper that charges whoever verifies got its number: its days run from the day it bears, as it says itself (verify-until.ts). Of any other paper
 * nothing changes. The caller holds the proceeding since before he held the paper.
 */
export async function dateVerificationAnew(
  { tx, rules }: Pick<Act, 'tx' | 'rules'>,
  paper: { unitId: number; kind: PaperKind; proceedingId: number | null; fields: Record<string, unknown> },
  issuedOn: string,
): Promise<void> {
  const { days } = paper.fields;
  if (!teamKinds.includes(paper.kind) || paper.proceedingId === null || typeof days !== 'number') return;
  const proceeding = await lockProceeding(tx, paper.unitId, paper.proceedingId);
  const verifyBy = verifyUntil(issuedOn, days, rules.calendar);
  if (proceeding.verifyBy !== verifyBy) await saveProceeding(tx, proceeding, { verifyBy });
}
