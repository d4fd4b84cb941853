// Rows about accounts that exist: who moves where, whose post lasts until when, whose account closes. Read as the form of each act reads it.
import { formatDate } from '../../deadlines/dates.ts';
import { fold } from '../../search/fold.ts';
import { parseForm } from '../../web/forms.ts';
import type { Moment } from '../../web/pages.ts';
import type { AssignmentForm } from '../administration/assignment-actions.ts';
import { ExtendAssignment, LeavingAccount, NewAssignment } from '../administration/forms.ts';
import type { OfficerRole } from '../roles.ts';
import type { Field, RowCells } from './cells.ts';
import { columns, openEnd, type Task } from './columns.ts';

/** An account this administrator knows, with the posts of it that may be his to change. */
export interface HeldAccount {
  id: number;
  name: string;
  /** Those that have not ended, none by mandate: 'Văn thư, Phường Ba Đình'. */
  posts: readonly { id: number; words: string; lastOn?: string | null }[];
}

/** One change as its act takes it. `post`: which one is changed, in words; of an account that closes all of them. */
export type Change = { row: number; accountId: number; login: string; name: string; postId: number; post: string } & (
  | { task: 'move'; form: AssignmentForm }
  | { task: 'extend'; lastOn: string | null }
  | { task: 'disable'; reason: string }
);

/** Sentences by field: what is wrong with a row. */
export type Wrong = Map<Field, string>;

/** The column a sentence of an act belongs to. */
const fieldOf: Readonly<Record<string, Field>> = { lastOn: 'to', kind: 'task', dutyReason: 'reason' };
/** Under which heading an error of a field is shown. */
export const columnOfField = (field: string): Field =>
  fieldOf[field] ?? columns.find((one) => one.field === field)?.field ?? 'task';

interface Asked {
  cells: RowCells;
  task: Exclude<Task, 'create'>;
  unitId: number | undefined;
  role: OfficerRole | undefined;
  held: HeldAccount | undefined;
}

/** @returns the change, when nothing is wrong with the row; `wrong` gets what is */
export function readChange({ cells, task, unitId, role, held }: Asked, wrong: Wrong, moment: Moment): Change | undefined {
  const { text, date } = cells;
  const say = (field: Field, words: string) => {
    if (!wrong.has(field)) wrong.set(field, words);
  };
  if (text('name') === '') say('name', 'Nhập họ và tên');
  if (text('login') === '') say('login', 'Nhập tên đăng nhập của người ấy');
  else if (!held) say('login', 'Không có tài khoản này trong danh sách được quản lý');
  else if (text('name') !== '' && fold(text('name')) !== fold(held.name))
    say('name', `Tài khoản này của ${held.name}. Sửa họ tên hoặc tên đăng nhập cho khớp`);
  const post = held && task !== 'disable' ? choosePost(text('post'), held, say) : undefined;
  const read = <T>(parsed: { ok: true; value: T } | { ok: false; errors: Record<string, string> }): T | undefined => {
    if (parsed.ok) return parsed.value;
    for (const [field, words] of Object.entries(parsed.errors)) say(columnOfField(field), words);
    return undefined;
  };
  const known = {
    row: cells.number,
    accountId: held?.id ?? 0,
    login: text('login').toLowerCase(),
    name: held?.name ?? '',
    postId: post?.id ?? 0,
    post: post?.words ?? held?.posts.map(({ words }) => words).join('; ') ?? '',
  };
  if (task === 'move') {
    const form = read(
      parseForm(NewAssignment(moment), {
        unit: unitId === undefined ? '' : String(unitId),
        role: role ?? '',
        title: text('title'),
        section: text('section'),
        from: date('from'),
        to: date('to'),
        dutyReason: text('reason'),
      }),
    );
    return form && wrong.size === 0 ? { ...known, task, form } : undefined;
  }
  if (task === 'extend') {
    if (text('to') === '') say('to', `Nhập ngày cuối mới, hoặc ghi ${openEnd}`);
    const lastOn = fold(text('to')) === fold(openEnd) ? '' : date('to');
    const form = read(parseForm(ExtendAssignment(moment), { lastOn }));
    if (form && post && (form.lastOn ?? '') >= moment.today && isSooner(form.lastOn, post.lastOn))
      say('to', soonerWords(post.lastOn));
    return form && wrong.size === 0 ? { ...known, task, lastOn: form.lastOn } : undefined;
  }
  const form = read(parseForm(LeavingAccount(), { reason: text('reason') }));
  return form && wrong.size === 0 ? { ...known, task, reason: form.reason } : undefined;
}

/** Undefined: the sheet is not told when the post ends. */
const isSooner = (wanted: string | null, stands: string | null | undefined): boolean =>
  stands !== undefined && wanted !== null && (stands === null || wanted < stands);
const soonerWords = (stands: string | null | undefined): string =>
  `Phân công này ${stands ? `đang đến hết ngày ${formatDate(stands)}` : 'không có ngày kết thúc'}: ngày này kết thúc sớm hơn, không phải gia hạn. Rút ngắn thì dùng Đổi ngày kết thúc ở trang tài khoản`;

function choosePost(typed: string, held: HeldAccount, say: (field: Field, words: string) => void) {
  const all = held.posts.map(({ words }) => words).join('; ');
  const fitting = typed === '' ? held.posts : held.posts.filter(({ words }) => fold(words) === fold(typed));
  if (fitting.length === 1) return fitting[0];
  if (held.posts.length === 0) say('login', 'Người này không có phân công nào chưa kết thúc');
  else if (typed !== '') say('post', `Ghi đúng một phân công người này đang có: ${all}`);
  else say('post', `Người này có ${held.posts.length} phân công, ghi phân công cần đổi: ${all}`);
  return undefined;
}
