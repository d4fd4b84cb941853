// The wall between realms: a class and production, and two classes, tried with each other's sessions, cookies, ids, numbers,
// look-ups, files, mail and exports.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPages, classPages } from '../../src/features.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { noReorganisation } from '../../src/training/class-shell.ts';
import type { Exercise } from '../../src/training/exercise.ts';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import { slipPassword } from '../../src/training/slips.ts';
import type { Services } from '../../src/web/services.ts';
import { runJobs } from '../../src/worker.ts';
import { docxParts } from '../documents/papers/drawings.ts';
import { csvOf, match, upload } from '../importing/journey.ts';
import { type Agent, csrfOf, formFieldsOf } from '../support/app.ts';
import { inBytes, wordsIn } from '../support/downloads.ts';
import { hasRail, lacksOfHelp } from '../support/page-help.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { actAs, type School, school, under } from './arrange.ts';
import { solve } from './solve.ts';

let desk: School;
let one: { id: number; code: string; at: string };
let two: { id: number; code: string; at: string };
interface Registered {
  id: number;
  publicCode: string;
  pin: string;
}
/** One petition of the office and of each class. */
let real: Registered;
let first: Registered;
let second: Registered;
const realName = 'Trịnh Thị Người Thật';
const classNames = ['Âu Thị Lớp Một', 'Âu Thị Lớp Hai'];

const register = (services: Services, login: string, name: string): Promise<Registered> =>
  actAs(services, login, async (act) => {
    const made = await registerPetition(
      act,
      aRegistration({ receivedOn: act.moment.today, writtenOn: null, senders: [aSender({ name, email: 'ai@noi.nao' })] }),
    );
    return { id: made.id, publicCode: made.publicCode ?? '', pin: made.pin ?? '' };
  });

type RealmOf = 'office' | 'one' | 'two';
/** By which a realm's petition is known: its sender and the citizen's code. */
const wordsOf = (): Record<RealmOf, string[]> => ({
  office: [realName, real.publicCode],
  one: [classNames[0] as string, first.publicCode],
  two: [classNames[1] as string, second.publicCode],
});
const wordsOfOthers = (own: RealmOf): string[] =>
  Object.entries(wordsOf()).flatMap(([realm, words]) => (realm === own ? [] : words));
const isFile = (path: string) => /\b(?:xlsx|docx)$/.test(path);
const isPacked = ({ status, headers }: request.Response) =>
  status === 200 && /openxmlformats/.test(String(headers['content-type']));

beforeAll(async () => {
  desk = await school({ SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_URL: '' });
  one = await desk.openClass({ name: 'Lớp một', people: 'Nguyễn Văn Một; Phường Ba Đình' });
  two = await desk.openClass({ name: 'Lớp hai' });
  real = await register(desk.services, 'son.badinh', realName);
  first = await register((await desk.realm(one.code)).services, 'hocvien01', classNames[0] as string);
  second = await register((await desk.realm(two.code)).services, 'hocvien01', classNames[1] as string);
}, 300_000);
afterAll(() => desk.close());

describe('a class', () => {
  it('is a database of its own, made from the template in a few seconds', async () => {
    const [{ count } = { count: 0 }] = await desk.database.owner<{ count: number }>(
      "select count(*)::int as count from pg_database where starts_with(datname, current_database() || '_')",
    );
    expect(count).toBe(3);
    const started = performance.now();
    await desk.openClass({ name: 'Lớp ba', seats: '1' });
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('says on every page what it is, and production never does', async () => {
    const trainee = await desk.enter(one.code, 1);
    const page = await trainee.get(`${one.at}/work`).expect(200);
    expect(page.text).toContain('<title>[TẬP HUẤN] ');
    expect(page.text).toContain('class="is-training"');
    expect(page.text).toContain('MÔI TRƯỜNG TẬP HUẤN');
    expect(page.text).toContain(' · Lớp một</span> · Hôm nay 25/11/2026');
    const door = await request(desk.app).get(`${one.at}/sign-in`).expect(200);
    expect(door.text).toContain('Đăng nhập lớp tập huấn');
    expect(door.text).not.toContain('hoa-sen-2026-demo');
    const missing = await trainee.get(`${one.at}/petitions/999999`).expect(404);
    expect(missing.text).toContain('MÔI TRƯỜNG TẬP HUẤN');
    const real = await (await desk.signIn('son.badinh')).get('/work').expect(200);
    expect(real.text).not.toMatch(/TẬP HUẤN|is-training/);
  });

  it('links to nothing outside itself, on any page of any part, and has help and “Góp ý” on each', async () => {
    const outside: string[] = [];
    const helpless: string[] = [];
    const railed = new Set<string>();
    let pages = 0;
    for (const suffix of ['.vanthu', '.lanhdao']) {
      const trainee = await desk.enter(one.code, 1, suffix);
      for (const page of classPages) {
        if (page.method !== 'get') continue;
        const address = `${one.at}${page.path.replace(/:code/g, 'kn-thu-hoi-dat').replace(/:on/g, '2026-11-24').replace(/:\w+/g, '1')}`;
        const answer = await trainee.get(address);
        expect(answer.status, address).toBeLessThan(500);
        const location = answer.headers.location as string | undefined;
        if (location && !location.startsWith(`${one.at}/`)) outside.push(`${address} → ${location}`);
        if (!/html/.test(answer.headers['content-type'] ?? '') || !answer.text) continue;
        pages += 1;
        if (hasRail(answer.text)) {
          railed.add(page.path);
          helpless.push(...lacksOfHelp(answer.text, page.path, one.at));
        }
        for (const match of answer.text.matchAll(/\s([a-z-]+)="(\/[^"]*)"/g)) {
          const [, name = '', target = ''] = match;
          if (target.startsWith('/static/') || target.startsWith(`${one.at}/`) || name === 'value') continue;
          outside.push(`${address}: ${name}="${target}"`);
        }
      }
    }
    expect([...new Set(outside)]).toEqual([]);
    expect(helpless).toEqual([]);
    expect(railed.size).toBeGreaterThan(50);
    expect(pages).toBeGreaterThan(60);
  });
});

describe('sessions', () => {
  it('of one realm are nothing in another', async () => {
    const trainee = await desk.enter(one.code, 1);
    await trainee.get(`${one.at}/work`).expect(200);
    expect((await trainee.get('/work')).headers.location).toContain('/sign-in');
    expect((await trainee.get(`${two.at}/work`)).headers.location).toContain(`${two.at}/sign-in`);
    const officer = await desk.signIn('son.badinh');
    expect((await officer.get(`${one.at}/work`)).headers.location).toContain(`${one.at}/sign-in`);
  });

  it('cannot be carried over by hand: the cookie is signed for its own realm and its row lies in its own database', async () => {
    const jarOf = async (base: string, login: string, password: string) => {
      const page = await request(desk.app).get(`${base}/sign-in`).expect(200);
      const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
      const answer = await request(desk.app)
        .post(`${base}/sign-in`)
        .set('Cookie', cookie)
        .type('form')
        .send({ _csrf: csrfOf(page.text), login, password })
        .expect(303);
      return ([answer.headers['set-cookie']].flat() as string[]).map((line) => line ?? '');
    };
    const ofClass = await jarOf(one.at, 'hocvien01', slipPassword(desk.services.config, one.code, 1));
    const ofOffice = await jarOf('', 'son.badinh', 'hoa-sen-2026-demo');
    for (const line of ofClass) expect(line).toMatch(new RegExp(`^donthu\\.class\\.(sid|who)=.*Path=${one.at};`));
    for (const line of ofOffice) expect(line).toMatch(/^donthu\.(sid|who)=.*Path=\//);
    const sidOf = (lines: string[]) => /sid=([^;]+)/.exec(lines.find((line) => /sid=/.test(line)) ?? '')?.[1] ?? '';
    const tries: [string, string, string][] = [
      ['/work', 'donthu.sid', sidOf(ofClass)],
      [`${two.at}/work`, 'donthu.class.sid', sidOf(ofClass)],
      [`${one.at}/work`, 'donthu.class.sid', sidOf(ofOffice)],
    ];
    for (const [address, name, value] of tries) {
      const answer = await request(desk.app).get(address).set('Cookie', `${name}=${value}`);
      expect([address, answer.status, answer.headers.location]).toEqual([address, 303, expect.stringContaining('sign-in')]);
    }
    const own = await request(desk.app)
      .get(`${one.at}/work`)
      .set('Cookie', `donthu.class.sid=${sidOf(ofClass)}`);
    expect(own.status).toBe(200);
  });

  it('open with the accounts of their own realm only', async () => {
    const attempt = async (base: string, login: string, password: string) => {
      const agent = request.agent(desk.app);
      const page = await agent.get(`${base}/sign-in`).expect(200);
      return (
        await agent
          .post(`${base}/sign-in`)
          .type('form')
          .send({ _csrf: csrfOf(page.text), login, password })
      ).status;
    };
    const password = slipPassword(desk.services.config, one.code, 1);
    expect(await attempt(one.at, 'hocvien01', password)).toBe(303);
    expect(await attempt('', 'hocvien01', password)).toBe(422);
    expect(await attempt(two.at, 'hocvien01', password)).toBe(422);
    expect(await attempt(one.at, 'son.badinh', 'hoa-sen-2026-demo')).toBe(422);
  });

  it('refuse a form of another realm: its token is not theirs', async () => {
    const officer = await desk.signIn('son.badinh');
    const form = formFieldsOf((await officer.get('/petitions/new')).text);
    const trainee = await desk.enter(one.code, 1);
    const answer = await trainee
      .post(`${one.at}/petitions/new`)
      .type('form')
      .send({ ...form, subject: 'x' });
    expect(answer.status).toBe(403);
  });
});

describe('records', () => {
  it('are found by search in their own realm and in no other', async () => {
    const all = [realName, ...classNames];
    const places: [Agent, string, string][] = [
      [await desk.signIn('son.badinh'), '', realName],
      [await desk.enter(one.code, 1), one.at, classNames[0] as string],
      [await desk.enter(two.code, 1), two.at, classNames[1] as string],
    ];
    for (const [agent, base, own] of places) {
      for (const name of all) {
        const { text } = await agent.get(`${base}/search?q=${encodeURIComponent(name)}`).expect(200);
        expect([base, name, /href="[^"]*\/petitions\/\d+"/.test(text)]).toEqual([base, name, name === own]);
      }
    }
  });

  it('are looked up by the citizen in their own realm and in no other', async () => {
    const ask = async (base: string, slip: { publicCode: string; pin: string }) =>
      (await request(desk.app).post(`${base}/lookup`).type('form').send({ code: slip.publicCode, pin: slip.pin })).status;
    expect([await ask('', real), await ask(one.at, first), await ask(two.at, second)]).toEqual([200, 200, 200]);
    expect([await ask('', first), await ask(one.at, real), await ask(one.at, second), await ask(two.at, first)]).toEqual([
      422, 422, 422, 422,
    ]);
  });

  it('are numbered by their own realm: a class moves no number of an office', async () => {
    const before = await desk.database.owner('select unit_id, name, year, value from counters order by 1, 2, 3');
    await register((await desk.realm(one.code)).services, 'hocvien01', 'Âu Thị Đếm');
    expect(await desk.database.owner('select unit_id, name, year, value from counters order by 1, 2, 3')).toEqual(before);
  });

  it('leave no word of one database in another', async () => {
    const dump = async (services: Services) =>
      services.database.inHouse(async (house) => {
        const names = await house.rows<{ name: string }>('select name from accounts');
        return JSON.stringify(names);
      });
    expect(await dump(desk.services)).not.toContain('hocvien');
    const everything = (
      await desk.database.owner<{ d: string }>("select coalesce(string_agg(x::text, ' '), '') as d from petition_contents x")
    )[0]?.d;
    expect(everything).toContain(realName);
    for (const name of classNames) expect(everything).not.toContain(name);
  });

  it('shows nobody a word of a realm he has no session in, whatever is asked for', { timeout: 240_000 }, async () => {
    const agents: [RealmOf, Agent][] = [
      ['office', await desk.signIn('son.badinh')],
      ['office', await desk.signIn('thang.badinh')],
      ['one', await desk.enter(one.code, 1)],
      ['one', await desk.enter(one.code, 1, '.lanhdao')],
      ['two', await desk.enter(two.code, 1, '.vanthu')],
    ];
    const bases = [
      '',
      one.at,
      two.at,
      `${one.at}${two.at}`,
      `${one.at}/%2e%2e/%2e%2e`,
      `${one.at}%2f..%2f..`,
      `/${two.at}`,
      `${two.at}/`,
      two.at.toUpperCase(),
      `/class/${one.code}%00`,
      `/class/${one.code}${two.code}`,
    ];
    const paths = classPages.filter(({ method }) => method === 'get').map(({ path }) => path);
    let files = 0;
    const ids = [real.id, first.id, second.id, 1, 2, 3, 7, 500_001].map(String);
    const anything = fc.record({
      agent: fc.constantFrom(...agents),
      base: fc.constantFrom(...bases),
      path: fc.constantFrom(...paths),
      id: fc.oneof(fc.constantFrom(...ids), fc.nat(600_000).map(String)),
      query: fc.constantFrom(
        '',
        '?q=nguoi+that',
        '?q=lop',
        `?unit=1&scope=reach`,
        '?show=all',
        `?code=${real.publicCode}`,
        '?next=//x',
      ),
      end: fc.constantFrom('', '.xlsx', '/', '/print', '/docx'),
      method: fc.constantFrom('get' as const, 'get' as const, 'get' as const, 'post' as const),
    });
    const file = fc.record({
      agent: fc.constantFrom(...agents),
      base: fc.constantFrom('', one.at, two.at),
      path: fc.constantFrom(...paths.filter(isFile)),
      id: fc.constantFrom(...ids),
      query: fc.constantFrom('', '?period=2026-Q1'),
      end: fc.constant(''),
      method: fc.constant('get' as const),
    });
    const asked = fc.oneof({ weight: 4, arbitrary: anything }, { weight: 1, arbitrary: file });
    await fc.assert(
      fc.asyncProperty(asked, async ({ agent: [realm, agent], base, path, id, query, end, method }) => {
        const address = `${base}${path.replace(/:\w+/g, id)}${end}${query}`;
        // Signing out would end the look before it has begun.
        if (/sign-out|sign-in/.test(path)) return;
        const answer = await inBytes(agent[method](address).redirects(0));
        const said = wordsIn(answer) + JSON.stringify(answer.headers);
        if (isPacked(answer)) files += 1;
        // What he typed into the address himself is no leak.
        for (const word of wordsOfOthers(realm))
          if (!address.includes(word))
            expect([method, address, word, said.includes(word)]).toEqual([method, address, word, false]);
        expect([method, address, answer.status < 500]).toEqual([method, address, true]);
      }),
      { numRuns: 400, seed: 20261125 },
    );
    // Workbooks and Word files were among the answers; and each still sees his own.
    expect(files).toBeGreaterThan(3);
    expect((await agents[2]?.[1].get(`${one.at}/petitions/${first.id}`))?.text).toContain(classNames[0]);
  });

  it('of one realm are no ids in another, whoever tries', async () => {
    // Ids of the office are far from those of the class: what is found by such an id would be the office's.
    await desk.database.owner("select setval(pg_get_serial_sequence('petitions', 'id'), 500000)");
    const far = await register(desk.services, 'son.badinh', realName);
    for (const suffix of ['', '.vanthu', '.lanhdao', '.truongphong', '.tiepdan']) {
      const trainee = await desk.enter(one.code, 1, suffix);
      for (const page of classPages) {
        if (page.method !== 'get' || !/:id/.test(page.path)) continue;
        const answer = await trainee.get(`${one.at}${page.path.replace(/:\w+/g, String(far.id))}`);
        if (answer.text?.includes(noReorganisation)) continue;
        expect([403, 404], `${page.path} ${answer.status}`).toContain(answer.status === 303 ? 404 : answer.status);
        expect(answer.text ?? '').not.toContain(realName);
      }
    }
  });
});

describe('what leaves a class', () => {
  it('is a Word file, a sheet and a print with the word across them, named as training', async () => {
    const { services } = await desk.realm(one.code);
    const exercise = shippedExercises().find(({ code }) => code === 'kn-het-thoi-hieu') as Exercise;
    await solve(services, 1, exercise, {});
    const writer = await desk.enter(one.code, 1, '.vanthu');
    const paper = /\/papers\/(\d+)"/.exec((await writer.get(`${one.at}/papers`).expect(200)).text)?.[1];
    const word = await writer.get(`${one.at}/papers/${paper}/docx`).responseType('blob').expect(200);
    expect(decodeURIComponent(word.headers['content-disposition'] as string)).toContain('TAP-HUAN-');
    const parts = [...docxParts(word.body as Buffer)];
    expect(parts.some(([name, xml]) => /header/.test(name) && xml.includes('TẬP HUẤN'))).toBe(true);
    expect((await writer.get(`${one.at}/papers/${paper}/print`).expect(200)).text).toContain('class="is-training"');
    const reception = await desk.enter(one.code, 1, '.tiepdan');
    const print = await reception.get(`${one.at}/visits/register?year=2026`).expect(200);
    expect(print.text).toContain('class="is-training"');
    const clerk = await desk.enter(one.code, 1, '.vanthu');
    const sheet = await clerk.get(`${one.at}/petitions/export.xlsx`).expect(200);
    expect(decodeURIComponent(sheet.headers['content-disposition'] as string)).toContain('TAP-HUAN-so-don-thu');
  });

  /** Addresses of files nothing stands behind here, in which realm, and why. Every other one is read below, in each realm that has it. */
  const notRead: readonly { path: string; in: readonly RealmOf[]; because: string }[] = [
    { path: '/unit-handovers/minutes/:id/docx', in: ['office'], because: 'no office was ended: test/rollout reads the minutes' },
    { path: '/unit-handovers/minutes/:id/apart/docx', in: ['office'], because: 'no office was ended' },
    { path: '/unit-handovers/minutes/:id/docx', in: ['one', 'two'], because: 'a class has no reorganisation: the page says so' },
    { path: '/unit-handovers/minutes/:id/apart/docx', in: ['one', 'two'], because: 'a class has no reorganisation' },
    { path: '/admin/accounts/bulk/template.xlsx', in: ['one', 'two'], because: 'nobody administers a class' },
    {
      path: '/reports/consolidated/:id/tables/:code.xlsx',
      in: ['one', 'two'],
      because: 'no part of a class adds up the reports of others',
    },
  ];

  /** Something behind every address of a file that names a record: a paper, a report signed, an old book with a row to mend. */
  async function recordsOf(realm: RealmOf, at: string, { clerk, leader, chief }: Record<'clerk' | 'leader' | 'chief', Agent>) {
    const place =
      realm === 'office'
        ? { runJobs: () => runJobs(desk.services, desk.database.workerUrl) }
        : await desk.realm(at.split('/')[2] ?? '');
    const lines = [
      ['Số đến', 'Ngày nhận', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung'],
      ['1', '31/02/2020', wordsOf()[realm][0] ?? '', 'Ngõ 3', 'Khiếu nại', 'Xin xem lại'],
    ];
    const book = await upload(place, under(clerk, at), csvOf(lines), { source: 'Sổ có dòng hỏng' });
    await match(place, book);
    const sign = async (agent: Agent, kind: 'closed' | 'consolidated') => {
      const address = `${at}/reports/${kind}/new?period=2026-Q3`;
      const form = formFieldsOf((await agent.get(address).expect(200)).text);
      const signed = await agent
        .post(address)
        .type('form')
        .send({ ...form, standing: '0', override: 'Đến hạn gửi', confirmed: '1' });
      return Number(new RegExp(`/reports/${kind}/(\\d+)$`).exec(signed.headers.location ?? '')?.[1]);
    };
    const closed = await sign(leader, 'closed');
    if (realm !== 'office') return { imports: book.id, closed, consolidated: 0 };
    await sign(chief, 'closed');
    return { imports: book.id, closed, consolidated: await sign(chief, 'consolidated') };
  }

  it('holds in no workbook and no Word file a word of another realm, nor does what leaves the office', {
    timeout: 120_000,
  }, async () => {
    const exercise = shippedExercises().find(({ code }) => code === 'kn-het-thoi-hieu') as Exercise;
    await solve((await desk.realm(two.code)).services, 1, exercise, {});
    const cast: Record<string, string> = {
      '.tiepdan': 'lan',
      '.vanthu': 'hoa',
      '': 'son',
      '.truongphong': 'cuong',
      '.lanhdao': 'thang',
    };
    await solve(desk.services, 1, exercise, {}, {}, (part, work) => actAs(desk.services, `${cast[part]}.badinh`, work));
    const [wave] = await desk.database.owner<{ id: number }>(
      "insert into waves (name, training_on, ready_on, live_on, created_at, created_by) values ('Đợt hồ sơ', '2027-01-01', '2027-01-01', '2027-01-01', now(), 0) returning id",
    );
    const of = async (enter: (part: string) => Promise<Agent>) => ({
      leader: await enter('.lanhdao'),
      clerk: await enter('.vanthu'),
    });
    const [chief, administrator] = [await desk.signIn('hung.thanhtra'), await desk.signIn('quantri')];
    const places = [
      { realm: 'office' as const, at: '', pages: allPages, ...(await of((part) => desk.signIn(`${cast[part]}.badinh`))) },
      { realm: 'one' as const, at: one.at, pages: classPages, ...(await of((part) => desk.enter(one.code, 1, part))) },
      { realm: 'two' as const, at: two.at, pages: classPages, ...(await of((part) => desk.enter(two.code, 1, part))) },
    ];
    const own: string[] = [];
    for (const { realm, at, pages, leader, clerk } of places) {
      const { imports, closed, consolidated } = await recordsOf(realm, at, { clerk, leader, chief });
      const paper = /\/papers\/(\d+)"/.exec((await clerk.get(`${at}/papers`).expect(200)).text)?.[1];
      const ids: Readonly<Record<string, number | string | undefined>> = {
        '/imports/': imports,
        '/reports/closed/': closed,
        '/reports/consolidated/': consolidated,
        '/papers/': paper,
        '/admin/waves/': wave?.id,
      };
      const paths = pages.filter(({ method, path }) => method === 'get' && isFile(path)).map(({ path }) => path);
      const read: string[] = [];
      for (const path of paths) {
        const id = Object.entries(ids).find(([start]) => path.startsWith(start))?.[1] ?? 1;
        const address = path.replace(':code', '02-xld').replace(':column', '1').replace(':id', String(id));
        for (const agent of realm === 'office' ? [leader, clerk, chief, administrator] : [leader, clerk]) {
          const answer = await inBytes(agent.get(`${at}${address}${path.includes('narrative') ? '?period=2026-Q1' : ''}`));
          if (!isPacked(answer)) continue;
          read.push(path);
          const said = wordsIn(answer);
          expect([realm, path, ...wordsOfOthers(realm).filter((word) => said.includes(word))]).toEqual([realm, path]);
          // The band over the sheet or across the paper, and the name of the file.
          const marks = [said.includes('TẬP HUẤN'), String(answer.headers['content-disposition']).includes('TAP-HUAN-')];
          expect([realm, path, ...marks]).toEqual([realm, path, realm !== 'office', realm !== 'office']);
          // Of the exercise solved above, the citizen in its paper.
          if ([...wordsOf()[realm], 'Giáp Thị Mùi'].some((word) => said.includes(word))) own.push(`${realm} ${path}`);
          break;
        }
      }
      // None was passed over in silence.
      const left = notRead.filter((one) => one.in.includes(realm)).map(({ path }) => path);
      expect([realm, ...read.sort()]).toEqual([realm, ...paths.filter((path) => !left.includes(path)).sort()]);
    }
    // Read to their words: each register and book names its own realm's citizen, the paper its own exercise's.
    const named = ['/petitions/export.xlsx', '/imports/:id/rejected.xlsx', '/papers/:id/docx'];
    expect(own).toEqual(expect.arrayContaining(places.flatMap(({ realm }) => named.map((path) => `${realm} ${path}`))));
  });

  it('is not mail: it stays in the class, where it can be read', async () => {
    const { services } = await desk.realm(one.code);
    expect(services.config.mail.url).toBe('');
    expect(desk.services.config.mail.url).not.toBe('');
    const trainee = await desk.enter(one.code, 1);
    // Nothing lies there yet: the page says at which steps something does.
    expect((await trainee.get(`${one.at}/outgoing`).expect(200)).text).toContain(
      'chuyển đơn đi; nhận đơn nơi khác chuyển đến; thụ lý',
    );
    // Nobody administers the class: a right one lacks is a part one changes to.
    const refused = (await trainee.get(`${one.at}/admin/accounts`).expect(403)).text;
    expect(refused).toContain(`href="${one.at}/parts"`);
    expect(refused).not.toContain('quản trị đơn vị');
  });

  it('is no file of the installation: each class has a folder of its own, and a key of its own', async () => {
    const { services } = await desk.realm(one.code);
    const other = (await desk.realm(two.code)).services;
    expect(services.config.filesDir).not.toBe(desk.services.config.filesDir);
    expect(new Set([services.keyring.id, other.keyring.id, desk.services.keyring.id]).size).toBe(3);
    const ofTheOffice = () =>
      existsSync(desk.services.config.filesDir) ? readdirSync(desk.services.config.filesDir, { recursive: true }) : [];
    const before = ofTheOffice();
    const trainee = await desk.enter(one.code, 1);
    const page = await trainee.get(`${one.at}/petitions/new`).expect(200);
    await trainee
      .post(`${one.at}/files?draft=petition-registration&subject=`)
      .set('X-CSRF-Token', csrfOf(page.text))
      .attach('files', Buffer.from('%PDF-1.4\ntrailer\n%%EOF'), 'quyet-dinh.pdf')
      .expect(200);
    expect(readdirSync(services.config.filesDir).length).toBeGreaterThan(0);
    expect(ofTheOffice()).toEqual(before);
    expect(services.config.filesDir.startsWith(join(desk.services.config.dataDir, 'realms'))).toBe(true);
  });

  it('a sealed identity of one realm opens with no other realm’s key', async () => {
    const { services } = await desk.realm(one.code);
    const sealed = services.keyring.seal('bí mật', 'x');
    expect(() => desk.services.keyring.open(sealed, 'x')).toThrow();
  });
});

describe('the door', () => {
  it('opens no database that does not say it is that class', async () => {
    await desk.database.owner(
      "insert into realms (code, database_name, state, made_at) values ('giamao', current_database(), 'open', now())",
    );
    const answer = await request(desk.app).get('/class/giamao/sign-in').expect(409);
    expect(answer.text).toContain('Cơ sở dữ liệu của lớp không mở được');
    await request(desk.app).get('/class/khongco/sign-in').expect(404);
    await request(desk.app).get("/class/a';drop/sign-in").expect(404);
  });

  it('shuts when the class is closed: database, files and sessions are gone', async () => {
    const three = await desk.openClass({ name: 'Lớp đóng', seats: '1' });
    const trainee = await desk.enter(three.code, 1);
    await trainee.get(`${three.at}/work`).expect(200);
    const folder = (await desk.realm(three.code)).services.config.filesDir;
    mkdirSync(folder, { recursive: true });
    const trainer = await desk.signIn('taphuan');
    const page = await trainer.get(`/training/classes/${three.id}/closing`).expect(200);
    await trainer
      .post(`/training/classes/${three.id}/closing`)
      .type('form')
      .send({ ...formFieldsOf(page.text), understood: '1' })
      .expect(303);
    expect((await trainee.get(`${three.at}/work`)).status).toBe(404);
    const left = await desk.database.owner('select 1 from pg_database where datname like $1', [`%${three.code}%`]);
    expect(left).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('of the trainer shows no record: production gives him classes and nothing else', async () => {
    const trainer = await desk.signIn('taphuan');
    for (const address of ['/petitions', '/search?q=a', '/papers', '/visits', '/admin/accounts', '/dashboard'])
      expect((await trainer.get(address)).status, address).toBe(403);
    const empty = (await trainer.get('/work').expect(200)).text;
    expect([empty.includes('Mở danh sách lớp'), empty.includes('/petitions"')]).toEqual([true, false]);
    const officer = await desk.signIn('son.badinh');
    await officer.get('/training').expect(403);
    const trainee = await desk.enter(one.code, 1);
    expect((await trainee.get(`${one.at}/training`)).status).toBe(404);
  });
});
