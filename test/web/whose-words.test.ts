// What was typed belongs to the account its page was drawn for: after a sign-out, with no cookie, in somebody else's session.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const host = { Host: 'office.test', Origin: 'http://office.test' };
const denouncer = 'Đinh Thị Kín Miệng';
const story = 'Ông ấy thu tiền của mười hai hộ ngõ Cấm Chỉ';
/** The sealed intake as Hoa has it open in one tab. */
async function typedBy(hoa: Agent) {
  const page = (await hoa.get('/petitions/new?mode=sealed').expect(200)).text;
  return {
    ...formFieldsOf(page),
    mode: 'sealed',
    declaredType: 'TC',
    _seal: 'sealed',
    'senders.0.name': denouncer,
    subject: 'Tố cáo thu tiền',
    summary: story,
  };
}
const hasNothing = (text: string) => {
  for (const word of [denouncer, 'Kín Miệng', story, 'Cấm Chỉ']) expect(text).not.toContain(word);
};
const nextIn = (location: string) => new URL(location, 'http://x').searchParams.get('next') ?? '';
/** Signs in on the page at this address, in whatever session the browser has; gives where it leads. */
async function enter(agent: Agent, login: string, address: string) {
  const door = (await agent.get(address).expect(200)).text;
  hasNothing(door);
  const next = /name="next" value="([^"]*)"/.exec(door)?.[1] ?? '';
  const entered = await agent
    .post('/sign-in')
    .type('form')
    .send({ _csrf: csrfOf(door), login, password: demoPassword, next })
    .expect(303);
  return String(entered.headers.location);
}
/** Another account is told whose words they are and reads none; the one who typed them finds them all. */
async function onlyHoaFinds(address: string) {
  const other = await app.signIn('cuong.badinh');
  const refused = await other.get(address).expect(403);
  expect(refused.text).toContain('Phần đã gõ là của cán bộ khác');
  hasNothing(refused.text);
  const hoa = (await (await app.signIn('hoa.badinh')).get(address).expect(200)).text;
  for (const word of [denouncer, story]) expect(hoa).toContain(word);
}
const signOut = async (agent: Agent) =>
  agent
    .post('/sign-out')
    .type('form')
    .send(formFieldsOf((await agent.get('/account')).text));

describe('a sealed form sent when its session is over', () => {
  it('is kept for whoever typed it, not for whoever signed in last on that browser', async () => {
    const browser = await app.signIn('hoa.badinh');
    const typed = await typedBy(browser);
    await signOut(browser);
    await enter(browser, 'cuong.badinh', '/sign-in');
    await signOut(browser);
    const away = await browser.post('/petitions/new').set(host).type('form').send(typed).expect(303);
    expect(nextIn(String(away.headers.location))).toMatch(/^\/petitions\/new\?restore=/);
    await onlyHoaFinds(await enter(browser, 'hoa.badinh', String(away.headers.location)));
  });

  it('without any cookie likewise: whoever signs in from that page as another reads nothing of it', async () => {
    const typed = await typedBy(await app.signIn('hoa.badinh'));
    const stranger = request.agent(app.app);
    const away = await stranger.post('/petitions/new').set(host).type('form').send(typed).expect(303);
    const next = await enter(stranger, 'cuong.badinh', String(away.headers.location));
    const refused = await stranger.get(next).expect(403);
    expect(refused.text).toContain('Phần đã gõ là của cán bộ khác');
    hasNothing(refused.text);
    await onlyHoaFinds(next);
  });

  it('with a mark that is not ours stays in the page to be copied, and no sign-in leads to it', async () => {
    const typed = await typedBy(await app.signIn('hoa.badinh'));
    const forged = Buffer.from(typed._csrf, 'base64url');
    forged[72 + 5] = (forged[72 + 5] ?? 0) ^ 1;
    await app.database.owner('delete from parked_forms');
    for (const _csrf of ['', 'cũ', forged.toString('base64url')]) {
      const stranger = request.agent(app.app);
      const answer = await stranger
        .post('/petitions/new')
        .set(host)
        .type('form')
        .send({ ...typed, _csrf })
        .expect(401);
      expect(answer.text).toContain(story);
      expect(answer.text).toContain('href="/sign-in?next=%2Fpetitions%2Fnew"');
      expect(answer.text).not.toMatch(/<input[^>]*Kín Miệng/);
    }
    expect(await app.database.owner('select 1 from parked_forms')).toHaveLength(0);
  });
});

describe('a sealed form sent in the session of another account', () => {
  it.each([
    ['cuong.badinh', 'who may register too'],
    ['tam.thanhtra', 'who may not'],
  ])('is refused with a sentence, registered by nobody, and kept for whoever typed it: %s, %s', async (login) => {
    const browser = await app.signIn('hoa.badinh');
    const typed = await typedBy(browser);
    await enter(browser, login, '/sign-in?next=/work');
    const before = await app.database.owner('select 1 from petitions');
    for (const send of [
      () => browser.post('/petitions/new').set(host).type('form').send(typed),
      // "Lưu nháp" without script, files along: found again in the form itself.
      () => {
        const draft = browser.post('/drafts/petition-registration-sealed?subject=&back=/petitions/new').set(host);
        return Object.entries(typed).reduce((sent, [name, value]) => sent.field(name, value), draft);
      },
    ]) {
      const answer = await send();
      expect([answer.status, answer.text.includes('Phần đã gõ là của cán bộ khác')]).toEqual([403, true]);
      expect(answer.text).not.toContain('Gửi lại');
      hasNothing(answer.text);
      const way = /href="(\/sign-in\?next=[^"]+)"/.exec(answer.text)?.[1] ?? '';
      await onlyHoaFinds(nextIn(way));
    }
    expect(await app.database.owner('select 1 from petitions')).toHaveLength(before.length);
    // Her draft is not kept in the other's name either, and gets no token.
    const draft = await browser
      .post('/drafts/petition-registration-sealed')
      .set('X-CSRF-Token', typed._csrf)
      .type('form')
      .send(typed);
    expect([draft.status, draft.body.other]).toEqual([403, true]);
    hasNothing(JSON.stringify(draft.body));
  });

  it('is refused so too while that account looks through an officer’s eyes, which says nothing of the words', async () => {
    const browser = await app.signIn('hoa.badinh');
    const typed = await typedBy(browser);
    await enter(browser, 'cuong.badinh', '/sign-in?next=/work');
    await app.database.owner(
      `update sessions set sess = jsonb_set(sess::jsonb, '{seeingAs}', '{"id": 1, "words": "x"}')::json where (sess->'signedIn'->>'accountId')::int = (select id from accounts where login = 'cuong.badinh')`,
    );
    const answer = await browser.post('/petitions/new').set(host).type('form').send(typed);
    expect(answer.status).toBe(403);
    hasNothing(answer.text);
  });

  it('of the same officer signed in anew goes on with one press', async () => {
    const browser = await app.signIn('hoa.badinh');
    const typed = await typedBy(browser);
    await enter(browser, 'hoa.badinh', '/sign-in?next=/work');
    const answer = await browser.post('/petitions/new').set(host).type('form').send(typed).expect(403);
    for (const part of ['Gửi lại', story]) expect(answer.text).toContain(part);
  });

  it('that does not say whose it is can be copied, not sent on', async () => {
    const typed = await typedBy(await app.signIn('hoa.badinh'));
    const browser = await app.signIn('cuong.badinh');
    const answer = await browser
      .post('/petitions/new')
      .set(host)
      .type('form')
      .send({ ...typed, _csrf: 'cũ' })
      .expect(403);
    expect([answer.text.includes(story), answer.text.includes('Gửi lại')]).toEqual([true, false]);
    const foreign = await browser
      .post('/petitions/new')
      .type('form')
      .send({ ...typed, _csrf: 'cũ' })
      .expect(403);
    hasNothing(foreign.text);
  });
});
