// Urging: whoever holds an overdue petition, or one about to be, hears it from above, once a day. An event and a notice, no more.
import { roleNames } from '../../accounts/roles.ts';
import { recordEvent } from '../../audit/events.ts';
import { enqueue } from '../../database/outbox.ts';
import { dueView } from '../../deadlines/due.ts';
import { NotAllowedNow } from '../../errors.ts';
import { lowered } from '../../first-letter.ts';
import { notifyOfficers, recipients } from '../../notifications/actions.ts';
import { listOfficers } from '../../notifications/queries.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import type { Act } from '../../web/act.ts';
import { type DueRow, loadDueRow } from '../due-queries.ts';
import { forecastOf } from '../forecast.ts';
import { urgingProblem } from './urging.ts';

/**
 * Urges one petition within reach. A second time on the same day nothing is written.
 * @returns its number, and whether it had been urged today already
 * @throws NotFound, NotAllowedNow
 */
export async function urgePetition(act: Act, id: number): Promise<{ number: string; again: boolean }> {
  const { tx, actor, moment, rules } = act;
  // Another unit's row cannot be locked: two superiors who press at once wait for each other here.
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('urging', $1::bigint))", [id]);
  const row = await loadDueRow(tx, id, moment.today);
  const number = petitionNumber(row);
  if (row.urgedAt !== null) return { number, again: true };
  const problem = urgingProblem(actor, row, forecastOf(moment.today, rules.calendar)?.end ?? moment.today);
  if (problem) throw new NotAllowedNow(problem, '/dashboard');
  await recordEvent(tx, actor, {
    kind: 'petition.urged',
    at: moment.at,
    unitId: row.unitId,
    petitionId: row.id,
    proceedingId: row.proceedingId,
    sealed: row.sealed,
    requestId: act.requestId,
  });
  // A notice is written by its own unit only.
  if (row.unitId !== actor.unitId)
    await enqueue(tx, 'tell_urged', { unitId: row.unitId, petitionId: row.id, byUnitId: actor.unitId });
  else if ((await tellHolders(act, row, roleNames[actor.role], false)) === 0)
    throw new NotAllowedNow(
      'Đơn này không ở tay cán bộ nào khác để đôn đốc. Mở đơn để phân công người xử lý.',
      `/petitions/${id}`,
    );
  return { number, again: false };
}

/** Whoever holds it or is to act next, and the processor in charge; `fromAbove` the unit's leaders too. Gives how many were to hear. */
export async function tellHolders(act: Act, row: DueRow, from: string, fromAbove: boolean): Promise<number> {
  const { house, actor, moment, rules } = act;
  const officers = await listOfficers(house, row.unitId, moment.today);
  const told = recipients(row, officers, fromAbove || (row.isHeldByPaper && row.holderId === null)).filter(
    (accountId) => accountId !== actor.accountId,
  );
  const due = dueView(
    { dueOn: row.dueOn, pausedOn: null, pausedBy: null, stoppedOn: null, calendarMissing: null },
    moment.today,
    rules.calendar,
  );
  await notifyOfficers(act, told, {
    kind: 'urged',
    petitionId: row.id,
    proceedingId: row.proceedingId,
    words: `${from} đôn đốc đơn ${petitionNumber(row)}: ${lowered(due.words)}.`,
    href: row.proceedingId === null ? `/petitions/${row.id}` : `/proceedings/${row.proceedingId}`,
    dedupeKey: `urged:${row.id}:${moment.today}`,
  });
  return told.length;
}
