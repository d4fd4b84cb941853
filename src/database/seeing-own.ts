// The one way round the wall for a blind writer: an officer who takes a denunciation in may not read it afterwards (decisions 16).
import type { UnitTx } from './tx.ts';

/**
 * Runs work that makes, or must not overlook, sealed rows of the officer's own unit: PostgreSQL refuses an update whose new row the
 * writer may not read. Where the work is about a sealed row his reading right is lent for this work alone; nothing of what it reads goes to him but what the caller gives.
 */
export async function seeingOwn<T>(tx: UnitTx, sealed: boolean, work: () => Promise<T>): Promise<T> {
  if (!sealed) return work();
  const right = await tx.one<{ sealed: string }>("select current_setting('app.sealed', true) as sealed");
  if (right.sealed === 'own' || right.sealed === 'reach') return work();
  await tx.rows("select set_config('app.sealed', 'own', true)");
  const done = await work();
  await tx.rows("select set_config('app.sealed', $1, true)", [right.sealed]);
  return done;
}
