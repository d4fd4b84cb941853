// The only writer of what this installation chose where the law leaves a limit open.
import { calledAt } from '../accounts/names.ts';
import type { HouseTx } from '../database/tx.ts';
import type { RuleSetting } from './rule-book.ts';

const ruleSettingsKey = 'rules';

export interface KeptSettings {
  settings: readonly RuleSetting[];
  changedAt: Date | null;
  changedBy: string | null;
}

/** What was chosen, oldest first; nothing where nobody chose. */
export async function findRuleSettings(house: HouseTx): Promise<KeptSettings> {
  const row = await house.maybe<{ value: RuleSetting[]; changedAt: Date | null; changedBy: string | null }>(
    `select s.value, s.changed_at, ${calledAt('a', 's.changed_at')} as changed_by from settings s left join accounts a on a.id = s.changed_by where s.key = $1`,
    [ruleSettingsKey],
  );
  return { settings: row?.value ?? [], changedAt: row?.changedAt ?? null, changedBy: row?.changedBy ?? null };
}

/** Adds one choice; another for the same limit and day takes its place. */
export async function addRuleSetting(house: HouseTx, setting: RuleSetting, accountId: number, at: Date): Promise<void> {
  await house.run(
    `insert into settings (key, value, changed_by, changed_at) values ($1, jsonb_build_array($2::jsonb), $3, $4)
     on conflict (key) do update set changed_by = excluded.changed_by, changed_at = excluded.changed_at,
       value = (select coalesce(jsonb_agg(one), '[]') from jsonb_array_elements(settings.value) one
                 where not (one ->> 'code' = $2::jsonb ->> 'code' and one ->> 'from' is not distinct from $2::jsonb ->> 'from')) || excluded.value`,
    [ruleSettingsKey, JSON.stringify(setting), accountId, at],
  );
}
