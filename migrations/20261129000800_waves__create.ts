import type { Knex } from 'knex';

/**
 * Waves of bringing offices in: which units, when, what must be ready, who said so. `go_lives` is the switch of a unit as a dated fact;
 * a unit no wave names is live.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table waves (
  id int generated always as identity primary key,
  name text not null,
  basis text not null default '',                -- the plan it rests on: number, day, who issued it
  training_on date not null, ready_on date not null, live_on date not null,
  certified int not null default 1 check (certified between 0 and 100), -- people of each unit who passed the exercises
  created_at timestamptz not null, created_by int not null references accounts,
  version int not null default 1,
  check (training_on <= ready_on and ready_on <= live_on));
create index on waves (live_on desc);

create table wave_items (
  wave_id int not null references waves,
  code text not null check (code ~ '^[a-z][a-z_0-9]*$'),
  words text not null default '',                -- of an item of this wave alone; the others are named in the product
  is_required boolean not null,
  ordinal int not null,
  primary key (wave_id, code));

create table wave_units (
  office_id int primary key references units,    -- in one wave and no other
  wave_id int not null references waves,
  added_at timestamptz not null, added_by int not null references accounts);
create index on wave_units (wave_id);

-- Said by name. A tick taken back stays, with who took it back.
create table wave_ticks (
  id bigint generated always as identity primary key,
  wave_id int not null references waves,
  office_id int not null references units,
  code text not null,
  kind text not null check (kind in ('done','not_needed')),
  remark text not null default '',
  ticked_at timestamptz not null, ticked_by int not null references accounts,
  removed_at timestamptz, removed_by int references accounts, removed_reason text not null default '',
  check ((removed_at is null) = (removed_by is null)),
  check (kind = 'done' or remark <> ''));
create unique index wave_ticks_one_stands on wave_ticks (wave_id, office_id, code) where removed_at is null;

create table go_lives (
  id int generated always as identity primary key,
  office_id int not null references units,
  wave_id int not null references waves,
  live_on date not null,                         -- from this day real petitions are received, practice is refused
  missing text[] not null default '{}',          -- required items not met when it was decided
  reason text not null default '',
  checklist jsonb not null,                      -- as it stood when it was decided
  decided_at timestamptz not null, decided_by int not null references accounts,
  taken_back_at timestamptz, taken_back_by int references accounts, taken_back_reason text not null default '',
  check ((taken_back_at is null) = (taken_back_by is null)),
  check (missing = '{}' or reason <> ''));
create unique index go_lives_one_stands on go_lives (office_id) where taken_back_at is null;
create index on go_lives (wave_id);

-- In a training class: the offices in which somebody practises whose own unit has gone live. Written by production.
create table practice_ends (
  office_id int primary key references units,
  home_unit_id int not null,                     -- of production: a number only
  home_unit text not null,
  live_on date not null);

select house('waves'), house('wave_items', 'select, insert, update, delete'), house('wave_units', 'select, insert, update, delete'),
       house('wave_ticks'), house('go_lives'), house('practice_ends', 'select, insert, update, delete');

-- Numbering books opened at the last number of the paper books. Counters go on from there and never fall below.
create table opened_books (
  unit_id int not null references units,
  year int not null,
  petition_last int not null check (petition_last >= 0),
  visit_last int not null check (visit_last >= 0),
  opened_at timestamptz not null, opened_by int not null references accounts,
  primary key (unit_id, year));
select wall('opened_books', 'reach');
select gate_may('opened_books');

create function book_goes_on() returns trigger language plpgsql security definer set search_path = public as $f$
declare last int;
begin
  select case new.name when 'petition' then b.petition_last when 'visit' then b.visit_last end into last
    from opened_books b where b.unit_id = new.unit_id and b.year = new.year;
  if last is not null and new.value < last then new.value := last; end if;
  return new;
end $f$;
select gate_function('book_goes_on()');
create trigger book_goes_on before update on counters for each row execute function book_goes_on();

-- What the checklist asks of the tenants' tables: a fact of each unit, no record of any.
create function wave_books(wanted int[], of_year int) returns table (office_id int, is_open boolean)
language sql stable security definer set search_path = public as $$
  select u.id, exists (select 1 from opened_books b where b.unit_id = u.id and b.year = of_year)
            or exists (select 1 from counters c where c.unit_id = u.id and c.year = of_year and c.name in ('petition','visit') and c.value > 0)
    from unnest(wanted) u(id)
$$;
create function wave_balances(wanted int[]) returns table (office_id int, signed int, waiting int)
language sql stable security definer set search_path = public as $$
  select u.id, (count(b.id) filter (where b.signed_at is not null and b.replaced_at is null))::int, (count(b.id) filter (where b.signed_at is null))::int
    from unnest(wanted) u(id) left join opening_balances b on b.unit_id = u.id group by u.id
$$;
create function wave_schedules(wanted int[], since date) returns table (office_id int, days int, first_on date)
language sql stable security definer set search_path = public as $$
  select u.id, count(d.id)::int, min(d.on_date)
    from unnest(wanted) u(id) left join reception_days d on d.unit_id = u.id and d.on_date >= since and d.state in ('posted','held') group by u.id
$$;
create function wave_imports(wanted int[]) returns table (office_id int, done int, open int, left_out int)
language sql stable security definer set search_path = public as $$
  select u.id, (count(i.id) filter (where i.state = 'done'))::int, (count(i.id) filter (where i.state not in ('done','undone','refused')))::int,
         (select count(*) from import_rows r join imports n on n.unit_id = r.unit_id and n.id = r.import_id where r.unit_id = u.id and n.state = 'done' and r.state = 'ready')::int
    from unnest(wanted) u(id) left join imports i on i.unit_id = u.id group by u.id
$$;
-- Units that already receive here, and since when: their first petition or visit that no import brought, or a letter of another unit that waits.
create function wave_at_work(wanted int[]) returns table (office_id int, since timestamptz)
language sql stable security definer set search_path = public as $$
  select u.id, least(
      (select min(p.registered_at) from petitions p where p.unit_id = u.id and p.status <> 'void' and not exists (select 1 from import_rows r where r.unit_id = p.unit_id and r.petition_id = p.id)),
      (select min(v.registered_at) from visits v where v.unit_id = u.id and v.status <> 'void' and not exists (select 1 from import_rows r where r.unit_id = v.unit_id and r.visit_id = v.id)),
      (select min(t.sent_at) from transfers t where t.to_unit_id = u.id
         and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned'))))
    from unnest(wanted) u(id)
$$;
select gate_may(t) from unnest(array['imports','counters','opening_balances','reception_days','petitions','visits','transfers','transfer_answers','import_rows']::regclass[]) t
 where not exists (select 1 from pg_policy p where p.polrelid = t and p.polname = 'gate_select');
select gate_function('wave_books(int[], int)'), gate_function('wave_balances(int[])'), gate_function('wave_schedules(int[], date)'),
       gate_function('wave_imports(int[])'), gate_function('wave_at_work(int[])');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
