// The register of petitions: filters in the address, keyset pages, counts capped.
import { calledAt } from '../../accounts/names.ts';
import { figureCondition } from '../../dashboard/predicates.ts';
import type { UnitTx } from '../../database/tx.ts';
import type { CountedClock } from '../../deadlines/undated.ts';
import type { State } from '../../proceedings/proceeding.ts';
import { dayOf, nameOn } from '../../units/names.ts';
import type { Sort } from '../../web/sorting.ts';
import { owesTransferNotice } from '../open-work.ts';
import { type Outcome, type PetitionStatus, type PetitionType, toldEndSql } from '../petition.ts';

export interface RegisterFilter {
  /** ĐT-2026-000417, or 417 of any year. Words go to the search page. */
  number: { number: number; year: number | null } | null;
  type: string;
  status: string;
  field: string;
  unit: number | null;
  /** 0: nobody is in charge. */
  assignee: number | null;
  /** The office they came from by a re-organisation. */
  origin?: number | null;
  from: string | null;
  to: string | null;
  due: 'overdue' | 'soon' | '';
  /** The book of numbers of this year: its days are those on which a petition was entered in it. */
  bookOf?: number;
  /** A figure of the dashboard: its own predicate, so that the list equals the count. */
  figure: { sql: string; params: readonly (string | number | readonly number[])[] } | null;
}
export type RegisterSort = Sort<'received' | 'number'>;

/** What a page is cut by: two columns that name one row and stand together in an index, of a unit's own book or of all. */
const orders = {
  received: { columns: ['received_on', 'id'], types: ['date', 'bigint'] },
  number: { columns: ['year', 'number'], types: ['int', 'int'] },
} as const;

/** The row a page ends at: of a day and id, or of a year and number, as the order is. */
export interface RegisterCursor {
  first: string;
  second: number;
  back: boolean;
}
export interface RegisterRow {
  id: number;
  unitId: number;
  unitName: string;
  year: number;
  number: number;
  petitionType: PetitionType;
  instance: string | null;
  denunciationRound: string | null;
  status: PetitionStatus;
  outcome: Outcome | null;
  field: string;
  sealed: boolean;
  receivedOn: string;
  dueOn: string | null;
  isPaused: boolean;
  /** Since when the deadline that counts now rests, the proceeding's once there is one; null while it runs. */
  pausedOn: string | null;
  /** The clock that counts now; null where none does. */
  clockId: number | null;
  /** Null while it is worked on, and of a denunciation sent on until whoever denounced was told. */
  closedOn: string | null;
  /** Its proceeding, which has the deadline once the petition is accepted; null without one. */
  proceeding: { state: State; dueOn: string | null; isPaused: boolean; closedOn: string | null } | null;
  /** The day its number was struck out; null while it stands. */
  voidedOn: string | null;
  voidReason: string | null;
  assigneeName: string | null;
  senderLabel: string | null;
  subject: string | null;
  /** It came from a re-organised unit, and nobody here has signed for it. */
  isUnsigned: boolean;
}

/** The clock its deadline is of: an accepted petition goes on as a proceeding, whose deadline is then its own. */
export function countedClock(row: RegisterRow): CountedClock {
  const { dueOn, isPaused, closedOn } = row.proceeding ?? row;
  return { unitId: row.unitId, clockId: row.clockId, dueOn, isPaused, isOver: closedOn !== null || row.status === 'void' };
}

export const pageSize = 25;
export const countCap = 1000;

/** One page of the register (one row more than the page, to know whether there is another). */
export async function listRegister(
  tx: UnitTx,
  filter: RegisterFilter,
  sort: RegisterSort,
  cursor: RegisterCursor | null,
  today: string,
  soon: string,
): Promise<RegisterRow[]> {
  const { where, params } = conditions(filter, today, soon);
  const { columns, types } = orders[sort.by];
  const falls = sort.falls !== Boolean(cursor?.back);
  if (cursor) {
    params.push(cursor.first, cursor.second);
    const place = `($${params.length - 1}::${types[0]}, $${params.length}::${types[1]})`;
    where.push(`(p.${columns[0]}, p.${columns[1]}) ${falls ? '<' : '>'} ${place}`);
  }
  const rows = await tx.rows<RegisterRow>(rowsOf(where, { by: sort.by, falls }, pageSize + 1), params as never[]);
  return cursor?.back ? rows.reverse() : rows;
}

/** Everything the filter finds, in the order of the list, for a file; at most `most` rows. */
export function listAllRegister(
  tx: UnitTx,
  filter: RegisterFilter,
  sort: RegisterSort,
  today: string,
  most: number,
): Promise<RegisterRow[]> {
  const { where, params } = conditions(filter, today, today);
  return tx.rows<RegisterRow>(rowsOf(where, sort, most), params as never[]);
}

/** The page is cut from the narrow table first; names and words are joined to its rows only. */
function rowsOf(where: readonly string[], { by, falls }: RegisterSort, limit: number): string {
  const order = orders[by].columns.map((column) => `p.${column} ${falls ? 'desc' : 'asc'}`).join(', ');
  return `select p.id, p.unit_id, u.name as unit_name, p.year, p.number, p.petition_type, p.instance, p.denunciation_round, p.status, p.outcome, p.field, p.sealed, p.received_on, p.due_on, p.is_paused,
       case when not ${owesTransferNotice('p')} then ${toldEndSql('p')} end as closed_on, case when g.id is not null then jsonb_build_object('state', g.state, 'dueOn', g.due_on, 'isPaused', g.is_paused, 'closedOn', g.closed_on) end as proceeding, case when g.id is null then p.main_clock_id else g.main_clock_id end as clock_id, k.paused_on, ${dayOf('p.voided_at')} as voided_on, p.void_reason, a.name as assignee_name, c.sender_label, c.subject,
       p.origin_unit_id is not null and exists (select 1 from handovers h where h.unit_id = p.unit_id and h.petition_id = p.id and h.signed_at is null) as is_unsigned
       from (select p.* from petitions p where ${where.join(' and ') || 'true'} order by ${order} limit ${limit}) p
       join units u on u.id = p.unit_id left join accounts a on a.id = p.assigned_to left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
       left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id
       left join clocks k on k.unit_id = p.unit_id and k.id = case when g.id is null then p.main_clock_id else g.main_clock_id end and coalesce(g.is_paused, p.is_paused)
      order by ${order}`;
}

/** A row of the printed book: what the list shows, and what only the book has a column for. */
export interface BookRow {
  year: number;
  number: number;
  petitionType: PetitionType;
  instance: string | null;
  denunciationRound: string | null;
  status: PetitionStatus;
  outcome: Outcome | null;
  ineligibleReason: string | null;
  field: string;
  sealed: boolean;
  receivedOn: string;
  closedOn: string | null;
  dueOn: string | null;
  paperNumber: string;
  /** Of a petition another office had received: which one, and its number there. */
  originUnitName: string | null;
  originYear: number | null;
  originNumber: number | null;
  senderCount: number;
  /** Null where the wall keeps the words, and in every sealed petition's row. */
  senderLabel: string | null;
  subject: string | null;
  address: string | null;
  assigneeName: string | null;
  voidedAt: Date | null;
  voidedByName: string | null;
  voidReason: string | null;
}

/** What the filter finds as the book of numbers, oldest first, nothing of a sealed petition but its facts; at most `most` rows. */
export function listBook(tx: UnitTx, filter: RegisterFilter, today: string, soon: string, most: number): Promise<BookRow[]> {
  const { where, params } = conditions(filter, today, soon);
  return tx.rows<BookRow>(
    `select p.year, p.number, p.petition_type, p.instance, p.denunciation_round, p.status, p.outcome, p.ineligible_reason, p.field, p.sealed, p.received_on, ${toldEndSql('p')} as closed_on, coalesce(g.due_on, p.due_on) as due_on,
       p.paper_number, p.sender_count, ${nameOn('o', 'h.handed_on')} as origin_unit_name, h.from_year as origin_year, h.from_number as origin_number, c.sender_label, c.subject, a.name as assignee_name, p.voided_at, ${calledAt('b', 'p.voided_at')} as voided_by_name, p.void_reason,
       (select concat_ws(', ', nullif(s.address, ''), nullif(s.ward_text, '')) from parties s where s.unit_id = p.unit_id and s.petition_id = p.id and not s.sealed and not p.sealed
          and s.role not in ('respondent', 'denounced', 'related_party') order by s.ordinal limit 1) as address
       from (select p.* from petitions p where ${where.join(' and ') || 'true'} order by p.year, p.number limit ${most}) p
       left join accounts a on a.id = p.assigned_to left join accounts b on b.id = p.voided_by
       left join lateral (select x.from_unit_id, x.from_year, x.from_number, r.effective_on - 1 as handed_on from handovers x join reorganisations r on r.id = x.reorganisation_id
         where p.origin_unit_id is not null and x.unit_id = p.unit_id and x.petition_id = p.id limit 1) h on true left join units o on o.id = h.from_unit_id
       left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id and not p.sealed
       left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id order by p.year, p.number`,
    params as never[],
  );
}

/** How many rows the filter finds, counted no further than the cap. */
export async function countRegister(tx: UnitTx, filter: RegisterFilter, today: string, soon: string): Promise<number> {
  const { where, params } = conditions(filter, today, soon);
  const { n } = await tx.one<{ n: number }>(
    `select count(*)::int as n from (select 1 from petitions p where ${where.join(' and ') || 'true'} limit ${countCap + 1}) x`,
    params as never[],
  );
  return n;
}

/** The day a petition (p) came into this book: what another office had received came with the act that handed it over. */
const enteredOn = `case when p.origin_unit_id is null then p.received_on else coalesce((select r.effective_on from handovers h join reorganisations r on r.id = h.reorganisation_id
  where h.unit_id = p.unit_id and h.petition_id = p.id), p.received_on) end`;

function conditions(filter: RegisterFilter, today: string, soon: string): { where: string[]; params: unknown[] } {
  const params: unknown[] = [];
  const where: string[] = [];
  const add = (sql: (n: number) => string, value: unknown) => {
    params.push(value);
    where.push(sql(params.length));
  };
  const bind = (value: unknown) => `$${params.push(value)}`;
  if (filter.figure) {
    const shift = params.length;
    where.push(`(${filter.figure.sql.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + shift}`)})`);
    params.push(...filter.figure.params);
  }
  // The unit is said aloud even when reach already limits it: the planner then walks the unit's own index.
  if (filter.unit !== null) add((n) => `p.unit_id = $${n}`, filter.unit);
  if (filter.type) add((n) => `p.petition_type = $${n}`, filter.type);
  if (filter.status === 'open') where.push("p.closed_on is null and p.status <> 'void'");
  else if (filter.status) add((n) => `p.status = $${n}`, filter.status);
  if (filter.field) {
    const branch = filter.field.includes('.') ? filter.field : null;
    if (branch) add((n) => `p.field = $${n}`, branch);
    else {
      params.push(filter.field);
      where.push(`(p.field = $${params.length} or starts_with(p.field, $${params.length} || '.'))`);
    }
  }
  if (filter.assignee === 0) where.push('p.assigned_to is null');
  else if (filter.assignee !== null) add((n) => `p.assigned_to = $${n}`, filter.assignee);
  if (filter.origin) add((n) => `p.origin_unit_id = $${n}`, filter.origin);
  const days = filter.bookOf === undefined ? 'p.received_on' : enteredOn;
  if (filter.bookOf !== undefined) add((n) => `p.year = $${n}`, filter.bookOf);
  if (filter.from) add((n) => `${days} >= $${n}::date`, filter.from);
  if (filter.to) add((n) => `${days} <= $${n}::date`, filter.to);
  if (filter.due === 'overdue') where.push(`(${figureCondition('overdue', { start: today, end: today, today }, bind)})`);
  if (filter.due === 'soon') where.push(`(${figureCondition('due_soon', { start: today, end: soon, today }, bind)})`);
  if (filter.number) {
    add((n) => `p.number = $${n}`, filter.number.number);
    if (filter.number.year) add((n) => `p.year = $${n}`, filter.number.year);
  }
  return { where, params };
}
