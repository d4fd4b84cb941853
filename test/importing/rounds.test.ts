// Which time a complaint or denunciation of an old book comes: by the word for its type or by a column of its own, as the product keeps
// it, in the dry run and in the statutory table.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readType, saysDenunciation } from '../../src/importing/vocabulary.ts';
import { linesOf, numberOf } from '../reports/books.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { confirm, csvOf, formOf, type Journey, match, upload, work } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
});
afterAll(() => app.close());

const heads = ['Số đơn', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Lần giải quyết', 'Nội dung', 'Hướng xử lý', 'Ngày xử lý'];
const line = (no: number, type: string, round = '', state = 'Đã thụ lý') => [
  `${no}/2026`,
  '02/11/2026',
  `Phạm Thị Mười ${no}`,
  type,
  round,
  type.startsWith('T') ? 'Tố cáo ông Trịnh Đình Bách nhận tiền' : 'Đề nghị xem lại việc bồi thường',
  state,
  '05/11/2026',
];
const taken = async (journey: Journey) => {
  await confirm(app, { ...journey, agent: head }, 'execution');
  return app.database.owner<{ says: string }>(
    `select concat_ws(' ', p.paper_number, p.petition_type, p.instance, p.denunciation_round) as says
       from import_rows r join petitions p on p.unit_id = r.unit_id and p.id = r.petition_id where r.import_id = $1 order by r.row_no`,
    [journey.id],
  );
};

it('is taken from the word or from a column, shown in the dry run and counted in columns 8 and 14', async () => {
  const file = csvOf([
    heads,
    line(1, 'Khiếu nại'),
    line(2, 'Khiếu nại lần hai'),
    line(3, 'KHIẾU NẠI LẦN 2'),
    line(4, 'Khiếu nại', 'Lần 2'),
    line(5, 'Khiếu nại lần đầu'),
    line(6, 'Tố cáo'),
    line(7, 'Tố cáo tiếp'),
    line(8, 'TC', 'tố cáo tiếp'),
    line(9, 'Khiếu nại lần hai', '', 'Đang xử lý'),
    line(10, 'Khiếu nại lần hai', 'lần đầu'),
  ]);
  const journey = await upload(app, clerk, file);
  await match(app, journey);
  const tried = (await clerk.get(`/imports/${journey.id}`).expect(200)).text;
  const [, table = ''] = /Theo năm và loại đơn([\s\S]*?)<\/table>/.exec(tried) ?? [];
  expect([...table.matchAll(/<th[^>]*scope="col"[^>]*>([^<]*)</g)].map(([, words]) => words?.trim())).toEqual(
    expect.arrayContaining(['Khiếu nại', 'Khiếu nại lần hai', 'Tố cáo', 'Tố cáo tiếp', 'Cộng']),
  );
  const [, body = ''] = /<tbody>([\s\S]*?)<\/tr>/.exec(table) ?? [];
  expect([...body.matchAll(/<td[^>]*>(?:<[^>]*>)*\s*([\d.]+)/g)].map(([, cell]) => cell)).toEqual(['2', '4', '1', '2', '9', '9']);
  expect(tried).toContain('Loại đơn và lần giải quyết nói khác nhau');

  expect((await taken(journey)).map(({ says }) => says)).toEqual([
    '1/2026 KN',
    '2/2026 KN second',
    '3/2026 KN second',
    '4/2026 KN second',
    '5/2026 KN first',
    '6/2026 TC',
    '7/2026 TC continued',
    '8/2026 TC continued',
    '9/2026 KN second',
  ]);
  const report = (await (await app.signIn('nga.badinh')).get('/reports/02-xld?period=2026-Q4').expect(200)).text;
  const cells = (linesOf(report).get('Phường Ba Đình') ?? []).map(({ text }) => numberOf(text));
  expect([6, 7, 8, 12, 13, 14].map((no) => cells[no - 1])).toEqual([5, 2, 3, 3, 1, 2]);
});

it('is what an officer says of a word nobody knows', async () => {
  const journey = await upload(app, clerk, csvOf([heads, line(21, 'Kh.nại vượt cấp')]), { source: 'Sổ khác' });
  await match(app, journey);
  const page = (await clerk.get(`/imports/${journey.id}/values`).expect(200)).text;
  const [, field = ''] = /name="(word\.\w+)"/.exec(page) ?? [];
  await clerk
    .post(`/imports/${journey.id}/values`)
    .type('form')
    .send({ ...formOf(page), [field]: 'KN_again' })
    .expect(303);
  await work(app);
  expect((await taken(journey)).map(({ says }) => says)).toEqual(['21/2026 KN second']);
});

it('denounces again all the same', () => {
  expect(saysDenunciation('Đơn gửi lại', { 'don gui lai': 'TC_again' })).toBe(true);
  expect(readType('TC_again', 'Tố cáo tiếp')).toEqual({ code: 'TC', round: 'again' });
});

it('stands chosen when what goes on is classified', async () => {
  const file = csvOf([heads, line(31, 'Khiếu nại lần đầu', '', 'Đang xử lý'), line(32, 'Khiếu nại', '', 'Đang xử lý')]);
  const journey = await upload(app, clerk, file, { source: 'Sổ đang xử lý' });
  await match(app, journey);
  await taken(journey);
  const ids = await app.database.owner<{ id: string }>(
    'select petition_id as id from import_rows where import_id = $1 order by row_no',
    [journey.id],
  );
  const chosen: (string | undefined)[] = [];
  for (const { id } of ids) {
    const page = (await head.get(`/petitions/${id}/classification`).expect(200)).text;
    chosen.push(/name="instance" value="(\w+)"[^>]*checked/.exec(page)?.[1]);
  }
  expect(chosen).toEqual(['first', undefined]);
});
