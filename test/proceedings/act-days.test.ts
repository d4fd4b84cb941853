// The days acts carry: what may lie before what, what is asked about, what the clocks count from.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { type TestApp, testApp } from '../support/app.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  clocksOf,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  reportForm,
  withTeam,
} from './arrange.ts';
import { decided } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('the day of an act', () => {
  const told = { recipients: 'người tố cáo, người bị tố cáo', denounced: '1' };

  it('is not before the paper it says was sent: what is overdue stays so', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    app.setNow(noon('2026-11-20'));
    // Numbered on 20/11, by the arrangement of the act itself.
    await expect(doAct(app, 'hoa.badinh', id, 'acceptance-notice', { ...told, on: '05/11/2026' })).rejects.toMatchObject({
      errors: {
        on: expect.stringMatching(/^“Thông báo .*” số \d+\/TB-UBND ban hành ngày 20\/11\/2026: ghi từ ngày ấy trở đi$/u),
      },
    });
    expect((await clocksOf(app, id)).TC_NOTICE?.stopped_on).toBeNull();
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { ...told, on: '20/11/2026' });
    expect(await clocksOf(app, id)).toMatchObject({ TC_NOTICE: { due_on: '2026-11-09', stopped_on: '2026-11-20' } });

    const complaint = await acceptedComplaint(app, '2026-11-02');
    app.setNow(noon('2026-11-20'));
    const sent = { on: '10/11/2026', recipients: 'người khiếu nại' };
    await expect(doAct(app, 'hoa.badinh', complaint.id, 'acceptance-notice', sent)).rejects.toMatchObject({
      errors: { on: expect.stringContaining('20/11/2026') },
    });
  });

  it('of a sending is the day of the book: the papers leave with the act, or the act bears the day they left', async () => {
    const first = await acceptedComplaint(app, '2026-11-02');
    const sent = { on: 'hôm nay', means: 'hand', recipients: 'người khiếu nại' };
    await doAct(app, 'hoa.badinh', first.id, 'acceptance-notice', sent);
    const papersOf = (id: number) =>
      app.database.owner(
        "select kind, state, sent_on::text as on, sent_means as means, sent_to as to from papers where proceeding_id = $1 and kind = 'KN03_2026'",
        [id],
      );
    const booked = { kind: 'KN03_2026', state: 'sent', on: '2026-11-02', means: 'hand', to: expect.stringContaining('Hạnh') };
    expect(await papersOf(first.id)).toEqual([booked]);

    const second = await acceptedComplaint(app, '2026-11-02');
    await issuePapers(app, second.id);
    app.setNow(noon('2026-11-04'));
    const [paper] = await app.database.owner<{ id: number }>(
      "select id from papers where proceeding_id = $1 and kind = 'KN03_2026'",
      [second.id],
    );
    await app.as('hoa.badinh', (act) => sendPaper(act, paper?.id ?? 0, { on: '2026-11-03', means: 'post', to: 'Bà Hạnh' }));
    const other = { ...sent, on: '04/11/2026' };
    await expect(doAct(app, 'hoa.badinh', second.id, 'acceptance-notice', other)).rejects.toMatchObject({
      errors: { on: expect.stringContaining('Sổ văn bản đi ghi đã gửi ngày 03/11/2026') },
    });
    await doAct(app, 'hoa.badinh', second.id, 'acceptance-notice', { ...sent, on: '03/11/2026' });
    expect(await papersOf(second.id)).toEqual([{ ...booked, on: '2026-11-03', means: 'post', to: 'Bà Hạnh' }]);
  });

  it('may lie in the limit where the paper’s does; entered after it, both days are told', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    app.setNow(noon('2026-11-04'));
    await issuePapers(app, id);
    app.setNow(noon('2026-11-20'));
    const { said } = await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { ...told, on: '05/11/2026' });
    expect(said).toContain('Ngày 05/11/2026, trong hạn 09/11/2026; nhập vào phần mềm ngày 20/11/2026, sau hạn.');
    expect(await clocksOf(app, id)).toMatchObject({ TC_NOTICE: { stopped_on: '2026-11-05' } });
  });

  it('is not before what it rests on: a report follows its paper and the last declaration, a session the team, a dialogue its invitation', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-02');
    app.setNow(noon('2026-11-09'));
    await withTeam(app, id);
    const session = { kind: 'meeting', on: '05/11/2026', place: '', people: '', result: 'Đo đạc' };
    await expect(doAct(app, 'long.badinh', id, 'verification', session)).rejects.toMatchObject({
      errors: { on: expect.stringContaining('09/11/2026') },
    });
    await expect(doAct(app, 'long.badinh', id, 'report', { ...reportForm, on: '06/11/2026' })).rejects.toMatchObject({
      errors: { on: expect.stringContaining('ngày 09/11/2026: ghi từ ngày ấy trở đi') },
    });
    app.setNow(noon('2026-11-10'));
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    const invite = { on: '09/11/2026', meetOn: '16/11/2026', meetAt: '08:30', place: 'Trụ sở', contents: 'Diện tích' };
    await expect(doAct(app, 'thang.badinh', id, 'invitation', invite)).rejects.toMatchObject({
      errors: { on: 'Việc “Nộp báo cáo xác minh” được ghi ngày 10/11/2026: ghi từ ngày ấy trở đi' },
    });
    await doAct(app, 'thang.badinh', id, 'invitation', { ...invite, on: '10/11/2026' });
    app.setNow(noon('2026-11-16'));
    const held = { held: 'held', chair: '', secretary: '', opinions: '', result: 'Còn khác nhau', copies: '3' };
    await expect(doAct(app, 'thang.badinh', id, 'dialogue', { ...held, on: '09/11/2026' })).rejects.toMatchObject({
      errors: { on: expect.stringContaining('10/11/2026') },
    });
  });

  it('of sending a suspension is not held back by the resumption that came after it (khoản 4 Điều 34 LTC)', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    const order = { on: 'hôm nay', ground: 'await_other_result', reason: 'Chờ kết quả', duties: 'Gửi kết quả khi có' };
    await doAct(app, 'thang.badinh', id, 'suspension', order);
    await issuePapers(app, id);
    app.setNow(noon('2026-11-12'));
    await doAct(app, 'thang.badinh', id, 'resumption', { on: 'hôm nay', reason: 'Đã có kết quả' });
    await doAct(app, 'hoa.badinh', id, 'order-notice', { on: '04/11/2026', recipients: 'người tố cáo' });
    expect((await clocksOf(app, id)).TC_SUSP_SEND?.stopped_on).toBe('2026-11-04');
  });

  it('of sending one order is not held back by a later one that is still a draft, whose own days run on', async () => {
    const stopped = async (id: number, code: string) =>
      (
        await app.database.owner<{ stopped_on: string | null }>(
          'select stopped_on::text from clocks where proceeding_id = $1 and rule_code = $2 order by id',
          [id, code],
        )
      ).map((one) => one.stopped_on);
    const suspension = { on: 'hôm nay', ground: 'await_other_result', reason: 'Chờ kết quả', duties: 'Gửi kết quả khi có' };
    const resumption = { on: 'hôm nay', reason: 'Đã có kết quả' };
    const termination = { on: 'hôm nay', ground: 'denounced_died', reason: 'Người bị tố cáo chết', duties: 'Bàn giao hồ sơ' };
    const denunciation = (await acceptedDenunciation(app, '2026-11-02')).id;
    await doAct(app, 'thang.badinh', denunciation, 'suspension', suspension);
    await issuePapers(app, denunciation);
    app.setNow(noon('2026-11-05'));
    await doActAtOnce(app, 'thang.badinh', denunciation, 'resumption', resumption);
    await doActAtOnce(app, 'hoa.badinh', denunciation, 'order-notice', { on: '03/11/2026', recipients: 'người tố cáo' });
    expect(await stopped(denunciation, 'TC_SUSP_SEND')).toEqual(['2026-11-03']);
    // Sent by its own act only: nothing waits now, a draft least of all.
    await doActAtOnce(app, 'thang.badinh', denunciation, 'termination', termination);
    await expect(
      doActAtOnce(app, 'hoa.badinh', denunciation, 'order-notice', { on: 'hôm nay', recipients: 'người tố cáo' }),
    ).rejects.toThrow('còn là dự thảo');

    const complaint = (await acceptedComplaint(app, '2026-11-02')).id;
    await doAct(app, 'thang.badinh', complaint, 'suspension', {
      on: 'hôm nay',
      ground: 'await_other_body',
      reason: 'Chờ đo đạc',
    });
    await issuePapers(app, complaint);
    app.setNow(noon('2026-11-05'));
    await doActAtOnce(app, 'thang.badinh', complaint, 'resumption', resumption);
    const sending = { recipients: 'người khiếu nại' };
    await expect(
      doActAtOnce(app, 'hoa.badinh', complaint, 'order-notice', { ...sending, on: '01/11/2026' }),
    ).rejects.toMatchObject({ errors: { on: expect.any(String) } });
    await doActAtOnce(app, 'hoa.badinh', complaint, 'order-notice', { ...sending, on: '03/11/2026' });
    expect(await stopped(complaint, 'KN_SUSPEND_SEND')).toEqual(['2026-11-03', null]);
    const sent = await app.database.owner(
      "select kind, state from papers where proceeding_id = $1 and kind like 'KN14%' order by id",
      [complaint],
    );
    expect(sent).toEqual([
      { kind: 'KN14A_2026', state: 'sent' },
      { kind: 'KN14B_2026', state: 'draft' },
    ]);
    await expect(doActAtOnce(app, 'hoa.badinh', complaint, 'order-notice', { ...sending, on: 'hôm nay' })).rejects.toThrow(
      'còn là dự thảo',
    );
    await doAct(app, 'hoa.badinh', complaint, 'order-notice', { ...sending, on: 'hôm nay' });
    expect(await stopped(complaint, 'KN_SUSPEND_SEND')).toEqual(['2026-11-03', '2026-11-05']);
  });
});

describe('the day a decision carries', () => {
  it('is the day its periods run from: the clerk cannot give another (Điều 44 LKN, Điều 29 NĐ 124/2020)', async () => {
    const { petitionId, id } = await decided(app, {});
    const [paper] = await app.database.owner<{ id: number; issued_on: string }>(
      "select id, issued_on::text from papers where petition_id = $1 and kind = 'KN15_2020'",
      [petitionId],
    );
    expect(paper?.issued_on).toBe('2026-11-12');
    await app.as('thang.badinh', (act) => approvePaper(act, paper?.id ?? 0));
    app.setNow(noon('2026-11-16'));
    await expect(app.as('hoa.badinh', (act) => numberPaper(act, paper?.id ?? 0, '2026-11-16'))).rejects.toMatchObject({
      errors: { issuedOn: expect.stringContaining('12/11/2026') },
    });
    await app.as('hoa.badinh', (act) => numberPaper(act, paper?.id ?? 0, '2026-11-12'));
    expect(await clocksOf(app, id)).toMatchObject({ KN_SEND_1: { due_on: '2026-11-17' } });
  });

  it('of an invitation leaves five days before the dialogue, also when the clerk sends it (khoản 1 Điều 28 NĐ 124/2020)', async () => {
    const { petitionId } = await decided(app, {});
    const [paper] = await app.database.owner<{ id: number }>(
      "select id from papers where petition_id = $1 and kind = 'KN_INVITE_DIALOGUE'",
      [petitionId],
    );
    const paperId = paper?.id ?? 0;
    const byPost = { means: 'post' as const, to: 'Người khiếu nại' };
    // Approved and numbered before the dialogue could be recorded.
    await app.database.owner("update papers set approved_at = '2026-11-02T05:00:00Z' where id = $1", [paperId]);
    await expect(app.as('hoa.badinh', (act) => sendPaper(act, paperId, { ...byPost, on: '2026-11-09' }))).rejects.toMatchObject({
      errors: { sentOn: expect.stringContaining('chậm nhất') },
    });
    await app.as('hoa.badinh', (act) => sendPaper(act, paperId, { ...byPost, on: '2026-11-06' }));
  });
});
