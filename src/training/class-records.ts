// The only writer of a class's own tables, in the class's own database: its settings, units and accounts of the trainees, the
// exercises it was given, what they began and how it was marked.
import type { HouseTx } from '../database/tx.ts';
import type { ClassSettings } from './class-settings.ts';
import type { Marked } from './marking.ts';

/** Name and clock of the class, in the place of those of before. */
export async function saveClassSettings(house: HouseTx, settings: ClassSettings, at: Date): Promise<void> {
  await house.run(
    `insert into settings (key, value, changed_at) values ('realm.class', $1::jsonb, $2)
     on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [JSON.stringify(settings), at],
  );
}

/** The exercises a class is given when it is made; those written later it does not have. */
export async function insertClassExercises(
  house: HouseTx,
  exercises: readonly { code: string; data: object }[],
  at: Date,
): Promise<void> {
  await house.run(
    `insert into training_exercises (code, data, written_at)
     select i->>'code', i->'data', $2 from jsonb_array_elements($1::jsonb) as i`,
    [JSON.stringify(exercises), at],
  );
}

export interface NewUnit {
  seat: number;
  level: 'commune' | 'department';
  unitType: string;
  name: string;
  issuingOrg: string;
  superiorOrg: string;
  symbol: string;
  place: string;
  headTitle: string;
  approvalRoute: 'leader' | 'unit_head_then_leader';
}

/** Offices under the city, open from a day long before any paper of an exercise. @returns ids in the order given */
export async function insertUnits(house: HouseTx, units: readonly NewUnit[], since: string): Promise<number[]> {
  const rows = await house.rows<{ id: number; nth: number }>(
    `with given as materialized (
       select i.* from rows from (json_to_recordset($1) as (level text, "unitType" text, name text, "issuingOrg" text, "superiorOrg" text,
           symbol text, place text, "headTitle" text, "approvalRoute" text))
              with ordinality as i(level, "unitType", name, "issuingOrg", "superiorOrg", symbol, place, "headTitle", "approvalRoute", nth)),
     city as (select c.id from units c where c.level = 'province' and c.during @> $2::date order by c.id limit 1),
     made as (
       insert into units (level, unit_type, name, short_name, name_ascii, sort_key, during, note)
       select level, "unitType", name, name, fold(name), fold(name) || '|' || name, daterange($2::date, null), 'Đơn vị của lớp tập huấn' from given
       returning id, name),
     placed as (
       insert into unit_parents (unit_id, parent_id, during) select m.id, city.id, daterange($2::date, null) from made m, city),
     headed as (
       insert into unit_profiles (unit_id, issuing_org, superior_org, symbol, place, head_title, approval_route)
       select m.id, g."issuingOrg", g."superiorOrg", g.symbol, g.place, g."headTitle", g."approvalRoute" from given g join made m on m.name = g.name)
     select m.id, g.nth from given g join made m on m.name = g.name order by g.nth`,
    [JSON.stringify(units), since],
  );
  return rows.map(({ id }) => id);
}

/** The offices a trainee had before his place was begun anew: shut, named by the turn they served, and never found by name again. */
export async function closeUnits(house: HouseTx, trainee: TraineeRow, lastDay: string): Promise<void> {
  const ids = [trainee.wardId, trainee.departmentId];
  await house.run(
    `update units set during = daterange(lower(during), $2::date), name = name || $3, name_ascii = name_ascii || fold($3)
      where id = any($1::int[])`,
    [ids, lastDay, ` (lượt ${trainee.generation})`],
  );
  await house.run('update unit_parents set during = daterange(lower(during), $2::date) where unit_id = any($1::int[])', [
    ids,
    lastDay,
  ]);
}

export interface NewTrainee {
  seat: number;
  name: string;
  homeUnitId: number | null;
  homeUnit: string;
  wardId: number;
  departmentId: number;
}

/** Trainees at their seats, each with the ward and the department made for him. */
export async function insertTrainees(house: HouseTx, trainees: readonly NewTrainee[], at: Date): Promise<void> {
  await house.run(
    `insert into trainees (seat, name, home_unit_id, home_unit, ward_id, department_id, made_at)
     select seat, name, "homeUnitId", "homeUnit", "wardId", "departmentId", $2
       from json_to_recordset($1) as i(seat int, name text, "homeUnitId" int, "homeUnit" text, "wardId" int, "departmentId" int)`,
    [JSON.stringify(trainees), at],
  );
}

export interface TraineeRow {
  id: number;
  seat: number;
  wardId: number;
  departmentId: number;
  /** Which turn this is: 1 until the seat is begun anew. */
  generation: number;
  bookFilledAt: Date | null;
}

/** @throws NotFound */
export function lockTrainee(house: HouseTx, seat: number): Promise<TraineeRow> {
  return house.one<TraineeRow>(
    'select id, seat, ward_id, department_id, generation, book_filled_at from trainees where seat = $1 for update',
    [seat],
  );
}

/** The register of his ward has the petitions it begins with. @throws NotFound */
export function saveBookFilled(house: HouseTx, trainee: TraineeRow, at: Date): Promise<void> {
  return house.changeOne('update trainees set book_filled_at = $2 where id = $1', [trainee.id, at]);
}

/**
 * New offices for the same seat; what it was given and began before stays with the old ones. The slip opens all its parts again,
 * whatever was made of their passwords, and who still sits in one of them signs in anew.
 */
export async function moveTrainee(
  house: HouseTx,
  trainee: TraineeRow,
  units: { wardId: number; departmentId: number },
  passwordHash: string,
  at: Date,
): Promise<void> {
  await house.changeOne(
    'update trainees set ward_id = $2, department_id = $3, generation = generation + 1, made_at = $4, book_filled_at = null where id = $1',
    [trainee.id, units.wardId, units.departmentId, at],
  );
  await house.run(
    `update assignments a set unit_id = case t.place when 'ward' then $2::int else $3::int end
       from trainee_accounts t where t.account_id = a.account_id and t.trainee_id = $1`,
    [trainee.id, units.wardId, units.departmentId],
  );
  await house.run(
    `update accounts c set password_hash = $2, password_changed_at = $3, must_change_password = false, one_time_until = null,
            failed_count = 0, locked_until = null, session_epoch = c.session_epoch + 1
       from trainee_accounts t where t.account_id = c.id and t.trainee_id = $1`,
    [trainee.id, passwordHash, at],
  );
}

export interface NewPartAccount {
  seat: number;
  login: string;
  name: string;
  email: string;
  passwordHash: string;
  place: string;
  unitId: number;
  role: string;
  title: string;
  section: string;
}

/**
 * An account with its post for every part, admitted already: in a class nobody waits for a confirmation. @param since first day of the posts, 'YYYY-MM-DD'
 */
export async function insertPartAccounts(
  house: HouseTx,
  accounts: readonly NewPartAccount[],
  since: string,
  at: Date,
): Promise<void> {
  await house.run(
    `with given as (select * from json_to_recordset($1) as i(seat int, login text, name text, email text, "passwordHash" text, place text,
         "unitId" int, role text, title text, section text)),
     made as (
       insert into accounts (login, name, name_ascii, email, password_hash, password_changed_at, must_change_password, created_at)
       select login, name, fold(name), email, "passwordHash", $3, false, $3 from given returning id, login),
     posted as (
       insert into assignments (account_id, unit_id, role, title, section, during, reveal_confirmed_at)
       select m.id, g."unitId", g.role, g.title, g.section, daterange($2::date, null), $3 from given g join made m on m.login = g.login)
     insert into trainee_accounts (account_id, trainee_id, place)
     select m.id, t.id, g.place from given g join made m on m.login = g.login join trainees t on t.seat = g.seat`,
    [JSON.stringify(accounts), since, at],
  );
}

/** Officers of a class that was opened before they had addresses get theirs; a class in which all have one stays as it is. */
export async function addAddresses(house: HouseTx, domain: string): Promise<void> {
  await house.run(
    "update accounts c set email = c.login || $1 from trainee_accounts t where t.account_id = c.id and c.email = ''",
    [domain],
  );
}

/** What this trainee was working on ends here: later entries belong to the next exercise. */
export async function endRunningAttempts(
  house: HouseTx,
  traineeId: number,
  until: { petition: number; visit: number },
): Promise<void> {
  await house.run(
    'update training_attempts set until_petition = $2, until_visit = $3 where trainee_id = $1 and until_petition is null',
    [traineeId, until.petition, until.visit],
  );
}

export interface NewAttempt {
  traineeId: number;
  exerciseCode: string;
  startedAt: Date;
  startedOn: string;
  afterPetition: number;
  afterVisit: number;
  given: Record<string, number>;
}

/** A trainee begins an exercise. @param attempt after which petition and visit his own work begins; `given` the ids of what was made for him */
export async function insertAttempt(house: HouseTx, attempt: NewAttempt): Promise<void> {
  await house.run(
    `insert into training_attempts (trainee_id, exercise_code, started_at, started_on, after_petition, after_visit, given)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb)`,
    [
      attempt.traineeId,
      attempt.exerciseCode,
      attempt.startedAt,
      attempt.startedOn,
      attempt.afterPetition,
      attempt.afterVisit,
      JSON.stringify(attempt.given),
    ],
  );
}

/** The marks of an attempt, in the place of those of before; how often it was marked goes up. @throws NotFound */
export function saveMarks(house: HouseTx, attemptId: number, marked: Marked, at: Date): Promise<void> {
  return house.changeOne(
    `update training_attempts set times_marked = times_marked + 1, marked_at = $2, marks = $3::jsonb, passed = $4, asked = $5 where id = $1`,
    [attemptId, at, JSON.stringify(marked.steps), marked.right, marked.steps.length],
  );
}

/** The offices of whoever comes from these units receive nothing any more from that day of the real calendar. */
export async function insertPracticeEnds(
  house: HouseTx,
  units: readonly { id: number; name: string }[],
  liveOn: string,
): Promise<void> {
  await house.run(
    `insert into practice_ends (office_id, home_unit_id, home_unit, live_on)
     select o.id, h.id, h.name, $2::date from jsonb_to_recordset($1::jsonb) as h(id int, name text) join trainees t on t.home_unit_id = h.id,
            unnest(array[t.ward_id, t.department_id]) as o(id)
     on conflict (office_id) do update set live_on = excluded.live_on`,
    [JSON.stringify(units.map(({ id, name }) => ({ id, name }))), liveOn],
  );
}

/** The day from which the offices of whoever comes from this unit were shut is forgotten. */
export async function deletePracticeEnd(house: HouseTx, homeUnitId: number): Promise<void> {
  await house.run('delete from practice_ends where home_unit_id = $1', [homeUnitId]);
}
