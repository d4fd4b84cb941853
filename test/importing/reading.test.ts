// Every file is read to its rows, or answered by one sentence.
import { describe, expect, it } from 'vitest';
import { FileRefused, refusals } from '../../src/importing/reading/limits.ts';
import { readAll, sheetOf, workbookOf, zipOf } from './files.ts';

const cellsOf = async (file: Buffer) => (await readAll(file)).rows.map((row) => row.cells);
const refusal = (file: Buffer) =>
  readAll(file).then(
    () => 'taken',
    (error: unknown) => {
      if (error instanceof FileRefused) return error.message;
      throw error;
    },
  );

describe('a workbook', () => {
  it('gives texts, whole numbers, dates and stored values of formulas; rows keep their number', async () => {
    const file = await workbookOf([
      ['Số', 'Ngày', 'Họ tên', 'CCCD'],
      [],
      [12, new Date(Date.UTC(2017, 8, 3)), 'Nguyễn & <Hạnh>', 179001234567],
      ['13', '4/9/2017', { richText: [{ text: 'Trần ' }, { text: 'Hòa' }] }, { formula: '1+1', result: 2 }],
    ]);
    const { rows, notes } = await readAll(file);
    expect(rows).toEqual([
      { no: 1, cells: ['Số', 'Ngày', 'Họ tên', 'CCCD'] },
      { no: 3, cells: ['12', '03/09/2017', 'Nguyễn & <Hạnh>', '179001234567'] },
      { no: 4, cells: ['13', '4/9/2017', 'Trần Hòa', '2'] },
    ]);
    expect(notes.formulas).toBe(1);
  });

  it('of signs that close no tag is read once through', { timeout: 10_000 }, async () => {
    const { rows } = await readAll(
      sheetOf(`<row r="1" x="${'>'.repeat(100_000)}"><c r="A1" t="inlineStr"><is><t>Số</t></is></c></row>`),
    );
    expect(rows).toHaveLength(1);
  });

  it('with a million empty rows is read past them', { timeout: 60_000 }, async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 2}"/>`).join('');
    const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>Số</t></is></c></row>';
    const { rows, notes } = await readAll(sheetOf(`${head}${empty}`));
    expect(rows).toHaveLength(1);
    expect(notes.emptyRows).toBe(1_000_000);
    expect(refusals.noRows(notes.emptyRows)).toContain('1.000.000 dòng trống');
  });
});

describe('a text file', () => {
  const text = 'Số;Ngày;Nội dung\r\n1;3/9/2017;"Về việc; đất\nđai"\r\n\r\n2;4/9/2017;Khác\r\n';
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['utf-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('of %s is read by its own separator', async (_, file) => {
    const { rows } = await readAll(file);
    expect(rows).toEqual([
      { no: 1, cells: ['Số', 'Ngày', 'Nội dung'] },
      { no: 2, cells: ['1', '3/9/2017', 'Về việc; đất\nđai'] },
      { no: 4, cells: ['2', '4/9/2017', 'Khác'] },
    ]);
  });
  it('of one byte a sign keeps its signs for the reading of old fonts', async () => {
    const file = Buffer.from('S\xe8,Ng\xb5y\n1,2\n', 'latin1');
    expect(await cellsOf(file)).toEqual([
      ['Sè', 'Ngµy'],
      ['1', '2'],
    ]);
  });
});

describe('a hostile file is answered by a sentence', () => {
  it('that claims 2 GB', async () => {
    expect(await refusal(sheetOf('<row/>', 2 * 1024 ** 3 - 1))).toBe(refusals.unpacked);
  });
  it('that grows a thousandfold, said or unsaid', async () => {
    const zeros = Buffer.alloc(60 * 1024 * 1024, '<!-- -->');
    expect(await refusal(sheetOf(zeros))).toBe(refusals.bomb);
    expect(await refusal(sheetOf(zeros, 100))).toBe(refusals.bomb);
  });
  it('with macros', async () => {
    const file = zipOf([
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.from('<worksheet/>') },
      { name: 'xl/vbaProject.bin', content: Buffer.from('x') },
    ]);
    expect(await refusal(file)).toBe(refusals.macro);
  });
  it('that defines entities', async () => {
    expect(await refusal(sheetOf(Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>')))).toBe(
      refusals.broken,
    );
  });
  it('cut off, locked, of another kind, empty', async () => {
    const file = await workbookOf([['a', 'b']]);
    expect(await refusal(file.subarray(0, file.length - 200))).toBe(refusals.broken);
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toBe(refusals.oldExcel);
    expect(await refusal(Buffer.from('%PDF-1.7 abc'))).toBe(refusals.unknown);
    expect(await refusal(Buffer.from([1, 0, 2, 0, 3]))).toBe(refusals.unknown);
    expect(await refusal(Buffer.alloc(0))).toBe(refusals.empty);
  });
  it('of too many columns or rows', async () => {
    expect(await refusal(Buffer.from(`${'x,'.repeat(80)}x\n`))).toBe(refusals.columns);
    expect(await refusal(Buffer.from('a,b\n'.repeat(200_001)))).toBe(refusals.rows);
  });
});
