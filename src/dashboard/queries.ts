// The numbers of the dashboard. Each is a count over the predicate its list uses; six statements whatever the reach.
import type { Param, UnitTx } from '../database/tx.ts';
import type { PetitionType } from '../petitions/petition.ts';
import { largeGroupVisits } from '../reception/large-groups.ts';
import { yearBefore } from './periods.ts';
import { type Figure, type FigureDays, figureCondition } from './predicates.ts';

export interface Totals {
  received: number;
  handled: number;
  onTime: number;
  open: number;
  overdue: number;
  dueSoon: number;
  dueSoonUnsigned: number;
  largeGroups: number;
  receivedBefore: number;
  handledBefore: number;
  onTimeBefore: number;
  /** As they stood on the same day a year before. */
  openBefore: number;
  overdueBefore: number;
  dueSoonBefore: number;
  /** Receptions of large groups in the period. */
  largeVisits: number;
}

const binder = () => {
  const params: Param[] = [];
  const bind = (value: Param) => `$${params.push(value)}`;
  return { params, bind };
};

/** The figures of the period and, of those that flow, the same days a year before. `soon`: the due days of the forecast; null: 0. */
export function totals(
  tx: UnitTx,
  days: FigureDays,
  before: { start: string; end: string },
  soon: { start: string; end: string } | null,
): Promise<Totals> {
  const { params, bind } = binder();
  const count = (figure: Figure, of: FigureDays) =>
    `(select count(*)::int from petitions p where ${figureCondition(figure, of, bind)})`;
  const then = { ...before, today: days.today };
  const dayBefore = { ...yearBefore({ start: days.today, end: days.today }), today: days.today };
  const expected = (figure: Figure) => (soon ? count(figure, { ...soon, today: days.today }) : '0');
  return tx.one<Totals>(
    `select ${count('received', days)} as received, ${count('handled', days)} as handled, ${count('on_time', days)} as on_time, ${count('open', days)} as open,
      ${count('overdue', days)} as overdue, ${expected('due_soon')} as due_soon, ${expected('due_soon_unsigned')} as due_soon_unsigned, ${count('large_group', days)} as large_groups,
      ${count('received', then)} as received_before, ${count('handled', then)} as handled_before, ${count('on_time', then)} as on_time_before,
      ${count('open_then', dayBefore)} as open_before, ${count('overdue_then', dayBefore)} as overdue_before,
      ${soon ? count('due_then', { ...yearBefore(soon), today: days.today }) : '0'} as due_soon_before,
      (select count(*)::int from visits v where ${largeGroupVisits} and v.received_on between ${bind(days.start)}::date and ${bind(days.end)}::date) as large_visits`,
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

export interface GroupFigures {
  received: number;
  handled: number;
  onTime: number;
  overdue: number;
}
export interface UnitFigures extends GroupFigures {
  unitId: number;
  unitName: string;
}
export interface FieldFigures extends GroupFigures {
  /** A branch of the list of fields. */
  code: string;
}

/** SQL of f(key, figure, n): the four figures of each group, by one expression over petitions p. */
const grouped = (by: string, days: FigureDays, bind: (value: Param) => string) =>
  (['received', 'handled', 'on_time', 'overdue'] as const)
    .map(
      (figure) =>
        `select ${by} as key, '${figure}' as figure, count(*)::int as n from petitions p where ${figureCondition(figure, days, bind)} group by 1`,
    )
    .join(' union all ');
const figureColumns = (['received', 'handled', 'on_time', 'overdue'] as const)
  .map((figure) => `coalesce(max(f.n) filter (where figure = '${figure}'), 0) as ${figure}`)
  .join(', ');

/** The same figures for each branch of the list of fields that has any. */
export function byField(tx: UnitTx, days: FigureDays): Promise<FieldFigures[]> {
  const { params, bind } = binder();
  return tx.rows<FieldFigures>(
    `with f as (${grouped("split_part(p.field, '.', 1)", days, bind)}) select f.key as code, ${figureColumns} from f group by f.key order by 2 desc, 5 desc, 1`,
    params,
  );
}

/** The same figures for each unit within reach that has any. */
export function byUnit(tx: UnitTx, days: FigureDays): Promise<UnitFigures[]> {
  const { params, bind } = binder();
  return tx.rows<UnitFigures>(
    `with f as (${grouped('p.unit_id', days, bind)}) select u.id as unit_id, u.name as unit_name, ${figureColumns}
     from f join units u on u.id = f.key group by u.id, u.name, u.sort_key order by 6 desc, u.sort_key`,
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
