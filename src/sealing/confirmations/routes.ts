// /reveal-confirmations: who was given a way to sealed identities, or back to his drafts, and waits to be confirmed.
import { roleMay } from '../../accounts/permissions.ts';
import { roleNames } from '../../accounts/roles.ts';
import { standInWords } from '../../accounts/stand-ins/rules.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { actOf } from '../../web/act.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { confirmHolder } from './actions.ts';
import { listWaiting, type WaitingPost } from './queries.ts';

export interface ConfirmationsPage {
  title: string;
  csrf: string;
  hasNone: boolean;
  waiting: { name: string; post: string; unit: string; opens: string; confirmHref: string }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'accounts/reveal-confirmations': ConfirmationsPage;
  }
}

const opensWords = ({ role, holdsDrafts }: WaitingPost) =>
  [
    ...(roleMay(role, 'identity:reveal') ? ['xem được thông tin người tố cáo'] : []),
    ...(holdsDrafts ? ['mở lại bản nháp đã nhập, sổ cũ đã tải lên trước khi cấp lại mật khẩu'] : []),
  ].join('; ');

/** Of a post held for somebody else: for whom, by what paper, until when; '' of a post of his own. */
const mandateWords = ({ standsForName, mandate, lastOn }: WaitingPost): string =>
  standsForName === null
    ? ''
    : `, làm ${standInWords({ name: standsForName, mandate })}${lastOn ? `, đến hết ngày ${formatDate(lastOn)}` : ''}`;

export const confirmationPages = definePages((page) => {
  page.get('/reveal-confirmations', {
    permission: 'reveal:confirm',
    handler: async ({ tx, actor, moment, csrf }) => {
      const waiting = await listWaiting(tx, actor, moment.today);
      return view('accounts/reveal-confirmations', {
        title: 'Xác nhận người vừa được phân công, cấp lại mật khẩu, đổi họ tên',
        csrf,
        hasNone: waiting.length === 0,
        waiting: waiting.map((post) => ({
          name: `${post.name} (${post.login})${post.formerName === null ? '' : `, trước đây là ${post.formerName}`}`,
          post: `${post.title}, ${roleNames[post.role]}${mandateWords(post)}`,
          unit: post.unitName,
          opens: opensWords(post),
          confirmHref: `/reveal-confirmations/${post.id}`,
        })),
      });
    },
  });

  page.post('/reveal-confirmations/:id', {
    permission: 'reveal:confirm',
    handler: async (context) => {
      const { name, inLine } = await confirmHolder(await actOf(context), context.id);
      const words = `${inLine} bản nháp nhập trước còn chờ, mở lại sau khi bản nhập mới cùng biểu mẫu được lưu hoặc bỏ.`;
      return redirect('/reveal-confirmations', `Đã xác nhận ${name}.${inLine > 0 ? ` ${words}` : ''}`);
    },
  });
});
