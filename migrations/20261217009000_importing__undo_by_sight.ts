import type { Knex } from 'knex';

/**
 * What an undo leaves in a book depends on nothing that is hidden from whoever takes the import back: a number he does not see keeps none
 * below it in the book, and the counter goes back over it. So a number may stand above the counter; whoever is given the next ones passes it by.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
select gate_may('counters', 'select, insert, update');

-- The next numbers of the calling unit's book ('petition' or 'visit'), so many for each year, in order: those that stand already are passed
-- by, hidden or not. The counter stays locked until the act commits.
create function take_numbers(book text, years int[], counts int[]) returns table (of_year int, given int)
  language plpgsql security definer set search_path = public as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int; last int; wanted int; standing int[];
begin
  for of_year, wanted in select y, n from unnest(years, counts) x(y, n) order by y loop
    insert into counters as c (unit_id, name, year, value) values (own, book, of_year, 0)
      on conflict (unit_id, name, year) do update set value = c.value returning c.value into last;
    standing := case book when 'petition' then array(select p.number from petitions p where p.unit_id = own and p.year = of_year and p.number > last)
                          when 'visit' then array(select v.number from visits v where v.unit_id = own and v.year = of_year and v.number > last) end;
    given := last;
    while wanted > 0 loop
      given := given + 1;
      if given = any (standing) then continue; end if;
      wanted := wanted - 1;
      return next;
    end loop;
    update counters c set value = given where c.unit_id = own and c.name = book and c.year = of_year;
  end loop;
end $f$;
select gate_function('take_numbers(text, int[], int[])');

do $g$
declare
  was text; becomes text; part record;
  fn regprocedure := 'undo_import_next(bigint, int, timestamptz, text, text[], text[], text[], text[])';
begin
  was := pg_get_functiondef(fn);
  for part in select * from (values
    ('cases bigint[];', 'cases bigint[];
  petitions_hidden bigint[] := hidden_petitions(); visits_hidden bigint[] := hidden_visits();'),
    ('A number may go only while no number above it belongs to somebody else,', 'A number may go only while no number above it that the undoer sees belongs to somebody else,'),
    ('(not o.id = any (petition_ids) or o.id = any (counted))', 'not o.id = any (petitions_hidden) and (not o.id = any (petition_ids) or o.id = any (counted))'),
    ('(not o.id = any (visit_ids) or o.id = any (counted))', 'not o.id = any (visits_hidden) and (not o.id = any (visit_ids) or o.id = any (counted))'),
    ('(select max(p.number) from petitions p where p.unit_id = own and p.year = c.year)', '(select max(p.number) from petitions p where p.unit_id = own and p.year = c.year and not p.id = any (petitions_hidden))'),
    ('(select max(v.number) from visits v where v.unit_id = own and v.year = c.year)', '(select max(v.number) from visits v where v.unit_id = own and v.year = c.year and not v.id = any (visits_hidden))')) x(old, new)
  loop
    becomes := replace(was, part.old, part.new);
    if becomes = was then raise exception 'undo_import_next is written otherwise: %', part.old; end if;
    was := becomes;
  end loop;
  execute becomes;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
