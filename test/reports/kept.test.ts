// A result over many units is kept while nothing it counts was changed, and never handed to whom less is told.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { sweepHouse } from '../../src/database/sweep.ts';
import { facts } from '../../src/reports/facts.ts';
import { keptWhileUnchanged, longestMs } from '../../src/reports/kept/kept.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import type { Scope } from '../../src/reports/scope.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { writePetitions } from './history.ts';

let app: TestApp;
let ward: number;
let ids: Map<string, number>;
let chief: Actor;
let leader: Actor;
const everything: Scope = { code: 'all', units: null };
const period = periodOf('Q4', 2026);

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-28T02:00:00Z');
  const db = app.database;
  ward = await db.unitId('00004');
  ids = await writePetitions(
    db,
    ward,
    (await db.actorOf('lan.badinh')).accountId,
    [
      { key: 'a', type: 'KN', receivedOn: '2026-11-20', status: 'received' },
      { key: 'b', type: 'TC', receivedOn: '2026-11-20', status: 'received' },
    ],
    9000,
  );
  [chief, leader] = [await db.actorOf('hung.thanhtra'), await db.actorOf('hai.ubndtp')];
});
afterAll(() => app.close());

/** The figure of 02/XLD, column 1, and whether it was counted anew. */
async function asked(actor: Actor, scope = everything): Promise<{ figure: number; counted: boolean }> {
  let counted = false;
  const figures = await app.database.database.inUnit(actor, (tx) =>
    keptWhileUnchanged({ tx, services: app.services }, scope, ['test'], () => {
      counted = true;
      return figuresOf(tx, [['02-xld', 1]], period, scope);
    }),
  );
  return { figure: [...figures.values()].reduce((sum, one) => sum + (one.get('02-xld:1') ?? 0), 0), counted };
}

test('what the facts read is what a change is written down of', async () => {
  const read = new Set(
    Object.values(facts).flatMap((sql) => [...sql.matchAll(/\b(?:from|join) ([a-z_]+)\b/g)].map(([, name]) => name ?? '')),
  );
  for (const word of ['lateral', 'generate_series']) read.delete(word);
  const triggers = await app.database.owner<{ tab: string; n: number }>(
    "select c.relname as tab, count(*)::int as n from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid where p.proname = 'fact_changed' group by 1",
  );
  const watched = new Map(triggers.map(({ tab, n }) => [tab, n]));
  expect([...read].filter((tab) => watched.get(tab) !== 3)).toEqual([]);
  // Who may know of what: hidden_petitions() and hidden_visits() read these besides.
  expect(watched.get('named_accounts')).toBe(3);
  expect(read.size).toBeGreaterThan(4);
});

test('is counted once, for all who may know the same, until a record is changed', async () => {
  const first = await asked(chief);
  expect(first.counted).toBe(true);
  expect(await asked(chief)).toEqual({ ...first, counted: false });
  expect(await asked(leader)).toEqual({ ...first, counted: false });
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('a')]);
  expect(await asked(chief)).toEqual({ figure: first.figure - 1, counted: true });
  expect((await asked(leader)).counted).toBe(false);
  await app.database.owner("update petitions set status = 'received' where id = $1", [ids.get('a')]);
});

test('a change that was under way when it was counted is not missed when it is done', async () => {
  const before = (await asked(chief)).figure;
  const writer = await app.database.actorOf('son.badinh');
  await app.database.database.inUnit(
    writer,
    async (tx) => {
      await tx.run("update petitions set status = 'void' where unit_id = $1 and id = $2", [ward, ids.get('a') ?? 0]);
      await app.database.owner('update petitions set closed_on = closed_on where id = $1', [ids.get('b')]);
      // Counted after it began and before it ends, beside a later change that is there already.
      expect(await asked(chief)).toEqual({ figure: before, counted: true });
    },
    'write',
  );
  expect(await asked(chief)).toEqual({ figure: before - 1, counted: true });
});

test('whoever is denounced is counted for himself, before and after', async () => {
  const all = (await asked(leader)).figure;
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [ward, ids.get('b'), chief.accountId],
  );
  expect(await asked(chief)).toEqual({ figure: all - 1, counted: true });
  expect(await asked(leader)).toEqual({ figure: all, counted: true });
  expect(await asked(chief)).toEqual({ figure: all - 1, counted: false });
  expect(await asked(leader)).toEqual({ figure: all, counted: false });
  await app.database.owner('delete from named_accounts where petition_id = $1', [ids.get('b')]);
  expect((await asked(chief)).figure).toBe(all);
});

test('one unit’s own table is counted every time; nothing is kept longer than changes are remembered', async () => {
  const own = { code: '', units: [ward] };
  expect((await asked(await app.database.actorOf('thang.badinh'), own)).counted).toBe(true);
  expect((await asked(await app.database.actorOf('thang.badinh'), own)).counted).toBe(true);
  await asked(chief);
  expect((await asked(chief)).counted).toBe(false);
  app.setNow('2026-11-28T15:00:00Z');
  expect((await asked(chief)).counted).toBe(true);
  expect(longestMs).toBeLessThan(24 * 3_600_000);
  await app.database.database.inHouse((house) => sweepHouse(house, new Date(Date.now() + 3 * 86_400_000)), 'write');
  expect(await app.database.owner('select 1 from fact_changes')).toEqual([]);
});

test('the page over all units shows a change at once, and the hour it was asked', async () => {
  const agent: Agent = await app.signIn('hung.thanhtra');
  const figure = async () => {
    const html = (await agent.get('/reports/02-xld?period=2026-Q4&unit=all').expect(200)).text;
    expect(html).toMatch(/Tính từ hồ sơ lúc 22:00 ngày 28\/11\/2026/);
    return Number(/Tổng số<\/th><td[^>]*><(?:a|span)[^>]*>(\d+)</.exec(html)?.[1]);
  };
  const before = await figure();
  expect(await figure()).toBe(before);
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('b')]);
  expect(await figure()).toBe(before - 1);
});
