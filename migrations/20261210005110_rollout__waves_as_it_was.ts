import type { Knex } from 'knex';

/** Since when a unit receives is counted by what it received itself; a unit that goes over to another wave is known in both. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- As before (20261129000800); what a unit only took over in a re-organisation was received by another, and is its work from the day of the switch.
create or replace function wave_at_work(wanted int[]) returns table (office_id int, since timestamptz)
language sql stable security definer set search_path = public as $$
  select u.id, coalesce(least(
      (select min(p.registered_at) from petitions p where p.unit_id = u.id and p.origin_unit_id is null and p.status <> 'void'
         and not exists (select 1 from import_rows r where r.unit_id = p.unit_id and r.petition_id = p.id)),
      (select min(v.registered_at) from visits v where v.unit_id = u.id and v.origin_unit_id is null and v.status <> 'void'
         and not exists (select 1 from import_rows r where r.unit_id = v.unit_id and r.visit_id = v.id)),
      (select min(t.sent_at) from transfers t where t.to_unit_id = u.id
         and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')))),
    (select min(a.effective_on)::timestamp at time zone 'Asia/Ho_Chi_Minh' from handovers h join reorganisations a on a.id = h.reorganisation_id
       where h.unit_id = u.id and h.kind in ('petition','visit')))
    from unnest(wanted) u(id)
$$;
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('grant select on reorganisations to %I', gate);
end $g$;

-- Receiving already when it was brought into a wave: nobody decided that it goes live.
alter table go_lives add column found boolean not null default false;
update go_lives g set found = true, live_on = greatest(g.live_on, (w.since at time zone 'Asia/Ho_Chi_Minh')::date)
  from wave_at_work(array(select office_id from go_lives where reason = 'Đơn vị đã tiếp nhận trên phần mềm trước khi vào đợt')) w
 where g.reason = 'Đơn vị đã tiếp nhận trên phần mềm trước khi vào đợt' and g.office_id = w.office_id and w.since is not null;

create table wave_moves (
  id int generated always as identity primary key,
  office_id int not null references units,
  from_wave_id int not null references waves,
  to_wave_id int not null references waves,
  moved_at timestamptz not null, moved_by int not null references accounts);
create index on wave_moves (from_wave_id);
create index on wave_moves (to_wave_id);
select house('wave_moves', 'select, insert');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
