// What one administrator alone could do to make himself a puppet who opens names: a second person has to confirm, and everybody concerned hears of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admitPosts } from '../../src/accounts/admission.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { isRevealConfirmed } from '../../src/sealing/queries.ts';
import { runJobs } from '../../src/worker.ts';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aSender } from '../support/registration.ts';
import { accountOf, denouncer, send, toldOf } from './second-eyes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

describe('an administrator who makes himself a puppet', () => {
  it('a new processor or head opens no identity until a leader of the unit confirms him; everybody concerned hears of it', async () => {
    const { id } = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aDenunciation({ senders: [aSender({ name: denouncer })] })),
    );
    const [unit] = await app.database.owner<{ id: number }>('select unit_id as id from petitions where id = $1', [id]);
    const admin = await app.signIn('quantri');
    const nga = await accountOf(app, 'nga.badinh');
    const assigned = await send(admin, `/admin/accounts/${nga}/assignments/new`, {
      unit: String(unit?.id),
      role: 'unit_head',
      title: 'Phó Chánh Văn phòng',
      section: '',
      from: '25/11/2026',
      to: '',
    });
    expect(assigned.status).toBe(303);
    await app.database.owner(
      "update assignments set during = daterange('2025-07-01', '2026-11-25') where account_id = $1 and role = 'reporter'",
      [nga],
    );
    await runJobs(app.services, app.database.workerUrl);
    expect(await toldOf(app, 'account.reveal_holder')).toEqual(['hung.thanhtra', 'nga.badinh', 'tam.thanhtra', 'thang.badinh']);

    const puppet = await app.signIn('nga.badinh');
    const reveal = async () => {
      const page = await puppet.get('/account');
      return puppet
        .post(`/petitions/${id}/identity`)
        .type('form')
        .send({ _csrf: csrfOf(page.text), purpose: 'verify_denouncer' });
    };
    const refused = await reveal();
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain(denouncer);
    await puppet.get('/reveal-confirmations').expect(403);
    // Until then nothing sealed is there for him at all, and nothing is his to order, to give away or to lift.
    const said = 'Tố cáo cán bộ địa chính thu tiền ngoài quy định';
    const shut = (await puppet.get(`/petitions/${id}`).expect(200)).text;
    expect([shut.includes(said), shut.includes('chờ xác nhận')]).toEqual([false, true]);
    expect((await send(puppet, `/petitions/${id}/assignment`, { processor: String(nga) })).status).not.toBe(303);
    expect((await send(puppet, `/petitions/${id}/hidden-from/${nga}/lifting`, { reason: 'x' })).status).not.toBe(303);

    const head = await app.signIn('thang.badinh');
    const list = await head.get('/reveal-confirmations').expect(200);
    expect(list.text).toContain('Đặng Bích Nga');
    const address = /\/reveal-confirmations\/\d+/.exec(list.text)?.[0] ?? '';
    // Refused, she hears why and what to do, and goes on waiting; whoever confirms next reads that it was refused.
    const heard = async (kind: string) => {
      await runJobs(app.services, app.database.workerUrl);
      const told = 'select unit_id, account_id, words from notices where kind = $1';
      return app.database.owner<{ words: string }>(told, [kind]);
    };
    expect((await send(head, `${address}/refusal`, {})).status).toBe(422);
    expect((await send(puppet, `${address}/refusal`, { reason: 'unmet' })).status).toBe(403);
    expect((await send(head, `${address}/refusal`, { reason: 'unmet' })).status).toBe(303);
    const no = await heard('account.reveal_refused');
    expect(no).toMatchObject([{ unit_id: unit?.id, account_id: nga }]);
    expect(no[0]?.words).toMatch(/^Hoàng Gia Thắng chưa xác nhận .*Phó Chánh Văn phòng.* Lý do: Chưa gặp.* Gặp hoặc gọi điện/);
    expect((await head.get('/reveal-confirmations')).text).toContain('Chưa được xác nhận ngày');
    expect((await reveal()).status).toBe(403);
    await head
      .post(address)
      .type('form')
      .send({ _csrf: csrfOf(list.text) })
      .expect(303);
    expect((await reveal()).text).toContain(denouncer);
    expect((await puppet.get(`/petitions/${id}`)).text).toContain(said);
    const yes = await heard('account.reveal_confirmed');
    expect(yes).toMatchObject([{ unit_id: unit?.id, account_id: nga }]);
    expect(yes[0]?.words).toMatch(
      /^Hoàng Gia Thắng đã xác nhận .*Phó Chánh Văn phòng.*; từ nay xem được thông tin người tố cáo\.$/,
    );
    expect(yes[0]?.words).not.toContain(denouncer);
  });

  it('a password handed out anew shuts the identities again, the head’s own too, until somebody else confirms', async () => {
    const admin = await app.signIn('quantri');
    const thang = await accountOf(app, 'thang.badinh');
    expect((await send(admin, `/admin/accounts/${thang}/password`, { verified: '1' })).status).toBe(200);
    await app.database.owner(
      "update accounts set must_change_password = false, password_hash = (select password_hash from accounts where login = 'hoa.badinh') where id = $1",
      [thang],
    );
    const { id } = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aDenunciation({ senders: [aSender({ name: denouncer })] })),
    );
    const head = await app.signIn('thang.badinh');
    const csrf = csrfOf((await head.get('/account')).text);
    const refused = await head.post(`/petitions/${id}/identity`).type('form').send({ _csrf: csrf, purpose: 'verify_denouncer' });
    expect([refused.status, refused.text.includes(denouncer)]).toEqual([403, false]);
    const list = await head.get('/reveal-confirmations').expect(200);
    expect(list.text).not.toContain('(thang.badinh)');
    // He waits himself: no button he would be refused, and the sentence why where somebody waits.
    expect(list.text).not.toMatch(/action="\/reveal-confirmations\/\d/);
    const [other] = await app.database.owner<{ id: number }>(
      'update assignments set reveal_confirmed_at = null where account_id = $1 returning id',
      [await accountOf(app, 'nga.badinh')],
    );
    const waiting = (await head.get('/reveal-confirmations').expect(200)).text;
    expect([waiting.includes('(nga.badinh)'), waiting.includes('cũng đang chờ xác nhận')]).toEqual([true, true]);
    expect(waiting).not.toMatch(/action="\/reveal-confirmations\/\d/);
    expect((await head.post(`/reveal-confirmations/${other?.id}`).type('form').send({ _csrf: csrf })).status).toBe(409);
    await app.database.owner('update assignments set reveal_confirmed_at = now() where id = $1', [other?.id]);
    const [own] = await app.database.owner<{ id: number }>('select id from assignments where account_id = $1', [thang]);
    expect((await head.post(`/reveal-confirmations/${own?.id}`).type('form').send({ _csrf: csrf })).status).not.toBe(303);

    const chief = await app.signIn('hung.thanhtra');
    const his = await chief.get('/reveal-confirmations').expect(200);
    expect(his.text).toContain('(thang.badinh)');
    await chief
      .post(`/reveal-confirmations/${own?.id}`)
      .type('form')
      .send({ _csrf: csrfOf(his.text) })
      .expect(303);
    const opened = await head.post(`/petitions/${id}/identity`).type('form').send({ _csrf: csrf, purpose: 'verify_denouncer' });
    expect(opened.text).toContain(denouncer);
  });

  it('a new password shuts the only Chief Inspector too, until the city’s leader confirms; a second one is nobody’s exception', async () => {
    const admin = await app.signIn('quantri');
    const hung = await accountOf(app, 'hung.thanhtra');
    expect((await send(admin, `/admin/accounts/${hung}/password`, { verified: '1' })).status).toBe(200);
    const second = await accountOf(app, 'tam.thanhtra');
    const [unit] = await app.database.owner<{ id: number }>(
      "select unit_id as id from assignments where account_id = $1 and role = 'chief_inspector'",
      [hung],
    );
    const post = {
      unit: String(unit?.id),
      role: 'chief_inspector',
      title: 'Chánh Thanh tra',
      section: '',
      from: '25/11/2026',
      to: '',
      dutyReason: 'Quyết định 12/QĐ',
    };
    expect((await send(admin, `/admin/accounts/${second}/assignments/new`, post)).status).toBe(303);
    expect(
      await app.database.owner("select 1 from assignments where role = 'chief_inspector' and reveal_confirmed_at is not null"),
    ).toEqual([]);
    const own = `select reveal_confirmed_at is not null as is_confirmed from assignments where account_id = $1 and role = 'chief_inspector'`;
    const leader = await app.signIn('hai.ubndtp');
    const list = await leader.get('/reveal-confirmations').expect(200);
    expect(list.text).toContain('(hung.thanhtra)');
    const [waiting] = await app.database.owner<{ id: number }>(
      "select id from assignments where account_id = $1 and role = 'chief_inspector'",
      [hung],
    );
    await leader
      .post(`/reveal-confirmations/${waiting?.id}`)
      .type('form')
      .send({ _csrf: csrfOf(list.text) })
      .expect(303);
    expect(await app.database.owner(own, [hung])).toEqual([{ is_confirmed: true }]);
    expect(await app.database.owner(own, [second])).toEqual([{ is_confirmed: false }]);
    await app.database.owner('delete from assignments where account_id = $1 and role = $2', [second, 'chief_inspector']);
    await app.database.owner(
      "update accounts set must_change_password = false, password_hash = (select password_hash from accounts where login = 'hoa.badinh') where id = $1",
      [hung],
    );
  });

  it('a second post that opens no identity shuts none; one that does waits on the head’s list', async () => {
    const son = await accountOf(app, 'son.badinh');
    const give = (role: string) =>
      app.database.owner(
        "insert into assignments (account_id, unit_id, role, title, during) select $1, unit_id, $2, 'Kiêm nhiệm', daterange(current_date - 10, null) from assignments where account_id = $1 and role = 'processor' limit 1",
        [son, role],
      );
    const opens = () => app.as('son.badinh', ({ tx }) => isRevealConfirmed(tx, son));
    /** Whether those who can confirm hear of the post just given. */
    const announced = async (role: string) => {
      const [post] = await app.database.owner<{ id: number; unitId: number }>(
        'select id::int, unit_id as "unitId" from assignments where account_id = $1 and role = $2',
        [son, role],
      );
      const jobs = () =>
        app.database.owner("select id from graphile_worker.jobs where task_identifier = 'announce_reveal_holder'");
      const before = (await jobs()).length;
      await app.as('quantri', ({ house, moment }) => admitPosts(house, [{ id: 0, unitId: 0, ...post, role }], moment.at));
      return (await jobs()).length > before;
    };
    const listed = async () =>
      (await (await app.signIn('thang.badinh')).get('/reveal-confirmations')).text.includes('son.badinh');
    await app.database.owner('update assignments set reveal_confirmed_at = now() where account_id = $1', [son]);
    await give('reporter');
    expect([await opens(), await listed(), await announced('reporter')]).toEqual([true, false, false]);
    await give('verifier');
    expect([await opens(), await listed(), await announced('verifier')]).toEqual([false, true, true]);
    await app.database.owner("delete from assignments where account_id = $1 and title = 'Kiêm nhiệm'", [son]);
  });

  it('the software’s own account is given no post', async () => {
    const admin = await app.signIn('quantri');
    const unit = await app.database.unitId('00004');
    const form = { unit: String(unit), role: 'leader', title: 'X', section: '', from: '25/11/2026', to: '' };
    const token = csrfOf((await admin.get('/account')).text);
    const answer = await admin
      .post('/admin/accounts/0/assignments/new')
      .type('form')
      .send({ _csrf: token, ...form });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await app.database.owner('select 1 from assignments where account_id = 0')).toEqual([]);
  });
});

describe('as the app’s own role', () => {
  it('no event is written under another’s name', async () => {
    const thang = await accountOf(app, 'thang.badinh');
    for (const who of [thang, null])
      await expect(
        app.as('hoa.badinh', (act) =>
          act.tx.run(
            "insert into events (unit_id, at, account_id, by_unit_id, kind) values ($1, now(), $2, $1, 'identity.revealed')",
            [act.actor.unitId, who],
          ),
        ),
      ).rejects.toThrow(/row-level security/);
  });

  it('nobody widens who reads whom, nor lifts a name past the function', async () => {
    for (const sql of [
      "insert into unit_reach (reader_unit_id, role, scope, during) values (1, '*', 'city', daterange(null, null))",
      "update unit_reach set scope = 'city'",
      'delete from unit_reach',
      'select name_officers_again(array[1])',
      "insert into lifted_names (unit_id, petition_id, account_id, reason, lifted_by, lifted_at) values (1, 1, 1, 'x', 1, now())",
    ])
      await expect(app.as('thang.badinh', (act) => act.tx.run(sql))).rejects.toThrow(/permission denied/);
  });
});
