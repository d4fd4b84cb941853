import type { Knex } from 'knex';

/** A report that was accepted may still be given back: the return stands from then on, the acceptance is kept beside it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
drop index report_answers_one;
create unique index report_answers_one on report_answers (unit_id, from_unit_id, report_id, kind);
create or replace function answer_report_once() returns trigger language plpgsql security definer set search_path = public as $f$ begin
  perform pg_advisory_xact_lock(hashtextextended('report_answers ' || new.from_unit_id || ' ' || new.report_id, 0));
  if new.stands and new.kind = 'returned' then
    update report_answers a set stands = false
     where a.from_unit_id = new.from_unit_id and a.report_id = new.report_id and a.stands and a.kind = 'accepted';
  end if;
  if new.stands and exists (select 1 from report_answers a where a.from_unit_id = new.from_unit_id and a.report_id = new.report_id and a.stands) then
    raise unique_violation using constraint = 'report_answers_stands', message = 'report_answers_stands: the report has its answer';
  end if;
  return new;
end $f$;
select gate_may('report_answers', 'select, update');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
