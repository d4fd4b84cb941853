// What the unit still owes to citizens it received, as pieces of SQL over visits (v): said once, for the queue and for the handover.
import { conclusionRule } from './conclusion-duty.ts';

/** Citizens still to be answered (LTCD Điều 28.1) or to be given the notice of refusal (ND154 Điều 4.3). Where the calendar ends the duty has no date yet. */
export const owesReply = `(v.status in ('recorded','outcome_set') and v.replied_on is null and (v.due_on is not null or exists (
  select 1 from clocks r where r.unit_id = v.unit_id and r.visit_id = v.id and r.stopped_on is null and r.rule_code <> '${conclusionRule}')))`;

/** The day by which the head's conclusion on a visit is to be issued (ND154 Điều 25.2); no row where none is owed. */
export const concluding = `select k.due_on from clocks k where k.unit_id = v.unit_id and k.visit_id = v.id and k.rule_code = '${conclusionRule}' and k.stopped_on is null`;

/** Those of the unit $1 that may owe something: an index leads to each, so that a desk does not look through all its visits. */
const mayOwe = `array(select k.visit_id from clocks k where k.unit_id = $1 and k.visit_id is not null and k.stopped_on is null
  union all select o.id from visits o where o.unit_id = $1 and o.status in ('recorded','outcome_set') and o.replied_on is null and o.due_on is not null)`;

/** A visit of the unit $1 that owes something. */
export const owed = `v.unit_id = $1 and v.id = any (${mayOwe}) and v.status <> 'void' and (${owesReply} or exists (${concluding}))`;

/** Whoever answers: who recorded the visit, or the colleague it was given to. */
export const answerer = 'coalesce(v.answerer_id, v.registered_by)';

/** A task (t) the head charged somebody with at a visit (v), from the day its notice is issued until somebody says what came of it (ND154 Điều 25.2). */
export const openTask = `t.unit_id = $1 and t.done_on is null and v.status not in ('void','handed_over') and exists (
  select 1 from papers w where w.unit_id = t.unit_id and w.id = t.paper_id and w.state in ('numbered','signed','sent','acknowledged'))`;
