// Asking clamd whether a file is infected: its INSTREAM command over a socket, streamed with back-pressure so that a file of
// 100 MB is never whole in memory (the clamscan package writes without waiting).
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Config } from '../config.ts';

export type Verdict = { infected: false } | { infected: true; virus: string };

/** clamd did not answer, or said it could not scan: worth another try. Nothing of the file is in the message. */
export class ScanFailed extends Error {}

export interface Scanner {
  /** @throws ScanFailed */
  scan(content: Readable): Promise<Verdict>;
}

const frame = 64 * 1024;

/** The scanner of this installation, undefined when none is configured. @param timeoutMs silence after which clamd counts as gone */
export function scannerOf(config: Config, timeoutMs = 120_000): Scanner | undefined {
  const { socket, host, port } = config.scanner;
  if (!socket && !host) return undefined;
  const connect = () => (socket ? createConnection({ path: socket }) : createConnection({ host, port }));
  return {
    async scan(content) {
      const connection = connect();
      const answer = listen(connection, timeoutMs);
      // Whoever fails first decides; the other must not become an unhandled rejection.
      answer.catch(() => undefined);
      try {
        await Promise.race([write(connection, content), answer]);
        return verdictOf(await answer);
      } finally {
        content.destroy();
        connection.destroy();
      }
    },
  };
}

/** Everything clamd says until it closes or ends its line. */
function listen(connection: Socket, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    connection.setTimeout(timeoutMs, () => reject(new ScanFailed('clamd is silent')));
    connection.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('\0')) resolve(said);
    });
    connection.on('error', (error: NodeJS.ErrnoException) =>
      reject(new ScanFailed(`clamd cannot be reached: ${error.code ?? 'error'}`)),
    );
    connection.on('close', () =>
      said === '' ? reject(new ScanFailed('clamd closed the connection without an answer')) : resolve(said),
    );
  });
}

/** The command, then frames of length and bytes, then a frame of length 0. */
async function write(connection: Socket, content: Readable): Promise<void> {
  const send = async (bytes: Buffer) => {
    if (connection.destroyed) throw new ScanFailed('clamd closed the connection');
    if (!connection.write(bytes)) await once(connection, 'drain').catch(() => undefined);
  };
  await send(Buffer.from('zINSTREAM\0'));
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += frame) {
        const part = chunk.subarray(at, at + frame);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(part.length);
        await send(Buffer.concat([length, part]));
      }
    }
  } catch (error) {
    throw error instanceof ScanFailed ? error : new ScanFailed('the file cannot be read');
  }
  await send(Buffer.alloc(4));
}

function verdictOf(said: string): Verdict {
  const line = said.replace(/\0/g, '').trim();
  if (/: OK$/.test(line)) return { infected: false };
  const virus = /: (.+) FOUND$/.exec(line)?.[1];
  if (virus) return { infected: true, virus };
  throw new ScanFailed(/size limit/i.test(line) ? 'clamd: size limit exceeded' : 'clamd could not scan');
}
