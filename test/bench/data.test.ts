// The invented city for measuring: its shape, its order in time, the same rows from the same seed, and what holds of every row.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillBench } from '../../src/cli/bench/fill.ts';
import { writeName } from '../../src/cli/bench/names.ts';
import { writeOrder } from '../../src/cli/bench/order.ts';
import { periodsOf } from '../../src/cli/bench/periods.ts';
import type { BenchPetition } from '../../src/cli/bench/petitions.ts';
import { randomFrom, ranks } from '../../src/cli/bench/random.ts';
import { staffUnits } from '../../src/cli/bench/staff.ts';
import { CommandRefused } from '../../src/cli/run.ts';
import { asOwner } from '../../src/database/owner.ts';
import type { HouseTx } from '../../src/database/tx.ts';
import { readRules } from '../../src/deadlines/rule-set.ts';
import { checks, judge, placeKey } from '../../src/reports/checks.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import { type Place, tables } from '../../src/reports/tables/index.ts';
import { columnsIn, tableCodes } from '../../src/reports/tables/table.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';
import { emptyTables, isLeftOutEvent, leftOutTables } from './rows.ts';

const today = '2026-11-25';
const count = 1_000;
const ask = { petitions: count, seed: 7, today, batchSize: 125 };
/** Fingerprints of sealed names depend on it. */
const sealing = { SEALING_KEY: createHash('sha256').update('bench').digest('base64') };
let app: TestApp;

beforeAll(async () => {
  app = await testApp(sealing);
  await fillBench(app.database.ownerUrl, app.services.keyring, ask, () => undefined);
});
afterAll(() => app.close());

const rows = <Row extends object>(sql: string, params: unknown[] = []) =>
  app.database.owner<Row & Record<string, unknown>>(sql, params);
const numberOf = async (sql: string, params: unknown[] = []) =>
  Number((await rows<{ n: string }>(`select (${sql}) as n`, params))[0]?.n);
const none = async (sql: string) => expect(await rows(`${sql} limit 5`)).toEqual([]);

/** Encrypted anew each time, as it must be; in which transaction and at which hour of the machine an office's figures changed. */
const drawnOf: Record<string, string> = {
  'public.sealed_identities': '{wrapped_key,ciphertext}',
  'public.fact_changes': '{txid,at}',
};

/** Of every table with rows how many it has and a hash of them. */
async function hashes({ database }: TestApp): Promise<Record<string, string>> {
  const tables = await database.owner<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'search') order by 1",
  );
  const asked = tables.map(
    ({ name }) => `select '${name}' as name, count(*) || ' ' || md5(string_agg(h, '' order by h)) as hash
      from (select md5((to_jsonb(t) - '${drawnOf[name] ?? '{}'}'::text[])::text) as h from ${name} t) x having count(*) > 0`,
  );
  const found = await database.owner<{ name: string; hash: string }>(asked.join(' union all '));
  return Object.fromEntries(found.map(({ name, hash }) => [name, hash]));
}

/** The petitions as they are written before they become rows. */
const writtenBy = (seed: number, petitions: number): Promise<BenchPetition[]> =>
  asOwner(app.database.ownerUrl, async (tx) => {
    const periods = periodsOf(await readRules(tx as unknown as HouseTx));
    const setting = { count: petitions, today, span: 3_653, periodOf: periods };
    return [...writeOrder(randomFrom(seed), await staffUnits(tx, today, 7), setting)];
  });

test('a database without its reference data is refused with the command that brings them, and stays as it was', async () => {
  const bare = await testDatabase();
  try {
    await bare.owner('truncate units cascade');
    const before = await bare.owner(
      'select (select count(*) from accounts) as accounts, (select count(*) from assignments) as posts',
    );
    const error = await fillBench(bare.ownerUrl, app.services.keyring, ask, () => undefined).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommandRefused);
    expect((error as Error).message).toContain('run `npm run seed` first');
    expect(
      await bare.owner('select (select count(*) from accounts) as accounts, (select count(*) from assignments) as posts'),
    ).toEqual(before);
  } finally {
    await bare.drop();
  }
});

describe('what is left out', () => {
  test('no row of a table and no event that is said to be left out is written', async () => {
    for (const table of Object.keys(leftOutTables))
      expect([table, await numberOf(`select count(*) from ${table}`)]).toEqual([table, 0]);
    const kinds = await rows<{ kind: string }>('select distinct kind from events order by kind');
    expect(kinds.filter(({ kind }) => isLeftOutEvent(kind))).toEqual([]);
    expect(kinds.length).toBeGreaterThan(4);
  });

  test('every table about a petition, a visit or a proceeding has rows, or is said to have none', async () => {
    const about = await rows<{ name: string }>(
      `select distinct (case when c.table_schema = 'public' then '' else c.table_schema || '.' end) || c.table_name as name
         from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.column_name in ('petition_id', 'visit_id', 'proceeding_id', 'transfer_id', 'matter_id', 'thread_id', 'clock_id')
          and t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'search') order by 1`,
    );
    const empty: string[] = [];
    for (const { name } of about)
      if ((await numberOf(`select count(*) from (select 1 from ${name} limit 1) x`)) === 0) empty.push(name);
    expect(empty.sort()).toEqual([...Object.keys(leftOutTables), ...Object.values(emptyTables).flat()].sort());
  });
});

describe('the order of time', () => {
  test('petitions lie in the table as they came, over ten years, more of them lately', async () => {
    expect(await numberOf('select count(*) from petitions')).toBe(count);
    await none(
      'select id from (select id, received_on, lag(received_on) over (order by id) as before from petitions) x where before > received_on',
    );
    expect(await numberOf('select count(distinct year) from petitions')).toBeGreaterThanOrEqual(10);
    const older = await numberOf("select count(*) from petitions where received_on < '2021-11-25'");
    expect(older / count).toBeGreaterThan(0.3);
    expect(older / count).toBeLessThan(0.45);
  });

  test('the numbers of a book have no gap and no repeat and run with the days', async () => {
    await none(
      `select unit_id, year, number from (select unit_id, year, number, row_number() over (partition by unit_id, year order by received_on, id) as wanted from petitions) x where number <> wanted`,
    );
    await none(
      `select p.unit_id, p.year from (select unit_id, year, max(number) as last from petitions group by 1, 2) p
         left join counters c on c.unit_id = p.unit_id and c.year = p.year and c.name = 'petition' where c.value is distinct from p.last`,
    );
  });
});

describe('names', () => {
  test('the r-th thing comes up 1/r^s as often as the first', () => {
    const random = randomFrom(3);
    const draw = ranks(10, 1);
    const times = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 50_000; n += 1) {
      const rank = draw(random);
      times[rank] = (times[rank] ?? 0) + 1;
    }
    for (const [rank, n] of times.entries()) expect(n / (times[0] ?? 1)).toBeCloseTo(1 / (rank + 1), 1);
  });

  test('four in ten bear the first family name', () => {
    const random = randomFrom(4);
    const names = Array.from({ length: 5_000 }, () => writeName(random));
    const share = names.filter((name) => name.startsWith('Nguyễn ')).length / names.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.45);
    // Names repeat as in life: common ones often, most seldom.
    expect(new Set(names).size).toBeLessThan(4_800);
  });
});

describe('the city', () => {
  test('has 170 offices: 126 wards, the city, its departments and what is under them, each with who takes in, works on and decides', async () => {
    const units = await asOwner(app.database.ownerUrl, (tx) => staffUnits(tx, today, 7));
    const of = (level: string) => units.filter((unit) => unit.level === level).length;
    expect([of('commune'), of('province'), units.length]).toEqual([126, 1, 170]);
    expect(of('department')).toBe(43);
    expect(await numberOf('select count(distinct unit_id) from petitions')).toBeGreaterThan(160);
    await none(
      `select u.id, u.name from units u where u.level = 'department' and u.during @> date '${today}' and (not exists (select 1 from unit_profiles f where f.unit_id = u.id)
         or not exists (select 1 from unit_parents m where m.unit_id = u.id and m.during @> date '${today}'))`,
    );
    for (const unit of units) {
      expect(unit.clerk).toBeGreaterThan(0);
      expect(unit.leader).toBeGreaterThan(0);
      expect(unit.processors.length).toBeGreaterThanOrEqual(3);
    }
  });

  test('is the same from the same seed, row for row in every table, and another from another', async () => {
    const again = await testApp(sealing);
    try {
      await fillBench(again.database.ownerUrl, again.services.keyring, ask, () => undefined);
      const [once, twice] = [await hashes(app), await hashes(again)];
      expect(twice).toEqual(once);
      expect(Object.keys(once).length).toBeGreaterThan(25);
    } finally {
      await again.close();
    }
    const [own, other] = [await writtenBy(5, 400), await writtenBy(6, 400)];
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(own));
  });

  test('one petition in twenty is sent a second time, half of them found; one in thirteen comes from another office', async () => {
    const written = await writtenBy(9, 6_000);
    expect(written).toHaveLength(6_000);
    const seen = new Set<string>();
    let repeated = 0;
    for (const one of written.filter(({ sentFrom }) => sentFrom === null)) {
      if (seen.has(one.idNumber)) repeated += 1;
      seen.add(one.idNumber);
    }
    const share = (n: number) => n / written.length;
    expect(share(repeated)).toBeGreaterThan(0.04);
    expect(share(repeated)).toBeLessThan(0.06);
    expect(share(written.filter((one) => one.repeats).length)).toBeGreaterThan(0.02);
    expect(share(written.filter((one) => one.transfer).length)).toBeGreaterThan(0.1);
    expect(share(written.filter((one) => one.sentFrom).length)).toBeGreaterThan(0.06);
    expect(share(written.filter((one) => one.proceeding).length)).toBeGreaterThan(0.25);
    // Nearly the same words: two to five of them are others.
    for (const one of written.filter(({ repeats }) => repeats)) {
      const [now, before] = [one.summary.split(' '), one.repeats?.summary.split(' ') ?? []];
      expect(now.filter((word) => !before.includes(word)).length).toBeLessThanOrEqual(10);
    }
  });
});

describe('what holds of every row', () => {
  test('clocks have stopped where the petition has ended, and the main one runs where it has not', async () => {
    await none(
      `select k.id from clocks k join petitions p on p.unit_id = k.unit_id and p.id = k.petition_id where p.closed_on is not null and k.stopped_on is null`,
    );
    await none(
      `select k.id from clocks k join proceedings r on r.unit_id = k.unit_id and r.id = k.proceeding_id where r.closed_on is not null and k.stopped_on is null`,
    );
    await none(
      `select p.id from petitions p left join clocks k on k.unit_id = p.unit_id and k.id = p.main_clock_id
        where (k.id is null) <> (p.due_rule is null) or k.due_on is distinct from p.due_on or k.rule_code is distinct from p.due_rule or (p.closed_on is null and k.stopped_on is not null)`,
    );
    await none(
      `select k.id from clocks k where not exists (select 1 from clock_events e where e.unit_id = k.unit_id and e.clock_id = k.id and e.kind = 'started')
          or (k.stopped_on is not null) <> exists (select 1 from clock_events e where e.unit_id = k.unit_id and e.clock_id = k.id and e.kind = 'stopped' and e.on_date = k.stopped_on)`,
    );
  });

  test('what was accepted has a proceeding, what was sent a transfer, what was taken over an answer', async () => {
    await none(
      `select p.id from petitions p where (p.status = 'accepted') <> exists (select 1 from proceedings r where r.unit_id = p.unit_id and r.petition_id = p.id) or (p.status = 'accepted' and p.approved_on is null)`,
    );
    await none(
      `select p.id from petitions p where (p.outcome is not distinct from 'transfer') <> exists (select 1 from transfers t where t.unit_id = p.unit_id and t.petition_id = p.id and t.sent_on = p.closed_on and t.thread_id = p.thread_id)`,
    );
    await none(
      `select p.id from petitions p where (p.source = 'other_agency') <> exists (select 1 from transfer_answers a join transfers t on t.unit_id = a.from_unit_id and t.id = a.transfer_id
         where a.unit_id = p.unit_id and a.petition_id = p.id and a.kind = 'accepted' and t.to_unit_id = p.unit_id and t.thread_id = p.thread_id and t.public_code is not distinct from p.public_code and t.sent_on = p.received_on)`,
    );
    await none(
      `select p.id from petitions p where (p.status = 'duplicate_linked') <> exists (select 1 from petition_links l join petitions o on o.unit_id = l.unit_id and o.id = l.other_petition_id
         where l.unit_id = p.unit_id and l.petition_id = p.id and l.kind = 'same_petition' and o.matter_id = p.matter_id and o.thread_id = p.thread_id and o.received_on <= p.received_on and coalesce(o.closed_on, 'infinity') > p.closed_on)`,
    );
    await none(
      `select p.id from petitions p join matters m on m.unit_id = p.unit_id and m.id = p.matter_id where m.thread_id <> p.thread_id`,
    );
  });

  test('each code has one slip, with the office that has the petition now', async () => {
    await none(
      `select p.public_code from petitions p left join public_slips s on s.public_code = p.public_code where p.public_code is not null
        group by 1 having count(distinct s.petition_id) <> 1 or max(s.petition_id) <> max(p.id)`,
    );
    await none('select id from petitions where sealed <> (public_code is null)');
  });

  test('every stated identity of the statutory tables holds, in each office and each year', async () => {
    const chief = await app.database.actorOf('hung.thanhtra');
    const places = tableCodes
      .filter((code) => code !== '06-qlkntc')
      .flatMap((code) => columnsIn(tables[code].parts).map(({ no }): Place => [code, no]));
    const asked = checks.filter((one) => one.isStated && one.left[0] !== '06-qlkntc');
    let counted = 0;
    for (const year of [2024, 2025, 2026])
      await app.database.database.inUnit(chief, async (tx) => {
        const figures = await figuresOf(tx, places, periodOf('Y', year), { code: 'all', units: null });
        for (const own of figures.values()) {
          counted += [...own.values()].reduce((sum, n) => sum + n, 0);
          for (const check of asked) {
            const { holds, left, right } = judge(check, (place) => own.get(placeKey(place)) ?? 0);
            expect(holds, `${year} ${check.left} ${check.sign} ${check.right}: ${left}, ${right}`).toBe(true);
          }
        }
      });
    expect(counted).toBeGreaterThan(1_000);
  });

  test('no row is visible to a neighbour ward, but what was sent there', async () => {
    const neighbour = await app.database.actorOf('mai.ngocha');
    await app.database.database.inUnit(neighbour, async (tx) => {
      const seen = async (table: string, where = '') =>
        Number(
          (await tx.one<{ n: string }>(`select count(*) as n from ${table} where unit_id <> $1${where}`, [neighbour.unitId])).n,
        );
      for (const table of [
        'petitions',
        'petition_contents',
        'parties',
        'matters',
        'clocks',
        'events',
        'proceedings',
        'proceeding_contents',
        'petition_links',
      ])
        expect([table, await seen(table)]).toEqual([table, 0]);
      expect(await seen('transfers', ' and to_unit_id is distinct from $1')).toBe(0);
      expect(await seen('transfer_answers', ' and from_unit_id <> $1')).toBe(0);
      const own = await tx.one<{ n: string }>('select count(*) as n from petitions where unit_id = $1', [neighbour.unitId]);
      expect(Number(own.n)).toBeGreaterThan(0);
    });
  });
});
