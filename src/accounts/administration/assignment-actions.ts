// Giving, moving, extending and ending posts: who works where, in which role, from when to when.
import { addDays } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { assertOpen } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import { dutyConflicts } from '../duties.ts';
import { leavingRefusal } from '../handover/closing.ts';
import { endAssignment, endMandateNow, extendAssignment, insertAssignment } from '../records.ts';
import type { OfficerRole } from '../roles.ts';
import { accountPath, lockManaged, lockManagedPost, recordAdministration } from './managed.ts';
import type { DatedAssignment } from './queries.ts';
import { assignRefusal, endRefusal, overlaps } from './rules.ts';
import { givableRoles, postRefusal } from './scope.ts';

export interface AssignmentForm {
  unit: number;
  role: OfficerRole;
  title: string;
  section: string;
  from: string;
  to: string | null;
  /** Why duties that should be apart lie in one hand; '' while nobody asked. */
  dutyReason: string;
}

/**
 * Gives a post to an account already locked.
 * @param held its other posts, those that end with this act left out
 * @param standsFor the post it is held for by mandate, and whose it is
 * @throws FormInvalid when the same post overlaps, the role is not his to give, or duties meet without a reason; NotAllowedNow when the unit is closed
 */
export async function givePost(
  context: Context,
  account: { id: number; login: string },
  held: readonly DatedAssignment[],
  form: AssignmentForm,
  standsFor?: { postId: number; name: string; mandate: string },
): Promise<void> {
  const { house, actor, moment } = context;
  const refusal = assignRefusal(actor.accountId, account.id);
  if (refusal) throw new NotAllowedNow(refusal, accountPath(account.id));
  const foreign = postRefusal(actor, { unitId: form.unit, role: form.role });
  if (foreign) throw new FormInvalid({ unit: foreign });
  if (!givableRoles(actor).includes(form.role)) throw new FormInvalid({ role: 'Vai trò này do quản trị hệ thống phân công' });
  await assertOpen(house, form.unit, form.from);
  const { unit: unitId, role, title, section, from, to } = form;
  const wanted = { unitId, role, firstOn: from, lastOn: to };
  if (overlaps(wanted, held))
    throw new FormInvalid({ role: 'Người này đã có vai trò ấy tại đơn vị trong khoảng thời gian đã chọn' });
  const conflicts = dutyConflicts(wanted, held);
  if (conflicts.length > 0 && form.dutyReason === '')
    throw new FormInvalid({
      dutyReason: `${conflicts.map(({ words }) => words).join('; ')}. Nhập lý do vẫn phân công, hoặc chọn vai trò khác`,
    });
  await insertAssignment(house, {
    accountId: account.id,
    unitId,
    role,
    title,
    section,
    from,
    to,
    at: moment.at,
    ...(standsFor ? { standsFor } : {}),
  });
  await recordAdministration(context, 'assignment.added', unitId, {
    targetId: account.id,
    login: account.login,
    role,
    title,
    from,
    to,
    ...(standsFor ? { standsFor: standsFor.name, mandate: standsFor.mandate } : {}),
    ...(conflicts.length > 0 ? { duties: conflicts.map(({ code }) => code), dutyReason: form.dutyReason } : {}),
  });
}

/** One more post for somebody. @throws as givePost, NotFound */
export async function addAssignment(context: Context, accountId: number, form: AssignmentForm): Promise<void> {
  const { account, posts } = await lockManaged(context, accountId);
  await givePost(context, account, posts, form);
}

/** The assignment's last day; from the next day the officer no longer enters with it, with a mandate that ends today at once not. @throws NotAllowedNow, NotFound, FormInvalid */
export async function finishAssignment(context: Context, accountId: number, assignmentId: number, lastOn: string): Promise<void> {
  const { post, posts } = await lockManagedPost(context, accountId, assignmentId);
  await finishPost(context, post, posts, lastOn, 'lastOn');
}

/** @param field the form's field that says when */
async function finishPost(
  context: Context,
  post: DatedAssignment,
  posts: readonly DatedAssignment[],
  lastOn: string,
  field: 'lastOn' | 'from',
): Promise<void> {
  const { today } = context.moment;
  const refusal = endRefusal(context.actor, post, context.moment.today);
  if (refusal) throw new NotAllowedNow(refusal, accountPath(post.accountId));
  if (lastOn < post.firstOn) throw new FormInvalid({ [field]: 'Ngày cuối không được trước ngày bắt đầu của phân công' });
  // A day ahead leaves time to hand over; one that has come does not.
  const stays = posts.some(
    (one) =>
      one.id !== post.id && one.unitId === post.unitId && one.firstOn <= today && (one.lastOn === null || one.lastOn > today),
  );
  const unclaimed =
    lastOn <= today && !stays ? await leavingRefusal(context.house, post.accountId, post.unitId, today) : undefined;
  if (unclaimed) throw new FormInvalid({ [field]: unclaimed });
  // Whoever gave a mandate is back: nobody else acts for him the rest of the day.
  const atOnce = post.standsForName !== null && lastOn === today;
  if (atOnce) await endMandateNow(context.house, post.id, today);
  else await endAssignment(context.house, post.id, lastOn);
  await recordAdministration(context, 'assignment.ended', post.unitId, {
    targetId: post.accountId,
    role: post.role,
    title: post.title,
    lastOn,
    ...(atOnce ? { atOnce } : {}),
  });
}

/**
 * The same person in another unit, role or post from a day on: the old assignment ends the day before, in one act.
 * @throws FormInvalid, NotAllowedNow, NotFound
 */
export async function moveAssignment(
  context: Context,
  accountId: number,
  assignmentId: number,
  form: AssignmentForm,
): Promise<void> {
  const { account, posts, post } = await lockManagedPost(context, accountId, assignmentId);
  const lastOn = addDays(form.from, -1);
  if (lastOn < post.firstOn)
    throw new FormInvalid({ from: 'Ngày bắt đầu ở nơi mới phải sau ngày bắt đầu của phân công đang có' });
  if (post.standsForName !== null)
    throw new NotAllowedNow('Ủy quyền không chuyển vị trí được; kết thúc rồi ghi ủy quyền mới.', accountPath(accountId));
  if (post.lastOn !== null && form.from > addDays(post.lastOn, 1))
    throw new FormInvalid({ from: 'Phân công đang có kết thúc trước ngày này. Dùng Thêm phân công cho thời gian sau' });
  await finishPost(context, post, posts, lastOn, 'from');
  await givePost(
    context,
    account,
    posts.map((one) => (one.id === post.id ? { ...one, lastOn } : one)),
    form,
  );
}

/** Another last day, or none. @throws FormInvalid, NotAllowedNow, NotFound */
export async function changeLastDay(
  context: Context,
  accountId: number,
  assignmentId: number,
  lastOn: string | null,
): Promise<void> {
  const { house, actor, moment } = context;
  const { posts, post } = await lockManagedPost(context, accountId, assignmentId);
  const refusal = assignRefusal(actor.accountId, accountId) ?? endRefusal(actor, post, moment.today);
  if (refusal) throw new NotAllowedNow(refusal, accountPath(accountId));
  if (lastOn !== null && lastOn < moment.today)
    throw new FormInvalid({ lastOn: 'Ngày cuối không được trước hôm nay. Để kết thúc ngay, dùng Kết thúc' });
  if (lastOn !== null && lastOn < post.firstOn)
    throw new FormInvalid({ lastOn: 'Ngày cuối không được trước ngày bắt đầu của phân công' });
  if (lastOn === null && post.standsForName !== null) throw new FormInvalid({ lastOn: 'Ủy quyền luôn có ngày kết thúc' });
  const others = posts.filter((one) => one.id !== post.id);
  if (overlaps({ ...post, lastOn }, others))
    throw new FormInvalid({ lastOn: 'Người này có một phân công cùng vai trò ở đơn vị ấy trong thời gian đó' });
  await extendAssignment(house, post.id, lastOn);
  await recordAdministration(context, 'assignment.extended', post.unitId, {
    targetId: accountId,
    role: post.role,
    title: post.title,
    from: post.lastOn,
    lastOn,
  });
}
