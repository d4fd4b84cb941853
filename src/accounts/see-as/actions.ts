// Looking through an officer's eyes: begun with a reason, told to him, counted page by page, ended by time or by hand.
import { recordHouseEvent } from '../../audit/events.ts';
import { enqueue } from '../../database/outbox.ts';
import type { HouseTx } from '../../database/tx.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import type { Context, Moment } from '../../web/pages.ts';
import type { Actor } from '../actor.ts';
import { accountPath, lockManaged, recordAdministration } from '../administration/managed.ts';
import { actorOf, findAssignment, listAssignments } from '../queries.ts';
import { countPage, endSeeing, insertSeeing } from './records.ts';
import { minutes, narrowed, seeRefusal } from './rules.ts';

/** @returns id and the officer to be seen @throws FormInvalid, NotAllowedNow, NotFound */
export async function beginSeeing(
  context: Context,
  accountId: number,
  form: { assignment: number; reason: string },
): Promise<{ id: number; seen: Actor; until: Date }> {
  const { house, actor, moment } = context;
  const { account } = await lockManaged(context, accountId);
  const row = (await listAssignments(house, accountId, moment.today)).find((one) => one.id === form.assignment);
  if (!row) throw new FormInvalid({ assignment: 'Chọn phân công còn hiệu lực hôm nay' });
  const seen = await actorOf(house, row, moment.today);
  const refusal = seeRefusal(actor, {
    accountId,
    role: seen.role,
    isDisabled: account.disabledAt !== null,
    readsAll: seen.reach.all,
  });
  if (refusal) throw new NotAllowedNow(refusal, accountPath(accountId));
  const until = new Date(moment.at.getTime() + minutes * 60_000);
  await endSeeing(house, { helperId: actor.accountId }, moment.at);
  const id = await insertSeeing(house, {
    helperId: actor.accountId,
    accountId,
    assignmentId: row.id,
    reason: form.reason,
    at: moment.at,
    until,
  });
  await recordAdministration(context, 'see_as.started', row.unitId, {
    targetId: accountId,
    login: account.login,
    seeAs: id,
    reason: form.reason,
  });
  await enqueue(house, 'announce_look', { unitId: row.unitId, lookId: id });
  return { id, seen, until };
}

/**
 * The officer's eyes for one page: counted and written into the audit before anything is read. Undefined once the look is over, or
 * when the one who looks, or the officer's post, no longer stands.
 */
export async function lookThrough(
  house: HouseTx,
  helper: Actor,
  look: { id: number; path: string },
  moment: Moment,
  requestId: string,
): Promise<Actor | undefined> {
  if (helper.role !== 'admin') return undefined;
  const running = await countPage(house, look.id, helper.accountId, moment.at);
  if (!running) return undefined;
  const row = await findAssignment(house, running.accountId, running.assignmentId, moment.today);
  if (!row) return undefined;
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: helper.accountId,
    unitId: row.unitId,
    kind: 'see_as.page',
    data: { seeAs: look.id, targetId: row.accountId, name: row.accountName, path: look.path.slice(0, 200) },
    requestId,
  });
  const seen = await actorOf(house, row, moment.today);
  return narrowed(seen, { id: look.id, helperId: helper.accountId, endsAt: running.endsAt });
}

/** The one who looks stops, or the officer seen wants no more of it. */
export async function stopSeeing(context: Context, whose: 'helper' | 'seen'): Promise<void> {
  const { house, actor, moment } = context;
  const ended = await endSeeing(
    house,
    whose === 'helper' ? { helperId: actor.accountId } : { accountId: actor.accountId },
    moment.at,
  );
  if (ended > 0) await recordAdministration(context, 'see_as.ended', actor.unitId, { by: whose });
}
