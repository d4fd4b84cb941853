// Opening figures and an old book of the same days: a table adds the one to the other, so the office is told with the number before the rows
// go in, where figures are declared and signed, and under the table. What is foretold of the rows is what the books hold afterwards.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { confirm, csvOf, type Journey, match, upload } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
let leader: Agent;
const pageOf = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;

const send = async (agent: Agent, address: string, values: Record<string, string>) => {
  const html = await pageOf(agent, address);
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  return agent
    .post(address)
    .type('form')
    .send({ ...formFieldsOf(html), version, ...values })
    .expect(303);
};
const declare = async (table: string, values: Record<string, string>) =>
  String(
    (
      await send(head, `/balances/new/${table}`, {
        fromOn: '15/12/2024',
        asOf: '14/12/2025',
        basis: 'Báo cáo số 12/BC-UBND',
        ...values,
      })
    ).headers.location,
  );

const heads = ['Số đơn', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Kết quả xử lý', 'Ngày xử lý'];
/** Received, type, how and when it ended: seven that 02/XLD counts on the days of the figures, one complaint and one denunciation of them as own. */
const lines = [
  ['01/08/2025', 'Kiến nghị', 'Lưu đơn', ''],
  ['02/08/2025', 'Khiếu nại', 'Không thụ lý', '20/08/2025'],
  ['03/08/2025', 'Khiếu nại', 'Không thụ lý', '20/12/2025'],
  ['04/08/2025', 'Tố cáo', 'Đã giải quyết', '30/08/2025'],
  ['05/08/2025', 'Khiếu nại', 'Đang giải quyết', ''],
  ['01/12/2024', 'Kiến nghị', 'Chuyển đơn', '20/12/2024'],
  ['01/12/2024', 'Kiến nghị', 'Đang giải quyết', ''],
  ['01/12/2024', 'Kiến nghị', 'Chuyển đơn', '10/12/2024'],
  ['15/12/2025', 'Kiến nghị', 'Lưu đơn', ''],
];
const book = csvOf([
  heads,
  ...lines.map(([day = '', type = '', end = '', on = ''], at) => [
    String(at + 1),
    day,
    `Đặng Thị Nụ ${at}`,
    type,
    'Xem lại việc bồi thường',
    end,
    on,
  ]),
]);

let petitions: Journey;
let sheet = '';
beforeAll(async () => {
  app = await testApp();
  [clerk, head, leader] = [await app.signIn('hoa.badinh'), await app.signIn('cuong.badinh'), await app.signIn('thang.badinh')];
  sheet = await declare('02-xld', { c1: '50' });
  await send(leader, sheet, { confirmed: '1' });
  for (const [table, values] of [
    ['03-gqkn', { c1: '4' }],
    ['04-gqtc', { c1: '4' }],
    ['01-tcd', {}],
  ] as const)
    await send(leader, await declare(table, values), { confirmed: '1' });
  petitions = await upload(app, clerk, book, { source: 'Sổ 2025' });
  await match(app, petitions);
}, 120_000);
afterAll(() => app.close());

const days = 'từ ngày 15/12/2024 đến hết ngày 14/12/2025';
const said = (rows: number, form: string, which = '') =>
  `${rows} dòng${which} nằm trong kỳ đã ký số đầu kỳ (biểu ${form}, ${days})`;

it('tells before the rows go in how many lie on days of signed figures, by table, and leads to what was signed', async () => {
  const own = await pageOf(clerk, `/imports/${petitions.id}`);
  for (const [rows, form] of [
    [7, '02/XLD'],
    [1, '03/GQKN'],
    [1, '04/GQTC'],
  ] as const)
    expect(own).toContain(said(rows, form));
  // Whoever takes it in may be denounced in it, and counts no row that denounces.
  for (const address of [`/imports/${petitions.id}`, `/imports/${petitions.id}/execution`]) {
    const html = await pageOf(head, address);
    expect(html).toContain(said(6, '02/XLD', ' không tố cáo, không nêu tên cán bộ'));
    expect(html).toContain(said(1, '03/GQKN', ' không tố cáo, không nêu tên cán bộ'));
    expect(html).not.toContain('biểu 04/GQTC');
    expect(html).toContain('sẽ được tính hai lần nếu số đầu kỳ đã gồm chúng');
    expect(html).toContain(`href="${sheet}"`);
    expect(html).not.toContain('biểu 01/TCD');
  }
});

it('foretells what the books then hold, and tells it where figures are declared and signed, and under the table', async () => {
  const before = await pageOf(leader, sheet);
  expect(before).not.toContain('Sổ đã có');
  await confirm(app, { ...petitions, agent: head }, 'execution');
  const inBook = (rows: number, form: string) => `Sổ đã có ${rows} đơn của kỳ này (biểu ${form}, ${days})`;
  expect(await pageOf(leader, sheet)).toContain(inBook(7, '02/XLD'));
  for (const [table, form, rows] of [
    ['02-xld', '02/XLD', 7],
    ['03-gqkn', '03/GQKN', 1],
    ['04-gqtc', '04/GQTC', 1],
  ] as const) {
    const draft = await declare(table, table === '02-xld' ? { c1: '50' } : { c1: '4' });
    for (const address of [`/balances/new/${table}`, draft])
      expect([address, (await pageOf(head, address)).includes(inBook(rows, form))]).toEqual([address, true]);
  }
  const table = await pageOf(leader, '/reports/02-xld?period=2025-Y');
  expect(table).toContain('sổ có 7 đơn của các ngày ấy: số đầu kỳ đã gồm cả phần này thì được tính hai lần');
  expect(await pageOf(head, `/imports/${petitions.id}`)).not.toContain('kỳ đã ký số đầu kỳ');
});

it('counts visits for 01/TCD alone, without those nobody was received at', async () => {
  const visits = await upload(
    app,
    clerk,
    csvOf([
      ['Số', 'Ngày tiếp', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Kết quả tiếp'],
      ['1', '06/08/2025', 'Lầu Thị Đến', 'Kiến nghị', 'Hỏi về cầu treo', 'Hướng dẫn'],
      ['2', '07/08/2025', 'Lầu Thị Đi', 'Kiến nghị', 'Hỏi về cầu treo', 'Từ chối tiếp'],
    ]),
    { source: 'Sổ tiếp 2025', book: 'visits' },
  );
  await match(app, visits);
  const html = await pageOf(clerk, `/imports/${visits.id}`);
  expect(html).toContain(said(1, '01/TCD'));
  expect(html).not.toContain('biểu 02/XLD');
});
