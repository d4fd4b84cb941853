// Passwords: argon2id (19 MiB, 2 passes, OWASP), at most two at once so that a burst of sign-ins cannot exhaust the memory.
import { hash, verify } from '@node-rs/argon2';

// The package's default algorithm is argon2id.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nothing anyone knows, made with the same parameters: an unknown account costs the same time as a known one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$X2drXCnzxU/U+JemGbhpwQ$tahE6xMXO8+YbCruETwlUEaMpmYvdYBn4+SXfP+wFwM';

const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;

/** Vietnamese typed on two keyboards may differ in composition only: the same words are the same password. */
const canonical = (password: string) => password.normalize('NFKC');

/** The hash to keep in accounts.password_hash; 97 characters, carries its own salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(canonical(password), parameters));
}

/**
 * Whether the password is right. Takes the same time for an unknown account.
 * @param stored the account's hash, undefined when there is no such account
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  if (password.length > MAX_PASSWORD_LENGTH) return false;
  const matches = await inTurn(() => verify(stored ?? NOBODY, canonical(password)));
  return matches && stored !== undefined;
}

/** Words that begin most guessing lists; compared without marks, blanks and digits at the ends. */
const guessable = [
  'password',
  'matkhau',
  'qwertyuiop',
  'abcdefghij',
  'admin',
  'administrator',
  'hanoi',
  'vietnam',
  'donthu',
  'ubnd',
  'thanhtra',
  'iloveyou',
  'anhyeuem',
];

/**
 * What is wrong with a new password, as a sentence for the officer; undefined when it may be used.
 * @param least the installation's least length, never under MIN_PASSWORD_LENGTH
 * Length counts, not a mix of signs (NIST SP 800-63B); what others guess first is refused.
 */
export function passwordProblem(
  password: string,
  about: { login: string; name: string },
  least = MIN_PASSWORD_LENGTH,
): string | undefined {
  const text = canonical(password);
  if ([...text].length < least) return `Mật khẩu cần ít nhất ${least} ký tự.`;
  if (text.length > MAX_PASSWORD_LENGTH) return `Mật khẩu dài tối đa ${MAX_PASSWORD_LENGTH} ký tự.`;
  if (new Set(text).size < 5) return 'Mật khẩu lặp lại quá ít ký tự. Dùng ít nhất 5 ký tự khác nhau.';
  if (/^\d+$/.test(text)) return 'Mật khẩu chỉ gồm chữ số dễ bị đoán. Thêm chữ cái.';
  const bare = plain(text);
  const [account = ''] = about.login.split('.');
  const own = [about.login, about.name].map(plain).filter((word) => word.length > 3);
  if (own.some((word) => bare.includes(word)) || bare.replace(/\d/g, '') === plain(account)) {
    return 'Mật khẩu không được chứa tên đăng nhập hoặc họ tên.';
  }
  if (guessable.includes(bare.replace(/^\d+|\d+$/g, '')))
    return 'Mật khẩu này nằm trong số những mật khẩu hay bị đoán. Chọn mật khẩu khác.';
  return undefined;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]/g, '');
}

const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // The place goes straight to the next in line, so `running` changes only when nobody waits.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
