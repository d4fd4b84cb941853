// Pages of signing in and of one's own account.
import { cast, castUnits, demoPassword } from '../../seeds/02_demo/cast.ts';
import type { FormState } from '../web/forms.ts';
import type { Context, PublicContext } from '../web/pages.ts';
import { noPostWords } from '../web/turned-away.ts';
import { type AssignmentRow, listAssignments } from './queries.ts';
import { roleNames } from './roles.ts';
import { listLooks } from './see-as/queries.ts';
import { isRunning, type LookLine, lookLines } from './see-as/screens.ts';
import { standInWords } from './stand-ins/rules.ts';

export interface SignInPage {
  title: string;
  /** The door of a training class: its accounts come from the trainer. */
  isClass: boolean;
  form: FormState;
  production: boolean;
  /** Said above the form where the session ended under words that were sent: they come back after the sign-in. */
  keptWords: string;
  demoPassword: string;
  demoGroups: { unitName: string; people: { login: string; name: string; post: string }[] }[];
}
export interface ChooseAssignmentPage {
  title: string;
  form: FormState;
  choices: { value: string; label: string; hint: string }[];
  /** Said where there is nothing to choose, and what to do; '' otherwise. */
  noneWords: string;
  /** What he was typing when his post ended. */
  typed: { label: string; value: string }[];
}
export interface NewPasswordPage {
  title: string;
  form: FormState;
  forced: boolean;
  lengthWords: string;
}
export interface AccountPage {
  title: string;
  personName: string;
  rowsOfAccount: { term: string; text: string }[];
  assignments: { post: string; place: string; current: boolean }[];
  singleKeys: boolean;
  csrf: string;
  looks: LookLine[];
  isBeingSeen: boolean;
}

declare module '../web/render.ts' {
  interface Pages {
    'accounts/sign-in': SignInPage;
    'accounts/choose-assignment': ChooseAssignmentPage;
    'accounts/new-password': NewPasswordPage;
    'accounts/account': AccountPage;
  }
}

const keptWords = 'Phiên làm việc đã kết thúc. Nội dung đã nhập được giữ; đăng nhập lại để tiếp tục.';
/** Does the page asked for open with words kept when a session ended? (web/turned-away.ts) */
const hasKept = (next: string): boolean =>
  URL.canParse(next, 'http://local') && new URL(next, 'http://local').searchParams.has('restore');

/** The sign-in page; on a demo installation it lists the cast. */
export async function signInScreen(context: PublicContext, form: FormState): Promise<SignInPage> {
  const isDemo = context.services.config.demo;
  const isClass = context.services.realm !== undefined;
  return {
    title: isClass ? 'Đăng nhập lớp tập huấn' : 'Đăng nhập',
    isClass,
    form,
    production: !isDemo,
    // Where the session ended otherwise than by time, the notice above says so already.
    keptWords: hasKept(String(form.values.next ?? '')) && !context.req.session.flash ? keptWords : '',
    demoPassword: isDemo ? demoPassword : '',
    demoGroups: isDemo ? castByUnit() : [],
  };
}

/** 'Lãnh đạo cơ quan', and for whom when it is somebody else's work. */
function postWords(one: AssignmentRow): string {
  const words = roleNames[one.role];
  return one.standsForName === null ? words : `${words}, ${standInWords({ name: one.standsForName, mandate: one.mandate })}`;
}

function castByUnit(): SignInPage['demoGroups'] {
  const groups = new Map<string, { login: string; name: string; post: string }[]>();
  for (const person of cast) {
    for (const assignment of person.assignments) {
      const people = groups.get(castUnits[assignment.unitCode]) ?? [];
      people.push({ login: person.login, name: person.name, post: `${assignment.title} (${roleNames[assignment.role]})` });
      groups.set(castUnits[assignment.unitCode], people);
    }
  }
  return [...groups].map(([unitName, people]) => ({ unitName, people }));
}

/** @param typed what was typed before signing in, to be copied where no post is left */
export function chooseAssignmentScreen(
  assignments: readonly AssignmentRow[],
  form: FormState,
  typed: ChooseAssignmentPage['typed'],
): ChooseAssignmentPage {
  return {
    title: 'Chọn nơi làm việc',
    form,
    noneWords: assignments.length > 0 ? '' : typed.length > 0 ? noPostWords : noneWords,
    typed,
    choices: assignments.map((one) => ({
      value: String(one.id),
      label: `${one.title}, ${one.unitName}`,
      hint: postWords(one),
    })),
  };
}

const noneWords = 'Tài khoản chưa được phân công vào đơn vị nào trong hôm nay. Đề nghị quản trị đơn vị phân công.';

/** @param least the installation's least length of a password */
export function newPasswordScreen(form: FormState, forced: boolean, least: number): NewPasswordPage {
  const lengthWords = `Ít nhất ${least} ký tự, ví dụ một câu ngắn dễ nhớ`;
  return { title: forced ? 'Đặt mật khẩu mới' : 'Đổi mật khẩu', form, forced, lengthWords };
}

/** One's own account, and who looked through one's eyes. */
export async function accountScreen(context: Context): Promise<AccountPage> {
  const { house, actor, moment } = context;
  const account = await house.one<{ login: string; singleKeys: boolean }>(
    'select login, single_keys from accounts where id = $1',
    [actor.accountId],
  );
  const assignments = await listAssignments(house, actor.accountId, moment.today);
  const looks = await listLooks(house, actor.accountId);
  return {
    title: 'Thông tin cá nhân',
    looks: lookLines(looks),
    isBeingSeen: !actor.seenBy && looks.some((look) => isRunning(look, moment.at)),
    personName: actor.name,
    rowsOfAccount: [
      { term: 'Tên đăng nhập', text: account.login },
      { term: 'Họ và tên', text: actor.name },
      { term: 'Đang làm việc với vai trò', text: `${roleNames[actor.role]}, ${actor.unitName}` },
    ],
    assignments: assignments.map((one) => ({
      post: one.title,
      place: `${one.unitName} (${postWords(one)})`,
      current: one.id === actor.assignmentId,
    })),
    singleKeys: account.singleKeys,
    csrf: context.csrf,
  };
}
