// The wall tried by hand on a filled unit: the app's own role, told who asks, writes past everything the software would check.
import { beforeAll, describe, expect, it } from 'vitest';
import { tables } from '../../../src/database/tables.ts';
import { readPrivileges } from '../catalogue.ts';
import type { FilledOffice } from './office.ts';

const tenants = Object.keys(tables).filter((name) => tables[name] === 'tenant');
/** Tables every filled unit has rows in; whatever else is filled is tried too. */
const main = [
  'petitions',
  'petition_contents',
  'parties',
  'sealed_identities',
  'visits',
  'visit_contents',
  'proceedings',
  'proceeding_contents',
  'clocks',
  'clock_events',
  'events',
  'transfers',
  'transfer_answers',
  'papers',
  'attachments',
  'notices',
  'counters',
];
/** What the neighbour may see of Ba Đình's, and nobody else's: that the letter came to it. */
const across: Readonly<Record<string, string>> = {
  transfers: 'to_unit_id',
  transfer_answers: 'from_unit_id',
};

export function wallStandsByHand(office: () => FilledOffice): void {
  let granted: Map<string, string[]>;
  /** One whole row of each table Ba Đình has filled, and the columns that can be written. */
  const rows = new Map<string, { row: string; columns: string }>();

  beforeAll(async () => {
    const { app, unitId } = office();
    granted = await readPrivileges(app.database, app.database.roles.app);
    for (const table of tenants) {
      const [found] = await app.database.owner<{ row: string; columns: string }>(
        `select to_jsonb(t)::text as row, (select string_agg(quote_ident(attname), ', ') from pg_attribute
            where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '') as columns
           from ${table} t where unit_id = $1 limit 1`,
        [unitId],
      );
      if (found) rows.set(table, found);
    }
    expect([...rows.keys()]).toEqual(expect.arrayContaining(main));
  });

  describe.each([
    ['the leader next door', 'vinh.ngocha', 'sees nothing of it'],
    ['the chief inspector', 'hung.thanhtra', 'reads it'],
    ['the city’s leader', 'hai.ubndtp', 'reads it'],
  ])('%s', (_, login, sight) => {
    it('changes, removes and adds no row of the ward', async () => {
      const { app, unitId } = office();
      const actor = await app.database.actorOf(login);
      const got = (table: string, sql: string, values: (string | number)[]) =>
        app.database.database
          .inUnit(actor, (tx) => tx.run(sql, values), 'write')
          .then(
            (count) => (count === 0 ? [] : [`${table}: ${sql.slice(0, 6)} of ${count} rows`]),
            (error: Error) => (/row-level security|permission denied/.test(error.message) ? [] : [`${table}: ${error.message}`]),
          );
      const written: string[] = [];
      for (const [table, { row, columns }] of rows) {
        const may = granted.get(table) ?? [];
        if (may.includes('update'))
          written.push(...(await got(table, `update ${table} set unit_id = unit_id where unit_id = $1`, [unitId])));
        if (may.includes('delete')) written.push(...(await got(table, `delete from ${table} where unit_id = $1`, [unitId])));
        if (may.includes('insert'))
          written.push(
            ...(await got(
              table,
              `insert into ${table} (${columns}) overriding system value select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`,
              [row],
            )),
          );
      }
      expect(written).toEqual([]);
    });

    it(sight, async () => {
      const { app, unitId } = office();
      const actor = await app.database.actorOf(login);
      const seen: string[] = [];
      for (const table of [...rows.keys()].filter((one) => granted.get(one)?.includes('select'))) {
        const own = across[table];
        const beside = own && sight === 'sees nothing of it' ? `and ${own} is distinct from ${actor.unitId}` : '';
        const found = await app.database.database.inUnit(actor, (tx) =>
          tx.rows(`select 1 from ${table} where unit_id = $1 ${beside} limit 1`, [unitId]),
        );
        if (found.length > 0) seen.push(table);
      }
      if (sight === 'reads it') expect(seen).toEqual(expect.arrayContaining(['petitions', 'visits', 'proceedings', 'events']));
      else expect(seen).toEqual([]);
    });
  });
}
