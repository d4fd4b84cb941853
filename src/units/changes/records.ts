// The only writer of units, their codes, names and parents. Nothing is deleted: a change ends one span and begins another.
import type { HouseTx } from '../../database/tx.ts';
import type { Unit, UnitLevel } from '../unit.ts';
import type { OpenWork } from './rules.ts';

/** A unit held for a change. */
export interface LockedUnit extends Unit {
  parentId: number | null;
  /** The day its present parent, or its present name, began; the later of the two bounds the next change. */
  parentSince: string;
  nameSince: string;
}

/** @throws NotFound */
export function lockUnit(house: HouseTx, id: number): Promise<LockedUnit> {
  return house.one<LockedUnit>(
    `select u.id, u.level, u.unit_type, u.name, u.short_name, lower(u.during) as first_on, upper(u.during) as ended_on, u.note,
            p.parent_id, coalesce(lower(p.during), lower(u.during)) as parent_since,
            coalesce((select max(upper(n.during)) from unit_names n where n.unit_id = u.id), lower(u.during)) as name_since
       from units u left join lateral (select parent_id, during from unit_parents where unit_id = u.id order by lower(during) desc limit 1) p on true
      where u.id = $1 for update of u`,
    [id],
  );
}

export async function insertUnit(
  house: HouseTx,
  unit: { level: UnitLevel; unitType: string; name: string; shortName: string; from: string; note: string },
): Promise<number> {
  const { id } = await house.one<{ id: number }>(
    `insert into units (level, unit_type, name, short_name, name_ascii, sort_key, during, note)
     values ($1, $2, $3, $4, fold($3), fold($4) || '|' || $3, daterange($5::date, null), $6) returning id`,
    [unit.level, unit.unitType, unit.name, unit.shortName, unit.from, unit.note],
  );
  return id;
}

export async function insertCode(house: HouseTx, unitId: number, scheme: string, code: string, from: string): Promise<void> {
  await house.run('insert into unit_codes (scheme, code, unit_id, during) values ($1, $2, $3, daterange($4::date, null))', [
    scheme,
    code,
    unitId,
    from,
  ]);
}

/** Which unit holds a code on or after a day; codes are reused, never at the same time. */
export function findCodeHolder(
  house: HouseTx,
  scheme: string,
  code: string,
  from: string,
): Promise<{ name: string } | undefined> {
  return house.maybe<{ name: string }>(
    'select u.name from unit_codes c join units u on u.id = c.unit_id where c.scheme = $1 and c.code = $2 and c.during && daterange($3::date, null)',
    [scheme, code, from],
  );
}

export async function insertParent(house: HouseTx, unitId: number, parentId: number, from: string): Promise<void> {
  await house.run('insert into unit_parents (unit_id, parent_id, during) values ($1, $2, daterange($3::date, null))', [
    unitId,
    parentId,
    from,
  ]);
}

/** How it signs until somebody says better; kept as it is when there is one already. */
export async function insertProfile(
  house: HouseTx,
  profile: {
    unitId: number;
    issuingOrg: string;
    superiorOrg: string;
    symbol: string;
    place: string;
    headTitle: string;
    approvalRoute: string;
  },
): Promise<void> {
  await house.run(
    `insert into unit_profiles (unit_id, issuing_org, superior_org, symbol, place, head_title, approval_route) values ($1,$2,$3,$4,$5,$6,$7) on conflict do nothing`,
    [
      profile.unitId,
      profile.issuingOrg,
      profile.superiorOrg,
      profile.symbol,
      profile.place,
      profile.headTitle,
      profile.approvalRoute,
    ],
  );
}

/** The present name becomes a former one, up to the day before. */
export async function saveName(
  house: HouseTx,
  unit: LockedUnit,
  name: { unitType: string; name: string; shortName: string; from: string; act: string },
): Promise<void> {
  await house.run(
    'insert into unit_names (unit_id, during, unit_type, name, short_name, act) values ($1, daterange($2::date, $3::date), $4, $5, $6, $7)',
    [unit.id, unit.nameSince, name.from, unit.unitType, unit.name, unit.shortName, name.act],
  );
  await house.changeOne(
    "update units set unit_type = $2, name = $3, short_name = $4, name_ascii = fold($3), sort_key = fold($4) || '|' || $3 where id = $1",
    [unit.id, name.unitType, name.name, name.shortName],
  );
}

/** From a day on it stands under another unit. */
export async function saveParent(house: HouseTx, unit: LockedUnit, parentId: number, from: string): Promise<void> {
  await house.run(
    'update unit_parents set during = daterange(lower(during), $2::date) where unit_id = $1 and during @> $2::date',
    [unit.id, from],
  );
  await insertParent(house, unit.id, parentId, from);
}

/** The first day it no longer is. Its codes and its place in the tree end with it. */
export async function saveEnd(house: HouseTx, unit: LockedUnit, endedOn: string): Promise<void> {
  await house.changeOne('update units set during = daterange(lower(during), $2::date) where id = $1', [unit.id, endedOn]);
  for (const table of ['unit_codes', 'unit_parents'])
    await house.run(`update ${table} set during = daterange(lower(during), $2::date) where unit_id = $1 and during @> $2::date`, [
      unit.id,
      endedOn,
    ]);
}

/** What units still owe, by unit. */
export async function openWorkOf(house: HouseTx, unitIds: readonly number[]): Promise<Map<number, OpenWork>> {
  const rows = await house.rows<OpenWork & { unitId: number }>('select * from unit_open_work($1::int[])', [unitIds]);
  return new Map(rows.map((row) => [row.unitId, row]));
}

/** Units under this one, and people with a post in it, from a day on. */
export function dependants(house: HouseTx, unitId: number, from: string): Promise<{ units: number; officers: number }> {
  return house.one<{ units: number; officers: number }>(
    `select (select count(*) from unit_parents where parent_id = $1 and upper_inf(during))::int as units,
            (select count(*) from assignments a join accounts c on c.id = a.account_id
              where a.unit_id = $1 and c.disabled_at is null and a.during && daterange($2::date, null))::int as officers`,
    [unitId, from],
  );
}
