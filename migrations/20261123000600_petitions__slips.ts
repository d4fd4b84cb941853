import type { Knex } from 'knex';

/** A slip is withdrawn through the gate: only the unit that holds the petition may, and nobody lists codes. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function withdraw_public_slip(petition bigint, at timestamptz) returns void language sql security definer set search_path = public as $$
  update public_slips set withdrawn_at = at
   where petition_id = petition and unit_id = nullif(current_setting('app.unit', true), '')::int and withdrawn_at is null
$$;
select gate_function('withdraw_public_slip(bigint, timestamptz)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
