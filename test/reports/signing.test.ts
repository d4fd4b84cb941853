// What a signer has before him and what comes of it: the figures he signs, the version a colleague signed meanwhile, a report given back that
// is told of, closed figures that lead to the rows kept behind them and back, and who entered a figure anew.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellReturned } from '../../src/reports/closing/tasks.ts';
import { type Agent, formFieldsOf, type TestApp } from '../support/app.ts';
import { ask, linesOf, numberOf, openBooks, pageOf } from './books.ts';
import { expected } from './history.ts';

const closing = '/reports/closed/new?period=2026-Q4';
const consolidating = '/reports/consolidated/new?period=2026-Q4';
let app: TestApp;
let reporter: Agent;
let leader: Agent;
let chief: Agent;
let ward: number;
let lan: number;
let ids: Map<string, number>;
let first = '';

const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
async function enter(values: Record<string, string>): Promise<void> {
  const address = '/reports/06-qlkntc/entry?period=2026-Q4';
  const page = await read(reporter, address);
  const standing = /name="standing" value="(\d+)"/.exec(page)?.[1];
  const answer = await reporter
    .post(address)
    .type('form')
    .send({ ...formFieldsOf(page), standing, note: '', ...values });
  expect(answer.status).toBe(303);
}

beforeAll(async () => {
  ({ app, reporter, ward, lan, ids } = await openBooks());
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
  await enter({ c1: '4' });
});
afterAll(() => app.close());

test('the page of signing shows the figures, each leading to its list, and what does not agree', async () => {
  const html = await read(leader, closing);
  for (const form of ['01/TCD', '02/XLD', '03/GQKN', '04/GQTC', '05/KQTH', '06/QLKNTC']) expect(html).toContain(`${form} `);
  const table = /<section class="panel" id="02-xld">(.*?)<\/section>/s.exec(html)?.[1] ?? '';
  const cells = linesOf(table).get('Phường Ba Đình') ?? [];
  expect(cells.map(({ text }) => numberOf(text))).toEqual(expected['02-xld']);
  expect(cells[0]?.href).toBe('/reports/02-xld/cells/1?period=2026-Q4');
  const id = ids.get('p11');
  await app.database.owner("update petitions set petition_type = 'MIXED' where id = $1", [id]);
  const broken = await read(leader, closing);
  expect(broken).toContain('02/XLD: Cột 4 phải bằng');
  expect(broken).toContain('Lý do vẫn chốt');
  await app.database.owner("update petitions set petition_type = 'KNPA' where id = $1", [id]);
});

test('a period that is not over is refused when the form opens', async () => {
  const answer = await leader.get('/reports/closed/new?period=2027-Q1');
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('Chốt được từ ngày 15/03/2027');
  expect((await chief.get('/reports/consolidated/new?period=2027-Q1')).status).toBe(409);
});

test('of two open forms the first one signs; the second is told who was faster, and the form says what stands', async () => {
  const page = await read(leader, closing);
  first = String((await ask(leader, closing, { confirmed: '1' })).headers.location);
  const late = await leader
    .post(closing)
    .type('form')
    .send({ ...formFieldsOf(page), standing: '0', confirmed: '1' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Hoàng Gia Thắng đã chốt bản 1');
  expect(await app.database.owner('select 1 from reports where unit_id = $1', [ward])).toHaveLength(1);
  const again = await read(leader, closing);
  expect(again).toContain('Đã có bản 1: Hoàng Gia Thắng');
  expect(again).toContain(first);
});

test('a closed figure leads to the rows kept behind it, as long as the figure, and they stand when the records change', async () => {
  const lines = linesOf(await read(leader, `${first}/tables/02-xld`));
  const [cell] = lines.get('Phường Ba Đình, đã chốt') ?? [];
  expect(cell?.href).toBe(`${first}/tables/02-xld/cells/1`);
  const list = await read(leader, cell?.href ?? '');
  expect(list).toContain('tất cả 25 đơn');
  const [was] = await app.database.owner<{ on: string }>('select closed_on::text as on from petitions where id = $1', [
    ids.get('p14'),
  ]);
  const ended = was?.on;
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('p14')]);
  expect(await read(leader, cell?.href ?? '')).toContain(`/petitions/${ids.get('p14')}"`);
  // Struck out, whatever the day on which it had ended: one kind of day for all such rows.
  for (const closedOn of ['2026-10-08', '2026-12-16']) {
    await app.database.owner("update petitions set voided_at = '2026-12-16T02:00:00Z', closed_on = $2 where id = $1", [
      ids.get('p14'),
      closedOn,
    ]);
    const row = (await read(leader, cell?.href ?? '')).split(`/petitions/${ids.get('p14')}"`)[1]?.split('</tr>')[0] ?? '';
    expect([row.includes('hủy số 16/12/2026'), row.includes('xong')]).toEqual([true, false]);
  }
  expect(await read(leader, cell?.href ?? '')).toContain('tất cả 25 đơn');
  // What is hidden from a reader is in neither figure nor list.
  const head = await app.database.actorOf('cuong.badinh');
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [ward, ids.get('p7'), head.accountId],
  );
  const his = await app.signIn('cuong.badinh');
  for (const code of ['01-tcd', '02-xld', '04-gqtc'])
    for (const [index, one] of (
      linesOf(await read(his, `${first}/tables/${code}`)).get('Phường Ba Đình, đã chốt') ?? []
    ).entries())
      if (one.href)
        expect([code, index, await read(his, one.href)]).toEqual([
          code,
          index,
          expect.stringContaining(`<span class="strong">${one.text}</span>`),
        ]);
  await app.database.owner('delete from named_accounts where petition_id = $1', [ids.get('p7')]);
  await app.database.owner("update petitions set status = 'returned', voided_at = null, closed_on = $2 where id = $1", [
    ids.get('p14'),
    ended,
  ]);
  await leader.get(`${first}/tables/06-qlkntc/cells/1`).expect(404);
  await chief.get(`${first}/tables/02-xld/cells/1`).expect(404);
});

test('a figure entered anew by hand is told with who entered it and when', async () => {
  app.setNow('2026-12-15T02:10:00Z');
  await enter({ c1: '7' });
  const html = await read(leader, `${first}/differences`);
  expect(html).toMatch(/06\/QLKNTC, cột 1<\/th>.*?Đặng Bích Nga nhập lại lúc 15\/12\/2026 09:10: 4 thành 7\./s);
  await enter({ c1: '4' });
});

test('a consolidated line leads to the closed table it was taken from, its figures to the rows kept, and back', async () => {
  expect((await ask(leader, first, {}, `${first}/sending`)).status).toBe(303);
  await ask(chief, closing, { confirmed: '1' });
  const page = await read(chief, consolidating);
  const total = /<section class="panel" id="02-xld">(.*?)<\/section>/s.exec(page)?.[1] ?? '';
  expect(numberOf(linesOf(total).get('Tổng số')?.[0]?.text ?? '')).toBeGreaterThanOrEqual(25);
  const report = String((await ask(chief, consolidating, { confirmed: '1', override: 'Đến hạn' })).headers.location);
  const late = await chief
    .post(consolidating)
    .type('form')
    .send({ ...formFieldsOf(page), standing: '0', confirmed: '1', override: 'Đến hạn' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('đã chốt bản 1');
  expect(await read(chief, consolidating)).toContain('Đã có bản 1');
  const html = await read(chief, `${report}/tables/02-xld`);
  expect(html).not.toContain('(chưa khớp)');
  expect(await read(leader, `${first}/tables/02-xld/print`)).not.toContain('(chưa khớp)');
  expect(html).toContain(`<a href="${first}/tables/02-xld">Phường Ba Đình</a>`);
  expect(linesOf(html).get('Phường Ba Đình')?.[0]?.href).toBe(`${first}/tables/02-xld/cells/1`);
  expect(await read(chief, `${first}/tables/02-xld/cells/1`)).toContain('tất cả 25 đơn');
  expect(await read(chief, `${first}/tables/02-xld`)).toContain(`<a href="${report}/tables/02-xld">Báo cáo tổng hợp`);
  expect(await read(chief, first)).toContain(`<a href="${report}">Báo cáo tổng hợp`);
  expect(await read(leader, first)).not.toContain('/reports/consolidated/');
});

test('a report given back is told to the reporter and the signer, and waits on their page until it is closed anew', async () => {
  expect((await ask(chief, first, { answer: 'returned', reason: 'Thiếu đơn chuyển đến' })).status).toBe(303);
  const id = Number(first.split('/').at(-1));
  await tellReturned({ services: app.services, id: (name) => (name === 'unitId' ? ward : id), isLastTry: false });
  for (const agent of [reporter, leader]) {
    const notices = await read(agent, '/notices');
    expect(notices).toContain('Báo cáo quý IV/2026 của Phường Ba Đình, bản 1, bị trả lại');
    expect(await read(agent, '/reports')).toContain('bị trả lại: Thiếu đơn chuyển đến');
  }
  expect(await read(await app.signIn('lan.badinh'), '/notices')).not.toContain('bị trả lại');
  await ask(leader, closing, { confirmed: '1' });
  expect(await read(reporter, '/reports')).not.toContain('bị trả lại');
});

test('the identities are tried with the opening figures too; where only one of two tables has them, that is said', async () => {
  const sign = (table: string, figures: object) =>
    app.database.owner(
      `insert into opening_balances (unit_id, table_code, as_of, figures, basis, prepared_at, prepared_by, signed_at, signed_by)
       values ($1, $2, '2026-10-01', $3, 'Sổ cũ', now(), $4, now(), $4)`,
      [ward, table, JSON.stringify(figures), lan],
    );
  const agree = 'quan hệ giữa các cột đều khớp';
  expect(await pageOf(reporter, '02-xld')).toContain(agree);
  // 6 of what is own: 4 = 6 + 12 + 19, 6 = 7 + 8 = 9 + 10 + 11, 3 = 4 + 23.
  await sign('02-xld', { 1: 9, 2: 8, 3: 6, 4: 6, 6: 6, 7: 6, 9: 6 });
  const lacking = 'Có số đầu kỳ đã ký ở biểu 02/XLD, không có ở biểu 03/GQKN: chưa đối chiếu được hai biểu cộng cả số đầu kỳ.';
  for (const code of ['02-xld', '03-gqkn']) {
    const html = await pageOf(reporter, code);
    expect(html).toContain(lacking);
    expect(html).not.toContain(agree);
  }
  expect(await read(leader, closing)).toContain(lacking);
  await sign('03-gqkn', { 1: 5 });
  const html = await pageOf(reporter, '03-gqkn');
  expect(html).toContain('Cộng cả số đầu kỳ: Cột 1 phải bằng cột 6 biểu 02/XLD');
  expect(html).not.toContain(lacking);
  // The link of what does not agree leads to the opening figures: whose, of which sheet, who signed; the records agree among themselves.
  const href =
    /Cộng cả số đầu kỳ[^<]*<\/?[^>]*>?.*?href="(\/reports\/checks\/\d+\?[^"]+)"/s.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const why = await read(reporter, href);
  expect(why).toContain('Số đầu kỳ đã ký làm lệch');
  expect(why).toContain('Biểu 03/GQKN, cột 1');
  expect(why).toContain('đến hết ngày 01/10/2026');
  expect(why).toMatch(/href="\/balances\/\d+"/);
  expect(why).toContain('Không có hồ sơ làm lệch');
  expect(why).not.toContain('Số liệu ở cột này là 0');
  const all = await pageOf(chief, '03-gqkn', '&unit=all');
  expect(all).toMatch(/Cộng cả số đầu kỳ: Cột 1 phải bằng cột 6 biểu 02\/XLD\. Chưa khớp ở Phường Ba Đình \(\d+ và \d+\)\./);
  expect(await read(chief, `${href}&unit=all`)).toContain('Biểu 03/GQKN, cột 1');
  expect(await read(leader, closing)).toContain('Cộng cả số đầu kỳ: Cột 1 phải bằng cột 6 biểu 02/XLD');
  await app.database.owner("update opening_balances set replaced_at = now() where table_code = '03-gqkn' and unit_id = $1", [
    ward,
  ]);
  await sign('03-gqkn', { 1: 6 });
  expect(await pageOf(reporter, '03-gqkn')).not.toContain('Cộng cả số đầu kỳ: Cột');
});
