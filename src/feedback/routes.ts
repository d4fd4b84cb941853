// "Góp ý": everybody sends and reads his own; the inspectorate groups, answers once for all, publishes what changed.
import { may } from '../accounts/permissions.ts';
import { roleNames } from '../accounts/roles.ts';
import { mayServe } from '../documents/files/policy.ts';
import { NotAllowedNow, NotFound } from '../errors.ts';
import { guideOfRoute } from '../help/library.ts';
import { actOf } from '../web/act.ts';
import { type Context, definePages } from '../web/pages.ts';
import { file, redirect, view } from '../web/reply.ts';
import { answerFeedback, groupFeedback, sendFeedback, ungroupFeedback } from './actions.ts';
import { pictureTypes } from './feedback.ts';
import { AnswerFeedback, GroupFeedback, NewFeedback } from './forms.ts';
import {
  type FullRequest,
  listGroups,
  listMembers,
  listOwn,
  listPublished,
  listWaiting,
  listWaitingPages,
  loadGroup,
  loadRequest,
} from './queries.ts';
import { boardScreen, groupScreen, inboxScreen, newFeedbackScreen, requestScreen } from './screens.ts';

const perPage = 25;
const afterOf = (query: URLSearchParams) => (/^\d{1,15}$/.test(query.get('after') ?? '') ? Number(query.get('after')) : 0);

/** A page of ours by its pattern, also one an act answers with (its guide names it); or ''. What a link or a form says is never believed. */
function askedScreen(context: Context, pattern: unknown): string {
  return context.services.kit.doors.some(({ method, path }) => path === pattern && (method === 'get' || guideOfRoute(path)))
    ? String(pattern)
    : '';
}

/** One's own, or anybody's for the inspectorate. @throws NotFound */
async function readable(context: Context): Promise<FullRequest> {
  const row = await loadRequest(context.tx, context.id);
  if (row.accountId !== context.actor.accountId && !may(context.actor, 'feedback:answer')) throw new NotFound();
  return row;
}

export const feedbackPages = definePages((page) => {
  page.get('/feedback', {
    permission: 'self:use',
    handler: async ({ tx, house, actor, query }) => {
      const after = afterOf(query);
      const own = await listOwn(tx, actor.accountId, after, perPage);
      const published = await listPublished(house);
      return view('feedback/board', boardScreen(own, published, perPage, after, may(actor, 'feedback:answer')));
    },
  });

  page.form('/feedback/new', {
    permission: 'self:use',
    draft: 'of-feedback',
    uploads: true,
    schema: () => NewFeedback,
    initial: async (context) => ({ page: askedScreen(context, context.query.get('page')) }),
    show: async (context, form) => {
      const { actor } = context;
      const asked = { ...form, values: { ...form.values, page: askedScreen(context, form.values.page) } };
      return view('feedback/new', newFeedbackScreen(asked, `${actor.name}, ${roleNames[actor.role]}, ${actor.unitName}`));
    },
    act: async (context, value) => {
      const picture = (context.req.received ?? []).find((one) => one.field === 'picture') ?? null;
      const request = { page: askedScreen(context, value.page), words: value.words, picture };
      const id = await sendFeedback(await actOf(context), request, context.services.files);
      return redirect(
        `/feedback/${id}`,
        context.services.realm
          ? 'Đã ghi góp ý. Giảng viên của lớp đọc và chuyển cho Thanh tra Thành phố. Đóng thẻ này để về trang đang làm.'
          : 'Đã gửi góp ý. Khi có trả lời, chuông ở đầu trang sẽ báo. Đóng thẻ này để về trang đang làm.',
      );
    },
  });

  page.form('/feedback/inbox', {
    permission: 'feedback:answer',
    schema: () => GroupFeedback,
    show: async (context, form) => {
      const { tx, house, query } = context;
      const at = { page: askedScreen(context, query.get('page')), after: afterOf(query), most: perPage };
      const [waiting, pages, groups] = [
        await listWaiting(tx, at.page, at.after, at.most),
        await listWaitingPages(tx),
        await listGroups(house),
      ];
      return view('feedback/inbox', inboxScreen(form, waiting, pages, groups, at));
    },
    act: async (context, value) => {
      const groupId = await groupFeedback(await actOf(context), value);
      return redirect(`/feedback/groups/${groupId}`, `Đã gom ${value.requests.length} góp ý vào nhóm.`);
    },
  });

  page.form('/feedback/groups/:id', {
    permission: 'feedback:answer',
    draft: 'of-feedback-group',
    schema: () => AnswerFeedback,
    initial: async ({ house, id }) => {
      const group = await loadGroup(house, id);
      return { state: group.answeredAt ? group.state : '', answer: group.answer, isPublished: group.isPublished ? '1' : '' };
    },
    show: async ({ tx, house, id, csrf }, form) =>
      view('feedback/group', groupScreen(await loadGroup(house, id), await listMembers(tx, id), form, csrf)),
    act: async (context, value) => {
      await answerFeedback(await actOf(context), context.id, value);
      return redirect(`/feedback/groups/${context.id}`, 'Đã trả lời cả nhóm. Mọi người đã góp ý sẽ nhận thông báo.');
    },
  });

  page.post('/feedback/groups/:id/removals', {
    permission: 'feedback:answer',
    handler: async (context, values) => {
      const request = String(values.request ?? '');
      if (!/^\d{1,15}$/.test(request)) throw new NotFound();
      await ungroupFeedback(await actOf(context), context.id, Number(request));
      return redirect(`/feedback/groups/${context.id}`, 'Đã bỏ góp ý khỏi nhóm, góp ý trở lại danh sách chờ.');
    },
  });

  page.get('/feedback/:id', {
    permission: 'self:use',
    handler: async (context) => {
      const row = await readable(context);
      return view('feedback/request', requestScreen(row, row.accountId === context.actor.accountId));
    },
  });

  page.get('/feedback/:id/picture', {
    permission: 'self:use',
    handler: async (context) => {
      const row = await readable(context);
      if (!row.blobId) throw new NotFound();
      const answer = mayServe(row);
      if (!answer.ok) throw new NotAllowedNow(answer.because, `/feedback/${row.id}`);
      const content = await context.services.files.open({ blobId: row.blobId, keyId: row.keyId, wrappedKey: row.wrappedKey });
      return file(content, row.mediaType, `gop-y-${row.id}.${pictureTypes[row.mediaType]}`, true);
    },
  });
});
