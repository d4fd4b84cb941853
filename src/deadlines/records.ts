// Stored clocks and their events. The events are the truth; the clock row is what the pure engine last made of them.
import type { Tx, UnitTx } from '../database/tx.ts';
import type { ClockEvent, ClockState } from './clock.ts';

/** What a clock runs for: exactly one of the three. */
export interface ClockSubject {
  petitionId?: number;
  visitId?: number;
  proceedingId?: number;
}

export interface ClockRow {
  unitId: number;
  id: number;
  petitionId: number | null;
  visitId: number | null;
  proceedingId: number | null;
  ruleCode: string;
  label: string;
  startedOn: string;
  dueOn: string | null;
  isPaused: boolean;
  pausedOn: string | null;
  stoppedOn: string | null;
  isMain: boolean;
  /** The act that started it was taken back: it ended on its first day and stands in no list. */
  takenBack: boolean;
  /** Counted from a day an old book gives. */
  isConverted: boolean;
}

const columns = `unit_id, id, petition_id, visit_id, proceeding_id, rule_code, label, started_on, due_on, is_paused, paused_on, stopped_on, is_main, taken_back,
  exists (select 1 from clock_events e where e.unit_id = clocks.unit_id and e.clock_id = clocks.id and e.kind = 'started' and e.data ->> 'origin' = 'converted') as is_converted`;

/**
 * A clock as the engine has just made it of its first event.
 * @param label what the lists call it
 * @param isMain it leads the lists of its subject. Gives its id.
 */
export async function insertClock(
  tx: UnitTx,
  unitId: number,
  subject: ClockSubject,
  state: ClockState,
  label: string,
  isMain: boolean,
  at: Date,
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into clocks (unit_id, petition_id, visit_id, proceeding_id, rule_code, rule_valid_from, label, started_on, due_on, raw_due_on, is_paused, paused_on, stopped_on, is_main, computed_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15) returning id`,
    [
      unitId,
      subject.petitionId ?? null,
      subject.visitId ?? null,
      subject.proceedingId ?? null,
      state.ruleCode,
      state.ruleValidFrom,
      label,
      state.startedOn,
      state.dueOn,
      state.rawDueOn,
      state.pausedOn !== null,
      state.pausedOn,
      state.stoppedOn,
      isMain,
      at,
    ],
  );
  return id;
}

/** Appends what happened to a clock; events are never changed. @param by null where the software itself acts */
export async function insertClockEvent(
  tx: UnitTx,
  clock: { unitId: number; id: number; petitionId: number | null },
  event: ClockEvent,
  at: Date,
  by: number | null,
): Promise<void> {
  const { type, on, ...data } = event;
  await tx.run(
    'insert into clock_events (unit_id, clock_id, petition_id, kind, on_date, data, recorded_at, recorded_by) values ($1,$2,$3,$4,$5,$6,$7,$8)',
    [clock.unitId, clock.id, clock.petitionId, type, on, JSON.stringify(data), at, by || null],
  );
}

/** Writes what the engine makes of all events of a clock now. @throws NotFound */
export function saveClock(tx: UnitTx, clock: { unitId: number; id: number }, state: ClockState, at: Date): Promise<void> {
  return tx.changeOne(
    `update clocks set rule_code = $3, rule_valid_from = $4, started_on = $5, due_on = $6, raw_due_on = $7, is_paused = $8, paused_on = $9, stopped_on = $10, computed_at = $11
      where unit_id = $1 and id = $2`,
    [
      clock.unitId,
      clock.id,
      state.ruleCode,
      state.ruleValidFrom,
      state.startedOn,
      state.dueOn,
      state.rawDueOn,
      state.pausedOn !== null,
      state.pausedOn,
      state.stoppedOn,
      at,
    ],
  );
}

/** The act that started this clock was taken back. */
export const saveTakenBack = (tx: UnitTx, clock: { unitId: number; id: number }): Promise<void> =>
  tx.changeOne('update clocks set taken_back = true where unit_id = $1 and id = $2', [clock.unitId, clock.id]);

/** The clocks of one record, oldest first. */
export function listClocks(tx: Tx, unitId: number, subject: ClockSubject): Promise<ClockRow[]> {
  return tx.rows<ClockRow>(
    `select ${columns} from clocks where unit_id = $1 and ($2::bigint is not null and petition_id = $2 or $3::bigint is not null and visit_id = $3 or $4::bigint is not null and proceeding_id = $4) order by id`,
    [unitId, subject.petitionId ?? null, subject.visitId ?? null, subject.proceedingId ?? null],
  );
}

/** Undefined where there is none, or none this transaction may read. */
export function findClock(tx: Tx, id: number): Promise<ClockRow | undefined> {
  return tx.maybe<ClockRow>(`select ${columns} from clocks where id = $1`, [id]);
}

/** Clocks of this unit that still run, locked for recomputing after a change of the calendar. */
export function lockRunningClocks(tx: UnitTx, unitId: number): Promise<ClockRow[]> {
  return tx.rows<ClockRow>(`select ${columns} from clocks where unit_id = $1 and stopped_on is null order by id for update`, [
    unitId,
  ]);
}

/** The events of several clocks in one query, by clock id. */
export async function eventsOf(tx: Tx, unitId: number, clockIds: readonly number[]): Promise<Map<number, ClockEvent[]>> {
  const rows = await tx.rows<{ clockId: number; kind: string; onDate: string; data: object }>(
    'select clock_id, kind, on_date, data from clock_events where unit_id = $1 and clock_id = any($2::bigint[]) order by id',
    [unitId, clockIds],
  );
  const events = new Map<number, ClockEvent[]>(clockIds.map((id) => [id, []]));
  for (const row of rows) events.get(row.clockId)?.push({ type: row.kind, on: row.onDate, ...row.data } as ClockEvent);
  return events;
}
