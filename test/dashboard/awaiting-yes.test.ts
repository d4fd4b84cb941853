// What waits for a superior's yes is one number for everybody who counts it: the gate says of papers what the queue says of them, also to
// whom the papers are shut.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillBench } from '../../src/cli/bench/fill.ts';
import { randomFrom } from '../../src/cli/bench/random.ts';
import { findDueByUnit, firstDue } from '../../src/dashboard/due-queries.ts';
import { figureFilter } from '../../src/dashboard/predicates.ts';
import { isClerksPaper, visitPaperHolder, waitingPapers } from '../../src/work/paper-queries.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
const today = '2026-11-25';
const soon = { start: today, end: '2026-12-01' };

beforeAll(async () => {
  app = await testApp();
  await fillBench(app.database.ownerUrl, app.services.keyring, { petitions: 600, seed: 7, today }, () => undefined);
  await writePapers();
});
afterAll(() => app.close());

const kinds = [
  'KN04_2026',
  'KN05_2020',
  'KN14A_2026',
  'KN14B_2026',
  'TC04_2019',
  'TC05_2019',
  'TC06_2019',
  'TC07_2019',
  'TC12_2019',
  'TC_SUSPEND',
  'TC_RESUME',
  'TC_TERMINATE',
  'TC_VERIFY_LETTER',
  'TC_CONCLUSION_NOTICE',
  'KN_INVITE_DIALOGUE',
  'WITHDRAWAL_NOTICE',
  'NOTICE_TO_SENDER',
  'XLD03_2021',
  'XLD04_2021',
  'HANDLING_LETTER',
  'KN15_2026',
];

/** Papers of every kind in every state on petitions in every state: most of them make no sense, both must say the same of each. */
async function writePapers(): Promise<void> {
  const { owner } = app.database;
  const random = randomFrom(11);
  const petitions = await owner<{ unit_id: number; id: string; proceeding_id: string | null }>(
    `select p.unit_id, p.id, g.id as proceeding_id from petitions p left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id
      order by p.id limit 500`,
  );
  for (const { unit_id, id, proceeding_id } of petitions) {
    await owner(
      `update petitions set ${random.pick(["status = 'approved', next_act = 'issue'", "status = 'approved', next_act = 'transfer'", "status = 'transferred', next_act = null", 'past_head = past_head'])} where id = $1`,
      [id],
    );
    if (proceeding_id)
      await owner(
        `update proceedings set ${random.pick(["state = 'terminated'", 'closed_on = null', "closed_on = null, next_act = 'paper_approve'", 'is_paused = false'])} where unit_id = $1 and id = $2`,
        [unit_id, proceeding_id],
      );
    const ofProceeding = proceeding_id && random.chance(0.7) ? proceeding_id : null;
    for (let n = 0; n < 3; n += 1) {
      const state = random.pick(['draft', 'submitted', 'submitted', 'approved', 'numbered', 'revoked']);
      const isNumbered = state === 'numbered' || (state === 'revoked' && random.chance(0.7));
      await owner(
        `insert into papers (unit_id, petition_id, proceeding_id, kind, state, symbol, number, year, fields, sealed, created_by, created_at, written_as)
         select $1, $2, $3, $4, $5, $6, case when $7 then 100000 + (select count(*) from papers)::int end, case when $7 then 2026 end, $8, false, a.id, now(), $9
           from accounts a where a.login = 'son.badinh'`,
        [
          unit_id,
          id,
          ofProceeding,
          random.pick(kinds),
          state,
          random.pick(['QĐ-UBND', '']) || (isNumbered ? 'TB-UBND' : ''),
          isNumbered,
          JSON.stringify(random.pick([{}, { act: 'terminate' }, { outcome: { result: 'urged' } }])),
          random.pick(['leader', 'processor', null]),
        ],
      );
    }
  }
}

const everything = async () => {
  const rows = await app.database.owner<{ unit_id: number; id: string }>('select unit_id, id from petitions order by id');
  return [rows.map((row) => row.unit_id), rows.map((row) => row.id)] as const;
};

test('of every petition the gate says what the queue of papers says', async () => {
  const queue = await app.database.owner<{ id: string }>(
    `select distinct w.petition_id as id from ${waitingPapers(`'${today}'`)}
      where y.awaits_yes and not ${isClerksPaper} and ${visitPaperHolder} is null order by 1`,
  );
  const gate = await app.database.asRole('app', async (client) => {
    await client.query("begin; select set_config('app.all', '1', true)");
    const { rows } = await client.query('select y.petition_id as id from papers_awaiting_yes($1, $2) y order by 1', [
      ...(await everything()),
    ]);
    return rows as { id: string }[];
  });
  expect(queue.length).toBeGreaterThan(60);
  expect(gate).toEqual(queue);
});

test('one number for the inspectorate, its reporter and the chairman, and the same first in the list', async () => {
  const { database } = app;
  const petitions = await database.owner<{ id: string }>("select id from petitions where status <> 'void' order by id");
  await database.owner(
    'update petitions set due_on = $1, closed_on = null, is_paused = false, next_act = null where id = any ($2)',
    ['2026-11-30', petitions.slice(0, 60).map(({ id }) => id)],
  );
  const counted = await Promise.all(
    ['hung.thanhtra', 'hai.ubndtp', 'chi.thanhtra'].map(async (login) => {
      const actor = await database.actorOf(login);
      return database.database.inUnit(actor, async (tx) => {
        const days = { ...soon, today };
        const { sql, params } = figureFilter('due_soon_unsigned', days, null);
        const listed = await tx.rows<{ id: number }>(
          `select p.id from petitions p where ${sql} order by p.id`,
          params as never[],
        );
        const read = await tx.rows<{ id: number }>("select id from papers where state = 'submitted'");
        const due = firstDue(await findDueByUnit(tx, { figure: 'due_soon', days, unsignedFirst: true, most: 5 }, null), 5);
        return { read: read.length, of: { listed: listed.map(({ id }) => id), due } };
      });
    }),
  );
  const [inspector, chairman, reporter] = counted;
  // The papers themselves are open to them in unlike measure.
  expect(new Set(counted.map(({ read }) => read)).size).toBeGreaterThan(1);
  expect(inspector?.of.listed.length).toBeGreaterThan(5);
  expect(inspector?.of.due.unsigned).toBe(inspector?.of.listed.length);
  expect(chairman?.of).toEqual(inspector?.of);
  expect(reporter?.of).toEqual(inspector?.of);
});

test('the gate opens for nobody what is beyond his reach or hidden from him', async () => {
  const [units, ids] = await everything();
  const ward = await app.database.unitId('00004');
  const actor = await app.database.actorOf('thang.badinh');
  const asked = () =>
    app.database.database.inUnit(actor, (tx) =>
      tx.rows<{ unitId: number; petitionId: number }>('select * from papers_awaiting_yes($1, $2) order by 2', [
        [...units],
        [...ids],
      ]),
    );
  const before = await asked();
  expect(before.length).toBeGreaterThan(0);
  expect(new Set(before.map(({ unitId }) => unitId))).toEqual(new Set([ward]));
  const [first] = before;
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as) values ($1, $2, $3, 'denounced')",
    [ward, first?.petitionId, actor.accountId],
  );
  expect(await asked()).toEqual(before.slice(1));
});
