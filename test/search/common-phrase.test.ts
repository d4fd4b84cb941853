// A phrase that is common in the whole city is looked for in the newest weeks first: the same petitions in the same order.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';

let app: TestApp;
// Both ends of the newest week and of the last one that is asked alone, and older ones.
const days = ['2026-11-24', '2026-11-23', '2026-11-22', '2026-10-31', '2026-06-01', '2026-05-31', '2025-12-31', '2024-02-29'];

beforeAll(async () => {
  app = await testApp();
  for (const [at, day] of [...days, ...days].entries()) {
    const { id } = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aRegistration({ summary: `Biên bản kiểm đếm số ${at}` })),
    );
    await app.database.owner('update search.petition_words set received_on = $2 where petition_id = $1', [id, day]);
  }
  await app.database.owner('analyze search.petition_words');
});
afterAll(() => app.close());

/** What the index gives a reader of the whole city, where a phrase is common from so many petitions on. */
async function found(commonFrom: string, most: number, after: [string, number] | [null, null] = [null, null]) {
  const reader = await app.database.actorOf('dung.tcd');
  return app.database.database.inUnit(reader, async (tx) => {
    await tx.rows("select set_config('app.common_phrase', $1, true)", [commonFrom]);
    return tx.rows<{ id: number; on: string }>(
      `select petition_id as id, received_on as "on" from search_petitions('words', array['bien_ban','ban_kiem'], null, null, null, null, null, null, $1::date, $2::bigint, $3)`,
      [...after, most],
    );
  });
}

test('as many as asked, newest first, over every week', async () => {
  const all = await found('', 1000);
  expect(all.map(({ on }) => on)).toEqual(days.flatMap((day) => [day, day]));
  for (const most of [1, 4, 5, 9, 16, 1000]) expect(await found('0', most), String(most)).toEqual(all.slice(0, most));
});

test('page after page', async () => {
  const all = await found('', 1000);
  for (const [at, { on, id }] of all.entries()) expect(await found('0', 3, [on, id]), on).toEqual(all.slice(at + 1, at + 4));
});

test('the common phrase is looked for by week', async () => {
  const [{ n } = { n: 0 }] = await app.database.owner<{ n: number }>(
    "select count(*)::int as n from pg_stats where schemaname = 'search' and tablename = 'petition_words' and attname = 'words' and 'bien_ban' = any (most_common_elems::text::text[])",
  );
  expect(n).toBe(1);
});
