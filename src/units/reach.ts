// Whose rows an officer may read today: its own unit and what the dated reach rows add (decisions 5). Resolved at each request.
import type { Reach } from '../accounts/actor.ts';
import type { Role } from '../accounts/roles.ts';
import type { HouseTx } from '../database/tx.ts';

/**
 * The units an assignment reads on a day, its own first. One statement.
 * - scope city: `all`, the whole installation;
 * - scope below: every unit under it in the tree of that day;
 * - always: the archive of units it took over whole, if they worked in this system (decisions 8).
 */
export async function resolveReach(
  house: HouseTx,
  assignment: { unitId: number; role: Role },
  today: string,
): Promise<Pick<Reach, 'all' | 'units'>> {
  const row = await house.one<{ all: boolean; units: number[] }>(
    `with recursive scopes as (
       select scope from unit_reach where reader_unit_id = $1 and role in ($2, '*') and during @> $3::date),
     below(unit_id) as (
       select $1::int
       union
       select p.unit_id from unit_parents p join below b on p.parent_id = b.unit_id
        where p.during @> $3::date and exists (select 1 from scopes where scope = 'below')),
     archive(unit_id) as (
       select unit_id from below
       union
       select s.unit_id from unit_successors s join archive a on s.successor_id = a.unit_id
        where s.part = 'whole' and s.effective_on <= $3::date and exists (select 1 from unit_profiles f where f.unit_id = s.unit_id))
     select exists (select 1 from scopes where scope = 'city') as "all",
            array(select unit_id from archive order by unit_id <> $1, unit_id) as units`,
    [assignment.unitId, assignment.role, today],
  );
  return { all: row.all, units: row.units };
}
