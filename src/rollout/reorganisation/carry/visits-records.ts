// The rows of visits that go along: the receiver's that go on, with everything that hangs on them, and the closing unit's that end.
// Each statement carries the whole batch. $1 the receiver, $2 the giver, $3 the giver's visit ids.
import type { UnitTx } from '../../../database/tx.ts';
import { takeYear } from '../../../petitions/insert.ts';
import { concluding, openTask, owesReply } from '../../../reception/open-duty.ts';
import type { Way } from './batch.ts';
import { inBook, prefixed, signerKept, signerNameKept, stays, writtenAsThere } from './copying.ts';

/** A giver's visit as it stood before, kept to give it back and for the minutes. */
export interface GivenVisit {
  id: number;
  year: number;
  number: number;
  receivedOn: string;
  dueOn: string | null;
  sealed: boolean;
  status: string;
  owesReply: boolean;
  /** The first of what its head charged somebody with at it and was not done. */
  task: { charged: string; dueOn: string | null; others: number } | null;
}

/** The receiver's row that goes on from it. */
export interface TakenVisit {
  id: number;
  originVisitId: number;
  petitionId: number | null;
  year: number;
  number: number;
  sealed: boolean;
}

export interface VisitBatch extends Way {
  visitIds: readonly number[];
}

/** The next visits that have a destination and have not gone, of one destination, locked. */
export async function lockNextVisits(
  tx: UnitTx,
  reorganisationId: number,
  fromUnitId: number,
  size: number,
): Promise<{ toUnitId: number; visits: GivenVisit[] } | undefined> {
  const next = await tx.rows<{ visitId: number; toUnitId: number }>(
    `with plan as materialized (select visit_id, to_unit_id from handover_visit_plan($1) where to_unit_id is not null)
     select visit_id, to_unit_id from plan where to_unit_id = (select min(to_unit_id) from plan) order by visit_id limit $2`,
    [reorganisationId, size],
  );
  const toUnitId = next[0]?.toUnitId;
  if (toUnitId === undefined) return undefined;
  const visits = await tx.rows<GivenVisit>(
    `select v.id, v.year, v.number, v.received_on, v.due_on, v.sealed, v.status, coalesce(${owesReply} or exists (${concluding}), false) as owes_reply,
            (select jsonb_build_object('charged', t.charged, 'dueOn', t.due_on, 'others', count(*) over () - 1)
               from conclusion_tasks t where t.visit_id = v.id and ${openTask} order by t.due_on nulls last, t.id limit 1) as task
       from visits v where v.unit_id = $1 and v.id = any ($2::bigint[]) order by v.received_on, v.id for update of v`,
    [fromUnitId, next.map(({ visitId }) => visitId)],
  );
  return { toUnitId, visits };
}

/** Visits of the batch: `x` is the giver's row that hangs on visit x.visit_id, `v` the receiver's visit. */
const onVisit = `x.unit_id = $2 and x.visit_id = any ($3::bigint[]) join visits v on v.unit_id = $1 and v.origin_unit_id = $2 and v.origin_visit_id = x.visit_id`;

/** Numbers of the receiver's own book, gap-free, in the order of receipt; the book's year is the one of the handover. */
export async function takeVisits(tx: UnitTx, batch: VisitBatch): Promise<TakenVisit[]> {
  const { toUnitId, fromUnitId, visitIds, on } = batch;
  const all = [toUnitId, fromUnitId, visitIds];
  const year = Number(on.slice(0, 4));
  const numbers = await takeYear(tx, 'visit', year, visitIds.length);
  const kept = `received_on, received_at, kind, mode, host, host_account_id, host_name, host_title, is_no_show, sealed, petition_type, sender_kind, person_count, same_content_count,
    is_large_group, occurrence, in_jurisdiction, outcome, refusal_ground, refused_before, guided_to, guidance_number, transferred_to, transfer_number, previous_resolver, appointment_on,
    status, due_on, replied_on, reply_kind, registered_at, registered_by, past_head, paper_number`;
  const taken = await tx.rows<TakenVisit>(
    `insert into visits (unit_id, origin_unit_id, origin_visit_id, origin_year, origin_number, taken_on, year, number, petition_id, matter_id, answerer_id, ${kept})
     select $1, x.unit_id, x.id, x.year, x.number, $4::date, $5, ($6::int[])[row_number() over (order by x.received_on, x.id)], q.id, q.matter_id, case when ${stays('x.answerer_id')} then x.answerer_id end, ${prefixed('x', kept)}
       from visits x left join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = x.petition_id
      where x.unit_id = $2 and x.id = any ($3::bigint[]) order by x.received_on, x.id
     returning id, origin_visit_id, petition_id, year, number, sealed`,
    [...all, on, year, numbers],
  );
  // Sealed later, a petition takes its visit with it: it knows it here too.
  await tx.run(
    `update petitions q set visit_id = v.id from visits v join visits x on x.unit_id = $2 and x.id = v.origin_visit_id
      where v.unit_id = $1 and v.origin_unit_id = $2 and v.origin_visit_id = any ($3::bigint[]) and q.unit_id = $1 and q.id = v.petition_id
        and exists (select 1 from petitions o where o.unit_id = $2 and o.id = x.petition_id and o.visit_id = x.id)`,
    all,
  );
  return taken;
}

/** Words, contents, people, papers, files, what the head charged, clocks. Identities are sealed anew elsewhere. */
export async function takeWhatHangsOnVisits(tx: UnitTx, batch: VisitBatch): Promise<void> {
  const { toUnitId, fromUnitId, visitIds, on, at, fromName, act } = batch;
  const all = [toUnitId, fromUnitId, visitIds];
  const copy = (table: string, columns: string, where = '') =>
    tx.run(
      `insert into ${table} (unit_id, visit_id, petition_id, ${columns}) select $1, v.id, v.petition_id, ${prefixed('x', columns)} from ${table} x join visits o on o.unit_id = x.unit_id and o.id = x.visit_id and ${onVisit} ${where} order by v.id`,
      all,
    );
  await copy(
    'visit_contents',
    'sealed, sender_label, summary, request, explained, conclusion, result_tracking, note, companions, respondent, respondent_post',
  );
  await copy('visit_matters', 'sealed, ordinal, petition_type, summary, competent_org');
  const person = `ordinal, role, kind, sealed, name, name_key, given_key, birth_year, gender, nationality, ethnicity, id_type, id_number, id_issued_on, id_issued_by, phone, email, ward_unit_id,
    ward_text, address, position, organization, is_representative, has_signed, proof`;
  await tx.run(
    `insert into parties (unit_id, visit_id, ${person}) select $1, v.id, ${prefixed('x', person)} from parties x join visits o on o.unit_id = x.unit_id and o.id = x.visit_id and ${onVisit}
      where x.petition_id is null order by x.id`,
    all,
  );
  // What came along with the petition already is the visit's too; the rest comes now.
  const mine = `exists (select 1 from papers w where w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.id)`;
  await tx.run(
    `update papers w set visit_id = v.id from papers x join visits o on o.unit_id = x.unit_id and o.id = x.visit_id and ${onVisit}
      where w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.id`,
    all,
  );
  const paper =
    'sealed, kind, symbol, letter_code, year, number, issued_on, promised_number, promised_on, state, signer_title, recipients, created_at, created_by, approved_at, approved_by, sent_on, sent_by, sent_means, sent_to, received_on, received_by, earlier_receivers, issued_key_id, issued_wrapped_key, issued_ciphertext';
  await tx.run(
    `insert into papers (unit_id, origin_unit_id, origin_paper_id, numbered_by, visit_id, petition_id, fields, written_as, signer_id, signer_name, ${paper})
     select $1, x.unit_id, x.id, case when ${inBook} then coalesce(x.numbered_by, x.unit_id) end, v.id, v.petition_id,
       x.fields, ${writtenAsThere}, case when ${signerKept} then x.signer_id end, case when ${signerNameKept} then x.signer_name else '' end, ${prefixed('x', paper)}
       from papers x join visits o on o.unit_id = x.unit_id and o.id = x.visit_id and ${onVisit}
      where x.state <> 'revoked' and not ${mine} order by x.id`,
    [...all, on],
  );
  const file = `sealed, restricted, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, scanned_at, scan_note, is_original_paper, pages, condition, returned_on,
    returned_to, uploaded_at, uploaded_by`;
  await tx.run(
    `update attachments mine set visit_id = v.id from attachments x join visits o on o.unit_id = x.unit_id and o.id = x.visit_id and ${onVisit}
      where mine.unit_id = $1 and mine.origin_file_id = x.id and mine.petition_id is not null and mine.petition_id = v.petition_id`,
    all,
  );
  await tx.run(
    `insert into attachments (unit_id, origin_file_id, visit_id, petition_id, paper_id, ${file})
     select $1, x.id, case when x.visit_id is not null then v.id end, case when x.visit_id is not null then v.petition_id end, w.id, ${prefixed('x', file)}
       from attachments x left join papers p on p.unit_id = x.unit_id and p.id = x.paper_id
       join visits v on v.unit_id = $1 and v.origin_unit_id = $2 and v.origin_visit_id = coalesce(x.visit_id, p.visit_id)
       left join papers w on w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.paper_id
      where x.unit_id = $2 and coalesce(x.visit_id, p.visit_id) = any ($3::bigint[]) and x.removed_at is null and x.draft_id is null and (x.visit_id is not null or w.id is not null)
        and not exists (select 1 from attachments m where m.unit_id = $1 and m.origin_file_id = x.id) order by x.id`,
    all,
  );
  await tx.run(
    `update attachments mine set redacted_of = original.id from attachments x join attachments original on original.unit_id = $1 and original.origin_file_id = x.redacted_of
      where mine.unit_id = $1 and mine.origin_file_id = x.id and mine.redacted_of is null and x.unit_id = $2 and x.redacted_of is not null`,
    [toUnitId, fromUnitId],
  );
  await tx.run(
    `update papers w set signed_file_id = m.id from papers x join attachments m on m.unit_id = $1 and m.origin_file_id = x.signed_file_id
      where w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.id and w.signed_file_id is null and x.unit_id = $2 and x.visit_id = any ($3::bigint[])`,
    all,
  );
  await tx.run(
    `insert into conclusion_tasks (unit_id, visit_id, petition_id, paper_id, sealed, ordinal, charged, work, due_on, holder_id, done_on, result, done_at, done_by)
     select $1, v.id, v.petition_id, w.id, x.sealed, x.ordinal, x.charged, x.work, x.due_on, case when ${stays('x.holder_id')} then x.holder_id end, x.done_on, x.result, x.done_at, x.done_by
       from conclusion_tasks x join visits o on o.unit_id = x.unit_id and o.id = x.visit_id and ${onVisit}
       join papers w on w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.paper_id order by x.id`,
    [...all, on],
  );
  const clock =
    'rule_code, rule_valid_from, label, started_on, due_on, raw_due_on, is_paused, paused_on, stopped_on, is_main, computed_at';
  await tx.run(
    `insert into clocks (unit_id, visit_id, origin_clock_id, ${clock}) select $1, v.id, x.id, ${prefixed('x', clock)}
       from clocks x join visits o on o.unit_id = x.unit_id and o.id = x.visit_id and ${onVisit} order by x.id`,
    all,
  );
  const running = `clocks c join visits v on v.unit_id = $1 and v.origin_unit_id = $2 and v.origin_visit_id = any ($3::bigint[]) and c.visit_id = v.id`;
  await tx.run(
    `insert into clock_events (unit_id, clock_id, kind, on_date, data, recorded_at, recorded_by)
     select $1, c.id, e.kind, e.on_date, e.data, e.recorded_at, e.recorded_by from ${running} join clock_events e on e.unit_id = $2 and e.clock_id = c.origin_clock_id
      where c.unit_id = $1 order by e.id`,
    all,
  );
  await tx.run(
    `insert into clock_events (unit_id, clock_id, kind, on_date, data, recorded_at)
     select $1, c.id, 'takenOver', greatest(c.started_on, $4::date), jsonb_build_object('from', $5::text, 'paper', $6::text), $7 from ${running} where c.unit_id = $1 and c.stopped_on is null`,
    [...all, on, fromName, act, at],
  );
}

/** The items of the handover list with the giver's rows as they stood, then who is named. */
export async function listVisitsHandedOver(
  tx: UnitTx,
  batch: VisitBatch,
  items: readonly { fromId: number; id: number; words: string; before: GivenVisit }[],
  today: string,
): Promise<void> {
  await tx.run(
    `insert into handovers (unit_id, reorganisation_id, from_unit_id, kind, from_visit_id, visit_id, words, before, handed_at)
     select $1, $2, $3, 'visit', x."fromId", x.id, x.words, x.before, $4 from jsonb_to_recordset($5::jsonb) as x("fromId" bigint, id bigint, words text, before jsonb)`,
    [batch.toUnitId, batch.reorganisationId, batch.fromUnitId, batch.at, JSON.stringify(items)],
  );
  await tx.rows('select carry_visit_names($1, $2, $3::bigint[], greatest($4::date, $5::date), $6)', [
    batch.reorganisationId,
    batch.fromUnitId,
    items.map(({ id }) => id),
    batch.on,
    today,
    batch.at,
  ]);
}

/** The closing unit's rows end; their clocks stop with the event that says where they run on. */
export async function endVisits(tx: UnitTx, { fromUnitId, visitIds, on, at, toName, act }: VisitBatch): Promise<void> {
  await tx.run(
    `with running as (select c.id, greatest(c.started_on, $3::date) as ends_on from clocks c where c.unit_id = $1 and c.visit_id = any ($2::bigint[]) and c.stopped_on is null),
       noted as (insert into clock_events (unit_id, clock_id, kind, on_date, data, recorded_at)
         select $1, r.id, 'handedOver', r.ends_on, jsonb_build_object('to', $4::text, 'paper', $5::text), $6 from running r returning clock_id)
     update clocks c set stopped_on = r.ends_on, is_paused = false, paused_on = null, computed_at = $6 from running r where c.unit_id = $1 and c.id = r.id`,
    [fromUnitId, visitIds, on, toName, act, at],
  );
  await tx.run(
    "update visits set status = 'handed_over', due_on = null, version = version + 1 where unit_id = $1 and id = any ($2::bigint[])",
    [fromUnitId, visitIds],
  );
}

/** What one receiver gives back next, held until the transaction ends; as lockNextReturn for petitions. */
export async function lockNextVisitReturn(
  tx: UnitTx,
  reorganisationId: number,
  size: number,
): Promise<{ toUnitId: number; given: GivenVisit[] } | undefined> {
  const rows = await tx.rows<{ unitId: number; before: GivenVisit }>('select unit_id, before from hold_visit_returns($1, $2)', [
    reorganisationId,
    size,
  ]);
  const toUnitId = rows[0]?.unitId;
  return toUnitId === undefined ? undefined : { toUnitId, given: rows.map(({ before }) => before) };
}

/** The rows stand as before the act, due as the receiver's were; the clocks it had stopped run on. */
export async function restoreVisits(
  tx: UnitTx,
  from: { unitId: number; toUnitId: number },
  given: readonly GivenVisit[],
  words: { on: string; at: Date; act: string },
): Promise<void> {
  const ids = given.map(({ id }) => id);
  await tx.run(
    `update visits v set status = x.status, due_on = q.due_on, version = v.version + 1 from jsonb_to_recordset($3::jsonb) as x(id bigint, status text)
       join visits q on q.unit_id = $2 and q.origin_unit_id = $1 and q.origin_visit_id = x.id where v.unit_id = $1 and v.id = x.id`,
    [from.unitId, from.toUnitId, JSON.stringify(given)],
  );
  await tx.run(
    `with back as (
       update clocks c set stopped_on = null, is_paused = m.is_paused, paused_on = m.paused_on, computed_at = $5 from clocks m
        where c.unit_id = $1 and c.visit_id = any ($2::bigint[]) and m.unit_id = $3 and m.origin_clock_id = c.id and c.stopped_on is not null
          and (select e.kind from clock_events e where e.unit_id = c.unit_id and e.clock_id = c.id order by e.id desc limit 1) = 'handedOver' returning c.id, c.started_on)
     insert into clock_events (unit_id, clock_id, kind, on_date, data, recorded_at)
     select $1, b.id, 'handedBack', greatest(b.started_on, $4::date), jsonb_build_object('paper', $6::text), $5 from back b`,
    [from.unitId, ids, from.toUnitId, words.on, words.at, words.act],
  );
}

/** The gate takes the receiver's rows out again; it refuses when somebody has acted. */
export async function handBackVisits(
  tx: UnitTx,
  reorganisationId: number,
  fromUnitId: number,
  ids: readonly number[],
): Promise<void> {
  await tx.rows('select hand_back_visits($1, $2, $3::bigint[])', [reorganisationId, fromUnitId, ids]);
}
