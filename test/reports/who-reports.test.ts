// Who must report: the city's own office as every other one, and a unit that ended within the period, for which the one that took it over
// closes and signs. With an act within the period, what is closed is what the records give, unit by unit and in the total.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { ask, linesOf, numberOf } from './books.ts';
import { writePetitions } from './facts.ts';

const period = 'period=2026-Q4';
const closing = `/reports/closed/new?${period}`;
const consolidating = `/reports/consolidated/new?${period}`;

let app: TestApp;
let chief: Agent;
let ward: number;
let next: number;
let city: number;

async function close(login: string, address = closing): Promise<string> {
  const answer = await ask(await app.signIn(login), address, { confirmed: '1' });
  expect([login, answer.status]).toEqual([login, 303]);
  return String(answer.headers.location);
}
async function send(login: string, address = closing): Promise<string> {
  const report = await close(login, address);
  expect((await ask(await app.signIn(login), report, {}, `${report}/sending`)).status).toBe(303);
  return report;
}
const pageOf = async (address: string) => (await chief.get(address).expect(200)).text;
const figures = (html: string, name: string) =>
  linesOf(html)
    .get(name)
    ?.map(({ text }) => numberOf(text));

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  [ward, next] = [await db.unitId('00004'), await db.unitId('00008')];
  const khoa = await db.actorOf('khoa.ubndtp');
  city = khoa.unitId;
  const lan = (await db.actorOf('lan.badinh')).accountId;
  await writePetitions(
    db,
    ward,
    lan,
    [
      { key: 'kept', type: 'KN', receivedOn: '2026-10-01', status: 'guided', closedOn: '2026-10-06', outcome: 'guide' },
      { key: 'sealed', type: 'TC', receivedOn: '2026-10-02', status: 'transferred', closedOn: '2026-10-08', outcome: 'transfer' },
    ],
    8000,
  );
  await writePetitions(
    db,
    next,
    (await db.actorOf('mai.ngocha')).accountId,
    [{ key: 'n', type: 'KN', receivedOn: '2026-11-20', status: 'received' }],
    8000,
  );
  await writePetitions(db, city, khoa.accountId, [{ key: 'c', type: 'KN', receivedOn: '2026-11-20', status: 'received' }], 8000);
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

test('the office of the city is named missing, told of when it sends later, and in the next version', async () => {
  await close('hung.thanhtra');
  expect(await pageOf(`/reports/consolidated?${period}`)).toContain('<li>Thành phố Hà Nội</li>');
  const answer = await ask(chief, consolidating, { confirmed: '1', override: 'Đến hạn gửi' });
  const report = String(answer.headers.location);
  expect(await pageOf(report)).toContain('<li>Thành phố Hà Nội</li>');
  const sent = await send('hai.ubndtp');
  expect(await pageOf(`${report}/differences`)).toContain(
    `<a href="${sent}">Thành phố Hà Nội</a></th><td>Gửi bản 1 sau khi chốt báo cáo tổng hợp`,
  );
  expect(await pageOf(consolidating)).not.toContain('<li>Thành phố Hà Nội</li>');
  const second = await ask(chief, consolidating, { confirmed: '1', override: 'Bổ sung' });
  expect(figures(await pageOf(`${String(second.headers.location)}/tables/02-xld`), 'Thành phố Hà Nội')?.[0]).toBeGreaterThan(0);
});

describe('a unit that ended within the period', () => {
  const ofWard = () => `${closing}&unit=${ward}`;
  let part = '';

  test('is reported by the one that took it over, named as such; nobody else closes for it', async () => {
    const db = app.database;
    await db.owner("update units set during = daterange(lower(during), '2026-11-30') where id = $1", [ward]);
    await db.owner(
      "insert into unit_successors (unit_id, successor_id, effective_on, part, act) values ($1, $2, '2026-11-30', 'whole', '1/NQ')",
      [ward, next],
    );
    expect(await pageOf(`/reports/closed?${period}`)).toContain('Phường Ba Đình (nay là Phường Ngọc Hà)');
    const heir = await app.signIn('vinh.ngocha');
    const list = (await heir.get(`/reports/closed?${period}`).expect(200)).text;
    expect(list).toContain('Phường Ba Đình (đến 29/11/2026)');
    expect(list).toContain(ofWard().replace('&', '&amp;'));
    expect(list).not.toContain('Các đơn vị gửi báo cáo');
    const other = await (await app.signIn('hai.ubndtp')).get(ofWard()).expect(409);
    expect(other.text).toContain('Phường Ngọc Hà chốt, ký báo cáo phần của Phường Ba Đình.');
    // Of a divided unit the one that was given its archive reports; another receiver does not.
    await db.owner("update unit_successors set part = 'part' where unit_id = $1", [ward]);
    expect((await heir.get(ofWard()).expect(409)).text).toContain('chưa đơn vị nào được giao giữ hồ sơ');
    await db.owner('update unit_successors set keeps_archive = true where unit_id = $1', [ward]);
    const page = (await heir.get(ofWard()).expect(200)).text;
    expect(page).toContain('Phường Ngọc Hà báo cáo phần của Phường Ba Đình (đến 29/11/2026)');
    // What no record holds is entered by the same unit, over what the ended one had entered itself.
    await db.owner(
      `insert into report_entries (unit_id, table_code, from_on, to_on, figures, entered_at, entered_by)
       values ($1, '06-qlkntc', '2026-09-15', '2026-12-14', '{"4": 3}', '2026-11-20T02:00:00Z', (select min(id) from accounts))`,
      [ward],
    );
    const reporter = await app.signIn('oanh.ngocha');
    const entry = `/reports/06-qlkntc/entry?${period}&unit=${ward}`;
    const live = `/reports/06-qlkntc?${period}&unit=${ward}`;
    expect((await reporter.get(live).expect(200)).text).toContain(entry.replace('&', '&amp;'));
    const entering = (await reporter.get(entry).expect(200)).text;
    expect(entering).toContain('Của Phường Ba Đình (đến 29/11/2026), Quý IV/2026');
    expect(entering).toMatch(/name="c4"[^>]*value="3"/);
    const saved = await ask(reporter, entry, { c4: '5', c5: '120', note: 'Ba Đình đã tập huấn' });
    expect([saved.status, saved.headers.location]).toEqual([303, live]);
    expect((await reporter.get(live)).text).toContain('Ba Đình đã tập huấn');
    const again = (await reporter.get(entry).expect(200)).text;
    expect(again).toMatch(/đang dùng · cột 1: 0.*cột 4: 5/);
    expect(again).toMatch(/đã thay lúc [^<]*cột 4: 3/);
    expect((await reporter.get(`/reports/06-qlkntc?${period}`)).text).not.toContain('Ba Đình đã tập huấn');
    const foreign = await (await app.signIn('chi.thanhtra')).get(`/reports/06-qlkntc/entry?${period}&unit=${next}`);
    expect([foreign.status, foreign.text]).toEqual([
      409,
      expect.stringContaining('Phường Ngọc Hà tự chốt, ký báo cáo của mình.'),
    ]);
    part = await send('vinh.ngocha', ofWard());
    expect((await heir.get(`${part}/tables/06-qlkntc`).expect(200)).text).toContain('Ba Đình đã tập huấn');
    await send('vinh.ngocha');
    const html = await pageOf(part);
    expect(html).toContain('Báo cáo quý IV/2026, phần của Phường Ba Đình, do Phường Ngọc Hà lập, bản 1');
    expect(html).toMatch(/[0-9a-f]{64}, khớp với số liệu đang giữ/);
    // The period before the act was owed by the unit itself; nobody is left there who could close it.
    await send('vinh.ngocha', `/reports/closed/new?period=2026-Q3&unit=${ward}`);
    // One it did not live to see, and of which it holds nothing, is owed by nobody for it.
    app.setNow('2027-03-15T02:00:00Z');
    await db.owner("update petitions set closed_on = '2026-11-01' where unit_id = $1 and closed_on is null", [ward]);
    const gone = await (await app.signIn('vinh.ngocha')).get(`/reports/closed/new?period=2027-Q1&unit=${ward}`).expect(409);
    expect(gone.text).toContain('Phường Ba Đình kết thúc hoạt động ngày 29/11/2026 và không có hồ sơ nào trong kỳ này');
    app.setNow('2026-12-15T02:00:00Z');
    expect(await pageOf('/reports/closed?period=2026-Q3')).toMatch(/Phường Ba Đình \(nay là Phường Ngọc Hà\)<\/a><\/th>/);
  });

  test('stands in the consolidated report as its part, and what is closed is what the records give', async () => {
    const answer = await ask(chief, consolidating, { confirmed: '1', override: 'Đến hạn gửi' });
    expect(answer.status).toBe(303);
    const report = String(answer.headers.location);
    const live = await pageOf(`/reports/02-xld?${period}&unit=all`);
    const closed = await pageOf(`${report}/tables/02-xld`);
    const name = 'Phường Ba Đình (đến 29/11/2026)';
    expect(figures(closed, name)?.[0]).toBeGreaterThanOrEqual(2);
    expect(figures(closed, name)).toEqual(figures(live, 'Phường Ba Đình'));
    expect(figures(closed, 'Phường Ngọc Hà')).toEqual(figures(live, 'Phường Ngọc Hà'));
    // Every unit that sent, added up, is what the city counts of those units.
    const names = [...linesOf(closed).keys()].filter((one) => one !== 'Tổng số');
    const counted = names.map((one) => figures(live, one === name ? 'Phường Ba Đình' : one) ?? []);
    expect(figures(closed, 'Tổng số')).toEqual(
      (figures(closed, 'Tổng số') ?? []).map((_, index) => counted.reduce((sum, one) => sum + (one[index] ?? 0), 0)),
    );
    expect(await pageOf(`${report}/differences`)).toContain('Không có chỗ khác');
    // By the organisation of today both stand in one line, with the same total.
    const now = await pageOf(`${report}/tables/02-xld?org=today`);
    expect(figures(now, 'Tổng số')).toEqual(figures(closed, 'Tổng số'));
    expect(figures(now, `trong đó ${name}`)).toEqual(figures(closed, name));
  });

  test('its report is answered and given back to the one that signed it', async () => {
    expect((await ask(chief, part, { answer: 'returned', reason: 'Thiếu đơn chuyển đến' })).status).toBe(303);
    const early = await ask(chief, consolidating, { confirmed: '1', override: 'x' });
    expect([early.status, early.text]).toEqual([422, expect.stringContaining('Còn báo cáo bị trả lại, chưa gửi lại')]);
    const heir = await app.signIn('vinh.ngocha');
    expect((await heir.get(part).expect(200)).text).toContain('Thiếu đơn chuyển đến');
    const again = await send('vinh.ngocha', ofWard());
    expect(await pageOf(again)).toContain('bản 2');
    expect((await ask(chief, consolidating, { confirmed: '1', override: 'x' })).status).toBe(303);
  });
});

test('a unit that did not stand yet, and holds nothing of the period, signs no report of it, and is told whose it is', async () => {
  await app.database.owner("update units set during = daterange('2026-11-30', null) where id = $1", [next]);
  const head = await app.signIn('vinh.ngocha');
  const whose = 'Báo cáo kỳ này là của 1 đơn vị nhập một phần: Phường Ba Đình.';
  const refused = await head.get('/reports/closed/new?period=2026-Q3').expect(409);
  expect(refused.text).toContain(`Ngày 14/09/2026 Phường Ngọc Hà chưa hoạt động, và không giữ hồ sơ nào của kỳ này. ${whose}`);
  const list = (await head.get('/reports/closed?period=2026-Q3').expect(200)).text;
  expect(list).toContain(whose);
  expect(list).not.toContain('/reports/closed/new?period=2026-Q3"');
  // Nothing is entered for it either, by the same rule and sentence; what was saved once counts nowhere, and the table says so.
  const reporter = await app.signIn('oanh.ngocha');
  const sentence = `Ngày 14/09/2026 Phường Ngọc Hà chưa hoạt động, và không giữ hồ sơ nào của kỳ này. ${whose}`;
  const entry = '/reports/06-qlkntc/entry?period=2026-Q3';
  expect((await reporter.get(entry).expect(409)).text).toContain(sentence);
  const owed = await reporter.get('/reports/06-qlkntc/entry?period=2026-Q4').expect(200);
  const posted = await reporter
    .post(entry)
    .type('form')
    .send({ ...formFieldsOf(owed.text), c4: '77' });
  expect([posted.status, posted.text]).toEqual([409, expect.stringContaining(sentence)]);
  await app.database.owner(
    `insert into report_entries (unit_id, table_code, from_on, to_on, figures, entered_at, entered_by)
     values ($1, '06-qlkntc', '2026-06-15', '2026-09-14', '{"4": 77}', '2026-11-20T02:00:00Z', (select id from accounts where login = 'oanh.ngocha'))`,
    [next],
  );
  const table = (await reporter.get('/reports/06-qlkntc?period=2026-Q3').expect(200)).text;
  expect(table).toContain(sentence);
  expect(table).toMatch(/đã nhập lúc [^<]*20\/11\/2026[^<]* cho kỳ này không tính vào biểu, báo cáo nào\./);
  expect(
    linesOf(table)
      .get('Phường Ngọc Hà')
      ?.map(({ text }) => numberOf(text)) ?? [],
  ).not.toContain(77);
  expect(table).not.toContain('>77<');
  expect(table).not.toContain('/reports/06-qlkntc/entry');
});
