// Passwords and sessions by the installation's own rules: stricter than the machine's, never weaker, at once, audited.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPasswordOld, ruleLimits, ruleNames, rulesInForce } from '../../src/accounts/rules/rule-set.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { accountId, lastEvent, sendForm } from './administration.ts';

const floor = { idleMinutes: 60, hours: 12 };

describe('the rules in force', () => {
  it('are the usual ones while nothing is stored, whatever nonsense lies there', () => {
    for (const stored of [undefined, null, 'x', [], { idleMinutes: 'viele' }, { idleMinutes: Number.NaN }])
      expect(rulesInForce(stored, floor)).toMatchObject({ passwordLength: 10, idleMinutes: 60, sessionHours: 12 });
  });

  it('never pass the floor, also when the machine became stricter later or somebody wrote into the database', () => {
    const weak = { passwordLength: 4, passwordDays: 9999, oneTimeDays: 400, idleMinutes: 600, sessionHours: 99, dormantDays: 1 };
    const kept = rulesInForce(weak, { idleMinutes: 30, hours: 8 });
    expect(kept).toMatchObject({ passwordLength: 10, idleMinutes: 30, sessionHours: 8, oneTimeDays: 30 });
    const limits = ruleLimits({ idleMinutes: 30, hours: 8 });
    for (const name of ruleNames) {
      expect(kept[name]).toBeGreaterThanOrEqual(limits[name].mayBeNone ? 0 : limits[name].least);
      expect(kept[name]).toBeLessThanOrEqual(limits[name].most);
    }
  });

  it('let passwords age only where that is wanted', () => {
    const at = new Date('2026-11-25T02:00:00Z');
    const old = new Date('2026-08-01T02:00:00Z');
    expect(isPasswordOld(rulesInForce({}, floor), old, at)).toBe(false);
    expect(isPasswordOld(rulesInForce({ passwordDays: 90 }, floor), old, at)).toBe(true);
    expect(isPasswordOld(rulesInForce({ passwordDays: 90 }, floor), null, at)).toBe(false);
  });
});

describe('on the screen', () => {
  let app: TestApp;
  let admin: Agent;
  const wanted = {
    passwordLength: '14',
    passwordDays: '90',
    oneTimeDays: '3',
    idleMinutes: '15',
    sessionHours: '8',
    dormantDays: '60',
    reason: 'Quy chế 12/QĐ-UBND',
  };

  beforeAll(async () => {
    app = await testApp();
    admin = await app.signIn('quantri');
  });
  afterAll(() => app.close());

  const attempt = async (login: string, password: string) => {
    const agent = request.agent(app.app);
    const page = await agent.get('/sign-in');
    const answer = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: csrfOf(page.text), login, password });
    return { agent, answer };
  };

  it('refuses what is weaker than the machine, by field, and keeps what was typed', async () => {
    const wrong = await sendForm(admin, '/admin/accounts/rules', {
      ...wanted,
      idleMinutes: '90',
      passwordLength: '6',
      passwordDays: '7',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('từ 5 đến 60 phút');
    expect(wrong.text).toContain('từ 10 đến 64 ký tự');
    expect(wrong.text).toContain('0, hoặc số từ 30 đến 730 ngày');
    expect(wrong.text).toContain('value="90"');
    expect(await app.database.owner("select 1 from settings where key = 'accounts.rules'")).toEqual([]);
  });

  it('is nobody else’s', async () => {
    for (const login of ['quy.badinh', 'thang.badinh', 'tam.thanhtra'])
      await (await app.signIn(login)).get('/admin/accounts/rules').expect(403);
  });

  it('holds from the next page on for sessions already open, and says what it was before', async () => {
    const officer = await app.signIn('lan.badinh');
    await officer.get('/work').expect(200);
    expect((await sendForm(admin, '/admin/accounts/rules', wanted)).status).toBe(303);
    expect(await lastEvent(app, 'account.rules_changed')).toMatchObject({
      reason: wanted.reason,
      changes: expect.arrayContaining([{ name: 'idleMinutes', from: 60, to: 15 }]),
    });
    await officer.get('/work').expect(200);
    app.setNow('2026-11-25T02:16:00Z');
    await officer.get('/work').expect(303);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('asks for the longer password, refuses the guessable one, and the old one is changed at sign-in', async () => {
    await app.database.owner("update accounts set password_changed_at = '2026-11-20' where login = 'son.badinh'");
    const officer = await app.signIn('son.badinh');
    const form = formFieldsOf((await officer.get('/account/password').expect(200)).text);
    const change = (fresh: string) =>
      officer
        .post('/account/password')
        .type('form')
        .send({ ...form, current: 'hoa-sen-2026-demo', fresh, again: fresh });
    expect((await change('mưa tháng 6')).text).toContain('ít nhất 14 ký tự');
    expect((await change('son.badinh-2026-abc')).text).toContain('không được chứa tên đăng nhập');
    await app.database.owner("update accounts set password_changed_at = '2026-06-01' where login = 'hoa.badinh'");
    const { answer } = await attempt('hoa.badinh', 'hoa-sen-2026-demo');
    expect(answer.headers.location).toBe('/sign-in/password');
  });

  it('keeps a password as it was typed: the sign-in takes it with its blanks and its letters', async () => {
    const officer = await app.signIn('trang.badinh');
    const form = formFieldsOf((await officer.get('/account/password').expect(200)).text);
    const fresh = '  Ðêm mưa dài, gió lùa ';
    await officer
      .post('/account/password')
      .type('form')
      .send({ ...form, current: 'hoa-sen-2026-demo', fresh, again: fresh })
      .expect(303);
    expect((await attempt('trang.badinh', fresh)).answer.status).toBe(303);
    expect((await attempt('trang.badinh', fresh.trim())).answer.status).toBe(422);
  });

  it('lets a password of one use end after its days', async () => {
    const id = await accountId(app, 'nga.badinh');
    const page = await sendForm(admin, `/admin/accounts/${id}/password`, { verified: '1' });
    const password = /[a-z]+-[a-z]+-[a-z]+-[a-z]+-\d{4}/.exec(page.text)?.[0] ?? '';
    expect((await admin.get(`/admin/accounts/${id}`)).text).toContain('có hiệu lực đến 28/11/2026');
    app.setNow('2026-11-28T02:01:00Z');
    const late = await attempt('nga.badinh', password);
    expect(late.answer.status).toBe(422);
    expect(late.answer.text).toContain('đã hết hạn');
    app.setNow('2026-11-28T01:59:00Z');
    const inTime = await attempt('nga.badinh', password);
    expect(inTime.answer.headers.location).toBe('/sign-in/password');
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('lists who has not signed in for long', async () => {
    await app.database.owner(
      "update accounts set last_sign_in_at = case when login = 'dat.ngocha' then timestamptz '2026-01-05' else timestamptz '2026-11-20' end",
    );
    const list = await admin.get('/admin/accounts').expect(200);
    expect(list.text).toContain('1 tài khoản không có ai đăng nhập quá 60 ngày');
    const dormant = await admin.get('/admin/accounts?state=dormant').expect(200);
    expect(dormant.text).toContain('dat.ngocha');
    expect(/data-l="Đăng nhập gần nhất"[^>]*>([^<]*)/.exec(dormant.text)?.[1]).toContain('05/01/2026');
    expect(dormant.text).not.toContain('>lan.badinh<');
  });
});
