// How a complaint ends or goes on without a decision of its own: withdrawn, terminated, complained of again, sent on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { acceptedComplaint, clocksOf, decisionForm, doAct, issuePapers, noon, reportForm, rowOf, withTeam } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('ways out', () => {
  it('a full withdrawal leads to termination, and termination needs it recorded', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-10');
    const end = { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Người khiếu nại tự nguyện rút' };
    await expect(doAct(app, 'thang.badinh', id, 'termination', end)).rejects.toMatchObject({
      errors: { ground: expect.stringContaining('Ghi nhận rút đơn trước') },
    });
    await doAct(app, 'son.badinh', id, 'withdrawal', { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' });
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'termination' });
    await doAct(app, 'thang.badinh', id, 'termination', end);
    expect(await clocksOf(app, id)).toMatchObject({
      KN_RES_1: { stopped_on: '2026-11-10' },
      KN_SUSPEND_SEND: { due_on: '2026-11-13' },
    });
    await expect(doAct(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' })).rejects.toThrow(
      'gửi quyết định đình chỉ',
    );
    await doAct(app, 'hoa.badinh', id, 'order-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
    await doAct(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' });
    expect(await rowOf(app, id)).toMatchObject({ state: 'closed' });
  });

  it('what a termination leaves behind is called off: no invitation goes out, and of the end its own decision does', async () => {
    const { petitionId, id } = await acceptedComplaint(app, '2026-11-02');
    await app.database.owner("update parties set email = 'hanh@example.vn' where petition_id = $1", [petitionId]);
    const mails = async () =>
      (await app.database.owner<{ body: string }>('select body from messages where petition_id = $1 order by id', [petitionId]))
        .map((one) => one.body)
        .join('\n');
    app.setNow(noon('2026-11-03'));
    await withTeam(app, id);
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    const invite = { on: 'hôm nay', meetAt: '08:30', place: 'Trụ sở UBND phường', contents: 'Diện tích thu hồi' };
    await doAct(app, 'thang.badinh', id, 'invitation', { ...invite, meetOn: '16/11/2026' });
    await doAct(app, 'thang.badinh', id, 'invitation', { ...invite, meetOn: '17/11/2026' });
    const invitations = () =>
      app.database.owner<{ id: number; state: string }>(
        "select id, state from papers where proceeding_id = $1 and kind = 'KN_INVITE_DIALOGUE' order by id",
        [id],
      );
    // The first was never issued: the second takes its place.
    expect((await invitations()).map((one) => one.state)).toEqual(['revoked', 'draft']);
    expect(await mails()).not.toContain('mời ông, bà đối thoại');
    const [, second] = await invitations();
    const { id: secondId } = second ?? { id: 0 };
    await doAct(app, 'son.badinh', id, 'withdrawal', { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' });
    await doAct(app, 'thang.badinh', id, 'termination', { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Tự nguyện rút' });
    expect((await invitations()).map((one) => one.state)).toEqual(['revoked', 'revoked']);
    const leader = await app.signIn('thang.badinh');
    const desk = (await leader.get('/approvals').expect(200)).text;
    expect(desk).not.toMatch(new RegExp(`/papers/${secondId}\\b`));

    // One that stands from before this was so is nobody's work either, and is refused with the reason.
    await app.database.owner("update papers set state = 'submitted' where id = $1", [secondId]);
    expect((await leader.get('/approvals')).text).not.toMatch(new RegExp(`/papers/${secondId}\\b`));
    expect((await leader.get(`/papers/${secondId}`)).text).toContain('Việc giải quyết đã đình chỉ hoặc kết thúc');
    await expect(app.as('thang.badinh', (act) => approvePaper(act, secondId))).rejects.toThrow('đình chỉ hoặc kết thúc');
    await app.database.owner("update papers set state = 'approved' where id = $1", [secondId]);
    await expect(app.as('hoa.badinh', (act) => numberPaper(act, secondId, '2026-11-03'))).rejects.toThrow(
      'đình chỉ hoặc kết thúc',
    );
    await app.database.owner("update papers set state = 'revoked' where id = $1", [secondId]);

    // The citizen hears of the end when its decision has a number, not while it is a draft.
    expect(await mails()).not.toContain('đình chỉ giải quyết');
    await issuePapers(app, id);
    expect(await mails()).toContain('cơ quan đã đình chỉ giải quyết');
    await doAct(app, 'hoa.badinh', id, 'order-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
  });

  it('no paper is dated before the act it carries out, nor before its petition came in', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-02');
    app.setNow(noon('2026-11-05'));
    await withTeam(app, id);
    const [notice, verification] = await app.database.owner<{ id: number }>(
      'select id from papers where proceeding_id = $1 order by id',
      [id],
    );
    for (const paper of [notice, verification]) await app.as('thang.badinh', (act) => approvePaper(act, paper?.id ?? 0));
    await app.database.owner("update papers set issued_on = '2026-11-01' where number is not null and issued_on > '2026-11-01'");
    await app.database.owner("update papers set approved_at = '2026-11-01T05:00:00Z' where id = $1", [notice?.id]);
    const dated = (paper: { id: number } | undefined, day: string) =>
      app.as('hoa.badinh', (act) => numberPaper(act, paper?.id ?? 0, day));
    await expect(dated(notice, '2026-11-01')).rejects.toMatchObject({
      errors: { issuedOn: 'Văn bản này lập theo việc ngày 02/11/2026: ngày ban hành từ ngày ấy trở đi' },
    });
    await expect(dated(verification, '2026-11-04')).rejects.toMatchObject({
      errors: { issuedOn: 'Văn bản này lập theo việc ngày 05/11/2026: ngày ban hành từ ngày ấy trở đi' },
    });
  });

  it('one of several who withdraws ends nothing for the others', async () => {
    const { petitionId, id } = await acceptedComplaint(app, '2026-11-10', {
      registration: { senderKind: 'group', senderCount: 3, respondents: [] },
    });
    const taken = { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' };
    await expect(doAct(app, 'son.badinh', id, 'withdrawal', taken)).rejects.toMatchObject({
      errors: { who: expect.any(String) },
    });
    await expect(doAct(app, 'son.badinh', id, 'withdrawal', { ...taken, who: 'some' })).rejects.toMatchObject({
      errors: { leavers: 'Nêu những người rút' },
    });
    await doAct(app, 'son.badinh', id, 'withdrawal', { ...taken, who: 'some', leavers: 'Bà Tạ Thị Rút' });
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'assignment' });
    const end = { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Rút' };
    await expect(doAct(app, 'thang.badinh', id, 'termination', end)).rejects.toMatchObject({
      errors: { ground: expect.any(String) },
    });
    await doAct(app, 'son.badinh', id, 'withdrawal', { ...taken, who: 'all' });
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'termination' });
    // Who they were is told while the file is open; sealed later, to nobody.
    const reader = await app.signIn('hoa.badinh');
    expect((await reader.get(`/proceedings/${id}`).expect(200)).text).toContain('Bà Tạ Thị Rút');
    await app.as('son.badinh', (act) => sealOnRequest(act, petitionId, { reason: 'Có nội dung tố cáo' }));
    const sealed = (await reader.get(`/proceedings/${id}`).expect(200)).text;
    expect(sealed).toContain('Một số người rút');
    expect(sealed).not.toContain('Bà Tạ Thị Rút');
  });

  it('an overdue first instance may be complained of a second time', async () => {
    const { id } = await acceptedComplaint(app, '2026-09-01');
    const appeal = { on: 'hôm nay', way: 'second', body: 'Chủ tịch UBND thành phố', note: '' };
    await expect(doAct(app, 'son.badinh', id, 'appeal', appeal)).rejects.toThrow('chưa quá thời hạn');
    app.setNow(noon('2026-10-05'));
    await doAct(app, 'son.badinh', id, 'appeal', appeal);
    expect(await rowOf(app, id)).toMatchObject({ state: 'second_instance', next_act: 'follow' });
    expect(await clocksOf(app, id)).toMatchObject({ KN_RES_1: { stopped_on: '2026-10-05' } });
    // Nothing was decided here: nothing of it can be kept, become effective or be carried out.
    const result = { on: 'hôm nay', reference: 'Quyết định số 12/QĐ-UBND ngày 05/10/2026' };
    for (const kept of ['kept', 'changed'])
      await expect(doAct(app, 'son.badinh', id, 'appeal-result', { ...result, kept })).rejects.toMatchObject({
        errors: { kept: expect.stringContaining('chưa ra quyết định') },
      });
    await doAct(app, 'son.badinh', id, 'appeal-result', { ...result, kept: 'ended' });
    expect(await rowOf(app, id)).toMatchObject({ state: 'closed', effective_on: null });
    expect(await clocksOf(app, id)).not.toHaveProperty('KN_ENFORCE_DIRECTIVE');
  });

  it('a forwarded complaint tells the Fatherland Front and whoever sent it on', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-10', {
      registration: { source: 'fatherland_front', sourceOrg: 'Ủy ban MTTQ phường' },
    });
    await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'cancel_all' });
    expect(await clocksOf(app, id)).toMatchObject({
      KN_MTTQ_NOTICE: { due_on: '2026-11-17' },
    });
    await doAct(app, 'hoa.badinh', id, 'transferor-notice', { on: 'hôm nay', recipients: 'Ủy ban MTTQ phường' });
    expect((await clocksOf(app, id)).KN_MTTQ_NOTICE?.stopped_on).toBe('2026-11-10');
  });

  it('decides at once only when the complaint is right', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-10');
    await expect(doAct(app, 'thang.badinh', id, 'decision', decisionForm)).rejects.toMatchObject({
      errors: { result: expect.stringContaining('khiếu nại đúng') },
    });
  });
});
