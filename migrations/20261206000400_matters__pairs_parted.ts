import type { Knex } from 'knex';

const joined = "e.kind in ('petition.linked','petition.duplicate_undone') and e.data->>'otherId' is not null";
const told = "('petition.duplicate_ended','petition.duplicate_found','petition.duplicate_undone')";

/**
 * What told two officers of a pair in the same minute is taken away once the two may not stand beside each other: one is sealed and the
 * other is not, or one goes past the head. Pairs of that kind which stand already lose their link, but for a duplicate that ended by it:
 * whoever has that in charge opens it again, and is shown where it stood.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Whoever was told; nobody changes a colleague's notices otherwise. An ending, its notices and its event bear one instant.
create function drop_telling(petition bigint, kinds text[]) returns void
language sql security definer set search_path = public as $f$
  delete from notices n using events e
   where e.unit_id = nullif(current_setting('app.unit', true), '')::int and e.petition_id = petition and ${joined}
     and n.unit_id = e.unit_id and n.at = e.at and n.kind = any (kinds) and n.petition_id in (petition, (e.data->>'otherId')::bigint)
$f$;
select gate_function('drop_telling(bigint, text[])');

delete from notices n using events e, petitions p, petitions o
 where ${joined} and p.unit_id = e.unit_id and p.id = e.petition_id and o.unit_id = e.unit_id and o.id = (e.data->>'otherId')::bigint
   and (p.sealed <> o.sealed or p.past_head or o.past_head)
   and n.unit_id = e.unit_id and n.at = e.at and n.kind in ${told} and n.petition_id in (p.id, o.id);

delete from petition_links l using petitions p, petitions o
 where p.unit_id = l.unit_id and p.id = l.petition_id and o.unit_id = l.unit_id and o.id = l.other_petition_id
   and (p.past_head or o.past_head) and l.kind in ('same_matter','supplement','not_same');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
