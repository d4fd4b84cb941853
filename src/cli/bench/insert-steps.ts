// The steps of proceedings: the history an officer reads, and what the next act asks of the acts before it.
import type { Tx } from '../../database/tx.ts';
import type { PlacedClocks } from './insert-clocks.ts';
import type { Row } from './rows.ts';
import { hourOf, recordsOf } from './sql.ts';
import { stepsOf } from './steps.ts';

/** Those of a batch, in one statement. */
export async function insertSteps(tx: Tx, rows: readonly Row[], { proceedingOf }: PlacedClocks): Promise<void> {
  const steps = rows.flatMap((row) =>
    stepsOf(row).map((step) => ({
      ...step,
      unitId: row.unitId,
      petitionId: row.placed.id,
      id: proceedingOf.get(row),
      sealed: row.sealed,
    })),
  );
  if (steps.length === 0) return;
  await tx.run(
    `insert into proceeding_steps (unit_id, proceeding_id, petition_id, sealed, kind, on_date, until_date, details, recorded_at, recorded_by)
     select "unitId", id, "petitionId", sealed, kind, "on", "until", details, ${hourOf('"on"')}, "by"
     from ${recordsOf('"unitId" int, id bigint, "petitionId" bigint, sealed boolean, kind text, "on" date, "until" date, details jsonb, "by" int')}`,
    [JSON.stringify(steps)],
  );
}
