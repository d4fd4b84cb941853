// Petitions of an old book in bulk: one statement a table for some hundreds of rows. Part of the petitions' records.
import type { Param, UnitTx } from '../database/tx.ts';
import type { Act } from '../web/act.ts';
import { senderClassOf } from './groups.ts';
import { bookedType, type PartyInput } from './insert.ts';
import type { Outcome, PetitionStatus } from './petition.ts';
import type { Registration } from './registration.ts';

export interface NumberedHistory {
  registration: Registration;
  status: PetitionStatus;
  outcome: Outcome | null;
  closedOn: string;
  resolvedOn: string | null;
  year: number;
  number: number;
  sealed: boolean;
  label: string;
  note: string;
}

/** Matters and facts. Gives the petitions' ids in the order given. */
export async function insertHistoryFacts(act: Act, rows: readonly NumberedHistory[]): Promise<number[]> {
  const { tx, actor, moment } = act;
  const facts = rows.map(({ registration: one, ...row }) => ({
    year: row.year,
    number: row.number,
    source: one.source,
    receivedOn: one.receivedOn,
    writtenOn: one.writtenOn,
    paperNumber: one.paperNumber,
    type: one.declaredType,
    booked: bookedType(one),
    knpaKind: one.knpaKind,
    instance: one.instance ?? null,
    denunciationRound: one.denunciationRound ?? null,
    sealed: row.sealed,
    pastHead: row.sealed && one.pastHead,
    field: one.field,
    senderKind: one.senderKind,
    senderCount: one.senderCount,
    senderClass: senderClassOf(one.senderCount, one.receivedOn),
    status: row.status,
    outcome: row.outcome,
    closedOn: row.closedOn,
    resolvedOn: row.resolvedOn,
  }));
  const made = await tx.rows<{ id: number; year: number; number: number }>(
    `with x as (select *, row_number() over () as ord from jsonb_to_recordset($4::jsonb) as x(year int, number int, source text, "receivedOn" date, "writtenOn" date, "paperNumber" text, type text, booked text, "knpaKind" text, instance text, "denunciationRound" text,
         sealed boolean, "pastHead" boolean, field text, "senderKind" text, "senderCount" int, "senderClass" text, status text, outcome text, "closedOn" date, "resolvedOn" date)),
       m as (insert into matters (unit_id, thread_id, created_at, created_by) select $1, gen_random_uuid(), $2, $3 from x returning id, thread_id),
       numbered as (select m.*, row_number() over () as ord from m)
     insert into petitions (unit_id, year, number, matter_id, thread_id, source, received_on, written_on, is_late_entry, paper_number, declared_type, petition_type, knpa_kind, instance, denunciation_round, sealed, past_head, field,
       sender_kind, sender_count, sender_count_class, status, outcome, closed_on, resolved_on, registered_at, registered_by)
     select $1, x.year, x.number, n.id, n.thread_id, x.source, x."receivedOn", x."writtenOn", true, x."paperNumber", x.type, x.booked, x."knpaKind", x.instance, x."denunciationRound", x.sealed, x."pastHead", x.field,
       x."senderKind", x."senderCount", x."senderClass", x.status, x.outcome, x."closedOn", x."resolvedOn", $2, $3
     from x join numbered n using (ord) returning id, year, number`,
    [actor.unitId, moment.at, actor.accountId, JSON.stringify(facts)] as Param[],
  );
  const ids = new Map(made.map((one) => [`${one.year}:${one.number}`, one.id]));
  return rows.map((row) => ids.get(`${row.year}:${row.number}`) ?? 0);
}

/** The words of rows already inserted, the sealed ones as the reading of the book split them. */
export async function insertHistoryContents(act: Act, rows: readonly (NumberedHistory & { id: number })[]): Promise<void> {
  const contents = rows.map(({ registration: one, ...row }) => ({
    id: row.id,
    sealed: row.sealed,
    subject: one.subject,
    summary: one.summary,
    request: one.request,
    label: row.label,
    respondent: one.respondents.map((who) => who.name).join('; '),
    contestedNumber: one.contestedNumber,
    sourceOrg: one.sourceOrg,
    sourceNumber: one.sourceNumber,
    sourceOn: one.sourceOn,
    note: row.note,
  }));
  await act.tx.run(
    `insert into petition_contents (unit_id, petition_id, sealed, subject, summary, request, sender_label, respondent, contested_number, contested_key, source_org, source_number, source_on, processing_note)
     select $1, x.id, x.sealed, x.subject, x.summary, x.request, x.label, x.respondent, x."contestedNumber", case when x."contestedNumber" = '' then '' else fold(x."contestedNumber" || ' ') end,
       x."sourceOrg", x."sourceNumber", x."sourceOn", x.note
     from jsonb_to_recordset($2::jsonb) as x(id bigint, sealed boolean, subject text, summary text, request text, label text, respondent text, "contestedNumber" text, "sourceOrg" text,
       "sourceNumber" text, "sourceOn" date, note text)`,
    [act.actor.unitId, JSON.stringify(contents)],
  );
}

/** Everybody the rows name; does nothing for none. */
export async function insertHistoryParties(
  tx: UnitTx,
  unitId: number,
  parties: readonly (PartyInput & { petitionId: number })[],
): Promise<void> {
  if (parties.length === 0) return;
  await tx.run(
    `insert into parties (unit_id, petition_id, ordinal, role, kind, sealed, name, name_key, given_key, birth_year, gender, id_type, id_number, phone, ward_unit_id, ward_text, address, has_signed)
     select $1, x."petitionId", x.ordinal, x.role, x.kind, x.sealed, x.name, fold(x.name), fold(regexp_replace(x.name, '^.*\\s', '')), x."birthYear", nullif(x.gender, ''), nullif(x."idType", ''),
       nullif(x."idNumber", ''), x.phone, x."wardUnitId", x."wardText", x.address, x."hasSigned"
     from jsonb_to_recordset($2::jsonb) as x("petitionId" bigint, ordinal int, role text, kind text, sealed boolean, name text, "birthYear" int, gender text, "idType" text, "idNumber" text, phone text,
       "wardUnitId" int, "wardText" text, address text, "hasSigned" boolean)`,
    [unitId, JSON.stringify(parties)],
  );
}

/** One more line beside what stood on the old book. */
export function addProcessingNote(tx: UnitTx, petition: { unitId: number; id: number }, line: string): Promise<void> {
  return tx.changeOne(
    `update petition_contents set processing_note = concat_ws(E'\\n', nullif(processing_note, ''), $3::text) where unit_id = $1 and petition_id = $2`,
    [petition.unitId, petition.id, line],
  );
}

/** What stood on the old book beside the petition: where it went, what came of it. */
export function saveProcessingNote(tx: UnitTx, petition: { unitId: number; id: number }, note: string): Promise<void> {
  return tx.changeOne('update petition_contents set processing_note = $3 where unit_id = $1 and petition_id = $2', [
    petition.unitId,
    petition.id,
    note,
  ]);
}
