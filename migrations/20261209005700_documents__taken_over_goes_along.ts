import type { Knex } from 'knex';

/** A draft taken over from a colleague says whose it was in the next office too. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare was text; becomes text; begin
  select pg_get_functiondef('bring_draft(int, bigint, date, text, text, bytea, bytea)'::regprocedure) into was;
  becomes := replace(replace(was, 'saved_at, returned_at)', 'saved_at, returned_at, taken_from)'),
    'left_there.saved_at, left_there.returned_at)', 'left_there.saved_at, left_there.returned_at, left_there.taken_from)');
  if becomes not like '%saved_at, returned_at, taken_from)%' or becomes not like '%left_there.returned_at, left_there.taken_from)%' then
    raise exception 'bring_draft has changed';
  end if;
  execute becomes;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
