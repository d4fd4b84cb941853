import type { Knex } from 'knex';

/**
 * Words of a denunciation out of an old book stand behind its seal until they are read; in the open stands one sentence. The mark is that
 * sentence itself: wherever the words go (another office, a re-organisation), whether they wait goes with them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table petition_contents add column is_unread boolean generated always as (sealed and 'Nội dung trong sổ cũ, chờ đọc lại' in
  (subject, summary, request, contested_by, previous_org, previous_result, source_org, processing_note)) stored;
alter table visit_contents add column is_unread boolean generated always as (sealed and ('Nội dung trong sổ cũ, chờ đọc lại' in
  (summary, request, result_tracking, note) or note like E'%\\nNội dung trong sổ cũ, chờ đọc lại')) stored;
create index petition_contents_unread on petition_contents (unit_id, petition_id) where is_unread;
create index visit_contents_unread on visit_contents (unit_id, visit_id) where is_unread;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
