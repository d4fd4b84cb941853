// The audit as an Excel file. Every cell is text, so that nothing in it can become a formula.
import { classHeader, classSheet } from '../documents/papers/class-mark.ts';
import { rowsXlsx } from '../documents/rows-xlsx.ts';
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

/** The bytes of an .xlsx file. @param isTraining a class says so on every sheet */
export function renderAuditXlsx(lines: readonly AuditLine[], isTraining: boolean): Promise<Buffer> {
  return rowsXlsx(
    {
      name: classSheet('Nhat ky', isTraining),
      widths: heads.map(([, width]) => width),
      options: {
        ...classHeader(isTraining),
        views: [{ state: 'frozen', ySplit: 1 }],
        pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
      },
    },
    rowsOf(lines),
  );
}

function* rowsOf(lines: readonly AuditLine[]) {
  yield { cells: heads.map(([title]) => title), isBold: true };
  for (const line of lines) yield { cells: heads.map(([, , of]) => of(line)) };
}
