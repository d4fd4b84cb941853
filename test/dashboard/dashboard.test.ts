// Every figure of the dashboard equals the list it links to, for a unit and for the city.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestState, goesOn, nextSending, weekBefore } from '../../src/dashboard/digest/digest.ts';
import { forecastOf } from '../../src/dashboard/forecast.ts';
import { periodOf, rangeWords, twelveMonths, yearBefore } from '../../src/dashboard/periods.ts';
import { figureFilter, figures } from '../../src/dashboard/predicates.ts';
import { dashboardAddress } from '../../src/dashboard/urging/routes.ts';
import { enqueue } from '../../src/database/outbox.ts';
import { WorkingCalendar } from '../../src/deadlines/calendar.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { complaint, denunciation } from '../search/registrations.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { mailbox, readable } from '../support/mailbox.ts';

let app: TestApp;
let box: Awaited<ReturnType<typeof mailbox>>;
let head: Agent;
let board: Agent;
const processors: Record<string, string> = {};

beforeAll(async () => {
  box = await mailbox();
  app = await testApp({ SMTP_URL: `smtp://127.0.0.1:${box.port}` });
  const cast = await app.database.owner<{ login: string; code: string; role: string }>(
    'select c.login, k.code, a.role from assignments a join accounts c on c.id = a.account_id join unit_codes k on k.unit_id = a.unit_id where upper_inf(k.during) order by a.id',
  );
  for (const code of ['00004', '00008'])
    processors[code] = cast.find((one) => one.code === code && one.role === 'processor')?.login ?? '';
  const add = async (code: string, changes: object, set: string) => {
    const { id } = await app.as(processors[code] ?? '', (act) => registerPetition(act, { ...complaint, ...changes }));
    await app.database.owner(`update petitions set ${set} where id = $1`, [id]);
  };
  for (const code of ['00004', '00008']) {
    await add(code, { receivedOn: '2026-11-03' }, "due_on = '2026-11-20'");
    await add(code, { receivedOn: '2026-11-04' }, "due_on = '2026-12-20'");
    await add(
      code,
      { receivedOn: '2026-11-05', field: 'ADMIN_OTHER.3', declaredType: 'KNPA', knpaKind: 'phan_anh' },
      "due_on = '2026-11-15', closed_on = '2026-11-12', status = 'guided'",
    );
    await add(code, { receivedOn: '2026-10-05' }, "due_on = '2026-11-15', closed_on = '2026-11-20', status = 'filed'");
    await add(code, { receivedOn: '2026-11-06' }, "status = 'void', closed_on = '2026-11-06'");
    await add(code, { ...denunciation, receivedOn: '2026-11-02' }, "due_on = '2026-11-10'");
    await add(code, { receivedOn: '2025-11-10' }, "due_on = '2025-11-20', closed_on = '2025-11-18', status = 'guided'");
  }
  head = await app.signIn('cuong.badinh');
  board = await app.signIn(
    cast.find((one) => one.code === 'ban-tiep-cong-dan' && one.role === 'reception_board_head')?.login ?? '',
  );
});
afterAll(async () => {
  await app.close();
  await box.close();
});

const page = async (agent: Agent, query = '') => (await agent.get(`/dashboard${query}`).expect(200)).text;
const kpis = (html: string) =>
  [...html.matchAll(/class="kpi-now" href="([^"]+)"><span class="t">([^<]+)<\/span><span class="v">([^<]+)/g)].map((m) => ({
    href: (m[1] ?? '').replaceAll('&amp;', '&'),
    label: m[2] ?? '',
    value: m[3] ?? '',
  }));
const countIn = async (agent: Agent, href: string) =>
  Number(/tất cả ([\d.]+) đơn|tất cả hơn/.exec((await agent.get(href).expect(200)).text)?.[1] ?? '0');

test('the figures of one ward, each equal to its list', async () => {
  const found = kpis(await page(head));
  expect(found.map(({ label, value }) => [label, value])).toEqual([
    ['Đơn tiếp nhận', '4'],
    ['Đã xử lý', '2'],
    ['Xử lý đúng hạn', '50'],
    ['Đang quá hạn', '2'],
    ['Sẽ quá hạn', '0'],
    ['Đang xử lý, giải quyết', '3'],
  ]);
  for (const { href, label, value } of found)
    expect(await countIn(head, href), label).toBe(label === 'Xử lý đúng hạn' ? 1 : Number(value));
});

test('by field each of the four figures equals its list, and they add up to the whole', async () => {
  for (const agent of [head, board]) {
    const html = await page(agent);
    const table = /id="fields"[\s\S]*?<\/table>/.exec(html)?.[0] ?? '';
    const cells = [...table.matchAll(/data-l="(Tiếp nhận|Đã xử lý|Quá hạn)"><a[^>]*href="([^"]+)">([\d.]+)</g)];
    expect(cells.length).toBeGreaterThan(3);
    for (const [, label, href, value] of cells)
      expect(await countIn(agent, (href ?? '').replaceAll('&amp;', '&')), `${label} ${href}`).toBe(Number(value));
    const sum = (label: string) => cells.filter((cell) => cell[1] === label).reduce((total, cell) => total + Number(cell[3]), 0);
    const whole = new Map(kpis(html).map(({ label, value }) => [label, Number(value)]));
    expect([sum('Tiếp nhận'), sum('Đã xử lý'), sum('Quá hạn')]).toEqual([
      whole.get('Đơn tiếp nhận'),
      whole.get('Đã xử lý'),
      whole.get('Đang quá hạn'),
    ]);
  }
});

test('the city is the sum of its units, whatever the reader may read of their contents', async () => {
  const html = await page(board);
  for (const [index, { href, label, value }] of kpis(html).entries()) {
    const ward = kpis(await page(head))[index];
    if (label !== 'Xử lý đúng hạn') expect(Number(value), label).toBe(2 * Number(ward?.value));
    expect(await countIn(board, href), label).toBe(label === 'Xử lý đúng hạn' ? 2 : Number(value));
  }
  expect(html).toContain('Phường Ngọc Hà');
  expect(html).not.toContain('thu tiền ngoài quy định'); // the denunciation's own words: not for the board
});

test('every link of the page leads to a list of that many', async () => {
  const html = await page(board, '?units=all');
  const links = [...html.matchAll(/<a(?: class="strong")? href="(\/petitions\?figure=[^"]+)">([\d.]+)<\/a>/g)];
  expect(links.length).toBeGreaterThanOrEqual(6);
  for (const [, href, n] of links) expect(await countIn(board, (href ?? '').replaceAll('&amp;', '&')), href).toBe(Number(n));
  const bars = [...html.matchAll(/<a class="num" href="(\/petitions\?figure=[^"]+)"><span class="strong">([\d.]+)<\/span>/g)];
  expect(bars.length).toBe(3);
  for (const [, href, n] of bars) expect(await countIn(board, (href ?? '').replaceAll('&amp;', '&')), href).toBe(Number(n));
});

test('each month of the chart, and each figure of a year before, opens a list of that many', async () => {
  for (const agent of [head, board]) {
    const html = await page(agent);
    const months = /<table class="mini[\s\S]*?<\/table>/.exec(html)?.[0] ?? '';
    const points = [...months.matchAll(/<td><a href="([^"]+)">([\d.]+)<\/a>/g)];
    expect(points).toHaveLength(24);
    expect(points.filter(([, , n]) => n !== '0').length).toBeGreaterThanOrEqual(3);
    const before = [...(/id="before"[\s\S]*?<\/details>/.exec(html)?.[0] ?? '').matchAll(/<a href="([^"]+)">([\d.]+)<\/a>/g)];
    expect(before).toHaveLength(6);
    for (const [, href, n] of [...points, ...before])
      expect(await countIn(agent, (href ?? '').replaceAll('&amp;', '&')), href).toBe(Number(n));
  }
});

test('what stood overdue on the same day a year before is told beside what stands so now', async () => {
  const then = async () => {
    const html = await page(head);
    const table = /id="before"[\s\S]*?<\/details>/.exec(html)?.[0] ?? '';
    const figure = (label: string) => Number(new RegExp(`${label}</th>[\\s\\S]*?<a href="[^"]+">([\\d.]+)</a>`).exec(table)?.[1]);
    return {
      overdue: figure('Quá hạn, theo hạn đã ghi'),
      open: figure('Đang xử lý, giải quyết'),
      soon: figure('Đến hạn, chưa xong'),
      html,
    };
  };
  const start = await then();
  const ids: number[] = [];
  const add = async (receivedOn: string, set: string) => {
    const { id } = await app.as(processors['00004'] ?? '', (act) => registerPetition(act, { ...complaint, receivedOn }));
    await app.database.owner(`update petitions set ${set} where id = $1`, [id]);
    ids.push(id);
  };
  // Ended on that day, ended the day after, due on that day, due the next, received after it, of a struck-out number.
  await add('2025-11-01', "due_on = '2025-11-20', closed_on = '2025-11-25', status = 'guided'");
  await add('2025-11-01', "due_on = '2025-11-20', closed_on = '2025-11-26', status = 'guided'");
  await add('2025-11-01', "due_on = '2025-11-25', closed_on = '2025-12-02', status = 'guided'");
  await add('2025-11-01', "due_on = '2025-12-20', closed_on = '2025-12-02', status = 'guided'");
  await add('2025-11-26', "due_on = '2025-11-20', closed_on = '2025-12-02', status = 'guided'");
  await add('2025-11-01', "due_on = '2025-11-20', closed_on = '2025-12-02', status = 'void'");
  const now = await then();
  expect(now.overdue - start.overdue).toBe(1);
  expect(now.open - start.open).toBe(3);
  expect(now.soon - start.soon).toBe(1);
  expect(now.html).toContain(`cùng ngày năm trước ${now.overdue}`);
  await app.database.owner("update petitions set status = 'void' where id = any ($1::bigint[])", [ids]);
});

test('periods, their comparison, and wrong addresses', async () => {
  expect(periodOf('week', '2026-11-25', null, null)).toEqual({ kind: 'week', start: '2026-11-23', end: '2026-11-25' });
  expect(periodOf('quarter', '2026-11-25', null, null).start).toBe('2026-10-01');
  expect(periodOf('year', '2026-11-25', null, null).start).toBe('2026-01-01');
  // Two days the wrong way round are no period: they are not turned about.
  expect(periodOf('other', '2026-11-25', '2026-03-05', '2026-02-01').start).toBe('2026-11-01');
  expect(periodOf('nonsense', '2026-11-25', null, null).kind).toBe('month');
  expect(yearBefore({ start: '2028-02-01', end: '2028-02-29' })).toEqual({ start: '2027-02-01', end: '2027-02-28' });
  expect(rangeWords({ start: '2026-11-01', end: '2026-11-25' })).toBe('01/11–25/11/2026');
  expect(twelveMonths('2026-02-10')).toEqual([
    '2025-03',
    '2025-04',
    '2025-05',
    '2025-06',
    '2025-07',
    '2025-08',
    '2025-09',
    '2025-10',
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ]);
  const html = await page(head);
  // Four after one: the two numbers, and no "tăng 300%".
  expect(html).toContain('cùng kỳ năm trước 1');
  expect(html).not.toMatch(/(tăng|giảm) [\d.,]+(%| điểm)/);
  for (const query of [
    '?period=week',
    '?period=quarter',
    '?period=year',
    '?period=other',
    '?period=other&from=01/02/2026&to=31/03/2026',
    '?period=%27&from=x&to=99/99/9999',
    '?period=other&from=29/02/2028&to=29/02/2028',
  ])
    await page(head, query);
  await head.get('/petitions?figure=overdue&start=%27&end=2026-99-99').expect(200);
});

test('the chart is a picture with a sentence, without styles, and a table stands beside it', async () => {
  const html = await page(head);
  expect(html).toContain('<svg role="img" aria-label="Biểu đồ cột');
  expect(html).not.toMatch(/ style="|<style/);
  expect(html.replace(/<\/?a[^>]*>/g, '')).toContain('<th scope="row">11/2026</th><td>4</td><td>2</td>');
});

test.each(['/dashboard', '/dashboard/map'])('%s says as of when its figures stand', async (address) => {
  // Not long after the others: their sessions end when nothing is asked for half an hour.
  app.setNow('2026-11-25T02:07:00Z');
  expect((await board.get(address).expect(200)).text).toContain('Số liệu đến 09:07 ngày 25/11/2026');
  app.setNow('2026-11-25T02:00:00Z');
});

test('a processor has no dashboard', async () => {
  await (await app.signIn('son.badinh')).get('/dashboard').expect(403);
});

test('a figure narrowed to units keeps to them', async () => {
  const unit = await app.database.unitId('00008');
  for (const figure of figures) {
    const { sql, params } = figureFilter(figure, { start: '2026-11-01', end: '2026-11-30', today: '2026-11-25' }, [unit]);
    const rows = await app.database.owner<{ unit_id: number }>(`select p.unit_id from petitions p where ${sql}`, params);
    // Nothing of this ward waits for a signature or for its acceptance, came from a large group, or is of a year without a calendar.
    expect(new Set(rows.map((row) => row.unit_id)), figure).toEqual(
      new Set(['due_soon_unsigned', 'large_group', 'handled_besides', 'undated'].includes(figure) ? [] : [unit]),
    );
  }
});

test('the forecast: what is due before the fifth working day stands overdue on it', () => {
  const calendar = new WorkingCalendar([
    { on: '2026-11-24', isWorkingDay: false, name: 'Ngày Văn hóa', kind: 'holiday', status: 'official' },
  ]);
  expect(forecastOf('2026-11-20', calendar)).toEqual({ start: '2026-11-20', end: '2026-11-29', by: '2026-11-30' });
  expect(forecastOf('2026-12-29', calendar)).toBeNull();
});

test('the forecast and its unsigned papers, on the page and in their lists; one click urges whoever holds them, once a day', async () => {
  const accounts = await app.database.owner<{ id: number; login: string }>('select id, login from accounts');
  const account = (login: string) => accounts.find((one) => one.login === login)?.id ?? 0;
  const add = async (set: string) => {
    const { id } = await app.as('son.badinh', (act) => registerPetition(act, { ...complaint, receivedOn: '2026-11-20' }));
    await app.database.owner(`update petitions set ${set} where id = $1`, [id]);
    return id;
  };
  const held = await add(
    `due_on = '2026-11-25', holder_id = ${account('trang.badinh')}, assigned_to = ${account('trang.badinh')}`,
  );
  const unsigned = await add(`due_on = '2026-12-01', holder_id = null, next_role = 'leader', next_act = 'approve'`);
  await add(`due_on = '2026-12-02'`); // the fifth working day itself: still in time then
  await add(`due_on = '2026-11-27', is_paused = true`);

  const leader = await app.signIn('thang.badinh');
  const html = await page(leader);
  expect(html.replace(/<[^>]+>/g, '')).toContain('Nếu không làm gì, 2 đơn sẽ quá hạn trong 5 ngày làm việc tới, đến 02/12/2026.');
  const soon = kpis(html).find((one) => one.label === 'Sẽ quá hạn');
  expect(soon?.value).toBe('2');
  expect(await countIn(leader, soon?.href ?? '')).toBe(2);
  // The list names the day the page names.
  expect((await leader.get(soon?.href ?? '').expect(200)).text).toContain('Sẽ quá hạn nếu không làm gì, đến 02/12/2026');
  const [, href = '', words] = /<a href="([^"]+)">([^<]*chờ ký hoặc duyệt)/.exec(html) ?? [];
  expect(words).toBe('1 đơn chỉ còn chờ ký hoặc duyệt');
  expect(await countIn(leader, href.replaceAll('&amp;', '&'))).toBe(1);
  expect(html.indexOf(`/petitions/${unsigned}"`)).toBeLessThan(html.indexOf(`/petitions/${held}"`));
  // What waits for himself has no button.
  expect(html).toContain(`action="/petitions/${held}/urging"`);
  expect(html).not.toContain(`action="/petitions/${unsigned}/urging"`);

  const urge = async (agent: Agent, id: number) =>
    agent
      .post(`/petitions/${id}/urging`)
      .type('form')
      .send({ ...formFieldsOf(await page(agent)), period: 'week' });
  const done = await urge(leader, held);
  expect([done.status, done.headers.location]).toEqual([303, '/dashboard?period=week#due']);
  expect(await page(leader)).toMatch(/Đã đôn đốc đơn ĐT-2026-\d{6}\. Người đang giữ việc/);
  expect(await page(leader)).toContain('Đã đôn đốc 09:00');
  expect((await urge(leader, held)).status).toBe(303);
  expect(dashboardAddress({ period: 'week', of: 'unit', order: 'name', csrf: 'x' })).toBe(
    '/dashboard?period=week&of=unit&order=name',
  );
  expect((await urge(leader, unsigned)).status).toBe(409);
  const traces = async () => ({
    events: (await app.database.owner('select 1 from events where kind = $1 and petition_id = $2', ['petition.urged', held]))
      .length,
    told: await app.database.owner<{ account_id: number; words: string }>(
      'select account_id, words from notices where kind = $1 and petition_id = $2 order by 1',
      ['urged', held],
    ),
  });
  const first = await traces();
  expect(first.events).toBe(1);
  expect(first.told.map((one) => one.account_id)).toEqual([account('trang.badinh')]);
  expect(first.told[0]?.words).toMatch(/^Lãnh đạo cơ quan đôn đốc đơn ĐT-2026-\d{6}: đến hạn hôm nay, 25\/11\/2026\.$/);
  // The inspectorate, on the same day: said already. The next day its urging reaches the ward's leader too.
  const city = await app.signIn('hung.thanhtra');
  await urge(city, held);
  expect(await traces()).toEqual(first);
  app.setNow('2026-11-26T02:00:00Z');
  expect((await urge(await app.signIn('hung.thanhtra'), held)).status).toBe(303);
  await runJobs(app.services, app.database.workerUrl);
  const second = await traces();
  expect(second.events).toBe(2);
  expect(second.told.map((one) => one.account_id).sort()).toEqual(
    [account('trang.badinh'), account('trang.badinh'), account('thang.badinh')].sort(),
  );
  app.setNow('2026-11-25T02:00:00Z');
  const reporter = await app.signIn('nga.badinh');
  expect(await page(reporter)).not.toContain('/urging"');
  expect((await urge(reporter, held)).status).toBe(403);
});

test('a denunciation of the head is in none of his figures, and he can urge nobody about it', async () => {
  const leader = await app.signIn('thang.badinh');
  const before = await page(leader);
  const against = [
    { kind: 'individual' as const, name: 'Hoàng Gia Thắng', position: 'Chủ tịch UBND phường', organization: '', accountId: null },
  ];
  const { id } = await app.as('son.badinh', (act) =>
    registerPetition(act, { ...denunciation, receivedOn: '2026-11-20', respondents: against }),
  );
  await app.database.owner("update petitions set due_on = '2026-11-26' where id = $1", [id]);
  expect(kpis(await page(leader))).toEqual(kpis(before));
  expect(await page(leader)).not.toContain(`/petitions/${id}`);
  const tried = await leader.post(`/petitions/${id}/urging`).type('form').send(formFieldsOf(before));
  expect(tried.status).toBe(404);
  // The inspectorate counts it; urged from there, the head hears nothing.
  const city = await app.signIn('hung.thanhtra');
  await city
    .post(`/petitions/${id}/urging`)
    .type('form')
    .send(formFieldsOf(await page(city)))
    .expect(303);
  await runJobs(app.services, app.database.workerUrl);
  const told = await app.database.owner<{ login: string }>(
    "select c.login from notices n join accounts c on c.id = n.account_id where n.kind = 'urged' and n.petition_id = $1",
    [id],
  );
  expect(told.map((one) => one.login)).toEqual(['son.badinh']);
});

test('a head of section sees his own people and what nobody has, each number equal to its list', async () => {
  const html = await page(head);
  const table = /id="people"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  expect(table).toContain('Người của bộ phận');
  expect(table).toContain('Lê Viết Sơn');
  // Another section's; the leader sees her.
  expect(table).not.toContain('Phạm Quỳnh Trang');
  expect(table).not.toContain('Đinh Mạnh Tuấn');
  const links = [...table.matchAll(/href="(\/petitions\?figure=[^"]+)">([\d.]+)<\/a>/g)];
  expect(links.length).toBeGreaterThanOrEqual(3);
  for (const [, href, n] of links) expect(await countIn(head, (href ?? '').replaceAll('&amp;', '&')), href).toBe(Number(n));
  const whole = await page(await app.signIn('thang.badinh'));
  expect(/id="people"[\s\S]*?<\/section>/.exec(whole)?.[0]).toContain('Phạm Quỳnh Trang');
  await app.database.owner(
    'update petitions set assigned_to = null where id = (select max(id) from petitions where unit_id = $1 and not sealed and closed_on is null)',
    [await app.database.unitId('00004')],
  );
  const unassigned = await page(head);
  const [, href = ''] = /Chưa phân công[\s\S]*?href="([^"]+assignee=0)"/.exec(unassigned) ?? [];
  expect(await countIn(head, href.replaceAll('&amp;', '&'))).toBeGreaterThanOrEqual(1);
});

test('the map: every ward with a figure is shaded, its number opens as many, and the rest is said; a ward has none', async () => {
  await head.get('/dashboard/map').expect(409);
  for (const measure of ['received', 'overdue', 'on_time']) {
    const html = (await board.get(`/dashboard/map?measure=${measure}`).expect(200)).text;
    const whole = /<svg class="ward-map" [\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
    expect([...whole.matchAll(/<use class="ward-[a-z0-9]+" href="\/static\/wards\.svg#w\d{5}"/g)]).toHaveLength(126);
    expect([...whole.matchAll(/<use class="ward-none"/g)]).toHaveLength(124);
    expect(html).toContain('124 phường, xã');
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    const rows = [...html.matchAll(/<th scope="row"[^>]*>[^<]+<\/th><td class="num"><a[^>]* href="([^"]+)">([^<]+)<\/a>/g)];
    expect(rows).toHaveLength(3); // two wards, and the sum

    for (const [, href, words] of rows)
      expect(await countIn(board, (href ?? '').replaceAll('&amp;', '&'))).toBe(
        Number(measure === 'on_time' ? /\((\d+)\//.exec(words ?? '')?.[1] : words),
      );
  }
  const outlines = (await board.get('/static/wards.svg').expect(200)).body.toString();
  const wards = await app.database.owner<{ code: string }>(
    "select k.code from unit_codes k join units u on u.id = k.unit_id where k.scheme = 'gso' and u.level = 'commune' and upper_inf(k.during)",
  );
  for (const { code } of wards) expect(outlines, code).toContain(`id="w${code}"`);
});

test('before 01/07/2025 the map is of the thirty districts, and what they do not hold is said', async () => {
  const { id } = await app.as('son.badinh', (act) => registerPetition(act, { ...complaint, receivedOn: '2025-05-05' }));
  const html = (await board.get('/dashboard/map?period=other&from=01/05/2025&to=30/06/2025').expect(200)).text;
  // Drawn for a desk and for a phone, each tile in a place of its own.
  const maps = html.match(/<svg class="ward-map ward-(wide|narrow)"[\s\S]*?<\/svg>/g) ?? [];
  expect(maps).toHaveLength(2);
  for (const map of maps)
    expect(new Set([...map.matchAll(/<rect class="ward-[a-z0-9]+" (x="\d+" y="\d+")/g)].map((one) => one[1])).size).toBe(30);
  // It stands in the book of today's ward, made of three districts: on a line of its own, not lost.
  expect(html).toMatch(/<th scope="row">Phường, xã thuộc nhiều quận, huyện cũ<\/th><td class="num"><a href="[^"]+">1<\/a>/);
  await app.database.owner("update petitions set status = 'void' where id = $1", [id]);
});

test('hot spots: a matter with more petitions than before, and large groups, each equal to its list', async () => {
  const ids: number[] = [];
  for (const receivedOn of ['2026-11-16', '2026-11-17', '2026-11-18'])
    ids.push((await app.as('son.badinh', (act) => registerPetition(act, { ...complaint, receivedOn }))).id);
  await app.database.owner(
    'update petitions set thread_id = (select thread_id from petitions where id = $1) where id = any ($2::bigint[])',
    [ids[0] ?? 0, ids],
  );
  await app.database.owner(
    "update petitions set sender_kind = 'group', sender_count = 12, sender_count_class = 'many' where id = $1",
    [ids[2] ?? 0],
  );
  const html = await page(head);
  const panel = /Điểm nóng[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  expect(panel).toContain(complaint.subject);
  const [, href = '', n] = /<a class="strong" href="([^"]+)">(\d+)<\/a>/.exec(panel) ?? [];
  expect(n).toBe('3');
  expect(await countIn(head, href.replaceAll('&amp;', '&'))).toBe(3);
  const [, groups = ''] = /href="([^"]+large_group[^"]*)">1 đơn của đoàn đông người/.exec(panel) ?? [];
  expect(await countIn(head, groups.replaceAll('&amp;', '&'))).toBe(1);
});

test('receptions of large groups stand among the hot spots, and open as many in the book of visits', async () => {
  const add = (set: string) =>
    app.database.owner(
      `insert into visits (unit_id, year, number, received_on, received_at, kind, mode, host, host_name, sender_kind, person_count, is_large_group, status, outcome, registered_at, registered_by)
       select $1, 2026, 9000 + (select count(*) from visits), '2026-11-18', now(), 'regular', 'in_person', 'officer', 'Người tiếp', 'group', 12, true, ${set}, now(), a.id from accounts a where a.login = 'lan.badinh'`,
      [ward],
    );
  const ward = await app.database.unitId('00004');
  const label = /href="(\/visits\?group=large[^"]+)">([\d.]+) lượt tiếp đoàn đông người/;
  expect(await page(head, '?of=unit')).not.toMatch(label);
  await add("'recorded', null");
  await add("'recorded', null");
  await add("'void', null");
  await add("'recorded', 'refused'");
  // A reception is nobody's charge: it is not counted by section.
  expect(await page(head)).not.toMatch(label);
  for (const agent of [head, board]) {
    const [, href = '', n] = label.exec(await page(agent, '?of=unit')) ?? [];
    expect(n).toBe('2');
    const list = (await agent.get(href.replaceAll('&amp;', '&')).expect(200)).text;
    expect(list).toContain('Hiển thị 2 trong 2 lượt tiếp');
  }
});

test('a hidden matter grows for nobody it is hidden from', async () => {
  const leader = await app.signIn('thang.badinh');
  const against = [
    { kind: 'individual' as const, name: 'Hoàng Gia Thắng', position: 'Chủ tịch UBND phường', organization: '', accountId: null },
  ];
  const before = /Điểm nóng[\s\S]*?<\/section>/.exec(await page(leader))?.[0];
  const ids: number[] = [];
  for (const receivedOn of ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'])
    ids.push(
      (await app.as('son.badinh', (act) => registerPetition(act, { ...denunciation, respondents: against, receivedOn }))).id,
    );
  await app.database.owner(
    "update petitions set sender_kind = 'group', sender_count_class = 'many', thread_id = (select thread_id from petitions where id = $1) where id = any ($2::bigint[])",
    [ids[0] ?? 0, ids],
  );
  expect(/Điểm nóng[\s\S]*?<\/section>/.exec(await page(leader))?.[0]).toBe(before);
  const city = /Điểm nóng[\s\S]*?<\/section>/.exec(await page(board))?.[0] ?? '';
  expect(city).toContain('Nội dung được bảo mật');
  expect(city).not.toContain(denunciation.subject);
});

test('the weekly letter goes on the first working day, to who leads and has an address, with the numbers of his own dashboard', async () => {
  const calendar = new WorkingCalendar([
    { on: '2026-11-23', isWorkingDay: false, name: 'Nghỉ', kind: 'holiday', status: 'official' },
  ]);
  expect(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30'].map((day) => goesOn(day, calendar))).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
  expect(weekBefore('2026-11-24')).toEqual({ start: '2026-11-16', end: '2026-11-22' });

  await app.database.owner("update accounts set email = 'chutich@badinh.test' where login = 'thang.badinh'");
  const send = async () => {
    box.letters.length = 0;
    await app.as('son.badinh', (act) => enqueue(act.tx, 'weekly_digest', {}));
    await runJobs(app.services, app.database.workerUrl);
    return readable(box.letters.join(''));
  };
  expect(await send()).toBe(readable('')); // a Wednesday
  app.setNow('2026-11-22T23:30:00Z');
  const letter = await send();
  app.setNow('2026-11-25T02:00:00Z');
  expect(box.letters.join('').match(/RCPT TO:<[^>]+>/g)).toEqual(['RCPT TO:<chutich@badinh.test>']);
  // His numbers of that week, without the denunciations of himself that stand in the same book.
  app.setNow('2026-11-22T23:30:00Z');
  const html = await page(await app.signIn('thang.badinh'), '?period=other&from=16/11/2026&to=22/11/2026');
  app.setNow('2026-11-25T02:00:00Z');
  for (const { label, value } of kpis(html))
    if (['Đơn tiếp nhận', 'Đã xử lý', 'Đang quá hạn', 'Đang xử lý, giải quyết'].includes(label))
      expect(letter).toContain(`- ${label}: ${value}`);
  const inBook = await app.database.owner(
    "select 1 from petitions where unit_id = $1 and received_on between '2026-11-16' and '2026-11-22' and status <> 'void'",
    [await app.database.unitId('00004')],
  );
  expect(letter).not.toContain(`- Đơn tiếp nhận: ${inBook.length} `);
  for (const word of ['ĐT-2026', complaint.subject, 'Nguyễn Thị Hạnh']) expect(letter).not.toContain(word);

  // Whoever watches over the whole city reads on his page whether it goes, to how many, and when next; nobody else does.
  const above = await page(await app.signIn('hung.thanhtra'));
  expect(above).toMatch(
    /Thư tình hình hằng tuần gửi ngày làm việc đầu tuần, lần tới 06:30 ngày 30\/11\/2026, tới 1 lãnh đạo có địa chỉ thư; \d+ lãnh đạo chưa có địa chỉ thư, không nhận được\./,
  );
  expect(html).not.toContain('Thư tình hình hằng tuần');
  expect(['06:29', '06:30'].map((clock) => nextSending('2026-11-24', clock, calendar))).toEqual(['2026-11-24', '2026-11-30']);
  expect(digestState({ isMailed: false, reached: 3, unreached: 0, next: '' })).toContain('chưa được cấu hình máy chủ thư');
});

test('figures and the map are printed by addresses that write it down', async () => {
  const prints = () =>
    app.database.owner<{ data: Record<string, unknown> }>("select data from events where kind = 'dashboard.printed' order by id");
  for (const [address, back] of [
    ['/dashboard?period=year&units=all', '/dashboard?period=year&amp;units=all'],
    ['/dashboard/map?period=year&measure=overdue', '/dashboard/map?period=year&amp;measure=overdue'],
  ] as const) {
    const before = (await prints()).length;
    const html = (await board.get(address).expect(200)).text;
    expect(html).not.toContain('data-print');
    const [, href = ''] = /href="(\/dashboard\/[^"]*print[^"]*)"/.exec(html) ?? [];
    expect(await prints()).toHaveLength(before);
    const printed = (await board.get(href.replaceAll('&amp;', '&')).expect(200)).text;
    expect(printed).toContain('data-print hidden');
    expect(printed).toContain(`href="${back}">Về `);
  }
  expect((await prints()).map(({ data }) => data)).toEqual([
    { page: 'dashboard', from: '2026-01-01', to: '2026-11-25' },
    { page: 'map', from: '2026-01-01', to: '2026-11-25' },
  ]);
  await head.get('/dashboard/map/print').expect(409);
  expect(await prints()).toHaveLength(2);
});
