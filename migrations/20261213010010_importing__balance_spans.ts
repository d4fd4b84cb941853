import type { Knex } from 'knex';

/**
 * Opening figures say from which day they count, not only to which: only a period that holds all their days adds them. A sheet signed before
 * says no first day and stands as it was signed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table opening_balances add column from_on date, add constraint opening_balances_span check (from_on <= as_of);

create or replace function signed_balance_stands() returns trigger language plpgsql set search_path = public as $f$
begin
  if old.signed_at is not null and (new.figures, new.from_on, new.as_of, new.basis, new.table_code, new.signed_at, new.signed_by) is distinct from (old.figures, old.from_on, old.as_of, old.basis, old.table_code, old.signed_at, old.signed_by) then
    raise exception 'A signed opening balance is not changed';
  end if;
  return new;
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
