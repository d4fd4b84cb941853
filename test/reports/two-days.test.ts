// Reports on request and on one subject are made of any two days: the page offers them, and says what is wrong with those it cannot use.
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  expect(october).toContain('số liệu từ 01/10/2026 đến 31/10/2026');
  expect(october).toContain('period=2026-10-01..2026-10-31');
  // Another period is chosen from there though the boxes are still filled.
  expect((await reporter.get(`${page}?period=2026-Q3&from=01/10/2026&to=31/10/2026`).expect(200)).text).toContain(
    'Quý III/2026,',
  );
});

test.each([
  ['period=other&from=01/12/2026&to=31/12/2026', 'chưa bắt đầu'],
  ['period=2027-Q2', 'Quý II/2027 chưa bắt đầu'],
  ['period=other&from=31/10/2026&to=01/10/2026', 'Ngày đầu 31/10/2026 sau ngày cuối 01/10/2026'],
  ['period=other&from=01/10/2026&to=', 'Nhập đủ hai ngày'],
  ['period=other&from=01/01/2022&to=01/10/2026', 'dài nhất 1.500 ngày'],
])('%s is refused with a sentence', async (query, words) => {
  expect(text((await reporter.get(`/reports?${query}`).expect(409)).text)).toContain(words);
});
