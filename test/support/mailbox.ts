// A mail server for tests, on a free port of this machine.
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';

/** A mail server that takes everything and remembers what was said to it. */
export async function mailbox(): Promise<{ port: number; letters: string[]; close: () => Promise<void> }> {
  const letters: string[] = [];
  const server: Server = createServer((socket) => {
    let inData = false;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      letters.push(text);
      if (inData) {
        if (!text.includes('\r\n.\r\n')) return;
        inData = false;
        socket.write('250 taken\r\n');
      } else if (/^DATA/i.test(text)) {
        inData = true;
        socket.write('354 go\r\n');
      } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What a reader of the letters sees: the talk as it was sent, and its encoded parts (quoted-printable, base64) made plain. */
export function readable(talk: string): string {
  const quoted = Buffer.from(
    talk.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
  const encoded = talk.match(/(?:[A-Za-z0-9+/]{4}[\r\n]*){4,}(?:[A-Za-z0-9+/]{2,3}={1,2})?/g) ?? [];
  return [talk, quoted, ...encoded.map((part) => Buffer.from(part, 'base64').toString('utf8'))].join('\n');
}
