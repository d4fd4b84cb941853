// The page of the rules for passwords and sessions.
import { formatDateTime } from '../../deadlines/dates.ts';
import type { FormState } from '../../web/forms.ts';
import type { KeptRules } from './queries.ts';
import { ruleLimits, ruleNames, type SessionFloor } from './rule-set.ts';

export interface AccountRulesPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  since: string;
  rules: { name: string; words: string; help: string }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'admin/account-rules': AccountRulesPage;
  }
}

/** The form with the limits said beside every rule. */
export function rulesScreen(form: FormState, kept: KeptRules | undefined, floor: SessionFloor): AccountRulesPage {
  const limits = ruleLimits(floor);
  return {
    title: 'Quy định về mật khẩu và phiên làm việc',
    back: { href: '/admin/accounts', label: 'Tài khoản' },
    form,
    since: kept?.changedAt
      ? `Sửa gần nhất ${formatDateTime(kept.changedAt)}, ${kept.changedBy ?? 'phần mềm'}.`
      : 'Chưa ai sửa: đang theo mức khi cài đặt.',
    rules: ruleNames.map((name) => {
      const limit = limits[name];
      return {
        name,
        words: `${limit.label} (${limit.unit})`,
        help: `${limit.hint}. Từ ${limit.least} đến ${limit.most} ${limit.unit}${limit.mayBeNone ? ', hoặc 0' : ''}.`,
      };
    }),
  };
}
