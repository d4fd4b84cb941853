// Clocks and their events: those of petitions, and those of their proceedings.
import type { Tx } from '../../database/tx.ts';
import type { BenchClock } from './clocks.ts';
import { type Row, registrarOf, takeIds } from './rows.ts';
import { recordsOf } from './sql.ts';

/** A clock with its place, and what it runs for: the petition, a visit or its proceeding. */
export interface PlacedClock extends BenchClock {
  id: number;
  unitId: number;
  petitionId: number | null;
  visitId: number | null;
  proceedingId: number | null;
  /** Who started it. */
  by: number;
}

export interface PlacedClocks {
  all: PlacedClock[];
  /** The clock lists show, by petition. */
  mainOf: Map<Row, PlacedClock>;
  /** Of its proceeding, by petition. */
  resolutionOf: Map<Row, PlacedClock>;
  proceedingOf: Map<Row, number>;
}

const noVisit = { visitId: null, proceedingId: null };
const countOf = (row: Row) => row.visits.reduce((sum, visit) => sum + visit.clocks.length, 0);

/** Ids for all clocks and proceedings of a batch, taken from the sequences of their tables in two statements. */
export async function numberClocks(tx: Tx, rows: readonly Row[]): Promise<PlacedClocks> {
  let next = await takeIds(
    tx,
    'clocks',
    rows.reduce((sum, row) => sum + row.clocks.length + (row.proceeding?.clocks.length ?? 0) + countOf(row), 0),
  );
  let proceeding = await takeIds(tx, 'proceedings', rows.filter((row) => row.proceeding).length);
  const placed: PlacedClocks = { all: [], mainOf: new Map(), resolutionOf: new Map(), proceedingOf: new Map() };
  for (const row of rows) {
    for (const clock of row.clocks) {
      const one = { ...clock, id: next++, unitId: row.unitId, petitionId: row.placed.id, ...noVisit, by: registrarOf(row) };
      placed.all.push(one);
      if (clock.isMain) placed.mainOf.set(row, one);
    }
    for (const visit of row.visits)
      for (const clock of visit.clocks)
        placed.all.push({
          ...{ ...clock, id: next++, unitId: row.unitId, petitionId: null, proceedingId: null },
          ...{ visitId: visit.placed?.id ?? null, by: row.unit.receiver },
        });
    if (!row.proceeding) continue;
    const proceedingId = proceeding++;
    placed.proceedingOf.set(row, proceedingId);
    for (const clock of row.proceeding.clocks) {
      const one = {
        ...clock,
        id: next++,
        unitId: row.unitId,
        petitionId: null,
        visitId: null,
        proceedingId,
        by: row.unit.leader,
      };
      placed.all.push(one);
      if (clock.isMain) placed.resolutionOf.set(row, one);
    }
  }
  return placed;
}

/** Writes them with the events that started and stopped each. */
export async function insertClocks(tx: Tx, { all }: PlacedClocks): Promise<void> {
  await tx.run(
    `with x as materialized (select *, ("on" + time '09:30') at time zone 'Asia/Ho_Chi_Minh' as began, ("stoppedOn" + time '16:00') at time zone 'Asia/Ho_Chi_Minh' as ended
         from ${recordsOf('id bigint, "unitId" int, "petitionId" bigint, "visitId" bigint, "proceedingId" bigint, rule text, "validFrom" date, label text, "on" date, "dueOn" date, "rawDueOn" date, "stoppedOn" date, reason text, "isMain" boolean, "by" int')}),
       made as (insert into clocks (unit_id, id, petition_id, visit_id, proceeding_id, rule_code, rule_valid_from, label, started_on, due_on, raw_due_on, stopped_on, is_main, computed_at) overriding system value
         select "unitId", id, "petitionId", "visitId", "proceedingId", rule, "validFrom", label, "on", "dueOn", "rawDueOn", "stoppedOn", "isMain", coalesce(ended, began) from x)
     insert into clock_events (unit_id, clock_id, petition_id, kind, on_date, data, recorded_at, recorded_by)
     select "unitId", id, "petitionId", 'started', "on", jsonb_build_object('rule', rule, 'variants', '[]'::jsonb), began, "by" from x
     union all select "unitId", id, "petitionId", 'stopped', "stoppedOn", jsonb_build_object('reason', reason), ended, "by" from x where "stoppedOn" is not null`,
    [JSON.stringify(all)],
  );
}
