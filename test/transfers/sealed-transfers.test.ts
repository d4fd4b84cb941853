import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revealPetition } from '../../src/petitions/steps/actions.ts';
import { withoutSendersOf } from '../../src/sealing/sealed-words.ts';
import { unreadWords } from '../../src/sealing/withheld.ts';
import { acceptTransfer, openTransfer, returnTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { findPackage, listSealedOfPackage } from '../../src/transfers/queries.ts';
import { runJobs } from '../../src/worker.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { expectNowhere, readyToSend, someone, toNgocHa } from './arrange.ts';

let app: TestApp;
const jobs = () => runJobs(app.services, app.database.workerUrl);
const open = (login: string, id: number) => app.as(login, (act) => openTransfer(act, id));

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

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

  it('out of an old book goes on unread: the sentence in the open, its words behind the seal that goes along, no paper that says either', async () => {
    const words = { subject: 'xuyến nói trưởng thôn', summary: 'xuyến nói trưởng thôn thu tiền', request: 'Làm rõ' };
    const unread = { subject: unreadWords, summary: unreadWords, request: unreadWords };
    const withheld = { words, respondents: [], areFound: true, areShown: false };
    for (const senders of [[{ ...canary, name: 'Đoàn Thị Xuyến', idNumber: '001199900080', phone: '' }], []]) {
      const petition = await readyToSend(app, {
        declaredType: 'TC',
        knpaKind: null,
        senders,
        ...unread,
        withheld,
        isOpenWordsSettled: true,
      });
      const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
      await open('yen.ngocha', id);
      const taken = await app.as('yen.ngocha', (act) => acceptTransfer(act, id));
      const [content] = await app.database.owner(
        'select subject, summary, request, is_unread from petition_contents where petition_id = $1',
        [taken.petitionId],
      );
      expect(content).toEqual({ ...unread, is_unread: true });
      // The officers of this office are looked for in its words before one of them opens it.
      const reveal = () => app.as('vinh.ngocha', (act) => revealPetition(act, taken.petitionId, 'verify_denouncer'));
      await expect(reveal()).rejects.toThrow('đang tìm lại người bị nêu tên');
      await jobs();
      const people = await reveal();
      expect(people.find((one) => one.withheld)?.withheld).toEqual(withheld);
      const papers = await app.database.owner('select 1 from papers where fields::text like $1', [`%${unreadWords}%`]);
      expect(papers).toEqual([]);
    }
    await expectNowhere(app, ['xuyến nói']);
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
    // Nobody looks up a denunciation: no code is promised to go on (decisions 11).
    expect((await (await app.signIn('yen.ngocha')).get(`/transfers/${id}`).expect(200)).text).not.toContain('mã tra cứu');
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
    expect(blind).toHaveLength(4);
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
