// PostgreSQL's COPY over pg's own connection, in both directions, without holding a table in memory: for backups only.
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** The part of pg's connection that speaks COPY; its type package leaves it out. */
interface Wire {
  stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(words: string): void;
}

const HIGH_WATER = 1 << 20;

/** Rows of `copy (…) to stdout`, in the text format, as they arrive. The connection waits while the reader is slow. */
export async function* copyOut(client: pg.Client, sql: string): AsyncGenerator<Buffer> {
  const waiting: Buffer[] = [];
  let held = 0;
  let ended = false;
  let failure: Error | undefined;
  let wire: Wire | undefined;
  let wake: () => void = () => undefined;
  client.query({
    submit(connection: pg.Connection) {
      wire = connection as unknown as Wire;
      wire.query(sql);
    },
    handleRowDescription() {},
    handleCopyData({ chunk }: { chunk: Buffer }) {
      waiting.push(Buffer.from(chunk)); // pg reuses the buffer it parses from
      held += chunk.length;
      if (held > HIGH_WATER) wire?.stream.pause();
      wake();
    },
    handleCommandComplete() {},
    handleReadyForQuery() {
      ended = true;
      wake();
    },
    handleError(error: Error) {
      failure = error;
      ended = true;
      wake();
    },
  } as pg.Submittable);
  for (;;) {
    const chunk = waiting.shift();
    if (chunk) {
      held -= chunk.length;
      if (held < HIGH_WATER / 2) wire?.stream.resume();
      yield chunk;
    } else if (ended) {
      if (failure) throw failure;
      return;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

/** Feeds `copy … from stdin`. When the source fails, the statement fails with it and nothing is kept. */
export function copyIn(client: pg.Client, sql: string, source: AsyncIterable<Buffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const feed = async (wire: Wire) => {
      try {
        for await (const chunk of source) {
          if (failure) return;
          wire.sendCopyFromChunk(chunk);
          if (wire.stream.writableNeedDrain) await new Promise((drained) => wire.stream.once('drain', drained));
        }
        wire.endCopyFrom();
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        wire.sendCopyFail(failure.message);
      }
    };
    client.query({
      submit: (connection: pg.Connection) => (connection as unknown as Wire).query(sql),
      handleCopyInResponse: (connection: unknown) => void feed(connection as Wire),
      handleCommandComplete() {},
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
      handleError(error: Error) {
        failure ??= error;
        reject(failure);
      },
    } as unknown as pg.Submittable);
  });
}
