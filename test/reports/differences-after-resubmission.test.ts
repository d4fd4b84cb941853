// The page of differences of a consolidated report tells what became of the records that were consolidated, whichever version of a unit
// stands today; and a next version never leaves out a unit whose report was only given back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent, TestApp } from '../support/app.ts';
import { ask, linesOf, openBooks } from './books.ts';
import { writePetitions } from './facts.ts';

const closing = '/reports/closed/new?period=2026-Q4';
const consolidating = '/reports/consolidated/new?period=2026-Q4';
let app: TestApp;
let leader: Agent;
let chief: Agent;
let ward: number;
let lan: number;
let ids: Map<string, number>;
let first = '';
let above = '';

const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const rowOf = (html: string, name: string) =>
  new RegExp(`<th scope="row" class="nowrap">${name}</th>(.*?)</tr>`, 's').exec(html)?.[1] ?? '';
/** What is said of the units under one figure. */
const differences = async () =>
  rowOf(await read(chief, `${above}/differences`), '02/XLD, cột 1').split('data-l="Đơn vị"')[1] ?? '';
const late = (key: string, from: number) =>
  writePetitions(app.database, ward, lan, [{ key, type: 'KN', receivedOn: '2026-11-20', status: 'assigned' }], from);
async function send(): Promise<string> {
  const address = String((await ask(leader, closing, { confirmed: '1', override: 'x' })).headers.location);
  expect((await ask(leader, address, {}, `${address}/sending`)).status).toBe(303);
  return address;
}

beforeAll(async () => {
  ({ app, ward, lan, ids } = await openBooks());
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
  first = await send();
  expect((await ask(chief, first, { answer: 'accepted' })).status).toBe(303);
  await ask(chief, closing, { confirmed: '1', override: 'x' });
  above = String((await ask(chief, consolidating, { confirmed: '1', override: 'Đến hạn' })).headers.location);
  await late('late', 7300);
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('p23')]);
});
afterAll(() => app.close());

test('while a report of the last version is only given back, a next one is closed with its figures as reported, by a tick and a reason', async () => {
  const values = { answer: 'returned', reason: 'Thiếu đơn chuyển đến', isWithin: '1' };
  const said = 'số liệu báo cáo bị trả lại, chưa gửi lại';
  expect((await ask(chief, first, values)).status).toBe(303);
  // The figure falls by the return; the records still give what they gave.
  expect(await differences()).toMatch(/Phường Ba Đình<\/a> \([^)]*\)[^<]*(<[^>]+>)*Báo cáo bị trả lại\./);
  expect(await read(chief, '/reports/consolidated?period=2026-Q4')).toContain(
    'Báo cáo bị trả lại, chưa gửi lại: Phường Ba Đình.',
  );
  await ask(chief, above, {}, `${above}/sending`);
  // Nobody sent anything since the last one was sent: there is nothing to close.
  expect((await ask(chief, consolidating, { confirmed: '1', override: 'x', keepsReturned: '1' })).status).toBe(409);
  const vinh = await app.signIn('vinh.ngocha');
  const sent = String((await ask(vinh, closing, { confirmed: '1', override: 'x' })).headers.location);
  expect((await ask(vinh, sent, {}, `${sent}/sending`)).status).toBe(303);
  const untold = await ask(chief, consolidating, { confirmed: '1', override: 'x' });
  expect([untold.status, untold.text.includes('Đánh dấu để giữ số đã báo cáo')]).toEqual([422, true]);
  const unreasoned = await ask(chief, consolidating, { confirmed: '1', keepsReturned: '1' });
  expect([unreasoned.status, unreasoned.text.includes('Nêu lý do vẫn chốt')]).toEqual([422, true]);
  const was = await read(chief, `${above}/tables/02-xld`);
  const answer = await ask(chief, consolidating, { confirmed: '1', override: 'Ba Đình chưa gửi lại', keepsReturned: '1' });
  expect(answer.status).toBe(303);
  const next = String(answer.headers.location);
  const name = `Phường Ba Đình, ${said}`;
  const page = await read(chief, next);
  expect(page).toContain(` đơn vị (1 đơn vị là ${said}: Phường Ba Đình), thiếu `);
  expect(page).toContain('khớp với các báo cáo đang giữ');
  expect(page).toContain('bị trả lại, chưa gửi lại khi tổng hợp');
  expect(page).toContain('Ba Đình chưa gửi lại');
  // Its line stands as it was reported, under the words.
  expect(
    linesOf(await read(chief, `${next}/tables/02-xld`))
      .get(name)
      ?.map(({ text }) => text),
  ).toEqual(
    linesOf(was)
      .get('Phường Ba Đình')
      ?.map(({ text }) => text),
  );
  const printed = await read(chief, `${next}/tables/02-xld/print`);
  expect([printed.includes(name), printed.includes(`là ${said}: Phường Ba Đình`)]).toEqual([true, true]);
  const told = await read(chief, `${next}/differences`);
  expect(told).toContain('Bản 1 bị trả lại, chưa gửi lại: giữ số liệu đã báo cáo');
  expect(told).not.toContain('Báo cáo bị trả lại.');
  expect(await read(chief, '/reports/consolidated?period=2026-Q4')).toContain('giữ số liệu bị trả lại của 1 đơn vị');
  // The check code covers it.
  await app.database.owner('update consolidated_parts set kept_returned = false');
  expect(await read(chief, next)).toContain('KHÔNG khớp với các báo cáo đang giữ');
  await app.database.owner('update consolidated_parts p set kept_returned = true where consolidated_id = $1 and report_id = $2', [
    Number(next.split('/').at(-1)),
    Number(first.split('/').at(-1)),
  ]);
  expect(await read(chief, next)).not.toContain('KHÔNG khớp');
});

test('after the unit sent anew the page tells the same of what was consolidated', async () => {
  const words = /Tính thêm ĐT-2026-007300; không còn tính ĐT-2026-\d+\./;
  const before = (await differences()).replace('Báo cáo bị trả lại. ', '');
  expect(before).toMatch(words);
  const again = await send();
  const page = await read(chief, `${above}/differences`);
  expect(page).toContain('Bản 2 thay bản 1 đã tổng hợp');
  expect(await differences()).toBe(before);
  expect(before).toContain(`${first}/differences`);
  // What came after the second version is told beside what came after the one that was consolidated.
  await late('later', 7400);
  expect(await differences()).toMatch(/Tính thêm ĐT-2026-007300, ĐT-2026-007400; không còn tính ĐT-2026-\d+\./);
  // The next version is made of what was sent anew, and tells of that.
  above = String((await ask(chief, consolidating, { confirmed: '1', override: 'Gửi lại' })).headers.location);
  const next = await differences();
  expect(next).toContain(`${again}/differences`);
  expect(next).toContain('Tính thêm ĐT-2026-007400.');
});
