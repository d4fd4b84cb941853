// Whether a unit's words behind the seal are still to be searched for officers who were given a post or a name. The database asks for it
// by itself when that happens (migration 20261210012100).
import { enqueue } from '../../database/outbox.ts';
import type { Tx, UnitTx } from '../../database/tx.ts';

/** When the search still to be done was asked for, as the database writes it; null when nothing is left. */
export const searchWanted = async (tx: Tx, unitId: number): Promise<string | null> =>
  (
    await tx.maybe<{ wanted: string | null }>('select wanted_at::text as wanted from unread_searches where unit_id = $1', [
      unitId,
    ])
  )?.wanted ?? null;

/** Asks for the search of words that have come from another office: its officers were never looked for in them. */
export async function wantSearch(tx: UnitTx, unitId: number): Promise<void> {
  await tx.run(
    `insert into unread_searches (unit_id, wanted_at) values ($1, clock_timestamp())
     on conflict (unit_id) do update set wanted_at = excluded.wanted_at`,
    [unitId],
  );
  await enqueue(tx, 'search_unread', { unitId }, { key: `search_unread:${unitId}` });
}

/** All is searched that stood when it was asked for; what was asked for since stays asked. @param wanted as searchWanted gave it */
export async function endSearch(tx: UnitTx, unitId: number, wanted: string): Promise<void> {
  await tx.run('update unread_searches set wanted_at = null where unit_id = $1 and wanted_at = $2::timestamptz', [
    unitId,
    wanted,
  ]);
}
