// What of the dashboard is asked anew at every look: it hangs on more than the figures count, and is of few petitions.
import type { HouseTx, Param, UnitTx } from '../database/tx.ts';
import type { GroupFigures, Totals } from './figures/figures.ts';
import { type FigureDays, figureCondition } from './predicates.ts';

/** How many petitions soon due wait only for a signature or an approval. */
export async function countUnsigned(tx: UnitTx, days: FigureDays, units: readonly number[] | null): Promise<number> {
  const params: Param[] = [];
  const condition = figureCondition('due_soon_unsigned', days, (value) => `$${params.push(value as Param)}`, units);
  return (await tx.one<{ n: number }>(`select count(*)::int as n from petitions p where ${condition}`, params)).n;
}

/** How many open petitions have no day for want of a calendar: none but of old books. */
export async function countUndated(tx: UnitTx, days: FigureDays, units: readonly number[] | null): Promise<number> {
  const params: Param[] = [];
  const condition = figureCondition('undated', days, (value) => `$${params.push(value as Param)}`);
  const within = units === null ? 'true' : `p.unit_id = any ($${params.push([...units])}::int[])`;
  return (await tx.one<{ n: number }>(`select count(*)::int as n from petitions p where ${within} and ${condition}`, params)).n;
}

/** The totals with those of them that wait for a superior's yes. */
export type Numbers = Totals & { dueSoonUnsigned: number };

export interface UnitFigures extends GroupFigures {
  unitId: number;
  unitName: string;
}

/** The figures with the names the units bear now, of those that have ended with the mark that they did, most overdue first. */
export async function withNames(
  house: HouseTx,
  figures: readonly ({ unitId: number } & GroupFigures)[],
  today: string,
): Promise<UnitFigures[]> {
  const named = await house.rows<{ id: number; name: string }>(
    `select id, name || case when upper(during) <= $2::date then ' (đã kết thúc hoạt động)' else '' end as name
       from units where id = any ($1::int[]) order by sort_key, id`,
    [figures.map(({ unitId }) => unitId), today],
  );
  const of = new Map(figures.map((one) => [one.unitId, one]));
  return named
    .flatMap(({ id, name }) => {
      const one = of.get(id);
      return one ? [{ ...one, unitName: name }] : [];
    })
    .sort((one, other) => other.overdue - one.overdue);
}
