// Matters that bring more petitions than before, and petitions of large groups. Within the wall like every list.
import type { Param, UnitTx } from '../../database/tx.ts';
import { type FigureDays, figureCondition } from '../predicates.ts';

/** Fewer petitions on one matter are no hot spot. */
export const hotFrom = 3;

/** Received in the period, and in as many days before it. */
export interface HotMatter {
  threadId: string;
  n: number;
  before: number;
  /** Where any of its petitions is. */
  units: number[];
}
export interface GrowingMatter extends HotMatter {
  unitNames: string;
  /** Of its newest petition whose words may be read; null where there is none. */
  subject: string | null;
}

/** The period, and the days right before it. */
export interface HotDays {
  days: FigureDays;
  before: { start: string; end: string };
}

/**
 * Every matter with at least `hotFrom` petitions received in the period. `units`: those looked through; null: all. `among`: only these
 * matters; null: all.
 */
export function hotMatters(
  tx: UnitTx,
  { days, before }: HotDays,
  units: readonly number[] | null,
  among: readonly string[] | null = null,
): Promise<HotMatter[]> {
  const params: Param[] = [];
  const bind = (value: Param) => `$${params.push(value)}`;
  const within = `${units === null ? '' : ` and p.unit_id = any (${bind(units)}::int[])`}`;
  const received = (of: FigureDays) => `${figureCondition('received', of, (value) => bind(value as Param))}${within}`;
  return tx.rows<HotMatter>(
    `with hot as (select p.thread_id, count(*)::int as n from petitions p
       where ${among === null ? 'true' : `p.thread_id = any (${bind(among)}::uuid[])`} and ${received(days)} group by 1 having count(*) >= ${hotFrom})
     select hot.*, (select count(*)::int from petitions p where p.thread_id = hot.thread_id and ${received({ ...days, ...before })}) as before,
       array(select distinct p.unit_id from petitions p where p.thread_id = hot.thread_id) as units
     from hot`,
    params,
  );
}

/**
 * The hot matters of all units once some of these have changed: only what has a petition there, or had one, may be another number now.
 * @param known as they were before
 */
export async function hotMattersAnew(
  tx: UnitTx,
  known: readonly HotMatter[],
  changed: readonly number[],
  { days, before }: HotDays,
): Promise<HotMatter[]> {
  const touched = await tx.rows<{ threadId: string }>(
    'select distinct p.thread_id from petitions p where p.unit_id = any ($1::int[]) and p.received_on between $2::date and $3::date',
    [[...changed], before.start, days.end],
  );
  const there = (one: HotMatter) => one.units.some((unit) => changed.includes(unit));
  const asked = new Set([...touched, ...known.filter(there)].map(({ threadId }) => threadId));
  return [...known.filter(({ threadId }) => !asked.has(threadId)), ...(await hotMatters(tx, { days, before }, null, [...asked]))];
}

/** Those that brought more than in the days before, most first. */
export const growing = (hot: readonly HotMatter[], most: number): HotMatter[] =>
  hot
    .filter(({ n, before }) => n > before)
    .sort((a, b) => b.n - b.before - (a.n - a.before) || b.n - a.n || (a.threadId < b.threadId ? -1 : 1))
    .slice(0, most);

/** The units that received them and what they are about, in the order given. */
export async function describeMatters(tx: UnitTx, hot: readonly HotMatter[], days: FigureDays): Promise<GrowingMatter[]> {
  if (hot.length === 0) return [];
  const params: Param[] = [hot.map(({ threadId }) => threadId)];
  const received = figureCondition('received', days, (value) => `$${params.push(value as Param)}`);
  const rows = await tx.rows<{ threadId: string; unitNames: string; subject: string | null }>(
    `select g.thread_id, coalesce((select string_agg(distinct u.name, ', ') from petitions p join units u on u.id = p.unit_id where p.thread_id = g.thread_id and ${received}), '') as unit_names,
       (select c.subject from petitions p join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
         where p.thread_id = g.thread_id and not p.sealed order by p.received_on desc, p.id desc limit 1) as subject
     from unnest($1::uuid[]) g(thread_id)`,
    params,
  );
  const of = new Map(rows.map((row) => [row.threadId, row]));
  return hot.map((one) => ({
    ...one,
    unitNames: of.get(one.threadId)?.unitNames ?? '',
    subject: of.get(one.threadId)?.subject ?? null,
  }));
}
