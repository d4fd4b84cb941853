// The demo is filled whenever a machine is started, on days and at hours nobody works: no scenario fails or depends on the clock, every
// queue of the cast has work in it, no denouncer is named.
import { afterEach, describe, expect, it } from 'vitest';
import { cast } from '../../seeds/02_demo/cast.ts';
import { citizens, denouncers } from '../../seeds/02_demo/citizens.ts';
import { seedDemo } from '../../seeds/02_demo/index.ts';
import { readSamples } from '../../seeds/02_demo/samples.ts';
import { replayClock } from '../../src/deadlines/clock.ts';
import { todayInVietnam } from '../../src/deadlines/dates.ts';
import { eventsOf } from '../../src/deadlines/queries.ts';
import { actForUnit } from '../../src/system-act.ts';
import { listTransfers } from '../../src/transfers/queries.ts';
import { stateOf } from '../../src/transfers/transfer.ts';
import { countQueue } from '../../src/work/queries.ts';
import type { Bucket, QueueFilter } from '../../src/work/queue.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
afterEach(() => app.close());

/** Every text cell of every table, as the owner sees it. */
async function wholeDatabase(): Promise<string> {
  const tables = await app.database.owner<{ t: string }>(
    "select table_schema || '.' || table_name as t from information_schema.tables where table_schema in ('public','search') and table_type = 'BASE TABLE'",
  );
  const dumps: string[] = [];
  for (const { t } of tables) {
    const [row] = await app.database.owner<{ d: string }>(`select coalesce(string_agg(x::text, E'\\n'), '') as d from ${t} x`);
    dumps.push(row?.d ?? '');
  }
  return dumps.join('\n');
}

/** Every clock of every unit, of petitions, visits and proceedings: what is stored is what its events give when counted again. */
async function unlikeTheirEvents(): Promise<{ compared: Set<string>; unlike: unknown[] }> {
  const clocks = await app.database.owner<{
    id: string;
    unit_id: number;
    subject: string;
    rule_code: string;
    due_on: string | null;
    stopped_on: string | null;
    is_paused: boolean;
  }>(
    `select id, unit_id, rule_code, due_on::text, stopped_on::text, is_paused,
       case when proceeding_id is not null then 'proceeding' when petition_id is not null then 'petition' when visit_id is not null then 'visit' else 'other' end as subject
       from clocks order by id`,
  );
  const unlike: unknown[] = [];
  for (const unitId of new Set(clocks.map((clock) => clock.unit_id)))
    await actForUnit(app.services, unitId, async ({ tx, rules }) => {
      const own = clocks.filter((clock) => clock.unit_id === unitId);
      const events = await eventsOf(
        tx,
        unitId,
        own.map((clock) => Number(clock.id)),
      );
      for (const clock of own) {
        const { clock: state, refused } = replayClock(events.get(Number(clock.id)) ?? [], rules.book, rules.calendar);
        const again = [state?.dueOn ?? null, state?.stoppedOn ?? null, Boolean(state?.pausedOn)];
        if (refused.length > 0 || JSON.stringify(again) !== JSON.stringify([clock.due_on, clock.stopped_on, clock.is_paused]))
          unlike.push({ ...clock, again, refused });
      }
    });
  return { compared: new Set(clocks.map((clock) => clock.subject)), unlike };
}

/** What no office does: numbers of a book against its days, papers issued inside a suspension, a verification before it is ordered. */
async function booksAndFilesOutOfOrder() {
  const crossing = await app.database.owner(
    `select a.book, a.number, a.issued_on::text as day, b.number as after, b.issued_on::text as earlier from papers a
       join papers b on b.unit_id = a.unit_id and b.book = a.book and b.year = a.year and b.number > a.number and b.issued_on < a.issued_on`,
  );
  // What ends a suspension or the file, and what tells of either (Điều 11a LKN, Điều 34 LTC).
  const suspended = await app.database.owner(
    `select w.kind, w.number, w.issued_on::text as day from papers w join proceeding_steps s on s.unit_id = w.unit_id and s.proceeding_id = w.proceeding_id
      where s.kind = 'suspension' and s.taken_back_at is null and w.number is not null and w.issued_on > s.on_date
        and w.issued_on < coalesce((select min(r.on_date) from proceeding_steps r where r.unit_id = s.unit_id and r.proceeding_id = s.proceeding_id
          and r.kind = 'resumption' and r.on_date >= s.on_date), 'infinity')
        and w.kind not in ('KN14A_2026', 'KN14B_2026', 'TC_SUSPEND', 'TC_RESUME', 'TC_TERMINATE', 'WITHDRAWAL_NOTICE')`,
  );
  const unordered = await app.database.owner(
    `select s.proceeding_id, s.kind, s.on_date::text as day from proceeding_steps s where s.kind in ('verification', 'report') and s.taken_back_at is null
        and exists (select 1 from papers w where w.unit_id = s.unit_id and w.proceeding_id = s.proceeding_id and w.kind in ('KN05_2020', 'TC07_2019')
          and coalesce(w.issued_on, 'infinity') > s.on_date)`,
  );
  return { crossing, suspended, unordered };
}

const everything: QueueFilter = { tile: 'all', scope: 'me', q: '', type: '', field: '', status: '' };

/** What lies in the queues of the cast, each officer counted with his own. */
async function queues(today: string) {
  const found: Partial<Record<Bucket, number>> & { approval: Record<string, number> } = { approval: {} };
  const calendar = await app.services.database.inHouse(async (house) => (await app.services.rules(house)).calendar);
  const days = { today, soon: calendar.addWorkingDays(today, 3) };
  for (const { login } of cast) {
    const actor = await app.database.actorOf(login);
    const counts = await app.services.database.inUnit(actor, (tx) => countQueue(tx, actor, everything, days));
    for (const [bucket, count] of Object.entries(counts.buckets) as [Bucket, number][])
      found[bucket] = (found[bucket] ?? 0) + count;
    if (counts.approval > 0) found.approval[login] = counts.approval;
  }
  return { found, calendar };
}

// A Monday at work is filled for the whole office (test/house/filled-office).
describe.each([
  ['a public holiday, five past midnight', '2026-11-24T00:05:00+07:00'],
  ['a Saturday, ten to midnight', '2026-12-05T23:50:00+07:00'],
])('filled on %s', (_words, now) => {
  const today = todayInVietnam(new Date(now));
  it('every scenario is played to its end and leaves what an office would find on its desks', { timeout: 300_000 }, async () => {
    app = await testApp();
    app.setNow(now);
    // As the start does it, and a second start: that one leaves the office as it is.
    const start = () => seedDemo(app.database.ownerUrl, app.services, app.database.workerUrl);
    const count = () => app.database.owner('select (select count(*) from petitions) as p, (select count(*) from events) as e');
    expect(await start()).toEqual([]);
    const before = await count();
    expect(await start()).toEqual([]);
    expect(await count()).toEqual(before);

    const { found, calendar } = await queues(today);
    expect(found.overdue).toBeGreaterThan(2);
    expect(found.soon).toBeGreaterThan(2);
    expect(found.later).toBeGreaterThan(5);
    expect(found.paused).toBeGreaterThan(0);
    expect(found.approval['thang.badinh']).toBeGreaterThan(1);
    expect(found.approval['vinh.ngocha']).toBeGreaterThan(1);
    expect(found.approval['dung.tcd']).toBeGreaterThan(0);
    expect(found.approval['kien.sxd']).toBeGreaterThan(0);
    expect(found.approval['thanh.sxd']).toBeGreaterThan(0);

    const nextDay = calendar.nextWorkingDay(today);
    const [due] = await app.database.owner<{ petitions: number; proceedings: number; visits: number }>(
      `select (select count(*) from petitions where closed_on is null and due_on between $1 and $2)::int as petitions,
         (select count(*) from proceedings where closed_on is null and due_on between $1 and $2)::int as proceedings,
         (select count(*) from visits where due_on between $1 and $2)::int as visits`,
      [today, nextDay],
    );
    expect(due).toMatchObject({
      petitions: expect.toSatisfy((n: number) => n > 0),
      visits: expect.toSatisfy((n: number) => n > 0),
    });

    // Whoever was sent a paper is named, as an officer writes it into the sending book.
    const unnamed = "select kind, sent_to from papers where sent_on is not null and (sent_to = '' or sent_to ilike 'như %')";
    expect(await app.database.owner(`${unnamed} and proceeding_id is not null`)).toEqual([]);

    const states = await app.database.owner<{ state: string }>('select distinct state from proceedings');
    expect(states.map((row) => row.state)).toEqual(
      expect.arrayContaining(['verifying', 'in_study', 'suspended', 'dialogue_scheduled', 'decided', 'concluded', 'closed']),
    );
    const statuses = await app.database.owner<{ status: string }>('select distinct status from petitions');
    expect(statuses.map((row) => row.status)).toEqual(
      expect.arrayContaining([
        'received',
        'assigned',
        'proposed',
        'approved',
        'guided',
        'transferred',
        'transferred_replied',
        'filed',
      ]),
    );
    expect(statuses.map((row) => row.status)).toEqual(
      expect.arrayContaining(['not_processed', 'awaiting_supplement', 'duplicate_linked', 'withdrawn', 'void', 'accepted']),
    );

    // Heads of wards are answerable to the chairman of the city: neither story lies with the inspectorate (khoản 2 Điều 13 LTC).
    const city = await app.database.unitId('ubnd-tp');
    const heads = await app.database.owner<{ status: string; holds: string }>(
      `select p.status, (select string_agg(t.to_unit_id::text, ',') from transfers t where t.petition_id = p.id) as holds from petitions p
        join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
        where c.subject = any($1) and p.unit_id <> $2`,
      [['PS017', 'PS023'].map((id) => readSamples().get(id)?.subject), city],
    );
    expect(heads).toEqual([
      { status: 'transferred', holds: String(city) },
      { status: 'transferred', holds: String(city) },
    ]);
    const [atCity] = await app.database.owner<{ n: number }>(
      "select count(*)::int as n from proceedings where unit_id = $1 and state = 'verifying'",
      [city],
    );
    expect(atCity).toEqual({ n: 2 });

    const construction = await app.database.actorOf('huong.sxd');
    const incoming = await app.services.database.inUnit(construction, (tx) =>
      listTransfers(tx, construction.unitId, { box: 'in', waiting: false, type: null, words: '' }, { falls: true, cursor: null }),
    );
    expect(new Set(incoming.map(stateOf))).toEqual(new Set(['unread', 'opened', 'accepted']));
    const [alarm] = await app.database.owner("select count(*)::int as n from notices where kind = 'transfer_alert'");
    expect(alarm?.n).toBeGreaterThan(0);

    // The books: from 1 without a gap, and in the order of their days.
    for (const [table, unit] of [
      ['petitions', '00004'],
      ['petitions', '00008'],
      ['visits', '00004'],
      ['visits', '00008'],
      ['visits', 'ban-tiep-cong-dan'],
    ] as const) {
      const rows = await app.database.owner<{ number: number }>(
        `select number from ${table} where unit_id = $1 and year = 2026 order by registered_at, id`,
        [await app.database.unitId(unit)],
      );
      expect(rows.length, `${table} of ${unit}`).toBeGreaterThan(6);
      expect(
        rows.map((row) => row.number),
        `${table} of ${unit}`,
      ).toEqual(rows.map((_, index) => index + 1));
    }
    expect(await booksAndFilesOutOfOrder()).toEqual({ crossing: [], suspended: [], unordered: [] });
    const [late] = await app.database.owner(
      'select (select count(*) from events where at > $1)::int as events, (select count(*) from visits where received_at > $1)::int as visits',
      [app.services.now()],
    );
    expect(late).toEqual({ events: 0, visits: 0 });

    const { compared, unlike } = await unlikeTheirEvents();
    expect([...compared].sort()).toEqual(expect.arrayContaining(['petition', 'proceeding', 'visit']));
    expect(unlike).toEqual([]);

    const dump = await wholeDatabase();
    for (const { name, idNumber, phone, address } of denouncers) {
      expect(dump).not.toContain(name);
      expect(dump).not.toContain(idNumber);
      expect(dump).not.toContain(phone);
      expect(address).not.toBe('');
    }
    expect(dump).toContain(citizens[0]?.name);
    for (const { id, subject } of readSamples().values()) expect(dump, id).toContain(subject.slice(0, 40));
  });
});
