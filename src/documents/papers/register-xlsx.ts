// A book as an Excel file: A4 landscape, head repeated on every page, voided entries struck through.
import ExcelJS from 'exceljs';
import { cellText } from './cell.ts';
import { classLine } from './class-mark.ts';
import type { RegisterSheet } from './register.ts';

const FONT = 'Times New Roman';
const thin = { style: 'thin' as const };
const border = { top: thin, left: thin, bottom: thin, right: thin };

/** The register as .xlsx, a worksheet for each form. Cells are text, so that nothing typed by a citizen can become a formula. */
export async function renderRegisterXlsx(sheets: readonly RegisterSheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const sheet of sheets) addSheet(workbook, sheet.sheetName, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The rows above the head: offices, title, period, form. */
const headAt = 7;

function addSheet(workbook: ExcelJS.Workbook, name: string, sheet: RegisterSheet): void {
  const numbersAt = headAt + sheet.headRows.length;
  const page = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headAt}:${numbersAt}`,
      margins: { left: 0.6, right: 0.6, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: '&C&P', firstHeader: '', differentFirst: true },
  });
  const last = sheet.columns.length;
  page.columns = sheet.columns.map((column) => ({ width: column.width }));
  const lines: [text: string, bold: boolean, size: number][] = [
    [sheet.superiorOrg.toLocaleUpperCase('vi'), false, 12],
    [sheet.issuingOrg.toLocaleUpperCase('vi'), true, 12],
    [sheet.title.toLocaleUpperCase('vi'), true, 14],
    [sheet.officialForm, false, 11],
    [sheet.period, false, 13],
    [sheet.watermark && classLine, true, 13],
  ];
  for (const [index, [text, bold, size]] of lines.entries()) {
    const row = page.getRow(index + 1);
    row.getCell(1).value = cellText(text);
    row.getCell(1).font = { name: FONT, size, bold };
    row.getCell(1).alignment = { horizontal: index < 2 ? 'left' : 'center' };
    page.mergeCells(index + 1, 1, index + 1, last);
  }
  fillHead(page, sheet);
  for (const column of sheet.columns)
    fillCell(page.getRow(numbersAt).getCell(column.number), String(column.number), { bold: false, centred: true, struck: false });
  for (const [index, entry] of sheet.rows.entries()) {
    const row = page.getRow(index + numbersAt + 1);
    entry.cells.forEach((text, cell) => {
      fillCell(row.getCell(cell + 1), text, {
        bold: false,
        centred: sheet.columns[cell]?.size === 'narrow',
        struck: entry.voided,
      });
    });
    if (entry.voided) noteVoided(row.getCell(last), entry.cells[last - 1] ?? '', entry.voidNote);
  }
}

/** Columns under a common head stand in a second row; the others span both. */
function fillHead(page: ExcelJS.Worksheet, sheet: RegisterSheet): void {
  const look = { bold: true, centred: true, struck: false };
  const isTall = sheet.headRows.length > 1;
  for (const column of sheet.columns) {
    const under = isTall && column.group !== '';
    fillCell(page.getRow(headAt).getCell(column.number), under ? column.group : column.label, look);
    if (isTall) fillCell(page.getRow(headAt + 1).getCell(column.number), column.label, look);
  }
  if (!isTall) return;
  let at = 1;
  for (const cell of sheet.headRows[0] ?? []) {
    page.mergeCells(headAt, at, headAt + cell.rows - 1, at + cell.columns - 1);
    at += cell.columns;
  }
}

function fillCell(cell: ExcelJS.Cell, text: string, look: { bold: boolean; centred: boolean; struck: boolean }) {
  cell.value = cellText(text);
  cell.numFmt = '@';
  cell.font = { name: FONT, size: 11, bold: look.bold, strike: look.struck };
  cell.alignment = { wrapText: true, vertical: 'top', horizontal: look.centred ? 'center' : 'left' };
  cell.border = border;
}

/** The note that stood there is struck with the rest; the reason is not. */
function noteVoided(cell: ExcelJS.Cell, note: string, voidNote: string) {
  const struck = note === '' ? [] : [{ text: `${cellText(note)} `, font: { name: FONT, size: 11, strike: true } }];
  cell.value = {
    richText: [...struck, { text: note === '' ? cellText(voidNote) : voidNote, font: { name: FONT, size: 11, italic: true } }],
  };
}
