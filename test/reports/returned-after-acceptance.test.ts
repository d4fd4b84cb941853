// A report that was accepted is given back after all: the period opens again, whoever reports is told, and what was signed over it is said.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent, TestApp } from '../support/app.ts';
import { ask, openBooks } from './books.ts';

const closing = '/reports/closed/new?period=2026-Q4';
let app: TestApp;
let leader: Agent;
let chief: Agent;
beforeAll(async () => {
  ({ app } = await openBooks());
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
async function sent(): Promise<string> {
  const address = String((await ask(leader, closing, { confirmed: '1' })).headers.location);
  expect((await ask(leader, address, {}, `${address}/sending`)).status).toBe(303);
  expect((await ask(chief, address, { answer: 'accepted' })).status).toBe(303);
  return address;
}

test('an accepted report is given back with a reason, once, and closed anew', async () => {
  const report = await sent();
  expect((await ask(chief, report, { answer: 'accepted' })).status).toBe(409);
  expect(await read(chief, report)).toContain('Trả lại báo cáo đã tiếp nhận');
  expect(await read(leader, report)).not.toContain('Trả lại báo cáo đã tiếp nhận');
  expect((await ask(leader, closing, { confirmed: '1' })).status).toBe(409);
  const silent = await ask(chief, report, { answer: 'returned' });
  expect([silent.status, silent.text.includes('Nêu chỗ cần sửa')]).toEqual([422, true]);
  expect((await ask(chief, report, { answer: 'returned', reason: 'Thiếu đơn chuyển đến' })).status).toBe(303);
  const page = await read(leader, report);
  expect(page).toContain('Bị trả lại');
  expect(page).toContain('sau khi Dương Quang Hùng đã tiếp nhận');
  expect(page).toContain('Thiếu đơn chuyển đến');
  for (const answer of ['accepted', 'returned'])
    expect((await ask(chief, report, { answer, reason: 'x', isWithin: '1' })).status).toBe(409);
  expect((await ask(leader, closing, { confirmed: '1' })).status).toBe(303);
});

test('over one that stands in a signed consolidated report that is said, with what to do, before it is given back', async () => {
  const report = await sent();
  await ask(chief, closing, { confirmed: '1', override: 'x' });
  const consolidating = '/reports/consolidated/new?period=2026-Q4';
  const above = String((await ask(chief, consolidating, { confirmed: '1', override: 'Đến hạn' })).headers.location);
  expect((await ask(chief, above, {}, `${above}/sending`)).status).toBe(303);
  expect(await read(chief, report)).toContain('Trả lại dù đã có báo cáo tổng hợp');
  const values = { answer: 'returned', reason: 'Thiếu đơn chuyển đến' };
  const refused = await ask(chief, report, values);
  expect(refused.status).toBe(422);
  expect(refused.text).toMatch(/Báo cáo này đã nằm trong Báo cáo tổng hợp số \d+, bản 1: bản tổng hợp đã ký giữ nguyên số\./);
  expect(refused.text).toContain('chốt bản tổng hợp tiếp theo rồi gửi');
  expect(await read(leader, report)).toContain('Đã được tiếp nhận');
  expect((await ask(chief, report, { ...values, isWithin: '1' })).status).toBe(303);
  // What was signed above stands; with the report sent anew the next version of it may be signed.
  const anew = await sent();
  expect(await read(chief, above)).toContain(report);
  const next = String((await ask(chief, consolidating, { confirmed: '1', override: 'Gửi lại' })).headers.location);
  expect(await read(chief, next)).toContain(anew);
});
