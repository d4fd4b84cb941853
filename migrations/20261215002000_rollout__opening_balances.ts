import type { Knex } from 'knex';

/**
 * The dry run of an act names the opening figures of the units that end, and who keeps them afterwards; and where the keeper prepared or
 * signed one in place of such a unit since, that is named as what keeps the act from being taken back.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Of each unit that ends by an act the sheets that stand signed, its own and those of units that ended before and whose books it keeps, and its
-- unsigned ones; as numbers of sheets.
create function balances_left_by(act int) returns table (unit_id int, signed int, of_ended int, unsigned int) language sql stable security definer set search_path = pg_catalog, public as $f$
  with recursive kept(holder, id) as (
    select distinct r.from_unit_id, r.from_unit_id from reorganisation_routes r where r.reorganisation_id = act and r.kind <> 'function'
    union
    select k.holder, s.unit_id from unit_successors s join kept k on k.id = s.successor_id where s.part = 'whole' or s.keeps_archive)
  select k.holder,
         count(distinct (k.id, b.table_code)) filter (where b.signed_at is not null and b.replaced_at is null and k.id = k.holder)::int,
         count(distinct (k.id, b.table_code)) filter (where b.signed_at is not null and b.replaced_at is null and k.id <> k.holder)::int,
         count(*) filter (where b.signed_at is null and b.unit_id = k.holder)::int
    from kept k join opening_balances b on coalesce(b.of_unit_id, b.unit_id) = k.id group by k.holder
$f$;
select gate_function('balances_left_by(int)');

-- What the receivers of an act prepared or signed since it was carried out, in place of a unit that has ended.
create function balances_since(act int) returns table (unit_id int, of_unit_id int, table_code text, is_signed boolean, at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $f$
  select b.unit_id, b.of_unit_id, b.table_code, s.is_signed, s.at
    from reorganisations r join opening_balances b on b.of_unit_id is not null
    cross join lateral (values (false, b.prepared_at), (true, b.signed_at)) s(is_signed, at)
   where r.id = act and s.at >= r.started_at and b.unit_id in (select x.to_unit_id from reorganisation_routes x where x.reorganisation_id = act)
$f$;
select gate_function('balances_since(int)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
