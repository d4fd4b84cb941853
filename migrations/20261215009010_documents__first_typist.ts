import type { Knex } from 'knex';

/** A draft handed on once more, because whoever took it over leaves too, is still what its first typist typed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare was text; becomes text; begin
  was := pg_get_functiondef('hand_draft(bigint, int, date, text, bytea, bytea)'::regprocedure);
  becomes := replace(was, 'taken_from = d.account_id', 'taken_from = coalesce(d.taken_from, d.account_id)');
  if becomes = was then raise exception 'hand_draft has changed'; end if;
  execute becomes;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
