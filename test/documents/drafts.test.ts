// Drafts: saved, found again, encrypted at rest, nobody else's, swept when forgotten.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDraft } from '../../src/documents/drafts.ts';
import { sweepDrafts } from '../../src/documents/files/tasks.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';

const canary = 'Canary Người Tố Cáo Kín';
let app: TestApp;
let lan: Agent;
let token: string;

beforeAll(async () => {
  app = await testApp();
  lan = await app.signIn('lan.badinh');
  token = csrfOf((await lan.get('/account')).text);
});
afterAll(() => app.close());

const save = (agent: Agent, csrf: string, form: string, body: Record<string, string>) =>
  agent.post(`/drafts/${form}`).set('X-CSRF-Token', csrf).type('form').send(body);
const load = (login: string, form: string, subject = '') =>
  app.as(login, (act) => loadDraft(act.tx, act.actor, form, subject, act.keyring));

describe('drafts', () => {
  it('answers the autosave with the hour, the version and the seconds left', async () => {
    const answer = await save(lan, token, 'petition-registration', {
      'senders.0.name': canary,
      _csrf: token,
      _key: crypto.randomUUID(),
    }).expect(200);
    expect(answer.body.savedAt).toBe('09:00');
    expect(answer.body.version).toBe(1);
    expect(answer.body.endsInSeconds).toBeGreaterThan(60);
    const again = await save(lan, token, 'petition-registration', {
      'senders.0.name': canary,
      summary: 'thêm chữ',
      _version: '1',
    }).expect(200);
    expect(again.body.version).toBe(2);
  });

  it('gives the words back to whoever typed them, with the version of the window', async () => {
    const draft = await load('lan.badinh', 'petition-registration');
    expect(draft).toEqual({ values: { 'senders.0.name': canary, summary: 'thêm chữ', _version: '2' }, savedAt: '09:00' });
    expect(await load('hoa.badinh', 'petition-registration')).toBeUndefined();
    expect(await load('mai.ngocha', 'petition-registration')).toBeUndefined();
  });

  it('keeps the words as ciphertext only', async () => {
    const rows = await app.database.owner<{ row: string }>(
      "select d::text || encode(d.ciphertext, 'escape') as row from drafts d",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain('Canary');
    expect(rows[0]?.row).not.toContain(canary);
  });

  it('tells a second window that another has saved since, and keeps what that one saved', async () => {
    const stale = await save(lan, token, 'petition-registration', { summary: 'cửa sổ cũ', _version: '1' }).expect(409);
    expect(stale.body.message).toMatch(/^bản nháp này đã được lưu ở một cửa sổ khác lúc 09:00/);
    expect((await load('lan.badinh', 'petition-registration'))?.values.summary).toBe('thêm chữ');
  });

  it('knows the later words of one opening of a page, whatever became of the answer before', async () => {
    const one = 'a'.repeat(24);
    const first = await save(lan, token, 'later-words', { summary: 'một', _version: '', _writer: `${one}.1` }).expect(200);
    // The answer got lost: the page still thinks nothing was saved.
    const second = await save(lan, token, 'later-words', { summary: 'một hai', _version: '', _writer: `${one}.2` }).expect(200);
    expect([first.body.version, second.body.version]).toEqual([1, 2]);
    // An earlier saving that arrives late takes nothing back, and another window is another window.
    await save(lan, token, 'later-words', { summary: 'một', _version: '', _writer: `${one}.1` }).expect(409);
    const other = await save(lan, token, 'later-words', { summary: 'khác', _version: '', _writer: `${'b'.repeat(24)}.3` });
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ version: 2, savedAt: '09:00', writer: `${one}.2`, values: { summary: 'một hai' } });
    const now = await lan.get('/drafts/later-words').expect(200);
    expect(now.body).toMatchObject({ version: 2, writer: `${one}.2`, values: { summary: 'một hai' } });
    expect((await load('lan.badinh', 'later-words'))?.values).toEqual({ summary: 'một hai', _version: '2' });
    // "Lưu đè bản này": the officer saw the other version.
    await save(lan, token, 'later-words', { summary: 'khác', _version: '2', _writer: `${'b'.repeat(24)}.4` }).expect(200);
    await lan.post('/drafts/later-words/removal').type('form').send({ _csrf: token }).expect(303);
    expect((await lan.get('/drafts/later-words').expect(200)).body.version).toBe(0);
  });

  it('saves by a plain button and goes back with a flash', async () => {
    await lan
      .post('/drafts/visit?subject=&back=/account')
      .type('form')
      .send({ _csrf: token, content: 'không có script' })
      .expect(303)
      .expect('Location', '/account');
    expect((await lan.get('/account')).text).toContain('Đã lưu nháp lúc 09:00');
    await lan
      .post('/drafts/visit?back=//evil.example')
      .type('form')
      .send({ _csrf: token, content: 'x' })
      .expect(303)
      .expect('Location', '/work');
  });

  it('asks before throwing away with a way back to our own pages only', async () => {
    for (const back of ['/%09/evil.example', '/%0A/evil.example', '%2F%5Cevil.example', '//evil.example']) {
      const { text } = await lan.get(`/drafts/visit/removal?subject=&back=${back}`).expect(200);
      expect([back, text.includes('evil')]).toEqual([back, false]);
    }
  });

  it('does not use up the idempotency key of the form it was typed in', async () => {
    const key = crypto.randomUUID();
    await save(lan, token, 'visit', { _key: key, content: 'a' }).expect(200);
    expect(await app.database.owner('select 1 from submissions where key = $1', [key])).toHaveLength(0);
  });

  it('refuses a missing token and an address that names no form', async () => {
    await lan.post('/drafts/visit').type('form').send({ content: 'x' }).expect(403);
    await save(lan, token, 'Visit_1', { content: 'x' }).expect(404);
    await lan.post('/drafts/visit?subject=abc').set('X-CSRF-Token', token).type('form').send({ content: 'x' }).expect(404);
  });

  it('stand in line beside the first question under whose they are, a denunciation’s never, and go only after a question', async () => {
    const hoa = await app.signIn('hoa.badinh');
    const csrf = csrfOf((await hoa.get('/account')).text);
    const number = (html: string) => /name="draft" value="(\d+)"/.exec(html)?.[1] ?? '';
    const begin = async (
      address: string,
      form: string,
      body: Record<string, string>,
      [agent, key]: readonly [Agent, string] = [hoa, csrf],
    ) => {
      const page = (await agent.get(address).expect(200)).text;
      await save(agent, key, `${form}?subject=${number(page)}`, { ...body, _version: '' }).expect(200);
      return number(page);
    };
    const open = { mode: 'open', 'senders.0.name': 'Lê Thị Sen', subject: 'Xin cấp giấy' };
    const first = await begin('/petitions/new?mode=open', 'petition-registration', open);
    const second = await begin('/petitions/new?mode=open', 'petition-registration', { ...open, 'senders.0.name': 'Ngô Văn Tư' });
    const sealed = { mode: 'sealed', 'senders.0.name': canary, subject: `${canary} tố cáo` };
    await begin('/petitions/new?mode=sealed', 'petition-registration-sealed', sealed);
    expect(first).not.toBe(second);
    // Nothing opens unasked; the first question is asked again.
    expect((await hoa.get('/petitions/new?mode=open')).text).not.toContain('Ngô Văn Tư');
    const line = (await hoa.get('/petitions/new')).text;
    for (const words of ['Có nội dung tố cáo không?', 'Lê Thị Sen', 'Ngô Văn Tư', 'Bản nháp tố cáo', 'lưu lúc 25/11/2026 09:00'])
      expect(line).toContain(words);
    expect(line).not.toContain('Canary');
    const opened = (await hoa.get(`/petitions/new?mode=open&draft=${first}`)).text;
    expect(opened).toContain('Lê Thị Sen');
    expect(opened).not.toContain('Ngô Văn Tư');
    // A visit likewise; what was answered there stands in the draft, and says whether it may be named.
    const desk: readonly [Agent, string] = [lan, token];
    await begin('/visits/new?denunciation=no', 'visit', { denunciation: 'no', p1_name: 'Đỗ Thị Mận', people: '1' }, desk);
    await begin('/visits/new?denunciation=yes', 'visit', { denunciation: 'yes', p1_name: canary, people: '1' }, desk);
    const asked = (await lan.get('/visits/new')).text;
    for (const words of ['Có nội dung tố cáo không?', 'Đỗ Thị Mận', 'Bản nháp tố cáo']) expect(asked).toContain(words);
    expect(asked).not.toContain('Canary');
    expect(asked).not.toContain('Lê Thị Sen');
    expect((await lan.get('/visits/new?denunciation=yes')).text).not.toContain('Đỗ Thị Mận');
    const removal = `/drafts/petition-registration/removal?subject=${second}&back=/petitions/new`;
    const confirming = (await hoa.get(removal).expect(200)).text;
    expect(confirming).toContain('không lấy lại được');
    expect(confirming).not.toContain('Chưa có bản nháp');
    expect((await hoa.get('/petitions/new')).text).toContain('Ngô Văn Tư');
    await hoa.post(removal).type('form').send({ _csrf: csrf }).expect(303).expect('Location', '/petitions/new');
    const left = (await hoa.get('/petitions/new')).text;
    expect(left).not.toContain('Ngô Văn Tư');
    expect(left).toContain('Lê Thị Sen');
    await hoa.get(removal).expect(404);
    await app.database.owner("delete from drafts where account_id = (select id from accounts where login = 'hoa.badinh')");
  });

  it('drops forgotten drafts with their files and leaves fresh ones', async () => {
    await lan
      .post('/files?draft=visit')
      .set('X-CSRF-Token', token)
      .attach('files', Buffer.from('%PDF-1.4 nháp'), 'a.pdf')
      .expect(200);
    await app.database.owner("update drafts set saved_at = timestamptz '2026-10-01' where form = 'visit'");
    await sweepDrafts({ services: app.services, id: () => 0, isLastTry: true });
    expect((await app.database.owner<{ form: string }>('select form from drafts')).map((row) => row.form)).toEqual([
      'petition-registration',
    ]);
    expect(await app.database.owner('select 1 from attachments')).toHaveLength(0);
  });
});
