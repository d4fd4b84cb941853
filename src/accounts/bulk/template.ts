// The sheet to fill: headings, drop-down lists of units and roles, an explanation. Every cell is text.
import ExcelJS from 'exceljs';
import { cellText } from '../../documents/papers/cell.ts';
import { classHeader } from '../../documents/papers/class-mark.ts';
import { columns, mostPeople, taskNames, tasks } from './columns.ts';
import { columnName } from './sheet.ts';

/** @param units and roles: the names this administrator may give @param isTraining in a class every page of it says so */
export async function renderTemplate(units: readonly string[], roles: readonly string[], isTraining: boolean): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Tai khoan', { views: [{ state: 'frozen', ySplit: 1 }], ...classHeader(isTraining) });
  sheet.columns = columns.map((column) => ({
    header: column.heading + (column.required ? ' *' : ''),
    width: column.width,
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  const lists = {
    task: { name: 'Viec', values: tasks.map((task) => taskNames[task]) },
    unit: { name: 'Don vi', values: units },
    role: { name: 'Vai tro', values: roles },
  };
  for (const [index, column] of columns.entries()) {
    if (column.field !== 'task' && column.field !== 'unit' && column.field !== 'role') continue;
    const list = lists[column.field];
    const at = `${columnName(index)}2:${columnName(index)}${mostPeople + 1}`;
    // The type of exceljs knows single cells only; a range is one rule instead of a thousand.
    (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }).dataValidations.add(
      at,
      {
        type: 'list',
        allowBlank: true,
        formulae: [`'${list.name}'!$A$2:$A$${list.values.length + 1}`],
        showErrorMessage: true,
        errorTitle: 'Chọn trong danh sách',
        error: `Chọn ${column.heading.toLowerCase()} có trong trang ${list.name}.`,
      },
    );
  }
  for (const { name, values } of Object.values(lists)) listSheet(workbook, name, values, isTraining);
  const help = workbook.addWorksheet('Huong dan', classHeader(isTraining));
  help.columns = [
    { header: 'Cột', width: 22 },
    { header: 'Cách ghi', width: 80 },
  ];
  help.getRow(1).font = { bold: true };
  for (const column of columns) help.addRow([column.heading, `${neededWords(column)}${column.help}`]);
  help.addRow(['Mỗi dòng', 'Một người, một tài khoản, một phân công. Người có nhiều phân công: thêm sau, trên trang tài khoản.']);
  help.addRow(['Cột không dùng', 'Việc không dùng cột nào thì để trống cột ấy.']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** 'Bắt buộc khi Tạo mới, Chuyển vị trí. ' */
function neededWords({ needed }: (typeof columns)[number]): string {
  if (needed.length === 0) return '';
  return needed.length === tasks.length ? 'Bắt buộc. ' : `Bắt buộc khi ${needed.map((task) => taskNames[task]).join(', ')}. `;
}

function listSheet(workbook: ExcelJS.Workbook, name: string, values: readonly string[], isTraining: boolean): void {
  const sheet = workbook.addWorksheet(name, classHeader(isTraining));
  sheet.columns = [{ header: 'Tên', width: 48, style: { numFmt: '@' } }];
  sheet.getRow(1).font = { bold: true };
  for (const value of values) sheet.addRow([cellText(value)]);
}
