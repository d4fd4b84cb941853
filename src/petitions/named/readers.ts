// Officers who may read what a unit holds, by every name they bear or bore. A paper may be against each of them.
import type { HouseTx } from '../../database/tx.ts';
import type { CalledOfficer } from './short-forms.ts';

/** Of the unit itself, and of those whose reach it lies in, with a post that has not ended. The same as naming_hits looks through. */
export function listReaders(house: HouseTx, unitId: number, today: string): Promise<CalledOfficer[]> {
  return house.rows<CalledOfficer>(
    `with recursive above(id) as (
       select $1::int union select p.parent_id from unit_parents p join above a on p.unit_id = a.id where p.during @> $2::date),
     readers as (
       select distinct a.account_id from assignments a
        where (upper_inf(a.during) or upper(a.during) > $2::date) and a.account_id > 0 and a.role not in ('admin','trainer')
          and (a.unit_id = $1 or exists (select 1 from unit_reach r where r.reader_unit_id = a.unit_id and r.role in (a.role, '*') and r.during @> $2::date
                and (r.scope = 'city' or r.scope = 'below' and a.unit_id in (select id from above)))))
     select c.id as account_id, c.name from readers r join accounts c on c.id = r.account_id
     union select n.account_id, n.name from readers r join account_names n on n.account_id = r.account_id`,
    [unitId, today],
  );
}
