import type { Knex } from 'knex';

/** What officers were told and have not read falls with the act that told it, whoever was told: nobody reads or changes a colleague's notices otherwise. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- told: the instants of the acts; null for whenever it was. due: the day of the proceeding's reminders that still hold.
create function drop_unread(petition bigint, proceeding bigint, kinds text[], told timestamptz[], due date) returns void
language sql security definer set search_path = public as $f$
  delete from notices n where n.unit_id = nullif(current_setting('app.unit', true), '')::int and n.read_at is null and n.petition_id = petition
    and (proceeding is null or n.proceeding_id = proceeding)
    and (n.kind = any (kinds) and (told is null or n.at = any (told))
      or proceeding is not null and n.kind = 'deadline' and n.dedupe_key like 'due:proceeding:' || proceeding || ':%'
        and n.dedupe_key not like 'due:proceeding:' || proceeding || ':' || coalesce(due::text, '-') || ':%')
$f$;
select gate_function('drop_unread(bigint, bigint, text[], timestamptz[], date)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
