// What is to be entered by hand and nobody entered: a gap in the report in words, said in its note and before anything is signed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent, TestApp } from '../support/app.ts';
import { ask, draftOf, openBooks } from './books.ts';

let app: TestApp;
let reporter: Agent;
let leader: Agent;
let chief: Agent;
beforeAll(async () => {
  ({ app, reporter } = await openBooks());
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const enter = async (period: string, values: Record<string, string>) => {
  const answer = await ask(reporter, `/reports/06-qlkntc/entry?period=${period}`, { note: '', ...values });
  expect(answer.status).toBe(303);
};

test('a draft has gaps and no 0 for what nobody entered, and hints at the quarters that were', async () => {
  await enter('2026-Q1', { c1: '2', c4: '1', c5: '30' });
  await enter('2026-Q3', { c1: '1', c6: '1' });
  const text = await draftOf(reporter, 'period=2026-Y');
  expect(text).toContain('b) Ban hành mới ………… văn bản (năm trước …………), sửa đổi, bổ sung …………');
  expect(text).toContain('Thanh tra trách nhiệm ………… cuộc');
  expect(text).toContain('Biểu 06/QLKNTC chưa nhập số liệu kỳ này');
  expect(text).toContain('cộng số đã nhập của Quý I/2026, Quý III/2026: cột 1: 3, cột 4: 1, cột 5: 30; cột 6, 7, 13 gồm phần');
  // What the records count stays a figure, 0 or not.
  expect(text).toMatch(/Đã tiếp \d+ lượt/);
  expect(await draftOf(reporter, 'period=2026-M9')).toContain('Ban hành mới ………… văn bản');
  const together = await draftOf(chief, 'period=2026-Y&unit=all');
  expect(together).toContain('Ban hành mới ………… văn bản');
  expect(together).toMatch(/Biểu 06\/QLKNTC, chưa nhập: \d+ đơn vị: /);
  await enter('2026-Y', { c1: '0', c4: '2' });
  const entered = await draftOf(reporter, 'period=2026-Y');
  expect(entered).toContain('b) Ban hành mới 0 văn bản (năm trước …………), sửa đổi, bổ sung 0');
  expect(entered).not.toContain('chưa nhập số liệu kỳ này');
  expect(await draftOf(chief, 'period=2026-Y&unit=all')).toContain('tập huấn, tuyên truyền, phổ biến, giáo dục pháp luật 2 lớp');
});

test('whoever signs is told what is not entered: of the own report, and of which units in the consolidated one', async () => {
  const closing = '/reports/closed/new?period=2026-Q4';
  const said = 'Biểu 06/QLKNTC chưa nhập số liệu của kỳ này';
  expect(await read(leader, closing)).toContain(said);
  await enter('2026-Q4', { c1: '4' });
  expect(await read(leader, closing)).not.toContain(said);
  const report = String((await ask(leader, closing, { confirmed: '1' })).headers.location);
  await ask(leader, report, {}, `${report}/sending`);
  await ask(chief, closing, { confirmed: '1', override: 'x' });
  const form = await read(chief, '/reports/consolidated/new?period=2026-Q4');
  const silent = /Biểu 06\/QLKNTC chưa nhập số liệu, tính là 0(.*?)<div class="form-grid">/s.exec(form)?.[1] ?? '';
  expect(silent).toContain('Thanh tra');
  expect(silent).not.toContain('Phường Ba Đình');
  // Entered after the closing is entered too late for what was closed.
  const draft = await draftOf(reporter, 'period=2026-Q1');
  expect(draft).toContain('Ban hành mới 2 văn bản');
});
