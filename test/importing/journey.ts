// The way of one file through the office, over HTTP and the worker, for the tests.
import { runJobs } from '../../src/worker.ts';
import { type Agent, formFieldsOf, type TestApp } from '../support/app.ts';

export interface Journey {
  id: number;
  agent: Agent;
}

/** Where a file is brought to: an application and the worker beside it, or a class that does its jobs itself. */
export type Place = TestApp | { runJobs(): Promise<void> };
export const work = (place: Place): Promise<void> =>
  'runJobs' in place ? place.runJobs() : runJobs(place.services, place.database.workerUrl);

/** Uploads a file and lets the worker read it. */
export async function upload(
  app: Place,
  agent: Agent,
  file: Buffer,
  options: { name?: string; book?: string; source?: string } = {},
): Promise<Journey> {
  const page = await agent.get('/imports/new').expect(200);
  const { _csrf, _key } = formFieldsOf(page.text);
  const answer = await agent
    .post('/imports/new')
    .field('_csrf', _csrf)
    .field('_key', _key)
    .field('book', options.book ?? 'petitions')
    .field('source', options.source ?? 'Sổ đơn cũ')
    .attach('file', file, options.name ?? 'so-cu.csv');
  if (answer.status !== 303) throw new Error(`${answer.status} ${answer.text.slice(0, 2000)}`);
  const id = Number(/\/imports\/(\d+)/.exec(answer.headers.location ?? '')?.[1]);
  await work(app);
  return { id, agent };
}

/** The hidden fields of a page of matching or confirming: also which dry run it showed. */
export const formOf = (html: string) => ({
  ...formFieldsOf(html),
  version: /name="version" value="(\d+)"/.exec(html)?.[1] ?? '',
});

/** Sends the columns as proposed, changed by `changes`, and lets the worker try. */
export async function match(app: Place, { id, agent }: Journey, changes: Record<string, string> = {}): Promise<void> {
  const page = await agent.get(`/imports/${id}/columns`).expect(200);
  const chosen: Record<string, string> = {};
  for (const [, name = '', body = ''] of page.text.matchAll(/<select[^>]*name="(column\.\d+)"[^>]*>([\s\S]*?)<\/select>/g))
    chosen[name] = /<option value="([^"]*)" selected/.exec(body)?.[1] ?? '';
  const charset =
    /name="charset" value="(\w+)" checked/.exec(page.text)?.[1] ??
    /name="charset"[^>]*value="(\w+)"[^>]*checked/.exec(page.text)?.[1] ??
    'unicode';
  await agent
    .post(`/imports/${id}/columns`)
    .type('form')
    .send({ ...formOf(page.text), ...chosen, charset, blankState: 'filed', numbering: 'unique', ...changes })
    .expect(303);
  await work(app);
}

/** Confirms an act of an import and lets the worker do it. */
export async function confirm(
  app: Place,
  { id, agent }: Journey,
  what: 'execution' | 'reversal' | 'stop' | 'abandonment',
): Promise<void> {
  const page = await agent.get(`/imports/${id}/${what}`).expect(200);
  await agent
    .post(`/imports/${id}/${what}`)
    .type('form')
    .send({ ...formOf(page.text), confirmed: '1' })
    .expect(303);
  await work(app);
}

/** A table file of these rows, every cell in quotes. */
export const csvOf = (lines: readonly (readonly string[])[]): Buffer =>
  Buffer.from(lines.map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\n'));

/** Everything the open tables say of petitions and visits; of an instant not the parts of its second, which may be any digits. */
export async function openWordsOf(app: TestApp): Promise<string> {
  const found: string[] = [];
  for (const table of ['petitions', 'petition_contents', 'visits', 'visit_contents', 'visit_matters', 'parties', 'events'])
    found.push(...(await app.database.owner<{ d: string }>(`select x::text as d from ${table} x`)).map(({ d }) => d));
  return found.join('\n').replace(/(:\d\d)\.\d+/g, '$1');
}

/** The fields of the page on which words of old books are read again, as they stand, and the records it holds. */
export async function readingPage(agent: Agent): Promise<{ html: string; fields: Record<string, string>; keys: string[] }> {
  const html = (await agent.get('/imports/old-words').expect(200)).text;
  const said = (text: string) =>
    text
      .replace(/&#34;|&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
  const fields = Object.fromEntries(
    [...html.matchAll(/<textarea[^>]* name="([pv]\d+\.\w+)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)].map(([, name = '', text = '']) => [
      name,
      said(text),
    ]),
  );
  return { html, fields, keys: [...html.matchAll(/name="ready" value="([pv]\d+)"/g)].map(([, key = '']) => key) };
}

/** Opens the next denunciations that wait to be read. */
export async function openNext(agent: Agent, html: string): Promise<void> {
  const { _csrf } = formFieldsOf(html);
  const key = /action="\/imports\/old-words\/opening">[\s\S]*?name="_key" value="([^"]+)"/.exec(html)?.[1] ?? '';
  await agent.post('/imports/old-words/opening').type('form').send({ _csrf, _key: key }).expect(303);
}

/** Reads everything that waits for this officer and lets it out as it is proposed. Gives how many records that were. */
export async function readOut(agent: Agent): Promise<number> {
  let count = 0;
  for (;;) {
    const before = await readingPage(agent);
    if (before.keys.length === 0 && !before.html.includes('/imports/old-words/opening')) return count;
    if (before.html.includes('/imports/old-words/opening')) await openNext(agent, before.html);
    const { html, fields, keys } = await readingPage(agent);
    if (keys.length === 0) return count;
    const { _csrf, _key } = formFieldsOf(html);
    const answer = await agent
      .post('/imports/old-words')
      .type('form')
      .send({ _csrf, _key, ready: keys, ...fields });
    if (answer.status !== 303) throw new Error(`${answer.status} ${answer.text.slice(0, 3000)}`);
    count += keys.length;
  }
}
