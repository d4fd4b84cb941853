// The only writer of the training tables of production: realms, classes, written exercises, certificates.
import type { HouseTx } from '../database/tx.ts';

/** A realm, open from the start. */
export async function insertRealm(house: HouseTx, realm: { code: string; databaseName: string; at: Date }): Promise<void> {
  await house.run("insert into realms (code, database_name, state, made_at) values ($1, $2, 'open', $3)", [
    realm.code,
    realm.databaseName,
    realm.at,
  ]);
}

/** Every process reads the realm's settings again. */
export function raiseGeneration(house: HouseTx, code: string): Promise<void> {
  return house.changeOne('update realms set generation = generation + 1 where code = $1', [code]);
}

/** The realm goes on in another database. @returns the name of the one it had */
export async function replaceDatabase(house: HouseTx, code: string, databaseName: string): Promise<string> {
  const { old } = await house.one<{ old: string }>(
    `update realms r set database_name = $2, generation = r.generation + 1 from realms before
      where r.code = $1 and before.code = r.code returning before.database_name as old`,
    [code, databaseName],
  );
  return old;
}

/** @returns the name of the database it had */
export async function saveRealmClosed(house: HouseTx, code: string, at: Date): Promise<string> {
  const { databaseName } = await house.one<{ databaseName: string }>(
    "update realms set state = 'closed', closed_at = $2 where code = $1 returning database_name",
    [code, at],
  );
  return databaseName;
}

export interface NewClass {
  code: string;
  name: string;
  place: string;
  heldOn: string;
  people: readonly SeatPerson[];
  trainerId: number;
  at: Date;
}

/** Who sits where; an empty name is written on the slip by hand. */
export interface SeatPerson {
  seat: number;
  name: string;
  homeUnitId: number | null;
  homeUnit: string;
}

/**
 * A class over a realm that stands already; it has as many seats as people were named, an empty name for a place to be filled by hand. @returns its id
 */
export async function insertClass(house: HouseTx, one: NewClass): Promise<number> {
  const { id } = await house.one<{ id: number }>(
    `insert into training_classes (realm_code, name, place, held_on, seats, people, trainer_id, opened_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8) returning id`,
    [one.code, one.name, one.place, one.heldOn, one.people.length, JSON.stringify(one.people), one.trainerId, one.at],
  );
  return id;
}

export interface ClassRow {
  id: number;
  realmCode: string;
  name: string;
  place: string;
  heldOn: string;
  seats: number;
  people: SeatPerson[];
  trainerId: number;
  openedAt: Date;
  closedAt: Date | null;
}

/** @throws NotFound */
export function lockClass(house: HouseTx, id: number): Promise<ClassRow> {
  return house.one<ClassRow>(
    `select id, realm_code, name, place, held_on, seats, people, trainer_id, opened_at, closed_at
       from training_classes where id = $1 for update`,
    [id],
  );
}

/** Closed: the class stays in the list, its database goes. @throws NotFound */
export function saveClassClosed(house: HouseTx, row: ClassRow, at: Date): Promise<void> {
  return house.changeOne('update training_classes set closed_at = $2 where id = $1', [row.id, at]);
}

/** An exercise a trainer wrote, for his own classes or shared with all trainers. */
export async function insertExercise(
  house: HouseTx,
  one: { code: string; data: object; authorId: number; isShared: boolean; at: Date },
): Promise<void> {
  await house.run(
    'insert into training_exercises (code, data, author_id, is_shared, written_at) values ($1, $2::jsonb, $3, $4, $5)',
    [one.code, JSON.stringify(one.data), one.authorId, one.isShared, one.at],
  );
}

export interface WrittenExercise {
  id: number;
  code: string;
  data: unknown;
  authorId: number | null;
  isShared: boolean;
}

/** @throws NotFound */
export function lockExercise(house: HouseTx, id: number): Promise<WrittenExercise> {
  return house.one<WrittenExercise>(
    'select id, code, data, author_id, is_shared from training_exercises where id = $1 for update',
    [id],
  );
}

/** The exercise as it reads from now on. @throws NotFound */
export function saveExercise(
  house: HouseTx,
  row: WrittenExercise,
  changes: { data: object; isShared: boolean; at: Date },
): Promise<void> {
  return house.changeOne('update training_exercises set data = $2::jsonb, is_shared = $3, written_at = $4 where id = $1', [
    row.id,
    JSON.stringify(changes.data),
    changes.isShared,
    changes.at,
  ]);
}

export interface NewCertificate {
  classId: number;
  seat: number;
  personName: string;
  homeUnitId: number | null;
  homeUnit: string;
  passed: number;
  asked: number;
  issuedOn: string;
  issuedBy: number;
}

/** Numbers run on within the year; who has one already keeps it. An office stands under its own name. @returns how many were made */
export function insertCertificates(house: HouseTx, rows: readonly NewCertificate[]): Promise<number> {
  return house.run(
    `with given as (
       select * from json_to_recordset($1) as i("classId" int, seat int, "personName" text, "homeUnitId" int, "homeUnit" text,
         passed int, asked int, "issuedOn" date, "issuedBy" int)
        where not exists (select 1 from training_certificates c where c.class_id = i."classId" and c.seat = i.seat)),
     top as (select coalesce(max(number), 0) as number from training_certificates
              where year = (select extract(year from min("issuedOn"))::int from given))
     insert into training_certificates (year, number, class_id, seat, person_name, home_unit_id, home_unit, passed, asked, issued_on, issued_by)
     select extract(year from "issuedOn")::int, top.number + row_number() over (order by seat), "classId", seat, "personName",
            "homeUnitId", coalesce((select u.name from units u where u.id = "homeUnitId"), "homeUnit"), passed, asked, "issuedOn", "issuedBy" from given, top`,
    [JSON.stringify(rows)],
  );
}

/** One certificate numbering at a time. */
export async function lockCertificates(house: HouseTx): Promise<void> {
  await house.rows("select pg_advisory_xact_lock(hashtext('donthu training certificates'))");
}
