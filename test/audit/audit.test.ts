// The audit: who reads which book, filters, pages without gaps, the export leaves its own trace, and every event has words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseWords } from '../../src/audit/house-words.ts';
import { shownData } from '../../src/audit/queries.ts';
import { recordWords } from '../../src/audit/record-words.ts';
import { describeEvent, eventWords } from '../../src/audit/words.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sources } from '../house/sources.ts';
import { canary, complaint, denunciation } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';

let app: TestApp;
let auditor: Agent;

beforeAll(async () => {
  app = await testApp();
  await app.as('son.badinh', (act) => registerPetition(act, complaint));
  await app.as('son.badinh', (act) => registerPetition(act, denunciation));
  for (let n = 0; n < 30; n += 1) await app.as('tuan.ngocha', (act) => registerPetition(act, complaint));
  auditor = await app.signIn('tam.thanhtra');
});
afterAll(() => app.close());

const rowsIn = (html: string) => html.split('<tr data-row>').length - 1;

describe('who reads what', () => {
  it('the auditor and the chief inspector read all units and the technical book', async () => {
    for (const agent of [auditor, await app.signIn('hung.thanhtra')]) {
      const page = await agent.get('/admin/audit').expect(200);
      expect(page.text).toContain('Phường Ngọc Hà');
      expect((await agent.get('/admin/audit?book=house').expect(200)).text).toContain('Đăng nhập');
    }
  });

  it('a leader reads his own unit’s records only', async () => {
    const leader = await app.signIn('thang.badinh');
    const page = await leader.get('/admin/audit').expect(200);
    expect(page.text).not.toContain('Phường Ngọc Hà');
    expect(page.text).toContain('Lê Viết Sơn');
    expect((await leader.get('/admin/audit?book=house').expect(200)).text).not.toContain('Đăng nhập');
    const ngocHa = await app.database.unitId('00008');
    expect(rowsIn((await leader.get('/admin/audit').query({ unit: ngocHa }).expect(200)).text)).toBe(0);
  });

  it('the administrator reads the technical book only', async () => {
    const admin = await app.signIn('quantri');
    for (const address of ['/admin/audit', '/admin/audit?book=records']) {
      const page = await admin.get(address).expect(200);
      expect(page.text).toContain('Đăng nhập');
      expect(page.text).not.toContain('ĐT-2026');
    }
  });

  it('nobody else', async () => {
    for (const login of ['lan.badinh', 'son.badinh', 'nga.badinh'])
      await (await app.signIn(login)).get('/admin/audit').expect(403);
  });
});

describe('the list', () => {
  it('turns pages without a gap or a repeat', async () => {
    const seen: string[] = [];
    let next = '/admin/audit?kind=petition.registered';
    while (next) {
      const page = await auditor.get(next).expect(200);
      seen.push(...[...page.text.matchAll(/href="\/petitions\/(\d+)"/g)].map((match) => match[1] ?? ''));
      next = /href="([^"]+)">Sau/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    }
    expect(seen.length).toBe(32);
    expect(new Set(seen).size).toBe(32);
  });

  it('filters by person, record, day and readings', async () => {
    const count = async (query: object) => rowsIn((await auditor.get('/admin/audit').query(query).expect(200)).text);
    expect(await count({ q: 'viet son', kind: 'petition.registered' })).toBe(2);
    expect(await count({ record: 'ĐT-2026-000007' })).toBeGreaterThan(0);
    expect(await count({ from: '26/11/2026' })).toBe(0);
    expect(await count({ to: '24/11/2026' })).toBe(0);
    expect(await count({ readings: 'yes', kind: 'petition.registered' })).toBe(0);
    for (const query of [{ from: '31/02/2026' }, { record: "'; drop table events" }, { after: 'x' }, { unit: 'a' }, { q: '%' }])
      await auditor.get('/admin/audit').query(query).expect(200);
  });

  it('holds for a reading whatever is traced before it is shown, and nothing that changes anything', async () => {
    const isReading = await app.database.owner<{ kind: string; reads: boolean }>(
      'select kind, is_reading(kind) as reads from unnest($1::text[]) kind',
      [Object.keys({ ...eventWords, ...recordWords })],
    );
    const readings = new Set(isReading.filter(({ reads }) => reads).map(({ kind }) => kind));
    const traced = sources.flatMap(({ text }) =>
      [...text.matchAll(/\bobserve\((?:trace\(\w+, |\{\s*kind: )([^,)]*)/g)].flatMap(([, said]) =>
        [...(said ?? '').matchAll(/'([\w.]+)'/g)].map(([, kind]) => kind ?? ''),
      ),
    );
    expect(traced.length).toBeGreaterThan(20);
    expect(traced.filter((kind) => !readings.has(kind))).toEqual([]);
    expect(traced).toEqual(expect.arrayContaining(['report.drafted', 'import.refused_exported', 'handover.printed']));
    for (const act of ['book.opened', 'petition.assigned', 'handover.signed', 'feedback.sent', 'slip.reissued'])
      expect([act, readings.has(act)]).toEqual([act, false]);
  });

  it('never shows a denouncer', async () => {
    const page = await auditor.get('/admin/audit').query({ q: 'viet son' }).expect(200);
    expect(page.text).toContain('Bảo mật');
    expect(page.text).not.toContain(canary);
  });

  it('leaves a trace when it is taken out of the building', async () => {
    const workbook = await openBook(auditor, '/admin/audit.xlsx?kind=petition.registered');
    expect(workbook.worksheets[0]?.rowCount).toBe(33);
    const [event] = await app.database.owner<{ data: object }>("select data from events where kind = 'audit.exported'");
    expect(event?.data).toMatchObject({ kind: 'petition.registered', book: 'records' });
    expect(event?.data).not.toHaveProperty('rows');
  });

  it('tells nobody how many rows somebody else took out, of events written before either', async () => {
    await app.database.owner(
      `insert into events (unit_id, at, account_id, by_unit_id, kind, data)
       select unit_id, '2026-11-25T01:00:00Z', account_id, unit_id, kind, '{"rows": 7713, "form": "01/TCD"}'
         from (select * from assignments where account_id = (select id from accounts where login = 'son.badinh') limit 1) a,
              unnest(array['register.exported','register.printed','report.list_exported','handover.printed','audit.exported']) kind`,
    );
    const page = await auditor.get('/admin/audit').query({ q: 'viet son', readings: 'yes' }).expect(200);
    expect(page.text).toContain('01/TCD');
    expect(page.text).not.toContain('7.713');
    const data = await app.as('thang.badinh', ({ tx }) =>
      tx.rows(`select ${shownData} as data from events e where e.data->>'rows' = '7713'`),
    );
    expect(data).toEqual(Array(5).fill({ data: { form: '01/TCD' } }));
  });

  it('cannot be changed by the application', async () => {
    const actor = await app.database.actorOf('son.badinh');
    for (const sql of [
      'update events set kind = kind',
      'delete from events',
      'update house_events set kind = kind',
      'delete from house_events',
    ]) {
      await expect(app.services.database.inUnit(actor, (tx) => tx.run(sql), 'write')).rejects.toThrow(/permission denied/);
    }
  });
});

describe('words', () => {
  const known = { ...eventWords, ...recordWords, ...houseWords };

  it('stand for every kind of event in the sources', () => {
    const src = join(import.meta.dirname, '..', '..', 'src');
    const missing: string[] = [];
    for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.ts'))) {
      const text = readFileSync(join(src, name), 'utf8');
      for (const [, kind = ''] of text.matchAll(/(?:kind: |record\([^'\n]*|events?\([^'\n]*)'([a-z_]+\.[a-z_]+)'/g))
        if (!known[kind]) missing.push(`${name}: ${kind}`);
    }
    expect(missing).toEqual([]);
  });

  it('hide nothing of a kind they do not know', () => {
    expect(describeEvent('strange.thing', {}).title).toBe('strange.thing');
  });

  it('are sentences whatever the data', () => {
    for (const kind of Object.keys(known)) {
      const words = describeEvent(kind, {});
      expect(words.title.length).toBeGreaterThan(2);
      expect(words.text).not.toMatch(/undefined|null|NaN/);
    }
  });
});
