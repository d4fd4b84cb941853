// Whoever reports for the inspectorate prepares the city's report (legal.md §10.1): she counts what the chief inspector counts, and reads the
// contents of her own office's records alone.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { denunciation, entry } from '../reception/entries.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { openBook } from '../support/downloads.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';

const canary = 'Trương Bạch Tuyết';
const secret = 'Bờ rào lấn mương nội đồng';
let app: TestApp;
let reporter: Agent;
let chief: Agent;
let ward: number;
const ids = { complaint: 0, denunciation: 0, own: 0 };
beforeAll(async () => {
  app = await testApp();
  [reporter, chief] = [await app.signIn('chi.thanhtra'), await app.signIn('hung.thanhtra')];
  ward = await app.database.unitId('00004');
  const said = { senders: [aSender({ name: canary, idNumber: '001168009876' })], subject: secret, summary: `${secret} của xóm` };
  const register = (login: string, registration: Parameters<typeof registerPetition>[1]) =>
    app.as(login, async (act) => (await registerPetition(act, registration)).id);
  ids.complaint = await register('lan.badinh', aRegistration(said));
  ids.denunciation = await register('lan.badinh', aDenunciation(said));
  ids.own = await register('van.thanhtra', aRegistration({ subject: 'Đơn của chính Thanh tra' }));
});
afterAll(() => app.close());

const figuresIn = (html: string) =>
  [...html.matchAll(/\/cells\/(\d+)[^"]*"[^>]*>([^<]+)</g)].map(([, no, figure]) => `${no}: ${figure}`);
/** The words of every cell of an Excel file. */
async function wordsIn(agent: Agent, address: string): Promise<string[]> {
  const book = await openBook(agent, address);
  const words: string[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => words.push(cell.text)));
  return words;
}
const leaks = (html: string) => [canary, secret, '001168009876'].filter((words) => html.includes(words));

test.each(['02-xld', '01-tcd', '03-gqkn', '05-kqth'])(
  '%s of a ward and of the city: the figures of the chief inspector',
  async (code) => {
    for (const unit of [String(ward), 'all']) {
      const href = `/reports/${code}?unit=${unit}`;
      const hers = (await reporter.get(href).expect(200)).text;
      expect(figuresIn(hers)).toEqual(figuresIn((await chief.get(href).expect(200)).text));
      if (code === '02-xld') expect(figuresIn(hers).length).toBeGreaterThan(0);
    }
  },
);

test('the list behind a figure has as many rows, and of other offices no contents', async () => {
  const list = (await reporter.get(`/reports/02-xld/cells/1?unit=${ward}`).expect(200)).text;
  expect(list).toContain(`/petitions/${ids.complaint}"`);
  expect(leaks(list)).toEqual([]);
  const words = await wordsIn(reporter, `/reports/02-xld/cells/1.xlsx?unit=${ward}`);
  // As many rows as the page lists: the words were read, and none of them is of the contents.
  expect(words.filter((one) => /^ĐT-\d{4}-\d+$/.test(one))).toHaveLength([...list.matchAll(/<tr data-row>/g)].length);
  expect(leaks(words.join('\n'))).toEqual([]);
  // Whoever reads the contents finds them in the same file: the search would have found them.
  expect(leaks((await wordsIn(await app.signIn('nga.badinh'), '/reports/02-xld/cells/1.xlsx')).join('\n'))).toContain(secret);
});

test('who has not submitted is hers to read; closing and signing stay with the head', async () => {
  const page = (await reporter.get('/reports/consolidated').expect(200)).text;
  expect(page).toContain('Phường Ba Đình');
  expect(page).not.toContain('/reports/consolidated/new');
  await reporter.get('/reports/consolidated/new').expect(403);
});

test('her dashboard counts the city, each figure as the list it opens', async () => {
  const kpis = (html: string) => [...html.matchAll(/<b class="[^"]*">([^<]+)/g)].map(([, figure]) => figure);
  const [hers, his] = [(await reporter.get('/dashboard').expect(200)).text, (await chief.get('/dashboard').expect(200)).text];
  expect(kpis(hers)).toEqual(kpis(his));
  expect(hers).toContain('id="units"');
  expect(leaks(hers)).toEqual([]);
});

describe('contents of other offices', () => {
  test.each(['complaint', 'denunciation'] as const)('of a %s are on no page and found by no word', async (which) => {
    const page = await reporter.get(`/petitions/${ids[which]}`);
    expect(leaks(page.text)).toEqual([]);
    for (const query of [`unit=${ward}`, 'unit=all', `q=${encodeURIComponent(canary)}`, 'q=001168009876']) {
      const list = (await reporter.get(`/petitions?${query}`)).text;
      expect(leaks(list.replace(/<input[^>]*>/g, '').replace(/<title>[^<]*/, ''))).not.toContain(secret);
      if (query.startsWith('q=')) expect(list).not.toContain(`/petitions/${ids.complaint}"`);
    }
  });

  test('are shut by the wall itself, table by table; those of her own office are not', async () => {
    const actor = await app.database.actorOf('chi.thanhtra');
    const units = (table: string) =>
      app.database.database.inUnit(actor, async (tx) =>
        (await tx.rows<{ unitId: number }>(`select distinct unit_id from ${table}`)).map(({ unitId }) => unitId),
      );
    for (const table of [
      'petition_contents',
      'parties',
      'visit_contents',
      'attachments',
      'papers',
      'proceeding_contents',
      'messages',
    ])
      expect([table, (await units(table)).filter((id) => id !== actor.unitId)]).toEqual([table, []]);
    expect(await units('petition_contents')).toEqual([actor.unitId]);
    expect(await units('petitions')).toContain(ward);
    expect((await reporter.get(`/petitions/${ids.own}`).expect(200)).text).toContain('Đơn của chính Thanh tra');
  });
});

test('of a visit to another office it is said that she may not read it, and nothing that is not so', async () => {
  const { id } = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
  const numbersOnly = 'Vai trò hiện tại chỉ xem được số, loại và trạng thái.';
  const hers = (await reporter.get(`/visits/${id}`).expect(200)).text;
  expect(hers.split(numbersOnly)).toHaveLength(4);
  for (const words of ['Nội dung tố cáo được bảo mật', 'Không có công dân đến', 'Chưa có văn bản'])
    expect(hers).not.toContain(words);
  // To whoever reads it, who came stands there.
  expect((await (await app.signIn('lan.badinh')).get(`/visits/${id}`).expect(200)).text).not.toContain(numbersOnly);
  const denunciationId = (await app.as('lan.badinh', (act) => registerVisit(act, denunciation()))).id;
  const sealed = (await reporter.get(`/visits/${denunciationId}`).expect(200)).text;
  expect(sealed).toContain(`Nội dung tố cáo được bảo mật. ${numbersOnly}`);
});
