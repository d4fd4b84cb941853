// What a step keeps of what it changed, read and used: the writer of what taking back alone writes.
import type { Tx, UnitTx } from '../../database/tx.ts';
import { acceptancePaperKinds } from '../acceptance-papers.ts';
import { resultActs } from '../act-codes.ts';
import { noFigures } from '../acts/figures.ts';
import { type LockedProceeding, type OutcomePhase, type ProceedingRow, saveOutcomes } from '../records.ts';
import type { Recorded, StepPaper } from './policy.ts';
import type { OutcomesBefore, Undo } from './undo.ts';

/**
 * Figures of a phase as they stand: recommended ones are replaced when written again, executed ones add up; those of a sending (`of`, its
 * day) are replaced, and before a sending there were none.
 */
export async function outcomesBefore(
  tx: Tx,
  proceeding: Pick<ProceedingRow, 'unitId' | 'id'>,
  { phase, of, on }: { phase: OutcomePhase; of: string | undefined; on: string },
): Promise<NonNullable<Undo['outcomes']>> {
  if (phase === 'sent' && of === undefined) return { phase, before: { onDate: on, note: '', ...noFigures } };
  const before = await tx.maybe<OutcomesBefore>(
    `select on_date, note, state_money::float8, state_land::float8, return_money::float8, return_land::float8, returned_orgs, returned_persons, discipline_orgs,
            discipline_persons, discipline_officials, police_cases, police_persons, police_officials
       from proceeding_outcomes where unit_id = $1 and proceeding_id = $2 and phase = $3 and (phase = 'recommended' or phase = 'sent' and on_date = $4::date)
      order by id desc limit 1`,
    [proceeding.unitId, proceeding.id, phase, of ?? null],
  );
  return { phase, before: before ?? null };
}

/** Recommended figures and those of a sending go back to what they were; where there were none, to nought. */
export async function putBackOutcomes(
  tx: UnitTx,
  proceeding: LockedProceeding,
  { phase, before }: NonNullable<Undo['outcomes']>,
  on: string,
  at: Date,
  by: number,
): Promise<void> {
  if (phase === 'executed') return;
  const { onDate, note, ...figures } = before ?? { onDate: on, note: '', ...noFigures };
  await saveOutcomes(tx, proceeding, phase, onDate, figures, note, at, by, true);
}

/** The steps of a proceeding that stand, oldest first, with what each changed. */
export function listRecorded(tx: Tx, proceeding: Pick<ProceedingRow, 'unitId' | 'id'>): Promise<Recorded[]> {
  return tx.rows<Recorded>(
    'select id, kind, recorded_by, undo from proceeding_steps where unit_id = $1 and proceeding_id = $2 and taken_back_at is null order by id',
    [proceeding.unitId, proceeding.id],
  );
}

/** Papers of steps as they stand now, by their ids. */
export function listStepPapers(tx: Tx, unitId: number, ids: readonly number[]): Promise<StepPaper[]> {
  return tx.rows<StepPaper>(
    'select id, kind, state, number, symbol from papers where unit_id = $1 and id = any($2::bigint[]) order by id',
    [unitId, [...ids]],
  );
}

/** The standing step that made a paper; undefined where none did, or it is kept of none. */
export function findStepOf(
  tx: Tx,
  paper: { unitId: number; id: number; proceedingId: number | null },
): Promise<{ id: number; kind: string } | undefined> {
  return tx.maybe<{ id: number; kind: string }>(
    `select id, kind from proceeding_steps where unit_id = $1 and proceeding_id = $2 and taken_back_at is null
        and (undo -> 'papers' @> to_jsonb($3::bigint) or undo is null and paper_id = $3) order by id desc limit 1`,
    [paper.unitId, paper.proceedingId, paper.id],
  );
}

/** Its papers were revoked while the step stands: a result that is made once more. */
const isRevokedAlone = `(s.kind in (${resultActs.map((act) => `'${act}'`).join(',')}) and s.undo -> 'papers' <> '[]' and not exists (select 1 from papers w
        where w.unit_id = s.unit_id and s.undo -> 'papers' @> to_jsonb(w.id) and w.state <> 'revoked'))`;

/**
 * Papers of the acceptance, drafted anew by a step that was taken back, were issued since with the contents that stand, or a content was
 * taken back: what was typed then is given up for good.
 */
const isDoneOtherwise = `(s.kind = 'acceptance-papers' and s.taken_back_at is not null and (
        exists (select 1 from papers w where w.unit_id = s.unit_id and w.proceeding_id = s.proceeding_id and w.number is not null
          and w.kind in (${Object.values(acceptancePaperKinds)
            .flat()
            .map((kind) => `'${kind}'`)
            .join(',')})
          and not s.undo -> 'papers' @> to_jsonb(w.id) and (w.state <> 'revoked' or w.returned_at >= s.taken_back_at))
        or exists (select 1 from proceeding_steps o where o.unit_id = s.unit_id and o.proceeding_id = s.proceeding_id and o.kind = 'withdrawal'
          and o.id > s.id and o.taken_back_at is null)))`;

/**
 * What was typed for the last step of this kind, where that was taken back, or its papers revoked, and it was not done otherwise since. `wasIssued`: its paper
 * had its number, so that doing it again is an act of another day.
 */
export async function typedBefore(
  tx: Tx,
  proceeding: Pick<ProceedingRow, 'unitId' | 'id'>,
  kind: string,
): Promise<{ values: Undo['values']; on: string; wasIssued: boolean } | undefined> {
  const last = await tx.maybe<{ values: Undo['values'] | null; onDate: string; isBack: boolean; wasIssued: boolean }>(
    `select undo -> 'values' as values, on_date, ((taken_back_at is not null or ${isRevokedAlone}) and not ${isDoneOtherwise}) as is_back, exists (select 1 from papers w
        where w.unit_id = s.unit_id and undo -> 'papers' @> to_jsonb(w.id) and w.number is not null) as was_issued from proceeding_steps s
      where unit_id = $1 and proceeding_id = $2 and kind = $3 order by id desc limit 1`,
    [proceeding.unitId, proceeding.id, kind],
  );
  return last?.isBack && last.values ? { values: last.values, on: last.onDate, wasIssued: last.wasIssued } : undefined;
}

/** What was typed for the last step of this kind that stands; {} where none does, or none is kept. */
export async function typedLast(tx: Tx, proceeding: Pick<ProceedingRow, 'unitId' | 'id'>, kind: string): Promise<Undo['values']> {
  const last = await tx.maybe<{ values: Undo['values'] | null }>(
    "select undo -> 'values' as values from proceeding_steps where unit_id = $1 and proceeding_id = $2 and kind = $3 and taken_back_at is null order by id desc limit 1",
    [proceeding.unitId, proceeding.id, kind],
  );
  return last?.values ?? {};
}

/** The step stays in the timeline, and counts no more. */
export function saveStepTakenBack(
  tx: UnitTx,
  step: { unitId: number; id: number },
  by: { accountId: number; at: Date; reason: string },
): Promise<void> {
  return tx.changeOne(
    'update proceeding_steps set taken_back_at = $3, taken_back_by = $4, taken_back_reason = $5 where unit_id = $1 and id = $2 and taken_back_at is null',
    [step.unitId, step.id, by.at, by.accountId, by.reason],
  );
}
