// An anonymous person: the public pages, the sign-in, and what can be sent without one.
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';

let app: TestApp;
let code = '';
let pin = '';
beforeAll(async () => {
  app = await testApp();
  const made = await app.as('son.badinh', (act) => registerPetition(act, aRegistration()));
  await app.as('son.badinh', (act) => registerPetition(act, aDenunciation()));
  code = made.publicCode ?? '';
  pin = made.pin ?? '';
}, 60_000);
afterAll(() => app.close());

const lookup = (body: object, headers: Record<string, string> = {}) =>
  request(app.app).post('/lookup').set(headers).type('form').send(body);
const bare = (text: string) => text.replace(/value="[^"]*"/g, '');

describe('looking up', () => {
  it('answers a wrong code and a wrong PIN with the same bytes and status, and sets no cookie', async () => {
    const wrongPin = await lookup({ code, pin: pin === '000000' ? '000001' : '000000' });
    const wrongCode = await lookup({ code: 'AAAA-AAAA-AAAA', pin: '000000' });
    expect(wrongPin.status).toBe(wrongCode.status);
    expect(bare(wrongPin.text)).toBe(bare(wrongCode.text));
    expect(wrongPin.headers['set-cookie']).toBeUndefined();
  });

  it('is not to be guessed faster by claiming another address', async () => {
    app.setNow('2026-11-25T04:00:00Z');
    const answers: number[] = [];
    for (let i = 0; i < 9; i += 1)
      answers.push(
        (await lookup({ code, pin: String(100000 + i) }, { 'X-Forwarded-For': `10.0.0.${i}`, 'X-Real-IP': `10.1.0.${i}` }))
          .status,
      );
    expect(answers.slice(5)).toEqual([429, 429, 429, 429]);
    app.setNow('2026-11-25T05:00:00Z');
    const dashed: number[] = [];
    for (let i = 0; i < 7; i += 1)
      dashed.push((await lookup({ code: `${code.slice(0, i)} ${code.slice(i)}`, pin: '999999' })).status);
    expect(dashed.slice(5)).toEqual([429, 429]);
  });

  it('prints no script out of an address', async () => {
    for (const path of ['/lookup?code=', '/calendar?q=', '/calendar?from=', '/sign-in?next='])
      expect((await request(app.app).get(`${path}${encodeURIComponent('"><script>alert(1)</script>')}`)).text).not.toContain(
        '<script>alert',
      );
  });
});

describe('signing in', () => {
  const tryIn = async (login: string, next = '', password = 'sai-mat-khau-roi') => {
    const agent = request.agent(app.app);
    const page = await agent.get('/sign-in');
    return agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: csrfOf(page.text), login, password, next });
  };

  it('says the same of an unknown name as of a wrong password', async () => {
    app.setNow('2026-11-25T06:00:00Z');
    const [known, unknown] = [await tryIn('hoa.badinh'), await tryIn('khong.co.ai')];
    expect(bare(known.text)).toBe(bare(unknown.text));
    expect(known.status).toBe(unknown.status);
  });

  it('leads nowhere but home', async () => {
    app.setNow('2026-11-25T08:00:00Z');
    const { demoPassword } = await import('../../seeds/02_demo/cast.ts');
    for (const next of [
      '//evil.vn',
      '/\\evil.vn',
      '/\t/evil.vn',
      'https://evil.vn',
      'javascript:alert(1)',
      '/%2f/evil.vn',
      ' //evil.vn',
      '/\n/evil.vn',
    ]) {
      const answer = await tryIn('lan.badinh', next, demoPassword);
      expect(answer.status).toBe(303);
      const there = new URL(String(answer.headers.location), 'http://ward.test/sign-in');
      expect([next, there.host]).toEqual([next, 'ward.test']);
    }
  });

  it('makes a new session, with flags, and the old one is worth nothing', async () => {
    const { demoPassword } = await import('../../seeds/02_demo/cast.ts');
    const page = await request(app.app).get('/sign-in');
    const fixed = String(page.headers['set-cookie']).split(';')[0] ?? '';
    const inside = await request(app.app)
      .post('/sign-in')
      .set('Cookie', fixed)
      .type('form')
      .send({ _csrf: csrfOf(page.text), login: 'lan.badinh', password: demoPassword });
    expect(inside.status).toBe(303);
    const cookies = inside.headers['set-cookie'] as unknown as string[];
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/i);
    expect(cookies.some((one) => one.startsWith(fixed))).toBe(false);
    expect((await request(app.app).get('/work').set('Cookie', fixed)).status).toBe(303);
  });
});

describe('without a session', () => {
  it('hundreds of megabytes of typed fields are not read into memory', async () => {
    const boundary = 'x';
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="summary"\r\n\r\n${'a'.repeat(900_000)}\r\n`;
    const before = process.memoryUsage().rss;
    const answer = await request(app.app)
      .post('/petitions/new')
      .set('Content-Type', `multipart/form-data; boundary=${boundary}`)
      .send(Buffer.from(`${part.repeat(120)}--${boundary}--\r\n`));
    expect(answer.status).toBeLessThan(500);
    // The test itself holds what it sends; the server must not hold it a second time.
    expect(process.memoryUsage().rss - before).toBeLessThan(330 * 1024 * 1024);
  });

  it('every officer’s address asks to sign in first, whatever the method', async () => {
    const { allPages } = await import('../../src/features.ts');
    // Methods no route takes fall through all of them to the same end, whatever the address: one of them each.
    const others = ['put', 'delete', 'patch', 'options'] as const;
    for (const [nth, page] of allPages.entries()) {
      if (page.kind === 'public') continue;
      const path = page.path.replace(/:\w+/g, '1');
      for (const method of ['get', 'post', 'head', others[nth % 4] ?? 'put'] as const) {
        const answer = await request(app.app)[method](path);
        if (method === 'options')
          expect([path, answer.status < 400 ? answer.text : '']).toEqual([path, expect.not.stringContaining('<html')]);
        else expect([method, path, answer.status]).not.toEqual([method, path, 200]);
      }
      expect((await request(app.app).get(`/${path}`)).status).not.toBe(200);
      expect((await request(app.app).get(`${path.toUpperCase()}/`)).status).not.toBe(200);
    }
  }, 60_000);

  it('the static folder serves nothing above it', async () => {
    const secret = readFileSync('package.json', 'utf8').slice(0, 40);
    for (const path of [
      '/static/../package.json',
      '/static/..%2fpackage.json',
      '/static/%2e%2e/package.json',
      '/static/....//package.json',
      '/static/.env',
    ])
      expect((await request(app.app).get(path)).text).not.toContain(secret);
  });
});
