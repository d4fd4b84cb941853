import type { Knex } from 'knex';

/** What ended the undo of an act of re-organisation is said by its name, where nothing about it is hidden from anybody of the unit. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- What an officer of a unit did at that moment, with the book and number of its record: of what is neither sealed nor hidden from whom it names.
create function open_work_at(unit int, moment timestamptz) returns table (kind text, book text, year int, number int) language sql stable security definer set search_path = pg_catalog, public as $f$
  select e.kind, case when p.id is not null then 'petition' when v.id is not null then 'visit' end, coalesce(p.year, v.year), coalesce(p.number, v.number)
    from events e
    left join petitions p on p.unit_id = e.unit_id and p.id = e.petition_id
    left join visits v on v.unit_id = e.unit_id and v.id = e.visit_id
   where e.unit_id = unit and e.at = moment and e.by_unit_id = e.unit_id and e.account_id is not null and not e.sealed and (e.petition_id is null or p.id is not null) and (e.visit_id is null or v.id is not null)
     and not is_reading(e.kind) and e.kind <> 'feedback.sent'
     and not coalesce(p.sealed, false) and not coalesce(v.sealed, false) and not is_past_head(e.unit_id, e.petition_id, e.visit_id)
     and not exists (select 1 from named_accounts n where n.unit_id = e.unit_id and (n.petition_id = coalesce(e.petition_id, v.petition_id) or n.visit_id = e.visit_id))
   order by e.id limit 1
$f$;
select gate_function('open_work_at(int, timestamptz)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
