// What a person can read in an answer or a file, whatever it is packed in: zipped workbooks and papers are opened first.
import PizZip from 'pizzip';
import type request from 'supertest';
import { inBytes } from './downloads.ts';

/** The words of a body. A .docx or .xlsx gives each of its parts twice: as it is, and without the tags that cut words in two. */
export function wordsOf(body: Buffer): string {
  if (body.subarray(0, 2).toString('latin1') !== 'PK') return body.toString('utf8');
  const parts = Object.entries(new PizZip(body).files).filter(([, part]) => !part.dir);
  return parts
    .map(([name, part]) => {
      const text = Buffer.from(part.asUint8Array()).toString('utf8');
      return `${name}\n${text}\n${text.replace(/<[^>]+>/g, '')}`;
    })
    .join('\n');
}

/** Asks and gives what a person reads of the answer, of a file what is in it: status and words. */
export async function readOf(asked: request.Test): Promise<{ status: number; headers: Record<string, unknown>; words: string }> {
  const answer = await inBytes(asked);
  const body: unknown = answer.body;
  return { status: answer.status, headers: answer.headers, words: Buffer.isBuffer(body) ? wordsOf(body) : '' };
}

/** Asks and gives the whole answer: status, headings and words. */
export async function answerOf(asked: request.Test): Promise<{ status: number; words: string }> {
  const { status, headers, words } = await readOf(asked);
  return { status, words: `${JSON.stringify(headers)} ${words}` };
}

/**
 * Does `work` for every item, a few at a time: the application and the database then work side by side. Few indeed: each connection of the
 * database that is in use plans every statement for itself.
 */
export async function fewAtATime<T>(items: readonly T[], work: (item: T) => Promise<void>, width = 3): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}
