// The pages of one person's posts: add, move, extend, end.
import { formatDate } from '../../deadlines/dates.ts';
import { unclaimedDrafts } from '../../documents/drafts/handing.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { openWork } from '../handover/queries.ts';
import { addAssignment, changeLastDay, finishAssignment, moveAssignment } from './assignment-actions.ts';
import { EndAssignment, ExtendAssignment, NewAssignment } from './forms.ts';
import { accountPath, loadAssignable, loadManaged, unitsOf } from './managed.ts';
import { givableRoles, postRefusal } from './scope.ts';
import { accountFormScreen } from './screens.ts';

/** The page of the account in this address. */
export const accountHref = (context: Context) => `/admin/accounts/${context.id}`;
/** The way back to it. */
export const backTo = (context: Context) => ({ href: accountHref(context), label: 'Quay lại tài khoản' });

/** What hangs on the person in the office whose post ends, as numbers; '' for nothing. Who goes on with it there hands it over. */
async function leftWords({ house, id, moment }: Context, unitId: number): Promise<string> {
  const items = (await openWork(house, id, moment.today)).find((one) => one.unitId === unitId)?.items ?? 0;
  const drafts = (await unclaimedDrafts(house, id, moment.today)).find((one) => one.unitId === unitId)?.drafts ?? 0;
  const held = [items > 0 ? `${items} việc đang giữ` : '', drafts > 0 ? `${drafts} bản nháp` : ''].filter(Boolean).join(', ');
  return held === ''
    ? ''
    : `Người này còn ${held} ở vị trí cũ: Trưởng bộ phận hoặc lãnh đạo giao lại ở Bàn giao công việc; bản nháp mà vị trí mới không mở được thì giao lại cùng.`;
}

const assignmentId = ({ params }: Context) => Number(params.assignmentId);

/** The account in the address and its assignment in the address. @throws NotFound */
async function postOf(context: Context) {
  return withPost(await loadManaged(context, context.id), context);
}

/** The same for a form that gives another post, or other days. @throws NotFound, NotAllowedNow where it is his own or not his to change */
async function changeablePostOf(context: Context) {
  const found = withPost(await loadAssignable(context, context.id), context);
  const refusal = postRefusal(context.actor, found.post);
  if (refusal) throw new NotAllowedNow(refusal, accountPath(context.id));
  return found;
}

function withPost({ account, posts }: Awaited<ReturnType<typeof loadManaged>>, context: Context) {
  const post = posts.find((one) => one.id === assignmentId(context));
  if (!post) throw new NotFound();
  return { account, post };
}

export const assignmentPages = definePages((page) => {
  page.form('/admin/accounts/:id/assignments/new', {
    permission: 'account:admin',
    schema: NewAssignment,
    show: async (context, form) => {
      const { account } = await loadAssignable(context, context.id);
      const given = givableRoles(context.actor);
      return view('admin/account-form', accountFormScreen(form, await unitsOf(context), given, account));
    },
    act: async (context, form) => {
      await addAssignment(context, context.id, form);
      return redirect(accountHref(context), 'Đã thêm phân công.');
    },
  });

  page.form('/admin/accounts/:id/assignments/:assignmentId/move', {
    permission: 'account:admin',
    schema: NewAssignment,
    initial: async (context) => {
      const { post } = await postOf(context);
      return { role: post.role, title: post.title };
    },
    show: async (context, form) => {
      const { account, post } = await changeablePostOf(context);
      const given = givableRoles(context.actor);
      return view('admin/account-form', {
        ...accountFormScreen(form, await unitsOf(context), given, account),
        title: `Chuyển ${account.name} sang vị trí khác`,
        act: 'Chuyển vị trí',
        moving: [
          `Đang là ${post.title}, ${post.unitName}. Phân công ấy kết thúc vào ngày trước ngày bắt đầu ở nơi mới.`,
          await leftWords(context, post.unitId),
        ]
          .filter(Boolean)
          .join(' '),
      });
    },
    act: async (context, form) => {
      const { post } = await postOf(context);
      await moveAssignment(context, context.id, assignmentId(context), form);
      const left = await leftWords(context, post.unitId);
      return redirect(
        accountHref(context),
        ['Đã chuyển sang vị trí mới.', left].filter(Boolean).join(' '),
        left ? 'amber' : 'green',
      );
    },
  });

  page.form('/admin/accounts/:id/assignments/:assignmentId/extension', {
    permission: 'account:admin',
    schema: ExtendAssignment,
    show: async (context, form) => {
      const { post } = await changeablePostOf(context);
      return view('admin/assignment-extend', {
        title: `Đổi ngày kết thúc phân công ${post.title}, ${post.unitName}`,
        back: backTo(context),
        form,
        words: `${post.lastOn ? `Đang đến hết ngày ${formatDate(post.lastOn)}` : 'Đang không có ngày kết thúc'}. Ghi ngày cuối mới, hoặc để trống khi không có ngày kết thúc.`,
      });
    },
    act: async (context, form) => {
      await changeLastDay(context, context.id, assignmentId(context), form.lastOn);
      return redirect(accountHref(context), 'Đã đổi ngày kết thúc phân công.');
    },
  });

  page.form('/admin/accounts/:id/assignments/:assignmentId/end', {
    permission: 'account:admin',
    schema: EndAssignment,
    initial: async (context) => {
      const { post } = await postOf(context);
      return post.standsForName === null ? {} : { lastOn: formatDate(context.moment.today) };
    },
    show: async (context, form) => {
      const { account, post } = await postOf(context);
      const isMandate = post.standsForName !== null;
      return view('admin/assignment-end', {
        title: `Kết thúc ${isMandate ? 'ủy quyền' : 'phân công'} của ${account.name}`,
        back: backTo(context),
        form,
        words: isMandate
          ? 'Ghi hôm nay thì ủy quyền kết thúc ngay: người này không làm thay được nữa. Để làm thay đến hết hôm nay, dùng Đổi ngày kết thúc. Ghi một ngày sau hôm nay thì đó là ngày làm thay cuối cùng.'
          : 'Từ ngày hôm sau, người này không vào làm việc bằng phân công ấy được nữa. Việc đang giữ vẫn ở nguyên chỗ, cần giao lại cho người khác.',
      });
    },
    act: async (context, form) => {
      const { post } = await postOf(context);
      await finishAssignment(context, context.id, assignmentId(context), form.lastOn);
      return redirect(
        accountHref(context),
        post.standsForName === null ? 'Đã ghi ngày kết thúc phân công.' : 'Đã ghi ngày kết thúc ủy quyền.',
      );
    },
  });
});
