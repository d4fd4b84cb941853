import type { Knex } from 'knex';

/** Names a unit bore before, and how much open work a unit holds: counted by unit and nothing else, for the administrator. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- units.name is the name of today; a renamed unit is the same unit. What it was called before stands here.
create table unit_names (
  unit_id int not null references units,
  during daterange not null,
  unit_type text not null,
  name text not null,
  short_name text not null,
  act text not null,                             -- what ended this name
  primary key (unit_id, during),
  exclude using gist (unit_id with =, during with &&));
select house('unit_names', 'select, insert');
select gate_may('unit_names');

-- Whose archive a successor of a part reads (decisions 8); one that took over the whole reads it anyway.
alter table unit_successors add column keeps_archive boolean not null default false;

-- Petitions in processing, under the office's own inspection or with somebody still to be told, proceedings not closed, papers not sent, letters from other units not answered, citizens not answered.
create function unit_open_work(wanted int[]) returns table (unit_id int, petitions int, proceedings int, papers int, incoming int, visits int)
language sql stable security definer set search_path = public as $$
  select u.id,
    (select count(*) from petitions p where p.unit_id = u.id and (p.closed_on is null and p.status <> 'void' or p.next_act in ('inspect','tell')
       or exists (select 1 from clocks k where k.unit_id = p.unit_id and k.petition_id = p.id and k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null)))::int,
    (select count(*) from proceedings g where g.unit_id = u.id and g.closed_on is null)::int,
    (select count(*) from papers w where w.unit_id = u.id and w.state in ('submitted','approved','numbered','signed'))::int,
    (select count(*) from transfers t where t.to_unit_id = u.id
       and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')))::int,
    (select count(*) from visits v where v.unit_id = u.id and v.status in ('recorded','outcome_set') and v.replied_on is null and v.due_on is not null)::int
  from unnest(wanted) u(id)
$$;
select gate_function('unit_open_work(int[])');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
