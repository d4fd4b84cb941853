import type { Knex } from 'knex';

/**
 * What an officer was called before. Records say who did an act by the name borne then; a renaming changes none of them. The rows are
 * written by the database itself, whoever changes the name: the application only reads them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- accounts.name is the name of now, borne since named_at; null: since the account was made.
alter table accounts add column named_at timestamptz;
create table account_names (
  account_id int not null references accounts,
  until timestamptz not null,                    -- the instant the next name began
  name text not null,
  name_ascii text not null,
  primary key (account_id, until));
select house('account_names', 'select');
select gate_may('account_names', 'select, insert');

-- A name is never said to have begun before the one it follows; whoever does not say when says now.
create function keep_former_name() returns trigger language plpgsql security definer set search_path = public as $f$
begin
  if new.named_at is not distinct from old.named_at then new.named_at := now(); end if;
  new.named_at := greatest(new.named_at, old.named_at);
  insert into account_names (account_id, until, name, name_ascii) values (old.id, new.named_at, old.name, old.name_ascii) on conflict do nothing;
  return new;
end $f$;
revoke all on function keep_former_name() from public;
-- Every name of every account, the present one and those before.
create function names_borne() returns table (id int, name_ascii text) language sql stable as $$
  select id, name_ascii from accounts union select account_id, name_ascii from account_names
$$;
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('alter function keep_former_name() owner to %I', gate);
  execute format('grant execute on function names_borne() to %I, %I', app, gate);
end $g$;
create trigger accounts_former_name before update of name on accounts for each row when (old.name is distinct from new.name) execute function keep_former_name();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
