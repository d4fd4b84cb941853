// The rules for passwords and sessions of this installation.

import { z } from 'zod';
import { FormInvalid } from '../../errors.ts';
import { parseForm } from '../../web/forms.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { changeRules } from './actions.ts';
import { RulesForm } from './forms.ts';
import { findRules, loadRules } from './queries.ts';
import { ruleNames } from './rule-set.ts';
import { rulesScreen } from './screens.ts';

export const accountRulesPages = definePages((page) => {
  page.form('/admin/accounts/rules', {
    permission: 'account:rules',
    // The limits depend on how the machine was started, which the schema of a route does not know: checked in the act.
    schema: () => z.record(z.string(), z.unknown()),
    initial: async ({ house, services }) => {
      const rules = await loadRules(house, services.config);
      return Object.fromEntries(ruleNames.map((name) => [name, String(rules[name])]));
    },
    show: async ({ house, services }, form) =>
      view('admin/account-rules', rulesScreen(form, await findRules(house), services.config.session)),
    act: async (context, _posted, values) => {
      const parsed = parseForm(RulesForm(context.services.config.session), values);
      if (!parsed.ok) throw new FormInvalid(parsed.errors);
      await changeRules(context, parsed.value);
      return redirect('/admin/accounts', 'Đã lưu quy định. Phiên làm việc đang mở theo quy định mới từ trang kế tiếp.');
    },
  });
});
