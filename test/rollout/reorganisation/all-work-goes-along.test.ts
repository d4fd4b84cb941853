// Whatever waits for somebody of a ward before it ends waits for somebody of its receiver afterwards, also of what had ended itself: each row
// of everybody's list, by what it is about.
import { beforeAll, describe, expect, it } from 'vitest';
import { openWork } from '../../../src/accounts/handover/queries.ts';
import { type Figure, figureCondition } from '../../../src/dashboard/predicates.ts';
import { approvePaper, numberPaper, revokePaper, sendPaper } from '../../../src/documents/actions.ts';
import { lockOwnPetition, replayMainClock } from '../../../src/petitions/actions.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { loadAct, tally } from '../../../src/rollout/reorganisation/queries.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { recordTransferReply, sendTransfer } from '../../../src/transfers/actions.ts';
import { openWorkOf } from '../../../src/units/changes/records.ts';
import { listQueue } from '../../../src/work/queries.ts';
import { runJobs } from '../../../src/worker.ts';
import { acceptedComplaint, acceptedDenunciation } from '../../proceedings/arrange.ts';
import { entry } from '../../reception/entries.ts';
import { anApp } from '../../support/an-app.ts';
import { aRegistration } from '../../support/registration.ts';
import { readyToSend, registration, toNgocHa } from '../../transfers/arrange.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
let actId = 0;
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const noticeOf = async (petition: number) =>
  (
    await rows<{ id: number }>(
      "select max(id)::int as id from papers where petition_id = $1 and kind = 'NOTICE_TO_SENDER' and state <> 'revoked'",
      [petition],
    )
  )[0]?.id ?? 0;
const staffOf = async (unitId: number | undefined) =>
  (
    await rows<{ login: string }>(
      `select distinct c.login from accounts c join assignments a on a.account_id = c.id
        where a.unit_id = $1 and a.during @> date '2026-11-25' and c.disabled_at is null order by 1`,
      [unitId],
    )
  ).map(({ login }) => login);

/** What stands in somebody's list, each by the row it is about. What was approved may wait for approval again, by who heads the receiver. */
async function waitingAt(unitId: number | undefined): Promise<string[]> {
  const found = new Set<string>();
  for (const login of await staffOf(unitId)) {
    const listed = await app.as(login, ({ tx, actor }) =>
      actor.unitId === unitId
        ? listQueue(
            tx,
            actor,
            { tile: 'all', scope: 'me', q: '', type: '', field: '', status: '' },
            { today: '2026-11-25', soon: '2026-11-30' },
            { limit: 500 },
          )
        : Promise.resolve([]),
    );
    for (const row of listed)
      found.add(
        row.paperId > 0
          ? `paper ${row.paperId}`
          : row.taskId > 0
            ? `task ${row.taskId}`
            : row.visitId > 0
              ? `visit ${row.visitId} ${row.nextAct}`
              : row.proceedingId > 0
                ? `proceeding ${row.petitionId}`
                : row.transferId > 0
                  ? `transfer ${row.transferId}`
                  : `petition ${row.petitionId}`,
      );
  }
  return [...found].sort();
}

/** The same rows of the receiver under the ids they had in the ward. */
async function asBefore(listed: readonly string[]): Promise<string[]> {
  const origin = async (kind: string) => {
    const column = `origin_${kind}_id`;
    const found = await rows<{ id: number; was: number }>(
      `select id::int, ${column}::int as was from ${kind}s where unit_id = $1 and origin_unit_id = $2`,
      [unit.ngocHa, unit.baDinh],
    );
    return new Map(found.map((row) => [String(row.id), row.was]));
  };
  const maps = {
    petition: await origin('petition'),
    proceeding: await origin('petition'),
    paper: await origin('paper'),
    visit: await origin('visit'),
  };
  return listed.map((line) => {
    const [kind, of, ...act] = line.split(' ');
    const was = maps[kind as keyof typeof maps]?.get(of ?? '');
    return [kind, was ?? `(new ${of})`, ...act].join(' ');
  });
}

async function sentOn(name: string, change: Parameters<typeof readyToSend>[1] = {}): Promise<void> {
  const { id: petition } = await readyToSend(app, { declaredType: 'TC', knpaKind: null, subject: `Tố cáo ${name}`, ...change });
  if ((change.declaredType ?? 'TC') === 'TC')
    await app.as('son.badinh', async (act) => replayMainClock(act, await lockOwnPetition(act, petition), 'TC_TRANSFER'));
  await app.as('hoa.badinh', async (act) =>
    sendTransfer(act, petition, { ...(await toNgocHa(app)), toUnitId: await app.database.unitId('so-xay-dung') }),
  );
  id[name] = petition;
}

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  id.open = (await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()))).id;
  await acceptedComplaint(app, '2026-11-23');
  await acceptedDenunciation(app, '2026-11-20');
  app.setNow('2026-11-25T02:00:00Z');
  for (const name of ['submitted', 'approved', 'numbered', 'replied', 'told', 'revoked']) await sentOn(name);
  await sentOn('complaint', { declaredType: 'KN' });
  for (const name of ['approved', 'numbered', 'told', 'revoked'])
    await app.as('thang.badinh', async (act) => approvePaper(act, await noticeOf(id[name] ?? 0)));
  for (const name of ['numbered', 'told', 'revoked'])
    await app.as('hoa.badinh', async (act) => numberPaper(act, await noticeOf(id[name] ?? 0), '2026-11-25'));
  for (const name of ['told', 'revoked'])
    await app.as('hoa.badinh', async (act) =>
      sendPaper(act, await noticeOf(id[name] ?? 0), { on: '2026-11-25', means: 'post', to: '' }),
    );
  await app.as('thang.badinh', async (act) => revokePaper(act, await noticeOf(id.revoked ?? 0), 'Sai tên cơ quan'));
  await app.as('hoa.badinh', (act) =>
    recordTransferReply(act, id.replied ?? 0, { number: '12/SXD', on: '2026-11-25', note: 'Đã thụ lý', isAsked: null }),
  );
  id.pastHead = (
    await app.as('lan.badinh', (act) =>
      registerPetition(act, registration({ declaredType: 'TC', knpaKind: null, pastHead: true })),
    )
  ).id;
  await app.as('lan.badinh', async (act) =>
    sendTransfer(act, id.pastHead ?? 0, { ...(await toNgocHa(app)), toUnitId: await app.database.unitId('ubnd-tp') }),
  );
  // Answered, and its paper has not left.
  id.visit = (await app.as('lan.badinh', (act) => registerVisit(act, entry()))).id;
  await rows("update visits set replied_on = '2026-11-25', status = 'replied' where id = $1", [id.visit]);
  await rows("update clocks set stopped_on = '2026-11-25' where visit_id = $1", [id.visit]);
  await rows(
    `insert into papers (unit_id, visit_id, sealed, kind, symbol, year, number, issued_on, state, fields, created_at, created_by, signer_name, signer_title)
     select unit_id, id, false, 'TCD01_2021', 'TB-UBND', 2026, 91, '2026-11-25', 'numbered', '{}', now(), registered_by, 'Hoàng Gia Thắng', 'Chủ tịch' from visits where id = $1`,
    [id.visit],
  );
  actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
}, 120_000);

describe('what waits for somebody of the ward', () => {
  let before: string[] = [];

  it('is planned, counted in the dry run and by the page that closes the ward, and hangs on whoever has it in charge', async () => {
    before = await waitingAt(unit.baDinh);
    const owing = ['submitted', 'approved', 'numbered', 'replied', 'complaint', 'revoked', 'pastHead'];
    const papers = await rows<{ id: number; name: string }>(
      `select w.id::int, n.name from papers w join unnest($1::text[], $2::bigint[]) n(name, id) on n.id = case when n.name = 'visit' then w.visit_id else w.petition_id end
        where w.state <> 'revoked'`,
      [[...owing, 'visit'], [...owing, 'visit'].map((name) => id[name])],
    );
    const listed = papers.filter((paper) => before.some((line) => line === `paper ${paper.id}`));
    expect(new Set(listed.map(({ name }) => name))).toEqual(new Set([...owing, 'visit']));
    const planned = await rows<{ id: number }>('select petition_id::int as id from handover_plan($1, $2)', [actId, unit.baDinh]);
    const isPlanned = (name: string) => planned.some((row) => row.id === id[name]);
    expect([...owing, 'told', 'open'].filter(isPlanned)).toEqual([...owing, 'open']);
    const work = await asAdmin(({ house }) => openWorkOf(house, [unit.baDinh ?? 0]));
    const [line] = await asAdmin(async ({ house }) =>
      tally(house, await loadAct(house, actId), { from: '2026-11-25', to: '2026-12-02' }),
    );
    expect(work.get(unit.baDinh ?? 0)).toMatchObject({
      petitions: owing.length + 1,
      proceedings: 2,
      papers: line?.unsigned,
      visits: 1,
    });
    expect(line).toMatchObject({ petitions: owing.length + 1, proceedings: 2, visits: 1 });
    const [account] = await rows<{ id: number }>("select id from accounts where login = 'trang.badinh'");
    await rows('update petitions set assigned_to = $2 where id = $1', [id.numbered, account?.id]);
    const held = await asAdmin(({ house }) => openWork(house, account?.id ?? 0, '2026-11-25'));
    expect(held.map(({ items }) => items)).toEqual([1]);
  });

  const figure = async (name: Figure) => {
    const params: unknown[] = [];
    const days = { start: '2026-01-01', end: '2026-12-31', today: '2026-11-25' };
    const where = figureCondition(name, days, (value) => `$${params.push(value)}`);
    return (await rows<{ n: number }>(`select count(*)::int as n from petitions p where ${where}`, params))[0]?.n;
  };
  const figuresNow = async () => [
    await figure('received'),
    await figure('handled'),
    await figure('open'),
    await figure('overdue'),
  ];

  it('waits for somebody of its receiver afterwards, row by row; taken back, it waits in the ward again', async () => {
    const figuresBefore = await figuresNow();
    await asAdmin((context) => keepHeads(context, actId));
    await asAdmin((context) => startAct(context, actId));
    await runJobs(app.services, app.database.workerUrl);
    expect(await rows('select state from reorganisations where id = $1', [actId])).toEqual([{ state: 'done' }]);
    const after = await asBefore(await waitingAt(unit.ngocHa));
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
    expect(await figuresNow()).toEqual(figuresBefore);
    const clocks = await rows<{ stopped: string | null; due: string; was: string }>(
      `select n.stopped_on::text as stopped, n.due_on::text as due, o.due_on::text as was from clocks n join clocks o on o.unit_id = $1 and o.id = n.origin_clock_id
        where n.unit_id = $2 and n.petition_id = (select id from petitions where unit_id = $2 and origin_petition_id = $3) and n.rule_code = 'TC_TRANSFER'`,
      [unit.baDinh, unit.ngocHa, id.submitted],
    );
    expect(clocks).toEqual([{ stopped: null, due: clocks[0]?.was, was: clocks[0]?.was }]);
    // Nothing is left in the ward that another act would hand over again.
    expect(await rows('select petitions_owing($1)', [unit.baDinh])).toEqual([]);
    await asAdmin((context) => undoAct(context, actId, 'Thử hoàn tác'));
    await runJobs(app.services, app.database.workerUrl);
    expect(await waitingAt(unit.baDinh)).toEqual(before);
  });
});
