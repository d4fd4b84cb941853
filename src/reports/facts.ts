// What the statutory tables count, as one row each: the SQL of every source. A figure, its list and its file select from the same rows.
// $1 and $2 are the first and last day of the period, $3 the units asked for (null: every unit within reach). The wall does the rest:
// each statement runs as the officer, so a row hidden from him is in no figure and no list of his. Pure.
import { isEndedInOldBookSql, withdrawnInOldBookSql } from '../petitions/petition.ts';
import { decidedOn, withdrawnOn } from './endings.ts';
import { formerFacts } from './former-facts.ts';
import type { FactName, NarrowType } from './tables/table.ts';

/** A petition carried over in a re-organisation counts once, in the unit that holds it on the last day of the period. */
const carriedOn = "(h.handed_at at time zone 'Asia/Ho_Chi_Minh')::date";
const inScope = (x: string) => `($3::int[] is null or ${x}.unit_id = any ($3::int[]))`;

/**
 * Petitions received by the last day and not ended before the first, with what became of them in the period:
 * accepted (also what an old book says is resolved, terminated or withdrawn after acceptance, on a day of its own: resolved_on), declined (không thụ lý), considering (approved to be accepted, not yet accepted on the last day), guided, sent,
 * ended (filed, not processed, withdrawn, duplicate, inspected), pending.
 */
const petitions = `select p.unit_id, p.id, p.received_on as on_date, p.id as petition_id, p.thread_id, p.petition_type, p.instance, p.denunciation_round,
    split_part(p.field, '.', 1) as branch, p.received_on, p.received_on < $1::date as is_carried, p.sender_count_class as senders, p.outcome,
    p.source = 'in_person_reception' or p.visit_id is not null as by_visit,
    p.outcome is not distinct from 'urge' or p.jurisdiction is not distinct from 'subordinate_overdue' as is_overdue,
    case when p.closed_on <= $2::date then case
        when p.status = 'accepted' or ${isEndedInOldBookSql('p')} then 'accepted'
        when p.status = 'notified_inadmissible' then 'declined'
        when p.status in ('guided','returned') then 'guided'
        when p.status in ('transferred','transferred_replied') and p.outcome is distinct from 'info_for_inspection' then 'sent'
        else 'ended' end
      when p.outcome = 'propose_acceptance' and p.approved_on <= $2::date and (p.closed_on is not null or p.status = 'approved') then 'considering'
      else 'pending' end as fate,
    case when ${isEndedInOldBookSql('p')} then coalesce(p.resolved_on, p.closed_on) end as resolved_on, ${withdrawnInOldBookSql('p')} as withdrawn_on
  from petitions p
  left join handovers h on p.origin_unit_id is not null and h.unit_id = p.unit_id and h.petition_id = p.id
 where p.received_on <= $2::date and (p.closed_on is null or p.closed_on >= $1::date) and ${inScope('p')}
   and p.status <> 'void' and not p.came_processed and not (p.status = 'handed_over' and p.closed_on <= $2::date)
   and (h.handed_at is null or ${carriedOn} <= $2::date)`;

/**
 * Matters of the unit's own petitions, one row a unit, matter and type, with the furthest stage any of its petitions reached by the
 * last day: 4 accepted, 3 terminated after full withdrawal, 2 declined, 1 acceptance considered. The row of its oldest petition.
 */
const mattersOf = (
  of: string,
) => `select o.*, row_number() over (partition by o.unit_id, o.thread_id order by o.id) = 1 as is_first from (
    select m.unit_id, min(m.id) as id, min(m.on_date) as on_date, min(m.id) as petition_id, m.thread_id, m.petition_type, count(*)::int as petitions,
      max(case when m.fate = 'accepted' and not m.withdrawn then 4 when m.fate = 'accepted' then 3 when m.fate = 'declined' then 2 else 1 end) as stage
    from (select b.*, coalesce(coalesce(${withdrawnOn('g')}, b.withdrawn_on) <= $2::date, false) as withdrawn
            from (${of}) b left join proceedings g on b.fate = 'accepted' and g.unit_id = b.unit_id and g.petition_id = b.petition_id
           where b.fate in ('accepted','declined','considering')) m
    group by m.unit_id, m.thread_id, m.petition_type) o`;

const matters = mattersOf(petitions);

/**
 * Receptions that took place: not struck out, somebody came, nobody was refused; where they were held, though another unit owes the answer now.
 * A group is as many as came about one content; all who came where nobody wrote down how many.
 */
const visits = `select v.unit_id, v.id, v.received_on as on_date, v.id as visit_id, v.petition_id as brought_id, v.host, v.person_count, v.is_large_group, v.matter_count,
    case when v.same_content_count > 0 then least(v.person_count, v.same_content_count) else v.person_count end as group_size,
    v.occurrence is not distinct from 'repeated' as is_repeated
  from visits v where v.received_on between $1::date and $2::date and ${inScope('v')}
   and v.status <> 'void' and v.origin_visit_id is null and not v.is_no_show and coalesce(v.outcome, '') not in ('refused','no_show')`;

/**
 * What the citizens came about: visits on one petition under one host are one matter; every further content of a visit is another. Its id
 * tells the contents of one visit apart: a list goes on after it.
 */
const visitMatters = `select x.unit_id, min(x.id) * 1000 + min(x.no) as id, min(x.on_date) as on_date, min(x.id) as visit_id, x.host, count(*)::int as visits,
    (array_agg(x.is_repeated order by x.on_date, x.id))[1] as is_repeated, bool_or(x.is_large_group) as is_large_group
  from (select w.*, n.no, case when n.no = 1 and p.thread_id is not null then p.thread_id::text else w.id || ':' || n.no end as key
          from (${visits}) w left join petitions p on p.unit_id = w.unit_id and p.id = w.brought_id
          cross join lateral generate_series(1, greatest(w.matter_count, 1)) n(no)) x
 group by x.unit_id, x.host, x.key`;

/** SQL: visits `v` that say who received on the day of a `d` of reception days. */
export const receivedOnDay = `v.unit_id = d.unit_id and v.received_on = d.on_date and v.kind <> 'regular' and v.status <> 'void' and v.origin_visit_id is null`;
/** SQL: the days of reception `of` that are counted. */
export const countedDay = (of: string) =>
  `${of}.kind in ('periodic','extraordinary') and ${of}.posted_on is not null and ${of}.state in ('posted','held','no_show')`;

/** SQL: who received on the days `d` as the register says, as `s`. */
export const saidOfDays = `left join lateral (select bool_or(v.host = 'delegated') as delegated, bool_or(v.host = 'head') as by_head from visits v
     where ${receivedOnDay}) s on true`;
/** SQL: whether somebody received in the head's place on a day, of its rows `d` and what is said of them `s`. */
export const isDelegatedDay =
  "case when bool_or(s.by_head) then false else coalesce(bool_or(s.delegated), false) or bool_and(d.host = 'delegated') end";

/**
 * Days of the head's reception as posted, whether or not somebody came; two sessions of a day are one day. Who received is what the register
 * says; where it says nothing, what was posted.
 */
const days = `select d.unit_id, min(d.id) as id, d.on_date, min(d.id) as day_id,
    ${isDelegatedDay} as is_delegated
  from reception_days d ${saidOfDays}
 where d.on_date between $1::date and $2::date and ${inScope('d')}
   and ${countedDay('d')}
 group by d.unit_id, d.on_date`;

const amounts = [
  'state_money',
  'state_land',
  'return_money',
  'return_land',
  'returned_orgs',
  'returned_persons',
  'discipline_orgs',
].concat(['discipline_persons', 'discipline_officials', 'police_cases', 'police_persons', 'police_officials']);
/** What a decision still asked for on the first day of the period: recommended by the last day, less what was carried out before. */
const dueAmounts = ['state_money', 'state_land', 'return_money', 'return_land', 'returned_orgs', 'returned_persons'];
const within = 'o.on_date between $1::date and $2::date';
/** What a decision recommends is recommended when it is issued. */
const recommendedOn = 'greatest(o.on_date, g.on_date)';
const added = [
  ...amounts.map(
    (name) =>
      `sum(o.${name}) filter (where o.phase = 'recommended' and ${recommendedOn} between $1::date and $2::date) as rec_${name}`,
  ),
  ...amounts.map((name) => `sum(o.${name}) filter (where o.phase = 'executed' and ${within}) as done_${name}`),
  ...dueAmounts.map(
    (name) =>
      `greatest(coalesce(sum(o.${name}) filter (where o.phase = 'recommended' and ${recommendedOn} <= $2::date), 0) - coalesce(sum(o.${name}) filter (where o.phase = 'executed' and o.on_date < $1::date), 0), 0) as due_${name}`,
  ),
].join(',\n      ');

/**
 * Decisions and conclusions issued by the last day and not carried out, nor annulled or changed above or by a court, before the first. One
 * that was annulled is carried out by nobody: it ends without being done.
 */
const decisionsOf = (of: string) => `select g.*, a.* from (
    select g.unit_id, g.id, ${decidedOn('g')} as on_date, g.petition_id, g.procedure, g.result, ${decidedOn('g')} >= $1::date as is_issued,
      case when g.procedure like 'complaint%' then 'KN' else 'TC' end as family,
      coalesce(g.enforced_on, case when g.state <> 'handed_over' and g.overturned_on is null then g.closed_on end) as done_on, g.overturned_on
    from proceedings g left join handovers h on h.unit_id = g.unit_id and h.petition_id = g.petition_id
   where ${decidedOn('g')} <= $2::date and ${of} and ${inScope('g')}
     and not (g.state = 'handed_over' and g.closed_on <= $2::date) and (h.handed_at is null or ${carriedOn} <= $2::date)) g
  left join lateral (select ${added}
     from proceeding_outcomes o where o.unit_id = g.unit_id and o.proceeding_id = g.id) a on true
 where coalesce(g.done_on, g.overturned_on, 'infinity') >= $1::date`;

const decisions = decisionsOf("g.procedure <> 'recommendation'");

/** What a conclusion recommends to the investigators beyond all that had been sent to them before it; more officials only among more persons. */
const recommendedBeyond = `select c.id, x.cases, x.persons, least(x.officials, x.persons) as officials, x.cases + x.persons > 0 as is_more
       from proceeding_outcomes c
       cross join lateral (select greatest(c.police_cases - coalesce(sum(s.police_cases), 0), 0)::int as cases,
            greatest(c.police_persons - coalesce(sum(s.police_persons), 0), 0)::int as persons,
            greatest(c.police_officials - coalesce(sum(s.police_officials), 0), 0)::int as officials
          from proceeding_outcomes s where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.phase = 'sent' and (s.on_date, s.id) < (g.decided_on, c.id)) x
      where c.unit_id = g.unit_id and c.proceeding_id = g.id and c.phase = 'recommended' limit 1`;

/**
 * Files of denunciations sent to the investigators in the period, whole or in part, each on the day it was sent; and what a conclusion of the
 * period recommends to them beyond what was sent before it. What an issued conclusion had recommended so is not counted again when it is sent.
 */
const police = `select g.unit_id, o.id, case when o.phase = 'sent' then o.on_date else ${decidedOn('g')} end as on_date, g.petition_id,
    case when o.phase = 'sent' then o.police_cases else r.cases end as police_cases, case when o.phase = 'sent' then o.police_persons else r.persons end as police_persons,
    case when o.phase = 'sent' then o.police_officials else r.officials end as police_officials
  from (select o.* from proceeding_outcomes o where o.police_cases + o.police_persons + o.police_officials > 0 offset 0) o
  join proceedings g on g.unit_id = o.unit_id and g.id = o.proceeding_id
  left join handovers h on h.unit_id = g.unit_id and h.petition_id = g.petition_id
  left join lateral (${recommendedBeyond}) r on true
 where g.procedure like 'denunciation%' and ${inScope('g')}
   and (o.phase = 'recommended' and ${decidedOn('g')} between $1::date and $2::date and r.is_more
     or o.phase = 'sent' and o.on_date between $1::date and $2::date
       and not coalesce(r.is_more and ${decidedOn('g')} is not null and (o.on_date, o.id) > (g.decided_on, r.id), false))
   and not (g.state = 'handed_over' and g.closed_on <= $2::date) and (h.handed_at is null or ${carriedOn} <= $2::date)`;

/** Decisions, conclusions and terminations of a day by the last that nobody has numbered, or that were revoked with none in their place: no figure counts them. */
const unnumbered = `select g.unit_id, g.id, x.on_date, g.petition_id, x.act, case when g.procedure like 'complaint%' then 'KN' else 'TC' end as family
  from proceedings g left join handovers h on h.unit_id = g.unit_id and h.petition_id = g.petition_id
  cross join lateral (values ('result', g.decided_on, g.decision_unnumbered), ('termination', g.terminated_on, g.termination_unnumbered)) x(act, on_date, waits)
 where (g.decision_unnumbered or g.termination_unnumbered) and x.waits and x.on_date <= $2::date and $1::date is not null and g.procedure <> 'recommendation' and ${inScope('g')}
   and not (g.state = 'handed_over' and g.closed_on <= $2::date) and (h.handed_at is null or ${carriedOn} <= $2::date)`;

/** What is listed: the sources of the columns, and what no column counts yet. */
export type ListedName = FactName | 'unnumbered';

export const facts: Readonly<Record<ListedName, string>> = {
  visit: visits,
  visitMatter: visitMatters,
  day: days,
  petition: petitions,
  matter: matters,
  decision: decisions,
  police,
  unnumbered,
  ...formerFacts({ petitions, inScope, carriedOn }),
};

/**
 * The rows of one type of petition only, of sources a large city has many of: for columns whose predicates ask for that type and for
 * nothing the other types decide (is_first).
 */
const narrowed: Partial<Record<ListedName, (type: NarrowType) => string>> = {
  petition: (type) => ofType(type),
  matter: (type) => mattersOf(ofType(type)),
  decision: (type) => decisionsOf(`g.procedure like '${type === 'KN' ? 'complaint' : 'denunciation'}%'`),
};
const ofType = (type: NarrowType) => `${petitions} and p.petition_type = '${type}'`;

/**
 * The rows of a source for many questions at once. "offset 0" keeps the planner from unfolding them: what became of a petition is
 * then worked out once a row and not once for every column that asks.
 */
export const rowsForMany = (source: ListedName, type: NarrowType | null = null): string =>
  `${(type && narrowed[source]?.(type)) ?? facts[source]} offset 0`;

/** What a row of each source is called where it is listed and counted. */
export const factWords: Readonly<Record<ListedName, string>> = {
  visit: 'lượt tiếp',
  visitMatter: 'vụ việc',
  day: 'ngày tiếp',
  petition: 'đơn',
  matter: 'vụ việc',
  decision: 'quyết định, kết luận',
  police: 'việc chuyển, kiến nghị chuyển',
  unnumbered: 'văn bản',
  petitionState: 'đơn',
  matterState: 'vụ việc',
  resolution: 'vụ việc',
  reply: 'văn bản phúc đáp',
};
