// Reading what was entered by hand for a table and period.
import { calledAt } from '../../accounts/names.ts';
import type { UnitTx } from '../../database/tx.ts';
import type { Period } from '../periods.ts';
import type { Scope } from '../scope.ts';
import type { TableCode } from '../tables/table.ts';
import type { EntryRow } from './entry.ts';

/** Whose figures they are: the own unit's, or those of a unit that has ended, entered by the one that reports in its place. */
const whose = 'coalesce(e.of_unit_id, e.unit_id)';
// What the unit itself had entered before it ended stands aside once its successor enters a sheet.
const replacedAt = `coalesce(e.replaced_at, lag(e.entered_at) over (partition by ${whose}, e.table_code order by e.id desc))`;
const columns = `${whose} as unit_id, e.id, e.figures, e.note, e.entered_at, ${calledAt('a', 'e.entered_at')} as entered_by_name`;

/** The sheets that stand, of the units asked for. */
export function entriesOf(
  tx: UnitTx,
  code: TableCode,
  period: Pick<Period, 'from' | 'to'>,
  scope: Pick<Scope, 'units'>,
): Promise<EntryRow[]> {
  return tx.rows<EntryRow>(
    `select distinct on (${whose}) ${columns}, e.replaced_at from report_entries e join accounts a on a.id = e.entered_by
      where e.table_code = $1 and e.from_on = $2 and e.to_on = $3 and e.replaced_at is null and ($4::int[] is null or ${whose} = any ($4::int[]))
      order by ${whose}, e.id desc`,
    [code, period.from, period.to, scope.units === null ? null : [...scope.units]],
  );
}

/** All sheets of one unit, newest first, those that stood aside too. */
export function entryHistory(
  tx: UnitTx,
  unitId: number,
  code: TableCode,
  period: Pick<Period, 'from' | 'to'>,
): Promise<EntryRow[]> {
  return tx.rows<EntryRow>(
    `select ${columns}, ${replacedAt} as replaced_at from report_entries e join accounts a on a.id = e.entered_by
      where ${whose} = $1 and e.table_code = $2 and e.from_on = $3 and e.to_on = $4 order by e.id desc limit 20`,
    [unitId, code, period.from, period.to],
  );
}

/** What stands of every table of one unit and period, by table. */
export async function enteredOf(
  tx: UnitTx,
  unitId: number,
  period: Pick<Period, 'from' | 'to'>,
): Promise<Map<TableCode, { figures: Readonly<Record<string, number>>; note: string }>> {
  const rows = await tx.rows<{ tableCode: TableCode; figures: Readonly<Record<string, number>>; note: string }>(
    `select distinct on (e.table_code) e.table_code, e.figures, e.note from report_entries e
      where ${whose} = $1 and e.from_on = $2 and e.to_on = $3 and e.replaced_at is null order by e.table_code, e.id desc`,
    [unitId, period.from, period.to],
  );
  return new Map(rows.map(({ tableCode, ...rest }) => [tableCode, rest]));
}

/** Those of some units that had entered something of a table and period, each by its own moment (null: now). */
export async function enteredBy(
  tx: UnitTx,
  code: TableCode,
  period: Pick<Period, 'from' | 'to'>,
  units: readonly { id: number; by: Date | null }[],
): Promise<ReadonlySet<number>> {
  const rows = await tx.rows<{ unitId: number }>(
    `select distinct ${whose} as unit_id from report_entries e join unnest($4::int[], $5::timestamptz[]) x(unit_id, by_then) on x.unit_id = ${whose}
      where e.table_code = $1 and e.from_on = $2 and e.to_on = $3 and (x.by_then is null or e.entered_at <= x.by_then)`,
    [code, period.from, period.to, units.map(({ id }) => id), units.map(({ by }) => by?.toISOString() ?? null)],
  );
  return new Set(rows.map(({ unitId }) => unitId));
}

/** All sheets of some units, newest first of each, by unit. */
export async function entryHistories(
  tx: UnitTx,
  unitIds: readonly number[],
  code: TableCode,
  period: Pick<Period, 'from' | 'to'>,
): Promise<ReadonlyMap<number, EntryRow[]>> {
  const rows = await tx.rows<EntryRow>(
    `select ${columns}, ${replacedAt} as replaced_at from report_entries e join accounts a on a.id = e.entered_by
      where ${whose} = any ($1::int[]) and e.table_code = $2 and e.from_on = $3 and e.to_on = $4 order by ${whose}, e.id desc`,
    [[...unitIds], code, period.from, period.to],
  );
  const found = new Map<number, EntryRow[]>();
  for (const row of rows) found.set(row.unitId, [...(found.get(row.unitId) ?? []), row]);
  return found;
}
