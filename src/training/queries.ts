// Reading the list of realms and classes (production).
import { calledAt } from '../accounts/names.ts';
import type { HouseTx } from '../database/tx.ts';
import { Exercise } from './exercise.ts';
import type { SeatPerson } from './records.ts';

export interface RealmRow {
  code: string;
  databaseName: string;
  state: 'open' | 'closed';
  /** Raised when the realm was made anew or its settings changed. */
  generation: number;
}

/** The realm of that code, open or closed; undefined for none. */
export function findRealm(house: HouseTx, code: string): Promise<RealmRow | undefined> {
  return house.maybe<RealmRow>('select code, database_name, state, generation from realms where code = $1', [code]);
}

/** Names of the databases that are classes one can enter. */
export async function listOpenRealms(house: HouseTx): Promise<string[]> {
  const rows = await house.rows<{ name: string }>("select database_name as name from realms where state = 'open'");
  return rows.map(({ name }) => name);
}

export interface ListedExercise {
  id: number;
  authorId: number;
  authorName: string;
  isShared: boolean;
  exercise: Exercise;
}

/** What this trainer wrote and what others share, the oldest first. */
export async function listWrittenExercises(house: HouseTx, accountId: number): Promise<ListedExercise[]> {
  const rows = await house.rows<Omit<ListedExercise, 'exercise'> & { data: unknown }>(
    `select e.id, e.author_id, a.name as author_name, e.is_shared, e.data from training_exercises e join accounts a on a.id = e.author_id
      where e.author_id = $1 or e.is_shared order by e.id`,
    [accountId],
  );
  return rows.map(({ data, ...row }) => ({ ...row, exercise: Exercise.parse(data) }));
}

export interface ListedClass {
  id: number;
  realmCode: string;
  name: string;
  place: string;
  heldOn: string;
  seats: number;
  trainerId: number;
  trainerName: string;
  openedAt: Date;
  closedAt: Date | null;
  certificates: number;
}

const listed = `select t.id, t.realm_code, t.name, t.place, t.held_on, t.seats, t.trainer_id, a.name as trainer_name, t.opened_at, t.closed_at,
    (select count(*)::int from training_certificates c where c.class_id = t.id) as certificates
  from training_classes t join accounts a on a.id = t.trainer_id`;

/** Open classes first, then the last closed ones. */
export function listClasses(house: HouseTx, most = 50): Promise<ListedClass[]> {
  return house.rows<ListedClass>(`${listed} order by t.closed_at is not null, t.held_on desc, t.id desc limit $1`, [most]);
}

/** @throws NotFound */
export function loadClass(house: HouseTx, id: number): Promise<ListedClass & { people: SeatPerson[] }> {
  return house.one<ListedClass & { people: SeatPerson[] }>(
    `${listed.replace('select t.id', 'select t.people, t.id')} where t.id = $1`,
    [id],
  );
}

/** Offices of today by their name, marks and case ignored: typed name → unit. */
export async function unitsByName(
  house: HouseTx,
  names: readonly string[],
  today: string,
): Promise<Map<string, { id: number; name: string }>> {
  const rows = await house.rows<{ typed: string; id: number; name: string }>(
    `select distinct on (t.typed) t.typed, u.id, u.name from unnest($1::text[]) as t(typed) join units u on u.name_ascii = fold(t.typed)
      where u.during @> $2::date order by t.typed, u.id`,
    [[...new Set(names)], today],
  );
  return new Map(rows.map(({ typed, id, name }) => [typed, { id, name }]));
}

/** For names no office of today has: the names that come nearest. */
export async function nearestUnits(house: HouseTx, names: readonly string[], today: string): Promise<Map<string, string[]>> {
  if (names.length === 0) return new Map();
  const rows = await house.rows<{ typed: string; nearest: string[] }>(
    `select t.typed, array(select u.name from units u where u.during @> $2::date and similarity(u.name_ascii, fold(t.typed)) > 0.3
        order by similarity(u.name_ascii, fold(t.typed)) desc, u.sort_key limit 3) as nearest
       from unnest($1::text[]) as t(typed)`,
    [[...new Set(names)], today],
  );
  return new Map(rows.map(({ typed, nearest }) => [typed, nearest]));
}

export interface GoneLive {
  id: number;
  name: string;
  /** From this day of the real calendar the unit receives real petitions: decided, not taken back. */
  liveOn: string;
}

/** Of these units, those a wave brings in whose day has been decided. A unit no wave names is not among them. */
export function listGoneLive(house: HouseTx, unitIds: readonly number[]): Promise<GoneLive[]> {
  return house.rows<GoneLive>(
    `select u.id, u.name, g.live_on from go_lives g join units u on u.id = g.office_id
      where g.office_id = any ($1::int[]) and g.taken_back_at is null order by u.sort_key`,
    [unitIds],
  );
}

export interface Certificate {
  id: number;
  year: number;
  number: number;
  classId: number;
  className: string;
  heldOn: string;
  place: string;
  seat: number;
  personName: string;
  homeUnit: string;
  passed: number;
  asked: number;
  issuedOn: string;
  issuerName: string;
  /** Where the issuer worked on that day, as its papers are headed; '' where he had no post. */
  superiorOrg: string;
  issuingOrg: string;
  issuedAt: string;
}

const certificate = `select c.id, c.year, c.number, c.class_id, t.name as class_name, t.held_on, t.place, c.seat, c.person_name, c.home_unit,
    c.passed, c.asked, c.issued_on, ${calledAt('a', "((c.issued_on + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')")} as issuer_name,
    coalesce(o.superior_org, '') as superior_org, coalesce(o.issuing_org, '') as issuing_org, coalesce(o.place, '') as issued_at
  from training_certificates c join training_classes t on t.id = c.class_id join accounts a on a.id = c.issued_by
  left join lateral (select f.superior_org, f.issuing_org, f.place from assignments p join unit_profiles f on f.unit_id = p.unit_id
    where p.account_id = c.issued_by and p.during @> c.issued_on order by p.stands_for is not null, p.id limit 1) o on true`;

/** The certificates issued to a class, by seat. */
export function listCertificates(house: HouseTx, classId: number): Promise<Certificate[]> {
  return house.rows<Certificate>(`${certificate} where c.class_id = $1 order by c.seat`, [classId]);
}

/** For the checklist of a wave: how many people of each of these units hold a certificate for at least so many exercises. Unit id → people. */
export async function countCertified(
  house: HouseTx,
  unitIds: readonly number[],
  exercises: number,
): Promise<Map<number, number>> {
  const rows = await house.rows<{ unitId: number; people: number }>(
    `select home_unit_id as "unitId", count(distinct fold(person_name))::int as people from training_certificates
      where home_unit_id = any($1::int[]) and passed >= $2 group by home_unit_id`,
    [unitIds, exercises],
  );
  return new Map(rows.map(({ unitId, people }) => [unitId, people]));
}

/** The most exercises a wave asks of whoever counts as trained, of the waves these units are still to be brought in by; 0 of none. */
export async function exercisesAsked(house: HouseTx, unitIds: readonly number[]): Promise<number> {
  const { most } = await house.one<{ most: number }>(
    `select coalesce(max(w.exercises), 0)::int as most from wave_units m join waves w on w.id = m.wave_id
      where m.office_id = any($1::int[]) and not exists (select 1 from go_lives g where g.office_id = m.office_id and g.taken_back_at is null)`,
    [unitIds],
  );
  return most;
}

/** Codes of the open classes in which somebody of these units has a place. */
export async function listClassesOf(house: HouseTx, unitIds: readonly number[]): Promise<string[]> {
  const rows = await house.rows<{ code: string }>(
    `select t.realm_code as code from training_classes t
      where t.closed_at is null and exists (select 1 from jsonb_to_recordset(t.people) as p("homeUnitId" int) where p."homeUnitId" = any($1::int[])) order by t.id`,
    [unitIds],
  );
  return rows.map(({ code }) => code);
}
