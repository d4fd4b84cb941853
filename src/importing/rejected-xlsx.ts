// The rows that wait outside as a workbook of the file's own layout, with the reason in front: to be mended and sent again.
import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { isError, problemWords } from './problems.ts';
import type { Reading } from './read-row.ts';
import { rowPlace } from './reading/rows.ts';
import { rejectedHeads } from './rejected-layout.ts';
import { withheldMark } from './settings.ts';
import { mayTell } from './targets.ts';
import type { WaitingRow } from './waiting.ts';

/** What stands in place of a cell that may tell who denounces: the file's own row has it. */
export const withheld = (place: string) => `${withheldMark} từ dòng ${place} của tệp gốc)`;

/** Streams the workbook: cells are text, so that nothing typed can become a formula. */
export function rejectedXlsx(waiting: AsyncIterable<readonly WaitingRow[]>, reading: Reading): Readable {
  const out = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const page = workbook.addWorksheet('Chưa nhập');
  page.columns = [{ width: 60 }, { width: 9 }, ...reading.settings.heads.map(() => ({ width: 24 }))];
  const line = (cells: readonly string[], bold: boolean) => {
    const row = page.addRow([...cells]);
    row.eachCell((cell) => {
      cell.numFmt = '@';
      cell.font = { name: 'Times New Roman', size: 12, bold };
      cell.alignment = { wrapText: true, vertical: 'top' };
    });
    row.commit();
  };
  const write = async () => {
    line([...rejectedHeads, ...reading.settings.heads], true);
    for await (const rows of waiting)
      for (const { decoded, read, ...row } of rows) {
        const { maySeal } = read;
        const place = rowPlace(row.rowNo, reading.settings.sheets);
        const words = row.problems
          .filter((one) => isError(one.code))
          .map(problemWords)
          .join(' ');
        line(
          [
            words,
            place,
            ...reading.settings.heads.map((_, index) => cellOf(decoded.texts[index] ?? '', index, maySeal, place, reading)),
          ],
          false,
        );
      }
    await workbook.commit();
  };
  write().catch((error: Error) => out.destroy(error));
  return out;
}

/** In a row that may denounce only what surely tells nobody's name goes out: number, dates, type, field, state, office. */
function cellOf(text: string, index: number, maySeal: boolean, place: string, { settings }: Reading): string {
  if (text === '' || !maySeal) return text;
  return mayTell(settings.columns[index] ?? '') ? withheld(place) : text;
}
