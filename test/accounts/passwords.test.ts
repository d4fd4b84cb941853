import { describe, expect, test } from 'vitest';
import { hashPassword, MAX_PASSWORD_LENGTH, passwordProblem, verifyPassword } from '../../src/accounts/passwords.ts';

const about = { login: 'lan.badinh', name: 'Nguyễn Thị Thu Lan' };

describe('a password', () => {
  test('is kept as argon2id, 19 MiB, two passes, each time with another salt', async () => {
    const [one, other] = await Promise.all([hashPassword('mưa phùn tháng giêng'), hashPassword('mưa phùn tháng giêng')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  test('is the same however its marks were composed', async () => {
    const stored = await hashPassword('mưa phùn tháng giêng'.normalize('NFC'));
    expect(await verifyPassword(stored, 'mưa phùn tháng giêng'.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(stored, 'mua phun thang gieng')).toBe(false);
  });

  test('of an unknown account is never right, and takes as long to refuse', async () => {
    const stored = await hashPassword('mưa phùn tháng giêng');
    const time = async (hash: string | undefined) => {
      const began = performance.now();
      for (let i = 0; i < 5; i += 1) expect(await verifyPassword(hash, 'đoán bừa')).toBe(false);
      return performance.now() - began;
    };
    await time(stored);
    const [known, unknown] = [await time(stored), await time(undefined)];
    expect(unknown).toBeGreaterThan(known / 4);
  });

  test('of absurd length is refused before it costs anything', async () => {
    expect(await verifyPassword(await hashPassword('mưa phùn tháng giêng'), 'x'.repeat(MAX_PASSWORD_LENGTH + 1))).toBe(false);
  });

  test('many at once all come through', async () => {
    const stored = await hashPassword('mưa phùn tháng giêng');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => verifyPassword(stored, i % 2 ? 'sai' : 'mưa phùn tháng giêng')),
    );
    expect(answers).toEqual(Array.from({ length: 12 }, (_, i) => i % 2 === 0));
  });

  test('a broken hash throws and gives its place back', async () => {
    for (let i = 0; i < 3; i += 1) await expect(verifyPassword('not a hash', 'x')).rejects.toThrow();
    expect(await verifyPassword(undefined, 'x')).toBe(false);
  });
});

describe('a new password', () => {
  test.each(['mưa phùn tháng giêng', 'hoa-sen-2026-demo', 'Trời xanh 4 mùa', 'đèo ngang bóng xế tà'])(
    '"%s" may be used',
    (password) => {
      expect(passwordProblem(password, about)).toBeUndefined();
    },
  );

  test.each([
    ['ngắn quá', /ít nhất 10 ký tự/],
    ['x1y2z'.repeat(30), /tối đa 128 ký tự/],
    ['aaaaaaaaaab', /5 ký tự khác nhau/],
    ['0912345678', /chỉ gồm chữ số/],
    ['lan.badinh-2026', /tên đăng nhập hoặc họ tên/],
    ['Nguyen Thi Thu Lan 1', /tên đăng nhập hoặc họ tên/],
    ['Mật khẩu 2026', /hay bị đoán/],
    ['Vietnam@2026', /hay bị đoán/],
    ['Password123!', /hay bị đoán/],
  ])('"%.20s" is refused with a reason', (password, reason) => {
    expect(passwordProblem(password, about)).toMatch(reason);
  });
});
