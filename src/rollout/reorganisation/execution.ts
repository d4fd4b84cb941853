// Carrying the act out: the switch of the house in one transaction, then a job for each closing unit, which can be killed and goes on.
import { systemActor } from '../../accounts/actor.ts';
import { recordHouseEvent } from '../../audit/events.ts';
import type { HouseTx } from '../../database/tx.ts';
import { addDays, formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { NotAllowedNow } from '../../errors.ts';
import { hasDueSeals, sealDueCopies } from '../../petitions/seal-copy-task.ts';
import { type VisitKind, visitKindNames } from '../../reception/visit.ts';
import { tellReturnedOf } from '../../reports/closing/tasks.ts';
import type { TaskRunner } from '../../system-act.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import type { Services } from '../../web/services.ts';
import { handOverBatch, takeInArrivals, tellReceiver } from './carry/actions.ts';
import { openSearchedArchive } from './carry/denounced.ts';
import { carryDrafts, carryLeavers } from './carry/drafts.ts';
import { handOverVisits } from './carry/visits.ts';
import { cancelDays, countHanded, draftDays, listBooks, listOthers, type PlannedDay } from './carry/waiting-records.ts';
import { findingWords, totalOpen } from './dry-run.ts';
import { type DryRun, readDryRun } from './dry-run-of.ts';
import { endAct, saveGiverAndEnd } from './ending.ts';
import { countPlanned } from './handover/queries.ts';
import { closeGivers, movePosts, renameUnits, writeSuccession } from './house-records.ts';
import { goLiveWith } from './lives.ts';
import { actsThatEnded, countVisitsUndecided, giverOf, listRoutes, loadAct, type NamedRoute } from './queries.ts';
import { holdUnits, lockAct, queueGivers, saveGiver, saveStarted, saveTotals, settleParts } from './records.ts';
import { isPlanned, type ReorganisationAct, whyCancelled } from './reorganisation.ts';

/**
 * Begins the switch: units end and are succeeded, names change, posts move, all in this transaction; then the jobs.
 * @returns whether it is over at once: only names changed
 * @throws NotAllowedNow when the dry run finds what forbids it, or somebody was faster
 */
export async function startAct(context: Context, id: number): Promise<boolean> {
  const { house, actor, moment, requestId } = context;
  const act = await lockAct(house, id);
  // Another act over the same units waits here, and then finds what this one has done with them.
  await holdUnits(house, act);
  const { tallies, held } = await assertStartable(house, act, moment.today);
  await settleParts(house, act);
  await closeGivers(house, act);
  await writeSuccession(house, act);
  await renameUnits(house, act);
  await saveTotals(
    house,
    act,
    tallies.map((one) => ({ fromUnitId: one.fromUnitId, total: one.petitions + one.proceedings })),
  );
  await saveStarted(house, act, moment.at, actor.accountId);
  // Before the posts move: who is confirmed nowhere is announced after the petitions have begun to go.
  await queueGivers(house, id, 'hand_over_unit');
  await movePosts(house, act, moment.at);
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: actor.accountId,
    kind: 'reorganisation.started',
    data: { act: act.number, on: act.effectiveOn, givers: tallies.length, petitions: totalOpen(tallies) },
    requestId,
  });
  const isOver = await endAct(context.services, house, act, 'running', moment.at);
  await goLiveWith(context, act, held);
  return isOver;
}

/** The dry run of an act that may begin: the form of the switch opens by it, and the switch asks it again. @throws NotAllowedNow saying why not */
export async function assertStartable(house: HouseTx, act: ReorganisationAct, today: string): Promise<DryRun> {
  const here = `/admin/reorganisations/${act.id}`;
  if (!isPlanned(act))
    throw new NotAllowedNow(`Quyết định ${act.number} đã được thực hiện${act.startedAt ? ' hoặc đang thực hiện' : ''}.`, here);
  const found = await readDryRun(house, act, today);
  const [stop] = found.findings.filter(({ level }) => level === 'stop');
  if (stop) throw new NotAllowedNow(`Chưa thực hiện được: ${findingWords(stop)} ${stop.remedy}`, here);
  return found;
}

/** After a stop: every closing unit that is not done gets its job again; with none left the act ends. @returns how many @throws NotAllowedNow */
export async function continueAct(context: Context, id: number): Promise<number> {
  const { house, moment } = context;
  const act = await lockAct(house, id);
  if (act.state !== 'running' && act.state !== 'undoing')
    throw new NotAllowedNow('Không có việc nào đang dở.', `/admin/reorganisations/${id}`);
  const count = await queueGivers(house, id, act.state === 'running' ? 'hand_over_unit' : 'hand_back_unit');
  if (count === 0) await endAct(context.services, house, act, act.state, moment.at);
  return count;
}

/** The job of one closing unit: arrivals, then batch after batch, then books and days. Each step can be repeated. */
export const handOverUnit: TaskRunner = async ({ services, id }) => {
  const reorganisationId = id('reorganisationId');
  const fromUnitId = id('unitId');
  const { act, routes, giver } = await services.database.inHouse(async (house) => ({
    act: await loadAct(house, reorganisationId),
    routes: await listRoutes(house, reorganisationId, [fromUnitId]),
    giver: await giverOf(house, reorganisationId, fromUnitId),
  }));
  if (act.state !== 'running' || giver.state === 'done') return;
  const isClosing = routes.some(({ kind }) => kind !== 'function');
  const refused = isClosing ? await takeInArrivals(services, fromUnitId, addDays(act.effectiveOn, -1)) : 0;
  await sealDueCopies(services, fromUnitId);
  while ((await handOverBatch(services, reorganisationId, fromUnitId)) > 0);
  if (await hasDueSeals(services, fromUnitId))
    throw new Error('A seal is due in the closing unit; the job is tried again after it');
  while (isClosing && (await handOverVisits(services, reorganisationId, fromUnitId)) > 0);
  if (isClosing) {
    await handOverRest(services, act, fromUnitId, routes);
    await tellReturnedOf(services, fromUnitId);
  }
  const today = todayInVietnam(services.now());
  const ways = routes.map(({ toUnitId }) => ({ fromUnitId, toUnitId, giverId: fromUnitId }));
  for (const way of ways) await carryDrafts(services, way, today);
  const keeper = isClosing ? keeperOf(routes)?.toUnitId : undefined;
  if (isClosing) for (const way of ways) await carryLeavers(services, { ...way, isKeeper: way.toUnitId === keeper }, today);
  await tellReceivers(services, act, fromUnitId, routes);
  // Came in while it was carried out, and nobody said where such goes: the unit is not done before it is.
  const left = isClosing ? await listLeft(services, reorganisationId, fromUnitId) : [];
  const problem = [
    left.length > 0 ? `${left.join(', ')} chưa có nơi nhận. Xác nhận nơi nhận mặc định, việc bàn giao chạy tiếp ngay.` : '',
    refused > 0 ? `${refused} đơn chuyển đến chưa nhận được vào sổ, nơi gửi cần thu hồi và chuyển lại đơn vị kế tiếp.` : '',
  ]
    .filter(Boolean)
    .join(' ');
  await services.database.inHouse(async (house) => {
    const state = left.length > 0 ? 'running' : 'done';
    await saveGiverAndEnd(services, house, act, { fromUnitId, state, problem }, services.now());
  }, 'write');
};

/** What of a closing unit the plan still holds: petitions, visits. */
async function listLeft(services: Services, reorganisationId: number, fromUnitId: number): Promise<string[]> {
  const petitions = await services.database.inUnit(systemActor(fromUnitId), async (tx) =>
    (await countPlanned(tx, fromUnitId, reorganisationId)).reduce((sum, one) => sum + one.count, 0),
  );
  const visits = await services.database.inHouse((house) => countVisitsUndecided(house, reorganisationId, fromUnitId));
  return [petitions > 0 ? `${petitions} đơn` : '', visits > 0 ? `${visits} lượt tiếp công dân` : ''].filter(Boolean);
}

/** What came back to a closed unit after the switch (a returned transfer) goes on by the act that closed it; elsewhere this does nothing. */
export const handOverLate: TaskRunner = async ({ services, id }) => {
  const fromUnitId = id('unitId');
  const today = todayInVietnam(services.now());
  for (const act of await services.database.inHouse((house) => actsThatEnded(house, fromUnitId, today))) {
    let moved = 0;
    for (let last = 1; last > 0; moved += last) last = await handOverBatch(services, act.id, fromUnitId);
    if (moved === 0) continue;
    await services.database.inHouse(
      (house) => saveGiver(house, { reorganisationId: act.id, fromUnitId }, { state: 'done', moved: 0, at: services.now() }),
      'write',
    );
    const { whole, routes } = await services.database.inHouse(async (house) => ({
      whole: await loadAct(house, act.id),
      routes: await listRoutes(house, act.id, [fromUnitId]),
    }));
    await tellReceivers(services, whole, fromUnitId, routes);
  }
};

const keeperOf = (routes: readonly NamedRoute[]) => routes.find(({ takesArchive }) => takesArchive) ?? routes[0];

/** Books close, the archive is opened, days move: once, however often it is asked. */
async function handOverRest(
  services: Services,
  act: ReorganisationAct,
  fromUnitId: number,
  routes: readonly NamedRoute[],
): Promise<void> {
  const keeper = keeperOf(routes);
  const host = routes.find(({ takesSchedule }) => takesSchedule);
  if (!keeper) return;
  await openSearchedArchive(services, { reorganisationId: act.id, fromUnitId }, keeper.toUnitId);
  const at = services.now();
  await services.database.acrossUnits(async (as) => {
    const { books, days } = await as(systemActor(fromUnitId), async (tx) => ({
      books: await listBooks(tx, fromUnitId),
      days: await cancelDays(tx, fromUnitId, act.effectiveOn, at, whyCancelled(act)),
    }));
    await as(systemActor(keeper.toUnitId), async (tx) => {
      await listOthers(
        tx,
        { unitId: keeper.toUnitId, reorganisationId: act.id, fromUnitId, at },
        books.map((book) => ({ kind: 'book' as const, words: bookWords(book, act.effectiveOn), before: book })),
      );
    });
    if (!host || days.length === 0) return;
    await as(systemActor(host.toUnitId), async (tx, house) => {
      const profile = await unitProfile(house, host.toUnitId);
      await draftDays(tx, host.toUnitId, days, { at, place: profile.address, hostName: 'Chưa phân công', hostTitle: '' });
      await listOthers(
        tx,
        { unitId: host.toUnitId, reorganisationId: act.id, fromUnitId, at },
        days.map((day) => ({
          kind: 'day' as const,
          words: dayWords(day),
          before: day,
        })),
      );
    });
  });
}

const bookNames: Record<string, string> = { petition: 'Sổ đơn', visit: 'Sổ tiếp công dân' };

function bookWords(book: { name: string; year: number; value: number }, on: string): string {
  const name = bookNames[book.name] ?? `Sổ văn bản ${book.name.replace(/^paper:/, '')}`;
  return `${name} năm ${book.year}: số 1 đến ${book.value.toLocaleString('vi-VN')}, khóa từ ${formatDate(on)}`;
}

/** Which session it is, and where: an office may have two on one day, and bring those of a house it took over. */
function dayWords({ kind, onDate, startsAt, endsAt, place }: PlannedDay): string {
  const named = (visitKindNames[kind as VisitKind] ?? '').toLocaleLowerCase('vi');
  const where = place === '' ? '' : ` tại ${place}`;
  return `Lịch tiếp công dân ${named} ngày ${formatDate(onDate)}, ${startsAt.slice(0, 5)} đến ${endsAt.slice(0, 5)}${where}, có bản dự kiến để đăng lại`;
}

async function tellReceivers(
  services: Services,
  act: ReorganisationAct,
  fromUnitId: number,
  routes: readonly NamedRoute[],
): Promise<void> {
  for (const route of routes) {
    const { count } = await services.database.inUnit(systemActor(route.toUnitId), (tx) =>
      countHanded(tx, route.toUnitId, act.id, fromUnitId),
    );
    if (count > 0)
      await tellReceiver(services, {
        reorganisationId: act.id,
        fromUnitId,
        fromName: route.fromName,
        toUnitId: route.toUnitId,
      });
  }
}
