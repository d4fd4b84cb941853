import type { Knex } from 'knex';

/**
 * What the numbers around a page count besides what the figures do, ends a kept number as well (fact_changes): papers, proposals, who
 * verifies, tasks of a reception, posts and locked accounts; and a transfer and its answer at the office it was sent to.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare tab text; begin
  foreach tab in array array['papers','proposals','proceeding_members','conclusion_tasks','transfer_answers','assignments'] loop
    execute format('create trigger %I after insert on %I referencing new table as changed_rows for each statement execute function fact_changed()', tab || '_counted_in', tab);
    execute format('create trigger %I after update on %I referencing new table as changed_rows for each statement execute function fact_changed()', tab || '_counted_up', tab);
    execute format('create trigger %I after delete on %I referencing old table as changed_rows for each statement execute function fact_changed()', tab || '_counted_out', tab);
  end loop;
end $g$;

create function fact_changed_at_receiver() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  insert into fact_changes (unit_id, txid) select distinct c.to_unit_id, pg_current_xact_id() from changed_rows c
    where c.to_unit_id is not null on conflict do nothing;
  return null;
end $f$;
select gate_function('fact_changed_at_receiver()');
create trigger transfers_received_in after insert on transfers referencing new table as changed_rows for each statement execute function fact_changed_at_receiver();
create trigger transfers_received_up after update on transfers referencing new table as changed_rows for each statement execute function fact_changed_at_receiver();
create trigger transfers_received_from after update on transfers referencing old table as changed_rows for each statement execute function fact_changed_at_receiver();
create trigger transfers_received_out after delete on transfers referencing old table as changed_rows for each statement execute function fact_changed_at_receiver();

create function fact_changed_of_account() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  insert into fact_changes (unit_id, txid) select distinct s.unit_id, pg_current_xact_id() from assignments s where s.account_id = new.id on conflict do nothing;
  return null;
end $f$;
select gate_function('fact_changed_of_account()'), gate_may('assignments');
create trigger accounts_counted_up after update on accounts for each row when (old.disabled_at is distinct from new.disabled_at)
  execute function fact_changed_of_account();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
