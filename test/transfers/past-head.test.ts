import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, createPaper, numberPaper } from '../../src/documents/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { openTransfer, returnTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { runJobs } from '../../src/worker.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { readyToSend, registration, someone, toNgocHa } from './arrange.ts';

let app: TestApp;
const jobs = () => runJobs(app.services, app.database.workerUrl);

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

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
      const typed = { ...formFieldsOf(numbering.text), issuedOn: '25/11/2026', number: index === 0 ? '' : '145', leap: '145' };
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

  it('comes back from above without them: what told of the transfer leaves no more', async () => {
    const { id } = await past('lan.badinh');
    const transfer = await sendUp('lan.badinh', id);
    await app.as('nhung.ubndtp', (act) => openTransfer(act, transfer));
    await app.as('nhung.ubndtp', (act) =>
      returnTransfer(act, transfer, { reason: 'not_competent', basis: 'Điều 24 Luật Tố cáo', note: '' }),
    );
    await jobs();
    const states = 'select status, past_head from petitions where id = $1';
    expect(await app.database.owner(states, [id])).toEqual([{ status: 'assigned', past_head: true }]);
    const papers = await app.database.owner<{ state: string }>('select state from papers where petition_id = $1', [id]);
    expect(papers.map(({ state }) => state)).toEqual(['revoked', 'revoked']);
    await expectReplayed(app, { petitionId: id });
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
