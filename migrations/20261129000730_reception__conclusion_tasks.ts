import type { Knex } from 'knex';

/**
 * What the head charged somebody with at a reception, followed from the day its notice is issued until somebody says by name what
 * came of it (khoản 2 Điều 25 NĐ 154/2026). The words of a visit: hidden and sealed with it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table conclusion_tasks (
  unit_id int not null, id bigint generated always as identity,
  visit_id bigint not null, petition_id bigint, paper_id bigint not null, sealed boolean not null,
  ordinal int not null,
  charged text not null check (charged <> ''),  -- the office or section the notice names
  work text not null check (work <> ''),
  due_on date not null,
  holder_id int references accounts,            -- who sees to it here; null: the desk that recorded the visit
  done_on date, result text not null default '', done_at timestamptz, done_by int references accounts,
  primary key (unit_id, id),
  unique (unit_id, paper_id, ordinal),
  foreign key (unit_id, visit_id) references visits (unit_id, id),
  foreign key (unit_id, paper_id) references papers (unit_id, id),
  check ((done_on is null) = (done_by is null) and (done_on is null or result <> '')));
create index conclusion_tasks_open on conclusion_tasks (unit_id, due_on) where done_on is null;
create index conclusion_tasks_visit on conclusion_tasks (unit_id, visit_id);
select wall('conclusion_tasks', 'content');

do $g$ declare reading record; begin
  for reading in select qual from pg_policies where schemaname = 'public' and policyname = 'app_select' and tablename = 'conclusion_tasks' loop
    execute format('alter policy app_select on conclusion_tasks using (%s and not (visit_id = any ((select hidden_visits())::bigint[]))
      and not (visit_id = any ((select visit_seals_due())::bigint[])) and not (coalesce(petition_id, 0) = any ((select seals_due())::bigint[])))', reading.qual);
  end loop;
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
