import type { Knex } from 'knex';

/**
 * An installation where nobody is confirmed who could confirm others would stay shut for ever: its first Chief Inspector is taken at his
 * word, as a new installation's is (accounts/admission).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
update assignments set reveal_confirmed_at = now()
 where id = (select min(id) from assignments where role = 'chief_inspector' and (upper_inf(during) or upper(during) > (now() at time zone 'Asia/Ho_Chi_Minh')::date))
   and not exists (select 1 from assignments where role in ('leader','reception_board_head','chief_inspector') and reveal_confirmed_at is not null
     and (upper_inf(during) or upper(during) > (now() at time zone 'Asia/Ho_Chi_Minh')::date));
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
