// Acts of the administrator on other people's accounts. None of them shows or touches a petition; each leaves an event of the house.
import { recordHouseEvent } from '../audit/events.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import { assertOpen } from '../units/queries.ts';
import type { Context } from '../web/pages.ts';
import { isLoginTaken, listDatedAssignments, lockDatedAssignment } from './administration-queries.ts';
import { assignRefusal, disableRefusal, endRefusal, oneTimePassword, overlaps } from './administration-rules.ts';
import { hashPassword } from './passwords.ts';
import { endAssignment, insertAccount, insertAssignment, lockAccount, saveDisabled, savePassword } from './records.ts';
import type { OfficerRole } from './roles.ts';

export interface AssignmentForm {
  unit: number;
  role: OfficerRole;
  title: string;
  section: string;
  from: string;
  to: string | null;
}
export interface AccountForm extends AssignmentForm {
  login: string;
  name: string;
  email: string;
  phone: string;
}

/** Makes an account with its first assignment. @returns the password of one use, shown once @throws FormInvalid, NotAllowedNow */
export async function createAccount(context: Context, form: AccountForm): Promise<{ id: number; password: string }> {
  const { house, moment } = context;
  if (await isLoginTaken(house, form.login)) throw new FormInvalid({ login: `Tên đăng nhập ${form.login} đã có người dùng` });
  const password = oneTimePassword();
  const { login, name, email, phone } = form;
  const id = await insertAccount(house, { login, name, email, phone, passwordHash: await hashPassword(password), at: moment.at });
  await record(context, 'account.created', null, { targetId: id, login });
  await addAssignment(context, id, form);
  return { id, password };
}

/** @throws FormInvalid when the same post overlaps or the role is not given here, NotAllowedNow when the unit is closed */
export async function addAssignment(context: Context, accountId: number, form: AssignmentForm): Promise<void> {
  const { house } = context;
  const account = await lockAccount(house, accountId);
  const refusal = assignRefusal(context.actor.accountId, account.id);
  if (refusal) throw new NotAllowedNow(refusal, `/admin/accounts/${account.id}`);
  await assertOpen(house, form.unit, form.from);
  const wanted = { unitId: form.unit, role: form.role, firstOn: form.from, lastOn: form.to };
  if (overlaps(wanted, await listDatedAssignments(house, account.id)))
    throw new FormInvalid({ role: 'Người này đã có vai trò ấy tại đơn vị trong khoảng thời gian đã chọn' });
  const { unit: unitId, role, title, section, from, to } = form;
  await insertAssignment(house, { accountId: account.id, unitId, role, title, section, from, to });
  await record(context, 'assignment.added', unitId, { targetId: account.id, login: account.login, role, title, from, to });
}

/** The assignment's last day; from the next day the officer no longer enters with it. @throws NotAllowedNow, NotFound */
export async function finishAssignment(context: Context, assignmentId: number, lastOn: string): Promise<number> {
  const assignment = await lockDatedAssignment(context.house, assignmentId);
  const refusal = endRefusal(context.actor, assignment, context.moment.today);
  if (refusal) throw new NotAllowedNow(refusal, `/admin/accounts/${assignment.accountId}`);
  if (lastOn < assignment.firstOn) throw new FormInvalid({ lastOn: 'Ngày cuối không được trước ngày bắt đầu của phân công' });
  await endAssignment(context.house, assignment.id, lastOn);
  await record(context, 'assignment.ended', assignment.unitId, {
    targetId: assignment.accountId,
    role: assignment.role,
    title: assignment.title,
    lastOn,
  });
  return assignment.accountId;
}

/** A new password of one use; every session of the account ends. @throws NotFound */
export async function resetPassword(context: Context, accountId: number): Promise<string> {
  const account = await lockAccount(context.house, accountId);
  const password = oneTimePassword();
  await savePassword(context.house, account, await hashPassword(password), true, context.moment.at);
  await record(context, 'account.password_reset', null, { targetId: account.id, login: account.login });
  return password;
}

/** Closes an account for signing in, at once. What its holder did stays. @throws NotAllowedNow, NotFound */
export async function disableAccount(context: Context, accountId: number, reason: string): Promise<void> {
  const account = await lockAccount(context.house, accountId);
  const back = `/admin/accounts/${account.id}`;
  const refusal = disableRefusal(context.actor.accountId, account.id);
  if (refusal) throw new NotAllowedNow(refusal, back);
  if (account.disabledAt) throw new NotAllowedNow('Tài khoản này đã bị khóa trước đó.', back);
  await saveDisabled(context.house, account, context.moment.at);
  await record(context, 'account.disabled', null, { targetId: account.id, login: account.login, reason });
}

/** @throws NotAllowedNow, NotFound */
export async function enableAccount(context: Context, accountId: number): Promise<void> {
  const account = await lockAccount(context.house, accountId);
  if (!account.disabledAt || account.id === 0)
    throw new NotAllowedNow('Tài khoản này không bị khóa.', `/admin/accounts/${account.id}`);
  await saveDisabled(context.house, account, null);
  await record(context, 'account.enabled', null, { targetId: account.id, login: account.login });
}

function record(context: Context, kind: string, unitId: number | null, data: Record<string, unknown>): Promise<void> {
  const { house, moment, actor, requestId } = context;
  return recordHouseEvent(house, { at: moment.at, accountId: actor.accountId, unitId, kind, data, requestId });
}
