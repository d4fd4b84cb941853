// Whose rows an officer may read today: its own unit and what the dated reach rows add (decisions 5). Resolved at each request.
import type { Reach } from '../accounts/actor.ts';
import type { Role } from '../accounts/roles.ts';
import type { HouseTx } from '../database/tx.ts';

/**
 * SQL giving one row (`all` boolean, `units` int[]): the units an assignment reads on a day, its own first.
 * - scope city: `all`, the whole installation;
 * - scope below: every unit under it in the tree of that day;
 * - always: the archive of units it took over whole, or whose archive an act gave it, if they worked in this system (decisions 8).
 * @param at SQL of the unit's id, of the role and of the day
 */
export function reachSql(at: { unit: string; role: string; day: string }): string {
  return `with recursive scopes as (
       select scope from unit_reach where reader_unit_id = ${at.unit} and role in (${at.role}, '*') and during @> ${at.day}::date),
     below(unit_id) as (
       select ${at.unit}::int
       union
       select p.unit_id from unit_parents p join below b on p.parent_id = b.unit_id
        where p.during @> ${at.day}::date and exists (select 1 from scopes where scope = 'below')),
     archive(unit_id) as (
       select unit_id from below
       union
       select s.unit_id from unit_successors s join archive a on s.successor_id = a.unit_id
        where (s.part = 'whole' or s.keeps_archive) and s.effective_on <= ${at.day}::date and exists (select 1 from unit_profiles f where f.unit_id = s.unit_id))
     select exists (select 1 from scopes where scope = 'city') as "all",
            array(select unit_id from archive order by unit_id <> ${at.unit}, unit_id) as units`;
}

/** The units an assignment reads on a day. One statement. */
export function resolveReach(
  house: HouseTx,
  assignment: { unitId: number; role: Role },
  today: string,
): Promise<Pick<Reach, 'all' | 'units'>> {
  return house.one(reachSql({ unit: '$1', role: '$2', day: '$3' }), [assignment.unitId, assignment.role, today]);
}
