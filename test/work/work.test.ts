// Việc của tôi: who sees what, in which group, and that every count equals its list.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { countQueue, readQueue } from '../../src/work/queries.ts';
import { shellCounts } from '../../src/work/shell-counts.ts';
import { complaint, denunciation } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let processor: Agent;
let head: Agent;
const ids: Record<string, number> = {};

beforeAll(async () => {
  app = await testApp();
  // Wednesday 25/11/2026; the 24th is a public holiday.
  const register = async (name: string, due: string | null, changes: object = {}, more = '') => {
    const { id } = await app.as('son.badinh', (act) =>
      registerPetition(act, { ...complaint, subject: `Đơn ${name}`, ...changes }),
    );
    await app.database.owner(`update petitions set due_on = $2${more} where id = $1`, [id, due]);
    ids[name] = id;
  };
  await register('late', '2026-11-20');
  await register('today', '2026-11-25');
  await register('tomorrow', '2026-11-26', { declaredType: 'KNPA', knpaKind: 'phan_anh', field: 'ADMIN_OTHER.3' });
  await register('third', '2026-11-30');
  await register('fourth', '2026-12-01');
  await register('paused', null, {}, ', is_paused = true');
  await register('none', null);
  await register('closed', '2026-11-20', {}, ", closed_on = '2026-11-23', status = 'filed', holder_id = null, next_act = null");
  await register(
    'waiting',
    '2026-11-20',
    {},
    ", holder_id = null, next_role = 'leader', next_act = 'approve', status = 'proposed'",
  );
  await register('sealed', '2026-11-23', { ...denunciation, subject: 'Tố cáo kín' });
  const { id } = await app.as('lan.badinh', (act) => registerPetition(act, { ...complaint, subject: 'Đơn chưa phân công' }));
  ids.unassigned = id;
  processor = await app.signIn('son.badinh');
  head = await app.signIn('cuong.badinh');
});
afterAll(() => app.close());

const work = async (agent: Agent, query = '') => (await agent.get(`/work${query}`).expect(200)).text;
test('a phone carries the four functions of the role: reception receives citizens, the clerk sends papers', async () => {
  const tabsOf = async (login: string) => {
    const html = await work(await app.signIn(login));
    const bar = /<nav class="tabbar"[\s\S]*?<details/.exec(html)?.[0] ?? '';
    return [...bar.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);
  };
  expect(await tabsOf('lan.badinh')).toEqual(['/work', '/visits/new', '/petitions/new', '/petitions']);
  expect(await tabsOf('hoa.badinh')).toEqual(['/work', '/petitions/new', '/papers', '/petitions']);
  expect(await tabsOf('thang.badinh')).toEqual(['/work', '/approvals', '/petitions', '/dashboard']);
});

const rowsIn = (html: string) =>
  [...html.matchAll(/<tr data-row>.*?href="\/(?:petitions|proceedings)\/(\d+)"/gs)].map((match) => Number(match[1]));
const tiles = (html: string): Record<string, { href: string; count: number }> =>
  Object.fromEntries(
    [
      ...html.matchAll(
        /class="tile[^"]*" href="([^"]+)"[^>]*><span class="n">(\d+)<\/span><span class="t">(?:<svg.*?<\/svg>)?([^<]+)</gs,
      ),
    ].map((m) => [m[3], { href: (m[1] ?? '').replaceAll('&amp;', '&'), count: Number(m[2]) }]),
  );

test('rows stand in groups by due date, nearest first', async () => {
  const html = await work(processor);
  expect(rowsIn(html)).toEqual([ids.late, ids.sealed, ids.today, ids.tomorrow, ids.third, ids.fourth, ids.paused, ids.none]);
  expect([...html.matchAll(/scope="rowgroup">([^<]+) <span class="muted">\((\d+)\)/g)].map((m) => [m[1], Number(m[2])])).toEqual([
    ['Quá hạn', 2],
    ['Đến hạn hôm nay, thứ Tư 25/11/2026', 1],
    ['Ba ngày làm việc tới', 2],
    ['Sau ngày 30/11/2026', 1],
    ['Tạm dừng tính hạn', 1],
    ['Không tính hạn', 1],
  ]);
  expect(html).toContain('Quá hạn 2 ngày');
  expect(html).toContain('Tạm dừng tính hạn');
  expect(html).toContain(`href="/petitions/${ids.late}/classification"`);
});

test('every tile shows as many rows as it counts, for officer and head, whatever the filters', async () => {
  for (const agent of [processor, head]) {
    for (const query of ['', '?officer=elsewhere', '?q=don&type=KN', '?officer=unit']) {
      const found = tiles(await work(agent, query));
      expect(Object.keys(found).length).toBeGreaterThanOrEqual(4);
      for (const [label, { href, count }] of Object.entries(found))
        expect(rowsIn(await work(agent, href.replace('/work', ''))).length, `${query} ${label}`).toBe(count);
    }
  }
});

test('the counts of the choices are those of their lists', async () => {
  const html = await work(processor);
  for (const [, name, body] of html.matchAll(/<select[^>]*name="(type|field|status)">(.*?)<\/select>/gs)) {
    for (const [, value, count] of (body ?? '').matchAll(/<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)/g)) {
      expect(rowsIn(await work(processor, `?${name}=${value}`)).length, `${name}=${value}`).toBe(Number(count));
    }
  }
});

test('the rail counts what the list holds', async () => {
  for (const login of ['son.badinh', 'cuong.badinh', 'thang.badinh', 'lan.badinh', 'hoa.badinh']) {
    const actor = await app.database.actorOf(login);
    const counts = await app.database.database.inUnit(actor, (tx) => shellCounts(tx, actor, '2026-11-25'));
    const session = await app.signIn(login);
    expect(rowsIn(await work(session)).length, login).toBe(counts.work);
    // The page of the list takes the numbers from the list, another page counts by itself.
    const rail = (html: string) =>
      (/<nav class="rail".*?<\/nav>/s.exec(html)?.[0] ?? '').match(/<span class="count.*?<\/span>/gs);
    expect(rail(await work(session, '?group=soon')), login).toEqual(rail(await work(session, '?type=KN')));
  }
});

test('what waits for the leader is his approval and the processor sees it as waiting elsewhere', async () => {
  const leader = await app.signIn('thang.badinh');
  expect(rowsIn(await work(leader, '?group=approval'))).toEqual([ids.waiting]);
  expect(await work(leader)).toContain('Chờ tôi duyệt');
  expect(tiles(await work(processor))['Chờ nơi khác']?.count).toBe(1);
  const html = await work(processor, '?officer=elsewhere');
  expect(rowsIn(html)).toEqual([ids.waiting]);
  expect(html).toContain('Chờ phê duyệt');
  expect(html).toContain('Lãnh đạo cơ quan');
});

test('a head sees the unit and each colleague; a processor does not', async () => {
  expect(rowsIn(await work(head))).toEqual([ids.unassigned]);
  const unit = rowsIn(await work(head, '?officer=unit'));
  expect(unit).toContain(ids.late);
  expect(unit).not.toContain(ids.closed);
  const son = await app.database.actorOf('son.badinh');
  expect(rowsIn(await work(head, `?officer=${son.accountId}`))).toContain(ids.late);
  expect(rowsIn(await work(processor, '?officer=unit'))).toEqual(rowsIn(await work(processor)));
  expect(rowsIn(await work(processor, `?officer=${(await app.database.actorOf('cuong.badinh')).accountId}`))).toEqual(
    rowsIn(await work(processor)),
  );
});

test('a sealed petition is named only by what may be read', async () => {
  expect(await work(processor)).toContain('Người tố cáo (được bảo mật)');
  await app.database.owner("update petitions set holder_id = null, next_role = 'reception_officer' where id = $1", [ids.sealed]);
  const desk = await work(await app.signIn('lan.badinh'));
  expect(desk).toContain('Nội dung được bảo mật');
  expect(desk).not.toContain('Tố cáo kín');
  await app.database.owner('update petitions set holder_id = $2, next_role = null where id = $1', [
    ids.sealed,
    (await app.database.actorOf('son.badinh')).accountId,
  ]);
});

test('searching the list needs no marks and takes hostile words', async () => {
  expect(rowsIn(await work(processor, `?q=${encodeURIComponent('don late')}`))).toEqual([ids.late]);
  expect(rowsIn(await work(processor, `?q=${encodeURIComponent('ĐT-2026-000001')}`))).toEqual([ids.late]);
  for (const q of ["'; drop table petitions; --", '%', '_', '\\', '<script>'])
    expect(rowsIn(await work(processor, `?q=${encodeURIComponent(q)}`))).toEqual([]);
});

test('the counts that come with a page are those counted alone, also where the page has no row', async () => {
  const son = await app.database.actorOf('son.badinh');
  const days = { today: '2026-11-25', soon: '2026-11-30' };
  const everything = { tile: 'all', scope: 'me', q: '', type: '', field: '', status: '' } as const;
  for (const change of [
    {},
    { tile: 'overdue' },
    { type: 'KN' },
    { status: 'assigned' },
    { scope: 'elsewhere' },
    { q: 'không có' },
  ] as const) {
    const filter = { ...everything, ...change };
    await app.database.database.inUnit(son, async (tx) => {
      const { counts, rows } = await readQueue(tx, son, filter, days, { limit: 3 });
      expect(counts).toEqual(await countQueue(tx, son, filter, days));
      const shown = Object.values(counts.shown).reduce((sum, n) => sum + n, 0);
      expect(rows.length).toBe(Math.min(4, shown));
      if ('q' in change) expect(shown).toBe(0);
    });
  }
});

test('pages go on and back without losing or repeating a row, and the number of statements does not grow with the rows', async () => {
  const son = await app.database.actorOf('son.badinh');
  const statements = async () => {
    const actor = son;
    return app.database.database.inUnit(actor, async (tx) => {
      const filter = { tile: 'all', scope: 'me', q: '', type: '', field: '', status: '' } as const;
      await readQueue(tx, actor, filter, { today: '2026-11-25', soon: '2026-11-30' }, { limit: 25 });
      await shellCounts(tx, actor, '2026-11-25');
      return tx.statements;
    });
  };
  const before = await statements();
  for (let n = 0; n < 30; n += 1)
    await app.as('son.badinh', (act) => registerPetition(act, { ...complaint, subject: `Đơn thứ ${n}` }));
  expect(await statements()).toBe(before);
  // The page's counts and its list are one look; beside it the box and the notices.
  expect(before).toBe(3);
  const link = (html: string, rel: string) =>
    new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&').replace('/work', '');
  const first = await work(processor);
  const second = await work(processor, link(first, 'next'));
  const seen = [...rowsIn(first), ...rowsIn(second)];
  expect(seen).toHaveLength(38);
  expect(new Set(seen).size).toBe(38);
  expect(link(second, 'next')).toBeUndefined();
  const back = await work(processor, link(second, 'prev'));
  expect(rowsIn(back)).toEqual(rowsIn(first));
  for (const wrong of [
    '?after=zzz',
    '?after=9.2026-01-01.1.1.1',
    '?after=0.2026-01-01.1.1',
    '?before=0.2026-99-99.1.1.0',
    '?group=x&type=y&field=z&status=%27&officer=-1',
  ])
    await processor.get(`/work${wrong}`).expect(200);
});

test('the list is printed whole and as filtered, by an address that writes down who printed whose list', async () => {
  const prints = () =>
    app.database.owner<{ login: string; data: Record<string, unknown> }>(
      "select c.login, e.data from events e join accounts c on c.id = e.account_id where e.kind = 'work.printed' order by e.id",
    );
  const html = await work(processor, '?type=KN');
  expect(html).not.toContain('data-print');
  const [, href = ''] = /<a class="btn btn-line hide-m" href="(\/work\/print[^"]*)">/.exec(html) ?? [];
  expect(href).toBe('/work/print?type=KN');
  expect(await prints()).toEqual([]);
  const printed = (await processor.get(href).expect(200)).text;
  expect(printed).toContain('data-print hidden');
  expect(printed).toContain('href="/work?type=KN">Về việc của tôi');
  expect(printed).toMatch(/<span class="sub">[^<]* · Khiếu nại<\/span>/);
  // Longer than a page of the screen, and one sheet.
  expect(rowsIn(printed).length).toBeGreaterThan(rowsIn(html).length);
  expect(printed).not.toContain('rel="next"');
  await head.get('/work/print?officer=unit&q=nguyen').expect(200);
  // What was searched for may be a name: it stays out of the record.
  expect(await prints()).toEqual([
    { login: 'son.badinh', data: { list: 'Của mình' } },
    { login: 'cuong.badinh', data: { list: 'Cả đơn vị' } },
  ]);
});
