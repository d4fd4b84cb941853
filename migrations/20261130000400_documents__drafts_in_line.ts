import type { Knex } from 'knex';

/**
 * No typed word goes unseen. A held draft whose place another one has taken waits in line: the newest comes back by itself as soon as
 * that one is saved or dropped, once its typist is confirmed. Nothing that somebody may still give back is swept, a draft that came
 * back counts its days anew, and when an office ends what waits goes along to the next one. A draft in line is named held:id:form, as
 * a held one is: it opens for nobody.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table drafts add column returned_at timestamptz;
select gate_may('drafts', 'insert'), gate_may('attachments', 'insert');
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('grant update (version, returned_at) on drafts to %I', gate);
end $g$;

-- Gives back what waits in an office and finds its place free, the newest of each form, where a post of the account there has been
-- confirmed since its last password. 'above': the version a window may have seen of what stood there; the one that comes back
-- counts on from it, so that no late saving of that window is taken for its next.
create function return_drafts(account int, office int, above int) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare returned int;
begin
  if not exists (select 1 from assignments a where a.account_id = account and a.unit_id = office and a.reveal_confirmed_at is not null
      and (upper_inf(a.during) or upper(a.during) > now())) then return 0; end if;
  update drafts d set form = form_of_held(d.form), returned_at = now(), version = case when d.version = 0 then 0 else greatest(d.version, above) + 1 end
    from (select distinct on (h.subject, form_of_held(h.form)) h.id from drafts h
           where h.unit_id = office and h.account_id = account and h.form like 'held:%' order by h.subject, form_of_held(h.form), h.saved_at desc, h.id desc) newest
   where d.unit_id = office and d.id = newest.id
     and not exists (select 1 from drafts e where e.unit_id = office and e.account_id = account and e.subject = d.subject and e.form = form_of_held(d.form));
  get diagnostics returned = row_count;
  return returned;
end $f$;
select gate_function('return_drafts(int, int, int)');

create function next_in_line() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  perform return_drafts(old.account_id, old.unit_id, old.version);
  return null;
end $f$;
select gate_function('next_in_line()');
create trigger drafts_next_in_line after delete on drafts for each row when (old.form not like 'held:%') execute function next_in_line();

create or replace function release_drafts(account int, office int) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  if not exists (select 1 from assignments a where a.account_id = account and a.unit_id = office and a.reveal_confirmed_at is not null
      and a.reveal_confirmed_by = nullif(current_setting('app.account', true), '')::int and a.account_id <> a.reveal_confirmed_by) then
    raise exception 'only whoever has confirmed the holder gives drafts back';
  end if;
  return return_drafts(account, office, 0);
end $f$;

-- How many wait still in an office, of one form (null: of all).
create function drafts_in_line(account int, office int, of_form text, of_subject text) returns int language sql stable security definer set search_path = pg_catalog, public as $f$
  select count(*)::int from drafts d where d.unit_id = office and d.account_id = account and d.form like 'held:%'
    and (of_form is null or form_of_held(d.form) = of_form and d.subject = of_subject)
$f$;
select gate_function('drafts_in_line(int, int, text, text)');

-- What waits is not dropped while its typist holds a post there: somebody may still give it back.
create or replace function sweep_drafts(before timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare old bigint[]; dropped int;
begin
  -- The age is checked here too: a wrong clock must not drop what is being typed.
  if before > now() - interval '7 days' then raise exception 'drafts are kept for at least a week'; end if;
  select array_agg(d.id) into old from drafts d where greatest(d.saved_at, d.returned_at) < before
    and not (d.form like 'held:%' and exists (select 1 from assignments a where a.account_id = d.account_id and a.unit_id = d.unit_id
      and (upper_inf(a.during) or upper(a.during) > now())));
  delete from attachments f using drafts d where f.unit_id = d.unit_id and f.draft_id = d.id and d.id = any (old);
  delete from drafts d where d.id = any (old);
  get diagnostics dropped = row_count;
  return dropped;
end $f$;

-- Everything the acting account has left in the acting office, where it holds no post on that day any more: what stands first, what waits after it.
create function drafts_left_behind(on_day date) returns table (id bigint, form text, subject text, version int, key_id text, wrapped_key bytea, ciphertext bytea, saved_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $f$
  select d.id, form_of_held(d.form), d.subject, d.version, d.key_id, d.wrapped_key, d.ciphertext, d.saved_at from drafts d
   where d.unit_id = nullif(current_setting('app.unit', true), '')::int and d.account_id = nullif(current_setting('app.account', true), '')::int
     and not exists (select 1 from assignments a where a.account_id = d.account_id and a.unit_id = d.unit_id and a.during @> on_day)
   order by d.form like 'held:%', d.id
$f$;
select gate_function('drafts_left_behind(date)');

-- Brings one of them, sealed anew, to the acting office with its files. What waited waits there; so does what finds its place taken.
create function bring_draft(from_office int, old_id bigint, on_day date, new_subject text, new_key_id text, new_wrapped_key bytea, new_ciphertext bytea) returns void
  language plpgsql security definer set search_path = pg_catalog, public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  me int := nullif(current_setting('app.account', true), '')::int;
  left_there drafts; made bigint; waits boolean;
begin
  select * into left_there from drafts d where d.unit_id = from_office and d.id = old_id and d.account_id = me
    and not exists (select 1 from assignments a where a.account_id = me and a.unit_id = from_office and a.during @> on_day) for update;
  if left_there is null then raise exception 'no draft of this account was left behind there'; end if;
  waits := left_there.form like 'held:%'
    or exists (select 1 from drafts e where e.unit_id = own and e.account_id = me and e.form = left_there.form and e.subject = new_subject);
  insert into drafts (unit_id, account_id, form, subject, version, key_id, wrapped_key, ciphertext, saved_at, returned_at)
    values (own, me, case when waits then 'held:0:' || form_of_held(left_there.form) else left_there.form end, new_subject, left_there.version,
      new_key_id, new_wrapped_key, new_ciphertext, left_there.saved_at, left_there.returned_at) returning id into made;
  if waits then update drafts d set form = 'held:' || made || ':' || form_of_held(d.form) where d.unit_id = own and d.id = made; end if;
  insert into attachments (unit_id, draft_id, sealed, restricted, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, scanned_at, scan_note,
      is_original_paper, pages, condition, uploaded_at, uploaded_by)
    select own, made, sealed, restricted, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, scanned_at, scan_note, is_original_paper, pages, condition,
      uploaded_at, uploaded_by from attachments f where f.unit_id = from_office and f.draft_id = old_id and f.removed_at is null order by f.id;
  delete from attachments f where f.unit_id = from_office and f.draft_id = old_id;
  delete from drafts d where d.unit_id = from_office and d.id = old_id;
  perform return_drafts(me, own, 0);
end $f$;
select gate_function('bring_draft(int, bigint, date, text, text, bytea, bytea)');

-- Only the functions here give drafts back.
do $g$ declare app text; definition text; begin
  select app_role into app from installation;
  execute format('revoke all on function return_drafts(int, int, int) from %I', app);
  -- Taking an import back sees the held ones about its rows as well.
  select pg_get_functiondef('import_rows_untouched(bigint, int[], text[], text[])'::regprocedure) into definition;
  if definition not like '%x.form like any (petition_drafts)%' or definition not like '%x.form like any (visit_drafts)%' then raise exception 'import_rows_untouched has changed'; end if;
  execute replace(definition, 'x.form like any', 'form_of_held(x.form) like any');
  -- What a place has taken meanwhile can be free already.
  perform return_drafts(h.account_id, h.unit_id, 0) from (select distinct d.account_id, d.unit_id from drafts d where d.form like 'held:%') h;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
