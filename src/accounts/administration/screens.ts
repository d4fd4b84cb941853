// Pages of account administration.
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import { actWords } from '../../documents/papers/wording.ts';
import { levelNames, type Unit, type UnitLevel, unitLevels } from '../../units/unit.ts';
import type { FormState } from '../../web/forms.ts';
import type { Actor } from '../actor.ts';
import { may } from '../permissions.ts';
import type { OfficerRole } from '../roles.ts';
import { roleNames, roles } from '../roles.ts';
import { standInRefusal, standInWords } from '../stand-ins/rules.ts';
import type {
  AccountDetail,
  AccountFilter,
  AccountState,
  DatedAssignment,
  GivenMandate,
  ListedAccount,
  Locking,
} from './queries.ts';
import { assignRefusal, disableRefusal, endRefusal } from './rules.ts';
import { accountRefusal, postRefusal, readsTheCity } from './scope.ts';

type Tag = { words: string; colour?: string };
type Option = { value: string; label: string };
export type UnitGroups = { label: string; options: Option[] }[];

const stateNames: Record<AccountState, string> = {
  active: 'Đang dùng',
  disabled: 'Đã khóa',
  never_signed_in: 'Chưa đăng nhập lần nào',
  locked: 'Tạm khóa vì nhập sai mật khẩu',
  dormant: 'Bỏ không lâu ngày',
};

export interface AccountsPage {
  title: string;
  selects: { name: string; label: string; value: string; options: Option[] }[];
  typed: string;
  pageLinks: { href: string; label: string; style: string }[];
  /** '' when nobody is dormant or the list shows them already. */
  dormantWords: string;
  found: { href: string; login: string; name: string; posts: string; lastSignIn: string; state: Tag }[];
  hasNone: boolean;
  summary: string;
  firstHref: string;
  nextHref: string;
}
export interface AccountFormPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  unitGroups: UnitGroups;
  roleChoices: Option[];
  isNew: boolean;
  /** The words of the button. */
  act: string;
  /** What a move ends, '' for a new assignment. */
  moving: string;
  /** Somebody of the unit bears the name already: whether they are two is asked. */
  asksNamesake: boolean;
  /** Duties meet in one hand: the reason is asked. */
  asksDutyReason: boolean;
}
export interface AccountAdminPage {
  title: string;
  crumbs: { href: string; label: string }[];
  csrf: string;
  facts: { term: string; text: string }[];
  state: Tag;
  canEnable: boolean;
  enableAction: string;
  links: { href: string; label: string; style: string }[];
  assignments: { post: string; place: string; period: string; state: Tag; links: { href: string; label: string }[] }[];
  /** Who acts for this person, by what paper, when. */
  mandates: { name: string; nameHref: string; post: string; mandate: string; period: string; state: Tag; endHref: string }[];
  hasMandates: boolean;
}
export interface PersonPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  /** Somebody of the unit bears the name already: whether they are two is asked. */
  asksNamesake: boolean;
}
export interface ConfirmPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  words: string;
}
export interface OneTimePasswordPage {
  title: string;
  login: string;
  oneTime: string;
  /** What waits until somebody has confirmed its holder, in which list and by whom; '' where nothing does. */
  waits: string;
  backHref: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'admin/accounts': AccountsPage;
    'admin/account-form': AccountFormPage;
    'admin/account': AccountAdminPage;
    'admin/account-person': PersonPage;
    'admin/assignment-end': ConfirmPage;
    'admin/assignment-extend': ConfirmPage;
    'admin/account-reset': ConfirmPage;
    'admin/account-disable': ConfirmPage;
    'admin/account-password': OneTimePasswordPage;
  }
}

/** Open units as groups of a select, by level. */
function unitGroupsOf(units: readonly Unit[]): UnitGroups {
  // Around a re-organisation an office that ends and the one that begins may share a name.
  const isShared = ({ id, name }: Unit) => units.some((one) => one.id !== id && one.name === name);
  const nameOf = (unit: Unit) => (isShared(unit) ? `${unit.name} (từ ngày ${formatDate(unit.firstOn)})` : unit.name);
  return unitLevels
    .map((one: UnitLevel) => ({
      label: levelNames[one],
      options: units.filter((unit) => unit.level === one).map((unit) => ({ value: String(unit.id), label: nameOf(unit) })),
    }))
    .filter((group) => group.options.length > 0);
}

/** These roles, in their own order, as one may choose them. */
export const roleOptions = (of: readonly OfficerRole[]): Option[] => of.map((role) => ({ value: role, label: roleNames[role] }));

function stateOf(account: Pick<AccountDetail, 'disabledAt' | 'lockedUntil' | 'mustChangePassword'>, at: Date): Tag {
  if (account.disabledAt) return { words: 'Đã khóa', colour: 'red' };
  if (account.lockedUntil && account.lockedUntil > at) return { words: 'Tạm khóa', colour: 'amber' };
  if (account.mustChangePassword) return { words: 'Chờ đổi mật khẩu', colour: 'amber' };
  return { words: 'Đang dùng', colour: 'green' };
}

export interface AccountsView {
  accounts: readonly ListedAccount[];
  filter: AccountFilter;
  units: readonly Unit[];
  at: Date;
  limit: number;
  linkTo: (after: string) => string;
  dormant: { count: number; days: number };
  maySetRules: boolean;
}

/** @param view `accounts` holds one more than `limit` where the list goes on */
export function accountsScreen({ accounts, filter, units, at, limit, linkTo, dormant, maySetRules }: AccountsView): AccountsPage {
  const shown = accounts.slice(0, limit);
  const last = shown.at(-1);
  const any = (label: string): Option => ({ value: '', label });
  return {
    title: 'Tài khoản',
    typed: filter.q,
    pageLinks: [
      { href: '/admin/accounts/new', label: 'Tạo tài khoản', style: 'primary' },
      { href: '/admin/accounts/bulk', label: 'Hàng loạt từ Excel', style: 'line' },
      ...(maySetRules ? [{ href: '/admin/accounts/rules', label: 'Quy định mật khẩu, phiên làm việc', style: 'line' }] : []),
    ],
    dormantWords:
      dormant.count > 0 && filter.state !== 'dormant'
        ? `${dormant.count.toLocaleString('vi-VN')} tài khoản không có ai đăng nhập quá ${dormant.days} ngày. Khóa những tài khoản không còn dùng.`
        : '',
    selects: [
      {
        name: 'unit',
        label: 'Đơn vị',
        value: filter.unitId === null ? '' : String(filter.unitId),
        options: [any('Mọi đơn vị'), ...units.map((unit) => ({ value: String(unit.id), label: unit.name }))],
      },
      { name: 'role', label: 'Vai trò', value: filter.role ?? '', options: [any('Mọi vai trò'), ...roleOptions(roles)] },
      {
        name: 'state',
        label: 'Tình trạng',
        value: filter.state ?? '',
        options: [any('Mọi tình trạng'), ...Object.entries(stateNames).map(([value, label]) => ({ value, label }))],
      },
    ],
    found: shown.map((account) => ({
      href: `/admin/accounts/${account.id}`,
      login: account.login,
      name: account.name,
      posts: account.posts.join('; ') || 'chưa có phân công hôm nay',
      lastSignIn: account.lastSignInAt ? formatDateTime(account.lastSignInAt) : 'chưa đăng nhập',
      state: stateOf(account, at),
    })),
    hasNone: shown.length === 0,
    summary: `Hiển thị ${shown.length} tài khoản`,
    firstHref: filter.after ? linkTo('') : '',
    nextHref: accounts.length > limit && last ? linkTo(last.login) : '',
  };
}

interface AccountParts {
  account: AccountDetail;
  assignments: readonly DatedAssignment[];
  given: readonly GivenMandate[];
  /** Of a locked account: when, by whom and why, and what still waits to be handed over. */
  locked: { at: Date; by: Locking | undefined; left: string | undefined } | null;
}

/** One account and its posts over time, with what this administrator may do with it. */
export function accountScreen(
  { account, assignments, given, locked }: AccountParts,
  actor: Actor,
  moment: { at: Date; today: string },
  csrf: string,
): AccountAdminPage {
  const here = `/admin/accounts/${account.id}`;
  const isOurs = !accountRefusal(actor, assignments, moment.today);
  const canSee =
    may(actor, 'account:see-as') &&
    !account.disabledAt &&
    account.id !== actor.accountId &&
    assignments.some((one) => !readsTheCity(one.role));
  const canDisable = isOurs && !account.disabledAt && !disableRefusal(actor.accountId, account.id);
  return {
    title: account.name,
    crumbs: [
      { href: '/admin/accounts', label: 'Tài khoản' },
      { href: '', label: account.name },
    ],
    csrf,
    state: stateOf(account, moment.at),
    canEnable: isOurs && account.disabledAt !== null,
    enableAction: `${here}/enabling`,
    facts: [
      { term: 'Tên đăng nhập', text: account.login },
      ...(account.formerNames.length > 0 ? [{ term: 'Họ tên trước đây', text: account.formerNames.join('; ') }] : []),
      { term: 'Thư điện tử', text: account.email },
      { term: 'Điện thoại', text: account.phone },
      { term: 'Tạo ngày', text: formatDateTime(account.createdAt) },
      { term: 'Đăng nhập gần nhất', text: account.lastSignInAt ? formatDateTime(account.lastSignInAt) : 'chưa đăng nhập' },
      { term: 'Đổi mật khẩu gần nhất', text: account.passwordChangedAt ? formatDateTime(account.passwordChangedAt) : 'chưa đổi' },
      ...(account.mustChangePassword && account.oneTimeUntil
        ? [{ term: 'Mật khẩu dùng một lần', text: `có hiệu lực đến ${formatDateTime(account.oneTimeUntil)}` }]
        : []),
      ...(locked ? lockedFacts(locked, isOurs) : []),
    ],
    links: [
      ...(assignRefusal(actor.accountId, account.id)
        ? []
        : [{ href: `${here}/assignments/new`, label: 'Thêm phân công', style: 'primary' }]),
      ...(isOurs
        ? [
            { href: `${here}/person`, label: 'Sửa thông tin', style: 'line' },
            { href: `${here}/password`, label: 'Cấp lại mật khẩu', style: 'line' },
          ]
        : []),
      ...(canSee ? [{ href: `${here}/see-as`, label: 'Xem như người này', style: 'line' }] : []),
      ...(canDisable ? [{ href: `${here}/disabling`, label: 'Khóa tài khoản', style: 'danger-line' }] : []),
    ],
    assignments: assignments.map((one) => ({
      post: [
        `${one.title} (${roleNames[one.role]})`,
        one.standsForName === null ? '' : standInWords({ name: one.standsForName, mandate: one.mandate }),
        ...one.formerTitles.map(({ title, until }) => `trước ${formatDate(until)} là ${title}`),
        endedWords(one, moment.today),
      ]
        .filter(Boolean)
        .join(', '),
      place: one.section ? `${one.unitName}, ${one.section}` : one.unitName,
      period: periodWords(one),
      state: assignmentState(one, account.disabledAt !== null, moment.today),
      links: assignmentLinks(account.id, one, actor, moment.today),
    })),
    mandates: given.map((one) => ({
      name: one.standInName,
      nameHref: `/admin/accounts/${one.accountId}`,
      post: `${roleNames[one.role]}, ${one.unitName}`,
      mandate: [one.mandate, endedWords(one, moment.today)].filter(Boolean).join(', '),
      period: periodWords(one),
      state: assignmentState(one, one.holderIsLocked, moment.today),
      endHref:
        endRefusal(actor, one, moment.today) || postRefusal(actor, one)
          ? ''
          : `/admin/accounts/${one.accountId}/assignments/${one.id}/end`,
    })),
    hasMandates: given.length > 0,
  };
}

/** Without how much is left, as the refusal to close says it: a number would tell of matters that are hidden from one or the other. */
function lockedFacts({ at, by, left }: NonNullable<AccountParts['locked']>, isOurs: boolean): AccountAdminPage['facts'] {
  const urgent = by?.isUrgent ? ', khóa gấp' : '';
  return [
    { term: 'Khóa từ', text: `${formatDateTime(at)}${by ? `, ${by.byName} khóa` : ''}${urgent}` },
    ...(by?.reason ? [{ term: 'Lý do khóa', text: by.reason }] : []),
    ...(isOurs ? [{ term: 'Việc chờ bàn giao', text: left ? `${left}.` : 'Không còn việc, bản nháp nào chưa bàn giao' }] : []),
  ];
}

/** @param back where it was asked from */
export function personScreen(
  account: Pick<AccountDetail, 'login'>,
  form: FormState,
  back: { href: string; label: string },
): PersonPage {
  return {
    title: `Sửa thông tin tài khoản ${account.login}`,
    back,
    form,
    asksNamesake: Boolean(form.errors.isNamesake || form.values.isNamesake),
  };
}

function assignmentLinks(
  accountId: number,
  one: DatedAssignment,
  actor: Actor,
  today: string,
): { href: string; label: string }[] {
  if (endRefusal(actor, one, today) || postRefusal(actor, one)) return [];
  const here = `/admin/accounts/${accountId}/assignments/${one.id}`;
  return [
    ...(assignRefusal(actor.accountId, accountId)
      ? []
      : [
          ...(one.standsForName === null ? [{ href: `${here}/move`, label: 'Chuyển vị trí' }] : []),
          ...(standInRefusal(one, today) ? [] : [{ href: `${here}/mandate`, label: 'Ủy quyền' }]),
          { href: `${here}/extension`, label: 'Đổi ngày kết thúc' },
        ]),
    { href: `${here}/end`, label: 'Kết thúc' },
  ];
}

const periodWords = ({ firstOn, heldUntil }: Pick<DatedAssignment, 'firstOn' | 'heldUntil'>): string =>
  `${formatDate(firstOn)} – ${heldUntil ? formatDate(heldUntil) : 'nay'}`;

/** "kết thúc theo Nghị quyết số 9/NQ-HĐND ngày 20/11/2026" of a post an act over its unit ended; '' of any other. */
function endedWords({ endedBy, lastOn }: Pick<DatedAssignment, 'endedBy' | 'lastOn'>, today: string): string {
  if (!endedBy || lastOn === null || lastOn >= today) return '';
  return `kết thúc theo ${actWords(endedBy.number)} ngày ${formatDate(endedBy.issuedOn)}`;
}

/** @param isLocked the account it is held by is locked */
function assignmentState(one: DatedAssignment, isLocked: boolean, today: string): Tag {
  if (one.firstOn > today) return { words: 'Chưa đến ngày', colour: 'grey' };
  if (one.lastOn !== null && one.lastOn < today) return { words: 'Đã kết thúc', colour: 'grey' };
  if (one.giverIsLocked) return { words: 'Tạm dừng, tài khoản người giao đang khóa', colour: 'amber' };
  if (isLocked) return { words: 'Tạm dừng, tài khoản đang khóa', colour: 'amber' };
  return { words: 'Đang hiệu lực', colour: 'green' };
}

/** A new account, or one more post of `person`. @param given the roles this administrator may give */
export function accountFormScreen(
  form: FormState,
  units: readonly Unit[],
  given: readonly OfficerRole[],
  person?: { id: number; name: string },
): AccountFormPage {
  return {
    title: person ? `Thêm phân công cho ${person.name}` : 'Tạo tài khoản',
    back: person
      ? { href: `/admin/accounts/${person.id}`, label: 'Quay lại tài khoản' }
      : { href: '/admin/accounts', label: 'Quay lại danh sách' },
    form,
    unitGroups: unitGroupsOf(units),
    roleChoices: roleOptions(given),
    isNew: !person,
    act: person ? 'Thêm phân công' : 'Tạo tài khoản',
    moving: '',
    asksNamesake: Boolean(form.errors.isNamesake || form.values.isNamesake),
    asksDutyReason: Boolean(form.errors.dutyReason || form.values.dutyReason),
  };
}
