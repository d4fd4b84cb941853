import type { Knex } from 'knex';

/** Drafts are seen by whoever typed them and by nobody else; only this function may drop old ones, unread. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
select gate_may('drafts', 'select, delete');
select gate_may('attachments', 'delete');

-- Drops drafts untouched since an instant, with the rows of their files. Gives how many. What lies in the file store is
-- swept afterwards, once nothing points to it.
create function sweep_drafts(before timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare dropped int;
begin
  -- The age is checked here too: a wrong clock must not drop what is being typed.
  if before > now() - interval '7 days' then raise exception 'drafts are kept for at least a week'; end if;
  delete from attachments f using drafts d where f.unit_id = d.unit_id and f.draft_id = d.id and d.saved_at < before;
  delete from drafts d where d.saved_at < before;
  get diagnostics dropped = row_count;
  return dropped;
end $f$;
select gate_function('sweep_drafts(timestamptz)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
