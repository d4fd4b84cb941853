import type { Knex } from 'knex';

/**
 * The time of a verification runs from the day the paper that charges it was signed, as that paper says, not from the day the assignment was
 * recorded: files whose paper was issued on another day say the last day the paper gives. Those issued from now on are written so when they
 * take their number (dated-anew.ts).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
update proceedings g set verify_by = w.issued_on + (s.details ->> 'days')::int
  from proceeding_steps s join papers w on w.unit_id = s.unit_id and w.id = s.paper_id
 where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind = 'assignment' and s.taken_back_at is null
   and s.id = (select max(l.id) from proceeding_steps l where l.unit_id = g.unit_id and l.proceeding_id = g.id and l.kind = 'assignment' and l.taken_back_at is null)
   and w.kind in ('KN05_2020','TC07_2019','TC_VERIFY_LETTER') and w.number is not null and w.state <> 'revoked'
   and s.details ->> 'days' ~ '^[0-9]{1,3}$' and w.issued_on <> s.on_date`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
