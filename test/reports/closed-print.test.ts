// A closed table on paper: its figures, number, period, signer, hour and check code; of an own and of a consolidated report, of today's
// circular and of an earlier one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent, TestApp } from '../support/app.ts';
import { ask, linesOf, numberOf, openBooks } from './books.ts';
import { expected } from './history.ts';

let app: TestApp;
let leader: Agent;
let chief: Agent;
let ids: Map<string, number>;
const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const figuresIn = (html: string, name: string) =>
  linesOf(html)
    .get(name)
    ?.map(({ text }) => numberOf(text)) ?? [];
const hashIn = (html: string) => /([0-9a-f]{64}), khớp với/.exec(html)?.[1] ?? 'no check code';
async function close(agent: Agent, period: string): Promise<string> {
  const answer = await ask(agent, `/reports/closed/new?period=${period}`, { confirmed: '1' });
  expect(answer.status).toBe(303);
  return String(answer.headers.location);
}

beforeAll(async () => {
  ({ app, ids } = await openBooks());
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

test('the own report: what was closed, whatever the records say today', async () => {
  const address = await close(leader, '2026-Q4');
  const hash = hashIn(await read(leader, address));
  expect(await read(leader, `${address}/tables/02-xld`)).toContain(`href="${address}/tables/02-xld/print"`);
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('p14')]);
  const paper = await read(leader, `${address}/tables/02-xld/print`);
  expect(figuresIn(paper, 'Phường Ba Đình')).toEqual(expected['02-xld']);
  expect(paper).toContain('class="sheet landscape statistic"');
  expect(paper).toContain('Số liệu tính từ ngày 15/09/2026 đến ngày 14/12/2026');
  const number = `Báo cáo đã chốt số ${address.split('/').at(-1)}, bản 1`;
  expect(paper).toContain(`${number}, quý IV/2026, Phường Ba Đình`);
  expect(paper).toContain('Chốt, ký 15/12/2026');
  expect(paper).toContain('>Hoàng Gia Thắng</p>');
  expect(paper).toContain('Chưa gửi');
  expect(paper).toContain(`Mã kiểm tra: ${hash}, khớp với số liệu đang giữ`);
  // Under the table, so that every page of it carries them.
  expect(/<tfoot>.*<\/tfoot>/s.exec(paper)?.[0]).toContain(`${number}. Mã kiểm tra ${hash}`);
  // A live table says nothing of a closing.
  expect(await read(leader, '/reports/02-xld/print?period=2026-Q4')).not.toContain('Mã kiểm tra');
  const printed = await app.database.owner<{ data: { form: string; version?: number } }>(
    "select data from events where kind = 'report.printed' order by id",
  );
  expect(printed.map(({ data }) => [data.form, data.version])).toEqual([
    ['02/XLD', 1],
    ['02/XLD', undefined],
  ]);
  await leader.get(`${address}/tables/tt24-01-xld/print`).expect(404);
  // Not sent: the unit's own.
  await chief.get(`${address}/tables/02-xld/print`).expect(404);
  expect((await ask(leader, address, {}, `${address}/sending`)).status).toBe(303);
  expect(await read(chief, `${address}/tables/02-xld/print`)).toContain('Gửi: Hoàng Gia Thắng, 15/12/2026');
});

test('the consolidated report, and a report of an earlier period', async () => {
  const own = await close(chief, '2026-Q4');
  const answer = await ask(chief, '/reports/consolidated/new?period=2026-Q4', { confirmed: '1', override: 'Đến hạn gửi' });
  expect(answer.status).toBe(303);
  const address = String(answer.headers.location);
  const hash = hashIn(await read(chief, address));
  const paper = await read(chief, `${address}/tables/02-xld/print`);
  expect(figuresIn(paper, 'Phường Ba Đình')).toEqual(expected['02-xld']);
  expect(figuresIn(paper, 'Tổng số')).toEqual(figuresIn(await read(chief, `${address}/tables/02-xld`), 'Tổng số'));
  expect(paper).toContain(`Báo cáo tổng hợp số ${address.split('/').at(-1)}, bản 1, quý IV/2026, Thanh tra Thành phố`);
  // Of the whole city: its committee's report, signed by mandate (khoản 1 Điều 8 TT 06/2025/TT-TTCP).
  expect(paper).toContain('<p class="post">TUQ. CHỦ TỊCH</p><p class="post">CHÁNH THANH TRA</p>');
  expect(await read(chief, `${own}/tables/02-xld/print`)).not.toContain('TUQ.');
  expect(paper).toContain('Lý do vẫn chốt: Đến hạn gửi');
  expect(paper).toContain(`Mã kiểm tra: ${hash}, khớp với các báo cáo đang giữ`);
  expect(paper).toContain('Gồm 2 đơn vị, thiếu');
  await leader.get(`${address}/tables/02-xld/print`).expect(404);
  await chief.get(`${address}/tables/tt21-03-xld/print`).expect(404);

  // The ward was no unit yet, and owes no report of that quarter.
  const earlier = await close(chief, '2023-Q4');
  expect(await read(chief, `${earlier}/tables/tt21-03-xld/print`)).toContain('03/XLD');
  await chief.get(`${earlier}/tables/02-xld/print`).expect(404);
});
