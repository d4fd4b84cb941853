// Heads of several rows, as printed books have them: each column is called by all that stands over it, and no row of a head is a
// petition, on whatever sheet or page it is said again.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHead } from '../../src/importing/head.ts';
import { guessColumns } from '../../src/importing/targets.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { confirm, csvOf, match, upload } from './journey.ts';

const upper = ['STT', 'Ngày nhận', 'Người gửi đơn', '', '', 'Loại đơn', 'Nội dung', 'Kết quả', '', 'Ghi chú'];
const lower = ['', '', 'Họ và tên', 'Số CCCD', 'Địa chỉ', '', '', 'Kết quả giải quyết', 'Ngày xong'];
const index = upper.map((_, column) => `(${column + 1})`);
const line = (no: string, on: string, type = 'Kiến nghị') => [
  no,
  on,
  'Trần Văn Mười',
  '001068000001',
  'Ngõ 5',
  type,
  'Xin sửa đường',
  'Đã trả lời dân',
  on,
];
const merged = [
  ['TT', 'Ngày nhận', 'Thông tin về đơn', '', '', '', '', '', 'Kết quả xử lý', '', ''],
  ['', '', 'Người gửi đơn', '', '', 'Nội dung đơn', '', '', '', 'Văn bản', ''],
  ['', '', 'Họ và tên', 'Địa chỉ', 'Số CCCD', 'Loại đơn', 'Tóm tắt', 'Lĩnh vực', 'Hướng xử lý', 'Ngày', 'Cơ quan thụ lý'],
];
const headOf = (...rows: string[][]) =>
  readHead(
    rows.map((texts, at) => ({ no: at + 1, texts })),
    'petitions',
  );

describe('the head of a book', () => {
  it('of two rows calls each column by both of its words, and ends with the row that numbers them', () => {
    const head = headOf(['SỔ THEO DÕI ĐƠN THƯ'], upper, lower, index, line('1', '3/1/2018'));
    expect(head.heads).toEqual([
      'STT',
      'Ngày nhận',
      'Người gửi đơn: Họ và tên',
      'Người gửi đơn: Số CCCD',
      'Người gửi đơn: Địa chỉ',
      'Loại đơn',
      'Nội dung',
      'Kết quả: Kết quả giải quyết',
      'Kết quả: Ngày xong',
      'Ghi chú',
    ]);
    expect(head.lastNo).toBe(4);
    expect(guessColumns(head.heads, 'petitions')).toEqual([
      'oldNumber',
      'receivedOn',
      'name',
      'idNumber',
      'address',
      'type',
      'summary',
      'result',
      'closedOn',
      'note',
    ]);
  });

  it('takes a number of a decision between the columns of the result for none that is complained of', () => {
    const guess = (...heads: string[]) => guessColumns(['Ngày nhận', 'Họ tên', ...heads], 'petitions').slice(2);
    expect(guess('Kết quả', 'Ngày giải quyết', 'Số quyết định', 'Ghi chú')[2]).toBe('');
    expect(guess('Nội dung', 'Số quyết định', 'Loại đơn')[1]).toBe('contestedNumber');
    expect(guess('Kết quả', 'Quyết định bị khiếu nại')[1]).toBe('contestedNumber');
  });

  it('of three rows, and of words nobody knows over numbered columns', () => {
    const head = headOf(
      ['TT', 'Người gửi', '', 'Phân loại đơn', '', 'Xử lý', '', ''],
      ['', 'Họ tên', 'Địa chỉ', 'Khiếu nại', 'Tố cáo', 'Trong kỳ', 'Văn bản', ''],
      ['', '', '', '', '', '', 'Số', 'Ngày'],
      ['1', '2', '3', '4', '5', '6', '7', '8'],
      ['1', 'Lò Thị Kín', 'Ngõ 6', 'x', '', '', '12', '5/1/2019'],
    );
    expect(head.heads.slice(3)).toEqual([
      'Phân loại đơn: Khiếu nại',
      'Phân loại đơn: Tố cáo',
      'Xử lý: Trong kỳ',
      'Xử lý: Văn bản: Số',
      'Xử lý: Văn bản: Ngày',
    ]);
    expect(head.lastNo).toBe(4);
  });

  it('of three rows whose top words run over groups that are merged themselves', () => {
    const head = headOf(['SỔ THEO DÕI ĐƠN'], ...merged, line('1', '3/1/2018'));
    expect(head).toMatchObject({ rows: [1, 2, 3], lastNo: 4 });
    expect(head.heads).toEqual([
      'TT',
      'Ngày nhận',
      'Thông tin về đơn: Người gửi đơn: Họ và tên',
      'Thông tin về đơn: Người gửi đơn: Địa chỉ',
      'Thông tin về đơn: Người gửi đơn: Số CCCD',
      'Thông tin về đơn: Nội dung đơn: Loại đơn',
      'Thông tin về đơn: Nội dung đơn: Tóm tắt',
      'Thông tin về đơn: Nội dung đơn: Lĩnh vực',
      'Kết quả xử lý: Hướng xử lý',
      'Kết quả xử lý: Văn bản: Ngày',
      'Kết quả xử lý: Văn bản: Cơ quan thụ lý',
    ]);
    expect(guessColumns(head.heads, 'petitions')).toEqual([
      'oldNumber',
      'receivedOn',
      'name',
      'address',
      'idNumber',
      'type',
      'summary',
      'field',
      'state',
      'closedOn',
      'handledBy',
    ]);
    // However many of its columns are known, the rows beneath the top one are found from it, too.
    const unknown = merged.with(2, merged[2]?.map((word) => (word ? 'Mục khác' : '')) ?? []);
    expect(
      headOf(
        ...unknown,
        Array.from({ length: 11 }, (_, at) => String(at + 1)),
      ).lastNo,
    ).toBe(4);
  });

  it('tells whose a name is by whichever word above it', () => {
    expect(
      guessColumns(['Thông tin về đơn: Người bị tố cáo: Họ tên', 'Thông tin về đơn: Người gửi: Họ tên'], 'petitions'),
    ).toEqual(['respondent', 'name']);
  });

  it('is one row where a letterhead or a title stands above it, or a petition without number beneath', () => {
    const whole = ['STT', 'Ngày nhận', 'Họ tên', '', 'Loại đơn', 'Nội dung'];
    expect(
      headOf(['UBND PHƯỜNG', '', '', '', 'CỘNG HÒA XÃ HỘI', ''], whole.with(3, 'Địa chỉ'), line('1', '3/1/2018')),
    ).toMatchObject({
      rows: [1],
      lastNo: 2,
    });
    for (const title of [
      ['', 'Đơn vị: Phường Ba Đình', '', '', 'Năm 2018', ''],
      ['', 'UBND PHƯỜNG', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', ''],
    ])
      expect(headOf(title, whole.with(3, 'Địa chỉ'), line('1', '3/1/2018')).heads).toEqual(whole.with(3, 'Địa chỉ'));
    const groups = headOf(['', '', 'Người gửi đơn', '', 'Đơn', ''], whole.with(3, 'Địa chỉ'), line('1', '3/1/2018'));
    expect(groups.heads.slice(0, 4)).toEqual(['STT', 'Ngày nhận', 'Người gửi đơn: Họ tên', 'Người gửi đơn: Địa chỉ']);
    expect(headOf(whole, ['', '', 'Vừ A Tủa', 'Bản Phùng', 'Kiến nghị', ''], line('1', '3/1/2018')).lastNo).toBe(1);
    expect(headOf(whole, ['1', '', 'Vừ A Tủa', 'Bản Phùng', '', 'Xin điện']).lastNo).toBe(1);
  });

  it('tells of whom a name or an address is, and of what paper a number or a day', () => {
    const heads = [
      'Người bị tố cáo: Họ tên',
      'Người bị tố cáo: Địa chỉ',
      'Người gửi đơn: Họ tên',
      'Người gửi đơn: Địa chỉ',
      'Văn bản chuyển đến: Số',
      'Văn bản chuyển đến: Ngày',
      'Ngày nhận đơn',
      'Số đơn',
    ];
    expect(guessColumns(heads, 'petitions')).toEqual([
      'respondent',
      '',
      'name',
      'address',
      'sourceNumber',
      'sourceOn',
      'receivedOn',
      'oldNumber',
    ]);
    expect(guessColumns(['Người tiếp: Họ tên', 'Công dân: Họ tên', 'Ngày tiếp'], 'visits')).toEqual([
      'hostName',
      'name',
      'receivedOn',
    ]);
  });
});

describe('a book with such a head', () => {
  let app: TestApp;
  let clerk: Agent;
  beforeAll(async () => {
    app = await testApp();
    clerk = await app.signIn('hoa.badinh');
  });
  afterAll(() => app.close());
  const results = (id: number) =>
    app.database.owner<{ row_no: number; state: string }>(
      'select row_no, state from import_rows where import_id = $1 order by row_no',
      [id],
    );

  it('on every sheet, merged, under a merged title, said again within a sheet: only its petitions are rows', async () => {
    const workbook = new ExcelJS.Workbook();
    for (const year of ['2018', '2019']) {
      const sheet = workbook.addWorksheet(year);
      for (const row of [[`SỔ ĐƠN NĂM ${year}`], upper, lower, index, line('1', `3/1/${year}`), line('2', `4/1/${year}`)])
        sheet.addRow(row);
      sheet.mergeCells('A1:J1');
      for (const range of ['C2:E2', 'H2:I2', 'A2:A3', 'B2:B3', 'F2:F3', 'G2:G3', 'J2:J3']) sheet.mergeCells(range);
      for (const row of [upper, lower, index, line('3', `5/1/${year}`)]) sheet.addRow(row);
    }
    const file = Buffer.from(await workbook.xlsx.writeBuffer());
    const { id } = await upload(app, clerk, file, { source: 'Sổ in sẵn', name: 'so.xlsx' });
    const columns = (await clerk.get(`/imports/${id}/columns`).expect(200)).text;
    expect(columns).toContain('Người gửi đơn: Số CCCD');
    expect(columns).not.toMatch(/Cột \d/);
    await match(app, { id, agent: clerk });
    expect((await results(id)).map((row) => row.state)).toEqual(Array(6).fill('ready'));
    const page = (await clerk.get(`/imports/${id}`).expect(200)).text;
    expect(page).toMatch(/Dòng dữ liệu<[\s\S]{0,60}>\s*6\s*</);
    expect(page).toContain('2018, 2019');
  });

  it('in a text file, and sent back with its rejected rows, is the same layout', async () => {
    const file = csvOf([upper, lower, line('1', '3/1/2018'), line('2', '31/02/2018'), line('3', '5/1/2018')]);
    const { id } = await upload(app, clerk, file, { source: 'Sổ chữ' });
    await match(app, { id, agent: clerk });
    expect((await results(id)).map((row) => [row.row_no, row.state])).toEqual([
      [3, 'ready'],
      [4, 'bad'],
      [5, 'ready'],
    ]);
  });

  it('said again in the middle as it is, or in one flat row, and lines of sums are no rows; their number is said', async () => {
    const flat = ['TT', 'Ngày nhận', 'Họ và tên', 'Địa chỉ', 'CCCD', 'Loại đơn', 'Tóm tắt', 'Lĩnh vực', 'Hướng xử lý', 'Ngày'];
    const one = (no: string, state = 'Lưu đơn') => [
      no,
      '3/1/2018',
      'Trần Văn Mười',
      'Ngõ 5',
      '',
      'Kiến nghị',
      'Xin điện',
      '',
      state,
    ];
    const file = csvOf([
      ['SỔ ĐƠN'],
      ...merged,
      one('1'),
      ['Cộng', '', '', '', '', '1'],
      ...merged,
      one('2'),
      flat,
      one('3'),
      ['', '', 'Tổng cộng: 3 đơn', '', '', '', '3'],
      ['TỔNG CỘNG NĂM 2018', '', '', '', '', '', '3', '', '3'],
      ['', '', 'Cộng đồng dân cư tổ 5'],
    ]);
    const { id } = await upload(app, clerk, file, { source: 'Sổ gộp ô' });
    expect((await clerk.get(`/imports/${id}/columns`).expect(200)).text).not.toMatch(/Cột \d/);
    await match(app, { id, agent: clerk });
    expect((await results(id)).map((row) => [row.row_no, row.state])).toEqual([
      [5, 'ready'],
      [10, 'ready'],
      [12, 'ready'],
      [15, 'bad'],
    ]);
    expect((await clerk.get(`/imports/${id}`).expect(200)).text).toMatch(/dòng cộng bỏ qua<[\s\S]{0,60}>\s*7\s*</);
  });
});

describe('a word over columns that speaks of the reply', () => {
  const replied = ['Số đến', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Văn bản trả lời: Số', 'Văn bản trả lời: Ngày'];
  it('gives the day it was done, and nothing of the paper that brought it', () => {
    expect(guessColumns(replied, 'petitions').slice(5)).toEqual(['', 'closedOn']);
    expect(guessColumns(['Số', 'Ngày', 'Trả lời: Số', 'Trả lời: Ngày'], 'petitions')).toEqual([
      'oldNumber',
      'receivedOn',
      '',
      'closedOn',
    ]);
    expect(guessColumns(['Văn bản chuyển đến: Số', 'Văn bản chuyển đến: Ngày'], 'petitions')).toEqual([
      'sourceNumber',
      'sourceOn',
    ]);
  });
});

describe('a word over columns that says where the paper was sent', () => {
  const book = ['Số đến', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung'];
  it('gives who got it and the day, never who sent it here', () => {
    for (const over of ['Chuyển đến', 'Chuyển đi', 'Chuyển đơn đi'])
      for (const under of ['Cơ quan', 'Nơi nhận', 'Cơ quan, đơn vị'])
        expect(guessColumns([...book, `${over}: ${under}`, `${over}: Ngày chuyển`, `${over}: Số`], 'petitions').slice(5)).toEqual(
          ['handledBy', 'closedOn', ''],
        );
    // Another day, and whoever deals with it, stand before them.
    const both = [...book, 'Ngày xử lý', 'Cơ quan thụ lý', 'Chuyển đến: Cơ quan', 'Chuyển đến: Ngày chuyển'];
    expect(guessColumns(both, 'petitions').slice(5)).toEqual(['closedOn', 'handledBy', '', '']);
    expect(guessColumns([...book, 'Cơ quan chuyển đến'], 'petitions').slice(5)).toEqual(['sourceOrg']);
  });

  it('in two rows, merged: a petition sent on is done that day, by the office it went to', async () => {
    const app = await testApp();
    const clerk = await app.signIn('hoa.badinh');
    const file = csvOf([
      [...book, 'Kết quả', 'Chuyển đến', ''],
      ['', '', '', '', '', '', 'Cơ quan', 'Ngày chuyển'],
      ['1', '02/03/2020', 'Trần Văn Mười', 'Kiến nghị', 'Xin sửa đường', 'Chuyển đơn', 'Phường Ba Đình', '05/03/2020'],
      ['2', '03/03/2020', 'Trần Thị Hai', 'Kiến nghị', 'Xin sửa cầu', 'Lưu đơn', '', ''],
    ]);
    const journey = await upload(app, clerk, file, { source: 'Sổ chuyển đi' });
    await match(app, journey);
    await confirm(app, { ...journey, agent: await app.signIn('cuong.badinh') }, 'execution');
    const rows = await app.database.owner<{ on: string | null; source: string; status: string }>(
      "select p.closed_on::text as on, p.source, p.status from petitions p where p.received_on between '2020-03-02' and '2020-03-03' order by p.received_on",
    );
    expect(rows).toEqual([
      { on: '2020-03-05', source: 'not_recorded', status: 'transferred' },
      { on: '2020-03-03', source: 'not_recorded', status: 'filed' },
    ]);
    await app.close();
  });
});
