// The numbers of the dashboard. Each is a count over the predicate its list uses; six statements whatever the reach.
import type { Param, UnitTx } from '../database/tx.ts';
import type { PetitionStatus, PetitionType } from '../petitions/petition.ts';
import { type Figure, type FigureDays, figureCondition } from './predicates.ts';

export interface Totals {
  received: number;
  handled: number;
  onTime: number;
  open: number;
  overdue: number;
  receivedBefore: number;
  handledBefore: number;
  onTimeBefore: number;
}

const binder = () => {
  const params: Param[] = [];
  const bind = (value: Param) => `$${params.push(value)}`;
  return { params, bind };
};

/** The figures of the period and, of those that flow, the same days a year before. */
export function totals(tx: UnitTx, days: FigureDays, before: { start: string; end: string }): Promise<Totals> {
  const { params, bind } = binder();
  const count = (figure: Figure, of: FigureDays) =>
    `(select count(*)::int from petitions p where ${figureCondition(figure, of, bind)})`;
  const then = { ...before, today: days.today };
  return tx.one<Totals>(
    `select ${count('received', days)} as received, ${count('handled', days)} as handled, ${count('on_time', days)} as on_time, ${count('open', days)} as open,
      ${count('overdue', days)} as overdue, ${count('received', then)} as received_before, ${count('handled', then)} as handled_before, ${count('on_time', then)} as on_time_before`,
    params,
  );
}

export interface Share {
  code: string;
  n: number;
}

/** Received in the period, by branch of the list of fields and by type of petition. */
export async function shares(tx: UnitTx, days: FigureDays): Promise<{ fields: Share[]; types: Share[] }> {
  const { params, bind } = binder();
  const rows = await tx.rows<{ branch: string | null; petitionType: PetitionType | null; n: number }>(
    `select split_part(p.field, '.', 1) as branch, p.petition_type, count(*)::int as n from petitions p where ${figureCondition('received', days, bind)}
      group by grouping sets ((split_part(p.field, '.', 1)), (p.petition_type)) order by n desc`,
    params,
  );
  return {
    fields: rows.flatMap((row) => (row.branch === null ? [] : [{ code: row.branch, n: row.n }])),
    types: rows.flatMap((row) => (row.petitionType === null ? [] : [{ code: row.petitionType, n: row.n }])),
  };
}

export interface UnitFigures {
  unitId: number;
  unitName: string;
  received: number;
  handled: number;
  onTime: number;
  overdue: number;
}

/** The same figures for each unit within reach that has any. */
export function byUnit(tx: UnitTx, days: FigureDays): Promise<UnitFigures[]> {
  const { params, bind } = binder();
  const group = (figure: Figure) =>
    `select p.unit_id, '${figure}' as figure, count(*)::int as n from petitions p where ${figureCondition(figure, days, bind)} group by 1`;
  return tx.rows<UnitFigures>(
    `with f as (${(['received', 'handled', 'on_time', 'overdue'] as const).map(group).join(' union all ')})
     select u.id as unit_id, u.name as unit_name, coalesce(max(f.n) filter (where figure = 'received'), 0) as received, coalesce(max(f.n) filter (where figure = 'handled'), 0) as handled,
       coalesce(max(f.n) filter (where figure = 'on_time'), 0) as on_time, coalesce(max(f.n) filter (where figure = 'overdue'), 0) as overdue
     from f join units u on u.id = f.unit_id group by u.id, u.name, u.sort_key order by 6 desc, u.sort_key`,
    params,
  );
}

export interface MonthFigures {
  month: string;
  received: number;
  handled: number;
}

/** Received and handled in each month from a day to a day; months without any are missing. */
export function byMonth(tx: UnitTx, days: FigureDays): Promise<MonthFigures[]> {
  const { params, bind } = binder();
  const group = (figure: 'received' | 'handled', column: string) =>
    `select to_char(p.${column}, 'YYYY-MM') as month, '${figure}' as figure, count(*)::int as n from petitions p where ${figureCondition(figure, days, bind)} group by 1`;
  return tx.rows<MonthFigures>(
    `with f as (${group('received', 'received_on')} union all ${group('handled', 'closed_on')})
     select month, coalesce(max(n) filter (where figure = 'received'), 0) as received, coalesce(max(n) filter (where figure = 'handled'), 0) as handled from f group by month order by month`,
    params,
  );
}

export interface LateRow {
  id: number;
  year: number;
  number: number;
  petitionType: PetitionType;
  unitName: string;
  status: PetitionStatus;
  state: string | null;
  dueOn: string;
  subject: string | null;
}

/** The oldest overdue ones, petitions and proceedings. */
export function longestOverdue(tx: UnitTx, today: string, most: number): Promise<LateRow[]> {
  return tx.rows<LateRow>(
    `with late as (
       (select p.unit_id, p.id, null::text as state, p.due_on from petitions p where p.closed_on is null and not p.is_paused and p.due_on < $1::date and p.status <> 'void' order by p.due_on, p.id limit $2)
       union all
       (select g.unit_id, g.petition_id, g.state, g.due_on from proceedings g where g.closed_on is null and not g.is_paused and g.due_on < $1::date order by g.due_on, g.id limit $2))
     select p.id, p.year, p.number, p.petition_type, u.name as unit_name, p.status, late.state, late.due_on, c.subject
       from late join petitions p on p.unit_id = late.unit_id and p.id = late.id join units u on u.id = p.unit_id
       left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
      order by late.due_on, p.id limit $2`,
    [today, most],
  );
}
