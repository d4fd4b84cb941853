// Proceedings of accepted petitions, with what was accepted and who verifies.
import type { Tx } from '../../database/tx.ts';
import type { PlacedClocks } from './insert-clocks.ts';
import { matterOf, type Row } from './rows.ts';
import { hourOf, recordsOf } from './sql.ts';

export async function insertProceedings(tx: Tx, rows: readonly Row[], clocks: PlacedClocks): Promise<void> {
  const proceedings = rows.flatMap((row) => {
    const { proceeding } = row;
    if (!proceeding) return [];
    const { clocks: _clocks, ...facts } = proceeding;
    const { matterId, thread } = matterOf(row);
    const own = { unitId: row.unitId, petitionId: row.placed.id, id: clocks.proceedingOf.get(row), sealed: row.sealed };
    return [
      {
        ...facts,
        ...own,
        matterId,
        thread,
        acceptedOn: row.closedOn,
        mainClock: clocks.resolutionOf.get(row)?.id ?? null,
        points: row.request,
      },
    ];
  });
  if (proceedings.length === 0) return;
  await tx.run(
    `with x as materialized (select * from ${recordsOf(
      `"unitId" int, id bigint, "petitionId" bigint, "matterId" bigint, thread uuid, procedure text, sealed boolean, state text, "resolverId" int, "holderId" int, "nextRole" text, "nextAct" text, "acceptedOn" date,
       "verifyBy" date, "noticedOn" date, "reportOn" date, "decidedOn" date, "sentOn" date, "publishedOn" date, "effectiveOn" date, "closedOn" date, result text, measure text, "mainClock" bigint, "dueOn" date, "dueRule" text, points text, conclusion text, members jsonb`,
    )}),
       made as (insert into proceedings (unit_id, id, petition_id, matter_id, thread_id, procedure, sealed, state, resolver_id, holder_id, next_role, next_act, accepted_on, verify_by, noticed_on, report_on, decided_on,
           sent_on, published_on, effective_on, closed_on, result, measure, main_clock_id, due_on, due_rule) overriding system value
         select "unitId", id, "petitionId", "matterId", thread, procedure, sealed, state, "resolverId", "holderId", "nextRole", "nextAct", "acceptedOn", "verifyBy", "noticedOn", "reportOn", "decidedOn", "sentOn",
           "publishedOn", "effectiveOn", "closedOn", result, measure, "mainClock", "dueOn", "dueRule" from x),
       accepted as (insert into proceeding_contents (unit_id, proceeding_id, petition_id, sealed, accepted_points, conclusion) select "unitId", id, "petitionId", sealed, points, conclusion from x)
     insert into proceeding_members (unit_id, proceeding_id, petition_id, account_id, member_role, assigned_on, conflict_declared_at, has_conflict)
     select x."unitId", x.id, x."petitionId", m."accountId", m.role, m."on", ${hourOf('m."on"', '10:00')}, false from x cross join lateral jsonb_to_recordset(x.members) as m("accountId" int, role text, "on" date)`,
    [JSON.stringify(proceedings)],
  );
}
