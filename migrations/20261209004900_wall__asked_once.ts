import type { Knex } from 'knex';

const asked = ['hidden_petitions', 'hidden_visits', 'hidden_transfers'] as const;

/**
 * What hides from an officer is asked by the wall for every table a statement names, dozens of times for one page. In a transaction that
 * only reads, the answer is found once and kept to its end, under everything it depends on; a transaction that writes asks every time,
 * because its own acts change the answer. What was the function is `…_now`; change that one.
 */
export async function up(knex: Knex): Promise<void> {
  for (const name of asked) {
    const { rows } = await knex.raw('select pg_get_functiondef(?::regprocedure) as said', [`${name}()`]);
    const said: string = rows[0].said;
    if (!said.includes(`public.${name}()`)) throw new Error(`${name} is not what this migration knows`);
    await knex.raw(said.replace(`public.${name}()`, `public.${name}_now()`).replaceAll('?', '\\?'));
    await knex.raw(`
select gate_function('${name}_now()');
create or replace function ${name}() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare
  whose text;
  kept text;
  found bigint[];
begin
  if current_setting('transaction_read_only') <> 'on' then return ${name}_now(); end if;
  whose := concat_ws('|', 'of', coalesce(current_setting('app.account', true), ''), coalesce(current_setting('app.unit', true), ''),
    coalesce(current_setting('app.units', true), ''), coalesce(current_setting('app.handing', true), ''), coalesce(current_setting('app.seen_by', true), '')) || '#';
  kept := current_setting('app.${name}', true);
  if starts_with(kept, whose) then return substr(kept, length(whose) + 1)::bigint[]; end if;
  found := ${name}_now();
  perform set_config('app.${name}', whose || found::text, true);
  return found;
end $f$;
`);
  }
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
