// Where classes are made, found and dropped: while people are in the middle of a request, when a database is away or gone, when
// two processes keep the same class.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { dropRealm } from '../../src/database/realms.ts';
import { type RealmOptions, realmHost } from '../../src/realms.ts';
import { makeServices } from '../../src/services.ts';
import { listExercises } from '../../src/training/class-queries.ts';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import type { RealmHost } from '../../src/web/services.ts';
import { type Agent, formFieldsOf } from '../support/app.ts';
import { type School, school } from './arrange.ts';

let desk: School;
let trainer: Agent;
const others: RealmHost[] = [];
beforeAll(async () => {
  desk = await school();
  trainer = await desk.signIn('taphuan');
}, 120_000);
afterAll(async () => {
  for (const one of others) await one.close();
  await desk.close();
});

/** Another process of the same installation. */
function another(options: Partial<RealmOptions> = {}): RealmHost {
  const { config, log } = desk.services;
  const host = realmHost({
    config,
    database: desk.database.database,
    addresses: desk.database,
    log,
    now: desk.services.now,
    ...options,
  });
  others.push(host);
  return host;
}
const appOf = (realms: RealmHost) => {
  const { config, now, log } = desk.services;
  return createApp(makeServices({ config, database: desk.database.database, now, log, realms }));
};
const send = async (agent: Agent, address: string, fields: Record<string, string> = {}) => {
  const page = await agent.get(address).expect(200);
  return agent
    .post(address)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};
const databaseOf = async (code: string): Promise<string> => {
  const [row] = await desk.database.owner<{ name: string }>('select database_name as name from realms where code = $1', [code]);
  return row?.name ?? '';
};
const isThere = async (name: string) =>
  (await desk.database.owner('select 1 from pg_database where datname = $1', [name])).length === 1;
const isErrorPage = (status: number) => status >= 500 && status !== 503;

describe('a class people are working in', () => {
  it('is moved, begun anew and closed without an error page, also where another process keeps it open', async () => {
    const lesson = await desk.openClass({ seats: '2' });
    const process2 = another();
    const elsewhere = await process2.find(lesson.code);
    const trainees = await Promise.all([1, 2, 1, 2].map((seat) => desk.enter(lesson.code, seat)));
    const statuses = new Set<number>();
    let isOver = false;
    const working = trainees.map(async (trainee) => {
      while (!isOver) statuses.add((await trainee.get(`${lesson.at}/petitions`)).status);
    });
    const address = `/training/classes/${lesson.id}`;
    expect((await send(trainer, `${address}/clock`, { day: '26/11/2026' })).status).toBe(303);
    expect((await send(trainer, `${address}/clock`, { day: '27/11/2026' })).status).toBe(303);
    expect([...statuses]).toEqual([200]);
    const first = await databaseOf(lesson.code);
    expect((await send(trainer, `${address}/reset`, { day: '25/11/2026', understood: '1' })).status).toBe(303);
    expect(await isThere(first)).toBe(false);
    const second = await databaseOf(lesson.code);
    expect((await send(trainer, `${address}/closing`, { understood: '1' })).status).toBe(303);
    expect(await isThere(second)).toBe(false);
    isOver = true;
    await Promise.all(working);
    expect([...statuses].filter(isErrorPage)).toEqual([]);
    expect(elsewhere).toBeDefined();
    await expect.poll(() => process2.find(lesson.code), { timeout: 10_000 }).toBeUndefined();
  }, 120_000);

  it('stays as it was when it cannot be begun anew', async () => {
    const lesson = await desk.openClass({ seats: '1' });
    const before = await databaseOf(lesson.code);
    const twice = [1, 1].map((seat) => ({ seat, name: '', homeUnitId: null, homeUnit: '' }));
    await desk.database.owner('update training_classes set people = $2 where id = $1', [lesson.id, JSON.stringify(twice)]);
    const answer = await send(trainer, `/training/classes/${lesson.id}/reset`, { day: '25/11/2026', understood: '1' });
    expect(answer.status).toBe(500);
    expect(await databaseOf(lesson.code)).toBe(before);
    await (await desk.enter(lesson.code, 1)).get(`${lesson.at}/work`).expect(200);
    expect(
      await desk.database.owner('select 1 from pg_database where datname like $1', [`%\\_class\\_${lesson.code}\\_%`]),
    ).toHaveLength(1);
  }, 60_000);

  it('is begun anew by another trainer with the exercises of its own; once closed it gives no certificates', async () => {
    const [author] = await desk.database.owner<{ id: number }>("select id from accounts where login = 'taphuan'");
    const own = { ...shippedExercises()[0], code: 'gv-rieng', title: 'Bài riêng của lớp' };
    await desk.database.owner(
      "insert into training_exercises (code, data, author_id, written_at) values ('gv-rieng', $1, $2, now())",
      [JSON.stringify(own), author?.id],
    );
    const lesson = await desk.openClass({ seats: '1', people: 'Người Có Tên' });
    const other = await desk.signIn('quantri');
    const address = `/training/classes/${lesson.id}`;
    expect((await send(other, `${address}/reset`, { day: '25/11/2026', understood: '1' })).status).toBe(303);
    const { services } = await desk.realm(lesson.code);
    expect((await services.database.inHouse(listExercises)).map(({ code }) => code)).toContain('gv-rieng');
    expect((await send(trainer, `${address}/closing`, { understood: '1' })).status).toBe(303);
    const late = await send(trainer, `${address}/certificates`, { passed: '1', issuedOn: '25/11/2026' });
    expect([late.status, late.text.includes('Lớp này đã đóng')]).toEqual([409, true]);
  }, 60_000);
});

describe('the door', () => {
  it('leads capitals and escaped letters to the address of the class, what was posted with it', async () => {
    const lesson = await desk.openClass({ seats: '1' });
    const escaped = `%${lesson.code.charCodeAt(0).toString(16)}${lesson.code.slice(1)}`;
    for (const other of [
      `/CLASS/${lesson.code}`,
      `/class/${lesson.code.toUpperCase()}`,
      `/class/${escaped}`,
      `/Class/${escaped}`,
    ]) {
      const answer = await request(desk.app).get(`${other}/sign-in?next=/work`);
      expect([other, answer.status, answer.headers.location]).toEqual([other, 308, `${lesson.at}/sign-in?next=/work`]);
    }
  });

  it('keeps what was typed where the class is closed, gone or away, and never calls one the other', async () => {
    const typed = { subject: 'Phản ánh rác ứ ở chợ Cây Khế', _csrf: 'abc def' };
    const post = (code: string, app = desk.app) => request(app).post(`/class/${code}/petitions/new`).type('form').send(typed);
    const closed = await post('khongco');
    expect([closed.status, closed.text.includes(typed.subject)]).toEqual([404, true]);
    const lesson = await desk.openClass({ seats: '1' });
    // A server that does not answer is no closed class.
    const deaf = new URL(desk.database.appUrl);
    deaf.port = '1';
    const away = another({ addresses: { ...desk.database, appUrl: deaf.toString() } });
    const app = appOf(away);
    const later = await post(lesson.code, app);
    expect([later.status, later.text.includes(typed.subject), later.text.includes('Gửi lại')]).toEqual([503, true, true]);
    await dropRealm(desk.database, desk.database.ownerUrl, await databaseOf(lesson.code));
    const gone = await post(lesson.code, appOf(another()));
    expect([gone.status, gone.text.includes(typed.subject)]).toEqual([409, true]);
    expect(gone.text).toContain('Cơ sở dữ liệu của lớp không mở được');
    await expect
      .poll(async () => (await trainer.get(`/training/classes/${lesson.id}`)).text, { timeout: 10_000 })
      .toContain('Cơ sở dữ liệu của lớp không mở được');
    expect((await send(trainer, `/training/classes/${lesson.id}/reset`, { day: '25/11/2026', understood: '1' })).status).toBe(
      303,
    );
    await (await desk.enter(lesson.code, 1)).get(`${lesson.at}/work`).expect(200);
  }, 60_000);
});

describe('the host', () => {
  it('keeps so many classes open and no more: the one longest unused makes room, and comes back', async () => {
    const [one, two] = [await desk.openClass({ seats: '1' }), await desk.openClass({ seats: '1' })];
    const small = another({ mostOpen: 1 });
    const first = await small.find(one.code);
    const done = first?.enter();
    await small.find(two.code);
    // Whoever is inside still has his answer; then its connections are given back.
    await first?.services.database.isReady();
    done?.();
    await expect
      .poll(() => first?.services.database.isReady().catch((error: Error) => error.message))
      .toContain('after calling end');
    // Opened by a version that gave its officers no addresses: they have them as soon as it is entered again, and nothing else changes.
    const { database } = (await desk.realm(one.code)).services;
    const addresses = () => database.inHouse((house) => house.rows('select login, email from accounts order by id'));
    const given = await addresses();
    expect(given).toContainEqual({ login: 'hocvien01.vanthu', email: 'hocvien01.vanthu@tap-huan.example' });
    await database.inHouse((house) => house.run("update accounts set email = '' where login <> 'hocvien01'"), 'write');
    expect(await (await small.find(one.code))?.services.database.isReady()).toBe(true);
    await expect.poll(addresses, { timeout: 10_000 }).toEqual(given);
  }, 60_000);

  it('drops the database no row names, when it is old enough to be nobody’s', async () => {
    const named = await desk.openClass({ seats: '1' });
    const host = another();
    const { databaseName, realm } = await host.make('mocoi9', { name: 'Mồ côi', offsetSeconds: 0 });
    await realm.close();
    expect(await host.dropOrphans()).toEqual([]);
    const age = async (name: string) =>
      desk.database.owner(`comment on database "${name}" is 'donthu: made 2026-01-05T08:00:00Z'`);
    await age(databaseName);
    await age(await databaseOf(named.code));
    expect(await host.dropOrphans()).toEqual([databaseName]);
    expect([await isThere(databaseName), await isThere(await databaseOf(named.code))]).toEqual([false, true]);
  }, 60_000);
});
