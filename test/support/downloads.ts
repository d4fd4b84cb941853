// Files as an officer downloads them: the bytes, and a workbook opened.
import ExcelJS from 'exceljs';
import type request from 'supertest';
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
