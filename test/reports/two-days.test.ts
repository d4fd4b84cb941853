// Reports on request and on one subject are made of any two days: the page offers them, and says what is wrong with those it cannot use.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agent, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let reporter: Agent;
beforeAll(async () => {
  app = await testApp();
  reporter = await app.signIn('chi.thanhtra');
});
afterAll(() => app.close());

const boxes = (html: string) => ['from', 'to'].map((name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]);
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test.each(['/reports', '/reports/02-xld'])('%s offers any two days', async (page) => {
  const quarter = (await reporter.get(page).expect(200)).text;
  expect(quarter).toContain('<option value="other"');
  expect(boxes(quarter)).toEqual([undefined, undefined]);
  const asked = (await reporter.get(`${page}?period=other`).expect(200)).text;
  expect(boxes(asked)).toEqual(['15/09/2026', '25/11/2026']);
  const october = (await reporter.get(`${page}?period=other&from=01/10/2026&to=31/10/2026`).expect(200)).text;
  expect(boxes(october)).toEqual(['01/10/2026', '31/10/2026']);
  expect(october).toContain('Số liệu từ 01/10/2026 đến 31/10/2026');
  expect(october).toContain('period=2026-10-01..2026-10-31');
  // Another period is chosen from there though the boxes are still filled.
  expect((await reporter.get(`${page}?period=2026-Q3&from=01/10/2026&to=31/10/2026`).expect(200)).text).toContain(
    'Quý III/2026,',
  );
});

test('Quý II/2027 is refused: it has not begun', async () => {
  expect(text((await reporter.get('/reports?period=2027-Q2').expect(409)).text)).toContain('Quý II/2027 chưa bắt đầu');
});

describe.each([
  ['01/12/2026', '31/12/2026', 'Kỳ từ 01/12/2026 đến 31/12/2026 chưa bắt đầu'],
  ['31/10/2026', '01/10/2026', 'Ngày đầu 31/10/2026 sau ngày cuối 01/10/2026'],
  ['01/10/2026', '', 'Nhập đủ hai ngày'],
  ['31/02/2026', '01/10/2026', 'Nhập đủ hai ngày có thật'],
  ['01/01/2022', '01/10/2026', 'là 1.735 ngày; kỳ báo cáo dài nhất 1.500 ngày'],
  ['01/01/2021', '09/05/2021', 'chỉ có biểu của kỳ kết thúc từ ngày 10/05/2021 trở đi'],
])('%s to %s', (from, to, words) => {
  const query = `period=other&from=${from}&to=${to}`;

  test.each(['/reports', '/reports/02-xld', '/reports/tt24-01-xld'])(
    'on %s stays in the boxes, with the reason beside them',
    async (page) => {
      const html = (await reporter.get(`${page}?${query}`).redirects(1).expect(200)).text;
      expect(boxes(html)).toEqual([from, to]);
      expect(html).toContain('<option value="other" selected>');
      const said = text(/<div class="body" role="alert">(.*?)<\/div>\s*(?:<|$)/s.exec(html)?.[1] ?? '');
      expect(said).toContain(words);
      expect(said).toContain('Số liệu dưới đây vẫn là của kỳ 15/09/2026–25/11/2026.');
      expect(html).toContain('ố liệu từ 15/09/2026 đến 25/11/2026');
    },
  );

  test('is printed, drafted and kept in no file', async () => {
    for (const path of ['/reports/02-xld/print', '/reports/02-xld.xlsx', '/reports/narrative.docx'])
      expect((await reporter.get(`${path}?${query}`)).status).toBe(409);
  });
});

test('1.500 days are a period, one more is none', async () => {
  const days = async (to: string) =>
    boxes((await reporter.get(`/reports?period=other&from=01/01/2022&to=${to}`).expect(200)).text);
  expect(await days('08/02/2026')).toEqual(['01/01/2022', '08/02/2026']);
  const page = text((await reporter.get('/reports?period=other&from=01/01/2022&to=08/02/2026')).text);
  expect(page).not.toContain('dài nhất');
  expect(text((await reporter.get('/reports?period=other&from=01/01/2022&to=09/02/2026')).text)).toContain('là 1.501 ngày');
});

test('the name of such a period is said once', async () => {
  const october = 'period=2026-10-01..2026-10-31';
  for (const page of ['/reports', '/reports/02-xld', '/reports/02-xld/cells/1', '/reports/closed'])
    expect(text((await reporter.get(`${page}?${october}`).expect(200)).text)).not.toMatch(
      /[Tt]ừ 01\/10\/2026 đến 31\/10\/2026[,( ]+(số liệu từ )?01\/10\/2026/,
    );
});
