import type { Knex } from 'knex';

/**
 * What a post was called before its unit was renamed. A list of an earlier day and the record of an act of then say the title of then. The
 * rows are written by the database itself, as former names of officers are: the application only reads them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- assignments.title is the title of now, borne since titled_from; null: since the post began.
alter table assignments add column titled_from date;
create table assignment_titles (
  assignment_id int not null references assignments on delete cascade,
  until date not null,                           -- the first day of the title that followed
  title text not null,
  primary key (assignment_id, until));
select house('assignment_titles', 'select');
select gate_may('assignment_titles', 'select, insert, delete');

-- A title that begins on a later day leaves the one before; one that begins again on an earlier day takes back what came after. With the
-- same first day it was written wrongly, and never was another one.
create function keep_former_title() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  if coalesce(new.titled_from, '-infinity') > coalesce(old.titled_from, '-infinity') then
    if new.titled_from > lower(old.during) then
      insert into assignment_titles (assignment_id, until, title) values (old.id, new.titled_from, old.title) on conflict do nothing;
    end if;
  else
    delete from assignment_titles t where t.assignment_id = old.id and t.until > coalesce(new.titled_from, '-infinity');
  end if;
  return new;
end $f$;
revoke all on function keep_former_title() from public;
do $g$ begin
  execute format('alter function keep_former_title() owner to %I', (select gate_role from installation));
end $g$;
create trigger assignments_former_title before update of title, titled_from on assignments for each row
  when (old.titled_from is distinct from new.titled_from) execute function keep_former_title();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
