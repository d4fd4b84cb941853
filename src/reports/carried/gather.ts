// A table beside the period before: what was left over there, as reported where it was, and what this period begins with.
import type { UnitTx } from '../../database/tx.ts';
import type { Context } from '../../web/pages.ts';
import { placeKey } from '../checks.ts';
import type { ClosedReport } from '../closing/closing.ts';
import { newestReports } from '../closing/queries.ts';
import { countingReports } from '../consolidated/consolidated.ts';
import { shownByUnit } from '../consolidated/gather.ts';
import { keptByUnit, keptWhileUnchanged } from '../kept/kept.ts';
import { wallOf } from '../kept/wall-of.ts';
import type { Period } from '../periods.ts';
import { figuresOf } from '../queries.ts';
import type { Scope } from '../scope.ts';
import type { Place } from '../tables/index.ts';
import type { Table } from '../tables/table.ts';
import { type Carried, type CarryRule, carryRules, earlierPeriod } from './carried.ts';
import { countRows } from './queries.ts';

/** Undefined of a table that begins with nothing. */
export const ruleOf = (table: Table): CarryRule | undefined => carryRules.find(({ code }) => code === table.code);

/** The reports of a period that count, of the units asked for: those that hold this table. */
export async function reportsBefore(tx: UnitTx, table: Table, before: Period, scope: Scope): Promise<ClosedReport[]> {
  const reports = countingReports(await newestReports(tx, before));
  return reports.filter(
    ({ unitId, figures }) => figures[table.code] !== undefined && (scope.units === null || scope.units.includes(unitId)),
  );
}

/** @param now the figure of the column compared; null for a table or a period that has no such comparison */
export async function carriedOver(
  context: Pick<Context, 'tx' | 'services'>,
  table: Table,
  period: Period,
  scope: Scope,
  now: (no: number) => number,
): Promise<Carried | null> {
  const { tx } = context;
  const rule = ruleOf(table);
  const before = earlierPeriod(period);
  if (!rule || !before) return null;
  const places: Place[] = [
    [table.code, rule.total],
    [table.code, rule.done],
  ];
  const reports = await reportsBefore(tx, table, before, scope);
  const reported = await shownByUnit(tx, reports, places);
  const what = (part: string) => ({ wall: wallOf(table.code), name: ['carried', table.code, period.from, period.to, part] });
  const live = await keptByUnit(context, scope, what('before'), (units) => figuresOf(tx, places, before, { ...scope, units }));
  const leftIn = (figures: ReadonlyMap<string, number>) =>
    (figures.get(placeKey([table.code, rule.total])) ?? 0) - (figures.get(placeKey([table.code, rule.done])) ?? 0);
  const units = new Map([...live, ...reported]);
  const { isLost } = rule;
  const lost = isLost
    ? await keptWhileUnchanged(context, scope, what('lost'), () => countRows(tx, rule, isLost, before, scope))
    : 0;
  return {
    rule,
    before,
    now: now(rule.total),
    left: [...units.values()].reduce((sum, figures) => sum + leftIn(figures), 0) - lost,
    added: await keptWhileUnchanged(context, scope, what('new'), () => countRows(tx, rule, rule.isNew, period, scope)),
    reported: reports.length,
    units: Math.max(units.size, scope.units?.length ?? 0),
  };
}
