import type { Knex } from 'knex';

/**
 * What an old book says was accepted and not resolved goes on here: its proceeding begins with the row. Until somebody works on it, it is
 * taken back with the row. A dry run says how many there are, and of how many the book gives no day.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- The version the row of an old book left it in; null of what was accepted here.
alter table proceedings add column taken_in int;
alter table import_rows add column acceptance text check (acceptance in ('dated','undated','elsewhere'));
select gate_may('proceedings', 'select, update, delete'), gate_may('proceeding_steps', 'select, delete'), gate_may('proceeding_contents', 'select, delete');

do $g$
declare
  app text; was text; becomes text; part record;
  untouched regprocedure := 'import_rows_untouched(bigint, int[], text[], text[])';
  next regprocedure := 'undo_import_next(bigint, int, timestamptz, text, text[], text[], text[], text[])';
begin
  select app_role into app from installation;
  was := pg_get_functiondef(untouched);
  for part in select * from (values
    ('x.id = r.petition_id and x.version = 1 and x.status <> ''void'')', 'x.id = r.petition_id and x.status <> ''void''
         and (x.version = 1 or x.version = 2 and exists (select 1 from proceedings g where g.unit_id = own and g.petition_id = x.id and g.taken_in = g.version)))'),
    ('and not exists (select 1 from proceedings x where x.unit_id = own and x.petition_id = r.petition_id)',
     'and not exists (select 1 from proceedings x where x.unit_id = own and x.petition_id = r.petition_id and (x.taken_in is distinct from x.version
         or exists (select 1 from attachments f where f.unit_id = own and f.proceeding_id = x.id)
         or exists (select 1 from drafts d where d.unit_id = own and d.subject = x.id::text and (d.form like ''proceeding-%'' or d.form like ''of-proceeding-%''))))')) x(old, new)
  loop
    becomes := replace(was, part.old, part.new);
    if becomes = was then raise exception 'import_rows_untouched is written otherwise: %', part.old; end if;
    was := becomes;
  end loop;
  execute becomes;
  execute format('revoke all on function %s from %I', untouched, app);

  was := pg_get_functiondef(next);
  for part in select * from (values
    ('counted bigint[];', 'counted bigint[]; busy bigint[]; cases bigint[];'),
    -- An act on a proceeding holds it before its petition.
    ('visit_ids := array(select v.id from visits v', 'cases := array(select g.petition_id from proceedings g where g.unit_id = own and g.petition_id = any (petition_ids) for update skip locked);
  busy := array(select g.petition_id from proceedings g where g.unit_id = own and g.petition_id = any (petition_ids) and not g.petition_id = any (cases));
  petition_ids := array(select unnest(petition_ids) except select unnest(busy));
  visit_ids := array(select v.id from visits v'),
    ('delete from clock_events e where e.unit_id = own and e.petition_id = any (petition_ids);', 'cases := array(select g.id from proceedings g where g.unit_id = own and g.petition_id = any (petition_ids));
    delete from clock_events e using clocks c where e.unit_id = own and c.unit_id = own and e.clock_id = c.id and c.proceeding_id = any (cases);
    delete from clocks c where c.unit_id = own and c.proceeding_id = any (cases);
    delete from proceeding_steps x where x.unit_id = own and x.proceeding_id = any (cases);
    delete from proceeding_contents x where x.unit_id = own and x.proceeding_id = any (cases);
    delete from proceedings x where x.unit_id = own and x.id = any (cases);
    delete from clock_events e where e.unit_id = own and e.petition_id = any (petition_ids);')) x(old, new)
  loop
    becomes := replace(was, part.old, part.new);
    if becomes = was then raise exception 'undo_import_next is written otherwise: %', part.old; end if;
    was := becomes;
  end loop;
  execute becomes;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
