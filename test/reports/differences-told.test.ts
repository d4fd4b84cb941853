// The pages of differences tell what was done: a record that left and one that came in the same figure, the act of each, figures entered anew.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent, TestApp } from '../support/app.ts';
import { ask, openBooks } from './books.ts';
import { writePetitions } from './facts.ts';

let app: TestApp;
let reporter: Agent;
let chief: Agent;
let leader: Agent;
let ward: number;
let lan: number;
let ids: Map<string, number>;
let report = '';
let above = '';

const read = async (agent: Agent, address: string) => (await agent.get(address).expect(200)).text;
const rowsIn = (html: string) =>
  new Map(
    [...html.matchAll(/<th scope="row" class="nowrap">([^<]+)<\/th>(.*?)<\/tr>/gs)].map(([, name = '', rest = '']) => [
      name,
      rest,
    ]),
  );
const tell = (
  petitionId: number | undefined,
  kind: string,
  data: object,
  sealed = false,
  by = { accountId: lan, unitId: ward },
) =>
  app.database.owner(
    `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed, data) values ($1, '2026-12-16T03:00:00Z', $2, $7, 'clerk', $3, $4, $6, $5)`,
    [ward, by.accountId, kind, petitionId, JSON.stringify(data), sealed, by.unitId],
  );

const withWords = (petitionId: number | undefined, sealed: boolean) =>
  app.database.owner(
    "insert into petition_contents (unit_id, petition_id, sealed, subject, summary, sender_label) values ($1, $2, $3, 'Trích yếu', 'Nội dung', 'Ông A')",
    [ward, petitionId, sealed],
  );

beforeAll(async () => {
  ({ app, reporter, ward, lan, ids } = await openBooks());
  leader = await app.signIn('thang.badinh');
  chief = await app.signIn('hung.thanhtra');
  const closing = '/reports/closed/new?period=2026-Q4';
  report = String((await ask(leader, closing, { confirmed: '1' })).headers.location);
  await ask(leader, report, {}, `${report}/sending`);
  await ask(chief, closing, { confirmed: '1', override: 'x' });
  above = String(
    (await ask(chief, '/reports/consolidated/new?period=2026-Q4', { confirmed: '1', override: 'Đến hạn' })).headers.location,
  );
  app.setNow('2026-12-16T02:00:00Z');
  // One is voided, another registered late: the figure of the unit stays.
  const added = { key: 'late', type: 'KN', receivedOn: '2026-11-20', status: 'assigned' } as const;
  const late = await writePetitions(app.database, ward, lan, [added], 7300);
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('p23')]);
  await tell(late.get('late'), 'petition.registered', { number: 'x', late: true });
  await tell(ids.get('p23'), 'petition.voided', { reason: 'Lời riêng của cán bộ' });
  [reporter, chief] = [await app.signIn('nga.badinh'), await app.signIn('hung.thanhtra')];
  leader = await app.signIn('thang.badinh');
});
afterAll(() => app.close());

test('a figure that stays though its records are others is on both pages', async () => {
  const own = rowsIn(await read(reporter, `${report}/differences`)).get('02/XLD, cột 1') ?? '';
  const [was, now] = [...own.matchAll(/<td class="num"[^>]*>([\d.]+)</g)].map(([, figure]) => figure);
  expect(now).toBe(was);
  const together = rowsIn(await read(chief, `${above}/differences`)).get('02/XLD, cột 1') ?? '';
  expect(together).toContain('Phường Ba Đình');
  expect(together).toMatch(/Tính thêm ĐT-2026-\d+; không còn tính ĐT-2026-\d+\./);
});

test('each record says what was done to it, when, by whom and why, the last to whoever reads the words of the record', async () => {
  const own = rowsIn(await read(reporter, `${report}/differences`)).get('02/XLD, cột 1') ?? '';
  expect(own).toContain('tiếp nhận, vào sổ đơn ngày 16/12/2026, Nguyễn Thị Thu Lan<');
  expect(own).toContain('hủy số đơn ngày 16/12/2026, Nguyễn Thị Thu Lan<');
  expect(own).not.toContain('Lời riêng');
  await withWords(ids.get('p23'), false);
  const his = rowsIn(await read(leader, `${report}/differences`)).get('02/XLD, cột 1') ?? '';
  expect(his).toContain('hủy số đơn ngày 16/12/2026, Nguyễn Thị Thu Lan, lý do: Lời riêng của cán bộ<');
  // Who reports for the city reads numbers and states of the wards, no words.
  const hers = rowsIn(await read(await app.signIn('chi.thanhtra'), `${report}/differences`)).get('02/XLD, cột 1') ?? '';
  expect(hers).toContain('hủy số đơn ngày 16/12/2026, Nguyễn Thị Thu Lan<');
  await app.database.owner('delete from petition_contents where petition_id = $1', [ids.get('p23')]);
});

test('of a sealed record the officer is told as its own timeline tells him, by the name of then; whoever it is against reads nothing of it', async () => {
  const db = app.database;
  const secret = ids.get('p16');
  await db.owner("update petitions set status = 'void' where id = $1", [secret]);
  await tell(
    secret,
    'petition.voided',
    { reason: 'Lời riêng của cán bộ', standsFor: 'Trần Diệu Hoa', mandate: '12/UQ-UBND' },
    true,
  );
  const inspector = await db.actorOf('hung.thanhtra');
  await tell(secret, 'petition.corrected', { corrections: [{ label: 'Trích yếu' }] }, true, inspector);
  await db.owner(
    "insert into account_names (account_id, name, name_ascii, until) values ($1, 'Nguyễn Thu Lan', 'nguyen thu lan', '2026-12-16T03:30:00Z')",
    [lan],
  );
  const rowOf = (html: string) => rowsIn(html).get('02/XLD, cột 1') ?? '';
  const page = await read(chief, `${report}/differences`);
  expect(rowOf(page)).toContain(`/petitions/${secret}"`);
  expect(rowOf(page)).toContain('sửa thông tin đăng ký (Trích yếu) ngày 16/12/2026, Dương Quang Hùng, Thanh tra Thành phố<');
  const timeline = await read(chief, `/petitions/${secret}`);
  for (const who of ['Nguyễn Thu Lan (thay Trần Diệu Hoa', 'Dương Quang Hùng, Thanh tra Thành phố'])
    expect(timeline).toContain(who);
  await db.owner("delete from events where petition_id = $1 and kind = 'petition.corrected'", [secret]);
  // The reason of an act on a sealed record: to nobody who does not read it.
  await withWords(secret, true);
  for (const login of ['nga.badinh', 'chi.thanhtra'])
    expect(await read(await app.signIn(login), `${report}/differences`), login).not.toContain('Lời riêng');
  await db.owner('delete from petition_contents where petition_id = $1', [secret]);
  const told = 'hủy số đơn ngày 16/12/2026, Nguyễn Thu Lan (thay Trần Diệu Hoa, ủy quyền số 12/UQ-UBND)<';
  expect(rowOf(await read(chief, `${report}/differences`))).toContain(told);
  await db.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [ward, secret, inspector.accountId],
  );
  const his = await read(await app.signIn('hung.thanhtra'), `${report}/differences`);
  expect(his).not.toContain(`/petitions/${secret}"`);
  expect(his).not.toContain('thay Trần Diệu Hoa');
  await db.owner('delete from named_accounts where petition_id = $1', [secret]);
  await db.owner('delete from account_names where account_id = $1', [lan]);
});

test('who entered a figure after the closing is told of the unit above too', async () => {
  await ask(reporter, '/reports/06-qlkntc/entry?period=2026-Q4', { c4: '3', note: '' });
  const together = rowsIn(await read(chief, `${above}/differences`)).get('06/QLKNTC, cột 4') ?? '';
  expect(together).toContain('nhập lúc 16/12/2026 09:00: 0 thành 3.');
});

test('a petition that counts otherwise because another one of its matter was struck out says so', async () => {
  const numberOf = async (key: string) => {
    const [row] = await app.database.owner<{ year: number; number: number }>('select year, number from petitions where id = $1', [
      ids.get(key),
    ]);
    return `ĐT-${row?.year}-${String(row?.number).padStart(6, '0')}`;
  };
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('p1')]);
  await tell(ids.get('p1'), 'petition.voided', { reason: 'Lời riêng của cán bộ' });
  const page = await read(reporter, `${report}/differences`);
  const [struck, stays] = [await numberOf('p1'), await numberOf('p6')];
  expect(page).toContain(`cùng vụ việc với ${struck}: hủy số đơn ngày 16/12/2026`);
  expect([...rowsIn(page).values()].some((row) => row.includes(stays) && row.includes('cùng vụ việc với'))).toBe(true);
  expect(page).not.toContain('Lời riêng');
});
