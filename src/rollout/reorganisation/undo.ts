// Taking an act back, until the first new act of a receiving unit: the house at once, the petitions by a job for each closing unit.
import { type Actor, systemActor } from '../../accounts/actor.ts';
import { recordHouseEvent, recordPetitionEvents } from '../../audit/events.ts';
import { enqueueAll } from '../../database/outbox.ts';
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { todayInVietnam } from '../../deadlines/dates.ts';
import { NotAllowedNow } from '../../errors.ts';
import { tellReturnedOf } from '../../reports/closing/tasks.ts';
import type { TaskRunner } from '../../system-act.ts';
import type { Context } from '../../web/pages.ts';
import type { Services } from '../../web/services.ts';
import { batchSize } from './carry/actions.ts';
import { carryDrafts } from './carry/drafts.ts';
import { countKept, lockNextReturn, restoreDays, restoreGiven, waitAgain } from './carry/giving-records.ts';
import { handBackVisitBatch } from './carry/visits.ts';
import { handBack, handBackRest } from './carry/waiting-records.ts';
import { endAct, saveGiverAndEnd } from './ending.ts';
import { firstWorkWords } from './first-work.ts';
import { takeBackHouse } from './house-records.ts';
import { giverOf, isBuiltUpon, listRoutes, loadAct, type NamedRoute } from './queries.ts';
import { holdUnits, lockAct, queueGivers, saveGiver, saveUndoing } from './records.ts';
import { type ReorganisationAct, whyCancelled } from './reorganisation.ts';
import { listResting } from './standing.ts';

const notDone = {
  draft: 'Quyết định này chưa thực hiện.',
  running: 'Chờ bàn giao xong rồi mới hoàn tác.',
  undoing: 'Quyết định này đang được hoàn tác.',
  undone: 'Quyết định này đã được hoàn tác.',
};

/** Why an act cannot be taken back any more, as this reader may know it; undefined while it can. */
export async function findUndoRefusal(house: HouseTx, act: ReorganisationAct, reader: Actor): Promise<string | undefined> {
  if (act.state !== 'done') return notDone[act.state];
  const resting = await listResting(house, act.id);
  if (resting[0])
    return `${resting.map(({ number }) => number).join(', ')} đã thực hiện sau, trên đơn vị của quyết định này: hoàn tác ${resting[0].number} trước.`;
  const worked = await firstWorkWords(house, act, reader);
  if (worked) return worked;
  return (await isBuiltUpon(house, act.id))
    ? 'Đã có ủy quyền, lượt xem hộ hoặc phương án khác dựa trên vị trí công tác mới nên không hoàn tác được nữa.'
    : undefined;
}

/** @throws NotAllowedNow saying why it cannot be taken back */
export async function assertUndoable(house: HouseTx, act: ReorganisationAct, reader: Actor): Promise<void> {
  const refusal = await findUndoRefusal(house, act, reader);
  if (refusal) throw new NotAllowedNow(refusal, `/admin/reorganisations/${act.id}`);
}

/** @throws NotAllowedNow once a receiving unit has acted */
export async function undoAct(context: Context, id: number, reason: string): Promise<void> {
  const { house, actor, moment, requestId } = context;
  const act = await lockAct(house, id);
  await holdUnits(house, act);
  await assertUndoable(house, act, actor);
  await saveUndoing(house, act, actor.accountId, reason);
  await takeBackHouse(house, act, moment.at);
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: actor.accountId,
    kind: 'reorganisation.undoing',
    data: { act: act.number, reason },
    requestId,
  });
  await queueGivers(house, id, 'hand_back_unit');
  await endAct(context.services, house, act, 'undoing', moment.at);
}

/**
 * The job of one closing unit: its petitions come back batch by batch, then its reception days. What an officer of a receiver has acted
 * on since the order was given stays with him, and the unit's line says so: the order ends all the same.
 */
export const handBackUnit: TaskRunner = async ({ services, id }) => {
  const reorganisationId = id('reorganisationId');
  const fromUnitId = id('unitId');
  const { act, routes } = await services.database.inHouse(async (house) => ({
    act: await loadAct(house, reorganisationId),
    routes: await listRoutes(house, reorganisationId, [fromUnitId]),
  }));
  if (act.state !== 'undoing') return;
  const today = todayInVietnam(services.now());
  for (const { toUnitId } of routes)
    await carryDrafts(services, { fromUnitId: toUnitId, toUnitId: fromUnitId, giverId: fromUnitId }, today);
  while ((await handBackVisitBatch(services, act, givingActor(fromUnitId, routes))) > 0);
  while ((await handBackBatch(services, act, fromUnitId, routes)) > 0);
  for (const { toUnitId } of routes)
    await services.database.inUnit(systemActor(toUnitId), (tx) => handBackRest(tx, reorganisationId, fromUnitId), 'write');
  await services.database.inUnit(
    systemActor(fromUnitId),
    (tx) => restoreDays(tx, fromUnitId, act.effectiveOn, whyCancelled(act)),
    'write',
  );
  await tellReturnedOf(services, fromUnitId);
  const kept = await services.database.inUnit(givingActor(fromUnitId, routes), (tx) =>
    countKept(tx, reorganisationId, fromUnitId),
  );
  const problem = kept
    .map(
      ({ name, kind, count }) =>
        `${count} ${kind === 'visit' ? 'lượt tiếp' : 'đơn'} ở lại ${name}: đơn vị ấy đã làm việc trên các ${kind === 'visit' ? 'lượt tiếp' : 'đơn'} này trong lúc hoàn tác.`,
    )
    .join(' ');
  // What is still away is counted as the line tells it: a petition too many would tell of one nobody finds.
  const away = kept.reduce((sum, { kind, count }) => sum + (kind === 'petition' ? count : 0), 0);
  await services.database.inHouse(async (house) => {
    const { moved } = await giverOf(house, reorganisationId, fromUnitId);
    const ended = { fromUnitId, state: 'undone', problem, moved: away - moved } as const;
    await saveGiverAndEnd(services, house, act, ended, services.now());
  }, 'write');
};

/** The closing unit reads what its successors hold, to give its own rows back their state. */
const givingActor = (fromUnitId: number, routes: readonly NamedRoute[]) => {
  const actor = systemActor(fromUnitId);
  return { ...actor, reach: { ...actor.reach, units: [fromUnitId, ...routes.map(({ toUnitId }) => toUnitId)] } };
};

function handBackBatch(
  services: Services,
  act: ReorganisationAct,
  fromUnitId: number,
  routes: readonly NamedRoute[],
): Promise<number> {
  return services.database.acrossUnits(async (as) => {
    const at = services.now();
    const giver = givingActor(fromUnitId, routes);
    const next = await as(giver, async (tx) => {
      const found = await lockNextReturn(tx, act.id, batchSize);
      if (!found) return undefined;
      await restoreGiven(tx, { unitId: fromUnitId, toUnitId: found.toUnitId }, found.given, {
        on: todayInVietnam(at),
        at,
        act: act.number,
      });
      await recordPetitionEvents(
        tx,
        giver,
        'petition.handed_back',
        at,
        found.given.map(({ id, sealed }) => ({ id, sealed, data: { act: act.number } })),
      );
      return found;
    });
    if (!next) return 0;
    const ids = next.given.map(({ id }) => id);
    await as(systemActor(next.toUnitId), (tx) => handBack(tx, act.id, fromUnitId, ids));
    await as(giver, async (tx, house) => {
      if (routes.some(({ kind }) => kind !== 'function')) await giveUpArrivals(tx, giver, act, ids, at);
      await saveGiver(house, { reorganisationId: act.id, fromUnitId }, { state: 'running', moved: -ids.length, at });
    });
    return next.given.length;
  });
}

/** Letters the switch had taken in lie in the unit's box again; their senders hear of it by a job. */
async function giveUpArrivals(tx: UnitTx, giver: Actor, act: ReorganisationAct, ids: readonly number[], at: Date): Promise<void> {
  const waiting = await waitAgain(tx, act.id, ids, at);
  const struck = waiting.filter(({ isStruck }) => isStruck);
  const data = { act: act.number };
  await recordPetitionEvents(
    tx,
    giver,
    'petition.arrival_undone',
    at,
    struck.map(({ petitionId, sealed }) => ({ id: petitionId, sealed, data })),
  );
  await enqueueAll(
    tx,
    'transfer_answered',
    waiting.map(({ unitId, transferId }) => ({ unitId, transferId })),
  );
}
