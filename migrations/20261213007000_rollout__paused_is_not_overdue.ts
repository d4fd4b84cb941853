import type { Knex } from 'knex';

/** The dry run counts no suspended matter as overdue or due in the week of the switch; it says whose drafts are left. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare was text; becomes text; begin
  select pg_get_functiondef('reorganisation_tally(int, date, date)'::regprocedure) into was;
  becomes := replace(replace(was, 'filter (where coalesce(r.due_on, p.due_on) between week_from and week_to)', 'filter (where not coalesce(r.is_paused, p.is_paused) and coalesce(r.due_on, p.due_on) between week_from and week_to)'),
    'filter (where coalesce(r.due_on, p.due_on) < week_from)', 'filter (where not coalesce(r.is_paused, p.is_paused) and coalesce(r.due_on, p.due_on) < week_from)');
  if length(becomes) <> length(was) + 2 * length('not coalesce(r.is_paused, p.is_paused) and ') then raise exception 'reorganisation_tally has changed'; end if;
  execute becomes;
end $g$;

-- Who has typed what is not saved in the giving units of an act, as numbers: counted as the dry run counts them.
create function reorganisation_typists(act int) returns table (from_unit_id int, account_id int, drafts int) language sql stable security definer set search_path = pg_catalog, public as $f$
  select d.unit_id, d.account_id, count(*)::int from reorganisation_givers g join drafts d on d.unit_id = g.from_unit_id
   where g.reorganisation_id = act group by 1, 2
$f$;
select gate_function('reorganisation_typists(int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
