// The numbers around a page are kept while nothing they count was changed, and are then what counting again would give.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { walls } from '../../src/database/changes.ts';
import type { UnitTx } from '../../src/database/tx.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { openTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { incomingDays } from '../../src/transfers/waiting.ts';
import { numbersOf, readingSql } from '../../src/work/kept-numbers.ts';
import { sizeOfQueue } from '../../src/work/queries.ts';
import { readFilter } from '../../src/work/queue.ts';
import { shellCounts } from '../../src/work/shell-counts.ts';
import { complaint } from '../search/registrations.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { readyToSend, toNgocHa } from '../transfers/arrange.ts';

const today = '2026-11-25';
let app: TestApp;
let son: Actor;
let first: number;

beforeAll(async () => {
  app = await testApp();
  son = await app.database.actorOf('son.badinh');
  first = (await app.as('son.badinh', (act) => registerPetition(act, complaint))).id;
});
afterAll(() => app.close());

/** Counts a number in a way of its own, and says whether it was counted. */
async function look(actor: Actor, name = 'test', mode: 'read' | 'write' = 'read') {
  let counted = false;
  const number = await app.database.database.inUnit(
    actor,
    async (tx) => {
      const numbers = await numbersOf(tx, actor, today, app.database.database);
      return numbers(name, async () => {
        counted = true;
        const { n } = await tx.one<{ n: number }>(
          "select count(*)::int as n from petitions where unit_id = $1 and status <> 'void'",
          [actor.unitId],
        );
        return n;
      });
    },
    mode,
  );
  return { number, counted };
}
/** Looks until the number is known, as it is after some looks in any case. */
async function known(actor: Actor) {
  for (let looks = 0; looks < 100; looks += 1) {
    const { counted, number } = await look(actor);
    if (!counted) return number;
  }
  throw new Error('It is never kept');
}
/** None of many looks hands out what was known before. */
const isCountedNext = async (actor: Actor) => (await look(actor)).counted;

test('what a change is written down of is all that the numbers read, in each role', async () => {
  const watched = new Set(
    (
      await app.database.owner<{ tab: string }>(
        `select c.relname as tab from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
          where p.proname = 'fact_changed' group by 1 having count(*) = 3`,
      )
    ).map(({ tab }) => tab),
  );
  const read = new Set<string>();
  for (const login of [
    'son.badinh',
    'hoa.badinh',
    'thang.badinh',
    'cuong.badinh',
    'lan.badinh',
    'long.badinh',
    'hung.thanhtra',
    'dung.tcd',
  ]) {
    const actor = await app.database.actorOf(login);
    const asked: { sql: string; params: never[] }[] = [];
    await app.database.database.inUnit(actor, async (tx) => {
      const spied =
        (name: 'rows' | 'one') =>
        (sql: string, params: never[]): Promise<unknown> => {
          asked.push({ sql, params });
          return tx[name](sql, params);
        };
      const spy: UnitTx = Object.create(tx, { rows: { value: spied('rows') }, one: { value: spied('one') } });
      await shellCounts(spy, actor, today);
      await incomingDays(spy, actor.unitId);
      const filter = readFilter(new URLSearchParams(), { types: [], fields: [], wholeUnit: false });
      await sizeOfQueue(spy, actor, { ...filter, scope: 'elsewhere' }, { today, soon: today });
    });
    // What is counted every time is not kept.
    const kept = asked.filter(({ sql }) => !sql.includes('from notices'));
    expect(kept.length).toBe(asked.length - 1);
    for (const { sql, params } of kept) {
      const [plan] = await app.database.database.inUnit(actor, (tx) =>
        tx.rows<Record<string, unknown>>(`explain (format json) ${sql}`, params),
      );
      for (const [, relation] of JSON.stringify(plan).matchAll(/"Relation Name":"([a-z_]+)"/g)) read.add(relation ?? '');
    }
  }
  expect(read.size).toBeGreaterThan(10);
  // Of an account only whether it is locked is asked; that has a trigger of its own.
  expect([...read].filter((tab) => tab !== 'accounts' && !watched.has(tab))).toEqual([]);
  // What the wall asks of a reader of these tables is in the name they are kept under.
  const policies = await app.database.owner<{ tab: string; qual: string }>(
    "select tablename as tab, qual from pg_policies where schemaname = 'public' and policyname in ('app_select','sender_select')",
  );
  const terms = policies
    .filter(({ tab }) => read.has(tab))
    .flatMap(({ qual }) =>
      [...qual.matchAll(/'(app\.[a-z_]+)'|\b([a-z_]+\(\))/g)].map(([, setting, call]) => setting ?? call ?? ''),
    );
  expect(terms).toContain('hidden_petitions()');
  expect(walls.words).toContain('hidden_petitions()');
  // The unit and the account are in the key.
  expect([...new Set(terms)].filter((term) => !readingSql.includes(term) && !['app.unit', 'app.account'].includes(term))).toEqual(
    [],
  );
});

test('it is handed out until a record of the unit is changed', async () => {
  const before = await known(son);
  await app.database.owner("update petitions set status = 'void' where id = $1", [first]);
  expect(await look(son)).toEqual({ number: before - 1, counted: true });
  expect(await known(son)).toBe(before - 1);
  await app.database.owner("update petitions set status = 'assigned' where id = $1", [first]);
  expect(await look(son)).toEqual({ number: before, counted: true });
});

test('a change that was under way is not missed, and nothing is kept of a transaction that writes', async () => {
  const before = await known(son);
  const trang = await app.database.actorOf('trang.badinh');
  await app.database.database.inUnit(
    trang,
    async (tx) => {
      await tx.run("update petitions set status = 'void' where unit_id = $1 and id = $2", [son.unitId, first]);
      const numbers = await numbersOf(tx, trang, today, app.database.database);
      expect(await numbers('test', async () => -1)).toBe(-1);
      expect((await look(son)).number).toBe(before);
    },
    'write',
  );
  expect(await look(son)).toEqual({ number: before - 1, counted: true });
  expect((await look(trang)).number).toBe(before - 1);
  await app.database.owner("update petitions set status = 'assigned' where id = $1", [first]);
});

test('what is sent and what is answered is changed at the receiver too', async () => {
  const mai = await app.database.actorOf('yen.ngocha');
  const petition = await readyToSend(app);
  await known(mai);
  const transferId = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
  expect(await isCountedNext(mai)).toBe(true);
  await known(mai);
  await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
  expect(await isCountedNext(mai)).toBe(true);
});

test('a post, a lock and a name behind the wall each end it', async () => {
  const anew = async (sql: string, params: (string | number)[]) => {
    await known(son);
    await app.database.owner(sql, params);
    expect(await isCountedNext(son), sql).toBe(true);
  };
  const hoa = await app.database.actorOf('hoa.badinh');
  await anew('update assignments set title = title where account_id = $1', [hoa.accountId]);
  await anew('update accounts set disabled_at = now() where id = $1', [hoa.accountId]);
  await anew('update accounts set disabled_at = null where id = $1', [hoa.accountId]);
  await anew(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [son.unitId, first, son.accountId],
  );
});

test('now and then it is counted though nothing was changed, so that a slow page tells nothing', async () => {
  const looks = [];
  for (let n = 0; n < 100; n += 1) looks.push((await look(son)).counted);
  expect(looks.filter(Boolean).length).toBeGreaterThan(3);
  expect(looks.filter(Boolean).length).toBeLessThan(60);
});
