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

test('a unit that is not live yet is named apart from those that have not entered or sent, and owes no reception here', async () => {
  const db = app.database;
  const next = await db.unitId('00008');
  const notEntered = async () => /Biểu 06\/QLKNTC, chưa nhập: ([^;]*)/.exec(await draftOf(chief, 'period=2026-Y&unit=all'))?.[1];
  const countIn = (words = '') => Number(/^(\d+) đơn vị/.exec(words)?.[1]);
  const before = countIn(await notEntered());
  const [wave] = await db.owner<{ id: number }>(
    `insert into waves (name, basis, training_on, ready_on, live_on, certified, created_at, created_by)
     values ('Đợt 2027', 'Kế hoạch số 9', '2027-01-01', '2027-02-01', '2027-03-01', 1, now(), 1) returning id`,
  );
  await db.owner('insert into wave_units (office_id, wave_id, added_at, added_by) values ($1, $2, now(), 1)', [next, wave?.id]);
  const text = await draftOf(chief, 'period=2026-Y&unit=all');
  expect(countIn(await notEntered())).toBe(before - 1);
  const apart = 'chưa vận hành phần mềm đến ngày 14/12/2026, không tính là chưa nhập: Phường Ngọc Hà';
  expect(text).toContain(apart);
  expect(text).toContain('; không tính 1 đơn vị chưa vận hành phần mềm');
  // The same of the units a closed consolidated report is without.
  const closing = '/reports/consolidated/new?period=2026-Q4';
  const apartFrom = (page: string) => {
    const at = page.indexOf('1 đơn vị chưa vận hành phần mềm đến ngày 14/12/2026, không tính là chưa gửi');
    expect(at).toBeGreaterThan(0);
    // Not among those that have not sent, and on the page all the same.
    expect(page.slice(0, at)).not.toContain('<li>Phường Ngọc Hà');
    expect(page.slice(at)).toContain('<li>Phường Ngọc Hà');
  };
  apartFrom(await read(chief, closing));
  apartFrom(await read(chief, '/reports/consolidated?period=2026-Q4'));
  expect((await read(chief, '/reports/closed?period=2026-Q4')).match(/Chưa vận hành phần mềm/g)).toHaveLength(1);
  const report = String((await ask(chief, closing, { confirmed: '1', override: 'Đến hạn' })).headers.location);
  expect(await read(chief, report)).toMatch(
    /thiếu \d+ đơn vị chưa gửi, ngoài 1 đơn vị chưa vận hành phần mềm đến ngày 14\/12\/2026, không tính là chưa gửi/,
  );
  // The units by name count as that line does, and so does the list of versions.
  const whole = await read(chief, report);
  const owing = Number(/thiếu (\d+) đơn vị chưa gửi/.exec(whole)?.[1]);
  expect(whole).toContain(`Xem tên ${owing} đơn vị`);
  apartFrom(whole.slice(whole.indexOf('Đơn vị chưa gửi khi chốt')));
  expect(await read(chief, '/reports/consolidated?period=2026-Q4')).toContain(`thiếu ${owing} đơn vị chưa gửi, ngoài 1 đơn vị`);
  // Live by then, it is one that has not.
  await db.owner(
    `insert into go_lives (office_id, wave_id, live_on, checklist, decided_at, decided_by) values ($1, $2, '2026-12-01', '{}', now(), 1)`,
    [next, wave?.id],
  );
  expect(await draftOf(chief, 'period=2026-Y&unit=all')).not.toContain('chưa vận hành phần mềm');
});
