// Signing in and out, choosing an assignment, one's own password and preferences.
import type { Request } from 'express';
import { FormInvalid } from '../errors.ts';
import { holderOf, rememberWho, whoSatHere } from '../web/csrf.ts';
import { emptyForm, parseForm } from '../web/forms.ts';
import { assertNotFull, hitLimit } from '../web/limits.ts';
import { ownAddress } from '../web/own-address.ts';
import { definePages, type PublicContext } from '../web/pages.ts';
import { listParked, untilWords } from '../web/parking.ts';
import { json, redirect, view } from '../web/reply.ts';
import { secondsLeft } from '../web/session.ts';
import { otherSignedInWords, parkedOnTheWay } from '../web/turned-away.ts';
import { changeOwnPassword, savePreferences, signOutEverywhere } from './actions.ts';
import { AssignmentChoice, NewPassword, Preferences } from './forms.ts';
import { type AssignmentRow, isAccountOf, listAssignments } from './queries.ts';
import { loadRules } from './rules/queries.ts';
import { isPasswordOld } from './rules/rule-set.ts';
import { accountScreen, chooseAssignmentScreen, newPasswordScreen, signInScreen } from './screens.ts';
import { authenticate } from './sign-in.ts';

const minutes = 60_000;
/** A guesser of one password. The account's own door shuts before that (sign-in.ts). */
const failuresPerLogin = 15;
/** A whole office goes out by one address, and one machine there can fail as often as it likes: the bound is far above what people do. */
const failuresPerAddress = 400;
const staleWords = 'Trang đăng nhập này mở từ trước một lần đăng nhập khác, hoặc đã quá lâu. Nhập lại mật khẩu để vào làm việc.';
const tooManyWords = 'Có quá nhiều lần nhập sai từ máy này.';

const rulesOf = ({ house, services }: Pick<PublicContext, 'house' | 'services'>) => loadRules(house, services.config);

/** Only an address of ours: no scheme, no host, no way back to the sign-in itself. */
function safeNext(next: string | null | undefined): string {
  const own = ownAddress(next);
  return own.startsWith('/sign-') ? '/work' : own;
}

/** The sign-in page once more: where to goes along. */
async function signInAgain(context: PublicContext, message: string) {
  const { login, next } = context.values;
  const form = {
    ...emptyForm(context.csrf, '/sign-in', { login: String(login ?? ''), next: String(next ?? '') }),
    errors: { login: message },
  };
  return view('accounts/sign-in', await signInScreen(context, form), { layout: 'plain', status: 422 });
}

export const accountPages = definePages((page) => {
  page.open('get', '/sign-in', {
    session: true,
    handler: async (context) => {
      if (context.req.session.signedIn && !context.query.get('next')) return redirect('/work');
      return view(
        'accounts/sign-in',
        await signInScreen(context, emptyForm(context.csrf, '/sign-in', { next: context.query.get('next') ?? '' })),
        { layout: 'plain' },
      );
    },
  });

  page.open('post', '/sign-in', {
    session: true,
    // Opened before a sign-in in another tab, or too long ago: it is drawn anew, and loses nothing but the password.
    stale: (context) => signInAgain(context, staleWords),
    handler: async (context) => {
      const { values, house, moment, requestId } = context;
      const login = String(values.login ?? '');
      // Only failures count: a whole office signs in from one address at eight o'clock.
      const address = `sign-in-failed:${context.req.ip}`;
      const own = `${address}:${login.toLowerCase()}`;
      // Whoever sat here lately passes where his office's address is full: what others try is not his.
      const isHis = await isAccountOf(house, whoSatHere(context.req, context.services.config), login.toLowerCase());
      await assertNotFull(context, own, failuresPerLogin, 5 * minutes, tooManyWords);
      if (!isHis) await assertNotFull(context, address, failuresPerAddress, 5 * minutes, tooManyWords);
      const result = await authenticate(
        house,
        { login, password: String(context.req.body.password ?? '') },
        moment.at,
        requestId,
      );
      if (!result.ok) {
        await hitLimit(context, own, failuresPerLogin, 5 * minutes, tooManyWords);
        if (!isHis) await hitLimit(context, address, failuresPerAddress, 5 * minutes, tooManyWords);
        return signInAgain(context, result.message);
      }
      const { account } = result;
      const next = safeNext(String(values.next ?? ''));
      await regenerate(context.req);
      const rules = await rulesOf(context);
      const mustChangePassword = account.mustChangePassword || isPasswordOld(rules, account.passwordChangedAt, moment.at);
      context.req.session.pending = { accountId: account.id, epoch: account.sessionEpoch, next, mustChangePassword };
      if (mustChangePassword) return redirect('/sign-in/password');
      const assignments = await listAssignments(house, account.id, moment.today);
      const [only] = assignments;
      if (only && assignments.length === 1) return enter(context, only);
      return redirect('/sign-in/assignment');
    },
  });

  page.open('get', '/sign-in/assignment', {
    session: true,
    handler: async (context) => {
      const pending = context.req.session.pending;
      if (!pending) return redirect('/sign-in');
      if (pending.mustChangePassword) return redirect('/sign-in/password');
      const assignments = await listAssignments(context.house, pending.accountId, context.moment.today);
      return view(
        'accounts/choose-assignment',
        chooseAssignmentScreen(
          assignments,
          emptyForm(context.csrf, '/sign-in/assignment'),
          assignments.length === 0 ? await parkedOnTheWay(context, pending) : [],
        ),
        { layout: 'plain' },
      );
    },
  });

  page.open('post', '/sign-in/assignment', {
    session: true,
    handler: async (context) => {
      const pending = context.req.session.pending;
      if (!pending) return redirect('/sign-in');
      if (pending.mustChangePassword) return redirect('/sign-in/password');
      const assignments = await listAssignments(context.house, pending.accountId, context.moment.today);
      const parsed = parseForm(AssignmentChoice, context.values);
      const chosen = parsed.ok ? assignments.find((one) => one.id === parsed.value.assignment) : undefined;
      if (chosen) return enter(context, chosen);
      const form = {
        ...emptyForm(context.csrf, '/sign-in/assignment', context.values),
        errors: { assignment: 'Chọn chức danh, đơn vị làm việc' },
      };
      return view('accounts/choose-assignment', chooseAssignmentScreen(assignments, form, []), { layout: 'plain', status: 422 });
    },
  });

  page.open('get', '/sign-in/password', {
    session: true,
    handler: async (context) => {
      if (!context.req.session.pending) return redirect('/sign-in');
      return view(
        'accounts/new-password',
        newPasswordScreen(emptyForm(context.csrf, '/sign-in/password'), true, (await rulesOf(context)).passwordLength),
        {
          layout: 'plain',
        },
      );
    },
  });

  page.open('post', '/sign-in/password', {
    session: true,
    handler: async (context) => {
      const pending = context.req.session.pending;
      if (!pending) return redirect('/sign-in');
      const parsed = parseForm(NewPassword, rawPasswords(context.req));
      try {
        if (!parsed.ok) throw new FormInvalid(parsed.errors);
        await changeOwnPassword(
          context.house,
          pending.accountId,
          parsed.value,
          await rulesOf(context),
          context.moment.at,
          context.requestId,
        );
      } catch (error) {
        if (!(error instanceof FormInvalid)) throw error;
        const form = { ...emptyForm(context.csrf, '/sign-in/password'), errors: error.errors };
        return view('accounts/new-password', newPasswordScreen(form, true, (await rulesOf(context)).passwordLength), {
          layout: 'plain',
          status: 422,
        });
      }
      delete context.req.session.pending;
      return redirect(`/sign-in?next=${encodeURIComponent(pending.next)}`, 'Đã đổi mật khẩu. Đăng nhập bằng mật khẩu mới.');
    },
  });

  page.open('post', '/sign-out', {
    session: true,
    handler: async (context) => {
      await new Promise<void>((resolve) => context.req.session.destroy(() => resolve()));
      // From a page whose words wait for somebody: the next sign-in opens them.
      const next = safeNext(String(context.values.next ?? ''));
      const to = next === '/work' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
      return { kind: 'redirect', to, flash: '', level: 'green' };
    },
  });

  page.get('/account', {
    permission: 'self:use',
    handler: async (context) => view('accounts/account', await accountScreen(context)),
  });

  page.form('/account/password', {
    permission: 'self:use',
    schema: () => NewPassword,
    show: async (context, form) =>
      view('accounts/new-password', newPasswordScreen({ ...form, values: {} }, false, (await rulesOf(context)).passwordLength)),
    act: async (context) => {
      // As typed: a password is not tidied as other words are, or the sign-in would not know it again.
      const parsed = parseForm(NewPassword, rawPasswords(context.req));
      if (!parsed.ok) throw new FormInvalid(parsed.errors);
      await changeOwnPassword(
        context.house,
        context.actor.accountId,
        parsed.value,
        await rulesOf(context),
        context.moment.at,
        context.requestId,
      );
      return redirect('/sign-in', 'Đã đổi mật khẩu. Mọi phiên làm việc khác đã kết thúc, đăng nhập lại bằng mật khẩu mới.');
    },
  });

  page.post('/account/preferences', {
    permission: 'self:use',
    handler: async (context, values) => {
      const parsed = parseForm(Preferences, values);
      if (parsed.ok) await savePreferences(context.house, context.actor.accountId, parsed.value);
      return redirect('/account', 'Đã lưu lựa chọn.');
    },
  });

  page.post('/account/sessions/end', {
    permission: 'self:use',
    handler: async (context) => {
      await signOutEverywhere(context.house, context.actor.accountId, context.moment.at, context.requestId);
      return redirect('/sign-in', 'Đã kết thúc mọi phiên làm việc của tài khoản này.');
    },
  });

  // A page opened before a sign-in in another tab asks for the new session's token, and gets it if the same officer signed in.
  page.get('/session/token', {
    permission: 'self:use',
    handler: async ({ query, services, actor, csrf, req }) =>
      query.get('holder') === holderOf(services.config.session.secret, actor)
        ? json({ csrf, endsInSeconds: secondsLeft(services.config, req.session, services.machineNow().getTime()) })
        : json({ message: otherSignedInWords }, 409),
  });

  // Where a sign-in ends that a page asked for whose session was over while it was being typed in.
  page.get('/session/back', {
    permission: 'self:use',
    handler: async () => redirect('/work', 'Đã đăng nhập lại. Quay về thẻ đang gõ dở để lưu: chữ đã gõ vẫn còn ở thẻ ấy.'),
  });

  page.post('/session/ping', { permission: 'self:use', computes: true, handler: async () => json({ ok: true }) });
});

/** Passwords keep every character as typed, blanks included, but NFC so that two keyboards agree. */
function rawPasswords(req: Request): Record<string, string> {
  const body = req.body as Record<string, unknown>;
  return Object.fromEntries(['current', 'fresh', 'again'].map((name) => [name, String(body[name] ?? '').normalize('NFC')]));
}

/** A new session id at every change of rights; only the form token of the page survives. */
function regenerate(req: Request): Promise<void> {
  return new Promise((resolve, reject) => req.session.regenerate((error) => (error ? reject(error) : resolve())));
}

async function enter(context: PublicContext, assignment: AssignmentRow) {
  const pending = context.req.session.pending;
  if (!pending) return redirect('/sign-in');
  await regenerate(context.req);
  const now = context.services.machineNow().getTime();
  context.req.session.signedIn = {
    accountId: pending.accountId,
    assignmentId: assignment.id,
    unitId: assignment.unitId,
    epoch: pending.epoch,
    since: now,
  };
  context.req.session.seenAt = now;
  const { config } = context.services;
  if (context.req.res) rememberWho(context.req.res, config, pending.accountId);
  const next = safeNext(pending.next);
  return redirect(next, await keptWords(context, pending.accountId, next), 'amber');
}

/** That words of his wait, where the sign-in leads neither to them nor to the page that lists them. */
async function keptWords({ house, moment }: PublicContext, accountId: number, next: string): Promise<string> {
  if (next === '/work' || new URL(next, 'http://local').searchParams.has('restore')) return '';
  const [latest] = await listParked(house, accountId, moment.at);
  return latest ? `Phần ông, bà đã gõ và chưa lưu còn giữ đến ${untilWords(latest)}: mở từ Việc của tôi.` : '';
}
