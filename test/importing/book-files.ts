// A messy book as the files offices send.
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';

/** As .csv, in UTF-8: old fonts' signs are letters like others there. */
export function* csvOf(rows: Iterable<readonly string[]>): Generator<string> {
  for (const row of rows)
    yield `${row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

/** As .xlsx, the way Excel saves it: every text once, in a list of its own behind the rows; short numbers as numbers. */
export function xlsxOf(rows: Iterable<readonly string[]>): Readable {
  const out = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: true });
  const page = workbook.addWorksheet('Sổ đơn');
  const write = async () => {
    let count = 0;
    for (const row of rows) {
      page.addRow(row.map((cell) => (/^[1-9]\d{0,10}$/.test(cell) ? Number(cell) : cell))).commit();
      count += 1;
      if (count % 200 === 0) await setImmediate();
    }
    await workbook.commit();
  };
  write().catch((error: Error) => out.destroy(error));
  return out;
}
