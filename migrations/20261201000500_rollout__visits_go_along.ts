import type { Knex } from 'knex';

/**
 * Visits whose answer is still owed go along in a re-organisation, one by one like open petitions: the closing unit's row ends as
 * handed over, the receiver's row goes on with the same clock. The reception itself stays counted where it was held.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table visits drop constraint visits_status_check;
alter table visits add constraint visits_status_check check (status in ('recorded','outcome_set','replied','void','handed_over'));
-- The row this one goes on from, its number there, and the day it was taken over: under that day it stands in the receiver's book.
alter table visits add column origin_unit_id int references units, add column origin_visit_id bigint, add column origin_year int, add column origin_number int, add column taken_on date;
alter table visits add check ((origin_unit_id is null) = (origin_visit_id is null) and (origin_visit_id is null) = (taken_on is null)
  and (taken_on is null) = (origin_year is null) and (origin_year is null) = (origin_number is null));
create unique index visits_origin on visits (unit_id, origin_unit_id, origin_visit_id) where origin_visit_id is not null;
create index visits_goes_on on visits (origin_visit_id) where origin_visit_id is not null;

alter table handovers drop constraint handovers_kind_check;
alter table handovers add constraint handovers_kind_check check (kind in ('petition','visit','book','day'));
alter table handovers add column from_visit_id bigint, add column visit_id bigint;
alter table handovers add foreign key (unit_id, visit_id) references visits (unit_id, id);
alter table handovers add check ((kind = 'visit') = (visit_id is not null and from_visit_id is not null));
create index handovers_visit on handovers (unit_id, visit_id) where visit_id is not null;
create unique index handovers_from_visit on handovers (unit_id, reorganisation_id, from_unit_id, from_visit_id) where from_visit_id is not null;

select gate_may('visits', 'select, update, delete'), gate_may('visit_contents', 'select, delete'), gate_may('visit_matters', 'select, delete'), gate_may('parties', 'select, delete'),
  gate_may('sealed_identities', 'select, delete'), gate_may('papers', 'select, update, delete'), gate_may('attachments', 'select, update, delete'), gate_may('clocks', 'select, delete'),
  gate_may('clock_events', 'select, delete'), gate_may('conclusion_tasks', 'select, delete'), gate_may('named_accounts', 'select, insert, delete'), gate_may('handovers', 'select, delete'),
  gate_may('notices', 'select, delete'), gate_may('petitions', 'select, update'), gate_may('counters', 'select, update'), gate_may('events', 'select, insert');

do $g$ declare reading record; begin
  -- Whoever may not know of a visit does not read of its handover either.
  for reading in select qual from pg_policies where schemaname = 'public' and policyname = 'app_select' and tablename = 'handovers' loop
    execute format('alter policy app_select on handovers using (%s and not (coalesce(visit_id, 0) = any ((select hidden_visits())::bigint[])))', reading.qual);
  end loop;
end $g$;

/*
 * The visits of a giving unit that still owe something: an answer, the notice of a refusal, the head's conclusion, or word of what he charged
 * somebody with. One goes where its petition goes or went; else by the words of the visitor's address; else the unit's only way, or its default.
 * A unit that only gives away a function keeps its visits. to_unit_id is null while the petition's way is open.
 */
create function visits_going(act int, from_unit int) returns table (visit_id bigint, to_unit_id int) language sql stable security definer set search_path = public as $$
  with routes as (select * from reorganisation_routes r where r.reorganisation_id = act and r.from_unit_id = from_unit and r.takes_petitions and r.fields is null),
    way as (select coalesce((select min(to_unit_id) from routes having count(*) = 1), (select min(to_unit_id) from routes where is_default)) as to_unit_id),
    plan as materialized (select * from handover_plan(act, from_unit))
  select v.id, case when x.petition_id is not null then x.to_unit_id else coalesce(g.unit_id, m.to_unit_id, w.to_unit_id) end
    from visits v cross join way w
    left join plan x on x.petition_id = v.petition_id
    left join lateral (select q.unit_id from petitions q join routes r on r.to_unit_id = q.unit_id
      where q.origin_unit_id = v.unit_id and q.origin_petition_id = v.petition_id order by q.id limit 1) g on true
    left join lateral (select u.to_unit_id from handover_rules u where u.unit_id = v.unit_id and u.reorganisation_id = act
      and exists (select 1 from parties a where a.unit_id = v.unit_id and a.visit_id = v.id and a.petition_id is null and not a.sealed
        and strpos(' ' || regexp_replace(fold(a.address || ' ' || a.ward_text), '[^a-z0-9]+', ' ', 'g') || ' ',
          ' ' || trim(regexp_replace(fold(u.words), '[^a-z0-9]+', ' ', 'g')) || ' ') > 0)
      order by u.id limit 1) m on true
   where v.unit_id = from_unit and v.status not in ('void','handed_over') and exists (select 1 from routes)
     and (v.status in ('recorded','outcome_set') and v.replied_on is null and v.due_on is not null
       or exists (select 1 from clocks k where k.unit_id = v.unit_id and k.visit_id = v.id and k.stopped_on is null)
       or exists (select 1 from conclusion_tasks t join papers p on p.unit_id = t.unit_id and p.id = t.paper_id and p.state <> 'revoked'
            where t.unit_id = v.unit_id and t.visit_id = v.id and t.done_on is null))
$$;
revoke all on function visits_going(int, int) from public;

-- The same for the calling unit.
create function handover_visit_plan(act int) returns table (visit_id bigint, to_unit_id int) language sql stable security definer set search_path = public as $$
  select * from visits_going(act, nullif(current_setting('app.unit', true), '')::int)
$$;

-- As before (20261129000741), visits counted as they will go.
create or replace function reorganisation_tally(act int, week_from date, week_to date) returns table (from_unit_id int, petitions int, proceedings int, undecided int, week_due int, overdue int,
  unsigned int, incoming int, unrouted int, visits int, days int, drafts int) language sql stable security definer set search_path = public as $$
  select g.from_unit_id, c.petitions, c.proceedings, c.undecided, c.week_due, c.overdue,
    (select count(*) from papers w where w.unit_id = g.from_unit_id and w.state in ('draft','submitted','approved','numbered','signed')
       and exists (select 1 from handover_plan(act, g.from_unit_id) x where x.petition_id = w.petition_id))::int,
    i.incoming, case when i.has_way then 0 else i.incoming end,
    (select count(*) from visits_going(act, g.from_unit_id))::int,
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

/*
 * Whoever was named in a visit stays named. The names of a petition that did not come along come with its visit: what hid the visit there hides
 * it here. In denunciations the receiver's officers are looked for as at a registration; one that may be against its head goes past him.
 */
create function carry_visit_names(act int, from_unit int, ids bigint[], day date, at timestamptz) returns void language plpgsql security definer set search_path = public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  heads bigint[];
begin
  perform may_carry(act, from_unit);
  insert into named_accounts (unit_id, visit_id, account_id, named_as, named_how, named_by, named_at)
  select own, h.visit_id, n.account_id, n.named_as, n.named_how, n.named_by, n.named_at
    from handovers h join visits o on o.unit_id = h.from_unit_id and o.id = h.from_visit_id join visits v on v.unit_id = own and v.id = h.visit_id
    join named_accounts n on n.unit_id = h.from_unit_id and (n.visit_id = o.id or v.petition_id is null and n.petition_id = o.petition_id)
   where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.visit_id = any (ids)
  on conflict do nothing;
  with hits as materialized (
    select distinct v.id, t.account_id, t.how
      from handovers h join visits v on v.unit_id = own and v.id = h.visit_id and v.sealed join visit_contents w on w.unit_id = own and w.visit_id = v.id
      cross join lateral naming_hits(own, day, jsonb_build_array(jsonb_build_object('name', w.respondent, 'position', w.respondent_post, 'organization', ''))) t
     where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.visit_id = any (ids) and w.respondent || w.respondent_post <> '' and t.how <> 'title'),
  again as (
    insert into named_accounts (unit_id, visit_id, account_id, named_as, named_how, named_at)
    select distinct own, x.id, x.account_id, 'denounced', 'again', carry_visit_names.at from hits x
     where x.account_id is not null and (x.how <> 'short'
       or exists (select 1 from assignments a where a.account_id = x.account_id and a.unit_id = own and (upper_inf(a.during) or upper(a.during) > day)))
    on conflict do nothing)
  select array_agg(distinct x.id) into heads from hits x where x.how in ('head','perhaps head');
  update visits v set past_head = true
   where v.unit_id = own and v.id = any (ids) and v.sealed and not v.past_head
     and (v.id = any (heads)
       or exists (select 1 from handovers h join visits o on o.unit_id = h.from_unit_id and o.id = h.from_visit_id join petitions p on p.unit_id = o.unit_id and p.id = o.petition_id
            where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.visit_id = v.id and p.past_head)
       or exists (select 1 from named_accounts n join assignments a on a.account_id = n.account_id and a.unit_id = own
             and a.role in ('leader','chief_inspector','reception_board_head') and (upper_inf(a.during) or upper(a.during) > day)
           where n.unit_id = own and n.visit_id = v.id and n.named_as = 'denounced'));
end $f$;

-- An officer of the receiver has acted on a visit it took over, or signed for it.
create function visit_acted_upon(act int, receiver int, visit bigint) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from events e join reorganisations r on r.id = act
           where e.unit_id = receiver and e.visit_id = visit and e.by_unit_id = receiver and e.at >= r.started_at and e.account_id is not null and not is_reading(e.kind))
      or exists (select 1 from handovers h where h.unit_id = receiver and h.visit_id = visit and h.signed_at is not null)
      or exists (select 1 from visits v where v.origin_unit_id = receiver and v.origin_visit_id = visit)
$$;
-- As before (20261129000742); a petition stays also with its visit.
create or replace function acted_upon(act int, receiver int, ids bigint[]) returns setof bigint language sql stable security definer set search_path = public as $$
  select i.id from unnest(ids) i(id)
   where exists (select 1 from events e join reorganisations r on r.id = act
           where e.unit_id = receiver and e.petition_id = i.id and e.by_unit_id = receiver and e.at >= r.started_at
             and (e.account_id is not null and not is_reading(e.kind) or e.kind = 'petition.reopened'))
      or exists (select 1 from handovers h where h.unit_id = receiver and h.petition_id = i.id and h.signed_at is not null)
      or exists (select 1 from petition_links l where l.unit_id = receiver and (l.petition_id = i.id or l.other_petition_id = i.id)
           and not exists (select 1 from handovers h where h.unit_id = receiver and h.reorganisation_id = act and h.petition_id = case when l.petition_id = i.id then l.other_petition_id else l.petition_id end))
      or exists (select 1 from petitions p where p.unit_id = receiver and p.parent_petition_id = i.id and p.origin_petition_id is null)
      or exists (select 1 from petitions p where p.origin_unit_id = receiver and p.origin_petition_id = i.id)
      or exists (select 1 from visits v where v.unit_id = receiver and v.petition_id = i.id and v.origin_visit_id is not null and visit_acted_upon(act, receiver, v.id))
$$;

-- The visits of the calling (closing) unit that one receiver can give back, held until the transaction ends; as hold_returns.
create function hold_visit_returns(act int, most int) returns table (unit_id int, before jsonb) language plpgsql security definer set search_path = public as $f$
#variable_conflict use_column
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  receiver int;
  ids bigint[];
begin
  if not exists (select 1 from reorganisations r where r.id = act and r.state = 'undoing') then raise exception 'the act is not being taken back'; end if;
  for receiver in select distinct h.unit_id from handovers h where h.reorganisation_id = act and h.from_unit_id = own and h.kind = 'visit' order by 1 loop
    select array_agg(c.visit_id) into ids from (
      select h.visit_id from handovers h join visits v on v.unit_id = h.unit_id and v.id = h.visit_id
       where h.unit_id = receiver and h.reorganisation_id = act and h.from_unit_id = own and h.kind = 'visit'
         and not visit_acted_upon(act, receiver, v.id) and not exists (select 1 from acted_upon(act, receiver, array[v.petition_id]))
       order by h.id limit most) c;
    continue when ids is null;
    perform 1 from visits v where v.unit_id = receiver and v.id = any (ids) order by v.id for update;
    return query select h.unit_id, h.before from handovers h where h.unit_id = receiver and h.visit_id = any (ids) and h.reorganisation_id = act
      and not visit_acted_upon(act, receiver, h.visit_id) order by h.id;
    if found then return; end if;
  end loop;
end $f$;

-- Gives back the visits the calling unit took in of a closing unit; the closing unit has restored its rows before, in the same transaction.
create function hand_back_visits(act int, from_unit int, given bigint[]) returns int language plpgsql security definer set search_path = public as $f$
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  ids bigint[];
begin
  if not exists (select 1 from reorganisations r where r.id = act and r.state = 'undoing') then raise exception 'the act is not being taken back'; end if;
  select array_agg(h.visit_id) into ids from handovers h where h.unit_id = own and h.reorganisation_id = act and h.from_unit_id = from_unit and h.from_visit_id = any (given);
  if ids is null then return 0; end if;
  if exists (select 1 from unnest(ids) i(id) where visit_acted_upon(act, own, i.id)) then raise exception 'somebody has acted on them since'; end if;
  if exists (select 1 from handovers h join visits o on o.unit_id = h.from_unit_id and o.id = h.from_visit_id where h.unit_id = own and h.visit_id = any (ids) and o.status = 'handed_over') then
    raise exception 'the closing unit has not restored its rows';
  end if;
  update petitions p set visit_id = null where p.unit_id = own and p.visit_id = any (ids);
  delete from handovers h where h.unit_id = own and h.visit_id = any (ids);
  delete from clock_events e using clocks c where e.unit_id = own and c.unit_id = own and e.clock_id = c.id and c.visit_id = any (ids);
  delete from clocks c where c.unit_id = own and c.visit_id = any (ids);
  delete from conclusion_tasks t where t.unit_id = own and t.visit_id = any (ids);
  -- What came with the petition stays with it.
  update papers w set visit_id = null where w.unit_id = own and w.visit_id = any (ids) and w.petition_id is not null
     and exists (select 1 from handovers h where h.unit_id = own and h.petition_id = w.petition_id and h.reorganisation_id = act);
  update attachments f set visit_id = null where f.unit_id = own and f.visit_id = any (ids) and f.petition_id is not null
     and exists (select 1 from handovers h where h.unit_id = own and h.petition_id = f.petition_id and h.reorganisation_id = act);
  update papers w set signed_file_id = null where w.unit_id = own and w.visit_id = any (ids) and w.signed_file_id is not null;
  delete from attachments f where f.unit_id = own and f.redacted_of is not null
    and (f.visit_id = any (ids) or f.paper_id in (select w.id from papers w where w.unit_id = own and w.visit_id = any (ids)));
  delete from attachments f where f.unit_id = own and (f.visit_id = any (ids) or f.paper_id in (select w.id from papers w where w.unit_id = own and w.visit_id = any (ids)));
  delete from papers w where w.unit_id = own and w.visit_id = any (ids);
  delete from sealed_identities i where i.unit_id = own and i.visit_id = any (ids);
  delete from named_accounts n where n.unit_id = own and n.visit_id = any (ids);
  delete from parties a where a.unit_id = own and a.visit_id = any (ids) and a.petition_id is null;
  delete from visit_matters m where m.unit_id = own and m.visit_id = any (ids);
  delete from visit_contents c where c.unit_id = own and c.visit_id = any (ids);
  delete from notices n where n.unit_id = own and n.visit_id = any (ids);
  delete from visits v where v.unit_id = own and v.id = any (ids);
  perform 1 from counters c where c.unit_id = own and c.name = 'visit' for update;
  update counters c set value = coalesce((select max(v.number) from visits v where v.unit_id = own and v.year = c.year), 0) where c.unit_id = own and c.name = 'visit';
  return cardinality(ids);
end $f$;

select gate_function('handover_visit_plan(int)'), gate_function('reorganisation_tally(int, date, date)'), gate_function('carry_visit_names(int, int, bigint[], date, timestamptz)'),
  gate_function('hold_visit_returns(int, int)'), gate_function('hand_back_visits(int, int, bigint[])');
do $g$ declare gate text; begin
  select gate_role into gate from installation;
  execute format('alter function visits_going(int, int) owner to %I', gate);
  revoke all on function visit_acted_upon(int, int, bigint) from public;
  execute format('alter function visit_acted_upon(int, int, bigint) owner to %I', gate);
end $g$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
