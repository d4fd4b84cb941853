import type { Knex } from 'knex';

/**
 * An approval of acceptance that is taken back, or returned to be classified anew, is none: the day it was approved is forgotten, or is
 * again that of what stands of paper.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function forget_approved_on() returns trigger language plpgsql set search_path = public as $f$
begin
  update petitions p set approved_on = (select h.paper_on from handled_on_paper h
      where h.unit_id = p.unit_id and h.petition_id = p.id and h.outcome = 'propose_acceptance')
   where p.unit_id = new.unit_id and p.id = new.petition_id;
  return null;
end $f$;
create trigger approved_on_taken_back after update of state on proposals for each row
  when (old.state = 'approved' and new.state <> 'approved' and new.outcome = 'propose_acceptance') execute function forget_approved_on();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
