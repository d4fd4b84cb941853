import type { Knex } from 'knex';

/** A record that is sealed takes every draft about it away, whoever typed it: only this function may, and it reads none. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Drafts of these forms (patterns of LIKE) about one record of the caller's unit, with the rows of their files. Gives how many.
create function forget_drafts(forms text[], record text) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  dropped int;
begin
  if coalesce(record, '') = '' then raise exception 'drafts of new records are their typists'' own'; end if;
  delete from attachments f using drafts d
   where f.unit_id = d.unit_id and f.draft_id = d.id and d.unit_id = own and d.form like any (forms) and d.subject = record;
  delete from drafts d where d.unit_id = own and d.form like any (forms) and d.subject = record;
  get diagnostics dropped = row_count;
  return dropped;
end $f$;
select gate_function('forget_drafts(text[], text)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
