// What classification and proposal need to know of a petition beside its own row.
import type { Tx } from '../../database/tx.ts';
import { type ClassificationAnswers, noAnswers } from './answers.ts';

/** The answers of the latest classification, as its event keeps them. */
export async function findAnswers(tx: Tx, petition: { unitId: number; id: number }): Promise<ClassificationAnswers> {
  const row = await tx.maybe<{ answers: Partial<ClassificationAnswers> | null }>(
    `select data->'answers' as answers from events where unit_id = $1 and petition_id = $2 and kind = 'petition.classified' order by id desc limit 1`,
    [petition.unitId, petition.id],
  );
  return { ...noAnswers, ...(row?.answers ?? {}) };
}

/** How many contents were listed for a petition with several. */
export async function countPoints(tx: Tx, petition: { unitId: number; id: number }): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    'select count(*)::int as count from petition_points where unit_id = $1 and petition_id = $2 and removed_at is null',
    [petition.unitId, petition.id],
  );
  return count;
}
