// Dependencies point inward: routes → actions, queries, screens → pure; the kit knows no feature; one door to the database.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, readSource, root, type Source, sourceOf, sources } from './sources.ts';

/** `a imports b` for every import that breaks a rule. */
const breaking = (
  breaks: (from: Source, target: string, isType: boolean, isOurs: boolean) => boolean,
  among: Source[] = sources,
) =>
  among.flatMap((from) =>
    from.imports
      .filter((one) => breaks(from, one.target, one.isType, one.isOurs))
      .map((one) => `${from.name} imports ${one.target}`),
  );

const kind = (name: string) => /(?:^|[/-])(routes|screens|screen|forms|records)\.ts$/.exec(name)?.[1];

describe('imports', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(
      sources.flatMap((source) =>
        source.imports
          .filter((one) => one.isOurs && one.target.endsWith('.ts') && !one.target.startsWith('..') && !sourceOf.has(one.target))
          .map((one) => `${source.name}: ${one.target}`),
      ),
    ).toEqual([]);
  });

  it('of the writer of workbooks come with the one place where a cell is kept from becoming a formula', () => {
    const writers = sources.filter(
      (source) => /new ExcelJS\.(?:Workbook|stream)/.test(source.text) && /\.(?:writeBuffer|commit)\(/.test(source.text),
    );
    expect(writers.length).toBeGreaterThan(5);
    expect(
      writers
        .filter(({ imports }) => !imports.some(({ target }) => target === 'documents/papers/cell.ts'))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it('keep pure files pure: whatever they reach asks no database, no web server, no clock of the machine', () => {
    const outside = /^(zod|temporal-polyfill|node:crypto|csv-parse\/sync)$/;
    const reached = (name: string, seen = new Set<string>()): Set<string> => {
      for (const one of sourceOf.get(name)?.imports ?? []) {
        if (one.isType || seen.has(one.target)) continue;
        seen.add(one.target);
        if (one.isOurs) reached(one.target, seen);
      }
      return seen;
    };
    const pure = sources.filter((source) => source.isPure);
    expect(pure.length).toBeGreaterThan(30);
    const impure = (target: string) =>
      sourceOf.has(target)
        ? /^(database|web|cli)\/(?!fields\.ts)|(^|[/-])(records|queries|actions|routes)\.ts$/.test(target)
        : !outside.test(target);
    expect(
      pure.flatMap((source) => [...reached(source.name)].filter(impure).map((target) => `${source.name} reaches ${target}`)),
    ).toEqual([]);
    expect(pure.filter((source) => /new Date\(\)|Date\.now\(\)/.test(source.text)).map((source) => source.name)).toEqual([]);
  });

  it('let only src/database talk to PostgreSQL', () => {
    expect(breaking((from, target) => ['pg', 'knex'].includes(target) && from.feature !== 'database')).toEqual([]);
    expect(breaking((from, target) => target === 'graphile-worker' && !['database', ''].includes(from.feature))).toEqual([]);
  });

  it('leave the pool of the sessions to the session store', () => {
    const holders = sources.filter((source) => source.feature !== 'database' && /\bsessionPool\b/.test(source.text));
    expect(holders.map((source) => source.name)).toEqual(['web/session.ts']);
  });

  it('let the kit and the database know no feature', () => {
    // What everybody may know: who acts, what he may, the law's dates, our letters; types vanish when the program runs.
    const known =
      /^(database|web)\/|^(config|errors|own-letters)\.ts$|^accounts\/(actor|permissions|roles)\.ts$|^deadlines\/dates\.ts$|^sealing\/envelope\.ts$/;
    expect(
      breaking(
        (from, target, isType, isOurs) => ['web', 'database'].includes(from.feature) && isOurs && !isType && !known.test(target),
      ),
    ).toEqual([]);
  });

  it('mount routes in one place only', () => {
    expect(
      breaking(
        (from, target) => kind(target) === 'routes' && from.name !== 'features.ts' && from.feature !== target.split('/')[0],
      ),
    ).toEqual([]);
  });

  it('keep records, forms and screens inside their feature', () => {
    expect(
      breaking(
        (from, target, isType, isOurs) =>
          isOurs &&
          !isType &&
          from.feature !== target.split('/')[0] &&
          target.includes('/') &&
          !target.startsWith('web/') &&
          ['records', 'forms', 'screens', 'screen'].includes(kind(target) ?? ''),
      ),
    ).toEqual([]);
  });

  it('run in no circle', () => {
    const circles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const walk = (name: string, path: string[]): void => {
      if (state.get(name) === 'done') return;
      if (state.get(name) === 'open') {
        circles.push([...path.slice(path.indexOf(name)), name].join(' → '));
        return;
      }
      state.set(name, 'open');
      for (const one of sourceOf.get(name)?.imports ?? []) if (one.isOurs && !one.isType) walk(one.target, [...path, name]);
      state.set(name, 'done');
    };
    for (const source of sources) walk(source.name, []);
    expect(circles).toEqual([]);
  });

  it('keep the order of rooms (decisions 18), but for what docs/decisions/0060 gives a reason for', () => {
    const order = [
      ['units', 'accounts'],
      ['documents'],
      ['matters', 'petitions'],
      ['reception', 'transfers', 'proceedings'],
      ['lookup', 'reports', 'dashboard'],
      ['rollout', 'training', 'importing'],
    ];
    const floor = (feature: string) => order.findIndex((rooms) => rooms.includes(feature));
    const up = sources.flatMap(({ feature, imports }) =>
      imports
        .filter((one) => one.isOurs && !one.isType)
        .map(({ target }) => target.split('/')[0] ?? '')
        .filter((above) => floor(feature) >= 0 && floor(above) > floor(feature))
        .map((above) => `${feature} → ${above}`),
    );
    expect([...new Set(up)].sort()).toEqual([
      'accounts → documents', // whoever leaves hands his work over
      'accounts → petitions',
      'accounts → proceedings',
      'accounts → reception',
      'documents → petitions', // a paper's page and its acts know what it is of
      'documents → proceedings',
      'documents → reception',
      'petitions → dashboard', // a figure's predicate filters the register
      'petitions → lookup', // the code a registration prints
      'petitions → proceedings', // its page shows where it went
      'petitions → reception', // sealed together
      'petitions → transfers',
      'reports → importing', // opening balances
    ]);
  });

  describe('let nothing leave the house but by mail', () => {
    /** Whatever opens a connection, takes one or starts a program, and why. There is no exchange with other systems (docs/decisions/0009). */
    const connecting: Readonly<Record<string, string>> = {
      'notifications/mail.ts': 'the one way out: a class and an installation without a mail server keep what would leave',
      'documents/scanner.ts': 'asks the office’s own virus scanner, at the address of the configuration',
      'server.ts': 'listens for officers and citizens',
      'database/embedded.ts': 'starts PostgreSQL beside itself and asks for a free port',
    };
    const talkingToPostgres = ['pg', 'knex', 'graphile-worker', 'connect-pg-simple'];
    /** Packages read once over: none opens a connection by itself. */
    const silent =
      '@node-rs/argon2 compression csv-parse docxtemplater echarts ejs exceljs express express-session file-type helmet multer passport passport-local pino pino-http pizzip qrcode temporal-polyfill zod'.split(
        ' ',
      );
    const code = (text: string) => text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
    const running = [
      ...sources,
      ...listFiles('seeds', '.ts').map((name) => ({ name, text: readSource(name) })),
      ...listFiles('migrations', '.ts').map((name) => ({ name, text: readSource(name) })),
    ].map(({ name, text }) => ({ name, text: code(text) }));
    const holding = (pattern: RegExp) => running.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
    const network =
      /['"`](?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|child_process|cluster|worker_threads|inspector|nodemailer)['"`]/;

    it('as the files say that ask for a connection or a program', () => {
      expect(holding(network).sort()).toEqual(Object.keys(connecting).sort());
      expect(holding(/\bsendMail\(/).sort()).toEqual(['notifications/mail.ts', 'notifications/tasks.ts']);
      expect(holding(/\b(createConnection|new Socket)\(|\b(net|tls)\.connect\(/)).toEqual(['documents/scanner.ts']);
      expect(holding(/\.listen\(/).sort()).toEqual(['database/embedded.ts', 'server.ts']);
      expect(holding(/(?<!\.)\bfetch\(|globalThis\.fetch|\b(WebSocket|EventSource|XMLHttpRequest|sendBeacon)\b/)).toEqual([]);
      expect(holding(/\brequire\(|createRequire|getBuiltinModule|process\.binding/)).toEqual(['database/embedded.ts']);
      expect(holding(/\b(dblink|postgres_fdw|pg_net)\b|\bcopy\b[^;]*\bprogram\b/i)).toEqual([]);
    });

    it('as the packages do: one more is looked at before it is used', () => {
      const used = sources.flatMap(({ imports }) =>
        imports
          .filter(({ isOurs, isType, target }) => !isOurs && !isType && !target.startsWith('node:'))
          .map(({ target }) =>
            target
              .split('/')
              .slice(0, target.startsWith('@') ? 2 : 1)
              .join('/'),
          ),
      );
      const known = [...silent, ...talkingToPostgres, 'nodemailer'];
      // "from 'follow'" in a sentence of SQL is no package.
      const isInstalled = (name: string) => existsSync(join(root, 'node_modules', name));
      expect([...new Set(used)].filter((name) => isInstalled(name) && !known.includes(name))).toEqual([]);
      expect(known.filter((name) => !used.includes(name))).toEqual([]);
    });
  });

  it('leave migrations alone in the world', () => {
    for (const path of listFiles('migrations', '.ts')) {
      const imports = readSource(path).match(/^import .*$/gm) ?? [];
      expect([path, imports.filter((line) => line !== "import type { Knex } from 'knex';")]).toEqual([path, []]);
    }
  });
});

describe('migrations that have landed', () => {
  // One line each, as sha256sum writes them: an office's database has run them as they stand here.
  const landed = new Map(
    readSource('test/house/landed-migrations.sha256')
      .trim()
      .split('\n')
      .map((line) => line.split('  '))
      .map(([hash, name]) => [name ?? '', hash ?? '']),
  );
  const files = listFiles('migrations', '.ts');

  it('are never changed, renamed or taken away', () => {
    expect(landed.size).toBeGreaterThanOrEqual(70);
    const now = new Map(files.map((path) => [basename(path), createHash('sha256').update(readSource(path)).digest('hex')]));
    expect([...landed].filter(([name, hash]) => now.get(name) !== hash).map(([name]) => name)).toEqual([]);
  });

  it('are never slipped in before one that an office has already run', () => {
    const newest = [...landed.keys()].sort().at(-1) ?? '';
    const between = files.map((path) => basename(path)).filter((name) => name < newest && !landed.has(name));
    expect(between).toEqual([]);
  });
});

describe('SQL', () => {
  it('that changes rows stands only in records, in the audit, the seal and the outbox, and in the kit’s own small tables', () => {
    const writes = /\b(insert\s+into\s+\w|update\s+\w+\s+(\w+\s+)?set\s|delete\s+from\s+\w)/i;
    const allowed = [
      /(^|[/-])records\.ts$/,
      /^petitions\/insert\.ts$/,
      /^audit\/events\.ts$/,
      /^sealing\/identities\.ts$/,
      /^database\//,
      /^(web|lookup)\/(once|parking|limits)\.ts$/,
      /^cli\/bench\//,
    ];
    const strangers = sources.filter(
      (source) =>
        writes.test(source.text.replace(/^\s*(\/\/|\*).*$/gm, '')) && !allowed.some((pattern) => pattern.test(source.name)),
    );
    expect(strangers.map((source) => source.name)).toEqual([]);
  });

  it('names whoever did something as he was called when he did it (accounts/names.ts): a renaming rewrites no record', () => {
    const doers = /\bjoin accounts (\w+) on \1\.id = (?:\w+\.\w+_by|e\.account_id)\b/g;
    const nowNames = sources.flatMap(({ name, text }) =>
      text
        .split('`')
        .flatMap((sql) => [...sql.matchAll(doers)].filter(([, alias]) => new RegExp(`(?<!\\w)${alias}\\.name\\b`).test(sql)))
        .map(([join]) => `${name}: ${join}`),
    );
    expect(nowNames).toEqual([]);
  });
});

describe('sources', () => {
  it('open with what the room holds', () => {
    expect(sources.filter((source) => !/^(\/\/|\/\*\*|#!)/.test(source.text)).map((source) => source.name)).toEqual([]);
  });

  it('say of every function they offer to other files what it takes and gives', () => {
    const offered =
      /^export (?:async )?(?:function\*? (\w+)|const (\w+)(?:: [^=\n]+)? =\s*(?:async )?(?:<[^\n]*?>)?\((?:(?!\n\S)[\s\S])*?=>)/gm;
    const found = sources.flatMap(({ name, text }) =>
      [...text.matchAll(offered)].map(({ 1: called, 2: bound, index }) => ({
        at: `${name}: ${called ?? bound}`,
        isSaid: text.slice(0, index).endsWith('*/\n'),
      })),
    );
    // Of one with several signatures the first says it.
    const said = new Set(found.filter(({ isSaid }) => isSaid).map(({ at }) => at));
    expect(said.size).toBeGreaterThan(4000);
    expect(found.map(({ at }) => at).filter((at) => !said.has(at))).toEqual([]);
  });

  it('leave nothing for later', () => {
    const loose = /\b(TODO|FIXME|HACK)\b|@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b/;
    expect(sources.filter((source) => loose.test(source.text)).map((source) => source.name)).toEqual([]);
  });

  it('read the environment in one place', () => {
    const readers = sources.filter((source) => /process\.env\b/.test(source.text.replace(/^\s*(\/\/|\*).*$/gm, '')));
    expect(
      readers
        .map((source) => source.name)
        .filter((name) => !/^(config\.ts|web\/render\.ts|database\/embedded\.ts|cli\/)/.test(name)),
    ).toEqual([]);
  });

  it('keep the middleware stack on one page', () => {
    expect(sourceOf.get('app.ts')?.text.split('\n').length ?? 0).toBeLessThan(80);
  });
});
