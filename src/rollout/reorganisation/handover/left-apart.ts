// What becomes of items past a head with nobody who sees them: their superior hears of them and signs.
import { recordEvents } from '../../../audit/events.ts';
import { enqueueAll } from '../../../database/outbox.ts';
import { notifyOfficers } from '../../../notifications/actions.ts';
import { eachSuperior } from '../../../petitions/taking-over/tasks.ts';
import { actForUnit, type TaskRunner } from '../../../system-act.ts';
import type { Act } from '../../../web/act.ts';
import { leftItemWords, listLeftApart } from './left-apart-queries.ts';
import { signLeft } from './records.ts';

/**
 * The superior signs for some of them: under his name in that unit's book, and by a job of that unit, for nobody writes in another (decisions
 * 8). @returns how many
 */
export async function signLeftApart(act: Act, ids: readonly number[]): Promise<number> {
  const { tx, actor, moment, requestId } = act;
  const found = (await listLeftApart(tx, actor, moment.today)).filter(({ id }) => ids.includes(id));
  await recordEvents(
    tx,
    actor,
    found.map(({ unitId, petitionId, visitId, fromName }) => ({
      kind: 'handover.signed',
      at: moment.at,
      unitId,
      petitionId,
      visitId,
      sealed: true,
      data: { from: fromName, remark: '' },
      requestId,
    })),
  );
  await enqueueAll(
    tx,
    'sign_apart',
    found.map(({ unitId, id }) => ({ unitId, itemId: id, petitionId: 0, accountId: actor.accountId })),
  );
  return found.length;
}

/** In the unit that took them over: one item, or all that stand for a petition its superior has fetched. */
export const signApart: TaskRunner = ({ services, id }) =>
  actForUnit(services, id('unitId'), ({ tx, moment }) =>
    signLeft(tx, id('unitId'), { itemId: id('itemId'), petitionId: id('petitionId'), by: id('accountId'), at: moment.at }),
  );

/** Each morning; of one item each superior hears once. */
export const tellLeftApart: TaskRunner = ({ services }) =>
  eachSuperior(services, async (superior, today) => {
    const left = await services.database.inUnit(superior, (tx) => listLeftApart(tx, superior, today));
    if (left.length === 0) return;
    await actForUnit(services, superior.unitId, async (act) => {
      for (const item of left)
        await notifyOfficers(act, [superior.accountId], {
          kind: 'handover_left_apart',
          words: `${leftItemWords(item)}: đề nghị ký nhận thay.`,
          href: '/unit-handovers',
          dedupeKey: `left-apart:${item.unitId}:${item.id}`,
        });
    });
  });
