// The form of the rules for passwords and sessions.
import { z } from 'zod';
import { requiredText } from '../../web/fields.ts';
import { isWithin, type RuleLimit, type RuleName, ruleLimits, ruleNames, type SessionFloor } from './rule-set.ts';

/** 'Nhập số từ 10 đến 64 ký tự', the sentence of a rule outside its limits. */
export const limitWords = (limit: RuleLimit) =>
  `Nhập ${limit.mayBeNone ? '0, hoặc ' : ''}số từ ${limit.least} đến ${limit.most} ${limit.unit}`;

const ruleField = (limit: RuleLimit) =>
  requiredText(limitWords(limit), 20)
    .transform((text) => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN))
    .refine((wanted) => isWithin(limit, wanted), limitWords(limit));

/** The whole form on this machine; the reason goes into the audit. */
export function RulesForm(floor: SessionFloor) {
  const limits = ruleLimits(floor);
  const fields = Object.fromEntries(ruleNames.map((name) => [name, ruleField(limits[name])])) as Record<
    RuleName,
    ReturnType<typeof ruleField>
  >;
  return z.object({ ...fields, reason: requiredText('Nhập lý do hoặc văn bản làm căn cứ', 300) });
}
