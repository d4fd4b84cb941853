// An overdue denunciation below: whoever is to resolve it reports within 5 working days of being asked and goes on (khoản 2, 3 Điều 38
// LTC), unless this office takes it on one of the grounds of the law (khoản 5).
import type { Tx } from '../database/tx.ts';
import { startClock, stopClocks } from '../deadlines/actions.ts';
import { listClocks } from '../deadlines/queries.ts';
import type { Act } from '../web/act.ts';
import { isUrgedBelow } from './petition.ts';
import type { PetitionRow } from './records.ts';
import type { Taking } from './taking-grounds.ts';

const reportRule = 'TC_OVERDUE_REPORT';

/** The clock (k) of a report asked for below, while it runs. */
export const runningReportBelow = `k.rule_code = '${reportRule}' and k.stopped_on is null and k.proceeding_id is null`;

type Urged = Pick<PetitionRow, 'unitId' | 'id' | 'petitionType' | 'outcome'>;

/** The letter has left: the body below is asked from that day ('YYYY-MM-DD'). Of a petition sent away otherwise nothing is asked. */
export async function startReportBelow(act: Act, petition: Urged, on: string): Promise<void> {
  const { tx, actor, rules, moment } = act;
  if (!isUrgedBelow(petition) || !rules.book.findInForce(reportRule, on)) return;
  await startClock(tx, actor, rules, { petitionId: petition.id }, { rule: reportRule, on }, moment);
}

/** It reported, or this office resolves the matter itself: nothing is waited for any more. */
export async function endReportBelow(
  act: Act,
  petition: Pick<Urged, 'unitId' | 'id'>,
  on: string,
  reason: string,
): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const clock = await findReportBelow(tx, petition);
  if (!clock || clock.stoppedOn !== null) return;
  const day = on < clock.startedOn ? clock.startedOn : on;
  await stopClocks(tx, actor, rules, { petitionId: petition.id }, day, reason, moment, [reportRule]);
}

async function findReportBelow(tx: Tx, petition: Pick<Urged, 'unitId' | 'id'>) {
  const clocks = await listClocks(tx, petition.unitId, { petitionId: petition.id });
  return clocks.filter((clock) => clock.ruleCode === reportRule).at(-1);
}

/** What was written down when this office took the matter from the body below; undefined where it was not, or no ground was asked. */
export async function findTaking(tx: Tx, petition: Pick<Urged, 'unitId' | 'id'>): Promise<Taking | undefined> {
  const row = await tx.maybe<{ taking: Partial<Taking> }>(
    `select data as taking from events where unit_id = $1 and petition_id = $2 and kind = 'petition.taken_from_below' order by id desc limit 1`,
    [petition.unitId, petition.id],
  );
  return row?.taking.ground ? (row.taking as Taking) : undefined;
}
