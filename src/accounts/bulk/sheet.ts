// The cells of the first sheet of a workbook, as text with their addresses. Only this much of an .xlsx is understood, on purpose.
import { attribute, tokens } from './xml.ts';
import { BadWorkbook, listParts, readPart } from './zip.ts';

export interface SheetCell {
  /** '0' is column A. */
  column: number;
  text: string;
  /** A number as Excel keeps dates: days since 30/12/1899. */
  isNumber: boolean;
  isFormula: boolean;
}
export interface SheetRow {
  /** As Excel numbers it. */
  number: number;
  cells: SheetCell[];
}

const mostRowTags = 20_000;
const mostShared = 60_000;
const mostColumns = 60;
const tooManyRows = 'Bảng có quá nhiều dòng, kể cả dòng trống. Chép riêng các dòng cần nhập sang mẫu mới tải về rồi gửi lại.';

/**
 * Rows with something in them, in order.
 * @param mostFilled rows beyond this many are refused
 * @throws BadWorkbook with the sentence why the file cannot be read
 */
export async function readSheet(file: Buffer, mostFilled: number): Promise<SheetRow[]> {
  const parts = listParts(file);
  const shared = sharedTexts(await readPart(file, parts, 'xl/sharedStrings.xml'));
  const path = firstSheetPath(
    await readPart(file, parts, 'xl/workbook.xml'),
    await readPart(file, parts, 'xl/_rels/workbook.xml.rels'),
  );
  const xml = await readPart(file, parts, path);
  if (xml === '') throw new BadWorkbook('Tệp không có bảng nào. Dùng mẫu tải về rồi gửi lại.');
  return rowsOf(xml, shared, mostFilled);
}

function firstSheetPath(workbook: string, relations: string): string {
  let id = '';
  for (const tag of tokens(workbook)) {
    if (tag.kind !== 'open' || tag.name !== 'sheet') continue;
    id = attribute(tag.rest, 'r:id') || (/:id="([^"]{1,60})"/.exec(tag.rest)?.[1] ?? '');
    break;
  }
  for (const tag of tokens(relations)) {
    if (tag.kind === 'open' && tag.name === 'Relationship' && attribute(tag.rest, 'Id') === id) {
      const target = attribute(tag.rest, 'Target').replace(/^\/?(xl\/)?/, '');
      return `xl/${target}`;
    }
  }
  return 'xl/worksheets/sheet1.xml';
}

function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let isText = false;
  let isPhonetic = false;
  let text = '';
  for (const token of tokens(xml)) {
    if (token.kind === 'text') {
      if (isText && !isPhonetic) text += token.name;
    } else if (token.name === 't') isText = token.kind === 'open' && !token.isEmpty;
    else if (token.name === 'rPh') isPhonetic = token.kind === 'open' && !token.isEmpty;
    else if (token.name === 'si' && (token.kind === 'close' || token.isEmpty)) {
      if (texts.push(text) > mostShared) throw new BadWorkbook(tooManyRows);
      text = '';
    }
  }
  return texts;
}

/** 'C12' → 2; -1 when it is no address. */
export function columnOf(address: string): number {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** 2 → 'C' */
export function columnName(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest;
}

function rowsOf(xml: string, shared: readonly string[], mostFilled: number): SheetRow[] {
  const rows: SheetRow[] = [];
  let rowTags = 0;
  let number = 0;
  let cells: SheetCell[] = [];
  let cell: { column: number; type: string; text: string; isFormula: boolean } | undefined;
  let reads = false;
  const finishCell = () => {
    if (!cell) return;
    const text = (cell.type === 's' ? (shared[Number(cell.text)] ?? '') : cell.text).trim();
    const isNumber = (cell.type === '' || cell.type === 'n') && text !== '';
    if ((text !== '' || cell.isFormula) && cell.column >= 0 && cell.column < mostColumns)
      cells.push({ column: cell.column, text, isNumber, isFormula: cell.isFormula });
    cell = undefined;
  };
  const finishRow = () => {
    if (cells.length > 0 && rows.push({ number, cells }) > mostFilled) throw new BadWorkbook(tooManyRows);
    cells = [];
  };
  for (const token of tokens(xml)) {
    if (token.kind === 'text') {
      if (reads && cell) cell.text += token.name;
    } else if (token.name === 'row') {
      if (token.kind === 'open') {
        if (++rowTags > mostRowTags) throw new BadWorkbook(tooManyRows);
        number = Number(attribute(token.rest, 'r')) || number + 1;
      }
      if (token.kind === 'close' || token.isEmpty) finishRow();
    } else if (token.name === 'c') {
      if (token.kind === 'open') {
        const address = attribute(token.rest, 'r');
        cell = {
          column: address ? columnOf(address) : (cells.at(-1)?.column ?? -1) + 1,
          type: attribute(token.rest, 't'),
          text: '',
          isFormula: false,
        };
      }
      if (token.kind === 'close' || token.isEmpty) finishCell();
    } else if (token.name === 'f') {
      if (cell) cell.isFormula = true;
    } else if (token.name === 'v' || token.name === 't') reads = token.kind === 'open' && !token.isEmpty;
    else if (token.name === 'sheetData' && token.kind === 'close') break;
  }
  return rows;
}
