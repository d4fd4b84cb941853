// A wire between the application and its database that a test can cut and mend.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Wire {
  /** The database's address, through the wire. */
  url: string;
  cut(): void;
  /** Lets nothing through and says nothing, as a hung machine does. */
  hush(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function wireTo(url: string): Promise<Wire> {
  const target = new URL(url);
  const open = new Set<Socket>();
  let isCut = false;
  let isHushed = false;
  const server = createServer((socket) => {
    if (isCut) return void socket.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const end of [socket, far]) {
      open.add(end);
      end.on('error', () => undefined);
      end.on('close', () => {
        open.delete(end);
        socket.destroy();
        far.destroy();
      });
    }
    socket.on('data', (part: Buffer) => void (isHushed || far.write(part)));
    far.on('data', (part: Buffer) => void (isHushed || socket.write(part)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: through.toString(),
    cut() {
      isCut = true;
      hangUp();
    },
    hush() {
      isHushed = true;
    },
    mend() {
      isCut = false;
      isHushed = false;
    },
    close() {
      hangUp();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
