// What a page weighs on the line, compressed as the server sends it to a browser.
import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** What every browser of an office asks for over HTTPS. */
const asked = 'gzip, deflate, br';

interface Sent {
  /** Bytes of the body as they came. */
  bytes: number;
  text: string;
}

/** @param path a page, or something a page names: addresses of the page's own server only */
function fetchZipped(base: string, path: string, cookie: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    get(base + path, { headers: { cookie, 'accept-encoding': asked } }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => {
        const body = Buffer.concat(parts);
        const open = { br: brotliDecompressSync, gzip: gunzipSync }[res.headers['content-encoding'] ?? ''];
        resolve({ bytes: body.length, text: (open ? open(body) : body).toString() });
      });
    }).on('error', reject);
  });
}

/**
 * Bytes of a page: with everything it names (styles, script, fonts, icons) for one who comes for the first time, and alone for
 * one who has those files already.
 */
export async function weightsOf(base: string, path: string, cookie: string): Promise<{ first: number; next: number }> {
  const page = await fetchZipped(base, path, cookie);
  const named = new Set([...page.text.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map(([, address]) => address as string));
  const files = await Promise.all([...named].map((address) => fetchZipped(base, address, cookie)));
  return { first: page.bytes + files.reduce((sum, file) => sum + file.bytes, 0), next: page.bytes };
}
