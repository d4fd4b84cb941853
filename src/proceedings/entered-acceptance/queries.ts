// The paper that stands for a copied acceptance.
import type { Tx } from '../../database/tx.ts';
import { oldBookEvents, oldBookIn } from '../../petitions/old-end.ts';
import { type CopiedPaper, copiedPaperOf } from './copied.ts';

interface Told {
  kind: string;
  data: Record<string, unknown>;
}

/** What the step of acceptance keeps of its paper; of one written before steps kept it, what was recorded then, or what the old book says. */
export async function standingPaper(
  tx: Tx,
  { unitId, id, petitionId }: { unitId: number; id: number; petitionId: number },
): Promise<CopiedPaper> {
  const step = await tx.maybe<{ details: Record<string, unknown> }>(
    "select details from proceeding_steps where unit_id = $1 and proceeding_id = $2 and kind = 'acceptance' order by id limit 1",
    [unitId, id],
  );
  if (step?.details.number !== undefined) return copiedPaperOf(step.details);
  const told = await tx.rows<Told>(
    `select kind, data from events where unit_id = $1 and petition_id = $2 and kind = any ($3::text[]) order by id`,
    [unitId, petitionId, ['proceeding.accepted', ...oldBookEvents]],
  );
  const entered = told.find(({ kind, data }) => kind === 'proceeding.accepted' && data.number !== undefined);
  return copiedPaperOf(entered?.data ?? { number: oldBookIn(told).accepted?.number ?? '' });
}
