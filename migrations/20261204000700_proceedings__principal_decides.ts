import type { Knex } from 'knex';

/**
 * A matter accepted by a stand-in is decided by whoever gave the mandate: when it ends, the matter waits for him. What was accepted before
 * is put right from the event of its acceptance, which names the mandate, while he works there; so are the names beside the steps done for
 * somebody else.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
with given as (
  select g.unit_id, g.id, g.resolver_id as stand_in, max(p.account_id) as principal
    from proceedings g
    join events e on e.unit_id = g.unit_id and e.proceeding_id = g.id and e.kind = 'proceeding.accepted' and e.account_id = g.resolver_id and e.data->>'standsFor' is not null
    join assignments a on a.account_id = e.account_id and a.unit_id = g.unit_id and a.mandate = e.data->>'mandate'
    join assignments p on p.id = a.stands_for
   where exists (select 1 from assignments f where f.account_id = p.account_id and f.unit_id = g.unit_id and f.during @> current_date)
   group by g.unit_id, g.id, g.resolver_id having count(distinct p.account_id) = 1)
update proceedings g set resolver_id = x.principal, holder_id = case when g.holder_id = x.stand_in and g.closed_on is null
    and not exists (select 1 from proceeding_members m where m.unit_id = g.unit_id and m.proceeding_id = g.id and m.account_id = x.stand_in and m.ended_on is null)
    then x.principal else g.holder_id end
  from given x where g.unit_id = x.unit_id and g.id = x.id;
update proceeding_steps s set details = s.details || jsonb_build_object('standsFor', e.data->>'standsFor', 'mandate', e.data->>'mandate')
  from events e
 where e.unit_id = s.unit_id and e.proceeding_id = s.proceeding_id and e.account_id = s.recorded_by and e.at = s.recorded_at and e.data->>'standsFor' is not null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
