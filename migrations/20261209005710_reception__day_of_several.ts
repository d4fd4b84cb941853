import type { Knex } from 'knex';

/** A planned reception day that came from several offices at once goes again when the last of them takes it back. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare was text; becomes text; begin
  select pg_get_functiondef('hand_back_rest(int, int)'::regprocedure) into was;
  becomes := replace(was, $t$d.starts_at = (h.before->>'startsAt')::time;$t$, $t$d.starts_at = (h.before->>'startsAt')::time
     and not exists (select 1 from handovers o where o.unit_id = own and o.kind = 'day' and (o.reorganisation_id, o.from_unit_id) <> (act, from_unit)
       and o.before->>'kind' = d.kind and (o.before->>'onDate')::date = d.on_date and (o.before->>'startsAt')::time = d.starts_at and (o.before->>'endsAt')::time = d.ends_at
       and o.before->>'expectedContent' = d.expected_content);$t$);
  if becomes = was then raise exception 'hand_back_rest has changed'; end if;
  execute becomes;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
