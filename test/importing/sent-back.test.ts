// A file of rejected rows, mended and sent back, is the book it came from: its columns are remembered, no row goes in twice, and no word
// becomes a formula or loses a sign on the way.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cellText, textOfCell } from '../../src/documents/papers/cell.ts';
import { proposeColumns } from '../../src/importing/settings.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { workbookOf } from './files.ts';
import { confirm, match, upload } from './journey.ts';
import { toVni } from './old-fonts.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
});
afterAll(() => app.close());

const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);
const statesOf = (id: number) =>
  rows<{ state: string; code: string | null }>(
    "select state, problems->0->>'code' as code from import_rows where import_id = $1 order by row_no",
    [id],
  );
/** The file of rejected rows, as the office downloads it. */
async function rejectedOf(id: number): Promise<unknown[][]> {
  const workbook = await openBook(clerk, `/imports/${id}/rejected.xlsx`);
  const lines: unknown[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    lines.push((row.values as unknown[]).slice(1));
  });
  return lines;
}

// Nothing tells that "Ký hiệu" is the number of the old book: the officer chose it.
const heads = ['Ký hiệu', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung', 'Ghi chú'];
const good = ['01', '3/2/2023', 'Trần Văn Mười', 'Kiến nghị', 'Xin sửa đường', ''];
const call = "=cmd|' /C calc'!A0";
const bad = ['02', '31/02/2023', '- Phan Văn Khỏe', 'Kiến nghị', 'Xin sửa cống', call];
const source = 'Sổ gửi lại';
const send = async (lines: unknown[][]) => upload(app, clerk, await workbookOf(lines), { source, name: 'so.xlsx' });

it('keeps the columns chosen for the book, and gives each mended row once', async () => {
  const first = await send([heads, good, bad]);
  await match(app, first, { 'column.0': 'oldNumber' });
  await confirm(app, { ...first, agent: head }, 'execution');
  expect((await statesOf(first.id)).map((row) => row.state)).toEqual(['imported', 'bad']);

  // The page offers the single rows to whoever may open them, and to nobody else.
  for (const [login, may] of [
    ['cuong.badinh', true],
    ['thang.badinh', false],
  ] as const) {
    const reader = await app.signIn(login);
    const text = (await reader.get(`/imports/${first.id}`).expect(200)).text;
    for (const address of ['problems', 'rejected.xlsx']) {
      expect([login, address, text.includes(`/imports/${first.id}/${address}`)]).toEqual([login, address, may]);
      await reader.get(`/imports/${first.id}/${address}`).expect(may ? 200 : 403);
    }
  }
  const rejected = await rejectedOf(first.id);
  expect(rejected).toHaveLength(2);
  // What the office reads is no formula, in whichever kind of file it keeps it.
  expect(rejected[1]?.slice(4)).toEqual(["'- Phan Văn Khỏe", 'Kiến nghị', 'Xin sửa cống', `'${call}`]);
  const mended = rejected.map((line) => line.map((cell) => (cell === '31/02/2023' ? '28/02/2023' : cell)));
  const second = await send(mended);
  const page = (await clerk.get(`/imports/${second.id}/columns`).expect(200)).text;
  expect(page).toMatch(/name="column\.0"[\s\S]*?value="oldNumber" selected/);
  expect(page).not.toContain('Lý do chưa nhập');
  await match(app, second);
  expect(await statesOf(second.id)).toEqual([{ state: 'ready', code: null }]);
  await confirm(app, { ...second, agent: head }, 'execution');
  expect(await rows("select processing_note as note from petition_contents where subject = 'Xin sửa cống'")).toEqual([
    { note: call },
  ]);

  // The same once more, and the whole book with its row mended: known by number, whatever file it comes in.
  const wording = mended.map((line) => line.map((cell) => (cell === 'Xin sửa cống' ? 'Xin sửa cống thoát nước' : cell)));
  for (const lines of [wording, [heads, good, bad.with(1, '28/2/2023')]]) {
    const again = await send(lines);
    await match(app, again);
    expect((await statesOf(again.id)).every((row) => row.state === 'bad' && row.code === 'alreadyImported')).toBe(true);
  }
});

it('says after mending what it said before, whatever its words begin with', () => {
  const words = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', 'a', '1', ' ') });
  fc.assert(fc.property(words, (text) => textOfCell(cellText(text)) === text && !/^[=+\-@＝\t]/.test(cellText(text))));
});

it('of Unicode alone does not make the next file of the book, typed in an old font, be read as Unicode', async () => {
  const lines = [heads, good.with(0, '03'), ['04', '5/2/2023', toVni('Lê Quý Hoàng'), 'Kiến nghị', toVni('Xin sửa đường')]];
  const { id } = await send(lines);
  expect((await clerk.get(`/imports/${id}/columns`).expect(200)).text).toMatch(/value="auto"[^>]*checked/);
});

it('a column keeps its meaning where another stands before it', () => {
  const remembered = { headsKey: 'ky hieu|ngay nhan|can bo', columns: ['oldNumber', 'receivedOn', ''] as never };
  expect(proposeColumns(['Ghi chú', 'Ký hiệu', 'Ngày nhận', 'Số đơn', 'Cán bộ'], 'petitions', remembered)).toEqual([
    'note',
    'oldNumber',
    'receivedOn',
    '',
    '',
  ]);
});

it.each(['petitions', 'visits'])('of %s asks to mend in the file what the page of values never offers', async (book) => {
  const lines = [
    ['Số đơn', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung', 'Kết quả'],
    ['1', '3/2/2024', 'Trần Văn Mười', 'Kiến nghị', 'Xin sửa đường', 'Xếp vào tủ'],
    ['2', '4/2/2024', 'Lò Thị Kín', 'Tố cáo', 'Cán bộ thu tiền sai', 'Cất ngăn kéo'],
  ];
  const { id } = await upload(app, clerk, await workbookOf(lines), { source: `Sổ khớp ${book}`, name: 'so.xlsx', book });
  await match(app, { id, agent: clerk });
  expect((await clerk.get(`/imports/${id}/values`).expect(200)).text).toMatch(/Xếp vào tủ(?![\s\S]*ngăn kéo)/);
  const offered = 'Chọn ở bước “Khớp giá trị”';
  const mended = 'Sửa ô này trong tệp thành một trong các chữ';
  const page = (await clerk.get(`/imports/${id}/problems`).expect(200)).text;
  expect([page.split(offered).length, page.split(mended).length]).toEqual([2, 2]);
  const [, open, sealed] = (await rejectedOf(id)).map((line) => String(line[0]));
  expect(open).toContain(offered);
  expect(sealed).toContain(mended);
  expect(sealed).not.toContain('Khớp giá trị');
});
