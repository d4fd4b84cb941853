import type { Knex } from 'knex';

/**
 * Whom old papers name is looked for once for all posts of a statement, not once for each: a sheet of 500 people, or a whole city's
 * posts on the day of a re-organisation, asks each table once.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function look_for_names_of_posts() returns trigger language plpgsql security definer set search_path = public as $f$
declare concerned int[];
begin
  if tg_op = 'INSERT' then concerned := array(select distinct account_id from fresh);
  else
    concerned := array(select distinct f.account_id from fresh f join stale s on s.id = f.id
                        where (f.account_id, f.unit_id, f.role, f.during) is distinct from (s.account_id, s.unit_id, s.role, s.during));
  end if;
  if cardinality(concerned) > 0 then perform name_officers_again(concerned); end if;
  return null;
end $f$;
revoke all on function look_for_names_of_posts() from public;
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('alter function look_for_names_of_posts() owner to %I', gate);
end $g$;
drop trigger assignments_named on assignments;
create trigger assignments_named_new after insert on assignments referencing new table as fresh for each statement execute function look_for_names_of_posts();
create trigger assignments_named_changed after update on assignments referencing old table as stale new table as fresh for each statement execute function look_for_names_of_posts();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
