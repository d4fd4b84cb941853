import type { Knex } from 'knex';

/** Whoever looks through an officer's eyes hears of no draft: none is listed, opened or counted, whatever page asks. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare one record; was text; becomes text; begin
  for one in select * from (values
      ('drafts_of_leavers(int, date)', 'and leaves_office(d.account_id, d.unit_id, on_day)'),
      ('draft_to_hand(bigint, date, boolean)', 'and leaves_office(d.account_id, d.unit_id, on_day)'),
      ('open_drafts(int, int)', 'and d.version > 0')) x (gate, condition) loop
    was := pg_get_functiondef(one.gate::regprocedure);
    becomes := replace(was, one.condition, one.condition || $t$ and nullif(current_setting('app.seen_by', true), '') is null$t$);
    if becomes = was then raise exception '% has changed', one.gate; end if;
    execute becomes;
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
