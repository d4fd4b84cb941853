// Rows of an import that stand behind a figure of a closed report: taken back, they are struck out under their number and stay.
import type { Tx } from '../database/tx.ts';
import { placeKey } from '../reports/checks.ts';
import { type RefKind, refKind } from '../reports/closing/members.ts';
import { tables } from '../reports/tables/index.ts';
import { columnsIn, tableCodes } from '../reports/tables/table.ts';

/** The columns of every circular whose rows stand for records of a kind. */
const placesOf = (kind: RefKind): string[] =>
  tableCodes.flatMap((code) =>
    columnsIn(tables[code].parts).flatMap(({ no, facts }) =>
      facts !== null && refKind(facts) === kind ? [placeKey([code, no])] : [],
    ),
  );
export const petitionPlaces = placesOf('petition');
export const visitPlaces = placesOf('visit');

/** How many of its rows, as far as the viewer sees them in the book: before an undo of those that may go, after it of those that went. */
export async function countCounted(tx: Tx, one: { unitId: number; id: number }, isUndone: boolean): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    `with r as (select p.id as petition_id, v.id as visit_id from import_rows r left join petitions p on p.unit_id = r.unit_id and p.id = r.petition_id
         left join visits v on v.unit_id = r.unit_id and v.id = r.visit_id
        where r.unit_id = $1 and r.import_id = $2 and r.state = any ($3::text[]) and coalesce(p.status, v.status) is not null and (coalesce(p.status, v.status) = 'void') = $4),
       m as (select distinct x.ref, m.place = any ($6::text[]) as is_visit from report_members m cross join lateral unnest(m.refs) x(ref)
        where m.unit_id = $1 and m.place = any ($5::text[] || $6::text[]))
     select count(*)::int as count from r where exists (select 1 from m where m.ref = r.petition_id and not m.is_visit) or exists (select 1 from m where m.ref = r.visit_id and m.is_visit)`,
    [one.unitId, one.id, isUndone ? ['undone'] : ['imported', 'kept'], isUndone, petitionPlaces, visitPlaces],
  );
  return count;
}
