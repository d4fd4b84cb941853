// Reading what was entered by hand for a table and period.
import { calledAt } from '../../accounts/names.ts';
import type { UnitTx } from '../../database/tx.ts';
import type { Period } from '../periods.ts';
import type { Scope } from '../scope.ts';
import type { TableCode } from '../tables/table.ts';
import type { EntryRow } from './entry.ts';

const columns = `e.unit_id, e.id, e.figures, e.note, e.entered_at, ${calledAt('a', 'e.entered_at')} as entered_by_name, e.replaced_at`;

/** The sheets that stand, of the units asked for. */
export function entriesOf(
  tx: UnitTx,
  code: TableCode,
  period: Pick<Period, 'from' | 'to'>,
  scope: Pick<Scope, 'units'>,
): Promise<EntryRow[]> {
  return tx.rows<EntryRow>(
    `select ${columns} from report_entries e join accounts a on a.id = e.entered_by
      where e.table_code = $1 and e.from_on = $2 and e.to_on = $3 and e.replaced_at is null and ($4::int[] is null or e.unit_id = any ($4::int[])) order by e.unit_id`,
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
    `select ${columns} from report_entries e join accounts a on a.id = e.entered_by
      where e.unit_id = $1 and e.table_code = $2 and e.from_on = $3 and e.to_on = $4 order by e.id desc limit 20`,
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
    'select table_code, figures, note from report_entries where unit_id = $1 and from_on = $2 and to_on = $3 and replaced_at is null order by table_code',
    [unitId, period.from, period.to],
  );
  return new Map(rows.map(({ tableCode, ...rest }) => [tableCode, rest]));
}
