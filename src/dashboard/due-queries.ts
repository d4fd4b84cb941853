// The petitions behind "quá hạn" and "sẽ quá hạn": asked by the figure's own predicate, with the hands each lies in.
import type { Param, UnitTx } from '../database/tx.ts';
import { NotFound } from '../errors.ts';
import { owesTransferNotice } from '../petitions/open-work.ts';
import { isSentOnSql, type PetitionStatus, type PetitionType } from '../petitions/petition.ts';
import { awaitsSignature, awaitsSignatureAmong, isHeldByPaper } from '../work/paper-queries.ts';
import { type Figure, type FigureDays, figureCondition, figureFilter } from './predicates.ts';

export interface DueRow {
  unitId: number;
  id: number;
  /** Its proceeding while that is open; null for a petition still in processing. */
  proceedingId: number | null;
  year: number;
  number: number;
  petitionType: PetitionType;
  sealed: boolean;
  pastHead: boolean;
  unitName: string;
  status: PetitionStatus;
  outcome: string | null;
  /** The state of the proceeding. */
  state: string | null;
  dueOn: string | null;
  holderId: number | null;
  holderName: string | null;
  nextRole: string | null;
  assignedTo: number | null;
  registeredBy: number;
  subject: string | null;
  isUnsigned: boolean;
  /** A paper waits for whoever decides: the holder when one is named, otherwise the unit's leaders. */
  isHeldByPaper: boolean;
  /** When somebody urged it today; null when nobody did. */
  urgedAt: Date | null;
}

const dueOn = 'case when g.id is null then p.due_on else g.due_on end';
/** An accepted petition leaves processing and goes on as its proceeding, whose day and hands count then. */
const openProceeding = 'left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null';

/**
 * Words and hands are joined to the rows found, not to all that were looked through. `found` gives unit_id and id; $1 is today. One that was
 * sent on waits for the notice to whoever denounced: with the clerk or, past the head, with who registered it.
 */
const rowsOf = (found: string) => `with found as (${found})
  select p.unit_id, p.id, g.id as proceeding_id, p.year, p.number, p.petition_type, p.sealed, p.past_head, u.name as unit_name, p.status, p.outcome, g.state,
    ${dueOn} as due_on, h.id as holder_id, h.name as holder_name, k.is_held_by_paper,
    case when k.is_held_by_paper then null when g.id is not null then g.next_role when ${isSentOnSql('p')} then 'clerk' else p.next_role end as next_role, p.assigned_to, p.registered_by, c.subject,
    ${awaitsSignature} as is_unsigned,
    (select max(e.at) from events e where e.unit_id = p.unit_id and e.petition_id = p.id and e.kind = 'petition.urged'
      and (e.at at time zone 'Asia/Ho_Chi_Minh')::date = $1::date) as urged_at
  from found f join petitions p on p.unit_id = f.unit_id and p.id = f.id ${openProceeding}
  join units u on u.id = p.unit_id
  cross join lateral (select ${isHeldByPaper} as is_held_by_paper) k
  left join accounts h on h.id = case when k.is_held_by_paper then g.resolver_id when g.id is not null then g.holder_id when ${isSentOnSql('p')} and p.past_head then p.registered_by else p.holder_id end
  left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id`;

/** A petition of a list, told apart by unit and id. */
export type DueKey = Pick<DueRow, 'unitId' | 'id'>;

/** What is due first of one unit, and how many of all its petitions that are asked for only wait for a yes. */
export interface UnitDue {
  first: (DueKey & { dueOn: string | null; isUnsigned: boolean })[];
  unsigned: number;
}

interface DueAsked {
  figure: Extract<Figure, 'overdue' | 'due_soon'>;
  days: FigureDays;
  /** Those that only wait for a yes come first and are counted. */
  unsignedFirst: boolean;
  most: number;
}

/** The nearest or longest due of a figure, unit by unit. `units`: those looked through; null: all. */
export async function findDueByUnit(
  tx: UnitTx,
  { figure, days, unsignedFirst, most }: DueAsked,
  units: readonly number[] | null,
): Promise<ReadonlyMap<number, UnitDue>> {
  const params: Param[] = [most];
  const condition = figureCondition(figure, days, (value) => `$${params.push(value as Param)}`, units);
  const within = units === null ? '' : ` and p.unit_id = any ($${params.push([...units])}::int[])`;
  const rows = await tx.rows<UnitDue['first'][number] & { unsigned: number }>(
    `with d as materialized (select p.unit_id, p.id, ${dueOn} as due_on from petitions p ${openProceeding} where ${condition}${within}),
     s as (select d.*, ${unsignedFirst ? awaitsSignatureAmong('select unit_id, id from d') : 'false'} as is_unsigned
       from d join petitions p on p.unit_id = d.unit_id and p.id = d.id),
     o as (select s.*, row_number() over (partition by s.unit_id order by s.is_unsigned desc, s.due_on, s.id) as place,
       count(*) filter (where s.is_unsigned) over (partition by s.unit_id)::int as unsigned from s)
     select unit_id, id, due_on, is_unsigned, unsigned from o where place <= $1`,
    params,
  );
  const found = new Map<number, UnitDue>();
  for (const { unsigned, ...row } of rows) {
    const known = found.get(row.unitId) ?? { first: [], unsigned };
    known.first.push(row);
    found.set(row.unitId, known);
  }
  return found;
}

/** Of several units together: those first that only wait for a yes, then by the day they are due. */
export function firstDue(byUnit: ReadonlyMap<number, UnitDue>, most: number): { found: DueKey[]; unsigned: number } {
  const all = [...byUnit.values()];
  const found = all
    .flatMap(({ first }) => first)
    .sort(
      (a, b) =>
        Number(b.isUnsigned) - Number(a.isUnsigned) ||
        (a.dueOn ?? '9999-12-31').localeCompare(b.dueOn ?? '9999-12-31') ||
        a.id - b.id,
    )
    .slice(0, most)
    .map(({ unitId, id }) => ({ unitId, id }));
  return { found, unsigned: all.reduce((sum, { unsigned }) => sum + unsigned, 0) };
}

/** One page of all of a figure, the longest due first, and how many there are: the very question the figure was counted by. */
export async function pageOfDue(
  tx: UnitTx,
  { figure, days }: Pick<DueAsked, 'figure' | 'days'>,
  units: readonly number[] | null,
  page: { skip: number; most: number },
): Promise<{ found: DueKey[]; all: number }> {
  const { sql, params } = figureFilter(figure, days, units);
  const rows = await tx.rows<DueKey & { all: number }>(
    `select p.unit_id, p.id, count(*) over ()::int as all from petitions p ${openProceeding} where ${sql}
      order by ${dueOn}, p.id limit ${page.most} offset ${page.skip}`,
    params,
  );
  return { found: rows.map(({ unitId, id }) => ({ unitId, id })), all: rows[0]?.all ?? 0 };
}

/** These petitions as they stand today, those first that only wait for a yes when `unsignedFirst`. */
export async function readDue(tx: UnitTx, keys: readonly DueKey[], today: string, unsignedFirst: boolean): Promise<DueRow[]> {
  if (keys.length === 0) return [];
  return tx.rows<DueRow>(
    `${rowsOf('select x.unit_id, x.id from unnest($2::int[], $3::bigint[]) x(unit_id, id)')} order by ${unsignedFirst ? 'is_unsigned desc,' : ''} due_on, id`,
    [today, keys.map(({ unitId }) => unitId), keys.map(({ id }) => id)],
  );
}

/** One open petition within reach, as it stands today. @throws NotFound */
export async function loadDueRow(tx: UnitTx, id: number, today: string): Promise<DueRow> {
  const row = await tx.maybe<DueRow>(
    `${rowsOf("select unit_id, id from petitions where id = $2 and status <> 'void'")}
      where p.closed_on is null and not p.is_paused or g.id is not null and not g.is_paused or ${owesTransferNotice('p')}`,
    [today, id],
  );
  if (!row) throw new NotFound();
  return row;
}
