// The administrator makes an account, gives a post, resets and disables; nobody else may; the one-time password opens once.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneTimePassword, overlaps } from '../../src/accounts/administration/rules.ts';
import { passwordProblem } from '../../src/accounts/passwords.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let admin: Agent;
let wardId: number;

beforeAll(async () => {
  app = await testApp();
  admin = await app.signIn('quantri');
  wardId = await app.database.unitId('00004');
});
afterAll(() => app.close());

const post = async (agent: Agent, path: string, fields: object) => {
  const page = await agent.get(path).expect(200);
  return agent
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};
const newcomer = () => ({
  login: 'moi.badinh',
  name: 'Nguyễn Văn Mới',
  unit: wardId,
  role: 'clerk',
  title: 'Văn thư',
  from: '25/11/2026',
});

describe('accounts', () => {
  it('lists, filters and finds without marks', async () => {
    const list = await admin.get('/admin/accounts').expect(200);
    expect(list.text).toContain('lan.badinh');
    const next = /href="([^"]+)">Sau/.exec(list.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await admin.get(next).expect(200)).text).not.toContain('>lan.badinh<');
    const found = await admin.get('/admin/accounts').query({ q: 'thu lan' }).expect(200);
    expect(found.text).toContain('Nguyễn Thị Thu Lan');
    expect(found.text).not.toContain('Trần Diệu Hoa');
    await admin.get('/admin/accounts').query({ unit: wardId, role: 'leader', state: 'active' }).expect(200);
  });

  it('makes an account whose password is shown once and must be changed', async () => {
    const made = await post(admin, '/admin/accounts/new', newcomer());
    expect(made.status).toBe(200);
    const password = /[a-z]+-[a-z]+-[a-z]+-[a-z]+-\d{4}/.exec(made.text)?.[0] ?? '';
    expect(password).not.toBe('');
    const [row] = await app.database.owner<{ password_hash: string }>(
      "select password_hash from accounts where login = 'moi.badinh'",
    );
    expect(row?.password_hash).toContain('$argon2id$');
    const events = await app.database.owner('select data::text from house_events');
    expect(JSON.stringify(events)).not.toContain(password);

    const agent = request.agent(app.app);
    const signIn = await agent.get('/sign-in');
    const first = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: csrfOf(signIn.text), login: 'moi.badinh', password });
    expect(first.headers.location).toBe('/sign-in/password');
  });

  it('keeps what was typed when the form is wrong', async () => {
    const wrong = await post(admin, '/admin/accounts/new', { ...newcomer(), login: 'Có Dấu', from: '31/02/2026' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="error-summary"');
    expect(wrong.text).toContain('Nguyễn Văn Mới');
    // What was chosen as well as what was typed.
    const undated = await post(admin, '/admin/accounts/new', { ...newcomer(), role: 'reporter', from: '' });
    expect([undated.status, undated.text.includes('Nhập ngày bắt đầu')]).toEqual([422, true]);
    expect(undated.text).toMatch(/<option value="reporter" selected>/);
    expect(undated.text).toMatch(new RegExp(`<option value="${newcomer().unit}" selected>`));
    expect((await post(admin, '/admin/accounts/new', { ...newcomer(), login: 'lan.badinh' })).text).toContain('đã có người dùng');
  });

  it('does not give a post in a unit that is closed, nor the same post twice', async () => {
    const [closed] = await app.database.owner<{ id: number }>("select id from units where name = 'Phường Trúc Bạch'");
    const id = await idOf('hoa.badinh');
    const path = `/admin/accounts/${id}/assignments/new`;
    const { login: _l, name: _n, ...assignment } = newcomer();
    expect((await post(admin, path, { ...assignment, unit: closed?.id })).status).toBe(409);
    const twice = await post(admin, path, assignment);
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('đã có vai trò ấy');
    expect((await post(admin, path, { ...assignment, role: 'reporter' })).status).toBe(303);
    expect((await admin.get(`/admin/accounts/${id}`).expect(200)).text).toContain('Cán bộ tổng hợp báo cáo');
  });

  it('signs a disabled officer out at once, and back in when enabled', async () => {
    const officer = await app.signIn('nga.badinh');
    await officer.get('/work').expect(200);
    const id = await idOf('nga.badinh');
    expect((await post(admin, `/admin/accounts/${id}/disabling`, { kind: 'leaving', reason: 'Chuyển công tác' })).status).toBe(
      303,
    );
    await officer.get('/work').expect(303);
    const page = await admin.get(`/admin/accounts/${id}`).expect(200);
    await admin.post(`/admin/accounts/${id}/enabling`).type('form').send(formFieldsOf(page.text)).expect(303);
    await app.signIn('nga.badinh');
  });

  it('resets a password only when the person was recognised', async () => {
    const id = await idOf('son.badinh');
    expect((await post(admin, `/admin/accounts/${id}/password`, {})).status).toBe(422);
    const form = { ...formFieldsOf((await admin.get(`/admin/accounts/${id}/password`)).text), verified: '1' };
    const send = () => admin.post(`/admin/accounts/${id}/password`).type('form').send(form);
    const done = await send();
    const password = /[a-z]+-[a-z]+-[a-z]+-[a-z]+-\d{4}/.exec(done.text)?.[0] ?? '';
    expect(password).not.toBe('');
    expect(done.headers['cache-control']).toContain('no-store');
    // Sent again by a reload it is the same answer, and the password just written down still opens: the page says so, and until when.
    expect((await send().expect(200)).text).toContain(password);
    expect(done.text).toContain('Tải lại trang trong 30 phút thì còn thấy mật khẩu');
    expect(done.text).not.toMatch(/một lần\.|của người nghỉ/);
    expect(JSON.stringify(await app.database.owner('select * from parked_forms'))).not.toContain(password);
    // Half an hour later it is shown no more, and still nothing is reset.
    await app.database.owner("update parked_forms set expires_at = '2020-01-01' where path like 'shown-once:%'");
    expect((await send().expect(303)).headers.location).toBe(`/admin/accounts/${id}`);
    const agent = request.agent(app.app);
    const door = { _csrf: csrfOf((await agent.get('/sign-in')).text), login: 'son.badinh', password };
    expect((await agent.post('/sign-in').type('form').send(door)).headers.location).toBe('/sign-in/password');
  });

  it('ends a post by its last day; never his own', async () => {
    const id = await idOf('hieu.badinh');
    const [post1] = await app.database.owner<{ id: number }>('select id from assignments where account_id = $1', [id]);
    const officer = await app.signIn('hieu.badinh');
    expect((await post(admin, `/admin/accounts/${id}/assignments/${post1?.id}/end`, { lastOn: '24/11/2026' })).status).toBe(303);
    await officer.get('/work').expect(303);
    const own = await idOf('quantri');
    const [mine] = await app.database.owner<{ id: number }>('select id from assignments where account_id = $1', [own]);
    expect((await post(admin, `/admin/accounts/${own}/assignments/${mine?.id}/end`, { lastOn: '25/11/2026' })).status).toBe(409);
    expect((await post(admin, `/admin/accounts/${own}/disabling`, { kind: 'urgent', reason: 'thử' })).status).toBe(409);
  });

  it('is nobody else’s', async () => {
    for (const login of ['lan.badinh', 'thang.badinh', 'hung.thanhtra', 'tam.thanhtra']) {
      const agent = await app.signIn(login);
      await agent.get('/admin/accounts').expect(403);
      await agent.get('/admin/accounts/1').expect(403);
    }
    await admin.get('/admin/accounts/0').expect(404);
    await admin.get('/admin/accounts/999999').expect(404);
  });

  async function idOf(login: string): Promise<number> {
    const [row] = await app.database.owner<{ id: number }>('select id from accounts where login = $1', [login]);
    return row?.id ?? 0;
  }
});

describe('one-time passwords and overlapping posts', () => {
  it('passes the rules every password must pass', () => {
    for (let i = 0; i < 200; i += 1)
      expect(passwordProblem(oneTimePassword(), { login: 'lan.badinh', name: 'Nguyễn Thị Thu Lan' })).toBeUndefined();
  });

  it('sees an overlap by one day', () => {
    const post1 = { unitId: 1, role: 'clerk', firstOn: '2026-01-01', lastOn: '2026-06-30' };
    expect(overlaps({ ...post1, firstOn: '2026-06-30', lastOn: null }, [post1])).toBe(true);
    expect(overlaps({ ...post1, firstOn: '2026-07-01', lastOn: null }, [post1])).toBe(false);
    expect(overlaps({ ...post1, unitId: 2 }, [post1])).toBe(false);
  });
});
