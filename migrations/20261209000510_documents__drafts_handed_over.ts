import type { Knex } from 'knex';

/**
 * What somebody typed and did not save goes on with a colleague when he leaves his office, or is given up by name: never of who stays, never
 * to who has no post there. Until then nothing of it is swept. Whoever closes the account sees how many wait, as numbers only, and nothing
 * of what his office must not know of.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Who had typed it, of a draft taken over.
alter table drafts add column taken_from int references accounts;
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('grant update (account_id, key_id, wrapped_key, ciphertext, taken_from) on drafts to %I', gate);
  execute format('grant select on units to %I', gate);
end $g$;
select gate_may('attachments'), gate_may('proceedings'), gate_may('petitions'), gate_may('visits'), gate_may('papers'), gate_may('conclusion_tasks'), gate_may('named_accounts');

-- Whether an officer leaves an office: his account is closed, or no post of his there lasts longer than a month.
create function leaves_office(account int, office int, on_day date) returns boolean language sql stable security definer set search_path = pg_catalog, public as $f$
  select exists (select 1 from accounts c where c.id = account and c.disabled_at is not null)
    or not exists (select 1 from assignments a where a.account_id = account and a.unit_id = office and a.during @> on_day + 31)
$f$;
select gate_function('leaves_office(int, int, date)');

-- What leavers (null: all) have typed in the acting office: the form, about what, when; never a word.
create function drafts_of_leavers(of_account int, on_day date) returns table (id bigint, account_id int, form text, subject text, version int, saved_at timestamptz, files int)
  language sql stable security definer set search_path = pg_catalog, public as $f$
  select d.id, d.account_id, form_of_held(d.form), d.subject, d.version, d.saved_at,
         (select count(*)::int from attachments f where f.unit_id = d.unit_id and f.draft_id = d.id and f.removed_at is null)
    from drafts d
   where d.unit_id = nullif(current_setting('app.unit', true), '')::int and (of_account is null or d.account_id = of_account)
     and leaves_office(d.account_id, d.unit_id, on_day)
     and (d.version > 0 or exists (select 1 from attachments f where f.unit_id = d.unit_id and f.draft_id = d.id and f.removed_at is null))
$f$;
select gate_function('drafts_of_leavers(int, date)');

-- The ciphertext of one of them, to be sealed anew for whoever takes it; 'held': the row is, until the transaction ends.
create function draft_to_hand(draft bigint, on_day date, held boolean) returns table (id bigint, account_id int, form text, subject text, version int, saved_at timestamptz, key_id text, wrapped_key bytea, ciphertext bytea)
  language plpgsql security definer set search_path = pg_catalog, public as $f$
begin
  if held then perform 1 from drafts d where d.unit_id = nullif(current_setting('app.unit', true), '')::int and d.id = draft for update; end if;
  return query select d.id, d.account_id, form_of_held(d.form), d.subject, d.version, d.saved_at, d.key_id, d.wrapped_key, d.ciphertext from drafts d
   where d.unit_id = nullif(current_setting('app.unit', true), '')::int and d.id = draft and leaves_office(d.account_id, d.unit_id, on_day);
end $f$;
select gate_function('draft_to_hand(bigint, date, boolean)');

-- False where the receiver is typing in that form himself.
create function hand_draft(draft bigint, receiver int, on_day date, new_key_id text, new_wrapped_key bytea, new_ciphertext bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int; d drafts;
begin
  select * into d from drafts x where x.unit_id = own and x.id = draft and leaves_office(x.account_id, own, on_day) for update;
  if d is null or d.account_id = receiver then raise exception 'no draft of who leaves this office'; end if;
  if not exists (select 1 from assignments a join accounts c on c.id = a.account_id where a.account_id = receiver and a.unit_id = own and a.during @> on_day and c.disabled_at is null) then
    raise exception 'the receiver has no post here';
  end if;
  if exists (select 1 from drafts x where x.unit_id = own and x.account_id = receiver and x.form = form_of_held(d.form) and x.subject = d.subject) then return false; end if;
  update drafts x set account_id = receiver, form = form_of_held(x.form), key_id = new_key_id, wrapped_key = new_wrapped_key, ciphertext = new_ciphertext,
      returned_at = now(), taken_from = d.account_id where x.unit_id = own and x.id = draft;
  return true;
end $f$;
select gate_function('hand_draft(bigint, int, date, text, bytea, bytea)');

create function give_up_draft(draft bigint, on_day date) returns void language plpgsql security definer set search_path = pg_catalog, public as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int;
begin
  if not exists (select 1 from drafts d where d.unit_id = own and d.id = draft and leaves_office(d.account_id, own, on_day)) then
    raise exception 'no draft of who leaves this office';
  end if;
  delete from attachments f where f.unit_id = own and f.draft_id = draft;
  delete from drafts d where d.unit_id = own and d.id = draft;
end $f$;
select gate_function('give_up_draft(bigint, date)');

-- How many of an account wait in each office where somebody else gives work out ('heads'). kinds: the patterns of forms about each kind of record;
-- personal: forms about the officer himself, which wait for nobody.
-- What is about a record the office must not know of is not counted.
create function unclaimed_drafts(account int, on_day date, kinds jsonb, heads text[], personal text[]) returns table (unit_id int, drafts int)
  language sql stable security definer set search_path = pg_catalog, public as $f$
  select d.unit_id, count(*)::int
    from (select x.unit_id, x.id, case when x.subject ~ '^[0-9]{1,15}$' then x.subject::bigint end as subject,
                 (select k.key from jsonb_each(kinds) k cross join jsonb_array_elements_text(k.value) pattern where form_of_held(x.form) like pattern limit 1) as kind
            from drafts x where x.account_id = account and not exists (select 1 from unnest(personal) own where form_of_held(x.form) = own or form_of_held(x.form) like own || '-%')
             and (x.version > 0 or exists (select 1 from attachments f where f.unit_id = x.unit_id and f.draft_id = x.id and f.removed_at is null))) d
    join units u on u.id = d.unit_id and u.during @> on_day
    left join lateral (
      select p.id as petition_id, null::bigint as visit_id from petitions p where d.kind = 'petition' and p.unit_id = d.unit_id and p.id = d.subject
      union all select g.petition_id, null from proceedings g where d.kind = 'proceeding' and g.unit_id = d.unit_id and g.id = d.subject
      union all select null, v.id from visits v where d.kind = 'visit' and v.unit_id = d.unit_id and v.id = d.subject
      union all select w.petition_id, w.visit_id from papers w where d.kind = 'paper' and w.unit_id = d.unit_id and w.id = d.subject
      union all select t.petition_id, t.visit_id from conclusion_tasks t where d.kind = 'task' and t.unit_id = d.unit_id and t.id = d.subject
      union all select coalesce(f.petition_id, w.petition_id, g.petition_id), coalesce(f.visit_id, w.visit_id) from attachments f
        left join papers w on w.unit_id = f.unit_id and w.id = f.paper_id left join proceedings g on g.unit_id = f.unit_id and g.id = f.proceeding_id
        where d.kind = 'attachment' and f.unit_id = d.unit_id and f.id = d.subject) r on true
   where exists (select 1 from assignments a join accounts c on c.id = a.account_id
            where a.unit_id = d.unit_id and a.account_id <> account and a.role = any (heads) and a.during @> on_day and c.disabled_at is null)
     and not exists (select 1 from named_accounts n where n.unit_id = d.unit_id and (n.petition_id = r.petition_id or n.visit_id = r.visit_id))
     and not exists (select 1 from petitions p where p.unit_id = d.unit_id and p.id = r.petition_id and p.past_head)
     and not exists (select 1 from visits v where v.unit_id = d.unit_id and v.id = r.visit_id and v.past_head)
   group by d.unit_id
$f$;
select gate_function('unclaimed_drafts(int, date, jsonb, text[], text[])');

-- What waits is not dropped while its typist holds a post there, nor, once he has none, before somebody of that office has taken it or given it up.
create or replace function sweep_drafts(before timestamptz) returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare old bigint[]; dropped int;
begin
  -- The age is checked here too: a wrong clock must not drop what is being typed.
  if before > now() - interval '7 days' then raise exception 'drafts are kept for at least a week'; end if;
  select array_agg(d.id) into old from drafts d
    cross join lateral (select c.disabled_at is null and exists (select 1 from assignments a where a.account_id = d.account_id and a.unit_id = d.unit_id
        and (upper_inf(a.during) or upper(a.during) > now())) as is_here from accounts c where c.id = d.account_id) typist
   where greatest(d.saved_at, d.returned_at) < before
     and not (d.form like 'held:%' and typist.is_here)
     and not (not typist.is_here and exists (select 1 from units u where u.id = d.unit_id and (upper_inf(u.during) or upper(u.during) > now())));
  delete from attachments f using drafts d where f.unit_id = d.unit_id and f.draft_id = d.id and d.id = any (old);
  delete from drafts d where d.id = any (old);
  get diagnostics dropped = row_count;
  return dropped;
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
