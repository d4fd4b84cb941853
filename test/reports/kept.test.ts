// A result over many units is kept while nothing it counts was changed, and never handed to whom less is told.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { findDueByUnit } from '../../src/dashboard/due-queries.ts';
import { countFigures } from '../../src/dashboard/figures/queries.ts';
import { hotMatters, hotMattersAnew } from '../../src/dashboard/hot-spots/queries.ts';
import { type Wall, walls } from '../../src/database/changes.ts';
import { sweepHouse } from '../../src/database/sweep.ts';
import { facts } from '../../src/reports/facts.ts';
import { type Counted, keptByUnit, keptWhileUnchanged, longestMs } from '../../src/reports/kept/kept.ts';
import { wallOf } from '../../src/reports/kept/wall-of.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import type { Scope } from '../../src/reports/scope.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn, tableCodes } from '../../src/reports/tables/table.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { writePetitions } from './facts.ts';

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
const counting: Counted = { wall: 'numbers', name: ['test'] };
async function asked(actor: Actor, scope = everything, what = counting): Promise<{ figure: number; counted: boolean }> {
  let counted = false;
  const figures = await app.database.database.inUnit(actor, (tx) =>
    keptWhileUnchanged({ tx, services: app.services }, scope, what, () => {
      counted = true;
      return figuresOf(tx, [['02-xld', 1]], period, scope);
    }),
  );
  return { figure: [...figures.values()].reduce((sum, one) => sum + (one.get('02-xld:1') ?? 0), 0), counted };
}

/** The tables a statement reads. */
const readBy = (sql: string) =>
  [...sql.matchAll(/\b(?:from|join) ([a-z_]+)\b/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !/^(lateral|generate_series|unnest|jsonb_to_recordset)$/.test(name));

/** What waits for a yes is asked through this gate. */
const gate = 'papers_awaiting_yes';

/** The statements of the dashboard's figures, of a city and of one unit. */
async function dashboardStatements(): Promise<string[]> {
  const said: string[] = [];
  await app.database.database.inUnit(chief, async (tx) => {
    const rows = (sql: string, params: never[]) => {
      said.push(sql);
      return tx.rows(sql, params);
    };
    const spy = Object.create(tx, { rows: { value: rows } });
    const days = { start: '2026-11-01', end: '2026-11-28' };
    const soon = { start: '2026-11-28', end: '2026-12-04', before: { start: '2025-11-28', end: '2025-12-04' } };
    const figures = {
      ...days,
      today: days.end,
      before: { start: '2025-11-01', end: '2025-11-28' },
      dayBefore: '2025-11-28',
      soon,
    };
    await countFigures(spy, figures, null);
    await countFigures(spy, figures, [ward]);
    const today = days.end;
    await findDueByUnit(spy, { figure: 'overdue', days: { ...days, today }, unsignedFirst: false, most: 5 }, null);
    await findDueByUnit(spy, { figure: 'due_soon', days: { ...soon, today }, unsignedFirst: true, most: 5 }, [ward]);
    const hotDays = { days: { ...days, today }, before: { start: '2026-10-01', end: '2026-10-31' } };
    await hotMattersAnew(spy, await hotMatters(spy, hotDays, null), [ward], hotDays);
  });
  expect(said.length).toBeGreaterThan(12);
  expect(said.join('\n')).toContain(gate);
  return said;
}
const gateSource = async () =>
  (await app.database.owner<{ source: string }>('select prosrc as source from pg_proc where proname = $1', [gate]))[0]?.source ??
  '';

test('what the figures read is what a change is written down of', async () => {
  const read = new Set([...Object.values(facts), ...(await dashboardStatements()), await gateSource()].flatMap(readBy));
  for (const word of ['hot', 's', 'd', 'o', 'owing', 'told']) read.delete(word);
  const triggers = await app.database.owner<{ tab: string; n: number }>(
    "select c.relname as tab, count(*)::int as n from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid where p.proname = 'fact_changed' group by 1",
  );
  const watched = new Map(triggers.map(({ tab, n }) => [tab, n]));
  expect([...read].filter((tab) => watched.get(tab) !== 3)).toEqual([]);
  // Who may know of what: hidden_petitions() and hidden_visits() read these besides.
  expect(watched.get('named_accounts')).toBe(3);
  expect(read.size).toBeGreaterThan(4);
});

test('whatever the wall asks of a reader before it shows a row that is counted, is in the name a result is kept under', async () => {
  const sources = (wall: Wall) =>
    tableCodes
      .filter((code) => wall === 'words' || wallOf(code) === 'numbers')
      .flatMap((code) => columnsIn(tables[code].parts).flatMap(({ facts: source }) => (source === null ? [] : [facts[source]])));
  const policies = await app.database.owner<{ tab: string; qual: string }>(
    "select tablename as tab, qual from pg_policies where schemaname = 'public' and policyname = 'app_select'",
  );
  const asks = (statements: readonly string[]) => {
    const read = new Set(statements.flatMap(readBy));
    const terms = policies
      .filter(({ tab }) => read.has(tab))
      .flatMap(({ qual }) =>
        [...qual.matchAll(/'(app\.[a-z_]+)'|\b([a-z_]+\(\))/g)].map(([, setting, call]) => setting ?? call ?? ''),
      );
    return [...new Set(terms)].sort();
  };
  const numbers = asks([...sources('numbers'), ...(await dashboardStatements())]);
  expect(numbers).toEqual(['app.all', 'app.units', 'hidden_petitions()', 'hidden_visits()']);
  expect(numbers.filter((term) => !walls.numbers.includes(term))).toEqual([]);
  // The gate opens by the same and nothing else.
  const opens = [...(await gateSource()).matchAll(/'(app\.[a-z_]+)'|\b([a-z_]+\(\))/g)].map(
    ([, setting, call]) => setting ?? call ?? '',
  );
  expect(opens).toEqual(['app.all', 'app.units', 'hidden_petitions()']);
  const words = asks(sources('words'));
  expect(words).toContain('sealed_units()');
  expect(words.filter((term) => !walls.words.includes(term))).toEqual([]);
});

test('what counts words that are shut to some is not handed to a reader of other rights', async () => {
  const words: Counted = { wall: 'words', name: ['words'] };
  expect(chief.reach.sealed).not.toBe(leader.reach.sealed);
  expect((await asked(chief, everything, words)).counted).toBe(true);
  expect((await asked(chief, everything, words)).counted).toBe(false);
  expect((await asked(leader, everything, words)).counted).toBe(true);
  const helped = { ...chief, seenBy: { id: 1, helperId: leader.accountId, endsAt: new Date('2027-01-01') } };
  expect((await asked(helped, everything, words)).counted).toBe(true);
});

/** The figure of 02/XLD, column 1, by unit, and which units were counted for it: null for all. */
async function askedByUnit(actor: Actor, name = 'by unit') {
  const counted: (readonly number[] | null)[] = [];
  const figures = await app.database.database.inUnit(actor, (tx) =>
    keptByUnit({ tx, services: app.services }, everything, { wall: 'numbers', name: [name] }, (units) => {
      counted.push(units);
      return figuresOf(tx, [['02-xld', 1]], period, { ...everything, units });
    }),
  );
  return { figures: new Map([...figures].map(([unitId, one]) => [unitId, one.get('02-xld:1')])), counted };
}

test('kept by unit, only the unit in which something changed is counted again', async () => {
  const first = await askedByUnit(chief);
  expect(first.counted).toEqual([null]);
  const figure = first.figures.get(ward) ?? 0;
  expect(figure).toBeGreaterThan(0);
  expect((await askedByUnit(leader)).counted).toEqual([]);
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('a')]);
  const second = await askedByUnit(chief);
  expect(second.counted).toEqual([[ward]]);
  expect(second.figures).toEqual(new Map([...first.figures, [ward, figure - 1]]));
  // Its last one gone, a unit stands in the figures no more.
  await app.database.owner("update petitions set status = 'void' where unit_id = $1", [ward]);
  expect((await askedByUnit(leader)).figures.has(ward)).toBe(false);
  await app.database.owner("update petitions set status = 'received' where unit_id = $1", [ward]);
  expect((await askedByUnit(chief)).figures).toEqual(first.figures);
  expect((await askedByUnit(chief)).counted).toEqual([]);
});

test('many who ask at once are counted for once; one whose count fails lets the next one count', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => askedByUnit(chief, 'at once')));
  expect(answers.flatMap(({ counted }) => counted)).toEqual([null]);
  for (const { figures } of answers) expect(figures).toEqual(answers[0]?.figures);
  let begun: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const failing = app.database.database.inUnit(chief, (tx) =>
    keptByUnit({ tx, services: app.services }, everything, { wall: 'numbers', name: ['fails'] }, async () => {
      begun();
      await tx.rows('select pg_sleep(0.2)');
      throw new Error('broken');
    }),
  );
  await underWay;
  const [failed, next] = await Promise.allSettled([failing, askedByUnit(chief, 'fails')]);
  expect(failed.status).toBe('rejected');
  expect(next.status === 'fulfilled' && next.value.counted).toEqual([null]);
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
    return Number(/Tổng số<\/th><td[^>]*>(?:<(?:a|span)[^>]*>)?(\d+)</.exec(html)?.[1]);
  };
  const before = await figure();
  expect(await figure()).toBe(before);
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('b')]);
  expect(await figure()).toBe(before - 1);
});
