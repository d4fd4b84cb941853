// A window that stands open on a petition while it is sealed: what it says is neither kept nor saved, and does not come back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { sealVisit } from '../../src/reception/sealing.ts';
import { park } from '../../src/web/parking.ts';
import { withoutSenderFields } from '../../src/web/sealed-meanwhile.ts';
import { citizen, entry } from '../reception/entries.ts';
import { type Agent, formFieldsOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';

let app: TestApp;
let clerk: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
}, 60_000);
afterAll(() => app.close());

const name = 'Vương Thị Kín Tiếng';
const tooLate = 'phần nhập ở cửa sổ này không lưu được nữa';
const redrawn = 'phần khác ông, bà nhập còn ở dưới';
const notBack = 'Nội dung nhập trước đó không mở lại được';

const opened = async () =>
  (await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration({ senders: [aSender({ name })], respondents: [] }))))
    .id;
const seal = (id: number) => app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Là tố cáo' }));
const keep = (form: string, id: number, words: Record<string, string>) =>
  clerk
    .post(`/drafts/${form}?subject=${id}`)
    .set('X-CSRF-Token', words._csrf ?? '')
    .type('form')
    .send(words);

describe('a correction begun before the sealing', () => {
  it('is not kept again by the window, does not open again, and cannot be saved', async () => {
    const id = await opened();
    const page = `/petitions/${id}/correction`;
    const words = unchangedForm((await clerk.get(page).expect(200)).text, 'intake');
    expect(words._seal).toBe('open');
    expect(JSON.stringify(words)).toContain(name);
    await keep('petition-correction', id, words).expect(200);
    await seal(id);
    const refused = await keep('petition-correction', id, words).expect(409);
    expect(refused.body.message).toContain(tooLate);
    expect(refused.body).not.toHaveProperty('values');
    expect(await app.database.owner('select 1 from drafts where subject = $1', [String(id)])).toEqual([]);
    const again = (await clerk.get(page).expect(200)).text;
    expect(again).not.toContain(name);
    expect(unchangedForm(again, 'intake')._seal).toBe('sealed');
    const sent = { ...words, request: 'Chữ gõ thêm sau cùng' };
    for (const body of [words, sent, { ...words, summary: '' }]) {
      const saved = await clerk.post(page).type('form').send(body).expect(409);
      expect(saved.text).toContain(redrawn);
      expect(saved.text).not.toContain(name);
    }
    // What she changed comes back in the form of the sealed record, and is saved from there without being typed again.
    const back = (await clerk.post(page).type('form').send(sent)).text;
    expect(back).toContain('Chữ ông, bà vừa gõ');
    const form = unchangedForm(back, 'intake');
    expect(form).toMatchObject({ _seal: 'sealed', mode: 'sealed', request: 'Chữ gõ thêm sau cùng', summary: words.summary });
    expect(Object.keys(form).filter((field) => /^senders/.test(field) && form[field] !== '')).toEqual([]);
    await clerk.post(page).type('form').send(form).expect(303);
    expect(await app.database.owner('select request from petition_contents where petition_id = $1', [id])).toEqual([
      { request: 'Chữ gõ thêm sau cùng' },
    ]);
  });

  it('is not drawn again either where the seal comes while it is being saved', async () => {
    const id = await opened();
    const page = `/petitions/${id}/correction`;
    const words = unchangedForm((await clerk.get(page).expect(200)).text, 'intake');
    const kit = app.services.kit;
    const looked = kit.sealOfRecord;
    // The first look finds it open; by the time the act holds the row it is sealed.
    kit.sealOfRecord = async (tx, at) => {
      kit.sealOfRecord = looked;
      const found = await looked(tx, at);
      await seal(id);
      return found;
    };
    const saved = await clerk
      .post(page)
      .type('form')
      .send({ ...words, reason: 'Sửa' })
      .expect(409);
    expect(saved.text).toContain(redrawn);
    expect(saved.text).not.toContain(name);
  });

  it('does not come back from words kept at the end of a session either', async () => {
    const id = await opened();
    const page = `/petitions/${id}/correction`;
    const words = unchangedForm((await clerk.get(page).expect(200)).text, 'intake');
    const hoa = await app.database.actorOf('hoa.badinh');
    const parked = await app.database.database.inHouse(
      (house) => park(house, app.services.keyring, hoa, { pathname: page, search: '' }, words, app.services.now()),
      'write',
    );
    expect((await clerk.get(`${page}?restore=${parked}`).expect(200)).text).toContain(name);
    await seal(id);
    const back = (await clerk.get(`${page}?restore=${parked}`).expect(200)).text;
    expect(back).not.toContain(name);
    expect(back).toContain(notBack);
  });
});

it('a correction of a visit left open over its sealing comes back as the form of the sealed visit, with what was typed and without who came', async () => {
  const { id } = await app.as('lan.badinh', (act) => registerVisit(act, entry({ people: [{ ...citizen, name }] })));
  const desk = await app.signIn('lan.badinh');
  const page = `/visits/${id}/correction`;
  const words = unchangedForm((await desk.get(page).expect(200)).text, 'visit');
  expect(words).toMatchObject({ _seal: 'open', p1_name: name });
  await app.as('lan.badinh', (act) => sealVisit(act, id, []));
  const typed = { receivedTime: '07:45', reason: 'Ghi nhầm giờ', c1_summary: 'Chữ gõ ở mục nay không còn' };
  const refused = await desk
    .post(page)
    .type('form')
    .send({ ...words, ...typed });
  expect([refused.status, refused.text.includes(redrawn)]).toEqual([409, true]);
  expect(refused.text).toContain(typed.c1_summary);
  expect(refused.text).not.toContain(name);
  const form = unchangedForm(refused.text, 'visit');
  expect(form).toMatchObject({ _seal: 'sealed', 'sealed-facts': '1', receivedTime: '07:45', reason: typed.reason });
  await desk.post(page).type('form').send(form).expect(303);
  expect((await desk.get(`/visits/${id}`).expect(200)).text).toContain('07:45');
});

describe('“Lưu nháp” pressed in a window left open over the sealing', () => {
  const pressed = async (agent: Agent, address: string, words: Record<string, string>) =>
    (await agent.post(address).type('form').send(words).expect(409)).text;

  it('gives back what was typed in the correction of a petition, and neither its sender nor what stood in it', async () => {
    const id = await opened();
    const words = unchangedForm((await clerk.get(`/petitions/${id}/correction`).expect(200)).text, 'intake');
    await seal(id);
    const back = await pressed(clerk, `/drafts/petition-correction?subject=${id}`, { ...words, request: 'Đòi đo lại đất' });
    expect(back).toContain(tooLate);
    expect(back).toContain('Đòi đo lại đất');
    for (const gone of [name, 'Số 18, ngõ 42', words.summary ?? '']) expect(back).not.toContain(gone);
  });

  it('nor who came to a visit', async () => {
    const { id } = await app.as('lan.badinh', (act) => registerVisit(act, entry({ people: [{ ...citizen, name }] })));
    const desk = await app.signIn('lan.badinh');
    const words = unchangedForm((await desk.get(`/visits/${id}/correction`).expect(200)).text, 'visit');
    await app.as('lan.badinh', (act) => sealVisit(act, id, []));
    const back = await pressed(desk, `/drafts/visit-correction?subject=${id}`, { ...words, reason: 'Ghi nhầm giờ' });
    expect(back).toContain('Ghi nhầm giờ');
    expect(back).not.toContain(name);
  });

  it('nor, of a form that does not tell what was changed, the people on it', async () => {
    const id = await opened();
    const page = formFieldsOf((await clerk.get('/petitions/new').expect(200)).text);
    await seal(id);
    const words = { ...page, _seal: 'open', 'senders.0.name': name, p1_name: name, note: 'Chữ gõ thêm' };
    const back = await pressed(clerk, `/drafts/of-petition-void?subject=${id}`, words);
    expect(back).toContain('Chữ gõ thêm');
    expect(back).not.toContain(name);
  });
});

it.each([
  ['withdrawal', 'of-petition-withdrawal', 'son.badinh'],
  ['void', 'of-petition-void', 'cuong.badinh'],
])('words on the form %s begun before the sealing are told to be copied, not taken', async (path, form, login) => {
  const id = await opened();
  const agent = await app.signIn(login);
  const page = `/petitions/${id}/${path}`;
  const shown = (await agent.get(page).expect(200)).text;
  const said = `Bà ${name} gọi`;
  const words = { ...formFieldsOf(shown), _seal: /name="_seal" value="(\w+)"/.exec(shown)?.[1] ?? '', reason: said, note: said };
  await seal(id);
  await agent
    .post(`/drafts/${form}?subject=${id}`)
    .set('X-CSRF-Token', words._csrf ?? '')
    .type('form')
    .send(words)
    .expect(409);
  expect((await agent.get(page)).text).not.toContain(name);
});

it('of a form given back to be copied nothing says who sent the petition or came to the visit', () => {
  const kept = { summary: 'Thu tiền', 'respondents.0.name': 'Ông Tạm', reason: 'Gõ thêm' };
  const people = {
    'senders.0.name': name,
    'senders.0.address': 'Số 8',
    p1_name: name,
    p1_phone: '0912345678',
    companions: name,
    'person.name': name,
    email: 'a@b.vn',
  };
  expect(withoutSenderFields({ ...kept, ...people })).toEqual(kept);
});
