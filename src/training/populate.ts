// Furnishing a class: for every seat a ward, a department, the officers of both, and a backlog in the ward's book.
import { hashPassword } from '../accounts/passwords.ts';
import { actorOf, listAssignments } from '../accounts/queries.ts';
import type { Config } from '../config.ts';
import type { HouseTx } from '../database/tx.ts';
import { todayInVietnam } from '../deadlines/dates.ts';
import { registerPetition } from '../petitions/registration.ts';
import type { Act } from '../web/act.ts';
import type { OpenRealm, Services } from '../web/services.ts';
import { listParts, listTrainees, type Trainee } from './class-queries.ts';
import {
  addAddresses,
  insertClassExercises,
  insertPartAccounts,
  insertTrainees,
  insertUnits,
  lockTrainee,
  type NewUnit,
  saveBookFilled,
} from './class-records.ts';
import type { Before, Exercise } from './exercise.ts';
import { backlog } from './exercise-files.ts';
import { registrationOf } from './given.ts';
import { addressOf, departmentName, loginOf, mailDomain, officerName, parts, seatWords, wardName } from './parts.ts';
import type { SeatPerson } from './records.ts';
import { slipPassword } from './slips.ts';

/** Offices of a class stand open since the two tiers: no paper of an exercise comes to an office that is not there. */
const since = '2025-07-01';

export interface ClassPlan {
  code: string;
  people: readonly SeatPerson[];
  exercises: readonly Exercise[];
}

/** @param config the installation's, not the class's: the slips are derived from it */
export async function populateClass(realm: OpenRealm, plan: ClassPlan, config: Config): Promise<void> {
  const { services } = realm;
  const at = services.now();
  const hashes = await Promise.all(plan.people.map(({ seat }) => hashPassword(slipPassword(config, plan.code, seat))));
  await services.database.inHouse(async (house) => {
    const units = await insertUnits(
      house,
      plan.people.flatMap(({ seat }) => unitsOf(seat)),
      since,
    );
    const placed = plan.people.map((person, index) => ({
      ...person,
      wardId: units[index * 2] as number,
      departmentId: units[index * 2 + 1] as number,
    }));
    await insertTrainees(house, placed, at);
    await insertPartAccounts(
      house,
      placed.flatMap(({ seat, wardId, departmentId }, index) =>
        parts.map((part, nth) => ({
          seat,
          login: loginOf(seat, part),
          name: officerName(seat, nth),
          email: addressOf(seat, part),
          passwordHash: hashes[index] as string,
          place: part.place,
          unitId: part.place === 'ward' ? wardId : departmentId,
          role: part.role,
          title: part.title,
          section: part.section,
        })),
      ),
      since,
      at,
    );
    await insertClassExercises(
      house,
      plan.exercises.map((exercise) => ({ code: exercise.code, data: exercise })),
      at,
    );
  }, 'write');
}

/** A ward and a department for one seat, in this order. */
export function unitsOf(seat: number): NewUnit[] {
  const shared = { seat, place: 'Hà Nội' };
  return [
    {
      ...shared,
      level: 'commune',
      unitType: 'Phường',
      name: wardName(seat),
      issuingOrg: `Ủy ban nhân dân phường Thực hành ${seatWords(seat)}`,
      superiorOrg: '',
      symbol: 'UBND',
      headTitle: 'CHỦ TỊCH',
      approvalRoute: 'leader',
    },
    {
      ...shared,
      level: 'department',
      unitType: 'Sở',
      name: departmentName(seat),
      issuingOrg: departmentName(seat),
      superiorOrg: 'Ủy ban nhân dân thành phố Hà Nội',
      symbol: 'STH',
      headTitle: 'GIÁM ĐỐC',
      approvalRoute: 'unit_head_then_leader',
    },
  ];
}

export const placesOpenSince = since;

/** The backlog of a ward, entered by its clerk on the days it came; once, whoever comes first. */
export async function fillBook(services: Services, trainee: Trainee): Promise<void> {
  const at = services.now();
  const today = todayInVietnam(at);
  const desk = await services.database.inHouse((house) => clerkOf(house, trainee, 'ward', today));
  await services.database.inBoth(desk, async (tx, house) => {
    const moment = { at, today };
    const rules = await services.rules(house);
    await fillBookNow({ tx, house, actor: desk, moment, rules, keyring: services.keyring, requestId: '' }, trainee.seat);
  });
}

/** As the ward's clerk, inside an act of that ward. */
export async function fillBookNow(act: Act, seat: number): Promise<void> {
  const locked = await lockTrainee(act.house, seat);
  if (locked.bookFilledAt) return;
  await giveBefore(act, backlog(), act.moment.today);
  await saveBookFilled(act.house, locked, act.moment.at);
}

/** What a class that is entered lacks: addresses of its officers; books that are still empty, one after the other, until told to stop. Officers work meanwhile. */
export async function furnish(services: Services, isStopped: () => boolean): Promise<void> {
  await services.database.inHouse((house) => addAddresses(house, mailDomain), 'write');
  const trainees = await services.database.inHouse(listTrainees);
  for (const trainee of trainees.filter((one) => !one.isBookFilled)) {
    if (isStopped()) return;
    await fillBook(services, trainee);
  }
}

/** The clerk of the trainee's ward or department, who enters what was there before. */
export async function clerkOf(house: HouseTx, trainee: Trainee, place: 'ward' | 'department', today: string) {
  const index = parts.findIndex((part) => part.place === place && part.role === 'clerk');
  const account = (await listParts(house, trainee.id))[index];
  const [assignment] = account ? await listAssignments(house, account.accountId, today) : [];
  if (!assignment) throw new Error('A trainee without a clerk');
  return actorOf(house, assignment, today);
}

/**
 * Enters petitions on their days before `day`; gives their ids by key.
 * @param standing those that lie in the book already
 */
export async function giveBefore(
  act: Act,
  before: readonly Before[],
  day: string,
  standing: Readonly<Record<string, number>> = {},
): Promise<Record<string, number>> {
  const ids: Record<string, number> = { ...standing };
  for (const one of before.filter(({ key }) => !(key in standing))) {
    const registration = registrationOf(one, day, act.rules.calendar);
    const moment = { at: new Date(`${registration.receivedOn}T09:00:00+07:00`), today: registration.receivedOn };
    ids[one.key] = (await registerPetition({ ...act, moment }, registration)).id;
  }
  return ids;
}
