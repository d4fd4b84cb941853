// What a trainer does with classes. Production keeps the list; the class itself is another database, reached through the host.
import { randomInt } from 'node:crypto';
import { hashPassword } from '../accounts/passwords.ts';
import { enqueue } from '../database/outbox.ts';
import type { HouseTx } from '../database/tx.ts';
import { todayInVietnam } from '../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import type { Context } from '../web/pages.ts';
import type { OpenRealm, RealmHost } from '../web/services.ts';
import { listTrainees } from './class-queries.ts';
import { closeUnits, insertUnits, lockTrainee, moveTrainee, saveClassSettings } from './class-records.ts';
import { offsetTo, readClassSettings } from './class-settings.ts';
import type { Exercise } from './exercise.ts';
import { shippedExercises } from './exercise-files.ts';
import { fillBook, placesOpenSince, populateClass, unitsOf } from './populate.ts';
import { classResetRefusal, endPracticeOf, practiceRefusal, type ShutPlaces, seatResetRefusal, shutPlaces } from './practice.ts';
import { listGoneLive, listWrittenExercises } from './queries.ts';
import { recordTraining } from './record.ts';
import {
  type ClassRow,
  insertClass,
  insertRealm,
  lockClass,
  raiseGeneration,
  replaceDatabase,
  type SeatPerson,
  saveClassClosed,
  saveRealmClosed,
} from './records.ts';
import { slipPassword } from './slips.ts';

/** Easy to type from a blackboard: no l, no o, no digit that looks like a letter. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const newCode = () => Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');

/** @throws NotAllowedNow with the sentence why this installation opens no classes */
async function hostOf(context: Context): Promise<RealmHost> {
  const host = context.services.realms;
  const refusal = host ? await host.refusal() : 'Bản cài đặt này không mở lớp tập huấn.';
  if (!host || refusal) throw new NotAllowedNow(refusal, '/training');
  return host;
}

export interface ClassForm {
  name: string;
  place: string;
  heldOn: string;
  /** The class's first day on its own clock, 'YYYY-MM-DD'. */
  day: string;
  people: readonly SeatPerson[];
}

/** Everything a class practises with: what ships, what its trainer wrote, what others share. */
export async function exercisesFor(house: HouseTx, trainerId: number): Promise<Exercise[]> {
  const written = await listWrittenExercises(house, trainerId);
  return [...shippedExercises(), ...written.map(({ exercise }) => exercise)];
}

const homesOf = (people: readonly SeatPerson[]) => people.flatMap(({ homeUnitId }) => homeUnitId ?? []);

interface Plan {
  code: string;
  name: string;
  /** The class's first day on its own clock, 'YYYY-MM-DD'. */
  day: string;
  people: readonly SeatPerson[];
  trainerId: number;
}

/** A furnished database for a class, named by no row yet. Nothing is left when a step fails. @returns its name */
async function furnish(context: Context, host: RealmHost, { code, name, day, people, trainerId }: Plan): Promise<string> {
  const { house, services } = context;
  const exercises = await exercisesFor(house, trainerId);
  const made = await host.make(code, { name, offsetSeconds: offsetTo(day, services.machineNow()) });
  try {
    await populateClass(made.realm, { code, people, exercises }, services.config);
    const live = await listGoneLive(house, homesOf(people));
    await made.realm.services.database.inHouse((realm) => endPracticeOf(realm, live), 'write');
  } catch (error) {
    await made.realm.close();
    await host.drop(made.databaseName).catch(() => undefined);
    throw error;
  }
  await made.realm.close();
  return made.databaseName;
}

/**
 * Makes the class's database and furnishes it. Where the list is not saved afterwards, the database is nobody's and is swept.
 * @returns the id of the class @throws FormInvalid when somebody's unit is live: there is no practice then
 */
export async function openClass(context: Context, form: ClassForm): Promise<number> {
  const { house, actor, moment } = context;
  const host = await hostOf(context);
  const code = newCode();
  const { name, place, heldOn, day, people } = form;
  const refusal = practiceRefusal(await listGoneLive(house, homesOf(people)), moment.today);
  if (refusal) throw new FormInvalid({ people: refusal });
  const trainerId = actor.accountId;
  const databaseName = await furnish(context, host, { code, name, day, people, trainerId });
  await insertRealm(house, { code, databaseName, at: moment.at });
  const id = await insertClass(house, { code, name, place, heldOn, people, trainerId, at: moment.at });
  await recordTraining(context, 'training.class_opened', { classId: id, code, seats: people.length });
  return id;
}

/** @throws NotAllowedNow when it is closed already */
export async function lockOpenClass(context: Context, id: number): Promise<ClassRow> {
  const row = await lockClass(context.house, id);
  if (row.closedAt) throw new NotAllowedNow('Lớp này đã đóng. Mở lớp mới nếu cần tập huấn tiếp.', `/training/classes/${id}`);
  return row;
}

/** Why a class is not begun anew, or one seat of it; undefined when it may be. */
export async function resetRefusal(context: Context, row: ClassRow, seat?: number): Promise<string | undefined> {
  const people = seat === undefined ? row.people : row.people.filter((one) => one.seat === seat);
  const live = await listGoneLive(context.house, homesOf(people));
  return seat === undefined
    ? classResetRefusal(people, live, context.moment.today)
    : seatResetRefusal(live, context.moment.today);
}

/** The places of a class that are shut today, for its own pages. */
export async function shutPlacesOf({ house, moment }: Context, { people }: ClassRow): Promise<ShutPlaces> {
  return shutPlaces(people, await listGoneLive(house, homesOf(people)), moment.today);
}

/**
 * The class as on its first morning: the same people, the same slips, the exercises of its own trainer whoever begins it anew. It is
 * furnished beside the old one, which serves until the new one stands: a failure leaves the class as it was. Places that are shut stay shut.
 * @throws NotAllowedNow when every unit in it is live
 */
export async function resetClass(context: Context, id: number, day: string): Promise<void> {
  const { house } = context;
  const host = await hostOf(context);
  const row = await lockOpenClass(context, id);
  const refusal = await resetRefusal(context, row);
  if (refusal) throw new NotAllowedNow(refusal, `/training/classes/${id}`);
  const code = row.realmCode;
  const databaseName = await furnish(context, host, { ...row, code, day });
  const old = await replaceDatabase(house, code, databaseName);
  await recordTraining(context, 'training.class_reset', { classId: id, code, day });
  house.afterCommit(() => {
    host.forget(code);
    return host.drop(old);
  });
}

/** The open class behind a row. @throws NotAllowedNow when its database is gone or of an older program */
export async function openRealmOf(context: Context, row: { id: number; realmCode: string }): Promise<OpenRealm> {
  const realm = await context.services.realms?.find(row.realmCode);
  if (!realm) throw new NotAllowedNow('Bản cài đặt này không mở lớp tập huấn.', `/training/classes/${row.id}`);
  return realm;
}

/**
 * One seat begins anew: fresh offices under the same names, the same accounts and slip. Seconds, and nobody else notices.
 * @throws NotAllowedNow when its unit is live: there is no practice then
 */
export async function resetSeat(context: Context, id: number, seat: number): Promise<void> {
  const row = await lockOpenClass(context, id);
  const refusal = await resetRefusal(context, row, seat);
  if (refusal) throw new NotAllowedNow(refusal, `/training/classes/${id}/seats/${seat}`);
  const homes = homesOf(row.people.filter((one) => one.seat === seat));
  const live = await listGoneLive(context.house, homes);
  const { services } = await openRealmOf(context, row);
  const at = services.now();
  const hash = await hashPassword(slipPassword(context.services.config, row.realmCode, seat));
  await services.database.inHouse(async (house) => {
    const trainee = await lockTrainee(house, seat);
    await closeUnits(house, trainee, todayInVietnam(at));
    const [wardId, departmentId] = (await insertUnits(house, unitsOf(seat), placesOpenSince)) as [number, number];
    await moveTrainee(house, trainee, { wardId, departmentId }, hash, at);
    await endPracticeOf(house, live);
  }, 'write');
  const trainee = (await services.database.inHouse(listTrainees)).find((one) => one.seat === seat);
  if (trainee) await fillBook(services, trainee);
  await recordTraining(context, 'training.seat_reset', { classId: id, seat });
}

/**
 * Moves the class's day. Forward only: work already entered may not lie in the future. Reminders of the new day run at once.
 * @throws FormInvalid
 */
export async function moveClock(context: Context, id: number, day: string): Promise<void> {
  const row = await lockOpenClass(context, id);
  const { services } = await openRealmOf(context, row);
  const now = services.now();
  if (day < todayInVietnam(now))
    throw new FormInvalid({
      day: 'Ngày của lớp chỉ tiến, không lùi: việc đã ghi sẽ nằm ở tương lai. Muốn về ngày trước, làm mới lớp với ngày ấy.',
    });
  await services.database.inHouse(async (house) => {
    const settings = await readClassSettings(house);
    if (!settings) throw new Error('A class without settings');
    await saveClassSettings(house, { ...settings, offsetSeconds: offsetTo(day, services.machineNow()) }, now);
    await enqueue(house, 'remind_all_units', {}, { key: 'remind-all' });
  }, 'write');
  await raiseGeneration(context.house, row.realmCode);
  await recordTraining(context, 'training.clock_moved', { classId: id, day });
  context.house.afterCommit(() => context.services.realms?.forget(row.realmCode));
}

/** The database goes, and the files with it; what stays is that the class was held, and its certificates. */
export async function closeClass(context: Context, id: number): Promise<void> {
  const { house, services, moment } = context;
  const row = await lockOpenClass(context, id);
  await saveClassClosed(house, row, moment.at);
  const databaseName = await saveRealmClosed(house, row.realmCode, moment.at);
  await recordTraining(context, 'training.class_closed', { classId: id, code: row.realmCode });
  house.afterCommit(() => {
    services.realms?.forget(row.realmCode);
    return services.realms?.drop(databaseName);
  });
}
