// /reveal-confirmations: who was given a way to sealed identities and waits to be confirmed.
import { roleNames } from '../../accounts/roles.ts';
import { actOf } from '../../web/act.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { confirmHolder } from './actions.ts';
import { listWaiting } from './queries.ts';

export interface ConfirmationsPage {
  title: string;
  csrf: string;
  hasNone: boolean;
  waiting: { name: string; post: string; unit: string; confirmHref: string }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'accounts/reveal-confirmations': ConfirmationsPage;
  }
}

export const confirmationPages = definePages((page) => {
  page.get('/reveal-confirmations', {
    permission: 'reveal:confirm',
    handler: async ({ tx, actor, moment, csrf }) => {
      const waiting = await listWaiting(tx, actor, moment.today);
      return view('accounts/reveal-confirmations', {
        title: 'Xác nhận người được xem thông tin người tố cáo',
        csrf,
        hasNone: waiting.length === 0,
        waiting: waiting.map((post) => ({
          name: `${post.name} (${post.login})`,
          post: `${post.title}, ${roleNames[post.role]}`,
          unit: post.unitName,
          confirmHref: `/reveal-confirmations/${post.id}`,
        })),
      });
    },
  });

  page.post('/reveal-confirmations/:id', {
    permission: 'reveal:confirm',
    handler: async (context) => {
      const name = await confirmHolder(await actOf(context), context.id);
      return redirect('/reveal-confirmations', `Đã xác nhận ${name}.`);
    },
  });
});
