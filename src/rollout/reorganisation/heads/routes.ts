// The page on which the administrator says who leads the receivers from the switch day.
import type { FormState } from '../../../web/forms.ts';
import { type Context, definePages } from '../../../web/pages.ts';
import { redirect, view } from '../../../web/reply.ts';
import { assertPlanned } from '../actions.ts';
import { loadAct } from '../queries.ts';
import { actHref } from '../screens.ts';
import { nameHeads } from './actions.ts';
import { HeadsForm } from './forms.ts';
import { receiversToName } from './heads.ts';
import { headsFrom, listLeadingPosts } from './queries.ts';
import { headsFormScreen, headsFormValues } from './screens.ts';

async function gather({ house, id, moment }: Context) {
  const act = await loadAct(house, id);
  assertPlanned(act);
  return { act, ...receiversToName(await listLeadingPosts(house, act, moment.today), headsFrom(act, moment.today)) };
}

async function show(context: Context, form: FormState) {
  const { act, receivers, others } = await gather(context);
  return view('rollout/heads-form', headsFormScreen(act, { receivers, others }, form));
}

export const headPages = definePages((page) => {
  page.form('/admin/reorganisations/:id/heads', {
    permission: 'unit:admin',
    draft: 'of-reorganisation-heads',
    schema: HeadsForm,
    initial: async (context) => headsFormValues((await gather(context)).receivers),
    show,
    act: async (context, form) => {
      const { named, left } = await nameHeads(context, context.id, form);
      const rest = left > 0 ? ` Còn ${left} đơn vị chưa xác định.` : '';
      if (named.length === 0) return redirect(actHref(context.id), 'Không có gì thay đổi.');
      return redirect(actHref(context.id), `Đã lưu người đứng đầu của ${named.length} đơn vị nhận.${rest}`);
    },
  });
});
