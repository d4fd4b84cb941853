// While whoever denounced is still to be told where it was sent, the page of the petition leads to the notice and names whom it waits for.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper, revokePaper, sendPaper } from '../../src/documents/actions.ts';
import { listDue } from '../../src/notifications/queries.ts';
import { lockOwnPetition, replayMainClock } from '../../src/petitions/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { recordTransferReply, sendTransfer } from '../../src/transfers/actions.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';
import { readyToSend, registration, toNgocHa } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** What the officer's page says next: heading, the line below it, the main button; and the last step of the stepper. */
async function nextFor(login: string, id: number) {
  const page = (await (await app.signIn(login)).get(`/petitions/${id}`).expect(200)).text;
  const box = /<section class="next"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
  const doing = /<div class="do">[\s\S]*?<\/div>/.exec(box)?.[0] ?? '';
  const button = /<a[^>]*btn-primary[^>]*>/.exec(doing)?.[0] ?? '';
  return {
    heading: plainText(/<h2[^>]*>([\s\S]*?)<\/h2>/.exec(doing)?.[1] ?? '').trim(),
    after: plainText(/<p class="muted mb-2">([\s\S]*?)<\/p>/.exec(doing)?.[1] ?? '').trim(),
    primary: /href="([^"]*)"/.exec(button)?.[1] ?? '',
    hasReply: box.includes(`href="/petitions/${id}/reply"`),
    steps: plainText(/<ol class="steps"[\s\S]*?<\/ol>/.exec(page)?.[0] ?? ''),
  };
}
const noticeOf = async (id: number) =>
  (
    await app.database.owner<{ id: number }>(
      "select id::int from papers where petition_id = $1 and kind = 'NOTICE_TO_SENDER' order by id desc limit 1",
      [id],
    )
  )[0]?.id ?? 0;

async function sentOn(): Promise<{ id: number; notice: number }> {
  const { id } = await readyToSend(app, { declaredType: 'TC', knpaKind: null, subject: 'Tố cáo việc cấp phép' });
  await app.as('son.badinh', async (act) => replayMainClock(act, await lockOwnPetition(act, id), 'TC_TRANSFER'));
  await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
  return { id, notice: await noticeOf(id) };
}

describe('the notice owed to whoever denounced', () => {
  it('is approved, numbered and sent from the page of the petition, which is not over until then', async () => {
    const { id, notice } = await sentOn();
    const leads = async (own: string, other: string) => [await nextFor(own, id), await nextFor(other, id)] as const;

    const [approves, waits] = await leads('thang.badinh', 'hoa.badinh');
    expect(approves).toMatchObject({
      heading: 'Phê duyệt thông báo cho người tố cáo',
      after: expect.stringMatching(/^Sau bước này: văn thư cấp số, gửi thông báo, hạn xử lý \d{2}\/\d{2}\/2026\.$/),
      primary: `/papers/${notice}`,
    });
    expect(waits).toMatchObject({
      heading: expect.stringMatching(/^Chờ [^:]*Thắng[^:]*: phê duyệt thông báo cho người tố cáo$/),
      primary: '',
      hasReply: true,
    });
    for (const one of [approves, waits]) expect(one.steps).toContain('Kết thúc xử lý chờ thông báo cho người tố cáo');

    await app.as('thang.badinh', (act) => approvePaper(act, notice));
    const [numbers, waitsForNumber] = await leads('hoa.badinh', 'thang.badinh');
    expect(numbers).toMatchObject({
      heading: 'Cấp số thông báo cho người tố cáo',
      primary: `/papers/${notice}/number`,
      hasReply: true,
    });
    expect(waitsForNumber).toMatchObject({
      heading: expect.stringMatching(/^Chờ văn thư: cấp số thông báo cho người tố cáo$/),
      primary: '',
    });

    await app.as('hoa.badinh', (act) => numberPaper(act, notice, '2026-11-25'));
    const [sends, waitsForSending] = await leads('hoa.badinh', 'thang.badinh');
    expect(sends).toMatchObject({
      heading: 'Gửi thông báo cho người tố cáo',
      primary: `/papers/${notice}/sending`,
      steps: expect.stringContaining('Kết thúc xử lý chờ thông báo cho người tố cáo'),
    });
    expect(waitsForSending).toMatchObject({
      heading: expect.stringMatching(/^Chờ văn thư: gửi thông báo cho người tố cáo$/),
      primary: '',
    });

    await app.as('hoa.badinh', (act) => sendPaper(act, notice, { on: '2026-11-25', means: 'post', to: '' }));
    const told = await nextFor('hoa.badinh', id);
    expect(told).toMatchObject({ heading: 'Ghi văn bản phúc đáp', primary: `/petitions/${id}/reply` });
    expect(told.steps).toContain('Kết thúc xử lý chờ Phường Ngọc Hà nhận đơn');
    expect(told.steps).not.toContain('chờ thông báo');
  });

  it('is drawn up anew where none stands any more, by whoever sends papers', async () => {
    const { id } = await sentOn();
    await app.database.owner("update papers set state = 'revoked' where petition_id = $1 and kind = 'NOTICE_TO_SENDER'", [id]);
    const href = `/petitions/${id}/papers/typed?kind=NOTICE_TO_SENDER`;
    expect(await nextFor('hoa.badinh', id)).toMatchObject({
      heading: 'Lập lại thông báo cho người tố cáo',
      after: expect.stringMatching(/^Sau bước này: .*Thắng.* xem xét, phê duyệt, hạn xử lý/),
      primary: href,
    });
    await (await app.signIn('hoa.badinh')).get(href).expect(200);
    expect(await nextFor('thang.badinh', id)).toMatchObject({
      heading: expect.stringMatching(/^Chờ [^:]+: lập lại thông báo cho người tố cáo$/),
      primary: '',
    });
  });

  it('stays owed after the receiver has written back: on the page, in the queue, with its period running until it leaves', async () => {
    const { id, notice } = await sentOn();
    const reply = { number: '12/UBND', on: '2026-11-25', note: 'Đã thụ lý', isAsked: null };
    await app.as('hoa.badinh', (act) => recordTransferReply(act, id, reply));
    const running = async () =>
      (
        await app.database.owner<{ n: number }>(
          "select count(*)::int as n from clocks where petition_id = $1 and rule_code = 'TC_TRANSFER' and stopped_on is null",
          [id],
        )
      )[0]?.n;
    const inQueue = async (login: string) =>
      (await (await app.signIn(login)).get('/work').expect(200)).text.includes(`href="/papers/${notice}"`);
    expect(await nextFor('thang.badinh', id)).toMatchObject({
      heading: 'Phê duyệt thông báo cho người tố cáo',
      primary: `/papers/${notice}`,
      steps: expect.stringContaining('Kết thúc xử lý chờ thông báo cho người tố cáo'),
    });
    expect(await inQueue('thang.badinh')).toBe(true);
    const due = await app.as('thang.badinh', (act) => listDue(act.tx, act.actor.unitId, '2026-12-31'));
    expect(due).toContainEqual(expect.objectContaining({ kind: 'denouncer', petitionId: id }));
    await app.as('thang.badinh', (act) => approvePaper(act, notice));
    expect(await inQueue('hoa.badinh')).toBe(true);
    await app.as('hoa.badinh', (act) => numberPaper(act, notice, '2026-11-25'));
    // Taken back, it is owed anew.
    await app.as('thang.badinh', (act) => revokePaper(act, notice, 'Sai tên cơ quan'));
    const again = await noticeOf(id);
    expect(again).not.toBe(notice);
    expect(await running()).toBe(1);
    await app.as('thang.badinh', (act) => approvePaper(act, again));
    await app.as('hoa.badinh', (act) => numberPaper(act, again, '2026-11-25'));
    await app.as('hoa.badinh', (act) => sendPaper(act, again, { on: '2026-11-25', means: 'post', to: '' }));
    expect(await running()).toBe(0);
    expect((await nextFor('hoa.badinh', id)).steps).not.toContain('chờ thông báo');
  });

  it('of a complaint waits in the queue after the receiver has written back, and what he wrote is told by another letter', async () => {
    const { id } = await readyToSend(app, { declaredType: 'KN', knpaKind: null, subject: 'Khiếu nại việc thu hồi đất' });
    await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
    const notice = await noticeOf(id);
    expect(notice).toBeGreaterThan(0);
    await app.as('hoa.badinh', (act) =>
      recordTransferReply(act, id, { number: '13/UBND', on: '2026-11-25', note: 'Đã thụ lý', isAsked: null }),
    );
    const queue = async () => (await (await app.signIn('thang.badinh')).get('/work').expect(200)).text;
    expect(await queue()).toContain(`href="/papers/${notice}"`);
    // A letter about the result is owed by nobody but a reception board.
    await app.database.owner(`update papers set fields = jsonb_set(fields, '{outcome,result}', '"resolved"') where id = $1`, [
      notice,
    ]);
    expect(await queue()).not.toContain(`href="/papers/${notice}"`);
  });

  it('past the head is numbered and sent by whoever registered it, without an approval', async () => {
    const { id } = await app.as('lan.badinh', (act) =>
      registerPetition(act, registration({ declaredType: 'TC', knpaKind: null, pastHead: true })),
    );
    const city = await app.database.unitId('ubnd-tp');
    await app.as('lan.badinh', async (act) => sendTransfer(act, id, { ...(await toNgocHa(app)), toUnitId: city }));
    const notice = await noticeOf(id);
    expect(await nextFor('lan.badinh', id)).toMatchObject({
      heading: 'Cấp số thông báo cho người tố cáo',
      after: expect.stringMatching(/^Sau bước này: ông, bà in/),
      primary: `/papers/${notice}/number`,
    });
    await app.as('lan.badinh', (act) => numberPaper(act, notice, '2026-11-25'));
    expect(await nextFor('lan.badinh', id)).toMatchObject({ primary: `/papers/${notice}/sending` });
  });
});
