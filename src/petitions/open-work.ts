// What of a petition still waits to be done, asked in one way by the queue, the handover and the reminders. Pieces of SQL for a table
// alias; `outlives` and `still_open` are functions of the database, which its own functions ask too (migration 20261129000710).
import { citizenRule } from './citizen-telling.ts';
import { forwardRule, transferRule } from './duty-rules.ts';
import { inspectionRule } from './inspection.ts';
import { isSentOnSql } from './petition.ts';

/** Processed, and still something to do: the office's own inspection of nameless information; telling the citizen what another body found. */
export const outlives = (t: string): string => `outlives(${t}.next_act)`;

/** Not processed yet, or outlived by a duty. */
export const stillOpen = (t: string): string => `still_open(${t}.status, ${t}.closed_on, ${t}.next_act)`;

/** The day its next step is due: of a duty that outlives processing, that of its own clock. */
export const stepDueOn = (t: string): string => `case when ${outlives(t)} then (select min(k.due_on) from clocks k
  where k.unit_id = ${t}.unit_id and k.petition_id = ${t}.id and k.stopped_on is null and k.rule_code in ('${inspectionRule}','${citizenRule}')) else ${t}.due_on end`;

/** The clock (k) of the word owed to whoever forwarded a denunciation (khoản 2 Điều 26 LTC), while it runs, whatever became of the petition. */
export const runningForwarderDuty = `k.rule_code = '${forwardRule}' and k.stopped_on is null`;

/** The clocks (k) of what is owed after the processing of a petition: word to whoever forwarded it, to whoever denounced (unit_open_work, open_work). */
export const runningDuty = `k.rule_code in ('${forwardRule}','${transferRule}') and k.stopped_on is null`;

/**
 * The clock (k) of a denunciation (t) that was sent on, while it runs: whoever denounced has not been told, so its period is not over
 * (transfer-duty.ts).
 */
const runningTransfer = (t: string) =>
  `k.unit_id = ${t}.unit_id and k.petition_id = ${t}.id and k.id = ${t}.main_clock_id and k.rule_code = '${transferRule}' and k.stopped_on is null and ${isSentOnSql(t)}`;

/** Sent on, and whoever denounced is still to be told. */
export const owesTransferNotice = (t: string): string => `exists (select 1 from clocks k where ${runningTransfer(t)})`;

/** The same of all that may be read: unit_id and id, from the few clocks that run. `also` narrows the petition o. */
export const owingTransferNotice = (also = 'true'): string =>
  `select o.unit_id, o.id from clocks k join petitions o on ${runningTransfer('o')} where ${also}`;

/** These, and the rows they go on from after a re-organisation: there whoever denounced has not been told either. */
export const owingTransferNoticeAnywhere = (): string => `with recursive owing as (
    select o.unit_id, o.id, o.origin_unit_id, o.origin_petition_id from clocks k join petitions o on ${runningTransfer('o')}
    union select q.unit_id, q.id, q.origin_unit_id, q.origin_petition_id from owing w join petitions q on q.unit_id = w.origin_unit_id and q.id = w.origin_petition_id)
  select unit_id, id from owing`;

/** The clocks of denunciations sent on, running or told: unit_id, id, and the day whoever denounced was told. */
export const transferClocks = `select k.unit_id, k.id, k.stopped_on from clocks k where k.rule_code = '${transferRule}'`;

/** The day its processing was done as its period counts: of a denunciation sent on, the day whoever denounced was told. */
export const processedOn = (
  t: string,
): string => `case when ${t}.petition_type = 'TC' then coalesce((select k.stopped_on from clocks k
  where k.unit_id = ${t}.unit_id and k.id = ${t}.main_clock_id and k.rule_code = '${transferRule}'), ${t}.closed_on) else ${t}.closed_on end`;
