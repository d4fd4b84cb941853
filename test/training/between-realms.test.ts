// Between realms, by what they hold: a letter, a figure, a number of one of them moves nothing in another, nor does any act sent with
// good tokens and another realm's ids. Each is tried between a class and production and between two classes.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { enqueue } from '../../src/database/outbox.ts';
import { classPages } from '../../src/features.ts';
import { informSender } from '../../src/notifications/actions.ts';
import { loadPetition } from '../../src/petitions/queries.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import type { Act } from '../../src/web/act.ts';
import type { OfficerPage } from '../../src/web/pages.ts';
import type { Services } from '../../src/web/services.ts';
import { runJobs } from '../../src/worker.ts';
import { accepted, type Fields, fieldsOfSchema } from '../house/filled/form-reading.ts';
import { entry } from '../reception/entries.ts';
import { type Agent, csrfOf } from '../support/app.ts';
import { mailbox, readable } from '../support/mailbox.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { asRole } from '../support/role.ts';
import { actAs, type School, school } from './arrange.ts';
import { solve } from './solve.ts';

type Name = 'production' | 'one' | 'two';
interface Realm {
  name: Name;
  at: string;
  services: Services;
  ownerUrl: string;
  /** Who registers, and whose office it is. */
  login: string;
  desk: Agent;
  leader: Agent;
}

let desk: School;
let post: Awaited<ReturnType<typeof mailbox>>;
let realms: Realm[] = [];
const realmOf = (name: Name) => realms.find((one) => one.name === name) as Realm;
const others = (name: Name) => realms.filter((one) => one.name !== name);

const ask = <Row extends Record<string, unknown>>({ ownerUrl }: Realm, sql: string): Promise<Row[]> => asRole<Row>(ownerUrl, sql);

const act = <T>({ services }: Realm, login: string, work: (act: Act) => Promise<T>) => actAs(services, login, work);

const register = (realm: Realm, name: string) =>
  act(realm, realm.login, (given) =>
    registerPetition(
      given,
      aRegistration({
        receivedOn: given.moment.today,
        writtenOn: null,
        senders: [aSender({ name, email: `${realm.name}@vi-du.vn` })],
      }),
    ),
  );

/** Rows and words of every table, but those in which a realm keeps who is signed in and what it has to do. */
async function fingerprint(realm: Realm): Promise<Record<string, string>> {
  const tables = await ask<{ t: string }>(
    realm,
    `select format('%I.%I', table_schema, table_name) as t from information_schema.tables
      where table_schema in ('public', 'search') and table_type = 'BASE TABLE' and table_name <> 'sessions' order by 1`,
  );
  const all = tables.map(
    ({ t }) =>
      `select '${t}' as t, count(*) || ' ' || coalesce(md5(string_agg(md5(x::text), '' order by md5(x::text))), '') as rows from ${t} x`,
  );
  const found = await ask<{ t: string; rows: string }>(realm, all.join(' union all '));
  return Object.fromEntries(found.map(({ t, rows }) => [t, rows]));
}

beforeAll(async () => {
  post = await mailbox();
  desk = await school({ SMTP_URL: `smtp://127.0.0.1:${post.port}`, MAIL_FROM: 'donthu@vi-du.vn' });
  const classes = [await desk.openClass({ name: 'Lớp một', seats: '1' }), await desk.openClass({ name: 'Lớp hai', seats: '1' })];
  realms = [
    {
      name: 'production',
      at: '',
      services: desk.services,
      ownerUrl: desk.database.ownerUrl,
      login: 'hoa.badinh',
      desk: await desk.signIn('hoa.badinh'),
      leader: await desk.signIn('thang.badinh'),
    },
  ];
  for (const [index, { code, at }] of classes.entries()) {
    const { services } = await desk.realm(code);
    const [row] = await desk.database.owner<{ n: string }>('select database_name as n from realms where code = $1', [code]);
    const url = new URL(desk.database.ownerUrl);
    url.pathname = `/${row?.n}`;
    realms.push({
      name: index === 0 ? 'one' : 'two',
      at,
      services,
      ownerUrl: url.toString(),
      login: 'hocvien01.vanthu',
      desk: await desk.enter(code, 1, '.vanthu'),
      leader: await desk.enter(code, 1, '.lanhdao'),
    });
  }
  // The books of a class are filled while people come in: what is compared below stands still.
  for (const realm of others('production'))
    await vi.waitFor(async () => expect(await ask(realm, 'select 1 from trainees where book_filled_at is null')).toEqual([]), {
      timeout: 200_000,
      interval: 500,
    });
}, 400_000);
afterAll(async () => {
  await desk?.close();
  await post?.close();
});

describe('a letter to a citizen', () => {
  const tell = (realm: Realm) =>
    act(realm, realm.login, async (given) => {
      const { id, number } = await registerPetition(
        given,
        aRegistration({
          receivedOn: given.moment.today,
          writtenOn: null,
          senders: [aSender({ name: 'Âu Thị Thư', email: `${realm.name}@vi-du.vn` })],
        }),
      );
      await informSender(given, await loadPetition(given.tx, id));
      return number;
    });

  it('leaves production by its mail server; the same act in a class sends nothing, and is read in that class alone', async () => {
    const numbers = new Map<Name, string>();
    for (const realm of realms) numbers.set(realm.name, await tell(realm));
    for (const { at } of others('production')) await (await desk.realm(at.split('/')[2] ?? '')).runJobs();
    expect(post.letters).toEqual([]);
    await runJobs(desk.services, desk.database.workerUrl);
    const sent = readable(post.letters.join(''));
    expect(sent).toContain('RCPT TO:<production@vi-du.vn>');
    expect(sent).toContain(`Đơn số ${numbers.get('production')}`);
    for (const name of ['one', 'two']) expect(sent).not.toContain(`${name}@vi-du.vn`);
    for (const realm of others('production')) {
      const page = (await realm.desk.get(`${realm.at}/outgoing`).expect(200)).text;
      expect(page).toContain(`Gửi: ${realm.name}@vi-du.vn`);
      expect(page).toContain(`[TẬP HUẤN] Thông tin về đơn số ${numbers.get(realm.name)}`);
      expect(page).toContain('Ngoài thư điện tử, phần mềm không gửi gì cho hệ thống khác');
      for (const other of others(realm.name)) expect(page).not.toContain(`${other.name}@vi-du.vn`);
      expect(await ask(realm, 'select distinct state from messages')).toEqual([{ state: 'sunk' }]);
    }
    expect((await realmOf('production').desk.get('/outgoing')).status).toBe(404);
    expect(await ask(realmOf('production'), 'select recipient, state from messages')).toEqual([
      { recipient: 'production@vi-du.vn', state: 'sent' },
    ]);
  });

  it('of the software to an officer leaves production and no class: there it is read with the letters of his unit', async () => {
    const before = post.letters.length;
    for (const realm of realms)
      await ask(realm, `update accounts set email = replace(login, '.', '-') || '@${realm.name}.vi-du.vn'`);
    desk.setNow('2026-12-04T02:00:00Z');
    try {
      for (const realm of realms) {
        const [row] = await ask<{ id: number }>(
          realm,
          `select unit_id as id from assignments a join accounts c on c.id = a.account_id where c.login = '${realm.login}'`,
        );
        await act(realm, realm.login, ({ tx }) => enqueue(tx, 'remind_unit', { unitId: row?.id ?? 0 }));
      }
      for (const { at } of others('production')) await (await desk.realm(at.split('/')[2] ?? '')).runJobs();
      expect(post.letters.length).toBe(before);
      await runJobs(desk.services, desk.database.workerUrl);
      const sent = readable(post.letters.slice(before).join(''));
      expect(sent).toContain('@production.vi-du.vn');
      expect(sent).not.toMatch(/@(one|two)\.vi-du/);
    } finally {
      desk.setNow('2026-11-25T02:00:00Z');
    }
    for (const realm of others('production')) {
      const page = (await realm.desk.get(`${realm.at}/outgoing`).expect(200)).text;
      const reminders = page.split('<section').filter((letter) => letter.includes('[TẬP HUẤN] Nhắc hạn: Đơn '));
      expect([realm.name, reminders.length > 0]).toEqual([realm.name, true]);
      const [own] = await ask<{ n: string }>(realm, "select string_agg(name || ' ' || phone, '|') as n from parties");
      for (const letter of reminders) {
        expect(letter).toMatch(new RegExp(`Gửi: hocvien01[a-z-]*@${realm.name}\\.vi-du\\.vn`));
        // A number and a day, and no word of what the paper is about or who sent it.
        expect(letter).toMatch(/<p>Đơn [^<]*\d{4}-\d+, hạn \d\d\/\d\d\/\d{4}\.<\/p>/);
        for (const word of own?.n.split('|') ?? []) expect(letter).not.toContain(word.split(/ \d/)[0]);
      }
      // Nothing waits to leave.
      expect(await ask(realm, "select 1 from messages where state <> 'sunk'")).toEqual([]);
    }
  });
});

describe('a figure', () => {
  const pages = [
    '/dashboard',
    '/work',
    '/petitions',
    '/reports',
    '/reports/02-xld?period=2026-Q4',
    '/reports/01-tcd?period=2026-Q4',
    '/approvals',
    '/notices',
    '/search?q=dem',
  ];
  const wordsOf = (html: string) =>
    (/<main[^>]*>([\s\S]*?)<\/main>/.exec(html)?.[1] ?? '')
      .replace(/<script[\s\S]*?<\/script>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  /** What its leader reads on every page that counts. */
  async function read(realm: Realm): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const page of pages) {
      const answer = await realm.leader.get(`${realm.at}${page}`);
      expect([realm.name, page, answer.status]).toEqual([realm.name, page, 200]);
      found[page] = wordsOf(answer.text);
    }
    return found;
  }

  it.each(['production', 'one', 'two'] as const)('of the others does not move when something comes in at %s', async (name) => {
    const realm = realmOf(name);
    const before = new Map<Name, Record<string, string>>();
    for (const one of realms) before.set(one.name, await read(one));
    for (const sender of ['Âu Thị Đếm Một', 'Âu Thị Đếm Hai']) await register(realm, sender);
    const reception = name === 'production' ? 'lan.badinh' : 'hocvien01.tiepdan';
    await act(realm, reception, (given) => registerVisit(given, entry({ receivedOn: given.moment.today })));
    for (const one of others(name)) expect([one.name, await read(one)]).toEqual([one.name, before.get(one.name)]);
    // Its own do: what is compared is figures.
    const after = await read(realm);
    const moved = pages.filter((page) => after[page] !== before.get(name)?.[page]);
    expect(moved).toEqual(
      expect.arrayContaining(['/dashboard', '/petitions', '/reports/02-xld?period=2026-Q4', '/reports/01-tcd?period=2026-Q4']),
    );
  });
});

describe('a number', () => {
  const counters = (realm: Realm) => ask(realm, 'select unit_id, name, year, value from counters order by 1, 2, 3');

  it.each(['production', 'one', 'two'] as const)('of a petition given at %s moves no other realm’s count', async (name) => {
    const before = new Map<Name, unknown>();
    for (const realm of realms) before.set(realm.name, await counters(realm));
    await register(realmOf(name), 'Âu Thị Số');
    for (const realm of others(name)) expect([realm.name, await counters(realm)]).toEqual([realm.name, before.get(realm.name)]);
    expect(await counters(realmOf(name))).not.toEqual(before.get(name));
  });

  it('of a paper issued in a class moves neither production’s nor another class’s', async () => {
    const exercise = shippedExercises().find(({ code }) => code === 'kn-het-thoi-hieu');
    if (!exercise) throw new Error('The exercise is not shipped');
    const before = new Map<Name, unknown>();
    for (const realm of realms) before.set(realm.name, await counters(realm));
    await solve(realmOf('one').services, 1, exercise, {});
    const papers = await ask<{ n: number }>(realmOf('one'), 'select count(*)::int as n from papers where number is not null');
    expect(papers[0]?.n).toBeGreaterThan(0);
    for (const realm of others('one')) expect([realm.name, await counters(realm)]).toEqual([realm.name, before.get(realm.name)]);
    expect(
      (await ask<{ n: number }>(realmOf('two'), 'select count(*)::int as n from papers where number is not null'))[0]?.n,
    ).toBe(0);
  });
});

describe('an act with good tokens', () => {
  const leaves = /sign-out|sign-in|\/parts|\/account|see-as/;
  const posts = classPages.filter(
    (page): page is OfficerPage => page.kind !== 'public' && page.method === 'post' && !leaves.test(page.path),
  );
  const moment = { at: new Date('2026-11-25T02:00:00Z'), today: '2026-11-25' };
  const shapes = new Map<OfficerPage, Fields>(
    posts.map((page) => {
      if (page.kind !== 'form') return [page, {}];
      const schema = page.schema(moment);
      return [page, accepted(schema, fieldsOfSchema(schema))];
    }),
  );
  const tables = [
    'petitions',
    'papers',
    'visits',
    'proceedings',
    'transfers',
    'notices',
    'attachments',
    'accounts',
    'assignments',
    'units',
  ];
  const idsOf = async (realm: Realm) =>
    (
      await ask<{ id: number }>(
        realm,
        tables.map((t) => `(select id::bigint from ${t} order by id desc limit 6)`).join(' union '),
      )
    ).map(({ id }) => String(id));

  it.each(['one', 'two', 'production'] as const)(
    'from %s, with ids of the others in address and form, changes no row of theirs',
    { timeout: 300_000 },
    async (name) => {
      const realm = realmOf(name);
      const logins =
        name === 'production'
          ? ['hoa.badinh', 'son.badinh', 'thang.badinh', 'lan.badinh', 'cuong.badinh']
          : ['', '.vanthu', '.lanhdao', '.truongphong', '.tiepdan'];
      const agents: { agent: Agent; csrf: string }[] = [];
      for (const login of logins) {
        const agent = name === 'production' ? await desk.signIn(login) : await desk.enter(realm.at.split('/')[2] ?? '', 1, login);
        agents.push({ agent, csrf: csrfOf((await agent.get(`${realm.at}/account`).expect(200)).text) });
      }
      const foreign = (await Promise.all(others(name).map(idsOf))).flat();
      expect(foreign.length).toBeGreaterThan(25);
      // What earlier acts left to be done in a class is done.
      for (const one of others('production')) await (await desk.realm(one.at.split('/')[2] ?? '')).runJobs();
      const before = new Map<Name, Record<string, string>>();
      for (const one of realms) before.set(one.name, await fingerprint(one));
      const answers = new Map<number, number>();
      const id = fc.constantFrom(...foreign);
      const sent = fc.record({
        by: fc.constantFrom(...agents),
        page: fc.constantFrom(...posts),
        ids: fc.array(id, { minLength: 6, maxLength: 6 }),
        fills: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(sent, async ({ by, page, ids, fills }) => {
          let at = 0;
          const next = () => ids[at++ % ids.length] as string;
          const address = `${realm.at}${page.path.replace(/:\w+/g, next)}`;
          const typed = Object.entries(shapes.get(page) ?? {});
          const fields = Object.fromEntries(
            typed.map(([field, value]) => [
              field,
              fills && /id$|^(other|petition|paper|visit|unit|processor|holder)/i.test(field) ? next() : value,
            ]),
          );
          const answer = await by.agent
            .post(address)
            .type('form')
            .send({ ...fields, _csrf: by.csrf });
          // Past the door: a refusal is the act's own, never the token's.
          expect([address, answer.status < 500, answer.text.includes('Biểu mẫu đã cũ')]).toEqual([address, true, false]);
          answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
        }),
        { numRuns: 300, seed: 20261130 },
      );
      for (const one of others(name)) expect([one.name, await fingerprint(one)]).toEqual([one.name, before.get(one.name)]);
      // The tokens are good: among so many acts some were done, in the realm they were sent to.
      expect(answers.get(303) ?? 0).toBeGreaterThan(0);
      expect(await fingerprint(realm)).not.toEqual(before.get(name));
    },
  );
});
