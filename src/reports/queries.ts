// Figures of the statutory tables and the rows behind them: the same predicate over the same facts, as the officer who asks.
import type { HouseTx, Param, UnitTx } from '../database/tx.ts';
import { type PetitionStatus, type PetitionType, toldEndSql } from '../petitions/petition.ts';
import type { VisitKind } from '../reception/visit.ts';
import { type Became, becameBy, type HandedBy, namedThen } from '../units/became.ts';
import { handedBy, nameOn } from '../units/names.ts';
import { placeKey } from './checks.ts';
import { countedDay, facts, type ListedName, receivedOnDay, rowsForMany } from './facts.ts';
import { type RowResult, resultJoin, sendingJoin, tellsResult } from './list-results.ts';
import type { Period } from './periods.ts';
import type { Scope } from './scope.ts';
import { type Place, tables } from './tables/index.ts';
import { columnOf, type FactName, type PlacedColumn } from './tables/table.ts';

/** Figures by unit, each by its place ('02-xld:6'). A unit without any row is missing. */
export type Figures = Map<number, ReadonlyMap<string, number>>;

type Days = Pick<Period, 'from' | 'to' | 'countedTo'>;
/** Only days of reception are written down before they come. */
const paramsOf = (source: ListedName, period: Days, scope: Scope): Param[] => [
  period.from,
  source === 'day' ? (period.countedTo ?? period.to) : period.to,
  scope.units === null ? null : [...scope.units],
];

/** The figures of some columns, whatever table they stand in: one statement a source. */
export async function figuresOf(tx: UnitTx, places: readonly Place[], period: Days, scope: Scope): Promise<Figures> {
  const bySource = new Map<FactName, { key: string; column: PlacedColumn }[]>();
  for (const place of places) {
    const column = columnOf(tables[place[0]], place[1]);
    if (column.facts === null) continue;
    bySource.set(column.facts, [...(bySource.get(column.facts) ?? []), { key: placeKey(place), column }]);
  }
  const found: Map<number, Map<string, number>> = new Map();
  for (const [source, columns] of bySource) {
    const counts = columns.map(({ column }, index) => {
      const only = `filter (where ${column.where})`;
      return `${column.sum === null ? `count(*) ${only}` : `coalesce(sum(${column.sum}) ${only}, 0)::float8`} as c${index}`;
    });
    const [type = null, ...others] = [...new Set(columns.map(({ column }) => column.type))];
    const rows = await tx.rows<{ unitId: number } & Record<string, number>>(
      `select f.unit_id, ${counts.join(', ')} from (${rowsForMany(source, others.length === 0 ? type : null)}) f group by f.unit_id`,
      paramsOf(source, period, scope),
    );
    for (const row of rows) {
      const figures = found.get(row.unitId) ?? new Map<string, number>();
      for (const [index, { key }] of columns.entries()) figures.set(key, row[`c${index}`] ?? 0);
      found.set(row.unitId, figures);
    }
  }
  return found;
}

/** What a list asks: the rows of one source that fit, and what each adds to the figure. */
export interface Question {
  source: ListedName;
  where: string;
  sum: string | null;
}
export interface RowPlace {
  onDate: string;
  id: number;
}
/** A row behind a figure with what the wall hands out of it. Exactly one of petitionId, visitId and dayId is set. */
export interface FactRow {
  unitId: number;
  unitName: string;
  id: number;
  onDate: string;
  /** What the row adds to the figure: 1 where rows are counted. */
  value: number;
  petitionId: number | null;
  visitId: number | null;
  dayId: number | null;
  year: number | null;
  number: number | null;
  petitionType: PetitionType | null;
  instance: string | null;
  denunciationRound: string | null;
  status: PetitionStatus | null;
  outcome: string | null;
  field: string | null;
  receivedOn: string | null;
  closedOn: string | null;
  senderLabel: string | null;
  subject: string | null;
  visitKind: VisitKind | null;
  personCount: number | null;
  sealed: boolean | null;
  hostName: string | null;
  /** In lists of decisions, conclusions and terminations. */
  result?: RowResult | null;
}

const idOf: Record<ListedName, 'petition' | 'visit' | 'day'> = {
  petition: 'petition',
  matter: 'petition',
  decision: 'petition',
  police: 'petition',
  unnumbered: 'petition',
  visit: 'visit',
  visitMatter: 'visit',
  day: 'day',
  petitionState: 'petition',
  matterState: 'petition',
  resolution: 'petition',
  reply: 'petition',
};

/**
 * Who received on a day `d`, `r`, and which of its sessions is his, `o`: as the day is counted, once, for the head where he received or was
 * posted beside whom he delegated.
 */
const whoReceived = `left join lateral (select v.host, nullif(v.host_name, '') as host_name from visits v
      where ${receivedOnDay} and v.host in ('head','delegated') order by v.host = 'head' desc, v.id limit 1) r on true
    left join lateral (select o.id, o.kind, o.host_name from reception_days o where o.unit_id = d.unit_id and o.on_date = d.on_date and ${countedDay('o')}
      order by o.host = coalesce(r.host, 'head') desc, o.id limit 1) o on true`;

/** Of a petition `p` the day it ended; of one that was struck out that day, whatever had become of it before. */
const endSql = `case when p.status = 'void' then coalesce((p.voided_at at time zone 'Asia/Ho_Chi_Minh')::date, p.closed_on) else ${toldEndSql('p')} end`;

/** What the wall hands out of the records behind rows `x` (unit_id, of_id), by what they are. */
const factDetails: Readonly<Record<'petition' | 'visit' | 'day', { columns: string; joins: string }>> = {
  petition: {
    columns: `p.id as petition_id, null::bigint as visit_id, null::bigint as day_id, p.year, p.number, p.petition_type, p.instance, p.denunciation_round, p.status, p.outcome, p.field, p.received_on,
      ${endSql} as closed_on, c.sender_label, c.subject, null as visit_kind, null::int as person_count, p.sealed, null as host_name`,
    joins: `join petitions p on p.unit_id = x.unit_id and p.id = x.of_id left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id`,
  },
  visit: {
    columns: `null::bigint as petition_id, v.id as visit_id, null::bigint as day_id, v.year, v.number, v.petition_type, null as instance, null as denunciation_round, null as status, null as outcome, null as field,
      v.received_on, null::date as closed_on, c.sender_label, c.summary as subject, v.kind as visit_kind, v.person_count, v.sealed, v.host_name`,
    joins: `join visits v on v.unit_id = x.unit_id and v.id = x.of_id left join visit_contents c on c.unit_id = v.unit_id and c.visit_id = v.id`,
  },
  day: {
    columns: `null::bigint as petition_id, null::bigint as visit_id, coalesce(o.id, d.id) as day_id, null::int as year, null::int as number, null as petition_type, null as instance, null as denunciation_round, null as status, null as outcome,
      null as field, d.on_date as received_on, null::date as closed_on, null as sender_label, null as subject, coalesce(o.kind, d.kind) as visit_kind, null::int as person_count, null::boolean as sealed, coalesce(r.host_name, o.host_name, d.host_name) as host_name`,
    joins: `join reception_days d on d.unit_id = x.unit_id and d.id = x.of_id ${whoReceived}`,
  },
};

/** The same of the rows of a source: where they are results, with the result. */
export function detailsOf(source: ListedName): { columns: string; joins: string } {
  const { columns, joins } = factDetails[idOf[source]];
  if (source === 'police')
    return {
      columns: `${columns}, coalesce(sending.result, found.result) as result`,
      joins: `${joins} ${sendingJoin} ${resultJoin}`,
    };
  return tellsResult(source) ? { columns: `${columns}, found.result`, joins: `${joins} ${resultJoin}` } : { columns, joins };
}

/** Each row with the name its unit bore then, and the one it bears today beside it. */
export const withUnitNames = (rows: readonly (FactRow & { nowName: string })[]): FactRow[] =>
  rows.map(({ nowName, ...row }) => ({ ...row, unitName: namedThen(row.unitName, 'succeeded', nowName) }));

/** Some rows behind a figure, newest first, after a place of the list or (`back`) before it; details are joined to those only. */
export async function listFacts(
  tx: UnitTx,
  question: Question,
  period: Days,
  scope: Scope,
  page: { at: RowPlace | null; back: boolean; most: number },
): Promise<FactRow[]> {
  const params = paramsOf(question.source, period, scope);
  const bind = (value: Param) => `$${params.push(value)}`;
  const kind = idOf[question.source];
  const value = question.sum === null ? '1' : `coalesce(${question.sum}, 0)::float8`;
  const counted = question.sum === null ? '' : ` and coalesce(${question.sum}, 0) <> 0`;
  const direction = page.back ? 'asc' : 'desc';
  const bound = page.at
    ? ` and (f.on_date, f.id) ${page.back ? '>' : '<'} (${bind(page.at.onDate)}::date, ${bind(page.at.id)}::bigint)`
    : '';
  const cut = `select f.unit_id, f.id, f.on_date, f.${kind}_id as of_id, ${value} as value from (${facts[question.source]}) f
     where (${question.where})${counted}${bound} order by f.on_date ${direction}, f.id ${direction} limit ${page.most}`;
  const detail = detailsOf(question.source);
  return withUnitNames(
    await tx.rows(
      `select x.unit_id, ${nameOn('u', '$2::date')} as unit_name, u.name as now_name, x.id, x.on_date, x.value, ${detail.columns} from (${cut}) x join units u on u.id = x.unit_id ${detail.joins}
        order by x.on_date desc, x.id desc`,
      params,
    ),
  );
}

/** How many rows fit, and what they add up to. */
export function countFacts(tx: UnitTx, question: Question, period: Days, scope: Scope): Promise<{ rows: number; total: number }> {
  const counted = question.sum === null ? '' : ` and coalesce(${question.sum}, 0) <> 0`;
  return tx.one(
    `select count(*) as rows, ${question.sum === null ? 'count(*)' : `coalesce(sum(${question.sum}), 0)::float8`} as total
       from (${facts[question.source]}) f where (${question.where})${counted}`,
    paramsOf(question.source, period, scope),
  );
}

/** The records behind the rows that fit, one for each row. */
export async function refsOf(tx: UnitTx, question: Question, period: Days, scope: Scope): Promise<number[]> {
  const { refs } = await tx.one<{ refs: number[] }>(
    `select coalesce(json_agg(f.${idOf[question.source]}_id order by f.id), '[]') as refs from (${facts[question.source]}) f where ${question.where}`,
    paramsOf(question.source, period, scope),
  );
  return refs;
}

/** The same by unit, of those of some units that have any. */
export async function refsByUnit(
  tx: UnitTx,
  question: Question,
  period: Pick<Period, 'from' | 'to'>,
  units: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await tx.rows<{ unitId: number; refs: number[] }>(
    `select f.unit_id, json_agg(f.${idOf[question.source]}_id order by f.id) as refs from (${facts[question.source]}) f where ${question.where} group by f.unit_id`,
    [period.from, period.to, [...units]],
  );
  return new Map(rows.map(({ unitId, refs }) => [unitId, refs]));
}

export interface ScopeUnit {
  id: number;
  /** As it was called on the last day of the period. */
  name: string;
  /** As it is called today. */
  nowName?: string;
  level: string;
  stands: boolean;
}

/**
 * The units whose rows this officer reads that worked at some time of the period, city first, then in Vietnamese order; and those that
 * hold records of it without having worked then (what a unit of today took over or wrote down later).
 */
export function listScopeUnits(
  house: HouseTx,
  reach: { all: boolean; units: readonly number[] },
  period: Pick<Period, 'from' | 'to'>,
  today: string,
  holders: readonly number[] = [],
): Promise<ScopeUnit[]> {
  return house.rows<ScopeUnit>(
    `select u.id, ${nameOn('u', '$2::date')} as name, u.name as now_name, u.level, u.during @> $4::date as stands from units u join unit_profiles f on f.unit_id = u.id
      where (u.during && daterange($1::date, $2::date, '[]') or u.id = any ($5::int[])) and ($3::int[] is null or u.id = any ($3::int[]))
      order by array_position(array['province','department','commune'], u.level), u.sort_key, u.id`,
    [period.from, period.to, reach.all ? null : [...reach.units], today, [...holders]],
  );
}

/** Those of some units that do not stand on a day any more. */
export async function endedAmong(house: HouseTx, unitIds: readonly number[], today: string): Promise<number[]> {
  const rows = await house.rows<{ id: number }>('select id from units where id = any ($1::int[]) and upper(during) <= $2::date', [
    [...unitIds],
    today,
  ]);
  return rows.map(({ id }) => id);
}

/** Those of some units that hold records a period counts, as the officer who asks reads them. */
export async function holdersAmong(
  tx: UnitTx,
  unitIds: readonly number[],
  period: Pick<Period, 'from' | 'to'>,
): Promise<ReadonlySet<number>> {
  const { units } = await tx.one<{ units: number[] }>(
    `select array(${(['petition', 'visit', 'day', 'decision'] as const).map((source) => `select f.unit_id from (${facts[source]}) f`).join(' union ')}) as units`,
    [period.from, period.to, [...unitIds]],
  );
  return new Set(units);
}

/**
 * Which unit stands today in the place of each that has ended, through every change between. A unit divided among several stands for
 * itself: its records are nobody's alone.
 */
export async function standingHeirs(
  house: HouseTx,
  unitIds: readonly number[],
  today: string,
): Promise<Map<number, { id: number; name: string; became: Became }>> {
  const rows = await house.rows<{ ofId: number; id: number; name: string; kinds: HandedBy[] | null }>(
    `with recursive chain(of_id, id) as (
       select s.unit_id, s.successor_id from unit_successors s where s.unit_id = any ($1::int[]) and s.effective_on <= $2::date
       union
       select c.of_id, s.successor_id from chain c join units u on u.id = c.id and not u.during @> $2::date
         join unit_successors s on s.unit_id = c.id and s.effective_on <= $2::date)
     select x.*, ${handedBy('x.of_id', 'x.id')} as kinds from (select c.of_id, min(u.id) as id, min(u.name) as name from chain c join units u on u.id = c.id and u.during @> $2::date
      group by c.of_id having count(distinct u.id) = 1) x`,
    [unitIds, today],
  );
  return new Map(rows.map(({ ofId, kinds, ...heir }) => [ofId, { ...heir, became: becameBy(kinds ?? []) }]));
}
