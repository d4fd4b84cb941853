// Signed opening figures in closed tables: an addend of their own that is closed with the count, in page, list, file and sum, and what is
// signed anew afterwards is told as a difference. The figures were written down before any was computed.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent, TestApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { ask, linesOf, numberOf, openBooks, pageOf } from './books.ts';
import { expected } from './history.ts';

let app: TestApp;
let reporter: Agent;
let leader: Agent;
let chief: Agent;
let ward: number;
let lan: number;
let closed = '';
let consolidated = '';

const none = (count: number) => Array.from({ length: count }, () => 0);
/** 02/XLD: what was signed before the closing, what it makes with the count of the records (25, 23, 19 …), and what was signed after. */
const opening = [10, 4, 3, ...none(22)];
const withOpening = [35, 27, 22, ...(expected['02-xld'] ?? []).slice(3)];
const signedAnew = [12, 4, 3, ...none(22)];

/** Signs a sheet of a table; the one that stood stands aside. */
async function sign(table: string, asOf: string, figures: Record<string, number>, at: string): Promise<void> {
  const signer = (await app.database.actorOf('thang.badinh')).accountId;
  await app.database.owner(
    'update opening_balances set replaced_at = $3 where unit_id = $1 and table_code = $2 and replaced_at is null',
    [ward, table, at],
  );
  await app.database.owner(
    `insert into opening_balances (unit_id, table_code, as_of, figures, basis, prepared_at, prepared_by, signed_at, signed_by)
     values ($1, $2, $3, $4, 'Sổ cũ', $5, $6, $5, $7)`,
    [ward, table, asOf, JSON.stringify(figures), at, lan, signer],
  );
}
const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const figuresIn = (html: string, name: string) =>
  linesOf(html)
    .get(name)
    ?.map(({ text }) => numberOf(text)) ?? [];
/** The lines of an Excel table: the label of each, and its figures. */
async function rowsOf(agent: Agent, address: string): Promise<Map<string, number[]>> {
  const book = await openBook(agent, address);
  const found = new Map<string, number[]>();
  book.worksheets[0]?.eachRow((row) => {
    const cells = [...Array(25).keys()].map((index) => Number(row.getCell(index + 2).value));
    found.set(row.getCell(1).text, cells);
  });
  return found;
}
const rowIn = (html: string, place: string) =>
  [...html.matchAll(new RegExp(`<tr><th scope="row" class="nowrap">${place}</th>(.*?)</tr>`, 'gs'))].map((row) => row[1] ?? '');

beforeAll(async () => {
  ({ app, reporter, ward, lan } = await openBooks());
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
  await sign('02-xld', '2026-10-01', { 1: 10, 2: 4, 3: 3 }, '2026-10-02T01:00:00Z');
  await sign('06-qlkntc', '2026-10-01', { 1: 3 }, '2026-10-02T01:00:00Z');
  // Of an earlier period.
  await sign('03-gqkn', '2026-09-01', { 1: 8 }, '2026-09-02T01:00:00Z');
});
afterAll(() => app.close());

test('the list behind a figure says what is added beside it, and the file of the list too', async () => {
  const cell = '/reports/02-xld/cells/1?period=2026-Q4';
  const words = 'số liệu đầu kỳ đã ký của cột là 10 (Phường Ba Đình đến hết ngày 01/10/2026)';
  const html = await read(reporter, cell);
  expect(html).toContain(words);
  expect(html).toContain('tất cả 25 đơn');
  expect(await read(reporter, '/reports/02-xld/cells/6?period=2026-Q4')).not.toContain('số liệu đầu kỳ');
  expect(await read(reporter, '/reports/02-xld/cells/1?period=2026-Q3')).not.toContain('số liệu đầu kỳ');
  const list = await rowsOf(reporter, '/reports/02-xld/cells/1.xlsx?period=2026-Q4');
  expect([...list.keys()].some((line) => line.includes(words))).toBe(true);
  expect(figuresIn(await pageOf(reporter, '06-qlkntc'), 'Số liệu đầu kỳ đã ký')[0]).toBe(3);
});

test('they are closed with the report, beside the count, in page and file', async () => {
  // The count agrees with itself; with the opening figures it does not, and that wants a reason like any other identity of the circular.
  const address = '/reports/closed/new?period=2026-Q4';
  expect(await read(leader, address)).toContain('Lý do vẫn chốt');
  const refused = await ask(leader, address, { confirmed: '1' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('chỗ chưa khớp. Sửa hồ sơ làm lệch, hoặc nêu lý do vẫn chốt');
  const answer = await ask(leader, address, { confirmed: '1', override: 'Số đầu kỳ theo sổ cũ' });
  expect(answer.status).toBe(303);
  closed = String(answer.headers.location);
  const page = await read(leader, closed);
  expect(page).toMatch(/[0-9a-f]{64}, khớp với số liệu đang giữ/);
  expect(page).toContain('02/XLD đến hết ngày 01/10/2026, Hoàng Gia Thắng ký 02/10/2026');
  expect(page).not.toContain('03/GQKN đến hết ngày');
  expect(page).toContain('Số đầu kỳ theo sổ cũ');
  expect(page).toMatch(/02\/XLD, cộng cả số đầu kỳ: Cột/);
  expect(page).toContain('Hồ sơ hiện nay cho đúng các số đã chốt.');
  const html = await read(leader, `${closed}/tables/02-xld`);
  expect(figuresIn(html, 'Phường Ba Đình, đã chốt')).toEqual(expected['02-xld']);
  expect(figuresIn(html, 'Số liệu đầu kỳ đã ký, đã chốt')).toEqual(opening);
  expect(figuresIn(html, 'Cộng cả số đầu kỳ, đã chốt')).toEqual(withOpening);
  expect(figuresIn(await read(leader, `${closed}/tables/03-gqkn`), 'Số liệu đầu kỳ đã ký, đã chốt')).toEqual([]);
  // Which identity they break, and which cannot be tried, stands under the table and on paper, as on the consolidated ones.
  const untried = 'Có số đầu kỳ đã ký ở biểu 02/XLD, không có ở biểu 03/GQKN: chưa đối chiếu được hai biểu cộng cả số đầu kỳ.';
  for (const told of [html, await read(leader, `${closed}/tables/02-xld/print`)]) {
    expect(told).toMatch(/Cộng cả số đầu kỳ: Cột 3 phải bằng [^<]*\. Đang là 22 và 19\./);
    expect(told).toContain(untried);
  }
  expect(page).toContain(untried);
  expect(await read(leader, `${closed}/tables/01-tcd`)).not.toContain('ộng cả số đầu kỳ');
  const file = await rowsOf(leader, `${closed}/tables/02-xld.xlsx`);
  expect(file.get('Phường Ba Đình')).toEqual(expected['02-xld']);
  expect(file.get('Số liệu đầu kỳ đã ký')).toEqual(opening);
  expect(file.get('Cộng cả số đầu kỳ')).toEqual(withOpening);
});

test('nobody changes them, and the check code covers them', async () => {
  const db = app.database;
  await expect(db.owner("update reports set opening = '{}'")).rejects.toThrow(/closed report/);
  await db.owner('alter table reports disable trigger closed_stands');
  const [kept] = await db.owner<{ opening: object }>('select opening from reports');
  await db.owner("update reports set opening = jsonb_set(opening, '{02-xld,figures,1}', '11')");
  expect(await read(leader, closed)).toContain('KHÔNG khớp với số liệu đang giữ');
  // Closed before opening figures were kept with a report: nothing is told of them, and nothing of what was signed since.
  await db.owner('update reports set opening = null');
  expect(figuresIn(await read(leader, `${closed}/tables/02-xld`), 'Số liệu đầu kỳ đã ký, đã chốt')).toEqual([]);
  expect(await read(leader, `${closed}/differences`)).toContain('Không có chỗ khác');
  await db.owner('update reports set opening = $1', [JSON.stringify(kept?.opening)]);
  await db.owner('alter table reports enable trigger closed_stands');
  expect(await read(leader, closed)).toContain(', khớp với số liệu đang giữ');
});

test('a consolidated table has those its reports were closed with, under the sum', async () => {
  expect((await ask(leader, closed, {}, `${closed}/sending`)).status).toBe(303);
  expect((await ask(chief, '/reports/closed/new?period=2026-Q4', { confirmed: '1' })).status).toBe(303);
  // What does not agree with them in a unit, and what cannot be tried, is told on the form, the report, its tables and on paper.
  const consolidating = '/reports/consolidated/new?period=2026-Q4';
  const form = await read(chief, consolidating);
  expect(form).toMatch(/02\/XLD, cộng cả số đầu kỳ: Cột 3 phải bằng [^<]*\. Chưa khớp ở Phường Ba Đình \(22 và 19\)\./);
  const untried = 'không có ở biểu 03/GQKN: chưa đối chiếu được hai biểu cộng cả số đầu kỳ. Đơn vị: Phường Ba Đình.';
  expect(form).toContain(untried);
  const answer = await ask(chief, consolidating, { confirmed: '1', override: 'Đến hạn' });
  expect(answer.status).toBe(303);
  consolidated = String(answer.headers.location);
  const page = await read(chief, consolidated);
  expect(page).toMatch(/02\/XLD, cộng cả số đầu kỳ: Cột 3 phải bằng/);
  expect(page).toContain(untried);
  for (const address of ['tables/02-xld', 'tables/02-xld/print']) {
    const told = await read(chief, `${consolidated}/${address}`);
    expect(told).toMatch(/Cộng cả số đầu kỳ: Cột 3 phải bằng [^<]*\. Chưa khớp ở Phường Ba Đình \(22 và 19\)\./);
    expect(told).toContain('không có ở biểu 03/GQKN');
  }
  await sign('02-xld', '2026-10-01', { 1: 12, 2: 4, 3: 3 }, '2026-12-15T01:30:00Z');
  const html = await read(chief, `${consolidated}/tables/02-xld`);
  const total = figuresIn(html, 'Tổng số');
  expect(figuresIn(html, 'Phường Ba Đình')).toEqual(expected['02-xld']);
  expect(figuresIn(html, 'Số liệu đầu kỳ đã ký')).toEqual(opening);
  expect(figuresIn(html, 'Cộng cả số đầu kỳ')).toEqual(total.map((figure, index) => figure + (opening[index] ?? 0)));
  expect(html).toContain('Phường Ba Đình: số liệu đến hết ngày 01/10/2026, Hoàng Gia Thắng ký');
  const file = await rowsOf(chief, `${consolidated}/tables/02-xld.xlsx`);
  expect(file.get('Số liệu đầu kỳ đã ký')).toEqual(opening);
});

test('what is signed anew is a difference against what was reported, and changes nothing of it', async () => {
  const html = await read(leader, `${closed}/tables/02-xld`);
  expect(figuresIn(html, 'Số liệu đầu kỳ đã ký, đã chốt')).toEqual(opening);
  expect(figuresIn(html, 'Số liệu đầu kỳ hiện nay')).toEqual(signedAnew);
  expect(await read(leader, closed)).toContain('1 cột đã khác');
  expect(await pageOf(leader, '02-xld')).toContain('1 cột nay khác số đã chốt');
  const [row = ''] = rowIn(await read(leader, `${closed}/differences`), '02/XLD, cột 1');
  expect(row).toContain('Số liệu đầu kỳ đã ký: ');
  expect([...row.matchAll(/<td class="num"[^>]*>([\d.]+)</g)].map((cell) => Number(cell[1]))).toEqual([10, 12]);
  expect(row).toContain('Hiện nay: đến hết ngày 01/10/2026, Hoàng Gia Thắng ký 15/12/2026');
  const [sum = ''] = rowIn(await read(chief, `${consolidated}/differences`), '02/XLD, cột 1');
  expect([...sum.matchAll(/<td class="num"[^>]*>([\d.]+)</g)].map((cell) => Number(cell[1]))).toEqual([10, 10, 12]);
  expect(sum).toContain(`<a href="${closed}/differences">Phường Ba Đình</a> (10 → 12)`);
  expect(sum).toMatch(
    /Khi chốt: đến hết ngày 01\/10\/2026, Hoàng Gia Thắng ký 02\/10\/2026 08:00\. Hiện nay: đến hết ngày 01\/10\/2026, [^<]*ký 15\/12\/2026/,
  );
  // Stated for another day, it belongs to another period.
  await sign('02-xld', '2026-09-01', { 1: 12 }, '2026-12-15T01:40:00Z');
  const [gone = ''] = rowIn(await read(leader, `${closed}/differences`), '02/XLD, cột 1');
  expect([...gone.matchAll(/<td class="num"[^>]*>([\d.]+)</g)].map((cell) => Number(cell[1]))).toEqual([10, 0]);
  expect(gone).toContain('không có số đầu kỳ trong kỳ này');
});
