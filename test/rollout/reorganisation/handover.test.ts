// A ward is divided, walked over the pages as the people do it: the administrator prepares, the ward's clerk says where each petition
// goes, the switch, the receiver's list signed item by item. Denunciations stay sealed; clocks run on and say why.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { revealIdentities } from '../../../src/sealing/identities.ts';
import { actForUnit } from '../../../src/system-act.ts';
import { openTransfer, returnTransfer, sendTransfer } from '../../../src/transfers/actions.ts';
import { runJobs } from '../../../src/worker.ts';
import { acceptedComplaint } from '../../proceedings/arrange.ts';
import { citizen, entry } from '../../reception/entries.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../../support/registration.ts';
import { readyToSend, toNgocHa } from '../../transfers/arrange.ts';
import { keepHeadsAt, staffOffice } from './arrange.ts';

let app: TestApp;
let admin: Agent;
let clerk: Agent;
let here = '';
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
let slip = { code: '', pin: '' };

const send = async (agent: Agent, path: string, fields: Record<string, string | string[]>, action = path) => {
  const page = await agent.get(path);
  // A form of what would be refused does not open.
  if (page.status !== 200) return page;
  return agent
    .post(action)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};
const one = async <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) =>
  (await app.database.owner<Row>(sql, params))[0];

beforeAll(async () => {
  app = await testApp();
  for (const [name, code] of [
    ['baDinh', '00004'],
    ['ngocHa', '00008'],
    ['hongHa', '00097'],
    ['xayDung', 'so-xay-dung'],
  ] as const)
    unit[name] = await app.database.unitId(code);
  await staffOffice(app, unit.hongHa ?? 0);
  const accepted = await acceptedComplaint(app, '2026-11-23');
  id.accepted = accepted.petitionId;
  id.proceeding = accepted.id;
  app.setNow('2026-11-25T02:00:00Z');
  const register = async (name: string, ...registration: Parameters<typeof aRegistration>) => {
    const made = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration(...registration)));
    id[name] = made.id;
    return made;
  };
  const first = await register('street', { senders: [aSender({ address: 'Số 5, phố Đội Cấn' })] });
  slip = { code: first.publicCode ?? '', pin: first.pin ?? '' };
  await register('other', {
    senders: [aSender({ name: 'Lò Văn Pín', address: 'Số 9, ngõ 12 phố Đội Nhân', idNumber: '001168009999' })],
  });
  id.sealed = (
    await app.as('hoa.badinh', (act) =>
      registerPetition(act, aDenunciation({ senders: [aSender({ name: 'Quàng Thị Ún', idNumber: '001170005555' })] })),
    )
  ).id;
  // Received at the desk: two wait for an answer, one of the street whose cases go elsewhere; one was guided on the spot.
  for (const [name, change] of [
    ['visit', {}],
    ['streetVisit', { people: [{ ...citizen, idNumber: '001185004444', address: 'Số 7, phố Đội Cấn' }] }],
    ['chosenVisit', { people: [{ ...citizen, idNumber: '001185006666', address: 'Số 3, phố Đội Nhân' }] }],
    ['guided', { outcome: 'guided', guidedTo: 'Tòa án nhân dân khu vực 1' }],
  ] as const)
    id[name] = (await app.as('lan.badinh', (act) => registerVisit(act, entry(change as Parameters<typeof entry>[0])))).id;
  // Sent by Ngọc Hà, not answered yet.
  const arriving = await readyToSend(app, { subject: 'Kiến nghị chuyển đến' }, 'yen.ngocha');
  await app.as('yen.ngocha', async (act) =>
    sendTransfer(act, arriving.id, { ...(await toNgocHa(app)), toUnitId: unit.baDinh ?? 0 }),
  );
  // Sent to the department by Ba Đình, which will be gone when it comes back.
  const leaving = await readyToSend(app, { subject: 'Kiến nghị chuyển đi' });
  await app.as('hoa.badinh', async (act) =>
    sendTransfer(act, leaving.id, { ...(await toNgocHa(app)), toUnitId: unit.xayDung ?? 0 }),
  );
  await runJobs(app.services, app.database.workerUrl);
  await app.database.owner(
    `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, state, created_at, created_by)
     values ($1, 'periodic', '2026-12-10', '08:00', '11:30', 'Trụ sở', 'Hoàng Gia Thắng', 'Chủ tịch', 'posted', now(), 0)`,
    [unit.baDinh],
  );
  admin = await app.signIn('quantri');
  clerk = await app.signIn('hoa.badinh');
});
afterAll(() => app.close());

describe('preparing', () => {
  it('is an act with its routes; the dry run says what forbids the switch', async () => {
    const made = await send(admin, '/admin/reorganisations/new', {
      number: '12/NQ-HĐND',
      issuedOn: '20/11/2026',
      issuer: 'Hội đồng nhân dân Thành phố',
      subject: 'chia phường Ba Đình',
      effectiveOn: '1/12/2026',
    });
    expect(made.status).toBe(303);
    here = made.headers.location ?? '';
    const route = { kind: 'split', takesPetitions: '1' };
    const from = String(unit.baDinh);
    expect((await send(admin, `${here}/routes`, { ...route, fromUnitId: from, toUnitId: from })).status).toBe(422);
    const whole = { takesArchive: '1', takesAccounts: '1', takesSchedule: '1', isDefault: '1' };
    expect(
      (await send(admin, `${here}/routes`, { ...route, ...whole, fromUnitId: from, toUnitId: String(unit.ngocHa) })).status,
    ).toBe(303);
    expect((await send(admin, `${here}/routes`, { ...route, fromUnitId: from, toUnitId: String(unit.hongHa) })).status).toBe(303);
    const page = await admin.get(here).expect(200);
    expect(page.text).toContain('4 đơn chưa có nơi nhận');
    expect(page.text).toContain('1 đơn nơi khác chuyển đến chưa được nhận');
    expect(page.text).toContain('1 ngày tiếp công dân đã xếp lịch');
    expect(page.text).toContain('3 lượt tiếp công dân chưa trả lời xong.');
    expect(page.text).toContain('3 lượt tiếp công dân chưa trả lời xong chưa có nơi nhận, ở các đơn vị được chia');
    expect(page.text).not.toContain('Thực hiện sắp xếp');
    expect((await send(admin, `${here}/execution`, { seen: '1' })).status).toBe(409);
    expect((await admin.get(`${here}/givers/${from}`).expect(200)).text).toContain('sang Phường Ngọc Hà (theo đơn vị)');
  });

  it('keeps a wrong list whole and says the lines', async () => {
    const wrong = await send(admin, `${here}/list`, { pairs: 'mã cũ;mã mới;phần\n00004;99999;một phần\n00004;00008;lạ' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Dòng 3: phần “lạ” không rõ');
    expect(wrong.text).toContain('00004;99999;một phần');
  });

  it('refuses a receiver that ends itself, one by one and by list', async () => {
    const route = { kind: 'merge', takesPetitions: '1' };
    const ends = await send(admin, `${here}/routes`, {
      ...route,
      fromUnitId: String(unit.hongHa),
      toUnitId: String(unit.baDinh),
    });
    expect(ends.status).toBe(422);
    expect(ends.text).toContain('Phường Ba Đình kết thúc trong chính phương án này');
    const receives = await send(admin, `${here}/routes`, {
      ...route,
      fromUnitId: String(unit.ngocHa),
      toUnitId: String(unit.hongHa),
    });
    expect(receives.status).toBe(422);
    expect(receives.text).toContain('Phường Ngọc Hà là nơi nhận trong phương án này');
    const listed = await send(admin, `${here}/list`, { pairs: 'mã cũ;mã mới\n00097;00004' });
    expect(listed.status).toBe(422);
    expect(listed.text).toContain('Phường Ba Đình vừa kết thúc vừa là nơi nhận');
    // One that ended after the plan was made is found by the dry run.
    await app.database.owner("update units set during = daterange(lower(during), '2026-11-30') where id = $1", [unit.hongHa]);
    expect((await admin.get(here).expect(200)).text).toContain('1 đơn vị nhận không còn hoạt động từ ngày chuyển');
    await app.database.owner('update units set during = daterange(lower(during), null) where id = $1', [unit.hongHa]);
  });

  it('lets go of what was chosen for a way that is taken out again', async () => {
    const from = String(unit.baDinh);
    const to = String(unit.xayDung);
    // A yes to the default way is a yes to the plan as it stood.
    await send(admin, here, {}, `${here}/defaults`);
    const confirmed = () => one('select default_confirmed_at is not null as yes from reorganisation_givers');
    expect(await confirmed()).toEqual({ yes: true });
    await send(admin, `${here}/routes`, { kind: 'split', takesPetitions: '1', fromUnitId: from, toUnitId: to });
    expect(await confirmed()).toEqual({ yes: false });
    await send(clerk, '/unit-handovers/plan', { [`to-${id.other}`]: to }, '/unit-handovers/plan/choices');
    await send(clerk, '/unit-handovers/plan', { words: 'pho doi can', toUnitId: to });
    const planned = () =>
      app.database.owner<{ why: string; to_unit_id: number | null }>(
        'select x.why, x.to_unit_id from handover_plan((select max(id) from reorganisations), $1) x where x.petition_id = any ($2::bigint[]) order by x.petition_id',
        [unit.baDinh, [id.street, id.other]],
      );
    expect(await planned()).toEqual([
      { why: 'rule', to_unit_id: unit.xayDung },
      { why: 'chosen', to_unit_id: unit.xayDung },
    ]);
    await send(admin, here, {}, `${here}/givers/${from}/ways/${to}/removal`);
    expect(await planned()).toEqual([
      { why: 'open', to_unit_id: null },
      { why: 'open', to_unit_id: null },
    ]);
    await app.database.owner('delete from handover_rules');
  });

  it('stops on letters that would come in with nowhere to go, and asks for a default in a divided ward', async () => {
    const page = await admin.get(here).expect(200);
    expect(page.text).toContain('1 đơn nơi khác chuyển đến các đơn vị được chia, nhận vào sổ rồi chưa có nơi bàn giao');
    await app.database.owner('update reorganisation_routes set is_default = false');
    expect((await admin.get(here).expect(200)).text).toContain('1 đơn vị được chia chưa có nơi nhận mặc định');
    await app.database.owner('update reorganisation_routes set is_default = true where to_unit_id = $1', [unit.ngocHa]);
  });

  it('lets the ward’s clerk choose, one by one or by address; nobody else’s ward has such a page', async () => {
    expect((await clerk.get('/unit-handovers').expect(200)).text).toContain('Chuẩn bị bàn giao');
    await (await app.signIn('yen.ngocha')).get('/unit-handovers/plan').expect(404);
    const plan = await clerk.get('/unit-handovers/plan').expect(200);
    expect(plan.text).toContain('Số 5, phố Đội Cấn');
    expect(plan.text).not.toContain('Quàng');
    expect((await send(clerk, '/unit-handovers/plan', { words: 'pho doi can', toUnitId: String(unit.hongHa) })).status).toBe(303);
    const chosen = await send(
      clerk,
      '/unit-handovers/plan',
      { [`to-${id.sealed}`]: String(unit.hongHa) },
      '/unit-handovers/plan/choices',
    );
    expect(chosen.status).toBe(303);
    const foreign = await send(
      clerk,
      '/unit-handovers/plan',
      { [`to-${id.other}`]: String(unit.xayDung) },
      '/unit-handovers/plan/choices',
    );
    expect(foreign.status).toBe(409);
    expect((await clerk.get('/unit-handovers/plan').expect(200)).text).toContain('2 đơn, 2 lượt tiếp công dân chưa có nơi nhận');
    // The visit that is left goes elsewhere than the default would send it; no further destination than the plan's.
    expect(plan.text).toContain(`visit-to-${id.visit}`);
    expect(plan.text).not.toContain(`visit-to-${id.guided}`);
    const chooseVisit = (to: number | undefined) =>
      send(clerk, '/unit-handovers/plan', { [`visit-to-${id.chosenVisit}`]: String(to) }, '/unit-handovers/plan/choices');
    expect((await chooseVisit(unit.xayDung)).status).toBe(409);
    expect((await chooseVisit(unit.hongHa)).status).toBe(303);
    expect((await clerk.get('/unit-handovers/plan').expect(200)).text).toContain('2 đơn, 1 lượt tiếp công dân chưa có nơi nhận');
    expect((await admin.get(here).expect(200)).text).toContain('1 lượt tiếp công dân chưa trả lời xong chưa có nơi nhận');
    expect((await clerk.get('/unit-handovers/plan?show=all').expect(200)).text).toContain(`visit-to-${id.streetVisit}`);
    await send(admin, here, {}, `${here}/defaults`);
    expect((await admin.get(here).expect(200)).text).not.toContain('chưa trả lời xong chưa có nơi nhận');
    const rows = await app.database.owner<{ petition_id: string; to_unit_id: number; why: string }>(
      'select x.* from handover_plan((select max(id) from reorganisations), $1) x order by petition_id',
      [unit.baDinh],
    );
    expect(Object.fromEntries(rows.map((row) => [row.petition_id, [row.to_unit_id, row.why]]))).toEqual({
      [String(id.accepted)]: [unit.ngocHa, 'default'],
      [String(id.street)]: [unit.hongHa, 'rule'],
      [String(id.other)]: [unit.ngocHa, 'default'],
      [String(id.sealed)]: [unit.hongHa, 'chosen'],
    });
  });
});

describe('the switch', () => {
  it('waits for its day and for a yes; then everything goes', async () => {
    expect((await send(admin, `${here}/execution`, { seen: '1' })).status).toBe(409);
    app.setNow('2026-12-01T01:00:00Z');
    await keepHeadsAt(app, here);
    admin = await app.signIn('quantri');
    expect((await send(admin, `${here}/execution`, {})).status).toBe(422);
    expect((await send(admin, `${here}/execution`, { seen: '1' })).status).toBe(303);
    expect((await admin.get(here).expect(200)).text).toContain('Đang thực hiện');
    await runJobs(app.services, app.database.workerUrl);
    // Taken back at once, and carried out again: as if the first time had not been.
    const before = await one("select count(*)::int as n from petitions where status = 'handed_over'");
    expect(before?.n).toBe(4);
    expect((await send(admin, `${here}/undoing`, { reason: 'Ngày hiệu lực được lùi lại' })).status).toBe(303);
    await runJobs(app.services, app.database.workerUrl);
    expect((await admin.get(here).expect(200)).text).toContain('Đã hoàn tác');
    for (const left of [
      "petitions where status = 'handed_over' or origin_unit_id is not null",
      'handovers',
      "visits where status = 'handed_over' or origin_unit_id is not null",
      "clocks k join visits v on v.id = k.visit_id and v.status = 'recorded' where k.stopped_on is not null",
      'clocks where origin_clock_id is not null',
      'papers where origin_unit_id is not null',
      "proceedings where state = 'handed_over'",
    ])
      expect([left, (await one(`select count(*)::int as n from ${left}`))?.n]).toEqual([left, 0]);
    const back = await app.signIn('hoa.badinh');
    await back.get(`/proceedings/${id.proceeding}`).expect(200);
    await back.get('/unit-handovers/plan').expect(200);
    // What was taken back asks nobody to choose.
    const asksNothing = (await back.get('/unit-handovers').expect(200)).text;
    expect(asksNothing).not.toContain('Chọn nơi nhận cho từng đơn');
    expect(asksNothing).toContain('(đã hoàn tác)');
    expect((await send(admin, `${here}/execution`, { seen: '1' })).status).toBe(303);
    // Something came in on the way and has nowhere to go: the ward is not done, and says what is missing, until somebody says where.
    await app.database.owner('update reorganisation_givers set default_confirmed_at = null');
    await runJobs(app.services, app.database.workerUrl);
    const stuck = await admin.get(`${here}/givers/${unit.baDinh}`).expect(200);
    expect(stuck.text).toContain(
      '2 đơn, 1 lượt tiếp công dân chưa có nơi nhận. Xác nhận nơi nhận mặc định, việc bàn giao chạy tiếp ngay',
    );
    expect((await admin.get(here).expect(200)).text).toContain('Đang thực hiện');
    await send(admin, `${here}/givers/${unit.baDinh}`, {}, `${here}/givers/${unit.baDinh}/default`);
    await runJobs(app.services, app.database.workerUrl);
    const page = await admin.get(here).expect(200);
    expect(page.text).toContain('Đã thực hiện');
    expect(page.text).toContain('Còn hoàn tác được');
    // The clerk's session ended with her post; she signs in to the new ward.
    expect((await clerk.get('/work')).status).toBe(303);
    clerk = await app.signIn('hoa.badinh');
    expect((await clerk.get('/work').expect(200)).text).toContain('Phường Ngọc Hà');
  });

  it('took the unanswered arrival into the old book on the last day, then over', async () => {
    const row = await one<{ received_on: string; unit_id: number }>(
      "select p.received_on::text, q.unit_id from petitions p join petitions q on q.origin_petition_id = p.id and q.origin_unit_id = p.unit_id join petition_contents c on c.petition_id = p.id where p.unit_id = $1 and c.subject = 'Kiến nghị chuyển đến'",
      [unit.baDinh],
    );
    // Its sender lives in the street whose petitions go to Hồng Hà.
    expect(row).toEqual({ received_on: '2026-11-25', unit_id: unit.hongHa });
  });

  it('cancels the old reception day and drafts it anew', async () => {
    expect((await one('select state from reception_days where unit_id = $1', [unit.baDinh]))?.state).toBe('cancelled');
    expect((await one('select state from reception_days where unit_id = $1', [unit.ngocHa]))?.state).toBe('draft');
  });
});

describe('the receiver', () => {
  it('says since when a paused item is paused, in the list; the minutes tell of each item as it was handed over', async () => {
    const minutesOf = async () => (await clerk.get(`/unit-handovers/minutes/${unit.baDinh}`).expect(200)).text;
    const handed = await minutesOf();
    expect(handed).toMatch(/đã thụ lý/);
    const pause = (isPaused: boolean) =>
      app.database.owner(
        `with paused as (update proceedings set is_paused = $2, due_on = case when $2 then null else due_on end where unit_id = $1 returning main_clock_id)
         update clocks k set is_paused = $2, paused_on = case when $2 then date '2026-11-26' end from paused g where k.unit_id = $1 and k.id = g.main_clock_id`,
        [unit.ngocHa, isPaused],
      );
    const before = await app.database.owner<{ id: string; due_on: string }>(
      'select id, due_on::text from proceedings where unit_id = $1',
      [unit.ngocHa],
    );
    await pause(true);
    await app.database.owner("update proceedings set state = 'suspended' where unit_id = $1", [unit.ngocHa]);
    const list = (await clerk.get('/unit-handovers?show=all').expect(200)).text.replace(/<[^>]+>|\s+/g, ' ').replace(/ +/g, ' ');
    expect(list).toContain('Tạm dừng tính hạn từ 26/11/2026');
    const nonce = /(nonce|csrf)[^>]*>/g;
    expect((await minutesOf()).replace(nonce, '')).toBe(handed.replace(nonce, ''));
    await app.database.owner("update proceedings set state = 'accepted' where unit_id = $1", [unit.ngocHa]);
    await pause(false);
    for (const { id: proceeding, due_on } of before)
      await app.database.owner('update proceedings set due_on = $2 where id = $1', [proceeding, due_on]);
  });

  it('sees what came as unread, with the old number, and signs item by item', async () => {
    const list = await clerk.get('/unit-handovers').expect(200);
    expect(list.text).toContain('Chưa ký nhận');
    expect(list.text).toContain('Sổ đơn năm 2026: số 1 đến 6, khóa từ 01/12/2026');
    const items = await app.database.owner<{ id: string }>(
      "select id from handovers where unit_id = $1 and kind = 'petition' order by id",
      [unit.ngocHa],
    );
    expect(items.length).toBe(2);
    const nothing = await send(clerk, '/unit-handovers', { remark: 'Thiếu bản gốc' }, '/unit-handovers/signature');
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Đánh dấu mục cần ký nhận trong bảng');
    expect(nothing.text).toContain('value="Thiếu bản gốc"');
    await send(clerk, '/unit-handovers', { id: [String(items[0]?.id)], remark: 'Thiếu bản gốc' }, '/unit-handovers/signature');
    const after = await clerk.get('/unit-handovers?show=signed').expect(200);
    expect(after.text).toContain('Thiếu bản gốc');
    expect(after.text).toContain('Trần Diệu Hoa');
    expect(after.text).toContain(`/unit-handovers/minutes/${unit.baDinh}`);
    const minutes = await clerk.get(`/unit-handovers/minutes/${unit.baDinh}`).expect(200);
    const words = minutes.text.replace(/\s+/g, ' ');
    for (const said of [
      'Biên bản',
      'Căn cứ Nghị quyết số 12/NQ-HĐND ngày 20/11/2026 của Hội đồng nhân dân Thành phố về việc chia phường Ba Đình, có hiệu lực',
      'Phường Ba Đình (nay thuộc Phường Ngọc Hà, Phường Hồng Hà); đại diện: Hoàng Gia Thắng, Chủ tịch UBND phường.',
      'Phường Ngọc Hà; đại diện: Trịnh Đình Vinh',
      '1. Đơn, vụ việc: 2',
      'Trần Diệu Hoa',
      'Thiếu bản gốc',
      'Sổ đơn năm 2026: số 1 đến 6',
      'đã thụ lý',
    ])
      expect(words).toContain(said);
    // No content, no sender.
    expect(words).not.toContain('Lò Văn Pín');
    // What had ended stays in the old books: counted for whoever keeps them.
    const keeps = await one<{ takes: boolean }>(
      'select takes_archive as takes from reorganisation_routes where from_unit_id = $1 and to_unit_id = $2',
      [unit.baDinh, unit.ngocHa],
    );
    expect(keeps?.takes).toBe(true);
    const kept = await one<{ petitions: number; visits: number }>(
      `select (select count(*)::int from petitions where unit_id = $1 and closed_on is not null and status <> 'handed_over') as petitions,
              (select count(*)::int from visits where unit_id = $1 and status <> 'handed_over') as visits`,
      [unit.baDinh],
    );
    expect(kept?.visits).toBeGreaterThan(0);
    expect(words).toContain(`Tổng số: ${kept?.petitions} đơn, ${kept?.visits} lượt tiếp công dân đã kết thúc.`);
    expect(words.split('Trịnh Đình Vinh').length).toBeGreaterThan(2);
    // One person who headed both stands for neither: the names are written by hand.
    await app.database.owner(
      "update assignments set account_id = (select id from accounts where login = 'vinh.ngocha') where account_id = (select id from accounts where login = 'thang.badinh') and unit_id = $1",
      [unit.baDinh],
    );
    const byHand = (await clerk.get(`/unit-handovers/minutes/${unit.baDinh}`).expect(200)).text;
    expect(byHand).toContain('ghi tay người đại diện từng bên');
    expect(byHand).not.toMatch(/đại diện: (Hoàng Gia Thắng|Trịnh Đình Vinh)/);
    await app.database.owner(
      "update assignments set account_id = (select id from accounts where login = 'thang.badinh') where account_id = (select id from accounts where login = 'vinh.ngocha') and unit_id = $1",
      [unit.baDinh],
    );
    const docx = await clerk.get(`/unit-handovers/minutes/${unit.baDinh}/docx`).expect(200);
    expect(docx.headers['content-type']).toContain('wordprocessingml');
    await clerk.get(`/unit-handovers/minutes/${unit.xayDung}`).expect(404);
    const again = await send(clerk, '/unit-handovers?show=all', { id: [String(items[0]?.id)] }, '/unit-handovers/signature');
    expect(again.headers.location).toBe('/unit-handovers');
    expect(
      await one("select count(*)::int as n from events where unit_id = $1 and kind = 'handover.signed'", [unit.ngocHa]),
    ).toEqual({ n: 1 });
    // Signing is an act: from now on nothing is taken back.
    expect((await send(admin, `${here}/undoing`, { reason: 'muộn' })).status).toBe(409);
  });

  it('answers the visits that waited, under the old day; the book of the old ward keeps the reception', async () => {
    const taken = await app.database.owner<{
      id: string;
      unit: number;
      origin: number;
      due: string;
      running: string;
      number: number;
    }>(
      `select v.id, v.unit_id as unit, v.origin_visit_id::int as origin, v.due_on::text as due, v.number,
              (select k.due_on::text from clocks k where k.visit_id = v.id and k.stopped_on is null) as running
         from visits v where v.origin_unit_id = $1 order by v.origin_visit_id`,
      [unit.baDinh],
    );
    const due = { due: '2026-12-09', running: '2026-12-09' };
    expect(taken.map(({ id: _id, ...rest }) => rest)).toEqual([
      { unit: unit.ngocHa, origin: id.visit, number: 1, ...due },
      { unit: unit.hongHa, origin: id.streetVisit, number: 1, ...due },
      { unit: unit.hongHa, origin: id.chosenVisit, number: 2, ...due },
    ]);
    const list = await clerk.get('/unit-handovers').expect(200);
    expect(list.text).toContain('Lượt tiếp công dân chưa trả lời xong');
    expect(list.text).toContain('TCD-2026-00001');
    const desk = await app.signIn('lan.badinh');
    const here = `/visits/${taken[0]?.id}`;
    expect((await desk.get('/work').expect(200)).text).toContain(here);
    const page = await desk.get(here).expect(200);
    for (const said of [
      'Nhận bàn giao',
      'Từ Phường Ba Đình, số cũ TCD-2026-00001, ngày 01/12/2026',
      'theo 12/NQ-HĐND',
      'Ghi việc trả lời công dân',
    ])
      expect(page.text).toContain(said);
    expect(page.text).toContain('giữ nguyên như đơn vị trước đã ghi');
    const answered = await send(desk, `${here}/reply`, { version: '1', replyKind: 'prolonged', repliedOn: '01/12/2026' });
    expect(answered.status).toBe(303);
    expect(
      await app.database.owner('select id::int, unit_id as unit, status from visits where id = any ($1::bigint[]) order by id', [
        [id.visit, id.guided, taken[0]?.id],
      ]),
    ).toEqual([
      { id: id.visit, unit: unit.baDinh, status: 'handed_over' },
      { id: id.guided, unit: unit.baDinh, status: 'replied' },
      { id: Number(taken[0]?.id), unit: unit.ngocHa, status: 'replied' },
    ]);
    const old = await desk.get(`/visits/${id.visit}`).expect(200);
    expect(old.text).toContain('Đã bàn giao cho đơn vị kế tiếp, việc trả lời tiếp tục tại đó.');
  });

  it('goes on with the proceeding, the clocks running as before and saying why', async () => {
    const was = await one<{ due: string; code: string }>(
      'select due_on::text as due, due_rule as code from proceedings where unit_id = $1 and id = $2',
      [unit.baDinh, id.proceeding],
    );
    const now = await one<{ id: string; due: string; code: string; state: string; clock: string; petition_id: string }>(
      'select g.id, g.due_on::text as due, g.due_rule as code, g.state, g.main_clock_id as clock, g.petition_id from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id where p.unit_id = $1 and p.origin_petition_id = $2',
      [unit.ngocHa, id.accepted],
    );
    expect([now?.due, now?.code, now?.state]).toEqual([was?.due, was?.code, 'accepted']);
    const why = await clerk.get(`/clocks/${now?.clock}`).expect(200);
    expect(why.text).toContain('Nhận bàn giao từ Phường Ba Đình theo 12/NQ-HĐND');
    const file = await clerk.get(`/proceedings/${now?.id}`).expect(200);
    expect(file.text).toContain('Đã thụ lý');
    const petition = await clerk.get(`/petitions/${now?.petition_id}`).expect(200);
    expect(petition.text).toContain('Nhận bàn giao, thời hạn chạy tiếp');
    // The steps the old ward took are done, on their days.
    const steps = await one<{ steps: Record<string, string> }>(
      "select data->'steps' as steps from events where petition_id = $1 and kind = 'petition.unit_taken_over'",
      [now?.petition_id],
    );
    expect(steps?.steps.carriedOut).toMatch(/^2026-11-2\d$/);
    expect(petition.text).toContain(steps?.steps.carriedOut?.split('-').reverse().join('/'));
    // The old row is read by reach, and says where it went.
    const old = await clerk.get(`/petitions/${id.other}`).expect(200);
    expect(old.text).toContain('Đã bàn giao đơn vị kế tiếp');
    expect(old.text).toContain('Phường Ngọc Hà');
  });

  it('finds it by the old number; the citizen’s slip answers from the new ward', async () => {
    const old = await one<{ number: number }>('select number from petitions where id = $1', [id.other]);
    const found = await clerk
      .get('/search')
      .query({ q: `ĐT-2026-${String(old?.number).padStart(6, '0')}` })
      .expect(200);
    const mine = await one<{ id: string }>('select id from petitions where unit_id = $1 and origin_petition_id = $2', [
      unit.ngocHa,
      id.other,
    ]);
    expect(found.text).toContain(`/petitions/${mine?.id}`);
    // The same by the number as an old receipt may write it, and by the code printed there.
    expect(
      (
        await clerk
          .get('/search')
          .query({ q: `${old?.number}/2026` })
          .expect(200)
      ).text,
    ).toContain(`/petitions/${mine?.id}`);
    const code = await one<{ code: string }>('select public_code as code from petitions where id = $1', [id.other]);
    expect(
      (
        await clerk
          .get('/search')
          .query({ q: code?.code ?? '' })
          .expect(200)
      ).text,
    ).toContain(`/petitions/${mine?.id}`);
    const request = (await import('supertest')).default;
    const answer = await request(app.app).post('/lookup').type('form').send(slip).expect(200);
    expect(answer.text).toContain('Phường Hồng Hà');
  });

  it('finds a visit by its number in the old ward, at whoever keeps it now', async () => {
    const number = await one<{ number: number }>('select number from visits where id = $1', [id.visit]);
    const mine = await one<{ id: string }>('select id from visits where unit_id = $1 and origin_visit_id = $2', [
      unit.ngocHa,
      id.visit,
    ]);
    const typed = [
      `số tiếp ${number?.number}/2026 của phường cũ`,
      `so tiep ${number?.number}/2026 cua phuong Ba Dinh`,
      `TCD-2026-${number?.number}`,
    ];
    for (const q of typed) {
      const opened = await clerk.get('/search').query({ q }).expect(303);
      expect([q, opened.headers.location]).toEqual([q, `/visits/${mine?.id}`]);
    }
    // A number and a year alone may be a petition's: both are shown, and whose number it was.
    const both = await clerk
      .get('/search')
      .query({ q: `${number?.number}/2026` })
      .expect(200);
    expect(both.text).toContain(`/visits/${mine?.id}`);
    expect(both.text).toContain('Nhận bàn giao từ Phường Ba Đình, số cũ TCD-2026-');
    // What was answered before the switch stays in the old book, which the ward that has the archive reads.
    const guided = await one<{ number: number }>('select number from visits where id = $1', [id.guided]);
    const archive = await clerk
      .get('/search')
      .query({ q: `số tiếp ${guided?.number}/2026 của phường Ba Đình` })
      .expect(303);
    expect(archive.headers.location).toBe(`/visits/${id.guided}`);
  });

  it('keeps the denouncer sealed, and opens the name to nobody but by a reveal there', async () => {
    const moved = await one<{ id: string }>('select id from petitions where unit_id = $1 and origin_petition_id = $2', [
      unit.hongHa,
      id.sealed,
    ]);
    await clerk.get(`/petitions/${moved?.id}`).expect(404);
    for (const table of ['handovers', 'events', 'parties', 'petition_contents', 'house_events', 'notices'])
      expect([
        table,
        (await one<{ n: number }>(`select count(*)::int as n from ${table} t where t::text like '%Quàng%'`))?.n,
      ]).toEqual([table, 0]);
    const [person] = await actForUnit(app.services, unit.hongHa ?? 0, (act) =>
      revealIdentities(act, { unitId: unit.hongHa ?? 0, petitionId: Number(moved?.id) }, 'verification'),
    );
    expect(person?.name).toBe('Quàng Thị Ún');
  });

  it('gives papers without a number the new heading; they hang on the proceeding that goes on', async () => {
    const old = await one<{ n: number }>(
      'select count(*)::int as n from papers where unit_id = $1 and petition_id = $2 and number is null',
      [unit.baDinh, id.accepted],
    );
    expect(old?.n).toBeGreaterThan(0);
    const rows = await app.database.owner<{ heading: string; proceeding_id: string | null }>(
      "select w.fields->>'issuingOrg' as heading, w.proceeding_id from papers w join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id where w.unit_id = $1 and p.origin_petition_id = $2",
      [unit.ngocHa, id.accepted],
    );
    expect(rows.length).toBe(old?.n);
    expect(new Set(rows.map((row) => row.heading))).toEqual(new Set(['Ủy ban nhân dân phường Ngọc Hà']));
    expect(rows.some((row) => row.proceeding_id !== null)).toBe(true);
  });
});

describe('what comes back late', () => {
  it('goes on from the closed ward to the one that took over, by the same act', async () => {
    const item = await one<{ id: string; petition_id: string }>(
      `select t.id, t.petition_id from transfers t join petitions p on p.unit_id = t.unit_id and p.id = t.petition_id where t.unit_id = $1 and p.status = 'transferred'`,
      [unit.baDinh],
    );
    await app.as('huong.sxd', async (act) => {
      await openTransfer(act, Number(item?.id));
      await returnTransfer(act, Number(item?.id), { reason: 'not_competent', basis: 'Thông tư số 05/2021/TT-TTCP', note: '' });
    });
    await runJobs(app.services, app.database.workerUrl);
    expect(
      (await one('select status from petitions where unit_id = $1 and id = $2', [unit.baDinh, item?.petition_id]))?.status,
    ).toBe('handed_over');
    const on = await one<{ unit_id: number; status: string }>(
      'select unit_id, status from petitions where origin_unit_id = $1 and origin_petition_id = $2',
      [unit.baDinh, item?.petition_id],
    );
    expect([unit.ngocHa, unit.hongHa]).toContain(on?.unit_id);
  });
});

describe('a function that moves', () => {
  it('takes only the petitions of its fields; the unit goes on', async () => {
    const to = await app.database.unitId('so-nnmt');
    await staffOffice(app, to);
    const register = (field: string) =>
      app.as('binh.sxd', (act) =>
        registerPetition(act, aRegistration({ field, receivedOn: '2026-12-01', writtenOn: '2026-12-01' })),
      );
    const land = await register('LAND.3');
    const housing = await register('HOUSING.1');
    const made = await send(admin, '/admin/reorganisations/new', {
      number: '88/QĐ-UBND',
      issuedOn: '30/11/2026',
      issuer: 'UBND Thành phố',
      subject: 'chuyển chức năng đất đai',
      effectiveOn: '1/12/2026',
    });
    const act = made.headers.location ?? '';
    await send(admin, `${act}/routes`, {
      kind: 'function',
      fields: ['LAND'],
      fromUnitId: String(unit.xayDung),
      toUnitId: String(to),
      // What a function does not carry, it does not carry though it be ticked.
      takesArchive: '1',
      takesAccounts: '1',
      takesSchedule: '1',
    });
    const carried =
      'select takes_petitions, takes_archive or takes_accounts or takes_schedule as more from reorganisation_routes where to_unit_id = $1';
    expect(await one(carried, [to])).toEqual({ takes_petitions: true, more: false });
    const stays = 'hồ sơ lưu, sổ, lượt tiếp và lịch tiếp công dân, người';
    expect((await admin.get(`${act}/givers/${unit.xayDung}`).expect(200)).text).toContain(
      `đơn, vụ việc đang mở thuộc Đất đai; ${stays} ở lại đơn vị bàn giao`,
    );
    const plan = (await admin.get(act).expect(200)).text;
    expect(plan).toContain('Sở Xây dựng sang Sở Nông nghiệp và Môi trường (Đất đai)');
    expect(plan).toContain(`Đơn vị bàn giao vẫn hoạt động và giữ ${stays}`);
    // Its petitions go one way: the same field is given to nobody else, another one is.
    const second = { kind: 'function', takesPetitions: '1', fromUnitId: String(unit.xayDung), toUnitId: String(unit.hongHa) };
    const twice = await send(admin, `${act}/routes`, { ...second, fields: ['LAND', 'POLICY'] });
    expect([twice.status, twice.text.includes('Đất đai: đơn đã chuyển sang Sở Nông nghiệp và Môi trường.')]).toEqual([422, true]);
    expect((await send(admin, `${act}/execution`, { seen: '1' })).status).toBe(303);
    await runJobs(app.services, app.database.workerUrl);
    expect((await one('select status from petitions where id = $1', [land.id]))?.status).toBe('handed_over');
    expect((await one('select status from petitions where id = $1', [housing.id]))?.status).not.toBe('handed_over');
    expect((await one('select upper_inf(during) as stands from units where id = $1', [unit.xayDung]))?.stands).toBe(true);
    await (await app.signIn('binh.sxd')).get('/work').expect(200);
  });
});
