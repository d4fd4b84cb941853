// The report in words over closed figures: every one of them is that of the closed table, the line of what goes past heads among them, and the
// rate of matters resolved is closed with them, counted by what the tables count.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sources } from '../house/sources.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { ask, draftOf, linesOf } from './books.ts';
import { type PetitionFacts, writePetitions } from './facts.ts';

const year = 'period=2026-Y';
const closing = `/reports/closed/new?${year}`;

let app: TestApp;
let chief: Agent;
let leader: Agent;
let ward: number;
let ids: Map<string, number>;
let part = '';

const matter = (key: string, type: 'KN' | 'TC', rest: PetitionFacts['proceeding'] | undefined): PetitionFacts => ({
  key,
  type,
  receivedOn: '2026-10-01',
  status: 'accepted',
  closedOn: '2026-10-10',
  ...(rest ? { proceeding: rest } : {}),
});
const complaint = { procedure: 'complaint_first', acceptedOn: '2026-10-10', state: 'verifying' };
const denunciation = { ...complaint, procedure: 'denunciation_first' };
const concluded = { ...denunciation, state: 'concluded', decidedOn: '2026-11-20', result: 'wrong' };

const proceedingOf = (key: string, sql: string) =>
  app.database.owner(`update proceedings set ${sql} where petition_id = $1`, [ids.get(key)]);
/** "2 trong 5": complaints, denunciations. */
const ratesIn = (text: string) =>
  [/Khiếu nại: .*?\((\d+ trong \d+) vụ việc/, /; tố cáo: .*?\((\d+ trong \d+) vụ việc/].map((rate) => rate.exec(text)?.[1]);

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  await db.owner('delete from proceeding_outcomes');
  ward = await db.unitId('00004');
  const lan = (await db.actorOf('lan.badinh')).accountId;
  ids = await writePetitions(
    db,
    ward,
    lan,
    [
      matter('decided', 'KN', { ...complaint, state: 'decided', decidedOn: '2026-11-10', result: 'right' }),
      matter('drafted', 'KN', { ...complaint, state: 'decided', decidedOn: '2026-11-10', result: 'right' }),
      matter('stopped', 'KN', {
        ...complaint,
        state: 'terminated',
        terminatedOn: '2026-11-10',
        terminationGround: 'full_withdrawal',
      }),
      matter('open', 'KN', complaint),
      matter('concluded', 'TC', concluded),
      matter('past', 'TC', concluded),
    ],
    8000,
  );
  await proceedingOf('drafted', 'decision_unnumbered = true');
  await proceedingOf('stopped', 'termination_unnumbered = true');
  await db.owner('update petitions set past_head = true where id = $1', [ids.get('past')]);
  chief = await app.signIn('hung.thanhtra');
  leader = await app.signIn('thang.badinh');
});
afterAll(() => app.close());

test('a decision or termination nobody has numbered resolves nothing, as it stands in no table', async () => {
  const [complaints, denunciations] = ratesIn(await draftOf(leader, year));
  await proceedingOf('drafted', 'decision_unnumbered = false');
  await proceedingOf('stopped', 'termination_unnumbered = false');
  const [then] = ratesIn(await draftOf(leader, year));
  await proceedingOf('drafted', 'decision_unnumbered = true');
  await proceedingOf('stopped', 'termination_unnumbered = true');
  const [done, due] = (complaints ?? '').split(' trong ').map(Number);
  expect(then).toBe(`${(done ?? 0) + 2} trong ${due}`);
  expect(denunciations).toBeDefined();
});

test('what was closed is what the draft tells, whatever is numbered later', async () => {
  const before = ratesIn(await draftOf(leader, year));
  part = String((await ask(leader, closing, { confirmed: '1', override: 'Đã kiểm tra' })).headers.location);
  expect((await ask(leader, part, {}, `${part}/sending`)).status).toBe(303);
  await proceedingOf('drafted', 'decision_unnumbered = false');
  const text = await draftOf(leader, year);
  expect(text).toContain('số liệu đã chốt ở báo cáo số');
  expect(text).not.toContain('tỷ lệ giải quyết tính từ hồ sơ');
  expect(ratesIn(text)).toEqual(before);
  expect((await leader.get(part).expect(200)).text).toContain('khớp với số liệu đang giữ');
});

test('the consolidated draft has the figures of the closed consolidated table, the line beyond the signatures among them', async () => {
  const own = String((await ask(chief, closing, { confirmed: '1', override: 'Đã kiểm tra' })).headers.location);
  await ask(chief, own, {}, `${own}/sending`);
  const closed = await ask(chief, `/reports/consolidated/new?${year}`, { confirmed: '1', override: 'Đến hạn gửi' });
  const html = (await chief.get(`${closed.headers.location}/tables/02-xld`).expect(200)).text;
  const [first = '', second = ''] = (linesOf(html).get('Tổng số') ?? []).map(({ text }) => text);
  expect(html).toContain('Tố cáo người đứng đầu, chuyển thẳng cấp trên (cấp tổng hợp cộng thêm)');
  const draft = `${year}&unit=all`;
  const text = await draftOf(chief, draft);
  expect(text).toContain(`Tổng số ${first} đơn (`);
  expect(text).toContain(`đã xử lý ${second} đơn (`);
  const rates = ratesIn(text);
  const ward = ratesIn(await draftOf(leader, year));
  const [done = 0, due = 0] = (rates[1] ?? '').split(' trong ').map(Number);
  const [wardDone = 0, wardDue = 0] = (ward[1] ?? '').split(' trong ').map(Number);
  // The one that goes past the ward's head is under no signature of the ward.
  expect([done - wardDone, due - wardDue].every((more) => more >= 1)).toBe(true);
  await proceedingOf('open', "decided_on = '2026-12-01'");
  await proceedingOf('past', "decided_on = null, state = 'verifying'");
  expect(ratesIn(await draftOf(chief, draft))).toEqual(rates);
  expect((await chief.get(String(closed.headers.location)).expect(200)).text).toContain('khớp với các báo cáo đang giữ');
});

test('from whom it is hidden finds it in no rate either', async () => {
  const reader = await app.signIn('chi.thanhtra');
  const draft = async () => ratesIn(await draftOf(reader, `${year}&unit=all`));
  const { accountId } = await app.database.actorOf('chi.thanhtra');
  const before = await draft();
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [ward, ids.get('past'), accountId],
  );
  expect(await draft()).not.toEqual(before);
});

test('of a report closed before the rate was kept, the figure itself says that it is counted from the records of today', async () => {
  const words = 'thuộc thẩm quyền (tính từ hồ sơ ngày 15/12/2026, không phải số đã chốt): ';
  for (const [agent, query] of [
    [leader, year],
    [chief, `${year}&unit=all`],
  ] as const)
    expect(await draftOf(agent, query)).not.toContain('tính từ hồ sơ ngày');
  const db = app.database;
  await db.owner('alter table reports disable trigger user');
  await db.owner('update reports set resolved = null');
  await db.owner('alter table reports enable trigger user');
  const before = ratesIn(await draftOf(leader, year));
  for (const [agent, query] of [
    [leader, year],
    [chief, `${year}&unit=all`],
  ] as const)
    expect(await draftOf(agent, query)).toContain(words);
  await proceedingOf('stopped', 'termination_unnumbered = false');
  expect(ratesIn(await draftOf(leader, year))).not.toEqual(before);
});

test('the rate stands in no other place: nothing else counts it from the records', () => {
  const counting = sources.filter(({ text }) => /\bresolvedIn\b/.test(text)).map(({ name }) => name);
  expect(counting.sort()).toEqual(['reports/narrative/gather.ts', 'reports/resolved.ts']);
});
