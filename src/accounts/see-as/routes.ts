// The help desk begins and ends a look through an officer's eyes; the officer seen ends it too.
import { NotAllowedNow } from '../../errors.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { accountPath, loadManaged } from '../administration/managed.ts';
import { listAssignments } from '../queries.ts';
import { beginSeeing, stopSeeing } from './actions.ts';
import { SeeAs } from './forms.ts';
import { seeRefusal } from './rules.ts';
import { bandWords, seeAsScreen } from './screens.ts';

export const seeAsPages = definePages((page) => {
  page.form('/admin/accounts/:id/see-as', {
    permission: 'account:see-as',
    draft: 'of-account-see-as',
    schema: SeeAs,
    show: async (context, form) => {
      const { house, id, actor, moment } = context;
      const { account } = await loadManaged(context, id);
      const posts = (await listAssignments(house, id, moment.today)).filter(
        (one) => !seeRefusal(actor, { accountId: id, role: one.role, isDisabled: false, readsAll: false }),
      );
      if (account.disabledAt || id === actor.accountId)
        throw new NotAllowedNow('Không xem như tài khoản này được.', accountPath(id));
      return view('admin/see-as', seeAsScreen(form, account, posts));
    },
    act: async (context, form) => {
      const { id, seen, until } = await beginSeeing(context, context.id, form);
      context.req.session.seeingAs = { id, words: bandWords(seen, until) };
      return redirect('/work');
    },
  });

  page.post('/see-as/end', {
    permission: 'self:use',
    asSelf: true,
    handler: async (context) => {
      await stopSeeing(context, 'helper');
      delete context.req.session.seeingAs;
      return redirect('/admin/accounts', 'Đã thôi xem như người khác.');
    },
  });

  page.post('/account/looks/end', {
    permission: 'self:use',
    handler: async (context) => {
      await stopSeeing(context, 'seen');
      return redirect('/account', 'Đã dừng việc xem màn hình như ông, bà.');
    },
  });
});
