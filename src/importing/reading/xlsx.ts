// The rows of a workbook's sheets, one sheet after the other, as they stream out of the container. Hidden sheets are not the book. Formulas are not computed: the
// value Excel stored beside one is taken. Dates come out as dd/mm/yyyy.

import { FileRefused, limits, refusals } from './limits.ts';
import { type RawRow, type ReadingNotes, rowCounter, sheetStride } from './rows.ts';
import { attribute, readXml, xmlReader } from './xml.ts';
import { listParts, openPart, type ZipPart } from './zip.ts';

interface Sheet {
  name: string;
  part: ZipPart;
}

interface Book {
  file: Buffer;
  parts: Map<string, ZipPart>;
  texts: readonly string[];
  sheets: readonly Sheet[];
  /** Of each cell style, whether it shows a date. */
  dates: readonly boolean[];
  from1904: boolean;
}

/** @throws FileRefused */
export async function* readXlsx(file: Buffer, notes: ReadingNotes): AsyncGenerator<RawRow> {
  if (file.length > limits.workbookBytes) throw new FileRefused(refusals.workbookBytes);
  const parts = listParts(file);
  if ([...parts.keys()].some((name) => /vbaProject\.bin$/i.test(name))) throw new FileRefused(refusals.macro);
  const book: Book = {
    file,
    parts,
    ...(await readBook(file, parts)),
    texts: await sharedTexts(file, parts),
    dates: await dateStyles(file, parts),
  };
  if (book.sheets.length === 0) throw new FileRefused(refusals.noSheet);
  const isFull = rowCounter(notes);
  for (const sheet of book.sheets.slice(0, limits.sheets)) {
    const start = notes.sheets.length * sheetStride;
    let isAny = false;
    for await (const row of sheetRows(book, sheet.part, notes)) {
      const placed = { no: start + row.no, cells: row.cells };
      if (!isFull(placed)) continue;
      if (!isAny) notes.sheets.push(sheet.name);
      isAny = true;
      yield placed;
    }
  }
}

const sheetNumber = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
const columnOf = (reference: string) => {
  let column = 0;
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
};

async function* sheetRows(book: Book, sheet: ZipPart, notes: ReadingNotes): AsyncGenerator<RawRow> {
  const ready: RawRow[] = [];
  let no = 0;
  let cells: string[] = [];
  let cell = { column: 0, type: '', style: 0 };
  let value = '';
  let takes = false;
  const handler = {
    open(name: string, attributes: string) {
      if (name === 'row') {
        no = Number(attribute(attributes, 'r') ?? no + 1);
        cells = [];
      } else if (name === 'c') {
        const reference = attribute(attributes, 'r');
        cell = {
          column: reference ? columnOf(reference) : cells.length,
          type: attribute(attributes, 't') ?? 'n',
          style: Number(attribute(attributes, 's') ?? 0),
        };
        value = '';
      } else if (name === 'f') notes.formulas += 1;
      takes = name === 'v' || name === 't';
    },
    text(text: string) {
      if (takes && value.length < limits.cellCharacters) value += text;
    },
    close(name: string) {
      if (name === 'v' || name === 't') takes = false;
      if (name === 'c') place(cells, cell.column, cellText(book, cell, value));
      if (name === 'row') ready.push({ no, cells });
    },
  };
  // One piece of the container at a time: what it completes goes out before the next is unpacked.
  const reader = xmlReader(handler);
  for await (const piece of openPart(book.file, sheet)) {
    reader.write(piece);
    yield* ready.splice(0);
  }
}

function place(cells: string[], column: number, text: string): void {
  if (text === '') return;
  if (column >= limits.columns) throw new FileRefused(refusals.columns);
  while (cells.length < column) cells.push('');
  cells[column] = text;
}

function cellText(book: Book, cell: { type: string; style: number }, value: string): string {
  switch (cell.type) {
    case 's':
      return book.texts[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'x' : '';
    case 'str':
    case 'inlineStr':
    case 'e':
      return value;
    case 'd':
      return value.slice(0, 10);
    default:
      return numberText(book, cell.style, value);
  }
}

function numberText(book: Book, style: number, value: string): string {
  if (value === '') return '';
  const amount = Number(value);
  if (!Number.isFinite(amount)) return value;
  if (book.dates[style] && amount >= 1 && amount < 200_000) return serialDate(amount, book.from1904);
  // 12 digits of an identity card come as 1.79001E+11 or with a float's tail.
  return Number.isInteger(amount) ? BigInt(amount).toString() : String(amount);
}

/** Excel's day number as dd/mm/yyyy. */
function serialDate(serial: number, from1904 = false): string {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial + (from1904 ? 1462 : 0)) * 86_400_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

/** The sheets that are shown, in the order of their tabs. */
async function readBook(file: Buffer, parts: Map<string, ZipPart>): Promise<{ from1904: boolean; sheets: Sheet[] }> {
  const files = [...parts.values()].filter((part) => /^xl\/worksheets\/[^/]+\.xml$/.test(part.name));
  const targets = await relations(file, parts);
  let from1904 = false;
  const listed: (Sheet | undefined)[] = [];
  const part = parts.get('xl/workbook.xml');
  if (part)
    await readXml(openPart(file, part), {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
        if (name !== 'sheet') return;
        const sheet = parts.get(targets.get(attribute(attributes, 'r:id') ?? '') ?? '');
        const isHidden = /^(hidden|veryHidden)$/.test(attribute(attributes, 'state') ?? '');
        listed.push(sheet && !isHidden ? { name: attribute(attributes, 'name') ?? '', part: sheet } : undefined);
      },
      close: () => undefined,
      text: () => undefined,
    });
  const sheets = listed.filter((sheet) => sheet !== undefined);
  if (listed.length > 0 && sheets.length > 0) return { from1904, sheets };
  // A book whose list does not lead to its sheets: as their files are numbered.
  files.sort((one, other) => sheetNumber(one.name) - sheetNumber(other.name));
  return { from1904, sheets: files.map((one, index) => ({ name: String(index + 1), part: one })) };
}

/** Relation → part's name. */
async function relations(file: Buffer, parts: Map<string, ZipPart>): Promise<Map<string, string>> {
  const part = parts.get('xl/_rels/workbook.xml.rels');
  const targets = new Map<string, string>();
  if (part)
    await readXml(openPart(file, part), {
      open(name, attributes) {
        if (name !== 'Relationship') return;
        const target = attribute(attributes, 'Target') ?? '';
        targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      },
      close: () => undefined,
      text: () => undefined,
    });
  return targets;
}

async function sharedTexts(file: Buffer, parts: Map<string, ZipPart>): Promise<string[]> {
  const part = parts.get('xl/sharedStrings.xml');
  const texts: string[] = [];
  if (!part) return texts;
  let text = '';
  let takes = false;
  let inPhonetic = false;
  let all = 0;
  await readXml(openPart(file, part), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') inPhonetic = true;
      takes = name === 't' && !inPhonetic;
    },
    text(piece) {
      if (takes && text.length < limits.cellCharacters) text += piece;
    },
    close(name) {
      if (name === 't') takes = false;
      if (name === 'rPh') inPhonetic = false;
      if (name !== 'si') return;
      all += text.length;
      if (all > limits.sharedTextBytes) throw new FileRefused(refusals.unpacked);
      texts.push(text);
    },
  });
  return texts;
}

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

async function dateStyles(file: Buffer, parts: Map<string, ZipPart>): Promise<boolean[]> {
  const part = parts.get('xl/styles.xml');
  const dates: boolean[] = [];
  if (!part) return dates;
  const own = new Map<number, boolean>();
  let inCells = false;
  await readXml(openPart(file, part), {
    open(name, attributes) {
      if (name === 'numFmt') {
        const code = (attribute(attributes, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
        own.set(Number(attribute(attributes, 'numFmtId')), /[dy]/i.test(code));
      }
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        dates.push(own.get(id) ?? builtInDates.has(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return dates;
}
