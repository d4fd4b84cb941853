import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, createPaper, numberPaper, revokePaper, sendPaper } from '../../src/documents/actions.ts';
import { listDue } from '../../src/notifications/queries.ts';
import { lockOwnPetition, replayMainClock } from '../../src/petitions/actions.ts';
import { openTransfer, returnTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { runJobs } from '../../src/worker.ts';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { readyToSend, someone, toNgocHa } from './arrange.ts';

let app: TestApp;
const jobs = () => runJobs(app.services, app.database.workerUrl);

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
    expect(letter).toMatch(/Sau bước này: [^<]*đơn vị nhận trả lời nhận hoặc trả lại/);
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

  const clockOf = async (id: number) =>
    (
      await app.database.owner(
        `select k.rule_code, k.started_on::text, k.stopped_on::text from petitions p join clocks k on k.unit_id = p.unit_id and k.id = p.main_clock_id where p.id = $1`,
        [id],
      )
    )[0];
  const noticesOf = (id: number) =>
    app.database.owner<{ id: number; state: string }>(
      "select id, state from papers where petition_id = $1 and kind = 'NOTICE_TO_SENDER' order by id",
      [id],
    );

  it('keeps the period running until it has left, and again once it is taken back, with another draft in its place', async () => {
    const { id } = await readyToSend(app, { declaredType: 'TC', knpaKind: null, subject: 'Tố cáo việc cấp phép' });
    await app.as('son.badinh', async (act) => replayMainClock(act, await lockOwnPetition(act, id), 'TC_TRANSFER'));
    await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
    const runs = { rule_code: 'TC_TRANSFER', stopped_on: null };
    expect(await clockOf(id)).toMatchObject(runs);
    const [notice] = await noticesOf(id);
    const issue = async (paper: number) => {
      await app.as('thang.badinh', (act) => approvePaper(act, paper));
      await app.as('hoa.badinh', (act) => numberPaper(act, paper, '2026-11-25'));
      await app.as('hoa.badinh', (act) => sendPaper(act, paper, { on: '2026-11-25', means: 'post', to: '' }));
    };
    await issue(notice?.id ?? 0);
    const ended = { ...runs, stopped_on: '2026-11-25' };
    expect(await clockOf(id)).toMatchObject(ended);
    const path = `/papers/${notice?.id}/revocation`;
    const thang = await app.signIn('thang.badinh');
    expect((await thang.get(path).expect(200)).text).toContain('dự thảo thông báo mới được lập ngay');
    await app.as('thang.badinh', (act) => revokePaper(act, notice?.id ?? 0, 'Ghi sai nơi nhận'));
    // Why stays with the paper: the open record of a denunciation does not say it.
    expect((await thang.get(`/papers/${notice?.id}`).expect(200)).text).toMatch(/thu hồi [^<]*: Ghi sai nơi nhận/);
    expect(await clockOf(id)).toMatchObject(runs);
    const [revoked, again] = await noticesOf(id);
    expect([revoked?.state, again?.state]).toEqual(['revoked', 'draft']);
    await issue(again?.id ?? 0);
    expect(await clockOf(id)).toMatchObject(ended);
    await expectReplayed(app, { petitionId: id });
  });

  it('sent within the period and taken back after it: owed from that day, and not overdue', async () => {
    const { id } = await readyToSend(app, { declaredType: 'TC', knpaKind: null, subject: 'Tố cáo việc cấp phép' });
    await app.as('son.badinh', async (act) => replayMainClock(act, await lockOwnPetition(act, id), 'TC_TRANSFER'));
    await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
    const [notice] = await noticesOf(id);
    const paper = notice?.id ?? 0;
    await app.as('thang.badinh', (act) => approvePaper(act, paper));
    await app.as('hoa.badinh', (act) => numberPaper(act, paper, '2026-11-25'));
    await app.as('hoa.badinh', (act) => sendPaper(act, paper, { on: '2026-11-25', means: 'post', to: '' }));
    app.setNow('2026-12-15T02:00:00Z');
    await app.as('thang.badinh', (act) => revokePaper(act, paper, 'Ghi sai nơi nhận'));
    app.setNow('2026-11-25T02:00:00Z');
    expect(await clockOf(id)).toMatchObject({ rule_code: 'TC_TRANSFER', started_on: '2026-12-15', stopped_on: null });
    await expectReplayed(app, { petitionId: id });
  });

  it('owed no more once the petition is back: the period starts anew, and the notice leaves no more', async () => {
    const { id } = await readyToSend(app, { declaredType: 'TC', knpaKind: null });
    await app.as('son.badinh', async (act) => replayMainClock(act, await lockOwnPetition(act, id), 'TC_TRANSFER'));
    const transfer = await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
    await app.as('yen.ngocha', (act) => openTransfer(act, transfer));
    await app.as('yen.ngocha', (act) =>
      returnTransfer(act, transfer, { reason: 'not_competent', basis: 'Điều 24 Luật Tố cáo', note: '' }),
    );
    await jobs();
    expect((await noticesOf(id)).map(({ state }) => state)).toEqual(['revoked']);
    expect(await clockOf(id)).toMatchObject({ rule_code: 'TC_TRANSFER', started_on: '2026-11-25', stopped_on: null });
    await expectReplayed(app, { petitionId: id });
  });
});
