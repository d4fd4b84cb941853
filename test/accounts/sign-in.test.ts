import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { delayAfter } from '../../src/accounts/sign-in.ts';
import { csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function attempt(login: string, password: string, agent = request.agent(app.app)) {
  const page = await agent.get('/sign-in');
  return agent
    .post('/sign-in')
    .type('form')
    .send({ _csrf: csrfOf(page.text), login, password });
}

describe('signing in', () => {
  it('says the same of an unknown login and a wrong password', async () => {
    const [unknown, wrong] = [await attempt('khongco.ai', 'x'), await attempt('nga.badinh', 'x')];
    expect(unknown.status).toBe(422);
    expect(wrong.status).toBe(422);
    expect(unknown.text).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng');
    expect(wrong.text).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng');
  });

  it('shuts the door for a growing time after failures, and opens it again', async () => {
    expect([3, 4, 5, 6, 20].map(delayAfter)).toEqual([0, 30, 60, 120, 1800]);
    for (let n = 0; n < 4; n += 1) await attempt('hieu.badinh', 'sai mật khẩu');
    const shut = await attempt('hieu.badinh', demoPassword);
    expect(shut.status).toBe(422);
    expect(shut.text).toContain('tạm khóa vì nhập sai nhiều lần');
    app.setNow('2026-11-25T02:01:00Z');
    expect((await attempt('hieu.badinh', demoPassword)).status).toBe(303);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('shuts the door of a login nobody has as it does of one somebody has', async () => {
    const shut: string[] = [];
    for (const login of ['khong.ai.ca', 'long.badinh']) {
      for (let n = 0; n < 4; n += 1) expect((await attempt(login, 'sai mật khẩu')).text).toContain('chưa đúng');
      const answer = await attempt(login, 'sai mật khẩu');
      expect(answer.status).toBe(422);
      shut.push(/Tài khoản tạm khóa[^<]*/.exec(answer.text)?.[0] ?? login);
      app.setNow('2026-11-25T02:00:31Z');
      expect((await attempt(login, 'sai mật khẩu')).text).toContain('chưa đúng');
      expect((await attempt(login, 'sai mật khẩu')).text).toContain('60 giây');
      app.setNow('2026-11-25T02:00:00Z');
    }
    expect(shut[0]).toBe(shut[1]);
  });

  it('changes the session id, and asks whoever has two posts which one he uses today', async () => {
    const agent = request.agent(app.app);
    const before = (await agent.get('/sign-in')).headers['set-cookie'];
    const answer = await attempt('hang.haiphuong', demoPassword, agent);
    expect(answer.headers.location).toBe('/sign-in/assignment');
    expect(answer.headers['set-cookie']).not.toEqual(before);
    const choose = await agent.get('/sign-in/assignment').expect(200);
    expect(choose.text).toContain('Công chức tiếp công dân (biệt phái)');
    await agent.get('/work').expect(303);
    const id = /name="assignment" value="(\d+)"/.exec(choose.text)?.[1];
    const entered = await agent
      .post('/sign-in/assignment')
      .type('form')
      .send({ ...formFieldsOf(choose.text), assignment: id });
    expect(entered.headers.location).toBe('/work');
    await agent.get('/work').expect(200);
  });

  it('goes nowhere but to an address of ours', async () => {
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-out']) {
      const agent = request.agent(app.app);
      const page = await agent.get(`/sign-in?next=${encodeURIComponent(next)}`);
      const answer = await agent
        .post('/sign-in')
        .type('form')
        .send({ _csrf: csrfOf(page.text), login: 'nga.badinh', password: demoPassword, next });
      expect(answer.headers.location).toBe('/work');
    }
  });

  it('makes a new account change its password first, then ends every older session', async () => {
    await app.database.owner("update accounts set must_change_password = true where login = 'trang.badinh'");
    const agent = request.agent(app.app);
    expect((await attempt('trang.badinh', demoPassword, agent)).headers.location).toBe('/sign-in/password');
    const page = await agent.get('/sign-in/password').expect(200);
    const short = await agent
      .post('/sign-in/password')
      .type('form')
      .send({ ...formFieldsOf(page.text), current: demoPassword, fresh: 'ngắn', again: 'ngắn' });
    expect(short.status).toBe(422);
    expect(short.text).toContain('ít nhất 10 ký tự');
    const changed = await agent
      .post('/sign-in/password')
      .type('form')
      .send({ ...formFieldsOf(page.text), current: demoPassword, fresh: 'mưa rào tháng sáu', again: 'mưa rào tháng sáu' });
    expect(changed.status).toBe(303);
    expect((await attempt('trang.badinh', 'mưa rào tháng sáu'.normalize('NFD'))).status).toBe(303);
  });

  it('signs out everywhere', async () => {
    const [one, other] = [await app.signIn('son.badinh'), await app.signIn('son.badinh')];
    const page = await one.get('/account').expect(200);
    await one
      .post('/account/sessions/end')
      .type('form')
      .send({ _csrf: csrfOf(page.text) })
      .expect(303);
    expect((await other.get('/work')).headers.location).toMatch(/^\/sign-in/);
    expect((await one.get('/work')).headers.location).toMatch(/^\/sign-in/);
  });

  it('ends an idle session', async () => {
    const agent = await app.signIn('cuong.badinh');
    app.setNow('2026-11-25T02:50:00Z');
    await agent.get('/work').expect(200);
    app.setNow('2026-11-25T03:55:00Z');
    expect((await agent.get('/work')).headers.location).toMatch(/^\/sign-in\?next=%2Fwork/);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('ends a session twelve hours after sign-in, however busy it was', async () => {
    const agent = await app.signIn('cuong.badinh');
    const signedIn = Date.parse('2026-11-25T02:00:00Z');
    for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
      app.setNow(new Date(signedIn + minutes * 60_000).toISOString());
      expect([minutes, (await agent.get('/work')).status]).toEqual([minutes, 200]);
    }
    app.setNow('2026-11-25T14:05:00Z');
    const ended = await agent.get('/work');
    expect(ended.status).toBe(303);
    expect(ended.headers.location).toMatch(/^\/sign-in\?next=%2Fwork/);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('lets a whole office in from one address, and stops who guesses at one login, known or not', async () => {
    for (let n = 0; n < 35; n += 1) expect((await attempt('nga.badinh', demoPassword)).status).toBe(303);
    for (const login of ['khong.co.ai', 'mai.ngocha']) {
      const answers: number[] = [];
      for (let n = 0; n < 16; n += 1) answers.push((await attempt(login, 'x')).status);
      expect([login, answers.indexOf(429)]).toEqual([login, 15]);
    }
    expect((await attempt('nga.badinh', demoPassword)).status).toBe(303);
  }, 120_000);

  it('shuts an address to strangers only far above what an office mistypes, and never to whoever sat there before', async () => {
    const nga = await app.signIn('nga.badinh');
    const gone = await nga.get('/account');
    await nga
      .post('/sign-out')
      .type('form')
      .send({ _csrf: csrfOf(gone.text) });
    for (let n = 0; n < 45; n += 1) expect((await attempt(`khongai${n}`, 'x')).status).toBe(422);
    expect((await attempt('tuan.ngocha', demoPassword)).status).toBe(303);
    await app.database.owner('update rate_limits set hits = 400 where hits >= 45');
    expect((await attempt('tuan.ngocha', demoPassword)).status).toBe(429);
    expect((await attempt('tuan.ngocha', demoPassword, nga)).status).toBe(429);
    expect((await attempt('nga.badinh', demoPassword, nga)).status).toBe(303);
    await app.database.owner('delete from rate_limits');
  }, 120_000);
});

it('sends no redirect before its session is in the database', async () => {
  app.setNow('2026-11-25T03:00:00Z');
  const server = await new Promise<Server>((resolve) => {
    const listening = app.app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = await fetch(`${address}/sign-in`);
  const body = new URLSearchParams({ _csrf: csrfOf(await page.text()), login: 'linh.ngocha', password: demoPassword });
  const cookieOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  const entered = await fetch(`${address}/sign-in`, {
    method: 'POST',
    body,
    headers: { cookie: cookieOf(page) },
    redirect: 'manual',
  });
  expect(entered.status).toBe(303);
  const cookie = cookieOf(entered);
  const account = await (await fetch(`${address}/account`, { headers: { cookie } })).text();
  const holder = await app.services.database.sessionPool.connect();
  await holder.query('begin');
  await holder.query('lock table sessions in exclusive mode');
  let heard = false;
  const answer = fetch(`${address}/account/preferences`, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: csrfOf(account) }),
    headers: { cookie },
    redirect: 'manual',
  }).then((one) => {
    heard = true;
    return one.status;
  });
  await new Promise((done) => setTimeout(done, 700));
  const heardEarly = heard;
  await holder.query('commit');
  holder.release();
  expect(heardEarly).toBe(false);
  expect(await answer).toBe(303);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
