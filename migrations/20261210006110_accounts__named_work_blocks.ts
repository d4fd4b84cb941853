import type { Knex } from 'knex';

/**
 * What names a colleague keeps the account of whoever holds it open, as any other work does: the heads of the office see it in their list and
 * hand it over. Only what is hidden from one of those who give work out there does not, for a refusal beside an empty list would tell him.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare one record; was text; becomes text; begin
  for one in select * from (values
      ('open_work(int, date)', 'not exists (select 1 from named_accounts n where n.unit_id = held.unit_id and (n.petition_id = held.petition_id or n.visit_id = held.visit_id))', 'held', 'held', 'today'),
      ('unclaimed_drafts(int, date, jsonb, text[], text[])', 'not exists (select 1 from named_accounts n where n.unit_id = d.unit_id and (n.petition_id = r.petition_id or n.visit_id = r.visit_id))', 'd', 'r', 'on_day')) x (gate, condition, office, about, day) loop
    was := pg_get_functiondef(one.gate::regprocedure);
    becomes := replace(was, one.condition, format($t$not exists (select 1 from named_accounts n join assignments g on g.unit_id = n.unit_id and g.account_id = n.account_id
       join accounts c on c.id = g.account_id and c.disabled_at is null
      where n.unit_id = %1$s.unit_id and (n.petition_id = %2$s.petition_id or n.visit_id = %2$s.visit_id) and g.account_id <> account
        and g.role in ('unit_head','leader','reception_board_head','chief_inspector') and g.during @> %3$s)$t$, one.office, one.about, one.day));
    if becomes = was then raise exception '% has changed', one.gate; end if;
    execute becomes;
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
