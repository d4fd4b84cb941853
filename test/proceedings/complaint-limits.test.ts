// How long a complaint may take: the vectors of the law, a limit that has run out, what the register says of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper } from '../../src/documents/actions.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { acceptedComplaint, clocksOf, decisionForm, doAct, issuePapers, noon, rowOf } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

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
