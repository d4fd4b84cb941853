// Steps that made no paper, and assignments, are taken back by whoever may, while nothing rests on them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActCode } from '../../src/proceedings/act-codes.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { acceptedComplaint, decisionForm, doActAtOnce, issuePapers, noon, reportForm, withTeam } from './arrange.ts';
import { papersOf } from './papers.ts';
import { because, fileOf, lastStep, takeBack, waitingBox } from './taking-back.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('a step that made no paper', () => {
  const withdrawal = { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' };

  it('a withdrawal written down by mistake is taken back by whoever wrote it, and the decision is open again', async () => {
    const { id } = await acceptedComplaint(app, '2026-08-03');
    app.setNow(noon('2026-08-10'));
    await issuePapers(app, id);
    const before = await fileOf(app, id);
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', withdrawal);
    await expect(doActAtOnce(app, 'thang.badinh', id, 'decision', decisionForm)).rejects.toThrow('rút toàn bộ');
    await expect(takeBack(app, id, 'withdrawal', 'trang.badinh')).rejects.toThrow('Việc của người đã ghi bước này');
    const writer = await app.signIn('son.badinh');
    const href = `/proceedings/${id}/steps/${await lastStep(app, id, 'withdrawal')}/taking-back`;
    expect((await writer.get(`/proceedings/${id}`).expect(200)).text).toContain(href);
    const form = formFieldsOf((await writer.get(href).expect(200)).text);
    const done = await writer
      .post(href)
      .type('form')
      .send({ ...form, reason: because })
      .expect(303);
    expect(done.headers.location).toBe(`/proceedings/${id}/withdrawal`);
    expect((await writer.get(`/proceedings/${id}/withdrawal`).expect(200)).text).toMatch(/value="full"[^>]*checked/);
    expect(await fileOf(app, id)).toEqual(before);
    await doActAtOnce(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
    // Nothing that the decision rests on is taken from under it.
    await expect(takeBack(app, id, 'acceptance' as ActCode)).rejects.toThrow('không rút lại được');
  });

  it('a report is handed back with what is to be changed, and opens for its writer with what he typed', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-01');
    app.setNow(noon('2026-07-02'));
    await withTeam(app, id);
    await issuePapers(app, id);
    const before = await fileOf(app, id);
    const session = { kind: 'meeting', on: 'hôm nay', place: '', people: '', result: 'Đo lại thửa đất' };
    await doActAtOnce(app, 'hieu.badinh', id, 'verification', session);
    await doActAtOnce(app, 'long.badinh', id, 'report', reportForm);
    await expect(takeBack(app, id, 'verification')).rejects.toThrow('Rút lại việc ấy trước');
    const leader = await app.signIn('thang.badinh');
    const href = `/proceedings/${id}/steps/${await lastStep(app, id, 'report')}/taking-back`;
    const page = (await leader.get(`/proceedings/${id}`).expect(200)).text;
    expect(page).toMatch(new RegExp(`href="${href}"[^>]*>\\s*Trả lại báo cáo`));
    const form = formFieldsOf((await leader.get(href).expect(200)).text);
    const words = 'Nêu rõ căn cứ áp dụng đơn giá';
    const done = await leader
      .post(href)
      .type('form')
      .send({ ...form, reason: words })
      .expect(303);
    expect(done.headers.location).toBe(`/proceedings/${id}`);
    expect(await fileOf(app, id)).toEqual(before);
    const writer = await app.signIn('long.badinh');
    const again = (await writer.get(`/proceedings/${id}/report`).expect(200)).text;
    expect(again).toContain(words);
    expect(again).toContain('Đơn giá áp dụng đúng.');
    // Where the step waits it says why, not only in the timeline.
    expect(await waitingBox(writer, id)).toContain(words);
    const [told] = await app.database.owner<{ words: string }>(
      "select words from notices where proceeding_id = $1 and words like '%báo cáo xác minh được trả lại%'",
      [id],
    );
    expect(told).toBeDefined();
    await doActAtOnce(app, 'long.badinh', id, 'report', reportForm);
    // What others have seen or been told of stays, and so does what a later step rests on.
    await expect(takeBack(app, id, 'conflict')).rejects.toThrow('Lời khai xung đột');
    await doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
    await expect(takeBack(app, id, 'acceptance-notice')).rejects.toThrow('sửa việc gửi ở trang văn bản');
    const invite = { on: 'hôm nay', meetOn: '14/07/2026', meetAt: '08:30', place: 'Trụ sở', contents: 'Diện tích' };
    await doActAtOnce(app, 'thang.badinh', id, 'invitation', invite);
    await expect(takeBack(app, id, 'report')).rejects.toThrow('Rút lại việc ấy trước');
  });

  it('a complexity taken back gives the limit back, on the clock and in the notice that is still a draft', async () => {
    const { id } = await acceptedComplaint(app, '2026-08-03');
    const told = async () => {
      const [row] = await app.database.owner<{ days: number }>(
        "select (fields #>> '{deadline,days}')::int as days from papers where proceeding_id = $1 and kind = 'KN03_2026'",
        [id],
      );
      return row?.days;
    };
    const [before, days] = [await fileOf(app, id), await told()];
    await doActAtOnce(app, 'thang.badinh', id, 'complexity', {
      on: 'hôm nay',
      criteria: ['many_people'],
      reason: 'Bốn hộ',
      number: '05/VB',
    });
    expect(await told()).not.toBe(days);
    await takeBack(app, id, 'complexity');
    expect(await fileOf(app, id)).toEqual(before);
    expect(await told()).toBe(days);
    await expectReplayed(app, { proceedingId: id });
  });
});

it('an assignment given to the wrong people is taken back before anybody declared', async () => {
  const { id } = await acceptedComplaint(app, '2026-07-01');
  await issuePapers(app, id);
  const before = await fileOf(app, id);
  const [lead] = await app.database.owner<{ id: number }>("select id from accounts where login = 'long.badinh'");
  const form = { on: 'hôm nay', lead: String(lead?.id), members: [], days: '15', contents: 'Đo lại toàn bộ thửa đất' };
  await doActAtOnce(app, 'thang.badinh', id, 'assignment', form);
  await takeBack(app, id, 'assignment');
  expect(await fileOf(app, id)).toEqual(before);
  const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/assignment`).expect(200)).text;
  expect(page).toContain('Đo lại toàn bộ thửa đất');
  expect(page).toMatch(new RegExp(`<option value="${lead?.id}"[^>]*selected`));
});

it('an assignment given anew and taken back leaves the first one to be issued: no report before its decision has a number', async () => {
  const { id } = await acceptedComplaint(app, '2026-07-01');
  await withTeam(app, id);
  const [lead] = await app.database.owner<{ id: number }>("select id from accounts where login = 'long.badinh'");
  const again = { on: 'hôm nay', lead: String(lead?.id), members: [], days: '10', contents: '' };
  await doActAtOnce(app, 'thang.badinh', id, 'assignment', again);
  await takeBack(app, id, 'assignment');
  const drafts = (await papersOf(app, id)).filter((one) => one.kind === 'KN05_2020');
  expect(drafts.map(({ state }) => state)).toEqual(['draft', 'revoked']);
  await expect(doActAtOnce(app, 'long.badinh', id, 'report', reportForm)).rejects.toThrow(/còn là dự thảo\. Lãnh đạo phê duyệt/);
  await issuePapers(app, id);
  expect((await papersOf(app, id)).find((one) => one.id === drafts[0]?.id)).toMatchObject({ state: 'numbered' });
  await doActAtOnce(app, 'long.badinh', id, 'report', reportForm);
});
