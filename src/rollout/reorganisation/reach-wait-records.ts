// The only writer of which posts wait by an act, because it brings identities to them that they did not reach (sealing/reach-waits.ts).
import { matrix } from '../../accounts/permissions.ts';
import type { Role } from '../../accounts/roles.ts';
import type { HouseTx } from '../../database/tx.ts';
import { isOpenWait } from '../../sealing/reach-waits.ts';
import type { ReorganisationAct } from './reorganisation.ts';

/** Roles that open identities. */
export const openingRoles: readonly Role[] = matrix['identity:reveal'];

/** Of a receiver's own posts those an act brings something to: a Chief Inspector opens what every unit handles, wherever it is. */
export const receivingRoles: readonly Role[] = openingRoles.filter((role) => role !== 'chief_inspector');

/** What each receiver is given by the act. `$1` the act. */
const given =
  'select r.to_unit_id, array_agg(distinct r.from_unit_id) as givers from reorganisation_routes r where r.reorganisation_id = $1 group by 1';

/**
 * Posts that go by the act, once they have: all waits there but what comes along from where each was, and that too where it waited there by an
 * act before. Posts of the receivers, of whatever kind the route: what comes from the givers waits, whether there is anything or not.
 * A plan that is carried out anew asks anew.
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
       select a.id, a.unit_id, a.role, g.givers from assignments a join accounts k on k.id = a.account_id and k.disabled_at is null join (${given}) g on g.to_unit_id = a.unit_id
        where a.role = any ($4) and not isempty(a.during) and (upper_inf(a.during) or upper(a.during) > $2::date) and not a.id in (select id from carried)),
       said as (
       insert into reveal_waits (assignment_id, reorganisation_id, from_unit_id, opens_from, shut_unit_ids)
       select id, $1, from_unit_id, opens_from, null::int[] from carried union all select id, $1, null, false, givers from own
       on conflict (assignment_id, reorganisation_id) do update set from_unit_id = excluded.from_unit_id, opens_from = excluded.opens_from,
         shut_unit_ids = excluded.shut_unit_ids, confirmed_at = null, confirmed_by = null)
     select id, unit_id, role from carried union all select id, unit_id, role from own`,
    [act.id, act.effectiveOn, [...openingRoles], [...receivingRoles]],
  );
}
