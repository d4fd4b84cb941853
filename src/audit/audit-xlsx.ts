// The audit as an Excel file. Every cell is text, so that nothing in it can become a formula.
import ExcelJS from 'exceljs';
import { cellText } from '../documents/papers/cell.ts';
import { classHeader, classSheet } from '../documents/papers/class-mark.ts';
import type { AuditLine } from './screens.ts';

const heads: [title: string, width: number, of: (line: AuditLine) => string][] = [
  ['Thời điểm', 18, (line) => line.at],
  ['Người thực hiện', 34, (line) => line.who],
  ['Đơn vị', 34, (line) => line.where],
  ['Việc', 38, (line) => line.what],
  ['Nội dung', 44, (line) => line.said],
  ['Hồ sơ', 22, (line) => line.record],
  ['Bảo mật', 10, (line) => (line.isSealed ? 'có' : '')],
];

export async function renderAuditXlsx(lines: readonly AuditLine[], isTraining: boolean): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(classSheet('Nhat ky', isTraining), {
    ...classHeader(isTraining),
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  });
  sheet.columns = heads.map(([header, width]) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  for (const line of lines) {
    const row = sheet.addRow(heads.map(([, , of]) => cellText(of(line))));
    row.eachCell((cell) => {
      cell.numFmt = '@';
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
