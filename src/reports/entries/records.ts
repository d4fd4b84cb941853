// The only writer of what is entered by hand.
import type { UnitTx } from '../../database/tx.ts';
import type { Period } from '../periods.ts';
import type { TableCode } from '../tables/table.ts';
import type { EntryValues } from './forms.ts';

/** Nobody else enters this unit's figures meanwhile. */
export async function lockEntries(tx: UnitTx, unitId: number): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('report entries'), $1)", [unitId]);
}

/**
 * Writes a new sheet; the one that stood goes aside with its day. Gives its id.
 * @param ofUnitId the unit that has ended whose figures they are; null for the own ones
 */
export async function putEntry(
  tx: UnitTx,
  unitId: number,
  ofUnitId: number | null,
  code: TableCode,
  period: Period,
  values: EntryValues,
  at: Date,
  by: number,
): Promise<number> {
  await tx.run(
    `update report_entries set replaced_at = $5 where unit_id = $1 and of_unit_id is not distinct from $6::int and table_code = $2 and from_on = $3 and to_on = $4 and replaced_at is null`,
    [unitId, code, period.from, period.to, at, ofUnitId],
  );
  const { id } = await tx.one<{ id: number }>(
    `insert into report_entries (unit_id, table_code, from_on, to_on, figures, note, entered_at, entered_by, of_unit_id) values ($1,$2,$3,$4,$5,$6,$7,$8,$9) returning id`,
    [unitId, code, period.from, period.to, JSON.stringify(values.figures), values.note, at, by, ofUnitId],
  );
  return id;
}
