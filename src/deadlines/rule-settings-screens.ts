// Pages of the limits the law leaves to the installation.
import { raised } from '../first-letter.ts';
import type { FormState } from '../web/forms.ts';
import { formatDate, formatDateTime } from './dates.ts';
import type { KeptSettings } from './rule-settings-records.ts';
import { type ClockRule, lengthWords } from './rules.ts';

type Link = { href: string; label: string };

export interface RuleSettingsPage {
  title: string;
  since: string;
  rules: {
    label: string;
    href: string;
    now: string;
    basis: string /** What was chosen, by day; a sentence where nothing was. */;
    planned: string[];
  }[];
}
export interface RuleSettingPage {
  title: string;
  back: Link;
  form: FormState;
  /** Days are typed where the law names none; of two readings one is chosen. */
  isFree: boolean;
  readings: { value: string; label: string }[];
  units: { value: string; label: string }[];
  law: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'admin/rule-settings': RuleSettingsPage;
    'admin/rule-setting': RuleSettingPage;
  }
}

/** Every open limit as it is counted today, with what was chosen for it. */
export function ruleSettingsScreen(rules: readonly ClockRule[], kept: KeptSettings, mayChange: boolean): RuleSettingsPage {
  return {
    title: 'Thời hạn cơ quan tự chọn',
    since: kept.changedAt
      ? `Sửa gần nhất ${formatDateTime(kept.changedAt)}, ${kept.changedBy ?? 'phần mềm'}.`
      : 'Chưa ai sửa: đang theo mức khi cài đặt.',
    rules: rules.map((rule) => ({
      label: rule.label,
      href: mayChange ? `/admin/rules/${rule.code}` : '',
      now: lengthWords(rule.length, rule.unit),
      basis: raised(rule.basis),
      planned: plannedWords(rule, kept),
    })),
  };
}

function plannedWords({ code }: ClockRule, { settings }: KeptSettings): string[] {
  const chosen = settings
    .filter((one) => one.code === code)
    .map(({ length, unit, from, basis }) =>
      [`${from ? `Từ ${formatDate(from)}: ` : ''}${lengthWords(length, unit)}`, basis].filter(Boolean).join('. '),
    );
  return chosen.length > 0 ? chosen : ['Theo mức khi cài đặt'];
}

/** The form of one limit. */
export function ruleSettingScreen(form: FormState, rule: ClockRule): RuleSettingPage {
  const readings = rule.alt ? [rule, rule.alt] : [];
  return {
    title: rule.label,
    back: { href: '/admin/rules', label: 'Thời hạn cơ quan tự chọn' },
    form,
    isFree: rule.confidence === 'uncertain',
    readings: readings.map((one) => ({ value: one.unit, label: `${lengthWords(one.length, one.unit)}, theo ${one.basis}` })),
    units: [
      { value: 'wd', label: 'Ngày làm việc' },
      { value: 'cal', label: 'Ngày, tính cả ngày nghỉ' },
    ],
    law: `Đang tính ${lengthWords(rule.length, rule.unit)} kể từ ${rule.triggerWords}. ${rule.note ?? ''}`.trim(),
  };
}
