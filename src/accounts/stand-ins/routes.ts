// Mandates: somebody acts for somebody else for a time.
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { loadManaged } from '../administration/managed.ts';
import { postRefusal } from '../administration/scope.ts';
import { giveMandate } from './actions.ts';
import { Mandate } from './forms.ts';
import { listCandidates } from './queries.ts';
import { sealedWaits, standInRefusal } from './rules.ts';
import { mandateScreen } from './screens.ts';

const idOf = ({ params }: Context) => Number(params.assignmentId);

export const standInPages = definePages((page) => {
  page.form('/admin/accounts/:id/assignments/:assignmentId/mandate', {
    permission: 'account:admin',
    schema: Mandate,
    show: async (context, form) => {
      const { house, id, actor, moment } = context;
      const { account, posts } = await loadManaged(context, id);
      const post = posts.find((one) => one.id === idOf(context));
      if (!post) throw new NotFound();
      const refusal = postRefusal(actor, post) ?? standInRefusal(post, moment.today);
      if (refusal) throw new NotAllowedNow(refusal, `/admin/accounts/${id}`);
      return view(
        'admin/mandate',
        mandateScreen(form, account, post, await listCandidates(house, post.unitId, [id, actor.accountId], moment.today)),
      );
    },
    act: async (context, form) => {
      const role = await giveMandate(context, context.id, idOf(context), form);
      return redirect(
        `/admin/accounts/${context.id}`,
        `Đã ghi ủy quyền. Người được ủy quyền đăng nhập lại để làm việc thay.${sealedWaits(role)}`,
      );
    },
  });
});
