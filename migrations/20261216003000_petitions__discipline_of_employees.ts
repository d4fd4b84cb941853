import type { Knex } from 'knex';

/**
 * A complaint about the discipline of viên chức is told apart from one about that of cán bộ, công chức: other limits, another procedure (Điều 47 LKN,
 * Điều 15 NĐ 124/2020). Those classified before as of a public service unit are of viên chức; one whose resolution has begun goes on as it began.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table petitions drop constraint petitions_object_kind_check;
alter table petitions add constraint petitions_object_kind_check check (object_kind in ('admin_decision','admin_act','disciplinary','disciplinary_employee'));

update petitions p set object_kind = 'disciplinary_employee'
 where p.object_kind = 'disciplinary'
   and (select e.data->'answers'->>'respondent' from events e
         where e.unit_id = p.unit_id and e.petition_id = p.id and e.kind = 'petition.classified' order by e.id desc limit 1) = 'public_service_unit'
   and not exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id);
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
