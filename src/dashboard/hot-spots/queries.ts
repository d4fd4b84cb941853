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
}
export interface GrowingMatter extends HotMatter {
  unitNames: string;
  /** Of its newest petition whose words may be read; null where there is none. */
  subject: string | null;
}

/**
 * Matters with at least `hotFrom` petitions received in the period and more than in the days before, most first. `units`: those looked
 * through; null: all.
 */
export function growingMatters(
  tx: UnitTx,
  days: FigureDays,
  before: { start: string; end: string },
  most: number,
  units: readonly number[] | null,
): Promise<HotMatter[]> {
  const params: Param[] = [most];
  const bind = (value: Param) => `$${params.push(value)}`;
  const received = (of: FigureDays) =>
    `${figureCondition('received', of, (value) => bind(value as Param))}${units === null ? '' : ` and p.unit_id = any (${bind(units)}::int[])`}`;
  return tx.rows<HotMatter>(
    `with hot as (select p.thread_id, count(*)::int as n from petitions p where ${received(days)} group by 1 having count(*) >= ${hotFrom}),
     grown as (
       select hot.*, (select count(*)::int from petitions p where p.thread_id = hot.thread_id and ${received({ ...days, ...before })}) as before from hot)
     select g.thread_id, g.n, g.before from grown g where g.n > g.before order by g.n - g.before desc, g.n desc, g.thread_id limit $1`,
    params,
  );
}

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
