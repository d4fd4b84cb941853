// The only writer of the calendar, beside its seed.
import type { HouseTx } from '../database/tx.ts';

export interface HolidayRow {
  on: string;
  name: string;
  kind: string;
  isWorkingDay: boolean;
  status: string;
  source: string;
  note: string;
  confirmedAt: Date | null;
}

const columns = 'on_date as "on", name, kind, is_working_day, status, source, note, confirmed_at';

/** The days of a year, or all that are kept, in their order. */
export function listHolidays(house: HouseTx, year?: number): Promise<HolidayRow[]> {
  return house.rows<HolidayRow>(
    `select ${columns} from holidays where $1::int is null or extract(year from on_date) = $1 order by on_date`,
    [year ?? null],
  );
}

/** The kept day of a date ('YYYY-MM-DD'); undefined where it is an ordinary one. */
export function findHoliday(house: HouseTx, on: string): Promise<HolidayRow | undefined> {
  return house.maybe<HolidayRow>(`select ${columns} from holidays where on_date = $1`, [on]);
}

/** @throws NotFound */
export function lockHoliday(house: HouseTx, on: string): Promise<HolidayRow> {
  return house.one<HolidayRow>(`select ${columns} from holidays where on_date = $1 for update`, [on]);
}

/** Several days, locked in order. */
export function lockHolidays(house: HouseTx, on: readonly string[]): Promise<HolidayRow[]> {
  return house.rows<HolidayRow>(`select ${columns} from holidays where on_date = any($1::date[]) order by on_date for update`, [
    on,
  ]);
}

export interface HolidayValues {
  on: string;
  kind: string;
  isWorkingDay: boolean;
  name: string;
  source: string;
  note: string;
}

/** Adds a day as confirmed by this account; the date must be free (primary key). */
export function insertHoliday(house: HouseTx, day: HolidayValues, by: number, at: Date): Promise<number> {
  return house.run(
    `insert into holidays (on_date, name, kind, is_working_day, status, source, note, confirmed_by, confirmed_at) values ($1,$2,$3,$4,'confirmed',$5,$6,$7,$8)`,
    [day.on, day.name, day.kind, day.isWorkingDay, day.source, day.note, by, at],
  );
}

/** Writes a day anew over the one that was read, confirmed by this account. @throws NotFound when it is gone */
export function saveHoliday(house: HouseTx, was: HolidayRow, day: HolidayValues, by: number, at: Date): Promise<void> {
  return house.changeOne(
    `update holidays set name = $2, kind = $3, is_working_day = $4, source = $5, note = $6, status = 'confirmed', confirmed_by = $7, confirmed_at = $8 where on_date = $1`,
    [was.on, day.name, day.kind, day.isWorkingDay, day.source, day.note, by, at],
  );
}

/** @throws NotFound when it is gone */
export function removeHoliday(house: HouseTx, was: HolidayRow): Promise<void> {
  return house.changeOne('delete from holidays where on_date = $1', [was.on]);
}

/** Marks these days as confirmed by this account. Gives how many there were. */
export function confirmHolidays(house: HouseTx, days: readonly HolidayRow[], by: number, at: Date): Promise<number> {
  return house.run(
    "update holidays set status = 'confirmed', confirmed_by = $2, confirmed_at = $3 where on_date = any($1::date[])",
    [days.map((day) => day.on), by, at],
  );
}

export interface Impact {
  units: number;
  clocks: number;
}

/** How many running clocks pass over these days, in all units; counted by a gate function that shows nothing else. */
export async function impactOf(house: HouseTx, days: readonly string[]): Promise<Impact> {
  const rows = await house.rows<{ unitId: number; clocks: number }>('select unit_id, clocks from running_clocks($1::date[])', [
    days,
  ]);
  return { units: rows.length, clocks: rows.reduce((sum, row) => sum + row.clocks, 0) };
}

/** Every unit with a running clock. */
export async function unitsWithRunningClocks(house: HouseTx): Promise<number[]> {
  const rows = await house.rows<{ unitId: number }>('select unit_id from running_clocks(null) order by unit_id');
  return rows.map((row) => row.unitId);
}
