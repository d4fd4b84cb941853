// What one officer alone could do: name whom he likes, make himself a puppet, let a denunciation lie. A second person sees and mends it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepDrafts } from '../../src/documents/files/tasks.ts';
import { notifyOfficers } from '../../src/notifications/actions.ts';
import { nameIn } from '../../src/petitions/named/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { isRevealConfirmed } from '../../src/sealing/queries.ts';
import { runJobs } from '../../src/worker.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const denouncer = 'Khuất Thị Chim Sẻ';
const accountOf = async (login: string) =>
  (await app.database.owner<{ id: number }>('select id from accounts where login = $1', [login]))[0]?.id ?? 0;
async function send(agent: Agent, address: string, values: Record<string, string>) {
  const page = await agent.get(address);
  const _csrf = csrfOf((await agent.get('/account')).text);
  return agent
    .post(address)
    .type('form')
    .send({ ...formFieldsOf(page.text), _csrf, ...values });
}
const toldOf = (kind: string) =>
  app.database
    .owner<{ login: string }>(
      'select distinct a.login from notices n join accounts a on a.id = n.account_id where n.kind = $1 order by 1',
      [kind],
    )
    .then((rows) => rows.map((row) => row.login));

describe('a naming that hides too much', () => {
  let id = 0;
  beforeAll(async () => {
    const cuong = await accountOf('cuong.badinh');
    const respondents = [{ kind: 'individual' as const, name: 'X', position: '', organization: '', accountId: cuong }];
    id = (await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration({ respondents })))).id;
  });

  it('is an event with the name of who named whom, and stands on the petition for inspectorate and leader', async () => {
    const [event] = await app.database.owner<{ login: string; data: { names: string[] } }>(
      "select a.login, e.data from events e join accounts a on a.id = e.account_id where e.petition_id = $1 and e.kind = 'petition.officers_named'",
      [id],
    );
    expect(event).toMatchObject({ login: 'hoa.badinh', data: { names: ['Vũ Bá Cường'] } });
    for (const login of ['thang.badinh', 'hung.thanhtra', 'tam.thanhtra']) {
      const page = await (await app.signIn(login)).get(`/petitions/${id}/hidden-from`).expect(200);
      expect(page.text).toContain('Vũ Bá Cường');
      expect(page.text).toContain('Trần Diệu Hoa');
    }
    await (await app.signIn('cuong.badinh')).get(`/petitions/${id}/hidden-from`).expect(403);
    await (await app.signIn('hoa.badinh')).get(`/petitions/${id}/hidden-from`).expect(403);
  });

  it('of a denunciation is taken back with a reason that names no denouncer', async () => {
    const cuong = await accountOf('cuong.badinh');
    const respondents = [{ kind: 'individual' as const, name: 'X', position: '', organization: '', accountId: cuong }];
    const senders = [aSender({ name: 'Khuất Thị Chim Sẻ', phone: '0912345678' })];
    const made = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ senders, respondents })));
    const reason = 'Bà Khuất Thị Chim Sẻ (0912.345.678) nói nhầm';
    const address = `/petitions/${made.id}/hidden-from/${cuong}/lifting`;
    expect((await send(await app.signIn('hung.thanhtra'), address, { reason })).status).toBe(303);
    const [event] = await app.database.owner<{ data: { reason: string } }>(
      "select data from events where petition_id = $1 and kind = 'petition.name_lifted'",
      [made.id],
    );
    expect(event?.data.reason).toBe('Người tố cáo ((số đã che)) nói nhầm');
  });

  it('is taken back with a reason by the chief inspector, and stays taken back', async () => {
    const cuong = await accountOf('cuong.badinh');
    const address = `/petitions/${id}/hidden-from/${cuong}/lifting`;
    expect((await send(await app.signIn('tam.thanhtra'), address, { reason: 'Nhầm' })).status).toBe(403);
    const chief = await app.signIn('hung.thanhtra');
    expect((await send(chief, address, { reason: '' })).status).toBe(422);
    expect((await send(chief, address, { reason: 'Không phải người bị khiếu nại' })).status).toBe(303);
    await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(200);
    await runJobs(app.services, app.database.workerUrl);
    expect(await toldOf('petition.name_lifted')).toEqual(['hoa.badinh', 'thang.badinh']);
    const events = await app.database.owner<{ data: { reason: string } }>(
      "select data from events where petition_id = $1 and kind = 'petition.name_lifted'",
      [id],
    );
    expect(events).toMatchObject([{ data: { reason: 'Không phải người bị khiếu nại' } }]);
    await app.database.owner("update assignments set during = daterange('2025-08-01', null) where account_id = $1", [cuong]);
    await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(200);
  });

  it('nobody takes his own back, nor one of a denunciation past the head from inside the unit', async () => {
    const head = [{ kind: 'individual' as const, name: 'Hoàng Gia Thắng', position: '', organization: '', accountId: null }];
    const past = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ respondents: head })));
    const thang = await accountOf('thang.badinh');
    expect(
      (await send(await app.signIn('thang.badinh'), `/petitions/${past.id}/hidden-from/${thang}/lifting`, { reason: 'x' }))
        .status,
    ).toBe(404);
    for (const login of ['thang.badinh', 'hoa.badinh']) {
      const lifted = await app.as(login, (act) =>
        act.tx.one<{ unit: number | null }>('select lift_name($1, $2, $3, now()) as unit', [past.id, thang, 'x']),
      );
      expect(lifted.unit).toBeNull();
    }
  });
});

describe('an administrator who makes himself a puppet', () => {
  it('a new processor or head opens no identity until a leader of the unit confirms him; everybody concerned hears of it', async () => {
    const { id } = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aDenunciation({ senders: [aSender({ name: denouncer })] })),
    );
    const [unit] = await app.database.owner<{ id: number }>('select unit_id as id from petitions where id = $1', [id]);
    const admin = await app.signIn('quantri');
    const nga = await accountOf('nga.badinh');
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
    expect(await toldOf('account.reveal_holder')).toEqual(['hung.thanhtra', 'nga.badinh', 'tam.thanhtra', 'thang.badinh']);

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
    const thang = await accountOf('thang.badinh');
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
      [await accountOf('nga.badinh')],
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
    const hung = await accountOf('hung.thanhtra');
    expect((await send(admin, `/admin/accounts/${hung}/password`, { verified: '1' })).status).toBe(200);
    const second = await accountOf('tam.thanhtra');
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

  it('what a clerk had typed before a new password opens for nobody until somebody from outside has confirmed her, and then is all there; her head may not: nobody knows whom it denounces', async () => {
    const address = '/petitions/new?mode=sealed&draft=0';
    const clerk = await app.signIn('hoa.badinh');
    const page = (await clerk.get(address)).text;
    const typed = { ...formFieldsOf(page), 'senders.0.name': denouncer, summary: 'Viết dở' };
    await clerk.post('/drafts/petition-registration-sealed').type('form').send(typed);
    expect((await clerk.get(address)).text).toContain(denouncer);

    const hoa = await accountOf('hoa.badinh');
    const hash = "(select password_hash from accounts where login = 'son.badinh')";
    const admin = await app.signIn('quy.badinh');
    const handed = await send(admin, `/admin/accounts/${hoa}/password`, { verified: '1' });
    expect(handed.text).toMatch(
      /mở lại bản nháp.* cho đến khi Chánh Thanh tra hoặc lãnh đạo cơ quan cấp trên xác nhận trong danh sách/,
    );
    await app.database.owner(
      `update accounts set must_change_password = false, one_time_until = null, password_hash = ${hash} where id = $1`,
      [hoa],
    );
    await runJobs(app.services, app.database.workerUrl);
    const hands = await app.signIn('hoa.badinh');
    expect((await hands.get(address)).text).not.toContain(denouncer);
    expect((await hands.get('/drafts/petition-registration-sealed')).text).not.toContain(denouncer);
    const told = await app.database.owner<{ words: string }>(
      "select n.words from notices n where n.account_id = $1 and n.kind = 'account.reveal_holder'",
      [await accountOf('thang.badinh')],
    );
    expect(told.some(({ words }) => words.includes('Trần Diệu Hoa') && words.includes('bản nháp'))).toBe(true);

    const head = await app.signIn('thang.badinh');
    const own = (await head.get('/reveal-confirmations')).text;
    expect(own).toContain('Chánh Thanh tra hoặc lãnh đạo cơ quan cấp trên xác nhận');
    const chief = await app.signIn('hung.thanhtra');
    const list = (await chief.get('/reveal-confirmations')).text;
    expect(list).toContain('mở lại bản nháp');
    const [post] = await app.database.owner<{ id: number }>('select id from assignments where account_id = $1', [hoa]);
    const ofHers = `/reveal-confirmations/${post?.id}`;
    expect(own).not.toContain(ofHers);
    const refused = await head
      .post(ofHers)
      .type('form')
      .send({ _csrf: csrfOf(own) });
    expect([refused.status, refused.text.includes('lãnh đạo cơ quan cấp trên')]).toEqual([409, true]);
    expect((await hands.get(address)).text).not.toContain(denouncer);
    const confirmed = await chief
      .post(`/reveal-confirmations/${post?.id}`)
      .type('form')
      .send({ _csrf: csrfOf(list) });
    expect(confirmed.status).toBe(303);
    expect((await hands.get(address)).text).toContain(denouncer);
    expect((await hands.get(address)).text).toContain('Viết dở');
  });

  it('what she types before she is confirmed stands first; the earlier words wait unswept, both hear of them, and they come next', async () => {
    const address = '/petitions/new?mode=sealed&draft=0';
    const place = '/drafts/petition-registration-sealed';
    const hoa = await accountOf('hoa.badinh');
    const newPassword = async () => {
      const admin = await app.signIn('quy.badinh');
      expect((await send(admin, `/admin/accounts/${hoa}/password`, { verified: '1' })).status).toBe(200);
      await app.database.owner(
        "update accounts set must_change_password = false, one_time_until = null, password_hash = (select password_hash from accounts where login = 'son.badinh') where id = $1",
        [hoa],
      );
      return app.signIn('hoa.badinh');
    };
    const type = async (agent: Agent, summary: string) => {
      const page = (await agent.get(address)).text;
      await agent
        .post(place)
        .type('form')
        .send({ ...formFieldsOf(page), summary });
    };
    let hands = await newPassword();
    expect((await hands.get(address)).text).toContain('Còn 1 bản nháp ông, bà nhập trước đây');
    await type(hands, 'Nhập lần hai');
    // Once more: two wait now, behind a third.
    hands = await newPassword();
    await type(hands, 'Nhập lần ba');
    const head = await app.signIn('hung.thanhtra');
    const [post] = await app.database.owner<{ id: number }>('select id from assignments where account_id = $1', [hoa]);
    const csrf = csrfOf((await head.get('/reveal-confirmations')).text);
    await head.post(`/reveal-confirmations/${post?.id}`).type('form').send({ _csrf: csrf }).expect(303);
    expect((await head.get('/reveal-confirmations')).text).toContain('2 bản nháp nhập trước còn chờ');

    const now = (await hands.get(address)).text;
    expect(now).toContain('Nhập lần ba');
    expect(now).toContain('Còn 2 bản nháp ông, bà nhập trước đây');
    await app.database.owner("update drafts set saved_at = '2026-01-01' where account_id = $1 and form like 'held:%'", [hoa]);
    await app.database.owner(
      "update drafts set saved_at = '2026-01-02' where account_id = $1 and form like 'held:%' and id = (select max(id) from drafts where form like 'held:%')",
      [hoa],
    );
    await sweepDrafts({ services: app.services, id: () => 0, isLastTry: true });
    const drop = () =>
      hands
        .post(`${place}/removal`)
        .type('form')
        .send({ _csrf: csrfOf(now) })
        .expect(303);
    await drop();
    const second = (await hands.get(address)).text;
    expect(second).toContain('Nhập lần hai');
    expect(second).toContain('Còn 1 bản nháp');
    await drop();
    const first = (await hands.get(address)).text;
    expect(first).toContain('Viết dở');
    expect(first).toContain(denouncer);
    expect(first).not.toContain('Còn 1 bản nháp');
    // It has come back today, whenever it was typed; and no window that saw the one before takes it for its own.
    await sweepDrafts({ services: app.services, id: () => 0, isLastTry: true });
    const late = await hands
      .post(place)
      .set('X-CSRF-Token', csrfOf(now))
      .type('form')
      .send({ summary: 'Cửa sổ cũ', _version: '1' });
    expect(late.status).toBe(409);
    expect((await hands.get(address)).text).toContain('Viết dở');
    await drop();
    expect(await app.database.owner('select 1 from drafts where account_id = $1', [hoa])).toEqual([]);
  });

  it('what a clerk had taken in past her head is not there for her after a new password, until somebody from outside has confirmed her', async () => {
    const hoa = await accountOf('hoa.badinh');
    const thang = [{ kind: 'individual' as const, name: 'Hoàng Gia Thắng', position: '', organization: '', accountId: null }];
    const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ respondents: thang })));
    await (await app.signIn('hoa.badinh')).get(`/petitions/${id}`).expect(200);
    const admin = await app.signIn('quy.badinh');
    expect((await send(admin, `/admin/accounts/${hoa}/password`, { verified: '1' })).status).toBe(200);
    await app.database.owner(
      "update accounts set must_change_password = false, one_time_until = null, password_hash = (select password_hash from accounts where login = 'son.badinh') where id = $1",
      [hoa],
    );
    await runJobs(app.services, app.database.workerUrl);
    const told = await app.database.owner<{ words: string }>(
      "select words from notices where account_id = $1 and kind = 'account.reveal_holder' order by id desc limit 1",
      [await accountOf('hung.thanhtra')],
    );
    expect(told[0]?.words).toMatch(
      /Trần Diệu Hoa.*tố cáo người đứng đầu do mình vào sổ trước đó \(nếu có\).*Chánh Thanh tra hoặc/,
    );

    const hands = await app.signIn('hoa.badinh');
    const waits = async () => (await hands.get('/work').expect(200)).text.includes('vừa được cấp lại mật khẩu');
    await hands.get(`/petitions/${id}`).expect(404);
    expect(await waits()).toBe(true);
    const chief = await app.signIn('hung.thanhtra');
    const list = (await chief.get('/reveal-confirmations')).text;
    const [post] = await app.database.owner<{ id: number }>('select id from assignments where account_id = $1', [hoa]);
    await chief
      .post(`/reveal-confirmations/${post?.id}`)
      .type('form')
      .send({ _csrf: csrfOf(list) })
      .expect(303);
    await hands.get(`/petitions/${id}`).expect(200);
    expect(await waits()).toBe(false);
  });

  it('a second post that opens no identity shuts none; one that does waits on the head’s list', async () => {
    const son = await accountOf('son.badinh');
    const give = (role: string) =>
      app.database.owner(
        "insert into assignments (account_id, unit_id, role, title, during) select $1, unit_id, $2, 'Kiêm nhiệm', daterange(current_date - 10, null) from assignments where account_id = $1 and role = 'processor' limit 1",
        [son, role],
      );
    const opens = () => app.as('son.badinh', ({ tx }) => isRevealConfirmed(tx, son));
    const listed = async () =>
      (await (await app.signIn('thang.badinh')).get('/reveal-confirmations')).text.includes('son.badinh');
    await app.database.owner('update assignments set reveal_confirmed_at = now() where account_id = $1', [son]);
    await give('reporter');
    expect([await opens(), await listed()]).toEqual([true, false]);
    await give('verifier');
    expect([await opens(), await listed()]).toEqual([false, true]);
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
    const thang = await accountOf('thang.badinh');
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

describe('a denunciation past the head whose registering officer is gone', () => {
  it('is fetched by the superior, whom the unit’s staff does not see doing it', async () => {
    const { id } = await app.as('lan.badinh', (act) =>
      registerPetition(act, aDenunciation({ pastHead: true, senders: [aSender({ name: denouncer })] })),
    );
    await app.database.owner("update accounts set disabled_at = now() where login = 'lan.badinh'");
    const address = `/petitions/${id}/taking-over`;
    for (const login of ['cuong.badinh', 'thang.badinh', 'tam.thanhtra'])
      expect([403, 404, 303]).toContain((await (await app.signIn(login)).get(address)).status);
    const chief = await app.signIn('hung.thanhtra');
    expect((await chief.get(`/petitions/${id}`).expect(200)).text).toContain(address);
    expect((await send(chief, address, { reason: 'Người vào sổ đã nghỉ việc' })).status).toBe(303);
    await runJobs(app.services, app.database.workerUrl);
    const [transfer] = await app.database.owner<{ id: number; unit: string }>(
      'select t.id::int, u.name as unit from transfers t join units u on u.id = t.to_unit_id where t.petition_id = $1',
      [id],
    );
    expect(transfer?.unit).toBe('Thanh tra Thành phố');
    const clerk = await app.signIn('thuy.thanhtra');
    await clerk.get(`/transfers/${transfer?.id}`).expect(200);
    await (await app.signIn('thang.badinh')).get(`/transfers/${transfer?.id}`).expect(404);
    await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(404);
    await app.database.owner("update accounts set disabled_at = null where login = 'lan.badinh'");
  });
});

describe('an administrator who gives somebody another name', () => {
  let id = 0;
  let thang = 0;
  const seen = 'Hoàng Gia Thắng';
  const given = 'Lê Viết Sơn';
  const reveal = async (agent: Agent) =>
    agent
      .post(`/petitions/${id}/identity`)
      .type('form')
      .send({ _csrf: csrfOf((await agent.get('/account')).text), purpose: 'verify_denouncer' });
  const rename = async (by: string, accountId: number, name: string, more = {}) =>
    send(await app.signIn(by), `/admin/accounts/${accountId}/person`, { name, email: '', phone: '', ...more });

  beforeAll(async () => {
    id = (await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ senders: [aSender({ name: denouncer })] }))))
      .id;
    thang = await accountOf('thang.badinh');
    await app.database.owner('update assignments set reveal_confirmed_at = now() where account_id = $1', [thang]);
    expect((await reveal(await app.signIn('thang.badinh'))).text).toContain(denouncer);
    app.setNow('2026-11-25T02:10:00Z');
  });
  afterAll(() => app.setNow('2026-11-25T02:00:00Z'));

  it('gives nobody the name of a colleague unasked, and himself none at all', async () => {
    const asked = await rename('quantri', thang, given);
    expect(asked.status).toBe(422);
    for (const login of ['son.badinh', 'thang.badinh']) expect(asked.text).toContain(login);
    expect(asked.text).toContain('name="isNamesake"');
    const own = await rename('quantri', await accountOf('quantri'), 'Nguyễn Hoàng Hải');
    expect([own.status, own.text.includes('Không tự đổi họ tên của mình')]).toEqual([422, true]);
    expect(await app.database.owner('select 1 from account_names')).toEqual([]);
  });

  it('changes no record of who did what; both names are in the audit, and the old one stands on the list of those to confirm', async () => {
    expect((await rename('quantri', thang, given, { isNamesake: '1' })).status).toBe(303);
    const chief = await app.signIn('hung.thanhtra');
    const page = (await chief.get(`/petitions/${id}`).expect(200)).text;
    expect(page).toContain(`Lần xem gần nhất: 25/11/2026 09:00, ${seen}`);
    expect(page).not.toContain(given);
    const line = async (q: string) =>
      (await chief.get('/admin/audit').query({ q, kind: 'identity.revealed' }).expect(200)).text.includes(seen);
    expect([await line('hoang gia thang'), await line('le viet son')]).toEqual([true, true]);
    const house = (await chief.get('/admin/audit?book=house&kind=account.renamed').expect(200)).text;
    expect(house).toContain(`thang.badinh, ${seen} → ${given}, trùng họ tên với son.badinh`);
    expect((await chief.get('/reveal-confirmations')).text).toContain(`${given} (thang.badinh), trước đây là ${seen}`);
    expect((await (await app.signIn('quantri')).get(`/admin/accounts/${thang}`)).text).toContain(seen);
  });

  it('shuts the identities until a second person has confirmed him; he, his leaders, auditor and Chief Inspector hear of it', async () => {
    expect((await reveal(await app.signIn('thang.badinh'))).status).toBe(403);
    await runJobs(app.services, app.database.workerUrl);
    expect(await toldOf('account.renamed')).toEqual(['hung.thanhtra', 'tam.thanhtra', 'thang.badinh']);
    const [told] = await app.database.owner<{ words: string }>(
      "select words from notices where kind = 'account.renamed' limit 1",
    );
    expect(told?.words).toContain(`từ ${seen} thành ${given}`);
    // Another way to reach somebody is no other name.
    const hoa = await accountOf('hoa.badinh');
    await app.database.owner('update assignments set reveal_confirmed_at = now() where account_id = $1', [hoa]);
    expect((await rename('quy.badinh', hoa, 'Trần Diệu Hoa', { phone: '0912345678' })).status).toBe(303);
    expect(
      await app.database.owner('select 1 from assignments where account_id = $1 and reveal_confirmed_at is null', [hoa]),
    ).toEqual([]);
  });

  it('hides no denounced officer behind his new name, in what is registered later nor when he is given a post', async () => {
    const cuong = await accountOf('cuong.badinh');
    expect((await rename('quy.badinh', cuong, 'Vũ Đông Xuân')).status).toBe(303);
    const respondents = [{ kind: 'individual' as const, name: 'Vũ Bá Cường', position: '', organization: '', accountId: null }];
    const later = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ respondents })));
    await (await app.signIn('cuong.badinh')).get(`/petitions/${later.id}`).expect(404);
    await app.database.owner('delete from named_accounts where petition_id = $1 and account_id = $2', [later.id, cuong]);
    await (await app.signIn('cuong.badinh')).get(`/petitions/${later.id}`).expect(200);
    await app.database.owner("update assignments set during = daterange('2025-09-01', null) where account_id = $1", [cuong]);
    await (await app.signIn('cuong.badinh')).get(`/petitions/${later.id}`).expect(404);
  });

  it('leaves the names of before to the database: the application writes none', async () => {
    for (const sql of [
      "insert into account_names (account_id, until, name, name_ascii) values (1, now(), 'X', 'x')",
      "update account_names set name = 'X'",
      'delete from account_names',
    ])
      await expect(app.as('thang.badinh', (act) => act.tx.run(sql))).rejects.toThrow(/permission denied/);
  });
});

describe('what an officer was told of a petition before he was named in it', () => {
  it('is not there for him any more, in the list nor at its own address, until the naming is taken back', async () => {
    const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
    const cuong = await accountOf('cuong.badinh');
    const words = 'Được phân công xử lý đơn của chị Sáo Sậu';
    await app.as('hoa.badinh', (act) =>
      notifyOfficers(act, [cuong], { kind: 'petition.assigned', petitionId: id, words, href: `/petitions/${id}` }),
    );
    const officer = await app.signIn('cuong.badinh');
    const list = async () => (await officer.get('/notices').expect(200)).text.includes(words);
    expect(await list()).toBe(true);
    await app.as('hoa.badinh', (act) =>
      nameIn(act, { petitionId: id, sealed: false }, [{ accountId: cuong, how: 'answer' }], 'KN'),
    );
    expect(await list()).toBe(false);
    await app.database.owner('delete from named_accounts where petition_id = $1', [id]);
    expect(await list()).toBe(true);
  });
});
