import type { Knex } from 'knex';

/**
 * Two gaps of the wall. Whoever looks through an officer's eyes (app.seen_by) reads neither the officer's wishes to the developers
 * with their pictures, nor his notices (they may name a case that is closed to the helper), nor that a denunciation is on its way in.
 * And a naming in a denunciation is taken back only by somebody who may read that denunciation.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare reading record; more text; begin
  for reading in select tablename, policyname, qual from pg_policies
    where schemaname = 'public' and cmd = 'SELECT' and (tablename in ('feedback_requests','notices') and policyname = 'app_select'
      or tablename = 'transfers' and policyname in ('app_select','receiver_select')) loop
    more := '(select nullif(current_setting(''app.seen_by'', true), '''') is null)';
    if reading.tablename = 'transfers' then more := '(not sealed or ' || more || ')'; end if;
    execute format('alter policy %I on %I using ((%s) and %s)', reading.policyname, reading.tablename, reading.qual, more);
  end loop;
end $g$;

-- As before (20261128000010), and of a denunciation only by who reads it.
create or replace function lift_name(p_petition bigint, p_account int, p_reason text, p_at timestamptz) returns int language plpgsql security definer set search_path = public as $f$
declare me int := nullif(current_setting('app.account', true), '')::int; mine int := nullif(current_setting('app.unit', true), '')::int; whose petitions;
  reads text := current_setting('app.sealed', true);
begin
  select * into whose from petitions where id = p_petition for update;
  if whose.id is null or me is null or me = 0 or p_account = me or p_petition = any (hidden_petitions()) or trim(p_reason) = '' then return null; end if;
  if current_setting('app.all', true) is distinct from '1' and not (whose.unit_id = any (nullif(current_setting('app.units', true), '')::int[])) then return null; end if;
  if whose.sealed and not coalesce(reads = 'reach' or reads = 'own' and whose.unit_id = mine, false) then return null; end if;
  if whose.past_head and whose.unit_id = mine then return null; end if;
  delete from named_accounts where unit_id = whose.unit_id and petition_id = p_petition and account_id = p_account;
  if not found then return null; end if;
  insert into lifted_names (unit_id, petition_id, account_id, reason, lifted_by, lifted_at) values (whose.unit_id, p_petition, p_account, p_reason, me, p_at)
    on conflict (unit_id, petition_id, account_id) do nothing;
  return whose.unit_id;
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
