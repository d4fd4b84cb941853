import type { Knex } from 'knex';

/**
 * Whoever returns a sealed transfer writes words that go back across the wall. They are held against the senders' identities, still
 * sealed, which the software opens for that comparison alone: of a package opened and not returned, in a transaction that says so
 * (app.compare_transfer, local to it).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function transfer_senders(transfer bigint) returns table (unit_id int, petition_id bigint, ordinal int, key_id text, wrapped_key bytea, ciphertext bytea)
language sql stable security definer set search_path = public as $f$
  select i.unit_id, i.petition_id, i.ordinal, i.key_id, i.wrapped_key, i.ciphertext
    from receivable(transfer) t
    join sealed_identities i on i.unit_id = t.unit_id and i.petition_id = t.petition_id
   where t.id = nullif(current_setting('app.compare_transfer', true), '')::bigint
     and exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.unit_id = t.to_unit_id and a.kind = 'opened')
   order by i.ordinal
$f$;
select gate_function('transfer_senders(bigint)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
