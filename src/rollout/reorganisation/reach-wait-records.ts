// The only writer of which posts wait by an act, because it brings identities to them that they did not reach (sealing/reach-waits.ts).
import { matrix } from '../../accounts/permissions.ts';
import type { Role } from '../../accounts/roles.ts';
import type { HouseTx } from '../../database/tx.ts';
import { isOpenWait } from '../../sealing/reach-waits.ts';
import type { ReorganisationAct } from './reorganisation.ts';

/** Roles that open identities. */
export const openingRoles: readonly Role[] = matrix['identity:reveal'];

/**
 * Whether post `a` of a receiver opens what the act brings there though it did not before, in SQL; $2 the day. A Chief Inspector who reads the city
 * opens what every unit handles, wherever it is.
 */
export const isBroughtMore = (a: string): string =>
  `(${a}.role in (${openingRoles.map((role) => `'${role}'`).join(', ')}) and (${a}.role <> 'chief_inspector' or not exists (select 1 from unit_reach r
     where r.reader_unit_id = ${a}.unit_id and r.role in (${a}.role, '*') and r.scope = 'city' and r.during @> $2::date)))`;

/** What each receiver is given by the act. `$1` the act. */
const given =
  'select r.to_unit_id, array_agg(distinct r.from_unit_id) as givers from reorganisation_routes r where r.reorganisation_id = $1 group by 1';

/**
 * Posts that go by the act, once they have: all waits there but what comes along from where each was, and that too where it waited there by an
 * act before. Posts of the receivers, of whatever kind the route: what comes from the givers waits, whether there is anything or not,
 * of an account that is shut just now too: it may be opened again. A plan that is carried out anew asks anew.
 * A receiver's post that the act changes (its head who is it no more) waits on for what it waited for.
 * @returns those that wait
 */
export function saveReachWaits(house: HouseTx, act: ReorganisationAct): Promise<{ id: number; unitId: number; role: string }[]> {
  return house.rows<{ id: number; unitId: number; role: string }>(
    `with carried as materialized (
       select m.id, m.unit_id, m.role, o.unit_id as from_unit_id,
              not exists (select 1 from reveal_waits w join assignments h on h.id = w.assignment_id where h.account_id = m.account_id and h.unit_id = o.unit_id and ${isOpenWait('w')}) as opens_from
         from reorganisation_changes c join assignments m on m.id = c.assignment_id join assignments o on o.id = (c.before->>'from')::int
        where c.reorganisation_id = $1 and c.kind = 'post_made' and o.unit_id <> m.unit_id and m.role = any ($3)),
       own as materialized (
       select a.id, a.unit_id, a.role, g.givers from assignments a join (${given}) g on g.to_unit_id = a.unit_id
        where ${isBroughtMore('a')} and not isempty(a.during) and (upper_inf(a.during) or upper(a.during) > $2::date) and not a.id in (select id from carried)),
       said as (
       insert into reveal_waits (assignment_id, reorganisation_id, from_unit_id, opens_from, shut_unit_ids)
       select id, $1, from_unit_id, opens_from, null::int[] from carried union all select id, $1, null, false, givers from own
       on conflict (assignment_id, reorganisation_id) do update set from_unit_id = excluded.from_unit_id, opens_from = excluded.opens_from,
         shut_unit_ids = excluded.shut_unit_ids, confirmed_at = null, confirmed_by = null),
       along as (
       insert into reveal_waits (assignment_id, reorganisation_id, from_unit_id, opens_from, shut_unit_ids)
       select m.id, w.reorganisation_id, w.from_unit_id, w.opens_from, w.shut_unit_ids
         from reorganisation_changes c join assignments m on m.id = c.assignment_id join assignments o on o.id = (c.before->>'from')::int and o.unit_id = m.unit_id
         join reveal_waits w on w.assignment_id = o.id and w.reorganisation_id <> $1 and ${isOpenWait('w')}
        where c.reorganisation_id = $1 and c.kind = 'post_made' on conflict do nothing)
     select id, unit_id, role from carried union all select id, unit_id, role from own`,
    [act.id, act.effectiveOn, [...openingRoles]],
  );
}
