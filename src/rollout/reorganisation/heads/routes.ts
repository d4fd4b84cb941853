// The page on which the administrator says who leads a receiver from the switch day.
import { unitNameOn } from '../../../units/queries.ts';
import type { FormState } from '../../../web/forms.ts';
import { type Context, definePages } from '../../../web/pages.ts';
import { redirect, view } from '../../../web/reply.ts';
import { loadAct } from '../queries.ts';
import { actHref } from '../screens.ts';
import { nameHead } from './actions.ts';
import { HeadForm } from './forms.ts';
import { candidatesOf } from './heads.ts';
import { listLeadingPosts } from './queries.ts';
import { headFormScreen, headFormValues } from './screens.ts';

const receiverOf = ({ params }: Context) => Number(params.receiverId);

async function gather(context: Context) {
  const act = await loadAct(context.house, context.id);
  const posts = await listLeadingPosts(context.house, act, context.moment.today, receiverOf(context));
  return { act, candidates: candidatesOf(posts) };
}

async function show(context: Context, form: FormState) {
  const { act, candidates } = await gather(context);
  const name = await unitNameOn(context.house, receiverOf(context), act.effectiveOn);
  return view('rollout/head-form', headFormScreen(act, name, candidates, form));
}

export const headPages = definePages((page) => {
  page.form('/admin/reorganisations/:id/heads/:receiverId', {
    permission: 'unit:admin',
    draft: 'of-reorganisation-head',
    schema: HeadForm,
    initial: async (context) => headFormValues((await gather(context)).candidates),
    show,
    act: async (context, form) => {
      const name = await nameHead(context, context.id, receiverOf(context), form);
      return redirect(actHref(context.id), `Từ ngày chuyển, người đứng đầu là ${name}.`);
    },
  });
});
