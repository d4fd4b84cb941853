import type { Knex } from 'knex';

/**
 * Whoever is named, and whatever goes past a head, only because a re-organisation moved people goes with the act when it is taken back: so
 * much is marked with it. The post of a unit's head means whoever heads it, not a deputy who leads beside him. What an archive keeps
 * unread, opened before its words were searched, is shut.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table named_accounts add column named_act int references reorganisations;   -- null: not by an act, or an officer has said so since
create index on named_accounts (named_act) where named_act is not null;

-- What an act sent past the head who came with it, as it was before.
create table past_head_by_act (
  unit_id int not null references units,
  id bigint generated always as identity,
  reorganisation_id int not null references reorganisations,
  petition_id bigint, visit_id bigint,
  version int not null,                            -- of the record since: whoever has acted on it keeps it as it is
  before jsonb not null default '{}',
  primary key (unit_id, id));
create index on past_head_by_act (reorganisation_id);
alter table past_head_by_act enable row level security;
alter table past_head_by_act force row level security;
do $g$ declare who text; begin
  select owner_role into who from installation;
  execute format('create policy owner_all on past_head_by_act to %I using (true) with check (true)', who);
end $g$;
select gate_may('past_head_by_act', 'select, insert, delete'), gate_may('petitions', 'select, update'), gate_may('visits', 'select, update'),
  gate_may('reorganisations'), gate_may('named_accounts', 'select, insert, delete'), gate_may('events', 'insert');

-- The act under which this transaction moves people.
create function acting_act() returns int language sql stable as $$ select nullif(current_setting('app.act', true), '')::int $$;

do $m$
declare
  one text;
  was text;
  said text;
  part text[];
begin
  said := pg_get_functiondef('name_officers_in_the_open(int[])'::regprocedure);
  foreach part slice 1 in array array[
    ['named_how, named_at)', 'named_how, named_at, named_act)'],
    ['''again'', now()', '''again'', now(), acting_act()'],
    ['    returning unit_id, id)
  insert into events', '    returning unit_id, id, version),
  kept as (
    insert into past_head_by_act (reorganisation_id, unit_id, petition_id, version, before)
    select acting_act(), g.unit_id, g.id, g.version, jsonb_build_object(''jurisdiction'', o.jurisdiction, ''assignedTo'', o.assigned_to, ''nextRole'', o.next_role,
             ''holderId'', o.holder_id, ''status'', o.status, ''nextAct'', o.next_act)
      from gone g join petitions o on o.unit_id = g.unit_id and o.id = g.id where acting_act() is not null)
  insert into events'],
    ['  update visits v set past_head = true, version = version + 1
', '  with gone as (
  update visits v set past_head = true, version = version + 1
'],
    ['where n.unit_id = v.unit_id and n.visit_id = v.id and n.account_id = any (p_accounts));', 'where n.unit_id = v.unit_id and n.visit_id = v.id and n.account_id = any (p_accounts))
    returning unit_id, id, version)
  insert into past_head_by_act (reorganisation_id, unit_id, visit_id, version) select acting_act(), g.unit_id, g.id, g.version from gone g where acting_act() is not null;']] loop
    if strpos(said, part[1]) = 0 then raise exception 'name_officers_in_the_open is not what this migration knows: %', part[1]; end if;
    said := replace(said, part[1], part[2]);
  end loop;
  execute said;

  said := pg_get_functiondef('name_in_archive(int, int, jsonb, timestamptz)'::regprocedure);
  foreach part slice 1 in array array[
    ['named_how, named_at)', 'named_how, named_at, named_act)'],
    ['''again'', name_in_archive.at from', '''again'', name_in_archive.at, act from']] loop
    if strpos(said, part[1]) = 0 then raise exception 'name_in_archive is not what this migration knows: %', part[1]; end if;
    said := replace(said, part[1], part[2]);
  end loop;
  execute said;

  said := pg_get_functiondef('naming_hits(int, date, jsonb, boolean)'::regprocedure);
  foreach part slice 1 in array array[
    ['select a.account_id, a.unit_id, a.role, called.words as title', 'select a.account_id, a.unit_id, a.role, called.words as title, a.title_words like '' pho %'' as is_deputy'],
    ['and v.role in (''leader'',''chief_inspector'',''reception_board_head'')
     where', 'and v.role in (''leader'',''chief_inspector'',''reception_board_head'')
       and (not v.is_deputy or not exists (select 1 from viewers h where h.unit_id = p_unit and not h.is_deputy and h.role in (''leader'',''chief_inspector'',''reception_board_head'')))
     where']] loop
    if strpos(said, part[1]) = 0 then raise exception 'naming_hits is not what this migration knows: %', part[1]; end if;
    said := replace(said, part[1], part[2]);
  end loop;
  execute said;
end $m$;

/*
 * Before the posts go back: whom the act named is named no more, or his own office would lose what it had. What an officer has said
 * since stays.
 */
create function unname_by_act(act int) returns void language plpgsql security definer set search_path = public as $f$
begin
  if not exists (select 1 from reorganisations r where r.id = act and r.state = 'undoing') then raise exception 'the act is not being taken back'; end if;
  delete from named_accounts n where n.named_act = act;
end $f$;

/* Once the posts are back: what went past a head who came with the act is as it was, unless somebody acted on it or the head is named in it. */
create function back_to_head(act int, at timestamptz) returns void language plpgsql security definer set search_path = public as $f$
declare
  today date := (at at time zone 'Asia/Ho_Chi_Minh')::date;
  words text;
begin
  select r.number into words from reorganisations r where r.id = act and r.state = 'undoing';
  if words is null then raise exception 'the act is not being taken back'; end if;
  with back as (
    update petitions t set past_head = false, version = t.version + 1, jurisdiction = b.before ->> 'jurisdiction', assigned_to = (b.before ->> 'assignedTo')::int,
           next_role = b.before ->> 'nextRole', holder_id = (b.before ->> 'holderId')::int, status = b.before ->> 'status', next_act = b.before ->> 'nextAct'
      from past_head_by_act b
     where b.reorganisation_id = act and t.unit_id = b.unit_id and t.id = b.petition_id and t.past_head and t.version = b.version
       and not exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = t.unit_id
             and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > today)
           where n.unit_id = t.unit_id and n.petition_id = t.id and n.named_as = 'denounced')
    returning t.unit_id, t.id)
  insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed, data)
  select g.unit_id, back_to_head.at, null, g.unit_id, 'system', 'petition.back_to_head', g.id, true, jsonb_build_object('act', words) from back g;
  update visits v set past_head = false, version = v.version + 1 from past_head_by_act b
   where b.reorganisation_id = act and v.unit_id = b.unit_id and v.id = b.visit_id and v.past_head and v.version = b.version
     and not exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = v.unit_id
           and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > today)
         where n.unit_id = v.unit_id and n.visit_id = v.id and n.named_as = 'denounced');
  delete from past_head_by_act b where b.reorganisation_id = act;
end $f$;
select gate_function('unname_by_act(int)'), gate_function('back_to_head(int, timestamptz)');
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('revoke all on function acting_act() from public');
  execute format('grant execute on function acting_act() to %I, %I', app, gate);
end $g$;

update unit_successors s
   set shut_petitions = array(select unnest(s.shut_petitions) union select c.petition_id from petition_contents c where c.unit_id = s.unit_id and c.sealed and c.is_unread),
       shut_visits = array(select unnest(s.shut_visits) union select c.visit_id from visit_contents c where c.unit_id = s.unit_id and c.sealed and c.is_unread)
 where s.opens_sealed;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
