import type { Knex } from 'knex';

/**
 * Re-organisation as a dated legal act (decisions 8): which unit hands what to which, who goes where, how far it is carried out.
 * No row ever changes unit_id: the closing unit's petition ends as handed over, the successor's row goes on from it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- As before (20261123000100), and twice the same is once: several features let the gate do the same to one table.
create or replace function gate_may(tab regclass, privileges text default 'select') returns void language plpgsql as $f$
declare gate text; word text;
begin
  select gate_role into gate from installation;
  execute format('grant %s on %s to %I', privileges, tab, gate);
  if not (select relrowsecurity from pg_class where oid = tab) then return; end if;
  foreach word in array string_to_array(privileges, ', ') loop
    if exists (select 1 from pg_policy p where p.polrelid = tab and p.polname = 'gate_' || word) then continue; end if;
    execute format('create policy gate_%s on %s for %s to %I %s', word, tab, word, gate,
      case word when 'insert' then 'with check (true)' when 'update' then 'using (true) with check (true)' else 'using (true)' end);
  end loop;
end $f$;

create table reorganisations (
  id int generated always as identity primary key,
  number text not null,                          -- 1656/NQ-UBTVQH15
  issued_on date not null,
  issuer text not null,
  subject text not null,
  effective_on date not null,                    -- the first day of the new structure
  state text not null default 'draft' check (state in ('draft','running','done','undoing','undone')),
  created_at timestamptz not null, created_by int not null references accounts,
  started_at timestamptz, started_by int references accounts,
  finished_at timestamptz,
  undone_at timestamptz, undone_by int references accounts, undone_reason text not null default '');

-- From × to, and what goes that way. One route a pair; a split unit has several.
create table reorganisation_routes (
  reorganisation_id int not null references reorganisations,
  from_unit_id int not null references units,
  to_unit_id int not null references units,
  kind text not null check (kind in ('merge','split','abolish','function')),
  part text not null check (part in ('whole','part','remainder')),
  is_default boolean not null default false,     -- where what nobody chose for goes, once confirmed
  fields text[],                                 -- 'function': the branches of the list of fields that go
  takes_petitions boolean not null default true,
  takes_archive boolean not null default false,  -- reads the closed unit's records from then on
  takes_accounts boolean not null default false,
  takes_schedule boolean not null default false,
  primary key (reorganisation_id, from_unit_id, to_unit_id),
  check (from_unit_id <> to_unit_id),
  check ((kind = 'function') = (fields is not null)));
create index on reorganisation_routes (to_unit_id);
create index on reorganisation_routes (from_unit_id);
create unique index on reorganisation_routes (reorganisation_id, from_unit_id) where is_default;

-- Units that keep on under another name from the effective day.
create table reorganisation_names (
  reorganisation_id int not null references reorganisations,
  renamed_unit_id int not null references units,
  unit_type text not null, name text not null, short_name text not null,
  primary key (reorganisation_id, renamed_unit_id));

-- Each giving unit: whether its remainder goes by default, and how far the job is.
create table reorganisation_givers (
  reorganisation_id int not null references reorganisations,
  from_unit_id int not null references units,
  default_confirmed_at timestamptz, default_confirmed_by int references accounts,
  state text not null default 'waiting' check (state in ('waiting','running','done','undone')),
  total int not null default 0, moved int not null default 0,
  touched_at timestamptz,
  problem text not null default '',
  primary key (reorganisation_id, from_unit_id));

-- Where people go when not with their unit's default; null: the post ends.
create table reorganisation_posts (
  reorganisation_id int not null references reorganisations,
  assignment_id int not null references assignments,
  to_unit_id int references units,
  title text not null,                           -- the role stays: who gives another does so at the accounts, with their rules
  primary key (reorganisation_id, assignment_id));

-- What the act changed of the house, to take it back.
create table reorganisation_changes (
  id bigint generated always as identity primary key,
  reorganisation_id int not null references reorganisations,
  kind text not null check (kind in ('unit_closed','post_ended','post_made','unit_named','succession','child_moved')),
  changed_unit_id int references units, assignment_id int,
  before jsonb not null default '{}');
create index on reorganisation_changes (reorganisation_id);

-- The officer of a divided unit says where a petition goes, one by one or by words of the sender's address.
create table handover_choices (
  unit_id int not null references units,
  reorganisation_id int not null references reorganisations,
  petition_id bigint not null,
  to_unit_id int not null references units,
  chosen_at timestamptz not null, chosen_by int not null references accounts,
  primary key (unit_id, reorganisation_id, petition_id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
create table handover_rules (
  unit_id int not null references units,
  id bigint generated always as identity,
  reorganisation_id int not null references reorganisations,
  words text not null,
  to_unit_id int not null references units,
  made_at timestamptz not null, made_by int not null references accounts,
  primary key (unit_id, id));

-- The handover list: owned by the receiver, one item each, signed one by one.
create table handovers (
  unit_id int not null references units,
  id bigint generated always as identity,
  reorganisation_id int not null references reorganisations,
  from_unit_id int not null references units,
  kind text not null check (kind in ('petition','book','day')),
  from_petition_id bigint, from_year int, from_number int,
  petition_id bigint,
  words text not null default '',
  before jsonb not null default '{}',            -- the giver's row as it stood, to give it back
  handed_at timestamptz not null,
  signed_at timestamptz, signed_by int references accounts, remark text not null default '',
  primary key (unit_id, id),
  unique (unit_id, reorganisation_id, from_unit_id, from_petition_id),
  check ((kind = 'petition') = (petition_id is not null and from_petition_id is not null)),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
create index on handovers (unit_id, petition_id);
create index on handovers (from_number, from_year);
create index on handovers (reorganisation_id, from_unit_id);

alter table petitions drop constraint petitions_status_check;
alter table petitions add constraint petitions_status_check check (status in ('received','assigned','duplicate_linked','awaiting_supplement','proposed','approved',
  'guided','transferred','transferred_replied','returned','notified_inadmissible','filed','not_processed','inspecting','inspected','accepted','withdrawn','destroyed','void','handed_over'));
-- The row this one goes on from. Such a row is no petition received anew: counts of what was received leave it out.
alter table petitions add column origin_unit_id int references units, add column origin_petition_id bigint;
-- Its processing had ended before it came (accepted): it counts as handled where that was done, not here.
alter table petitions add column came_processed boolean not null default false;
create unique index petitions_origin on petitions (unit_id, origin_unit_id, origin_petition_id) where origin_petition_id is not null;
create index petitions_goes_on on petitions (origin_petition_id) where origin_petition_id is not null;
-- A paper that came along keeps its number in the book of the unit that issued it.
alter table papers add column origin_unit_id int references units, add column origin_paper_id bigint;
alter table clocks add column origin_clock_id bigint;
drop index papers_unit_id_symbol_year_number_idx;
create unique index papers_numbers on papers (unit_id, coalesce(origin_unit_id, 0), symbol, year, number) where number is not null;

select house('reorganisations'), house('reorganisation_routes', 'select, insert, update, delete'), house('reorganisation_names', 'select, insert, delete'),
  house('reorganisation_givers', 'select, insert, update, delete'), house('reorganisation_posts', 'select, insert, update, delete'), house('reorganisation_changes', 'select, insert');
select wall('handover_choices', 'own', 'select, insert, update, delete');
select wall('handover_rules', 'own', 'select, insert, delete');
select wall('handovers', 'petition');
select gate_may('reorganisations'), gate_may('reorganisation_routes'), gate_may('reorganisation_givers'), gate_may('reorganisation_changes', 'select'),
  gate_may('handover_choices'), gate_may('handover_rules'), gate_may('handovers'), gate_may('events', 'select');

-- Every open petition of a giving unit and where it goes: chosen, by rule, by its field, the only way there is, or the confirmed default.
-- Without a destination to_unit_id is null. Runs as whoever asks, behind the wall.
create function handover_plan(act int, from_unit int) returns table (petition_id bigint, to_unit_id int, why text)
language sql stable set search_path = public as $$
  with routes as (select * from reorganisation_routes r where r.reorganisation_id = act and r.from_unit_id = from_unit and r.takes_petitions),
    whole as (select exists (select 1 from routes where fields is null) as is_whole),
    only_way as (select min(to_unit_id) as to_unit_id from routes where fields is null having count(*) = 1),
    standard as (select r.to_unit_id from routes r join reorganisation_givers g on g.reorganisation_id = act and g.from_unit_id = from_unit
      where r.is_default and (g.default_confirmed_at is not null or exists (select 1 from reorganisations a where a.id = act and a.state = 'done')))
  select p.id, coalesce(c.to_unit_id, f.to_unit_id, m.to_unit_id, o.to_unit_id, s.to_unit_id),
         case when c.to_unit_id is not null then 'chosen' when f.to_unit_id is not null then 'field' when m.to_unit_id is not null then 'rule'
           when o.to_unit_id is not null then 'only' when s.to_unit_id is not null then 'default' else 'open' end
    from petitions p cross join whole w
    left join handover_choices c on c.unit_id = p.unit_id and c.reorganisation_id = act and c.petition_id = p.id
    left join lateral (select r.to_unit_id from routes r where split_part(p.field, '.', 1) = any (r.fields) order by r.to_unit_id limit 1) f on true
    left join lateral (select u.to_unit_id from handover_rules u where u.unit_id = p.unit_id and u.reorganisation_id = act
      and exists (select 1 from parties a where a.unit_id = p.unit_id and a.petition_id = p.id and not a.sealed
        and a.role in ('complainant','petitioner','representative') and strpos(' ' || regexp_replace(fold(a.address || ' ' || a.ward_text), '[^a-z0-9]+', ' ', 'g') || ' ',
          ' ' || trim(regexp_replace(fold(u.words), '[^a-z0-9]+', ' ', 'g')) || ' ') > 0)
      order by u.id limit 1) m on true
    left join only_way o on true
    left join standard s on true
   where p.unit_id = from_unit and (w.is_whole or f.to_unit_id is not null)
     and (p.closed_on is null and p.status <> 'void'
       -- Closed, and still inspected by the office itself or to be told to the citizen.
       or p.next_act in ('inspect','tell')
       or p.status = 'accepted' and exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null)
       -- What is still owed to whoever forwarded a denunciation outlives everything else of it (khoản 2 Điều 26 LTC).
       or exists (select 1 from clocks k where k.unit_id = p.unit_id and k.petition_id = p.id and k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null))
$$;

-- The dry run: facts counted by unit, for the administrator, who reads no petition.
create function reorganisation_tally(act int, week_from date, week_to date) returns table (from_unit_id int, petitions int, proceedings int, undecided int, week_due int, overdue int,
  unsigned int, incoming int, visits int, days int, drafts int, past_head int) language sql stable security definer set search_path = public as $$
  select g.from_unit_id, c.petitions, c.proceedings, c.undecided, c.week_due, c.overdue,
    (select count(*) from papers w where w.unit_id = g.from_unit_id and w.state in ('draft','submitted','approved','numbered','signed')
       and exists (select 1 from handover_plan(act, g.from_unit_id) x where x.petition_id = w.petition_id))::int,
    (select count(*) from transfers t where t.to_unit_id = g.from_unit_id
       and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')))::int,
    (select count(*) from visits v where v.unit_id = g.from_unit_id and v.status in ('recorded','outcome_set') and v.replied_on is null and v.due_on is not null)::int,
    (select count(*) from reception_days d where d.unit_id = g.from_unit_id and d.on_date >= a.effective_on and d.state in ('draft','posted'))::int,
    (select count(*) from drafts d where d.unit_id = g.from_unit_id)::int,
    c.past_head
  from reorganisations a join reorganisation_givers g on g.reorganisation_id = a.id
  cross join lateral (
    select count(*) filter (where p.status <> 'accepted')::int as petitions, count(*) filter (where p.status = 'accepted')::int as proceedings,
      count(*) filter (where x.to_unit_id is null)::int as undecided, count(*) filter (where p.past_head)::int as past_head,
      count(*) filter (where coalesce(r.due_on, p.due_on) between week_from and week_to)::int as week_due,
      count(*) filter (where coalesce(r.due_on, p.due_on) < week_from)::int as overdue
    from handover_plan(act, g.from_unit_id) x join petitions p on p.unit_id = g.from_unit_id and p.id = x.petition_id
    left join proceedings r on r.unit_id = p.unit_id and r.petition_id = p.id and r.closed_on is null) c
  where a.id = act
$$;

-- How many petitions each route takes, and why they go there.
create function reorganisation_flow(act int) returns table (from_unit_id int, to_unit_id int, petitions int, by_default int)
language sql stable security definer set search_path = public as $$
  select g.from_unit_id, x.to_unit_id, count(*)::int, count(*) filter (where x.why = 'default')::int
    from reorganisation_givers g cross join lateral handover_plan(act, g.from_unit_id) x
   where g.reorganisation_id = act group by 1, 2
$$;

-- The calling unit takes in what this unit gives by this act: the functions that carry do nothing else.
create function may_carry(act int, from_unit int) returns void language plpgsql stable security definer set search_path = public as $f$
begin
  if not exists (select 1 from reorganisations r join reorganisation_routes x on x.reorganisation_id = r.id
      where r.id = act and r.state in ('running','done') and x.from_unit_id = from_unit and x.to_unit_id = nullif(current_setting('app.unit', true), '')::int) then
    raise exception 'nothing is handed over that way';
  end if;
end $f$;
revoke all on function may_carry(int, int) from public;

/*
 * Whoever was named stays named, by whom and how; a naming taken back stays so. In denunciations the receiver's officers are looked for as
 * at a registration there (naming_hits), but that its head may be meant is enough to go past him. What was past the head stays it. Such a
 * petition waits for whoever registered it, also when he did not come along: then the superior fetches it; nobody else is handed it.
 */
create function carry_names(act int, from_unit int, ids bigint[], day date, at timestamptz) returns void language plpgsql security definer set search_path = public as $f$
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
  with gone as (
    update petitions q set past_head = true, jurisdiction = 'not_own', assigned_to = q.registered_by, next_role = null,
           holder_id = case when q.closed_on is null then q.registered_by end,
           status = case when q.status in ('received','assigned','awaiting_supplement','proposed','approved') then 'assigned' else q.status end,
           next_act = case when q.closed_on is null then 'transfer' else q.next_act end
      from handovers h join petitions o on o.unit_id = h.from_unit_id and o.id = h.from_petition_id
     where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids) and q.unit_id = own and q.id = h.petition_id and q.sealed
       and (o.past_head or q.id = any (heads)
         or exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = own
               and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > day)
             where n.unit_id = own and n.petition_id = q.id and n.named_as = 'denounced'))
    returning q.id)
  insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed)
  select own, carry_names.at, null, own, 'system', 'petition.went_past_head', g.id, true from gone g;
end $f$;

-- The citizens' slips follow the petitions the calling unit has taken in.
create function carry_public_slips(act int, from_unit int, ids bigint[]) returns void language sql security definer set search_path = public as $$
  select may_carry(act, from_unit);
  update public_slips s set unit_id = h.unit_id, petition_id = h.petition_id from handovers h
   where h.unit_id = nullif(current_setting('app.unit', true), '')::int and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids)
     and s.unit_id = h.from_unit_id and s.petition_id = h.from_petition_id
$$;

-- The words of a petition move with it: found once, under its new number, its old number and its code.
create function carry_search(act int, from_unit int, ids bigint[]) returns void language plpgsql security definer set search_path = public as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int;
begin
  perform may_carry(act, from_unit);
  insert into search.petition_words (unit_id, petition_id, received_on, code, name_keys, id_numbers, id_reversed, phones, words)
  select own, p.id, w.received_on, 'ĐT-' || p.year || '-' || lpad(p.number::text, 6, '0') || ' ' || w.code, w.name_keys, w.id_numbers, w.id_reversed, w.phones, w.words
    from handovers h join petitions p on p.unit_id = h.unit_id and p.id = h.petition_id and not p.sealed
    join search.petition_words w on w.petition_id = h.from_petition_id and w.unit_id = h.from_unit_id
   where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids);
  insert into search.petition_bands (unit_id, band_hash, petition_id)
  select own, b.band_hash, h.petition_id from handovers h join search.petition_bands b on b.petition_id = h.from_petition_id and b.unit_id = h.from_unit_id
    join petitions p on p.unit_id = h.unit_id and p.id = h.petition_id and not p.sealed
   where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids);
  delete from search.petition_bands b using handovers h where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids)
     and b.petition_id = h.from_petition_id and b.unit_id = h.from_unit_id;
  delete from search.petition_words w using handovers h where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids)
     and w.petition_id = h.from_petition_id and w.unit_id = h.from_unit_id;
end $f$;

select gate_function('reorganisation_tally(int, date, date)'), gate_function('reorganisation_flow(int)'),
  gate_function('carry_public_slips(int, int, bigint[])'), gate_function('carry_search(int, int, bigint[])'), gate_function('carry_names(int, int, bigint[], date, timestamptz)');
-- As before (20261128000050), and along a handover: the ended row and the one that goes on are one case.
create or replace function seal_chain(petition bigint, at timestamptz) returns table (unit_id int, petition_id bigint, thread_id uuid, sealed boolean)
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
       where a.petition_id = l.id and a.kind = 'accepted'
      union all
      select p.id from petitions p where p.origin_petition_id = l.id
      union all
      select p.origin_petition_id from petitions p where p.id = l.id and p.origin_petition_id is not null) next(id))
  select coalesce(array_agg(l.id), '{}') into others from linked l where l.id <> petition;
  insert into due_seals (unit_id, petition_id, visit_id, marked_at)
    select p.unit_id, p.id, p.visit_id, at from petitions p where p.id = any (others) and not p.sealed on conflict do nothing;
  delete from search.petition_bands b using petitions p where p.id = any (others) and not p.sealed and b.petition_id = p.id;
  delete from search.petition_words w using petitions p where p.id = any (others) and not p.sealed and w.petition_id = p.id;
  update public_slips s set withdrawn_at = at from petitions p
   where p.id = any (others) and s.unit_id = p.unit_id and s.petition_id = p.id and s.withdrawn_at is null;
  return query select p.unit_id, p.id, p.thread_id, p.sealed from petitions p where p.id = any (others) order by p.id;
end $f$;
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('alter function may_carry(int, int) owner to %I', gate);
  revoke all on function handover_plan(int, int) from public;
  execute format('grant execute on function handover_plan(int, int) to %I, %I', app, gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
