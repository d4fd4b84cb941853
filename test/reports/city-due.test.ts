// The city's own report after its own day: late is said where it is, on the page of who has sent and on that of the consolidated report.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cityDue } from '../../src/reports/city-due.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { ask } from './books.ts';

const quarter = periodOf('Q4', 2026);
const at = (day: string) => new Date(`${day}T03:00:00Z`);

test('on the 20th it is in time, from the 21st late until it is sent, and late for good when it left late', () => {
  expect(cityDue(quarter, [], '2026-12-20')).toEqual({ line: 'Hạn gửi của Thành phố: ngày 20/12/2026.', tag: null });
  expect(cityDue(quarter, [null], '2026-12-21')).toMatchObject({
    line: 'Hạn gửi của Thành phố: ngày 20/12/2026. Đã quá 1 ngày, chưa gửi báo cáo tổng hợp.',
    tag: { words: 'Quá hạn, chưa gửi' },
  });
  expect(cityDue(quarter, [null, at('2026-12-20')], '2026-12-28')?.tag?.words).toBe('Đã gửi');
  expect(cityDue(quarter, [at('2026-12-22'), null], '2026-12-28')?.tag?.words).toBe('Gửi sau hạn');
  // Sent at half past midnight of the 21st in Hà Nội.
  expect(cityDue(quarter, [new Date('2026-12-20T17:30:00Z')], '2026-12-28')?.tag?.words).toBe('Gửi sau hạn');
  expect(cityDue({ kind: 'AD_HOC', year: 2026, from: '2026-11-01', to: '2026-11-20' }, [], '2026-12-28')).toBeNull();
});

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const pages = ['/reports/closed?period=2026-Q4', '/reports/consolidated?period=2026-Q4'];

test('both pages turn late after the 20th and say when it left; a ward is told of its own day only', async () => {
  const said = async (path: string) =>
    (await (await app.signIn('hung.thanhtra')).get(path).expect(200)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  app.setNow('2026-12-20T02:00:00Z');
  for (const path of pages) {
    expect(await said(path)).toContain('Hạn gửi của Thành phố: ngày 20/12/2026.');
    expect(await said(path)).not.toContain('Quá hạn, chưa gửi');
  }
  app.setNow('2026-12-23T02:00:00Z');
  for (const path of pages) {
    expect(await said(path)).toContain('Đã quá 3 ngày, chưa gửi báo cáo tổng hợp.');
    expect(await said(path)).toContain('Quá hạn, chưa gửi');
  }
  const ward = (await (await app.signIn('thang.badinh')).get(pages[0] ?? '').expect(200)).text;
  expect(ward).not.toContain('Hạn gửi của Thành phố');
  const chief = await app.signIn('hung.thanhtra');
  expect((await ask(chief, '/reports/closed/new?period=2026-Q4', { confirmed: '1' })).status).toBe(303);
  const made = await ask(chief, '/reports/consolidated/new?period=2026-Q4', { confirmed: '1', override: 'Đã quá hạn gửi' });
  expect(made.status).toBe(303);
  const address = String(made.headers.location);
  expect((await ask(chief, address, {}, `${address}/sending`)).status).toBe(303);
  for (const path of pages) expect(await said(path)).toContain('Gửi ngày 23/12/2026. Gửi sau hạn');
});
