import type { Knex } from 'knex';

/** Of what went before this: its acts, and the rows of old books, say whether it was hidden; from whom, nothing does. */
export const hiddenBefore = `
insert into gone_records (unit_id, petition_id, sealed, from_everybody)
  select e.unit_id, e.petition_id, true, true from events e
   where e.petition_id is not null and not exists (select 1 from petitions p where p.id = e.petition_id)
   group by e.unit_id, e.petition_id
  having bool_or(e.sealed or tells_of_hiding(e.kind))
      or exists (select 1 from import_rows r where r.unit_id = e.unit_id and r.petition_id = e.petition_id and (r.names_officer or r.guarded or r.petition_type = 'TC'));
insert into gone_records (unit_id, visit_id, sealed, from_everybody)
  select e.unit_id, e.visit_id, true, true from events e
   where e.visit_id is not null and not exists (select 1 from visits v where v.id = e.visit_id)
   group by e.unit_id, e.visit_id
  having bool_or(e.sealed or tells_of_hiding(e.kind))
      or exists (select 1 from import_rows r where r.unit_id = e.unit_id and r.visit_id = e.visit_id and (r.names_officer or r.guarded or r.petition_type = 'TC'));
`;

/**
 * What an undo deletes leaves its acts in the audit. Whom the record was hidden from reads none of them afterwards either: the database keeps
 * what hid it as it goes. Of what went before this was kept nobody knows any more from whom: its acts are shown to nobody (0003).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Records that are gone, of those that were not for everybody or went on from another.
create table gone_records (
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint, visit_id bigint,               -- which of the two is gone
  beside_id bigint,                                  -- of a visit: the petition it led to
  origin_id bigint,                                  -- what it went on from: hidden there is hidden here
  sealed boolean not null default false,
  past_head boolean not null default false,
  from_everybody boolean not null default false,     -- it was hidden, and from whom is no longer known
  registered_by int,
  accounts_to int,                                   -- whoever has an account since was never looked for in it
  primary key (unit_id, id),
  check (num_nonnulls(petition_id, visit_id) = 1));
create index on gone_records (petition_id) where petition_id is not null;
create index on gone_records (visit_id) where visit_id is not null;

-- Whom a record was hidden from by name, kept as the naming ends; asked only of what is gone.
create table gone_names (
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint, visit_id bigint,
  account_id int not null references accounts,
  primary key (unit_id, id));
create index on gone_names (account_id);
create index on gone_names (petition_id) where petition_id is not null;
create index on gone_names (visit_id) where visit_id is not null;
do $g$ declare who text; tab text; begin
  select owner_role into who from installation;
  foreach tab in array array['gone_records','gone_names'] loop
    execute format('alter table %I enable row level security', tab);
    execute format('alter table %I force row level security', tab);
    execute format('create policy owner_all on %I to %I using (true) with check (true)', tab, who);
  end loop;
end $g$;
select gate_may('gone_records', 'select, insert'), gate_may('gone_names', 'select, insert'), gate_may('accounts'), gate_may('events'), gate_may('named_accounts'), gate_may('petitions'), gate_may('visits');

-- Acts that say a record was hidden from somebody.
create function tells_of_hiding(kind text) returns boolean language sql immutable parallel safe as $f$
  select kind in ('petition.officers_named','visit.officers_named','petition.name_lifted','petition.past_head','petition.went_past_head','petition.left_past_head','petition.back_to_head')
$f$;

create function keep_gone_names() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  insert into gone_names (unit_id, petition_id, visit_id, account_id) select g.unit_id, g.petition_id, g.visit_id, g.account_id from gone g;
  return null;
end $f$;
create function keep_gone_petitions() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  insert into gone_records (unit_id, petition_id, origin_id, sealed, past_head, from_everybody, registered_by, accounts_to)
  select g.unit_id, g.id, g.origin_petition_id, g.sealed, g.past_head or exists (select 1 from events e where e.unit_id = g.unit_id and e.petition_id = g.id and e.kind = 'petition.went_past_head'),
         false, g.registered_by, (select max(a.id) from accounts a)
    from gone g
   where g.sealed or g.past_head or g.origin_petition_id is not null or exists (select 1 from gone_names n where n.petition_id = g.id)
      or exists (select 1 from events e where e.unit_id = g.unit_id and e.petition_id = g.id and (e.sealed or tells_of_hiding(e.kind)));
  return null;
end $f$;
create function keep_gone_visits() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  insert into gone_records (unit_id, visit_id, beside_id, origin_id, sealed, past_head, registered_by, accounts_to)
  select g.unit_id, g.id, g.petition_id, g.origin_visit_id, g.sealed, g.past_head, g.registered_by, (select max(a.id) from accounts a)
    from gone g
   where g.sealed or g.past_head or g.petition_id is not null or g.origin_visit_id is not null or exists (select 1 from gone_names n where n.visit_id = g.id)
      or exists (select 1 from events e where e.unit_id = g.unit_id and e.visit_id = g.id and (e.sealed or tells_of_hiding(e.kind)));
  return null;
end $f$;
select gate_function('keep_gone_names()'), gate_function('keep_gone_petitions()'), gate_function('keep_gone_visits()');
create trigger named_accounts_kept after delete on named_accounts referencing old table as gone for each statement execute function keep_gone_names();
create trigger petitions_kept_hidden after delete on petitions referencing old table as gone for each statement execute function keep_gone_petitions();
create trigger visits_kept_hidden after delete on visits referencing old table as gone for each statement execute function keep_gone_visits();

-- Records that are gone and shut to the caller: those hidden from him as hidden_petitions() hides what is there; and of what was sealed, all of
-- whoever reads no sealed contents of that unit, is a verifier, looks through another's eyes or was never looked for in it.
create function shut_gone_petitions() returns setof bigint language plpgsql stable security definer set search_path = pg_catalog, public as $f$
declare
  me int := nullif(current_setting('app.account', true), '')::int;
  eyes int := nullif(current_setting('app.seen_by', true), '')::int;
  homes int[];
  reads int[];
  shut bigint[];
begin
  -- The system itself; and where nothing is gone, nothing is looked up: the audit is read in nearly every act.
  if me = 0 or not exists (select 1 from gone_records r where r.petition_id is not null) then return; end if;
  homes := home_units();
  reads := case when current_setting('app.assigned', true) is distinct from '1' and eyes is null then sealed_units() end;
  shut := hidden_petitions();
  return query
  select r.petition_id from gone_records r
   where r.petition_id is not null
     and (me is null or r.from_everybody or r.origin_id = any (shut)
       or r.past_head and (eyes is not null or coalesce(r.unit_id = any (homes), true) and r.registered_by is distinct from me)
       or r.sealed and (me > coalesce(r.accounts_to, 0) or not coalesce(reads && array[0, r.unit_id], false))
       or exists (select 1 from gone_names n where n.petition_id = r.petition_id and n.account_id in (me, eyes)));
end $f$;
create function shut_gone_visits() returns setof bigint language plpgsql stable security definer set search_path = pg_catalog, public as $f$
declare
  me int := nullif(current_setting('app.account', true), '')::int;
  eyes int := nullif(current_setting('app.seen_by', true), '')::int;
  homes int[];
  reads int[];
  shut bigint[];
  petitions_shut bigint[];
begin
  if me = 0 or not exists (select 1 from gone_records r where r.visit_id is not null) then return; end if;
  homes := home_units();
  reads := case when current_setting('app.assigned', true) is distinct from '1' and eyes is null then sealed_units() end;
  shut := hidden_visits();
  petitions_shut := hidden_petitions() || array(select g from shut_gone_petitions() g);
  return query
  select r.visit_id from gone_records r
   where r.visit_id is not null
     and (me is null or r.from_everybody or r.origin_id = any (shut) or r.beside_id = any (petitions_shut)
       or r.past_head and (eyes is not null or coalesce(r.unit_id = any (homes), true) and r.registered_by is distinct from me)
       or r.sealed and (me > coalesce(r.accounts_to, 0) or not coalesce(reads && array[0, r.unit_id], false))
       or exists (select 1 from gone_names n where n.visit_id = r.visit_id and n.account_id in (me, eyes)));
end $f$;
select gate_function('shut_gone_petitions()'), gate_function('shut_gone_visits()');

${hiddenBefore}

-- Asked once a statement, as a hashed set: a row of the audit costs one look more, however many are gone.
do $g$ declare reading record; begin
  for reading in select tablename, qual from pg_policies where schemaname = 'public' and tablename in ('events','notices') and policyname = 'app_select' loop
    execute format('alter policy app_select on %I using (%s and not (coalesce(petition_id, 0) in (select shut_gone_petitions())) and not (coalesce(visit_id, 0) in (select shut_gone_visits())))',
      reading.tablename, reading.qual);
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
