import type { Knex } from 'knex';

/**
 * The same wall in fewer questions. Each sub-select of a policy is set up anew for every mention of its table in every statement, used or
 * not, and that was two fifths of what a page cost the database. So a table of contents asks once each: whether its row is in reach and,
 * for whoever reads numbers only, of an office of his own; what is shut of petitions (hidden, or to be sealed) and of visits; whether what
 * is sealed is open to him (0: all within reach; a unit: its own; neither: nothing); and what a verifier is assigned to (nothing: he is none).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function shut_petitions() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare
  whose text;
  kept text;
  found bigint[];
begin
  if current_setting('transaction_read_only') <> 'on' then return hidden_petitions() || seals_due(); end if;
  whose := concat_ws('|', 'of', coalesce(current_setting('app.account', true), ''), coalesce(current_setting('app.unit', true), ''),
    coalesce(current_setting('app.units', true), ''), coalesce(current_setting('app.handing', true), ''), coalesce(current_setting('app.seen_by', true), '')) || '#';
  kept := current_setting('app.shut_petitions', true);
  if starts_with(kept, whose) then return substr(kept, length(whose) + 1)::bigint[]; end if;
  found := hidden_petitions() || seals_due();
  perform set_config('app.shut_petitions', whose || found::text, true);
  return found;
end $f$;
create function shut_visits() returns bigint[] language plpgsql stable security definer set search_path = public as $f$
declare
  whose text;
  kept text;
  found bigint[];
begin
  if current_setting('transaction_read_only') <> 'on' then return hidden_visits() || visit_seals_due(); end if;
  whose := concat_ws('|', 'of', coalesce(current_setting('app.account', true), ''), coalesce(current_setting('app.unit', true), ''),
    coalesce(current_setting('app.units', true), ''), coalesce(current_setting('app.handing', true), ''), coalesce(current_setting('app.seen_by', true), '')) || '#';
  kept := current_setting('app.shut_visits', true);
  if starts_with(kept, whose) then return substr(kept, length(whose) + 1)::bigint[]; end if;
  found := hidden_visits() || visit_seals_due();
  perform set_config('app.shut_visits', whose || found::text, true);
  return found;
end $f$;
select gate_function('shut_petitions()');
select gate_function('shut_visits()');

do $m$
declare
  reach text := '((select current_setting(''app.all'', true) = ''1'' and current_setting(''app.contents'', true) is distinct from ''own'') or unit_id = any ((select nullif(current_setting(''app.units'', true), '''')::int[])::int[]))';
  petition text := 'not (coalesce(petition_id, 0) = any ((select shut_petitions())::bigint[]))';
  visit text := 'not (coalesce(visit_id, 0) = any ((select shut_visits())::bigint[]))';
  readable text := '(not sealed or (select case current_setting(''app.sealed'', true) when ''reach'' then 0 when ''own'' then nullif(current_setting(''app.unit'', true), '''')::int end) = any (array[0, unit_id]))';
  assigned text := '(coalesce(petition_id, 0) = any ((select case when current_setting(''app.assigned'', true) = ''1'' then array_remove(coalesce(assigned_petitions(), ''{}''), null) end)::bigint[])) is not false';
  content text := concat_ws(' and ', reach, petition, readable, assigned);
  either text := content || ' and ' || visit;
  tab text;
begin
  foreach tab in array array['handled_on_paper','petition_contents','petition_points','proceeding_contents','proceeding_steps','proposals'] loop
    execute format('alter policy app_select on %I using (%s)', tab, content);
  end loop;
  foreach tab in array array['conclusion_tasks','corrected_words','parties','visit_contents','visit_matters'] loop
    execute format('alter policy app_select on %I using (%s)', tab, either);
  end loop;
  execute format('alter policy app_select on messages using (%s)', concat_ws(' and ', reach, petition, visit));
  execute format('alter policy app_select on attachments using (%s and ((draft_id is null and not sealed) or (select nullif(current_setting(''app.seen_by'', true), '''') is null)))', either);
  execute format('alter policy app_select on papers using ((%s) or (unit_id = (select nullif(current_setting(''app.unit'', true), '''')::int) and kind in (''XLD03_2021'', ''NOTICE_TO_SENDER'') and proceeding_id is null and petition_id = any ((select registered_past_head())::bigint[])))', either);
end $m$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
