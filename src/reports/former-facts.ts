// What the tables of TT 01/2024/TT-TTCP and TT 02/2021/TT-TTCP count beyond those of today: how far each petition and matter stood on the
// last day, replies to what was sent on, and what ended in the period with whether it was in time. Parameters as facts.ts has them. Pure.
import { decidedOn, terminatedOn } from './endings.ts';

interface Base {
  petitions: string;
  inScope: (x: string) => string;
  carriedOn: string;
}

/** Days by which a complaint or a denunciation is to be resolved. */
const resolutionRules = "'KN_RES_1','KN_RES_2','KN_RES_DISC','TC_RES'";

/** The day a proceeding came to its end: decided, or terminated without a decision. */
const endedOn = (g: string) => `coalesce(${decidedOn(g)}, ${terminatedOn(g)})`;

/** It came to it within the period; written so that both days are looked up by their indexes. */
const endedWithin = (g: string) => `(${decidedOn(g)} between $1::date and $2::date
    or ${decidedOn(g)} is null and ${terminatedOn(g)} between $1::date and $2::date)`;

/** A court's judgment on the complaint was recorded by the last day. */
const judged = (
  g: string,
) => `exists (select 1 from proceeding_steps r where r.unit_id = ${g}.unit_id and r.proceeding_id = ${g}.id
    and r.kind = 'appeal-result' and r.taken_back_at is null and r.on_date <= $2::date
    and (select a.details ->> 'way' from proceeding_steps a where a.unit_id = r.unit_id and a.proceeding_id = r.proceeding_id
          and a.kind = 'appeal' and a.taken_back_at is null and a.id < r.id order by a.id desc limit 1) = 'court')`;

/**
 * The petitions of facts.ts with the kind they are reported as (one of mixed contents that was guided or sent on is a recommendation) and how
 * far they stood on the last day: 6 judged by a court, 5 decided or ended for the second time, 4 being resolved, 3 decided or ended for
 * the first time, 2 accepted into the file of another petition, 1 none of these.
 */
const petitionState = ({ petitions }: Base) => `select b.*,
    case when b.petition_type = 'MIXED' and b.fate in ('guided','sent') then 'KNPA' else b.petition_type end as kind,
    b.fate in ('accepted','declined','considering') as is_own,
    b.fate = 'sent' and b.outcome is not distinct from 'urge' as is_urged,
    coalesce(b.instance = 'second' or b.denunciation_round = 'continued', false) as is_again,
    case when g.procedure like 'complaint%' and ${judged('g')} then 6
      when coalesce(${endedOn('g')}, g.later_ended_on, b.resolved_on) <= $2::date then case when b.instance = 'second' or b.denunciation_round = 'continued' and b.resolved_on is not null or g.procedure in ('complaint_second','denunciation_continued') then 5 else 3 end
      when g.id is not null then 4
      when b.fate = 'accepted' then 2
      when b.instance = 'second' or (b.denunciation_round = 'continued' and not b.is_overdue) then 3
      else 1 end as stood
  from (${petitions}) b left join proceedings g on b.fate = 'accepted' and g.unit_id = b.unit_id and g.petition_id = b.petition_id`;

/** Matters of the petitions fit to be processed, own or not, one row a unit, matter and kind; its field is that of its oldest petition. */
const matterState = (
  base: Base,
) => `select o.*, row_number() over (partition by o.unit_id, o.thread_id order by o.id) = 1 as is_first from (
    select m.unit_id, min(m.id) as id, min(m.on_date) as on_date, min(m.id) as petition_id, m.thread_id, m.kind, count(*)::int as petitions,
      (array_agg(m.branch order by m.id))[1] as branch, bool_or(m.is_own) as is_own, bool_or(m.is_again) as is_again,
      bool_or(m.is_overdue) as is_overdue, bool_or(m.by_visit) as by_visit, max(m.stood) as stood,
      case when bool_or(m.is_own) then 'own' when bool_or(m.is_urged) then 'urged' when bool_or(m.fate = 'sent') then 'sent' else 'guided' end as way
    from (${petitionState(base)}) m where m.fate in ('accepted','declined','considering','guided','sent')
    group by m.unit_id, m.thread_id, m.kind) o`;

/** What was decided in the period, and what was terminated in it without a decision; in time when it ended by the day of its limit, or no such day is kept: then nothing says that it was late (docs/decisions/0051). */
const resolution = ({
  inScope,
  carriedOn,
}: Base) => `select g.unit_id, g.id, ${endedOn('g')} as on_date, g.petition_id, g.procedure, g.result,
    case when g.procedure like 'complaint%' then 'KN' else 'TC' end as family, ${decidedOn('g')} is not null as is_decided,
    g.termination_ground is not distinct from 'full_withdrawal' as is_withdrawn, coalesce(${endedOn('g')} <= k.due_on, true) as is_in_time, k.due_on is null as is_without_day
  from proceedings g left join handovers h on h.unit_id = g.unit_id and h.petition_id = g.petition_id
  left join lateral (select max(c.due_on) as due_on from clocks c where c.unit_id = g.unit_id and c.proceeding_id = g.id
     and c.rule_code in (${resolutionRules}) and not c.taken_back) k on true
 where ${endedWithin('g')} and g.procedure <> 'recommendation' and ${inScope('g')}
   and not (g.state = 'handed_over' and g.closed_on <= $2::date) and (h.handed_at is null or ${carriedOn} <= $2::date)`;

/** Replies received in the period to petitions sent on. */
const reply = ({ inScope }: Base) => `select t.unit_id, t.id, t.reply_on as on_date, t.petition_id,
    case when p.petition_type = 'MIXED' then 'KNPA' else p.petition_type end as kind,
    p.source = 'in_person_reception' or p.visit_id is not null as by_visit
  from transfers t join petitions p on p.unit_id = t.unit_id and p.id = t.petition_id
 where t.reply_on between $1::date and $2::date and p.status <> 'void' and ${inScope('t')}`;

/** @param base what every source selects, with the wall before it */
export const formerFacts = (base: Base) => ({
  petitionState: petitionState(base),
  matterState: matterState(base),
  resolution: resolution(base),
  reply: reply(base),
});
