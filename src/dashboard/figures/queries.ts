// The figures of every unit in a few passes: each row of the period is looked at once and counted in all it belongs to, by the predicates
// the lists ask (predicates.ts).
import { groupInMemory } from '../../database/planning.ts';
import { together } from '../../database/together.ts';
import type { Param, UnitTx } from '../../database/tx.ts';
import { largeGroupVisits } from '../../reception/large-groups.ts';
import {
  type Figure,
  type FigureDays,
  figureCondition,
  type InUnits,
  isOfPeople,
  isOnTimeOfMany,
  openWork,
  stoodOn,
  toldOnce,
  withTold,
} from '../predicates.ts';
import { type Asked, monthSpans, noFigures, piecesOf, type Span, type UnitCount } from './figures.ts';

interface Row {
  unitId: number;
}
interface PieceRow extends Row {
  /** Counted from 1; null in a row that counts a branch. */
  piece: number | null;
  /** Of what lies in the period; null in a row that counts a piece, and of what lies outside. */
  branch: string | null;
  n: number;
}

/** The figures of each unit that has any: of some units, or (null) of all within reach. They depend on the unit's own rows only. */
export async function countFigures(
  tx: UnitTx,
  asked: Asked,
  units: readonly number[] | null,
): Promise<ReadonlyMap<number, UnitCount>> {
  const { start, end, today, before, people } = asked;
  const period: FigureDays = { start, end, today };
  const months = monthSpans(end);
  const pieces = piecesOf([period, before, ...months]);
  /**
   * One statement over petitions p that fit a figure, of the units asked for. They are put together by all their keys first, and these few
   * rows are what is counted by piece and, apart, by the other keys.
   */
  const over = <R extends Row>(figure: Figure, days: Span, rest: (ask: Ask) => Cut): Promise<R[]> => {
    const params: Param[] = [];
    const bind = (value: Param) => `$${params.push(value)}`;
    const ask: Ask = {
      bind,
      fits: (other, its) => figureCondition(other, { ...its, today, people }, bind, units),
    };
    const { piece, others, counts } = rest(ask);
    const named = (columns: Columns) => Object.entries(columns).map(([name, sql]) => `${sql} as ${name}`);
    const [keys, sums] = [Object.keys(others), Object.keys(counts).map((name) => `sum(x.${name})::int as ${name}`)];
    const told = figure === 'handled';
    const where = `${ask.fits(figure, days)}${units === null ? '' : ` and p.unit_id = any (${bind(units)}::int[])`}`;
    return tx.rows<R>(
      `${told ? toldOnce(units === null ? '' : ` and k.unit_id = any (${bind(units)}::int[])`) : ''}
       select x.unit_id, x.piece, ${keys.join(', ')}, ${sums.join(', ')} from (
         select p.unit_id, ${piece} as piece, ${[...named(others), ...named(counts)].join(', ')} from petitions p ${told ? withTold : ''}
          where ${where} group by ${[1, 2, ...keys.map((_, place) => place + 3)].join(', ')}) x
       group by x.unit_id, grouping sets ((x.piece), (${keys.join(', ')}))`,
      params,
    );
  };
  const pieceOf = (day: string, { bind }: Ask) => `width_bucket(p.${day}, ${bind(pieces.starts)}::date[])`;
  const within = (day: string, span: Span, { bind }: Ask) =>
    `p.${day} between ${bind(span.start)}::date and ${bind(span.end)}::date`;
  /** Only of what lies in the period. */
  const inPeriod = (sql: string, isIn: string) => `case when ${isIn} then ${sql} end`;
  const branch = "split_part(p.field, '.', 1)";
  const [, received, handled, open, then, visits] = await together(
    units === null ? groupInMemory(tx) : Promise.resolve(0),
    over<PieceRow & { kind: string; n: number; large: number }>('received', pieces.whole, (ask) => {
      const isIn = within('received_on', period, ask);
      return {
        piece: pieceOf('received_on', ask),
        others: { branch: inPeriod(branch, isIn), kind: inPeriod('p.petition_type', isIn) },
        counts: { n: 'count(*)', large: `count(*) filter (where ${ask.fits('large_group', period)})` },
      };
    }),
    over<PieceRow & { onTime: number }>('handled', pieces.whole, (ask) => {
      const isIn = within('closed_on', period, ask);
      return {
        piece: pieceOf('closed_on', ask),
        others: { branch: inPeriod(branch, isIn) },
        counts: {
          n: 'count(*)',
          on_time: `count(*) filter (where (${isIn} or ${within('closed_on', before, ask)}) and ${isOnTimeOfMany})`,
        },
      };
    }),
    stillOpen(tx, asked, units),
    stoodThen(tx, asked, units),
    // A reception is nobody's charge.
    people
      ? Promise.resolve([])
      : tx.rows<Row & { n: number }>(
          `select v.unit_id, count(*)::int as n from visits v where ${largeGroupVisits} and v.received_on between $1::date and $2::date
        ${inUnits(units, '$3')('v')} group by 1`,
          [start, end, ...(units === null ? [] : [[...units]])],
        ),
  );
  const found = new Map<number, UnitCount>();
  const of = ({ unitId }: Row): UnitCount => {
    const known = found.get(unitId) ?? noFigures();
    found.set(unitId, known);
    return known;
  };
  const [ofPeriod, ofBefore] = [period, before].map((span) => new Set(pieces.within(span)));
  const monthOf = new Map(months.flatMap((month, place) => pieces.within(month).map((one) => [one, place] as const)));
  const branchOf = (unit: UnitCount, field: string) => {
    const code = field.split('.')[0] ?? '';
    const known = unit.fields[code] ?? [0, 0, 0, 0];
    unit.fields[code] = known;
    return known;
  };
  const isIn = (span: ReadonlySet<number> | undefined, { piece }: PieceRow) => piece !== null && span?.has(piece - 1) === true;
  const monthIn = ({ piece }: PieceRow) => (piece === null ? undefined : monthOf.get(piece - 1));
  for (const row of received) {
    const unit = of(row);
    const month = monthIn(row);
    if (month !== undefined) unit.received12[month] = (unit.received12[month] ?? 0) + row.n;
    if (isIn(ofPeriod, row)) unit.received += row.n;
    if (isIn(ofBefore, row)) unit.receivedBefore += row.n;
    if (row.piece !== null) unit.largeGroups += row.large;
    if (row.branch === null) continue;
    branchOf(unit, row.branch)[0] += row.n;
    unit.types[row.kind] = (unit.types[row.kind] ?? 0) + row.n;
  }
  for (const row of handled) {
    const unit = of(row);
    const month = monthIn(row);
    if (month !== undefined) unit.handled12[month] = (unit.handled12[month] ?? 0) + row.n;
    if (isIn(ofPeriod, row)) [unit.handled, unit.onTime] = [unit.handled + row.n, unit.onTime + row.onTime];
    if (isIn(ofBefore, row))
      [unit.handledBefore, unit.onTimeBefore] = [unit.handledBefore + row.n, unit.onTimeBefore + row.onTime];
    if (row.branch === null) continue;
    const branch = branchOf(unit, row.branch);
    branch[1] += row.n;
    branch[2] += row.onTime;
  }
  for (const row of open) {
    const unit = of(row);
    if (row.field !== null) branchOf(unit, row.field)[3] += row.overdue;
    unit.open += row.open;
    unit.overdue += row.overdue;
    unit.dueSoon += row.soon;
  }
  for (const row of then) {
    const unit = of(row);
    unit.openBefore += row.open;
    unit.overdueBefore += row.overdue;
    unit.dueSoonBefore += row.soon;
  }
  for (const row of visits) of(row).largeVisits += row.n;
  return found;
}

/** Names and what stands under them. */
type Columns = Readonly<Record<string, string>>;
interface Cut {
  piece: string;
  others: Columns;
  counts: Columns;
}
interface Ask {
  bind: (value: Param) => string;
  /** The condition of a figure over other days. */
  fits: (figure: Figure, days: Span) => string;
}

/** Open work of today by unit and field, each petition once; the field only of what is overdue. */
function stillOpen(
  tx: UnitTx,
  { today, soon, people }: Asked,
  units: readonly number[] | null,
): Promise<(Row & { field: string | null; open: number; overdue: number; soon: number })[]> {
  return tx.rows(
    `select s.unit_id, case when s.is_overdue then coalesce(s.field, (select x.field from petitions x where x.unit_id = s.unit_id and x.id = s.id)) end as field,
       count(*)::int as open, count(*) filter (where s.is_overdue)::int as overdue, count(*) filter (where s.is_soon)::int as soon
     from (select w.unit_id, w.id, max(w.field) as field, bool_or(not w.is_paused and w.due_on < $1::date) is true as is_overdue,
             bool_or(not w.is_paused and w.due_on between $2::date and $3::date) is true as is_soon
           from (${openWork(inUnits(units, '$4'))}) w where ${ofPeople(people, '$5')} group by w.unit_id, w.id) s group by 1, 2`,
    [today, soon?.start ?? null, soon?.end ?? null, ...whose(units, people)],
  );
}

/** Work as it stood open on the same day a year before, each petition once. What was due within the forecast of then stood open on its first day, the same day. */
function stoodThen(
  tx: UnitTx,
  { dayBefore, soon, people }: Asked,
  units: readonly number[] | null,
): Promise<(Row & { open: number; overdue: number; soon: number })[]> {
  return tx.rows(
    `select s.unit_id, count(*)::int as open, count(*) filter (where s.is_overdue)::int as overdue, count(*) filter (where s.is_soon)::int as soon
     from (select w.unit_id, w.id, bool_or(w.due_on < $1::date) as is_overdue, bool_or(w.due_on between $2::date and $3::date) as is_soon
           from (${stoodOn('$1', inUnits(units, '$4'))}) w where ${ofPeople(people, '$5')} group by w.unit_id, w.id) s group by 1`,
    [dayBefore, soon?.before.start ?? null, soon?.before.end ?? null, ...whose(units, people)],
  );
}

const inUnits =
  (units: readonly number[] | null, param: string): InUnits =>
  (t) =>
    units === null ? '' : ` and ${t}.unit_id = any (${param}::int[])`;

/** The work (w) is of a petition one of these is in charge of. */
const ofPeople = (people: readonly number[] | undefined, param: string): string =>
  people ? `(w.unit_id, w.id) in (select x.unit_id, x.id from petitions x where ${isOfPeople('x', param)})` : 'true';

/** The values of units and people, as far as they are asked for. People are those of some units, never of all. */
const whose = (units: readonly number[] | null, people: readonly number[] | undefined): Param[] =>
  units === null ? [] : people ? [[...units], [...people]] : [[...units]];
