// Every figure of the dashboard equals the list it links to, for a unit and for the city.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { periodOf, rangeWords, twelveMonths, yearBefore } from '../../src/dashboard/periods.ts';
import { figureFilter, figures } from '../../src/dashboard/predicates.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { complaint, denunciation } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let head: Agent;
let board: Agent;
const processors: Record<string, string> = {};

beforeAll(async () => {
  app = await testApp();
  const cast = await app.database.owner<{ login: string; code: string; role: string }>(
    'select c.login, k.code, a.role from assignments a join accounts c on c.id = a.account_id join unit_codes k on k.unit_id = a.unit_id where upper_inf(k.during)',
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
afterAll(() => app.close());

const page = async (agent: Agent, query = '') => (await agent.get(`/dashboard${query}`).expect(200)).text;
const kpis = (html: string) =>
  [...html.matchAll(/class="kpi" href="([^"]+)"><span class="t">([^<]+)<\/span><span class="v">([^<]+)/g)].map((m) => ({
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
    ['Đang xử lý, giải quyết', '3'],
  ]);
  for (const { href, label, value } of found)
    expect(await countIn(head, href), label).toBe(label === 'Xử lý đúng hạn' ? 1 : Number(value));
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
  const bars = [
    ...html.matchAll(/<li><a href="(\/petitions\?figure=[^"]+)">[^<]+<\/a>.*?<span class="strong">([\d.]+)<\/span>/gs),
  ];
  expect(bars.length).toBeGreaterThanOrEqual(5);
  for (const [, href, n] of bars) expect(await countIn(board, (href ?? '').replaceAll('&amp;', '&')), href).toBe(Number(n));
});

test('periods, their comparison, and wrong addresses', async () => {
  expect(periodOf('week', '2026-11-25', null, null)).toEqual({ kind: 'week', start: '2026-11-23', end: '2026-11-25' });
  expect(periodOf('quarter', '2026-11-25', null, null).start).toBe('2026-10-01');
  expect(periodOf('year', '2026-11-25', null, null).start).toBe('2026-01-01');
  expect(periodOf('other', '2026-11-25', '2026-03-05', '2026-02-01')).toEqual({
    kind: 'other',
    start: '2026-02-01',
    end: '2026-03-05',
  });
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
  expect(html).toContain('cùng kỳ năm trước 1');
  expect(html).toContain('tăng 300%');
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
  expect(html).toContain('<th scope="row">11/2026</th><td>4</td><td>2</td>');
});

test('a processor has no dashboard', async () => {
  await (await app.signIn('son.badinh')).get('/dashboard').expect(403);
});

test('a figure narrowed to units keeps to them', async () => {
  const unit = await app.database.unitId('00008');
  for (const figure of figures) {
    const { sql, params } = figureFilter(figure, { start: '2026-11-01', end: '2026-11-30', today: '2026-11-25' }, [unit]);
    const rows = await app.database.owner<{ unit_id: number }>(`select p.unit_id from petitions p where ${sql}`, params);
    expect(new Set(rows.map((row) => row.unit_id)), figure).toEqual(new Set([unit]));
  }
});
