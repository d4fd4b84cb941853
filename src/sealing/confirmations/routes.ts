// /reveal-confirmations: who was given a way to sealed identities, or back to his drafts, and waits to be confirmed.
import { roleMay } from '../../accounts/permissions.ts';
import { roleNames } from '../../accounts/roles.ts';
import { standInWords } from '../../accounts/stand-ins/rules.ts';
import { outsideConfirmers } from '../../accounts/waiting.ts';
import type { Tx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { actOf } from '../../web/act.ts';
import type { FormState } from '../../web/forms.ts';
import { definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { confirmHolder, confirmHolders, loadToConfirm, refuseHolder } from './actions.ts';
import { RefuseHolder } from './forms.ts';
import {
  confirmingRefusal,
  countWaiting,
  listActsOfWaiting,
  listWaiting,
  loadSwitch,
  type WaitingCursor,
  type WaitingPost,
  waitingPerPage,
} from './queries.ts';
import { outsideReason } from './rules.ts';
import { opensWords, refusals } from './words.ts';

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
  /** `forOther`: who confirms him where whoever looks does not; '' otherwise. `refused`: who said no, when and why; ''. */
  waiting: {
    id: number;
    name: string;
    post: string;
    unit: string;
    opens: string;
    confirmHref: string;
    forOther: string;
    refused: string;
    refuseHref: string;
  }[];
  /** Those who wait by one act stand together on a page of its own; none on that page. */
  acts: { href: string; words: string }[];
  /** Of one act several are confirmed at once, by ticks: where that form goes; '' on the list of all. */
  tickAction: string;
  pager: { summary: string; prevHref: string; nextHref: string };
}

export interface RefusalPage {
  title: string;
  back: { href: string; label: string };
  /** Whose post it is, and where. */
  words: string;
  reasons: { value: string; label: string; hint: string }[];
  form: FormState;
}

declare module '../../web/render.ts' {
  interface Pages {
    'accounts/reveal-confirmations': ConfirmationsPage;
    'accounts/reveal-refusal': RefusalPage;
  }
}

/** The unit, and whence an act brought him to it. */
const unitWords = ({ unitName, acts }: WaitingPost): string => {
  const from = acts.flatMap(({ fromName }) => fromName ?? []);
  return from.length > 0 ? `${unitName}, chuyển từ ${from.join(', ')}` : unitName;
};

/** Of a post held for somebody else: for whom, by what paper, until when; '' of a post of his own. */
const mandateWords = ({ standsForName, mandate, lastOn }: WaitingPost): string =>
  standsForName === null
    ? ''
    : `, làm ${standInWords({ name: standsForName, mandate })}${lastOn ? `, đến hết ngày ${formatDate(lastOn)}` : ''}`;

const countWords = ({ posts, units }: { posts: number; units: number }): string =>
  `${posts.toLocaleString('vi-VN')} người chờ xác nhận${units > 1 ? ` ở ${units.toLocaleString('vi-VN')} đơn vị` : ''}`;

/** Several are confirmed at once there; a commune has a dozen. */
const tickedPerPage = 200;

/** The switch whose posts are asked for; null for all that wait. */
const switchOf = (query: URLSearchParams): number | null => {
  const asked = query.get('act') ?? '';
  return /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
};
async function switchWords(tx: Tx, reorganisationId: number): Promise<string> {
  const { number, issuedOn, isUndo } = await loadSwitch(tx, reorganisationId);
  return isUndo ? `Trở về chỗ cũ do hoàn tác ${number}` : `Sắp xếp đơn vị theo ${number} ngày ${formatDate(issuedOn)}`;
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

const ofPost = (id: number, reorganisationId: number | null, rest = ''): string =>
  `/reveal-confirmations/${id}${rest}${reorganisationId === null ? '' : `?act=${reorganisationId}`}`;

/** Who said no before, when and why; '' when nobody did. */
const refusedWords = ({ refusedOn, refusedByName, refusedFor }: WaitingPost): string =>
  refusedOn === null || refusedFor === null
    ? ''
    : `Chưa được xác nhận ngày ${formatDate(refusedOn)} (${refusedByName}): ${refusals[refusedFor].label}`;

export const confirmationPages = definePages((page) => {
  page.get('/reveal-confirmations', {
    permission: 'reveal:read',
    handler: async ({ tx, actor, moment, csrf, query }) => {
      const reorganisationId = switchOf(query);
      const ask = { reorganisationId };
      const cursor = cursorOf(query);
      const perPage = reorganisationId === null ? waitingPerPage : tickedPerPage;
      const found = await listWaiting(tx, actor, moment.today, ask, cursor, perPage);
      const isBefore = cursor?.direction === 'before';
      const hasMore = found.length > perPage;
      const waiting = !hasMore ? found : isBefore ? found.slice(1) : found.slice(0, perPage);
      const acts = reorganisationId === null ? await listActsOfWaiting(tx, actor, moment.today) : [];
      const { posts, units } = await countWaiting(tx, actor, moment.today, ask);
      const mayPress = roleMay(actor.role, 'reveal:confirm');
      const refusal = mayPress ? await confirmingRefusal(tx, actor) : '';
      const [first, last] = [waiting[0], waiting.at(-1)];
      return view('accounts/reveal-confirmations', {
        title: 'Xác nhận người vừa được phân công, cấp lại mật khẩu, đổi họ tên',
        csrf,
        sub: reorganisationId === null ? '' : await switchWords(tx, reorganisationId),
        allHref: reorganisationId === null ? '' : hrefOf(null),
        hasNone: waiting.length === 0,
        acts: acts.map((one) => ({
          href: hrefOf(one.id),
          words: `Theo ${one.number} ngày ${formatDate(one.issuedOn)}: ${countWords(one)}`,
        })),
        tickAction:
          reorganisationId !== null && waiting.some((post) => outsideReason(post) === '') ? hrefOf(reorganisationId) : '',
        mayConfirm: mayPress && refusal === '',
        refusal: waiting.length === 0 ? '' : refusal,
        waiting: waiting.map((post) => ({
          id: post.id,
          name: `${post.name} (${post.login})${post.formerName === null ? '' : `, trước đây là ${post.formerName}`}`,
          post: `${post.title}, ${roleNames[post.role]}${mandateWords(post)}`,
          unit: unitWords(post),
          opens: opensWords(post),
          forOther: outsideReason(post) ? `${outsideConfirmers} xác nhận` : '',
          confirmHref: ofPost(post.id, reorganisationId),
          refused: refusedWords(post),
          refuseHref: ofPost(post.id, reorganisationId, '/refusal'),
        })),
        pager: {
          summary: countWords({ posts, units }),
          prevHref: first && (isBefore ? hasMore : cursor !== null) ? hrefOf(reorganisationId, { before: first.id }) : '',
          nextHref: last && (isBefore || hasMore) ? hrefOf(reorganisationId, { after: last.id }) : '',
        },
      });
    },
  });

  page.post('/reveal-confirmations', {
    permission: 'reveal:confirm',
    handler: async (context, values) => {
      const here = hrefOf(switchOf(context.query));
      const ids = [values.post ?? []].flat().flatMap((id) => (/^[1-9]\d{0,8}$/.test(String(id)) ? [Number(id)] : []));
      if (ids.length === 0) return redirect(here, 'Đánh dấu người cần xác nhận trước.', 'amber');
      const confirmed = await confirmHolders(await actOf(context), ids.slice(0, tickedPerPage));
      return confirmed.length > 0
        ? redirect(here, `Đã xác nhận ${confirmed.length.toLocaleString('vi-VN')} người.`)
        : redirect(here, 'Những người này đã được xác nhận trước đó.', 'amber');
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

  page.form('/reveal-confirmations/:id/refusal', {
    permission: 'reveal:confirm',
    schema: RefuseHolder,
    show: async (context, form) => {
      const post = await loadToConfirm(context, context.id);
      return view('accounts/reveal-refusal', {
        title: `Không xác nhận ${post.name}`,
        back: { href: hrefOf(switchOf(context.query)), label: 'Người chờ xác nhận' },
        words: `${post.name} (${post.login}), ${post.title}, ${unitWords(post)}. Người này nhận thông báo có lý do và việc cần làm; vẫn chờ trong danh sách, ai có quyền vẫn xác nhận được khi đã đúng.`,
        reasons: Object.entries(refusals).map(([value, { label, todo }]) => ({ value, label, hint: todo })),
        form,
      });
    },
    act: async (context, form) => {
      const name = await refuseHolder(await actOf(context), context.id, form.reason);
      return redirect(hrefOf(switchOf(context.query)), `Đã ghi không xác nhận ${name}; người này nhận thông báo.`);
    },
  });
});
