// Visits whose answer is still owed go along batch by batch like petitions, after them: each batch is one transaction of both units.
import { systemActor } from '../../../accounts/actor.ts';
import { recordEvents } from '../../../audit/events.ts';
import { formatDate, todayInVietnam } from '../../../deadlines/dates.ts';
import { visitNumber } from '../../../reception/visit.ts';
import { carryIdentities } from '../../../sealing/identities.ts';
import { unitNamesOn } from '../../../units/queries.ts';
import type { Act } from '../../../web/act.ts';
import type { Services } from '../../../web/services.ts';
import { loadAct } from '../queries.ts';
import type { ReorganisationAct } from '../reorganisation.ts';
import { batchSize } from './actions.ts';
import { wayOf } from './batch.ts';
import { nameInCarried } from './denounced.ts';
import { sendVisitsPastHead } from './denounced-records.ts';
import { restatePapers } from './papers.ts';
import { takingActor } from './taking-actor.ts';
import {
  endVisits,
  type GivenVisit,
  handBackVisits,
  listVisitsHandedOver,
  lockNextVisitReturn,
  lockNextVisits,
  restoreVisits,
  takeVisits,
  takeWhatHangsOnVisits,
  type VisitBatch,
} from './visits-records.ts';

/** The next batch of one closing unit; all of it happens or nothing. @returns how many went; 0 when nothing with a destination is left */
export function handOverVisits(services: Services, reorganisationId: number, fromUnitId: number): Promise<number> {
  return services.database.acrossUnits(async (as) => {
    const at = services.now();
    const giver = systemActor(fromUnitId);
    const next = await as(giver, async (tx, house) => {
      const act = await loadAct(house, reorganisationId);
      const locked = await lockNextVisits(tx, act.id, fromUnitId, batchSize);
      if (!locked) return undefined;
      const { toUnitId, visits } = locked;
      const names = await unitNamesOn(house, [fromUnitId, toUnitId], act.effectiveOn);
      const batch: VisitBatch = {
        ...wayOf(act, at, fromUnitId, toUnitId, names),
        visitIds: visits.map(({ id }) => id),
      };
      return { visits, batch, rules: await services.rules(house) };
    });
    if (!next) return 0;
    const { visits, batch, rules } = next;
    const taker = takingActor(fromUnitId, batch.toUnitId);
    const newNumbers = await as(taker, (tx, house) => {
      const moment = { at, today: todayInVietnam(at) };
      return takeIn({ tx, house, actor: taker, moment, rules, keyring: services.keyring, requestId: '' }, batch, visits);
    });
    await as(giver, async (tx) => {
      await endVisits(tx, batch);
      await recordEvents(
        tx,
        giver,
        visits.map(({ id, sealed }) => ({
          kind: 'visit.unit_handed_over',
          at,
          visitId: id,
          sealed,
          data: { to: batch.toName, toUnitId: batch.toUnitId, act: batch.act, on: batch.on, number: newNumbers.get(id) },
        })),
      );
    });
    return visits.length;
  });
}

/** The receiver's rows of one batch. @returns their numbers by the giver's visit id */
async function takeIn(act: Act, batch: VisitBatch, given: readonly GivenVisit[]): Promise<Map<number, string>> {
  const { tx, actor, moment } = act;
  const taken = await takeVisits(tx, batch);
  await takeWhatHangsOnVisits(tx, batch);
  await restatePapers(act, batch, batch.act);
  await carryIdentities(
    act,
    batch.fromUnitId,
    taken.filter((one) => one.sealed).map((one) => ({ from: { visitId: one.originVisitId }, to: { visitId: one.id } })),
  );
  const newIds = new Map(taken.map((one) => [one.originVisitId, one.id]));
  await listVisitsHandedOver(
    tx,
    batch,
    given.map((one) => ({ fromId: one.id, id: newIds.get(one.id) ?? 0, words: itemWords(one), before: one })),
    moment.today,
  );
  const sealedIds = taken.filter((one) => one.sealed).map(({ id }) => id);
  await sendVisitsPastHead(tx, batch.toUnitId, await nameInCarried(act, batch, 'visit', sealedIds));
  const before = new Map(given.map((one) => [one.id, one]));
  await recordEvents(
    tx,
    actor,
    taken.map((one) => {
      const old = before.get(one.originVisitId);
      return {
        kind: 'visit.unit_taken_over',
        at: moment.at,
        visitId: one.id,
        petitionId: one.petitionId,
        sealed: one.sealed,
        data: {
          from: batch.fromName,
          fromUnitId: batch.fromUnitId,
          number: old ? visitNumber(old) : '',
          act: batch.act,
          on: batch.on,
        },
      };
    }),
  );
  return new Map(taken.map((one) => [one.originVisitId, visitNumber(one)]));
}

/** What the list and the minutes say of one: number, day and due day, never who came or why. */
const itemWords = (visit: GivenVisit) =>
  `Lượt tiếp công dân số cũ ${visitNumber(visit)}, ngày ${formatDate(visit.receivedOn)}${visit.dueOn ? `, hạn trả lời ${formatDate(visit.dueOn)}` : ''}`;

/**
 * One batch comes back to the closing unit, as its petitions do and before them. @param giver its system, who reads what the successors hold
 * @returns how many; 0 when nothing is left there but what its officers have acted on since
 */
export function handBackVisitBatch(
  services: Services,
  act: ReorganisationAct,
  giver: ReturnType<typeof systemActor>,
): Promise<number> {
  return services.database.acrossUnits(async (as) => {
    const at = services.now();
    const next = await as(giver, async (tx) => {
      const found = await lockNextVisitReturn(tx, act.id, batchSize);
      if (!found) return undefined;
      const words = { on: todayInVietnam(at), at, act: act.number };
      await restoreVisits(tx, { unitId: giver.unitId, toUnitId: found.toUnitId }, found.given, words);
      await recordEvents(
        tx,
        giver,
        found.given.map(({ id, sealed }) => ({
          kind: 'visit.handed_back',
          at,
          visitId: id,
          sealed,
          data: { act: act.number },
        })),
      );
      return found;
    });
    if (!next) return 0;
    const ids = next.given.map(({ id }) => id);
    await as(systemActor(next.toUnitId), (tx) => handBackVisits(tx, act.id, giver.unitId, ids));
    return next.given.length;
  });
}
