import type { Knex } from 'knex';

/**
 * Re-organisation as a dated legal act (decisions 8): which unit hands what to which, who goes where, how far it is carried out.
 * No row ever changes unit_id: the closing unit's petition ends as handed over, the successor's row goes on from it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
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
  role text not null, title text not null,
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
  'guided','transferred','transferred_replied','returned','notified_inadmissible','filed','not_processed','accepted','withdrawn','destroyed','void','handed_over'));
-- The row this one goes on from. Such a row is no petition received anew: counts of what was received leave it out.
alter table petitions add column origin_unit_id int references units, add column origin_petition_id bigint;
-- Its processing had ended before it came (accepted): it counts as handled where that was done, not here.
alter table petitions add column came_processed boolean not null default false;
create unique index petitions_origin on petitions (unit_id, origin_unit_id, origin_petition_id) where origin_petition_id is not null;
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
  gate_may('handover_choices'), gate_may('handover_rules'), gate_may('handovers', 'select, delete'), gate_may('events', 'select');

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
       or p.status = 'accepted' and exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null))
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

-- The citizens' slips follow the petitions the calling unit has taken in.
create function carry_public_slips(act int, from_unit int, ids bigint[]) returns void language sql security definer set search_path = public as $$
  update public_slips s set unit_id = h.unit_id, petition_id = h.petition_id from handovers h
   where h.unit_id = nullif(current_setting('app.unit', true), '')::int and h.reorganisation_id = act and h.from_unit_id = from_unit and h.petition_id = any (ids)
     and s.unit_id = h.from_unit_id and s.petition_id = h.from_petition_id
$$;

-- The words of a petition move with it: found once, under its new number, its old number and its code.
create function carry_search(act int, from_unit int, ids bigint[]) returns void language plpgsql security definer set search_path = public as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int;
begin
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
  gate_function('carry_public_slips(int, int, bigint[])'), gate_function('carry_search(int, int, bigint[])');
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  revoke all on function handover_plan(int, int) from public;
  execute format('grant execute on function handover_plan(int, int) to %I, %I', app, gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
