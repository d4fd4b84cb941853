import type { Knex } from 'knex';

/**
 * The dry run tells nobody that a denunciation hides from him: petitions past the head are counted like every other, never by
 * themselves. And letters nobody has answered yet are counted apart where no confirmed way awaits them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
drop function reorganisation_tally(int, date, date);
create function reorganisation_tally(act int, week_from date, week_to date) returns table (from_unit_id int, petitions int, proceedings int, undecided int, week_due int, overdue int,
  unsigned int, incoming int, unrouted int, visits int, days int, drafts int) language sql stable security definer set search_path = public as $$
  select g.from_unit_id, c.petitions, c.proceedings, c.undecided, c.week_due, c.overdue,
    (select count(*) from papers w where w.unit_id = g.from_unit_id and w.state in ('draft','submitted','approved','numbered','signed')
       and exists (select 1 from handover_plan(act, g.from_unit_id) x where x.petition_id = w.petition_id))::int,
    i.incoming, case when i.has_way then 0 else i.incoming end,
    (select count(*) from visits v where v.unit_id = g.from_unit_id and v.status in ('recorded','outcome_set') and v.replied_on is null and v.due_on is not null)::int,
    (select count(*) from reception_days d where d.unit_id = g.from_unit_id and d.on_date >= a.effective_on and d.state in ('draft','posted'))::int,
    (select count(*) from drafts d where d.unit_id = g.from_unit_id)::int
  from reorganisations a join reorganisation_givers g on g.reorganisation_id = a.id
  cross join lateral (
    select count(*) filter (where p.status <> 'accepted')::int as petitions, count(*) filter (where p.status = 'accepted')::int as proceedings,
      count(*) filter (where x.to_unit_id is null)::int as undecided,
      count(*) filter (where coalesce(r.due_on, p.due_on) between week_from and week_to)::int as week_due,
      count(*) filter (where coalesce(r.due_on, p.due_on) < week_from)::int as overdue
    from handover_plan(act, g.from_unit_id) x join petitions p on p.unit_id = g.from_unit_id and p.id = x.petition_id
    left join proceedings r on r.unit_id = p.unit_id and r.petition_id = p.id and r.closed_on is null) c
  -- A unit that ends takes in what was sent to it and hands it on: by its one way, or by the default somebody has confirmed.
  cross join lateral (
    select case when bool_and(w.kind = 'function') then 0 else (select count(*) from transfers t where t.to_unit_id = g.from_unit_id
         and not exists (select 1 from transfer_answers n where n.from_unit_id = t.unit_id and n.transfer_id = t.id and n.kind in ('accepted','returned')))::int end as incoming,
      count(*) filter (where w.takes_petitions and w.fields is null) = 1 or g.default_confirmed_at is not null and bool_or(w.is_default and w.takes_petitions) as has_way
    from reorganisation_routes w where w.reorganisation_id = act and w.from_unit_id = g.from_unit_id) i
  where a.id = act
$$;
select gate_function('reorganisation_tally(int, date, date)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
