import type { Knex } from 'knex';

/** A visit somebody has chosen a successor for is not taken back with the import it came by. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create or replace function import_rows_untouched(import bigint, nos int[], petition_drafts text[], visit_drafts text[]) returns setof int
  language plpgsql security definer set search_path = public set enable_seqscan = off as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  petitions_hidden bigint[] := hidden_petitions();
  visits_hidden bigint[] := hidden_visits();
begin
  return query
  select r.row_no from import_rows r
   where r.unit_id = own and r.import_id = import and (nos is null or r.row_no = any (nos))
     and (r.petition_id is null or not r.petition_id = any (petitions_hidden)
       and exists (select 1 from petitions x where x.unit_id = own and x.id = r.petition_id and x.version = 1 and x.status <> 'void'))
     and (r.visit_id is null or not r.visit_id = any (visits_hidden)
       and exists (select 1 from visits x where x.unit_id = own and x.id = r.visit_id and x.version = 1 and x.status <> 'void'))
     and not exists (select 1 from papers x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from papers x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from conclusion_tasks x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from attachments x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from attachments x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from petition_links x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from petition_links x where x.unit_id = own and x.other_petition_id = r.petition_id)
     and not exists (select 1 from petition_points x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from proposals x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from transfers x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from transfer_answers x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from proceedings x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from messages x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from messages x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from lifted_names x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from handled_on_paper x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from handovers x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from handover_choices x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from handover_visit_choices x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from due_seals x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from petitions x where x.unit_id = own and x.parent_petition_id = r.petition_id)
     and not exists (select 1 from petitions x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from visits x where x.unit_id = own and x.petition_id = r.petition_id)
     and not exists (select 1 from clocks x where x.unit_id = own and x.visit_id = r.visit_id)
     and not exists (select 1 from drafts x where x.unit_id = own and x.subject = r.petition_id::text and x.form like any (petition_drafts))
     and not exists (select 1 from drafts x where x.unit_id = own and x.subject = r.visit_id::text and x.form like any (visit_drafts))
     and not exists (select 1 from events x where x.unit_id = own and x.kind = 'identity.revealed' and x.petition_id = r.petition_id)
     and not exists (select 1 from events x where x.unit_id = own and x.kind = 'identity.revealed' and x.visit_id = r.visit_id);
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
