import type { Knex } from 'knex';

/**
 * Which petitions have a paper that waits for a superior's yes: a fact without words, like the next act of the petition itself. The papers are
 * shut to some who read the numbers, so that one figure stood for three readers with three values; here it is asked behind the wall of the
 * numbers: within reach, and not hidden. The same as `awaitsYes` of src/work/paper-queries.ts, put forward and not the clerk's yet
 * (test/dashboard/awaiting-yes.test.ts holds both beside each other).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function papers_awaiting_yes(units int[], petitions bigint[]) returns table (unit_id int, petition_id bigint)
  language plpgsql stable security definer set search_path = public as $f$
#variable_conflict use_column
declare
  everywhere boolean := current_setting('app.all', true) = '1';
  reach int[] := nullif(current_setting('app.units', true), '')::int[];
  hidden bigint[] := hidden_petitions();
begin
  return query select p.unit_id, p.id from unnest(units, petitions) x(unit_id, id)
    join petitions p on p.unit_id = x.unit_id and p.id = x.id
   where (everywhere or p.unit_id = any (reach)) and not (p.id = any (coalesce(hidden, '{}')))
     and exists (select 1 from papers w left join proceedings g on g.unit_id = w.unit_id and g.id = w.proceeding_id
       where w.unit_id = p.unit_id and w.petition_id = p.id and w.state in ('draft','submitted')
         and (w.state <> 'draft' or coalesce(w.written_as, 'leader') in ('leader','chief_inspector'))
         and ((not p.past_head and w.kind = 'NOTICE_TO_SENDER' and w.proceeding_id is null and p.status in ('transferred','transferred_replied')
             and (p.status = 'transferred' or w.fields -> 'outcome' ->> 'result' in ('transferred','urged')))
           or ((w.kind = 'WITHDRAWAL_NOTICE' or (g.id is not null and g.closed_on is null)
               or (w.proceeding_id is null and p.status = 'approved' and (
                 (p.next_act = 'issue' and (w.kind in ('KN04_2026','TC05_2019') or (w.origin_paper_id is not null and (select r.state from proposals r
                   where r.unit_id = w.unit_id and r.petition_id = w.petition_id and r.paper_id = w.id order by r.id desc limit 1) = 'approved')))
                 or (p.next_act = 'transfer' and w.kind in ('XLD03_2021','XLD04_2021','HANDLING_LETTER')))))
             -- Outlived by the end of its proceeding.
             and not (w.symbol <> '' and w.kind not in ('TC_TERMINATE','TC04_2019','WITHDRAWAL_NOTICE') and not (w.kind = 'KN14A_2026' and coalesce(w.fields ->> 'act', '') = 'terminate')
               and exists (select 1 from proceedings e where e.unit_id = w.unit_id and e.id = w.proceeding_id and e.state in ('terminated','transferred_police','taken_over','closed')))
             -- Made anew since, or charging somebody who must not verify.
             and not (w.kind in ('KN_INVITE_DIALOGUE','KN05_2020','TC07_2019','TC_VERIFY_LETTER') and exists (select 1 from papers n
               where n.unit_id = w.unit_id and n.proceeding_id = w.proceeding_id and n.kind = w.kind and n.id > w.id and n.state <> 'revoked'))
             and not (w.kind in ('KN05_2020','TC07_2019','TC_VERIFY_LETTER') and exists (select 1 from proceeding_members m
               where m.unit_id = w.unit_id and m.proceeding_id = w.proceeding_id and m.ended_on is null and m.has_conflict))
             -- Naming by its number what was revoked and has nothing numbered in its place.
             and not (w.number is null and w.proceeding_id is not null and exists (select 1 from (select distinct on (o.kind) o.state from papers o
               where o.unit_id = w.unit_id and o.proceeding_id = w.proceeding_id and o.number is not null and (
                 (w.kind in ('TC01_2019','TC12_2019','TC_SUSPEND','TC_TERMINATE','TC_VERIFY_LETTER','TC_RESUME','TC06_2019') and o.kind = 'TC04_2019')
                 or (w.kind = 'TC_CONCLUSION_NOTICE' and o.kind = 'TC12_2019') or (w.kind = 'TC_RESUME' and o.kind = 'TC_SUSPEND')
                 or (w.kind = 'KN14B_2026' and o.kind = 'KN14A_2026')) order by o.kind, o.id desc) l where l.state = 'revoked')))));
end $f$;
select gate_function('papers_awaiting_yes(int[], bigint[])'), gate_may('papers'), gate_may('petitions'), gate_may('proceedings'), gate_may('proposals'), gate_may('proceeding_members');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
