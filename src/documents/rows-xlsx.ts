// A long list as an Excel file, one row after the other: what is written is not kept, and between rows others are answered.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { cellText } from './papers/cell.ts';

export interface SheetRow {
  /** Words are kept as text, so that nothing in them can become a formula; numbers stay numbers. */
  cells: readonly (string | number)[];
  isBold?: boolean;
  /** Long words go on in the next line of their cell. */
  wraps?: boolean;
}

/** Rows written at a stretch before the process looks after other requests. */
const stretch = 200;

/**
 * A workbook of one worksheet, as the bytes of an .xlsx. `widths` of its columns in characters, `options` as ExcelJS has them.
 * A workbook put together in memory and written at its end takes four times the memory and three times the processor.
 */
export async function rowsXlsx(
  sheet: { name: string; widths: readonly number[]; options?: Partial<ExcelJS.AddWorksheetOptions> },
  rows: Iterable<SheetRow>,
): Promise<Buffer> {
  const out = new PassThrough();
  const written = buffer(out);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const page = workbook.addWorksheet(sheet.name, sheet.options);
  page.columns = sheet.widths.map((width) => ({ width }));
  let count = 0;
  for (const { cells, isBold = false, wraps = false } of rows) {
    const row = page.addRow(cells.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell)));
    if (isBold) row.font = { bold: true };
    if (wraps) row.alignment = { vertical: 'top', wrapText: true };
    row.eachCell((cell) => {
      if (typeof cell.value === 'string') cell.numFmt = '@';
    });
    row.commit();
    count += 1;
    if (count % stretch === 0) await setImmediate();
  }
  await workbook.commit();
  return written;
}
