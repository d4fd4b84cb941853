// Handing over, batch by batch: each is one transaction in which the closing unit and its successor act in turn, as their systems.
import { systemActor } from '../../../accounts/actor.ts';
import { recordPetitionEvents } from '../../../audit/events.ts';
import { todayInVietnam } from '../../../deadlines/dates.ts';
import { leaderRoles, notifyRoles } from '../../../notifications/actions.ts';
import { goPastHead, lockOwnPetition } from '../../../petitions/actions.ts';
import { assignerRole } from '../../../petitions/assigner.ts';
import { petitionNumber } from '../../../petitions/petition.ts';
import { carryIdentities } from '../../../sealing/identities.ts';
import { actForUnit } from '../../../system-act.ts';
import { acceptTransfer } from '../../../transfers/actions.ts';
import { unitNamesOn } from '../../../units/queries.ts';
import type { Act } from '../../../web/act.ts';
import type { Services } from '../../../web/services.ts';
import { loadAct } from '../queries.ts';
import { saveGiver } from '../records.ts';
import { type Batch, type GivenPetition, wayOf } from './batch.ts';
import { nameInCarried } from './denounced.ts';
import { endHandedOver, lockNextBatch } from './giving-records.ts';
import { nameNextRoles } from './next-roles.ts';
import { restatePapers } from './papers.ts';
import { nameResolvers } from './resolvers.ts';
import { takingActor } from './taking-actor.ts';
import { listHandedOver, listOldBooks, listSteps, takePetitions, takeWhatHangs } from './taking-records.ts';
import { listWaitingArrivals } from './waiting-records.ts';

/** Petitions in one transaction: small enough to be over in a moment, large enough that a city is done in minutes. */
export const batchSize = 40;

/**
 * The next batch of one closing unit. All of it happens or nothing: a kill in between leaves the petitions where they were, and the
 * next call goes on from there.
 * @returns how many went; 0 when nothing with a destination is left
 */
export function handOverBatch(services: Services, reorganisationId: number, fromUnitId: number): Promise<number> {
  return services.database.acrossUnits(async (as) => {
    const at = services.now();
    const moment = { at, today: todayInVietnam(at) };
    const giver = systemActor(fromUnitId);
    const next = await as(giver, async (tx, house) => {
      const act = await loadAct(house, reorganisationId);
      const locked = await lockNextBatch(tx, act.id, fromUnitId, batchSize);
      if (!locked) return undefined;
      const { toUnitId, petitions } = locked;
      const names = await unitNamesOn(house, [fromUnitId, toUnitId], act.effectiveOn);
      const batch: Batch = {
        ...wayOf(act, at, fromUnitId, toUnitId, names),
        petitionIds: petitions.map(({ id }) => id),
      };
      return { given: petitions, batch, rules: await services.rules(house) };
    });
    if (!next) return 0;
    const { given, batch, rules } = next;
    const taker = takingActor(fromUnitId, batch.toUnitId);
    const newNumbers = await as(taker, async (tx, house) => {
      const act: Act = { tx, house, actor: taker, moment, rules, keyring: services.keyring, requestId: '' };
      return takeIn(act, batch, given);
    });
    await as(giver, async (tx, house) => {
      await endHandedOver(tx, batch);
      const data = (id: number) => ({
        to: batch.toName,
        toUnitId: batch.toUnitId,
        act: batch.act,
        on: batch.on,
        number: newNumbers.get(id),
      });
      await recordPetitionEvents(
        tx,
        giver,
        'petition.unit_handed_over',
        at,
        given.map(({ id, sealed }) => ({ id, sealed, data: data(id) })),
      );
      await saveGiver(house, { reorganisationId, fromUnitId }, { state: 'running', moved: given.length, at });
    });
    return given.length;
  });
}

/** The receiver's rows of one batch. @returns their numbers by the giver's petition id */
async function takeIn(act: Act, batch: Batch, given: readonly GivenPetition[]): Promise<Map<number, string>> {
  const { tx, actor, moment } = act;
  const taken = await takePetitions(tx, batch, given, await assignerRole(act));
  await takeWhatHangs(tx, batch);
  await nameResolvers(act, batch);
  await nameNextRoles(act, batch);
  await restatePapers(act, batch, batch.act);
  const sealed = taken
    .filter((one) => one.sealed)
    .map((one) => ({ from: { petitionId: one.originPetitionId }, to: { petitionId: one.id } }));
  await carryIdentities(act, batch.fromUnitId, sealed);
  const pastHead = await listHandedOver(tx, batch, given, taken);
  const steps = await listSteps(tx, batch);
  const oldBooks = await listOldBooks(tx, batch);
  const oldNumbers = new Map(given.map((one) => [one.id, petitionNumber(one)]));
  await recordPetitionEvents(
    tx,
    actor,
    'petition.unit_taken_over',
    moment.at,
    taken.map((one) => ({
      id: one.id,
      sealed: one.sealed,
      data: {
        from: batch.fromName,
        fromUnitId: batch.fromUnitId,
        number: oldNumbers.get(one.originPetitionId),
        act: batch.act,
        on: batch.on,
        steps: steps.get(one.originPetitionId) ?? {},
        ...oldBooks.get(one.originPetitionId),
      },
    })),
  );
  const sealedIds = taken.filter((one) => one.sealed).map(({ id }) => id);
  const foundPast = await nameInCarried(act, batch, 'petition', sealedIds);
  for (const id of new Set([...pastHead, ...foundPast])) await goPastHead(act, await lockOwnPetition(act, id));
  return new Map(taken.map((one) => [one.originPetitionId, petitionNumber(one)]));
}

/**
 * What other units sent to the closing one and nobody there had answered: registered in its own book, as of its last day (or the later
 * day it was sent: the act is carried out after its effective day), so that it goes the same way as everything else. One that cannot be registered waits and is told to the administrator.
 * @returns how many could not be registered
 */
export async function takeInArrivals(services: Services, fromUnitId: number, lastDay: string): Promise<number> {
  const waiting = await actForUnit(services, fromUnitId, ({ tx }) => listWaitingArrivals(tx, fromUnitId));
  let refused = 0;
  for (const { id, sentOn } of waiting) {
    const today = sentOn > lastDay ? sentOn : lastDay;
    await actForUnit(services, fromUnitId, (act) =>
      acceptTransfer({ ...act, moment: { ...act.moment, today } }, id, lastDay),
    ).catch((error: unknown) => {
      refused += 1;
      services.log.warn({ transfer: id, error: error instanceof Error ? error.name : 'unknown' }, 'arrival not taken in');
    });
  }
  return refused;
}

/** The receiver's people hear once of each closing unit that a list waits for their signature; how long it is each sees himself. */
export async function tellReceiver(
  services: Services,
  batch: { reorganisationId: number; fromUnitId: number; fromName: string; toUnitId: number },
): Promise<void> {
  await actForUnit(services, batch.toUnitId, (act) =>
    notifyRoles(act, [...leaderRoles, 'unit_head', 'clerk'], {
      kind: 'handover',
      words: `${batch.fromName} bàn giao, danh sách chờ ký nhận từng mục.`,
      href: `/unit-handovers?from=${batch.fromUnitId}`,
      dedupeKey: `handover:${batch.reorganisationId}:${batch.fromUnitId}`,
    }),
  );
}
