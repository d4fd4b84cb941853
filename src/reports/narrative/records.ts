// The only writer of what a unit tells of a period besides its tables.
import type { UnitTx } from '../../database/tx.ts';
import type { Period } from '../periods.ts';
import type { Told } from './told.ts';

/** Nobody else enters this unit's figures meanwhile. */
export async function lockTold(tx: UnitTx, unitId: number): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('narrative figures'), $1)", [unitId]);
}

/** Writes what the unit tells now; what stood goes aside with its day. */
export async function putTold(
  tx: UnitTx,
  unitId: number,
  period: Pick<Period, 'from' | 'to'>,
  told: Told,
  at: Date,
  by: number,
): Promise<void> {
  await tx.run(
    'update narrative_figures set replaced_at = $4 where unit_id = $1 and from_on = $2 and to_on = $3 and replaced_at is null',
    [unitId, period.from, period.to, at],
  );
  await tx.run(
    'insert into narrative_figures (unit_id, from_on, to_on, figures, entered_at, entered_by) values ($1,$2,$3,$4,$5,$6)',
    [unitId, period.from, period.to, JSON.stringify(told), at, by],
  );
}
