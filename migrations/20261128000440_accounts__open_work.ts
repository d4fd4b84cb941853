import type { Knex } from 'knex';

/**
 * How much of an office's work still hangs on an account, as numbers only: whoever closes accounts reads no record. What its own
 * office must not know of (a denunciation against the head, a petition naming somebody who works there) is not counted: a number
 * that does not match the head's list would tell him.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function open_work(account int) returns table (unit_id int, items int) language sql stable security definer set search_path = pg_catalog, public as $f$
  select held.unit_id, count(*)::int from (
    select p.unit_id, p.id as petition_id from petitions p
     where (p.holder_id = account or p.assigned_to = account) and p.closed_on is null and p.status <> 'void' and not p.past_head
    union all
    select g.unit_id, g.petition_id from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id
     where g.holder_id = account and g.closed_on is null and not p.past_head) held
   where not exists (select 1 from named_accounts n where n.unit_id = held.unit_id and n.petition_id = held.petition_id)
   group by held.unit_id
$f$;
select gate_function('open_work(int)');

-- What an officer typed and did not save: how many and when, for the handover page; the words stay his.
create function open_drafts(account int, office int) returns table (drafts int, saved_at timestamptz) language sql stable security definer set search_path = pg_catalog, public as $f$
  select count(*)::int, max(d.saved_at) from drafts d where d.account_id = account and d.unit_id = office and d.version > 0
$f$;
select gate_function('open_drafts(int, int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
