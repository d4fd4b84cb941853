// Choosing a limit the law leaves open: dated, with its reason, in the audit; what the law says plainly stays (decision 25).
import { recordHouseEvent } from '../audit/events.ts';
import { FormInvalid, NotFound } from '../errors.ts';
import type { Context } from '../web/pages.ts';
import { recomputeEverywhere } from './holidays-actions.ts';
import { isOpenRule, type RuleBook } from './rule-book.ts';
import { addRuleSetting } from './rule-settings-records.ts';
import type { ClockRule, DayUnit } from './rules.ts';

/** The rules in force on a day that an installation may choose about. */
export function openRules(book: RuleBook, on: string): ClockRule[] {
  const codes = new Set(book.all().map((rule) => rule.code));
  return [...codes].flatMap((code) => {
    const rule = book.findInForce(code, on);
    return rule && isOpenRule(rule) ? [rule] : [];
  });
}

/** @throws NotFound where the law leaves nothing to choose */
export function openRule(book: RuleBook, code: string, on: string): ClockRule {
  const rule = openRules(book, on).find((one) => one.code === code);
  if (!rule) throw new NotFound();
  return rule;
}

/** @throws NotFound, FormInvalid: a day already over would move what was told to citizens */
export async function setRule(
  context: Context,
  code: string,
  form: { length: number; unit: DayUnit; from: string; basis: string },
): Promise<void> {
  const { house, actor, moment, requestId } = context;
  const rules = await context.services.rules(house);
  const rule = openRule(rules.book, code, moment.today);
  if (form.from < moment.today)
    throw new FormInvalid({ from: 'Áp dụng từ hôm nay trở đi: thời hạn đã bắt đầu trước đó giữ nguyên' });
  const before = rules.book.findInForce(code, form.from) ?? rule;
  if (before.length === form.length && before.unit === form.unit)
    throw new FormInvalid({ '': 'Chưa có gì thay đổi so với mức đang áp dụng vào ngày này' });
  await addRuleSetting(house, { code, ...form }, actor.accountId, moment.at);
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: actor.accountId,
    kind: 'rule.set',
    data: { code, label: rule.label, length: form.length, unit: form.unit, on: form.from, reason: form.basis },
    requestId,
  });
  await recomputeEverywhere(context);
}
