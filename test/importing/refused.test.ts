// Files that are no book, each answered by a sentence of its own; and the heads of an order number.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guessColumns } from '../../src/importing/targets.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { sheetOf } from './files.ts';
import { upload } from './journey.ts';

let app: TestApp;
let clerk: Agent;
beforeAll(async () => {
  app = await testApp({ UPLOAD_MAX_MB: '20' });
  clerk = await app.signIn('hoa.badinh');
});
afterAll(() => app.close());

const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);
const refusalOf = async (id: number) =>
  (
    await rows<{ state: string; refusal: string; chunks: number }>(
      'select i.state, i.refusal, (select count(*)::int from import_chunks c where c.import_id = i.id) as chunks from imports i where i.id = $1',
      [id],
    )
  )[0];
const row = (no: number, cells: readonly string[]) =>
  `<row r="${no}">${cells.map((text, at) => `<c r="${String.fromCharCode(65 + at)}${no}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
/** Titles, a head, its columns numbered; and rows with borders and nothing in them. */
const heads = ['TT', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung'];
const titled = [row(1, ['SỔ THEO DÕI ĐƠN THƯ']), row(3, heads), row(4, ['(1)', '(2)', '(3)', '(4)', '(5)'])].join('');

describe('a workbook of titles and empty rows', () => {
  it('is refused before its columns are asked for, a million rows in flat memory', { timeout: 300_000 }, async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 5}"><c r="A${at + 5}" s="1"/></row>`);
    const file = sheetOf(`${titled}${empty.join('')}`);
    empty.length = 0;
    const atFirst = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - atFirst);
    }, 20);
    const { id } = await upload(app, clerk, file, { source: 'Sổ trống', name: 'so.xlsx' });
    clearInterval(watch);
    expect(most).toBeLessThan(80 * 1048576);
    expect(await refusalOf(id)).toEqual({
      state: 'refused',
      refusal:
        'Tệp không có dòng dữ liệu nào: chỉ có dòng tiêu đề và 1.000.000 dòng trống. Kiểm tra lại trang tính đầu tiên của tệp.',
      chunks: 0,
    });
    expect((await clerk.get(`/imports/${id}/columns`)).status).toBe(404);
  });

  it.each([
    ['with a head nobody knows', 'Sổ A\n\n\nCột một,Cột hai\n\n\n\n', true],
    ['as text, with its head', `Sổ đơn,\n\n${heads.join(',')}\n\n`, true],
    ['with one petition', `Sổ đơn,\n\n${heads.join(',')}\n1,3/2/2024,Trần Văn Mười,Kiến nghị,Xin sửa đường\n\n`, false],
  ])('%s: refused as text too, taken once it has a row', async (name, text, isRefused) => {
    const { id } = await upload(app, clerk, Buffer.from(text), { source: `Sổ ${name}` });
    const found = await refusalOf(id);
    expect(found?.state).toBe(isRefused ? 'refused' : 'staged');
    if (isRefused) expect(found?.refusal).toContain('không có dòng dữ liệu nào');
  });
});

it('a text that is no table is told to be none, whatever its name says', async () => {
  for (const text of ['day khong phai so Excel', 'Chào anh, em gửi sổ cũ\n']) {
    const { id } = await upload(app, clerk, Buffer.from(text), { source: `Sổ ${text}`, name: 'so.xlsx' });
    expect((await refusalOf(id))?.refusal).toContain('không phải là sổ Excel (.xlsx)');
  }
});

it('a text file that is too large is told to be parted by year, not to be scanned anew', async () => {
  const { _csrf, _key } = formFieldsOf((await clerk.get('/imports/new').expect(200)).text);
  const answer = await clerk
    .post('/imports/new')
    .field('_csrf', _csrf)
    .field('_key', _key)
    .field('book', 'petitions')
    .field('source', 'Sổ lớn')
    .attach('file', Buffer.alloc(20 * 1048576 + 1, 'a,b\n'), { filename: 'so-cu.csv', contentType: 'application/vnd.ms-excel' })
    .expect(413);
  expect(answer.text).toContain('Tệp lớn hơn 20 MB. Chia sổ, bảng theo năm thành nhiều tệp rồi tải lên lại.');
  expect(answer.text).not.toContain('quét');
});

describe('an order number', () => {
  it.each(['TT', 'T/T', 'STT', 'Số TT', 'tt.'])('“%s” is the number of the old book where there is no other', (head) => {
    expect(guessColumns([head, 'Ngày nhận', 'Số tờ đơn'], 'petitions')).toEqual(['oldNumber', 'receivedOn', '']);
  });
  it.each(['Số đến', 'Số đơn trong sổ', 'Mã đơn'])('yields to “%s”', (head) => {
    expect(guessColumns(['TT', head, 'Ngày nhận'], 'petitions')).toEqual(['', 'oldNumber', 'receivedOn']);
  });
});
