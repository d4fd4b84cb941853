// A ward is abolished: the office above it takes over what it owes, or two offices do, petition by petition; and back.
import { beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../../src/worker.ts';
import { acceptedComplaint } from '../../proceedings/arrange.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { aRegistration } from '../../support/registration.ts';
import { adminOf, keepHeads } from './arrange.ts';

const app = anApp();
let admin: Agent;
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const post = async (agent: Agent, path: string, fields: Record<string, string | string[]>) => {
  const page = await agent.get(path);
  return agent
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};
const prepare = async (number: string) => {
  const made = await post(admin, '/admin/reorganisations/new', {
    number,
    issuedOn: '20/11/2026',
    issuer: 'Ủy ban Thường vụ Quốc hội',
    subject: 'giải thể phường Ba Đình',
    effectiveOn: '25/11/2026',
  });
  return made.headers.location ?? '';
};
const all = { takesPetitions: '1', takesArchive: '1', takesAccounts: '1', takesSchedule: '1' };
const actOf = (path: string) => Number(path.split('/').at(-1));
const carryOut = async (path: string) => {
  await asAdmin((context) => keepHeads(context, actOf(path)));
  await asAdmin((context) => startAct(context, actOf(path)));
  await runJobs(app.services, app.database.workerUrl);
  expect(await rows('select state from reorganisations where id = $1', [actOf(path)])).toEqual([{ state: 'done' }]);
};
const takeBack = async (path: string) => {
  await asAdmin((context) => undoAct(context, actOf(path), 'Thử'));
  await runJobs(app.services, app.database.workerUrl);
  expect(await rows('select state from reorganisations where id = $1', [actOf(path)])).toEqual([{ state: 'undone' }]);
};
const postsThere = (login: string) =>
  rows<{ role: string; confirmed: boolean }>(
    'select a.role, a.reveal_confirmed_at is not null as confirmed from assignments a join accounts c on c.id = a.account_id where c.login = $1 and a.unit_id = $2 and not isempty(a.during) and upper_inf(a.during)',
    [login, unit.city],
  );
const unitsOf = (petition: number | undefined) =>
  rows<{ unit: number; status: string }>(
    'select unit_id as unit, status from petitions where id = $1 or origin_petition_id = $1 order by id',
    [petition],
  );

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  unit.city = await app.database.unitId('ubnd-tp');
  id.accepted = (await acceptedComplaint(app, '2026-11-23')).petitionId;
  id.open = (await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()))).id;
  app.setNow('2026-11-25T02:00:00Z');
  admin = await app.signIn('quantri');
}, 60_000);

it('offers the office above as receiver, of what is abolished and of nothing merged into it', async () => {
  const path = await prepare('21/NQ-UBTVQH15');
  const form = await admin.get(`${path}/routes`).expect(200);
  const receivers = /name="toUnitId"[\s\S]*?<\/select>/.exec(form.text)?.[0] ?? '';
  expect(receivers).toContain(`value="${unit.city}"`);
  expect(/name="fromUnitId"[\s\S]*?<\/select>/.exec(form.text)?.[0]).not.toContain(`value="${unit.city}"`);
  const way = { fromUnitId: String(unit.baDinh), toUnitId: String(unit.city), ...all };
  const merged = await post(admin, `${path}/routes`, { ...way, kind: 'merge' });
  expect(merged.status).toBe(422);
  expect(merged.text).toContain('UBND thành phố Hà Nội chỉ nhận việc của đơn vị giải thể');
  expect((await post(admin, `${path}/routes`, { ...way, kind: 'abolish' })).status).toBe(303);
  // Who leads the ward would lead and read the whole city there: the act moves him as a plain officer, and says so before.
  const before = (await admin.get(path).expect(200)).text;
  expect(before).toContain('từ ngày chuyển là chuyên viên xử lý đơn');
  expect(before).toContain('Hoàng Gia Thắng (Lãnh đạo cơ quan, Thành phố Hà Nội)');
  // Whoever administers the ward's accounts would administer the city's, its chairman's among them: the post ends.
  expect(before).toContain(
    'Vai trò quản trị không đi theo sang nơi nhận, phân công kết thúc từ ngày chuyển: Trần Ngọc Quý (Quản trị đơn vị, Thành phố Hà Nội).',
  );
  const people = (await admin.get(`${path}/givers/${unit.baDinh}`).expect(200)).text;
  expect(people).toContain('sang Thành phố Hà Nội (theo đơn vị), vai trò Chuyên viên xử lý đơn');
  expect(people).toContain('kết thúc phân công, vai trò Quản trị đơn vị không đi theo');
  const [leader] = await rows<{ id: number; title: string }>(
    "select a.id, a.title from assignments a join accounts c on c.id = a.account_id where c.login = 'thang.badinh'",
  );
  const moving = `${path}/people/${leader?.id}`;
  // Of the post he has no more he keeps no title either, unless the act writes one, nor does a page that leaves what it proposed.
  const offered = (await admin.get(moving).expect(200)).text;
  const proposedTitle = /name="title"[^>]*value="([^"]*)"/.exec(offered)?.[1];
  expect(proposedTitle).toBe('Chuyên viên xử lý đơn');
  const planned = async (standing: string) => {
    const page = (await admin.get(moving).expect(200)).text;
    const title = /name="title"[^>]*value="([^"]*)"/.exec(page)?.[1] ?? '';
    expect((await post(admin, moving, { toUnitId: String(unit.city), title, standing })).status).toBe(303);
    return (await rows('select title from reorganisation_posts where assignment_id = $1', [leader?.id]))[0]?.title;
  };
  expect(await planned('kept')).toBe(leader?.title);
  expect(await planned('plain')).toBe('Chuyên viên xử lý đơn');
  const chosen = await post(admin, moving, { toUnitId: String(unit.city), title: 'Chuyên viên cao cấp' });
  expect(chosen.status).toBe(303);
  expect((await admin.get(path).expect(200)).text).not.toContain('Hoàng Gia Thắng (Lãnh đạo cơ quan, Thành phố Hà Nội)');
  await carryOut(path);
  expect(await postsThere('quy.badinh')).toEqual([]);
  expect(
    await rows(
      "select a.role, a.title from assignments a join accounts c on c.id = a.account_id where c.login = 'thang.badinh' and a.unit_id = $1",
      [unit.city],
    ),
  ).toEqual([{ role: 'processor', title: 'Chuyên viên cao cấp' }]);
  const moved = await app.as('thang.badinh', async ({ actor }) => actor.reach.all);
  expect(moved).toBe(false);
  expect(await unitsOf(id.open)).toEqual([
    { unit: unit.baDinh, status: 'handed_over' },
    { unit: unit.city, status: expect.any(String) },
  ]);
  expect((await unitsOf(id.accepted)).map((one) => one.unit)).toEqual([unit.baDinh, unit.city]);
  expect((await (await app.signIn('hoa.badinh')).get('/work').expect(200)).text).toContain('Hà Nội');
  await takeBack(path);
  for (const name of ['open', 'accepted']) expect((await unitsOf(id[name])).map((one) => one.unit)).toEqual([unit.baDinh]);
}, 120_000);

it('the act’s author may leave somebody his role by name: he says so, reads it before the switch, and whoever opens seals waits for a second yes', async () => {
  const path = await prepare('23/NQ-UBTVQH15');
  await post(admin, `${path}/routes`, {
    fromUnitId: String(unit.baDinh),
    toUnitId: String(unit.city),
    kind: 'abolish',
    ...all,
    isDefault: '1',
  });
  const postOf = async (login: string) =>
    (
      await rows<{ id: number }>(
        'select a.id from assignments a join accounts c on c.id = a.account_id where c.login = $1 and a.unit_id = $2',
        [login, unit.baDinh],
      )
    )[0]?.id;
  await rows(
    "update assignments set reveal_confirmed_at = '2026-11-01', reveal_confirmed_by = (select id from accounts where login = 'tam.thanhtra') where id = $1",
    [await postOf('thang.badinh')],
  );
  const form = await admin.get(`${path}/people/${await postOf('quy.badinh')}`).expect(200);
  expect(form.text).toContain('Vai trò Quản trị đơn vị có quyền rộng hơn ở Thành phố Hà Nội');
  const plain = await admin.get(`${path}/people/${await postOf('lan.badinh')}`).expect(200);
  expect(plain.text).not.toContain('name="standing"');
  const there = { toUnitId: String(unit.city), title: 'Công chức' };
  for (const login of ['quy.badinh', 'thang.badinh'])
    expect(
      (await post(admin, `${path}/people/${await postOf(login)}`, { ...there, title: `Công chức ${login}`, standing: 'kept' }))
        .status,
    ).toBe(303);
  expect((await admin.get(path).expect(200)).text).toContain(
    'Theo phương án vẫn giữ vai trò có quyền rộng hơn ở nơi nhận: Hoàng Gia Thắng (Lãnh đạo cơ quan, Thành phố Hà Nội); Trần Ngọc Quý (Quản trị đơn vị, Thành phố Hà Nội).',
  );
  await carryOut(path);
  expect(await postsThere('quy.badinh')).toMatchObject([{ role: 'unit_admin' }]);
  expect(await postsThere('thang.badinh')).toEqual([{ role: 'leader', confirmed: false }]);
  await takeBack(path);
  expect(await rows('select 1 from assignments where id = $1 and upper_inf(during)', [await postOf('quy.badinh')])).toHaveLength(
    1,
  );
}, 120_000);

it('goes to two receivers as the clerk chose for each petition, and back', async () => {
  const path = await prepare('22/NQ-UBTVQH15');
  const way = { fromUnitId: String(unit.baDinh), kind: 'abolish' };
  await post(admin, `${path}/routes`, { ...way, toUnitId: String(unit.city), ...all, isDefault: '1' });
  await post(admin, `${path}/routes`, { ...way, toUnitId: String(unit.ngocHa), takesPetitions: '1' });
  const clerk = await app.signIn('hoa.badinh');
  const plan = await clerk.get('/unit-handovers/plan?show=all').expect(200);
  expect(plan.text).toContain('Thành phố Hà Nội');
  const chosen = await clerk
    .post('/unit-handovers/plan/choices')
    .type('form')
    .send({ ...formFieldsOf(plan.text), [`to-${id.open}`]: String(unit.ngocHa), [`to-${id.accepted}`]: String(unit.city) });
  expect(chosen.status).toBe(303);
  await carryOut(path);
  expect((await unitsOf(id.open)).at(-1)?.unit).toBe(unit.ngocHa);
  expect((await unitsOf(id.accepted)).at(-1)?.unit).toBe(unit.city);
  await takeBack(path);
  for (const name of ['open', 'accepted'])
    expect((await unitsOf(id[name])).map((one) => [one.unit, one.status === 'handed_over'])).toEqual([[unit.baDinh, false]]);
}, 120_000);

it('whoever administers a ward’s accounts keeps that where the ward is merged into its like, unless that one has its administrator', async () => {
  const path = await prepare('24/NQ-UBTVQH15');
  const way = { fromUnitId: String(unit.baDinh), toUnitId: String(unit.ngocHa), ...all, isDefault: '1' };
  expect((await post(admin, `${path}/routes`, { ...way, kind: 'merge' })).status).toBe(303);
  expect((await admin.get(path).expect(200)).text).not.toContain('Vai trò quản trị không đi theo');
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during)
     select id, $1, 'unit_admin', 'Công chức', daterange('2026-11-01', null) from accounts where login = 'mai.ngocha'`,
    [unit.ngocHa],
  );
  expect((await admin.get(path).expect(200)).text).toContain('Trần Ngọc Quý (Quản trị đơn vị, Phường Ngọc Hà)');
}, 60_000);
