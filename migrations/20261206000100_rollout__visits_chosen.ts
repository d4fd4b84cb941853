import type { Knex } from 'knex';

/** A divided unit says of each visit that still owes something where it goes, as of its petitions; none goes anywhere unasked. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table handover_visit_choices (
  unit_id int not null references units,
  reorganisation_id int not null references reorganisations,
  visit_id bigint not null,
  to_unit_id int not null references units,
  chosen_at timestamptz not null, chosen_by int not null references accounts,
  primary key (unit_id, reorganisation_id, visit_id),
  -- A visit of old books that is taken back takes what was chosen for it along.
  foreign key (unit_id, visit_id) references visits (unit_id, id) on delete cascade);
select wall('handover_visit_choices', 'own', 'select, insert, update, delete');
select gate_may('handover_visit_choices');

drop function handover_visit_plan(int);
drop function visits_going(int, int);
/*
 * The visits of a giving unit that still owe something (20261201000500) and where each goes: with its petition, to where that one went before,
 * else as chosen, by words of the visitor's address, the only way there is, or the confirmed default. to_unit_id is null while nobody has said.
 */
create function visits_going(act int, from_unit int) returns table (visit_id bigint, to_unit_id int, why text) language sql stable security definer set search_path = public as $$
  with routes as (select * from reorganisation_routes r where r.reorganisation_id = act and r.from_unit_id = from_unit and r.takes_petitions and r.fields is null),
    only_way as (select min(to_unit_id) as to_unit_id from routes having count(*) = 1),
    standard as (select r.to_unit_id from routes r join reorganisation_givers g on g.reorganisation_id = act and g.from_unit_id = from_unit
      where r.is_default and (g.default_confirmed_at is not null or exists (select 1 from reorganisations a where a.id = act and a.state = 'done'))),
    plan as materialized (select * from handover_plan(act, from_unit))
  select v.id, case when x.petition_id is not null then x.to_unit_id else coalesce(g.unit_id, c.to_unit_id, m.to_unit_id, o.to_unit_id, s.to_unit_id) end,
         case when x.petition_id is not null or g.unit_id is not null then 'petition' when c.to_unit_id is not null then 'chosen' when m.to_unit_id is not null then 'rule'
           when o.to_unit_id is not null then 'only' when s.to_unit_id is not null then 'default' else 'open' end
    from visits v
    left join plan x on x.petition_id = v.petition_id
    left join lateral (select q.unit_id from petitions q join routes r on r.to_unit_id = q.unit_id
      where q.origin_unit_id = v.unit_id and q.origin_petition_id = v.petition_id order by q.id limit 1) g on true
    left join lateral (select h.to_unit_id from handover_visit_choices h join routes r on r.to_unit_id = h.to_unit_id
      where h.unit_id = v.unit_id and h.reorganisation_id = act and h.visit_id = v.id) c on true
    left join lateral (select u.to_unit_id from handover_rules u join routes r on r.to_unit_id = u.to_unit_id where u.unit_id = v.unit_id and u.reorganisation_id = act
      and exists (select 1 from parties a where a.unit_id = v.unit_id and a.visit_id = v.id and a.petition_id is null and not a.sealed
        and strpos(' ' || regexp_replace(fold(a.address || ' ' || a.ward_text), '[^a-z0-9]+', ' ', 'g') || ' ',
          ' ' || trim(regexp_replace(fold(u.words), '[^a-z0-9]+', ' ', 'g')) || ' ') > 0)
      order by u.id limit 1) m on true
    left join only_way o on true
    left join standard s on true
   where v.unit_id = from_unit and v.status not in ('void','handed_over') and exists (select 1 from routes)
     and (v.status in ('recorded','outcome_set') and v.replied_on is null and v.due_on is not null
       or exists (select 1 from clocks k where k.unit_id = v.unit_id and k.visit_id = v.id and k.stopped_on is null)
       or exists (select 1 from conclusion_tasks t join papers p on p.unit_id = t.unit_id and p.id = t.paper_id and p.state <> 'revoked'
            where t.unit_id = v.unit_id and t.visit_id = v.id and t.done_on is null))
$$;
revoke all on function visits_going(int, int) from public;
create function handover_visit_plan(act int) returns table (visit_id bigint, to_unit_id int, why text) language sql stable security definer set search_path = public as $$
  select * from visits_going(act, nullif(current_setting('app.unit', true), '')::int)
$$;

drop function reorganisation_tally(int, date, date);
-- As before (20261201000500), with the visits nobody has chosen a way for; one that goes with its petition waits for that one's way.
create function reorganisation_tally(act int, week_from date, week_to date) returns table (from_unit_id int, petitions int, proceedings int, undecided int, week_due int, overdue int,
  unsigned int, incoming int, unrouted int, visits int, undecided_visits int, days int, drafts int) language sql stable security definer set search_path = public as $$
  select g.from_unit_id, c.petitions, c.proceedings, c.undecided, c.week_due, c.overdue,
    (select count(*) from papers w where w.unit_id = g.from_unit_id and w.state in ('draft','submitted','approved','numbered','signed')
       and exists (select 1 from handover_plan(act, g.from_unit_id) x where x.petition_id = w.petition_id))::int,
    i.incoming, case when i.has_way then 0 else i.incoming end,
    v.visits, v.undecided,
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
  cross join lateral (select count(*)::int as visits, count(*) filter (where y.why = 'open')::int as undecided from visits_going(act, g.from_unit_id) y) v
  -- A unit that ends takes in what was sent to it and hands it on: by its one way, or by the default somebody has confirmed.
  cross join lateral (
    select case when bool_and(w.kind = 'function') then 0 else (select count(*) from transfers t where t.to_unit_id = g.from_unit_id
         and not exists (select 1 from transfer_answers n where n.from_unit_id = t.unit_id and n.transfer_id = t.id and n.kind in ('accepted','returned')))::int end as incoming,
      count(*) filter (where w.takes_petitions and w.fields is null) = 1 or g.default_confirmed_at is not null and bool_or(w.is_default and w.takes_petitions) as has_way
    from reorganisation_routes w where w.reorganisation_id = act and w.from_unit_id = g.from_unit_id) i
  where a.id = act
$$;

-- How many visits of one giving unit nobody has said a way for, for whoever prepares the act or carries it out.
create function visits_undecided(act int, from_unit int) returns int language sql stable security definer set search_path = public as $$
  select count(*)::int from visits_going(act, from_unit) where why = 'open'
$$;

select gate_function('handover_visit_plan(int)'), gate_function('reorganisation_tally(int, date, date)'), gate_function('visits_undecided(int, int)');
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('alter function visits_going(int, int) owner to %I', gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
