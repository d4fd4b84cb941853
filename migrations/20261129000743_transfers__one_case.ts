import type { Knex } from 'knex';

/**
 * One case in all its rows: along every accepted transfer and every handover between units. What a seal reaches, what the hops of a
 * petition are and who sent it first is read from the same rows; only the gate follows them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function case_rows(petition bigint) returns setof bigint language sql stable security definer set search_path = public as $f$
  with recursive linked(id) as (
    select petition
    union
    select next.id from linked l cross join lateral (
      select a.petition_id from transfers t join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind = 'accepted'
       where t.petition_id = l.id and a.petition_id is not null
      union all
      select t.petition_id from transfer_answers a join transfers t on t.unit_id = a.from_unit_id and t.id = a.transfer_id
       where a.petition_id = l.id and a.kind = 'accepted'
      union all
      select p.id from petitions p where p.origin_petition_id = l.id
      union all
      select p.origin_petition_id from petitions p where p.id = l.id and p.origin_petition_id is not null) next(id))
  select id from linked
$f$;
revoke all on function case_rows(bigint) from public;

-- As before (20261129000510), over the rows of the case.
create or replace function seal_chain(petition bigint, at timestamptz) returns table (unit_id int, petition_id bigint, thread_id uuid, sealed boolean)
language plpgsql security definer set search_path = public as $f$
#variable_conflict use_column
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  others bigint[];
begin
  if not exists (select 1 from petitions p where p.unit_id = own and p.id = petition) then return; end if;
  select coalesce(array_agg(l.id), '{}') into others from case_rows(petition) l(id) where l.id <> petition;
  insert into due_seals (unit_id, petition_id, visit_id, marked_at)
    select p.unit_id, p.id, p.visit_id, at from petitions p where p.id = any (others) and not p.sealed on conflict do nothing;
  delete from search.petition_bands b using petitions p where p.id = any (others) and not p.sealed and b.petition_id = p.id;
  delete from search.petition_words w using petitions p where p.id = any (others) and not p.sealed and w.petition_id = p.id;
  update public_slips s set withdrawn_at = at from petitions p
   where p.id = any (others) and s.unit_id = p.unit_id and s.petition_id = p.id and s.withdrawn_at is null;
  return query select p.unit_id, p.id, p.thread_id, p.sealed from petitions p where p.id = any (others) order by p.id;
end $f$;

-- As before (20261123000630), over the rows of the case; whoever holds one of them has a part in it.
create or replace function transfer_chain(petition bigint) returns table (unit_id int, id bigint, petition_id bigint, to_unit_id int, to_outside text, hop int, sent_on date,
    answer text, answered_on date, reason text, reply_on date) language sql stable security definer set search_path = public as $f$
  with linked as materialized (select l.id from case_rows(petition) l(id)),
  hops as (
    select t.*, a.kind as answer, a.answered_on, a.reason as answer_reason
      from linked l join transfers t on t.petition_id = l.id
      left join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted', 'returned'))
  select h.unit_id, h.id, h.petition_id, h.to_unit_id, h.to_outside, h.hop, h.sent_on, h.answer, h.answered_on, coalesce(h.answer_reason, ''), h.reply_on
    from hops h
   where not exists (select 1 from linked l where l.id = any (hidden_petitions()))
     and (current_setting('app.all', true) = '1'
       or exists (select 1 from hops m where m.unit_id = any (nullif(current_setting('app.units', true), '')::int[]) or m.to_unit_id = any (nullif(current_setting('app.units', true), '')::int[]))
       or exists (select 1 from linked l join petitions p on p.id = l.id where p.unit_id = any (nullif(current_setting('app.units', true), '')::int[])))
   order by h.sent_at, h.id
$f$;

-- Who sent a petition of the calling unit, through every unit it was handed over from: the transfer it came by, the last one first.
create function came_by(petition bigint) returns table (unit_id int, transfer_id bigint) language sql stable security definer set search_path = public as $f$
  with recursive before(id, steps) as (
    select p.id, 0 from petitions p where p.id = petition and p.unit_id = nullif(current_setting('app.unit', true), '')::int
    union all
    select p.origin_petition_id, b.steps + 1 from before b join petitions p on p.id = b.id where p.origin_petition_id is not null)
  select a.from_unit_id, a.transfer_id from before b join transfer_answers a on a.petition_id = b.id and a.kind = 'accepted' order by b.steps, a.transfer_id desc limit 1
$f$;

-- The row a petition of the calling unit goes on in, at the end of every handover since; nothing while it goes on here.
create function goes_on_in(petition bigint) returns table (unit_id int, petition_id bigint) language sql stable security definer set search_path = public as $f$
  with recursive after(unit_id, id, steps) as (
    select p.unit_id, p.id, 0 from petitions p where p.id = petition and p.unit_id = nullif(current_setting('app.unit', true), '')::int
    union all
    select p.unit_id, p.id, a.steps + 1 from after a join petitions p on p.origin_unit_id = a.unit_id and p.origin_petition_id = a.id)
  select a.unit_id, a.id from after a where a.steps > 0 order by a.steps desc limit 1
$f$;

select gate_function('came_by(bigint)'), gate_function('goes_on_in(bigint)');
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('alter function case_rows(bigint) owner to %I', gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
