// "Đã xử lý" of the dashboard and column 2 of 02/XLD over the same days: the page says what the one leaves out, and leads to exactly that.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figureFilter } from '../../src/dashboard/predicates.ts';
import { cityFigures, openBooks } from '../reports/books.ts';

let books: Awaited<ReturnType<typeof openBooks>>;
beforeAll(async () => {
  books = await openBooks();
});
afterAll(() => books.app.close());

test.each([
  ['2026-09-15', '2026-12-14', true],
  ['2026-10-01', '2026-10-31', false],
  ['2026-11-01', '2026-11-20', false],
])('from %s to %s both together are column 2', async (start, end, isWhole) => {
  const { app } = books;
  const chief = await app.database.actorOf('hung.thanhtra');
  const count = (figure: 'handled' | 'handled_besides') =>
    app.database.database.inUnit(chief, async (tx) => {
      const { sql, params } = figureFilter(figure, { start, end, today: '2026-12-15' }, null);
      return (await tx.one<{ n: number }>(`select count(*)::int as n from petitions p where ${sql}`, params as never[])).n;
    });
  const [handled, besides] = [await count('handled'), await count('handled_besides')];
  if (isWhole) expect(besides).toBeGreaterThan(0);
  const [table] = await cityFigures(app, '02-xld', [2], { kind: 'AD_HOC', year: 2026, from: start, to: end });
  expect(handled + besides).toBe(table);
});

test('the page says so beside the figure, and its link opens the list', async () => {
  const chief = await books.app.signIn('hung.thanhtra');
  const html = (await chief.get('/dashboard?period=other&from=15/09/2026&to=14/12/2026').expect(200)).text;
  expect(html).toContain('“Đã xử lý” chưa tính đơn đã duyệt thụ lý, chưa có quyết định thụ lý');
  const href = /<a href="([^"]*handled_besides[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const list = (await chief.get(href).expect(200)).text;
  expect(list).toContain('Biểu 02/XLD tính là đã xử lý');
  expect(list).toContain('href="/petitions/');
});
