import type { Knex } from 'knex';

/**
 * A draft taken over from a leaver goes on to whoever its petition was given to meanwhile: by the officer who holds it, and by nobody else. Whoever
 * gives the petition out hears of which form such a draft is and who holds it, never a word of it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- False where the receiver is typing in that form himself.
create function pass_on_draft(draft bigint, receiver int, on_day date, new_key_id text, new_wrapped_key bytea, new_ciphertext bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int; me int := nullif(current_setting('app.account', true), '')::int; d drafts;
begin
  select * into d from drafts x where x.unit_id = own and x.id = draft and x.account_id = me and x.taken_from is not null and x.form not like 'held:%' for update;
  if d is null or receiver = me then raise exception 'no draft taken over by this account'; end if;
  if not exists (select 1 from assignments a join accounts c on c.id = a.account_id where a.account_id = receiver and a.unit_id = own and a.during @> on_day and c.disabled_at is null) then
    raise exception 'the receiver has no post here';
  end if;
  if exists (select 1 from drafts x where x.unit_id = own and x.account_id = receiver and x.form = d.form and x.subject = d.subject) then return false; end if;
  update drafts x set account_id = receiver, key_id = new_key_id, wrapped_key = new_wrapped_key, ciphertext = new_ciphertext, returned_at = now()
    where x.unit_id = own and x.id = draft;
  return true;
end $f$;
select gate_function('pass_on_draft(bigint, int, date, text, bytea, bytea)');

-- forms: patterns of the forms about such a record; nothing while somebody looks through another's eyes.
create function drafts_taken_about(of_subject text, forms text[]) returns table (form text, account_id int)
  language sql stable security definer set search_path = pg_catalog, public as $f$
  select d.form, d.account_id from drafts d
   where d.unit_id = nullif(current_setting('app.unit', true), '')::int and d.subject = of_subject and d.form like any (forms)
     and d.taken_from is not null and nullif(current_setting('app.seen_by', true), '') is null
$f$;
select gate_function('drafts_taken_about(text, text[])');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
