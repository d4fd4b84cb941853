// The successor's side of a batch, written as that unit: a row that goes on for each that ends, with everything that hangs on it.
// The closing unit's rows are only read, by reach. Each statement carries the whole batch.
import type { UnitTx } from '../../../database/tx.ts';
import type { Batch, GivenPetition, TakenPetition } from './batch.ts';

/** Petitions of the batch: $1 the receiver, $2 the giver, $3 the giver's ids. `x` is the giver's row that hangs on petition x.petition_id. */
const onPetition = (x: string) =>
  `${x}.unit_id = $2 and ${x}.petition_id = any ($3::bigint[]) join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = ${x}.petition_id`;

/** An officer who has a post in the receiving unit on the day: $4. */
const stays = (account: string) =>
  `exists (select 1 from assignments s where s.account_id = ${account} and s.unit_id = $1 and s.during @> $4::date)`;

const prefixed = (alias: string, columns: string) =>
  columns
    .split(',')
    .map((column) => `${alias}.${column.trim()}`)
    .join(', ');

/** Numbers of the receiver's own book, gap-free, in the order of receipt; the book's year is the one of the handover. */
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
    has_originals, status, outcome, due_on, due_rule, is_paused, red45_on, classified_at, classified_by, closed_on, registered_at, registered_by`;
  const waits = `(p.holder_id is null or not ${stays('p.holder_id')})`;
  return tx.rows<TakenPetition>(
    `insert into petitions (unit_id, origin_unit_id, origin_petition_id, came_processed, year, number, matter_id, ${kept}, assigned_to, holder_id, next_role, next_act)
     select $1, p.unit_id, p.id, p.status = 'accepted', $5, $6::int + (row_number() over (order by p.received_on, p.id))::int,
            (select min(m.id) from matters m where m.unit_id = $1 and m.thread_id = p.thread_id), ${prefixed('p', kept)},
            case when ${stays('p.assigned_to')} then p.assigned_to end, case when ${stays('p.holder_id')} then p.holder_id end,
            case when p.status = 'accepted' then p.next_role when p.holder_id is not null and ${waits} then $7 else p.next_role end,
            case when p.holder_id is not null and ${waits} and p.status in ('received','assigned','awaiting_supplement') then 'assign' else p.next_act end
       from petitions p where p.unit_id = $2 and p.id = any ($3::bigint[]) order by p.received_on, p.id
     returning id, origin_petition_id, year, number, sealed`,
    [toUnitId, fromUnitId, petitionIds, on, year, value - given.length, assigner],
  );
}

/** Words, people, points, proposals, proceedings, papers, files, clocks, links. Identities are sealed anew elsewhere. */
export async function takeWhatHangs(tx: UnitTx, batch: Batch): Promise<void> {
  const { toUnitId, fromUnitId, petitionIds, on } = batch;
  const all = [toUnitId, fromUnitId, petitionIds];
  const copy = (table: string, columns: string) =>
    tx.run(
      `insert into ${table} (unit_id, petition_id, ${columns}) select $1, q.id, ${prefixed('x', columns)} from ${table} x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')} order by q.id`,
      all,
    );
  await copy(
    'petition_contents',
    `sealed, subject, summary, request, sender_label, respondent, contested_number, contested_on, contested_by, contested_key, previous_org, previous_number, previous_on,
     previous_result, source_org, source_number, source_on, has_state_secret, secret_file_no, processing_note`,
  );
  await copy(
    'parties',
    `ordinal, role, kind, sealed, name, name_key, given_key, birth_year, gender, nationality, ethnicity, id_type, id_number, id_issued_on, id_issued_by, phone, email, ward_unit_id,
     ward_text, address, position, organization, is_representative, has_signed, proof`,
  );
  await copy('petition_points', 'sealed, ordinal, petition_type, summary, jurisdiction, competent_org');
  await takeProceedings(tx, batch);
  await takePapers(tx, batch);
  await takeFiles(tx, all);
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
    `insert into petition_links (unit_id, petition_id, other_petition_id, kind, linked_at, linked_by)
     select $1, a.id, b.id, l.kind, l.linked_at, l.linked_by from petition_links l
       join petitions a on a.unit_id = $1 and a.origin_unit_id = $2 and a.origin_petition_id = l.petition_id
       join petitions b on b.unit_id = $1 and b.origin_unit_id = $2 and b.origin_petition_id = l.other_petition_id
      where l.unit_id = $2 and (l.petition_id = any ($3::bigint[]) or l.other_petition_id = any ($3::bigint[])) on conflict do nothing`,
    all,
  );
  await takeClocks(tx, batch);
  await nameOfficers(tx, [...all, on]);
}

async function takeProceedings(tx: UnitTx, { toUnitId, fromUnitId, petitionIds, on }: Batch): Promise<void> {
  const all = [toUnitId, fromUnitId, petitionIds];
  const kept = `thread_id, procedure, sealed, state, state_before_suspension, resolver_id, next_act, accepted_on, is_complex, is_very_complex, is_remote, is_stayed, extension_count,
    verify_by, report_on, dialogue_on, decided_on, sent_on, noticed_on, published_on, effective_on, enforced_on, closed_on, result, measure, termination_ground, suspension_ground,
    due_on, due_rule, is_paused`;
  await tx.run(
    `insert into proceedings (unit_id, petition_id, matter_id, holder_id, next_role, ${kept})
     select $1, q.id, q.matter_id, case when ${stays('x.holder_id')} then x.holder_id end,
            case when x.holder_id is not null and not ${stays('x.holder_id')} then 'leader' else x.next_role end, ${prefixed('x', kept)}
       from proceedings x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')} order by q.id`,
    [...all, on],
  );
  const copy = (table: string, columns: string) =>
    tx.run(
      `insert into ${table} (unit_id, proceeding_id, petition_id, ${columns}) select $1, g.id, q.id, ${prefixed('x', columns)}
         from ${table} x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')}
         join proceedings g on g.unit_id = $1 and g.petition_id = q.id order by g.id`,
      all,
    );
  await copy(
    'proceeding_contents',
    'sealed, accepted_points, verification_result, respondent_view, dialogue_result, conclusion, legal_basis, complexity_criteria, complexity_reason',
  );
  await copy(
    'proceeding_outcomes',
    `phase, on_date, state_money, state_land, return_money, return_land, returned_orgs, returned_persons, discipline_orgs, discipline_persons, discipline_officials, police_cases,
     police_persons, police_officials, note, recorded_at, recorded_by`,
  );
  // A member without a post in the successor has left the team.
  await tx.run(
    `insert into proceeding_members (unit_id, proceeding_id, petition_id, account_id, member_role, conflict_declared_at, has_conflict, conflict_note, assigned_on, ended_on)
     select $1, g.id, q.id, x.account_id, x.member_role, x.conflict_declared_at, x.has_conflict, x.conflict_note, x.assigned_on,
            coalesce(x.ended_on, case when not ${stays('x.account_id')} then greatest(x.assigned_on, $4::date) end)
       from proceeding_members x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')}
       join proceedings g on g.unit_id = $1 and g.petition_id = q.id order by x.id`,
    [...all, on],
  );
}

/** Issued papers keep their number and heading; what has no number yet takes the successor's heading. */
async function takePapers(tx: UnitTx, { toUnitId, fromUnitId, petitionIds, on }: Batch): Promise<void> {
  await tx.run(
    `insert into papers (unit_id, origin_unit_id, origin_paper_id, petition_id, proceeding_id, sealed, kind, symbol, year, number, issued_on, state, fields, signer_id, signer_name,
       signer_title, recipients, created_at, created_by, approved_at, approved_by, sent_on, sent_by)
     select $1, x.unit_id, x.id, q.id, g.id, x.sealed, x.kind, x.symbol, x.year, x.number, x.issued_on, x.state,
       case when x.number is null and f.unit_id is not null
         then x.fields || jsonb_build_object('superiorOrg', f.superior_org, 'issuingOrg', f.issuing_org, 'officeCode', f.symbol, 'place', f.place) else x.fields end,
       case when x.number is not null or ${stays('x.signer_id')} then x.signer_id end, case when x.number is not null or ${stays('x.signer_id')} then x.signer_name else '' end,
       x.signer_title, x.recipients, x.created_at, x.created_by, x.approved_at, x.approved_by, x.sent_on, x.sent_by
       from papers x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')}
       left join proceedings g on g.unit_id = $1 and g.petition_id = q.id and x.proceeding_id is not null
       left join unit_profiles f on f.unit_id = $1
      where x.state <> 'revoked' order by x.id`,
    [toUnitId, fromUnitId, petitionIds, on],
  );
  const all = [toUnitId, fromUnitId, petitionIds];
  await tx.run(
    `insert into proceeding_steps (unit_id, proceeding_id, petition_id, sealed, kind, on_date, until_date, details, paper_id, recorded_at, recorded_by)
     select $1, g.id, q.id, x.sealed, x.kind, x.on_date, x.until_date, x.details, w.id, x.recorded_at, x.recorded_by
       from proceeding_steps x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')}
       join proceedings g on g.unit_id = $1 and g.petition_id = q.id
       left join papers w on w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.paper_id order by x.id`,
    all,
  );
}

/** Rows of the successor's own for the files; the encrypted blobs are the same. */
async function takeFiles(tx: UnitTx, all: (number | readonly number[])[]): Promise<void> {
  await tx.run(
    `insert into attachments (unit_id, petition_id, proceeding_id, paper_id, sealed, restricted, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, scanned_at,
       scan_note, is_original_paper, pages, condition, returned_on, returned_to, uploaded_at, uploaded_by)
     select $1, case when x.petition_id is not null then q.id end, case when x.proceeding_id is not null then g.id end, w.id, x.sealed, x.restricted, x.blob_id, x.key_id, x.wrapped_key,
       x.sha256, x.size_bytes, x.name, x.media_type, x.scan_state, x.scanned_at, x.scan_note, x.is_original_paper, x.pages, x.condition, x.returned_on, x.returned_to, x.uploaded_at,
       x.uploaded_by
       from attachments x
       left join papers v on v.unit_id = x.unit_id and v.id = x.paper_id
       left join proceedings h on h.unit_id = x.unit_id and h.id = x.proceeding_id
       join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = coalesce(x.petition_id, v.petition_id, h.petition_id)
       left join proceedings g on g.unit_id = $1 and g.petition_id = q.id
       left join papers w on w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.paper_id
      where x.unit_id = $2 and coalesce(x.petition_id, v.petition_id, h.petition_id) = any ($3::bigint[]) and x.removed_at is null and x.draft_id is null
        and (x.petition_id is not null or x.proceeding_id is not null or w.id is not null) order by x.id`,
    all,
  );
  await tx.run(
    `update attachments mine set redacted_of = original.id
       from attachments x join attachments o on o.unit_id = x.unit_id and o.id = x.redacted_of
       join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = x.petition_id
       join attachments original on original.unit_id = $1 and original.petition_id = q.id and original.blob_id = o.blob_id
      where mine.unit_id = $1 and mine.petition_id = q.id and mine.blob_id = x.blob_id and mine.id <> original.id and x.unit_id = $2 and x.petition_id = any ($3::bigint[])`,
    all,
  );
  await tx.run(
    `update papers w set signed_file_id = mine.id from papers x join attachments f on f.unit_id = x.unit_id and f.id = x.signed_file_id
       join attachments mine on mine.unit_id = $1 and mine.blob_id = f.blob_id
      where w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.id and x.unit_id = $2 and x.petition_id = any ($3::bigint[])
        and (mine.paper_id = w.id or mine.petition_id = w.petition_id)`,
    all,
  );
}

/** The same clocks with the same events, and one more that says who ran them before: no due date moves. */
async function takeClocks(tx: UnitTx, { toUnitId, fromUnitId, petitionIds, on, at, fromName, act }: Batch): Promise<void> {
  const all = [toUnitId, fromUnitId, petitionIds];
  const kept =
    'rule_code, rule_valid_from, label, started_on, due_on, raw_due_on, is_paused, paused_on, stopped_on, is_main, computed_at';
  await tx.run(
    `insert into clocks (unit_id, petition_id, proceeding_id, origin_clock_id, ${kept})
     select $1, case when x.petition_id is not null then q.id end, case when x.proceeding_id is not null then g.id end, x.id, ${prefixed('x', kept)}
       from clocks x left join proceedings h on h.unit_id = x.unit_id and h.id = x.proceeding_id
       join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = coalesce(x.petition_id, h.petition_id)
       left join proceedings g on g.unit_id = $1 and g.petition_id = q.id
      where x.unit_id = $2 and coalesce(x.petition_id, h.petition_id) = any ($3::bigint[]) order by x.id`,
    all,
  );
  const mine = `clocks c join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[])
     left join proceedings g on g.unit_id = $1 and g.petition_id = q.id`;
  await tx.run(
    `insert into clock_events (unit_id, clock_id, petition_id, kind, on_date, data, recorded_at, recorded_by)
     select $1, c.id, c.petition_id, e.kind, e.on_date, e.data, e.recorded_at, e.recorded_by
       from ${mine} join clock_events e on e.unit_id = $2 and e.clock_id = c.origin_clock_id
      where c.unit_id = $1 and (c.petition_id = q.id or c.proceeding_id = g.id) order by e.id`,
    all,
  );
  await tx.run(
    `insert into clock_events (unit_id, clock_id, petition_id, kind, on_date, data, recorded_at)
     select $1, c.id, c.petition_id, 'takenOver', greatest(c.started_on, $4::date), jsonb_build_object('from', $5::text, 'paper', $6::text), $7
       from ${mine} where c.unit_id = $1 and c.origin_clock_id is not null and (c.petition_id = q.id or c.proceeding_id = g.id) and c.stopped_on is null`,
    [...all, on, fromName, act, at],
  );
  await tx.run(
    `update petitions q set main_clock_id = c.id from petitions o, clocks c
      where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[]) and o.unit_id = $2 and o.id = q.origin_petition_id
        and c.unit_id = $1 and c.origin_clock_id = o.main_clock_id and c.petition_id = q.id`,
    all,
  );
  await tx.run(
    `update proceedings g set main_clock_id = c.id from petitions q, proceedings h, clocks c
      where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[]) and g.unit_id = $1 and g.petition_id = q.id
        and h.unit_id = $2 and h.petition_id = q.origin_petition_id and c.unit_id = $1 and c.origin_clock_id = h.main_clock_id and c.proceeding_id = g.id`,
    all,
  );
}

/**
 * Who was named stays named, and officers of the successor whose names stand on the other side join them (decisions 6). A
 * denunciation of the successor's head goes past him: to whoever registered it, or the first who registers there and is not named.
 */
async function nameOfficers(tx: UnitTx, all: (number | string | readonly number[])[]): Promise<void> {
  await tx.run(
    `insert into named_accounts (unit_id, petition_id, account_id, named_as)
     select $1, q.id, n.account_id, n.named_as from named_accounts n join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = n.petition_id
      where n.unit_id = $2 and n.petition_id = any ($3::bigint[])
     union
     select $1, q.id, c.id, case q.petition_type when 'KN' then 'respondent' when 'TC' then 'denounced' else 'related_party' end
       from petitions q join parties x on x.unit_id = q.unit_id and x.petition_id = q.id and x.role in ('respondent','denounced','related_party')
       join accounts c on c.name_ascii = fold(x.name) join assignments a on a.account_id = c.id and a.unit_id = $1 and a.during @> $4::date
      where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[]) and not (q.petition_type = 'KN' and a.role = 'leader')
     on conflict do nothing`,
    all,
  );
  await tx.run(
    `with past as (
       select q.id, coalesce((select q.registered_by where exists (select 1 from assignments s where s.account_id = q.registered_by and s.unit_id = $1 and s.during @> $4::date)),
         (select s.account_id from assignments s join accounts c on c.id = s.account_id where s.unit_id = $1 and s.during @> $4::date and c.disabled_at is null
             and s.role in ('clerk','reception_officer') and not exists (select 1 from named_accounts m where m.unit_id = $1 and m.petition_id = q.id and m.account_id = s.account_id)
           order by s.role, s.id limit 1), q.registered_by) as keeper
         from petitions q where q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = any ($3::bigint[]) and q.sealed and q.closed_on is null
          and exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = $1 and a.during @> $4::date
            where n.unit_id = $1 and n.petition_id = q.id and a.role in ('leader','chief_inspector','reception_board_head')))
     update petitions q set past_head = true, registered_by = p.keeper, assigned_to = p.keeper, holder_id = p.keeper, next_role = null, next_act = 'transfer', status = 'assigned'
       from past p where q.unit_id = $1 and q.id = p.id`,
    all,
  );
}

/** The items of the handover list, each with the giver's row as it stood; then slip and search words follow. */
export async function listHandedOver(
  tx: UnitTx,
  batch: Batch,
  given: readonly GivenPetition[],
  taken: readonly TakenPetition[],
): Promise<void> {
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
  await tx.rows('select carry_public_slips($1, $2, $3::bigint[])', [batch.reorganisationId, batch.fromUnitId, ids]);
  await tx.rows('select carry_search($1, $2, $3::bigint[])', [batch.reorganisationId, batch.fromUnitId, ids]);
}
