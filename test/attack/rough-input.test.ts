// Requests no form of ours would send: each gets a calm page, never a broken one, and never a stack.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../src/accounts/roles.ts';
import { allPages } from '../../src/features.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';

let app: TestApp;
const agents = new Map<string, { agent: Agent; csrf: string }>();
const roleOf = {
  'son.badinh': 'processor',
  'cuong.badinh': 'unit_head',
  'thang.badinh': 'leader',
  quantri: 'admin',
} as const satisfies Record<string, OfficerRole>;
type Login = keyof typeof roleOf;
const logins = Object.keys(roleOf) as Login[];
/** The pages an officer's role opens: at the door of the others nothing of what is sent is read (test/house/routes.test.ts tries each). */
const pagesOf = (login: Login) =>
  allPages.filter((page) => page.kind === 'public' || roleMay(roleOf[login], page.permission as Permission));
/** Of the pages these officers open each once, by the first of them who opens it. */
const sharedPages = (logins: readonly Login[]) => {
  const asked = new Set<unknown>();
  return logins.map((login) => {
    const own = pagesOf(login).filter((page) => !asked.has(page));
    for (const page of own) asked.add(page);
    return [login, own] as const;
  });
};
const broken: string[] = [];

beforeAll(async () => {
  app = await testApp(
    { LOG_LEVEL: 'error' },
    { write: (line) => void (line.includes('"broken"') && broken.push(line.slice(0, 600))) },
  );
  for (const registration of [aRegistration(), aDenunciation()])
    await app.as('son.badinh', (act) => registerPetition(act, registration));
  for (const login of logins) {
    const agent = await app.signIn(login);
    agents.set(login, { agent, csrf: csrfOf((await agent.get('/account').expect(200)).text) });
  }
}, 60_000);
afterAll(() => app.close());

const officer = (login: string) => {
  const found = agents.get(login);
  if (!found) throw new Error(login);
  return found;
};

describe('addresses', () => {
  // Every page past the largest id of a table, which nobody's row has; the others by who opens most of the pages.
  it.each([
    ['2147483648', ['thang.badinh', 'quantri', 'son.badinh', 'cuong.badinh']],
    ['999999999999999', ['thang.badinh']],
    ['0', ['quantri']],
  ] as const satisfies [string, readonly Login[]][])(
    'with the id %s break nothing',
    async (id, whose: readonly Login[]) => {
      const wrong: string[] = [];
      for (const [login, own] of sharedPages(whose)) {
        const { agent, csrf } = officer(login);
        for (const page of own) {
          if (page.kind === 'public' || !/:\w*id\b/i.test(page.path)) continue;
          const address = page.path.replace(/:(\w+)/g, (_, name: string) => (/id$/i.test(name) ? id : 'khong-co'));
          const answer =
            page.method === 'get' ? await agent.get(address) : await agent.post(address).type('form').send({ _csrf: csrf });
          if (answer.status >= 500) wrong.push(`${login} ${page.method} ${address} ${answer.status}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    240_000,
  );

  it('with nonsense in every query field break nothing', async () => {
    const nonsense = [
      "' or 1=1 --",
      '99999999999999999999',
      '2026-13-45.999999999999999',
      '2026-11-20_999999999999999',
      '2026-11-20T99:99:99.000Z_5',
      '0000-00-00T00:00:00Z_1',
      '9999999999999-99',
      '8640000000000001-5',
      '%00',
      '\u{10ffff}'.repeat(20),
      '(((((((',
      '\\',
    ];
    const fields =
      'q after before from to type field status scope unit person record kind state book readings period figure page sort holder month year day code view outcome filter bucket tab date form open text box waiting number back subject draft petition visit proceeding restore next'.split(
        ' ',
      );
    const wrong: string[] = [];
    let turn = 0;
    for (const login of ['thang.badinh', 'quantri'] as const) {
      const { agent } = officer(login);
      for (const page of pagesOf(login)) {
        if (page.method !== 'get') continue;
        // The chairman opens the office's pages; the administrator his own.
        if (login === 'quantri' && !page.path.startsWith('/admin')) continue;
        const path = page.path.replace(/:(\w+)/g, '1');
        // Every second one on each page, the others on the page after it: what reads a filter is shared.
        turn += 1;
        for (const value of nonsense.filter((_, nth) => (nth + turn) % 2 === 0)) {
          const query = fields.map((field) => `${field}=${encodeURIComponent(value).replace(/%25/g, '%')}`).join('&');
          const answer = await agent.get(`${path}?${query}`);
          if (answer.status >= 500) wrong.push(`${login} ${path} ${value} ${answer.status}`);
        }
      }
    }
    expect(wrong, broken.join('\n')).toEqual([]);
  }, 240_000);
});

describe('bodies', () => {
  // What is a number reaches the rows: every page, asked first by who takes a petition in, then by who decides on it. What is none ends at
  // the form's rules.
  it.each([
    ['999999999999999', ['son.badinh', 'quantri', 'cuong.badinh', 'thang.badinh']],
    ['2147483648', ['thang.badinh', 'quantri', 'cuong.badinh', 'son.badinh']],
    ['-1', ['thang.badinh']],
    ['1e9', ['thang.badinh']],
    ["1' or '1'='1", ['thang.badinh']],
  ] as const satisfies [string, readonly Login[]][])(
    'with the id %s in every field break nothing',
    async (value, whose: readonly Login[]) => {
      const fields =
        'processor toUnitId paperId other otherId link accountId unit unitId role assignment signer signerId version destinationUnitId leader member memberId teamLead resolver respondentAccount respondents.0.accountId receptionDay hostAccount deputies members verifier p1_ward step people contents documents personCount senderCount sameContentCount count year number state_money stateMoney'.split(
          ' ',
        );
      const wrong: string[] = [];
      for (const [login, own] of sharedPages(whose)) {
        const { agent, csrf } = officer(login);
        for (const page of own) {
          if (page.kind === 'public' || page.method !== 'post') continue;
          if (page.path.startsWith('/account')) continue;
          const address = page.path.replace(/:(\w+)/g, (_, name: string) => (/id$/i.test(name) ? '1' : 'khong-co'));
          const body = Object.fromEntries(fields.map((field) => [field, value]));
          const answer = await agent
            .post(address)
            .type('form')
            .send({ ...body, _csrf: csrf });
          if (answer.status >= 500) wrong.push(`${login} ${address} ${answer.status}`);
        }
      }
      expect(wrong, broken.join('\n')).toEqual([]);
    },
    240_000,
  );

  it('with nested multipart names are refused calmly', async () => {
    const { agent } = officer('son.badinh');
    const answer = await agent.post('/petitions/new').field('a[][b]', '1').field('senders[0][name]', 'x').field('_csrf[]', 'y');
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toMatch(/TypeError|node_modules|\.ts:\d/);
  });

  it('with a broken cookie are taken as from nobody', async () => {
    for (const cookie of ['donthu.who=%E0%A4%A', 'donthu.who=%', 'donthu.sid=%E0%A4%A']) {
      const answer = await request(app.app).post('/petitions/new').set('Cookie', cookie).type('form').send({ subject: 'x' });
      expect([cookie, answer.status]).toEqual([cookie, 303]);
    }
  });

  it('with the same name a thousand times, or of the wrong kind, are refused calmly', async () => {
    const { agent, csrf } = officer('son.badinh');
    const many = `_csrf=${csrf}${'&summary=x'.repeat(1900)}`;
    expect((await agent.post('/petitions/new').type('form').send(many)).status).toBeLessThan(500);
    const tooMany = `_csrf=${csrf}${'&a=1'.repeat(2100)}`;
    expect((await agent.post('/petitions/new').type('form').send(tooMany)).status).toBe(413);
    expect((await agent.post('/petitions/new').set('Content-Type', 'application/json').send('{"a":')).status).toBeLessThan(500);
    expect((await agent.post('/petitions/new').set('Content-Type', 'multipart/form-data').send('x')).status).toBeLessThan(500);
    expect(
      (await agent.post('/petitions/new').set('Content-Type', 'multipart/form-data; boundary=x').send('--x\r\nbad')).status,
    ).toBeLessThan(500);
  });
});

describe('headers', () => {
  it('every answer, errors and files included, carries the policy and forbids sniffing', async () => {
    const { agent, csrf } = officer('son.badinh');
    const answers = [
      await request(app.app).get('/khong-co'),
      await request(app.app).get('/lookup'),
      await request(app.app).get('/healthz'),
      await agent.get('/petitions/999999'),
      await agent.get('/work'),
      await agent.post('/petitions/new').type('form').send({ subject: 'x' }),
      await agent.post('/petitions/duplicates').type('form').send({ _csrf: csrf }),
    ];
    for (const answer of answers) {
      const csp = String(answer.headers['content-security-policy']);
      expect(csp).toContain("default-src 'self'");
      expect(csp).not.toContain('unsafe');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['x-powered-by']).toBeUndefined();
    }
  });
});
