// Files as an officer downloads them: the bytes, and a workbook opened.
import ExcelJS from 'exceljs';
import type { Agent } from './app.ts';

/** The bytes of a file that is handed out. */
export async function download(agent: Agent, address: string): Promise<Buffer> {
  const { body } = await agent
    .get(address)
    .buffer()
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    })
    .expect(200);
  return body;
}

export async function openBook(agent: Agent, address: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await download(agent, address)) as unknown as ExcelJS.Buffer);
  return book;
}
