// What the period before left over, and the records that make it another thing than what this one begins with.
import type { Param, UnitTx } from '../../database/tx.ts';
import type { PetitionStatus } from '../../petitions/petition.ts';
import { nameOn } from '../../units/names.ts';
import { decidedOn } from '../endings.ts';
import { facts } from '../facts.ts';
import type { Period } from '../periods.ts';
import type { Scope } from '../scope.ts';
import type { CarryRule } from './carried.ts';

type Days = Pick<Period, 'from' | 'to'>;

/** How many rows of the column answer a condition of the rule in the period, as the officer who asks reads them. */
export async function countRows(tx: UnitTx, rule: CarryRule, which: string, period: Days, scope: Scope): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    `select count(*)::int as count from (${facts[rule.source]}) f where (${rule.where}) and (${which})`,
    [period.from, period.to, scope.units === null ? null : [...scope.units]],
  );
  return count;
}

/** A petition that is counted now and was not carried over, or the other way round. */
export interface CarriedRow {
  unitId: number;
  id: number;
  isNow: boolean;
  year: number;
  number: number;
  receivedOn: string;
  registeredOn: string;
  /** Only where it is to be accepted. */
  approvedOn: string | null;
  closedOn: string | null;
  status: PetitionStatus;
  /** Of one that goes on here: the unit it came from, by its name of then, and the day. */
  cameFrom: string | null;
  cameOn: string | null;
  /** Of its newest decision on a complaint: the days it was issued, carried out or ended, annulled or changed. */
  decidedOn: string | null;
  doneOn: string | null;
  overturnedOn: string | null;
}
export const mostCarried = 200;

/** The text over the days of the period before: $4 and $5. */
const before = (sql: string) => sql.replaceAll('$1::date', '$4::date').replaceAll('$2::date', '$5::date');

/**
 * Closed reports of the period before say what they carried over; of units without one the records do.
 * @param closed the reports of the period before that count, by unit
 */
export function carriedRows(
  tx: UnitTx,
  rule: CarryRule,
  period: Days,
  earlier: Days,
  scope: Scope,
  closed: readonly { unitId: number; id: number; keeperId: number }[],
): Promise<CarriedRow[]> {
  const params: Param[] = [
    period.from,
    period.to,
    scope.units === null ? null : [...scope.units],
    earlier.from,
    earlier.to,
    closed.map(({ unitId }) => unitId),
    closed.map(({ id }) => id),
    closed.map(({ keeperId }) => keeperId),
  ];
  const place = (no: number) => `${rule.code}:${no}`;
  return tx.rows<CarriedRow>(
    `with now_in as (select f.unit_id, f.petition_id as ref from (${facts[rule.source]}) f where (${rule.where}) and not (${rule.isNew})),
      kept as (select c.unit_id, m.place, x.ref from report_members m join unnest($6::int[], $7::bigint[], $8::int[]) c(unit_id, id, keeper_id) on c.keeper_id = m.unit_id and c.id = m.report_id
         cross join lateral unnest(m.refs) x(ref) where m.place in ('${place(rule.total)}', '${place(rule.done)}')),
      carried as (
        (select unit_id, ref from kept where place = '${place(rule.total)}' except select unit_id, ref from kept where place = '${place(rule.done)}'${rule.isLost ? ` except select f.unit_id, f.petition_id from (${before(facts[rule.source])}) f where (${before(rule.where)}) and (${before(rule.isLost)})` : ''})
        union
        select f.unit_id, f.petition_id from (${before(facts[rule.source])}) f
         where (${before(rule.where)}) and (${before(rule.isCarried)}) and not f.unit_id = any ($6::int[]))
     select d.unit_id, p.id, d.is_now, p.year, p.number, p.received_on, p.status, p.closed_on, (p.registered_at at time zone 'Asia/Ho_Chi_Minh')::date as registered_on,
         case when p.outcome = 'propose_acceptance' then p.approved_on end as approved_on, h.came_on, h.came_from,
         e.decided_on, e.done_on, e.overturned_on
       from (select unit_id, ref, true as is_now from (select unit_id, ref from now_in except select unit_id, ref from carried) n
         union all select unit_id, ref, false from (select unit_id, ref from carried except select unit_id, ref from now_in) c) d
       join petitions p on p.unit_id = d.unit_id and p.id = d.ref
       left join lateral (select x.on_day as came_on, ${nameOn('u', 'x.on_day')} as came_from
         from (select g.from_unit_id, (g.handed_at at time zone 'Asia/Ho_Chi_Minh')::date as on_day from handovers g
                where p.origin_unit_id is not null and g.unit_id = p.unit_id and g.petition_id = p.id order by g.handed_at limit 1) x join units u on u.id = x.from_unit_id) h on true
       left join lateral (select ${decidedOn('g')} as decided_on, coalesce(g.enforced_on, g.closed_on) as done_on, g.overturned_on from proceedings g
         where g.unit_id = p.unit_id and g.petition_id = p.id and g.procedure like 'complaint%' order by ${decidedOn('g')} desc nulls last, g.id desc limit 1) e on true
      order by d.is_now desc, p.received_on, p.id limit ${mostCarried + 1}`,
    params,
  );
}
