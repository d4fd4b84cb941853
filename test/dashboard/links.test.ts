// On the dashboards of a leader, of the inspectorate and of a head of section no figure stands without its list, and every list is as long as
// the figure says.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Figure, figureNames } from '../../src/dashboard/predicates.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { complaint, denunciation } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';

let app: TestApp;
const accounts: Record<string, number> = {};

beforeAll(async () => {
  app = await testApp();
  for (const { login, id } of await app.database.owner<{ login: string; id: number }>('select login, id from accounts'))
    accounts[login] = id;
  const add = async (login: string, changes: object, set: string) => {
    const { id } = await app.as(login, (act) => registerPetition(act, { ...complaint, ...changes }));
    await app.database.owner(`update petitions set ${set} where id = $1`, [id]);
    return id;
  };
  const of = (login: string | null) => `assigned_to = ${login ? accounts[login] : 'null'}`;
  const thread: number[] = [];
  for (const login of ['son.badinh', 'trang.badinh', null]) {
    for (const year of ['2026', '2025']) {
      await add('son.badinh', { receivedOn: `${year}-11-03` }, `due_on = '${year}-11-20', ${of(login)}`);
      await add('son.badinh', { receivedOn: `${year}-11-04` }, `due_on = '${year}-11-27', ${of(login)}`);
      await add(
        'son.badinh',
        { receivedOn: `${year}-11-05`, field: 'ADMIN_OTHER.3', declaredType: 'KNPA', knpaKind: 'phan_anh' },
        `due_on = '${year}-11-15', closed_on = '${year}-11-12', status = 'guided', ${of(login)}`,
      );
      await add(
        'son.badinh',
        { receivedOn: `${year}-10-05` },
        `due_on = '${year}-11-15', closed_on = '${year}-11-20', status = 'filed', ${of(login)}`,
      );
    }
    thread.push(
      await add('son.badinh', { receivedOn: '2026-11-06' }, of(login)),
      await add('son.badinh', { receivedOn: '2026-10-20' }, of(login)),
    );
    await add(
      'son.badinh',
      { ...denunciation, receivedOn: '2026-11-07' },
      `due_on = '2026-11-26', ${of(login)}, next_act = 'approve', next_role = 'leader', holder_id = null`,
    );
  }
  const more = await add('son.badinh', { receivedOn: '2026-11-09' }, of('son.badinh'));
  const early = await add('son.badinh', { receivedOn: '2025-12-20' }, of('son.badinh'));
  const most = await add('son.badinh', { receivedOn: '2026-11-10' }, of('son.badinh'));
  await app.database.owner(
    'update petitions set thread_id = (select thread_id from petitions where id = $1) where id = any ($2)',
    [thread[0], [...thread, early, more, most]],
  );
  for (const n of [1, 2, 3]) await add('tuan.ngocha', { receivedOn: `2026-11-0${n}` }, "due_on = '2026-11-25'");
});
afterAll(() => app.close());

const mainOf = async (agent: Agent, query = '') => {
  const html = (await agent.get(`/dashboard${query}`).expect(200)).text;
  return (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').replace(/<svg[\s\S]*?<\/svg>/g, '');
};
/** How many a list has, and what it says that it shows. */
const listBehind = async (agent: Agent, href: string) => {
  const html = (await agent.get(href).expect(200)).text;
  return {
    n: Number(/tất cả ([\d.]+) đơn/.exec(html)?.[1]?.replaceAll('.', '') ?? '0'),
    says: /<h1>[^<]*<\/h1><span class="sub">([^<]+)/.exec(html)?.[1] ?? '',
  };
};
/** What a list must say of itself, read off its address. */
function saidOf(href: string): string[] {
  const query = new URLSearchParams(href.slice(href.indexOf('?')));
  return [
    figureNames[query.get('figure') as Figure],
    ...(query.has('people') ? ['của bộ phận và chưa phân công'] : []),
    ...(query.has('matter') ? ['Cùng một vụ việc: '] : []),
  ];
}

/** The links to lists with the number each says first; that of a rate is the count in its brackets. */
const linksIn = (html: string) =>
  [...html.matchAll(/<a(?: class="[^"]*")? href="(\/(?:petitions|dashboard\/due)\?figure=[^"]+)">([\s\S]*?)<\/a>/g)].flatMap(
    ([, href = '', said = '']) => {
      const words = plainText(said);
      const n =
        /%(?: [\wà-ỹ ]+)? \(?([\d.]+)\//.exec(words)?.[1] ??
        /([\d.]+)\/[\d.]+ đơn/.exec(words)?.[1] ??
        /[\d.]+/.exec(words.replace('năm trước', ''))?.[0];
      return n === undefined ? [] : [{ href: href.replaceAll('&amp;', '&'), n: Number(n.replaceAll('.', '')), words }];
    },
  );

/** What is said of numbers outside links, where figures stand. */
function bareFigures(html: string): string[] {
  const bare = html.replace(/<a [\s\S]*?<\/a>/g, '');
  const places = [
    /<section class="kpis"[\s\S]*?<\/section>/g,
    /<td class="num"[^>]*>[\s\S]*?<\/td>/g,
    /<td data-l="Đúng hạn">[\s\S]*?<\/td>/g,
    /<table class="mini">[\s\S]*?<\/table>/g,
    /<ul class="hbars">[\s\S]*?<\/ul>/g,
  ].flatMap((place) => [...bare.matchAll(place)].map(([found]) => plainText(found.replace(/<th scope="row">[^<]*<\/th>/g, ''))));
  return [
    ...places.filter((words) => /[1-9]/.test(words)),
    ...[...plainText(bare).matchAll(/[1-9][\d.]* đơn(?! vị)[^.]*/g)].map(([words]) => words),
  ];
}

test.each([
  ['thang.badinh', ''],
  ['thang.badinh', '?period=year'],
  ['hung.thanhtra', '?units=all'],
  ['cuong.badinh', ''],
  ['cuong.badinh', '?of=unit&period=year'],
])('%s %s: no figure outside a link, and each list as long as it says', async (login, query) => {
  const agent = await app.signIn(login);
  const html = await mainOf(agent, query);
  expect(bareFigures(html)).toEqual([]);
  const links = linksIn(html);
  expect(links.filter(({ n }) => n > 0).length).toBeGreaterThan(35);
  // The rate's own tile, a rate of a line, a year before, a matter before, somebody's rate.
  for (const said of [/%? ?[1-9]\/\d+ đơn/, /% \([1-9]\d*\/\d+\)/, /năm trước [1-9]/])
    expect(
      links.some(({ words }) => said.test(words)),
      String(said),
    ).toBe(true);
  expect(html).toMatch(/<td class="num" data-l="\d\d\/[^"]*"><a href="[^"]*matter=/);
  for (const { href, n, words } of new Map(links.map((link) => [link.href + link.n, link])).values()) {
    const list = await listBehind(agent, href);
    expect(list.n, `${words} ${href}`).toBe(n);
    for (const said of saidOf(href)) expect(list.says, href).toContain(said);
  }
});

test('a head of section opens on his own people: the figures are the sum of their lines, and the whole unit is one click away', async () => {
  const head = await app.signIn('cuong.badinh');
  const [own, whole] = [await mainOf(head), await mainOf(head, '?of=unit')];
  expect(own).toContain('Đơn do người của bộ phận Văn phòng HĐND và UBND phụ trách và đơn chưa phân công ai');
  expect(own).toMatch(
    /<a href="\/dashboard" aria-current="true">Bộ phận<\/a><a href="\/dashboard\?period=month&amp;of=unit">Cả đơn vị<\/a>/,
  );
  const tile = (html: string, label: string) =>
    Number(new RegExp(`<span class="t">${label}</span><span class="v">([\\d.]+)`).exec(html)?.[1]);
  const lines = (html: string, label: string) =>
    [
      ...(/id="people"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '').matchAll(
        new RegExp(`data-l="${label}">(?:<[^>]+>)?([\\d.]+)`, 'g'),
      ),
    ]
      .map(([, n]) => Number(n))
      .reduce((sum, n) => sum + n, 0);
  for (const html of [own, whole]) {
    expect(lines(html, 'Đang xử lý')).toBe(tile(html, 'Đang xử lý, giải quyết'));
    expect(lines(html, 'Quá hạn')).toBe(tile(html, 'Đang quá hạn'));
    expect(lines(html, 'Sẽ quá hạn')).toBe(tile(html, 'Sẽ quá hạn'));
    expect(lines(html, 'Đã xử lý')).toBe(tile(html, 'Đã xử lý'));
  }
  // Trang's section is another one: what she has in hand is of the unit, not of his people.
  expect(own).not.toContain('Phạm Quỳnh Trang');
  expect(whole).toContain('Phạm Quỳnh Trang');
  expect(tile(whole, 'Đang quá hạn') - tile(own, 'Đang quá hạn')).toBe(5);
  expect(tile(whole, 'Đơn tiếp nhận') - tile(own, 'Đơn tiếp nhận')).toBe(5);
  const sum = (html: string, id: string) =>
    [
      ...(new RegExp(`id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '').matchAll(/data-l="Tiếp nhận"><a[^>]*>([\d.]+)/g),
    ].reduce((all, [, n]) => all + Number(n), 0);
  expect(sum(own, 'fields')).toBe(tile(own, 'Đơn tiếp nhận'));
  // What is late, what is soon and the trend are of the same people.
  const [late] = await app.database.owner<{ id: string }>(
    "select id from petitions where assigned_to = $1 and due_on = '2025-11-20'",
    [accounts['trang.badinh']],
  );
  expect(own).not.toContain(`/petitions/${late?.id}"`);
  expect(whole).toContain(`/petitions/${late?.id}"`);
  expect(/<th scope="row">11\/2026<\/th><td><a[^>]*>(\d+)/.exec(own)?.[1]).toBe(String(tile(own, 'Đơn tiếp nhận')));
});

test('of whoever left the unit what he had in hand stays with his section; without a section the page is of the unit and says so', async () => {
  const head = await app.signIn('cuong.badinh');
  const received = async () => /<span class="t">Đơn tiếp nhận<\/span><span class="v">([\d.]+)/.exec(await mainOf(head))?.[1];
  const before = await received();
  await app.database.owner("update assignments set during = daterange(lower(during), '2026-11-20') where account_id = $1", [
    accounts['son.badinh'],
  ]);
  expect(await received()).toBe(before);
  await app.database.owner("update assignments set section = '' where account_id = $1", [accounts['cuong.badinh']]);
  const html = await mainOf(await app.signIn('cuong.badinh'));
  expect(html).toContain('Phân công của ông, bà chưa ghi bộ phận nên đây là số liệu của cả đơn vị');
  expect(html).toContain('Phạm Quỳnh Trang');
});

test('a chart stands beside its table, which nothing folds, and the page stays light', async () => {
  const html = (await (await app.signIn('hung.thanhtra')).get('/dashboard').expect(200)).text;
  for (const id of ['months', 'fields', 'units']) {
    const panel = new RegExp(`id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';
    expect([...panel.matchAll(/<svg role="img" aria-label="Biểu đồ/g)], id).toHaveLength(2);
    expect(panel, id).toContain('<table');
    expect(panel, id).not.toContain('<details');
  }
  const { gzipSync } = await import('node:zlib');
  expect(gzipSync(html).length).toBeLessThan(25_000);
});

test('the whole overdue list is urged row by row: the longest first, as many as the figure, and back to the page the button stood on', async () => {
  const unit = await app.database.unitId('00008');
  for (let n = 0; n < 26; n++) {
    const { id } = await app.as('tuan.ngocha', (act) => registerPetition(act, { ...complaint, receivedOn: '2026-10-05' }));
    await app.database.owner(`update petitions set due_on = date '2026-10-15' + $2::int where id = $1`, [id, n % 9]);
  }
  const chief = await app.signIn('hung.thanhtra');
  const html = await mainOf(chief);
  const [, href = '', said] = /href="(\/dashboard\/due\?figure=overdue)">Xem cả ([\d.]+) đơn/.exec(html) ?? [];
  expect(html).toMatch(new RegExp(`<span class="t">Đang quá hạn</span><span class="v">${said}<`));
  const ids: number[] = [];
  const pages: { href: string; html: string }[] = [];
  for (let next = href; next; ) {
    const page = (await chief.get(next).expect(200)).text;
    pages.push({ href: next, html: page });
    ids.push(...[...page.matchAll(/<a class="strong" href="\/petitions\/(\d+)"/g)].map(([, id]) => Number(id)));
    next = (/rel="next" href="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');
  }
  expect([ids.length, new Set(ids).size]).toEqual([Number(said), Number(said)]);
  expect(pages.length).toBe(Math.ceil(Number(said) / 25));
  const days = await app.database.owner<{ due_on: string }>(
    'select p.due_on::text from unnest($1::bigint[]) with ordinality x(id, place) join petitions p on p.id = x.id order by x.place',
    [ids],
  );
  expect(days.map((row) => row.due_on)).toEqual(days.map((row) => row.due_on).sort());
  // One of the last page, which the dashboard never shows.
  const last = pages.at(-1);
  const [action = '', id] = /\/petitions\/(\d+)\/urging/.exec(last?.html ?? '') ?? [];
  expect(html).not.toContain(action);
  const done = await chief
    .post(action)
    .type('form')
    .send(fieldsIn(last?.html ?? '', action));
  expect([done.status, done.headers.location]).toEqual([303, last?.href]);
  expect((await chief.get(last?.href ?? '')).text).toContain('Đã đôn đốc 0');
  expect(
    await app.database.owner(`select unit_id from events where kind = 'petition.urged' and petition_id = $1`, [id]),
  ).toHaveLength(1);
  // Who may not urge has the list without a button; a ward's leader has his own unit's alone.
  const auditor = (await (await app.signIn('tam.thanhtra')).get(href).expect(200)).text;
  expect(auditor).toContain('Lọc trong sổ đơn');
  expect(auditor).not.toContain('/urging"');
  const ward = (await (await app.signIn('thang.badinh')).get(href).expect(200)).text;
  const shown = [...ward.matchAll(/<a class="strong" href="\/petitions\/(\d+)"/g)].map(([, one]) => Number(one));
  expect(
    await app.database.owner('select 1 from petitions where id = any ($1::bigint[]) and unit_id = $2', [shown, unit]),
  ).toEqual([]);
  await chief.get('/dashboard/due?figure=open').expect(404);
});

/** The hidden fields of the form with this action. */
const fieldsIn = (html: string, action: string): Record<string, string> =>
  Object.fromEntries(
    [
      ...(new RegExp(`<form[^>]*action="${action}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? '').matchAll(
        /name="([^"]+)" value="([^"]*)"/g,
      ),
    ].map(([, name = '', value = '']) => [name, value]),
  );
