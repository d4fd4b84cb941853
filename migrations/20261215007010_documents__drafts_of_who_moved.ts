import type { Knex } from 'knex';

/**
 * Who moved inside the office has left the post he typed with: what he typed then goes on with a colleague as a leaver's does. Of who still holds
 * that post nothing is given out; which of the rest no post of his opens the office's own code asks.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Whether the typist of a draft has left the office, or every post there he held when he typed it.
create function leaves_draft(account int, office int, typed_at timestamptz, on_day date) returns boolean language sql stable security definer set search_path = pg_catalog, public as $f$
  select leaves_office(account, office, on_day)
    or not exists (select 1 from assignments was join assignments lasts on lasts.account_id = was.account_id and lasts.unit_id = was.unit_id and lasts.role = was.role
                    where was.account_id = account and was.unit_id = office and was.during @> (typed_at at time zone 'Asia/Ho_Chi_Minh')::date and lasts.during @> on_day + 31)
$f$;
select gate_function('leaves_draft(int, int, timestamptz, date)');

do $g$ declare one record; was text; becomes text; begin
  for one in select * from (values
      ('drafts_of_leavers(int, date)', 'd', 'd.unit_id'),
      ('draft_to_hand(bigint, date, boolean)', 'd', 'd.unit_id'),
      ('hand_draft(bigint, int, date, text, bytea, bytea)', 'x', 'own'),
      ('give_up_draft(bigint, date)', 'd', 'own')) g (gate, draft, office) loop
    was := pg_get_functiondef(one.gate::regprocedure);
    becomes := replace(was, format('leaves_office(%s.account_id, %s, on_day)', one.draft, one.office),
      format('leaves_draft(%1$s.account_id, %2$s, greatest(%1$s.saved_at, %1$s.returned_at), on_day)', one.draft, one.office));
    if becomes = was then raise exception '% has changed', one.gate; end if;
    execute becomes;
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
