import type { Knex } from 'knex';

/**
 * The one act across the wall. Each function asks who calls (app.unit, app.account, app.sealed) and gives the receiver what was
 * sent to it and nothing else; none of them lets a unit write into another's rows.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index on transfers (id);
create index on transfers (petition_id);
create index on transfer_answers (petition_id) where petition_id is not null;

-- The software itself, for what it registers alone (acceptance on delivery): nobody signs in as it.
insert into accounts (id, login, name, name_ascii, password_hash, must_change_password, disabled_at, created_at)
  overriding system value values (0, 'phan-mem', 'Phần mềm', 'phan mem', '!', true, now(), now());

-- A transfer as its receiver may read it: sent to the caller's unit, not returned by it, sealed only for those who read sealed
-- contents, and never for an officer named in it.
create function receivable(transfer bigint) returns setof transfers language sql stable security definer set search_path = public as $f$
  select t.* from transfers t join petitions p on p.unit_id = t.unit_id and p.id = t.petition_id
   where t.id = transfer and t.to_unit_id = nullif(current_setting('app.unit', true), '')::int
     and (not (t.sealed or p.sealed) or current_setting('app.sealed', true) in ('own', 'reach'))
     and not (t.petition_id = any (hidden_petitions()))
     and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind = 'returned')
$f$;

-- Facts, content, people and letter. A sealed denouncer appears as "Người tố cáo số n", as in the sender's own tables.
create function transfer_package(transfer bigint) returns jsonb language sql stable security definer set search_path = public as $f$
  select jsonb_build_object(
    'facts', jsonb_build_object('unitId', p.unit_id, 'petitionId', p.id, 'petitionType', p.petition_type, 'knpaKind', p.knpa_kind, 'sealed', p.sealed,
      'field', p.field, 'instance', p.instance, 'denunciationRound', p.denunciation_round, 'objectKind', p.object_kind, 'denunciationKind', p.denunciation_kind,
      'senderKind', p.sender_kind, 'senderCount', p.sender_count, 'hasOriginals', p.has_originals, 'receivedOn', p.received_on,
      'postmarkedOn', p.postmarked_on, 'writtenOn', p.written_on, 'year', p.year, 'number', p.number),
    'content', to_jsonb(c) - 'unit_id' - 'petition_id',
    'parties', (select coalesce(jsonb_agg(to_jsonb(x) - 'unit_id' - 'id' - 'petition_id' - 'visit_id' - 'name_key' - 'given_key' order by x.ordinal, x.id), '[]')
                  from parties x where x.unit_id = p.unit_id and x.petition_id = p.id),
    'named', (select coalesce(jsonb_agg(jsonb_build_object('accountId', n.account_id, 'name', a.name)), '[]')
                from named_accounts n join accounts a on a.id = n.account_id where n.unit_id = p.unit_id and n.petition_id = p.id),
    'letter', (select jsonb_build_object('kind', l.kind, 'symbol', l.symbol, 'number', l.number, 'issuedOn', l.issued_on, 'signerName', l.signer_name, 'signerTitle', l.signer_title)
                 from papers l where l.unit_id = t.unit_id and l.id = t.paper_id))
    from receivable(transfer) t
    join petitions p on p.unit_id = t.unit_id and p.id = t.petition_id
    join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
$f$;

-- The files of the petition and of the letter that sent it: the same blobs, still wrapped.
create function transfer_files(transfer bigint) returns table (id bigint, sealed boolean, restricted boolean, redacted_of bigint, blob_id uuid, key_id text, wrapped_key bytea,
    sha256 bytea, size_bytes bigint, name text, media_type text, scan_state text, scanned_at timestamptz, scan_note text, is_original_paper boolean, pages int, condition text,
    is_letter boolean) language sql stable security definer set search_path = public as $f$
  select f.id, f.sealed, f.restricted, f.redacted_of, f.blob_id, f.key_id, f.wrapped_key, f.sha256, f.size_bytes, f.name, f.media_type, f.scan_state, f.scanned_at, f.scan_note,
         f.is_original_paper, f.pages, f.condition, f.paper_id is not null
    from receivable(transfer) t
    join attachments f on f.unit_id = t.unit_id and f.removed_at is null and f.draft_id is null
      and (f.petition_id = t.petition_id and f.paper_id is null and f.proceeding_id is null or f.paper_id = t.paper_id)
   order by f.id
$f$;

-- The sealed identities, still sealed, for the one moment the receiver seals them anew: only once its acceptance is written.
create function transfer_identities(transfer bigint) returns table (unit_id int, petition_id bigint, ordinal int, key_id text, wrapped_key bytea, ciphertext bytea)
language sql stable security definer set search_path = public as $f$
  select i.unit_id, i.petition_id, i.ordinal, i.key_id, i.wrapped_key, i.ciphertext
    from receivable(transfer) t
    join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.unit_id = t.to_unit_id and a.kind = 'accepted' and a.petition_id is null
    join sealed_identities i on i.unit_id = t.unit_id and i.petition_id = t.petition_id
   order by i.ordinal
$f$;

-- The citizen's slip follows the petition to whoever accepted it.
create function move_public_slip(transfer bigint, petition bigint) returns boolean language plpgsql security definer set search_path = public as $f$
begin
  update public_slips s set unit_id = a.unit_id, petition_id = a.petition_id
    from transfers t join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind = 'accepted'
   where t.id = transfer and a.petition_id = petition and a.unit_id = nullif(current_setting('app.unit', true), '')::int
     and s.public_code = t.public_code and s.unit_id = t.unit_id and s.petition_id = t.petition_id;
  return found;
end $f$;

-- Every hop of one petition from unit to unit, for those who sent it, received it, or read either by reach. Facts only.
create function transfer_chain(petition bigint) returns table (unit_id int, id bigint, petition_id bigint, to_unit_id int, to_outside text, hop int, sent_on date,
    answer text, answered_on date, reason text, reply_on date) language sql stable security definer set search_path = public as $f$
  with recursive linked(id) as (
    select petition
    union
    select next.id from linked l cross join lateral (
      select a.petition_id from transfers t join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind = 'accepted'
       where t.petition_id = l.id and a.petition_id is not null
      union all
      select t.petition_id from transfer_answers a join transfers t on t.unit_id = a.from_unit_id and t.id = a.transfer_id
       where a.petition_id = l.id and a.kind = 'accepted') next(id)),
  hops as (
    select t.*, a.kind as answer, a.answered_on, a.reason as answer_reason
      from linked l join transfers t on t.petition_id = l.id
      left join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted', 'returned'))
  select h.unit_id, h.id, h.petition_id, h.to_unit_id, h.to_outside, h.hop, h.sent_on, h.answer, h.answered_on, coalesce(h.answer_reason, ''), h.reply_on
    from hops h
   where not exists (select 1 from linked l where l.id = any (hidden_petitions()))
     and exists (select 1 from hops m where current_setting('app.all', true) = '1'
           or m.unit_id = any (nullif(current_setting('app.units', true), '')::int[]) or m.to_unit_id = any (nullif(current_setting('app.units', true), '')::int[]))
   order by h.sent_at, h.id
$f$;

do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('grant select (id, name) on accounts to %I', gate);
end $g$;
select gate_function('receivable(bigint)'), gate_function('transfer_package(bigint)'), gate_function('transfer_files(bigint)'), gate_function('transfer_identities(bigint)'),
       gate_function('move_public_slip(bigint, bigint)'), gate_function('transfer_chain(bigint)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
