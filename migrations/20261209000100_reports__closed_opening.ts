import type { Knex } from 'knex';

/** Signed opening figures are closed with a report: what stood beside the count, with its day and who signed it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- table → the day, who signed and when, column → figure; null for a report closed before they were kept with it.
alter table reports add column opening jsonb;

create or replace function closed_report_stands() returns trigger language plpgsql set search_path = public as $f$
begin
  if to_jsonb(new) - '{sent_at,sent_by}'::text[] is distinct from to_jsonb(old) - '{sent_at,sent_by}'::text[] or old.sent_at is not null then
    raise exception 'A closed report is not changed';
  end if;
  return new;
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
