// Before each test file: no test may touch the outside world. A connection to anything but this machine, or to the database
// the run was given, fails at once, and so does the test that asked for it, even where the product forgives the failure.
import { Socket } from 'node:net';
import { afterEach, expect } from 'vitest';

const touched: string[] = [];
const given = process.env.DATABASE_URL ? new URL(process.env.DATABASE_URL).hostname : '';
const isHere = (host: string) =>
  host === given || /^(localhost|127(\.\d+){3}|::1|\[::1\]|::ffff:127(\.\d+){3}|0\.0\.0\.0|::)$/i.test(host);

/** Where a socket wants to go; '' for a socket file. */
function hostOf(args: unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: string; path?: string };
    return path ? '' : (host ?? 'localhost');
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return '';
  return typeof second === 'string' ? second : 'localhost';
}

// Workers keep their modules from file to file: the guard is put in once.
const guarded = Symbol.for('donthu.outside');
const prototype = Socket.prototype as unknown as { connect: (...args: unknown[]) => Socket; [guarded]?: string[] };
if (!prototype[guarded]) {
  prototype[guarded] = touched;
  const connect = prototype.connect;
  prototype.connect = function (this: Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (host === '' || isHere(host)) return connect.apply(this, args);
    prototype[guarded]?.push(host);
    return this.destroy(new Error(`A test reached for ${host}: nothing outside this machine is touched`));
  };
}

afterEach(() => {
  expect(prototype[guarded]?.splice(0), 'reached outside this machine').toEqual([]);
});
