// One predicate per figure: the count on the dashboard and the list behind it ask exactly the same question.
// The table petitions is p; a voided number counts nowhere. A petition handed over in a re-organisation counts once: received
// where it came in, handled and open where it went on.
import { addDays, formatDate, isDate } from '../deadlines/dates.ts';
import { runsUndated } from '../deadlines/undated.ts';
import { owingTransferNotice, owingTransferNoticeAnywhere, processedOn, transferClocks } from '../petitions/open-work.ts';
import { awaitsSignatureAmong } from '../work/paper-queries.ts';
import { rangeWords } from './periods.ts';

export const figures = [
  'received',
  'handled',
  'handled_besides',
  'on_time',
  'late',
  'open',
  'overdue',
  'due_soon',
  'due_soon_unsigned',
  'large_group',
  'open_then',
  'overdue_then',
  'due_then',
  'undated',
] as const;
export type Figure = (typeof figures)[number];

export const figureNames: Record<Figure, string> = {
  received: 'Đơn tiếp nhận',
  handled: 'Đã xử lý',
  handled_besides: 'Biểu 02/XLD tính là đã xử lý, số “Đã xử lý” của trang Điều hành chưa tính',
  on_time: 'Xử lý đúng hạn',
  late: 'Xử lý trễ hạn',
  open: 'Đang xử lý, giải quyết',
  overdue: 'Đang quá hạn',
  due_soon: 'Sẽ quá hạn nếu không làm gì',
  due_soon_unsigned: 'Sẽ quá hạn, đang chờ ký hoặc duyệt',
  large_group: 'Đơn của đoàn đông người',
  open_then: 'Đang xử lý, giải quyết vào ngày ấy',
  overdue_then: 'Quá hạn vào ngày ấy, theo hạn đã ghi',
  due_then: 'Đến hạn trong những ngày ấy mà ngày đầu chưa xong',
  undated: 'Đang xử lý, chưa tính được hạn vì chưa có lịch nghỉ của năm ấy, không nằm trong số quá hạn',
};

/**
 * What a figure is asked over. open and overdue stand as of `today`; due_soon counts what is open now and due within the two days;
 * open_then and overdue_then stand as of the last day, due_then as of the first; the others count within the two days.
 */
export interface FigureDays {
  start: string;
  end: string;
  today: string;
  /** Only what these officers are in charge of, 0 for what nobody is; absent: everybody's. */
  people?: readonly number[] | undefined;
}

type Bind = (value: string | number | readonly number[]) => string;

/** What was done counts as done in time. */
const isOnTime = `(p.due_on is null or ${processedOn('p')} <= p.due_on)`;

/** The same, for counting many at once: with `toldOnce` before the statement and `withTold` in it. */
export const isOnTimeOfMany = `(p.due_on is null or coalesce(case when p.petition_type = 'TC' then told.stopped_on end, p.closed_on) <= p.due_on)`;
/** The few that were sent on with a clock (k) of their own, found first, of the units asked for ('' or ' and …'): or the server would put all that is counted into a table to find theirs. */
export const toldOnce = (inUnits: string) => `with told as materialized (${transferClocks}${inUnits})`;
export const withTold = 'left join told on told.unit_id = p.unit_id and told.id = p.main_clock_id';

/**
 * The condition of one figure; `bind` gives the placeholder of a value. `units`: where the list or count keeps to some units, so that the
 * work of the others is not looked through; the condition then stands beside one on p.unit_id.
 */
export function figureCondition(figure: Figure, days: FigureDays, bind: Bind, units: readonly number[] | null = null): string {
  const condition = conditionOf(figure, days, bind, units);
  return days.people ? `${condition} and ${isOfPeople('p', bind(days.people))}` : condition;
}

/** Whoever is in charge of a petition is one of these (an int[]). */
export const isOfPeople = (t: string, people: string) => `coalesce(${t}.assigned_to, 0) = any (${people}::int[])`;

function conditionOf(figure: Figure, days: FigureDays, bind: Bind, units: readonly number[] | null): string {
  const inUnits: InUnits = (t) => (units === null ? '' : ` and ${t}.unit_id = any (${bind(units)}::int[])`);
  // Sent on with whoever denounced still to be told, a denunciation is not done, where it came in either.
  const closed = () =>
    `p.closed_on between ${bind(days.start)}::date and ${bind(days.end)}::date and p.status not in ('void', 'handed_over') and not p.came_processed and not (p.status = 'transferred' and (p.unit_id, p.id) in (${owingTransferNoticeAnywhere()}))`;
  const dueSoon = () => `not w.is_paused and w.due_on between ${bind(days.start)}::date and ${bind(days.end)}::date`;
  switch (figure) {
    case 'received':
      return `p.received_on between ${bind(days.start)}::date and ${bind(days.end)}::date and p.status <> 'void' and p.origin_unit_id is null`;
    // As many senders as the law of that day calls a large group (petitions/groups.ts), counted when it was taken in.
    case 'large_group':
      return `${conditionOf('received', days, bind, null)} and p.sender_kind = 'group' and p.sender_count_class = 'many'`;
    case 'handled':
      return closed();
    case 'handled_besides':
      return among(processedBesides(bind(days.start), bind(days.end), inUnits));
    case 'on_time':
      return `${closed()} and ${isOnTime}`;
    case 'late':
      return `${closed()} and ${processedOn('p')} > p.due_on`;
    case 'open':
      return among(openWork(inUnits));
    case 'overdue':
      return among(openWork(inUnits), `not w.is_paused and w.due_on < ${bind(days.today)}::date`);
    case 'due_soon':
      return among(openWork(inUnits), dueSoon());
    case 'due_soon_unsigned':
      return `${among(openWork(inUnits), dueSoon())} and ${awaitsSignatureAmong(`select w.unit_id, w.id from (${openWork(inUnits)}) w where ${dueSoon()}`)}`;
    case 'open_then':
      return among(stoodOn(bind(days.end), inUnits));
    case 'overdue_then':
      return among(stoodOn(bind(days.end), inUnits), `w.due_on < ${bind(days.end)}::date`);
    // Of old books: the clock runs, the calendar of its years is not there (docs/decisions/0071). Overdue counts none of them.
    case 'undated':
      return `p.closed_on is null and p.status <> 'void' and p.due_on is null and p.main_clock_id is not null and exists (select 1 from clocks k where k.unit_id = p.unit_id and k.id = p.main_clock_id and ${runsUndated})`;
    case 'due_then':
      return among(stoodOn(bind(days.start), inUnits), `w.due_on between ${bind(days.start)}::date and ${bind(days.end)}::date`);
  }
}

/** The petition is one of some work (w). */
const among = (work: string, which = 'true') => `(p.unit_id, p.id) in (select w.unit_id, w.id from (${work}) w where ${which})`;

/** Keeps the rows of a table alias to the units asked for: '' or ' and …'. */
export type InUnits = (t: string) => string;

/**
 * Open work, each with its own clock: petitions, proceedings (accepted petitions leave processing and go on as these), denunciations sent
 * on. One petition may stand in it more than once. Gives unit_id, id, due_on, is_paused, and the field where the row has it.
 */
export const openWork = (
  inUnits: InUnits,
) => `select o.unit_id, o.id, o.due_on, o.is_paused, o.field from petitions o where o.closed_on is null and o.status <> 'void'${inUnits('o')}
        union all select g.unit_id, g.petition_id, g.due_on, g.is_paused, null from proceedings g where g.closed_on is null${inUnits('g')}
        union all select o.unit_id, o.id, o.due_on, o.is_paused, o.field from petitions o where (o.unit_id, o.id) in (${owingTransferNotice()})${inUnits('o')}`;

/**
 * Open work as it stood at the end of an earlier day, by the days that are written down: an extension given since has moved its due day. Work
 * handed over in a re-organisation stands with who holds it now, so that it stands once. What is open still and what was closed since are
 * asked for apart: each has an index of its own. Gives unit_id, id, due_on.
 */
export function stoodOn(day: string, inUnits: InUnits): string {
  const petition = (closed: string) =>
    `select o.unit_id, o.id, o.due_on from petitions o where o.received_on <= ${day}::date and o.closed_on ${closed} and o.status not in ('void', 'handed_over') and not o.came_processed${inUnits('o')}`;
  const proceeding = (closed: string) =>
    `select g.unit_id, g.petition_id, g.due_on from proceedings g where g.accepted_on <= ${day}::date and g.closed_on ${closed} and g.state <> 'handed_over'${inUnits('g')}`;
  const parts = ['is null', `> ${day}::date`].flatMap((closed) => [petition(closed), proceeding(closed)]);
  return parts.join('\n        union all ');
}

/**
 * What the statutory table counts as processed within the days and `handled` does not: sent on while whoever denounced is still to be told;
 * approved to be accepted by the last day and not accepted by then (reports/facts.ts). Each part by an index of its own. Gives unit_id, id.
 */
function processedBesides(start: string, end: string, inUnits: InUnits): string {
  const approved = (closed: string) =>
    `select o.unit_id, o.id from petitions o where o.closed_on ${closed} and o.received_on <= ${end}::date and o.outcome = 'propose_acceptance' and o.approved_on <= ${end}::date and o.status <> 'void' and not o.came_processed${inUnits('o')}`;
  return [
    `select o.unit_id, o.id from petitions o where o.closed_on between ${start}::date and ${end}::date and o.status = 'transferred' and not o.came_processed and (o.unit_id, o.id) in (${owingTransferNoticeAnywhere()})${inUnits('o')}`,
    `${approved('is null')} and o.status = 'approved'`,
    approved(`> ${end}::date`),
  ].join('\n        union all ');
}

/** A condition with its values, ready to stand in another query's WHERE. */
export interface FigureFilter {
  sql: string;
  params: (string | number | readonly number[])[];
}

/** The condition of one figure over some units; null: every unit within reach. `matter`: only what belongs to one matter. */
export function figureFilter(
  figure: Figure,
  days: FigureDays,
  unitIds: readonly number[] | null,
  matter: string | null = null,
): FigureFilter {
  const params: FigureFilter['params'] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  const conditions = [figureCondition(figure, days, bind, unitIds)];
  if (unitIds !== null) conditions.push(`p.unit_id = any (${bind(unitIds)}::int[])`);
  if (matter !== null) conditions.push(`p.thread_id = ${bind(matter)}::uuid`);
  return { sql: conditions.join(' and '), params };
}

/** As many units or officers as an address names. */
export const mostIds = 200;
const listOfIds = new RegExp(`^\\d{1,9}(,\\d{1,9}){0,${mostIds - 1}}$`);

/** What stands today, whatever days the page shows. */
const isStanding = (figure: Figure) => figure === 'open' || figure === 'overdue' || figure === 'undated';
/** What is due within the forecast stands overdue on the day after its last one: the day the dashboard names. */
const isForecast = (figure: Figure) => figure === 'due_soon' || figure === 'due_soon_unsigned';

const daysWords = (figure: Figure, days: FigureDays): string =>
  isStanding(figure)
    ? `đến ${formatDate(days.today)}`
    : isForecast(figure)
      ? `đến ${formatDate(addDays(days.end, 1))}`
      : rangeWords(days);

const isMatter = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads ?figure=&start=&end=&units=&matter= of the register's address; null when there is no figure in it. `words` say what the list shows. */
export function readFigure(query: URLSearchParams, today: string): { filter: FigureFilter; words: string } | null {
  const figure = figures.find((code) => code === query.get('figure'));
  if (!figure) return null;
  const start = query.get('start') ?? '';
  const end = query.get('end') ?? '';
  const days = { start: isDate(start) ? start : `${today.slice(0, 4)}-01-01`, end: isDate(end) ? end : today, today };
  const units = query.get('units') ?? '';
  const matter = query.get('matter') ?? '';
  const asked = query.get('people') ?? '';
  const people = listOfIds.test(asked) ? asked.split(',').map(Number) : undefined;
  return {
    filter: figureFilter(
      figure,
      { ...days, people },
      listOfIds.test(units) ? units.split(',').map(Number) : null,
      isMatter.test(matter) ? matter : null,
    ),
    words: `${isMatter.test(matter) ? 'Cùng một vụ việc: ' : ''}${figureNames[figure]}, ${daysWords(figure, days)}${people ? ', của bộ phận và chưa phân công' : ''}`,
  };
}

/** More conditions of the register's address: unit, units, people, type, field, matter. */
export type Narrow = Readonly<Record<string, string>>;

/** The address of the list behind a figure. */
export function figureHref(figure: Figure, days: Pick<FigureDays, 'start' | 'end'>, narrow: Narrow = {}): string {
  const query = new URLSearchParams({
    figure,
    ...(isStanding(figure) ? {} : { start: days.start, end: days.end }),
    unit: 'all',
    ...narrow,
  });
  return `/petitions?${query.toString()}`;
}
