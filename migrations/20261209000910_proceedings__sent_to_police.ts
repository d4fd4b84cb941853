import type { Knex } from 'knex';

/**
 * How many persons the file of a denunciation was sent to the investigators for: a row for each sending, beside what a conclusion
 * recommends and what was carried out. Of sendings recorded before it was asked, the case is known and the persons are still to be said.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table proceeding_outcomes drop constraint proceeding_outcomes_phase_check,
  add constraint proceeding_outcomes_phase_check check (phase in ('recommended','executed','sent'));
insert into proceeding_outcomes (unit_id, proceeding_id, petition_id, phase, on_date, police_cases, recorded_at, recorded_by)
select s.unit_id, s.proceeding_id, s.petition_id, 'sent', s.on_date, 1, s.recorded_at, s.recorded_by
  from proceeding_steps s where s.kind = 'police' and s.taken_back_at is null order by s.id;
create index proceeding_outcomes_police on proceeding_outcomes (unit_id, proceeding_id) where police_cases + police_persons + police_officials > 0;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
