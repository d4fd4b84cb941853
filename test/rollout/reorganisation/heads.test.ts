// Two wards with a chairman each become one: nobody carries the act out before somebody has said who is its chairman from that day.
import { beforeAll, expect, it } from 'vitest';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { findHead } from '../../../src/rollout/reorganisation/queries.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { adminOf, prepareMerger } from './arrange.ts';

const app = anApp();
let admin: Agent;
let actId = 0;
const unit: Record<string, number> = {};
const post: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const here = () => `/admin/reorganisations/${actId}`;
const page = () => `${here()}/heads`;
const field = (name: string) =>
  name === 'headId' ? `head-${unit.ngocHa}` : name === 'headTitle' ? `headTitle-${unit.ngocHa}` : name;
const valueIn = (html: string, name: string) =>
  new RegExp(`name="${field(name)}" type="text" value="([^"]*)"`).exec(html)?.[1] ?? '';
const send = async (fields: Record<string, string>) => {
  const shown = await admin.get(page()).expect(200);
  return admin
    .post(page())
    .type('form')
    .send({
      ...formFieldsOf(shown.text),
      [field('headTitle')]: valueIn(shown.text, 'headTitle'),
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [field(name), value])),
    });
};
const postsOf = (login: string) =>
  rows<{ unit: number; role: string; title: string; during: string; confirmed: boolean }>(
    `select a.unit_id as unit, a.role, a.title, a.during::text as during, a.reveal_confirmed_at is not null as confirmed from assignments a join accounts c on c.id = a.account_id
      where c.login = $1 and a.stands_for is null and not isempty(a.during) order by a.id`,
    [login],
  );

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  for (const login of ['thang.badinh', 'vinh.ngocha'])
    post[login] =
      (
        await rows<{ id: number }>(
          'select a.id from assignments a join accounts c on c.id = a.account_id where c.login = $1 order by a.id limit 1',
          [login],
        )
      )[0]?.id ?? 0;
  // Somebody stands in for the chairman of Ngọc Hà.
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during, stands_for, mandate)
     select (select id from accounts where login = 'phong.ngocha'), unit_id, role, title, daterange('2026-11-01', '2027-01-01'), id, '3/UQ-UBND' from assignments where id = $1`,
    [post['vinh.ngocha']],
  );
  // Another was given for him on the very day of the switch.
  await rows(
    `insert into assignments (account_id, unit_id, role, title, during, stands_for, mandate)
     select (select id from accounts where login = 'tuan.ngocha'), unit_id, role, title, daterange('2026-11-25', '2027-01-01'), id, '4/UQ-UBND' from assignments where id = $1`,
    [post['vinh.ngocha']],
  );
  actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  admin = await app.signIn('quantri');
}, 60_000);

it('the dry run names the receiver and both its heads, and the act is refused with what to do', async () => {
  const shown = await admin.get(here()).expect(200);
  expect(shown.text).toContain('Từ ngày chuyển có hơn một người đứng đầu: Phường Ngọc Hà (Trịnh Đình Vinh, Hoàng Gia Thắng).');
  expect(shown.text).toContain(page());
  expect(shown.text).not.toContain('Thực hiện sắp xếp');
  await expect(asAdmin((context) => startAct(context, actId))).rejects.toThrow('Xác định người đứng đầu của từng đơn vị nhận');
});

it('asks what the other one becomes; a deputy bears no title of the head', async () => {
  const nobody = await send({});
  expect(nobody.status).toBe(422);
  expect(nobody.text).toContain('Chọn người đứng đầu của ít nhất một đơn vị nhận');
  const head = { headId: String(post['thang.badinh']) };
  const unsaid = await send(head);
  expect(unsaid.status).toBe(422);
  expect(unsaid.text).toContain('Chọn Trịnh Đình Vinh giữ vị trí nào theo quyết định');
  const own = String(post['vinh.ngocha']);
  const titled = await send({ ...head, [`as-${own}`]: 'deputy', [`title-${own}`]: 'Chủ tịch UBND phường' });
  expect(titled.status).toBe(422);
  expect(titled.text).toContain('Đây là chức danh của người đứng đầu');
  expect(await rows('select 1 from reorganisation_posts')).toEqual([]);
});

it('a receiver keeps a head: nobody takes its own away and gives it none', async () => {
  const own = String(post['vinh.ngocha']);
  expect((await send({ headId: String(post['thang.badinh']), [`as-${own}`]: 'none' })).status).toBe(303);
  await rows('update reorganisation_posts set to_unit_id = null where assignment_id = $1', [post['thang.badinh']]);
  expect((await admin.get(here()).expect(200)).text).toContain('Từ ngày chuyển không còn người đứng đầu: Phường Ngọc Hà.');
});

it('the chairman who came leads, the one who was here is his deputy from that day; taken back, all is as before', async () => {
  const own = String(post['vinh.ngocha']);
  expect(
    (await send({ headId: String(post['thang.badinh']), [`as-${own}`]: 'deputy', [`title-${own}`]: 'Phó Chủ tịch UBND phường' }))
      .status,
  ).toBe(303);
  const again = await admin.get(page()).expect(200);
  expect(again.text).toMatch(new RegExp(`name="head-${unit.ngocHa}" value="${post['thang.badinh']}" checked`));
  expect(again.text).toContain('<option value="deputy" selected>');
  const before = await postsOf('vinh.ngocha');
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  const leads = { unit: unit.ngocHa, role: 'leader', during: '[2026-11-25,)' };
  expect((await postsOf('thang.badinh')).at(-1)).toMatchObject({ ...leads, title: 'Chủ tịch UBND phường', confirmed: true });
  expect((await postsOf('vinh.ngocha')).at(-1)).toMatchObject({ ...leads, title: 'Phó Chủ tịch UBND phường', confirmed: true });
  expect((await postsOf('vinh.ngocha'))[0]?.during.endsWith('2026-11-25)')).toBe(true);
  // The mandate was his as the head.
  expect(await rows("select during::text from assignments where mandate = '3/UQ-UBND'")).toEqual([
    { during: '[2026-11-01,2026-11-25)' },
  ]);
  // Nobody acts by the one of that day any more, and the day it was held is told.
  const ofThatDay = () => rows("select during::text, held::text from assignments where mandate = '4/UQ-UBND'");
  expect(await ofThatDay()).toEqual([{ during: 'empty', held: '[2026-11-25,2026-11-26)' }]);
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  await runJobs(app.services, app.database.workerUrl);
  expect(await postsOf('vinh.ngocha')).toEqual(before);
  expect(await rows("select during::text from assignments where mandate = '3/UQ-UBND'")).toEqual([
    { during: '[2026-11-01,2027-01-01)' },
  ]);
  expect(await ofThatDay()).toEqual([{ during: '[2026-11-25,2027-01-01)', held: null }]);
});

it('as an officer the former head decides nothing here any more, as nobody he has no post', async () => {
  const came = String(post['thang.badinh']);
  const head = { headId: String(post['vinh.ngocha']) };
  expect((await send({ ...head, [`as-${came}`]: 'officer', [`title-${came}`]: 'Chuyên viên' })).status).toBe(303);
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  expect((await postsOf('thang.badinh')).at(-1)).toMatchObject({ unit: unit.ngocHa, role: 'processor', title: 'Chuyên viên' });
  expect((await postsOf('vinh.ngocha')).at(-1)).toMatchObject({ role: 'leader', title: 'Chủ tịch UBND phường' });
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  await runJobs(app.services, app.database.workerUrl);
  expect((await send({ ...head, [`as-${came}`]: 'none' })).status).toBe(303);
  await asAdmin((context) => startAct(context, actId));
  expect((await postsOf('thang.badinh')).map(({ during }) => during.endsWith(',)'))).toEqual([false]);
});

it('in a commune the head and his deputy bear its titles, as the form proposes them and the handover prints them', async () => {
  await rows("update unit_profiles set issuing_org = 'Ủy ban nhân dân xã Ngọc Hà' where unit_id = $1", [unit.ngocHa]);
  await runJobs(app.services, app.database.workerUrl);
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  await runJobs(app.services, app.database.workerUrl);
  await rows('delete from reorganisation_posts');
  const shown = (await admin.get(page()).expect(200)).text;
  const [came, own] = [String(post['thang.badinh']), String(post['vinh.ngocha'])];
  expect(['headTitle', `title-${came}`, `title-${own}`].map((name) => valueIn(shown, name))).toEqual([
    'Chủ tịch UBND xã',
    'Phó Chủ tịch UBND xã',
    'Phó Chủ tịch UBND xã',
  ]);
  const said = { headId: came, [`as-${own}`]: 'deputy', [`title-${own}`]: 'Phó Chủ tịch UBND xã' };
  const wrong = await send({ ...said, headTitle: 'Chuyên viên' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Chức danh người đứng đầu mở đầu bằng “Chủ tịch”');
  expect((await send({ ...said, headTitle: 'Chủ tịch UBND xã Ngọc Hà' })).status).toBe(303);
  expect(valueIn((await admin.get(page()).expect(200)).text, 'headTitle')).toBe('Chủ tịch UBND xã Ngọc Hà');
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  expect((await postsOf('thang.badinh')).at(-1)).toMatchObject({ unit: unit.ngocHa, title: 'Chủ tịch UBND xã Ngọc Hà' });
  expect((await postsOf('vinh.ngocha')).at(-1)).toMatchObject({ title: 'Phó Chủ tịch UBND xã' });
  expect(await asAdmin(({ house }) => findHead(house, unit.ngocHa ?? 0, '2026-11-25'))).toMatchObject({
    name: 'Hoàng Gia Thắng',
    title: 'Chủ tịch UBND xã Ngọc Hà',
  });
});
