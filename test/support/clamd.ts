// A clamd as far as its INSTREAM protocol goes, on a real Unix socket. Finds the EICAR test text, or breaks on purpose.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

export interface Clamd {
  socket: string;
  /** 'drop' closes without a word after the first bytes; 'full' says the stream is too large. */
  mode: 'scan' | 'drop' | 'full';
  /** What it was sent, as bytes of the last stream. */
  received: () => Buffer;
  close(): Promise<void>;
}

export async function fakeClamd(): Promise<Clamd> {
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  const path = join(folder, 'clamd.sock');
  let last = Buffer.alloc(0);
  const clamd: Clamd = {
    socket: path,
    mode: 'scan',
    received: () => last,
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        }),
      ),
  };
  const server: Server = createServer((connection) => {
    let data = Buffer.alloc(0);
    connection.on('error', () => undefined);
    connection.on('data', (chunk) => {
      data = Buffer.concat([data, chunk]);
      if (clamd.mode === 'drop' && data.length > 20) return void connection.destroy();
      if (clamd.mode === 'full' && data.length > 20) return void connection.end('INSTREAM size limit exceeded. ERROR\0');
      const start = data.indexOf(0);
      if (start < 0) return;
      if (data.subarray(0, start).toString() !== 'zINSTREAM') return void connection.end('UNKNOWN COMMAND\0');
      const parts: Buffer[] = [];
      let at = start + 1;
      while (at + 4 <= data.length) {
        const length = data.readUInt32BE(at);
        if (length === 0) {
          last = Buffer.concat(parts);
          return void connection.end(last.includes(eicar) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');
        }
        if (at + 4 + length > data.length) return;
        parts.push(data.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return clamd;
}
