// Reading the installation's rules for passwords and sessions.

import type { Config } from '../../config.ts';
import type { HouseTx } from '../../database/tx.ts';
import { calledAt } from '../names.ts';
import { type AccountRules, rulesInForce } from './rule-set.ts';

export const rulesKey = 'accounts.rules';

export interface KeptRules {
  value: unknown;
  changedAt: Date | null;
  changedBy: string | null;
}

/** What the administrator last set, undefined while nobody did. */
export function findRules(house: HouseTx): Promise<KeptRules | undefined> {
  return house.maybe<KeptRules>(
    `select s.value, s.changed_at, ${calledAt('c', 's.changed_at')} as changed_by from settings s left join accounts c on c.id = s.changed_by where s.key = $1`,
    [rulesKey],
  );
}

/** The rules in force now. */
export async function loadRules(house: HouseTx, config: Pick<Config, 'session'>): Promise<AccountRules> {
  return rulesInForce((await findRules(house))?.value, config.session);
}
