// What the pages about units show: the tree of a day, and one unit through time.
import { calledAt, titleOn } from '../accounts/names.ts';
import type { HouseTx } from '../database/tx.ts';
import type { SuccessionPart, Unit } from './unit.ts';

export interface TreeUnit {
  id: number;
  level: Unit['level'];
  name: string;
  parentId: number | null;
  /** Signs and works here. */
  works: boolean;
  /** People with a post in it on that day. */
  officers: number;
}

/** Every unit standing on a day with its name and parent of that day, in Vietnamese order. */
export function listTree(house: HouseTx, on: string): Promise<TreeUnit[]> {
  return house.rows<TreeUnit>(
    `select u.id, u.level, coalesce(n.name, u.name) as name, p.parent_id, f.unit_id is not null as works, coalesce(a.officers, 0)::int as officers
       from units u
       left join unit_parents p on p.unit_id = u.id and p.during @> $1::date
       left join unit_names n on n.unit_id = u.id and n.during @> $1::date
       left join unit_profiles f on f.unit_id = u.id
       left join (select unit_id, count(distinct account_id) as officers from assignments where during @> $1::date group by unit_id) a on a.unit_id = u.id
      where u.during @> $1::date order by u.sort_key, u.id`,
    [on],
  );
}

export interface Succession {
  id: number;
  name: string;
  on: string;
  part: SuccessionPart;
  act: string;
}

/** Units this one took over from, and those that took over from it. */
export async function listSuccession(house: HouseTx, unitId: number): Promise<{ before: Succession[]; after: Succession[] }> {
  const query = (mine: string, other: string) =>
    house.rows<Succession>(
      `select u.id, u.name, s.effective_on as "on", s.part, s.act from unit_successors s join units u on u.id = s.${other}
        where s.${mine} = $1 order by s.effective_on, u.sort_key`,
      [unitId],
    );
  return { before: await query('successor_id', 'unit_id'), after: await query('unit_id', 'successor_id') };
}

export interface UnitOfficer {
  accountId: number;
  name: string;
  role: string;
  title: string;
}

/** Who works in a unit on a day, by the titles of that day. */
export function listOfficers(house: HouseTx, unitId: number, day: string): Promise<UnitOfficer[]> {
  return house.rows<UnitOfficer>(
    `select a.account_id, c.name, a.role, ${titleOn('a', '$2::date')} as title from assignments a join accounts c on c.id = a.account_id
      where a.unit_id = $1 and a.during @> $2::date and c.disabled_at is null order by a.id`,
    [unitId, day],
  );
}

/** Some profile of the unit, if it works here. */
export async function hasProfile(house: HouseTx, unitId: number): Promise<boolean> {
  return (await house.maybe('select 1 from unit_profiles where unit_id = $1', [unitId])) !== undefined;
}

export interface UnitChange {
  on: string;
  kind: 'began' | 'named' | 'moved' | 'ended';
  /** The name before, or the parent from then on. */
  text: string;
  act: string;
}

/** What became of a unit from its first day on, newest first: names it bore before, parents it stood under, its end. */
export function listChanges(house: HouseTx, unitId: number): Promise<UnitChange[]> {
  return house.rows<UnitChange>(
    `select lower(u.during) as "on", 'began' as kind, coalesce((select name from unit_names where unit_id = u.id order by lower(during) limit 1), u.name) as text, '' as act
       from units u where u.id = $1
     union all select upper(n.during), 'named', n.name, n.act from unit_names n where n.unit_id = $1
     union all select lower(p.during), 'moved', u.name, '' from unit_parents p join units u on u.id = p.parent_id
       where p.unit_id = $1 and lower(p.during) > (select lower(during) from units where id = $1)
     union all select upper(u.during), 'ended', u.name, '' from units u where u.id = $1 and not upper_inf(u.during)
     order by 1 desc, 2`,
    [unitId],
  );
}

export interface UnitEvent {
  at: Date;
  kind: string;
  data: Record<string, unknown>;
  accountName: string | null;
}

/** What administrators did to a unit, newest first. */
export function listUnitEvents(house: HouseTx, unitId: number, most = 30): Promise<UnitEvent[]> {
  return house.rows<UnitEvent>(
    `select e.at, e.kind, e.data, ${calledAt('a', 'e.at')} as account_name from house_events e left join accounts a on a.id = e.account_id
      where e.unit_id = $1 and e.kind like 'unit.%' order by e.at desc, e.id desc limit $2`,
    [unitId, most],
  );
}

/** What a unit was called on a day, when that is not what it is called now. */
export async function thenName(house: HouseTx, unitId: number, on: string): Promise<string | undefined> {
  const row = await house.maybe<{ name: string }>('select name from unit_names where unit_id = $1 and during @> $2::date', [
    unitId,
    on,
  ]);
  return row?.name;
}
