import type { Knex } from 'knex';

/**
 * As before (20261129000520, 20261209005710); and what officers of the receiver were told since the act, and have not read, of records and reports they read
 * no more: those of the closing unit and of all it had taken over, but for what the receiver took over otherwise. So with the posts that had come.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
select gate_may('notices', 'select, delete'), gate_may('reports', 'select'), gate_may('petitions', 'select'), gate_may('visits', 'select'), gate_may('reorganisation_routes');
create or replace function hand_back_rest(act int, from_unit int) returns void language plpgsql security definer set search_path = public as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int; began timestamptz;
begin
  select r.started_at into began from reorganisations r where r.id = act and r.state = 'undoing';
  if not found then raise exception 'the act is not being taken back'; end if;
  delete from reception_days d using handovers h where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.kind = 'day'
     and d.unit_id = own and d.state = 'draft' and d.created_by = 0 and d.on_date = (h.before->>'onDate')::date and d.starts_at = (h.before->>'startsAt')::time
     and not exists (select 1 from handovers o where o.unit_id = own and o.kind = 'day' and (o.reorganisation_id, o.from_unit_id) <> (act, from_unit)
       and o.before->>'kind' = d.kind and (o.before->>'onDate')::date = d.on_date and (o.before->>'startsAt')::time = d.starts_at and (o.before->>'endsAt')::time = d.ends_at
       and o.before->>'expectedContent' = d.expected_content);
  delete from handovers h where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.kind in ('book', 'day');
  delete from notices n where n.unit_id = own and n.dedupe_key = 'handover:' || act || ':' || from_unit;
  if not exists (select 1 from reorganisation_routes t where t.reorganisation_id = act and t.from_unit_id = from_unit and t.to_unit_id = own and t.kind <> 'function') then return; end if;
  with recursive back(unit_id) as (
      select from_unit union select s.unit_id from back b join unit_successors s on s.successor_id = b.unit_id where s.part = 'whole' or s.keeps_archive),
    kept(unit_id) as (
      select own union select s.unit_id from kept k join unit_successors s on s.successor_id = k.unit_id where s.part = 'whole' or s.keeps_archive),
    gone as (select array_agg(b.unit_id) as units from back b where b.unit_id not in (select k.unit_id from kept k))
  delete from notices n using gone g where n.unit_id = own and n.read_at is null and n.at >= began and (
    -- What another unit's letter was told of stands with the letter.
    n.transfer_id is null and (exists (select 1 from petitions p where p.unit_id = any (g.units) and p.id = n.petition_id)
      or exists (select 1 from visits v where v.unit_id = any (g.units) and v.id = n.visit_id))
    or n.kind = 'report_returned' and exists (select 1 from reports r where r.unit_id = any (g.units) and n.href = '/reports/closed/' || r.id)
    or n.dedupe_key like 'reveal-switch:' || act || ':%' or n.dedupe_key like 'reveal-own:switch:' || act || ':%');
end $f$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
