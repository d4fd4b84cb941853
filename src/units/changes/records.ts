// The only writer of units, their codes, names and parents. Nothing is deleted: a change ends one span and begins another.
import type { HouseTx } from '../../database/tx.ts';
import { titleIn } from '../names.ts';
import type { Unit, UnitLevel } from '../unit.ts';
import type { OpenWork } from './rules.ts';

/** A unit held for a change. */
export interface LockedUnit extends Unit {
  parentId: number | null;
  /** The day its present parent, or its present name, began; the later of the two bounds the next change. */
  parentSince: string;
  nameSince: string;
  /** Others took over from it on the day it ends: it ends by a re-organisation. */
  isHandedOver: boolean;
}

/** @throws NotFound */
export function lockUnit(house: HouseTx, id: number): Promise<LockedUnit> {
  return house.one<LockedUnit>(
    `select u.id, u.level, u.unit_type, u.name, u.short_name, lower(u.during) as first_on, upper(u.during) as ended_on, u.note,
            p.parent_id, coalesce(lower(p.during), lower(u.during)) as parent_since,
            coalesce((select max(upper(n.during)) from unit_names n where n.unit_id = u.id), lower(u.during)) as name_since,
            exists (select 1 from unit_successors s where s.unit_id = u.id and s.effective_on = upper(u.during)) as is_handed_over
       from units u left join lateral (select parent_id, during from unit_parents where unit_id = u.id order by lower(during) desc limit 1) p on true
      where u.id = $1 for update of u`,
    [id],
  );
}

/** A unit that begins on `from` ('YYYY-MM-DD'), without code or parent yet. Gives its id. */
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

/** Its code in a scheme (GSO or our own) from a day on. */
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

/** Its superior from a day on. */
export async function insertParent(house: HouseTx, unitId: number, parentId: number, from: string): Promise<void> {
  await house.run('insert into unit_parents (unit_id, parent_id, during) values ($1, $2, daterange($3::date, null))', [
    unitId,
    parentId,
    from,
  ]);
}

/** How a unit signs. */
export interface NewProfile {
  unitId: number;
  issuingOrg: string;
  superiorOrg: string;
  symbol: string;
  place: string;
  headTitle: string;
  approvalRoute: string;
}

/** How units sign until somebody says better; kept as it is where there is one already. @returns how many were made */
export function insertProfiles(house: HouseTx, profiles: readonly NewProfile[]): Promise<number> {
  return house.run(
    `insert into unit_profiles (unit_id, issuing_org, superior_org, symbol, place, head_title, approval_route)
     select x."unitId", x."issuingOrg", x."superiorOrg", x.symbol, x.place, x."headTitle", x."approvalRoute"
       from jsonb_to_recordset($1::jsonb) as x("unitId" int, "issuingOrg" text, "superiorOrg" text, symbol text, place text, "headTitle" text, "approvalRoute" text)
     on conflict do nothing`,
    [JSON.stringify(profiles)],
  );
}

/** Units as their letterhead names them. */
export function listToEquip(
  house: HouseTx,
  unitIds: readonly number[],
): Promise<{ id: number; level: UnitLevel; unitType: string; name: string; shortName: string }[]> {
  return house.rows<{ id: number; level: UnitLevel; unitType: string; name: string; shortName: string }>(
    'select id, level, unit_type, name, short_name from units where id = any ($1::int[])',
    [unitIds],
  );
}

export interface NewName {
  unitId: number;
  unitType: string;
  name: string;
  shortName: string;
}

/**
 * The present names become former ones, up to the day before; one that was not borne for a day leaves none. A unit that was named
 * anew after that day keeps its newer name.
 */
export async function saveNames(house: HouseTx, names: readonly NewName[], from: string, act: string): Promise<void> {
  await house.run(
    `with renamed as (select n.*, u.unit_type as old_type, u.name as old_name, u.short_name as old_short,
         coalesce((select max(upper(f.during)) from unit_names f where f.unit_id = u.id), lower(u.during)) as since
         from jsonb_to_recordset($1::jsonb) as n("unitId" int, "unitType" text, name text, "shortName" text) join units u on u.id = n."unitId"),
       former as (insert into unit_names (unit_id, during, unit_type, name, short_name, act)
         select "unitId", daterange(since, $2::date), old_type, old_name, old_short, $3 from renamed where since < $2::date)
     update units u set unit_type = n."unitType", name = n.name, short_name = n."shortName", name_ascii = fold(n.name), sort_key = fold(n."shortName") || '|' || n.name
       from renamed n where u.id = n."unitId" and n.since <= $2::date`,
    [JSON.stringify(names), from, act],
  );
}

export interface Renaming {
  unitId: number;
  was: Omit<NewName, 'unitId'>;
  is: Omit<NewName, 'unitId'>;
}

const renamings = `(select x."unitId" as unit_id, f, t from jsonb_to_recordset($1::jsonb) as x("unitId" int, was jsonb, "is" jsonb)
      cross join lateral (select '' as level, x.was->>'unitType' as unit_type, x.was->>'name' as name, x.was->>'shortName' as short_name) f
      cross join lateral (select '' as level, x."is"->>'unitType' as unit_type, x."is"->>'name' as name, x."is"->>'shortName' as short_name) t) n`;

/**
 * What is written under a name from now on bears the new one: the letterhead, and the titles of posts held on after `from`. Only words that
 * hold the old name change; papers issued before keep theirs. A title says since when it is borne, so that the one before stays known.
 */
export async function saveFollowing(house: HouseTx, named: readonly Renaming[], from: string): Promise<void> {
  await followLetterheads(house, named);
  await house.run(
    `update assignments a set title = ${titleIn('a.title', '(n.f)', '(n.t)')}, titled_from = case when lower(a.during) < $2::date then $2::date else a.titled_from end from ${renamings}
      where a.unit_id = n.unit_id and (upper_inf(a.during) or upper(a.during) > $2::date) and a.title <> ${titleIn('a.title', '(n.f)', '(n.t)')}`,
    [JSON.stringify(named), from],
  );
}

/** A name taken back: titles are again what they were before `from`, and never were others since. */
export async function saveFollowingBack(house: HouseTx, named: readonly Renaming[], from: string): Promise<void> {
  await followLetterheads(house, named);
  const given = JSON.stringify(named);
  await house.run(
    `update assignments a set title = before.title, titled_from = (select max(earlier.until) from assignment_titles earlier where earlier.assignment_id = a.id and earlier.until < $2::date)
       from ${renamings}, assignment_titles before
      where a.unit_id = n.unit_id and before.assignment_id = a.id and before.until = $2::date and a.titled_from = $2::date`,
    [given, from],
  );
  await house.run(
    `update assignments a set title = ${titleIn('a.title', '(n.f)', '(n.t)')} from ${renamings}
      where a.unit_id = n.unit_id and (upper_inf(a.during) or upper(a.during) > $2::date) and a.title <> ${titleIn('a.title', '(n.f)', '(n.t)')}`,
    [given, from],
  );
}

function followLetterheads(house: HouseTx, named: readonly Renaming[]): Promise<unknown> {
  return house.run(
    `update unit_profiles p set issuing_org = ${titleIn('p.issuing_org', '(n.f)', '(n.t)')}, place = case when p.place = (n.f).short_name then (n.t).short_name else p.place end
       from ${renamings} where p.unit_id = n.unit_id`,
    [JSON.stringify(named)],
  );
}

/** From a day on it stands under another unit. */
export async function saveParent(house: HouseTx, unit: LockedUnit, parentId: number, from: string): Promise<void> {
  await house.run(
    'update unit_parents set during = daterange(lower(during), $2::date) where unit_id = $1 and during @> $2::date',
    [unit.id, from],
  );
  await house.run('insert into unit_parents (unit_id, parent_id, during) values ($1, $2, daterange($3::date, $4::date))', [
    unit.id,
    parentId,
    from,
    unit.endedOn,
  ]);
}

/** The present name as it should have been written. */
export async function saveCorrectName(house: HouseTx, unit: LockedUnit, names: Omit<NewName, 'unitId'>): Promise<void> {
  await house.run(
    "update units set unit_type = $2, name = $3, short_name = $4, name_ascii = fold($3), sort_key = fold($4) || '|' || $3 where id = $1",
    [unit.id, names.unitType, names.name, names.shortName],
  );
}

/** Another first day on which a unit no longer is, or none. Its codes and its place in the tree, which end with it, follow. */
export async function saveOtherEnd(house: HouseTx, unit: LockedUnit, endedOn: string | null): Promise<void> {
  for (const [table, key] of [
    ['units', 'id'],
    ['unit_codes', 'unit_id'],
    ['unit_parents', 'unit_id'],
  ])
    await house.run(
      `update ${table} set during = daterange(lower(during), $3::date) where ${key} = $1 and upper(during) = $2::date`,
      [unit.id, unit.endedOn, endedOn],
    );
}

/** Who bears a code of a unit on days after its end, up to another end: codes are reused. */
export function findCodeTaker(
  house: HouseTx,
  unit: LockedUnit,
  endedOn: string | null,
): Promise<{ name: string; code: string } | undefined> {
  return house.maybe<{ name: string; code: string }>(
    `select u.name, c.code from unit_codes own join unit_codes c on c.scheme = own.scheme and c.code = own.code and c.unit_id <> own.unit_id
       join units u on u.id = c.unit_id
      where own.unit_id = $1 and upper(own.during) = $2::date and c.during && daterange($2::date, greatest($2::date, $3::date))
      limit 1`,
    [unit.id, unit.endedOn, endedOn ?? 'infinity'],
  );
}

/** The first day units no longer are. Their codes and their places in the tree end with them; what had ended before stays so. */
export async function saveEnds(house: HouseTx, unitIds: readonly number[], endedOn: string): Promise<void> {
  for (const [table, key] of [
    ['units', 'id'],
    ['unit_codes', 'unit_id'],
    ['unit_parents', 'unit_id'],
  ])
    await house.run(
      `update ${table} set during = daterange(lower(during), $2::date) where ${key} = any ($1::int[]) and lower(during) < $2::date and (upper_inf(during) or upper(during) > $2::date)`,
      [unitIds, endedOn],
    );
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
