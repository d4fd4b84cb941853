// How the server plans and runs what follows in a transaction.
import { together } from './together.ts';
import type { Tx } from './tx.ts';

/**
 * For the rest of this transaction a statement is planned once for all its values. What waits for a signature takes longer to plan than
 * to look up.
 */
export const planOnce = (tx: Tx): Promise<number> => tx.run("select set_config('plan_cache_mode', 'force_generic_plan', true)");

/** One statement planned once for all its values; those after it as the connection plans by itself. Sent with it in one go. */
export async function plannedOnce<T>(tx: Tx, ask: () => Promise<T>): Promise<T> {
  const [, answer] = await together(planOnce(tx), ask(), tx.run('reset plan_cache_mode'));
  return answer;
}

/** What follows groups or joins years of a city: in memory. With the few MB of a page's statement it is done on disk, twice as long. */
export const groupInMemory = (tx: Tx): Promise<number> => tx.run("select set_config('work_mem', '64MB', true)");
