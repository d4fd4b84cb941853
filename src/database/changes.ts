// What a kept result depends on: the moment it was counted at, what its reader may not know, and what changed since.
import type { UnitTx } from './tx.ts';

export interface Reading extends Record<Wall, string> {
  /** What this transaction sees, before anything was counted. */
  snapshot: string;
}

/** Behind which wall the counted tables stand: rows that all may read who may read the record's number, or words that are shut to some of them. */
export type Wall = 'numbers' | 'words';

const reach = "case when current_setting('app.all', true) = '1' then 'all' else current_setting('app.units', true) end";
const numbers = `${reach}, array(select unnest(hidden_petitions()) order by 1), array(select unnest(hidden_visits()) order by 1)`;
/**
 * Everything by which the wall decides whether a row is there for this officer. A test reads the policies of the tables that are counted
 * and finds each of their settings and functions named here.
 */
export const walls: Readonly<Record<Wall, string>> = {
  numbers,
  words: `${numbers}, array(select unnest(hidden_transfers()) order by 1), array(select unnest(shut_petitions()) order by 1), array(select unnest(shut_visits()) order by 1),
    current_setting('app.sealed', true), array(select unnest(sealed_units()) order by 1), case when current_setting('app.sealed', true) = 'own' then current_setting('app.unit', true) end,
    nullif(current_setting('app.seen_by', true), '') is null,
    case when current_setting('app.assigned', true) = '1' then array(select unnest(assigned_petitions()) order by 1) end,
    case when current_setting('app.contents', true) = 'own' then current_setting('app.units', true) end`,
};

/** How each wall stands for this officer: two with the same reading are counted the same figures. */
export function readingOf(tx: UnitTx): Promise<Reading> {
  const of = (wall: Wall) => `md5(jsonb_build_array(${walls[wall]})::text) as ${wall}`;
  return tx.one<Reading>(`select pg_current_snapshot()::text as snapshot, ${of('numbers')}, ${of('words')}`);
}

export interface Changes {
  /** What was seen when it was asked for changes: what is counted afterwards has at least that in it. */
  snapshot: string;
  /** The units within reach in which something the figures count was changed. */
  units: number[];
}

/** What transactions that a snapshot did not see have changed, within reach, of what the figures count. */
export function changesSince(tx: UnitTx, snapshot: string): Promise<Changes> {
  return tx.one<Changes>(
    `select pg_current_snapshot()::text as snapshot, array(select distinct c.unit_id from fact_changes c
      where c.txid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(c.txid, $1::text::pg_snapshot)) as units`,
    [snapshot],
  );
}
