// A decision or conclusion numbered later counts by the day its paper bears, which is what the citizen holds: in the figure, its list, its
// file and the recommended amounts alike. A number that comes after a period was closed, with a day within it, is a difference, explained.
import { expect, test } from 'vitest';
import { acceptedComplaint, decisionForm, doActAtOnce, issuePapers, noon, type Raw } from '../proceedings/arrange.ts';
import { anApp } from '../support/an-app.ts';
import { after, ask, cityOf, period as quarter } from './books.ts';

const app = anApp();
const right: Raw = { ...decisionForm, result: 'right', measure: 'amend' };

const city = cityOf(app);
const read = async (address: string) => (await (await app.signIn('thang.badinh')).get(address).expect(200)).text;
/** Issued in the period, right the first time, money given back; to be carried out, and what is to be given back. */
const seen = async (period = quarter) => [await city('03-gqkn', [7, 8, 15], period), await city('05-kqth', [1, 7], period)];
const more = (now: number[][], before: number[][]) =>
  now.map((one, index) => one.map((figure, at) => figure - (before[index]?.[at] ?? 0)));

/** Decided on the 10th of the last month of the quarter; nobody has numbered it. */
async function drafted(): Promise<number> {
  const { id } = await acceptedComplaint(app, '2026-11-02');
  await issuePapers(app, id);
  app.setNow(noon('2026-12-10'));
  await doActAtOnce(app, 'thang.badinh', id, 'decision', right);
  return id;
}

test('a number that comes after the closing with a day of the closed period is a difference, and the page says why', async () => {
  const before = await seen();
  const id = await drafted();
  app.setNow(noon('2026-12-15'));
  const chair = await app.signIn('thang.badinh');
  const closed = await ask(chair, '/reports/closed/new?period=2026-Q4', { confirmed: '1', override: 'Đến hạn gửi' });
  expect(closed.status).toBe(303);
  const differences = `${closed.headers.location}/differences`;
  expect(await read(differences)).toContain('Không có chỗ khác');
  await issuePapers(app, id);
  expect(more(await seen(), before)).toEqual([
    [1, 1, 12.5],
    [1, 12.5],
  ]);
  const html = await read(differences);
  expect(html).toContain('03/GQKN');
  expect(html).toMatch(/ĐT-2026-\d+: văn bản được cấp số sau khi chốt, mang ngày trong kỳ\./);
});

test('a draft that is dated with its number counts in the period of that day, with all it recommends', async () => {
  app.setNow(noon('2026-11-02'));
  const before = [await seen(), await seen(after)];
  const id = await drafted();
  // What a unit that took the file over dates by its own day (rollout/reorganisation/carry/papers-records.ts).
  await app.database.owner("update papers set issued_on = null where proceeding_id = $1 and kind = 'KN15_2020'", [id]);
  app.setNow(noon('2026-12-16'));
  await issuePapers(app, id);
  expect(await seen()).toEqual(before[0]);
  expect(more(await seen(after), before[1] ?? [])).toEqual([
    [1, 1, 12.5],
    [1, 12.5],
  ]);
  const list = await read('/reports/03-gqkn/cells/7?period=2027-Q1');
  expect(list).toMatch(/Quyết định số \d+\/QĐ-UBND<br><span class="muted">ngày 16\/12\/2026, hồ sơ ghi 10\/12\/2026</);
  const file = await (await app.signIn('nga.badinh')).get('/reports/03-gqkn/cells/7.xlsx?period=2027-Q1').expect(200);
  expect(file.headers['content-type']).toContain('spreadsheetml');
  expect(await read('/reports/03-gqkn?period=2026-Q4')).not.toContain('chưa cấp số, hoặc đã thu hồi');
});
