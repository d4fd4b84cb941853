// Figures entered by hand are the own unit's: the form says so, and another unit's table offers none.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBooks, pageOf } from './books.ts';

let books: Awaited<ReturnType<typeof openBooks>>;
beforeAll(async () => {
  books = await openBooks();
  // A reporter who reads other units too, as one does whose unit follows a former one.
  await books.app.database.owner(
    "insert into unit_reach (reader_unit_id, role, scope, during) values ($1, 'reporter', 'city', '[2020-01-01,)')",
    [books.ward],
  );
});
afterAll(() => books.app.close());

it('over another unit’s table nothing is entered, over the own one the form names unit and period', async () => {
  const { reporter, ward, next } = books;
  const link = '/reports/06-qlkntc/entry';
  expect(await pageOf(reporter, '06-qlkntc', `&unit=${next}`)).not.toContain(link);
  for (const scope of ['', `&unit=${ward}`, '&unit=all', `&unit=${next},${ward}`])
    expect(await pageOf(reporter, '06-qlkntc', scope)).toContain(link);
  const form = (await reporter.get(`${link}?period=2026-Q4`).expect(200)).text;
  expect(form).toMatch(/Của Phường Ba Đình, Quý IV\/2026/);
});
