// Acting for somebody else by mandate: dated, named on the screen, in the audit and over the signature.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { up as givePrincipals } from '../../migrations/20261204000700_proceedings__principal_decides.ts';
import { calledHere, listColleagues } from '../../src/accounts/queries.ts';
import { daysProblem, sealedWaits, standInRefusal } from '../../src/accounts/stand-ins/rules.ts';
import { createPaper } from '../../src/documents/registry/actions.ts';
import { listSigners } from '../../src/documents/registry/queries.ts';
import { signingLines, usualCapacity } from '../../src/documents/registry/signer.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import { approved } from '../proceedings/arrange.ts';
import { complaint } from '../search/registrations.ts';
import { type Agent, csrfOf, formFieldsOf, paperSeenOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';
import { accountId, lastEvent, postsOf, sendForm } from './administration.ts';

describe('a mandate', () => {
  const post = { role: 'leader' as const, firstOn: '2026-01-01', lastOn: '2026-12-31', standsForName: null };
  it('is not handed on, not given for administration, not for a post that ended', () => {
    expect(standInRefusal(post, '2026-11-25')).toBeUndefined();
    expect(standInRefusal({ ...post, standsForName: 'Ai đó' }, '2026-11-25')).toMatch(/không ủy quyền lại/);
    expect(standInRefusal({ ...post, lastOn: '2026-11-24' }, '2026-11-25')).toMatch(/đã kết thúc/);
    for (const role of ['admin', 'unit_admin', 'auditor', 'trainer'] as const)
      expect(standInRefusal({ ...post, role }, '2026-11-25')).toBeDefined();
  });
  it('lies ahead and within the post', () => {
    const on = (from: string, to: string) => Object.keys(daysProblem(post, { from, to }, '2026-11-25') ?? {});
    expect(on('2026-11-25', '2026-12-31')).toEqual([]);
    expect(on('2026-11-24', '2026-12-01')).toEqual(['from']);
    expect(on('2026-12-02', '2026-12-01')).toEqual(['to']);
    expect(on('2026-12-02', '2027-01-01')).toEqual(['to']);
  });
  it('stands over the signature', () => {
    const ward = { headTitle: 'CHỦ TỊCH', issuingOrg: 'Ủy ban nhân dân phường Ba Đình' };
    expect(usualCapacity(ward, 'Chánh Văn phòng', true)).toBe('TUQ');
    expect(usualCapacity(ward, 'Chánh Văn phòng')).toBe('TL');
    expect(usualCapacity(ward, 'Phó Chủ tịch UBND phường', true)).toBe('KT');
    expect(signingLines(ward, 'Chánh Văn phòng', 'TUQ')).toEqual(['TUQ. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']);
  });
});

describe('acting for the chairman', () => {
  let app: TestApp;
  let keeper: Agent;
  let path: string;
  const mandate = { from: '26/11/2026', to: '30/11/2026', mandate: '12/UQ-UBND ngày 25/11/2026' };

  beforeAll(async () => {
    app = await testApp();
    keeper = await app.signIn('quy.badinh');
    const [post] = await postsOf(app, 'thang.badinh');
    path = `/admin/accounts/${await accountId(app, 'thang.badinh')}/assignments/${post?.id}/mandate`;
  });
  afterAll(() => app.close());

  /** Signs in and takes the assignment whose line holds these words. */
  async function enterAs(login: string, words: RegExp): Promise<{ agent: Agent; page: string }> {
    const agent = request.agent(app.app);
    const door = await agent.get('/sign-in');
    await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: csrfOf(door.text), login, password: 'hoa-sen-2026-demo' });
    const choice = await agent.get('/sign-in/assignment');
    const line = choice.text.split('name="assignment"').find((part) => words.test(part)) ?? '';
    const value = /value="(\d+)"/.exec(line)?.[1];
    await agent
      .post('/sign-in/assignment')
      .type('form')
      .send({ ...formFieldsOf(choice.text), assignment: value });
    return { agent, page: choice.text };
  }

  it('needs a paper, an end and a colleague of the unit', async () => {
    const cuong = await accountId(app, 'cuong.badinh');
    for (const wrong of [{ mandate: '' }, { to: '' }, { standIn: await accountId(app, 'phong.ngocha') }, { from: '01/11/2026' }])
      expect((await sendForm(keeper, path, { ...mandate, standIn: cuong, dutyReason: 'x', ...wrong })).status).toBe(422);
    const [foreign] = await postsOf(app, 'vinh.ngocha');
    const theirs = `/admin/accounts/${await accountId(app, 'vinh.ngocha')}/assignments/${foreign?.id}/mandate`;
    expect((await sendForm(keeper, theirs, { ...mandate, standIn: cuong })).status).toBe(404);
    // Nobody gives himself a post: he is not offered.
    const offered = (await keeper.get(path).expect(200)).text;
    expect([offered.includes('Trần Ngọc Quý, '), offered.includes('Vũ Bá Cường')]).toEqual([false, true]);
  });

  it('warns that proposing and approving meet, then gives it with the reason', async () => {
    const standIn = await accountId(app, 'cuong.badinh');
    const warned = await sendForm(keeper, path, { ...mandate, standIn });
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('người đề xuất đồng thời là người phê duyệt');
    expect((await keeper.get(path).expect(200)).text).toContain(sealedWaits('leader').trim());
    const given = await sendForm(keeper, path, { ...mandate, standIn, dutyReason: 'Chủ tịch đi học' });
    expect(given.status).toBe(303);
    expect((await keeper.get(given.headers.location ?? '').expect(200)).text).toContain(sealedWaits('leader').trim());
    expect([sealedWaits('leader'), sealedWaits('clerk')]).toEqual([expect.stringContaining('xác nhận'), '']);
    expect(await lastEvent(app, 'assignment.added')).toMatchObject({
      standsFor: 'Hoàng Gia Thắng',
      mandate: mandate.mandate,
      duties: ['proposer_and_approver'],
    });
  });

  it('opens on its first day and closes after its last', async () => {
    app.setNow('2026-11-26T02:00:00Z');
    const { agent, page } = await enterAs('cuong.badinh', /thay Hoàng Gia Thắng/);
    expect(page).toContain('theo văn bản 12/UQ-UBND');
    expect((await agent.get('/work').expect(200)).text).toContain('Lãnh đạo cơ quan, thay Hoàng Gia Thắng');
    await agent.get('/approvals').expect(200);
    app.setNow('2026-11-30T02:00:00Z');
    const last = await enterAs('cuong.badinh', /thay Hoàng Gia Thắng/);
    await last.agent.get('/work').expect(200);
    app.setNow('2026-12-01T02:00:00Z');
    // The only post left is his own: nothing to choose.
    const after = await app.signIn('cuong.badinh');
    expect((await after.get('/work').expect(200)).text).not.toContain('thay Hoàng Gia Thắng');
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('reads how many sealed matters wait for a second yes, until it is said', async () => {
    app.setNow('2026-11-26T02:00:00Z');
    await approved(app, aDenunciation({ receivedOn: '2026-11-26', writtenOn: '2026-11-26' }));
    const accepted = await approved(app, aDenunciation({ receivedOn: '2026-11-26', writtenOn: '2026-11-26' }));
    await app.as('thang.badinh', (act) =>
      acceptPetition(act, accepted, { on: '2026-11-26', points: 'Thu tiền', isRemote: false }),
    );
    const [drafts] = await app.database.owner<{ n: number }>(
      "select count(*)::int as n from papers where petition_id = $1 and state = 'draft'",
      [accepted],
    );
    const { agent } = await enterAs('cuong.badinh', /thay Hoàng Gia Thắng/);
    const words = /(\d+) việc mật chờ xác nhận của lãnh đạo đơn vị hoặc Chánh Thanh tra/;
    const read = async (path: string, what: RegExp) => Number(what.exec((await agent.get(path).expect(200)).text)?.[1] ?? 0);
    const listed = /(\d+) việc, xếp theo hạn/;
    const [held, heldPapers, before] = [await read('/work', words), await read('/approvals', words), await read('/work', listed)];
    // Drafts of papers as well as petitions: all that his lists leave out.
    expect(drafts?.n).toBeGreaterThan(1);
    expect(heldPapers).toBe(drafts?.n);
    expect(held).toBeGreaterThan(heldPapers);
    const confirm = (value: string) =>
      app.database.owner(
        `update assignments set reveal_confirmed_at = ${value} where account_id = (select id from accounts where login = 'cuong.badinh') and stands_for is not null`,
      );
    await confirm('now()');
    const page = (await agent.get('/work').expect(200)).text;
    expect([words.test(page), page.includes('Thụ lý')]).toEqual([false, true]);
    expect([(await read('/work', listed)) - before, await read('/approvals', words)]).toEqual([held, 0]);
    await confirm('null');
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('stands on the pages of those who answer for it: whom, by what paper, until when', async () => {
    app.setNow('2026-11-26T02:00:00Z');
    const asked = (await (await app.signIn('thang.badinh')).get('/reveal-confirmations').expect(200)).text;
    expect(asked).toContain('làm thay Hoàng Gia Thắng theo văn bản 12/UQ-UBND ngày 25/11/2026, đến hết ngày 30/11/2026');
    const given = (await postsOf(app, 'cuong.badinh')).at(-1);
    const page = (
      await (await app.signIn('quy.badinh')).get(`/admin/accounts/${await accountId(app, 'thang.badinh')}`).expect(200)
    ).text;
    const line = page.slice(page.indexOf('Ủy quyền đã giao'));
    for (const words of ['Vũ Bá Cường', '12/UQ-UBND', '26/11/2026 – 30/11/2026', 'Đang hiệu lực']) expect(line).toContain(words);
    expect(line).toContain(`/admin/accounts/${await accountId(app, 'cuong.badinh')}/assignments/${given?.id}/end`);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('keeps a denunciation from being given to whoever cannot open it yet', async () => {
    const day = { receivedOn: '2026-11-25', writtenOn: '2026-11-25' };
    const cuong = await accountId(app, 'cuong.badinh');
    const head = await app.signIn('thang.badinh');
    for (const [registration, isShut] of [
      [aDenunciation(day), true],
      [aRegistration(day), false],
    ] as const) {
      const { id } = await app.as('lan.badinh', (act) => registerPetition(act, registration));
      const path = `/petitions/${id}/assignment`;
      const shown = (await head.get(path).expect(200)).text;
      expect(shown.includes('Vũ Bá Cường, Chánh Văn phòng, chưa mở được hồ sơ mật')).toBe(isShut);
      const sent = await sendForm(head, path, { processor: cuong, note: '' });
      expect([sent.status, sent.text.includes('xác nhận xong thì giao được')]).toEqual([isShut ? 422 : 303, isShut]);
    }
  });

  it('is one among the colleagues, with whom he stands in for in words', async () => {
    const unitId = await app.database.unitId('00004');
    const listed = await app.services.database.inHouse((house) =>
      listColleagues(house, unitId, ['processor', 'unit_head', 'clerk', 'leader'], '2026-11-26'),
    );
    const id = Number(await accountId(app, 'cuong.badinh'));
    expect(listed.filter((one) => one.accountId === id).map(calledHere)).toEqual([
      'Vũ Bá Cường, Chánh Văn phòng, đang thay Hoàng Gia Thắng',
    ]);
    expect(new Set(listed.map((one) => one.accountId)).size).toBe(listed.length);
  });

  it('stands once among those whose work a head may look at', async () => {
    app.setNow('2026-11-26T02:00:00Z');
    const page = (await (await app.signIn('thang.badinh')).get('/work').expect(200)).text;
    const standIn = await accountId(app, 'cuong.badinh');
    const [, offered = ''] = page.split('name="officer"');
    expect(offered.split('</select>')[0]?.split(`value="${standIn}"`)).toHaveLength(2);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('leaves both names in the audit, and the mandate over the signature', async () => {
    const id = await app.as('son.badinh', (act) => registerPetition(act, complaint)).then((made) => made.id);
    const actor = await app.database.actorOf('cuong.badinh', { role: 'leader', today: '2026-11-26' });
    expect(actor.standsFor).toEqual({
      accountId: await accountId(app, 'thang.badinh'),
      name: 'Hoàng Gia Thắng',
      mandate: mandate.mandate,
    });
    const processor = await accountId(app, 'son.badinh');
    await app.services.database.inBoth(actor, async (tx, house) => {
      const moment = { at: new Date('2026-11-26T02:00:00Z'), today: '2026-11-26' };
      const { keyring } = app.services;
      await assignPetition({ tx, house, actor, moment, rules: await app.services.rules(house), keyring, requestId: 'x' }, id, {
        processor,
        note: '',
      });
      const signers = await listSigners(tx, actor.unitId, '2026-11-26');
      expect(signers.find((one) => one.accountId === actor.accountId)?.title).toBe('Chánh Văn phòng (được ủy quyền)');
    });
    const auditor = await app.signIn('tam.thanhtra');
    expect((await auditor.get('/admin/audit?kind=petition.assigned').expect(200)).text).toContain(
      'thay Hoàng Gia Thắng theo văn bản 12/UQ-UBND ngày 25/11/2026',
    );
  });

  it('leaves a matter accepted meanwhile to whoever gave it, and names both in its timeline', async () => {
    const petitionId = await approved(app, aRegistration({ receivedOn: '2026-11-26', writtenOn: '2026-11-26' }));
    const actor = await app.database.actorOf('cuong.badinh', { role: 'leader', today: '2026-11-26' });
    let guidance = 0;
    const id = await app.services.database.inBoth(actor, async (tx, house) => {
      const moment = { at: new Date('2026-11-26T02:00:00Z'), today: '2026-11-26' };
      const act = {
        tx,
        house,
        actor,
        moment,
        rules: await app.services.rules(house),
        keyring: app.services.keyring,
        requestId: 'x',
      };
      // The notice of acceptance is the head's own to sign (decision 0077); this one is signed by mandate too.
      guidance = await createPaper(act, {
        kind: 'XLD02_2021',
        petitionId,
        sealed: false,
        state: 'submitted',
        fields: {
          complainant: { name: 'Nguyễn Văn Tám' },
          receivedOn: '2026-11-26',
          summary: 'Bồi thường',
          competentOrg: 'Sở Xây dựng',
        },
      });
      return acceptPetition(act, petitionId, { on: '2026-11-26', points: 'Diện tích thu hồi', isRemote: false });
    });
    await app.database.owner(
      "update proceedings set next_act = 'assignment', next_role = null, holder_id = resolver_id where id = $1",
      [id],
    );
    const row = `/proceedings/${id}`;
    app.setNow('2026-11-26T03:00:00Z');
    const { agent } = await enterAs('cuong.badinh', /thay Hoàng Gia Thắng/);
    expect((await agent.get('/work?group=all')).text).toContain(row);
    const both = '(thay Hoàng Gia Thắng, ủy quyền số 12/UQ-UBND ngày 25/11/2026)';
    expect((await agent.get(row).expect(200)).text).toContain(both);
    expect((await agent.get(`/petitions/${petitionId}`).expect(200)).text).toContain(both);
    // A paper he approves says both, and asks to be read before it is approved.
    const sheet = `/papers/${guidance}`;
    const before = (await agent.get(`${sheet}?desk=1`).expect(200)).text;
    expect(before).toContain('record-aside read-first');
    const yes = { ...formFieldsOf(before), ...paperSeenOf(before) };
    expect((await agent.post(`${sheet}/approval`).type('form').send(yes)).status).toBe(303);
    const after = (await agent.get(sheet).expect(200)).text;
    expect(after).toContain(`Vũ Bá Cường ${both}, `);
    expect(after).not.toContain('read-first');
    // What was accepted before this was kept is put right.
    const [standIn, head] = [await accountId(app, 'cuong.badinh'), await accountId(app, 'thang.badinh')];
    await app.database.owner('update proceedings set resolver_id = $2, holder_id = $2 where id = $1', [id, standIn]);
    await app.database.owner("update proceeding_steps set details = details - 'standsFor' - 'mandate' where proceeding_id = $1", [
      id,
    ]);
    await givePrincipals({ raw: (sql: string) => app.database.owner(sql) } as never);
    const [kept] = await app.database.owner(
      `select g.resolver_id, g.holder_id, s.details->>'standsFor' as name from proceedings g join proceeding_steps s on s.unit_id = g.unit_id and s.proceeding_id = g.id
        where g.id = $1`,
      [id],
    );
    expect(kept).toEqual({ resolver_id: head, holder_id: head, name: 'Hoàng Gia Thắng' });
    app.setNow('2026-12-01T02:00:00Z');
    const principal = await app.signIn('thang.badinh');
    expect((await principal.get('/work?group=all')).text).toContain(row);
    expect((await (await app.signIn('cuong.badinh')).get('/work?group=all')).text).not.toContain(`${row}"`);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('for one day opens that day, ends at once when it is ended, and may be given again', async () => {
    app.setNow('2026-12-03T02:00:00Z');
    let keeping = await app.signIn('quy.badinh');
    const day = { from: '03/12/2026', to: '03/12/2026', mandate: '15/UQ-UBND ngày 03/12/2026', dutyReason: 'Chủ tịch đi họp' };
    const standIn = await accountId(app, 'cuong.badinh');
    expect((await sendForm(keeping, path, { ...day, standIn })).status).toBe(303);
    const { agent } = await enterAs('cuong.badinh', /15\/UQ-UBND/);
    await agent.get('/approvals').expect(200);
    const given = (await postsOf(app, 'cuong.badinh')).at(-1);
    const end = `/admin/accounts/${standIn}/assignments/${given?.id}/end`;
    const form = (await keeping.get(end).expect(200)).text;
    expect(form).toContain('ủy quyền kết thúc ngay');
    expect(form).toContain('value="03/12/2026"');
    expect((await sendForm(keeping, end, { lastOn: 'hôm nay' })).status).toBe(303);
    await agent.get('/approvals').expect(303);
    expect((await (await app.signIn('cuong.badinh')).get('/work').expect(200)).text).not.toContain('thay Hoàng Gia Thắng');
    const actor = await app.database.actorOf('thang.badinh');
    const signers = await app.services.database.inUnit(actor, (tx) => listSigners(tx, actor.unitId, '2026-12-03'));
    expect(signers.find((one) => one.accountId === standIn)?.title).not.toContain('ủy quyền');
    // That it was held that day stays in sight, with the day.
    const line = (await keeping.get(`/admin/accounts/${standIn}`).expect(200)).text
      .split('<tr')
      .find((one) => one.includes('15/UQ'));
    expect(line?.replace(/<[^>]+>/g, ' ')).toMatch(/03\/12\/2026 – 03\/12\/2026\s+Đã kết thúc/);
    expect(line).not.toContain('/end"');
    expect(await lastEvent(app, 'assignment.ended')).toMatchObject({ lastOn: '2026-12-03', atOnce: true });
    expect((await sendForm(keeping, end, { lastOn: 'hôm nay' })).status).toBe(409);
    // A longer one ends within a day as well, and what was given again is another.
    expect((await sendForm(keeping, path, { ...day, to: '10/12/2026', standIn })).status).toBe(303);
    app.setNow('2026-12-04T02:00:00Z');
    keeping = await app.signIn('quy.badinh');
    const longer = await enterAs('cuong.badinh', /15\/UQ-UBND/);
    await longer.agent.get('/approvals').expect(200);
    const again = (await postsOf(app, 'cuong.badinh')).at(-1);
    expect(again?.id).not.toBe(given?.id);
    await sendForm(keeping, `/admin/accounts/${standIn}/assignments/${again?.id}/end`, { lastOn: 'hôm nay' });
    await longer.agent.get('/approvals').expect(303);
    expect((await postsOf(app, 'cuong.badinh')).at(-1)?.last_on).toBe('2026-12-03');
    // Until the end of the day it goes on where its last day is changed instead.
    expect((await sendForm(keeping, path, { ...day, from: '04/12/2026', to: '10/12/2026', standIn })).status).toBe(303);
    const third = (await postsOf(app, 'cuong.badinh')).at(-1);
    await sendForm(keeping, `/admin/accounts/${standIn}/assignments/${third?.id}/extension`, { lastOn: 'hôm nay' });
    const whole = await enterAs('cuong.badinh', /15\/UQ-UBND/);
    await whole.agent.get('/approvals').expect(200);
    app.setNow('2026-12-05T02:00:00Z');
    await whole.agent.get('/approvals').expect(303);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('ends with the post it was given from', async () => {
    app.setNow('2026-11-27T02:00:00Z');
    const { agent } = await enterAs('cuong.badinh', /thay Hoàng Gia Thắng/);
    await agent.get('/work').expect(200);
    await app.database.owner("update accounts set disabled_at = now() where login = 'thang.badinh'");
    await agent.get('/work').expect(303);
    // Both pages say that the mandate rests meanwhile.
    const fresh = await app.signIn('quy.badinh');
    for (const login of ['thang.badinh', 'cuong.badinh'])
      expect((await fresh.get(`/admin/accounts/${await accountId(app, login)}`).expect(200)).text).toContain(
        'Tạm dừng, tài khoản người giao đang khóa',
      );
  });
});
