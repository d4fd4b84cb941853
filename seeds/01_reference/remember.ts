// What seeding has once given and an administrator may since have taken away: it is not given again.
import type { Tx } from '../../src/database/tx.ts';

/**
 * Notes `items` under a settings key.
 * @returns those never given before
 */
export async function remember(tx: Tx, key: string, items: readonly string[]): Promise<Set<string>> {
  const known = await tx.maybe<{ value: string[] }>('select value from settings where key = $1 for update', [key]);
  const given = new Set(known?.value ?? []);
  const fresh = new Set(items.filter((item) => !given.has(item)));
  if (fresh.size > 0) {
    await tx.run('insert into settings (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value', [
      key,
      JSON.stringify([...given, ...fresh].sort()),
    ]);
  }
  return fresh;
}
