// A sheet of people: checked and tried, done all together or not at all, passwords printed as slips.
import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { listPersonWaits } from '../../sealing/confirmations/queries.ts';
import { slipWords } from '../../sealing/confirmations/words.ts';
import type { Context } from '../../web/pages.ts';
import type { ReceivedFile } from '../../web/uploads.ts';
import { oneTimeUntil } from '../administration/actions.ts';
import { recordAdministration, unitsOf } from '../administration/managed.ts';
import { listPostsOf } from '../administration/queries.ts';
import { oneTimePassword } from '../administration/rules.ts';
import { accountRefusal, givableRoles } from '../administration/scope.ts';
import { hashPassword } from '../passwords.ts';
import { roleNames } from '../roles.ts';
import { inOrder } from './cells.ts';
import type { Change } from './changes.ts';
import { checkSheet, type Known, namedLogins, unknownOffices, wantedLogins } from './check.ts';
import { mostPeople, slipsAtOnce, type Task } from './columns.ts';
import { doChanges, tryChanges } from './doing.ts';
import { listElsewhere, listHeld, listMembers, type Member, nameEnded, takenLogins } from './queries.ts';
import { insertBatch, insertPeople, type LockedBatch, lockBatch, saveMade, saveSlips } from './records.ts';
import { readSheet, type SheetRow } from './sheet.ts';
import { BadWorkbook } from './zip.ts';

const mostBytes = 5 * 1024 * 1024;

/**
 * Reads and checks a sheet; what it changes is tried, and nothing is done yet.
 * @returns the batch to look at
 * @throws FormInvalid with the sentence when the file is no sheet of ours
 */
export async function stageBatch(context: Context, received: readonly ReceivedFile[]): Promise<number> {
  const { house, actor, moment, services } = context;
  const [file] = received;
  if (!file || file.size === 0) throw new FormInvalid({ sheet: 'Chọn tệp .xlsx đã điền theo mẫu' });
  if (file.size > mostBytes)
    throw new FormInvalid({ sheet: 'Tệp lớn hơn 5 MB. Chép riêng các dòng cần nhập sang mẫu mới tải về' });
  const chunks: Buffer[] = [];
  for await (const chunk of await services.files.open(file)) chunks.push(chunk as Buffer);
  try {
    const rows = await readSheet(Buffer.concat(chunks), mostPeople + 1);
    const checked = checkSheet(rows, await knownTo(context, rows), moment);
    const errors = inOrder([...checked.errors, ...(await tryChanges(context, checked))]);
    const count = Math.max(0, rows.length - 1);
    const isGood = errors.length === 0;
    const id = await insertBatch(house, {
      by: actor.accountId,
      at: moment.at,
      people: isGood ? checked.people : [],
      changes: isGood ? checked.changes : [],
      changed: isGood ? countOf(checked.changes) : {},
      count,
      errors,
    });
    await recordAdministration(context, 'account.batch_checked', null, { batch: id, people: count, errors: errors.length });
    return id;
  } catch (error) {
    if (error instanceof BadWorkbook) throw new FormInvalid({ sheet: error.message });
    throw error;
  }
}

/** What the rows of a sheet are held against: offices, roles and accounts of this administrator. */
async function knownTo(context: Context, rows: readonly SheetRow[]): Promise<Known> {
  const { house, actor, moment } = context;
  const units = await unitsOf(context);
  return {
    units,
    elsewhere: await listElsewhere(house, unknownOffices(rows, units), units, moment.today),
    roles: givableRoles(actor),
    taken: await takenLogins(house, wantedLogins(rows, units, moment.today)),
    held: await listHeld(house, namedLogins(rows), actor, moment.today),
  };
}

function countOf(changes: readonly Change[]): Partial<Record<Task, number>> {
  const counts: Partial<Record<Task, number>> = {};
  for (const { task } of changes) counts[task] = (counts[task] ?? 0) + 1;
  return counts;
}

/** Does everything a checked sheet asks for, in one transaction. @returns what was done, counted @throws NotAllowedNow, NotFound */
export async function makeBatch(context: Context, id: number): Promise<Partial<Record<Task, number>>> {
  const { house, moment, actor } = context;
  const batch = await lockBatch(house, id, actor.accountId);
  const back = `/admin/accounts/bulk/${id}`;
  if (batch.madeAt) throw new NotAllowedNow('Bảng này đã được thực hiện trước đó.', back);
  if (batch.errors.length > 0) throw new NotAllowedNow('Bảng còn ô cần sửa. Sửa trong Excel rồi gửi lại cả bảng.', back);
  const stale = await staleWords(context, batch);
  if (stale) throw new NotAllowedNow(stale, back);
  if (batch.people.length > 0) await makePeople(context, batch);
  await doChanges(context, batch.changes, back);
  await saveMade(house, batch, moment.at);
  await recordAdministration(context, 'account.batch_made', null, {
    batch: id,
    people: batch.people.length,
    logins: batch.people.map((person) => person.login),
    ...batch.changed,
    ...(batch.changes.length > 0 ? { changed: batch.changes.map(({ login }) => login) } : {}),
  });
  return { ...batch.changed, create: batch.people.length };
}

/**
 * Why a checked sheet cannot be done any more as far as reading tells: an office, a role or a login that was free has gone meanwhile. ''
 * where nothing is known; whatever the acts themselves refuse is told when they are done.
 */
export async function staleWords(context: Context, batch: Pick<LockedBatch, 'people' | 'changes'>): Promise<string> {
  const { house, actor, moment } = context;
  const taken = await takenLogins(
    house,
    batch.people.map((person) => person.login),
  );
  const late = batch.people.filter((person) => taken.has(person.login)).map((person) => person.login);
  const open = new Set((await unitsOf(context)).map((unit) => unit.id));
  const roles = new Set(givableRoles(actor));
  if (late.length > 0) return `Sau lúc kiểm tra, tên đăng nhập ${late.slice(0, 5).join(', ')} đã có người dùng. Gửi lại bảng.`;
  const posts = [...batch.people, ...batch.changes.flatMap((one) => (one.task === 'move' ? [one.form] : []))];
  const gone = posts.flatMap(({ unit }) => (open.has(unit) ? [] : [unit]));
  const ended = await nameEnded(house, gone, moment.today);
  if (ended.length > 0)
    return `Sau lúc kiểm tra, có đơn vị trong bảng đã kết thúc: ${ended.slice(0, 5).join('; ')}. Ghi tên đơn vị hiện nay rồi gửi lại bảng.`;
  const withheld = [...new Set(posts.flatMap(({ role }) => (roles.has(role) ? [] : [roleNames[role]])))];
  if (withheld.length > 0) return `Sau lúc kiểm tra, không còn được giao vai trò ${withheld.join(', ')}. Gửi lại bảng.`;
  return gone.length > 0 ? 'Sau lúc kiểm tra, có đơn vị không còn được phân công. Gửi lại bảng.' : '';
}

async function makePeople({ house, moment }: Context, batch: LockedBatch): Promise<void> {
  // Until its slip is printed an account has a password nobody knows.
  await insertPeople(house, batch, await hashPassword(randomBytes(32).toString('base64')), moment.at);
}

export interface Slip {
  member: Member;
  password: string;
  /** What waits until somebody has confirmed him; '' where nothing does. */
  waits: string;
}

/**
 * Passwords of one use for one part of a batch, shown once on the slips this answer prints. Only their hashes are kept.
 * Hashes are made one after another, so that whoever signs in meanwhile waits for one at most.
 * @param part from 1; slipsAtOnce people each
 * @param again prints what was printed before: the older slips then open nothing
 * @throws NotAllowedNow, NotFound
 */
export async function printSlips(
  context: Context,
  id: number,
  part: number,
  again: boolean,
): Promise<{ slips: Slip[]; until: Date }> {
  const { house, actor, moment } = context;
  const batch = await lockBatch(house, id, actor.accountId);
  const back = `/admin/accounts/bulk/${id}`;
  if (!batch.madeAt) throw new NotAllowedNow('Chưa tạo tài khoản nên chưa có phiếu để in.', back);
  const group = (await listMembers(house, id)).slice((part - 1) * slipsAtOnce, part * slipsAtOnce);
  const toPrint = group.filter((member) => !member.isInUse && !member.isDisabled && (again || !member.printedAt));
  const postsOf = await listPostsOf(
    house,
    toPrint.map(({ accountId }) => accountId),
  );
  // Whoever was given a post elsewhere since is no longer this administrator's to hand a password to.
  const foreign = toPrint.filter((member) => accountRefusal(actor, postsOf(member.accountId), moment.today));
  const waiting = toPrint.filter((member) => !foreign.includes(member));
  if (waiting.length === 0 && foreign.length > 0)
    throw new NotAllowedNow(
      `Các tài khoản chưa có phiếu (${foreign.map(({ login }) => login).join(', ')}) nay có phân công ngoài đơn vị. Việc cấp mật khẩu do quản trị hệ thống làm.`,
      back,
    );
  if (waiting.length === 0)
    throw new NotAllowedNow('Phiếu của nhóm này đã in. In lại thì đánh dấu ô in lại; phiếu cũ hết hiệu lực.', back);
  const until = await oneTimeUntil(context);
  const made: Omit<Slip, 'waits'>[] = [];
  const hashes: { accountId: number; hash: string }[] = [];
  for (const member of waiting) {
    const password = oneTimePassword();
    hashes.push({ accountId: member.accountId, hash: await hashPassword(password) });
    made.push({ member, password });
    await nextTurn();
  }
  await saveSlips(house, batch, hashes, moment.at, until);
  await recordAdministration(context, 'account.slips_printed', null, {
    batch: id,
    people: made.length,
    again,
    logins: made.map(({ member }) => member.login),
  });
  const posts = await listPersonWaits(
    context.tx,
    made.map(({ member }) => member.accountId),
    moment.today,
  );
  const slips = made.map((one) => ({
    ...one,
    waits: slipWords(posts.filter(({ accountId }) => accountId === one.member.accountId)),
  }));
  return { slips, until };
}
