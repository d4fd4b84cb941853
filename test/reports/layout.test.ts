// The six Excel files opened in LibreOffice beside the official blank ones of TT 06/2025/TT-TTCP: heads, merges, codes, letters, borders,
// shades, heights, widths, page, title, notes and guide, cell by cell. blank/places.ts says which cell stands for which. Of the circulars
// before there are no blank files; one hand draws all tables.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { periodOf } from '../../src/reports/periods.ts';
import { sheetOf as sheetFor } from '../../src/reports/sheet.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn, type PresentCode, presentCodes } from '../../src/reports/tables/table.ts';
import { fileLines, tableWorkbook } from '../../src/reports/workbook.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { download } from '../support/downloads.ts';
import { blanks } from './blank/places.ts';

const office = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path));
if (!office)
  console.warn(
    'No LibreOffice (soffice) on this machine: the Excel files are not opened in it. Debian: apt-get install libreoffice-calc-nogui.',
  );

let app: TestApp;
let folder: string;
const opened = new Map<string, ExcelJS.Worksheet>();

/** Has LibreOffice open files and save them again, or print them. */
async function inOffice(kind: 'xlsx' | 'pdf', from: string[], to: string): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  await promisify(execFile)(office ?? '', [profile, '--headless', '--convert-to', kind, '--outdir', to, ...from], {
    timeout: 60_000,
  });
}

async function sheetIn(path: string): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error(`${path} holds no sheet`);
  return sheet;
}

beforeAll(async () => {
  if (!office) return;
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  folder = await mkdtemp(join(tmpdir(), 'donthu office '));
  await mkdir(join(folder, 'ours'));
  const reporter = await app.signIn('nga.badinh');
  for (const code of presentCodes) {
    const answer = await download(reporter, `/reports/${code}.xlsx?period=2026-Q4`);
    await writeFile(join(folder, 'ours', `${code}.xlsx`), answer);
  }
  const ours = presentCodes.map((code) => join(folder, 'ours', `${code}.xlsx`));
  await inOffice('xlsx', ours, join(folder, 'opened'));
  await inOffice(
    'xlsx',
    presentCodes.map((code) => join(import.meta.dirname, 'blank', blanks[code].file)),
    join(folder, 'blank'),
  );
  await inOffice('pdf', ours, join(folder, 'printed'));
  for (const code of presentCodes) {
    opened.set(code, await sheetIn(join(folder, 'opened', `${code}.xlsx`)));
    opened.set(`blank ${code}`, await sheetIn(join(folder, 'blank', blanks[code].file)));
  }
}, 120_000);
afterAll(async () => {
  if (!office) return;
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const sheetOf = (name: string) => opened.get(name) ?? expect.fail(`${name} was not opened`);
const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

interface Block {
  at: string;
  top: number;
  left: number;
  bottom: number;
  right: number;
}
function blockOf(sheet: ExcelJS.Worksheet, at: string): Block {
  const [first = at, last = first] = at.split(':');
  const [from, to] = [sheet.getCell(first), sheet.getCell(last)];
  return { at, top: Number(from.row), left: Number(from.col), bottom: Number(to.row), right: Number(to.col) };
}
/** The cells of some rows, merged ones once: those with words, a border or a merge. */
function blocksIn(sheet: ExcelJS.Worksheet, top: number, bottom: number): Block[] {
  const merged = new Map((sheet.model.merges as string[]).map((at) => [at.split(':')[0] ?? '', at]));
  const blocks: Block[] = [];
  for (let row = top; row <= bottom; row += 1)
    sheet.getRow(row).eachCell({ includeEmpty: true }, (cell) => {
      if (cell.isMerged && cell.master !== cell) return;
      const at = merged.get(cell.address) ?? cell.address;
      if (at.includes(':') || cell.text !== '' || Object.values(cell.border ?? {}).some((side) => side?.style))
        blocks.push(blockOf(sheet, at));
    });
  return blocks;
}

/** What the blank file's cells stand over, in columns of ours: column 1 is "Đơn vị", codes follow in order. */
function statedOf(code: PresentCode) {
  const numbers = columnsIn(tables[code].parts).map(({ no }) => String(no));
  const columnAt = (no: string) => (no === 'unit' ? 1 : numbers.indexOf(no) + 2);
  return Object.values(blanks[code].rows).flatMap((row) =>
    row.split(' ').map((one) => {
      const [cells = '', over = ''] = one.split('=');
      const [from = '', to = from] = over.split('-');
      return { pieces: cells.split('+'), over: over === 'nothing' ? null : { left: columnAt(from), right: columnAt(to) } };
    }),
  );
}

describe('rows of the file', () => {
  test('are as high as the name of the unit needs in its column, which nothing widens by itself', async () => {
    const long = 'Ban Tiếp công dân Thành phố thuộc Văn phòng Ủy ban nhân dân Thành phố Hà Nội';
    const names = ['Phường Ba Đình', 'Ban Quản lý các khu công nghiệp và chế xuất', long];
    const units = names.map((name, index) => ({ id: index + 1, name }));
    const sheet = sheetFor(tables['02-xld'], periodOf('Q4', 2026), { code: 'all', units: null }, units, new Map());
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(
      (await tableWorkbook({ sheet, lines: fileLines(sheet), note: '', isTraining: false })) as unknown as ExcelJS.Buffer,
    );
    const page = book.worksheets[0] ?? expect.fail('no sheet');
    const heights = new Map<string, number>();
    page.eachRow((row) => heights.set(row.getCell(1).text, row.height));
    expect([...names, 'Tổng số'].map((name) => heights.get(name))).toEqual([16, 28, 40, 16]);
    expect(heights.get('MS')).toBe(34);
  });
});

describe.skipIf(!office)('opened in LibreOffice, beside the official blank file', () => {
  test.each(presentCodes)('%s has every head, merge and code where the circular has it', (code) => {
    const [blank, ours] = [sheetOf(`blank ${code}`), sheetOf(code)];
    const stated = statedOf(code);
    const codesAt = Math.max(...Object.keys(blanks[code].rows).map(Number));
    const inBlank = blocksIn(blank, 6, codesAt).map(({ at }) => at);
    // Nothing of the blank file is left out, nothing is named twice.
    expect(stated.flatMap(({ pieces }) => pieces).sort()).toEqual(inBlank.sort());

    const expected = stated
      .filter(({ over }) => over !== null)
      .map(({ pieces, over }) => {
        const blocks = pieces.map((at) => blockOf(blank, at));
        const words = pieces.map((at) => blank.getCell(at.split(':')[0] ?? '').text).join(' ');
        return [
          Math.min(...blocks.map(({ top }) => top)),
          Math.max(...blocks.map(({ bottom }) => bottom)),
          over?.left,
          over?.right,
          inOneLine(words),
        ].join(' · ');
      });
    const found = blocksIn(ours, 6, codesAt).map(({ at, top, bottom, left, right }) =>
      [top, bottom, left, right, inOneLine(ours.getCell(at.split(':')[0] ?? '').text)].join(' · '),
    );
    expect(found.sort()).toEqual(expected.sort());
    for (let row = 6; row <= codesAt; row += 1) {
      const [own, theirs] = [ours.getRow(row).height, blank.getRow(row).height].map(Math.round) as [number, number];
      expect([row, theirs]).toEqual([row, 34]);
      // A code of three lines takes more than the blank file gives it.
      if (row === codesAt) expect(own).toBeGreaterThanOrEqual(theirs);
      else expect([row, own]).toEqual([row, theirs]);
    }
    // What stands without words in the blank file has none.
    for (const { pieces } of stated.filter(({ over }) => over === null))
      expect(pieces.map((at) => blank.getCell(at.split(':')[0] ?? '').text)).toEqual(['']);
  });

  test.each(presentCodes)('%s has in every head and code the letters, place, borders and shade of the circular', (code) => {
    const [blank, ours] = [sheetOf(`blank ${code}`), sheetOf(code)];
    const codesAt = Math.max(...Object.keys(blanks[code].rows).map(Number));
    const look = (sheet: ExcelJS.Worksheet, { at, top, left, bottom, right }: Block) => {
      const cell = sheet.getCell(at.split(':')[0] ?? '');
      const { alignment } = cell;
      const [first, last] = [cell.border, sheet.getCell(bottom, right).border];
      expect([at, Number(cell.row), Number(cell.col)]).toEqual([at, top, left]);
      return {
        place: [alignment.horizontal, alignment.vertical, alignment.wrapText ?? false],
        borders: [first.top?.style, first.left?.style, last.bottom?.style, last.right?.style],
        bold: cell.font.bold ?? false,
        italic: cell.font.italic ?? false,
        shade: cell.fill?.type === 'pattern' && cell.fill.pattern === 'solid' ? cell.fill.fgColor?.argb : null,
      };
    };
    const stated = statedOf(code).filter(({ over }) => over !== null);
    let compared = 0;
    for (const own of blocksIn(ours, 6, codesAt)) {
      const { pieces } =
        stated.find(({ pieces: [at = ''], over }) => {
          const { top } = blockOf(blank, at);
          return top === own.top && over?.left === own.left && over.right === own.right;
        }) ?? expect.fail(`${own.at} stands for nothing`);
      for (const at of pieces) {
        // The lower piece of a head that fell into two was left without the look of its upper one.
        if (blockOf(blank, at).top > own.top && own.top === 6) continue;
        expect([own.at, look(ours, own)]).toEqual([own.at, look(blank, blockOf(blank, at))]);
      }
      compared += 1;
      // The blank file names no letters: it writes its uppermost heads in 9 points and leaves the others as a new sheet has them.
      // Ours are those of state offices everywhere (Phụ lục I Nghị định 30/2020/NĐ-CP), and of that size everywhere.
      const { font } = ours.getCell(own.at.split(':')[0] ?? '');
      expect([own.at, font.name, font.size]).toEqual([own.at, 'Times New Roman', 9]);
      const theirs = blank.getCell(pieces[0]?.split(':')[0] ?? '').font;
      expect([own.at, theirs.size]).toEqual([own.at, own.top === 6 ? 9 : 11]);
    }
    expect(compared).toBeGreaterThan(columnsIn(tables[code].parts).length * 2);
  });

  test.each(presentCodes)('%s has the columns of the circular, all figures alike', (code) => {
    const [blank, ours] = [sheetOf(`blank ${code}`), sheetOf(code)];
    const width = (sheet: ExcelJS.Worksheet, column: number) => Math.round(sheet.getColumn(column).width ?? 0);
    expect(width(ours, 1)).toBe(width(blank, 1));
    const last = Math.max(...Object.keys(blanks[code].rows).map(Number));
    const figures = columnsIn(tables[code].parts).map((_, index) => width(ours, index + 2));
    // Of the blank file the widest piece of each: the others are lines of the printed page.
    const theirs = (blanks[code].rows[last] ?? '').split(' ').map((one) => {
      const { left, right } = blockOf(blank, one.split('=')[0] ?? '');
      return Math.max(...Array.from({ length: right - left + 1 }, (_, at) => width(blank, left + at)));
    });
    const remnants = (blanks[code].rows[last] ?? '').split(' ').filter((one) => one.endsWith('=nothing')).length;
    expect(new Set(theirs.slice(0, theirs.length - remnants))).toEqual(new Set([24]));
    // Narrower than there on purpose (src/reports/workbook.ts): all on one sheet and to be read.
    expect(figures).toEqual(figures.map(() => 9));
    expect(ours.columnCount).toBe(figures.length + 1);
  });

  test.each(presentCodes)('%s has its title above and its notes and guide below as the circular has them', (code) => {
    const [blank, ours] = [sheetOf(`blank ${code}`), sheetOf(code)];
    const codesAt = Math.max(...Object.keys(blanks[code].rows).map(Number));
    const whole = (sheet: ExcelJS.Worksheet, row: number) => {
      const { left, right } = blockOf(
        sheet,
        (sheet.model.merges as string[]).find((at) => at.startsWith(`A${row}:`)) ?? `A${row}`,
      );
      return [left, right === sheet.columnCount];
    };
    const look = (sheet: ExcelJS.Worksheet, row: number) => {
      const { font, alignment } = sheet.getCell(row, 1);
      return [
        font.size,
        font.bold ?? false,
        font.italic ?? false,
        alignment.horizontal,
        alignment.vertical,
        ...whole(sheet, row),
      ];
    };
    for (const row of [1, 2, 3, 4]) {
      // The days are dots on the blank file.
      if (row === 3)
        expect([blank.getCell(3, 1).text, ours.getCell(3, 1).text]).toEqual([
          'Số liệu tính từ ngày…./…../…….đến....ngày…../…../………',
          'Số liệu tính từ ngày 15/09/2026 đến ngày 14/12/2026',
        ]);
      else expect(ours.getCell(row, 1).text).toBe(blank.getCell(row, 1).text);
      expect([row, look(ours, row)]).toEqual([row, look(blank, row)]);
    }
    // Two empty lines for units on the blank file, one filled on ours; then an empty row, and everything below in the same order.
    const below = blank.rowCount - (codesAt + 4);
    expect(ours.rowCount).toBe(codesAt + 3 + below);
    for (let at = 0; at <= below; at += 1) {
      const [theirs, own] = [codesAt + 4 + at, codesAt + 3 + at];
      expect(inOneLine(ours.getCell(own, 1).text)).toBe(inOneLine(blank.getCell(theirs, 1).text));
      expect([own, look(ours, own)]).toEqual([own, look(blank, theirs)]);
    }
  });

  test.each(presentCodes)('%s is printed on A4 landscape, as wide as one sheet', async (code) => {
    expect(sheetOf(code).pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1 });
    const [page, theirs] = [sheetOf(code).pageSetup, sheetOf(`blank ${code}`).pageSetup];
    for (const side of ['left', 'right', 'top', 'bottom', 'header', 'footer'] as const)
      expect(page.margins?.[side], side).toBeCloseTo(theirs.margins?.[side] ?? 0, 1);
    for (const name of ['orientation', 'fitToPage', 'fitToWidth', 'fitToHeight'] as const)
      expect([name, page[name]]).toEqual([name, theirs[name]]);
    const codesAt = Math.max(...Object.keys(blanks[code].rows).map(Number));
    expect(page.printTitlesRow).toBe(`6:${codesAt}`);
    const pane = (sheet: ExcelJS.Worksheet) => {
      const { state, xSplit, ySplit, showGridLines } = sheet.views[0] as ExcelJS.WorksheetViewFrozen & { showGridLines: boolean };
      return { state, xSplit, ySplit, showGridLines };
    };
    expect(pane(sheetOf(code))).toEqual(pane(sheetOf(`blank ${code}`)));
    const pdf = (await readFile(join(folder, 'printed', `${code}.pdf`))).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, wide, high]) => [
      Math.round(Number(wide)),
      Math.round(Number(high)),
    ]);
    expect(boxes.length).toBeGreaterThan(0);
    expect(new Set(boxes.map(String))).toEqual(new Set(['842,595']));
    // Columns that do not fit would come on further sheets.
    expect(boxes.length).toBeLessThanOrEqual(2);
  });
});
