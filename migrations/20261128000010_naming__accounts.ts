import type { Knex } from 'knex';

/**
 * Officers named in a visit are hidden from as in a petition; who named whom and when is kept; a wrong naming can be lifted.
 * Whoever is given a post, or another name, is looked for again in everything already registered.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table named_accounts alter column petition_id drop not null;
alter table named_accounts add column visit_id bigint, add column named_how text not null default 'text' check (named_how in ('chosen','text','answer','again')),
  add column named_by int references accounts, add column named_at timestamptz;
alter table named_accounts add check (petition_id is not null or visit_id is not null);
create unique index named_accounts_visit on named_accounts (unit_id, visit_id, account_id) where visit_id is not null;

-- The other side as the register of visits holds it; sealed with the visit's words.
alter table visit_contents add column respondent text not null default '', add column respondent_post text not null default '';

create table lifted_names (                       -- a naming taken back: the search for names does not bring it again
  unit_id int not null references units,
  id bigint generated always as identity,
  petition_id bigint not null,
  account_id int not null references accounts,
  reason text not null,
  lifted_by int not null references accounts,
  lifted_at timestamptz not null,
  primary key (unit_id, id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
create unique index on lifted_names (unit_id, petition_id, account_id);
select wall('lifted_names', 'petition', 'select');
select gate_may('lifted_names', 'select, insert');
select gate_may('named_accounts', 'insert, delete');
select gate_may('visits', 'update');
select gate_may('visit_contents');

-- As before, with visits; app.handing: the petition this very transaction sends past the head, until it commits.
create or replace function hidden_petitions() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(id), '{}'::bigint[]) from (
    select petition_id as id from named_accounts where petition_id is not null and account_id = nullif(current_setting('app.account', true), '')::int
    union
    select id from petitions where past_head and unit_id = nullif(current_setting('app.unit', true), '')::int
      and registered_by is distinct from nullif(current_setting('app.account', true), '')::int
      and id is distinct from nullif(current_setting('app.handing', true), '')::bigint
      and nullif(current_setting('app.account', true), '') is distinct from '0') hidden   -- 0: the system itself, for clocks and reminders
$$;
create or replace function hidden_visits() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(id), '{}'::bigint[]) from (
    select id from visits where petition_id = any (hidden_petitions())
    union
    select visit_id from named_accounts where visit_id is not null and account_id = nullif(current_setting('app.account', true), '')::int
    union
    select id from visits where past_head and unit_id = nullif(current_setting('app.unit', true), '')::int
      and registered_by is distinct from nullif(current_setting('app.account', true), '')::int
      and nullif(current_setting('app.account', true), '') is distinct from '0') hidden
$$;
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('alter policy app_select on named_accounts using (%s and not (coalesce(visit_id, 0) = any ((select hidden_visits())::bigint[])))',
    (select qual from pg_policies where schemaname = 'public' and tablename = 'named_accounts' and policyname = 'app_select'));
  execute format('grant select (id, name, name_ascii, disabled_at) on accounts to %I', gate);
  execute format('grant select on assignments, unit_parents, unit_reach to %I', gate);
  execute format('grant execute on function fold(text), naming_words(text), naming_segments(text), naming_text(text, text, text), is_common_post(text), names_head(int, date, text), naming_hits(int, date, jsonb) to %I, %I', app, gate);
end $g$;

/*
 * Looks for these accounts in everything already registered: whole names anywhere; in denunciations also a name of two words or
 * more without its surname, where the officer may see the row. One who now leads a unit that holds a denunciation of him: it goes
 * past him, back to the officer who registered it. Leaves a trace in the unit's book.
 */
create function name_officers_again(p_accounts int[]) returns void language plpgsql security definer set search_path = public as $f$
declare today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  with again as (
    insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at)
    select distinct p.unit_id, p.petition_id, c.id,
           case when t.sealed then 'denounced' when t.petition_type = 'KN' then 'respondent' else 'related_party' end, 'again', now()
      from accounts c
      join parties p on p.role in ('respondent','denounced','related_party') and naming_text(p.name, p.position, p.organization) like '%' || naming_words(c.name_ascii) || '%'
      join petitions t on t.unit_id = p.unit_id and t.id = p.petition_id
     where c.id = any (p_accounts) and c.id > 0 and c.name_ascii like '% %'
       and (t.sealed or t.petition_type <> 'KN' or not exists (select 1 from assignments a where a.account_id = c.id and a.role = 'leader' and (upper_inf(a.during) or upper(a.during) > today)))
       and not exists (select 1 from lifted_names l where l.unit_id = p.unit_id and l.petition_id = p.petition_id and l.account_id = c.id)
    union
    select distinct p.unit_id, p.petition_id, c.id, 'denounced', 'again', now()
      from accounts c
      join assignments a on a.account_id = c.id and (upper_inf(a.during) or upper(a.during) > today)
      join petitions t on t.sealed and t.unit_id = a.unit_id
      join parties p on p.unit_id = t.unit_id and p.petition_id = t.id and p.role in ('respondent','denounced','related_party')
     where c.id = any (p_accounts) and c.id > 0
       and exists (select 1 from unnest(naming_segments(p.name)) s where s like '% %' and naming_words(c.name_ascii) like '% ' || s || ' ')
       and not exists (select 1 from lifted_names l where l.unit_id = p.unit_id and l.petition_id = p.petition_id and l.account_id = c.id)
    on conflict do nothing
    returning unit_id, petition_id, account_id)
  insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed, data)
  select a.unit_id, now(), null, a.unit_id, 'system', 'petition.officers_named', a.petition_id, t.sealed,
         jsonb_build_object('names', jsonb_agg(c.name order by c.id), 'how', 'again')
    from again a join petitions t on t.unit_id = a.unit_id and t.id = a.petition_id join accounts c on c.id = a.account_id
   group by a.unit_id, a.petition_id, t.sealed;

  insert into named_accounts (unit_id, visit_id, account_id, named_as, named_how, named_at)
  select v.unit_id, v.id, c.id, 'denounced', 'again', now()
    from accounts c
    join visit_contents w on naming_text(w.respondent, w.respondent_post, '') like '%' || naming_words(c.name_ascii) || '%'
    join visits v on v.unit_id = w.unit_id and v.id = w.visit_id and v.sealed
   where c.id = any (p_accounts) and c.id > 0 and c.name_ascii like '% %'
  on conflict do nothing;

  with gone as (
    update petitions t set past_head = true, version = version + 1, jurisdiction = 'not_own',
           assigned_to = registered_by, next_role = null,
           holder_id = case when t.closed_on is null then registered_by end,
           status = case when t.status in ('received','assigned','awaiting_supplement','proposed','approved') then 'assigned' else t.status end,
           next_act = case when t.closed_on is null then 'transfer' else t.next_act end
     where t.sealed and not t.past_head and t.status <> 'void'
       and exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = t.unit_id
                     and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > today)
                    where n.unit_id = t.unit_id and n.petition_id = t.id and n.named_as = 'denounced' and n.account_id = any (p_accounts))
    returning unit_id, id)
  insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed)
  select unit_id, now(), null, unit_id, 'system', 'petition.went_past_head', id, true from gone;

  update visits v set past_head = true, version = version + 1
   where v.sealed and not v.past_head
     and exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = v.unit_id
                   and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > today)
                  where n.unit_id = v.unit_id and n.visit_id = v.id and n.account_id = any (p_accounts));
end $f$;

create function look_for_names_again() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  if tg_table_name = 'assignments' then perform name_officers_again(array[new.account_id]);
  else perform name_officers_again(array[new.id]); end if;
  return null;
end $f$;

-- What was registered before this migration, while the functions are still the owner's.
select name_officers_again(array(select id from accounts where id > 0));

/*
 * Takes a wrong naming back. Who may is decided by the petition's policy; here: nobody who is named or hidden from himself, nobody
 * out of reach, and of a petition past the head nobody of his unit. Gives the unit whose petition it is, null when there is nothing.
 */
create function lift_name(p_petition bigint, p_account int, p_reason text, p_at timestamptz) returns int language plpgsql security definer set search_path = public as $f$
declare me int := nullif(current_setting('app.account', true), '')::int; mine int := nullif(current_setting('app.unit', true), '')::int; whose petitions;
begin
  select * into whose from petitions where id = p_petition for update;
  if whose.id is null or me is null or me = 0 or p_account = me or p_petition = any (hidden_petitions()) or trim(p_reason) = '' then return null; end if;
  if current_setting('app.all', true) is distinct from '1' and not (whose.unit_id = any (nullif(current_setting('app.units', true), '')::int[])) then return null; end if;
  if whose.past_head and whose.unit_id = mine then return null; end if;
  delete from named_accounts where unit_id = whose.unit_id and petition_id = p_petition and account_id = p_account;
  if not found then return null; end if;
  insert into lifted_names (unit_id, petition_id, account_id, reason, lifted_by, lifted_at) values (whose.unit_id, p_petition, p_account, p_reason, me, p_at)
    on conflict (unit_id, petition_id, account_id) do nothing;
  return whose.unit_id;
end $f$;

revoke all on function look_for_names_again() from public;
select gate_function('name_officers_again(int[])');
select gate_function('lift_name(bigint, int, text, timestamptz)');
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('revoke all on function name_officers_again(int[]) from %I', app);
  execute format('alter function look_for_names_again() owner to %I', gate);
end $g$;
create trigger assignments_named after insert or update of account_id, unit_id, role, during on assignments for each row execute function look_for_names_again();
create trigger accounts_renamed after update of name, name_ascii on accounts for each row when (old.name_ascii is distinct from new.name_ascii) execute function look_for_names_again();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
