// For which role the petitions and proceedings of a batch wait, in the successor. Written as that unit.
import type { UnitTx } from '../../../database/tx.ts';
import type { Batch } from './batch.ts';

/** Whoever holds a role comes next, with an act of his. */
export interface Turn {
  role: string;
  act: string | null;
}

const ofBatch = `q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[])`;
const waits = (t: string) => `${t}.holder_id is null and ${t}.next_role is not null`;

/** Each turn once that waits for a role and for nobody by name. */
export function listAwaited(tx: UnitTx, { toUnitId, fromUnitId, petitionIds }: Batch): Promise<Turn[]> {
  return tx.rows<Turn>(
    `select q.next_role as role, q.next_act as act from petitions q where ${ofBatch} and ${waits('q')}
     union select g.next_role, g.next_act from proceedings g join petitions q on q.unit_id = g.unit_id and q.id = g.petition_id where ${ofBatch} and ${waits('g')}`,
    [toUnitId, fromUnitId, petitionIds],
  );
}

/**
 * What waits for a role waits for another: only what has no holder, petitions and proceedings alike.
 * @param changes each turn as `listAwaited` gave it, and as it is in the successor
 */
export async function waitFor(
  tx: UnitTx,
  { toUnitId, fromUnitId, petitionIds }: Batch,
  changes: readonly { was: Turn; is: Turn }[],
): Promise<void> {
  const words = changes.map(({ was, is }) => ({ ...was, toRole: is.role, toAct: is.act }));
  const all = [toUnitId, fromUnitId, petitionIds, JSON.stringify(words)];
  const changed = (t: string) =>
    `jsonb_to_recordset($4::jsonb) as c(role text, act text, "toRole" text, "toAct" text)
      where ${ofBatch} and ${waits(t)} and ${t}.next_role = c.role and ${t}.next_act is not distinct from c.act`;
  await tx.run(`update petitions q set next_role = c."toRole", next_act = c."toAct" from ${changed('q')}`, all);
  await tx.run(
    `update proceedings g set next_role = c."toRole", next_act = c."toAct" from petitions q, ${changed('g')} and g.unit_id = q.unit_id and g.petition_id = q.id`,
    all,
  );
}
