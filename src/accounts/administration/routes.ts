// Accounts: who signs in. The administrator's, and of one unit its own administrator's; no petition is reached from here.
import { listPersonWaits } from '../../sealing/confirmations/queries.ts';
import { slipWords } from '../../sealing/confirmations/words.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { bulkPages } from '../bulk/routes.ts';
import { closingRefusal } from '../handover/closing.ts';
import { may } from '../permissions.ts';
import { roles } from '../roles.ts';
import { loadRules } from '../rules/queries.ts';
import { accountRulesPages } from '../rules/routes.ts';
import { dormantBefore } from '../rules/rule-set.ts';
import { seeAsPages } from '../see-as/routes.ts';
import { standInPages } from '../stand-ins/routes.ts';
import { keptByPassword } from '../waiting.ts';
import { correctPerson, createAccount, disableAccount, enableAccount, resetPassword } from './actions.ts';
import { accountHref, assignmentPages, backTo } from './assignment-routes.ts';
import { CorrectPerson, DisableAccount, NewAccount, ResetPassword } from './forms.ts';
import { loadManaged, loadManagedPerson, unitsOf } from './managed.ts';
import { type AccountFilter, accountStates, countDormant, findLocking, listAccounts, listGivenMandates } from './queries.ts';
import { givableRoles, managedUnit } from './scope.ts';
import { accountFormScreen, accountScreen, accountsScreen, personScreen } from './screens.ts';

const perPage = 25;

function filterOf({ query, actor }: Context, dormantBefore: Date): AccountFilter {
  const unit = query.get('unit') ?? '';
  return {
    q: (query.get('q') ?? '').trim(),
    unitId: /^\d{1,9}$/.test(unit) ? Number(unit) : null,
    role: roles.find((role) => role === query.get('role')) ?? null,
    state: accountStates.find((state) => state === query.get('state')) ?? null,
    after: (query.get('after') ?? '').slice(0, 60),
    dormantBefore,
    within: managedUnit(actor),
  };
}

/** What the holder of a password just made does not see yet; '' where nothing waits. */
const waitsOf = async ({ tx, moment }: Context, accountId: number) =>
  slipWords(await listPersonWaits(tx, [accountId], moment.today));

const adminPages = definePages((page) => {
  page.get('/admin/accounts', {
    permission: 'account:admin',
    handler: async (context) => {
      const { house, query, moment, actor, services } = context;
      const rules = await loadRules(house, services.config);
      const filter = filterOf(context, dormantBefore(rules, moment.at));
      const linkTo = (after: string) => {
        const next = new URLSearchParams(query);
        if (after) next.set('after', after);
        else next.delete('after');
        return `/admin/accounts${next.size > 0 ? `?${next}` : ''}`;
      };
      return view(
        'admin/accounts',
        accountsScreen({
          accounts: await listAccounts(house, filter, moment.at, moment.today, perPage),
          filter,
          units: await unitsOf(context),
          at: moment.at,
          limit: perPage,
          linkTo,
          dormant: { count: await countDormant(house, filter), days: rules.dormantDays },
          maySetRules: may(actor, 'account:rules'),
        }),
      );
    },
  });

  page.form('/admin/accounts/new', {
    permission: 'account:admin',
    schema: NewAccount,
    show: async (context, form) =>
      view('admin/account-form', accountFormScreen(form, await unitsOf(context), givableRoles(context.actor))),
    act: async (context, form) => {
      const { id, password } = await createAccount(context, form);
      const backHref = `/admin/accounts/${id}`;
      return view(
        'admin/account-password',
        { title: 'Đã tạo tài khoản', login: form.login, oneTime: password, waits: await waitsOf(context, id), backHref },
        { shownOnce: backHref },
      );
    },
  });

  page.get('/admin/accounts/:id', {
    permission: 'account:admin',
    handler: async (context) => {
      const { account, posts } = await loadManaged(context, context.id);
      const given = await listGivenMandates(context.house, context.id);
      const { house, actor, moment, csrf } = context;
      const locked = account.disabledAt
        ? {
            at: account.disabledAt,
            by: await findLocking(house, account.id, account.disabledAt),
            left: await closingRefusal(house, account.id, moment.today),
          }
        : null;
      return view('admin/account', accountScreen({ account, assignments: posts, given, locked }, actor, moment, csrf));
    },
  });

  page.form('/admin/accounts/:id/person', {
    permission: 'account:admin',
    schema: CorrectPerson,
    initial: async (context) => {
      const { name, email, phone } = (await loadManagedPerson(context, context.id)).account;
      return { name, email, phone };
    },
    show: async (context, form) => {
      const { account } = await loadManagedPerson(context, context.id);
      return view('admin/account-person', personScreen(account, form, backTo(context)));
    },
    act: async (context, form) => {
      await correctPerson(context, context.id, form);
      return redirect(accountHref(context), 'Đã sửa thông tin tài khoản.');
    },
  });

  page.form('/admin/accounts/:id/password', {
    permission: 'account:admin',
    schema: ResetPassword,
    show: async (context, form) => {
      const { account } = await loadManagedPerson(context, context.id);
      return view('admin/account-reset', {
        title: `Cấp lại mật khẩu cho ${account.name}`,
        back: backTo(context),
        form,
        words: `Mật khẩu cũ hết hiệu lực ngay, mọi phiên làm việc của tài khoản kết thúc. ${keptByPassword} Mật khẩu mới hiện ở trang sau, trong 30 phút, và phải đổi khi đăng nhập.`,
      });
    },
    act: async (context) => {
      const { account } = await loadManagedPerson(context, context.id);
      const password = await resetPassword(context, context.id);
      const backHref = accountHref(context);
      const waits = await waitsOf(context, account.id);
      return view(
        'admin/account-password',
        { title: 'Đã cấp lại mật khẩu', login: account.login, oneTime: password, waits, backHref },
        { shownOnce: backHref },
      );
    },
  });

  page.form('/admin/accounts/:id/disabling', {
    permission: 'account:admin',
    draft: 'of-account-disabling',
    schema: DisableAccount,
    show: async (context, form) => {
      const { account } = await loadManagedPerson(context, context.id);
      return view('admin/account-disable', {
        title: `Khóa tài khoản của ${account.name}`,
        back: backTo(context),
        form,
        words:
          'Người này bị đăng xuất ngay và không đăng nhập được. Những gì đã ghi vào sổ vẫn giữ nguyên tên. Có thể mở lại tài khoản sau.',
      });
    },
    act: async (context, form) => {
      await disableAccount(context, context.id, form);
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

/** Every page of administering accounts; those with a word in the address stand before those with a number. */
export const accountAdminPages = [
  ...accountRulesPages,
  ...bulkPages,
  ...adminPages,
  ...assignmentPages,
  ...standInPages,
  ...seeAsPages,
];
