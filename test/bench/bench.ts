// npm run bench [-- --petitions 100000]: how fast the hot pages are, as ratios against a bare floor measured in the same
// minutes (performance.md §5). Uses a database of its own, on DATABASE_URL's server or an embedded one in a temporary folder.
import { randomBytes, randomUUID } from 'node:crypto';
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
import { startDatabase } from '../../src/database/start.ts';
import { formatDate, todayInVietnam } from '../../src/deadlines/dates.ts';
import { findDuplicates } from '../../src/search/duplicates.ts';
import { makeServices } from '../../src/services.ts';
import { Client, percentiles } from './client.ts';
import { startFloor } from './floor.ts';

const { values } = parseArgs({
  options: { petitions: { type: 'string' }, seed: { type: 'string' }, rounds: { type: 'string' } },
});
const petitions = Number(values.petitions ?? '20000');
const rounds = Number(values.rounds ?? '40');
const warm = 5;

process.env.NODE_ENV = 'test'; // templates cached, embedded server without fsync, no certificate asked for
const folder = mkdtempSync(join(tmpdir(), 'donthu-bench-'));
chmodSync(folder, 0o755);
const config = readConfig({
  ...process.env,
  DATA_DIR: folder,
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
  rmSync(folder, { recursive: true, force: true });
}

interface Line {
  page: string;
  p50: number;
  p95: number;
  against: 'bare' | 'real' | '';
  most: number;
}

async function measure(): Promise<void> {
  await seedReference(started.ownerUrl);
  await seedDemoAccounts(started.ownerUrl);
  const services = makeServices({ config, database: started.database });
  const today = todayInVietnam(new Date());
  console.log(`Filling ${petitions.toLocaleString('en')} petitions …`);
  await fillBench(started.ownerUrl, services.keyring, { petitions, seed: Number(values.seed ?? '1'), today }, () => undefined);

  const server = createServer(createApp(services));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const officer = await started.database.inHouse(async (house) => {
    const { id } = await house.one<{ id: number }>("select id from accounts where login = 'son.badinh'");
    const [assignment] = await listAssignments(house, id, today);
    if (!assignment) throw new Error('The cast is not there');
    return actorOf(house, assignment, today);
  });
  const floor = await startFloor(started.appUrl, officer.unitId, officer.accountId);
  stops.push(floor.close);

  const bare = new Client(floor.url);
  const ward = new Client(base);
  const city = new Client(base);
  await ward.signIn('son.badinh', demoPassword);
  await city.signIn('dung.tcd', demoPassword);
  const stranger = new Client(base);
  const one = await started.database.inUnit(officer, (tx) =>
    tx.one<{ id: number; label: string }>(
      'select p.id, c.sender_label as label from petitions p join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id where p.unit_id = $1 and not p.sealed order by p.id limit 1',
      [officer.unitId],
    ),
  );
  const name = encodeURIComponent(one.label);

  const pages: { page: string; against: 'bare' | 'real'; most: number; ask: () => Promise<{ status: number }> }[] = [
    { page: 'sign-in page', against: 'bare', most: 4, ask: () => stranger.ask('GET', '/sign-in') },
    { page: 'work queue', against: 'real', most: 5, ask: () => ward.ask('GET', '/work') },
    { page: 'register, own unit', against: 'real', most: 2.5, ask: () => ward.ask('GET', '/petitions') },
    { page: 'register, whole city', against: 'real', most: 2.5, ask: () => city.ask('GET', '/petitions?unit=all') },
    { page: 'petition page', against: 'real', most: 3, ask: () => ward.ask('GET', `/petitions/${one.id}`) },
    { page: 'name search, own unit', against: 'real', most: 6, ask: () => ward.ask('GET', `/search?q=${name}`) },
    { page: 'name search, whole city', against: 'real', most: 6, ask: () => city.ask('GET', `/search?q=${name}`) },
    {
      page: 'phrase search, whole city',
      against: 'real',
      most: 20,
      ask: () => city.ask('GET', '/search?q=bien+ban+kiem+dem+khong+co+chu+ky'),
    },
    { page: 'dashboard, whole city, a year', against: 'real', most: 100, ask: () => city.ask('GET', '/dashboard?period=year') },
    { page: 'register a petition', against: 'real', most: 7, ask: registering(ward, today) },
  ];
  const lines: Line[] = [];
  const floors = { bare: 0, real: 0 };
  for (const { page, against, most, ask } of pages) {
    // The floor is measured again beside every page: the machine may be busy with other things.
    const under: number[] = [];
    const own: number[] = [];
    for (let n = 0; n < rounds + warm; n += 1) {
      const floorTime = await time(() => bare.ask('GET', `/${against}`), 200);
      const ownTime = await time(ask, page === 'register a petition' ? 303 : 200);
      if (n >= warm) {
        under.push(floorTime);
        own.push(ownTime);
      }
    }
    floors[against] = percentiles(under).p50;
    const { p50, p95 } = percentiles(own);
    lines.push({ page, p50, p95, against, most: most * floors[against] });
    const ratio = p50 / floors[against];
    console.log(
      `${page.padEnd(32)} ${p50.toFixed(1).padStart(8)} ms  p95 ${p95.toFixed(1).padStart(8)} ms  ${ratio.toFixed(1).padStart(6)} × ${against} (${floors[against].toFixed(2)} ms)  at most ${most}: ${ratio <= most ? 'reached' : 'MISSED'}`,
    );
  }
  await nearDuplicates();
  console.log(`memory ${Math.round(process.memoryUsage().rss / 1e6)} MB (server, client and floor in one process)`);
  for (const client of [bare, ward, city, stranger]) client.close();

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
      `${'near-duplicates'.padEnd(32)} ${p50.toFixed(1).padStart(8)} ms  p95 ${p95.toFixed(1).padStart(8)} ms  under 50 ms: ${p50 < 50 ? 'reached' : 'MISSED'}; recall ${recall.toFixed(3)}, at least 0.9: ${recall >= 0.9 ? 'reached' : 'MISSED'}`,
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

/** The intake form, filled with a new paper each time. */
function registering(client: Client, today: string): () => Promise<{ status: number }> {
  const random = randomFrom(9);
  let csrf = '';
  return async () => {
    if (csrf === '')
      csrf = /name="_csrf" value="([^"]+)"/.exec((await client.ask('GET', '/petitions/new?mode=open')).text)?.[1] ?? '';
    return client.ask('POST', '/petitions/new', {
      _csrf: csrf,
      _key: randomUUID(),
      mode: 'open',
      declaredType: 'KNPA',
      knpaKind: 'kien_nghi',
      source: 'post',
      receivedOn: formatDate(today),
      senderKind: 'individual',
      senderCount: '1',
      'senders.0.kind': 'individual',
      'senders.0.name': 'Nguyễn Văn Đo',
      'senders.0.birthYear': '1970',
      'senders.0.address': 'Số 1',
      subject: 'Kiến nghị về việc đo tốc độ',
      summary: writeSummary(random),
      field: 'OTHER',
    });
  };
}
