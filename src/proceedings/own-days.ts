// The days of what is next in a proceeding, as pieces of SQL: the queue, the papers that wait and the reminders ask for the same.
import { isToldInTime } from './told-in-time.ts';

const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(',');

/**
 * The day by which those concerned are to know that their matter (g) was accepted: of a complaint the day of acceptance itself allows no
 * later one (Điều 27 LKN), a denunciation has its own clock (khoản 3 Điều 29 LTC). Null where neither runs, and for a complaint told in time whose notice is only
 * made anew.
 */
export const noticeDueOn = `(select coalesce(max(k.due_on) filter (where k.rule_code = 'TC_NOTICE' and k.stopped_on is null),
    max(k.due_on) filter (where k.rule_code = 'KN_ACCEPT' and not ${isToldInTime}))
  from clocks k where k.unit_id = g.unit_id and (k.proceeding_id = g.id or k.petition_id = g.petition_id) and k.rule_code in ('TC_NOTICE','KN_ACCEPT'))`;

const sendRules = ['KN_SEND_1', 'KN_SEND_2', 'KN_SEND_2_DISC', 'TC_CONCL_SEND', 'KN_SUSPEND_SEND', 'TC_SUSP_SEND'];
/** The day by which a decision or a conclusion of the proceeding (g) is to be sent; null where none of these limits runs. */
export const sendDueOn = `(select max(k.due_on) from clocks k where k.unit_id = g.unit_id and k.proceeding_id = g.id and k.rule_code in (${listed(sendRules)}) and k.stopped_on is null)`;

/** The same, where the acceptance is to be told under this condition. */
export const dueOnWhere = (isToTell: string) => `case when ${isToTell} then coalesce(${noticeDueOn}, g.due_on)
  when g.next_act = 'order-notice' then coalesce(${sendDueOn}, g.due_on) else g.due_on end`;
/** The day a proceeding (g) shows in the queue: that of its next act. */
export const proceedingDueOn = dueOnWhere("g.next_act = 'acceptance-notice'");
