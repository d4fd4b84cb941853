// npm run bench [-- --petitions 1000000]: how fast the hot pages are, as ratios against a bare floor measured in the same minutes;
// how they grow from 10,000 petitions to that many; near-duplicates; page weights; fifty officers at once; memory (performance.md
// §5). Uses a database of its own, on DATABASE_URL's server or an embedded one in a temporary folder. The city of 10,000 stands in a second
// database beside it, dropped at the end; both are asked in turn.
// npm run bench -- --minutes 60: the fifty officers work that long, on the server as it is installed, in a process of its own.
// npm run bench -- --filled: measures the database of DATA_DIR or DATABASE_URL, filled before by npm run bench:data, and leaves it there
// (with the petitions registered meanwhile); again beside a small city, made for the occasion on the same server.
// npm run bench -- --save FILE.json: keeps what the pages of the larger city took; --compare FILE.json: says how they grew since the run
// that kept it, and makes no small city.
// npm run bench -- --rounds 40: how often each page is asked; --seed 1: which city is invented.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seedReference } from '../../seeds/01_reference/index.ts';
import { seedDemoAccounts } from '../../seeds/02_demo/accounts.ts';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { fillBench } from '../../src/cli/bench/fill.ts';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { writeSummary } from '../../src/cli/bench/words.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database/database.ts';
import { migrate, migrationNames } from '../../src/database/migrate.ts';
import { withScratch } from '../../src/database/scratch.ts';
import { startDatabase } from '../../src/database/start.ts';
import { todayInVietnam } from '../../src/deadlines/dates.ts';
import { findDuplicates } from '../../src/search/duplicates.ts';
import { makeServices } from '../../src/services.ts';
import type { Services } from '../../src/web/services.ts';
import { openCity } from './city.ts';
import { percentiles } from './client.ts';
import { officersOfTheCast } from './crowd.ts';
import { startInstalled } from './installed.ts';
import { medians } from './medians.ts';
import { letWork } from './officers.ts';
import { tablePath } from './pages.ts';
import { growthOf, type Median, readMedians, saveMedians } from './saved.ts';
import { weightsOf } from './weights.ts';
import { megabytes, padded, verdict } from './words.ts';

const { values } = parseArgs({
  options: {
    petitions: { type: 'string' },
    seed: { type: 'string' },
    rounds: { type: 'string' },
    minutes: { type: 'string' },
    filled: { type: 'boolean' },
    save: { type: 'string' },
    compare: { type: 'string' },
  },
});
const petitions = Number(values.petitions ?? '20000');
/** Where the growth is measured from. */
const few = 10_000;
const rounds = Number(values.rounds ?? '40');
const seed = Number(values.seed ?? '1');
/** How long the fifty officers work; an hour shows whether memory grows. */
const minutes = Number(values.minutes ?? '1');
const today = todayInVietnam(new Date());

process.env.NODE_ENV = 'test'; // templates cached, embedded server without fsync, no certificate asked for
const folder = values.filled ? '' : mkdtempSync(join(tmpdir(), 'donthu-bench-'));
if (folder) chmodSync(folder, 0o755);
const config = readConfig({
  ...process.env,
  ...(folder ? { DATA_DIR: folder } : {}),
  LOG_LEVEL: 'silent',
  DEMO: 'yes',
  SESSION_SECRET: randomBytes(24).toString('hex'),
});
const started = await startDatabase(config, () => undefined);
const stops: (() => unknown)[] = [() => started.embedded?.stop(), () => started.database.close()];
try {
  await measure();
} finally {
  for (const stop of stops.reverse()) await stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  await seedReference(started.ownerUrl);
  await seedDemoAccounts(started.ownerUrl);
  const services = makeServices({ config, database: started.database });
  const { ownerUrl, appUrl } = started;
  if (!values.filled) await fill(ownerUrl, services.keyring, petitions, seed + 1);
  const large = await openCity(services, ownerUrl, appUrl, today);
  stops.push(large.close);
  const { base, officer, opened, ward, city, stranger } = large;
  const reportPath = tablePath('02-xld', large.yearFrom, today);

  if (values.compare) {
    const [measured = new Map()] = await medians([large], rounds);
    const before = readMedians(values.compare);
    tellGrowth(before.petitions, before.medians, measured);
    keep(measured);
  } else keep(await growth());
  await nearDuplicates();
  await weights();
  await officersAtOnce();

  /** Measures the city beside a small one of the same server, and says how the pages grow. */
  function growth(): Promise<Median> {
    return withScratch(ownerUrl, async (url) => {
      const small = await migrate(url, config.database.roleSecret);
      const database = openDatabase({
        appUrl: small.appUrl,
        poolSize: config.database.poolSize,
        migrations: migrationNames(),
        onError: () => undefined,
      });
      try {
        await seedReference(small.ownerUrl);
        await seedDemoAccounts(small.ownerUrl);
        const beside = makeServices({ config, database });
        await fill(small.ownerUrl, beside.keyring, Math.min(few, Math.ceil(large.petitions / 2)), seed);
        const city = await openCity(beside, small.ownerUrl, small.appUrl, today);
        try {
          const [before = new Map(), after = new Map()] = await medians([city, large], rounds);
          tellGrowth(city.petitions, before, after);
          return after;
        } finally {
          await city.close();
        }
      } finally {
        await database.close();
      }
    });
  }

  function keep(measured: Median): void {
    if (values.save) saveMedians(values.save, large.petitions, measured);
  }

  function tellGrowth(from: number, before: Median, after: Median): void {
    const [less, more] = [from, large.petitions].map((count) => count.toLocaleString('en'));
    console.log(`Growth from ${less} to ${more} petitions, of the multiples of the floor:`);
    for (const [page, grown] of growthOf(before, after)) {
      // What is counted anew grows with what is counted: the whole city, or the one office that changed (60 petitions there, 6,000 here).
      const countsAnew = large.pages.some((one) => one.page === page && (one.most === 0 || one.before !== undefined));
      const judged = countsAnew ? '  counted anew' : `  at most 1.3: ${verdict(grown <= 1.3)}`;
      console.log(`${padded(`growth: ${page}`, 8)} ${grown.toFixed(2).padStart(6)} ×${judged}`);
    }
  }

  async function weights(): Promise<void> {
    for (const [page, path, client] of [
      ['sign-in page', '/sign-in', stranger],
      ['work queue', '/work', ward],
      ['register', '/petitions', ward],
      ['petition page', `/petitions/${opened.at(-1)}`, ward],
      ['intake form', '/petitions/new?mode=open', ward],
      ['dashboard, whole city', '/dashboard?period=year', city],
      ['ward map', '/dashboard/map?period=year', city],
      ['table 02/XLD of all offices', reportPath, city],
    ] as const) {
      const { first, next } = await weightsOf(base, path, client.cookie);
      console.log(
        `${padded(`weight: ${page}`)} ${(first / 1000).toFixed(1).padStart(6)} kB at first, at most 100: ${verdict(first <= 100_000)}; ${(next / 1000).toFixed(1)} kB afterwards, at most 15: ${verdict(next <= 15_000)}`,
      );
    }
  }

  /** Against the server as it is installed, so that neither the asking nor the floor is counted with it. */
  async function officersAtOnce(): Promise<void> {
    const officers = await officersOfTheCast(started.ownerUrl, 50);
    const installed = await startInstalled(started.ownerUrl, {
      NODE_ENV: 'test',
      DEMO: 'no',
      DATA_DIR: config.dataDir,
      SESSION_SECRET: config.session.secret,
    });
    stops.push(installed.stop);
    const atRest = installed.memory();
    const held: number[] = [];
    const looking = setInterval(() => held.push(installed.memory()), 5_000);
    const crowd = { base: installed.base, password: demoPassword, today, seconds: minutes * 60 };
    const leader = { login: 'dung.tcd', paths: ['/dashboard?period=year', reportPath], mayRegister: false };
    const [{ times, written, errors }] = await Promise.all([
      letWork({ ...crowd, officers, reading: [1_000, 3_000] }),
      // Whoever leads the city looks at its figures meanwhile; only the officers' pages are timed.
      letWork({ ...crowd, officers: [leader], reading: [20_000, 40_000] }),
    ]);
    clearInterval(looking);
    const { p50, p95 } = percentiles([...times, ...written]);
    console.log(
      `fifty officers at once, ${new Set(officers.map(({ login }) => login)).size} accounts: ${written.length} petitions registered, median ${percentiles(written).p50.toFixed(0)} ms; with ${times.length} pages, median ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, at most 300: ${verdict(p95 <= 300)}; errors: ${
        Object.entries(errors)
          .map(([what, count]) => `${count} × ${what}`)
          .join(', ') || 'none'
      }`,
    );
    const [first, last] = [held.slice(0, held.length / 2), held.slice(held.length / 2)].map((half) => Math.max(...half)) as [
      number,
      number,
    ];
    console.log(
      `memory of the installed server: ${megabytes(atRest)} after its start, at most ${megabytes(first)} in the first half of ${minutes} min and ${megabytes(last)} in the second, at most 300 MB: ${verdict(Math.max(first, last) <= 300e6)}`,
    );
  }

  async function nearDuplicates(): Promise<void> {
    const stored = await started.database.inUnit(officer, (tx) =>
      tx.rows<{ id: number; subject: string; summary: string; request: string }>(
        'select petition_id as id, subject, summary, request from petition_contents where unit_id = $1 and not sealed order by petition_id limit 100',
        [officer.unitId],
      ),
    );
    const random = randomFrom(3);
    const times: number[] = [];
    let found = 0;
    for (const petition of stored) {
      const words = petition.summary.split(' ');
      for (let k = 0; k < random.between(2, 5); k += 1)
        words[random.between(0, words.length - 1)] = random.pick(writeSummary(random).split(' '));
      const candidate = {
        sealed: false,
        people: [],
        contestedNumber: '',
        contestedBy: '',
        contestedOn: null,
        texts: [petition.subject, words.join(' '), petition.request],
        exceptId: null,
      };
      const from = performance.now();
      const hits = await started.database.inUnit(officer, (tx) => findDuplicates(tx, candidate));
      times.push(performance.now() - from);
      if (hits.some((hit) => hit.id === petition.id)) found += 1;
    }
    const { p50, p95 } = percentiles(times);
    const recall = found / stored.length;
    console.log(
      `${padded('near-duplicates')} ${p50.toFixed(1).padStart(8)} ms  p95 ${p95.toFixed(1).padStart(8)} ms  under 50 ms: ${verdict(p50 < 50)}; recall ${recall.toFixed(3)}, at least 0.9: ${verdict(recall >= 0.9)}`,
    );
  }
}

/** Petitions of a city that is invented for this run. */
function fill(url: string, keyring: Services['keyring'], count: number, from: number): Promise<void> {
  console.log(`Filling ${count.toLocaleString('en')} petitions …`);
  return fillBench(url, keyring, { petitions: count, seed: from, today }, () => undefined);
}
