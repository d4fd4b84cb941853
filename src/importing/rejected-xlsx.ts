// The rows that wait outside as a workbook of the file's own layout, with the reason in front: to be mended and sent again.
import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { cellText } from '../documents/papers/cell.ts';
import { classHeader, classSheet } from '../documents/papers/class-mark.ts';
import { isError, problemWords } from './problems.ts';
import type { Reading } from './read-row.ts';
import { rowPlace } from './reading/rows.ts';
import { rejectedHeads } from './rejected-layout.ts';
import { withheld } from './settings.ts';
import type { WaitingRow } from './waiting.ts';

/** Streams the workbook: nothing typed becomes a formula, and sent again it says what the office's own file says (rejected-layout.ts). */
export function rejectedXlsx(waiting: AsyncIterable<readonly WaitingRow[]>, reading: Reading, isTraining = false): Readable {
  const out = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const page = workbook.addWorksheet(classSheet('Chưa nhập', isTraining), classHeader(isTraining));
  page.columns = [{ width: 60 }, { width: 9 }, ...reading.settings.heads.map(() => ({ width: 24 }))];
  const line = (cells: readonly string[], bold: boolean) => {
    const row = page.addRow(cells.map(cellText));
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
          .map((one) => problemWords(one, read.unknown, reading.book))
          .join(' ');
        line(
          [words, place, ...reading.settings.heads.map((_, index) => cellOf(decoded.texts[index] ?? '', maySeal, place))],
          false,
        );
      }
    await workbook.commit();
  };
  write().catch((error: Error) => out.destroy(error));
  return out;
}

/** Of a row that may denounce no cell goes out: a name may stand in whichever, where its cells are shifted or its columns mistaken. */
const cellOf = (text: string, maySeal: boolean, place: string) => (text === '' || !maySeal ? text : withheld(place));
