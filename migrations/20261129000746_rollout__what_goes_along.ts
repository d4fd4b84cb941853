import type { Knex } from 'knex';

/** What hangs on a petition keeps its place at the receiver: files beside their redacted copies, denunciations past the head. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- The file of the closed unit this one is the copy of.
alter table attachments add column origin_file_id bigint;
create index attachments_origin on attachments (unit_id, origin_file_id) where origin_file_id is not null;

drop function carry_names(int, int, bigint[], date, timestamptz);
/*
 * Whoever was named stays named, by whom and how; a naming taken back stays so. In denunciations the receiver's officers are looked for as
 * at a registration there (naming_hits). Gives the denunciations that are now against the receiver's own head, or may be: the same act
 * that sends one past him at a registration sends these (goPastHead). What was past the head came so.
 */
create function carry_names(act int, from_unit int, ids bigint[], day date, at timestamptz) returns setof bigint language plpgsql security definer set search_path = public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  heads bigint[];
begin
  perform may_carry(act, from_unit);
  insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_by, named_at)
  select own, h.petition_id, n.account_id, n.named_as, n.named_how, n.named_by, n.named_at
    from handovers h join named_accounts n on n.unit_id = h.from_unit_id and n.petition_id = h.from_petition_id
   where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids)
  on conflict do nothing;
  insert into lifted_names (unit_id, petition_id, account_id, reason, lifted_by, lifted_at)
  select own, h.petition_id, l.account_id, l.reason, l.lifted_by, l.lifted_at
    from handovers h join lifted_names l on l.unit_id = h.from_unit_id and l.petition_id = h.from_petition_id
   where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids)
  on conflict do nothing;
  with asked as materialized (
    select q.id, jsonb_agg(jsonb_build_object('name', a.name, 'position', a.position, 'organization', a.organization)) as people
      from handovers h join petitions q on q.unit_id = own and q.id = h.petition_id and q.sealed
      join parties a on a.unit_id = own and a.petition_id = q.id and a.role in ('respondent','denounced','related_party')
     where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids) group by q.id),
  hits as materialized (
    select distinct x.id, t.account_id, t.how from asked x cross join lateral naming_hits(own, day, x.people) t
     where t.how <> 'title'
       and not exists (select 1 from lifted_names l where l.unit_id = own and l.petition_id = x.id and l.account_id = t.account_id)),
  again as (
    insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at)
    select distinct own, x.id, x.account_id, 'denounced', 'again', carry_names.at from hits x
     where x.account_id is not null and (x.how <> 'short'
       or exists (select 1 from assignments a where a.account_id = x.account_id and a.unit_id = own and (upper_inf(a.during) or upper(a.during) > day)))
    on conflict do nothing returning petition_id, account_id),
  told as (
    insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed, data)
    select own, carry_names.at, null, own, 'system', 'petition.officers_named', a.petition_id, true, jsonb_build_object('names', jsonb_agg(c.name order by c.id), 'how', 'again')
      from again a join accounts c on c.id = a.account_id group by a.petition_id)
  select array_agg(distinct x.id) into heads from hits x where x.how in ('head','perhaps head');
  return query select q.id from petitions q
   where q.unit_id = own and q.id = any (ids) and q.sealed and not q.past_head
     and (q.id = any (heads)
       or exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = own
             and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > day)
           where n.unit_id = own and n.petition_id = q.id and n.named_as = 'denounced'));
end $f$;

select gate_function('carry_names(int, int, bigint[], date, timestamptz)');

-- Posts and successions the act had made, and the former names it had written.
create or replace function take_back_house(act int) returns void language plpgsql security definer set search_path = public as $f$
#variable_conflict use_variable
begin
  if not exists (select 1 from reorganisations r where r.id = act and r.state = 'undoing') then raise exception 'the act is not being taken back'; end if;
  delete from assignments a using reorganisation_changes c where c.reorganisation_id = act and c.kind = 'post_made' and a.id = c.assignment_id;
  delete from unit_successors s using reorganisation_changes c, reorganisations r where c.reorganisation_id = act and c.kind = 'succession' and r.id = act
     and s.unit_id = c.changed_unit_id and s.successor_id = (c.before->>'successor')::int and s.effective_on = r.effective_on;
  delete from unit_parents p using reorganisation_changes c, reorganisations r where c.reorganisation_id = act and c.kind = 'child_moved' and r.id = act
     and p.unit_id = c.changed_unit_id and lower(p.during) = r.effective_on;
  update unit_parents p set during = daterange(lower(p.during), null) from reorganisation_changes c, reorganisations r
   where c.reorganisation_id = act and c.kind = 'child_moved' and r.id = act and p.unit_id = c.changed_unit_id and upper(p.during) = r.effective_on;
  delete from unit_names n using reorganisation_changes c, reorganisations r where c.reorganisation_id = act and c.kind = 'unit_named' and coalesce((c.before->>'former')::boolean, true) and r.id = act
     and n.unit_id = c.changed_unit_id and upper(n.during) = r.effective_on;
  delete from reorganisation_changes c where c.reorganisation_id = act;
end $f$;

-- As before (20261129000742), the redacted copies of papers too.
-- Gives back what the calling unit took in of a closing unit; the closing unit has restored its rows before, in the same transaction.
create or replace function hand_back(act int, from_unit int, given bigint[]) returns int language plpgsql security definer set search_path = public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  ids bigint[];
  cases bigint[];
begin
  if not exists (select 1 from reorganisations r where r.id = act and r.state = 'undoing') then raise exception 'the act is not being taken back'; end if;
  select array_agg(h.petition_id) into ids from handovers h where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.from_petition_id = any (given);
  if ids is null then return 0; end if;
  if exists (select 1 from acted_upon(act, own, ids)) then raise exception 'somebody has acted on them since'; end if;
  if exists (select 1 from handovers h join petitions o on o.unit_id = h.from_unit_id and o.id = h.from_petition_id
      left join proceedings g on g.unit_id = o.unit_id and g.petition_id = o.id
      where h.unit_id = own and h.petition_id = any (ids) and (o.status = 'handed_over' or g.state = 'handed_over')) then
    raise exception 'the closing unit has not restored its rows';
  end if;
  -- A copy that another office has sealed meanwhile is sealed by its own job first; so is the original.
  if exists (select 1 from due_seals d where d.unit_id = own and d.petition_id = any (ids)) then raise exception 'a seal is due first'; end if;
  select coalesce(array_agg(g.id), '{}') into cases from proceedings g where g.unit_id = own and g.petition_id = any (ids);
  update public_slips s set unit_id = h.from_unit_id, petition_id = h.from_petition_id from handovers h
   where h.unit_id = own and h.petition_id = any (ids) and s.unit_id = own and s.petition_id = h.petition_id;
  insert into search.petition_words (unit_id, petition_id, received_on, code, name_keys, id_numbers, id_reversed, phones, words)
  select h.from_unit_id, h.from_petition_id, w.received_on, regexp_replace(w.code, '^\\S+ ', ''), w.name_keys, w.id_numbers, w.id_reversed, w.phones, w.words
    from handovers h join search.petition_words w on w.unit_id = own and w.petition_id = h.petition_id where h.unit_id = own and h.petition_id = any (ids);
  insert into search.petition_bands (unit_id, band_hash, petition_id)
  select h.from_unit_id, b.band_hash, h.from_petition_id from handovers h join search.petition_bands b on b.unit_id = own and b.petition_id = h.petition_id
   where h.unit_id = own and h.petition_id = any (ids);
  delete from search.petition_bands b where b.unit_id = own and b.petition_id = any (ids);
  delete from search.petition_words w where w.unit_id = own and w.petition_id = any (ids);
  delete from handovers h where h.unit_id = own and h.petition_id = any (ids);
  delete from clock_events e using clocks c where e.unit_id = own and c.unit_id = own and e.clock_id = c.id and (c.petition_id = any (ids) or c.proceeding_id = any (cases));
  delete from clocks c where c.unit_id = own and (c.petition_id = any (ids) or c.proceeding_id = any (cases));
  update papers w set signed_file_id = null where w.unit_id = own and w.petition_id = any (ids) and w.signed_file_id is not null;
  delete from attachments f where f.unit_id = own and f.redacted_of is not null and (f.petition_id = any (ids) or f.proceeding_id = any (cases)
    or f.paper_id in (select w.id from papers w where w.unit_id = own and w.petition_id = any (ids)));
  delete from attachments f where f.unit_id = own and (f.petition_id = any (ids) or f.proceeding_id = any (cases)
    or f.paper_id in (select w.id from papers w where w.unit_id = own and w.petition_id = any (ids)));
  delete from proposals r where r.unit_id = own and r.petition_id = any (ids);
  delete from proceeding_steps s where s.unit_id = own and s.petition_id = any (ids);
  delete from papers w where w.unit_id = own and w.petition_id = any (ids);
  delete from proceeding_outcomes s where s.unit_id = own and s.petition_id = any (ids);
  delete from proceeding_members m where m.unit_id = own and m.petition_id = any (ids);
  delete from proceeding_contents c where c.unit_id = own and c.petition_id = any (ids);
  delete from proceedings g where g.unit_id = own and g.petition_id = any (ids);
  delete from petition_points x where x.unit_id = own and x.petition_id = any (ids);
  delete from petition_links l where l.unit_id = own and (l.petition_id = any (ids) or l.other_petition_id = any (ids));
  delete from blind_indexes b where b.unit_id = own and b.petition_id = any (ids);
  delete from sealed_identities i where i.unit_id = own and i.petition_id = any (ids);
  delete from lifted_names l where l.unit_id = own and l.petition_id = any (ids);
  delete from named_accounts n where n.unit_id = own and n.petition_id = any (ids);
  delete from parties a where a.unit_id = own and a.petition_id = any (ids);
  delete from handled_on_paper w where w.unit_id = own and w.petition_id = any (ids);
  delete from petition_contents c where c.unit_id = own and c.petition_id = any (ids);
  delete from notices n where n.unit_id = own and n.petition_id = any (ids);
  update petitions p set parent_petition_id = null where p.unit_id = own and p.parent_petition_id = any (ids);
  delete from petitions p where p.unit_id = own and p.id = any (ids);
  delete from matters m where m.unit_id = own and not exists (select 1 from petitions p where p.unit_id = own and p.matter_id = m.id)
    and not exists (select 1 from proceedings g where g.unit_id = own and g.matter_id = m.id);
  -- The book ends again at its last number; held first, so that whoever takes one this moment is counted.
  perform 1 from counters c where c.unit_id = own and c.name = 'petition' for update;
  update counters c set value = coalesce((select max(p.number) from petitions p where p.unit_id = own and p.year = c.year), 0)
   where c.unit_id = own and c.name = 'petition';
  return cardinality(ids);
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
