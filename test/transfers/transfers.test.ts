// The one act across the wall: sent, opened, accepted, returned, sent again; and what nobody else sees of it.
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockOwnPetition, replayMainClock } from '../../src/petitions/actions.ts';
import { wayOf } from '../../src/petitions/approval/way.ts';
import { acceptTransfer, openTransfer, recordTransferReply, returnTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { findPackage, listHops, listPackageFiles, listSealedOfPackage } from '../../src/transfers/queries.ts';
import { runJobs } from '../../src/worker.ts';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';
import { asRole } from '../support/role.ts';
import { approve, readyToSend, toNgocHa } from './arrange.ts';

let app: TestApp;
const jobs = () => runJobs(app.services, app.database.workerUrl);
const open = (login: string, id: number) => app.as(login, (act) => openTransfer(act, id));
const returning = { reason: 'not_competent' as const, basis: 'Điều 27 Luật Khiếu nại', note: '' };

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

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
