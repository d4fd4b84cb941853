// The limits the law leaves open, or says in two ways: what this installation counts (decision 25).
import { z } from 'zod';
import { may } from '../accounts/permissions.ts';
import { FormInvalid } from '../errors.ts';
import { choice, requiredDate, requiredText, wholeNumber } from '../web/fields.ts';
import { parseForm } from '../web/forms.ts';
import { type Context, definePages, type Moment } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { formatDate } from './dates.ts';
import { openRule, openRules, setRule } from './rule-settings-actions.ts';
import { findRuleSettings } from './rule-settings-records.ts';
import { ruleSettingScreen, ruleSettingsScreen } from './rule-settings-screens.ts';
import type { ClockRule } from './rules.ts';

const units = ['wd', 'cal'] as const;
/** Longer than this is no target any more but a slip of the hand. */
const longest = 180;

const dated = ({ today }: Pick<Moment, 'today'>) => ({
  from: requiredDate('Nhập ngày bắt đầu áp dụng', () => today),
  basis: requiredText('Nhập văn bản của cơ quan hoặc lý do làm căn cứ', 300),
});
const FreeForm = (moment: Pick<Moment, 'today'>) =>
  z.object({
    // Not `length`: a control of that name would hide a property of its form from the script.
    days: wholeNumber(`Nhập số ngày, từ 1 đến ${longest}`, 1, longest),
    unit: choice(units, 'Chọn cách tính ngày'),
    ...dated(moment),
  });
const ReadingForm = (moment: Pick<Moment, 'today'>) =>
  z.object({ unit: choice(units, 'Chọn một trong hai cách tính'), ...dated(moment) });

async function ruleOf({ services, house, params, moment }: Context): Promise<ClockRule> {
  return openRule((await services.rules(house)).book, params.code ?? '', moment.today);
}

export const ruleSettingPages = definePages((page) => {
  page.get('/admin/rules', {
    permission: 'rule:read',
    handler: async ({ house, services, actor, moment }) => {
      const open = openRules((await services.rules(house)).book, moment.today);
      return view('admin/rule-settings', ruleSettingsScreen(open, await findRuleSettings(house), may(actor, 'rule:admin')));
    },
  });

  page.form('/admin/rules/:code', {
    permission: 'rule:admin',
    // Days or one of two readings: the rule in the address says which, checked in the act.
    schema: () => z.record(z.string(), z.unknown()),
    initial: async (context) => {
      const rule = await ruleOf(context);
      return { days: String(rule.length), unit: rule.unit, from: formatDate(context.moment.today) };
    },
    show: async (context, form) => view('admin/rule-setting', ruleSettingScreen(form, await ruleOf(context))),
    act: async (context, _posted, values) => {
      const rule = await ruleOf(context);
      const parsed =
        rule.confidence === 'uncertain'
          ? parseForm(
              FreeForm(context.moment).transform(({ days, ...read }) => ({ ...read, length: days })),
              values,
            )
          : parseForm(
              ReadingForm(context.moment).transform((read) => ({ ...read, length: lengthOf(rule, read.unit) })),
              values,
            );
      if (!parsed.ok) throw new FormInvalid(parsed.errors);
      await setRule(context, rule.code, parsed.value);
      return redirect(
        '/admin/rules',
        'Đã lưu. Thời hạn bắt đầu từ ngày áp dụng được tính theo mức mới; thời hạn bắt đầu trước đó giữ nguyên.',
      );
    },
  });
});

const lengthOf = (rule: ClockRule, unit: string) => (rule.alt && rule.alt.unit === unit ? rule.alt.length : rule.length);
