// What an administrator may do to accounts, and the password of one use. Pure but for the random words.
import { randomInt } from 'node:crypto';

/** Why this account cannot be disabled by this administrator; undefined when it can. */
export function disableRefusal(administratorId: number, accountId: number): string | undefined {
  return administratorId === accountId ? 'Không tự khóa tài khoản đang dùng. Nhờ một quản trị khác làm việc này.' : undefined;
}

/** Why this administrator cannot give this account a role; undefined when he can. He opens no petition by his own hand. */
export function assignRefusal(administratorId: number, accountId: number): string | undefined {
  if (accountId === 0) return 'Đây là tài khoản của phần mềm, không nhận phân công.';
  return administratorId === accountId ? 'Không tự phân công vai trò cho mình. Nhờ một quản trị khác làm việc này.' : undefined;
}

/** Why this assignment cannot be ended; undefined when it can. */
export function endRefusal(
  current: { assignmentId: number },
  assignment: { id: number; lastOn: string | null },
  today: string,
): string | undefined {
  if (assignment.id === current.assignmentId) return 'Không tự kết thúc phân công đang dùng. Nhờ một quản trị khác làm việc này.';
  if (assignment.lastOn !== null && assignment.lastOn < today) return 'Phân công này đã kết thúc.';
  return undefined;
}

/** Two assignments of one person in the same unit and role must not overlap. */
export function overlaps(
  one: { unitId: number; role: string; firstOn: string; lastOn: string | null },
  others: readonly { unitId: number; role: string; firstOn: string; lastOn: string | null }[],
): boolean {
  return others.some(
    (other) =>
      other.unitId === one.unitId &&
      other.role === one.role &&
      (one.lastOn === null || other.firstOn <= one.lastOn) &&
      (other.lastOn === null || one.firstOn <= other.lastOn),
  );
}

// Short, plain, easy to say over the telephone; no two sound alike.
const syllables =
  'bong buom cam canh chuoi coi cua dao dinh diem duong gao gio gom hoa hong khe khoai la lang lua mai may men mit mua muoi nam nang nep nhan nui oi phuong quat rau rung sao sen song suoi tam thom thong tim trang tre truc tuoi vai vang voi vuon xanh xoai xuan yen'.split(
    ' ',
  );

/**
 * A password of one use: four words and four digits (about 37 bits); it must be changed at the first sign-in.
 * @param pick a number from 0 to below; by chance unless said otherwise
 */
export function oneTimePassword(pick: (below: number) => number = randomInt): string {
  const word = () => syllables[pick(syllables.length)] ?? 'sen';
  return `${word()}-${word()}-${word()}-${word()}-${String(pick(10_000)).padStart(4, '0')}`;
}
