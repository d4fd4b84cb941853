// What the period before carried over beside what this one begins with: a warning with both numbers, and the records behind it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryRules, earlierPeriod } from '../../src/reports/carried/carried.ts';
import { carriedWhy } from '../../src/reports/carried/why.ts';
import { freePeriod, periodCode, periodOf } from '../../src/reports/periods.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn } from '../../src/reports/tables/table.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { writePetitions } from './facts.ts';

const period = 'period=2026-Q4';
let app: TestApp;
let reporter: Agent;
let ward: number;
let ids: Map<string, number>;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  ward = await db.unitId('00004');
  const lan = (await db.actorOf('lan.badinh')).accountId;
  ids = await writePetitions(
    db,
    ward,
    lan,
    [
      { key: 'old', type: 'KN', receivedOn: '2026-08-20', status: 'received' },
      { key: 'done', type: 'KNPA', receivedOn: '2026-08-21', status: 'guided', closedOn: '2026-08-30' },
      { key: 'new', type: 'KN', receivedOn: '2026-10-20', status: 'received' },
      {
        key: 'decided',
        type: 'KN',
        receivedOn: '2026-06-20',
        status: 'accepted',
        closedOn: '2026-06-25',
        proceeding: {
          procedure: 'complaint_first',
          state: 'decided',
          acceptedOn: '2026-06-25',
          decidedOn: '2026-08-10',
          result: 'right',
        },
      },
    ],
    9000,
  );
  reporter = await app.signIn('nga.badinh');
});
afterAll(() => app.close());

const pageOf = async (agent: Agent, path: string) => (await agent.get(path).expect(200)).text;
const warning = /Cột 1 là (\d+); kỳ trước \(Quý III\/2026\) còn (\d+) và (\d+) [^<]*? là (\d+)\./;

test('the quarter before is the one that ends the day before, for a half-year and a year too', () => {
  for (const kind of ['Q1', 'H1', 'M9', 'Y'] as const)
    expect(periodCode(earlierPeriod(periodOf(kind, 2026)) ?? periodOf(kind, 2020))).toBe('2025-Q4');
  expect(periodCode(earlierPeriod(periodOf('Q4', 2026)) ?? periodOf('Q1', 2020))).toBe('2026-Q3');
  expect(earlierPeriod(freePeriod('2026-01-01', '2026-02-01') ?? periodOf('Q1', 2026))).toBeUndefined();
  // A month of reports is preceded by one, over the end of a year too; none is owed, and both may be closed.
  for (const [from, to, before] of [
    ['2026-10-15', '2026-11-14', '2026-09-15..2026-10-14'],
    ['2026-12-15', '2027-01-14', '2026-11-15..2026-12-14'],
    ['2026-01-15', '2026-02-14', '2025-12-15..2026-01-14'],
  ] as const)
    expect(periodCode(earlierPeriod(freePeriod(from, to) ?? periodOf('Q1', 2026)) ?? periodOf('Q1', 2020))).toBe(before);
  expect(earlierPeriod(freePeriod('2026-09-15', '2026-11-14') ?? periodOf('Q1', 2026))).toBeUndefined();
});

test('the definition of column 2 of 02/XLD says that what is approved and not yet accepted stands in the next period too', () => {
  const second = columnsIn(tables['02-xld'].parts).find(({ no }) => no === 2);
  expect(second?.means).toContain('đơn ấy đứng cả ở cột 1 và cột 2 của kỳ sau');
});

test('why a record stands in one of the two periods alone', () => {
  const rule = carryRules.find(({ code }) => code === '02-xld');
  const row = { unitId: 1, id: 1, isNow: true, year: 2026, number: 1, receivedOn: '2026-08-01', registeredOn: '2026-08-01' };
  const none = { approvedOn: null, closedOn: null, status: 'received' as const, cameFrom: null, cameOn: null };
  const decisions = carryRules.find(({ code }) => code === '05-kqth');
  const undecided = { decidedOn: null, doneOn: null, overturnedOn: null };
  const why = (more: object) =>
    rule && carriedWhy({ ...row, ...none, ...undecided, ...more }, { rule, before: periodOf('Q3', 2026) });
  expect(why({})).toBe('');
  expect(why({ cameFrom: 'Phường Trúc Bạch', cameOn: '2026-10-01', approvedOn: '2026-08-20' })).toBe(
    'Nhận bàn giao từ Phường Trúc Bạch ngày 01/10/2026; kỳ trước đơn vị ấy tính',
  );
  expect(why({ registeredOn: '2026-09-20' })).toBe('Vào sổ ngày 20/09/2026, sau khi hết kỳ trước');
  expect(why({ isNow: false, status: 'handed_over', closedOn: '2026-10-01' })).toBe(
    'Đã bàn giao cho đơn vị kế tiếp ngày 01/10/2026',
  );
  expect(why({ isNow: false, status: 'void' })).toBe('Đã hủy số đơn');
  const ofDecision = (more: object) =>
    decisions && carriedWhy({ ...row, ...none, ...undecided, ...more }, { rule: decisions, before: periodOf('Q3', 2026) });
  expect(ofDecision({ decidedOn: '2026-09-02' })).toBe(
    'Hồ sơ hiện nay ghi quyết định ban hành ngày 02/09/2026, báo cáo kỳ trước chưa tính là chuyển sang',
  );
  expect(ofDecision({ decidedOn: '2026-09-02', cameFrom: 'Phường Trúc Bạch', cameOn: '2026-10-01' })).toBe(
    'Nhận bàn giao từ Phường Trúc Bạch ngày 01/10/2026; kỳ trước đơn vị ấy tính',
  );
  expect(ofDecision({ isNow: false, decidedOn: '2026-08-02', overturnedOn: '2026-09-05' })).toBe(
    'Hồ sơ hiện nay ghi quyết định bị hủy, sửa ngày 05/09/2026, không phải thi hành nữa',
  );
  expect(ofDecision({ isNow: false })).toBe('Hồ sơ hiện nay không còn quyết định đã ban hành');
});

test('nothing is said while they agree', async () => {
  for (const code of ['02-xld', '05-kqth']) {
    expect(await pageOf(reporter, `/reports/${code}?${period}`)).not.toMatch(warning);
    const page = await pageOf(reporter, `/reports/${code}/carried?${period}`);
    expect(page).toContain(', khớp');
    expect(page.match(/Không có hồ sơ nào/g)).toHaveLength(2);
  }
  expect(await pageOf(reporter, '/reports/02-xld/carried?period=2026-10-15..2026-11-14')).toContain(
    'Tháng 10/2026 (15/09–14/10/2026) còn lại',
  );
  await reporter.get(`/reports/01-tcd/carried?${period}`).expect(404);
  await reporter.get('/reports/02-xld/carried?period=2026-10-01..2026-11-01').expect(404);
});

test('what was processed then and is still without an end is counted again: both numbers and the record', async () => {
  await app.database.owner(
    "update petitions set status = 'approved', outcome = 'propose_acceptance', approved_on = '2026-09-10' where id = $1",
    [ids.get('old')],
  );
  const html = await pageOf(reporter, `/reports/02-xld?${period}`);
  const [, now, left, added, sum] = (warning.exec(html) ?? []).map(Number);
  expect(sum).toBe((left ?? 0) + (added ?? 0));
  expect(now).toBe((sum ?? 0) + 1);
  const page = await pageOf(reporter, `/reports/02-xld/carried?${period}`);
  expect(page).toContain(`href="/petitions/${ids.get('old')}"`);
  expect(page).not.toContain(`href="/petitions/${ids.get('new')}"`);
  expect(page).toContain(
    'Duyệt thụ lý ngày 10/09/2026, hết kỳ trước chưa thụ lý: kỳ trước tính là đã xử lý (cột 2), kỳ này tính lại<',
  );
  expect(page.match(/Không có hồ sơ nào/g)).toHaveLength(1);
  await app.database.owner("update petitions set status = 'received', outcome = null, approved_on = null where id = $1", [
    ids.get('old'),
  ]);
});

test('what was reported is compared, not what the records say of it today; a warning stops no closing', async () => {
  const leader = await app.signIn('thang.badinh');
  const close = async (code: string) => {
    const address = `/reports/closed/new?period=${code}`;
    const page = await leader.get(address).expect(200);
    return leader
      .post(address)
      .type('form')
      .send({ ...formFieldsOf(page.text), confirmed: '1' });
  };
  expect((await close('2026-Q3')).status).toBe(303);
  // Ended before the quarter's last day, written down after its report.
  await app.database.owner("update petitions set status = 'guided', closed_on = '2026-09-12' where id = $1", [ids.get('old')]);
  await app.database.owner(
    "update proceedings set state = 'closed', enforced_on = '2026-09-01', closed_on = '2026-09-01' where petition_id = $1",
    [ids.get('decided')],
  );
  for (const [code, key] of [
    ['02-xld', 'old'],
    ['05-kqth', 'decided'],
  ] as const) {
    const [, now, , , sum] = (warning.exec(await pageOf(reporter, `/reports/${code}?${period}`)) ?? []).map(Number);
    expect([code, now]).toEqual([code, (sum ?? 0) - 1]);
    const page = await pageOf(reporter, `/reports/${code}/carried?${period}`);
    expect(page).toContain('theo số đã chốt');
    const gone = page.slice(page.indexOf('Kỳ trước chuyển sang, kỳ này không tính'));
    expect(gone).toContain(`href="/petitions/${ids.get(key)}"`);
    expect(gone.includes('Hồ sơ hiện nay ghi kết thúc xử lý ngày 12/09/2026')).toBe(key === 'old');
    expect(gone.includes('Hồ sơ hiện nay ghi kết thúc thi hành ngày 01/09/2026')).toBe(key === 'decided');
  }
  // Whoever may not know of it is told neither number nor record.
  const head = await app.database.actorOf('cuong.badinh');
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [ward, ids.get('old'), head.accountId],
  );
  const his = await app.signIn('cuong.badinh');
  expect(await pageOf(his, `/reports/02-xld?${period}`)).not.toMatch(warning);
  expect(await pageOf(his, `/reports/02-xld/carried?${period}`)).not.toContain(`href="/petitions/${ids.get('old')}"`);
  expect((await close('2026-Q4')).status).toBe(303);
});
