// The administrator of one unit: his own people, his own unit's posts, and nothing of the neighbour's.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allPages } from '../../src/features.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';
import { accountId, postsOf, sendForm } from './administration.ts';

let app: TestApp;
let keeper: Agent;
let baDinh: number;
let ngocHa: number;

beforeAll(async () => {
  app = await testApp();
  keeper = await app.signIn('quy.badinh');
  baDinh = await app.database.unitId('00004');
  ngocHa = await app.database.unitId('00008');
});
afterAll(() => app.close());

const clerk = { role: 'clerk', title: 'Văn thư', section: '', from: '25/11/2026', to: '' };
const everything = () => app.database.owner('select * from accounts order by id').then((rows) => JSON.stringify(rows));

it('sees the people of his unit, also those who work elsewhere too, and nobody else', async () => {
  const list = await keeper.get('/admin/accounts').expect(200);
  expect(list.text).toContain('lan.badinh');
  expect(list.text).toContain('hang.haiphuong');
  for (const login of ['mai.ngocha', 'quantri', 'hung.thanhtra']) expect(list.text).not.toContain(login);
  expect((await keeper.get('/admin/accounts').query({ q: 'ngocha', unit: ngocHa })).text).not.toContain('mai.ngocha');
});

it('makes accounts in his unit only, with roles of a unit only', async () => {
  const person = { login: 'moi.badinh', name: 'Nguyễn Văn Mới', email: '', phone: '' };
  const foreign = await sendForm(keeper, '/admin/accounts/new', { ...person, ...clerk, unit: ngocHa });
  expect(foreign.status).toBe(422);
  expect(foreign.text).toContain('chỉ phân công trong đơn vị mình');
  // Nor is he told who works there, by a name he types.
  const tried = { ...person, ...clerk, name: 'Ngô Thị Hồng Mai', unit: ngocHa };
  expect((await sendForm(keeper, '/admin/accounts/new', tried)).text).not.toContain('mai.ngocha');
  for (const role of ['admin', 'unit_admin', 'auditor', 'chief_inspector'])
    expect((await sendForm(keeper, '/admin/accounts/new', { ...person, ...clerk, role, unit: baDinh })).status).toBe(422);
  expect(await app.database.owner("select 1 from accounts where login = 'moi.badinh'")).toEqual([]);
  expect((await sendForm(keeper, '/admin/accounts/new', { ...person, ...clerk, unit: baDinh })).status).toBe(200);
});

it('manages his own people', async () => {
  const id = await accountId(app, 'son.badinh');
  expect((await sendForm(keeper, `/admin/accounts/${id}/password`, { verified: '1' })).status).toBe(200);
  const [post] = await postsOf(app, 'son.badinh');
  expect(
    (await sendForm(keeper, `/admin/accounts/${id}/assignments/${post?.id}/extension`, { lastOn: '31/12/2026' })).status,
  ).toBe(303);
  expect((await sendForm(keeper, `/admin/accounts/${id}/disabling`, { kind: 'urgent', reason: 'thử' })).status).toBe(303);
});

it('finds none of the neighbour’s accounts at any address, by any method, and changes nothing', async () => {
  const before = await everything();
  const csrf = csrfOf((await keeper.get('/account').expect(200)).text);
  const shown: string[] = [];
  for (const login of ['mai.ngocha', 'vinh.ngocha', 'quantri', 'hung.thanhtra']) {
    const id = await accountId(app, login);
    const [post] = await postsOf(app, login);
    for (const page of allPages.filter((one) => one.path.startsWith('/admin/accounts/:id'))) {
      const address = page.path.replace(':id', String(id)).replace(':assignmentId', String(post?.id));
      const answer =
        page.method === 'get'
          ? await keeper.get(address)
          : await keeper
              .post(address)
              .type('form')
              .send({
                _csrf: csrf,
                ...clerk,
                unit: baDinh,
                name: 'Người Khác',
                email: '',
                phone: '',
                verified: '1',
                reason: 'thử',
                kind: 'urgent',
                lastOn: '25/11/2026',
              });
      // A form that is wrong is shown again, and there the account is not found either; a role that lacks the page is refused.
      if (![403, 404].includes(answer.status)) shown.push(`${page.method} ${address} → ${answer.status}`);
    }
  }
  expect(shown).toEqual([]);
  expect(await everything()).toBe(before);
});

it('does not take over somebody who also works elsewhere, nor whoever the installation’s administrator appointed', async () => {
  const shared = await accountId(app, 'hang.haiphuong');
  expect((await sendForm(keeper, `/admin/accounts/${shared}/password`, { verified: '1' })).status).toBe(409);
  const own = await accountId(app, 'quy.badinh');
  expect((await sendForm(keeper, `/admin/accounts/${own}/password`, { verified: '1' })).status).toBe(409);
  expect((await sendForm(keeper, `/admin/accounts/${own}/assignments/new`, { ...clerk, unit: baDinh })).status).toBe(409);
  expect((await postsOf(app, 'quy.badinh')).map(({ role }) => role)).toEqual(['unit_admin']);
  // The post in his own unit is his; the one next door is not.
  const posts = await postsOf(app, 'hang.haiphuong');
  const [here, there] = [posts.find((one) => one.unit_id === baDinh), posts.find((one) => one.unit_id === ngocHa)];
  const end = (post?: number) => sendForm(keeper, `/admin/accounts/${shared}/assignments/${post}/end`, { lastOn: '25/11/2026' });
  expect((await end(there?.id)).status).toBe(409);
  expect((await end(here?.id)).status).toBe(303);
});

it('is shown no form for an account whose password, name and closing are not his', async () => {
  const own = await accountId(app, 'quy.badinh');
  await app.database.owner(
    "insert into assignments (account_id, unit_id, role, title, during) select id, $1, 'auditor', 'Cán bộ giám sát', daterange('2026-11-01', null) from accounts where login = 'quantri'",
    [baDinh],
  );
  for (const id of [own, await accountId(app, 'quantri')])
    for (const form of ['password', 'person', 'disabling']) {
      const answer = await keeper.get(`/admin/accounts/${id}/${form}`);
      expect([answer.status, form]).toEqual([409, form]);
      expect(answer.text).toMatch(/Việc này do quản trị hệ thống làm/);
    }
});

it('opens no record, no rule, no unit, no calendar', async () => {
  for (const path of ['/petitions', '/visits', '/papers', '/admin/accounts/rules', '/admin/units', '/admin/audit', '/search?q=a'])
    await keeper.get(path).expect(403);
});
