import type { Knex } from 'knex';

/**
 * That something the statutory tables count, or who may know of it, was changed in a unit: one row a transaction and unit. A result that
 * was counted within a snapshot stands as long as no row of a transaction that snapshot did not see has come. It says neither what nor how.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table fact_changes (
  unit_id int not null references units,
  txid xid8 not null,
  at timestamptz not null default now(),
  primary key (unit_id, txid));
create index on fact_changes (txid);
select wall('fact_changes', 'reach', 'select');

create function fact_changed() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  insert into fact_changes (unit_id, txid) select distinct c.unit_id, pg_current_xact_id() from changed_rows c on conflict do nothing;
  return null;
end $f$;
create function forget_fact_changes(before timestamptz) returns void language sql security definer set search_path = public as $f$
  delete from fact_changes where at < before
$f$;
select gate_function('fact_changed()');
select gate_function('forget_fact_changes(timestamptz)');
select gate_may('fact_changes', 'select, insert, delete');
do $g$ declare tab text; begin
  foreach tab in array array['petitions','visits','reception_days','proceedings','proceeding_outcomes','handovers','named_accounts'] loop
    execute format('create trigger %I after insert on %I referencing new table as changed_rows for each statement execute function fact_changed()', tab || '_counted_in', tab);
    execute format('create trigger %I after update on %I referencing new table as changed_rows for each statement execute function fact_changed()', tab || '_counted_up', tab);
    execute format('create trigger %I after delete on %I referencing old table as changed_rows for each statement execute function fact_changed()', tab || '_counted_out', tab);
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
