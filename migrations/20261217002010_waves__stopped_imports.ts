import type { Knex } from 'knex';

/**
 * An old book is reconciled once each of its rows is in or has a reason for which it cannot be. A row the import was stopped before has none: it is left
 * out until it has come in by another file.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create or replace function wave_imports(wanted int[]) returns table (office_id int, done int, open int, left_out int)
language sql stable security definer set search_path = public as $$
  select u.id, (count(i.id) filter (where i.state = 'done'))::int, (count(i.id) filter (where i.state not in ('done','undone','refused')))::int,
         (select count(*) from import_rows r join imports n on n.unit_id = r.unit_id and n.id = r.import_id
           where r.unit_id = u.id and n.state = 'done' and (r.state = 'ready' or r.state = 'bad' and r.problems @> '[{"code":"stopped"}]')
             and not exists (select 1 from import_rows o where o.unit_id = r.unit_id and o.source_id = r.source_id and o.digest = r.digest and o.state in ('imported','undoing','kept')))::int
    from unnest(wanted) u(id) left join imports i on i.unit_id = u.id group by u.id
$$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
