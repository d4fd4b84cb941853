// The figures of each officer of the unit: the dashboard's own predicates, narrowed to who is in charge of the petition.
import type { HouseTx, Param, UnitTx } from '../../database/tx.ts';
import { type Figure, type FigureDays, figureCondition } from '../predicates.ts';

/** As counted: what an account is called is asked at every look. */
export interface PersonCounts {
  /** 0: petitions nobody has been charged with. */
  accountId: number;
  open: number;
  overdue: number;
  dueSoon: number;
  handled: number;
  onTime: number;
}
export type PersonFigures = PersonCounts & { name: string };

/** Whoever is in charge of any petition of the unit that counts in one of the figures. `soon`: the due days of the forecast. */
export function byPerson(
  tx: UnitTx,
  unitId: number,
  days: FigureDays,
  soon: { start: string; end: string } | null,
): Promise<PersonCounts[]> {
  const params: Param[] = [unitId];
  const group = (figure: Figure, of: FigureDays) =>
    `select coalesce(p.assigned_to, 0) as account_id, '${figure}' as figure, count(*)::int as n from petitions p
      where p.unit_id = $1 and ${figureCondition(figure, of, (value) => `$${params.push(value as Param)}`)} group by 1`;
  const groups = (['open', 'overdue', 'handled', 'on_time'] as const).map((figure) => group(figure, days));
  if (soon) groups.push(group('due_soon', { ...soon, today: days.today }));
  const of = (figure: Figure) => `coalesce(max(f.n) filter (where f.figure = '${figure}'), 0)`;
  return tx.rows<PersonCounts>(
    `with f as (${groups.join(' union all ')})
     select f.account_id, ${of('open')} as open, ${of('overdue')} as overdue, ${of('due_soon')} as due_soon,
       ${of('handled')} as handled, ${of('on_time')} as on_time
     from f group by f.account_id`,
    params,
  );
}

export interface UnitOfficer {
  accountId: number;
  name: string;
  section: string;
  isProcessor: boolean;
}

/** Who works in the unit on a day, in which section, and whether petitions are given to him. */
export function listUnitOfficers(house: HouseTx, unitId: number, today: string): Promise<UnitOfficer[]> {
  return house.rows<UnitOfficer>(
    `select a.account_id, c.name, max(a.section) as section, bool_or(a.role = 'processor') as is_processor
       from assignments a join accounts c on c.id = a.account_id
      where a.unit_id = $1 and a.during @> $2::date and c.disabled_at is null group by a.account_id, c.name order by c.name`,
    [unitId, today],
  );
}

/** The section an officer heads or sits in; '' when none is written. */
export async function sectionOf(house: HouseTx, assignmentId: number): Promise<string> {
  return (await house.maybe<{ section: string }>('select section from assignments where id = $1', [assignmentId]))?.section ?? '';
}
