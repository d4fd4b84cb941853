import type { Knex } from 'knex';

/**
 * Whoever hands out a new password can sign in with it. What the officer took in before that is past the head of her office is not there for
 * her by it, neither number nor day, until somebody else has confirmed who came back; what is taken in since was typed by these hands.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table accounts add column new_hands_at timestamptz;   -- when an administrator last gave it a password
update accounts c set new_hands_at = greatest(
  (select max(e.at) from house_events e where e.kind = 'account.password_reset' and e.data ->> 'targetId' = c.id::text),
  (select max(e.at) from house_events e where e.kind = 'account.slips_printed' and jsonb_exists(e.data -> 'logins', c.login)));

create function note_new_hands() returns trigger language plpgsql set search_path = pg_catalog as $f$
begin
  new.new_hands_at := coalesce(new.password_changed_at, now());
  return new;
end $f$;
create trigger accounts_new_hands_since before update of password_hash on accounts for each row
  when (new.one_time_until is not null and new.password_hash <> old.password_hash)
  execute function note_new_hands();

-- Since when the caller's hands are new, with no post of his in the acting unit confirmed since; null: nothing is asked.
create function new_hands_since() returns timestamptz language sql stable security definer set search_path = pg_catalog, public as $f$
  select c.new_hands_at from accounts c
   where c.id = nullif(current_setting('app.account', true), '')::int and c.new_hands_at is not null
     and not exists (select 1 from assignments a where a.account_id = c.id and a.unit_id = nullif(current_setting('app.unit', true), '')::int
       and a.reveal_confirmed_at is not null and (upper_inf(a.during) or upper(a.during) > now()))
$f$;
select gate_function('new_hands_since()');

do $m$
declare
  name text;
  was text;
  becomes text;
  own text := 'registered_by is distinct from nullif(current_setting(''app.account'', true), '''')::int';
begin
  foreach name in array array['hidden_petitions_alone()', 'hidden_visits_alone()'] loop
    was := pg_get_functiondef(name::regprocedure);
    becomes := replace(was, own, '(' || own || ' or registered_at <= (select new_hands_since()))');
    if becomes = was then raise exception '% has changed', name; end if;
    execute becomes;
  end loop;
end $m$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
