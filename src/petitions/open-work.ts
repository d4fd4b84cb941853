// What of a petition still waits to be done, asked in one way by the queue, the handover and the reminders. Pieces of SQL for a table
// alias; `outlives` and `still_open` are functions of the database, which its own functions ask too (migration 20261129000710).
import { citizenRule } from './citizen-telling.ts';
import { inspectionRule } from './inspection.ts';
import { forwardRule } from './workflow.ts';

/** Processed, and still something to do: the office's own inspection of nameless information; telling the citizen what another body found. */
export const outlives = (t: string): string => `outlives(${t}.next_act)`;

/** Not processed yet, or outlived by a duty. */
export const stillOpen = (t: string): string => `still_open(${t}.status, ${t}.closed_on, ${t}.next_act)`;

/** The day its next step is due: of a duty that outlives processing, that of its own clock. */
export const stepDueOn = (t: string): string => `case when ${outlives(t)} then (select min(k.due_on) from clocks k
  where k.unit_id = ${t}.unit_id and k.petition_id = ${t}.id and k.stopped_on is null and k.rule_code in ('${inspectionRule}','${citizenRule}')) else ${t}.due_on end`;

/** The clock (k) of the word owed to whoever forwarded a denunciation (khoản 2 Điều 26 LTC), while it runs, whatever became of the petition. */
export const runningForwarderDuty = `k.rule_code = '${forwardRule}' and k.stopped_on is null`;
