// The real case: Hà Nội, June to July 2025, 526 communes into 126, with a year of petitions in it. Nothing is lost, nothing is
// counted twice, no due date moves; a job that is killed goes on; everything is found by its old number, its code and its slip.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureFilter } from '../../../src/dashboard/predicates.ts';
import { replayClock } from '../../../src/deadlines/clock.ts';
import { eventsOf } from '../../../src/deadlines/records.ts';
import { confirmDefaultWays, pasteList, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { handOverBatch } from '../../../src/rollout/reorganisation/carry/actions.ts';
import { findingsOf, switchWeek, totalOpen } from '../../../src/rollout/reorganisation/dry-run.ts';
import { continueAct, startAct } from '../../../src/rollout/reorganisation/execution.ts';
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
import { fillYear, mergeList, standInJune2025 } from './hanoi.ts';

const petitions = 500;
let app: TestApp;
let id = 0;
let openBefore = 0;

/** Runs one administrator's act as the route does. */
const asAdmin = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
  app.as('quantri', (act) => work({ ...act, services: app.services } as unknown as Context));
const count = async (sql: string, params: unknown[] = []): Promise<number> =>
  Number((await app.database.owner<{ n: string }>(`select count(*) as n from ${sql}`, params))[0]?.n);

/** Every figure of the city as its reader counts them. */
async function cityFigures(): Promise<Record<string, number>> {
  const days = { start: '2024-07-01', end: '2025-07-01', today: '2025-07-01' };
  const found: Record<string, number> = {};
  for (const figure of ['received', 'handled', 'on_time', 'late', 'open', 'overdue'] as const) {
    const { sql, params } = figureFilter(figure, days, null);
    found[figure] = await count(`petitions p where ${sql}`, [...params]);
  }
  return found;
}
const dues = () =>
  app.database.owner<{ thread: string; due: string | null }>(
    `select p.thread_id as thread, coalesce(g.due_on, p.due_on)::text as due from petitions p
       left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id and g.closed_on is null
      where p.closed_on is null and p.status <> 'void' or g.id is not null order by 1`,
  );

/** Whether the stored clocks of one unit in forty are what the engine makes of their events. */
async function clocksStand(): Promise<boolean> {
  const units = await app.database.owner<{ unit_id: number }>('select distinct unit_id from clocks order by 1');
  for (const { unit_id } of units.filter((_, index) => index % 40 === 0)) {
    await actForUnit(app.services, unit_id, async ({ tx, rules }) => {
      const clocks = await tx.rows<{ id: number; dueOn: string | null; stoppedOn: string | null }>(
        'select id, due_on, stopped_on from clocks where unit_id = $1',
        [unit_id],
      );
      const events = await eventsOf(
        tx,
        unit_id,
        clocks.map((clock) => clock.id),
      );
      for (const clock of clocks) {
        const { clock: state, refused } = replayClock(events.get(clock.id) ?? [], rules.book, rules.calendar);
        expect(refused).toEqual([]);
        expect([state?.dueOn, state?.stoppedOn]).toEqual([clock.dueOn, clock.stoppedOn]);
      }
    });
  }
  return units.length > 40;
}

let successionsBefore = 0;
let before: Awaited<ReturnType<typeof cityFigures>>;
let duesBefore: Awaited<ReturnType<typeof dues>>;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2025-06-30T08:00:00Z');
  const units = await standInJune2025(app);
  expect(units.length).toBe(526);
  await fillYear(app, units, petitions);
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
afterAll(() => app.close());

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
      const tallies = await tally(house, act, switchWeek(act));
      return { tallies, findings: findingsOf(act, tallies, await gapsOf(house, act, '2025-06-30'), '2025-06-30') };
    });
    openBefore = totalOpen(tallies);
    expect(openBefore).toBe((await dues()).length);
    expect(openBefore).toBeGreaterThan(petitions / 10);
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

  it('takes the default of each divided unit once the administrator confirms it', async () => {
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
  });
});

describe('the switch', () => {
  it('begins on the effective day: units end, people move, nobody signs in to a unit that is gone', async () => {
    await expect(asAdmin((context) => startAct(context, id))).rejects.toThrow('Thực hiện được từ ngày có hiệu lực');
    before = await cityFigures();
    duesBefore = await dues();
    successionsBefore = await count('unit_successors where effective_on = $1', ['2025-07-01']);
    app.setNow('2025-07-01T00:30:00Z');
    const begun = performance.now();
    await asAdmin((context) => startAct(context, id));
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

  it('is killed in the middle and goes on: a batch is all or nothing', async () => {
    const [busy] = await app.database.owner<{ unit_id: number }>(
      `select p.unit_id from petitions p join units u on u.id = p.unit_id where p.closed_on is null and upper(u.during) = '2025-07-01' group by 1 order by count(*) desc limit 1`,
    );
    const first = busy?.unit_id ?? 0;
    // A batch that breaks in its last step leaves nothing behind.
    await app.database.owner(
      "create function break_it() returns trigger language plpgsql as $$ begin if new.kind = 'petition.unit_handed_over' then raise exception 'power cut'; end if; return new; end $$",
    );
    await app.database.owner('create trigger break_it before insert on events for each row execute function break_it()');
    await expect(handOverBatch(app.services, id, first)).rejects.toThrow('power cut');
    await app.database.owner('drop trigger break_it on events');
    expect(await count('handovers')).toBe(0);
    expect(await count('petitions where origin_unit_id is not null')).toBe(0);
    // One batch goes, then the machine dies: the job is taken up again by the button.
    expect(await handOverBatch(app.services, id, first)).toBeGreaterThan(0);
    expect((await cityFigures()).open).toBe(before.open);
    expect(await asAdmin((context) => continueAct(context, id))).toBe(526);
    await runJobs(app.services, app.database.workerUrl);
    const progress = await app.services.database.inHouse((house) => progressOf(house, id));
    expect(progress).toMatchObject({ givers: 526, done: 526, moved: openBefore, total: openBefore, problems: 0 });
    expect(await app.services.database.inHouse(async (house) => (await loadAct(house, id)).state)).toBe('done');
  }, 900_000);

  it('counts the same before and after, in every figure, and no due date has moved', async () => {
    expect(await cityFigures()).toEqual(before);
    expect(await dues()).toEqual(duesBefore);
    expect(
      await count("petitions p join units u on u.id = p.unit_id where upper(u.during) = '2025-07-01' and p.closed_on is null"),
    ).toBe(0);
    expect(
      await count("proceedings p join units u on u.id = p.unit_id where upper(u.during) = '2025-07-01' and p.closed_on is null"),
    ).toBe(0);
    expect(await count("handovers where kind = 'petition'")).toBe(openBefore);
    // Each received petition is one that came in and one that goes on, never more; every number of a new book is there once.
    expect(await count('petitions where origin_unit_id is null')).toBe(petitions);
    expect(await count('petitions where origin_unit_id is not null')).toBe(openBefore);
    expect(
      await count(
        '(select unit_id from petitions where origin_unit_id is not null group by unit_id having max(number) <> count(*)) gaps',
      ),
    ).toBe(0);
  });

  it('leaves every stored clock as the engine replays it, on both sides', async () => {
    expect(await clocksStand()).toBe(true);
  });

  it('keeps every petition within somebody’s reach who works, and every sealed name sealed', async () => {
    const unreachable = await app.database.owner(
      `select p.unit_id, p.id from petitions p join units u on u.id = p.unit_id
        where not u.during @> '2025-07-01'::date
          and not exists (select 1 from unit_successors s join units v on v.id = s.successor_id where s.unit_id = p.unit_id and (s.part = 'whole' or s.keeps_archive) and v.during @> '2025-07-01'::date)`,
    );
    expect(unreachable).toEqual([]);
    const [sealed] = await app.database.owner<{
      unit_id: number;
      id: string;
      origin_unit_id: number;
      origin_petition_id: string;
    }>(
      'select unit_id, id, origin_unit_id, origin_petition_id from petitions where origin_unit_id is not null and sealed limit 1',
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
    ])
      expect([
        table,
        (await count(`${table} t where t::text ilike $1`, [`%${person?.name}%`])) -
          (table === 'parties' || table === 'petition_contents'
            ? await count(`${table} t where t::text ilike $1 and not sealed`, [`%${person?.name}%`])
            : 0),
      ]).toEqual([table, 0]);
  });
});

describe('afterwards', () => {
  it('finds a petition by its old number, its code, its words and the citizen’s slip, at the unit that goes on with it', async () => {
    const [moved] = await app.database.owner<{
      unit_id: number;
      id: string;
      public_code: string;
      from_number: number;
      from_year: number;
      name: string;
    }>(
      `select p.unit_id, p.id, p.public_code, h.from_number, h.from_year, a.name from petitions p join handovers h on h.unit_id = p.unit_id and h.petition_id = p.id
         join parties a on a.unit_id = p.unit_id and a.petition_id = p.id join units n on n.id = p.unit_id join units o on o.id = h.from_unit_id and o.name <> n.name
        where not p.sealed and p.closed_on is null order by p.id limit 1`,
    );
    const unitId = moved?.unit_id ?? 0;
    const ids = async (typed: string) => {
      const found = await actForUnit(app.services, unitId, ({ tx }) =>
        listFound(
          tx,
          readAsk(typed),
          { types: null, branch: '', statuses: null, unitId: null, from: null, to: null },
          false,
          undefined,
          50,
        ),
      );
      return found.map((one) => one.id);
    };
    expect(await ids(`ĐT-${moved?.from_year}-${String(moved?.from_number).padStart(6, '0')}`)).toContain(Number(moved?.id));
    expect(await ids(moved?.public_code ?? '')).toContain(Number(moved?.id));
    expect(await ids(moved?.name ?? '')).toContain(Number(moved?.id));
    // The slip answers from the new unit and tells where the petition came in.
    const [slip] = await app.database.owner<{ unit_id: number; petition_id: string }>(
      'select unit_id, petition_id from public_slips where public_code = $1',
      [moved?.public_code],
    );
    expect([slip?.unit_id, Number(slip?.petition_id)]).toEqual([unitId, Number(moved?.id)]);
    const [answer] = await app.database.owner<{ answer: { unitName: string; firstUnitName: string } }>(
      'select lookup_slip($1, (select pin_hash from public_slips where public_code = $1)) as answer',
      [moved?.public_code],
    );
    expect(answer?.answer.unitName).not.toBe(answer?.answer.firstUnitName);
    expect(
      await count(
        'public_slips s where not exists (select 1 from petitions p where p.unit_id = s.unit_id and p.id = s.petition_id and p.status <> $1)',
        ['handed_over'],
      ),
    ).toBe(0);
  });

  it('is taken back whole while nobody has acted: rows, clocks, slips, words, people and units as they were', async () => {
    const told = "string_agg(kind, ',' order by kind)";
    expect(await count(`(select ${told} from house_events where kind = 'reorganisation.finished') x`)).toBe(1);
    app.setNow('2025-07-01T03:00:00Z');
    await asAdmin((context) => undoAct(context, id, 'Thử nghiệm'));
    await runJobs(app.services, app.database.workerUrl);
    expect(await app.services.database.inHouse(async (house) => (await loadAct(house, id)).state)).toBe('undone');
    expect(await count('handovers')).toBe(0);
    expect(await count('petitions where origin_unit_id is not null or status = $1', ['handed_over'])).toBe(0);
    expect(await count("units where level = 'commune' and during @> '2025-07-02'::date")).toBe(526 + 126);
    expect(await count("assignments a join accounts c on c.id = a.account_id where c.login like 'cu.%'")).toBe(526 * 3);
    expect(await count('unit_successors where effective_on = $1', ['2025-07-01'])).toBe(successionsBefore);
    expect(await cityFigures()).toEqual(before);
    expect(await dues()).toEqual(duesBefore);
    expect(await count("counters c join units u on u.id = c.unit_id where lower(u.during) = '2025-07-01' and c.value > 0")).toBe(
      0,
    );
    expect(
      await count(
        'petitions p where not p.sealed and not exists (select 1 from search.petition_words w where w.unit_id = p.unit_id and w.petition_id = p.id)',
      ),
    ).toBe(0);
    expect(await clocksStand()).toBe(true);
  }, 900_000);
});
