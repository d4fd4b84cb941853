import type { Knex } from 'knex';

/**
 * The letter and the notice that go out with a denunciation against the unit's own head are the work of the officer who registered
 * it, whatever else he may read of denunciations: nobody else of the unit can be asked (docs/decisions/0053).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Denunciations past the head of the caller's unit that the caller registered and is not hidden from. Nobody who looks over an
-- officer's shoulder (app.seen_by) has any, nor whoever holds a post here that opens what is sealed and waits to be confirmed: an
-- administrator who gave a new password reads nothing with it (accounts/waiting.ts).
create function registered_past_head() returns bigint[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(p.id), '{}'::bigint[]) from petitions p
   where p.past_head and p.unit_id = nullif(current_setting('app.unit', true), '')::int
     and p.registered_by = nullif(current_setting('app.account', true), '')::int
     and nullif(current_setting('app.seen_by', true), '') is null
     and not (p.id = any (hidden_petitions()))
     and not exists (select 1 from assignments w where w.account_id = p.registered_by and w.unit_id = p.unit_id and w.reveal_confirmed_at is null
       and w.role in ('processor','unit_head','leader','reception_board_head','verifier','team_lead','chief_inspector','auditor')
       and (upper_inf(w.during) or upper(w.during) > now()))
$$;
select gate_function('registered_past_head()');

do $g$ declare reading text; begin
  select qual into strict reading from pg_policies where schemaname = 'public' and tablename = 'papers' and policyname = 'app_select';
  execute format($p$alter policy app_select on papers using (%s
    or (unit_id = (select nullif(current_setting('app.unit', true), '')::int) and kind in ('XLD03_2021','NOTICE_TO_SENDER')
      and proceeding_id is null and petition_id = any ((select registered_past_head())::bigint[])))$p$, reading);
end $g$;

-- The queue asks which of them have not left yet.
create index papers_past_head_unsent on papers (unit_id, id)
  where kind in ('XLD03_2021','NOTICE_TO_SENDER') and state in ('draft','submitted','approved','numbered','signed');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
