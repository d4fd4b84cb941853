import type { Knex } from 'knex';

/**
 * Opening balances: the figures of a statutory table on the day an office goes over, where only totals exist. A signed sheet never
 * changes; a new one of the same table and day takes its place, and both stay.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table opening_balances (
  unit_id int not null references units,
  id bigint generated always as identity,
  table_code text not null check (table_code in ('01-tcd','02-xld','03-gqkn','04-gqtc','05-kqth')),
  as_of date not null,                            -- figures up to and with this day
  figures jsonb not null,                         -- column of the table → whole number
  basis text not null,                            -- the report or book they come from
  prepared_at timestamptz not null, prepared_by int not null references accounts,
  signed_at timestamptz, signed_by int references accounts,
  replaced_at timestamptz,
  version int not null default 1,
  primary key (unit_id, id),
  check ((signed_at is null) = (signed_by is null)));
create unique index opening_balances_one_draft on opening_balances (unit_id, table_code) where signed_at is null;
create unique index opening_balances_one_signed on opening_balances (unit_id, table_code) where signed_at is not null and replaced_at is null;
select wall('opening_balances', 'reach');

-- A signed sheet stands as it was signed.
create function signed_balance_stands() returns trigger language plpgsql set search_path = public as $f$
begin
  if old.signed_at is not null and (new.figures, new.as_of, new.basis, new.table_code, new.signed_at, new.signed_by) is distinct from (old.figures, old.as_of, old.basis, old.table_code, old.signed_at, old.signed_by) then
    raise exception 'A signed opening balance is not changed';
  end if;
  return new;
end $f$;
create trigger signed_stands before update on opening_balances for each row execute function signed_balance_stands();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
