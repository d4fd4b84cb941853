import type { Knex } from 'knex';

/**
 * A number given in a unit that ended finds its record wherever it has gone since, over however many acts: from the first book to the
 * row that goes on today. A paper keeps the book its number stands in: two wards' papers of one number meet in a third without a clash.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- The unit in whose book the number stands, when it is not this row's own.
alter table papers add column numbered_by int references units;
with recursive from_book(unit_id, id, book_unit_id, book_id) as (
  select w.unit_id, w.id, w.origin_unit_id, w.origin_paper_id from papers w where w.origin_paper_id is not null and w.number is not null
  union all
  select f.unit_id, f.id, o.origin_unit_id, o.origin_paper_id
    from from_book f join papers o on o.unit_id = f.book_unit_id and o.id = f.book_id where o.origin_paper_id is not null),
-- The first row of the chain that had the number already: one taken over as a draft is of the book that numbered it later.
numbered as (
  select f.unit_id, f.id, f.book_unit_id from from_book f join papers o on o.unit_id = f.book_unit_id and o.id = f.book_id
   where o.number is not null
     and not exists (select 1 from papers e where e.unit_id = o.origin_unit_id and e.id = o.origin_paper_id and e.number is not null))
update papers w set numbered_by = n.book_unit_id from numbered n where w.unit_id = n.unit_id and w.id = n.id;
drop index papers_numbers;
create unique index papers_numbers on papers (unit_id, coalesce(numbered_by, 0), symbol, year, number) where number is not null;
create index papers_goes_on on papers (origin_paper_id) where origin_paper_id is not null;

create function unit_is_called(unit int, said text) returns boolean language sql stable set search_path = public as $$
  select said = '' or exists (select 1 from units u where u.id = unit and strpos(fold(u.name), said) > 0)
    or exists (select 1 from unit_names f where f.unit_id = unit and strpos(fold(f.name), said) > 0)
$$;
revoke all on function unit_is_called(int, text) from public;

-- Whether the caller reads that unit at all; what of it he reads the policies say where the rows are joined.
create function reads_unit(unit int) returns boolean language sql stable set search_path = public as $$
  select coalesce(current_setting('app.all', true), '') = '1' or coalesce(unit = any (nullif(current_setting('app.units', true), '')::int[]), false)
$$;
revoke all on function reads_unit(int) from public;

-- Petitions that go on from one that bore this number in an earlier unit's book, or in its old paper book. said: what that unit is called, or ''.
create function petitions_gone_on(p_number int, p_year int, p_papers text[], said text) returns table (unit_id int, petition_id bigint)
language sql stable security definer set search_path = public as $$
  with recursive old(unit_id, id) as (
    select o.unit_id, o.id from petitions o where o.number = p_number and (p_year is null or o.year = p_year) and unit_is_called(o.unit_id, said)
    union
    select o.unit_id, o.id from petitions o where o.paper_number = any (p_papers) and (p_year is null or o.year = p_year) and unit_is_called(o.unit_id, said)),
  onward(unit_id, id) as (
    select q.unit_id, q.id from old o join petitions q on q.origin_petition_id = o.id and q.origin_unit_id = o.unit_id
    union
    select q.unit_id, q.id from onward n join petitions q on q.origin_petition_id = n.id and q.origin_unit_id = n.unit_id)
  select n.unit_id, n.id from onward n where reads_unit(n.unit_id)
$$;

-- The same of visits.
create function visits_gone_on(p_number int, p_year int, p_papers text[], said text) returns table (unit_id int, visit_id bigint)
language sql stable security definer set search_path = public as $$
  with recursive old(unit_id, id) as (
    select o.unit_id, o.id from visits o where o.number = p_number and (p_year is null or o.year = p_year) and unit_is_called(o.unit_id, said)
    union
    select o.unit_id, o.id from visits o
     where o.paper_number <> '' and fold(o.paper_number) = any (p_papers) and (p_year is null or o.year = p_year) and unit_is_called(o.unit_id, said)),
  onward(unit_id, id) as (
    select v.unit_id, v.id from old o join visits v on v.origin_visit_id = o.id and v.origin_unit_id = o.unit_id
    union
    select v.unit_id, v.id from onward n join visits v on v.origin_visit_id = n.id and v.origin_unit_id = n.unit_id)
  select n.unit_id, n.id from onward n where reads_unit(n.unit_id)
$$;
create index visits_number on visits (number, year);

-- The numbers petitions bore before, last first: whose book, and the last day of it. Of those the caller may read.
create function former_petition_numbers(ids bigint[]) returns table (petition_id bigint, step int, unit_id int, year int, number int, until date)
language sql stable security definer set search_path = public as $$
  with recursive back(petition_id, step, at_unit, at_id, unit_id, id) as (
    select p.id, 1, p.unit_id, p.id, p.origin_unit_id, p.origin_petition_id from petitions p
     where p.id = any (ids) and p.origin_petition_id is not null and reads_unit(p.unit_id) and not p.id = any ((select hidden_petitions())::bigint[])
    union all
    select b.petition_id, b.step + 1, o.unit_id, o.id, o.origin_unit_id, o.origin_petition_id
      from back b join petitions o on o.unit_id = b.unit_id and o.id = b.id where o.origin_petition_id is not null)
  select b.petition_id, b.step, b.unit_id, o.year, o.number, r.effective_on - 1
    from back b join petitions o on o.unit_id = b.unit_id and o.id = b.id
    join handovers h on h.unit_id = b.at_unit and h.petition_id = b.at_id join reorganisations r on r.id = h.reorganisation_id
$$;

-- The same of visits.
create function former_visit_numbers(ids bigint[]) returns table (visit_id bigint, step int, unit_id int, year int, number int, until date)
language sql stable security definer set search_path = public as $$
  with recursive back(visit_id, step, at_unit, at_id, unit_id, id) as (
    select v.id, 1, v.unit_id, v.id, v.origin_unit_id, v.origin_visit_id from visits v
     where v.id = any (ids) and v.origin_visit_id is not null and reads_unit(v.unit_id) and not v.id = any ((select hidden_visits())::bigint[])
    union all
    select b.visit_id, b.step + 1, o.unit_id, o.id, o.origin_unit_id, o.origin_visit_id
      from back b join visits o on o.unit_id = b.unit_id and o.id = b.id where o.origin_visit_id is not null)
  select b.visit_id, b.step, b.unit_id, o.year, o.number, r.effective_on - 1
    from back b join visits o on o.unit_id = b.unit_id and o.id = b.id
    join handovers h on h.unit_id = b.at_unit and h.visit_id = b.at_id join reorganisations r on r.id = h.reorganisation_id
$$;

select gate_function('petitions_gone_on(int, int, text[], text)'), gate_function('visits_gone_on(int, int, text[], text)'),
  gate_function('former_petition_numbers(bigint[])'), gate_function('former_visit_numbers(bigint[])');
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('grant execute on function unit_is_called(int, text), reads_unit(int) to %I, %I', app, gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
