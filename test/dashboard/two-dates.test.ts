// Any two days: the dashboard and the map offer them by a click, filled with what is shown; the map leads to the districts there were.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { periodOf } from '../../src/dashboard/periods.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let board: Agent;
beforeAll(async () => {
  app = await testApp();
  board = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

const read = async (href: string) => (await board.get(href.replaceAll('&amp;', '&')).expect(200)).text;
const linkCalled = (html: string, words: string) =>
  [...html.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([^<]*)<\/a>/g)].find(([, , said]) => said?.trim().startsWith(words))?.[1] ?? '';
const boxes = (html: string) => ['from', 'to'].map((name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]);

test('without two days the period opens with those of the month, never as the month', () => {
  expect(periodOf('other', '2026-11-25', null, null)).toEqual({ kind: 'other', start: '2026-11-01', end: '2026-11-25' });
  expect(periodOf('other', '2026-11-25', '2026-10-01', null).kind).toBe('other');
});

test.each(['/dashboard', '/dashboard/map'])('%s: "Khác" opens two boxes with the days that are shown', async (page) => {
  const quarter = await read(`${page}?period=quarter`);
  expect(boxes(quarter)).toEqual([undefined, undefined]);
  const other = await read(linkCalled(quarter, 'Khác'));
  expect(boxes(other)).toEqual(['01/10/2026', '25/11/2026']);
  expect(other).toContain('name="period" value="other"');
  const chosen = await read(`${page}?period=other&from=01/08/2026&to=31/08/2026`);
  expect(boxes(chosen)).toEqual(['01/08/2026', '31/08/2026']);
  expect(chosen).toContain('01/08–31/08/2026');
  expect(await read(`${page}?period=other&from=99/99/2026&to=31/08/2026`)).toContain('không phải là một ngày có thật');
});

test('the map of today leads to that of the thirty districts', async () => {
  const tiles = await read(linkCalled(await read('/dashboard/map'), 'Trước ngày 01/07/2025'));
  expect([...tiles.matchAll(/<rect class="ward-[a-z0-9]+" x="\d+" y="\d+" width="138" height="100"/g)]).toHaveLength(30);
  expect(linkCalled(tiles, 'Trước ngày')).toBe('');
});

test('the small chart draws twelve months; on paper what is folded stands open', async () => {
  const html = await read('/dashboard');
  const small = /<div class="chart chart-m">([\s\S]*?)<\/svg>/.exec(html)?.[1] ?? '';
  expect(small).toContain('12 tháng gần nhất');
  const paper = await read('/dashboard/print');
  expect(paper).toContain('<details class="panel mb-3" id="before" open>');
  expect(paper).toMatch(/Thanh tra Thành phố, số liệu đến \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
  expect(paper).not.toContain('Kỳ báo cáo hiện nay');
});

test.each(['/dashboard', '/dashboard/map'])(
  '%s: days that have not come are answered in place, with what was typed',
  async (page) => {
    const html = await read(`${page}?period=other&from=01/12/2026&to=31/12/2026`);
    expect(boxes(html)).toEqual(['01/12/2026', '31/12/2026']);
    expect(html).toContain(
      'Kỳ từ 01/12/2026 đến 31/12/2026 chưa bắt đầu, chưa có số liệu nên số liệu dưới đây là của tháng này.',
    );
    expect(html).toContain('01/11–25/11/2026');
    expect(boxes(await read(`${page}?period=other&from=99/99/2026&to=31/08/2026`))).toEqual(['99/99/2026', '31/08/2026']);
    expect(await read(`${page}?period=other&from=01/11/2026&to=31/12/2026`)).not.toContain('chưa bắt đầu');
  },
);

test.each(['/dashboard', '/dashboard/map'])(
  '%s: two days that are no period stay in their boxes with the reason beside',
  async (page) => {
    const turned = await read(`${page}?period=other&from=30/11/2026&to=01/11/2026`);
    expect(boxes(turned)).toEqual(['30/11/2026', '01/11/2026']);
    expect(turned).toContain('Ngày đầu 30/11/2026 sau ngày cuối 01/11/2026 nên số liệu dưới đây là của tháng này.');
    expect(turned).toContain('01/11–25/11/2026');
    const alone = await read(`${page}?period=other&from=01/10/2026&to=`);
    expect(boxes(alone)).toEqual(['01/10/2026', '']);
    expect(alone).toContain('Chưa đủ hai ngày nên số liệu dưới đây là của tháng này.');
  },
);

test('a quarter and a year of the calendar are called otherwise than those of the reports, which are offered', async () => {
  for (const page of ['/dashboard', '/dashboard/map']) {
    const html = await read(`${page}?period=quarter`);
    expect(html).toContain('Quý IV theo lịch, 01/10–25/11/2026');
    expect(linkCalled(html, 'Năm 2026 theo lịch')).toContain('period=year');
  }
  const html = await read('/dashboard?period=quarter');
  expect(html).toContain('Kỳ báo cáo hiện nay là Quý IV/2026 (15/09/2026–14/12/2026).');
  expect(await read(linkCalled(html, 'Xem số liệu từ đầu kỳ báo cáo'))).toContain('Kỳ 15/09–25/11/2026');
  expect(await read(linkCalled(html, 'Mở biểu 02/XLD'))).toContain('Quý IV/2026, số liệu từ 15/09/2026 đến 14/12/2026');
});
