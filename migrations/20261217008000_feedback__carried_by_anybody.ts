import type { Knex } from 'knex';

/**
 * Of these wishes of classes those that were sent on, by whichever trainer of whichever office: a wish is answered once. Says nothing of the
 * requests themselves, which stay behind their wall.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function carried_wishes(wishes text[]) returns setof text language sql stable security definer set search_path = public as $f$
  select distinct carried_from from feedback_requests where carried_from = any (wishes)
$f$;
select gate_function('carried_wishes(text[])'), gate_may('feedback_requests');
create index on feedback_requests (carried_from) where carried_from is not null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
