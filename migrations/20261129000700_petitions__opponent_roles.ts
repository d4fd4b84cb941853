import type { Knex } from 'knex';

/**
 * A related party is only who stands beside: his rights or duties are touched by the result. Whom a recommendation or a paper with
 * several contents is about was stored under the same word; he is its respondent, and the denounced once it is a denunciation.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Beside somebody the paper is against, who is only related; alone, on a paper that was not a complaint all the time, the other side.
update parties a set role = 'respondent'
  from petitions p
 where a.role = 'related_party' and p.unit_id = a.unit_id and p.id = a.petition_id
   and (p.sealed or p.petition_type <> 'KN' or p.declared_type <> 'KN')
   and not exists (select 1 from parties o where o.unit_id = a.unit_id and o.petition_id = a.petition_id and o.role in ('respondent','denounced'));

-- The role follows the type, also of what was classified after it was registered.
update parties a set role = case when p.sealed or p.petition_type = 'TC' then 'denounced' else 'respondent' end
  from petitions p
 where a.role in ('respondent','denounced') and p.unit_id = a.unit_id and p.id = a.petition_id
   and a.role <> case when p.sealed or p.petition_type = 'TC' then 'denounced' else 'respondent' end;

update named_accounts set named_as = 'respondent' where named_as = 'related_party';
alter table named_accounts drop constraint named_accounts_named_as_check;
alter table named_accounts add constraint named_accounts_named_as_check check (named_as in ('denounced','respondent'));
do $g$ begin
  execute replace(pg_get_functiondef('name_officers_written(int[])'::regprocedure),
    $q$when t.petition_type = 'KN' then 'respondent' else 'related_party' end$q$, $q$else 'respondent' end$q$);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
