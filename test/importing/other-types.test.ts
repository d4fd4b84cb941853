// A row that calls itself something else and denounces in whichever cell, however it is spelt, waits outside: its sender stands in no book.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problemWords } from '../../src/importing/problems.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { confirm, csvOf, match, openWordsOf, upload } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let leader: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  leader = await app.signIn('cuong.badinh');
}, 120_000);
afterAll(() => app.close());

/** Stands at the end of every book: one that denounces nobody. */
const plain: Readonly<Record<string, string>> = {
  'Ngày nhận': '09/09/2020',
  'Ngày tiếp': '09/09/2020',
  'Họ tên': 'Nông Văn Thật',
  'Loại đơn': 'Kiến nghị',
  'Nội dung': 'Xin cây xanh',
};

/** Takes a book in. Gives what became of each row. */
async function statesOf(book: 'petitions' | 'visits', lines: readonly (readonly string[])[], source: string) {
  const last = (lines[0] ?? []).map((head) => plain[head] ?? '');
  const journey = await upload(app, clerk, csvOf([...lines, last]), { book, source });
  await match(app, journey);
  await confirm(app, { ...journey, agent: leader }, 'execution');
  const rows = await app.database.owner<{ state: string; codes: string[] | null }>(
    `select state, (select array_agg(p ->> 'code') from jsonb_array_elements(problems) p) as codes from import_rows where import_id = $1 order by row_no`,
    [journey.id],
  );
  const became = rows.map(({ state, codes }) => (state === 'imported' ? 'in' : (codes ?? []).join()));
  expect(became.pop()).toBe('in');
  return became;
}

const usual = ['Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung', 'Hướng xử lý'];
const said = ['05/02/2020', 'Khuất Thị Chim', 'Kiến nghị', 'Sửa đường', 'Lưu đơn'];
const asking = (what: string) => said.map((cell) => (cell === 'Sửa đường' ? what : cell));

it('a petition, whichever cell says it', async () => {
  const cells: [string, string][] = [
    ['Người bị khiếu nại', 'Tèo bị bà Khuất Thị Chim tố cáo'],
    ['Cơ quan chuyển', 'Khuất Thị Chim tố cáo'],
    ['Số công văn', '12 bà Chim tố cáo'],
    ['Quyết định bị khiếu nại', 'bà Chim tố cáo'],
    ['Địa chỉ', 'bà Chim tố cáo, ngõ 3'],
    ['Điện thoại', '0912345678 tố cáo'],
    ['Số đến', '501 tố cáo'],
    ['Cơ quan thụ lý', 'UBND phường: bà Chim tố cáo cán bộ'],
    ['Cán bộ liên quan', 'bà Chim tố cáo'],
  ];
  const heads = cells.map(([head]) => head);
  const states = await statesOf(
    'petitions',
    [[...usual, ...heads], ...cells.map(([, text], at) => [...said, ...heads.map((_, index) => (index === at ? text : ''))])],
    'Sổ ô nào cũng nói',
  );
  expect(states).toEqual(cells.map(([head]) => (head === 'Cán bộ liên quan' ? 'besideDenounces' : 'looksDenunciation')));
  expect(await openWordsOf(app)).not.toContain('Khuất Thị Chim');
});

it('however it is spelt', async () => {
  const words = ['tố-cáo', 'tố.cáo cán bộ', 'T.C cán bộ', 'tôc cáo cán bộ', 'đơn tc cán bộ', 'Tôi tố giác anh cán bộ ăn tiền'];
  const states = await statesOf('petitions', [usual, ...words.map(asking)], 'Sổ viết sai');
  expect(states).toEqual(words.map((word) => (word.includes('giác') ? 'looksReport' : 'looksDenunciation')));
});

it('one with several contents, a denunciation among them, goes in as such, sealed', async () => {
  const types = ['KN+TC', 'KN, TC', 'khiếu nại và tố cáo', 'KN/TC', 'Đơn có nhiều nội dung'];
  const rows = types.map((type, at) =>
    asking(`Vừa khiếu nại vừa tố cáo ${at}`).map((cell, index) =>
      index === 1 ? `Khuất Thị Ghép ${at}` : index === 2 ? type : cell,
    ),
  );
  const open = asking('Đường hẹp, cống tắc').map((cell, index) => (index === 2 ? 'Đơn có nhiều nội dung' : cell));
  const going = rows.slice(0, 1).flatMap((row) => [row.map((cell, at) => (at === 4 ? 'Đang xử lý' : `${cell}`))]);
  const asked = [...rows, open, ...going.map((row) => row.map((cell) => (cell === '05/02/2020' ? '06/02/2020' : cell)))];
  expect(await statesOf('petitions', [usual, ...asked], 'Sổ ghép')).toEqual(asked.map(() => 'in'));
  const made = await app.database.owner<{ petition_type: string; declared_type: string; sealed: boolean; status: string }>(
    `select p.petition_type, p.declared_type, p.sealed, p.status from petitions p join import_rows r on r.petition_id = p.id and r.unit_id = p.unit_id
      join imports i on i.id = r.import_id where i.id = (select max(id) from imports) and p.petition_type = 'MIXED' order by r.row_no`,
  );
  const sealed = { petition_type: 'MIXED', declared_type: 'TC', sealed: true };
  expect(made).toEqual([
    ...types.map(() => ({ ...sealed, status: 'filed' })),
    { petition_type: 'MIXED', declared_type: 'MIXED', sealed: false, status: 'filed' },
    { ...sealed, status: 'received' },
  ]);
  expect(await openWordsOf(app)).not.toContain('Khuất Thị Ghép');
});

it('a broken formula in a cell is one thing to mend', async () => {
  const states = await statesOf(
    'petitions',
    [
      usual,
      ['#REF!', 'Nông Văn Tèo', 'Kiến nghị', 'Sửa đường', 'Lưu đơn'],
      ['05/02/2020', 'Nông Văn Tý', '#N/A', 'Sửa cống', 'Lưu đơn'],
    ],
    'Sổ lỗi công thức',
  );
  expect(states).toEqual(['formulaError', 'formulaError']);
});

it('says the word that is there', () => {
  const words = (code: 'looksReport' | 'looksDenunciation') => problemWords({ target: 'summary', code }, [], 'petitions');
  expect(words('looksReport')).toContain('có chữ “tố giác”');
  expect(words('looksDenunciation')).toContain('có chữ “tố cáo”');
});

it('a visit whose receiver the clerk wrote into the wrong cell', async () => {
  const states = await statesOf(
    'visits',
    [
      ['Ngày tiếp', 'Họ tên', 'Loại đơn', 'Nội dung', 'Người tiếp'],
      ['05/02/2020', 'Nông Văn Tèo', 'Kiến nghị', 'Sửa đường', 'Khuất Thị Ngoạ tố cáo'],
      ['06/02/2020', 'Nông Văn Tý', 'Kiến nghị', 'Sửa cống', 'Trần Diệu Hoa'],
    ],
    'Sổ tiếp',
  );
  expect(states).toEqual(['looksDenunciation', 'in']);
});

it('an office that is called so by its work keeps nothing outside', async () => {
  const offices = [
    'Ban tiếp dân, giải quyết khiếu nại tố cáo',
    'Phòng Khiếu nại, tố cáo số 2',
    'Ban tiếp công dân, khiếu nại - tố cáo',
  ];
  const states = await statesOf(
    'petitions',
    [
      [...usual, 'Cơ quan thụ lý', 'Bộ phận'],
      ...offices.flatMap((office, at) => [
        [...asking(`Sửa đường ${at}`), office, ''],
        [...asking(`Sửa cống ${at}`), '', office],
      ]),
    ],
    'Sổ có phòng',
  );
  expect(states).toEqual(offices.flatMap(() => ['in', 'in']));
});
