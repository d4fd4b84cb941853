// Files as an officer downloads them: the bytes, and a workbook opened.
import ExcelJS from 'exceljs';
import type request from 'supertest';
import { docxParts } from '../documents/papers/drawings.ts';
import type { Agent } from './app.ts';

/** The answer, whatever it is, its body in bytes. */
export const inBytes = (asked: request.Test): request.Test =>
  asked.buffer(true).parse((res, done) => {
    const parts: Buffer[] = [];
    res.on('data', (part: Buffer) => parts.push(Buffer.from(part)));
    res.on('end', () => done(null, Buffer.concat(parts)));
  });

/** The bytes of a file that is handed out. */
export async function download(agent: Agent, address: string): Promise<Buffer> {
  return (await inBytes(agent.get(address)).expect(200)).body;
}

export async function openBook(agent: Agent, address: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await download(agent, address)) as unknown as ExcelJS.Buffer);
  return book;
}

/** All an answer `inBytes` says: of a workbook and a Word file every part, with the tags and with the words alone. */
export function wordsIn({ body }: request.Response): string {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const isPacked = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const said = isPacked ? [...docxParts(bytes).values()].join('\n') : bytes.toString('utf8');
  return `${said}\n${said.replace(/<[^>]+>/g, '')}`;
}
