// One transaction: statements sent at once, its wall from the first of them, its end for whatever comes late.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import type { Database } from '../../src/database/database.ts';
import { together } from '../../src/database/together.ts';
import type { Tx, UnitTx } from '../../src/database/tx.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
let officer: Actor;

beforeAll(async () => {
  database = await testDatabase();
  officer = await database.actorOf('hoa.badinh');
});
afterAll(() => database.drop());

const settingOf = (tx: UnitTx) => tx.one<{ unit: string }>("select current_setting('app.unit', true) as unit");
const failing = (tx: UnitTx) => tx.one('select 1 / 0 as n');

describe('a transaction', () => {
  it('stands behind its wall from the first of the statements sent at once', async () => {
    const units = await database.database.inUnit(officer, (tx) => together(settingOf(tx), settingOf(tx), settingOf(tx)));
    expect(units.map(({ unit }) => unit)).toEqual(Array(3).fill(String(officer.unitId)));
  });

  it('compiles no statement: the policies make every one look dear', async () => {
    expect(await database.database.inUnit(officer, (tx) => tx.one('show jit'))).toEqual({ jit: 'off' });
  });

  it('leaves no setting of an officer on the connection it gives back', async () => {
    await database.database.inUnit(officer, settingOf);
    const left = await database.database.inHouse(
      (house) => house.one<{ unit: string | null }>("select nullif(current_setting('app.unit', true), '') as unit"),
      'single',
    );
    expect(left.unit).toBeNull();
  });

  it('has the day of the application’s clock, whatever was rolled back on its connection; another clock its own, and none the machine’s', async () => {
    let day = '2026-02-20';
    const moved = database.database.dated(() => day);
    const asked = (tx: Tx) =>
      tx.one<{ day: string; machine: string }>(
        "select today_here() as day, (now() at time zone 'Asia/Ho_Chi_Minh')::date as machine",
      );
    // The first statement of a connection is one that fails.
    await expect(moved.inUnit(officer, failing)).rejects.toThrow('division by zero');
    const days = async (of: Database) =>
      (
        await Promise.all([
          of.inUnit(officer, asked),
          of.inHouse(asked),
          of.inHouse(asked, 'single'),
          of.inLookup(asked),
          of.inBoth(officer, asked),
          of.acrossUnits((as) => as(officer, asked)),
        ])
      ).map((one) => one.day);
    expect(await days(moved)).toEqual(Array(6).fill('2026-02-20'));
    const { machine } = await database.database.inHouse(asked);
    expect(await days(database.database)).toEqual(Array(6).fill(machine));
    day = '2026-02-21';
    expect(await days(moved)).toEqual(Array(6).fill('2026-02-21'));
  });

  it('refuses a statement that comes after its end, on whoever’s connection it would land', async () => {
    let late: UnitTx | undefined;
    await database.database.inUnit(officer, async (tx) => {
      late = tx;
      return settingOf(tx);
    });
    await expect(settingOf(late as UnitTx)).rejects.toThrow('after the end of its transaction');
    await expect(
      database.database.inUnit(officer, async (tx) => {
        late = tx;
        return failing(tx);
      }),
    ).rejects.toThrow('division by zero');
    await expect(settingOf(late as UnitTx)).rejects.toThrow('after the end of its transaction');
  });

  it('waits for all that were sent at once before it fails with the first failure', async () => {
    const answered: string[] = [];
    const slow = async (tx: UnitTx) => {
      await tx.one("select pg_sleep(0.1) is not null as slept, 'slow'").catch(() => undefined);
      answered.push('slow');
    };
    await expect(
      database.database
        .inUnit(officer, (tx) => together(failing(tx), slow(tx), failing(tx)))
        .finally(() => answered.push('over')),
    ).rejects.toThrow('division by zero');
    expect(answered).toEqual(['slow', 'over']);
    // The connection is as good as before.
    expect((await database.database.inUnit(officer, settingOf)).unit).toBe(String(officer.unitId));
  });

  it('keeps nothing of an act of which one part failed', async () => {
    const work = (tx: UnitTx) =>
      together(
        tx.run("insert into counters (unit_id, name, year, value) values ($1, 'transaction-test', 2026, 1)", [officer.unitId]),
        failing(tx),
      );
    await expect(database.database.inUnit(officer, work, 'write')).rejects.toThrow('division by zero');
    expect(await database.owner("select 1 from counters where name = 'transaction-test'")).toEqual([]);
  });
});
