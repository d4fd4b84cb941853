// The rows behind a total of a consolidated report: those kept behind the reports it is made of, and what was added beyond them, as this officer
// may know them.
import type { UnitTx } from '../../database/tx.ts';
import { placeKey } from '../checks.ts';
import { type KeptList, listBehind } from '../closing/cell-queries.ts';
import type { ClosedReport } from '../closing/closing.ts';
import { recordsNamed, reportParams, rowsKept } from '../closing/kept-rows.ts';
import { memberRows } from '../closing/members.ts';
import { untoldInMany } from '../closing/untold-in.ts';
import type { RowPlace } from '../queries.ts';
import type { Place } from '../tables/index.ts';
import type { FactName } from '../tables/table.ts';
import { addedIn } from './added.ts';
import type { Consolidated } from './consolidated.ts';

/** What was added has no row of its own in any report: its place in the list is behind every row that has. */
const beyondRows = '100000000000000::bigint';

/** Some of them, newest first; how many there are, and what they add up to. */
export async function consolidatedRows(
  tx: UnitTx,
  report: Consolidated,
  parts: readonly ClosedReport[],
  source: FactName,
  place: Place,
  page: { at: RowPlace | null; back: boolean; most: number },
): Promise<KeptList> {
  const key = placeKey(place);
  const untold = await untoldInMany(tx, parts, []);
  const named = parts.flatMap(({ unitId }) => {
    const refs = untold.get(unitId)?.refs.get(source);
    return refs ? [{ unitId, refs }] : [];
  });
  const added = (await addedIn(tx, report, parts)).filter((one) => one.place === key);
  const present = memberRows([place]).map(
    ({ sql }) => `union all select unit_id, id, ref, add from (${sql}) present where (unit_id, ref) in (${recordsNamed})`,
  );
  return listBehind(
    tx,
    {
      sql: `select unit_id, id, ref, add from (${rowsKept}) kept where (unit_id, ref) not in (${recordsNamed})
        ${named.length > 0 ? present.join(' ') : ''}
        union all select a.unit_id, ${beyondRows} + a.ref, a.ref, a.add from unnest($9::int[], $10::bigint[], $11::float8[]) a(unit_id, ref, add)
         where $1::date is not null and $2::date is not null`,
      params: [
        ...reportParams(parts, [key], named),
        added.flatMap(({ unitId, refs }) => refs.map(() => unitId)),
        added.flatMap(({ refs }) => [...refs]),
        added.flatMap(({ adds }) => [...adds]),
      ],
    },
    source,
    page,
  );
}
