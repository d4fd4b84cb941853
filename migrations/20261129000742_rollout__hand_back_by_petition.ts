import type { Knex } from 'knex';

/**
 * Taking an act back judges each petition by itself: one a receiving officer has acted on between the order and its turn stays where
 * it is, all others come back, and the order ends.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- What is no act: reading, printing, looking.
create function is_reading(kind text) returns boolean language sql immutable as $$
  select kind in ('register.exported', 'receipt.printed', 'identity.revealed') or kind like '%.opened' or kind like '%.printed'
$$;

create or replace function reorganisation_new_acts(act int) returns table (unit_id int, at timestamptz) language sql stable security definer set search_path = public as $$
  select e.unit_id, min(e.at) from reorganisations r join reorganisation_routes x on x.reorganisation_id = r.id
    join events e on e.unit_id = x.to_unit_id and e.by_unit_id = e.unit_id and e.account_id is not null and e.at >= r.started_at
   where r.id = act and not is_reading(e.kind)
   group by e.unit_id
$$;

-- Of the petitions a unit took over by an act, those that cannot be given back: an officer there has acted on them, they were taken up
-- again there after a return, something of the unit's own hangs on them, or they have gone on again.
create function acted_upon(act int, receiver int, ids bigint[]) returns setof bigint language sql stable security definer set search_path = public as $$
  select i.id from unnest(ids) i(id)
   where exists (select 1 from events e join reorganisations r on r.id = act
           where e.unit_id = receiver and e.petition_id = i.id and e.by_unit_id = receiver and e.at >= r.started_at
             and (e.account_id is not null and not is_reading(e.kind) or e.kind = 'petition.reopened'))
      or exists (select 1 from handovers h where h.unit_id = receiver and h.petition_id = i.id and h.signed_at is not null)
      or exists (select 1 from petition_links l where l.unit_id = receiver and (l.petition_id = i.id or l.other_petition_id = i.id)
           and not exists (select 1 from handovers h where h.unit_id = receiver and h.reorganisation_id = act and h.petition_id = case when l.petition_id = i.id then l.other_petition_id else l.petition_id end))
      or exists (select 1 from petitions p where p.unit_id = receiver and p.parent_petition_id = i.id and p.origin_petition_id is null)
      or exists (select 1 from petitions p where p.origin_unit_id = receiver and p.origin_petition_id = i.id)
$$;
revoke all on function acted_upon(int, int, bigint[]), is_reading(text) from public;

/*
 * The next petitions of the calling (closing) unit that one receiver can give back, held until the transaction ends: whoever acts there
 * waits and then finds them gone, whoever acted before keeps them. Empty when only such are left.
 */
create function hold_returns(act int, most int) returns table (unit_id int, before jsonb) language plpgsql security definer set search_path = public as $f$
#variable_conflict use_column
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  receiver int;
  ids bigint[];
begin
  if not exists (select 1 from reorganisations r where r.id = act and r.state = 'undoing') then raise exception 'the act is not being taken back'; end if;
  for receiver in select distinct h.unit_id from handovers h where h.reorganisation_id = act and h.from_unit_id = own and h.kind = 'petition' order by 1 loop
    loop
      select array_agg(c.petition_id) into ids from (
        select h.petition_id from handovers h where h.unit_id = receiver and h.reorganisation_id = act and h.from_unit_id = own and h.kind = 'petition'
           and not exists (select 1 from acted_upon(act, receiver, array[h.petition_id]))
         order by h.id limit most) c;
      exit when ids is null;
      perform 1 from petitions p where p.unit_id = receiver and p.id = any (ids) order by p.id for update;
      -- Asked again now that they are held: an act that was under way is seen.
      return query select h.unit_id, h.before from handovers h where h.unit_id = receiver and h.petition_id = any (ids) and h.reorganisation_id = act
        and not exists (select 1 from acted_upon(act, receiver, array[h.petition_id])) order by h.id;
      if found then return; end if;
    end loop;
  end loop;
end $f$;
select gate_function('hold_returns(int, int)');
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('alter function acted_upon(int, int, bigint[]) owner to %I', gate);
  execute format('alter function is_reading(text) owner to %I', gate);
end $g$;
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
