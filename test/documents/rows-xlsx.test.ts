// A long list as a file: every row, words as text, and others are answered meanwhile.
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { rowsXlsx } from '../../src/documents/rows-xlsx.ts';

async function read(content: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(content as unknown as ExcelJS.Buffer);
  return book.worksheets[0] as ExcelJS.Worksheet;
}

test('rows come back as they were given, words as text, numbers as numbers', async () => {
  const sheet = await read(
    await rowsXlsx({ name: 'Danh sách', widths: [18, 60], options: { views: [{ state: 'frozen', ySplit: 1 }] } }, [
      { cells: ['Số', 'Nội dung'], isBold: true },
      { cells: [] },
      { cells: ['=1+1', 'Đất đai ở phường Ba Đình'], wraps: true },
      { cells: ['ĐT-2026-000001', 12.5] },
    ]),
  );
  expect(sheet.name).toBe('Danh sách');
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect([1, 2].map((column) => sheet.getColumn(column).width)).toEqual([18, 60]);
  expect([1, 2, 3, 4].map((row) => [1, 2].map((column) => sheet.getCell(row, column).value))).toEqual([
    ['Số', 'Nội dung'],
    [null, null],
    ["'=1+1", 'Đất đai ở phường Ba Đình'],
    ['ĐT-2026-000001', 12.5],
  ]);
  expect(sheet.getCell('A3').numFmt).toBe('@');
  expect(sheet.getCell('B3').alignment).toMatchObject({ wrapText: true });
  expect(sheet.getCell('A1').font).toMatchObject({ bold: true });
});

test('a long list does not keep others waiting until its end', async () => {
  function* rows() {
    for (let nth = 0; nth < 5_000; nth += 1) yield { cells: [`Đơn thứ ${nth}`, nth] };
  }
  let answered = 0;
  const others = setInterval(() => {
    answered += 1;
  }, 1);
  const sheet = await read(await rowsXlsx({ name: 'x', widths: [20, 10] }, rows()).finally(() => clearInterval(others)));
  expect(sheet.rowCount).toBe(5_000);
  expect(answered).toBeGreaterThan(2);
});
