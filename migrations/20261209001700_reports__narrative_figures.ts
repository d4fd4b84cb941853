import type { Knex } from 'knex';

/**
 * What the outline of the report in words asks of a period and no table has, as a unit tells it: a field left empty is not 0. Telling again
 * writes a new row; the one before stands aside with its day.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table narrative_figures (
  unit_id int not null references units,
  id bigint generated always as identity,
  from_on date not null, to_on date not null check (to_on >= from_on),
  figures jsonb not null default '{}',            -- field → figure
  entered_at timestamptz not null, entered_by int not null references accounts,
  replaced_at timestamptz,
  primary key (unit_id, id));
create unique index narrative_figures_current on narrative_figures (unit_id, from_on, to_on) where replaced_at is null;
select wall('narrative_figures', 'reach');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
