// Visits of an old book in bulk: one statement a table. Part of the visits' records.
import { seeingOwn } from '../database/seeing-own.ts';
import type { Act } from '../web/act.ts';
import type { VisitKind, VisitOutcome } from './visit.ts';

export interface NumberedVisit {
  year: number;
  number: number;
  receivedOn: string;
  kind: VisitKind;
  hostName: string;
  sealed: boolean;
  pastHead: boolean;
  type: string;
  personCount: number;
  isLargeGroup: boolean;
  isGroup: boolean;
  outcome: VisitOutcome | null;
  guidedTo: string;
  transferredTo: string;
  label: string;
  summary: string;
  request: string;
  respondent: string;
  result: string;
  note: string;
  /** As the old book has it; '' where it has none. */
  oldNumber: string;
}
export interface OldParty {
  ordinal: number;
  role: string;
  sealed: boolean;
  kind: string;
  name: string;
  birthYear: number | null;
  gender: string;
  idType: string;
  idNumber: string;
  phone: string;
  wardUnitId: number | null;
  wardText: string;
  address: string;
}

/** Facts, contents and people of finished visits. Gives their ids in the order given. */
export async function insertOldVisits(
  act: Act,
  rows: readonly (NumberedVisit & { parties: readonly OldParty[] })[],
): Promise<number[]> {
  const { tx, actor, moment } = act;
  const made = await tx.rows<{ id: number; year: number; number: number }>(
    `insert into visits (unit_id, year, number, received_on, received_at, kind, mode, host, host_name, sealed, past_head, petition_type, sender_kind, person_count, is_large_group, outcome, guided_to, transferred_to,
       status, replied_on, reply_kind, registered_at, registered_by, paper_number)
     select $1, x.year, x.number, x."receivedOn", (x."receivedOn" + time '00:00') at time zone 'Asia/Ho_Chi_Minh', x.kind, 'in_person', case when x.kind = 'regular' then 'officer' else 'head' end, x."hostName",
       x.sealed, x."pastHead", x.type, case when x."isGroup" then 'group' else 'individual' end, x."personCount", x."isLargeGroup", x.outcome, x."guidedTo", x."transferredTo", 'replied', x."receivedOn", 'direct', $2, $3, x."oldNumber"
     from jsonb_to_recordset($4::jsonb) as x(year int, number int, "receivedOn" date, kind text, "hostName" text, sealed boolean, "pastHead" boolean, type text, "isGroup" boolean, "personCount" int, "isLargeGroup" boolean,
       outcome text, "guidedTo" text, "transferredTo" text, "oldNumber" text) returning id, year, number`,
    [actor.unitId, moment.at, actor.accountId, JSON.stringify(rows)],
  );
  const ids = new Map(made.map((one) => [`${one.year}:${one.number}`, one.id]));
  const placed = rows.map((row) => ({ ...row, id: ids.get(`${row.year}:${row.number}`) ?? 0 }));
  await seeingOwn(tx, true, async () => {
    await tx.run(
      `insert into visit_contents (unit_id, visit_id, sealed, sender_label, summary, request, respondent, result_tracking, note)
       select $1, x.id, x.sealed, x.label, x.summary, x.request, x.respondent, x.result, x.note
       from jsonb_to_recordset($2::jsonb) as x(id bigint, sealed boolean, label text, summary text, request text, respondent text, result text, note text)`,
      [actor.unitId, JSON.stringify(placed)],
    );
    await tx.run(
      `insert into visit_matters (unit_id, visit_id, sealed, ordinal, petition_type, summary)
       select $1, x.id, x.sealed, 1, x.type, x.summary from jsonb_to_recordset($2::jsonb) as x(id bigint, sealed boolean, type text, summary text)`,
      [actor.unitId, JSON.stringify(placed)],
    );
    await tx.run(
      `insert into parties (unit_id, visit_id, ordinal, role, kind, sealed, name, name_key, given_key, birth_year, gender, id_type, id_number, phone, ward_unit_id, ward_text, address)
       select $1, x.id, p.ordinal, p.role, p.kind, p.sealed, p.name, fold(p.name), split_part(fold(p.name), ' ', -1), p."birthYear", nullif(p.gender, ''), nullif(p."idType", ''), nullif(p."idNumber", ''), p.phone,
         p."wardUnitId", p."wardText", p.address
       from jsonb_to_recordset($2::jsonb) as x(id bigint, parties jsonb)
       cross join lateral jsonb_to_recordset(x.parties) as p(ordinal int, role text, kind text, sealed boolean, name text, "birthYear" int, gender text, "idType" text, "idNumber" text, phone text, "wardUnitId" int,
         "wardText" text, address text)`,
      [actor.unitId, JSON.stringify(placed.filter((row) => row.parties.length > 0))],
    );
  });
  return placed.map((row) => row.id);
}
