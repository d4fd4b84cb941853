// A step whose papers have not left is taken back: the file, its words and its clocks are as before it, and it is done again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper, revokePaper, submitPaper } from '../../src/documents/actions.ts';
import { remindUnit } from '../../src/notifications/actions.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aSender } from '../support/registration.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  conclusionForm,
  doAct,
  doActAtOnce,
  noon,
  type Raw,
  reportForm,
  withTeam,
} from './arrange.ts';
import { latest } from './papers.ts';
import { because, expectReversible, fileOf, lastStep, takeBack, waitingBox } from './taking-back.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
const suspension: Raw = { on: 'hôm nay', ground: 'await_other_body', reason: 'Chờ kết luận đo đạc của Sở' };

describe('a complaint', () => {
  it('suspended, resumed, terminated: each is taken back and its clocks run as before', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-13');
    app.setNow(noon('2026-07-23'));
    await expectReversible(app, id, 'suspension', suspension, 'KN14A_2026');
    app.setNow(noon('2026-08-20'));
    await expectReversible(app, id, 'resumption', { on: 'hôm nay', reason: 'Đã có kết luận đo đạc của Sở' }, 'KN14B_2026');
    app.setNow(noon('2026-08-25'));
    await doAct(app, 'hoa.badinh', id, 'order-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
    await doAct(app, 'son.badinh', id, 'withdrawal', { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' });
    const ending = { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Người khiếu nại rút đơn', duties: '' };
    await expectReversible(app, id, 'termination', ending, 'KN14A_2026');
  });

  it('sent by mistake twice: what a termination called off stands again once it is taken back', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-01');
    await withTeam(app, id);
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    app.setNow(noon('2026-07-02'));
    const invite = { on: 'hôm nay', meetOn: '14/07/2026', meetAt: '08:30', place: 'Trụ sở', contents: 'Diện tích' };
    await doActAtOnce(app, 'thang.badinh', id, 'invitation', invite);
    const invitation = await latest(app, id, 'KN_INVITE_DIALOGUE');
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' });
    const before = await fileOf(app, id);
    const ending = { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Rút đơn', duties: '' };
    await doActAtOnce(app, 'thang.badinh', id, 'termination', ending);
    expect(await latest(app, id, 'KN_INVITE_DIALOGUE')).toMatchObject({ state: 'revoked' });
    const [ended] = await app.database.owner('select terminated_on is not null as is_set from proceedings where id = $1', [id]);
    expect(ended).toEqual({ is_set: true });
    await takeBack(app, id, 'termination');
    expect(await latest(app, id, 'KN_INVITE_DIALOGUE')).toEqual(invitation);
    expect(await fileOf(app, id)).toEqual(before);
    // The withdrawal changed nothing the invitation did.
    await takeBack(app, id, 'invitation');
    expect(await latest(app, id, 'KN_INVITE_DIALOGUE')).toMatchObject({ state: 'revoked' });
  });

  it('a step another one rests on stays, and so does one recorded before its image was kept', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-01');
    app.setNow(noon('2026-07-02'));
    await withTeam(app, id);
    await expect(takeBack(app, id, 'assignment')).rejects.toThrow('đã dựa trên bước này');
    await doActAtOnce(app, 'thang.badinh', id, 'suspension', suspension);
    await app.database.owner("update proceeding_steps set undo = null where proceeding_id = $1 and kind = 'suspension'", [id]);
    await expect(takeBack(app, id, 'suspension')).rejects.toThrow('trước khi phần mềm giữ lại');
    // A paper revoked alone leaves the step, which nobody is told of as sent.
    const paper = await latest(app, id, 'KN14A_2026');
    await app.as('thang.badinh', (act) => approvePaper(act, paper?.id ?? 0));
    await app.as('thang.badinh', (act) => revokePaper(act, paper?.id ?? 0, because));
    const sending = { on: 'hôm nay', recipients: 'người khiếu nại' };
    await expect(doActAtOnce(app, 'hoa.badinh', id, 'order-notice', sending)).rejects.toThrow('đã thu hồi');
  });

  it('what was typed goes behind the seal with the other words of the file', async () => {
    const name = 'Đoàn Thị Ngát';
    const { petitionId, id } = await acceptedComplaint(app, '2026-07-06', {
      registration: { senders: [aSender({ name })] },
    });
    app.setNow(noon('2026-07-08'));
    await doActAtOnce(app, 'thang.badinh', id, 'suspension', { ...suspension, reason: `${name} chưa nộp giấy tờ nhà` });
    await takeBack(app, id, 'suspension');
    await app.as('son.badinh', (act) => sealOnRequest(act, petitionId, { reason: 'Người gửi đề nghị giữ bí mật' } as never));
    const kept = await app.database.owner('select undo::text, taken_back_reason from proceeding_steps where proceeding_id = $1', [
      id,
    ]);
    expect(JSON.stringify(kept)).not.toContain(name);
    expect(JSON.stringify(kept)).toContain('chưa nộp giấy tờ nhà');
  });
});

describe('a denunciation', () => {
  it('extended and concluded: each is taken back, typed again; its words stay behind the wall', async () => {
    const { id } = await acceptedDenunciation(app, '2026-07-01');
    await withTeam(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
      on: 'hôm nay',
      recipients: 'người tố cáo, người bị tố cáo',
      denounced: '1',
    });
    await doAct(app, 'thang.badinh', id, 'complexity', {
      on: 'hôm nay',
      criteria: ['several_contents', 'many_people'],
      reason: 'Hai nội dung, bốn hộ',
      number: '',
    });
    app.setNow(noon('2026-07-20'));
    const days = { on: 'hôm nay', days: '30', reason: 'Nhiều nội dung phải xác minh lại' };
    await expectReversible(app, id, 'extension', days, 'TC01_2019');
    // The second is not the first: of two only the later is taken back.
    await doAct(app, 'thang.badinh', id, 'extension', { ...days, days: '15' });
    const [first] = await app.database.owner<{ id: string }>(
      "select id from proceeding_steps where proceeding_id = $1 and kind = 'extension' and taken_back_at is null order by id limit 1",
      [id],
    );
    await expect(app.as('thang.badinh', (act) => takeBackStep(act, id, Number(first?.id), because, true))).rejects.toThrow(
      'Rút lại việc ấy trước',
    );
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    app.setNow(noon('2026-07-21'));
    await expectReversible(app, id, 'conclusion', conclusionForm, 'TC12_2019');

    // Two papers, one step: revoked together, and what was told of it falls unread.
    const step = await lastStep(app, id, 'conclusion');
    await doAct(app, 'hoa.badinh', id, 'notice', {
      on: 'hôm nay',
      recipients: 'người bị tố cáo, cơ quan quản lý, người tố cáo',
      denouncer: '1',
    });
    const toldHim = async () =>
      (
        await app.database.owner<{ words: string }>(
          "select n.words from notices n join accounts a on a.id = n.account_id where a.login = 'thang.badinh' and n.proceeding_id = $1 and n.read_at is null order by n.id",
          [id],
        )
      ).map((one) => one.words);
    const toldBefore = await toldHim();
    expect(toldBefore.at(-1)).toContain('xử lý theo kết luận');
    await app.as('thang.badinh', (act) => remindUnit(act, false));
    const leader = await app.signIn('thang.badinh');
    const notice = await latest(app, id, 'TC_CONCLUSION_NOTICE');
    const href = `/papers/${notice?.id}/revocation`;
    const form = formFieldsOf((await leader.get(href).expect(200)).text);
    await leader
      .post(href)
      .type('form')
      .send({ ...form, reason: 'Thiếu một nội dung tố cáo' })
      .expect(303);
    expect(await latest(app, id, 'TC12_2019')).toMatchObject({ state: 'revoked' });
    const now = await toldHim();
    expect(now.some((words) => words.includes('xử lý theo kết luận'))).toBe(false);
    expect(now.at(-1)).toContain('ban hành kết luận');
    expect(now).toEqual(expect.arrayContaining(toldBefore.slice(0, -1)));

    // Typed values and the reason lie in the sealed row: whoever reads no words of it reads none of these.
    const read = (login: string) =>
      app.as(login, ({ tx }) =>
        tx.rows<{ undo: object; takenBackReason: string }>(
          'select undo, taken_back_reason from proceeding_steps where proceeding_id = $1 and id = $2',
          [id, step],
        ),
      );
    expect(await read('thang.badinh')).toMatchObject([
      { undo: { values: { measures: 'Kiểm điểm, thu hồi tiền' } }, takenBackReason: 'Thiếu một nội dung tố cáo' },
    ]);
    for (const login of ['lan.badinh', 'vinh.ngocha', 'oanh.ngocha']) expect(await read(login), login).toEqual([]);
    const told = await app.database.owner<{ data: object }>(
      "select data from events where proceeding_id = $1 and kind in ('proceeding.taken_back', 'paper.revoked') order by id",
      [id],
    );
    expect(JSON.stringify(told)).not.toContain('Thiếu một nội dung');
  });
});

describe('an answer to feedback', () => {
  it('sent back by its approver is taken back and answered again', async () => {
    const feedback = { points: 'Đề nghị sửa đường', registration: { declaredType: 'KNPA' as const } };
    const { id } = await acceptedComplaint(app, '2026-07-01', feedback);
    await withTeam(app, id);
    const answer = { on: 'hôm nay', answer: 'Đường sẽ được sửa trong quý IV' };
    await doActAtOnce(app, 'thang.badinh', id, 'answer', answer);
    const draft = await latest(app, id, 'KNPA_REPLY');
    await app.as('thang.badinh', (act) => submitPaper(act, draft?.id ?? 0));
    await takeBack(app, id, 'answer');
    expect(await waitingBox(await app.signIn('long.badinh'), id)).toContain(because);
    // The leader, whose next step is another, may answer as well: he reads it too, until something else is done.
    expect(await waitingBox(await app.signIn('thang.badinh'), id)).toContain(because);
    await expectReversible(app, id, 'answer', answer, 'KNPA_REPLY');
    await expect(app.as('hoa.badinh', (act) => numberPaper(act, draft?.id ?? 0, '2026-07-01'))).rejects.toThrow('Dự thảo đã bỏ');
  });
});
