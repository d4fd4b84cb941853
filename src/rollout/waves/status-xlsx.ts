// The status of a wave as an Excel file, to be read on A4: a row for each unit with a word for each item, and behind it, item by item,
// what was found. Every cell is text, so that nothing typed can become a formula.
import ExcelJS from 'exceljs';
import { cellText } from '../../documents/papers/cell.ts';
import { heightOf, linesIn } from '../../documents/row-height.ts';

export interface StatusSheet {
  name: string;
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** In characters; the last one counts for all that follow. */
  widths: readonly number[];
  orientation: 'portrait' | 'landscape';
  /** Columns that stay on the screen and on the left. */
  fixed: number;
}

/** The file. @param about lines above each table: which wave, as of when @returns the bytes of an .xlsx */
export async function renderStatusXlsx(about: readonly string[], sheets: readonly StatusSheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const one of sheets) addSheet(workbook, about, one);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, about: readonly string[], its: StatusSheet): void {
  const { name, heads, rows, widths, orientation, fixed } = its;
  const headAt = about.length + 2;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headAt, xSplit: fixed }],
    pageSetup: { paperSize: 9, orientation, fitToPage: true, fitToHeight: 0, printTitlesRow: `${headAt}:${headAt}` },
  });
  sheet.pageSetup.margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 };
  const widthOf = (index: number) => widths[index] ?? widths.at(-1) ?? 10;
  sheet.columns = heads.map((_, index) => ({ width: widthOf(index) }));
  for (const [index, line] of about.entries()) {
    const cell = sheet.getRow(index + 1).getCell(1);
    cell.value = cellText(line);
    cell.numFmt = '@';
    cell.font = { bold: index === 0, size: index === 0 ? 14 : 11 };
  }
  for (const [index, cells] of [heads, ...rows].entries()) {
    const row = sheet.getRow(headAt + index);
    row.values = cells.map(cellText);
    row.height = heightOf(Math.max(...cells.map((cell, at) => linesIn(cell, widthOf(at), 11))), 11);
    row.eachCell((cell) => {
      cell.numFmt = '@';
      cell.alignment = { wrapText: true, vertical: 'top' };
      if (index === 0) cell.font = { bold: true };
    });
  }
}
