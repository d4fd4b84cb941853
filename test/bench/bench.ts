// npm run bench [-- --petitions 1000000]: how fast the hot pages are, as ratios against a bare floor measured in the same minutes;
// how they grow from 10,000 petitions to that many; near-duplicates; page weights; fifty officers at once; memory (performance.md
// §5). Uses a database of its own, on DATABASE_URL's server or an embedded one in a temporary folder.
// npm run bench -- --minutes 60: the fifty officers work that long, on the server as it is installed, in a process of its own.
// npm run bench -- --filled: measures the database of DATA_DIR or DATABASE_URL, filled before by npm run bench:data, and leaves it there
// (with the petitions registered meanwhile).
// npm run bench -- --save FILE.json: keeps what the pages took; --compare FILE.json: says how they grew since the run that kept it, so that
// cities filled apart can be compared. Of a run of its own --save keeps the larger city. To measure from 10,000 to a million:
//   DATA_DIR=small npm run bench -- --filled --save small.json, then DATA_DIR=large npm run bench -- --filled --compare small.json
// npm run bench -- --rounds 40: how often each page is asked; --seed 1: which city is invented.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seedReference } from '../../seeds/01_reference/index.ts';
import { seedDemoAccounts } from '../../seeds/02_demo/accounts.ts';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { actorOf, listAssignments } from '../../src/accounts/queries.ts';
import { createApp } from '../../src/app.ts';
import { fillBench } from '../../src/cli/bench/fill.ts';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { writeSummary } from '../../src/cli/bench/words.ts';
import { readConfig } from '../../src/config.ts';
import { asOwner } from '../../src/database/owner.ts';
import { startDatabase } from '../../src/database/start.ts';
import { todayInVietnam } from '../../src/deadlines/dates.ts';
import { findDuplicates } from '../../src/search/duplicates.ts';
import { makeServices } from '../../src/services.ts';
import { Client, percentiles } from './client.ts';
import { officersOfTheCast } from './crowd.ts';
import { startFloor } from './floor.ts';
import { startInstalled } from './installed.ts';
import { letWork } from './officers.ts';
import { type HotPage, hotPages, tablePath } from './pages.ts';
import { growthOf, type Median, readMedians, saveMedians } from './saved.ts';
import { weightsOf } from './weights.ts';

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
const few = Math.min(10_000, petitions / 2);
const rounds = Number(values.rounds ?? '40');
/** How long the fifty officers work; an hour shows whether memory grows. */
const minutes = Number(values.minutes ?? '0.5');
const warm = 5;
/** Of the names of what is measured. */
const width = 52;
/** performance.md §5: a province-year. */
const petitionsOfAProvinceYear = 100_000;

const verdict = (isReached: boolean) => (isReached ? 'reached' : 'MISSED');
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

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
  const today = todayInVietnam(new Date());
  const fill = (count: number, seed: number) => {
    console.log(`Filling ${count.toLocaleString('en')} petitions …`);
    return fillBench(started.ownerUrl, services.keyring, { petitions: count, seed, today }, () => undefined);
  };
  const seed = Number(values.seed ?? '1');
  if (!values.filled) await fill(few, seed);

  const server = createServer(createApp(services));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const signedIn = (login: string) =>
    started.database.inHouse(async (house) => {
      const { id } = await house.one<{ id: number }>('select id from accounts where login = $1', [login]);
      const [assignment] = await listAssignments(house, id, today);
      if (!assignment) throw new Error('The cast is not there');
      return actorOf(house, assignment, today);
    });
  const officer = await signedIn('son.badinh');
  const floor = await startFloor(started.appUrl, officer, await signedIn('dung.tcd'));
  stops.push(floor.close);

  const bare = new Client(floor.url);
  const ward = new Client(base);
  const head = new Client(base);
  const city = new Client(base);
  const stranger = new Client(base);
  stops.push(() => [bare, ward, head, city, stranger].map((client) => client.close()));
  await ward.signIn('son.badinh', demoPassword);
  await head.signIn('cuong.badinh', demoPassword);
  await city.signIn('dung.tcd', demoPassword);
  // Spread over what came to the ward within a year: with a long story or a short one, open or closed.
  const ofTheYear = await started.database.inUnit(officer, (tx) =>
    tx.rows<{ id: number; label: string }>(
      `select p.id, c.sender_label as label from petitions p join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
        where p.unit_id = $1 and not p.sealed and p.received_on > $2::date - 365 order by p.received_on, p.id`,
      [officer.unitId, today],
    ),
  );
  const opened = ofTheYear.filter((_, index) => index % Math.ceil(ofTheYear.length / 50) === 0);
  const yearFrom = await provinceYear();
  const pages = hotPages(
    { stranger, ward, head, city },
    opened.map(({ id }) => id),
    opened[0]?.label ?? '',
    today,
    yearFrom,
  );
  const reportPath = tablePath('02-xld', yearFrom, today);

  if (values.filled) {
    const { n } = await asOwner(started.ownerUrl, (tx) => tx.one<{ n: number }>('select count(*)::int as n from petitions'));
    console.log(`With ${n.toLocaleString('en')} petitions:`);
    keep(n, await medians(pages, bare));
  } else await growth();
  await nearDuplicates();
  await weights();
  await officersAtOnce();

  /** The first of the last days, at most a year of them, in which no more than a province's year of petitions came in. */
  async function provinceYear(): Promise<string> {
    const { day } = await asOwner(started.ownerUrl, (tx) =>
      tx.one<{ day: string }>(
        `select coalesce(min(on_date), $1::date)::date as day from (select received_on as on_date, sum(count(*)) over (order by received_on desc) as n
           from petitions where received_on between $1::date - 365 and $1::date group by received_on) x where n <= $2`,
        [today, petitionsOfAProvinceYear],
      ),
    );
    return day;
  }

  async function growth(): Promise<void> {
    console.log(`With ${few.toLocaleString('en')} petitions:`);
    const before = await medians(pages, bare);
    await fill(petitions - few, seed + 1);
    console.log(`With ${petitions.toLocaleString('en')} petitions:`);
    const after = await medians(pages, bare);
    tellGrowth(few, before, after);
    keep(petitions, after);
  }

  /** Keeps the run for a later one, and says how the pages grew since an earlier one, as asked. */
  function keep(count: number, measured: Median): void {
    if (values.save) saveMedians(values.save, count, measured);
    if (!values.compare) return;
    const before = readMedians(values.compare);
    tellGrowth(before.petitions, before.medians, measured);
  }

  function tellGrowth(from: number, before: Median, after: Median): void {
    console.log(`Growth since ${from.toLocaleString('en')} petitions, of the multiples of the floor:`);
    for (const [page, grown] of growthOf(before, after)) {
      // What is counted anew grows with what is counted.
      const isCounted = pages.some((one) => one.page === page && one.most === 0);
      const judged = isCounted ? '' : `  at most 1.3: ${verdict(grown <= 1.3)}`;
      console.log(`${`growth: ${page}`.padEnd(width + 8)} ${grown.toFixed(2).padStart(6)} ×${judged}`);
    }
  }

  async function weights(): Promise<void> {
    for (const [page, path, client] of [
      ['sign-in page', '/sign-in', stranger],
      ['work queue', '/work', ward],
      ['register', '/petitions', ward],
      ['petition page', `/petitions/${opened.at(-1)?.id}`, ward],
      ['intake form', '/petitions/new?mode=open', ward],
    ] as const) {
      const { first, next } = await weightsOf(base, path, client.cookie);
      console.log(
        `${`weight: ${page}`.padEnd(width)} ${(first / 1000).toFixed(1).padStart(6)} kB at first, at most 100: ${verdict(first <= 100_000)}; ${(next / 1000).toFixed(1)} kB afterwards, at most 15: ${verdict(next <= 15_000)}`,
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
      `${'near-duplicates'.padEnd(width)} ${p50.toFixed(1).padStart(8)} ms  p95 ${p95.toFixed(1).padStart(8)} ms  under 50 ms: ${verdict(p50 < 50)}; recall ${recall.toFixed(3)}, at least 0.9: ${verdict(recall >= 0.9)}`,
    );
  }
}

async function time(ask: () => Promise<{ status: number }>, status: number): Promise<number> {
  const from = performance.now();
  const answer = await ask();
  const took = performance.now() - from;
  if (answer.status !== status) throw new Error(`Expected ${status}, got ${answer.status}`);
  return took;
}

/** Each page's middle time and how many times the floor it is; the floor is measured again beside every page. */
async function medians(pages: readonly HotPage[], bare: Client): Promise<Median> {
  const found: Median = new Map();
  for (const { page, against, most, status, ask, before, within } of pages) {
    const under: number[] = [];
    const own: number[] = [];
    for (let n = 0; n < rounds + warm; n += 1) {
      const floorTime = await time(() => bare.ask('GET', `/${against}`), 200);
      await before?.();
      const ownTime = await time(ask, status);
      if (n >= warm) {
        under.push(floorTime);
        own.push(ownTime);
      }
    }
    const floor = percentiles(under).p50;
    const { p50, p95 } = percentiles(own);
    const ratio = p50 / floor;
    found.set(page, { own: p50, ratio });
    console.log(
      `${page.padEnd(width)} ${p50.toFixed(1).padStart(8)} ms  p95 ${p95.toFixed(1).padStart(8)} ms  ${ratio.toFixed(1).padStart(6)} × ${against} (${floor.toFixed(2)} ms)  ${[
        ...(most ? [`at most ${most} ×: ${verdict(ratio <= most)}`] : []),
        ...(within ? [`under ${within} ms: ${verdict(p50 < within)}`] : []),
      ].join(', ')}`,
    );
  }
  return found;
}
