// The real case: Hà Nội, June to July 2025, 526 communes into 126, with a year in it. Nothing is lost, nothing is counted twice, no due
// date moves; a process that is killed between two batches of a ward is followed by another that goes on; everything is found by its old
// number, its code and its slip. YEAR=full runs the same over a city's whole year and says what it took.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOfDrafts } from '../../../src/documents/drafts.ts';
import { confirmDefaultWays, pasteList, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { batchSize, handOverBatch } from '../../../src/rollout/reorganisation/carry/actions.ts';
import { findingsOf, switchWeek, totalOpen } from '../../../src/rollout/reorganisation/dry-run.ts';
import { continueAct, startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { listItems } from '../../../src/rollout/reorganisation/handover/queries.ts';
import { gapsOf, listRoutes, loadAct, progressOf, tally } from '../../../src/rollout/reorganisation/queries.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { revealIdentities } from '../../../src/sealing/identities.ts';
import { readAsk } from '../../../src/search/ask.ts';
import { listFound } from '../../../src/search/queries.ts';
import { actForUnit } from '../../../src/system-act.ts';
import type { Context } from '../../../src/web/pages.ts';
import { runJobs } from '../../../src/worker.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { keepHeads, staffEmptyReceivers } from './arrange.ts';
import { type Carried, carryInProcess } from './carrying.ts';
import { standInJune2025 } from './hanoi.ts';
import { fillRealYear, isFull, mergeList, theYear } from './year.ts';
import { busiestDivided, type Choices, chooseAsOfficers, expectedWays, takenWays } from './year-choices.ts';
import { type Due, duesOf, replayed, visitDues } from './year-clocks.ts';
import {
  brokenIn,
  type Counted,
  countedByOrigin,
  countedByUnit,
  dashboardBy,
  differences,
  periods,
  sheetsOf,
  totalsOf,
} from './year-figures.ts';
import { allPetitions, headsOn, knowPins, lostOf, notFound, readersOf, sampleOf, unanswered } from './year-reach.ts';

let app: TestApp;
let id = 0;
/** Divided wards whose officers choose themselves; the first is the busiest. */
let choosing: { id: number; ways: number[]; open: number }[] = [];
let choices: Choices;
let expected: Awaited<ReturnType<typeof expectedWays>>;
/** Letters nobody had opened: registered by the switch in the ward that ended, then handed on. */
let arrivals: { old: number[]; gone: number[] } = { old: [], gone: [] };
const before: {
  tables: Record<keyof typeof periods, Counted>;
  totals: ReturnType<typeof totalsOf>[];
  dashboard: Counted;
  dues: Due[];
  visits: { id: string; due: string }[];
  open: number;
  successions: number;
  lines: string[];
} = {
  tables: { half: {}, nine: {}, year: {} },
  totals: [],
  dashboard: {},
  dues: [],
  visits: [],
  open: 0,
  successions: 0,
  lines: [],
};
/** Reception days posted for after the switch. */
let days = 0;
const took: Record<string, unknown> = { petitions: theYear.petitions };
const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const result = await work();
  took[what] = Math.round((performance.now() - began) / 100) / 10;
  return result;
};

/** The jobs to their end: here, or where they are measured in a process that does nothing else. */
const carry = async (): Promise<Pick<Carried, 'seconds' | 'megabytes'>> => {
  if (isFull) return carryInProcess(app);
  await runJobs(app.services, app.database.workerUrl);
  return { seconds: 0, megabytes: 0 };
};

/** Runs one administrator's act as the route does. */
const asAdmin = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
  app.as('quantri', (act) => work({ ...act, services: app.services } as unknown as Context));
const count = async (sql: string, params: unknown[] = []): Promise<number> =>
  Number((await app.database.owner<{ n: string }>(`select count(*) as n from ${sql}`, params))[0]?.n);
const drafts = () =>
  app.database.owner<{ account: number; form: string }>('select account_id as account, form from drafts order by 1, 2, subject');

beforeAll(async () => {
  app = await testApp();
  app.setNow('2025-06-30T08:00:00Z');
  const units = await standInJune2025(app);
  expect(units.length).toBe(526);
  await timed('fill', () => fillRealYear(app, units, theYear));
  // Those who work today came to the new wards with them: in June they were elsewhere.
  await app.database.owner("update assignments set during = daterange('2024-01-01', null) where lower(during) > '2024-01-01'");
  id = await asAdmin((context) =>
    prepareAct(context, {
      number: '1656/NQ-UBTVQH15',
      issuedOn: '2025-06-16',
      issuer: 'Ủy ban Thường vụ Quốc hội',
      subject: 'sắp xếp các đơn vị hành chính cấp xã của thành phố Hà Nội năm 2025',
      effectiveOn: '2025-07-01',
    }),
  );
}, 900_000);
afterAll(async () => {
  if (isFull) process.stdout.write(`${JSON.stringify(took, null, 1)}\n`);
  await app.close();
});

describe('the plan', () => {
  it('reads the published list: 327 whole, 199 divided, 794 ways', async () => {
    expect(await asAdmin((context) => pasteList(context, id, mergeList))).toBe(794);
    const routes = await app.services.database.inHouse((house) => listRoutes(house, id));
    const givers = new Map<number, typeof routes>();
    for (const route of routes) givers.set(route.fromUnitId, [...(givers.get(route.fromUnitId) ?? []), route]);
    expect([...givers.values()].filter((ways) => ways.length === 1).length).toBe(327);
    expect([...givers.values()].filter((ways) => ways.length > 1).length).toBe(199);
    expect([...givers.values()].every((ways) => ways.filter((way) => way.isDefault).length === 1)).toBe(true);
    await expect(asAdmin((context) => pasteList(context, id, 'mã cũ;mã mới\n00001;99999'))).rejects.toThrow();
    expect(await app.services.database.inHouse(async (house) => (await listRoutes(house, id)).length)).toBe(794);
  });

  it('counts before anything moves: the divided units’ petitions have nowhere to go until somebody says', async () => {
    const { tallies, findings } = await app.services.database.inHouse(async (house) => {
      const act = await loadAct(house, id);
      const tallies = await timed('dry run', () => tally(house, act, switchWeek(act)));
      return { tallies, findings: findingsOf(act, tallies, await gapsOf(house, act, '2025-06-30'), '2025-06-30') };
    });
    before.dues = await duesOf(app);
    before.visits = await visitDues(app);
    before.open = totalOpen(tallies);
    const sum = (of: (one: (typeof tallies)[number]) => number) => tallies.reduce((all, one) => all + of(one), 0);
    expect(before.open).toBe(
      before.dues.length +
        (await count(
          "(select distinct petition_id from clocks k where rule_code = 'TC_PRESS_REPLY' and stopped_on is null and exists (select 1 from petitions p where p.unit_id = k.unit_id and p.id = k.petition_id and p.closed_on is not null)) x",
        )),
    );
    expect(sum((one) => one.visits)).toBe(before.visits.length);
    expect(before.visits.length).toBeGreaterThan(theYear.petitions / 100);
    // The week of the switch, counted by hand from the list of what is open: the seven days from the first of July.
    const week = before.dues.filter(({ due }) => due !== null && due >= '2025-07-01' && due <= '2025-07-07');
    expect(sum((one) => one.weekDue)).toBe(week.length);
    expect(week.length).toBeGreaterThan(20);
    const late = before.dues.filter(({ due, isPaused }) => due !== null && due < '2025-07-01' && !isPaused);
    expect(sum((one) => one.overdue)).toBe(late.length);
    expect(sum((one) => one.unsigned)).toBe(await count("papers where state in ('draft', 'submitted', 'approved')"));
    expect(sum((one) => one.drafts)).toBe((await drafts()).length);
    days = await count("reception_days where state = 'posted'");
    expect(sum((one) => one.days)).toBe(days);
    expect(days).toBeGreaterThan(100);
    expect(sum((one) => one.incoming)).toBe(
      await count(
        'transfers t where to_unit_id is not null and not exists (select 1 from transfer_answers a where a.transfer_id = t.id)',
      ),
    );
    expect(sum((one) => one.incoming)).toBeGreaterThan(2);
    expect(findings.find(({ code }) => code === 'week_due')).toMatchObject({ level: 'look', count: week.length });
    const stops = findings.filter(({ level }) => level === 'stop').map(({ words }) => words);
    expect(stops.some((words) => words.includes('chưa có nơi nhận'))).toBe(true);
    await expect(asAdmin((context) => startAct(context, id))).rejects.toThrow('Chưa thực hiện được');
  });

  it('asks who leads each of the new wards, in which the heads of several old ones would meet', async () => {
    const contested = () =>
      app.services.database.inHouse(
        async (house) => (await gapsOf(house, await loadAct(house, id), '2025-06-30')).contested.length,
      );
    // The new wards that take in the people of more than one old one.
    const [meeting] = await app.database.owner<{ n: number }>(
      'select count(*)::int as n from (select to_unit_id from reorganisation_routes where reorganisation_id = $1 and takes_accounts group by 1 having count(*) > 1) x',
      [id],
    );
    expect(meeting?.n).toBeGreaterThan(100);
    expect(await contested()).toBe(meeting?.n);
    await asAdmin((context) => keepHeads(context, id));
    expect(await contested()).toBe(0);
  }, 120_000);

  it('lets the officers of twenty divided wards choose, one by one and by address, and takes the default of the others', async () => {
    choosing = await busiestDivided(app, id, 20);
    choices = await chooseAsOfficers(app, id, choosing);
    expect([...choices.values()].reduce((all, said) => all + said.petitions.size, 0)).toBeGreaterThan(60);
    expect(await asAdmin((context) => confirmDefaultWays(context, id, null))).toBe(199);
    await staffEmptyReceivers(app, id);
    const left = await app.services.database.inHouse(async (house) => {
      const act = await loadAct(house, id);
      return findingsOf(
        act,
        await tally(house, act, switchWeek(act)),
        await gapsOf(house, act, '2025-07-01'),
        '2025-07-01',
      ).filter(({ level }) => level === 'stop');
    });
    expect(left).toEqual([]);
    expected = await expectedWays(app, id, choices);
    expect(expected.petitions.size).toBe(before.open);
  });

  it('has figures that agree with each other before anything moves', async () => {
    for (const period of ['half', 'nine', 'year'] as const) before.tables[period] = await countedByUnit(app, periods[period]);
    before.dashboard = await dashboardBy(app, 'unit');
    for (const period of [periods.half, periods.nine, periods.year]) {
      const sheets = await sheetsOf(app, period, 'then');
      expect(brokenIn(sheets)).toEqual([]);
      before.totals.push(totalsOf(sheets));
    }
    // Visits, reception days, petitions, matters, decisions: every kind of source is in it.
    const kinds = ['01-tcd:1', '02-xld:1', '03-gqkn:1', '04-gqtc:1', 'tt24-01-tcd:1', 'tt24-01-xld:1'];
    for (const key of kinds) expect([key, Object.keys(before.tables.year[key] ?? {}).length > 0]).toEqual([key, true]);
  }, 300_000);
});

describe('the switch', () => {
  it('begins on the effective day: units end, people move, nobody signs in to a unit that is gone', async () => {
    await expect(asAdmin((context) => startAct(context, id))).rejects.toThrow('Thực hiện được từ ngày có hiệu lực');
    before.successions = await count('unit_successors where effective_on = $1', ['2025-07-01']);
    before.lines = (await drafts()).map(({ account, form }) => `${account} ${form}`);
    app.setNow('2025-07-01T00:30:00Z');
    const begun = performance.now();
    await timed('begin', () => asAdmin((context) => startAct(context, id)));
    // Answered in a second or two on a quiet machine; what takes long is the jobs'.
    expect(performance.now() - begun).toBeLessThan(20_000);
    // The petitions go first; people not yet confirmed are announced after them, once for each office that hears of it.
    const jobs = await app.database.owner<{ task: string; n: number }>(
      `select task_identifier as task, count(*)::int as n from graphile_worker.jobs
        where task_identifier in ('hand_over_unit','announce_reveal_holder','announce_switch_holders') group by 1 order by min(run_at)`,
    );
    expect(jobs[0]).toEqual({ task: 'hand_over_unit', n: 526 });
    expect(jobs[1]?.task).toBe('announce_switch_holders');
    expect(jobs).toHaveLength(2);
    expect(jobs[1]?.n).toBeLessThan(140);
    expect(await count("units where level = 'commune' and during @> '2025-07-01'::date")).toBe(126);
    expect(await count("units where level = 'commune' and during @> '2025-06-30'::date")).toBe(526);
    expect(
      await count(
        "assignments a join units u on u.id = a.unit_id where upper(u.during) = '2025-07-01' and a.during @> '2025-07-01'::date",
      ),
    ).toBe(0);
    expect(
      await count(
        "assignments a join accounts c on c.id = a.account_id where c.login like 'cu.%' and a.during @> '2025-07-01'::date",
      ),
    ).toBe(526 * 3);
  });

  it('leaves nothing of a batch that breaks in its last step', async () => {
    const [ward] = choosing;
    await app.database.owner(
      "create function break_it() returns trigger language plpgsql as $$ begin if new.kind = 'petition.unit_handed_over' then raise exception 'power cut'; end if; return new; end $$",
    );
    await app.database.owner('create trigger break_it before insert on events for each row execute function break_it()');
    await expect(handOverBatch(app.services, id, ward?.id ?? 0)).rejects.toThrow('power cut');
    await app.database.owner('drop trigger break_it on events');
    expect(await count('handovers')).toBe(0);
    expect(await count('petitions where origin_unit_id is not null')).toBe(0);
  });

  it('is killed between two batches of one ward, and another process goes on with the ward where it stopped', async () => {
    const ward = choosing[0]?.id ?? 0;
    // More than three batches, of which one at least goes to one receiver alone.
    expect(choosing[0]?.open).toBeGreaterThan(3 * batchSize);
    const stateOf = async () =>
      (
        await app.database.owner<{ state: string; moved: number }>(
          'select state, moved from reorganisation_givers where reorganisation_id = $1 and from_unit_id = $2',
          [id, ward],
        )
      )[0];
    // Its next batch stands still, written and not committed, until the process is dead.
    await app.database.owner(
      `create function hold_it() returns trigger language plpgsql as $$ begin if new.from_unit_id = ${ward} and old.moved > 0 then perform pg_advisory_xact_lock(1656); end if; return new; end $$`,
    );
    await app.database.owner(
      'create trigger hold_it before update on reorganisation_givers for each row execute function hold_it()',
    );
    const stopped = await app.database.asRole('app', async (client) => {
      await client.query('select pg_advisory_lock(1656)');
      const waits = async () =>
        (await count("pg_locks where locktype = 'advisory' and objid = 1656 and not granted")) > 0 &&
        ((await stateOf())?.moved ?? 0) > 0;
      const killed = await carryInProcess(app, waits);
      await client.query('select pg_advisory_unlock(1656)');
      return killed;
    });
    expect(stopped.killed).toBe(true);
    while (
      (await count(
        "pg_stat_activity where datname = current_database() and query ilike '%reorganisation_givers%' and state <> 'idle' and pid <> pg_backend_pid()",
      )) > 0
    );
    await app.database.owner('drop trigger hold_it on reorganisation_givers');
    const half = await stateOf();
    expect(half?.state).toBe('running');
    expect(half?.moved).toBeGreaterThan(0);
    expect(half?.moved).toBeLessThanOrEqual(batchSize);
    // What its second batch had written went with it.
    expect(await count("handovers where from_unit_id = $1 and kind = 'petition'", [ward])).toBe(half?.moved);
    expect(await count('petitions where origin_unit_id = $1', [ward])).toBe(half?.moved);
    expect(await count("petitions where unit_id = $1 and status = 'handed_over'", [ward])).toBeLessThanOrEqual(half?.moved ?? 0);
    const { done } = await app.services.database.inHouse((house) => progressOf(house, id));
    expect(done).toBeLessThan(526);
    expect(await asAdmin((context) => continueAct(context, id))).toBe(526 - done);
    const { seconds, megabytes } = await carry();
    Object.assign(took, {
      'carried before the kill, wards': done,
      'carry, seconds': stopped.seconds + seconds,
      'carry, MB': megabytes,
    });
    const rows = await app.database.owner<{ id: string; old: string }>(
      `select q.id, q.origin_petition_id as old from petitions q join transfer_answers a on a.unit_id = q.origin_unit_id and a.petition_id = q.origin_petition_id and a.kind = 'accepted' where a.answered_at >= '2025-07-01'`,
    );
    arrivals = { old: rows.map((row) => Number(row.old)), gone: rows.map((row) => Number(row.id)) };
    expect(rows.length).toBeGreaterThan(5);
    const progress = await app.services.database.inHouse((house) => progressOf(house, id));
    const all = before.open + rows.length;
    expect(progress).toMatchObject({ givers: 526, done: 526, moved: all, problems: 0 });
    expect(await app.services.database.inHouse(async (house) => (await loadAct(house, id)).state)).toBe('done');
  }, 1_800_000);

  it('brings each petition and each visit where its officers said, else by its address, else by the proposal', async () => {
    const taken = await takenWays(app, 'petition');
    expect([...expected.petitions].filter(([one, to]) => taken.get(one) !== to)).toEqual([]);
    expect(taken.size).toBe(expected.petitions.size + arrivals.gone.length);
    const visits = await takenWays(app, 'visit');
    expect(visits).toEqual(expected.visits);
    const ward = choosing[0];
    for (const way of ward?.ways ?? [])
      expect(await count('handovers where from_unit_id = $1 and unit_id = $2', [ward?.id, way])).toBeGreaterThan(0);
  });

  it('counts the same before and after in every table, ward by ward: what a ward gave is what its receivers have of it', async () => {
    await timed('figures after', async () => {
      for (const period of ['nine', 'year'] as const) {
        expect(differences(before.tables[period], await countedByOrigin(app, periods[period], arrivals.gone))).toEqual([]);
      }
    });
    // The half year that was over stands as it was, in the ward that was.
    expect(differences(before.tables.half, await countedByUnit(app, periods.half))).toEqual([]);
    // As pages show it: the new wards count what they took over, petition by petition.
    const now = await countedByUnit(app, periods.year);
    const holding = await app.database.owner<{ unit: number; n: number }>(
      'select unit_id as unit, count(*)::int as n from petitions where origin_unit_id is not null and not came_processed group by 1',
    );
    expect(holding.length).toBeGreaterThan(40);
    expect(holding.filter(({ unit, n }) => now['02-xld:1']?.[unit] !== n)).toEqual([]);
  }, 300_000);

  it('shows the same sums by the organisation of then and of now, each new ward made of the wards that went wholly into it', async () => {
    const wholly = await app.database.owner<{ to: number; wards: number }>(
      `select to_unit_id as "to", count(*)::int as wards from (select min(to_unit_id) as to_unit_id from reorganisation_routes where reorganisation_id = $1 group by from_unit_id having count(*) = 1) x group by 1`,
      [id],
    );
    expect(wholly.reduce((all, { wards }) => all + wards, 0)).toBe(327);
    for (const [index, period] of [periods.half, periods.nine, periods.year].entries()) {
      const [then, today] = [await sheetsOf(app, period, 'then'), await sheetsOf(app, period, 'today')];
      expect(brokenIn(then)).toEqual([]);
      expect(totalsOf(today)).toEqual(totalsOf(then));
      // What had come and nobody had opened is counted where the switch registered it.
      const received = index === 0 ? 0 : arrivals.gone.length;
      const code = index === 2 ? '02-xld' : 'tt24-01-xld';
      expect(totalsOf(then)[code]?.[0]).toBe((before.totals[index]?.[code]?.[0] ?? 0) + received);
      for (const [code, sheet] of today)
        for (const line of sheet.lines.filter(({ parts }) => parts.length > 0))
          expect([code, line.name, line.figures]).toEqual([
            code,
            line.name,
            line.figures.map(
              (_, at) => Math.round(line.parts.reduce((sum, part) => sum + (part.figures[at] ?? 0), 0) * 1000) / 1000,
            ),
          ]);
      const shown = today.get(code)?.lines ?? [];
      const parts = wholly.map(({ to, wards }) => [
        to,
        wards + (then.get(code)?.lines.some(({ unitId }) => unitId === to) ? 1 : 0),
      ]);
      expect(wholly.map(({ to }) => [to, shown.find(({ unitId }) => unitId === to)?.parts.length])).toEqual(parts);
      // A ward that was divided stands for itself: its records are nobody's alone.
      expect(shown.filter(({ unitId }) => choices.has(unitId)).length).toBe(20);
    }
  }, 300_000);

  it('counts the same on the dashboard, and no due date has moved', async () => {
    expect(differences(before.dashboard, await dashboardBy(app, 'origin', arrivals))).toEqual([]);
    const held = await dashboardBy(app, 'unit');
    for (const figure of ['open', 'overdue', 'due_soon'])
      expect([
        figure,
        await count("units where id = any ($1) and not during @> '2025-07-01'::date", [
          Object.keys(held[figure] ?? {}).map(Number),
        ]),
      ]).toEqual([figure, 0]);
    expect(await duesOf(app, arrivals.gone)).toEqual(before.dues);
    expect(await visitDues(app)).toEqual(before.visits);
    expect(
      await count("petitions p join units u on u.id = p.unit_id where upper(u.during) = '2025-07-01' and p.closed_on is null"),
    ).toBe(0);
    expect(
      await count("proceedings p join units u on u.id = p.unit_id where upper(u.during) = '2025-07-01' and p.closed_on is null"),
    ).toBe(0);
    // Each received petition is one that came in and one that goes on, never more; every number of a new book is there once.
    for (const book of ['petitions', 'visits'])
      expect([
        book,
        await count(
          `(select unit_id from ${book} where origin_unit_id is not null group by unit_id having max(number) <> count(*)) gaps`,
        ),
      ]).toEqual([book, 0]);
  });

  it('leaves every stored clock as the engine replays it, on both sides', async () => {
    const { units, wrong } = await replayed(app, 40);
    expect(wrong).toEqual([]);
    expect(units).toBeGreaterThan(10);
  });

  it('puts papers nobody had issued under the heading of who issues them now, and words nobody had saved where their writer works', async () => {
    const unissued =
      "papers w join unit_profiles f on f.unit_id = w.unit_id where w.origin_unit_id is not null and w.state in ('draft', 'submitted', 'approved')";
    expect(await count(`${unissued} and w.fields ->> 'issuingOrg' = f.issuing_org`)).toBe(await count(unissued));
    expect(await count(unissued)).toBeGreaterThan(before.open / 8);
    expect((await drafts()).map(({ account, form }) => `${account} ${form}`)).toEqual(before.lines);
    // A draft about what went elsewhere than its writer follows its record: his work is handed over by the receiver's head.
    const stayed = await count("drafts d join units u on u.id = d.unit_id where upper(u.during) = '2025-07-01'");
    const parted = await count(
      `handovers h join petitions q on q.unit_id = h.unit_id and q.id = h.petition_id join petitions o on o.unit_id = h.from_unit_id and o.id = h.from_petition_id
        where (h.before ->> 'holderId')::int is not null and h.before ->> 'nextAct' = 'classify' and o.id % 2 = 0
          and not exists (select 1 from assignments a where a.account_id = (h.before ->> 'holderId')::int and a.unit_id = h.unit_id and a.during @> '2025-07-01'::date)`,
    );
    expect(parted).toBeGreaterThan(0);
    expect(stayed).toBe(0);
    const [one] = await app.database.owner<{ login: string; subject: string; old: string }>(
      `select c.login, d.subject, q.origin_petition_id as old from drafts d join accounts c on c.id = d.account_id join petitions q on q.unit_id = d.unit_id and q.id = d.subject::bigint
        where d.form = 'classification' and q.origin_unit_id is not null order by d.id limit 1`,
    );
    const words = await app.as(one?.login ?? '', ({ tx, actor, keyring }) =>
      wordsOfDrafts(tx, actor, ['classification'], keyring),
    );
    expect(words.find(({ subject }) => subject === one?.subject)?.values.note).toBe(`Ý kiến về đơn ${one?.old}`);
  });

  it('hands every unopened day of reception to who receives now, as a draft', async () => {
    expect(await count("reception_days where on_date >= '2025-07-01' and state = 'posted'")).toBe(0);
    expect(await count("handovers where kind = 'day'")).toBe(days);
  });

  it('keeps every sealed name sealed', async () => {
    const [sealed] = await app.database.owner<{ unit_id: number; id: string }>(
      'select unit_id, id from petitions where origin_unit_id is not null and sealed limit 1',
    );
    expect(
      await count(
        'petitions p where p.origin_unit_id is not null and p.sealed and not exists (select 1 from sealed_identities i where i.unit_id = p.unit_id and i.petition_id = p.id)',
      ),
    ).toBe(0);
    expect(
      await count('petitions p where p.sealed and exists (select 1 from search.petition_words w where w.petition_id = p.id)'),
    ).toBe(0);
    const [person] = await actForUnit(app.services, sealed?.unit_id ?? 0, (act) =>
      revealIdentities(act, { unitId: sealed?.unit_id ?? 0, petitionId: Number(sealed?.id) }, 'verification'),
    );
    expect(person?.name).toMatch(/\p{Lu}/u);
    // The name stands nowhere in the clear: not in the new rows, the list, the events.
    for (const table of [
      'petition_contents',
      'parties',
      'handovers',
      'events',
      'papers',
      'proposals',
      'reorganisation_givers',
      'house_events',
    ]) {
      // Others may bear the same name: who brought an open petition, or came to the desk.
      const open = ['parties', 'petition_contents'].includes(table) ? ' and sealed' : '';
      expect([table, await count(`${table} t where t::text ilike $1${open}`, [`%${person?.name}%`])]).toEqual([table, 0]);
    }
  });
});

describe('afterwards', () => {
  it('lists what a ward has to sign giver after giver in Vietnamese order, the same page by page', async () => {
    const [most] = await app.database.owner<{ unit_id: number }>(
      'select unit_id from handovers group by 1 order by count(distinct from_unit_id) desc, unit_id limit 1',
    );
    const head = (await headsOn(app, '2025-07-01')).get(most?.unit_id ?? 0);
    if (!head) throw new Error('The receiver of most givers has no head');
    await app.database.database.inUnit(head, async (tx) => {
      const page = (after: number, of: number) =>
        listItems(tx, head.unitId, { fromUnitId: null, show: 'waiting', after }, of).then((items) =>
          items.map(({ id, fromName }) => ({ id, fromName })),
        );
      const all = await page(0, 10_000);
      const givers = all.map(({ fromName }) => fromName).filter((name, at, names) => name !== names[at - 1]);
      expect(givers.length).toBeGreaterThan(4);
      expect(givers).toEqual([...new Set(givers)].sort(new Intl.Collator('vi').compare));
      const paged: typeof all = [];
      for (;;) {
        const next = await page(paged.at(-1)?.id ?? 0, 7);
        if (next.length === 0) break;
        paged.push(...next);
      }
      expect(paged).toEqual(all);
    });
  });

  it('lets an officer who works read every petition: what goes on in one office, what ended where the archive is kept', async () => {
    const heads = await headsOn(app, '2025-07-01');
    expect(heads.size).toBe(126);
    const readers = await timed('everything read', () => readersOf(app, heads));
    const rows = await app.database.owner<{ id: string; unit: number; keepers: number[]; ended: boolean }>(
      `select p.id, p.unit_id as unit, not u.during @> '2025-07-01'::date as ended,
              array(select s.successor_id from unit_successors s where s.unit_id = p.unit_id and s.effective_on = '2025-07-01' and (s.part = 'whole' or s.keeps_archive)) as keepers
         from petitions p join units u on u.id = p.unit_id where u.level = 'commune'`,
    );
    expect(rows.length).toBeGreaterThan(theYear.petitions + before.open);
    // The row that goes on is read in the office that has it and nowhere else; one that ended by who keeps the archive of its ward.
    const wrong = rows.filter(({ id: one, unit, keepers, ended }) => {
      const reads = readers.get(Number(one)) ?? [];
      return ended
        ? keepers.length !== 1 || !keepers.every((keeper) => reads.includes(keeper))
        : String(reads) !== String([unit]);
    });
    expect(wrong).toEqual([]);
  }, 300_000);

  it('finds every petition by the old number, by the code, by its sender and by the slip; a sample as it is typed, at the desk and at the citizen’s window', async () => {
    const heads = await headsOn(app, '2025-07-01');
    const all = await allPetitions(app);
    expect(all.length).toBeGreaterThanOrEqual(theYear.petitions);
    expect(all.filter(({ wentOn }) => wentOn).length).toBeGreaterThanOrEqual(before.open);
    expect(all.filter(({ sender }) => sender === null).every(({ isSealed }) => isSealed)).toBe(true);
    expect(await timed('everything found', () => lostOf(app, all, heads))).toEqual([]);
    // By the slip the citizen is answered by the office that has it, of every one.
    const answers = await app.database.owner<{ code: string; unit: string; answer: { unitName: string } | null }>(
      'select s.public_code as code, u.name as unit, lookup_slip(s.public_code, s.pin_hash) as answer from public_slips s join units u on u.id = s.unit_id where s.petition_id is not null',
    );
    expect(answers.length).toBeGreaterThan(all.length / 2);
    const answered = new Set(answers.map(({ code }) => code));
    expect(all.filter(({ code }) => code !== null && !answered.has(code)).map(({ code }) => code)).toEqual([]);
    expect(answers.filter(({ unit, answer }) => answer?.unitName !== unit)).toEqual([]);

    const sample = sampleOf(all, 100);
    expect(sample.length).toBe(100);
    const codes = sample.flatMap(({ code }) => code ?? []);
    expect(codes.length).toBeGreaterThan(75);
    await knowPins(app, codes);
    expect(await timed('sample found', () => notFound(app, sample, heads))).toEqual([]);
    expect(await unanswered(app, sample)).toEqual([]);
    // Another PIN opens none of them.
    expect((await unanswered(app, sample, '000000')).length).toBe(codes.length);
    // What went on answers from the new ward and tells where it came in.
    const [gone] = await app.database.owner<{ code: string }>(
      'select q.public_code as code from petitions q join petitions o on o.unit_id = q.origin_unit_id and o.id = q.origin_petition_id join public_slips s on s.public_code = q.public_code where s.petition_id = q.id order by q.id limit 1',
    );
    const [answer] = await app.database.owner<{ answer: { unitName: string; firstUnitName: string } }>(
      'select lookup_slip($1, (select pin_hash from public_slips where public_code = $1)) as answer',
      [gone?.code],
    );
    expect(answer?.answer.unitName).not.toBe(answer?.answer.firstUnitName);
    expect(
      await count(
        'public_slips s where not exists (select 1 from petitions p where p.unit_id = s.unit_id and p.id = s.petition_id and p.status <> $1)',
        ['handed_over'],
      ),
    ).toBe(0);
  }, 300_000);

  it('finds a petition by the words of its sender', async () => {
    const [moved] = await app.database.owner<{ unit_id: number; id: string; name: string }>(
      `select p.unit_id, p.id, a.name from petitions p join parties a on a.unit_id = p.unit_id and a.petition_id = p.id
        where p.origin_unit_id is not null and not p.sealed and p.closed_on is null and a.role <> 'denounced' order by p.id limit 1`,
    );
    const found = await actForUnit(app.services, moved?.unit_id ?? 0, ({ tx }) =>
      listFound(
        tx,
        readAsk(moved?.name ?? ''),
        { types: null, branch: '', statuses: null, unitId: null, from: null, to: null },
        false,
        undefined,
        50,
      ),
    );
    expect(found.map((one) => one.id)).toContain(Number(moved?.id));
  });

  it('is taken back whole while nobody has acted: rows, clocks, slips, words, people and units as they were', async () => {
    const told = "string_agg(kind, ',' order by kind)";
    expect(await count(`(select ${told} from house_events where kind = 'reorganisation.finished') x`)).toBe(1);
    app.setNow('2025-07-01T03:00:00Z');
    await asAdmin((context) => undoAct(context, id, 'Thử nghiệm'));
    const { seconds, megabytes } = await carry();
    Object.assign(took, { 'undo, seconds': seconds, 'undo, MB': megabytes });
    expect(await app.services.database.inHouse(async (house) => (await loadAct(house, id)).state)).toBe('undone');
    expect(await count('handovers')).toBe(0);
    expect(await count('petitions where origin_unit_id is not null or status = $1', ['handed_over'])).toBe(0);
    expect(await count('visits where origin_unit_id is not null or status = $1', ['handed_over'])).toBe(0);
    expect(await count("units where level = 'commune' and during @> '2025-07-02'::date")).toBe(526 + 126);
    expect(await count("assignments a join accounts c on c.id = a.account_id where c.login like 'cu.%'")).toBe(526 * 3);
    expect(await count('unit_successors where effective_on = $1', ['2025-07-01'])).toBe(before.successions);
    for (const period of ['half', 'nine', 'year'] as const)
      expect(differences(before.tables[period], await countedByUnit(app, periods[period]))).toEqual([]);
    expect(differences(before.dashboard, await dashboardBy(app, 'unit'))).toEqual([]);
    expect(await duesOf(app)).toEqual(before.dues);
    expect(await visitDues(app)).toEqual(before.visits);
    expect((await drafts()).map(({ account, form }) => `${account} ${form}`)).toEqual(before.lines);
    expect(
      await count(
        "counters c join units u on u.id = c.unit_id where lower(u.during) = '2025-07-01' and c.value > 0 and c.name in ('petition', 'visit')",
      ),
    ).toBe(0);
    expect(
      await count(
        'petitions p where not p.sealed and p.status <> $1 and not exists (select 1 from search.petition_words w where w.unit_id = p.unit_id and w.petition_id = p.id)',
        ['void'],
      ),
    ).toBe(0);
    expect((await replayed(app, 40)).wrong).toEqual([]);
  }, 1_800_000);
});
