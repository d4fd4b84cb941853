import type { Knex } from 'knex';

/**
 * Whoever hands out a new password can sign in with it: what the officer had typed before is held until somebody else has confirmed
 * who came back. A held draft opens for nobody, its files neither; it is not lost. Its form is renamed, so that it stands in no new
 * draft's way, and its ciphertext, bound to the true name, opens under no other.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
do $g$ declare policy record; more text := 'form not like ''held:%'''; begin
  for policy in select policyname, qual, with_check from pg_policies
    where schemaname = 'public' and tablename = 'drafts' and policyname in ('app_select','app_insert','app_update','app_delete') loop
    if policy.with_check is null then execute format('alter policy %I on drafts using (%s and %s)', policy.policyname, policy.qual, more);
    elsif policy.qual is null then execute format('alter policy %I on drafts with check (%s and %s)', policy.policyname, policy.with_check, more);
    else execute format('alter policy %I on drafts using (%s and %s) with check (%s and %s)', policy.policyname, policy.qual, more, policy.with_check, more);
    end if;
  end loop;
end $g$;

do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('grant update (form) on drafts to %I', gate);
  execute format('create policy gate_update on drafts for update to %I using (true) with check (true)', gate);
end $g$;
select gate_may('assignments');

create function form_of_held(form text) returns text language sql immutable as $f$
  select regexp_replace(form, '^held:\\d+:', '')
$f$;

create function hold_drafts() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  update drafts d set form = 'held:' || d.id || ':' || d.form where d.account_id = new.id and d.form not like 'held:%';
  return null;
end $f$;
select gate_function('hold_drafts()');
create trigger accounts_new_hands after update of password_hash on accounts for each row
  when (new.one_time_until is not null and new.password_hash <> old.password_hash)
  execute function hold_drafts();

-- Of these accounts, those with held drafts in an office of the caller's reach.
create function accounts_with_held_drafts(offices int[]) returns table (account_id int, unit_id int) language sql stable security definer set search_path = pg_catalog, public as $f$
  select distinct d.account_id, d.unit_id from drafts d where d.form like 'held:%' and (offices is null or d.unit_id = any (offices))
$f$;
select gate_function('accounts_with_held_drafts(int[])');

-- Gives the held drafts back, once the caller has confirmed the holder of a post there; a newer draft of the same form stands.
create function release_drafts(account int, office int) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare released int;
begin
  if not exists (select 1 from assignments a where a.account_id = account and a.unit_id = office and a.reveal_confirmed_at is not null
      and a.reveal_confirmed_by = nullif(current_setting('app.account', true), '')::int and a.account_id <> a.reveal_confirmed_by) then
    raise exception 'only whoever has confirmed the holder gives drafts back';
  end if;
  update drafts d set form = form_of_held(d.form)
    from (select distinct on (h.subject, form_of_held(h.form)) h.unit_id, h.id from drafts h
           where h.account_id = account and h.unit_id = office and h.form like 'held:%' order by h.subject, form_of_held(h.form), h.saved_at desc) newest
   where d.unit_id = newest.unit_id and d.id = newest.id
     and not exists (select 1 from drafts e where e.unit_id = d.unit_id and e.account_id = d.account_id and e.subject = d.subject and e.form = form_of_held(d.form));
  get diagnostics released = row_count;
  return released;
end $f$;
select gate_function('release_drafts(int, int)');

-- A seal takes the held ones about its record away as well.
create or replace function forget_drafts(forms text[], record text) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  dropped int;
begin
  if coalesce(record, '') = '' then raise exception 'drafts of new records are their typists'' own'; end if;
  delete from attachments f using drafts d
   where f.unit_id = d.unit_id and f.draft_id = d.id and d.unit_id = own and form_of_held(d.form) like any (forms) and d.subject = record;
  delete from drafts d where d.unit_id = own and form_of_held(d.form) like any (forms) and d.subject = record;
  get diagnostics dropped = row_count;
  return dropped;
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
