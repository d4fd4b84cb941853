// Changing the rules for passwords and sessions: audited with what they were before.
import { recordHouseEvent } from '../../audit/events.ts';
import { FormInvalid } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { loadRules } from './queries.ts';
import { saveRules } from './records.ts';
import { type AccountRules, ruleNames } from './rule-set.ts';

/** @throws FormInvalid when nothing is different */
export async function changeRules(context: Context, form: AccountRules & { reason: string }): Promise<void> {
  const { house, actor, moment, requestId, services } = context;
  const before = await loadRules(house, services.config);
  const changes = ruleNames
    .filter((name) => before[name] !== form[name])
    .map((name) => ({ name, from: before[name], to: form[name] }));
  if (changes.length === 0) throw new FormInvalid({ '': 'Chưa có mục nào thay đổi' });
  const { reason, ...rules } = form;
  await saveRules(house, rules, actor.accountId, moment.at);
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: actor.accountId,
    kind: 'account.rules_changed',
    data: { changes, reason },
    requestId,
  });
}
