import type { Knex } from 'knex';

/**
 * Of an archive stays shut what another office than the reader's own handles now (20261211003100), whatever became of its row here: an
 * accepted petition whose proceeding was handed over keeps its own state. Asked of the last row that goes on, over however many acts. So does
 * what says the same: the petition sent twice, the one it was parted from.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create index petitions_gone_from on petitions (origin_unit_id, origin_petition_id) where origin_petition_id is not null;
create index visits_gone_from on visits (origin_unit_id, origin_visit_id) where origin_visit_id is not null;
drop index petitions_sealed_handed_over;
drop index visits_sealed_handed_over;

create or replace function archive_shut_petitions() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare homes int[];
begin
  if current_setting('app.sealed', true) is distinct from 'own' then return '{}'; end if;
  homes := sealed_homes();
  if coalesce(cardinality(homes), 0) < 2 then return '{}'; end if;
  return (
    with recursive onward(home, first, unit_id, id) as (
      select p.unit_id, p.id, q.unit_id, q.id from petitions q join petitions p on p.unit_id = q.origin_unit_id and p.id = q.origin_petition_id
       where q.origin_unit_id = any (homes[2:]) and q.origin_petition_id is not null and p.sealed
      union
      select o.home, o.first, q.unit_id, q.id from onward o join petitions q on q.origin_unit_id = o.unit_id and q.origin_petition_id = o.id),
    living as (select o.home, o.first, o.unit_id = homes[1] as is_here from onward o
      where not exists (select 1 from petitions q where q.origin_unit_id = o.unit_id and q.origin_petition_id = o.id)),
    elsewhere as (select l.home, l.first as id from living l where not l.is_here),
    alike as (
      select l.unit_id, l.other_petition_id as id from elsewhere e join petition_links l on l.unit_id = e.home and l.petition_id = e.id and l.kind = 'same_petition'
      union
      select l.unit_id, l.petition_id from elsewhere e join petition_links l on l.unit_id = e.home and l.other_petition_id = e.id and l.kind = 'same_petition'
      union
      select p.unit_id, p.parent_petition_id from elsewhere e join petitions p on p.unit_id = e.home and p.id = e.id where p.parent_petition_id is not null)
    select coalesce(array_agg(x.id), '{}') from (
      select e.id from elsewhere e
      union
      select a.id from alike a join petitions p on p.unit_id = a.unit_id and p.id = a.id and p.sealed where not a.id in (select l.first from living l where l.is_here)
      union
      select n.petition_id from named_accounts n
       where n.account_id = any (leaders_of_caller()) and n.unit_id = any (homes[2:]) and n.petition_id is not null and n.named_as = 'denounced'
      union
      select unnest(s.shut_petitions) from unit_successors s where s.unit_id = any (homes[2:]) and s.successor_id = any (homes)) x);
end $f$;

create or replace function archive_shut_visits() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare homes int[];
begin
  if current_setting('app.sealed', true) is distinct from 'own' then return '{}'; end if;
  homes := sealed_homes();
  if coalesce(cardinality(homes), 0) < 2 then return '{}'; end if;
  return (
    with recursive onward(first, unit_id, id) as (
      select v.id, w.unit_id, w.id from visits w join visits v on v.unit_id = w.origin_unit_id and v.id = w.origin_visit_id
       where w.origin_unit_id = any (homes[2:]) and w.origin_visit_id is not null and v.sealed
      union
      select o.first, w.unit_id, w.id from onward o join visits w on w.origin_unit_id = o.unit_id and w.origin_visit_id = o.id)
    select coalesce(array_agg(x.id), '{}') from (
      select o.first as id from onward o where o.unit_id <> homes[1]
         and not exists (select 1 from visits w where w.origin_unit_id = o.unit_id and w.origin_visit_id = o.id)
      union
      select n.visit_id from named_accounts n
       where n.account_id = any (leaders_of_caller()) and n.unit_id = any (homes[2:]) and n.visit_id is not null and n.named_as = 'denounced'
      union
      select v.id from visits v where v.unit_id = any (homes[2:]) and v.petition_id = any (archive_shut_petitions())
      union
      select unnest(s.shut_visits) from unit_successors s where s.unit_id = any (homes[2:]) and s.successor_id = any (homes)) x);
end $f$;
select gate_may('petition_links', 'select');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
