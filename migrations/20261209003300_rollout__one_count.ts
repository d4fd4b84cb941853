import type { Knex } from 'knex';

/** What a unit still owes is counted alike by whoever closes it and by the dry run of an act; how a divided unit's petitions went is read afterwards. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
/* Visits that still owe something: an answer to the citizen, a notice, a conclusion, word of what the head charged somebody with. */
create function visits_owing(unit int) returns setof bigint language sql stable security definer set search_path = public as $$
  select v.id from visits v
   where v.unit_id = unit and v.status not in ('void','handed_over')
     and (v.status in ('recorded','outcome_set') and v.replied_on is null and v.due_on is not null
       or exists (select 1 from clocks k where k.unit_id = v.unit_id and k.visit_id = v.id and k.stopped_on is null)
       or exists (select 1 from conclusion_tasks t join papers p on p.unit_id = t.unit_id and p.id = t.paper_id and p.state <> 'revoked'
            where t.unit_id = v.unit_id and t.visit_id = v.id and t.done_on is null))
$$;

/*
 * Papers not issued yet: put forward to be signed, numbered or sent, whatever they belong to; and drafts of what is still open. A draft left
 * in what has ended asks nothing of anybody.
 */
create function papers_unfinished(unit int) returns table (id bigint, petition_id bigint) language sql stable security definer set search_path = public as $$
  select w.id, w.petition_id from papers w
   where w.unit_id = unit and (w.state in ('submitted','approved','numbered','signed')
     or w.state = 'draft' and (exists (select 1 from petitions p where p.unit_id = w.unit_id and p.id = w.petition_id and still_open(p.status, p.closed_on, p.next_act))
       or exists (select 1 from proceedings g where g.unit_id = w.unit_id and g.petition_id = w.petition_id and g.closed_on is null)
       or exists (select 1 from visits_owing(unit) v(id) where v.id = w.visit_id)))
$$;
revoke all on function visits_owing(int), papers_unfinished(int) from public;

-- Whether an address holds the words of a rule, whatever its signs and spaces: where it sends a petition, and whose address the page shows.
create function address_has(address text, ward text, words text) returns boolean language sql immutable parallel safe as $$
  select strpos(' ' || regexp_replace(fold(address || ' ' || ward), '[^a-z0-9]+', ' ', 'g') || ' ', ' ' || trim(regexp_replace(fold(words), '[^a-z0-9]+', ' ', 'g')) || ' ') > 0
$$;

-- As before (20261129000740).
create or replace function handover_plan(act int, from_unit int) returns table (petition_id bigint, to_unit_id int, why text)
language sql stable set search_path = public as $$
  with routes as (select * from reorganisation_routes r where r.reorganisation_id = act and r.from_unit_id = from_unit and r.takes_petitions),
    whole as (select exists (select 1 from routes where fields is null) as is_whole),
    only_way as (select min(to_unit_id) as to_unit_id from routes where fields is null having count(*) = 1),
    standard as (select r.to_unit_id from routes r join reorganisation_givers g on g.reorganisation_id = act and g.from_unit_id = from_unit
      where r.is_default and (g.default_confirmed_at is not null or exists (select 1 from reorganisations a where a.id = act and a.state = 'done')))
  select p.id, coalesce(c.to_unit_id, f.to_unit_id, m.to_unit_id, o.to_unit_id, s.to_unit_id),
         case when c.to_unit_id is not null then 'chosen' when f.to_unit_id is not null then 'field' when m.to_unit_id is not null then 'rule'
           when o.to_unit_id is not null then 'only' when s.to_unit_id is not null then 'default' else 'open' end
    from petitions p cross join whole w
    left join lateral (select h.to_unit_id from handover_choices h join routes r on r.to_unit_id = h.to_unit_id and r.fields is null
      where h.unit_id = p.unit_id and h.reorganisation_id = act and h.petition_id = p.id) c on true
    left join lateral (select r.to_unit_id from routes r where split_part(p.field, '.', 1) = any (r.fields) order by r.to_unit_id limit 1) f on true
    left join lateral (select u.to_unit_id from handover_rules u join routes r on r.to_unit_id = u.to_unit_id and r.fields is null where u.unit_id = p.unit_id and u.reorganisation_id = act
      and exists (select 1 from parties a where a.unit_id = p.unit_id and a.petition_id = p.id and not a.sealed
        and a.role in ('complainant','petitioner','representative') and address_has(a.address, a.ward_text, u.words))
      order by u.id limit 1) m on true
    left join only_way o on true
    left join standard s on true
   where p.unit_id = from_unit and (w.is_whole or f.to_unit_id is not null)
     and (p.closed_on is null and p.status <> 'void'
       -- Closed, and still inspected by the office itself or to be told to the citizen.
       or p.next_act in ('inspect','tell')
       or p.status = 'accepted' and exists (select 1 from proceedings g where g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null)
       -- What is still owed to whoever forwarded a denunciation outlives everything else of it (khoản 2 Điều 26 LTC).
       or exists (select 1 from clocks k where k.unit_id = p.unit_id and k.petition_id = p.id and k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null))
$$;

-- As before (20261206000100); which visits still owe something is said above.
create or replace function visits_going(act int, from_unit int) returns table (visit_id bigint, to_unit_id int, why text) language sql stable security definer set search_path = public as $$
  with routes as (select * from reorganisation_routes r where r.reorganisation_id = act and r.from_unit_id = from_unit and r.takes_petitions and r.fields is null),
    only_way as (select min(to_unit_id) as to_unit_id from routes having count(*) = 1),
    standard as (select r.to_unit_id from routes r join reorganisation_givers g on g.reorganisation_id = act and g.from_unit_id = from_unit
      where r.is_default and (g.default_confirmed_at is not null or exists (select 1 from reorganisations a where a.id = act and a.state = 'done'))),
    plan as materialized (select * from handover_plan(act, from_unit))
  select v.id, case when x.petition_id is not null then x.to_unit_id else coalesce(g.unit_id, c.to_unit_id, m.to_unit_id, o.to_unit_id, s.to_unit_id) end,
         case when x.petition_id is not null or g.unit_id is not null then 'petition' when c.to_unit_id is not null then 'chosen' when m.to_unit_id is not null then 'rule'
           when o.to_unit_id is not null then 'only' when s.to_unit_id is not null then 'default' else 'open' end
    from visits_owing(from_unit) w(id) join visits v on v.unit_id = from_unit and v.id = w.id
    left join plan x on x.petition_id = v.petition_id
    left join lateral (select q.unit_id from petitions q join routes r on r.to_unit_id = q.unit_id
      where q.origin_unit_id = v.unit_id and q.origin_petition_id = v.petition_id order by q.id limit 1) g on true
    left join lateral (select h.to_unit_id from handover_visit_choices h join routes r on r.to_unit_id = h.to_unit_id
      where h.unit_id = v.unit_id and h.reorganisation_id = act and h.visit_id = v.id) c on true
    left join lateral (select u.to_unit_id from handover_rules u join routes r on r.to_unit_id = u.to_unit_id where u.unit_id = v.unit_id and u.reorganisation_id = act
      and exists (select 1 from parties a where a.unit_id = v.unit_id and a.visit_id = v.id and a.petition_id is null and not a.sealed
        and address_has(a.address, a.ward_text, u.words))
      order by u.id limit 1) m on true
    left join only_way o on true
    left join standard s on true
   where v.unit_id = from_unit and exists (select 1 from routes)
$$;

-- As before (20261129000710); papers and visits as the dry run counts them.
create or replace function unit_open_work(wanted int[]) returns table (unit_id int, petitions int, proceedings int, papers int, incoming int, visits int)
language sql stable security definer set search_path = public as $$
  select u.id,
    (select count(*) from petitions p where p.unit_id = u.id and (still_open(p.status, p.closed_on, p.next_act)
       or exists (select 1 from clocks k where k.unit_id = p.unit_id and k.petition_id = p.id and k.rule_code = 'TC_PRESS_REPLY' and k.stopped_on is null)))::int,
    (select count(*) from proceedings g where g.unit_id = u.id and g.closed_on is null)::int,
    (select count(*) from papers_unfinished(u.id))::int,
    (select count(*) from transfers t where t.to_unit_id = u.id
       and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')))::int,
    (select count(*) from visits_owing(u.id))::int
  from unnest(wanted) u(id)
$$;

-- As before (20261206000100); of a unit that ends every paper is counted, of one that hands on a function those that go along.
create or replace function reorganisation_tally(act int, week_from date, week_to date) returns table (from_unit_id int, petitions int, proceedings int, undecided int, week_due int, overdue int,
  unsigned int, incoming int, unrouted int, visits int, undecided_visits int, days int, drafts int) language sql stable security definer set search_path = public as $$
  select g.from_unit_id, c.petitions, c.proceedings, c.undecided, c.week_due, c.overdue,
    (select count(*) from papers_unfinished(g.from_unit_id) w(id, petition_id)
       where exists (select 1 from reorganisation_routes r where r.reorganisation_id = act and r.from_unit_id = g.from_unit_id and r.kind <> 'function')
          or exists (select 1 from handover_plan(act, g.from_unit_id) x where x.petition_id = w.petition_id))::int,
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

-- How many petitions went which way, once an act is carried out: for whoever prepared it.
create function reorganisation_handed(act int, from_unit int) returns table (to_unit_id int, petitions int, visits int) language sql stable security definer set search_path = public as $$
  select h.unit_id, count(h.petition_id)::int, count(h.visit_id)::int from handovers h where h.reorganisation_id = act and h.from_unit_id = from_unit group by h.unit_id
$$;
select gate_function('reorganisation_handed(int, int)');
do $g$ declare app text; gate text; begin
  select app_role, gate_role into app, gate from installation;
  execute format('grant execute on function address_has(text, text, text) to %I, %I', app, gate);
  execute format('alter function visits_owing(int) owner to %I', gate);
  execute format('alter function papers_unfinished(int) owner to %I', gate);
end $g$;

-- Receivers that are to go live with the switch, because they take over from a unit that receives: said yes to before it, done by it.
create table reorganisation_lives (
  reorganisation_id int not null references reorganisations,
  office_id int not null references units,
  confirmed_at timestamptz not null, confirmed_by int not null references accounts,
  go_live_id int references go_lives,            -- the decision the act made; null before it, and once it is taken back
  former_id int references go_lives,             -- the decision for a later day that it took the place of
  primary key (reorganisation_id, office_id));
select house('reorganisation_lives');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
