// The tenant wall as PostgreSQL sees it (architecture §4, decisions 2–4): no table, key or policy may leave a gap.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitingRoles } from '../../src/accounts/waiting.ts';
import { schemaWorlds, tables, type World } from '../../src/database/tables.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type PolicyFacts, readPolicies, readPrivileges, readTables, type TableFacts } from './catalogue.ts';
import { listFiles, readSource } from './sources.ts';
import { ownUnit, reads, said, writesMore } from './wall-terms.ts';

let db: TestDatabase;
let facts: TableFacts[];
let policies: PolicyFacts[];
let granted: Map<string, string[]>;
beforeAll(async () => {
  db = await testDatabase();
  facts = await readTables(db);
  policies = await readPolicies(db);
  granted = await readPrivileges(db, db.roles.app);
});
afterAll(() => db.drop());

const worldOf = (name: string): World | undefined =>
  tables[name] ?? (name.includes('.') ? schemaWorlds[name.split('.')[0] ?? ''] : undefined);
const tenants = Object.keys(tables).filter((name) => tables[name] === 'tenant');

describe('every table', () => {
  test('is classed, and nothing is classed that is not there', () => {
    expect(facts.filter(({ name }) => !worldOf(name)).map(({ name }) => name)).toEqual([]);
    const there = new Set(facts.map(({ name }) => name));
    expect(Object.keys(tables).filter((name) => !there.has(name))).toEqual([]);
  });

  test('belongs to the owner, the job queue to the worker', () => {
    const strange = facts.filter(({ name, owner }) => owner !== (worldOf(name) === 'job' ? db.roles.worker : db.roles.owner));
    expect(strange.map(({ name, owner }) => `${name}: ${owner}`)).toEqual([]);
  });

  test('is given to the app only in rows, never to be emptied', () => {
    const wide = [...granted].filter(([, privileges]) =>
      privileges.some((privilege) => ['truncate', 'references', 'trigger'].includes(privilege)),
    );
    expect(wide).toEqual([]);
  });

  test('of search and of the job queue is closed to the app: only functions reach it', () => {
    const open = [...granted].filter(
      ([name, privileges]) => ['search', 'job'].includes(worldOf(name) ?? '') && privileges.length > 0,
    );
    expect(open).toEqual([]);
  });

  test('of a tenant is closed to the worker', async () => {
    const worker = await readPrivileges(db, db.roles.worker);
    expect([...worker].filter(([name, privileges]) => worldOf(name) !== 'job' && privileges.length > 0)).toEqual([]);
  });
});

describe('every tenant table', () => {
  const ofTenants = () => facts.filter(({ name }) => tables[name] === 'tenant');

  test('has row-level security enabled and forced', () => {
    expect(ofTenants().filter(({ rls, forced }) => !rls || !forced)).toEqual([]);
  });

  test('has unit_id first in its key; a table of public with unit_id that is no tenant is of the house', () => {
    expect(ofTenants().filter(({ key }) => key[0] !== 'unit_id')).toEqual([]);
    const others = facts.filter(
      ({ name, columns }) => !name.includes('.') && columns.includes('unit_id') && tables[name] !== 'tenant',
    );
    expect(others.map(({ name }) => name).sort()).toEqual([
      'assignments',
      'house_events',
      'public_slips',
      'unit_codes',
      'unit_names',
      'unit_parents',
      'unit_profiles',
      'unit_successors',
    ]);
  });

  test('has policies by command that match exactly what the app may do', () => {
    const commands: Record<string, string> = { select: 'r', insert: 'a', update: 'w', delete: 'd' };
    for (const name of tenants) {
      const ofApp = policies.filter((policy) => policy.table === name && policy.roles.includes(db.roles.app));
      const allowed = (granted.get(name) ?? []).map((privilege) => commands[privilege] ?? privilege);
      expect([name, ...new Set(ofApp.map(({ command }) => command).sort())]).toEqual([name, ...allowed.sort()]);
      expect([name, ...ofApp.filter(({ permissive }) => !permissive)]).toEqual([name]);
    }
  });

  test('lets only rows of the own unit be written, and of no policy the app meets is it said that all pass', () => {
    const commands: Record<string, string> = { a: 'insert', w: 'update', d: 'delete' };
    const writing = policies.filter(
      ({ table, roles, command }) => tenants.includes(table) && roles.includes(db.roles.app) && command !== 'r',
    );
    const asked = writing.map(({ table, command, using, check }) => {
      const before = command === 'a' ? [] : [said(using)];
      const after = command === 'd' ? [] : [said(check)];
      return { write: `${table} ${commands[command]}`, terms: [...before, ...after] };
    });
    const wrong = asked.filter(({ write, terms }) => terms.some((one) => one !== (writesMore[write] ?? ownUnit)));
    expect(wrong).toEqual([]);
    expect(asked.length).toBeGreaterThan(tenants.length);
    expect(Object.keys(writesMore).filter((one) => !asked.some(({ write }) => write === one))).toEqual([]);
  });

  test('shows its rows by the terms written down for it, and by no others', () => {
    const nameOf = ({ table, name }: PolicyFacts) => (name === 'app_select' ? table : `${table} ${name}`);
    const reading = policies.filter(
      ({ table, roles, command }) => tenants.includes(table) && roles.includes(db.roles.app) && command === 'r',
    );
    const found = reading.map((policy) => [nameOf(policy), said(policy.using)]);
    const written = reads.flatMap(([terms, names]) => names.map((name) => [name, terms]));
    expect(found.toSorted()).toEqual(written.toSorted());
  });

  test('has no policy for everybody, and an all-commands policy for the owner only', () => {
    const known = [db.roles.owner, db.roles.app, db.roles.gate];
    for (const name of tenants) {
      const own = policies.filter((policy) => policy.table === name);
      expect([name, ...own.flatMap(({ roles }) => roles).filter((role) => !known.includes(role))]).toEqual([name]);
      expect([name, own.filter(({ command }) => command === '*').map(({ roles }) => roles)]).toEqual([name, [[db.roles.owner]]]);
    }
  });
});

describe('keys', () => {
  test('a unique index of a tenant table holds unit_id: it tells no unit what another has', async () => {
    const indexes = await db.owner<{ table: string; columns: string[] }>(
      `select c.relname::text as "table", array(select a.attname::text from unnest(i.indkey::int2[]) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k) as columns
         from pg_index i join pg_class c on c.oid = i.indrelid where i.indisunique and c.relname = any ($1)`,
      [tenants],
    );
    expect(indexes.length).toBeGreaterThan(tenants.length);
    expect(indexes.filter(({ columns }) => !columns.includes('unit_id'))).toEqual([]);
  });

  test('a foreign key between tenant tables begins with a unit and points at unit_id', async () => {
    const keys = await db.owner<{ table: string; other: string; mine: string[]; theirs: string[] }>(
      `select c.relname::text as "table", o.relname::text as other,
              array(select a.attname::text from unnest(f.conkey) with ordinality k(n, i) join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.n order by k.i) as mine,
              array(select a.attname::text from unnest(f.confkey) with ordinality k(n, i) join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.n order by k.i) as theirs
         from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class o on o.oid = f.confrelid
        where f.contype = 'f' and c.relname = any ($1) and o.relname = any ($1)`,
      [tenants],
    );
    expect(keys.length).toBeGreaterThan(20);
    expect(
      keys.filter(({ mine, theirs }) => theirs[0] !== 'unit_id' || !['unit_id', 'from_unit_id'].includes(mine[0] ?? '')),
    ).toEqual([]);
    // from_unit_id is the one key across the wall: the receiver's answer to the sender's transfer.
    expect(keys.filter(({ mine }) => mine[0] === 'from_unit_id').map(({ table, other }) => `${table} → ${other}`)).toEqual([
      'transfer_answers → transfers',
    ]);
  });

  test('house and search tables never point into a tenant table', async () => {
    const keys = await db.owner(
      `select c.relname from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class o on o.oid = f.confrelid
        where f.contype = 'f' and o.relname = any ($1) and not c.relname = any ($1)`,
      [tenants],
    );
    expect(keys).toEqual([]);
  });
});

describe('roles, views and functions', () => {
  test('no role of ours is superuser or walks past policies; the gate cannot sign in', async () => {
    const roles = await db.owner('select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = any ($1)', [
      Object.values(db.roles),
    ]);
    expect(roles).toHaveLength(4);
    expect(roles.filter(({ rolsuper, rolbypassrls }) => rolsuper || rolbypassrls)).toEqual([]);
    expect(roles.find(({ rolname }) => rolname === db.roles.gate)).toMatchObject({ rolcanlogin: false });
    const [app] = await db.owner(
      'select count(*)::int as memberships from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = $1',
      [db.roles.app],
    );
    expect(app).toEqual({ memberships: 0 });
  });

  test('what hides the words of a denunciation also hides those of a petition whose seal is due', async () => {
    const policies = await db.owner<{ tablename: string; qual: string; visits: boolean }>(
      `select p.tablename::text, p.qual, exists (select 1 from pg_attribute a where a.attrelid = ('public.' || p.tablename)::regclass and a.attname = 'visit_id' and not a.attisdropped) as visits
         from pg_policies p where p.schemaname = 'public' and p.policyname = 'app_select' and p.qual like '%sealed_units()%'`,
    );
    expect(policies.map(({ tablename }) => tablename)).toEqual(expect.arrayContaining(['petition_contents', 'handled_on_paper']));
    expect(
      policies
        .filter(({ qual, visits }) => !qual.includes('shut_petitions(') || (visits && !qual.includes('shut_visits(')))
        .map(({ tablename }) => tablename),
    ).toEqual([]);
  });

  test('a view asks with the reader’s rights', async () => {
    const views = await db.owner(
      `select n.nspname || '.' || c.relname as name, c.relkind, c.reloptions from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('v', 'm') and n.nspname in ('public', 'search')
          and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
    );
    expect(
      views.filter(
        ({ relkind, reloptions }) => relkind === 'm' || !(reloptions as string[] | null)?.includes('security_invoker=true'),
      ),
    ).toEqual([]);
  });

  test('a function with its owner’s rights belongs to the gate (the outbox to the worker), fixes its search path, and is not for everybody', async () => {
    const functions = await db.owner(
      `select p.proname::text as name, pg_get_userbyid(p.proowner)::text as owner, p.proconfig as config, has_function_privilege('public', p.oid, 'execute') as open
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname in ('public', 'search')`,
    );
    expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining(['hidden_petitions', 'enqueue']));
    for (const { name, owner, config, open } of functions) {
      expect([name, owner]).toEqual([name, ['enqueue', 'enqueue_many'].includes(String(name)) ? db.roles.worker : db.roles.gate]);
      expect([name, (config as string[] | null)?.some((setting) => setting.startsWith('search_path='))]).toEqual([name, true]);
      expect([name, open]).toEqual([name, false]);
    }
  });

  test('the roles that wait to be confirmed are the same in the gate as in the software', async () => {
    const [gate] = await db.owner("select prosrc as source from pg_proc where proname = 'registered_past_head'");
    const said = /w\.role in \(([^)]*)\)/.exec(String(gate?.source))?.[1] ?? '';
    expect([...said.matchAll(/'(\w+)'/g)].map(([, role]) => role).sort()).toEqual([...new Set(waitingRoles)].sort());
  });

  test('whether a post or a unit has ended is asked on the day the application has, never on the machine’s', async () => {
    const machines = /(during\)|@>) *>? *\(?now\(\)|now\(\)( - interval '[^']*'| at time zone '[^']*')?\)::date|current_date/;
    const functions = await db.owner<{ name: string; source: string }>(
      "select p.proname::text as name, p.prosrc as source from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'search')",
    );
    const inSql = functions.filter(({ source }) => machines.test(source)).map(({ name }) => name);
    // The one that says it; and what a connection remembers of the statistics for a day.
    expect(inSql.sort()).toEqual(['search_petitions', 'today_here']);
    const inSource = listFiles('src', '.ts').filter((name) => machines.test(readSource(name)));
    // That a unit of production went live is a day of the real calendar, also for whoever sits in a class.
    expect(inSource).toEqual(['src/units/queries.ts']);
  });

  test('the app creates nothing', async () => {
    const [rights] = await db.owner(
      "select has_schema_privilege($1, 'public', 'create') as public, has_schema_privilege($1, 'search', 'usage') as search, has_database_privilege($1, current_database(), 'create') as database",
      [db.roles.app],
    );
    expect(rights).toEqual({ public: false, search: false, database: false });
  });
});

describe('the wall holds', () => {
  const addCounter = (unitId: number) =>
    db.owner("insert into counters (unit_id, name, year, value) values ($1, 'petition', 2026, 7) on conflict do nothing", [
      unitId,
    ]);

  test('without an officer no tenant table shows a row, and emptied settings allow nothing', async () => {
    const lan = await db.actorOf('lan.badinh');
    await addCounter(lan.unitId);
    await db.owner('insert into matters (unit_id, thread_id, created_at, created_by) values ($1, gen_random_uuid(), now(), $2)', [
      lan.unitId,
      lan.accountId,
    ]);
    await db.asRole('app', async (client) => {
      const seen = async () => {
        const shown: string[] = [];
        for (const name of tenants.filter((one) => granted.get(one)?.includes('select'))) {
          const { rows } = await client.query(`select 1 from ${name} limit 1`);
          if (rows.length > 0) shown.push(name);
        }
        return shown;
      };
      expect(await seen()).toEqual([]);
      // A transaction that set them leaves '' behind on the connection, not null.
      await client.query('begin');
      await client.query(
        "select set_config('app.unit', $1, true), set_config('app.units', $2, true), set_config('app.all', '1', true)",
        [String(lan.unitId), `{${lan.unitId}}`],
      );
      expect(await seen()).toEqual(expect.arrayContaining(['counters', 'matters']));
      await client.query('commit');
      expect(await seen()).toEqual([]);
    });
  });

  test('an officer meets its own unit only; foreign inserts fail, foreign updates touch nothing', async () => {
    const lan = await db.actorOf('lan.badinh');
    const mai = await db.actorOf('mai.ngocha');
    await addCounter(lan.unitId);
    await addCounter(mai.unitId);
    const seen = await db.database.inUnit(lan, (tx) => tx.rows<{ unitId: number }>('select unit_id from counters'));
    expect(seen).toEqual([{ unitId: lan.unitId }]);
    await expect(
      db.database.inUnit(
        lan,
        (tx) => tx.run("insert into counters (unit_id, name, year, value) values ($1, 'visit', 2026, 1)", [mai.unitId]),
        'write',
      ),
    ).rejects.toThrow(/row-level security/);
    expect(
      await db.database.inUnit(lan, (tx) => tx.run('update counters set value = 0 where unit_id = $1', [mai.unitId]), 'write'),
    ).toBe(0);
    await expect(
      db.database.inUnit(lan, (tx) => tx.changeOne('update counters set value = 0 where unit_id = $1', [mai.unitId]), 'write'),
    ).rejects.toThrow();
    expect(await db.owner('select value from counters where unit_id = $1', [mai.unitId])).toEqual([{ value: 7 }]);
  });

  test('the inspectorate reads every unit and writes in none but its own', async () => {
    const lan = await db.actorOf('lan.badinh');
    const chief = await db.actorOf('hung.thanhtra');
    await db.owner('insert into matters (unit_id, thread_id, created_at, created_by) values ($1, gen_random_uuid(), now(), $2)', [
      lan.unitId,
      lan.accountId,
    ]);
    expect(
      (await db.database.inUnit(chief, (tx) => tx.rows('select 1 from matters where unit_id = $1', [lan.unitId]))).length,
    ).toBeGreaterThan(0);
    const write = (unitId: number) =>
      db.database.inUnit(
        chief,
        (tx) =>
          tx.run('insert into matters (unit_id, thread_id, created_at, created_by) values ($1, gen_random_uuid(), now(), $2)', [
            unitId,
            chief.accountId,
          ]),
        'write',
      );
    await expect(write(lan.unitId)).rejects.toThrow(/row-level security/);
    expect(await write(chief.unitId)).toBe(1);
  });

  test('a reading transaction cannot write, and the public look-up sees no tenant row', async () => {
    const lan = await db.actorOf('lan.badinh');
    await addCounter(lan.unitId);
    await expect(db.database.inUnit(lan, (tx) => tx.run('update counters set value = 9'))).rejects.toThrow(/read-only/);
    expect(await db.database.inLookup((tx) => tx.rows('select 1 from counters'))).toEqual([]);
    await expect(db.database.inLookup((tx) => tx.rows('select 1 from public_slips'))).rejects.toThrow(/permission denied/);
  });

  test('the outbox takes a job inside the officer’s transaction, and only through its function', async () => {
    const lan = await db.actorOf('lan.badinh');
    await db.database.inUnit(lan, (tx) => tx.run("select enqueue('nothing', '{}')"), 'write');
    await expect(db.database.inUnit(lan, (tx) => tx.rows('select 1 from graphile_worker._private_jobs'))).rejects.toThrow(
      /permission denied/,
    );
    const failed = db.database.inUnit(
      lan,
      async (tx) => {
        await tx.run("select enqueue('nothing', '{}')");
        throw new Error('changed my mind');
      },
      'write',
    );
    await expect(failed).rejects.toThrow('changed my mind');
    const jobs = await db.asRole(
      'worker',
      async (client) => (await client.query('select count(*)::int as n from graphile_worker._private_jobs')).rows,
    );
    expect(jobs).toEqual([{ n: 1 }]);
  });
});

test.each([
  ['NGỌC HÀ', 'ngoc ha'],
  ['Đường Đê  La Thành', 'duong de la thanh'],
  ['Nguyễn Thị Thùy'.normalize('NFD'), 'nguyen thi thuy'],
  [' ƯỠNG ỹ ', 'uong y'],
])('fold("%s") is "%s" whatever the locale', async (text, folded) => {
  expect(await db.owner('select fold($1) as folded', [text])).toEqual([{ folded }]);
});
