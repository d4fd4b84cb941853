// Proceedings of accepted petitions, with what was accepted and who verifies.
import type { Tx } from '../../database/tx.ts';
import type { PlacedClocks } from './insert-clocks.ts';
import { matterOf, type Row } from './rows.ts';
import { hourOf, recordsOf } from './sql.ts';

const days = [
  'verifyBy',
  'noticedOn',
  'reportOn',
  'dialogueOn',
  'decidedOn',
  'sentOn',
  'publishedOn',
  'effectiveOn',
  'enforcedOn',
  'closedOn',
];
const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const quoted = days.map((name) => `"${name}"`).join(', ');

/** Those of a batch. @param clocks numbered before: a proceeding has its id from there */
export async function insertProceedings(tx: Tx, rows: readonly Row[], clocks: PlacedClocks): Promise<void> {
  const proceedings = rows.flatMap((row) => {
    const { proceeding } = row;
    if (!proceeding) return [];
    const { clocks: _clocks, outcomes: _outcomes, done: _done, ...facts } = proceeding;
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
       ${days.map((name) => `"${name}" date`).join(', ')}, result text, measure text, "mainClock" bigint, "dueOn" date, "dueRule" text, points text, verification text, dialogue text, conclusion text, "legalBasis" text,
       members jsonb`,
    )}),
       made as (insert into proceedings (unit_id, id, petition_id, matter_id, thread_id, procedure, sealed, state, resolver_id, holder_id, next_role, next_act, accepted_on, ${days.map(columnOf).join(', ')}, result, measure,
           main_clock_id, due_on, due_rule) overriding system value
         select "unitId", id, "petitionId", "matterId", thread, procedure, sealed, state, "resolverId", "holderId", "nextRole", "nextAct", "acceptedOn", ${quoted}, result, measure, "mainClock", "dueOn", "dueRule" from x),
       accepted as (insert into proceeding_contents (unit_id, proceeding_id, petition_id, sealed, accepted_points, verification_result, dialogue_result, conclusion, legal_basis)
         select "unitId", id, "petitionId", sealed, points, coalesce(verification, ''), coalesce(dialogue, ''), coalesce(conclusion, ''), coalesce("legalBasis", '') from x)
     insert into proceeding_members (unit_id, proceeding_id, petition_id, account_id, member_role, assigned_on, conflict_declared_at, has_conflict)
     select x."unitId", x.id, x."petitionId", m."accountId", m.role, m."on", ${hourOf('m."on"', '10:00')}, false from x cross join lateral jsonb_to_recordset(x.members) as m("accountId" int, role text, "on" date)`,
    [JSON.stringify(proceedings)],
  );
}
