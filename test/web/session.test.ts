// When the session is over in the middle of a form: the page gets the new token, and a stranger's words stay in the page.

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const holderIn = (html: string) => /data-holder="([^"]+)"/.exec(html)?.[1] ?? '';

describe('a page older than its session', () => {
  it('gets the new token when the same officer signed in again, and nobody else does', async () => {
    const before = await app.signIn('hoa.badinh');
    const page = (await before.get('/petitions/new?mode=open')).text;
    const holder = holderIn(page);
    expect(holder).toMatch(/^[\w-]{24}$/);
    expect(holder).not.toContain('hoa');

    const again = await app.signIn('hoa.badinh');
    const old = formFieldsOf(page)._csrf;
    const refused = await again
      .post('/drafts/petition-registration')
      .set('X-CSRF-Token', old)
      .type('form')
      .send({ subject: 'a' });
    expect([refused.status, refused.body.stale]).toEqual([403, true]);
    const fresh = await again.get(`/session/token?holder=${holder}`).expect(200);
    expect(fresh.headers['cache-control']).toContain('no-store');
    await again
      .post('/drafts/petition-registration')
      .set('X-CSRF-Token', fresh.body.csrf)
      .type('form')
      .send({ subject: 'a' })
      .expect(200);

    const other = await app.signIn('lan.badinh');
    expect((await other.get(`/session/token?holder=${holder}`).expect(409)).body.csrf).toBeUndefined();
    await request(app.app).get(`/session/token?holder=${holder}`).expect(303);
  });

  it('tells a script whether a form would be kept, and keeps nothing of its own saving', async () => {
    const nobody = await request(app.app)
      .post('/drafts/petition-registration')
      .set('X-CSRF-Token', 'x')
      .type('form')
      .send({ subject: 'a' });
    expect([nobody.status, nobody.body.parks]).toEqual([401, false]);
    expect(await app.database.owner('select 1 from parked_forms')).toHaveLength(0);
  });
});

describe('a sign-in page older than a sign-in in another tab', () => {
  it('is drawn anew with the way back, and asks for the password once more', async () => {
    const agent = await app.signIn('hoa.badinh');
    const answer = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: 'cũ', login: 'lan.badinh', password: 'x', next: '/visits/new' });
    expect(answer.status).toBe(422);
    for (const part of ['Nhập lại mật khẩu', 'value="lan.badinh"', 'name="next" value="/visits/new"'])
      expect(answer.text).toContain(part);
    expect(answer.text).not.toContain('Gửi lại');
  });
});

describe('a form sent with no cookie left, from a page that does not say whose it is', () => {
  const address = 'http://office.test';
  const send = (body: Record<string, string>, origin: string) =>
    request(app.app).post('/petitions/new').set('Host', 'office.test').set('Origin', origin).type('form').send(body);

  it('gives the words back in the page, kept nowhere, with the way to the sign-in', async () => {
    const answer = await send({ mode: 'open', summary: 'Chữ gõ sau cùng <b>', _csrf: 'cũ' }, address);
    expect(answer.status).toBe(401);
    expect(answer.headers['cache-control']).toContain('no-store');
    expect(answer.text).toContain('Chữ gõ sau cùng &lt;b&gt;');
    expect(answer.text).toContain('href="/sign-in?next=%2Fpetitions%2Fnew"');
    expect(await app.database.owner('select 1 from parked_forms')).toHaveLength(0);
  });

  it('shows nothing of what another site posts, nor of more words than a form holds', async () => {
    const foreign = await send({ summary: 'Mồi nhử' }, 'http://evil.example');
    expect([foreign.status, foreign.headers.location]).toEqual([303, '/sign-in?next=%2Fpetitions%2Fnew']);
    await send({ summary: 'x'.repeat(250_000) }, address).expect(303);
  });
});
