// The one act across the wall: sent, opened, accepted, returned, sent again; and what nobody else sees of it.
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRecordEvents } from '../../src/audit/queries.ts';
import { approvePaper, createPaper, numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { listDue } from '../../src/notifications/queries.ts';
import { lockOwnPetition, replayMainClock } from '../../src/petitions/actions.ts';
import { wayOf } from '../../src/petitions/approval/way.ts';
import { listEvents } from '../../src/petitions/queries.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { revealPetition } from '../../src/petitions/steps/actions.ts';
import { listVisitEvents } from '../../src/reception/queries.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { withoutSendersOf } from '../../src/sealing/sealed-words.ts';
import { acceptTransfer, openTransfer, recordTransferReply, returnTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { findPackage, listHops, listPackageFiles, listSealedOfPackage, listTransfersOf } from '../../src/transfers/queries.ts';
import { runJobs } from '../../src/worker.ts';
import { entry } from '../reception/entries.ts';
import { csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { asRole } from '../support/role.ts';
import { approve, readyToSend, registration, someone, toNgocHa } from './arrange.ts';

let app: TestApp;
const jobs = () => runJobs(app.services, app.database.workerUrl);
const open = (login: string, id: number) => app.as(login, (act) => openTransfer(act, id));
const returning = { reason: 'not_competent' as const, basis: 'Điều 27 Luật Khiếu nại', note: '' };

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('the letter of a transfer', () => {
  const letterOf = (petitionId: number) =>
    app.as('hoa.badinh', (act) =>
      createPaper(act, {
        kind: 'XLD04_2021',
        petitionId,
        sealed: false,
        state: 'approved',
        fields: {
          receivedOn: '2026-11-23',
          writtenOn: '2026-11-20',
          toOrg: 'Ủy ban nhân dân phường Ngọc Hà',
          sender: { name: someone.name },
          content: 'Sửa đường ngõ 12',
        },
      }),
    );

  it('has its number before the petition leaves, whether it is chosen or left out', async () => {
    const { id } = await readyToSend(app);
    const paperId = await letterOf(id);
    const way = await toNgocHa(app);
    const send = (chosen: number | null) => app.as('hoa.badinh', (act) => sendTransfer(act, id, { ...way, paperId: chosen }));
    for (const chosen of [paperId, null])
      await expect(send(chosen)).rejects.toMatchObject({ errors: { paperId: expect.stringContaining('chưa có số') } });
    const hoa = await app.signIn('hoa.badinh');
    expect((await hoa.get(`/petitions/${id}/transfer`).expect(200)).text).toContain(`href="/papers/${paperId}/number"`);
    // Until it has its number the letter is the clerk's work, then the petition is.
    const isWork = async (href: string) => (await hoa.get('/work').expect(200)).text.includes(`href="${href}"`);
    expect([await isWork(`/papers/${paperId}`), await isWork(`/petitions/${id}/transfer`)]).toEqual([true, false]);
    // It is due with the petition it leaves with.
    const row = (await hoa.get('/work')).text.split('<tr').find((one) => one.includes(`href="/papers/${paperId}"`));
    expect(row).not.toContain('Không tính hạn');
    await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
    expect([await isWork(`/papers/${paperId}`), await isWork(`/petitions/${id}/transfer`)]).toEqual([false, true]);
    // The page of the letter leads to the transfer that sends it, not to an entry in the book that leaves the limit running.
    const letter = (await hoa.get(`/papers/${paperId}`).expect(200)).text;
    expect(letter).toMatch(
      new RegExp(`btn-primary[^>]*href="/petitions/${id}/transfer"|href="/petitions/${id}/transfer"[^>]*btn-primary`),
    );
    expect(letter).toContain('Sau bước này: đơn vị nhận trả lời nhận hoặc trả lại.');
    expect(letter).not.toContain('Ghi nhận đã gửi');
    await send(paperId);
    expect((await hoa.get(`/papers/${paperId}`).expect(200)).text).not.toContain(`href="/petitions/${id}/transfer"`);
    const [sent] = await app.database.owner('select status from petitions where id = $1', [id]);
    expect(sent).toEqual({ status: 'transferred' });
  });

  it('goes to whom it is addressed', async () => {
    const { id } = await readyToSend(app);
    const paperId = await letterOf(id);
    await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
    await app.database.owner(
      `insert into proposals (unit_id, petition_id, sealed, outcome, reason, basis, destination_unit_id, destination, state, proposed_by, proposed_at)
       select unit_id, id, false, 'transfer', 'Thuộc thẩm quyền', 'TT 05/2021', $2, 'Sở Xây dựng', 'approved', registered_by, now() from petitions where id = $1`,
      [id, await app.database.unitId('so-xay-dung')],
    );
    // The numbered letter is chosen, and going without it is not offered; nor after an old draft that names none.
    const hoa = await app.signIn('hoa.badinh');
    const path = `/petitions/${id}/transfer`;
    const blank = await hoa
      .post(path)
      .type('form')
      .send({ _csrf: csrfOf((await hoa.get('/account')).text), paperId: '' });
    for (const { text } of [await hoa.get(path).expect(200), blank]) {
      expect(text).toContain(`<option value="${paperId}" selected>`);
      expect(text).not.toContain('Không kèm phiếu');
      expect(text).not.toMatch(/Phiếu chuyển <span[^>]*>\(nếu có\)/);
    }
    const way = await toNgocHa(app);
    const send = (changes: Partial<typeof way>, chosen: number | null) =>
      app.as('hoa.badinh', (act) => sendTransfer(act, id, { ...way, paperId: chosen, ...changes }));
    const words = expect.stringContaining('Phiếu chuyển ghi nơi nhận là Sở Xây dựng');
    await expect(send({}, paperId)).rejects.toMatchObject({ errors: { toUnitId: words } });
    // Nor to a body outside, with the letter or without it.
    for (const chosen of [paperId, null])
      await expect(send({ toUnitId: null as never, toOutside: 'Ban Dân nguyện' }, chosen)).rejects.toMatchObject({
        errors: { toOutside: words },
      });
    // A letter to a body outside does not go to a unit.
    await app.database.owner('update proposals set destination_unit_id = null where petition_id = $1', [id]);
    await expect(send({}, paperId)).rejects.toMatchObject({ errors: { toUnitId: words } });
  });
});

describe('a petition sent from one ward to another', () => {
  it('stops the sender’s clock, is registered by the receiver as of the day of delivery, and keeps thread and code', async () => {
    const petition = await readyToSend(app);
    const before = await app.database.owner<{ thread_id: string; received_on: string }>(
      'select thread_id, received_on from petitions where id = $1',
      [petition.id],
    );
    const transferId = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    const [sent] = await app.database.owner('select status, closed_on from petitions where id = $1', [petition.id]);
    expect(sent).toMatchObject({ status: 'transferred' });
    const [running] = await app.database.owner(
      'select count(*)::int as n from clocks where petition_id = $1 and stopped_on is null',
      [petition.id],
    );
    expect(running).toEqual({ n: 0 });
    await jobs();
    const [notice] = await app.database.owner<{ words: string }>(
      "select n.words from notices n join accounts a on a.id = n.account_id where a.login = 'yen.ngocha' and n.transfer_id = $1",
      [transferId],
    );
    expect(notice?.words).toContain('Phường Ba Đình chuyển đến');

    app.setNow('2026-11-27T02:00:00Z');
    await expect(app.as('yen.ngocha', (act) => acceptTransfer(act, transferId))).rejects.toThrow('Mở và đọc hồ sơ');
    await open('yen.ngocha', transferId);
    const page = await (await app.signIn('yen.ngocha')).get(`/transfers/${transferId}`).expect(200);
    expect(page.text).toMatch(/Sau bước này: [^.<]+ phân công xử lý đơn\./);
    const taken = await app.as('yen.ngocha', (act) => acceptTransfer(act, transferId));
    const [mine] = await app.database.owner<{
      unit_id: number;
      thread_id: string;
      public_code: string;
      received_on: string;
      source: string;
    }>('select unit_id, thread_id, public_code, received_on::text, source from petitions where id = $1', [taken.petitionId]);
    expect(mine).toMatchObject({
      thread_id: before[0]?.thread_id,
      public_code: petition.publicCode,
      received_on: '2026-11-25',
      source: 'other_agency',
    });
    const [slip] = await app.database.owner('select petition_id::int from public_slips where public_code = $1', [
      petition.publicCode,
    ]);
    expect(slip).toEqual({ petition_id: taken.petitionId });
    await jobs();
    const kinds = await app.database.owner<{ kind: string }>('select kind from events where petition_id = $1 order by id', [
      petition.id,
    ]);
    expect(kinds.map((row) => row.kind)).toContain('petition.transfer_accepted');
    const letters = await app.database.owner<{ body: string }>(
      'select body from messages where petition_id in ($1, $2) order by id',
      [petition.id, taken.petitionId],
    );
    expect(letters.map((one) => /Đã chuyển đến Phường Ngọc Hà|đã nhận đơn do Phường Ba Đình/.test(one.body))).toEqual([
      true,
      true,
    ]);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('comes back with a reason, restarts the sender’s clock, and can be sent again; the way back alarms both leaders', async () => {
    const petition = await readyToSend(app);
    const first = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    await open('yen.ngocha', first);
    app.setNow('2026-11-26T02:00:00Z');
    await app.as('yen.ngocha', (act) => returnTransfer(act, first, returning));
    await app.database.owner(
      `insert into papers (unit_id, petition_id, sealed, kind, symbol, year, number, issued_on, state, fields, created_at, created_by, signer_name, signer_title, recipients)
       select unit_id, id, false, kind, symbol, 2026, 977, '2026-11-25', 'numbered', '{}', now(), registered_by, '', '', ''
         from petitions, (values ('XLD04_2021', 'PC-UBND'), ('HANDLING_LETTER', 'UBND')) v (kind, symbol) where id = $1`,
      [petition.id],
    );
    await jobs();
    // Its timeline names who sent it back; the letter that never left is void and keeps its number.
    const page = await (await app.signIn('hoa.badinh')).get(`/petitions/${petition.id}`).expect(200);
    const timeline = page.text.slice(page.text.indexOf('Mở lại để xử lý'));
    expect(timeline.slice(0, 600)).toContain('Dương Khánh Yến, Phường Ngọc Hà');
    expect(
      await app.database.owner('select state, number from papers where petition_id = $1 and number = 977', [petition.id]),
    ).toEqual(Array(2).fill({ state: 'revoked', number: 977 }));
    const [back] = await app.database.owner<{ status: string; due_on: string }>(
      'select status, due_on::text, closed_on from petitions where id = $1',
      [petition.id],
    );
    expect(back).toMatchObject({ status: 'assigned', closed_on: null });
    const [restart] = await app.database.owner(
      "select on_date::text from clock_events where petition_id = $1 and kind = 'restarted'",
      [petition.id],
    );
    expect(restart).toEqual({ on_date: '2026-11-26' });
    // The ground for discipline counts from receipt, also while the petition was away.
    const red = await app.database.owner<{ started_on: string; running: boolean }>(
      "select started_on::text, stopped_on is null as running from clocks where petition_id = $1 and rule_code = 'PROC_RED45' order by id",
      [petition.id],
    );
    expect(red.map((clock) => clock.running)).toEqual([false, true]);
    expect(new Set(red.map((clock) => clock.started_on)).size).toBe(1);
    expect(await app.as('yen.ngocha', (act) => findPackage(act.tx, first))).toBeUndefined();

    // Whoever is asked to send it there once more reads first who gave it back and why, and that it has been there.
    const unitId = await app.database.unitId('00004');
    const again = {
      outcome: 'transfer',
      destinationUnitId: (await toNgocHa(app)).toUnitId,
      destination: 'Phường Ngọc Hà',
    } as const;
    const before = await app.as('thang.badinh', (act) => wayOf(act, { unitId, id: petition.id }, again));
    expect(before.returned).toEqual([
      `Phường Ngọc Hà trả lại đơn ngày 26/11/2026 (Dương Khánh Yến): Không thuộc thẩm quyền của đơn vị nhận`,
    ]);
    expect(before.warning).toContain(
      'Phường Ngọc Hà đã nhận hoặc đã chuyển đơn này trước đây. Khi chuyển, lãnh đạo hai bên được báo',
    );
    const kept = await app.as('thang.badinh', (act) => wayOf(act, { unitId, id: petition.id }, { ...again, outcome: 'guide' }));
    expect(kept).toEqual({ returned: before.returned, warning: '' });
    await approve(app, petition.id);
    const second = await app.as('hoa.badinh', async (act) =>
      sendTransfer(act, petition.id, { ...(await toNgocHa(app)), sentOn: '2026-11-26' }),
    );
    await jobs();
    const alarmed = await app.database.owner<{ login: string }>(
      "select a.login from notices n join accounts a on a.id = n.account_id where n.kind = 'transfer_alert' and n.transfer_id = $1 order by 1",
      [second],
    );
    expect(alarmed.map((row) => row.login)).toEqual(['thang.badinh', 'vinh.ngocha']);
    const hops = await app.as('yen.ngocha', (act) => listHops(act.tx, petition.id));
    expect(hops.map((hop) => [hop.fromName, hop.toName, hop.answer])).toEqual([
      ['Phường Ba Đình', 'Phường Ngọc Hà', 'returned'],
      ['Phường Ba Đình', 'Phường Ngọc Hà', null],
    ]);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('sent back and classified anew counts from the day it came back, as it does where the class stays', async () => {
    const { id } = await readyToSend(app, { declaredType: 'TC', knpaKind: null });
    const transfer = await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
    app.setNow('2026-11-27T02:00:00Z');
    await open('yen.ngocha', transfer);
    await app.as('yen.ngocha', (act) => returnTransfer(act, transfer, returning));
    await jobs();
    const clock = async () =>
      (
        await app.database.owner(
          `select k.rule_code, k.started_on::text, k.due_on::text, p.due_on::text as shown from petitions p join clocks k on k.unit_id = p.unit_id and k.id = p.main_clock_id where p.id = $1`,
          [id],
        )
      )[0];
    const counted = { started_on: '2026-11-27' };
    expect(await clock()).toMatchObject({ ...counted, rule_code: 'TC_INITIAL', due_on: '2026-12-08' });
    const replay = (rule: string) =>
      app.as('son.badinh', async (act) => replayMainClock(act, await lockOwnPetition(act, id), rule));
    await replay('TC_TRANSFER');
    expect(await clock()).toEqual({ ...counted, rule_code: 'TC_TRANSFER', due_on: '2026-12-04', shown: '2026-12-04' });
    await replay('TC_INITIAL');
    expect(await clock()).toMatchObject({ ...counted, rule_code: 'TC_INITIAL', due_on: '2026-12-08' });
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('is answered once, however many officers press', async () => {
    const petition = await readyToSend(app);
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    await open('yen.ngocha', id);
    const answers = await Promise.allSettled([
      app.as('yen.ngocha', (act) => acceptTransfer(act, id)),
      app.as('phong.ngocha', (act) => acceptTransfer(act, id)),
    ]);
    const lost = answers.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(String(lost[0]?.reason)).toMatch(/đã (trả lời|nhận)/);
    const [made] = await app.database.owner('select count(*)::int as n from petitions where public_code = $1', [
      petition.publicCode,
    ]);
    expect(made).toEqual({ n: 2 });
    await expect(app.as('yen.ngocha', (act) => returnTransfer(act, id, returning))).rejects.toThrow('Đơn vị đã nhận đơn này.');
  });

  it('shows the whole way to each unit it passed, over three of them', async () => {
    const petition = await readyToSend(app);
    const first = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    await open('yen.ngocha', first);
    const { petitionId } = await app.as('yen.ngocha', (act) => acceptTransfer(act, first));
    await approve(app, petitionId);
    const construction = await app.database.unitId('so-xay-dung');
    const second = await app.as('yen.ngocha', async (act) =>
      sendTransfer(act, petitionId, { ...(await toNgocHa(app)), toUnitId: construction }),
    );
    await open('huong.sxd', second);
    const third = await app.as('huong.sxd', (act) => acceptTransfer(act, second));
    await approve(app, third.petitionId);
    const back = await app.as('huong.sxd', async (act) =>
      sendTransfer(act, third.petitionId, { ...(await toNgocHa(app)), toUnitId: null, toOutside: 'Bộ Xây dựng' }),
    );
    for (const [login, id] of [
      ['hoa.badinh', petition.id],
      ['yen.ngocha', petitionId],
      ['huong.sxd', third.petitionId],
    ] as const) {
      const hops = await app.as(login, (act) => listHops(act.tx, id));
      expect(hops.map((hop) => [hop.hop, hop.toName, hop.answer])).toEqual([
        [1, 'Phường Ngọc Hà', 'accepted'],
        [2, 'Sở Xây dựng', 'accepted'],
        [3, 'Bộ Xây dựng', null],
      ]);
    }
    expect(await app.as('hung.thanhtra', (act) => listHops(act.tx, petitionId))).toHaveLength(3);
    await jobs();
    const alarmed = await app.database.owner<{ login: string }>(
      "select a.login from notices n join accounts a on a.id = n.account_id where n.kind = 'transfer_alert' and n.transfer_id = $1",
      [back],
    );
    expect(alarmed.map((row) => row.login)).toEqual(['thanh.sxd']);
    const threads = await app.database.owner('select distinct thread_id from petitions where id = any($1)', [
      [petition.id, petitionId, third.petitionId],
    ]);
    expect(threads).toHaveLength(1);
  });

  it('refuses a closed unit, a day that has not come, and one’s own unit', async () => {
    const petition = await readyToSend(app);
    const to = await toNgocHa(app);
    const [closed] = await app.database.owner<{ id: number }>(
      "select id from units where upper(during) <= '2026-01-01' and level = 'commune' limit 1",
    );
    const send = (changes: object) => app.as('hoa.badinh', (act) => sendTransfer(act, petition.id, { ...to, ...changes }));
    await expect(send({ toUnitId: closed?.id })).rejects.toThrow('đã kết thúc hoạt động');
    await expect(send({ sentOn: '2026-11-26' })).rejects.toMatchObject({ errors: { sentOn: expect.any(String) } });
    await expect(send({ sentOn: '2026-11-20' })).rejects.toMatchObject({ errors: { sentOn: expect.any(String) } });
    await expect(send({ toUnitId: await app.database.unitId('00004') })).rejects.toMatchObject({
      errors: { toUnitId: expect.any(String) },
    });
  });

  it('to a body outside waits for the reply, which ends it', async () => {
    const petition = await readyToSend(app);
    const id = await app.as('hoa.badinh', async (act) =>
      sendTransfer(act, petition.id, {
        ...(await toNgocHa(app)),
        toUnitId: null,
        toOutside: 'Viện kiểm sát nhân dân thành phố Hà Nội',
      }),
    );
    await app.as('hoa.badinh', (act) =>
      recordTransferReply(act, petition.id, { number: '15/VKS-P9', on: '2026-11-25', note: '' }),
    );
    const [row] = await app.database.owner(
      'select p.status, t.reply_number from petitions p join transfers t on t.petition_id = p.id where t.id = $1',
      [id],
    );
    expect(row).toEqual({ status: 'transferred_replied', reply_number: '15/VKS-P9' });
  });

  it('is registered by the software where the unit takes what is delivered', async () => {
    const unit = await app.database.unitId('00008');
    await app.database.owner('update unit_profiles set accepts_transfers_on_delivery = true where unit_id = $1', [unit]);
    const petition = await readyToSend(app);
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    await jobs();
    await jobs();
    const [answer] = await app.database.owner(
      'select kind, answered_by, petition_id is not null as registered from transfer_answers where transfer_id = $1',
      [id],
    );
    expect(answer).toEqual({ kind: 'accepted', answered_by: null, registered: true });
    await app.database.owner('update unit_profiles set accepts_transfers_on_delivery = false where unit_id = $1', [unit]);
  });
});

describe('the wall', () => {
  it('shows a third unit nothing, and the package only to the receiver', async () => {
    const petition = await readyToSend(app);
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    for (const login of ['huong.sxd', 'hoa.badinh', 'thang.badinh']) {
      expect(await app.as(login, (act) => findPackage(act.tx, id))).toBeUndefined();
      expect(await app.as(login, (act) => listPackageFiles(act.tx, id))).toEqual([]);
      expect(await app.as(login, (act) => listSealedOfPackage(act.tx, id))).toEqual([]);
    }
    expect(await app.as('huong.sxd', (act) => listHops(act.tx, petition.id))).toEqual([]);
    expect(await app.as('yen.ngocha', (act) => findPackage(act.tx, id))).toMatchObject({
      content: { subject: 'Kiến nghị sửa đường ngõ 12' },
    });
    await expect(app.as('huong.sxd', (act) => openTransfer(act, id))).rejects.toThrow('Không tìm thấy');

    const third = await app.signIn('huong.sxd');
    await third.get(`/transfers/${id}`).expect(404);
    await third
      .post(`/transfers/${id}/acceptance`)
      .type('form')
      .send({ _csrf: csrfOf((await third.get('/transfers').expect(200)).text) })
      .expect(404);
  });

  it('holds against the app’s role asking the gate directly', async () => {
    const petition = await readyToSend(app);
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    const asked = (unit: string, sql: string) =>
      asRole(
        app.database.appUrl,
        `select set_config('app.unit', '${unit}', false), set_config('app.units', '{${unit}}', false), set_config('app.account', '0', false), set_config('app.sealed', 'own', false)`,
        sql,
      );
    const sender = String(await app.database.unitId('00004'));
    expect(await asked('', `select transfer_package(${id}) as p`)).toEqual([{ p: null }]);
    expect(await asked(sender, `select transfer_package(${id}) as p`)).toEqual([{ p: null }]);
    expect(await asked(sender, `select * from transfer_files(${id})`)).toEqual([]);
    expect(await asked(sender, `select * from transfer_identities(${id})`)).toEqual([]);
    expect(await asked(sender, `select move_public_slip(${id}, ${petition.id}) as moved`)).toEqual([{ moved: false }]);
    expect(await asked(sender, `select * from receivable(${id})`)).toEqual([]);
    await expect(asked(sender, 'select * from public_slips')).rejects.toThrow('permission denied');
    await expect(asked(sender, 'select * from sealed_identities')).resolves.toEqual([]);
  });
});

describe('a sealed denunciation', () => {
  const canary = {
    ...someone,
    name: 'Canari Bí Mật Tuyệt Đối',
    phone: '0987111222',
    idNumber: '001199900077',
    email: '',
    address: 'Số 9 ngõ Kín',
  };

  it('keeps its words as they stand: what the seal hides answers nobody who guesses a name in them', async () => {
    const other = { ...canary, name: 'Đoàn Thị Thử Đoán', idNumber: '001199900078', phone: '0987111223' };
    const petition = await readyToSend(app, { declaredType: 'TC', knpaKind: null, senders: [other] });
    const words = 'Trần Văn Kia, Đoàn Thị Thử Đoán, Lê Thị Nọ';
    await app.database.owner('update petition_contents set summary = $2 where petition_id = $1', [petition.id, words]);
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    await open('yen.ngocha', id);
    const taken = await app.as('yen.ngocha', (act) => acceptTransfer(act, id));
    const [content] = await app.database.owner('select summary from petition_contents where petition_id = $1', [
      taken.petitionId,
    ]);
    expect(content).toEqual({ summary: words });
  });

  it('does not go to the office whose head it is against: there everybody but him would read it', async () => {
    const respondents = [
      {
        kind: 'individual' as const,
        name: 'Trịnh Đình Vinh',
        position: 'Chủ tịch UBND phường Ngọc Hà',
        organization: '',
        accountId: null,
      },
    ];
    const petition = await readyToSend(app, {
      declaredType: 'TC',
      knpaKind: null,
      senders: [{ ...canary, idNumber: '001199900079' }],
      respondents,
    });
    await expect(app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)))).rejects.toMatchObject({
      errors: { toUnitId: expect.stringContaining('tố cáo người đứng đầu đơn vị này') },
    });
  });

  it('crosses sealed, is sealed anew for the receiver, and leaves its name in no table', async () => {
    const petition = await readyToSend(app, {
      declaredType: 'TC',
      knpaKind: null,
      senders: [canary],
      subject: 'Tố cáo việc cấp phép',
      summary: 'Có dấu hiệu vụ lợi.',
    });
    expect(petition.publicCode).toBeNull();
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    await expect(app.as('mai.ngocha', (act) => findPackage(act.tx, id))).resolves.toBeUndefined();
    await open('yen.ngocha', id);
    expect(await app.as('yen.ngocha', (act) => listSealedOfPackage(act.tx, id))).toEqual([]);
    const taken = await app.as('yen.ngocha', (act) => acceptTransfer(act, id));
    await jobs();
    const [both] = await app.database.owner<{ n: number; same: boolean }>(
      'select count(*)::int as n, bool_or(a.ciphertext = b.ciphertext) as same from sealed_identities a join sealed_identities b on a.petition_id = $1 and b.petition_id = $2',
      [petition.id, taken.petitionId],
    );
    expect(both).toEqual({ n: 1, same: false });
    // Khoản 2 Điều 24 LTC: the denouncer is told where it went, by a letter without the name until it is printed.
    const [notice] = await app.database.owner<{ fields: object; sealed: boolean }>(
      "select fields, sealed from papers where petition_id = $1 and kind = 'NOTICE_TO_SENDER'",
      [petition.id],
    );
    expect(notice).toMatchObject({
      sealed: true,
      fields: { recipient: { name: null }, petitionType: 'TC', outcome: { result: 'transferred', toOrg: 'UBND phường Ngọc Hà' } },
    });
    const [party] = await app.database.owner('select name, sealed, phone from parties where petition_id = $1', [
      taken.petitionId,
    ]);
    expect(party).toEqual({ name: 'Người tố cáo số 1', sealed: true, phone: '' });
    const blind = await app.database.owner('select kind from blind_indexes where petition_id = $1 order by kind', [
      taken.petitionId,
    ]);
    expect(blind).toHaveLength(3);
    await expectNowhere(app, ['Canari', '0987111222', '001199900077', 'ngõ Kín']);
  });

  it('says nobody’s name in the reason it is sent or returned for', async () => {
    const petition = await readyToSend(app, { declaredType: 'TC', knpaKind: null, senders: [canary] });
    const reason = 'Ông Canari Bí Mật Tuyệt Đối tố cáo Chủ tịch phường';
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, { ...(await toNgocHa(app)), reason }));
    await open('yen.ngocha', id);
    expect(await app.as('yen.ngocha', (act) => listSealedOfPackage(act.tx, id))).toEqual([]);
    const note = 'Bà Tuyệt Đối ở số 9, ngõ Kín';
    await app.as('yen.ngocha', (act) => returnTransfer(act, id, { reason: 'not_competent', basis: 'Điều 24', note } as never));
    const [row] = await app.database.owner<{ sent: string; returned: string }>(
      'select t.reason as sent, a.reason as returned from transfers t join transfer_answers a on a.transfer_id = t.id where t.id = $1 and a.kind = $2',
      [id, 'returned'],
    );
    expect(row?.sent).toBe('Một công dân tố cáo Chủ tịch phường');
    expect(row?.returned).toContain('Một công dân ở (địa chỉ đã che)');
    const seen = await app.database.owner("select count(*)::int as n from events where kind = 'identity.matched' and sealed");
    expect(seen).toEqual([{ n: 2 }]);
  });

  it('accepted elsewhere, tells the sender’s officers no more who denounces; its leader alone, with a purpose', async () => {
    const petition = await readyToSend(app, { declaredType: 'TC', knpaKind: null, senders: [canary] });
    const [son] = await app.database.owner<{ id: number }>("select id from accounts where login = 'son.badinh'");
    await app.database.owner('update petitions set assigned_to = $2 where id = $1', [petition.id, son?.id]);
    const see = (login: string) =>
      app
        .as(login, (act) => revealPetition(act, petition.id, 'work_with_denouncer'))
        .then(
          (people) => people.map((one) => one.name),
          (error) => (error as Error).message,
        );
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    // On its way it is still the sender's.
    for (const login of ['son.badinh', 'cuong.badinh', 'thang.badinh']) expect(await see(login)).toEqual([canary.name]);
    await open('yen.ngocha', id);
    const taken = await app.as('yen.ngocha', (act) => acceptTransfer(act, id));
    for (const login of ['son.badinh', 'cuong.badinh'])
      expect(await see(login)).toContain('chỉ đơn vị đang xử lý được xem thông tin người tố cáo');
    expect(await see('thang.badinh')).toEqual([canary.name]);
    expect(await app.as('phong.ngocha', (act) => revealPetition(act, taken.petitionId, 'work_with_denouncer'))).toMatchObject([
      { name: canary.name },
    ]);
    // The wall says the same to who asks it directly.
    const rows = (login: string, says: string) =>
      app.as(login, async (act) => {
        await act.tx.rows("select set_config('app.reveal', $1, true), set_config('app.reveal_taken', $2, true)", [
          String(petition.id),
          says,
        ]);
        return (await act.tx.rows('select 1 from sealed_identities where petition_id = $1', [petition.id])).length;
      });
    expect([await rows('cuong.badinh', ''), await rows('thang.badinh', '1')]).toEqual([0, 1]);
    // What is written about it here is still held against the name.
    await app.as('hoa.badinh', async (act) =>
      expect(
        await withoutSendersOf(
          act,
          { unitId: act.actor.unitId, sealed: true, petitionId: petition.id },
          { note: `bà ${canary.name}` },
        ),
      ).toEqual({ note: 'Một công dân' }),
    );
  });

  it('is not there for an officer named in it, and he is told nothing', async () => {
    const [clerk] = await app.database.owner<{ id: number }>("select id from accounts where login = 'yen.ngocha'");
    const respondent = {
      kind: 'individual' as const,
      name: 'Dương Khánh Yến',
      position: 'Văn thư',
      organization: 'Phường Ngọc Hà',
      accountId: clerk?.id ?? 0,
    };
    const petition = await readyToSend(app, { declaredType: 'TC', knpaKind: null, senders: [canary], respondents: [respondent] });
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    await jobs();
    await expect(app.as('yen.ngocha', (act) => openTransfer(act, id))).rejects.toThrow('Không tìm thấy');
    const told = await app.database.owner<{ login: string }>(
      'select a.login from notices n join accounts a on a.id = n.account_id where n.transfer_id = $1',
      [id],
    );
    expect(told.map((row) => row.login)).not.toContain('yen.ngocha');
    expect(told.length).toBeGreaterThan(0);
    await open('phong.ngocha', id);
    const taken = await app.as('phong.ngocha', (act) => acceptTransfer(act, id));
    const [named] = await app.database.owner('select account_id from named_accounts where petition_id = $1', [taken.petitionId]);
    expect(named).toEqual({ account_id: clerk?.id });
  });
});

describe('the notice of a transfer to whoever denounced', () => {
  it('is the work of the leader, then of the clerk, by the day of the transfer, until it has left (khoản 2 Điều 24 LTC)', async () => {
    const { id } = await readyToSend(app, { declaredType: 'TC', knpaKind: null, subject: 'Tố cáo việc cấp phép' });
    const [clock] = await app.database.owner<{ due: string }>(
      "select to_char(due_on, 'DD/MM/YYYY') as due from petitions where id = $1",
      [id],
    );
    await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
    const [notice] = await app.database.owner<{ id: number }>(
      "select id from papers where petition_id = $1 and kind = 'NOTICE_TO_SENDER'",
      [id],
    );
    const paper = notice?.id ?? 0;
    /** Its row in the officer's list: the act asked for; '' when it does not stand there. */
    const asked = async (login: string) => {
      const page = (await (await app.signIn(login)).get('/work').expect(200)).text;
      const row = page.split('<tr').find((one) => one.includes(`href="/papers/${paper}"`)) ?? '';
      if (row) for (const words of ['Thông báo về việc xử lý đơn', clock?.due ?? '?']) expect(row).toContain(words);
      return /href="\/papers\/\d+"[^>]*>([^<]+)</.exec(row)?.[1]?.trim() ?? '';
    };
    const due = (until: string) =>
      app.as('hoa.badinh', async (act) =>
        (await listDue(act.tx, act.actor.unitId, until))
          .filter((one) => one.petitionId === id)
          .map((one) => [one.kind, one.nextRole]),
      );
    expect(await due('2026-12-31')).toEqual([['denouncer', 'leader']]);
    const both = async () => [await asked('thang.badinh'), await asked('hoa.badinh')];
    expect(await both()).toEqual(['Phê duyệt văn bản', '']);
    await app.as('thang.badinh', (act) => approvePaper(act, paper));
    expect(await both()).toEqual(['', 'Cấp số văn bản']);
    await app.as('hoa.badinh', (act) => numberPaper(act, paper, act.moment.today));
    expect(await both()).toEqual(['', 'Ghi nhận đã gửi']);
    await app.as('hoa.badinh', (act) => sendPaper(act, paper, { on: act.moment.today, means: 'post', to: '' }));
    expect(await both()).toEqual(['', '']);
    expect(await due('2026-12-31')).toEqual([]);
  });
});

describe('a denunciation against the unit’s own head', () => {
  it('is sent to the superior by whoever registered it, past everybody else', async () => {
    const petition = await app.as('lan.badinh', (act) =>
      registerPetition(act, registration({ declaredType: 'TC', knpaKind: null, pastHead: true })),
    );
    const city = await app.database.unitId('ubnd-tp');
    await expect(
      app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, { ...(await toNgocHa(app)), toUnitId: city })),
    ).rejects.toThrow();
    const desk = await app.signIn('lan.badinh');
    const form = await desk.get(`/petitions/${petition.id}/transfer`).expect(200);
    await desk
      .post(`/petitions/${petition.id}/transfer`)
      .type('form')
      .send({
        ...formFieldsOf(form.text),
        destination: 'unit',
        toUnitId: String(city),
        reason: 'Tố cáo người đứng đầu',
        basis: 'Điều 12 Luật Tố cáo',
        sentOn: '25/11/2026',
      })
      .expect(303);
    await jobs();
    const told = await app.database.owner<{ login: string }>(
      'select a.login from notices n join accounts a on a.id = n.account_id where n.petition_id = $1',
      [petition.id],
    );
    expect(told.map((row) => row.login)).not.toContain('thang.badinh');
  });

  const past = (login: string) =>
    app.as(login, (act) => registerPetition(act, registration({ declaredType: 'TC', knpaKind: null, pastHead: true })));
  const sendUp = async (login: string, id: number, to: object = {}) =>
    app.as(login, async (act) =>
      sendTransfer(act, id, { ...(await toNgocHa(app)), toUnitId: await app.database.unitId('ubnd-tp'), ...to }),
    );

  it('goes to a unit above and nowhere else, a body outside only where none above receives here', async () => {
    const { id } = await past('lan.badinh');
    const desk = await app.signIn('lan.badinh');
    expect((await desk.get(`/petitions/${id}/receipt`).expect(200)).text).toMatch(
      /Sau bước này: chuyển đơn lên cấp trên, UBND thành phố Hà Nội, chậm nhất ngày \d{2}\/\d{2}\/\d{4}; người đứng đầu đơn vị không xem/,
    );
    const form = (await desk.get(`/petitions/${id}/transfer`).expect(200)).text;
    const offered = [
      ...(/<select[^>]*name="toUnitId"[\s\S]*?<\/select>/.exec(form)?.[0] ?? '').matchAll(/<option value="(\d+)"/g),
    ];
    expect(offered.map((one) => Number(one[1]))).toEqual([await app.database.unitId('ubnd-tp')]);
    const refused = { errors: { toUnitId: expect.stringContaining('chỉ chuyển lên cơ quan cấp trên. Chọn') } };
    for (const code of ['00008', 'so-xay-dung', 'thanh-tra-tp'])
      await expect(sendUp('lan.badinh', id, { toUnitId: await app.database.unitId(code) })).rejects.toMatchObject(refused);
    await expect(sendUp('lan.badinh', id, { toUnitId: null, toOutside: 'UBND phường Ngọc Hà' })).rejects.toMatchObject({
      errors: { toOutside: expect.stringContaining('đang nhận đơn trên phần mềm') },
    });
    await sendUp('lan.badinh', id);
    // Above the city the system holds nobody.
    const top = await past('nhung.ubndtp');
    await expect(sendUp('nhung.ubndtp', top.id, { toUnitId: await app.database.unitId('00004') })).rejects.toMatchObject({
      errors: { toUnitId: expect.stringContaining('không có cơ quan cấp trên nào') },
    });
    await sendUp('nhung.ubndtp', top.id, { toUnitId: null, toOutside: 'Thanh tra Chính phủ' });
  });

  it('leaves its letter and its notice to whoever registered it, and to nobody else of the unit', async () => {
    const { id } = await past('lan.badinh');
    await sendUp('lan.badinh', id);
    const [clock] = await app.database.owner<{ due: string }>(
      "select to_char(due_on, 'DD/MM/YYYY') as due from petitions where id = $1",
      [id],
    );
    const papers = await app.database.owner<{ id: number; kind: string; signer: string }>(
      'select id, kind, signer_title as signer from papers where petition_id = $1 order by kind desc',
      [id],
    );
    expect(papers.map(({ kind, signer }) => [kind, signer])).toEqual([
      ['XLD03_2021', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH'],
      ['NOTICE_TO_SENDER', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH'],
    ]);
    const letter = papers[0]?.id ?? 0;
    const desk = await app.signIn('lan.badinh');
    const rowOf = async (paper: number) => {
      const row =
        (await desk.get('/work').expect(200)).text.split('<tr').find((one) => one.includes(`href="/papers/${paper}"`)) ?? '';
      return [
        row.includes(clock?.due ?? '?'),
        row.includes('Tôi làm'),
        /href="\/papers\/\d+"[^>]*>([^<]+)</.exec(row)?.[1]?.trim() ?? '',
      ];
    };
    for (const one of papers) expect(await rowOf(one.id)).toEqual([true, true, 'Cấp số văn bản']);
    const page = (await desk.get(`/petitions/${id}`).expect(200)).text;
    for (const one of papers) expect(page).toContain(`href="/papers/${one.id}"`);
    expect(page).not.toContain('Chưa có văn bản');
    const shown = (await desk.get(`/papers/${letter}`).expect(200)).text;
    for (const words of ['người đứng đầu không ký', 'ký ngoài phần mềm', 'PHÓ CHỦ TỊCH']) expect(shown).toContain(words);
    for (const words of ['Trình phê duyệt', 'Phê duyệt văn bản', 'In có tên người tố cáo', someone.name])
      expect(shown).not.toContain(words);

    // The words the desk no longer reads are typed again; the head signs none of it.
    const edit = await desk.get(`/papers/${letter}/edit`).expect(200);
    const thang = await app.database.owner<{ id: number }>("select id from accounts where login = 'thang.badinh'");
    expect(edit.text).not.toContain(`value="${thang[0]?.id}"`);
    const words = {
      ...formFieldsOf(edit.text),
      version: /name="version" value="(\d+)"/.exec(edit.text)?.[1] ?? '',
      toOrg: 'UBND thành phố Hà Nội',
      purpose: 'competence',
      content: 'Nhận tiền của hộ kinh doanh',
    };
    const byHead = await desk
      .post(`/papers/${letter}/edit`)
      .type('form')
      .send({ ...words, signerId: String(thang[0]?.id) });
    expect([byHead.status, byHead.text.includes('người đứng đầu bị tố cáo không ký')]).toEqual([422, true]);
    await desk.post(`/papers/${letter}/edit`).type('form').send(words).expect(303);
    expect((await desk.get(`/papers/${letter}/print`).expect(200)).text).toContain('Nhận tiền của hộ kinh doanh');

    for (const login of ['thang.badinh', 'cuong.badinh', 'hoa.badinh', 'son.badinh']) {
      const other = await app.signIn(login);
      for (const one of papers) await other.get(`/papers/${one.id}`).expect(404);
      for (const address of ['/papers', '/work'])
        expect((await other.get(address).expect(200)).text).not.toContain(`href="/papers/${letter}"`);
      await expect(app.as(login, (act) => numberPaper(act, letter, '2026-11-25'))).rejects.toThrow();
    }
    await expect(app.as('lan.badinh', (act) => approvePaper(act, letter))).rejects.toThrow('không phê duyệt trong phần mềm');

    for (const [index, one] of papers.entries()) {
      const numbering = await desk.get(`/papers/${one.id}/number`).expect(200);
      const typed = { ...formFieldsOf(numbering.text), issuedOn: '25/11/2026', number: index === 0 ? '' : '145', leap: '1' };
      await desk.post(`/papers/${one.id}/number`).type('form').send(typed).expect(303);
      expect(await rowOf(one.id)).toEqual([true, true, 'Ghi nhận đã gửi']);
      const sending = await desk.get(`/papers/${one.id}/sending`).expect(200);
      await desk
        .post(`/papers/${one.id}/sending`)
        .type('form')
        .send({ ...formFieldsOf(sending.text), sentOn: '25/11/2026', means: 'post', to: 'UBND thành phố Hà Nội' })
        .expect(303);
      expect(await rowOf(one.id)).toEqual([false, false, '']);
    }
    expect(
      await app.database.owner('select state, number, sent_to from papers where petition_id = $1 order by kind desc', [id]),
    ).toEqual([
      { state: 'sent', number: expect.any(Number), sent_to: 'UBND thành phố Hà Nội' },
      { state: 'sent', number: 145, sent_to: 'Người tố cáo (được bảo mật)' },
    ]);
  });

  it('keeps them from an officer whose post waits to be confirmed', async () => {
    const { id } = await past('son.badinh');
    await sendUp('son.badinh', id);
    const [paper] = await app.database.owner<{ id: number }>('select id from papers where petition_id = $1 order by id limit 1', [
      id,
    ]);
    const post = "from accounts c where c.id = a.account_id and c.login = 'son.badinh'";
    const asked = async () => (await (await app.signIn('son.badinh')).get(`/papers/${paper?.id}`)).status;
    expect(await asked()).toBe(200);
    const was = await app.database.owner<{ at: Date }>(
      `select a.reveal_confirmed_at as at from assignments a join accounts c on c.id = a.account_id where c.login = 'son.badinh'`,
    );
    await app.database.owner(`update assignments a set reveal_confirmed_at = null ${post}`);
    expect(await asked()).toBe(404);
    await app.database.owner(`update assignments a set reveal_confirmed_at = $1 ${post}`, [was[0]?.at ?? null]);
  });

  it('opens no other paper of the unit to the desk, and no other act', async () => {
    const { id } = await readyToSend(app);
    const paper = await app.as('hoa.badinh', async (act) =>
      createPaper(act, {
        kind: 'NOTICE_TO_SENDER',
        petitionId: id,
        sealed: false,
        state: 'approved',
        fields: {
          recipient: { name: someone.name },
          petitionType: 'KNPA',
          receivedOn: '2026-11-23',
          writtenOn: null,
          summary: 'Sửa đường',
          outcome: { result: 'transferred', toOrg: 'UBND phường Ngọc Hà' },
        },
      }),
    );
    const desk = await app.signIn('lan.badinh');
    await desk.get(`/papers/${paper}`).expect(200);
    await desk.get(`/papers/${paper}/number`).expect(403);
    await desk.get(`/papers/${paper}/sending`).expect(403);
  });
});

describe('papers and files', () => {
  const letterOf = async (petitionId: number) => {
    const [row] = await app.database.owner<{ id: number }>(
      `insert into papers (unit_id, petition_id, sealed, kind, symbol, year, number, issued_on, state, fields, created_at, created_by)
       select p.unit_id, p.id, p.sealed, 'XLD04_2021', 'PC-UBND', 2026, p.id, '2026-11-25', 'numbered', '{}', now(), p.registered_by from petitions p where p.id = $1 returning id`,
      [petitionId],
    );
    return Number(row?.id);
  };
  const fileOf = async (
    petitionId: number,
    changes: { restricted?: boolean; scan?: string; paperId?: number | null; text?: string } = {},
  ) => {
    const blob = await app.services.files.put(Readable.from([Buffer.from(changes.text ?? 'nội dung tệp')]));
    const [row] = await app.database.owner<{ id: number }>(
      `insert into attachments (unit_id, petition_id, paper_id, restricted, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, uploaded_at, uploaded_by)
       select p.unit_id, p.id, $2, $3, $4, $5, $6, $7, $8, 'don.txt', 'text/plain', $9, now(), p.registered_by from petitions p where p.id = $1 returning id`,
      [
        petitionId,
        changes.paperId ?? null,
        changes.restricted ?? false,
        blob.blobId,
        blob.keyId,
        blob.wrappedKey,
        blob.sha256,
        blob.size,
        changes.scan ?? 'clean',
      ],
    );
    return Number(row?.id);
  };

  it('a letter of another petition cannot ride along', async () => {
    const other = await readyToSend(app);
    const petition = await readyToSend(app);
    const paperId = await letterOf(other.id);
    await expect(
      app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, { ...(await toNgocHa(app)), paperId })),
    ).rejects.toMatchObject({
      errors: { paperId: expect.any(String) },
    });
  });

  it('the letter counts as sent; files are read once opened, the restricted not at all, and copied with acceptance', async () => {
    const petition = await readyToSend(app);
    const paperId = await letterOf(petition.id);
    const plain = await fileOf(petition.id);
    const secret = await fileOf(petition.id, { restricted: true });
    const unchecked = await fileOf(petition.id, { scan: 'pending' });
    await fileOf(petition.id, { paperId, text: 'phiếu chuyển đã ký' });
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, { ...(await toNgocHa(app)), paperId }));
    const [letter] = await app.database.owner('select state, sent_on::text from papers where id = $1', [paperId]);
    expect(letter).toEqual({ state: 'sent', sent_on: '2026-11-25' });

    const receiver = await app.signIn('yen.ngocha');
    await receiver.get(`/transfers/${id}/files/${plain}`).expect(404);
    await open('yen.ngocha', id);
    const read = await receiver.get(`/transfers/${id}/files/${plain}`).expect(200);
    expect(read.text).toBe('nội dung tệp');
    expect(read.headers['content-security-policy']).toContain('sandbox');
    for (const shut of [secret, unchecked]) await receiver.get(`/transfers/${id}/files/${shut}`).expect(404);
    await (await app.signIn('huong.sxd')).get(`/transfers/${id}/files/${plain}`).expect(404);
    expect((await receiver.get(`/transfers/${id}`)).text).toContain('/PC-UBND');

    const taken = await app.as('yen.ngocha', (act) => acceptTransfer(act, id));
    const copies = await app.database.owner<{ restricted: boolean }>(
      'select restricted from attachments where petition_id = $1 order by id',
      [taken.petitionId],
    );
    expect(copies.map((one) => one.restricted)).toEqual([false, true, false, false]);
    const [content] = await app.database.owner('select source_org, source_number from petition_contents where petition_id = $1', [
      taken.petitionId,
    ]);
    expect(content).toEqual({
      source_org: 'UBND phường Ba Đình',
      source_number: `${String(petition.id).padStart(2, '0')}/PC-UBND`,
    });
    await jobs();
    const [scanned] = await app.database.owner(
      "select count(*)::int as n from attachments where petition_id = $1 and scan_state = 'pending'",
      [taken.petitionId],
    );
    expect(scanned).toEqual({ n: 0 });
  });
});

describe('the receiver’s work', () => {
  it('holds what was sent here, with its code and day but none of its words, and loses it with the answer; the counts are one', async () => {
    const { id, publicCode } = await readyToSend(app);
    const transferId = await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
    const yen = await app.signIn('yen.ngocha');
    const text = async (path: string) => (await yen.get(path).expect(200)).text;
    const counts = async () => {
      const work = await text('/work');
      const list = await text('/transfers');
      return [
        (work.match(/href="\/transfers\/\d+"[^>]*>(Mở đơn chuyển đến|Nhận hoặc trả lại)</g) ?? []).length,
        Number(/Chuyển đến \((\d+)\)/.exec(list)?.[1]),
        (list.match(/data-row/g) ?? []).length - 1,
      ];
    };
    const before = await counts();
    expect(new Set(before).size).toBe(1);
    const work = await text(`/work?q=${publicCode}`);
    for (const words of ['Mở đơn chuyển đến', publicCode ?? '?', 'Ba Đình', '09/12/2026']) expect(work).toContain(words);
    for (const words of [someone.name, 'Sửa đường', 'sửa đường ngõ 12']) expect(work).not.toContain(words);
    const list = await text('/transfers');
    for (const words of [publicCode ?? '?', 'Hạn xử lý', '09/12/2026']) expect(list).toContain(words);
    const chairman = await app.signIn('tuan.ngocha');
    expect((await chairman.get('/work').expect(200)).text).not.toContain('Mở đơn chuyển đến');
    await open('yen.ngocha', transferId);
    expect(await text(`/work?q=${publicCode}`)).toContain('Nhận hoặc trả lại');
    await app.as('yen.ngocha', (act) => returnTransfer(act, transferId, returning));
    expect(await counts()).toEqual(before.map((count) => count - 1));
  });
});

describe('the pages', () => {
  it('lead an officer from sending to accepting', async () => {
    const petition = await readyToSend(app);
    const sender = await app.signIn('hoa.badinh');
    const form = await sender.get(`/petitions/${petition.id}/transfer`).expect(200);
    await sender
      .post(`/petitions/${petition.id}/transfer`)
      .type('form')
      .send({ ...formFieldsOf(form.text), destination: 'unit', reason: '', basis: '', sentOn: '31/02/2026' })
      .expect(422);
    const to = await toNgocHa(app);
    const posted = await sender
      .post(`/petitions/${petition.id}/transfer`)
      .type('form')
      .send({
        ...formFieldsOf(form.text),
        destination: 'unit',
        toUnitId: String(to.toUnitId),
        reason: to.reason,
        basis: to.basis,
        sentOn: '25/11/2026',
      })
      .expect(303);
    const href = posted.headers.location ?? '';
    await sender.get(href).expect(200);
    await sender.get(`/petitions/${petition.id}/transfer`).expect(409);

    const receiver = await app.signIn('yen.ngocha');
    const list = await receiver.get('/transfers').expect(200);
    expect(list.text).toContain(href);
    const closed = await receiver.get(href).expect(200);
    expect(closed.text).not.toContain('Kiến nghị sửa đường ngõ 12');
    await receiver
      .post(`${href}/opening`)
      .type('form')
      .send({ _csrf: csrfOf(closed.text) })
      .expect(303);
    const opened = await receiver.get(href).expect(200);
    expect(opened.text).toContain('Kiến nghị sửa đường ngõ 12');
    const half = await receiver.get(`${href}/return`).expect(200);
    expect(half.text).toContain('nhận đơn rồi gắn với vụ việc ấy');
    for (const own of ['ineligible', 'already_handled']) expect(half.text).not.toContain(`value="${own}"`);
    const draftUrl = /data-draft="([^"]+)"/.exec(half.text)?.[1] ?? '';
    await receiver
      .post(draftUrl)
      .type('form')
      .send({ _csrf: csrfOf(half.text), _version: '0', reason: 'not_competent', basis: 'Điều 29', note: 'chữ đang gõ dở' })
      .expect((res) => expect(res.status).toBeLessThan(400));
    expect((await receiver.get(`${href}/return`).expect(200)).text).toContain('chữ đang gõ dở');
    const back = await receiver.get(`${href}/return`);
    await receiver
      .post(`${href}/return`)
      .type('form')
      .send({ ...formFieldsOf(back.text), reason: 'already_handled', basis: 'Điều 27' })
      .expect(422);
    await receiver
      .post(`${href}/acceptance`)
      .type('form')
      .send({ _csrf: csrfOf(opened.text) })
      .expect(303);
    await receiver
      .post(`${href}/acceptance`)
      .type('form')
      .send({ _csrf: csrfOf(opened.text) })
      .expect(409);
    await (await app.signIn('nga.badinh')).get('/transfers').expect(403);
  });
});

/** No row of any table, and no waiting job, has one of these words in the clear. */
async function expectNowhere(given: TestApp, words: readonly string[]): Promise<void> {
  const tables = await given.database.owner<{ name: string }>(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('public','search') and table_type = 'BASE TABLE'",
  );
  for (const { name } of tables) {
    const found = await given.database.owner<{ n: number }>(
      `select count(*)::int as n from ${name} t where t::text ilike any ($1)`,
      [words.map((word) => `%${word}%`)],
    );
    expect([name, found[0]?.n]).toEqual([name, 0]);
  }
}

describe('a renamed unit', () => {
  const everything = {
    person: '',
    unitId: null,
    record: null,
    kind: '',
    from: null,
    to: '2026-11-25',
    readingsOnly: false,
    after: null,
  };
  it('has the name of the day on acts of that day: its hops, timelines and the audit', async () => {
    app.setNow('2026-11-25T02:00:00Z');
    const petition = await readyToSend(app);
    const sent = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    await open('yen.ngocha', sent);
    await app.as('yen.ngocha', (act) => returnTransfer(act, sent, returning));
    await jobs();
    const visit = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
    const units = [await app.database.unitId('00004'), await app.database.unitId('00008')];
    await app.database.owner(
      `with former as (insert into unit_names (unit_id, during, unit_type, name, short_name, act)
         select id, daterange(lower(during), '2026-11-26'), unit_type, name, short_name, 'Nghị quyết đổi tên' from units where id = any ($1::int[]))
       update units set name = 'Phường Tên Mới ' || id where id = any ($1::int[])`,
      [units],
    );
    const read = await app.as('hoa.badinh', async ({ tx, actor }) => ({
      hops: await listHops(tx, petition.id),
      box: await listTransfersOf(tx, { unitId: actor.unitId, id: petition.id }),
      petition: await listEvents(tx, { unitId: actor.unitId, id: petition.id }),
      visit: await listVisitEvents(tx, { unitId: actor.unitId, id: visit.id }),
      audit: await listRecordEvents(tx, everything, actor.unitId, 50),
    }));
    expect(read.hops).toMatchObject([{ fromName: 'Phường Ba Đình', toName: 'Phường Ngọc Hà' }]);
    expect(read.box).toMatchObject([{ fromName: 'Phường Ba Đình', toName: 'Phường Ngọc Hà' }]);
    for (const events of [read.petition, read.visit, read.audit]) {
      expect(events.map((one) => one.byUnitName)).toContain('Phường Ba Đình');
      expect(JSON.stringify(events)).not.toContain('Tên Mới');
    }
  });
});
