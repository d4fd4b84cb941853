// A ward is divided: the archive goes to one successor, what is being resolved to another. Whoever keeps the archive reads nothing of what the
// other one handles now, however it stands in the old book, nor does the office the keeper goes into later.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { addRoute, confirmDefaultWays, equipReceivers, prepareAct } from '../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../src/rollout/reorganisation/execution.ts';
import { chooseDestinations } from '../../src/rollout/reorganisation/handover/actions.ts';
import type { Context } from '../../src/web/pages.ts';
import { runJobs } from '../../src/worker.ts';
import { acceptedDenunciation, issuePapers } from '../proceedings/arrange.ts';
import { denunciation } from '../reception/entries.ts';
import { keepHeads, staffOffice } from '../rollout/reorganisation/arrange.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';

let app: TestApp;
let today = '2026-11-25';
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const words = 'Thu tiền của các hộ dân khi làm thủ tục.';
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const as = <T>(login: string, work: (context: Context) => Promise<T>): Promise<T> =>
  app.as(login, (act) => work({ ...act, services: app.services } as unknown as Context));

interface Way {
  from: string;
  to: string;
  isDefault?: true;
  archive?: true;
}
const prepare = (number: string, on: string, ways: readonly Way[]) =>
  as('quantri', async (context) => {
    const subject = 'sắp xếp phường';
    const act = await prepareAct(context, {
      number,
      issuedOn: '2026-11-20',
      issuer: 'Hội đồng nhân dân',
      subject,
      effectiveOn: on,
    });
    for (const { from, to, isDefault = false, archive = false } of ways)
      await addRoute(context, act, {
        fromUnitId: unit[from] ?? 0,
        toUnitId: unit[to] ?? 0,
        kind: ways.length > 1 ? 'split' : 'abolish',
        isDefault,
        fields: [],
        takesPetitions: true,
        takesArchive: archive,
        takesAccounts: false,
        takesSchedule: false,
      } as never);
    await equipReceivers(context, act);
    await confirmDefaultWays(context, act, null);
    return act;
  });
async function carryOut(act: number) {
  await as('quantri', (context) => keepHeads(context, act));
  await as('quantri', (context) => startAct(context, act));
  await runJobs(app.services, app.database.workerUrl);
  expect(await rows('select state from reorganisations where id = $1', [act])).toEqual([{ state: 'done' }]);
}
const register = async () => (await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ summary: words })))).id;
const visit = async () => (await app.as('lan.badinh', (act) => registerVisit(act, denunciation()))).id;

/** What of these an officer reads, each table that holds words of them. */
async function readBy(login: string, names: readonly string[]): Promise<string[]> {
  const ids = names.map((name) => (/visit/i.test(name) ? 0 : (id[name] ?? 0)));
  const visits = names.map((name) => (/visit/i.test(name) ? (id[name] ?? 0) : 0));
  const of = (table: string) =>
    `select petition_id::int as id, '${table}' as what from ${table} where petition_id = any ($1::bigint[])`;
  const tables = ['petition_contents', 'papers', 'proceeding_contents', 'proceeding_steps', 'parties', 'attachments'];
  const actor = await app.database.actorOf(login, { today });
  const found = await app.services.database.inUnit(actor, (tx) =>
    tx.rows<{ id: number; what: string }>(
      `${tables.map(of).join(' union ')} union select visit_id::int, 'visit_contents' from visit_contents where visit_id = any ($2::bigint[]) order by 2, 1`,
      [ids, visits],
    ),
  );
  return found.map(({ id: one, what }) => `${names[(what === 'visit_contents' ? visits : ids).indexOf(one)]}: ${what}`);
}
const pageOf = async (login: string, address: string) => (await (await app.signIn(login)).get(address)).text;

beforeAll(async () => {
  app = await testApp();
  for (const [name, code] of [
    ['baDinh', '00004'],
    ['keeper', '00008'],
    ['other', '00097'],
  ] as const)
    unit[name] = await app.database.unitId(code);
  unit.city = (await app.database.actorOf('hai.ubndtp')).unitId;
  for (const name of ['resolved', 'kept'] as const) {
    const { petitionId, id: proceeding } = await acceptedDenunciation(app, '2026-11-20', { summary: words });
    await issuePapers(app, proceeding);
    id[name] = petitionId;
    id[`${name}Proceeding`] = proceeding;
  }
  const [paper] = await rows<{ id: number }>("select id::int from papers where proceeding_id = $1 and kind = 'TC04_2019'", [
    id.resolvedProceeding,
  ]);
  id.paper = paper?.id ?? 0;
  await rows('update papers set number = 77 where id = $1', [id.paper]);
  id.open = await register();
  id.twice = await register();
  id.closed = await register();
  await rows(
    "insert into petition_links (unit_id, petition_id, other_petition_id, kind, linked_at, linked_by) values ($1, $2, $3, 'same_petition', now(), 1)",
    [unit.baDinh, id.twice, id.resolved],
  );
  const over = [[id.twice, id.closed]];
  await rows(
    "update petitions set status = 'filed', closed_on = '2026-11-21', next_act = null, next_role = null, holder_id = null where id = any ($1::bigint[])",
    over,
  );
  await rows("update clocks set stopped_on = '2026-11-21' where petition_id = any ($1::bigint[])", over);
  id.visit = await visit();
  id.closedVisit = await visit();
  await rows("update visits set due_on = '2026-12-10' where id = $1", [id.visit]);
  await rows("update visits set status = 'replied', replied_on = '2026-11-21', due_on = null where id = $1", [id.closedVisit]);
  await rows("update clocks set stopped_on = '2026-11-21' where visit_id = $1", [id.closedVisit]);
  await staffOffice(app, unit.other ?? 0);
  app.setNow(`${today}T02:00:00Z`);
  const act = await prepare('12/NQ-HĐND', '2026-11-25', [
    { from: 'baDinh', to: 'other', isDefault: true },
    { from: 'baDinh', to: 'keeper', archive: true },
  ]);
  const own = { petitions: [{ id: id.kept ?? 0, toUnitId: unit.keeper ?? 0 }], visits: [] };
  await as('hoa.badinh', (context) => chooseDestinations(context, own));
  await carryOut(act);
}, 180_000);
afterAll(() => app.close());

const elsewhere = ['resolved', 'open', 'twice', 'visit'];

describe.each(['yen.ngocha', 'vinh.ngocha', 'tuan.ngocha'])('%s, of the ward that keeps the archive', (login) => {
  it('reads nothing of what the other ward handles, and the rest as before', async () => {
    expect(await rows('select status from petitions where id = $1', [id.resolved])).toEqual([{ status: 'accepted' }]);
    expect(await readBy(login, elsewhere)).toEqual([]);
    expect(await readBy(login, ['closed', 'kept', 'closedVisit'])).toEqual(
      expect.arrayContaining([
        'closed: petition_contents',
        'kept: petition_contents',
        'kept: papers',
        'closedVisit: visit_contents',
      ]),
    );
  });
});

it('no page of theirs tells its words', async () => {
  const addresses = [
    `/petitions/${id.resolved}`,
    `/petitions/${id.twice}`,
    `/proceedings/${id.resolvedProceeding}`,
    `/papers/${id.paper}`,
  ];
  for (const address of addresses) {
    const text = await pageOf('vinh.ngocha', address);
    for (const told of [words, 'Thu tiền ngoài quy định']) expect([address, text.includes(told)]).toEqual([address, false]);
  }
  expect(await pageOf('vinh.ngocha', `/petitions/${id.kept}`)).toContain(words);
});

it('a number finds the old row with who handles it now, and its page says so, sealed as it is', async () => {
  const numbers = await rows<{ id: number; number: string }>(
    "select id::int, 'ĐT-' || year || '-' || lpad(number::text, 6, '0') as number from petitions where id = any ($1::bigint[])",
    [[id.resolved, id.open, id.closed]],
  );
  const [seen] = await rows<{ number: string }>(
    "select 'TCD-' || year || '-' || lpad(number::text, 5, '0') as number from visits where id = $1",
    [id.visit],
  );
  const other = (await rows<{ name: string }>('select name from units where id = $1', [unit.other]))[0]?.name ?? '';
  const now = `Nay do ${other} giải quyết`;
  const numberOf = (name: string) => numbers.find((one) => one.id === id[name])?.number ?? '';
  const hitOf = async (name: string) => {
    const page = await pageOf('vinh.ngocha', `/search?q=${encodeURIComponent(`${numberOf(name)} của phường Ba Đình`)}`);
    return page.match(new RegExp(`href="/petitions/${id[name]}"[\\s\\S]*?</tr>`))?.[0] ?? '';
  };
  for (const name of ['resolved', 'open']) {
    expect([name, await hitOf(name)]).toEqual([name, expect.stringContaining(now)]);
    expect(await pageOf('vinh.ngocha', `/petitions/${id[name]}`)).toContain(`${now}.`);
  }
  // The course names it too, where it ended there by the act.
  expect(await pageOf('vinh.ngocha', `/petitions/${id.open}`)).toContain(`${other}, theo 12/NQ-HĐND`);
  expect(await hitOf('closed')).toContain('Phường Ba Đình');
  expect(await hitOf('closed')).not.toContain('Nay do');
  expect(await pageOf('vinh.ngocha', `/petitions/${id.closed}`)).not.toContain('Nay do');
  const visited = await pageOf('vinh.ngocha', `/visits/${id.visit}`);
  expect(visited).toContain(`${now}.`);
  expect(visited).toContain(`${other}, theo 12/NQ-HĐND`);
  const bare = await pageOf(
    'vinh.ngocha',
    `/search?q=${encodeURIComponent((seen?.number ?? '').replace('TCD-', '').replace(/^(\d+)-0*(\d+)$/, '$2/$1'))}`,
  );
  expect(bare.match(new RegExp(`href="/visits/${id.visit}"[\\s\\S]*?</tr>`))?.[0] ?? '').toContain(now);
});

it('nor the office the keeper goes into later', async () => {
  today = '2027-01-15';
  app.setNow(`${today}T02:00:00Z`);
  await carryOut(await prepare('3/NQ-HĐND', '2027-01-10', [{ from: 'keeper', to: 'city', archive: true }]));
  expect(await readBy('nhung.ubndtp', elsewhere)).toEqual([]);
  expect(await readBy('nhung.ubndtp', ['closed', 'kept'])).toEqual(
    expect.arrayContaining(['closed: petition_contents', 'kept: petition_contents', 'kept: papers']),
  );
});
