import type { Knex } from 'knex';

/**
 * What turns out to be a denunciation is one in every office it went through. The office that finds it out marks the copies of
 * the others in the same transaction; from then on nobody reads their words, until each office has sealed its own by a job.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table due_seals (                          -- a copy that another office of the chain has sealed, and this one has not yet
  unit_id int not null references units,
  petition_id bigint not null,
  visit_id bigint,
  marked_at timestamptz not null,
  primary key (unit_id, petition_id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
select wall('due_seals', 'own', 'select, delete');
select gate_may('due_seals', 'select, insert');

-- Nobody's eyes until the seal is on, but the software's that puts it on (account 0).
create function seals_due() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(petition_id), '{}'::bigint[]) from due_seals where nullif(current_setting('app.account', true), '') is distinct from '0'
$$;
create function visit_seals_due() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(visit_id) filter (where visit_id is not null), '{}'::bigint[]) from due_seals
   where nullif(current_setting('app.account', true), '') is distinct from '0'
$$;
select gate_function('seals_due()'), gate_function('visit_seals_due()');

do $g$ declare reading record; begin
  for reading in select tablename, qual from pg_policies
    where schemaname = 'public' and policyname = 'app_select'
      and tablename in ('petition_contents','visit_contents','visit_matters','parties','petition_points','proposals','proceeding_contents','proceeding_steps','papers','attachments','messages') loop
    execute format('alter policy app_select on %I using (%s and not (coalesce(petition_id, 0) = any ((select seals_due())::bigint[])))', reading.tablename, reading.qual);
  end loop;
  for reading in select tablename, qual from pg_policies
    where schemaname = 'public' and policyname = 'app_select'
      and tablename in ('visit_contents','visit_matters','parties','papers','attachments','messages') loop
    execute format('alter policy app_select on %I using (%s and not (coalesce(visit_id, 0) = any ((select visit_seals_due())::bigint[])))', reading.tablename, reading.qual);
  end loop;
end $g$;

-- The other copies of a petition of the caller's unit, in every office it came from or went to. Those still open are marked: their
-- words are shut, search forgets them, their slip stops answering. Gives them all, for the jobs that seal them.
create function seal_chain(petition bigint, at timestamptz) returns table (unit_id int, petition_id bigint, thread_id uuid, sealed boolean)
language plpgsql security definer set search_path = public as $f$
#variable_conflict use_column
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  others bigint[];
begin
  if not exists (select 1 from petitions p where p.unit_id = own and p.id = petition) then return; end if;
  with recursive linked(id) as (
    select petition
    union
    select next.id from linked l cross join lateral (
      select a.petition_id from transfers t join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind = 'accepted'
       where t.petition_id = l.id and a.petition_id is not null
      union all
      select t.petition_id from transfer_answers a join transfers t on t.unit_id = a.from_unit_id and t.id = a.transfer_id
       where a.petition_id = l.id and a.kind = 'accepted') next(id))
  select coalesce(array_agg(l.id), '{}') into others from linked l where l.id <> petition;
  insert into due_seals (unit_id, petition_id, visit_id, marked_at)
    select p.unit_id, p.id, p.visit_id, at from petitions p where p.id = any (others) and not p.sealed on conflict do nothing;
  delete from search.petition_bands b using petitions p where p.id = any (others) and not p.sealed and b.petition_id = p.id;
  delete from search.petition_words w using petitions p where p.id = any (others) and not p.sealed and w.petition_id = p.id;
  update public_slips s set withdrawn_at = at from petitions p
   where p.id = any (others) and s.unit_id = p.unit_id and s.petition_id = p.id and s.withdrawn_at is null;
  return query select p.unit_id, p.id, p.thread_id, p.sealed from petitions p where p.id = any (others) order by p.id;
end $f$;

-- The receiver holds the sender's petition still while it registers its own: either the seal is there before, and it registers a
-- sealed one, or its copy is there before, and the seal reaches it. False while the sender's own seal is still due: not yet.
create function hold_sent(transfer bigint) returns boolean language plpgsql security definer set search_path = public as $f$
begin
  perform 1 from transfers t join petitions p on p.unit_id = t.unit_id and p.id = t.petition_id
    where t.id = transfer and t.to_unit_id = nullif(current_setting('app.unit', true), '')::int for share of p;
  return not exists (select 1 from transfers t join due_seals d on d.unit_id = t.unit_id and d.petition_id = t.petition_id where t.id = transfer);
end $f$;
select gate_function('seal_chain(bigint, timestamptz)'), gate_function('hold_sent(bigint)');

-- What was sent is read until it is answered. Once the receiver has a petition of its own, that one is read and nothing else.
create or replace function receivable(transfer bigint) returns setof transfers language sql stable security definer set search_path = public as $f$
  select t.* from transfers t join petitions p on p.unit_id = t.unit_id and p.id = t.petition_id
   where t.id = transfer and t.to_unit_id = nullif(current_setting('app.unit', true), '')::int
     and (not (t.sealed or p.sealed) or current_setting('app.sealed', true) in ('own', 'reach'))
     and not (t.petition_id = any (hidden_petitions()))
     and not (t.petition_id = any (seals_due()))
     and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id
       and (a.kind = 'returned' or a.kind = 'accepted' and a.petition_id is not null))
$f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
