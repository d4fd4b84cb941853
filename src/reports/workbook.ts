// A statutory table as an Excel file, laid out as the circular prints it: code, title, days, heads with their merges, the row of
// codes (MS), a row a unit, the total, "Ghi chú" and "Hướng dẫn cách ghi biểu". A4 landscape, the head repeated on every page.
import ExcelJS from 'exceljs';
import { cellText } from '../documents/papers/cell.ts';
import { classHeader, classSheet } from '../documents/papers/class-mark.ts';
import { heightOf, linesIn } from '../documents/row-height.ts';
import { figureFormat } from './numbers.ts';
import { printedDays } from './periods.ts';
import { openingLines, type Sheet } from './sheet.ts';
import { headRows } from './tables/table.ts';

const name = 'Times New Roman';
const thin = { style: 'thin' as const };
const border = { top: thin, left: thin, bottom: thin, right: thin };
const centred = { horizontal: 'center' as const, vertical: 'middle' as const, wrapText: true };
/** The row the heads begin in: code, title, days, report, an empty row. */
const headAt = 6;
/** Of the uppermost heads, as the blank file has it. */
const shade = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFD9EAF7' } };

/** Of the heads and the codes under them, as the blank file has it. */
const headHeight = 34;
/** As on the blank file. Its columns of figures are as wide as that, and 31 of them on one sheet would be letters of two points; the
 *  printed circular has them narrow, all alike. Not 9: exceljs takes that for no width and writes none. */
const nameWidth = 24;
const figureWidth = 9.2;
/** One line of the file: a unit's figures, or what is added to them. */
export interface FileLine {
  name: string;
  figures: readonly number[];
  bold: boolean;
}

export interface FileParts {
  sheet: Sheet;
  lines: readonly FileLine[];
  /** What is written in the row "Ghi chú"; '' leaves it to be filled by hand. */
  note: string;
  isTraining: boolean;
}

/** One table alone as an Excel file. @returns the bytes of an .xlsx */
export async function tableWorkbook(parts: FileParts): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  addTable(book, parts);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addTable(book: ExcelJS.Workbook, { sheet, lines, note, isTraining }: FileParts): void {
  const { table, columns, period } = sheet;
  const heads = headRows(table.parts);
  const codesAt = headAt + heads.length;
  const last = columns.length + 1;
  const page = book.addWorksheet(classSheet(table.form.replace('/', '_'), isTraining), {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headAt}:${codesAt}`,
      margins: { left: 0.75, right: 0.75, top: 1, bottom: 1, header: 0.5, footer: 0.5 },
    },
    views: [{ state: 'frozen', xSplit: 1, ySplit: headAt - 1, showGridLines: false }],
    ...classHeader(isTraining),
  });
  page.columns = [{ width: nameWidth }, ...columns.map(() => ({ width: figureWidth }))];
  const above: [text: string, size: number, bold: boolean][] = [
    [table.form, 12, true],
    [table.title.toLocaleUpperCase('vi'), 12, true],
    [printedDays(period), 10, false],
    ['(Kèm theo Báo cáo số:…......... ngày……tháng…….năm……của………..)', 10, false],
  ];
  for (const [index, [text, size, bold]] of above.entries()) {
    const cell = page.getCell(index + 1, 1);
    cell.value = text;
    cell.font = { name, size, bold };
    cell.alignment = centred;
    page.mergeCells(index + 1, 1, index + 1, last);
  }
  const put = (row: number, column: number, text: string, isUppermost: boolean) => {
    const cell = page.getCell(row, column);
    cell.value = text;
    cell.font = { name, size: 9, bold: isUppermost };
    cell.alignment = centred;
    cell.border = border;
    if (isUppermost) cell.fill = shade;
  };
  const span = (row: number, column: number, rowCount: number, columnCount: number) => {
    for (let r = row; r < row + rowCount; r += 1)
      for (let c = column; c < column + columnCount; c += 1) page.getCell(r, c).border = border;
    if (rowCount > 1 || columnCount > 1) page.mergeCells(row, column, row + rowCount - 1, column + columnCount - 1);
  };
  put(headAt, 1, 'Đơn vị', true);
  span(headAt, 1, heads.length, 1);
  for (const cell of heads.flat()) {
    put(headAt + cell.row, cell.column + 2, cell.label, cell.row === 0);
    span(headAt + cell.row, cell.column + 2, cell.rows, cell.columns);
  }
  for (let row = headAt; row < codesAt; row += 1) page.getRow(row).height = headHeight;
  const mostLines = Math.max(...columns.map(({ code }) => linesIn(code, figureWidth)));
  page.getRow(codesAt).height = Math.max(headHeight, heightOf(mostLines));
  put(codesAt, 1, 'MS', false);
  for (const [index, column] of columns.entries()) put(codesAt, index + 2, column.code, false);
  for (const [index, line] of lines.entries()) fillLine(page, codesAt + 1 + index, line, sheet);
  const below: [text: string, italic: boolean][] = [
    [`${table.noteNo}. Ghi chú:${note ? ` ${note}` : ''}`, false],
    ...(table.guide.length > 0 ? [[`Hướng dẫn cách ghi biểu${table.guideEnds ?? ''}`, true] as [string, boolean]] : []),
    ...table.guide.map((line): [string, boolean] => [line, false]),
  ];
  for (const [index, [text, italic]] of below.entries()) {
    const row = codesAt + lines.length + 2 + index;
    const cell = page.getCell(row, 1);
    cell.value = text;
    cell.font = { name, size: 9, italic };
    cell.alignment = { vertical: 'top', wrapText: true };
    page.mergeCells(row, 1, row, last);
    // A merged cell does not grow by itself: about 12 letters of 9 points a column.
    page.getRow(row).height = 13 * Math.max(1, Math.ceil(text.length / (last * 10)));
  }
}

/** Figures are numbers; a unit's name is text even when it begins like a formula. */
function fillLine(page: ExcelJS.Worksheet, at: number, line: FileLine, sheet: Sheet): void {
  const row = page.getRow(at);
  row.height = heightOf(linesIn(line.name, nameWidth));
  const first = row.getCell(1);
  first.value = cellText(line.name);
  first.numFmt = '@';
  first.alignment = { vertical: 'middle', wrapText: true };
  for (const [index, figure] of line.figures.entries()) {
    const cell = row.getCell(index + 2);
    cell.value = figure;
    cell.numFmt = figureFormat(sheet.columns[index]?.digits ?? 0);
    cell.alignment = { horizontal: 'right', vertical: 'middle' };
  }
  for (let column = 1; column <= line.figures.length + 1; column += 1) {
    const cell = row.getCell(column);
    cell.font = { name, size: 9, bold: line.bold };
    cell.border = border;
  }
}

/** The units of a sheet and, under several, their sum. */
export function fileLines(sheet: Sheet): FileLine[] {
  return [
    ...sheet.lines.flatMap(({ name: unit, figures, parts }) => [
      { name: unit, figures, bold: false },
      ...parts.map((part) => ({ name: `  trong đó ${part.name}`, figures: part.figures, bold: false })),
    ]),
    ...(sheet.lines.length > 1 ? [{ name: 'Tổng số', figures: sheet.total, bold: true }] : []),
    ...openingLines(sheet).map((line) => ({ ...line, bold: true })),
  ];
}
