import type { Knex } from 'knex';

/**
 * Petitions said to be of one matter, or a supplement, stood in two where both had been accepted or one had gone on into a third. The one that
 * stands alone in its thread goes over to the other's with its proceeding, and the link remembers what it left.
 */
export const joinLinked = `
do $f$
declare
  l record;
  p record;
  o record;
begin
  for l in select id, unit_id, petition_id, other_petition_id from petition_links where kind in ('same_matter', 'supplement') order by id loop
    select id, matter_id, thread_id, status into p from petitions where unit_id = l.unit_id and id = l.petition_id;
    select id, matter_id, thread_id, status into o from petitions where unit_id = l.unit_id and id = l.other_petition_id;
    continue when p.matter_id = o.matter_id or 'void' in (p.status, o.status);
    if exists (select 1 from petitions c where c.unit_id = l.unit_id and c.thread_id = p.thread_id and c.id not in (p.id, o.id) and c.status not in ('void', 'duplicate_linked')) then
      if exists (select 1 from petitions c where c.unit_id = l.unit_id and c.thread_id = o.thread_id and c.id not in (p.id, o.id) and c.status not in ('void', 'duplicate_linked')) then
        continue;
      end if;
      select id, matter_id, thread_id, status into p from petitions where unit_id = l.unit_id and id = l.other_petition_id;
      select id, matter_id, thread_id, status into o from petitions where unit_id = l.unit_id and id = l.petition_id;
    end if;
    update petitions set matter_id = o.matter_id, thread_id = o.thread_id where unit_id = l.unit_id and id = p.id;
    update proceedings set matter_id = o.matter_id, thread_id = o.thread_id where unit_id = l.unit_id and petition_id = p.id;
    update petition_links set undo = coalesce(undo, '{"ended": null}') || jsonb_build_object('matter', jsonb_build_object('petitionId', p.id, 'matterId', p.matter_id, 'threadId', p.thread_id))
     where unit_id = l.unit_id and id = l.id;
  end loop;
end
$f$`;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(joinLinked);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
