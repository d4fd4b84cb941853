import type { Knex } from 'knex';

/**
 * Taking a re-organisation back, as long as no receiving unit has acted: the rows that went on are copies, the originals never moved,
 * so the copies go and the originals stand again. Only these functions delete, only while the act is being taken back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Receiving units where somebody has done something since the act was carried out, with the first time. Reading is no act.
create function reorganisation_new_acts(act int) returns table (unit_id int, at timestamptz) language sql stable security definer set search_path = public as $$
  select e.unit_id, min(e.at) from reorganisations r join reorganisation_routes x on x.reorganisation_id = r.id
    join events e on e.unit_id = x.to_unit_id and e.by_unit_id = e.unit_id and e.account_id is not null and e.at >= r.started_at
   where r.id = act and e.kind not in ('register.exported', 'receipt.printed', 'identity.revealed') and e.kind not like '%.opened' and e.kind not like '%.printed'
   group by e.unit_id
$$;

do $g$ declare name text; begin
  foreach name in array array['petition_contents','parties','lifted_names','sealed_identities','blind_indexes','proceeding_members','papers','proceedings','petitions','clocks','matters','reception_days','handovers'] loop
    perform gate_may(name::regclass, 'delete');
  end loop;
  foreach name in array array['petition_links','petition_points','proposals','proceeding_contents','proceeding_steps','proceeding_outcomes','clock_events','handled_on_paper'] loop
    perform gate_may(name::regclass, 'select, delete');
  end loop;
end $g$;
select gate_may('counters', 'select, update'), gate_may('notices', 'select, delete');
-- gate_may names its policies by verb: what main's functions already have (named_accounts) is not given twice.
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('grant delete on assignments to %I', gate);
  execute format('grant select, delete on unit_successors to %I', gate);
  execute format('grant select, delete on unit_names to %I', gate);
  execute format('grant update, delete on unit_parents to %I', gate);
end $g$;
select gate_may('papers', 'update');

-- Gives back what the calling unit took in of a closing unit; the closing unit has restored its rows before, in the same transaction.
create function hand_back(act int, from_unit int, given bigint[]) returns int language plpgsql security definer set search_path = public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  ids bigint[];
  cases bigint[];
begin
  if not exists (select 1 from reorganisations r where r.id = act and r.state = 'undoing') then raise exception 'the act is not being taken back'; end if;
  if exists (select 1 from reorganisation_new_acts(act) n where n.unit_id = own) then raise exception 'the unit has acted since'; end if;
  select array_agg(h.petition_id) into ids from handovers h where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.from_petition_id = any (given);
  if ids is null then return 0; end if;
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
  delete from attachments f where f.unit_id = own and f.redacted_of is not null and (f.petition_id = any (ids) or f.proceeding_id = any (cases));
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
  -- Nobody has taken a number since: the book ends again where it ended before.
  update counters c set value = coalesce((select max(p.number) from petitions p where p.unit_id = own and p.year = c.year), 0)
   where c.unit_id = own and c.name = 'petition';
  return cardinality(ids);
end $f$;

-- Books and days of a closing unit leave the receiver's list, the days also its schedule.
create function hand_back_rest(act int, from_unit int) returns void language plpgsql security definer set search_path = public as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int;
begin
  if not exists (select 1 from reorganisations r where r.id = act and r.state = 'undoing') then raise exception 'the act is not being taken back'; end if;
  delete from reception_days d using handovers h where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.kind = 'day'
     and d.unit_id = own and d.state = 'draft' and d.created_by = 0 and d.on_date = (h.before->>'onDate')::date and d.starts_at = (h.before->>'startsAt')::time;
  delete from handovers h where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.kind in ('book', 'day');
  delete from notices n where n.unit_id = own and n.dedupe_key = 'handover:' || act || ':' || from_unit;
end $f$;

-- Posts and successions the act had made, and the former names it had written.
create function take_back_house(act int) returns void language plpgsql security definer set search_path = public as $f$
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
  delete from unit_names n using reorganisation_changes c, reorganisations r where c.reorganisation_id = act and c.kind = 'unit_named' and r.id = act
     and n.unit_id = c.changed_unit_id and upper(n.during) = r.effective_on;
  delete from reorganisation_changes c where c.reorganisation_id = act;
end $f$;
select gate_may('reorganisation_changes', 'delete');

select gate_function('reorganisation_new_acts(int)'), gate_function('hand_back(int, int, bigint[])'), gate_function('hand_back_rest(int, int)'), gate_function('take_back_house(int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
