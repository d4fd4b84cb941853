// What a kept result depends on: the moment it was counted at, what its reader may not know, and whether anything changed since.
import type { UnitTx } from '../../database/tx.ts';

export interface Reading {
  /** What this transaction sees, before anything was counted. */
  snapshot: string;
  /** Whose records the wall lets through, and which of them it hides. */
  reader: string;
}

/** How the wall stands for this officer: two with the same reading are counted the same figures. */
export function readingOf(tx: UnitTx): Promise<Reading> {
  return tx.one<Reading>(
    `select pg_current_snapshot()::text as snapshot, md5(jsonb_build_array(case when current_setting('app.all', true) = '1' then 'all' else current_setting('app.units', true) end,
       array(select unnest(hidden_petitions()) order by 1), array(select unnest(hidden_visits()) order by 1))::text) as reader`,
  );
}

/** Whether a transaction that a snapshot did not see has changed, within reach, what the tables count. */
export async function changedSince(tx: UnitTx, snapshot: string): Promise<boolean> {
  const { changed } = await tx.one<{ changed: boolean }>(
    `select exists (select 1 from fact_changes c
      where c.txid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(c.txid, $1::text::pg_snapshot)) as changed`,
    [snapshot],
  );
  return changed;
}
