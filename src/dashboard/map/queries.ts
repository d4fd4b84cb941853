// Which units a place of the map holds on a day: a ward itself, a district with the communes under it.
import type { HouseTx } from '../../database/tx.ts';

export interface Place {
  /** GSO code of the ward, or of the district. */
  code: string;
  name: string;
  shortName: string;
  /** The units whose figures are the place's. */
  unitIds: number[];
}

/** Wards and communes that stand on a day. */
export function listWards(house: HouseTx, day: string): Promise<Place[]> {
  return house.rows<Place>(
    `select k.code, u.name, u.short_name, array[u.id] as unit_ids from units u
       join unit_codes k on k.unit_id = u.id and k.scheme = 'gso' and k.during @> $1::date
      where u.level = 'commune' and u.during @> $1::date order by u.sort_key`,
    [day],
  );
}

/** Districts that stood on a day, with what stood under each. */
export function listDistricts(house: HouseTx, day: string): Promise<Place[]> {
  return house.rows<Place>(
    `select k.code, u.name, u.short_name, array_agg(coalesce(m.unit_id, u.id)) || u.id as unit_ids from units u
       join unit_codes k on k.unit_id = u.id and k.scheme = 'gso' and k.during @> $1::date
       left join unit_parents m on m.parent_id = u.id and m.during @> $1::date
      where u.level = 'district' and u.during @> $1::date group by k.code, u.id, u.name, u.short_name, u.sort_key order by u.sort_key`,
    [day],
  );
}
