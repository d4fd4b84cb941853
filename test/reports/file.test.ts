// The file of a table: laid out as the circular prints it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn, headRows, presentCodes } from '../../src/reports/tables/table.ts';
import type { Agent, TestApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { openBooks } from './books.ts';
import { expected } from './history.ts';

let app: TestApp;
let reporter: Agent;

beforeAll(async () => {
  ({ app, reporter } = await openBooks());
});
afterAll(() => app.close());

describe('the file', () => {
  test.each(presentCodes)('of %s is laid out as the circular prints it', async (code) => {
    const book = await openBook(reporter, `/reports/${code}.xlsx?period=2026-Q4`);
    const page = book.worksheets[0];
    if (!page) throw new Error('no sheet');
    const table = tables[code];
    const heads = headRows(table.parts);
    const columns = columnsIn(table.parts);
    expect(page.getCell('A1').value).toBe(table.form);
    expect(page.getCell('A2').value).toBe(table.title.toLocaleUpperCase('vi'));
    expect(page.getCell('A3').value).toBe('Số liệu tính từ ngày 15/09/2026 đến ngày 14/12/2026');
    expect(page.getCell('A6').value).toBe('Đơn vị');
    // The official sheets: heads in rows 6–9 (6–7 for 03 and 04), the codes right under them.
    const codesAt = ['03-gqkn', '04-gqtc'].includes(code) ? 8 : 10;
    expect(6 + heads.length).toBe(codesAt);
    expect(page.getCell(codesAt, 1).value).toBe('MS');
    expect(columns.map((_, index) => page.getCell(codesAt, index + 2).value)).toEqual(columns.map((column) => column.code));
    for (const cell of heads.flat()) {
      const at = page.getCell(6 + cell.row, cell.column + 2);
      expect(at.value).toBe(cell.label);
      expect(page.getCell(6 + cell.row + cell.rows - 1, cell.column + 1 + cell.columns).master.address).toBe(at.address);
    }
    if (code !== '06-qlkntc')
      expect(columns.map((_, index) => page.getCell(codesAt + 1, index + 2).value)).toEqual(expected[code]);
    expect(page.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1 });
    expect(page.getCell(codesAt + 3, 1).value).toBe(`${table.noteNo}. Ghi chú:`);
    const kinds = await app.database.owner("select 1 from events where kind = 'report.exported'");
    expect(kinds.length).toBeGreaterThan(0);
  });

  test('has the heads of the official blank tables', () => {
    // As read off the blank files of TT 06/2025/TT-TTCP, row by row; a head over several columns once.
    const labels = (code: (typeof presentCodes)[number]) =>
      headRows(tables[code].parts).map((row) => row.map((cell) => cell.label));
    expect(labels('01-tcd')[2]).toEqual([
      'Số đoàn được tiếp',
      'Số người được tiếp',
      'Số ngày tiếp',
      'Số lượt tiếp',
      'Số người được tiếp',
      'Số vụ việc',
      'Trong đó đoàn đông người',
      'Số ngày tiếp',
      'Số lượt tiếp',
      'Số người được tiếp',
      'Số vụ việc',
      'Trong đó đoàn đông người',
    ]);
    expect(labels('02-xld')[1]).toEqual(['Khiếu nại', 'Tố cáo', 'Kiến nghị, phản ánh']);
    expect(labels('03-gqkn')[0]).toEqual([
      'Tổng số đơn khiếu nại thuộc thẩm quyền',
      'Tổng số vụ việc',
      'Phân tích kết quả',
      'Tổng số Quyết định ban hành trong kỳ',
      'Giải quyết lần đầu',
      'Giải quyết lần 2',
      'Kiến nghị thu hồi cho Nhà nước',
      'Trả lại cho tổ chức, cá nhân',
      'Kiến nghị xử lý hành chính',
      'Chuyển cơ quan điều tra',
    ]);
    expect(labels('05-kqth')[2]?.slice(0, 9)).toEqual([
      'Phải thu',
      'Đã thu',
      'Phải trả',
      'Đã trả',
      'Tổng số người bị xử lý',
      'Trong đó số cán bộ, công chức, viên chức',
      'Số vụ',
      'Số người',
      'Trong đó số cán bộ, công chức, viên chức',
    ]);
    expect(labels('06-qlkntc')[1]).toEqual([
      'Số văn bản ban hành mới',
      'Số văn bản được sửa đổi, bổ sung',
      'Số văn bản hủy bỏ',
      'Số lớp',
      'Số người',
      'Thực hiện pháp luật về TCD, KN, TC',
      'Số cuộc đã ban hành kết luận',
      'Kiến nghị xử lý',
      'Tổng số KLTT thực hiện',
      'Đã xử lý hành chính',
      'Đã khởi tố',
    ]);
  });
});
