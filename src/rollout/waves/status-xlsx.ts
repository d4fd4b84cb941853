// The status of a wave as an Excel file: a row for each unit. Every cell is text, so that nothing typed can become a formula.
import ExcelJS from 'exceljs';
import { cellText } from '../../documents/papers/cell.ts';

export async function renderStatusXlsx(
  about: readonly string[],
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const headAt = about.length + 2;
  const sheet = workbook.addWorksheet('Tinh trang', {
    views: [{ state: 'frozen', ySplit: headAt, xSplit: 2 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: `${headAt}:${headAt}` },
  });
  const widths = [6, 30, 22, 20, 16, 40];
  sheet.columns = heads.map((_, index) => ({ width: widths[index] ?? 28 }));
  for (const [index, line] of about.entries()) {
    const cell = sheet.getRow(index + 1).getCell(1);
    cell.value = cellText(line);
    cell.numFmt = '@';
    cell.font = { bold: index === 0, size: index === 0 ? 14 : 11 };
  }
  for (const [index, cells] of [heads, ...rows].entries()) {
    const row = sheet.getRow(headAt + index);
    row.values = cells.map(cellText);
    row.eachCell((cell) => {
      cell.numFmt = '@';
      cell.alignment = { wrapText: true, vertical: 'top' };
      if (index === 0) cell.font = { bold: true };
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
