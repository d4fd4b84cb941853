import type { Knex } from 'knex';

/** How many records of old books the units an act closes leave unread in their archives: there nothing is let out any more, so it is said before. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function unread_left_by(act int) returns int language sql stable security definer set search_path = public as $f$
  with closing as (select distinct r.from_unit_id as id from reorganisation_routes r where r.reorganisation_id = act and r.kind <> 'function')
  select (select count(*) from petition_contents c join petitions p on p.unit_id = c.unit_id and p.id = c.petition_id
           where c.unit_id in (select id from closing) and c.is_unread and p.closed_on is not null and p.status not in ('void','destroyed','handed_over'))::int
       + (select count(*) from visit_contents c join visits v on v.unit_id = c.unit_id and v.id = c.visit_id
           where c.unit_id in (select id from closing) and c.is_unread and v.due_on is null and v.status not in ('void','handed_over'))::int
$f$;
select gate_function('unread_left_by(int)'), gate_may('reorganisation_routes'), gate_may('petition_contents'), gate_may('visit_contents'), gate_may('petitions'), gate_may('visits');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
