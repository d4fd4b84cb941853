// An import taken back after a report was closed over it: what the report counts stays struck out under its number, the list behind the
// figure is as long as the figure, the differences name the record and the act, and the number is not given out again.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { ask } from '../reports/books.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';
import { workbookOf } from './files.ts';
import { confirm, type Journey, match, upload } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
let leader: Agent;
let chief: Agent;
let petitions: Journey;
let visits: Journey;
let closed = '';
let above = '';
let reversal = '';
let numbers: { id: number; number: string }[];
let visited: { id: number; number: string }[];

const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);
const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const rowIn = (html: string, place: string) =>
  new RegExp(`<tr><th scope="row" class="nowrap">${place}</th>(.*?)</tr>`, 's').exec(html)?.[1] ?? '';
const padded = (prefix: string, year: number, number: number, digits: number) =>
  `${prefix}-${year}-${String(number).padStart(digits, '0')}`;
const booked = async (table: 'petitions' | 'visits', { id }: Journey) =>
  (
    await rows<{ id: string; year: number; number: number }>(
      `select p.id, p.year, p.number from import_rows r join ${table} p on p.id = coalesce(r.petition_id, r.visit_id) where r.import_id = $1 order by r.row_no`,
      [id],
    )
  ).map((one) => ({
    id: Number(one.id),
    number: table === 'petitions' ? padded('ĐT', one.year, one.number, 6) : padded('TCD', one.year, one.number, 5),
  }));
async function taken(agent: Agent, file: Buffer, source: string, book: string): Promise<Journey> {
  const journey = await upload(app, agent, file, { source, book, name: 'so.xlsx' });
  await match(app, journey);
  await confirm(app, { ...journey, agent: head }, 'execution');
  return { ...journey, agent: head };
}

beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
  const heads = ['STT', 'Ngày nhận', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung', 'Kết quả'];
  const line = (no: number, day: string) => [
    String(no),
    day,
    'Trần Văn Mười',
    'Ngõ 5',
    'Kiến nghị',
    `Xin sửa đường ${no}`,
    'Lưu đơn',
  ];
  // Of Quý III, and one of Quý II that no report counts: its number stands above theirs.
  petitions = await taken(
    clerk,
    await workbookOf([heads, line(1, '03/08/2026'), line(2, '04/08/2026'), line(3, '05/05/2026')]),
    'Sổ quý III',
    'petitions',
  );
  visits = await taken(
    clerk,
    await workbookOf([
      ['STT', 'Ngày tiếp', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung', 'Kết quả'],
      ['1', '06/08/2026', 'Lầu Thị Đến', 'Bản 8', 'Kiến nghị', 'Trình bày việc cầu treo', ''],
    ]),
    'Sổ tiếp quý III',
    'visits',
  );
  numbers = await booked('petitions', petitions);
  visited = await booked('visits', visits);
  const closing = '/reports/closed/new?period=2026-Q3';
  closed = String((await ask(leader, closing, { confirmed: '1', override: 'x' })).headers.location);
  expect((await ask(leader, closed, {}, `${closed}/sending`)).status).toBe(303);
  await ask(chief, closing, { confirmed: '1', override: 'x' });
  above = String(
    (await ask(chief, '/reports/consolidated/new?period=2026-Q3', { confirmed: '1', override: 'Đến hạn' })).headers.location,
  );
  reversal = await read(head, `/imports/${petitions.id}/reversal`);
  await confirm(app, petitions, 'reversal');
  await confirm(app, visits, 'reversal');
}, 120_000);
afterAll(() => app.close());

it('says before and after how many numbers stay for it, and why', async () => {
  expect(reversal).toContain(
    '2 dòng đã tính vào báo cáo đã chốt: khi ra khỏi sổ vẫn giữ số, gạch ngang, kèm lý do, không cấp lại, vì danh sách hồ sơ của báo cáo đã ký dẫn đến các số ấy.',
  );
  const page = await read(clerk, `/imports/${petitions.id}`);
  expect(page).toContain('3 dòng trong tệp = 3 ra khỏi sổ + 0 chưa nhập. Khớp.');
  expect(page).toMatch(/Trong đó giữ số, gạch ngang vì đã tính vào báo cáo đã chốt<\/th><td[^>]*>2 dòng/);
});

it('strikes out what a report counts, and lets go what none does', async () => {
  const [first, second, other] = numbers;
  for (const one of [first, second])
    expect(await read(head, `/petitions/${one?.id}`)).toMatch(
      /Đã hủy số lúc 09:00 ngày 25\/11\/2026\. Người hủy: Vũ Bá Cường\. Lý do: Hoàn tác đợt nhập số \d+\./,
    );
  // In the register the day of striking out, alike for all, and not the day each had ended in the old book.
  const register = await read(head, '/petitions?status=void');
  for (const one of [first, second])
    expect(register.split('<tr').find((row) => row.includes(`${one?.number}<`))).toContain(
      '<b>Hủy số</b><small>25/11/2026</small>',
    );
  expect(register).not.toContain('Xong xử lý');
  expect(await read(head, `/visits/${visited[0]?.id}`)).toMatch(/Đã hủy số ngày 25\/11\/2026[\s\S]*Hoàn tác đợt nhập số \d+/);
  await head.get(`/petitions/${other?.id}`).expect(404);
});

it('keeps the list of a closed figure as long as the figure', async () => {
  const list = await read(leader, `${closed}/tables/02-xld/cells/1`);
  for (const { id, number } of numbers.slice(0, 2)) expect(list).toMatch(new RegExp(`href="/petitions/${id}"[^>]*>${number}`));
  const [, figure = ''] = /tất cả (\d+) đơn/.exec(list) ?? [];
  const kept = await rows<{ count: number }>(
    "select cardinality(refs) as count from report_members where place = '02-xld:1' and report_id = $1",
    [Number(closed.split('/').at(-1))],
  );
  expect([Number(figure), (list.match(/href="\/petitions\/\d+"/g) ?? []).length]).toEqual([kept[0]?.count, kept[0]?.count]);
  expect(await read(leader, `${closed}/tables/01-tcd/cells/3`)).toContain(`/visits/${visited[0]?.id}`);
});

it('explains the differences by the records and the act, in the report and the consolidated one', async () => {
  for (const [agent, address] of [
    [leader, closed],
    [chief, above],
  ] as const) {
    const told = await read(agent, `${address}/differences`);
    const row = rowIn(told, '02/XLD, cột 1');
    for (const { number } of numbers.slice(0, 2)) expect([address, row]).toEqual([address, expect.stringContaining(number)]);
    // The consolidated page names the records and leads to the unit's own, which tells the act.
    if (address === closed) expect(row).toMatch(/hoàn tác đợt nhập số \d+, hủy số đơn ngày 25\/11\/2026/);
    else expect(row).toContain(`${closed}/differences`);
    expect(told).toContain(visited[0]?.number ?? '?');
  }
});

it('gives none of these numbers out again', async () => {
  const next = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  expect(numbers.slice(0, 2).map(({ number }) => number)).not.toContain(next.number);
  const [second] = numbers.slice(1);
  expect(Number(next.number.slice(-6))).toBe(Number(second?.number.slice(-6)) + 1);
});
