// A complaint from acceptance to the closed file, on the real database, with every clock the law starts on the way.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { paperText } from '../../src/documents/papers/text.ts';
import { composePaper } from '../../src/documents/registry/compose.ts';
import { listKept } from '../../src/documents/registry/number-records.ts';
import { peekNumber } from '../../src/documents/registry/queries.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { shellCounts } from '../../src/work/shell-counts.ts';
import { csrfOf, paperSeenOf, type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { aSender } from '../support/registration.ts';
import {
  acceptedComplaint,
  accountId,
  clocksOf,
  decisionForm,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  reportForm,
  rowOf,
  withTeam,
} from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('is accepted, verified, talked over, decided, sent, published, effective and closed', async () => {
  const { petitionId, id } = await acceptedComplaint(app, '2026-11-02');
  const [petition] = await app.database.owner('select status from petitions where id = $1', [petitionId]);
  expect(petition).toEqual({ status: 'accepted' });
  const [running] = await app.database.owner(
    'select count(*)::int as n from clocks where petition_id = $1 and stopped_on is null',
    [petitionId],
  );
  expect(running).toEqual({ n: 0 });
  expect(await rowOf(app, id)).toMatchObject({
    state: 'accepted',
    next_act: 'assignment',
    due: '2026-12-02',
    due_rule: 'KN_RES_1',
  });

  app.setNow(noon('2026-11-03'));
  await withTeam(app, id);
  expect(await rowOf(app, id)).toMatchObject({
    state: 'verifying',
    next_act: 'acceptance-notice',
    next_role: 'clerk',
  });
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
  expect(await rowOf(app, id)).toMatchObject({
    next_act: 'report',
    holder_id: Number(await accountId(app, 'long.badinh')),
  });
  await doAct(app, 'hieu.badinh', id, 'verification', {
    kind: 'documents_requested',
    on: 'hôm nay',
    place: '',
    people: 'Văn phòng đăng ký đất đai',
    result: 'Yêu cầu hồ sơ gốc',
  });
  expect(await clocksOf(app, id)).toMatchObject({ DOC_SUPPLY: { due_on: '2026-11-10', stopped_on: null } });
  app.setNow(noon('2026-11-09'));
  await doAct(app, 'hieu.badinh', id, 'verification', {
    kind: 'documents_received',
    on: 'hôm nay',
    place: '',
    people: '',
    result: 'Đã nhận hồ sơ',
  });
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  expect(await rowOf(app, id)).toMatchObject({ state: 'verified', next_act: 'invitation' });

  const invite = { on: 'hôm nay', meetAt: '08:30', place: 'Trụ sở UBND phường', contents: 'Diện tích thu hồi' };
  await expect(doAct(app, 'thang.badinh', id, 'invitation', { ...invite, meetOn: '12/11/2026' })).rejects.toMatchObject({
    errors: { meetOn: expect.stringContaining('chậm nhất ngày 07/11/2026') },
  });
  // A rest day is asked about, and stands once it is confirmed.
  await expect(doAct(app, 'thang.badinh', id, 'invitation', { ...invite, meetOn: '15/11/2026' })).rejects.toMatchObject({
    errors: { offDay: expect.stringContaining('Ngày 15/11/2026 là ngày nghỉ (Chủ nhật)') },
  });
  await doAct(app, 'thang.badinh', id, 'invitation', { ...invite, meetOn: '16/11/2026' });
  const held = {
    on: 'hôm nay',
    held: 'held',
    chair: 'Hoàng Gia Thắng',
    secretary: '',
    opinions: '',
    result: 'Thống nhất đo lại',
    copies: '3',
  };
  await expect(doAct(app, 'thang.badinh', id, 'dialogue', held)).rejects.toThrow('chưa đến');
  app.setNow(noon('2026-11-16'));
  await doAct(app, 'thang.badinh', id, 'dialogue', held);

  app.setNow(noon('2026-11-20'));
  await doAct(app, 'thang.badinh', id, 'decision', decisionForm);
  const clocks = await clocksOf(app, id);
  expect(clocks).toMatchObject({
    KN_RES_1: { stopped_on: '2026-11-20' },
    KN_SEND_1: { due_on: '2026-11-26' }, // 24/11 is a holiday
    KN_PUBLISH: { due_on: '2026-12-07' }, // 05/12 is a Saturday
    KN_EFFECT: { due_on: '2026-12-21' }, // 20/12 is a Sunday
  });
  expect(await rowOf(app, id)).toMatchObject({
    state: 'decided',
    result: 'partly',
    next_act: 'notice',
    next_role: 'clerk',
    due: '2026-11-26',
  });
  const [figures] = await app.database.owner(
    'select phase, return_money::float8 as money, returned_persons from proceeding_outcomes where proceeding_id = $1',
    [id],
  );
  expect(figures).toEqual({ phase: 'recommended', money: 12.5, returned_persons: 1 });

  app.setNow(noon('2026-11-25'));
  await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: 'hôm nay' });
  expect(await clocksOf(app, id)).toMatchObject({
    KN_SEND_1: { stopped_on: '2026-11-25' },
    KN_2ND_WINDOW: { due_on: '2026-12-25' },
  });
  await doAct(app, 'hoa.badinh', id, 'publication', { on: 'hôm nay', forms: ['posting', 'portal'], place: '' });
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'effective', due_on: null });
  // Until the citizen's days are over nobody has to confirm anything; the register says how far it is.
  const son = await app.signIn('son.badinh');
  const asked = 'Xác nhận quyết định có hiệu lực';
  expect((await son.get('/work').expect(200)).text).not.toContain(asked);
  await expect(doAct(app, 'son.badinh', id, 'effective', { none: '1' })).rejects.toThrow('21/12/2026');

  app.setNow(noon('2026-12-28'));
  expect((await (await app.signIn('son.badinh')).get('/work').expect(200)).text).toContain(asked);
  await doAct(app, 'son.badinh', id, 'effective', { none: '1' });
  expect(await clocksOf(app, id)).toMatchObject({ KN_ENFORCE_DIRECTIVE: { due_on: '2026-12-29' } });
  await expect(doAct(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' })).rejects.toThrow('thi hành');
  await doAct(app, 'thang.badinh', id, 'directive', {
    on: 'hôm nay',
    number: '88/UBND',
    assigned: 'Văn phòng',
    work: 'Trả lại 12,5 triệu đồng',
  });
  // The directive is a letter of the office: its book goes on from it, and no other has its number.
  const unit = await app.database.unitId('00004');
  const letters = await app.as('hoa.badinh', async ({ tx }) => [
    await peekNumber(tx, unit, 'UBND', 2026),
    (await listKept(tx, 'UBND', 2026, 88, 88)).length,
  ]);
  expect(letters).toEqual([89, 1]);
  await doAct(app, 'son.badinh', id, 'enforcement', { ...decisionForm, note: 'Đã chi trả', returnMoney: '10' });
  await doAct(app, 'son.badinh', id, 'enforcement', { ...decisionForm, note: 'Chi trả nốt', returnMoney: '2,5' });
  await doAct(app, 'son.badinh', id, 'enforced', { on: 'hôm nay', note: '' });
  await doAct(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' });
  expect(await rowOf(app, id)).toMatchObject({ state: 'closed', next_act: null, holder_id: null, next_role: null, due_on: null });
  const [open] = await app.database.owner(
    'select count(*)::int as n from clocks where proceeding_id = $1 and stopped_on is null',
    [id],
  );
  expect(open).toEqual({ n: 0 });
  await expectReplayed(app, { proceedingId: id });

  const papers = await app.database.owner<{ kind: string; contents: unknown }>(
    "select kind, fields->'contents' as contents from papers where proceeding_id = $1 order by id",
    [id],
  );
  expect(papers[0]).toMatchObject({ kind: 'KN03_2026', contents: ['Diện tích thu hồi'] });
  expect(papers.map((one) => one.kind)).toEqual(['KN03_2026', 'KN05_2020', 'KN_INVITE_DIALOGUE', 'KN14_2026', 'KN15_2020']);
  const steps = await app.database.owner<{ kind: string }>('select kind from proceeding_steps where proceeding_id = $1', [id]);
  expect(steps.length).toBe(19);
  const events = await app.database.owner<{ kind: string }>(
    "select kind from events where proceeding_id = $1 and kind like 'proceeding.%'",
    [id],
  );
  expect(events.length).toBe(19);
});

describe('the vectors of legal.md §8.9 through the database', () => {
  it('03/08/2026: 30 days end on a holiday; complex 45 days', async () => {
    const { id } = await acceptedComplaint(app, '2026-08-03');
    expect(await rowOf(app, id)).toMatchObject({ due: '2026-09-03' });
    app.setNow(noon('2026-08-10'));
    const complex = { on: 'hôm nay', criteria: ['several_contents'], reason: 'Hai nội dung', number: '' };
    await expect(doAct(app, 'thang.badinh', id, 'complexity', complex)).rejects.toMatchObject({
      errors: { number: expect.stringContaining('chưa có văn bản thì thời hạn chưa kéo dài') },
    });
    const limitTold = async () => {
      const [paper] = await app.database.owner<{ state: string; days: number }>(
        "select state, (fields -> 'deadline' ->> 'days')::int as days from papers where proceeding_id = $1 and kind = 'KN03_2026'",
        [id],
      );
      return paper;
    };
    const [notice] = await app.database.owner<{ id: number }>(
      "select id from papers where proceeding_id = $1 and kind = 'KN03_2026'",
      [id],
    );
    await app.as('thang.badinh', (act) => approvePaper(act, notice?.id ?? 0));
    expect(await limitTold()).toEqual({ state: 'approved', days: 30 });
    await doAct(app, 'thang.badinh', id, 'complexity', { ...complex, number: '15/BC-UBND' });
    // The notice of acceptance, not numbered yet, tells the limit as it now stands; it is approved once more with it.
    expect(await limitTold()).toEqual({ state: 'submitted', days: 45 });
    expect(await rowOf(app, id)).toMatchObject({ due: '2026-09-17', is_complex: true, is_very_complex: false });
    await expectReplayed(app, { proceedingId: id });
  });

  it('accepted 13/07, suspended 23/07 with 20 days left, resumed 20/08: due 09/09/2026', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-13');
    app.setNow(noon('2026-07-23'));
    await doAct(app, 'thang.badinh', id, 'suspension', {
      on: 'hôm nay',
      ground: 'await_other_body',
      reason: 'Chờ kết luận đo đạc',
    });
    expect(await rowOf(app, id)).toMatchObject({ state: 'suspended', is_paused: true, due_on: null, next_act: 'order-notice' });
    expect(await clocksOf(app, id)).toMatchObject({ KN_SUSPEND_SEND: { due_on: '2026-07-28' } });
    await issuePapers(app, id);
    // Sending the order is owed by its own day, whatever is paused.
    const [row] = (await (await app.signIn('hoa.badinh')).get('/work').expect(200)).text
      .split('<tr data-row>')
      .filter((one) => one.includes(`href="/proceedings/${id}"`) && !one.includes('href="/papers/'));
    expect(row).toContain('28/07');
    expect(row).not.toContain('Tạm dừng');
    await doAct(app, 'hoa.badinh', id, 'order-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
    // Suspended before the notice of acceptance left: the citizen is told all the same.
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'acceptance-notice' });
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'resumption' });
    await expect(doAct(app, 'thang.badinh', id, 'decision', decisionForm)).rejects.toThrow('tạm đình chỉ');
    app.setNow(noon('2026-08-20'));
    await doAct(app, 'thang.badinh', id, 'resumption', { on: 'hôm nay', reason: 'Đã có kết luận' });
    expect(await rowOf(app, id)).toMatchObject({
      state: 'accepted',
      due: '2026-09-09',
      is_paused: false,
      state_before_suspension: null,
    });
    await expectReplayed(app, { proceedingId: id });
  });

  it('sending a first decision of 20/08/2026 counts the make-up Saturday; the window of a second complaint runs from receipt', async () => {
    const { id } = await acceptedComplaint(app, '2026-08-03');
    app.setNow(noon('2026-08-20'));
    await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'cancel_all' });
    expect(await clocksOf(app, id)).toMatchObject({ KN_SEND_1: { due_on: '2026-08-24' } });
    await issuePapers(app, id);
    app.setNow(noon('2026-09-04'));
    await doAct(app, 'hoa.badinh', id, 'notice', { on: '24/08/2026', recipients: 'người khiếu nại', receivedOn: '04/09/2026' });
    expect(await clocksOf(app, id)).toMatchObject({ KN_2ND_WINDOW: { due_on: '2026-10-05' } });
  });

  it('second instance, remote area and discipline take their own limits', async () => {
    const second = await acceptedComplaint(app, '2026-10-01', { instance: 'second' });
    expect(await rowOf(app, second.id)).toMatchObject({ procedure: 'complaint_second', due: '2026-11-16', due_rule: 'KN_RES_2' }); // 15/11 is a Sunday
    const remote = await acceptedComplaint(app, '2026-10-01', { remote: true });
    expect(await rowOf(app, remote.id)).toMatchObject({ is_remote: true, due: '2026-11-16' });
    const discipline = await acceptedComplaint(app, '2026-10-01', { objectKind: 'disciplinary' });
    expect(await rowOf(app, discipline.id)).toMatchObject({
      procedure: 'complaint_disciplinary',
      due: '2026-11-02',
      due_rule: 'KN_RES_DISC',
    });
  });
});

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

it('nothing is sent, reported or published before its paper is approved and numbered; until then the paper is the work', async () => {
  const { petitionId, id } = await acceptedComplaint(app, '2026-11-02');
  await withTeam(app, id);
  const leader = await app.signIn('thang.badinh');
  const clerk = await app.signIn('hoa.badinh');
  const rowsOf = async (agent: typeof leader, path = '/work') => {
    const html = (await agent.get(path).expect(200)).text;
    return [...html.matchAll(/href="(\/papers\/\d+)(?:\?desk=1)?"/g)].map((m) => m[1]);
  };
  const sent = { on: 'hôm nay', recipients: 'người khiếu nại' };
  await expect(doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', sent)).rejects.toThrow('còn là dự thảo');
  await expect(doActAtOnce(app, 'long.badinh', id, 'report', reportForm)).rejects.toThrow('còn là dự thảo');
  const papers = await app.database.owner<{ id: number }>('select id from papers where proceeding_id = $1 order by id', [id]);
  expect(papers).toHaveLength(2);
  const links = papers.map((paper) => `/papers/${paper.id}`);
  // Both drafts wait for the head who decides, in his work and on his desk; nothing of it for the clerk yet.
  expect(await rowsOf(leader, '/work?group=approval')).toEqual(expect.arrayContaining(links));
  expect(await rowsOf(leader, '/approvals')).toEqual(expect.arrayContaining(links));
  expect(await rowsOf(clerk)).not.toEqual(expect.arrayContaining([links[0]]));
  expect((await clerk.get('/work')).text).not.toContain(`href="/proceedings/${id}"`);

  // From the desk the yes leads on to the next draft, by the same keys as among proposals; one letter alone approves nothing.
  const draft = (await leader.get(`${links[0]}?desk=1`).expect(200)).text;
  const unread = await leader
    .post(`${links[0]}/approval?desk=1`)
    .type('form')
    .send({ _csrf: csrfOf(draft), paperSeen: '0' })
    .expect(303);
  expect(unread.headers.location).toBe(`${links[0]}?desk=1`);
  expect(draft).toMatch(/Phê duyệt, văn bản \d+ trong \d+/);
  expect(draft).toMatch(/data-key="j">Để sau/);
  expect(draft).toMatch(/<button class="btn btn-primary" data-primary>Phê duyệt[^<]* và sang văn bản tiếp theo/);
  expect((await leader.get(`${links[0]}`).expect(200)).text).not.toContain('sang văn bản tiếp theo');
  const yes = await leader
    .post(`${links[0]}/approval?desk=1`)
    .type('form')
    .send({ ...paperSeenOf(draft), _csrf: csrfOf(draft), _key: crypto.randomUUID() })
    .expect(303);
  expect(yes.headers.location).toMatch(/^\/papers\/\d+\?desk=1$/);
  expect((await leader.get(yes.headers.location ?? '').expect(200)).text).toContain('Đây là văn bản tiếp theo.');
  expect(await rowsOf(leader, '/approvals')).not.toContain(links[0]);
  const work = (await clerk.get('/work')).text;
  expect(work).toContain(`href="${links[0]}"`);
  expect(work).toContain('Cấp số văn bản');
  await expect(doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', sent)).rejects.toThrow('chưa cấp số');

  await issuePapers(app, id);
  await app.as('hoa.badinh', (act) => numberPaper(act, papers[0]?.id ?? 0, act.moment.today));
  expect(await rowsOf(clerk)).not.toContain(links[0]);
  expect((await clerk.get('/work')).text).toContain(`href="/proceedings/${id}"`);
  // What no step records as sent stays the clerk's until it has left: the decision on the verification, on no day of the law.
  const verification = links[1] ?? '';
  const queue = (await clerk.get('/work')).text;
  const row = queue.split('<tr').find((one) => one.includes(`href="${verification}"`)) ?? '';
  expect(row).toContain('Ghi nhận đã gửi');
  expect(row).toContain('Không tính hạn');
  const counted = await app.as('hoa.badinh', (act) => shellCounts(act.tx, act.actor, act.moment.today));
  expect([...queue.matchAll(/<tr data-row/g)]).toHaveLength(counted.work);
  await doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', sent);
  expect(await rowsOf(clerk)).toEqual(expect.arrayContaining([verification]));
  expect(await rowsOf(clerk)).not.toContain(links[0]);
  await app.as('hoa.badinh', (act) =>
    sendPaper(act, papers[1]?.id ?? 0, { on: act.moment.today, means: 'hand', to: 'Tổ xác minh' }),
  );
  expect(await rowsOf(clerk)).not.toContain(verification);
  const drafted = { conclusion: 'Khiếu nại đúng một phần', related: 'Không có', executors: 'Phòng Kinh tế, Hạ tầng và Đô thị' };
  await doActAtOnce(app, 'long.badinh', id, 'report', { ...reportForm, ...drafted });

  // The head finds in the form of the decision what was drafted for him, and who resolves the second complaint.
  app.setNow(noon('2026-11-10'));
  const nextWeek = await app.signIn('thang.badinh');
  const decisionPage = (await nextWeek.get(`/proceedings/${id}/decision`).expect(200)).text;
  for (const [field, words] of Object.entries({ ...drafted, ruling: 'Sửa đổi quyết định' }))
    expect(decisionPage).toMatch(new RegExp(`name="${field}"[^>]*(>\\s*|value=")${words}`));
  expect(decisionPage).toMatch(/name="secondResolver"[^>]*value="Chủ tịch Ủy ban nhân dân thành phố Hà Nội"/);
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', noDialogue: '1' });
  await expect(
    doActAtOnce(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: '' }),
  ).rejects.toThrow('còn là dự thảo');
  await expect(
    doActAtOnce(app, 'hoa.badinh', id, 'publication', { on: 'hôm nay', forms: ['posting', 'portal'], place: '' }),
  ).rejects.toThrow('còn là dự thảo');
  expect(petitionId).toBeGreaterThan(0);
});

it('a complaint whose notice of acceptance never left is not said to have been told with the decision', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-02');
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right' });
  await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: '' });
  expect(await rowOf(app, id)).toMatchObject({ noticed_on: null });
});

it('a limit that has run out is not made longer; what was determined in time may be entered later', async () => {
  const { id } = await acceptedComplaint(app, '2026-07-01');
  app.setNow(noon('2026-08-10'));
  const late = { on: 'hôm nay', criteria: ['several_contents'], reason: 'Hai nội dung', number: '' };
  await expect(doAct(app, 'thang.badinh', id, 'complexity', late)).rejects.toMatchObject({
    errors: { on: expect.stringContaining('Đã hết hạn giải quyết') },
  });
  await expect(doAct(app, 'thang.badinh', id, 'complexity', { ...late, on: '20/07/2026' })).rejects.toMatchObject({
    errors: { number: expect.stringContaining('Nhập số văn bản') },
  });
  await doAct(app, 'thang.badinh', id, 'complexity', { ...late, on: '20/07/2026', number: '12/BC-UBND' });
  expect(await rowOf(app, id)).toMatchObject({ is_complex: true });
});

it('an overdue does not vanish by an earlier day: what was signed in time is named by its number, and both days are told', async () => {
  const { id } = await acceptedComplaint(app, '2026-07-01');
  await issuePapers(app, id);
  app.setNow(noon('2026-08-10'));
  const inTime = { ...decisionForm, result: 'right', on: '28/07/2026' };
  await expect(doAct(app, 'thang.badinh', id, 'decision', inTime)).rejects.toMatchObject({
    errors: { issuedNumber: expect.stringContaining('nhập số của văn bản ấy; chưa ký thì ghi ngày hôm nay') },
  });
  const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/decision`).expect(200)).text;
  expect(page).toContain('Số văn bản đã ban hành trong hạn');
  const suspension = { on: '28/07/2026', ground: 'force_majeure', reason: 'Bão', duties: '' };
  await expect(doAct(app, 'thang.badinh', id, 'suspension', suspension)).rejects.toMatchObject({
    errors: { issuedNumber: expect.any(String) },
  });
  await doAct(app, 'thang.badinh', id, 'decision', { ...inTime, issuedNumber: '45/QĐ-UBND', leap: '45/QĐ-UBND' });
  const [step] = await app.database.owner<{ said: string }>(
    "select details->>'said' as said from proceeding_steps where proceeding_id = $1 and kind = 'decision'",
    [id],
  );
  expect(step?.said).toContain(
    'Văn bản số 45/QĐ-UBND ký ngày 28/07/2026, trong hạn 31/07/2026; nhập vào phần mềm ngày 10/08/2026, sau hạn.',
  );
});

it('the register shows an accepted petition with the deadline of its proceeding, and finds it as overdue', async () => {
  const { petitionId } = await acceptedComplaint(app, '2026-07-01');
  app.setNow(noon('2026-08-10'));
  const clerk = await app.signIn('hoa.badinh');
  const rowIn = async (query: string) => {
    const html = (await clerk.get(`/petitions${query}`).expect(200)).text;
    return html.split('<tr').find((row) => row.includes(`href="/petitions/${petitionId}"`));
  };
  expect(await rowIn('?due=overdue')).toContain('Quá hạn');
  expect(await rowIn('?status=accepted')).not.toContain('Xong xử lý');
  expect(await rowIn('?due=soon')).toBeUndefined();
});

it('a body charged with the verification stands in the decision, one officer follows it (khoản 1 Điều 29 LKN)', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-02', { registration: { writtenOn: null } });
  const lead = await accountId(app, 'long.badinh');
  const body = 'Thanh tra Thành phố Hà Nội';
  const contents = 'Diện tích thu hồi\nĐơn giá';
  await doAct(app, 'thang.badinh', id, 'assignment', { on: 'hôm nay', body, lead, members: [], days: '15', contents });
  const [paper] = await app.database.owner<{ fields: object }>(
    "select fields from papers where proceeding_id = $1 and kind = 'KN05_2020'",
    [id],
  );
  const frame = { issuingOrg: 'UBND phường Ba Đình', officeCode: 'UBND', place: 'Ba Đình', signer: { title: 'CHỦ TỊCH' } };
  const words = paperText(composePaper('KN05_2020', paper?.fields ?? {}, frame)).join('\n');
  expect(words).toContain('Nội dung xác minh:\n1. Diện tích thu hồi.\n2. Đơn giá.');
  expect(words).toContain(`Giao ${body} xác minh, làm rõ nội dung khiếu nại`);
  expect(words).toMatch(/Người theo dõi việc xác minh: .+\./);
  expect(words).not.toContain('Thành lập Tổ xác minh');
  // One officer of the office is charged himself; a team is of several.
  const own = (fields: object) =>
    paperText(composePaper('KN05_2020', { ...paper?.fields, verifyingOrg: null, ...fields }, frame)).join('\n');
  expect(own({})).toMatch(/Điều 2\. Giao ông \(bà\) .+, chức vụ .+, xác minh, làm rõ nội dung khiếu nại/);
  expect(own({})).not.toContain('Tổ xác minh');
  expect(own({ members: [{ name: 'Lê Hiếu', title: 'Công chức' }] })).toContain('Thành lập Tổ xác minh gồm:');
  const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`)).text;
  expect(page).toMatch(new RegExp(`<strong>${body}</strong> <span class="muted">Cơ quan được giao xác minh`));
  expect(page).toContain('Theo dõi việc xác minh');
  // Its report is the one the decision rests on, note (6) of Mẫu số 15.
  await doAct(app, 'long.badinh', id, 'conflict', { answer: 'no', note: '' });
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', noDialogue: '1' });
  const [decision] = await app.database.owner<{ fields: object }>(
    "select fields from papers where proceeding_id = $1 and kind = 'KN15_2020'",
    [id],
  );
  const said = paperText(composePaper('KN15_2020', decision?.fields ?? {}, frame)).join('\n');
  expect(said).toContain(`Theo báo cáo của ${body} tại Văn bản số`);
  // A paper without a date is told by the day it was received; who complained carries the decision out too, note (13).
  expect(said).toContain('Xét đơn khiếu nại (nhận ngày 02 tháng 11 năm 2026) của');
  expect(said).toMatch(new RegExp(`Điều 4. Chánh Văn phòng và .*${aSender().name} chịu trách nhiệm`, 'u'));
});
