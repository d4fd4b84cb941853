// What the one pass over the figures counted, beside each figure counted alone by the predicate its list asks.

import { type Asked, monthSpans, type Span, sumOf } from '../../src/dashboard/figures/figures.ts';
import { countFigures } from '../../src/dashboard/figures/queries.ts';
import { type Figure, figureFilter } from '../../src/dashboard/predicates.ts';
import type { UnitTx } from '../../src/database/tx.ts';

/** Both, for some units or (null) all within reach: equal where the figures are right. */
export async function bothCounts(tx: UnitTx, asked: Asked, units: readonly number[] | null) {
  const { fieldFigures, types, fields, units: byUnit, ...found } = sumOf(await countFigures(tx, asked, units), asked.end);
  const rowsOf = (figure: Figure, span: Span) => {
    const { sql, params } = figureFilter(figure, { ...span, today: asked.today, people: asked.people }, units);
    return tx.rows<{ unitId: number; branch: string; petitionType: string }>(
      `select p.unit_id, split_part(p.field, '.', 1) as branch, p.petition_type from petitions p where ${sql}`,
      params as never[],
    );
  };
  const count = async (figure: Figure, span: Span | null | undefined) => (span ? (await rowsOf(figure, span)).length : 0);
  const then = { start: asked.dayBefore, end: asked.dayBefore };
  const months = [];
  for (const span of monthSpans(asked.end))
    months.push({
      month: span.start.slice(0, 7),
      received: await count('received', span),
      handled: await count('handled', span),
    });
  const four = await Promise.all((['received', 'handled', 'on_time', 'overdue'] as const).map((figure) => rowsOf(figure, asked)));
  const grouped = (key: 'branch' | 'unitId') => {
    const groups = new Map<string, number[]>();
    for (const [place, rows] of four.entries())
      for (const row of rows) {
        const group = groups.get(String(row[key])) ?? [0, 0, 0, 0];
        group[place] = (group[place] ?? 0) + 1;
        groups.set(String(row[key]), group);
      }
    return Object.fromEntries(groups);
  };
  const kinds: Record<string, number> = {};
  for (const { petitionType } of four[0] ?? []) kinds[petitionType] = (kinds[petitionType] ?? 0) + 1;
  const { largeVisits, ...numbers } = found.numbers;
  return {
    counted: {
      numbers,
      months: found.months,
      fields: Object.fromEntries(fieldFigures.map((one) => [one.code, [one.received, one.handled, one.onTime, one.overdue]])),
      units: Object.fromEntries(byUnit.map((one) => [one.unitId, [one.received, one.handled, one.onTime, one.overdue]])),
      kinds: Object.fromEntries(types.map(({ code, n }) => [code, n])),
    },
    listed: {
      numbers: {
        received: await count('received', asked),
        handled: await count('handled', asked),
        onTime: await count('on_time', asked),
        open: await count('open', asked),
        overdue: await count('overdue', asked),
        dueSoon: await count('due_soon', asked.soon),
        largeGroups: await count('large_group', asked),
        receivedBefore: await count('received', asked.before),
        handledBefore: await count('handled', asked.before),
        onTimeBefore: await count('on_time', asked.before),
        openBefore: await count('open_then', then),
        overdueBefore: await count('overdue_then', then),
        dueSoonBefore: await count('due_then', asked.soon?.before),
      },
      months,
      fields: grouped('branch'),
      units: grouped('unitId'),
      kinds,
    },
  };
}
