// The rows behind many figures at once, as SQL: one statement a source, a line a row and column it is counted in. Pure.
import { placeKey } from '../checks.ts';
import { rowsForMany } from '../facts.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnOf, type FactName, type PlacedColumn } from '../tables/table.ts';

const refs: Readonly<Record<FactName, string>> = {
  petition: 'f.petition_id',
  matter: 'f.petition_id',
  decision: 'f.petition_id',
  police: 'f.petition_id',
  visit: 'f.visit_id',
  visitMatter: 'f.visit_id',
  day: 'f.day_id',
  petitionState: 'f.petition_id',
  matterState: 'f.petition_id',
  resolution: 'f.petition_id',
  reply: 'f.petition_id',
};

/** As which source `untold_in_reports` tells of the rows of each: made of one petition, of a decision, of all of a matter. */
export const untoldAs: Readonly<Record<FactName, string>> = {
  petition: 'petition',
  matter: 'matter',
  decision: 'decision',
  police: 'decision',
  visit: 'visit',
  visitMatter: 'visitMatter',
  day: 'day',
  petitionState: 'petition',
  matterState: 'matter',
  resolution: 'decision',
  reply: 'petition',
};
export type RefKind = 'petition' | 'visit' | 'day';
/** What kind of record the rows of a source point to. */
export const refKind = (source: FactName): RefKind =>
  source === 'visit' || source === 'visitMatter' ? 'visit' : source === 'day' ? 'day' : 'petition';

/** The rows behind one figure: each row's id, the record it stands for, and what it adds. */
export interface Members {
  place: string;
  ids: number[];
  refs: number[];
  adds: number[];
}

/** Rows (unit_id, place, id, ref, add) of every source these places need; parameters as facts.ts has them. */
export function memberRows(places: readonly Place[]): { source: FactName; places: string[]; sql: string }[] {
  const bySource = new Map<FactName, { key: string; column: PlacedColumn }[]>();
  for (const place of places) {
    const column = columnOf(tables[place[0]], place[1]);
    if (column.facts === null) continue;
    bySource.set(column.facts, [...(bySource.get(column.facts) ?? []), { key: placeKey(place), column }]);
  }
  return [...bySource].map(([source, columns]) => {
    const lines = columns.map(
      ({ key, column }) =>
        `('${key}', ${column.where}, ${column.sum === null ? '1::float8' : `coalesce(${column.sum}, 0)::float8`})`,
    );
    return {
      source,
      places: columns.map(({ key }) => key),
      sql: `select f.unit_id, x.place, f.id, ${refs[source]} as ref, x.add from (${rowsForMany(source)}) f cross join lateral (values ${lines.join(', ')}) x(place, fits, add) where x.fits and x.add <> 0`,
    };
  });
}
