import type { Knex } from 'knex';

/**
 * Whom a paper names is looked for at every registration among the names of all officers and offices. Their folded words are kept beside
 * the names instead of being made anew each time: a city has three thousand officers and eight hundred offices.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table units add column name_words text generated always as (naming_words(name)) stored;
alter table accounts add column name_words text generated always as (naming_words(name_ascii)) stored;
alter table assignments add column title_words text generated always as (naming_words(title)) stored;
alter table account_names add column name_words text generated always as (naming_words(name_ascii)) stored;

drop function names_borne();
create function names_borne() returns table (id int, name_ascii text, name_words text) language sql stable as $$
  select id, name_ascii, name_words from accounts union select account_id, name_ascii, name_words from account_names
$$;
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('grant execute on function names_borne() to %I, %I', app, gate);
  execute format('grant select (name_words) on accounts to %I', gate);
end $g$;

do $g$ declare was text; becomes text; begin
  was := pg_get_functiondef('naming_hits(int, date, jsonb)'::regprocedure);
  becomes := replace(replace(replace(was, 'naming_words(c.name_ascii)', 'c.name_words'), 'naming_words(u.name)', 'u.name_words'),
    'naming_words(a.title)', 'a.title_words');
  if not becomes like all (array['%c.name_words%', '%u.name_words%', '%a.title_words%']) or becomes ~ 'naming_words[(][acu][.]' then
    raise exception 'naming_hits folds other names than those kept'; end if;
  execute becomes;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
