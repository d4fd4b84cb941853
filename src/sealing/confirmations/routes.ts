// /reveal-confirmations: who was given a way to sealed identities, or back to his drafts, and waits to be confirmed.
import { roleMay } from '../../accounts/permissions.ts';
import { roleNames } from '../../accounts/roles.ts';
import { standInWords } from '../../accounts/stand-ins/rules.ts';
import { deskRoles, outsideConfirmers, pastHeadWords } from '../../accounts/waiting.ts';
import type { Tx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { actOf } from '../../web/act.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { confirmHolder } from './actions.ts';
import {
  confirmingRefusal,
  countWaiting,
  listWaiting,
  loadSwitch,
  type WaitingCursor,
  type WaitingPost,
  waitingPerPage,
} from './queries.ts';
import { isForOutside } from './rules.ts';

export interface ConfirmationsPage {
  title: string;
  csrf: string;
  /** By which act their posts moved; '' for all that wait. */
  sub: string;
  allHref: string;
  hasNone: boolean;
  /** The auditor reads who waits, and confirms nobody; neither does who waits himself. */
  mayConfirm: boolean;
  /** Why he confirms nobody now; ''. */
  refusal: string;
  /** `forOther`: who confirms him where whoever looks does not; '' otherwise. */
  waiting: { name: string; post: string; unit: string; opens: string; confirmHref: string; forOther: string }[];
  pager: { summary: string; prevHref: string; nextHref: string };
}

declare module '../../web/render.ts' {
  interface Pages {
    'accounts/reveal-confirmations': ConfirmationsPage;
  }
}

const opensWords = ({ role, holdsDrafts, tookIn }: WaitingPost) =>
  [
    ...(roleMay(role, 'identity:reveal') ? ['xem được thông tin người tố cáo'] : []),
    ...(deskRoles.includes(role) ? ['nhận được bản nháp chưa vào sổ của người nghỉ'] : []),
    ...(holdsDrafts ? ['mở lại bản nháp đã nhập, sổ cũ đã tải lên trước khi cấp lại mật khẩu'] : []),
    ...(tookIn ? [pastHeadWords] : []),
  ].join('; ');

/** Of a post held for somebody else: for whom, by what paper, until when; '' of a post of his own. */
const mandateWords = ({ standsForName, mandate, lastOn }: WaitingPost): string =>
  standsForName === null
    ? ''
    : `, làm ${standInWords({ name: standsForName, mandate })}${lastOn ? `, đến hết ngày ${formatDate(lastOn)}` : ''}`;

/** The switch whose posts are asked for; null for all that wait. */
const switchOf = (query: URLSearchParams): number | null => {
  const asked = query.get('act') ?? '';
  return /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
};
async function switchWords(tx: Tx, reorganisationId: number): Promise<string> {
  const { number, isUndo } = await loadSwitch(tx, reorganisationId);
  return isUndo ? `Trở về chỗ cũ do hoàn tác ${number}` : `Chuyển công tác theo ${number}`;
}
function cursorOf(query: URLSearchParams): WaitingCursor | null {
  for (const direction of ['after', 'before'] as const) {
    const id = query.get(direction) ?? '';
    if (/^[1-9]\d{0,8}$/.test(id)) return { direction, id: Number(id) };
  }
  return null;
}
const hrefOf = (reorganisationId: number | null, rest: Record<string, string | number> = {}): string => {
  const query = new URLSearchParams(
    Object.entries({ ...(reorganisationId === null ? {} : { act: reorganisationId }), ...rest }).map(([name, value]) => [
      name,
      String(value),
    ]),
  ).toString();
  return query ? `/reveal-confirmations?${query}` : '/reveal-confirmations';
};

export const confirmationPages = definePages((page) => {
  page.get('/reveal-confirmations', {
    permission: 'reveal:read',
    handler: async ({ tx, actor, moment, csrf, query }) => {
      const reorganisationId = switchOf(query);
      const ask = { reorganisationId };
      const cursor = cursorOf(query);
      const found = await listWaiting(tx, actor, moment.today, ask, cursor);
      const isBefore = cursor?.direction === 'before';
      const hasMore = found.length > waitingPerPage;
      const waiting = !hasMore ? found : isBefore ? found.slice(1) : found.slice(0, waitingPerPage);
      const { posts, units } = await countWaiting(tx, actor, moment.today, ask);
      const mayPress = roleMay(actor.role, 'reveal:confirm');
      const refusal = mayPress ? await confirmingRefusal(tx, actor) : '';
      const [first, last] = [waiting[0], waiting.at(-1)];
      const count = `${posts.toLocaleString('vi-VN')} người chờ xác nhận${units > 1 ? ` ở ${units.toLocaleString('vi-VN')} đơn vị` : ''}`;
      return view('accounts/reveal-confirmations', {
        title: 'Xác nhận người vừa được phân công, cấp lại mật khẩu, đổi họ tên',
        csrf,
        sub: reorganisationId === null ? '' : await switchWords(tx, reorganisationId),
        allHref: reorganisationId === null ? '' : hrefOf(null),
        hasNone: waiting.length === 0,
        mayConfirm: mayPress && refusal === '',
        refusal: waiting.length === 0 ? '' : refusal,
        waiting: waiting.map((post) => ({
          name: `${post.name} (${post.login})${post.formerName === null ? '' : `, trước đây là ${post.formerName}`}`,
          post: `${post.title}, ${roleNames[post.role]}${mandateWords(post)}`,
          unit: post.unitName,
          opens: opensWords(post),
          forOther: isForOutside(post) ? `${outsideConfirmers} xác nhận` : '',
          confirmHref: `/reveal-confirmations/${post.id}${reorganisationId === null ? '' : `?act=${reorganisationId}`}`,
        })),
        pager: {
          summary: count,
          prevHref: first && (isBefore ? hasMore : cursor !== null) ? hrefOf(reorganisationId, { before: first.id }) : '',
          nextHref: last && (isBefore || hasMore) ? hrefOf(reorganisationId, { after: last.id }) : '',
        },
      });
    },
  });

  page.post('/reveal-confirmations/:id', {
    permission: 'reveal:confirm',
    handler: async (context) => {
      const { name, inLine } = await confirmHolder(await actOf(context), context.id);
      const words = `${inLine} bản nháp nhập trước còn chờ, mở lại sau khi bản nhập mới cùng biểu mẫu được lưu hoặc bỏ.`;
      return redirect(hrefOf(switchOf(context.query)), `Đã xác nhận ${name}.${inLine > 0 ? ` ${words}` : ''}`);
    },
  });
});
