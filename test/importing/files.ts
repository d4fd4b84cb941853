// Files as offices have them, and files nobody should send: made here, never stored.
import { Readable } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { readFile } from '../../src/importing/reading/read-file.ts';
import { nothingNoted, type RawRow, type ReadingNotes } from '../../src/importing/reading/rows.ts';

export interface Read {
  rows: RawRow[];
  notes: ReadingNotes;
}

export async function readAll(file: Buffer): Promise<Read> {
  const notes = nothingNoted();
  const rows: RawRow[] = [];
  for await (const row of readFile(async () => Readable.from(pieces(file)), file.length, notes)) rows.push(row);
  return { rows, notes };
}

function* pieces(file: Buffer): Generator<Buffer> {
  for (let at = 0; at < file.length; at += 10_007) yield file.subarray(at, at + 10_007);
}

export async function workbookOf(rows: readonly unknown[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Sổ');
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export interface Entry {
  name: string;
  content: Buffer;
  /** What the list claims; the truth when left out. */
  declared?: number;
}

/** A container of our own, so that it can lie. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const body: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const packed = deflateRawSync(entry.content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE((entry.declared ?? entry.content.length) >>> 0, 22);
    head.writeUInt16LE(name.length, 26);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(8, 10);
    line.writeUInt32LE(packed.length, 20);
    line.writeUInt32LE((entry.declared ?? entry.content.length) >>> 0, 24);
    line.writeUInt16LE(name.length, 28);
    line.writeUInt32LE(at, 42);
    body.push(head, name, packed);
    list.push(line, name);
    at += head.length + name.length + packed.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...body, listed, end]);
}

/** A workbook whose one sheet holds these words of XML. */
export const sheetOf = (xml: string | Buffer, declared?: number): Buffer =>
  zipOf([
    { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: Buffer.isBuffer(xml) ? xml : Buffer.from(`<worksheet><sheetData>${xml}</sheetData></worksheet>`),
      ...(declared === undefined ? {} : { declared }),
    },
  ]);
