// Accounts and assignments: who works where, from when to when. Only the administrator's; no petition is reached from here.
import { listOpenUnits } from '../units/queries.ts';
import { type Context, definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import {
  addAssignment,
  createAccount,
  disableAccount,
  enableAccount,
  finishAssignment,
  resetPassword,
} from './administration.ts';
import { DisableAccount, EndAssignment, NewAccount, NewAssignment, ResetPassword } from './administration-forms.ts';
import {
  type AccountFilter,
  accountStates,
  listAccounts,
  listDatedAssignments,
  loadAccountDetail,
} from './administration-queries.ts';
import { accountFormScreen, accountScreen, accountsScreen } from './administration-screens.ts';
import { roles } from './roles.ts';

const perPage = 25;

function filterOf(query: URLSearchParams): AccountFilter {
  const unit = query.get('unit') ?? '';
  return {
    q: (query.get('q') ?? '').trim(),
    unitId: /^\d{1,9}$/.test(unit) ? Number(unit) : null,
    role: roles.find((role) => role === query.get('role')) ?? null,
    state: accountStates.find((state) => state === query.get('state')) ?? null,
    after: (query.get('after') ?? '').slice(0, 60),
  };
}

const accountHref = (context: Context) => `/admin/accounts/${context.id}`;
const backTo = (context: Context) => ({ href: accountHref(context), label: 'Quay lại tài khoản' });

export const accountAdminPages = definePages((page) => {
  page.get('/admin/accounts', {
    permission: 'account:admin',
    handler: async ({ house, query, moment }) => {
      const filter = filterOf(query);
      const linkTo = (after: string) => {
        const next = new URLSearchParams(query);
        if (after) next.set('after', after);
        else next.delete('after');
        return `/admin/accounts${next.size > 0 ? `?${next}` : ''}`;
      };
      const accounts = await listAccounts(house, filter, moment.at, moment.today, perPage);
      const units = await listOpenUnits(house, moment.today);
      return view('admin/accounts', accountsScreen(accounts, filter, units, moment.at, perPage, linkTo));
    },
  });

  page.form('/admin/accounts/new', {
    permission: 'account:admin',
    schema: NewAccount,
    show: async ({ house, moment }, form) =>
      view('admin/account-form', accountFormScreen(form, await listOpenUnits(house, moment.today), roles)),
    act: async (context, form) => {
      const { id, password } = await createAccount(context, form);
      return view('admin/account-password', {
        title: 'Đã tạo tài khoản',
        login: form.login,
        oneTime: password,
        backHref: `/admin/accounts/${id}`,
      });
    },
  });

  page.get('/admin/accounts/:id', {
    permission: 'account:admin',
    handler: async ({ house, id, actor, moment, csrf }) => {
      const account = await loadAccountDetail(house, id);
      return view('admin/account', accountScreen(account, await listDatedAssignments(house, id), actor, moment, csrf));
    },
  });

  page.form('/admin/accounts/:id/assignments/new', {
    permission: 'account:admin',
    schema: NewAssignment,
    show: async ({ house, id, moment }, form) => {
      const person = await loadAccountDetail(house, id);
      return view('admin/account-form', accountFormScreen(form, await listOpenUnits(house, moment.today), roles, person));
    },
    act: async (context, form) => {
      await addAssignment(context, context.id, form);
      return redirect(accountHref(context), 'Đã thêm phân công.');
    },
  });

  page.form('/admin/accounts/:id/assignments/:assignmentId/end', {
    permission: 'account:admin',
    schema: EndAssignment,
    show: async (context, form) => {
      const person = await loadAccountDetail(context.house, context.id);
      return view('admin/assignment-end', {
        title: `Kết thúc phân công của ${person.name}`,
        back: backTo(context),
        form,
        words:
          'Từ ngày hôm sau, người này không vào làm việc bằng phân công ấy được nữa. Việc đang giữ vẫn ở nguyên chỗ, cần giao lại cho người khác.',
      });
    },
    act: async (context, form) => {
      await finishAssignment(context, Number(context.params.assignmentId), form.lastOn);
      return redirect(accountHref(context), 'Đã ghi ngày kết thúc phân công.');
    },
  });

  page.form('/admin/accounts/:id/password', {
    permission: 'account:admin',
    schema: ResetPassword,
    show: async (context, form) => {
      const person = await loadAccountDetail(context.house, context.id);
      return view('admin/account-reset', {
        title: `Cấp lại mật khẩu cho ${person.name}`,
        back: backTo(context),
        form,
        words:
          'Mật khẩu cũ hết hiệu lực ngay, mọi phiên làm việc của tài khoản kết thúc. Mật khẩu mới hiện một lần ở trang sau và phải đổi khi đăng nhập.',
      });
    },
    act: async (context) => {
      const { login } = await loadAccountDetail(context.house, context.id);
      const password = await resetPassword(context, context.id);
      return view('admin/account-password', {
        title: 'Đã cấp lại mật khẩu',
        login,
        oneTime: password,
        backHref: accountHref(context),
      });
    },
  });

  page.form('/admin/accounts/:id/disabling', {
    permission: 'account:admin',
    schema: DisableAccount,
    show: async (context, form) => {
      const person = await loadAccountDetail(context.house, context.id);
      return view('admin/account-disable', {
        title: `Khóa tài khoản của ${person.name}`,
        back: backTo(context),
        form,
        words:
          'Người này bị đăng xuất ngay và không đăng nhập được. Những gì đã ghi vào sổ vẫn giữ nguyên tên. Có thể mở lại tài khoản sau.',
      });
    },
    act: async (context, form) => {
      await disableAccount(context, context.id, form.reason);
      return redirect(accountHref(context), 'Đã khóa tài khoản.', 'amber');
    },
  });

  page.post('/admin/accounts/:id/enabling', {
    permission: 'account:admin',
    handler: async (context) => {
      await enableAccount(context, context.id);
      return redirect(accountHref(context), 'Đã mở lại tài khoản.');
    },
  });
});
