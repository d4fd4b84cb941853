// The successor's side of a batch, written as that unit: a row that goes on for each that ends, with everything that hangs on it.
// The closing unit's rows are only read, by reach. Each statement carries the whole batch.
import type { UnitTx } from '../../../database/tx.ts';
import { todayInVietnam } from '../../../deadlines/dates.ts';
import { type OldBook, oldBookEvents, oldBookIn } from '../../../petitions/old-end.ts';
import { type StageDays, stageDays, stageEvents } from '../../../petitions/show/progress.ts';
import type { Batch, GivenPetition, TakenPetition } from './batch.ts';
import { takeClocks } from './clocks-records.ts';
import { onPetition, prefixed, stays } from './copying.ts';
import { takeFiles, takePapers, takeProceedings } from './proceedings-records.ts';

/**
 * Numbers of the receiver's own book, gap-free, in the order of receipt; the book's year is the one of the handover. What
 * went past the head stays with the officer who registered it, also when he did not come along: nobody else is handed it.
 */
export async function takePetitions(
  tx: UnitTx,
  batch: Batch,
  given: readonly GivenPetition[],
  assigner: string,
): Promise<TakenPetition[]> {
  const { toUnitId, fromUnitId, petitionIds, on } = batch;
  await tx.run(
    `insert into matters (unit_id, thread_id, created_at, created_by)
     select $1, m.thread_id, min(m.created_at), min(m.created_by) from petitions p join matters m on m.unit_id = p.unit_id and m.id = p.matter_id
      where p.unit_id = $2 and p.id = any ($3::bigint[])
        and not exists (select 1 from matters o where o.unit_id = $1 and o.thread_id = m.thread_id) group by m.thread_id`,
    [toUnitId, fromUnitId, petitionIds],
  );
  const year = Number(on.slice(0, 4));
  const { value } = await tx.one<{ value: number }>(
    `insert into counters (unit_id, name, year, value) values ($1, 'petition', $2, $3)
     on conflict (unit_id, name, year) do update set value = counters.value + excluded.value returning value`,
    [toUnitId, year, given.length],
  );
  const kept = `public_code, thread_id, source, received_on, postmarked_on, written_on, is_late_entry, paper_number, declared_type, petition_type, knpa_kind, sealed, field,
    eligibility, ineligible_reason, jurisdiction, competent_branch, instance, denunciation_round, object_kind, denunciation_kind, sender_kind, sender_count, sender_count_class,
    has_originals, past_head, status, outcome, due_on, due_rule, is_paused, red45_on, classified_at, classified_by, closed_on, registered_at, registered_by`;
  const waits = `(not p.past_head and (p.holder_id is null or not ${stays('p.holder_id')}))`;
  return tx.rows<TakenPetition>(
    `insert into petitions (unit_id, origin_unit_id, origin_petition_id, came_processed, year, number, matter_id, ${kept}, assigned_to, holder_id, next_role, next_act)
     select $1, p.unit_id, p.id, p.status = 'accepted' or p.closed_on is not null, $5, $6::int + (row_number() over (order by p.received_on, p.id))::int,
            (select min(m.id) from matters m where m.unit_id = $1 and m.thread_id = p.thread_id), ${prefixed('p', kept)},
            case when p.past_head or ${stays('p.assigned_to')} then p.assigned_to end, case when p.past_head or ${stays('p.holder_id')} then p.holder_id end,
            case when p.past_head then null when p.status = 'accepted' then p.next_role when p.holder_id is not null and ${waits} then $7 else p.next_role end,
            case when p.holder_id is not null and ${waits} and p.status in ('received','assigned','awaiting_supplement') then 'assign' else p.next_act end
       from petitions p where p.unit_id = $2 and p.id = any ($3::bigint[]) order by p.received_on, p.id
     returning id, origin_petition_id, year, number, sealed`,
    [toUnitId, fromUnitId, petitionIds, on, year, value - given.length, assigner],
  );
}

/** What had happened to the giver's petitions that tells the day of a step, by petition. */
export async function listSteps(tx: UnitTx, { fromUnitId, petitionIds }: Batch): Promise<Map<number, StageDays>> {
  const events = await tx.rows<{ petitionId: number; kind: string; at: Date; data: Record<string, unknown> }>(
    'select petition_id, kind, at, data from events where unit_id = $1 and petition_id = any ($2::bigint[]) and kind = any ($3)',
    [fromUnitId, petitionIds, stageEvents],
  );
  return new Map(petitionIds.map((id) => [id, stageDays(events.filter(({ petitionId }) => petitionId === id))]));
}

/** What old books say of the giver's petitions that go on, by petition: the receiver writes down an acceptance they tell, and reads their limits. */
export async function listOldBooks(tx: UnitTx, { fromUnitId, petitionIds }: Batch): Promise<Map<number, OldBook>> {
  const events = await tx.rows<{ petitionId: number; kind: string; data: Record<string, unknown> }>(
    `select petition_id, kind, data from events where unit_id = $1 and petition_id = any ($2::bigint[]) and kind = any ($3)
        and (jsonb_exists(data, 'accepted') or jsonb_exists(data, 'oldDue')) order by id`,
    [fromUnitId, petitionIds, [...oldBookEvents]],
  );
  return new Map(petitionIds.map((id) => [id, oldBookIn(events.filter(({ petitionId }) => petitionId === id))]));
}

/** Words, people, points, proposals, proceedings, papers, files, clocks, links. Identities are sealed anew elsewhere. */
export async function takeWhatHangs(tx: UnitTx, batch: Batch): Promise<void> {
  const { toUnitId, fromUnitId, petitionIds } = batch;
  const all = [toUnitId, fromUnitId, petitionIds];
  const copy = (table: string, columns: string) =>
    tx.run(
      `insert into ${table} (unit_id, petition_id, ${columns}) select $1, q.id, ${prefixed('x', columns)} from ${table} x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')} order by q.id`,
      all,
    );
  await copy(
    'petition_contents',
    `sealed, subject, summary, request, sender_label, respondent, contested_number, contested_on, contested_by, contested_key, previous_org, previous_number, previous_on,
     previous_result, source_org, source_number, source_on, has_state_secret, secret_file_no, processing_note, competence_basis, limit_reason`,
  );
  await copy(
    'parties',
    `ordinal, role, kind, sealed, name, name_key, given_key, birth_year, gender, nationality, ethnicity, id_type, id_number, id_issued_on, id_issued_by, phone, email, ward_unit_id,
     ward_text, address, position, organization, is_representative, has_signed, proof`,
  );
  await copy(
    'handled_on_paper',
    'sealed, outcome, paper_number, paper_on, sent_on, decided_by, destination_unit_id, destination, kept_at, entered_at, entered_by, confirmed_at, confirmed_by',
  );
  // A part registered as a petition of its own stays so: one that has ended is in the archive, one that goes on follows below.
  await copy(
    'petition_points',
    'sealed, ordinal, petition_type, summary, jurisdiction, competent_org, child_petition_id, removed_at',
  );
  await takeProceedings(tx, batch);
  await takePapers(tx, batch);
  await takeFiles(tx, batch);
  await tx.run(
    `insert into proposals (unit_id, petition_id, sealed, outcome, reason, basis, destination_unit_id, destination, details, state, comment, proposed_by, proposed_at, endorsed_by,
       endorsed_at, decided_by, decided_at, paper_id)
     select $1, q.id, x.sealed, x.outcome, x.reason, x.basis, x.destination_unit_id, x.destination, x.details, x.state, x.comment, x.proposed_by, x.proposed_at, x.endorsed_by,
       x.endorsed_at, x.decided_by, x.decided_at, w.id
       from proposals x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')}
       left join papers w on w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.paper_id order by x.id`,
    all,
  );
  await tx.run(
    `update petitions q set parent_petition_id = r.id from petitions o join petitions r on r.unit_id = $1 and r.origin_unit_id = $2 and r.origin_petition_id = o.parent_petition_id
      where q.unit_id = $1 and q.origin_unit_id = $2 and o.unit_id = $2 and o.id = q.origin_petition_id and (o.id = any ($3::bigint[]) or o.parent_petition_id = any ($3::bigint[]))`,
    all,
  );
  await tx.run(
    `update petition_points n set child_petition_id = c.id from petitions c
      where n.unit_id = $1 and c.unit_id = $1 and c.origin_unit_id = $2 and c.origin_petition_id = n.child_petition_id
        and (c.origin_petition_id = any ($3::bigint[]) or n.petition_id in (select q.id from petitions q where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[])))`,
    all,
  );
  await tx.run(
    `insert into petition_links (unit_id, petition_id, other_petition_id, kind, linked_at, linked_by)
     select $1, a.id, b.id, l.kind, l.linked_at, l.linked_by from petition_links l
       join petitions a on a.unit_id = $1 and a.origin_unit_id = $2 and a.origin_petition_id = l.petition_id
       join petitions b on b.unit_id = $1 and b.origin_unit_id = $2 and b.origin_petition_id = l.other_petition_id
      where l.unit_id = $2 and (l.petition_id = any ($3::bigint[]) or l.other_petition_id = any ($3::bigint[])) on conflict do nothing`,
    all,
  );
  await takeClocks(tx, batch);
}

/**
 * The items of the handover list, each with the giver's row as it stood; then who is named, slip and search words follow.
 * @returns the denunciations that are now against the receiver's own head, or may be
 */
export async function listHandedOver(
  tx: UnitTx,
  batch: Batch,
  given: readonly GivenPetition[],
  taken: readonly TakenPetition[],
): Promise<number[]> {
  const newIds = new Map(taken.map((one) => [one.originPetitionId, one.id]));
  await tx.run(
    `insert into handovers (unit_id, reorganisation_id, from_unit_id, kind, from_petition_id, from_year, from_number, petition_id, before, handed_at)
     select $1, $2, $3, 'petition', x."fromId", x.year, x.number, x.id, x.before, $4
       from jsonb_to_recordset($5::jsonb) as x("fromId" bigint, year int, number int, id bigint, before jsonb)`,
    [
      batch.toUnitId,
      batch.reorganisationId,
      batch.fromUnitId,
      batch.at,
      JSON.stringify(
        given.map((one) => ({ fromId: one.id, year: one.year, number: one.number, id: newIds.get(one.id), before: one })),
      ),
    ],
  );
  const ids = taken.map(({ id }) => id);
  const past = await tx.rows<{ id: number }>('select carry_names($1, $2, $3::bigint[], greatest($4::date, $5::date), $6) as id', [
    batch.reorganisationId,
    batch.fromUnitId,
    ids,
    batch.on,
    todayInVietnam(batch.at),
    batch.at,
  ]);
  await tx.rows('select carry_public_slips($1, $2, $3::bigint[])', [batch.reorganisationId, batch.fromUnitId, ids]);
  await tx.rows('select carry_search($1, $2, $3::bigint[])', [batch.reorganisationId, batch.fromUnitId, ids]);
  return past.map(({ id }) => id);
}
