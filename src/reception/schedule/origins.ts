// From which offices the planned days of the schedule came when these were merged into this one.
import type { UnitTx } from '../../database/tx.ts';
import { nameOn } from '../../units/names.ts';

/** The handover `h` brought the day `d`, as SQL: the place is its own still, or the seat of the office that took it over. */
const isBrought = (d: string) =>
  `h.unit_id = ${d}.unit_id and h.kind = 'day' and ${d}.created_by = 0 and h.before->>'kind' = ${d}.kind and (h.before->>'onDate')::date = ${d}.on_date
     and (h.before->>'startsAt')::time = ${d}.starts_at and (h.before->>'endsAt')::time = ${d}.ends_at and h.before->>'expectedContent' = ${d}.expected_content
     and (h.before->>'place' = ${d}.place or ${d}.place = (select f.address from unit_profiles f where f.unit_id = ${d}.unit_id)
       or not exists (select 1 from handovers o where o.unit_id = ${d}.unit_id and o.kind = 'day' and o.before->>'place' = ${d}.place))`;

/** Whether a day came with a merger, as SQL. */
export const cameAlong = (d: string): string => `exists (select 1 from handovers h where ${isBrought(d)})`;

/** Day → the offices it came from, by the names they had then. */
export async function listOrigins(tx: UnitTx, unitId: number, dayIds: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await tx.rows<{ id: number; name: string }>(
    `select distinct d.id, ${nameOn('u', 'r.effective_on - 1')} as name from reception_days d join handovers h on ${isBrought('d')}
       join reorganisations r on r.id = h.reorganisation_id join units u on u.id = h.from_unit_id
      where d.unit_id = $1 and d.id = any ($2::bigint[]) order by d.id, name`,
    [unitId, dayIds],
  );
  const found = new Map<number, string[]>();
  for (const { id, name } of rows) found.set(id, [...(found.get(id) ?? []), name]);
  return found;
}
