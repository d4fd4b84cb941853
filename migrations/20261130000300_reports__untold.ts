import type { Knex } from 'knex';

/**
 * Closed reports before readers who may not know of everything in them: which rows are untold, a check code nobody can try figures
 * against, what was not sent yet, one answer to a report.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- The rows of a unit's reports that are another thing for this reader than for the signer, by source of facts: what is hidden from him,
-- and every row that is made of several records of which one is hidden (a matter, what visits were about, a day of reception).
create function untold_in_reports(of_unit int) returns table (source text, ref bigint) language sql stable security definer set search_path = public as $f$
  with p as (select x.id, x.thread_id from petitions x where x.unit_id = of_unit and x.id = any ((select hidden_petitions())::bigint[])),
    v as (select x.id, x.petition_id, x.received_on from visits x where x.unit_id = of_unit and x.id = any ((select hidden_visits())::bigint[])),
    t as (select thread_id from p union select q.thread_id from v join petitions q on q.unit_id = of_unit and q.id = v.petition_id),
    m as (select q.id from petitions q join t on t.thread_id = q.thread_id where q.unit_id = of_unit)
  select 'petition', id from p
  union all select 'decision', id from p
  union all select 'matter', id from m
  union all select 'visit', id from v
  union all select 'visitMatter', x.id from (select id from v union select w.id from visits w join m on m.id = w.petition_id where w.unit_id = of_unit) x
  union all select 'day', d.id from reception_days d where d.unit_id = of_unit and d.on_date in (select received_on from v)
$f$;
select gate_function('untold_in_reports(int)');
select gate_may('petitions', 'select');
select gate_may('visits', 'select');
select gate_may('reception_days', 'select');

-- The key of the check code; shown nowhere. Reports closed before have none, and their code is shown no more.
alter table reports add column check_key text check (check_key ~ '^[0-9a-f]{64}$');
create or replace function closed_report_stands() returns trigger language plpgsql set search_path = public as $f$
begin
  if (new.figures, new.notes, new.hash, new.check_key, new.closed_at, new.closed_by, new.from_on, new.to_on, new.version, new.problems, new.override_reason, new.signer_name, new.signer_title)
      is distinct from (old.figures, old.notes, old.hash, old.check_key, old.closed_at, old.closed_by, old.from_on, old.to_on, old.version, old.problems, old.override_reason, old.signer_name, old.signer_title)
     or old.sent_at is not null then
    raise exception 'A closed report is not changed';
  end if;
  return new;
end $f$;

-- What is not sent is the unit's own; others learn that it was closed, and no more.
do $g$ declare app text; begin
  select app_role into app from installation;
  execute 'drop policy app_select on reports';
  execute format($p$create policy app_select on reports for select to %I using (
    unit_id = (select nullif(current_setting('app.unit', true), '')::int)
    or (sent_at is not null and ((select current_setting('app.all', true) = '1') or unit_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]))))$p$, app);
  execute 'drop policy app_select on report_members';
  execute format($p$create policy app_select on report_members for select to %I using (
    unit_id = (select nullif(current_setting('app.unit', true), '')::int)
    or (((select current_setting('app.all', true) = '1') or unit_id = any ((select nullif(current_setting('app.units', true), '')::int[])::int[]))
      and exists (select 1 from reports r where r.unit_id = report_members.unit_id and r.id = report_members.report_id)))$p$, app);
end $g$;
create function closed_unsent(first_day date, last_day date) returns int[] language sql stable security definer set search_path = public as $f$
  select coalesce(array_agg(distinct r.unit_id), '{}'::int[]) from reports r
   where r.from_on = first_day and r.to_on = last_day and r.sent_at is null
     and (current_setting('app.all', true) = '1' or r.unit_id = any (nullif(current_setting('app.units', true), '')::int[]))
     and not exists (select 1 from reports n where n.unit_id = r.unit_id and n.from_on = r.from_on and n.to_on = r.to_on and n.version > r.version)
$f$;
select gate_function('closed_unsent(date, date)');
select gate_may('reports', 'select');

-- One report has one answer that stands: the earliest. A later one is kept beside it.
alter table report_answers add column stands boolean not null default true;
update report_answers a set stands = false where exists (select 1 from report_answers b where b.from_unit_id = a.from_unit_id and b.report_id = a.report_id
  and (b.answered_at, b.id) < (a.answered_at, a.id));
-- Two units may answer, so no unique index of one unit's rows can hold it: they wait for each other, and the second is refused.
create index report_answers_stands on report_answers (from_unit_id, report_id) where stands;
create function answer_report_once() returns trigger language plpgsql security definer set search_path = public as $f$ begin
  perform pg_advisory_xact_lock(hashtextextended('report_answers ' || new.from_unit_id || ' ' || new.report_id, 0));
  if new.stands and exists (select 1 from report_answers a where a.from_unit_id = new.from_unit_id and a.report_id = new.report_id and a.stands) then
    raise unique_violation using constraint = 'report_answers_stands', message = 'report_answers_stands: the report has its answer';
  end if;
  return new;
end $f$;
select gate_function('answer_report_once()');
select gate_may('report_answers', 'select');
create trigger report_answers_once before insert on report_answers for each row execute function answer_report_once();
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
