// What an open petition had left behind in other places (papers, files, mails, drafts) no longer says the name once it is sealed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaper, type NewPaper } from '../../src/documents/actions.ts';
import { draftsOfRecord } from '../../src/documents/drafts.ts';
import { allPages } from '../../src/features.ts';
import { informSender } from '../../src/notifications/actions.ts';
import { isAboutSomebodyElse } from '../../src/petitions/intake/actions.ts';
import { loadPetition } from '../../src/petitions/queries.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { citizen, entry } from '../reception/entries.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const name = 'Khuất Thị Chim Sẻ';
const register = async () =>
  (
    await app.as('hoa.badinh', (act) =>
      registerPetition(act, aRegistration({ senders: [aSender({ name, email: 'chimse@example.org' })], respondents: [] })),
    )
  ).id;
const seal = (id: number) => app.as('cuong.badinh', (act) => sealOnRequest(act, id, { reason: 'Đơn tố cáo cán bộ' }));
const writePaper = (paper: NewPaper) => app.as('son.badinh', (act) => createPaper(act, paper));

describe('papers', () => {
  it('minutes of a dialogue lose the complainant and the people around him', async () => {
    const id = await register();
    const person = { name, honorific: 'bà', address: 'Số 77 ngõ Hẹp', idNumber: '001171009876' };
    const paperId = await writePaper({
      kind: 'KN14_2026',
      petitionId: id,
      sealed: false,
      state: 'approved',
      fields: {
        heldOn: '2026-11-20',
        fromTime: '09:00',
        heldAtPlace: 'Trụ sở',
        chair: { name: 'Hoàng Gia Thắng', title: 'Chủ tịch' },
        secretary: { name: 'Lê Viết Sơn', title: 'Chuyên viên' },
        complainants: [person],
        respondents: [],
        relatedPersons: [person],
        relatedOrgs: [person],
        opening: 'Nêu mục đích',
        opinions: 'Giữ ý kiến',
        result: 'Chưa thống nhất',
        copyCount: 3,
      },
    });
    await app.database.owner(
      "update papers set state = 'signed', number = 5, year = 2026, issued_on = '2026-11-20' where id = $1",
      [paperId],
    );
    await seal(id);
    for (const login of ['hoa.badinh', 'trang.badinh', 'tam.thanhtra']) {
      const printed = await looks.get(login, `/papers/${paperId}/print`);
      expect([login, printed.status, printed.text.includes(name), printed.text.includes('Số 77')]).toEqual([
        login,
        200,
        false,
        false,
      ]);
    }
  });

  it('a draft emptied by the seal is refused with a sentence; titles of handed-in documents go', async () => {
    const visit = await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        entry({
          outcome: 'accepted_for_processing',
          people: [{ ...citizen, name, capacity: 'self' }],
          respondentName: 'UBND phường',
          documents: [{ name: `Đơn của bà ${name}`, pages: 2, condition: `Bà ${name} ký` }],
        }),
      ),
    );
    const id = visit.petition?.id ?? 0;
    const [receipt] = await app.database.owner<{ id: number }>(
      "select id::int from papers where kind = 'TCD02_2026' and (visit_id = $1 or petition_id = $2)",
      [visit.id, id],
    );
    const signed = receipt?.id ?? 0;
    await app.database.owner("update papers set state = 'signed', issued_on = '2026-11-25' where id = $1", [signed]);
    const draft = await writePaper({
      kind: 'XLD02_2021',
      petitionId: id,
      sealed: false,
      fields: { complainant: { name }, receivedOn: '2026-11-20', summary: 'thu hồi đất', competentOrg: 'UBND Thành phố' },
    });
    await seal(id);
    const printed = await looks.get('trang.badinh', `/papers/${signed}/print`);
    expect(printed.status).toBe(200);
    expect(printed.text).toContain('Tài liệu số 1');
    expect(printed.text).not.toContain(name);
    for (const way of ['print', 'docx']) {
      const refused = await looks.get('trang.badinh', `/papers/${draft}/${way}`);
      expect([way, refused.status]).toEqual([way, 409]);
      expect(refused.text).toContain('Dự thảo đã bỏ, chưa từng cấp số, nên không in');
    }
    const page = await looks.get('trang.badinh', `/papers/${draft}`);
    expect(page.text).not.toContain(`/papers/${draft}/print`);
    expect(await app.database.owner("select 1 from papers where fields::text ilike '%' || $1 || '%'", [name])).toEqual([]);
  });
});

it('notes of an original paper go: whose it is, to whom it was given back', async () => {
  const id = await register();
  await looks.attach('hoa.badinh', id, 'giay.pdf');
  const [file] = await app.database.owner<{ id: number }>('select id::int from attachments where petition_id = $1', [id]);
  const form = formFieldsOf((await looks.get('hoa.badinh', `/attachments/${file?.id}/original`)).text);
  const notes = {
    isOriginalPaper: '1',
    pages: '1',
    condition: `Giấy của bà ${name}`,
    returnedOn: '25/11/2026',
    returnedTo: `bà ${name}`,
  };
  expect((await looks.post('hoa.badinh', `/attachments/${file?.id}/original`, { ...form, ...notes })).status).toBe(303);
  await seal(id);
  const [left] = await app.database.owner('select condition, returned_to from attachments where id = $1', [file?.id]);
  expect(left).toEqual({ condition: '', returned_to: '' });
  for (const login of ['trang.badinh', 'tam.thanhtra'])
    expect((await looks.get(login, `/petitions/${id}/attachments`)).text).not.toContain(name);
});

describe('mails to the sender', () => {
  it('that wait are never sent, and no address stays', async () => {
    const id = await register();
    await app.as('hoa.badinh', async (act) => informSender(act, await loadPetition(act.tx, id)));
    const messages = () =>
      app.database.owner<{ id: number; recipient: string; body: string; state: string }>(
        'select id, recipient, body, state from messages where petition_id = $1',
        [id],
      );
    expect(await messages()).toMatchObject([{ recipient: 'chimse@example.org', state: 'queued' }]);
    await seal(id);
    expect(await messages()).toMatchObject([{ recipient: '', body: '', state: 'sunk' }]);
    // One that slipped in is sunk by the worker, who asks again.
    await app.database.owner("update messages set state = 'queued', recipient = 'chimse@example.org' where petition_id = $1", [
      id,
    ]);
    const mailing = await testAppWithMail(id);
    expect(mailing).toBe('sunk');
  });
});

/** Runs the waiting mail with a mail server configured that is not there: a message that were sent would stay queued. */
async function testAppWithMail(id: number): Promise<string> {
  const mail = { url: 'smtp://127.0.0.1:1', from: 'donthu@example.org' };
  const services = { ...app.services, config: { ...app.services.config, mail } } as typeof app.services;
  await runJobs(services, app.database.workerUrl).catch(() => undefined);
  const [row] = await app.database.owner<{ state: string }>('select state from messages where petition_id = $1', [id]);
  return row?.state ?? '';
}

describe('drafts', () => {
  it('of every officer about the petition go with the seal', async () => {
    const id = await register();
    const form = formFieldsOf((await looks.get('hoa.badinh', `/petitions/${id}/correction`)).text);
    const typed = { _version: '0', mode: 'open', declaredType: 'KN', 'senders.0.name': name, 'senders.0.address': 'Ngõ Hẹp' };
    await looks.post('hoa.badinh', `/drafts/petition-correction?subject=${id}`, { ...form, ...typed });
    await looks.post('cuong.badinh', `/drafts/of-petition-void?subject=${id}`, { reason: `Bà ${name} nhờ rút` });
    const paper = await writePaper({
      kind: 'XLD02_2021',
      petitionId: id,
      sealed: false,
      fields: { complainant: { name }, receivedOn: '2026-11-20', summary: 'thu hồi đất', competentOrg: 'UBND Thành phố' },
    });
    await looks.post('thang.badinh', `/drafts/of-paper-return?subject=${paper}`, { comment: `Hỏi lại bà ${name}` });
    const left = () =>
      app.database.owner('select form from drafts where subject in ($1, $2) order by 1', [String(id), String(paper)]);
    expect(await left()).toEqual(['of-paper-return', 'of-petition-void', 'petition-correction'].map((form) => ({ form })));
    await seal(id);
    expect(await left()).toEqual([]);
    expect((await looks.get('hoa.badinh', `/petitions/${id}/correction`)).text).not.toContain(name);
  });

  it('every form that keeps drafts about a petition, visit, proceeding, paper or task is among those dropped', () => {
    const matches = (draft: string, pattern: string) =>
      pattern.endsWith('%') ? `${draft}-`.startsWith(pattern.slice(0, -1)) : draft === pattern;
    const kinds = {
      petition: '/petitions/:id',
      visit: '/visits/:id',
      proceeding: '/proceedings/:id',
      paper: '/papers/:id',
      attachment: '/attachments/:id',
      task: '/conclusion-tasks/:id',
    } as const;
    for (const page of allPages) {
      if (page.kind !== 'form' || !page.draft) continue;
      const draft = page.draft;
      for (const kind of Object.keys(kinds) as (keyof typeof kinds)[])
        if (page.path.startsWith(kinds[kind]))
          expect([page.path, draftsOfRecord[kind].some((pattern) => matches(draft, pattern))]).toEqual([page.path, true]);
    }
  });

  it('of the same person in the open form go when he is registered sealed; another citizen’s stays', async () => {
    const open = async (login: string, sender: string) => {
      const form = formFieldsOf((await looks.get(login, '/petitions/new?mode=open')).text);
      const typed = { _version: '0', mode: 'open', 'senders.0.name': sender, subject: 'Đơn' };
      await looks.post(login, '/drafts/petition-registration', { ...form, ...typed });
    };
    const registerSealed = async (login: string) => {
      const form = formFieldsOf((await looks.get(login, '/petitions/new?mode=sealed')).text);
      return looks.post(login, '/petitions/new', { ...form, ...sealedForm });
    };
    await open('hoa.badinh', name);
    await open('yen.ngocha', 'Tạ Đình Khuê');
    expect((await registerSealed('hoa.badinh')).status).toBe(303);
    expect((await registerSealed('yen.ngocha')).status).toBe(303);
    expect((await looks.get('hoa.badinh', '/petitions/new?mode=open&draft=0')).text).not.toContain(name);
    expect((await looks.get('yen.ngocha', '/petitions/new?mode=open&draft=0')).text).toContain('Tạ Đình Khuê');
  });

  it('are another citizen’s only when they name one, and nothing of this person', () => {
    const people = [{ name, idNumber: '001171009876', phone: '0912345678' }];
    const draft = (fields: Record<string, string>) =>
      isAboutSomebodyElse({ 'senders.0.name': 'Tạ Đình Khuê', ...fields }, people);
    expect(draft({})).toBe(true);
    expect(draft({ 'senders.0.name': '' })).toBe(false);
    expect(draft({ 'senders.0.name': 'Khuất Thị' })).toBe(false);
    expect(draft({ 'senders.1.name': 'KHUAT THI CHIM SE' })).toBe(false);
    expect(draft({ summary: `Bà ${name} trình bày` })).toBe(false);
    expect(draft({ 'senders.0.idNumber': '001 171 009 876' })).toBe(false);
    expect(draft({ 'senders.0.phone': '0912.345.678' })).toBe(false);
  });
});

const sealedForm = {
  mode: 'sealed',
  declaredType: 'TC',
  source: 'in_person_dropoff',
  receivedOn: '20/11/2026',
  senderKind: 'individual',
  'senders.0.name': name,
  'senders.0.address': 'Ngõ Hẹp',
  'respondents.0.name': 'Ai Đó',
  denouncedIs: 'none',
  subject: 'Tố cáo cán bộ thu tiền',
  summary: 'Thu tiền ngoài quy định.',
  field: 'CIVIL_SERVICE.4',
};
