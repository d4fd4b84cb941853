// Several receivers that would have two heads stand on one page: one button, each checked by itself, words kept, the rest named later.
import { beforeAll, expect, it } from 'vitest';
import { addRoute } from '../../../src/rollout/reorganisation/actions.ts';
import { receiversPerPage, receiversToName } from '../../../src/rollout/reorganisation/heads/heads.ts';
import { listLeadingPosts } from '../../../src/rollout/reorganisation/heads/queries.ts';
import { loadAct } from '../../../src/rollout/reorganisation/queries.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { adminOf, prepareMerger } from './arrange.ts';

const app = anApp();
let admin: Agent;
let actId = 0;
const unit: Record<string, number> = {};
const head: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const here = () => `/admin/reorganisations/${actId}`;
const shown = async () => (await admin.get(`${here()}/heads`).expect(200)).text;
const valuesIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/name="((?:headTitle|title)-\d+)" type="text" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
const send = async (fields: Record<string, string>) => {
  const page = await shown();
  return admin
    .post(`${here()}/heads`)
    .type('form')
    .send({ ...formFieldsOf(page), ...valuesIn(page), ...fields });
};
const said = async () =>
  (await rows<{ assignment_id: number }>('select assignment_id from reorganisation_posts order by 1')).length;
/** A chairman of a ward that had none. */
const leader = async (name: string, code: string) => {
  unit[name] = await app.database.unitId(code);
  const [account] = await rows<{ id: number }>(
    `insert into accounts (login, name, name_ascii, created_at, password_hash) select 'chutich.' || $1::text, 'Chủ tịch ' || $1, fold('Chủ tịch ' || $1), created_at, password_hash from accounts where login = 'thang.badinh' returning id`,
    [name],
  );
  await rows(
    'insert into unit_profiles (unit_id, issuing_org, superior_org, symbol, place, head_title, approval_route) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [unit[name], `Ủy ban nhân dân phường ${name}`, '', 'UBND', 'Hà Nội', 'CHỦ TỊCH', 'leader'],
  );
  const [post] = await rows<{ id: number }>(
    "insert into assignments (account_id, unit_id, role, title, during) values ($1, $2, 'leader', 'Chủ tịch UBND phường', daterange('2026-01-01', null)) returning id",
    [account?.id, unit[name]],
  );
  head[name] = post?.id ?? 0;
};

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  for (const login of ['thang.badinh', 'vinh.ngocha'])
    head[login] =
      (
        await rows<{ id: number }>(
          'select a.id from assignments a join accounts c on c.id = a.account_id where c.login = $1 order by a.id limit 1',
          [login],
        )
      )[0]?.id ?? 0;
  const others = await rows<{ code: string }>(
    `select c.code from units u join unit_codes c on c.unit_id = u.id and c.scheme = 'gso' and upper_inf(c.during)
      where u.level = 'commune' and upper_inf(u.during) and not exists (select 1 from assignments a where a.unit_id = u.id) order by u.id limit 2`,
  );
  await leader('mot', others[0]?.code ?? '');
  await leader('hai', others[1]?.code ?? '');
  actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  await asAdmin((context) =>
    addRoute(context, actId, {
      fromUnitId: unit.mot ?? 0,
      toUnitId: unit.hai ?? 0,
      kind: 'merge',
      isDefault: true,
      fields: [],
      takesPetitions: true,
      takesArchive: true,
      takesAccounts: true,
      takesSchedule: true,
    } as never),
  );
  admin = await app.signIn('quantri');
}, 60_000);

it('the dry run leads to one page with both receivers and one button', async () => {
  const act = (await admin.get(here()).expect(200)).text;
  expect(act.match(new RegExp(`href="${here()}/heads"`, 'g'))).toHaveLength(1);
  expect(act).toContain('Xác định người đứng đầu của 2 đơn vị nhận');
  const page = await shown();
  expect(page).toContain(`name="head-${unit.ngocHa}"`);
  expect(page).toContain(`name="head-${unit.hai}"`);
  expect(page.match(/Lưu người đứng đầu/g)).toHaveLength(1);
});

it('what is wrong of one is said in its row, and nothing of the others is lost or kept', async () => {
  const wrong = await send({
    [`head-${unit.ngocHa}`]: String(head['vinh.ngocha']),
    [`as-${head['thang.badinh']}`]: 'none',
    [`head-${unit.hai}`]: String(head.hai),
    [`as-${head.mot}`]: 'deputy',
    [`title-${head.mot}`]: 'Trưởng phòng',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain(`href="#f-title-${head.mot}"`);
  expect(wrong.text).not.toContain(`href="#f-as-${head['thang.badinh']}"`);
  expect(wrong.text).toMatch(new RegExp(`name="head-${unit.ngocHa}" value="${head['vinh.ngocha']}" checked`));
  expect(wrong.text).toContain('value="Trưởng phòng"');
  expect(await said()).toBe(0);
  // A standing alone is words too: it is not passed over for want of a head.
  const headless = await send({ [`as-${head.mot}`]: 'officer' });
  expect(headless.status).toBe(422);
  expect(headless.text).toContain(`href="#f-head-${unit.hai}"`);
});

it('one receiver is named, the other waits; what was said opens again and can be changed', async () => {
  const first = { [`head-${unit.ngocHa}`]: String(head['vinh.ngocha']), [`as-${head['thang.badinh']}`]: 'none' };
  expect((await send(first)).status).toBe(303);
  const act = (await admin.get(here()).expect(200)).text;
  expect(act).toContain('Đã lưu người đứng đầu của 1 đơn vị nhận. Còn 1 đơn vị chưa xác định.');
  expect(act).toContain('Xác định người đứng đầu của 1 đơn vị nhận');
  expect(act).toContain('Đã xác định người đứng đầu từ ngày chuyển: Phường Ngọc Hà (Trịnh Đình Vinh).');
  const rest = {
    [`head-${unit.hai}`]: String(head.mot),
    [`as-${head.hai}`]: 'officer',
    [`title-${head.hai}`]: 'Chuyên viên',
  };
  expect((await send({ ...first, ...rest })).status).toBe(303);
  const done = (await admin.get(here()).expect(200)).text;
  expect(done).not.toContain('hơn một người đứng đầu');
  const page = await shown();
  expect(page).toMatch(new RegExp(`name="head-${unit.hai}" value="${head.mot}" checked`));
  expect((await send({ ...first, ...rest, [`title-${head.hai}`]: 'Chuyên viên chính' })).status).toBe(303);
  expect(await rows('select title from reorganisation_posts where assignment_id = $1', [head.hai])).toEqual([
    { title: 'Chuyên viên chính' },
  ]);
});

it('of a whole city so many stand on a page as one form carries; the rest follows', async () => {
  const posts = await asAdmin(async ({ house }) => listLeadingPosts(house, await loadAct(house, actId), '2026-11-24'));
  const two = posts
    .filter(({ receiverId }) => receiverId === unit.ngocHa)
    .map((post) => ({ ...post, isChosen: false, toUnitId: post.receiverId, newTitle: post.title, newRole: 'leader' }));
  const city = Array.from({ length: receiversPerPage + 3 }, (_, no) =>
    two.map((post) => ({ ...post, receiverId: no, toUnitId: no, receiverName: `Phường ${no}` })),
  ).flat();
  const { receivers, others } = receiversToName(city, '2026-11-25');
  expect([receivers.length, others]).toEqual([receiversPerPage, 3]);
});
