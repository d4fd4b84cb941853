// What a trainer does with classes. Production keeps the list; the class itself is another database, reached through the host.
import { randomInt } from 'node:crypto';
import { hashPassword } from '../accounts/passwords.ts';
import { recordHouseEvent } from '../audit/events.ts';
import { enqueue } from '../database/outbox.ts';
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
import { listWrittenExercises } from './queries.ts';
import {
  type ClassRow,
  insertClass,
  insertRealm,
  lockClass,
  raiseGeneration,
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

/** Everything a class practises with: what ships, what this trainer wrote, what others share. */
async function exercisesFor(context: Context): Promise<Exercise[]> {
  const written = await listWrittenExercises(context.house, context.actor.accountId);
  return [...shippedExercises(), ...written.map(({ exercise }) => exercise)];
}

/**
 * Makes the class's database and furnishes it. Nothing is left when a step fails.
 * @returns the id of the class
 */
export async function openClass(context: Context, form: ClassForm): Promise<number> {
  const { house, actor, services, moment } = context;
  const host = await hostOf(context);
  const code = newCode();
  try {
    const offsetSeconds = offsetTo(form.day, services.machineNow());
    const databaseName = await host.make(code, { name: form.name, offsetSeconds });
    await insertRealm(house, { code, databaseName, at: moment.at });
    const realm = await host.prepare(code);
    try {
      await populateClass(realm, { code, people: form.people, exercises: await exercisesFor(context) }, services.config);
    } finally {
      await realm.close();
    }
    const { name, place, heldOn, people } = form;
    const id = await insertClass(house, { code, name, place, heldOn, people, trainerId: actor.accountId, at: moment.at });
    await record(context, 'training.class_opened', { classId: id, code, seats: people.length });
    return id;
  } catch (error) {
    await host.drop(code).catch(() => undefined);
    throw error;
  }
}

/** @throws NotAllowedNow when it is closed already */
async function lockOpenClass(context: Context, id: number): Promise<ClassRow> {
  const row = await lockClass(context.house, id);
  if (row.closedAt) throw new NotAllowedNow('Lớp này đã đóng. Mở lớp mới nếu cần tập huấn tiếp.', `/training/classes/${id}`);
  return row;
}

/** The class as on its first morning: the same people, the same slips, nothing of what they did. */
export async function resetClass(context: Context, id: number, day: string): Promise<void> {
  const { house, services } = context;
  const host = await hostOf(context);
  const row = await lockOpenClass(context, id);
  const code = row.realmCode;
  await host.drop(code);
  await host.make(code, { name: row.name, offsetSeconds: offsetTo(day, services.machineNow()) });
  const realm = await host.prepare(code);
  try {
    await populateClass(realm, { code, people: row.people, exercises: await exercisesFor(context) }, services.config);
  } finally {
    await realm.close();
  }
  await raiseGeneration(house, code);
  await record(context, 'training.class_reset', { classId: id, code, day });
}

/** The open class behind a row. @throws NotAllowedNow when its database is gone or of an older program */
export async function openRealmOf(context: Context, row: { id: number; realmCode: string }): Promise<OpenRealm> {
  const realm = await context.services.realms?.find(row.realmCode);
  if (!realm)
    throw new NotAllowedNow(
      'Cơ sở dữ liệu của lớp không mở được: phần mềm đã nâng cấp, hoặc dữ liệu vừa được khôi phục từ bản sao lưu (bản sao lưu không gồm các lớp). Làm mới lớp, hoặc đóng lớp.',
      `/training/classes/${row.id}`,
    );
  return realm;
}

/** One seat begins anew: fresh offices under the same names, the same accounts and slip. Seconds, and nobody else notices. */
export async function resetSeat(context: Context, id: number, seat: number): Promise<void> {
  const row = await lockOpenClass(context, id);
  const { services } = await openRealmOf(context, row);
  const at = services.now();
  const hash = await hashPassword(slipPassword(context.services.config, row.realmCode, seat));
  await services.database.inHouse(async (house) => {
    const trainee = await lockTrainee(house, seat);
    await closeUnits(house, [trainee.wardId, trainee.departmentId], todayInVietnam(at));
    const [wardId, departmentId] = (await insertUnits(house, unitsOf(seat), placesOpenSince)) as [number, number];
    await moveTrainee(house, trainee, { wardId, departmentId }, hash, at);
  }, 'write');
  const trainee = (await services.database.inHouse(listTrainees)).find((one) => one.seat === seat);
  if (trainee) await fillBook(services, trainee);
  await record(context, 'training.seat_reset', { classId: id, seat });
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
  await context.services.realms?.forget(row.realmCode);
  await record(context, 'training.clock_moved', { classId: id, day });
}

/** The database goes, and the files with it; what stays is that the class was held, and its certificates. */
export async function closeClass(context: Context, id: number): Promise<void> {
  const row = await lockOpenClass(context, id);
  await saveClassClosed(context.house, row, context.moment.at);
  await saveRealmClosed(context.house, row.realmCode, context.moment.at);
  await record(context, 'training.class_closed', { classId: id, code: row.realmCode });
  await context.services.realms?.drop(row.realmCode);
}

function record(context: Context, kind: string, data: Record<string, unknown>): Promise<void> {
  const { house, actor, moment, requestId } = context;
  return recordHouseEvent(house, { at: moment.at, accountId: actor.accountId, unitId: actor.unitId, kind, data, requestId });
}
