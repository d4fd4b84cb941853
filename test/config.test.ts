// The environment as production reads it, and what the first start says of the sealing key. Needs no database.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ConfigInvalid, readConfig } from '../src/config.ts';
import { escrowNotice } from '../src/operations/escrow.ts';

const folder = mkdtempSync(join(tmpdir(), 'donthu-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = Buffer.alloc(32, 7).toString('base64');
const whole = {
  NODE_ENV: 'production',
  DATA_DIR: join(folder, 'production'),
  DATABASE_URL: 'postgres://owner:x@127.0.0.1:5432/donthu',
  SESSION_SECRET: 'một-chuỗi-dài-hơn-ba-mươi-hai-ký-tự-ngẫu-nhiên',
  SEALING_KEY: key,
  SEALING_KEY_KEPT: 'yes',
};
/** What it says when it will not start. */
function refusal(change: Record<string, string | undefined>): string {
  try {
    readConfig({ ...whole, ...change });
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.message;
    throw error;
  }
  return '';
}

it('production starts with every secret given, without demo data', () => {
  const config = readConfig(whole);
  expect(config).toMatchObject({ isProduction: true, demo: false, sealing: { key } });
  expect(existsSync(join(folder, 'production', 'secrets.json'))).toBe(false);
});

it('a demo makes its secrets once, for the eyes of their owner only', () => {
  const demo = { DATA_DIR: join(folder, 'demo') };
  const file = join(folder, 'demo', 'secrets.json');
  const { sealing } = readConfig(demo);
  const kept = readFileSync(file, 'utf8');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readConfig(demo).sealing).toEqual(sealing);
  expect(readFileSync(file, 'utf8')).toBe(kept);
});

it.each([
  ['SESSION_SECRET', undefined],
  ['SESSION_SECRET', 'ngắn'],
  ['SESSION_SECRET', 'demo-secret-that-is-long-enough-to-pass'],
  ['SESSION_SECRET', 'please-CHANGE-me-this-is-long-enough-to-pass'],
  ['SEALING_KEY', undefined],
  ['SEALING_KEY', 'bmdhbg=='],
  ['SEALING_KEY_KEPT', undefined],
  ['SEALING_KEY_KEPT', 'no'],
  ['DATABASE_URL', undefined],
])('production refuses %s = %s, names it, and makes no secret of its own', (name, value) => {
  const said = refusal({ [name]: value });
  const named = ['SESSION_SECRET', 'SEALING_KEY_KEPT', 'SEALING_KEY', 'DATABASE_URL'].filter((one) =>
    new RegExp(`^- ${one}\\b`, 'm').test(said),
  );
  expect(named).toEqual([name]);
  if (value && name !== 'SEALING_KEY_KEPT') expect(said).not.toContain(value);
  expect(existsSync(join(folder, 'production', 'secrets.json'))).toBe(false);
});

it('names everything that is missing at once', () => {
  const said = refusal({ SESSION_SECRET: '', SEALING_KEY: '', SEALING_KEY_KEPT: '', DATABASE_URL: '' });
  expect(said.match(/^- /gm)).toHaveLength(4);
});

it('the first start explains what losing the key loses, once for each key, and never in production', () => {
  const config = readConfig({ NODE_ENV: 'development', DATA_DIR: join(folder, 'first') });
  const said = escrowNotice(config, 'k1').join('\n');
  expect(said).toContain(config.sealing.key);
  expect(said).toContain('Mất khóa thì không ai');
  expect(said).toContain('két');
  expect(escrowNotice(config, 'k1')).toEqual([]);
  expect(escrowNotice(config, 'k2')).not.toEqual([]);
  expect(escrowNotice(readConfig(whole), 'k1')).toEqual([]);
});
