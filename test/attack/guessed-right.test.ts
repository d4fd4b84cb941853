// Whoever may not know the denouncer types a name into the file: no page of the record says whether it was the right one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listVisitEvents } from '../../src/reception/queries.ts';
import { acceptedDenunciation, issuePapers, noon, reportForm, withTeam } from '../proceedings/arrange.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aSender } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

const guess = 'Khổng Thị Bạch Liên';
let app: TestApp;
let looks: Looks;
const records: { petitionId: number; id: number; flash: string; late: string }[] = [];

/** What a page says: without what belongs to the one record, day and form, and with the typed words as one, however they were stored. */
const said = (html: string) =>
  html
    .replace(/(name="_(?:csrf|key)" value|data-csrf|nonce|content)="[^"]*"/g, '$1=""')
    .replace(/Một công dân|một công dân|Bà Khổng Thị Bạch Liên/g, '(chữ đã ghi)')
    .replace(/Mã hỗ trợ <b>[^<]*/g, 'Mã hỗ trợ <b>')
    .replace(/\d+/g, '#');

async function typed(of: { id: number }, on: string): Promise<{ flash: string; late: string }> {
  const agent = await looks.agent('long.badinh');
  const address = `/proceedings/${of.id}/report`;
  const fields = formFieldsOf((await agent.get(address).expect(200)).text);
  const form = { ...reportForm, means: 'post', teamOn: on, on, result: `Bà ${guess} đã nộp 250.000 đồng` };
  const done = await agent
    .post(address)
    .type('form')
    .send({ ...fields, ...form });
  expect([done.status, done.status === 422 ? done.text : '']).toEqual([303, '']);
  const flash = (await agent.get(done.headers.location ?? '').expect(200)).text;
  const late = await agent
    .post(address)
    .type('form')
    .send({ ...fields, ...form, _key: '' });
  expect(late.status).toBe(409);
  return { flash, late: late.text };
}

beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
  for (const name of [guess, 'Đàm Thị Ngân Kanary']) {
    const made = await acceptedDenunciation(app, '2026-11-23', {
      senders: [aSender({ name, phone: '', address: '', idNumber: '' })],
    });
    app.setNow(noon('2026-11-25'));
    await withTeam(app, made.id);
    await issuePapers(app, made.id);
    records.push({ ...made, ...(await typed(made, '25/11/2026')) });
  }
}, 120_000);
afterAll(() => app.close());

it('the trace stands once, for the right name', async () => {
  const rows = await app.database.owner<{ petitionId: number }>(
    'select petition_id::int as "petitionId" from events where kind = \'identity.matched\'',
  );
  expect(rows.map((row) => row.petitionId)).toEqual([records[0]?.petitionId]);
});

it('what the act itself answers is the same, the page after it and the one of an act come too late', () => {
  const [right, wrong] = records;
  expect(said(right?.flash ?? '')).toBe(said(wrong?.flash ?? ''));
  expect(right?.late).toContain('Chính ông, bà');
  expect(said(right?.late ?? '')).toBe(said(wrong?.late ?? ''));
});

it('every page of the record is the same for who may not open its identities', async () => {
  for (const login of ['long.badinh', 'hieu.badinh', 'hoa.badinh', 'lan.badinh', 'trang.badinh']) {
    const pages = await Promise.all(
      records.map(async ({ petitionId, id }) => {
        const papers = await app.database.owner<{ id: number }>('select id::int from papers where petition_id = $1 order by id', [
          petitionId,
        ]);
        const addresses = [`/petitions/${petitionId}`, `/proceedings/${id}`, ...papers.map((paper) => `/papers/${paper.id}`)];
        const answers = [];
        for (const address of addresses) answers.push(said((await looks.get(login, address)).text));
        return answers;
      }),
    );
    expect(pages[0]?.length).toBeGreaterThan(2);
    for (const [at, page] of pages[0]?.entries() ?? []) {
      expect([login, page.includes('nêu người tố cáo')]).toEqual([login, false]);
      expect(page, login).toBe(pages[1]?.[at]);
    }
  }
});

it('is read by who may open them, and in the book of acts by the auditor, not by whoever typed it', async () => {
  const [{ petitionId } = { petitionId: 0 }] = records;
  const page = (await looks.get('thang.badinh', `/petitions/${petitionId}`)).text;
  expect(page).toContain('Chữ ghi vào hồ sơ đã 1 lần nêu người tố cáo');
  expect(page).toContain('Phần vừa ghi nêu người tố cáo, đã được thay');
  const words = 'Phần vừa ghi nêu người tố cáo';
  const row = (text: string) => text.split('<tbody').slice(1).join('').includes(words);
  expect(row((await looks.get('tam.thanhtra', '/admin/audit')).text)).toBe(true);
  expect(row((await looks.get('thang.badinh', '/admin/audit')).text)).toBe(true);
  await app.database.owner(
    "update events set account_id = (select id from accounts where login = 'thang.badinh') where kind = 'identity.matched'",
  );
  expect(row((await looks.get('thang.badinh', '/admin/audit')).text)).toBe(false);
});

it('of a sealed visit too', async () => {
  const unitId = await app.database.unitId('00004');
  const read = (login: string) => app.as(login, (act) => listVisitEvents(act.tx, act.actor, { unitId, id: 4711, sealed: true }));
  await app.database.owner(
    `insert into events (unit_id, at, account_id, by_unit_id, role, kind, visit_id, sealed, data)
     values ($1, now(), null, $1, 'reception_officer', 'identity.matched', 4711, true, '{}')`,
    [unitId],
  );
  expect(await read('lan.badinh')).toEqual([]);
  expect((await read('thang.badinh')).map((one) => one.kind)).toEqual(['identity.matched']);
  // Who looks through his eyes reads less than he.
  const seenBy = { id: 1, helperId: 1, endsAt: new Date('2026-12-31T00:00:00Z') };
  const seen = await app.as('thang.badinh', (act) =>
    listVisitEvents(act.tx, { ...act.actor, seenBy }, { unitId, id: 4711, sealed: true }),
  );
  expect(seen).toEqual([]);
});
