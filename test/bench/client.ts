// One client that asks one page after another over one connection, as an officer does, and remembers how long each took.
import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  text: string;
  cookies: string[];
  location: string;
}

export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #jar = new Map<string, string>();

  constructor(readonly base: string) {}

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  ask(method: 'GET' | 'POST', path: string, fields?: Record<string, string>): Promise<Answer> {
    const body = fields ? new URLSearchParams(fields).toString() : '';
    return new Promise((resolve, reject) => {
      const sent = request(
        this.base + path,
        {
          method,
          agent: this.#agent,
          headers: {
            cookie: this.cookie,
            ...(fields ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) } : {}),
          },
        },
        (res) => {
          const parts: Buffer[] = [];
          res.on('data', (part: Buffer) => parts.push(part));
          res.on('end', () => {
            const cookies = res.headers['set-cookie'] ?? [];
            for (const cookie of cookies) {
              const [pair = ''] = cookie.split(';');
              this.#jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
            }
            resolve({
              status: res.statusCode ?? 0,
              text: Buffer.concat(parts).toString(),
              cookies,
              location: res.headers.location ?? '',
            });
          });
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) =>
        // The server had just closed the idle connection: a browser asks again on a new one.
        sent.reusedSocket && error.code === 'ECONNRESET' ? resolve(this.ask(method, path, fields)) : reject(error),
      );
      sent.end(body);
    });
  }

  /** @throws Error when the sign-in is refused */
  async signIn(login: string, password: string): Promise<void> {
    const page = await this.ask('GET', '/sign-in');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const answer = await this.ask('POST', '/sign-in', { _csrf: csrf, login, password });
    if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`);
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Milliseconds of the middle and of the 95th of a hundred. */
export function percentiles(times: readonly number[]): { p50: number; p95: number } {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
