import type { Knex } from 'knex';

/**
 * An event of a transfer tells of the petition that was sent: it is hidden with it. The receiving office's events carry no
 * petition of its own before it registers one, so the transfer decides.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function hidden_transfers() returns bigint[] language sql stable security definer set search_path = public as $$
  with hidden as (select unnest(hidden_petitions()) as id)
  select coalesce(array_agg(id), '{}'::bigint[]) from (
    select t.id from hidden h join transfers t on t.petition_id = h.id
    union
    select a.transfer_id from hidden h join transfer_answers a on a.petition_id = h.id) shut
$$;
select gate_function('hidden_transfers()');

do $g$ declare reading record; key text; begin
  for reading in select tablename, policyname, qual from pg_policies
    where schemaname = 'public' and (tablename = 'events' and policyname = 'app_select' or tablename = 'transfers' and policyname in ('app_select', 'receiver_select')) loop
    key := case reading.tablename when 'transfers' then 'id' else 'coalesce(transfer_id, 0)' end;
    execute format('alter policy %I on %I using (%s and not (%s = any ((select hidden_transfers())::bigint[])))', reading.policyname, reading.tablename, reading.qual, key);
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
