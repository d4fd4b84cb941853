// What a plan counts and shows: as the page that closes a unit counts it, by whose address a rule sends a petition, how much went which way.
import { beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { addRoute, confirmDefaultWays, equipReceivers, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { startFormScreen } from '../../../src/rollout/reorganisation/form-screens.ts';
import { runJobs } from '../../../src/worker.ts';
import { entry } from '../../reception/entries.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { aRegistration, aSender } from '../../support/registration.ts';
import { addOfficer, adminOf, keepHeads } from './arrange.ts';

const app = anApp();
let admin: Agent;
let act = 0;
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

beforeAll(async () => {
  for (const [name, code] of [
    ['baDinh', '00004'],
    ['ngocHa', '00008'],
    ['hongHa', '00097'],
  ] as const)
    unit[name] = await app.database.unitId(code);
  const register = async (name: string, change: Parameters<typeof aRegistration>[0] = {}) => {
    id[name] = (await app.as('hoa.badinh', (one) => registerPetition(one, aRegistration(change)))).id;
  };
  await register('open', { senders: [aSender({ address: 'Số 9, phố Đội Nhân' })] });
  await register('together', {
    senders: [
      aSender({ name: 'Lường Thị Mẩy', address: 'Số 1, phố Đội Nhân', idNumber: '001168007777' }),
      aSender({ name: 'Lò Văn Pín', address: 'Số 5, phố Đội Cấn', idNumber: '001168009999' }),
    ],
  });
  await register('ended');
  await rows(
    "update petitions set status = 'filed', closed_on = '2026-11-25', next_act = null, next_role = null, holder_id = null where id = $1",
    [id.ended],
  );
  id.visit = (await app.as('lan.badinh', (one) => registerVisit(one, entry()))).id;
  // The conclusion is owed by a clock alone.
  await rows('update visits set due_on = null where id = $1', [id.visit]);
  for (const [petition, state] of [
    ['open', 'draft'],
    ['ended', 'draft'],
    ['ended', 'submitted'],
  ])
    await rows(
      `insert into papers (unit_id, petition_id, sealed, kind, symbol, year, state, fields, created_at, created_by, signer_name, signer_title)
       select $1, $2, false, 'XLD03_2021', 'PC-UBND', 2026, $3, '{}', now(), 1, 'Hoàng Gia Thắng', 'Chủ tịch'`,
      [unit.baDinh, id[petition ?? ''], state],
    );
  app.setNow('2026-12-01T02:00:00Z');
  admin = await app.signIn('quantri');
  act = await asAdmin((context) =>
    prepareAct(context, {
      number: '41/NQ-HĐND',
      issuedOn: '2026-11-20',
      issuer: 'Hội đồng nhân dân',
      subject: 'chia phường Ba Đình',
      effectiveOn: '2026-12-01',
    }),
  );
  for (const to of ['ngocHa', 'hongHa'])
    await asAdmin((context) =>
      addRoute(context, act, {
        fromUnitId: unit.baDinh ?? 0,
        toUnitId: unit[to] ?? 0,
        kind: 'split',
        isDefault: to === 'ngocHa',
        fields: [],
        takesPetitions: true,
        takesArchive: to === 'ngocHa',
        takesAccounts: to === 'ngocHa',
        takesSchedule: to === 'ngocHa',
      } as never),
    );
  await asAdmin((context) => equipReceivers(context, act));
}, 180_000);

describe('what a ward still owes', () => {
  it('is counted alike by the page that closes it and by the dry run', async () => {
    const path = `/admin/units/${unit.baDinh}/closing`;
    const form = await admin.get(path).expect(200);
    const closing = await admin
      .post(path)
      .type('form')
      .send({ ...formFieldsOf(form.text), lastOn: '30/11/2026', act: '41/NQ-HĐND' })
      .expect(422);
    expect(closing.text).toContain('2 văn bản chưa phát hành xong, 1 lượt tiếp công dân chưa trả lời');
    const plan = textOf((await admin.get(`/admin/reorganisations/${act}`).expect(200)).text);
    expect(plan).toContain('2 văn bản chưa phát hành xong');
    expect(plan).toContain('1 lượt tiếp công dân chưa trả lời xong.');
    expect(plan).toMatch(/Chưa có nơi nhận \d+ đơn, 1 lượt tiếp|\d+ đơn, 1 lượt tiếp Chưa có nơi nhận/);
  });
});

it('what the ward did after the effective day is said, and again before the switch is confirmed', async () => {
  const said = async () => textOf((await admin.get(`/admin/reorganisations/${act}`).expect(200)).text);
  const words = 'Ở đơn vị kết thúc có 1 đơn nhận từ ngày có hiệu lực 01/12/2026 trở đi.';
  expect(await said()).not.toContain('trở đi.');
  const [was] = await rows('select received_on::text as on_date from petitions where id = $1', [id.open]);
  const receive = (on: unknown) => rows('update petitions set received_on = $2 where id = $1', [id.open, on]);
  await receive('2026-12-01');
  expect(await said()).toContain(words);
  await receive(was?.on_date);
  const form = startFormScreen({ id: act, effectiveOn: '2026-12-01' } as never, {} as never, {
    ...{ open: 1, incoming: 0, givers: 1, newNames: 0, ends: true },
    after: [words],
    waiting: [],
  });
  expect(form.warning).toContain(`đang mở. ${words} Người của`);
});

describe('reception days from the switch on', () => {
  it('are said to be cancelled only where the unit ends, and to be drafted anew only where a route takes them', async () => {
    await rows(
      `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, state, created_at, created_by)
       values ($1, 'periodic', '2026-12-10', '08:00', '11:00', 'Trụ sở', '', '', 'posted', now(), 1)`,
      [unit.baDinh],
    );
    const plan = async () => textOf((await admin.get(`/admin/reorganisations/${act}`).expect(200)).text);
    const giver = async () => textOf((await admin.get(`/admin/reorganisations/${act}/givers/${unit.baDinh}`).expect(200)).text);
    const drafted = 'đơn vị nhận có bản dự kiến để đăng lại';
    expect(await plan()).toContain(drafted);
    expect(await giver()).toContain('Ngày tiếp công dân bị hủy lịch');
    const set = (change: string) => rows(`update reorganisation_routes set ${change} where reorganisation_id = $1`, [act]);
    await set('takes_schedule = false');
    expect(await plan()).toContain('không tuyến nào nhận lịch');
    await set("kind = 'function', part = 'part', fields = array['LAND']");
    expect(await plan()).not.toMatch(/ngày tiếp công dân đã xếp lịch/);
    expect(await giver()).not.toContain('Ngày tiếp công dân bị hủy lịch');
    await set("kind = 'split', fields = null");
    await rows('update reorganisation_routes set takes_schedule = true where reorganisation_id = $1 and to_unit_id = $2', [
      act,
      unit.ngocHa,
    ]);
    await rows("delete from reception_days where unit_id = $1 and on_date = '2026-12-10' and place = 'Trụ sở'", [unit.baDinh]);
  });
});

describe('a rule by address', () => {
  it('shows whose address took the petition, when it is not the first sender’s', async () => {
    const clerk = await app.signIn('hoa.badinh');
    const form = await clerk.get('/unit-handovers/plan').expect(200);
    expect(textOf(form.text)).toContain('Số 1, phố Đội Nhân');
    expect(textOf(form.text)).toContain('Phần mềm đề xuất Phường Ngọc Hà, nơi nhận mặc định; kiểm tra rồi lưu.');
    await clerk
      .post('/unit-handovers/plan')
      .type('form')
      .send({ ...formFieldsOf(form.text), words: 'pho doi can', toUnitId: String(unit.hongHa) })
      .expect(303);
    const plan = textOf((await clerk.get('/unit-handovers/plan?show=all').expect(200)).text);
    expect(plan).toMatch(/Số 5, phố Đội Cấn[^(]*\(của Lò Văn Pín, cùng gửi\)/);
    expect(plan).not.toContain('Số 1, phố Đội Nhân');
    expect(plan).toMatch(/“pho doi can”: Phường Hồng Hà Bỏ Địa chỉ/);
    // The others stand as ever.
    expect(plan).toContain('Số 9, phố Đội Nhân');
  });
});

describe('once it is carried out', () => {
  it('says beside each receiver how much went there', async () => {
    await asAdmin((context) => confirmDefaultWays(context, act, null));
    await asAdmin((context) => keepHeads(context, act));
    // Its work would be on nobody's list.
    await expect(asAdmin((context) => startAct(context, act))).rejects.toThrow(
      'Đơn vị nhận chưa có người làm việc từ ngày chuyển: Phường Hồng Hà. ',
    );
    await addOfficer(app, unit.hongHa ?? 0, 'processor');
    // So would be what waits there for approval.
    const shown = textOf((await admin.get(`/admin/reorganisations/${act}`).expect(200)).text);
    expect(shown).toContain('Đơn vị nhận chưa có người phê duyệt từ ngày chuyển: Phường Hồng Hà.');
    await expect(asAdmin((context) => startAct(context, act))).rejects.toThrow('chưa có người phê duyệt từ ngày chuyển');
    await addOfficer(app, unit.hongHa ?? 0, 'leader');
    await asAdmin(async (context) => {
      await startAct(context, act);
    });
    await runJobs(app.services, app.database.workerUrl);
    const page = textOf((await admin.get(`/admin/reorganisations/${act}/givers/${unit.baDinh}`).expect(200)).text);
    // With the one that had ended, of which a paper put forward has not left.
    expect(page).toMatch(/Phường Ngọc Hà Chia, tách, mặc định [^0-9]* 2 1 /);
    expect(page).toMatch(/Phường Hồng Hà Chia, tách [^0-9]* 1 0 /);
    expect(page).toContain('3 đơn, vụ việc');
  });
});
