// Which units a place of the map holds in a period: a ward with those that went on in it, a district with the communes under it.
import type { HouseTx } from '../../database/tx.ts';
import type { Span } from '../figures/figures.ts';
import { firstWardDay, lastDistrictDay } from './districts.ts';
import type { Ward } from './wards.ts';

export interface Place {
  /** GSO code of the ward, or of the district. */
  code: string;
  name: string;
  shortName: string;
  /** The units whose figures are the place's. */
  unitIds: number[];
  /** Outlines it is drawn with besides its own: of wards that went on in it. */
  outlines: readonly string[];
}

/** Wards and communes of the city of today that stood before the end of a period, with what each went on in. */
export function listWards(house: HouseTx, end: string): Promise<Ward[]> {
  return house.rows<Ward>(
    `select u.id as unit_id, (select k.code from unit_codes k where k.unit_id = u.id and k.scheme = 'gso' order by lower(k.during) desc limit 1) as code,
       u.name, u.short_name, upper(u.during) - 1 as last_on,
       array(select distinct s.successor_id from unit_successors s where s.unit_id = u.id order by 1) as successors
      from units u where u.level = 'commune' and lower(u.during) <= $1::date and (upper(u.during) is null or upper(u.during) > $2::date)
       and exists (select 1 from unit_codes k where k.unit_id = u.id and k.scheme = 'gso') order by u.sort_key, u.id`,
    [end, firstWardDay],
  );
}

/** Districts that stood in a period, with what stood under each then. */
export async function listDistricts(house: HouseTx, { start, end }: Span): Promise<Place[]> {
  const places = await house.rows<Omit<Place, 'outlines'>>(
    `select k.code, u.name, u.short_name, array_agg(coalesce(m.unit_id, u.id)) || u.id as unit_ids from units u
       join unit_codes k on k.unit_id = u.id and k.scheme = 'gso' and k.during @> $2::date
       left join unit_parents m on m.parent_id = u.id and m.during && daterange($1::date, $2::date, '[]')
      where u.level = 'district' and u.during @> $2::date group by k.code, u.id, u.name, u.short_name, u.sort_key order by u.sort_key`,
    [start, end],
  );
  return places.map((place) => ({ ...place, outlines: [] }));
}

/**
 * Wards of after the districts, whose books old records were entered in, and the districts each was made of: every way back through what was
 * joined since.
 */
export function districtsOfWards(house: HouseTx): Promise<{ unitId: number; districts: string[] }[]> {
  return house.rows(
    `with recursive back(unit_id, from_id) as (
       select u.id, u.id from units u where u.level = 'commune' and (upper(u.during) is null or upper(u.during) > $2::date)
       union
       select b.unit_id, s.unit_id from back b join unit_successors s on s.successor_id = b.from_id)
     select b.unit_id, array_agg(distinct k.code order by k.code) as districts from back b
       join unit_parents m on m.unit_id = b.from_id and m.during @> $1::date
       join units d on d.id = m.parent_id and d.level = 'district' join unit_codes k on k.unit_id = d.id and k.scheme = 'gso' and k.during @> $1::date
      where not exists (select 1 from unit_parents w where w.unit_id = b.unit_id and w.during @> $1::date)
      group by b.unit_id`,
    [lastDistrictDay, firstWardDay],
  );
}
