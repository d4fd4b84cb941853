// What was typed belongs to the account, the unit and the post its page was drawn for: after a sign-out, with no cookie, in another session.
import { createHmac } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { filledIntake } from '../petitions/intake-form.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';

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
    ...filledIntake({
      mode: 'sealed',
      declaredType: 'TC',
      'senders.0.name': denouncer,
      subject: 'Tố cáo thu tiền',
      summary: story,
    }),
    _seal: 'sealed',
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
/** Signs in as whoever has two posts, in that of this ward; gives where it leads. */
async function enterPost(agent: Agent, ward: string, address: string, login = 'hang.haiphuong') {
  expect(await enter(agent, login, address)).toBe('/sign-in/assignment');
  const choice = (await agent.get('/sign-in/assignment').expect(200)).text;
  const assignment = new RegExp(`name="assignment" value="(\\d+)"(?:(?!name="assignment")[\\s\\S])*${ward}`).exec(choice)?.[1];
  const entered = await agent
    .post('/sign-in/assignment')
    .type('form')
    .send({ _csrf: csrfOf(choice), assignment })
    .expect(303);
  return String(entered.headers.location);
}
/** Presses "Đăng xuất để …" of a refusal; gives the address of the sign-in. */
async function outOf(agent: Agent, refusal: string) {
  const form = /<form[^>]*action="\/sign-out"[\s\S]*?<\/form>/.exec(refusal)?.[0] ?? '';
  const out = await agent
    .post('/sign-out')
    .type('form')
    .send({ ...formFieldsOf(form), next: /name="next" value="([^"]*)"/.exec(form)?.[1] })
    .expect(303);
  return String(out.headers.location);
}
const petitions = async () => (await app.database.owner('select 1 from petitions')).length;
const parkedNow = async () => (await app.database.owner("select 1 from parked_forms where path like '/%'")).length;
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
    const mark = forged.length / 2 + 24;
    forged[mark + 5] = (forged[mark + 5] ?? 0) ^ 1;
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
      expect(answer.text).toContain('Trang này mở bằng tài khoản Trần Diệu Hoa, ở Phường Ba Đình (');
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

describe('a sealed form of an officer with posts in two wards, sent while she works in the other', () => {
  const inBoth = ['Phường Ba Đình', 'Phường Ngọc Hà'];

  it('is registered in neither: both are named, the words stand there, and go back into the form of the first', async () => {
    const hang = request.agent(app.app);
    await enterPost(hang, 'Phường Ba Đình', '/sign-in');
    const typed = await typedBy(hang);
    const before = await petitions();
    await enterPost(hang, 'Phường Ngọc Hà', '/sign-in?next=/work');
    await app.database.owner('delete from parked_forms');
    const refused = await hang.post('/petitions/new').set(host).type('form').send(typed).expect(403);
    for (const part of [...inBoth, denouncer, story]) expect(refused.text).toContain(part);
    expect(refused.text).not.toContain('Gửi lại');
    // The first page there says that they wait, and where they were typed; they open in no form of this ward.
    const work = (await hang.get('/work').expect(200)).text;
    expect(work).toMatch(/Phần ông, bà đã gõ ở trang “[^”]+”, khi làm việc tại Phường Ba Đình, chưa lưu, còn giữ đến 09:30/);
    const kept = /href="([^"]*restore=[^"]*)"/.exec(work)?.[1] ?? '';
    const again = await hang.get(kept).expect(403);
    for (const part of [...inBoth, story]) expect(again.text).toContain(part);
    expect(again.text).not.toContain('name="summary"');
    // A script is told so too.
    const draft = await hang
      .post('/drafts/petition-registration-sealed')
      .set('X-CSRF-Token', typed._csrf)
      .type('form')
      .send(typed);
    expect([draft.status, draft.body.other]).toEqual([403, true]);
    // Back where she typed it, the form has it all; saved, nothing waits any more.
    const next = await enterPost(hang, 'Phường Ba Đình', await outOf(hang, refused.text));
    const form = (await hang.get(next).expect(200)).text;
    for (const part of ['name="summary"', story]) expect(form).toContain(part);
    expect(await petitions()).toBe(before);
    const saved = await hang
      .post('/petitions/new')
      .type('form')
      .send({ ...unchangedForm(form, 'intake'), goesAbove: 'on' });
    expect([saved.status, await parkedNow()]).toEqual([303, 0]);
  });

  it('sent after the sign-out likewise: signed in for the other ward, no form of that ward opens with it', async () => {
    const hang = request.agent(app.app);
    await enterPost(hang, 'Phường Ba Đình', '/sign-in');
    const typed = await typedBy(hang);
    await signOut(hang);
    const away = await hang.post('/petitions/new').set(host).type('form').send(typed).expect(303);
    const refused = await hang.get(await enterPost(hang, 'Phường Ngọc Hà', String(away.headers.location))).expect(403);
    for (const part of [...inBoth, story]) expect(refused.text).toContain(part);
    expect(refused.text).not.toContain('name="summary"');
  });

  it('from a page drawn before marks told the unit: to be copied, not sent on', async () => {
    const hang = request.agent(app.app);
    await enterPost(hang, 'Phường Ba Đình', '/sign-in');
    const typed = await typedBy(hang);
    await enterPost(hang, 'Phường Ba Đình', '/sign-in?next=/work');
    const accountId = (await app.database.actorOf('hang.haiphuong')).accountId;
    const id = Buffer.alloc(6);
    id.writeUIntBE(accountId, 0, 6);
    const signed = createHmac('sha256', app.services.config.session.secret).update(`drawn-for:${accountId}`).digest();
    const old = Buffer.concat([Buffer.alloc(48 + 24), id, signed.subarray(0, 18)]).toString('base64url');
    const send = (agent: Agent) =>
      agent
        .post('/petitions/new')
        .set(host)
        .type('form')
        .send({ ...typed, _csrf: old });
    const answer = await send(hang).expect(403);
    expect([answer.text.includes(story), answer.text.includes('Gửi lại')]).toEqual([true, false]);
    // Nor does anybody else read it, or a form open with it after a sign-in.
    const other = await send(await app.signIn('cuong.badinh')).expect(403);
    hasNothing(other.text);
    await signOut(hang);
    const away = await send(hang).expect(303);
    const back = await hang.get(await enterPost(hang, 'Phường Ba Đình', String(away.headers.location))).expect(403);
    expect([back.text.includes(story), back.text.includes('name="summary"')]).toEqual([true, false]);
  });
});

describe('words kept for an officer at a computer where a colleague signs in first', () => {
  it('wait on his first page after the sign-in, until he saved them; the colleague gets one press to let him in, and no word', async () => {
    const browser = await app.signIn('hoa.badinh');
    const typed = await typedBy(browser);
    await signOut(browser);
    await app.database.owner('delete from parked_forms');
    const away = String((await browser.post('/petitions/new').set(host).type('form').send(typed).expect(303)).headers.location);
    const refused = await browser.get(await enter(browser, 'cuong.badinh', away)).expect(403);
    hasNothing(refused.text);
    expect(refused.text).not.toContain('Trần Diệu Hoa');
    expect((await browser.get('/work').expect(200)).text).not.toContain('còn giữ đến');
    // By the button the next sign-in leads to them.
    expect(nextIn(await outOf(browser, refused.text))).toBe(nextIn(away));
    // Signed out elsewhere: his first page leads to them, and any other says so.
    expect(await enter(browser, 'hoa.badinh', '/sign-in')).toBe('/work');
    const work = (await browser.get('/work').expect(200)).text;
    expect(work).toMatch(/Phần ông, bà đã gõ ở trang “[^”]+” chưa lưu, còn giữ đến 09:30\./);
    const kept = /href="([^"]*restore=[^"]*)"/.exec(work)?.[1] ?? '';
    const form = (await browser.get(kept).expect(200)).text;
    expect(form).toContain(story);
    const elsewhere = await browser.get(await enter(browser, 'hoa.badinh', '/sign-in?next=/account')).expect(200);
    expect(elsewhere.text).toContain('chưa lưu còn giữ đến 09:30: mở từ Việc của tôi');
  });
});

describe('a sealed form of an officer with two posts in one ward', () => {
  it('opens in the post it was typed in only, shows no word under the other while he has both, and is his again once that post has ended', async () => {
    const [first] = await app.database.owner<{ id: number; title: string }>(
      "select a.id, a.title from assignments a join accounts c on c.id = a.account_id where c.login = 'lan.badinh'",
    );
    const [desk, second] = [first?.title ?? '', 'Văn thư kiêm nhiệm'];
    await app.database.owner(
      `insert into assignments (account_id, unit_id, role, title, section, during, reveal_confirmed_at)
       select account_id, unit_id, 'clerk', $2, section, during, reveal_confirmed_at from assignments where id = $1`,
      [first?.id, second],
    );
    const lan = request.agent(app.app);
    const enterAs = (title: string, address = '/sign-in') => enterPost(lan, title, address, 'lan.badinh');
    await app.database.owner('delete from parked_forms');
    await enterAs(desk);
    const holder = /data-holder="([^"]+)"/.exec((await lan.get('/work').expect(200)).text)?.[1] ?? '';
    const typed = await typedBy(lan);
    await signOut(lan);
    const away = String((await lan.post('/petitions/new').set(host).type('form').send(typed).expect(303)).headers.location);
    const kept = await enterAs(second, away);
    const refused = (await lan.get(kept).expect(403)).text;
    for (const part of [`“${desk}”`, `“${second}”`]) expect(refused).toContain(part);
    hasNothing(refused);
    expect((await lan.get('/work').expect(200)).text).toContain(`khi làm việc theo phân công “${desk}”, chưa lưu`);
    // Nor does the page of the first post get a token of the other, or is what it sends done by the other's rights.
    await lan.get(`/session/token?holder=${encodeURIComponent(holder)}`).expect(409);
    const before = await petitions();
    const sent = (await lan.post('/petitions/new').set(host).type('form').send(typed).expect(403)).text;
    expect([sent.includes(story), sent.includes('Gửi lại'), await petitions()]).toEqual([true, false, before]);
    const back = await enterAs(desk, await outOf(lan, refused));
    expect((await lan.get(back).expect(200)).text).toContain(story);
    // The post they were typed in is over: no word is lost, they open in the one that is left.
    await signOut(lan);
    await app.database.owner("update assignments set during = daterange(lower(during), '2026-11-01') where id = $1", [first?.id]);
    const alone = await enter(lan, 'lan.badinh', `/sign-in?next=${encodeURIComponent(kept)}`);
    expect((await lan.get(alone).expect(200)).text).toContain(story);
  });
});
