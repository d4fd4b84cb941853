// Somebody leaves: his open work goes to named colleagues in one act, and nobody leaves while work hangs on him.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Receiver, receiversOf } from '../../src/accounts/handover/rules.ts';
import { matrix } from '../../src/accounts/permissions.ts';
import { outlivingActs, petitionActs } from '../../src/petitions/act-rules.ts';
import { closePetition, lockOwnPetition, markInspecting } from '../../src/petitions/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { canary, complaint, denunciation } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { accountId, lastEvent, postsOf, sendForm } from './administration.ts';

describe('who may take an item', () => {
  const person = (accountId: number, role: Receiver['role']): Receiver => ({
    accountId,
    role,
    name: `n${accountId}`,
    title: 't',
  });
  const people = [
    person(1, 'processor'),
    person(2, 'clerk'),
    person(3, 'leader'),
    person(3, 'processor'),
    person(4, 'unit_head'),
  ];
  const item = { kind: 'petition' as const, id: 8, petitionId: 8, isAssigned: true };
  const ids = (...args: Parameters<typeof receiversOf>) => receiversOf(...args).map((one) => one.accountId);
  it('holds a post the leaver held, or works on petitions when it was in his charge; once each; never a named one', () => {
    expect(ids(item, people, ['processor'], new Set())).toEqual([1, 3, 4]);
    expect(ids({ ...item, isAssigned: false }, people, ['leader'], new Set())).toEqual([3]);
    expect(ids(item, people, ['processor'], new Set(['8:1', '9:3']))).toEqual([3, 4]);
  });
});

describe('in the office', () => {
  let app: TestApp;
  let head: Agent;
  let keeper: Agent;
  let son: number;
  let trang: number;
  let cuong: number;
  const petitions: number[] = [];

  beforeAll(async () => {
    app = await testApp();
    head = await app.signIn('cuong.badinh');
    keeper = await app.signIn('quy.badinh');
    son = await accountId(app, 'son.badinh');
    trang = await accountId(app, 'trang.badinh');
    cuong = await accountId(app, 'cuong.badinh');
    for (const registration of [
      complaint,
      { ...complaint, receivedOn: '2026-11-18' },
      { ...denunciation, receivedOn: '2026-11-23' },
    ]) {
      const { id } = await app.as('lan.badinh', (act) => registerPetition(act, registration));
      await app.as('cuong.badinh', (act) => assignPetition(act, id, { processor: son, note: '' }));
      petitions.push(id);
    }
  });
  afterAll(() => app.close());

  const holders = () =>
    app.database
      .owner<{ assigned_to: number }>('select assigned_to from petitions where id = any($1) order by id', [petitions])
      .then((rows) => rows.map((row) => row.assigned_to));
  const disable = (kind: string) => sendForm(keeper, `/admin/accounts/${son}/disabling`, { kind, reason: 'Nghỉ hưu' });

  it('says who holds how much, without a word of what', async () => {
    const list = await head.get('/handovers').expect(200);
    expect(list.text).toContain('Lê Viết Sơn');
    expect(list.text).toContain('3 việc');
    const page = await head.get(`/handovers/${son}`).expect(200);
    expect(page.text).toContain('Phạm Quỳnh Trang');
    expect(page.text).not.toContain(complaint.subject);
  });

  it('says by which day each must be done, and of each person the nearest', async () => {
    const dueIn = (text: string, href: string) =>
      new RegExp(`href="${href}"(?:(?!</tr>)[^])*?data-l="Hạn(?: gần nhất)?"[^>]*>([^<]*)</td>`).exec(text)?.[1];
    const page = await head.get(`/handovers/${son}`).expect(200);
    // Seven working days from the day after each came (Điều 27 LKN, Điều 24 LTC); 24/11/2026 is a holiday.
    expect(petitions.map((id) => dueIn(page.text, `/petitions/${id}`))).toEqual(['02/12/2026', '30/11/2026', '03/12/2026']);
    expect(dueIn((await head.get('/handovers').expect(200)).text, `/handovers/${son}`)).toBe('30/11/2026');
  });

  it('is for whoever gives work out, in his own unit', async () => {
    for (const login of ['son.badinh', 'lan.badinh', 'quy.badinh', 'quantri'])
      await (await app.signIn(login)).get(`/handovers/${son}`).expect(403);
    const neighbour = await app.signIn('phong.ngocha');
    await neighbour.get(`/handovers/${son}`).expect(404);
    expect((await neighbour.get('/handovers').expect(200)).text).not.toContain('Lê Viết Sơn');
  });

  it('keeps the account open while work hangs on it, and says where it is handed over', async () => {
    const refused = await disable('leaving');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Còn việc chưa bàn giao tại Phường Ba Đình');
    const [post] = await postsOf(app, 'son.badinh');
    const end = (lastOn: string) => sendForm(keeper, `/admin/accounts/${son}/assignments/${post?.id}/end`, { lastOn });
    expect((await end('25/11/2026')).status).toBe(422);
    // A day ahead leaves time to hand over; the head sees who goes first.
    expect((await end('10/12/2026')).status).toBe(303);
    expect((await head.get('/handovers').expect(200)).text).toContain('Làm việc đến 10/12/2026');
  });

  it('refuses a stranger, a named person and nobody, and keeps what was chosen', async () => {
    const path = `/handovers/${son}`;
    expect((await sendForm(head, path, { everything: '', note: 'Biên bản 25/11' })).text).toContain('Chọn người nhận');
    expect((await sendForm(head, path, { everything: String(trang), note: '' })).status).toBe(422);
    const hoa = await accountId(app, 'hoa.badinh');
    const wrong = await sendForm(head, path, { everything: '', note: 'x', [`to-p${petitions[0]}`]: String(hoa) });
    expect(wrong.text).toContain('không nhận được việc ấy');
    const unit = await app.database.unitId('00004');
    await app.database.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as) values ($1, $2, $3, 'respondent')",
      [unit, petitions[0], trang],
    );
    expect((await sendForm(head, path, { everything: '', note: 'x', [`to-p${petitions[0]}`]: String(trang) })).status).toBe(422);
    expect(await holders()).toEqual([son, son, son]);
  });

  it('gives everything in one act, each with its own event; what the one cannot take stays', async () => {
    const path = `/handovers/${son}`;
    // A denunciation goes with it: the note says nobody, and what is a denouncer's goes on no other record.
    for (const note of [`Bà ${canary} hay gọi điện`, 'Bà Trần Thị Khác hay gọi điện', 'Gọi 0977000111']) {
      const named = await sendForm(head, path, { everything: String(trang), note, [`to-p${petitions[2]}`]: String(cuong) });
      expect([note, named.status, named.text.includes('Lần bàn giao này có hồ sơ tố cáo')]).toEqual([note, 422, true]);
    }
    const done = await sendForm(head, path, {
      everything: String(trang),
      note: 'Biên bản ngày 25/11/2026',
      [`to-p${petitions[2]}`]: String(cuong),
    });
    expect(done.status).toBe(303);
    expect(await holders()).toEqual([son, trang, cuong]);
    const events = await app.database.owner<{ petition_id: string; data: Record<string, unknown>; sealed: boolean }>(
      "select petition_id, data, sealed from events where kind = 'petition.handed_over' order by petition_id",
    );
    expect(events.map((event) => [Number(event.petition_id), event.data.toName, event.sealed])).toEqual([
      [petitions[1], 'Phạm Quỳnh Trang', false],
      [petitions[2], 'Vũ Bá Cường', true],
    ]);
    const trangAgent = await app.signIn('trang.badinh');
    expect((await trangAgent.get('/notices').expect(200)).text).toContain('Nhận bàn giao việc của Lê Viết Sơn');
    expect((await trangAgent.get(`/petitions/${petitions[1]}`).expect(200)).text).toContain('Bàn giao việc');
    expect((await sendForm(head, path, { everything: String(cuong), note: 'Biên bản bổ sung' })).status).toBe(303);
    expect(await holders()).toEqual([cuong, trang, cuong]);
    expect((await head.get(path).expect(200)).text).toContain('Không còn việc nào');
  });

  it('counts, hands over and reassigns what outlives a processed petition, with its own day', async () => {
    const inspecting = await app.as('lan.badinh', (act) => registerPetition(act, denunciation));
    const forwarded = await app.as('lan.badinh', (act) =>
      registerPetition(act, { ...denunciation, source: 'press', sourceOrg: 'Báo Hà Nội mới' }),
    );
    for (const { id } of [inspecting, forwarded])
      await app.as('cuong.badinh', (act) => assignPetition(act, id, { processor: son, note: '' }));
    await app.as('cuong.badinh', async (act) => markInspecting(act, await lockOwnPetition(act, inspecting.id)));
    await app.as('cuong.badinh', async (act) => closePetition(act, await lockOwnPetition(act, forwarded.id), 'filed'));
    const page = await head.get(`/handovers/${son}`).expect(200);
    for (const { number } of [inspecting, forwarded]) expect([number, page.text.includes(number)]).toEqual([number, true]);
    const rows = () =>
      app.database.owner<{ next_act: string; assigned_to: number; holder_id: number }>(
        'select next_act, assigned_to, holder_id from petitions where id = any($1) order by id',
        [[inspecting.id, forwarded.id]],
      );
    const [counted] = await app.as('quantri', (act) =>
      act.house.rows<{ items: number }>('select items from open_work($1, $2)', [son, '2026-11-25']),
    );
    expect(counted?.items).toBe(2);
    const asked = await app.database.owner<{ act: string }>('select act from unnest($1::text[]) act where outlives(act)', [
      petitionActs,
    ]);
    expect(asked.map(({ act }) => act)).toEqual(outlivingActs);
    expect((await sendForm(head, `/handovers/${son}`, { everything: String(trang), note: 'Biên bản' })).status).toBe(303);
    expect(await rows()).toEqual([
      { next_act: 'inspect', assigned_to: trang, holder_id: trang },
      { next_act: null, assigned_to: trang, holder_id: null },
    ]);
    expect((await head.get(`/petitions/${forwarded.id}/assignment`).expect(200)).text).toContain('làm việc còn lại của đơn');
    for (const { id } of [inspecting, forwarded])
      await app.as('cuong.badinh', (act) => assignPetition(act, id, { processor: cuong, note: '' }));
    expect(await rows()).toEqual([
      { next_act: 'inspect', assigned_to: cuong, holder_id: cuong },
      { next_act: null, assigned_to: cuong, holder_id: null },
    ]);
  });

  it('then lets him go', async () => {
    expect((await disable('leaving')).status).toBe(303);
    expect(await lastEvent(app, 'account.disabled')).toMatchObject({ kind: 'leaving' });
  });

  it('closes at once what must be closed at once, and the work stays to be handed over', async () => {
    const path = `/admin/accounts/${trang}/disabling`;
    expect((await sendForm(keeper, path, { kind: 'urgent', reason: 'Mật khẩu lộ' })).status).toBe(303);
    expect(await lastEvent(app, 'account.disabled')).toMatchObject({ kind: 'urgent', unclaimed: true });
    const page = (await keeper.get(`/admin/accounts/${trang}`).expect(200)).text;
    for (const words of [', khóa gấp', 'Mật khẩu lộ', 'Còn việc chưa bàn giao tại Phường Ba Đình', 'Mở lại tài khoản'])
      expect([words, page.includes(words)]).toEqual([words, true]);
    expect((await head.get('/handovers').expect(200)).text).toContain('Tài khoản đã khóa');
    expect((await sendForm(head, `/handovers/${trang}`, { everything: String(cuong), note: 'Khóa gấp' })).status).toBe(303);
  });

  it('tells of unsaved words, whose they are and when, never what', async () => {
    const lan = await app.signIn('lan.badinh');
    const form = await lan.get('/petitions/new?kind=no');
    const token = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1];
    await lan.post('/drafts/intake').type('form').send({ _csrf: token, subject: 'Chữ chưa lưu của Lan' });
    const { id } = await app.as('lan.badinh', (act) => registerPetition(act, complaint));
    await app.database.owner('update petitions set holder_id = $2 where id = $1', [id, await accountId(app, 'lan.badinh')]);
    const page = await head.get(`/handovers/${await accountId(app, 'lan.badinh')}`).expect(200);
    expect(page.text).toContain('còn 1 bản nháp chưa gửi');
    expect(page.text).not.toContain('Chữ chưa lưu');
  });

  it('counts nothing the head must not know of: neither list nor refusal betrays a denunciation against him', async () => {
    const hieu = await accountId(app, 'hieu.badinh');
    const unit = await app.database.unitId('00004');
    const { id } = await app.as('lan.badinh', (act) => registerPetition(act, denunciation));
    await app.database.owner('update petitions set past_head = true, holder_id = $2 where id = $1', [id, hieu]);
    expect((await head.get('/handovers').expect(200)).text).not.toContain('Đỗ Trọng Hiếu');
    expect((await head.get(`/handovers/${hieu}`).expect(200)).text).toContain('Không còn việc nào');
    expect(
      await app.database.database.inHouse((house) => house.rows('select * from open_work($1, $2)', [hieu, '2026-11-25'])),
    ).toEqual([]);
    await app.database.owner('update petitions set past_head = false where id = $1', [id]);
    expect(
      await app.database.database.inHouse((house) => house.rows('select * from open_work($1, $2)', [hieu, '2026-11-25'])),
    ).toEqual([{ unitId: unit, items: 1 }]);
  });

  it('a denunciation that names a colleague keeps the account open; one that names a head of the office does not, for it is not in his list', async () => {
    const hieu = await accountId(app, 'hieu.badinh');
    const close = () => sendForm(keeper, `/admin/accounts/${hieu}/disabling`, { kind: 'leaving', reason: 'Nghỉ hưu' });
    const list = async (agent: Agent) => (await agent.get(`/handovers/${hieu}`).expect(200)).text;
    const [only] = await app.database.owner<{ id: number }>('select id::int from petitions where holder_id = $1', [hieu]);
    const naming = (account: number) =>
      app.database.owner(
        "with gone as (delete from named_accounts where petition_id = $1) insert into named_accounts (unit_id, petition_id, account_id, named_as) select unit_id, id, $2, 'respondent' from petitions where id = $1",
        [only?.id, account],
      );
    await naming(trang);
    expect(await list(head)).toContain(`/petitions/${only?.id}"`);
    const refused = await close();
    expect([refused.status, refused.text.includes('Còn việc chưa bàn giao tại Phường Ba Đình')]).toEqual([422, true]);
    expect(refused.text).not.toMatch(/Còn \d+/);
    await naming(cuong);
    expect(await list(head)).not.toContain(`/petitions/${only?.id}"`);
    expect((await close()).status).toBe(303);
    // It waits for the other head of the office, under the name of who left.
    const leader = await app.signIn('thang.badinh');
    expect((await leader.get('/handovers').expect(200)).text).toContain(`/handovers/${hieu}"`);
    expect(await list(leader)).toContain(`/petitions/${only?.id}"`);
    expect((await head.get('/handovers').expect(200)).text).not.toContain(`/handovers/${hieu}"`);
  });

  it('asks the database for the heads the table of rights gives work out to', async () => {
    const [gate] = await app.database.owner<{ text: string }>(
      "select pg_get_functiondef('open_work(int, date)'::regprocedure) as text",
    );
    const said = /g\.role in \(([^)]*)\)/.exec(gate?.text ?? '')?.[1]?.match(/[a-z_]+/g);
    expect(said?.sort()).toEqual([...matrix['petition:assign']].sort());
  });
});
