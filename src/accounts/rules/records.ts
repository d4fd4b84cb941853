// The only writer of the rules for passwords and sessions.
import type { HouseTx } from '../../database/tx.ts';
import { rulesKey } from './queries.ts';
import type { AccountRules } from './rule-set.ts';

/** Locks the rules against a second administrator and writes them. */
export async function saveRules(house: HouseTx, rules: AccountRules, accountId: number, at: Date): Promise<void> {
  await house.run(
    `insert into settings (key, value, changed_by, changed_at) values ($1, $2, $3, $4)
     on conflict (key) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [rulesKey, JSON.stringify(rules), accountId, at],
  );
}
