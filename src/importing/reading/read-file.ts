// One uploaded file → its rows. What it is, is told by its content; its name is never asked.
import { fileTypeFromBuffer } from 'file-type';
import { readCsv, sniffCsv } from './csv.ts';
import { FileRefused, limits, refusals } from './limits.ts';
import type { RawRow, ReadingNotes } from './rows.ts';
import { readXlsx } from './xlsx.ts';

/** Opens the file's content anew: it is read twice when it is text. */
export type Open = () => Promise<AsyncIterable<Buffer>>;

/** Gives the rows with something in them; fills `notes` on the way. @throws FileRefused with the sentence for the officer */
export async function* readFile(open: Open, size: number, notes: ReadingNotes): AsyncGenerator<RawRow> {
  if (size === 0) throw new FileRefused(refusals.empty);
  const head = await firstBytes(await open());
  const start = head.subarray(0, 8).toString('hex');
  if (start.startsWith('504b0304')) {
    if (size > limits.workbookBytes) throw new FileRefused(refusals.workbookBytes);
    const pieces: Buffer[] = [];
    for await (const piece of await open()) pieces.push(piece);
    yield* readXlsx(Buffer.concat(pieces), notes);
    return;
  }
  // Office 97–2003, and a workbook with a password, are such containers.
  if (start === 'd0cf11e0a1b11ae1') throw new FileRefused(refusals.oldExcel);
  // The marks of UTF-16 look like the beginning of a sound file.
  const isWide = start.startsWith('fffe') || start.startsWith('feff');
  if (!isWide && (await fileTypeFromBuffer(head).catch(() => undefined))) throw new FileRefused(refusals.unknown);
  if (size > limits.csvBytes) throw new FileRefused(refusals.csvBytes);
  yield* readCsv(await open(), await sniffCsv(await open()), notes);
}

async function firstBytes(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of content) {
    pieces.push(piece);
    length += piece.length;
    if (length >= 8_192) break;
  }
  return Buffer.concat(pieces).subarray(0, 8_192);
}
