// Sổ tiếp công dân as an Excel file: A4 landscape, head repeated on every page, voided entries struck through.
import ExcelJS from 'exceljs';
import type { RegisterSheet } from './register.ts';

const FONT = 'Times New Roman';
const thin = { style: 'thin' as const };
const border = { top: thin, left: thin, bottom: thin, right: thin };

/** The register as .xlsx. Cells are text, so that nothing typed by a citizen can become a formula. */
export async function renderRegisterXlsx(sheet: RegisterSheet): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const page = workbook.addWorksheet('So tiep cong dan', {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '6:7',
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
    [sheet.period, false, 13],
    [sheet.watermark, true, 13],
  ];
  for (const [index, [text, bold, size]] of lines.entries()) {
    const row = page.getRow(index + 1);
    row.getCell(1).value = text;
    row.getCell(1).font = { name: FONT, size, bold };
    row.getCell(1).alignment = { horizontal: index < 2 ? 'left' : 'center' };
    page.mergeCells(index + 1, 1, index + 1, last);
  }
  const head = page.getRow(6);
  const numbers = page.getRow(7);
  for (const column of sheet.columns) {
    fillCell(head.getCell(column.number), column.label, { bold: true, centred: true, struck: false });
    fillCell(numbers.getCell(column.number), String(column.number), { bold: false, centred: true, struck: false });
  }
  for (const [index, entry] of sheet.rows.entries()) {
    const row = page.getRow(index + 8);
    entry.cells.forEach((text, cell) => {
      fillCell(row.getCell(cell + 1), text, {
        bold: false,
        centred: sheet.columns[cell]?.size === 'narrow',
        struck: entry.voided,
      });
    });
    if (entry.voided) noteVoided(row.getCell(last), entry.cells[last - 1] ?? '', entry.voidNote);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function fillCell(cell: ExcelJS.Cell, text: string, look: { bold: boolean; centred: boolean; struck: boolean }) {
  cell.value = text;
  cell.numFmt = '@';
  cell.font = { name: FONT, size: 11, bold: look.bold, strike: look.struck };
  cell.alignment = { wrapText: true, vertical: 'top', horizontal: look.centred ? 'center' : 'left' };
  cell.border = border;
}

/** The note that stood there is struck with the rest; the reason is not. */
function noteVoided(cell: ExcelJS.Cell, note: string, voidNote: string) {
  const struck = note === '' ? [] : [{ text: `${note} `, font: { name: FONT, size: 11, strike: true } }];
  cell.value = { richText: [...struck, { text: voidNote, font: { name: FONT, size: 11, italic: true } }] };
}
