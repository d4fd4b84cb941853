// Reading consolidated reports.
import { calledAt } from '../../accounts/names.ts';
import type { UnitTx } from '../../database/tx.ts';
import { dayOf, nameOn } from '../../units/names.ts';
import type { Period } from '../periods.ts';
import type { Consolidated } from './consolidated.ts';

const columns = `c.unit_id, ${nameOn('u', dayOf('c.closed_at'))} as unit_name, c.id, c.period_kind, c.year, c.from_on, c.to_on, c.version, c.missing, c.reason, c.hash, c.check_key, c.resolved_added, c.definitions, c.counted_before, c.closed_at, c.signer_name, c.signer_title,
  c.sent_at, ${calledAt('s', 'c.sent_at')} as sent_by_name,
  coalesce((select json_agg(json_build_object('unitId', p.of_unit_id, 'reportId', p.report_id, 'hash', p.hash, 'isKeptReturned', p.kept_returned) order by p.of_unit_id)
     from consolidated_parts p where p.unit_id = c.unit_id and p.consolidated_id = c.id), '[]') as parts,
  coalesce((select json_agg(json_build_object('unitId', a.of_unit_id, 'place', a.place, 'refs', a.refs, 'adds', a.adds) order by a.of_unit_id, a.place)
     from consolidated_added a where a.unit_id = c.unit_id and a.consolidated_id = c.id), '[]') as added`;
const joins = 'from consolidated_reports c join units u on u.id = c.unit_id left join accounts s on s.id = c.sent_by';

/** @throws NotFound */
export function loadConsolidated(tx: UnitTx, id: number): Promise<Consolidated> {
  return tx.one<Consolidated>(`select ${columns} ${joins} where c.id = $1`, [id]);
}

/** The versions of a unit's consolidated report of a period, newest first. */
export function consolidatedVersions(tx: UnitTx, unitId: number, period: Pick<Period, 'from' | 'to'>): Promise<Consolidated[]> {
  return tx.rows<Consolidated>(
    `select ${columns} ${joins} where c.unit_id = $1 and c.from_on = $2 and c.to_on = $3 order by c.version desc limit 50`,
    [unitId, period.from, period.to],
  );
}

/** The consolidated reports one closed report stands in, newest first: those within reach. */
export function consolidatedWith(tx: UnitTx, reportId: number): Promise<{ id: number; version: number }[]> {
  return tx.rows(
    `select c.id, c.version from consolidated_parts p join consolidated_reports c on c.unit_id = p.unit_id and c.id = p.consolidated_id
      where p.report_id = $1 order by c.id desc limit 5`,
    [reportId],
  );
}
