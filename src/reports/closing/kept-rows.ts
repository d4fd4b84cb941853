// The rows kept behind figures of closed reports, as SQL. Of several reports of one period at once: pages over a whole city ask as many
// statements as those over one ward. Pure.
import type { Param } from '../../database/tx.ts';
import type { ClosedReport } from './closing.ts';

/** Which report is meant, whose it is and of which days. Of several asked for at once, one a unit and all of one period. */
export type OfReport = Pick<ClosedReport, 'id' | 'unitId' | 'keeperId' | 'fromOn' | 'toOn'>;

/** The rows kept behind some figures of a closed report; parameters 4, 5 and 7 are its id, the places, and the unit that keeps it. */
export const keptRows = `select m.place, x.id, x.ref, x.add from report_members m cross join lateral unnest(m.ids, m.refs, m.adds) x(id, ref, add)
  where m.unit_id = $7::int and m.report_id = $4 and m.place = any ($5::text[])`;

/** The same of several reports, each row with the unit it is of; parameters as `reportParams` gives them. */
export const rowsKept = `select k.unit_id, m.place, x.id, x.ref, x.add
    from unnest($3::int[], $4::bigint[], $5::int[]) k(unit_id, report_id, keeper_id)
    join report_members m on m.unit_id = k.keeper_id and m.report_id = k.report_id and m.place = any ($6::text[])
    cross join lateral unnest(m.ids, m.refs, m.adds) x(id, ref, add)`;

/** Records (unit_id, ref) named by parameters 7 and 8. */
export const recordsNamed = 'select r.unit_id, r.ref from unnest($7::int[], $8::bigint[]) r(unit_id, ref)';

/** Parameters 1 to 8: first and last day, units, their reports and who keeps them, places, and the records named. */
export const reportParams = (
  reports: readonly OfReport[],
  places: readonly string[],
  named: readonly { unitId: number; refs: readonly number[] }[],
): Param[] => [
  reports[0]?.fromOn ?? null,
  reports[0]?.toOn ?? null,
  reports.map(({ unitId }) => unitId),
  reports.map(({ id }) => id),
  reports.map(({ keeperId }) => keeperId),
  [...places],
  named.flatMap(({ unitId, refs }) => refs.map(() => unitId)),
  named.flatMap(({ refs }) => refs),
];
