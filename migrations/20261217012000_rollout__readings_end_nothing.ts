import type { Knex } from 'knex';

/**
 * What is no act is said once: taking an act back asks it, and so do the book of acts and the latest changes of a record. Whoever took a
 * list, a paper, a report out of a receiving unit, opened a letter's file or wrote to us about the software has not begun to work there.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- A reading, a print, a file taken out: kinds are called so. A book that is opened is an act; the draft of a report is handed out.
create or replace function is_reading(kind text) returns boolean language sql immutable as $$
  select kind ~ '[._](opened|printed|exported|revealed)$' and kind <> 'book.opened' or kind = 'report.drafted'
$$;
select gate_function('is_reading(text)');

-- As before (20261129000742); words about the software are about no record.
create or replace function reorganisation_new_acts(act int) returns table (unit_id int, at timestamptz) language sql stable security definer set search_path = public as $$
  select e.unit_id, min(e.at) from reorganisations r join reorganisation_routes x on x.reorganisation_id = r.id
    join events e on e.unit_id = x.to_unit_id and e.by_unit_id = e.unit_id and e.account_id is not null and e.at >= r.started_at
   where r.id = act and not is_reading(e.kind) and e.kind <> 'feedback.sent'
   group by e.unit_id
$$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
