// The page of differences of a consolidated report tells what became of the records that were consolidated, whichever version of a unit
// stands today; and no next version is closed that would leave out a unit whose report was only given back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent, TestApp } from '../support/app.ts';
import { ask, openBooks } from './books.ts';
import { writePetitions } from './history.ts';

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

test('while a report of the last version is only given back, none is closed without its unit', async () => {
  const values = { answer: 'returned', reason: 'Thiếu đơn chuyển đến', isWithin: '1' };
  const said = 'Phường Ba Đình có số trong bản 1, báo cáo đã bị trả lại và chưa gửi lại';
  expect((await ask(chief, first, values)).status).toBe(303);
  // Neither over one that was sent, nor over one that was not.
  for (const _ of ['closed', 'sent']) {
    expect(await read(chief, '/reports/consolidated?period=2026-Q4')).toContain(said);
    const refused = await ask(chief, consolidating, { confirmed: '1', override: 'x' });
    expect([refused.status, refused.text.includes(said)]).toEqual([409, true]);
    await ask(chief, above, {}, `${above}/sending`);
  }
  const vinh = await app.signIn('vinh.ngocha');
  const sent = String((await ask(vinh, closing, { confirmed: '1', override: 'x' })).headers.location);
  expect((await ask(vinh, sent, {}, `${sent}/sending`)).status).toBe(303);
  const refused = await ask(chief, consolidating, { confirmed: '1', override: 'x' });
  expect([refused.status, refused.text.includes(said)]).toEqual([409, true]);
});

test('after the unit sent anew the page tells the same of what was consolidated', async () => {
  const words = /Tính thêm ĐT-2026-007300; không còn tính ĐT-2026-\d+\./;
  const before = await differences();
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
