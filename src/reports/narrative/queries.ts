// Reading what a report in words needs besides the tables: what units told themselves.
import { calledAt } from '../../accounts/names.ts';
import type { UnitTx } from '../../database/tx.ts';
import type { Period } from '../periods.ts';
import type { Told } from './told.ts';

type Days = Pick<Period, 'from' | 'to'>;

/** What stands of each unit that told something of a period. */
export async function toldOf(tx: UnitTx, period: Days, units: readonly number[] | null): Promise<Map<number, Told>> {
  const rows = await tx.rows<{ unitId: number; figures: Told }>(
    `select unit_id, figures from narrative_figures
      where from_on = $1 and to_on = $2 and replaced_at is null and ($3::int[] is null or unit_id = any ($3::int[])) order by unit_id`,
    [period.from, period.to, units === null ? null : [...units]],
  );
  return new Map(rows.map(({ unitId, figures }) => [unitId, figures]));
}

export interface ToldRow {
  id: number;
  figures: Told;
  enteredAt: Date;
  enteredByName: string;
  replacedAt: Date | null;
}

/** What the own unit told of a period, newest first, what was replaced too. */
export function toldHistory(tx: UnitTx, unitId: number, period: Days): Promise<ToldRow[]> {
  return tx.rows<ToldRow>(
    `select t.id, t.figures, t.entered_at, ${calledAt('a', 't.entered_at')} as entered_by_name, t.replaced_at
       from narrative_figures t join accounts a on a.id = t.entered_by
      where t.unit_id = $1 and t.from_on = $2 and t.to_on = $3 order by t.id desc limit 20`,
    [unitId, period.from, period.to],
  );
}
