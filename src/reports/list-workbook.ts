// The rows behind a figure as an Excel file: all of them, with the words the wall hands out.
import ExcelJS from 'exceljs';
import { cellText } from '../documents/papers/cell.ts';
import { classHeader, classSheet } from '../documents/papers/class-mark.ts';
import type { ListedFact } from './list-screen.ts';

/** Rows of one file; a larger list goes by unit or by a shorter period. */
export const mostListed = 20_000;

export async function listWorkbook(parts: {
  heading: readonly string[];
  found: readonly ListedFact[];
  showsValue: boolean;
  isTraining: boolean;
}): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet(classSheet('Danh sách', parts.isTraining), {
    ...classHeader(parts.isTraining),
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = [18, 22, 30, 60, 34, 22, 30, ...(parts.showsValue ? [14] : [])].map((width) => ({ width }));
  for (const line of parts.heading) page.addRow([cellText(line)]).font = { bold: true };
  page.addRow([]);
  page.addRow([
    'Số',
    'Loại',
    'Người gửi, người đến',
    'Nội dung',
    'Lĩnh vực, đơn vị',
    'Trạng thái',
    'Ngày',
    ...(parts.showsValue ? ['Số cộng vào'] : []),
  ]).font = { bold: true };
  for (const one of parts.found) {
    const row = page.addRow([
      ...[
        one.number,
        one.kindLine,
        one.sender,
        one.subject,
        one.place,
        one.tag?.words ?? '',
        [one.dateLine, one.endLine].filter(Boolean).join(', '),
      ].map(cellText),
      ...(parts.showsValue ? [one.value] : []),
    ]);
    row.alignment = { vertical: 'top', wrapText: true };
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
