// A step whose papers have not left is taken back: the file, its words and its clocks are as before it, and it is done again.

import PizZip from 'pizzip';
import type request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper, revokePaper, sendPaper, submitPaper } from '../../src/documents/actions.ts';
import { remindUnit } from '../../src/notifications/actions.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import type { ActCode } from '../../src/proceedings/act-codes.ts';
import { gather } from '../../src/proceedings/queries.ts';
import { loadProceeding } from '../../src/proceedings/records.ts';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { isWithdrawalSent } from '../../src/proceedings/workflow.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  approved,
  conclusionForm,
  decisionForm,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  type Raw,
  reportForm,
  withTeam,
} from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const binary = (res: request.Response, done: (error: Error | null, body: Buffer) => void) => {
  const parts: Buffer[] = [];
  res.on('data', (part: Buffer) => parts.push(part));
  res.on('end', () => done(null, Buffer.concat(parts)));
};
const because = 'Sai số nhà trong phần kết luận';
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** The file as it stands: its facts, its words, its figures, its team, the clocks that run. */
async function fileOf(id: number): Promise<object> {
  const [row] = await app.database.owner<Record<string, unknown>>('select * from proceedings where id = $1', [id]);
  // That a paper was revoked is told of the file for good (reports closed before it).
  const { version: _version, result_revoked_at: _at, result_revoked_paper_id: _paper, ...facts } = row ?? {};
  const [words] = await app.database.owner('select * from proceeding_contents where proceeding_id = $1', [id]);
  const clocks = await app.database.owner(
    'select id, rule_code, started_on, due_on, raw_due_on, is_paused, paused_on from clocks where proceeding_id = $1 and stopped_on is null order by id',
    [id],
  );
  const team = await app.database.owner(
    'select account_id, member_role from proceeding_members where proceeding_id = $1 and ended_on is null order by id',
    [id],
  );
  const figures = await app.database.owner(
    'select phase, return_money::float8, returned_persons, discipline_persons from proceeding_outcomes where proceeding_id = $1 and return_money + returned_persons + discipline_persons > 0',
    [id],
  );
  return { facts, words, clocks, team, figures };
}

async function lastStep(id: number, kind: string): Promise<number> {
  const [row] = await app.database.owner<{ id: string }>(
    'select id from proceeding_steps where proceeding_id = $1 and kind = $2 order by id desc limit 1',
    [id, kind],
  );
  return Number(row?.id);
}
const takeBack = async (id: number, kind: ActCode, login = 'thang.badinh') => {
  const step = await lastStep(id, kind);
  return app.as(login, (act) => takeBackStep(act, id, step, because));
};
/** What stands beside a file: the step to do and what is said of it. */
const waitingBox = async (agent: Agent, id: number) =>
  text((await agent.get(`/proceedings/${id}`).expect(200)).text.split('<aside')[1] ?? '');
const papersOf = (id: number) =>
  app.database.owner<{ id: number; kind: string; state: string; number: number | null }>(
    'select id::int, kind, state, number from papers where proceeding_id = $1 order by id',
    [id],
  );
const latest = async (id: number, kind: string) => (await papersOf(id)).filter((one) => one.kind === kind).at(-1);

/** Done, taken back, as before; done again, its paper numbered. */
async function expectReversible(id: number, kind: ActCode, form: Raw, paper: string): Promise<void> {
  await issuePapers(app, id);
  const before = await fileOf(id);
  const papers = await papersOf(id);
  await doActAtOnce(app, 'thang.badinh', id, kind, form);
  expect(await fileOf(id)).not.toEqual(before);
  const draft = await latest(id, paper);
  await takeBack(id, kind);
  expect(await fileOf(id), kind).toEqual(before);
  await expectReplayed(app, { proceedingId: id });
  const after = await papersOf(id);
  expect(after.slice(0, papers.length)).toEqual(papers);
  expect(after.slice(papers.length).every(({ state, number }) => state === 'revoked' && number === null)).toBe(true);

  // Its form opens with what was typed.
  const leader = await app.signIn('thang.badinh');
  const page = (await leader.get(`/proceedings/${id}/${kind}`).expect(200)).text;
  for (const value of Object.values(form))
    if (typeof value === 'string' && value.length > 9 && !/^\d|^hôm/.test(value))
      expect(text(page) + page, kind).toContain(value);
  expect(text(page)).toContain('đã rút lại');
  expect(text(page)).toContain(because);

  await doActAtOnce(app, 'thang.badinh', id, kind, form);
  await issuePapers(app, id);
  const again = await latest(id, paper);
  expect(again?.id).not.toBe(draft?.id);
  expect(again).toMatchObject({ state: 'numbered', number: expect.any(Number) });
  await expectReplayed(app, { proceedingId: id });
}

const suspension: Raw = { on: 'hôm nay', ground: 'await_other_body', reason: 'Chờ kết luận đo đạc của Sở' };

describe('a complaint', () => {
  it('suspended, resumed, terminated: each is taken back and its clocks run as before', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-13');
    app.setNow(noon('2026-07-23'));
    await expectReversible(id, 'suspension', suspension, 'KN14A_2026');
    app.setNow(noon('2026-08-20'));
    await expectReversible(id, 'resumption', { on: 'hôm nay', reason: 'Đã có kết luận đo đạc của Sở' }, 'KN14B_2026');
    app.setNow(noon('2026-08-25'));
    await doAct(app, 'hoa.badinh', id, 'order-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
    await doAct(app, 'son.badinh', id, 'withdrawal', { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' });
    const ending = { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Người khiếu nại rút đơn', duties: '' };
    await expectReversible(id, 'termination', ending, 'KN14A_2026');
  });

  it('decided: taken back from the page of the draft, the sentence to the citizen never goes, the statistics forget it', async () => {
    const { petitionId, id } = await acceptedComplaint(app, '2026-08-03');
    const right = { ...decisionForm, result: 'right', measure: 'amend' };
    app.setNow(noon('2026-08-10'));
    await issuePapers(app, id);
    const before = await fileOf(id);
    await doActAtOnce(app, 'thang.badinh', id, 'decision', right);
    const draft = await latest(id, 'KN15_2020');
    const step = await lastStep(id, 'decision');
    const href = `/proceedings/${id}/steps/${step}/taking-back`;

    const leader = await app.signIn('thang.badinh');
    expect((await leader.get(`/papers/${draft?.id}`).expect(200)).text).toContain(`href="${href}"`);
    expect((await leader.get(`/proceedings/${id}`).expect(200)).text).toContain(`href="${href}"`);
    // Whoever has no part in it: refused, or told nothing.
    expect((await (await app.signIn('son.badinh')).get(`/papers/${draft?.id}`).expect(200)).text).not.toContain(href);
    for (const login of ['son.badinh', 'hoa.badinh', 'lan.badinh']) await (await app.signIn(login)).get(href).expect(403);
    await (await app.signIn('vinh.ngocha')).get(href).expect(404);
    await expect(app.as('son.badinh', (act) => takeBackStep(act, id, step, because))).rejects.toThrow('Việc của');

    const form = formFieldsOf((await leader.get(href).expect(200)).text);
    await leader
      .post(href)
      .type('form')
      .send({ ...form, reason: '' })
      .expect(422);
    const done = await leader
      .post(href)
      .type('form')
      .send({ ...form, reason: because })
      .expect(303);
    expect(done.headers.location).toBe(`/proceedings/${id}/decision`);
    expect(await fileOf(id)).toEqual(before);
    await expectReplayed(app, { proceedingId: id });
    const page = (await leader.get(`/proceedings/${id}`).expect(200)).text;
    expect(text(page)).toContain(because);
    expect(page).toContain('<s class="strong">Ra quyết định giải quyết khiếu nại</s>');
    expect(page).not.toContain('Có hiệu lực');
    const opened = (await leader.get(`/proceedings/${id}/decision`).expect(200)).text;
    expect(opened).toContain('Sửa đổi Quyết định số 1245/QĐ-UBND');
    expect(opened).toContain('value="12,5"');
    expect(opened).toContain('value="10/08/2026"');

    // No step of it is left to take back, and it can be done again.
    await leader.get(href).expect(404);
    await doActAtOnce(app, 'thang.badinh', id, 'decision', { ...right, conclusion: 'Khiếu nại đúng, số nhà 15' });
    await issuePapers(app, id);
    expect(await latest(id, 'KN15_2020')).toMatchObject({ state: 'numbered' });
    await expectReplayed(app, { proceedingId: id });
    const [words] = await app.database.owner('select conclusion from proceeding_contents where proceeding_id = $1', [id]);
    expect(words).toEqual({ conclusion: 'Khiếu nại đúng, số nhà 15' });
    const events = await app.database.owner("select data from events where petition_id = $1 and kind = 'proceeding.taken_back'", [
      petitionId,
    ]);
    expect(events).toEqual([{ data: { step: 'decision', reason: because } }]);
  });

  it('revoking the approved draft of a decision is taking it back; a numbered one keeps its number; one that left is given back with what only told of it', async () => {
    const { petitionId, id } = await acceptedComplaint(app, '2026-08-03', { registration: {} });
    const right = { ...decisionForm, result: 'right', measure: 'amend' };
    app.setNow(noon('2026-08-10'));
    await issuePapers(app, id);
    const before = await fileOf(id);
    let leader = await app.signIn('thang.badinh');
    const revoke = async (paperId: number | undefined) => {
      const href = `/papers/${paperId}/revocation`;
      const page = await leader.get(href).expect(200);
      const answer = await leader
        .post(href)
        .type('form')
        .send({ ...formFieldsOf(page.text), reason: because })
        .expect(303);
      return { page: text(page.text), to: answer.headers.location };
    };
    const draftNow = async () => {
      await doActAtOnce(app, 'thang.badinh', id, 'decision', right);
      return (await latest(id, 'KN15_2020'))?.id ?? 0;
    };
    const state = async () => {
      const [row] = await app.database.owner<{ slip: { proceeding: object } }>(
        'select lookup_slip(s.public_code, s.pin_hash) as slip from public_slips s join petitions p on p.public_code = s.public_code where p.id = $1',
        [petitionId],
      );
      return row?.slip.proceeding;
    };

    const first = await draftNow();
    await app.as('thang.badinh', (act) => approvePaper(act, first));
    const one = await revoke(first);
    expect(one.page).toContain('được rút lại cùng văn bản');
    expect(one.page).not.toContain('số đã cấp');
    expect(one.to).toBe(`/proceedings/${id}`);
    expect(text((await leader.get(`/proceedings/${id}`)).text)).not.toContain('giữ nguyên trong sổ');
    expect(await fileOf(id)).toEqual(before);
    expect(await state()).toMatchObject({ state: 'accepted', decidedOn: null, toldOn: null });

    const second = await draftNow();
    await issuePapers(app, id);
    const number = (await latest(id, 'KN15_2020'))?.number;
    await leader.get(`/proceedings/${id}/steps/${await lastStep(id, 'decision')}/taking-back`).expect(409);
    expect((await revoke(second)).page).toContain('số đã cấp giữ nguyên trong sổ');
    expect(await fileOf(id)).toEqual(before);
    await expectReplayed(app, { proceedingId: id });

    const third = await draftNow();
    await issuePapers(app, id);
    expect((await latest(id, 'KN15_2020'))?.number).toBe((number ?? 0) + 1);
    const sending = { on: 'hôm nay', recipients: 'người khiếu nại' };
    await doActAtOnce(app, 'hoa.badinh', id, 'notice', sending);
    const shown = { on: 'hôm nay', forms: ['posting', 'portal'], place: '' };
    await doActAtOnce(app, 'hoa.badinh', id, 'publication', shown);
    expect(await latest(id, 'KN15_2020')).toMatchObject({ id: third, state: 'sent' });
    // What only told of it falls with it: the file is as before the decision, which is made anew.
    const gone = await revoke(third);
    expect(gone.page).toContain('“Gửi kết quả giải quyết”, “Công khai kết quả”');
    expect(gone.page).toContain('thông báo việc thu hồi đến nơi đã nhận');
    expect(gone.to).toBe(`/proceedings/${id}`);
    expect(await fileOf(id)).toEqual(before);
    await expectReplayed(app, { proceedingId: id });
    expect(await state()).toMatchObject({ state: 'accepted', decidedOn: null, toldOn: null });
    // Decided anew it is an act of the day it is done on, not of the day whose paper was revoked.
    app.setNow(noon('2026-08-11'));
    leader = await app.signIn('thang.badinh');
    expect((await leader.get(`/proceedings/${id}/decision`).expect(200)).text).toMatch(/name="on"[^>]*value="11\/08\/2026"/);
    const fourth = await draftNow();
    expect((await latest(id, 'KN15_2020'))?.id).toBe(fourth);
    await issuePapers(app, id);
    await doActAtOnce(app, 'hoa.badinh', id, 'notice', sending);
    // What was done on the strength of it stays, and so does its step.
    await doActAtOnce(app, 'son.badinh', id, 'appeal', {
      on: 'hôm nay',
      way: 'court',
      body: 'Tòa án nhân dân Thành phố',
      note: '',
    });
    const stays = await revoke(fourth);
    expect(stays.page).toContain('Việc “Ghi nhận khiếu nại lần hai, khởi kiện” ghi sau là việc đã xảy ra, vẫn giữ nguyên');
    expect(stays.to).toBe(`/papers/${fourth}`);
    await expect(doActAtOnce(app, 'hoa.badinh', id, 'publication', shown)).rejects.toThrow('đã thu hồi');
    expect(await state()).toMatchObject({ decidedOn: null, toldOn: null });
  });

  it('sent by mistake twice: what a termination called off stands again once it is taken back', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-01');
    await withTeam(app, id);
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    app.setNow(noon('2026-07-02'));
    const invite = { on: 'hôm nay', meetOn: '14/07/2026', meetAt: '08:30', place: 'Trụ sở', contents: 'Diện tích' };
    await doActAtOnce(app, 'thang.badinh', id, 'invitation', invite);
    const invitation = await latest(id, 'KN_INVITE_DIALOGUE');
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' });
    const before = await fileOf(id);
    const ending = { on: 'hôm nay', ground: 'full_withdrawal', reason: 'Rút đơn', duties: '' };
    await doActAtOnce(app, 'thang.badinh', id, 'termination', ending);
    expect(await latest(id, 'KN_INVITE_DIALOGUE')).toMatchObject({ state: 'revoked' });
    const [ended] = await app.database.owner('select terminated_on is not null as is_set from proceedings where id = $1', [id]);
    expect(ended).toEqual({ is_set: true });
    await takeBack(id, 'termination');
    expect(await latest(id, 'KN_INVITE_DIALOGUE')).toEqual(invitation);
    expect(await fileOf(id)).toEqual(before);
    // The withdrawal changed nothing the invitation did.
    await takeBack(id, 'invitation');
    expect(await latest(id, 'KN_INVITE_DIALOGUE')).toMatchObject({ state: 'revoked' });
  });

  it('a step another one rests on stays, and so does one recorded before its image was kept', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-01');
    app.setNow(noon('2026-07-02'));
    await withTeam(app, id);
    await expect(takeBack(id, 'assignment')).rejects.toThrow('đã dựa trên bước này');
    await doActAtOnce(app, 'thang.badinh', id, 'suspension', suspension);
    await app.database.owner("update proceeding_steps set undo = null where proceeding_id = $1 and kind = 'suspension'", [id]);
    await expect(takeBack(id, 'suspension')).rejects.toThrow('trước khi phần mềm giữ lại');
    // A paper revoked alone leaves the step, which nobody is told of as sent.
    const paper = await latest(id, 'KN14A_2026');
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
    await takeBack(id, 'suspension');
    await app.as('son.badinh', (act) => sealOnRequest(act, petitionId, { reason: 'Người gửi đề nghị giữ bí mật' } as never));
    const kept = await app.database.owner('select undo::text, taken_back_reason from proceeding_steps where proceeding_id = $1', [
      id,
    ]);
    expect(JSON.stringify(kept)).not.toContain(name);
    expect(JSON.stringify(kept)).toContain('chưa nộp giấy tờ nhà');
  });
});

describe('a step that made no paper', () => {
  const withdrawal = { on: 'hôm nay', scope: 'full', manner: 'petition', points: '' };

  it('a withdrawal written down by mistake is taken back by whoever wrote it, and the decision is open again', async () => {
    const { id } = await acceptedComplaint(app, '2026-08-03');
    app.setNow(noon('2026-08-10'));
    await issuePapers(app, id);
    const before = await fileOf(id);
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', withdrawal);
    await expect(doActAtOnce(app, 'thang.badinh', id, 'decision', decisionForm)).rejects.toThrow('rút toàn bộ');
    await expect(takeBack(id, 'withdrawal', 'trang.badinh')).rejects.toThrow('Việc của người đã ghi bước này');
    const writer = await app.signIn('son.badinh');
    const href = `/proceedings/${id}/steps/${await lastStep(id, 'withdrawal')}/taking-back`;
    expect((await writer.get(`/proceedings/${id}`).expect(200)).text).toContain(href);
    const form = formFieldsOf((await writer.get(href).expect(200)).text);
    const done = await writer
      .post(href)
      .type('form')
      .send({ ...form, reason: because })
      .expect(303);
    expect(done.headers.location).toBe(`/proceedings/${id}/withdrawal`);
    expect((await writer.get(`/proceedings/${id}/withdrawal`).expect(200)).text).toMatch(/value="full"[^>]*checked/);
    expect(await fileOf(id)).toEqual(before);
    await doActAtOnce(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
    // Nothing that the decision rests on is taken from under it.
    await expect(takeBack(id, 'acceptance' as ActCode)).rejects.toThrow('không rút lại được');
  });

  it('a report is handed back with what is to be changed, and opens for its writer with what he typed', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-01');
    app.setNow(noon('2026-07-02'));
    await withTeam(app, id);
    await issuePapers(app, id);
    const before = await fileOf(id);
    const session = { kind: 'meeting', on: 'hôm nay', place: '', people: '', result: 'Đo lại thửa đất' };
    await doActAtOnce(app, 'hieu.badinh', id, 'verification', session);
    await doActAtOnce(app, 'long.badinh', id, 'report', reportForm);
    await expect(takeBack(id, 'verification')).rejects.toThrow('Rút lại việc ấy trước');
    const leader = await app.signIn('thang.badinh');
    const href = `/proceedings/${id}/steps/${await lastStep(id, 'report')}/taking-back`;
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
    expect(await fileOf(id)).toEqual(before);
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
    await expect(takeBack(id, 'conflict')).rejects.toThrow('Lời khai xung đột');
    await doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người khiếu nại' });
    await expect(takeBack(id, 'acceptance-notice')).rejects.toThrow('sửa việc gửi ở trang văn bản');
    const invite = { on: 'hôm nay', meetOn: '14/07/2026', meetAt: '08:30', place: 'Trụ sở', contents: 'Diện tích' };
    await doActAtOnce(app, 'thang.badinh', id, 'invitation', invite);
    await expect(takeBack(id, 'report')).rejects.toThrow('Rút lại việc ấy trước');
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
    const [before, days] = [await fileOf(id), await told()];
    await doActAtOnce(app, 'thang.badinh', id, 'complexity', {
      on: 'hôm nay',
      criteria: ['many_people'],
      reason: 'Bốn hộ',
      number: '05/VB',
    });
    expect(await told()).not.toBe(days);
    await takeBack(id, 'complexity');
    expect(await fileOf(id)).toEqual(before);
    expect(await told()).toBe(days);
    await expectReplayed(app, { proceedingId: id });
  });
});

it('an assignment given to the wrong people is taken back before anybody declared', async () => {
  const { id } = await acceptedComplaint(app, '2026-07-01');
  await issuePapers(app, id);
  const before = await fileOf(id);
  const [lead] = await app.database.owner<{ id: number }>("select id from accounts where login = 'long.badinh'");
  const form = { on: 'hôm nay', lead: String(lead?.id), members: [], days: '15', contents: 'Đo lại toàn bộ thửa đất' };
  await doActAtOnce(app, 'thang.badinh', id, 'assignment', form);
  await takeBack(id, 'assignment');
  expect(await fileOf(id)).toEqual(before);
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
  await takeBack(id, 'assignment');
  const drafts = (await papersOf(id)).filter((one) => one.kind === 'KN05_2020');
  expect(drafts.map(({ state }) => state)).toEqual(['draft', 'revoked']);
  await expect(doActAtOnce(app, 'long.badinh', id, 'report', reportForm)).rejects.toThrow(/còn là dự thảo\. Lãnh đạo phê duyệt/);
  await issuePapers(app, id);
  expect((await papersOf(id)).find((one) => one.id === drafts[0]?.id)).toMatchObject({ state: 'numbered' });
  await doActAtOnce(app, 'long.badinh', id, 'report', reportForm);
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
    await expectReversible(id, 'extension', days, 'TC01_2019');
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
    await expectReversible(id, 'conclusion', conclusionForm, 'TC12_2019');

    // Two papers, one step: revoked together, and what was told of it falls unread.
    const step = await lastStep(id, 'conclusion');
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
    const notice = await latest(id, 'TC_CONCLUSION_NOTICE');
    const href = `/papers/${notice?.id}/revocation`;
    const form = formFieldsOf((await leader.get(href).expect(200)).text);
    await leader
      .post(href)
      .type('form')
      .send({ ...form, reason: 'Thiếu một nội dung tố cáo' })
      .expect(303);
    expect(await latest(id, 'TC12_2019')).toMatchObject({ state: 'revoked' });
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
    app.setNow(noon('2026-07-01'));
    const petitionId = await approved(
      app,
      aRegistration({ receivedOn: '2026-07-01', writtenOn: '2026-07-01', declaredType: 'KNPA' }),
    );
    const id = await app.as('thang.badinh', (act) =>
      acceptPetition(act, petitionId, { on: '2026-07-01', points: 'Đề nghị sửa đường', isRemote: false }),
    );
    await withTeam(app, id);
    const answer = { on: 'hôm nay', answer: 'Đường sẽ được sửa trong quý IV' };
    await doActAtOnce(app, 'thang.badinh', id, 'answer', answer);
    const draft = await latest(id, 'KNPA_REPLY');
    await app.as('thang.badinh', (act) => submitPaper(act, draft?.id ?? 0));
    await takeBack(id, 'answer');
    expect(await waitingBox(await app.signIn('long.badinh'), id)).toContain(because);
    // The leader, whose next step is another, may answer as well: he reads it too, until something else is done.
    expect(await waitingBox(await app.signIn('thang.badinh'), id)).toContain(because);
    await expectReversible(id, 'answer', answer, 'KNPA_REPLY');
    await expect(app.as('hoa.badinh', (act) => numberPaper(act, draft?.id ?? 0, '2026-07-01'))).rejects.toThrow('Dự thảo đã bỏ');
  });
});

describe('what was sent and is revoked', () => {
  const revoke = async (paperId: number | undefined, reason = because) => {
    const leader = await app.signIn('thang.badinh');
    const page = (await leader.get(`/papers/${paperId}/revocation`).expect(200)).text;
    await leader
      .post(`/papers/${paperId}/revocation`)
      .type('form')
      .send({ ...formFieldsOf(page), reason })
      .expect(303);
    return text(page);
  };
  const fieldsOf = async (paperId: number | undefined) =>
    (await app.database.owner<{ fields: Record<string, unknown> }>('select fields from papers where id = $1', [paperId ?? 0]))[0]
      ?.fields ?? {};
  const cited = async (paperId: number | undefined) =>
    (
      await app.database.owner<{ cited: string }>(
        "select lpad(number::text, 2, '0') || '/' || symbol as cited from papers where id = $1",
        [paperId ?? 0],
      )
    )[0]?.cited ?? '';

  it('a decision: its receivers are told by a notice that is owed until it left, the new one names it, its text is kept and marked', async () => {
    const { petitionId, id } = await acceptedComplaint(app, '2026-08-17');
    app.setNow(noon('2026-08-18'));
    await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
    await issuePapers(app, id);
    await doActAtOnce(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'Bà Hoàng Thị Mận; Thanh tra Thành phố' });
    const first = await latest(id, 'KN15_2020');
    const number = await cited(first?.id);
    expect(await revoke(first?.id)).toContain('“Thông báo thu hồi văn bản”');

    const notice = await latest(id, 'WITHDRAWAL_NOTICE');
    expect(notice).toMatchObject({ state: 'draft', number: null });
    expect(await fieldsOf(notice?.id)).toMatchObject({
      withdrawn: { id: first?.id, number, sentOn: '2026-08-18' },
      withdrawnOn: '2026-08-18',
      reason: because,
      receivers: ['Bà Nguyễn Thị Hạnh', 'Chủ tịch UBND thành phố Hà Nội', 'Thanh tra thành phố Hà Nội'],
    });
    const leader = await app.signIn('thang.badinh');
    const owed = `số ${number} chưa gửi đến nơi đã nhận`;
    expect((await leader.get(`/proceedings/${id}`).expect(200)).text).toContain(owed);
    expect((await leader.get('/work').expect(200)).text).toContain(`/papers/${notice?.id}`);
    expect((await leader.get(`/papers/${first?.id}`).expect(200)).text).toContain(owed);

    // The text of before: on the page, on the print, in the file, and marked there.
    const mark = `ĐÃ THU HỒI ngày 18/08/2026, lý do: ${because}`;
    const page = (await leader.get(`/papers/${first?.id}`).expect(200)).text;
    expect(page).toContain(mark);
    expect(page).toContain('Sửa đổi Quyết định số 1245/QĐ-UBND');
    const print = (await leader.get(`/papers/${first?.id}/print`).expect(200)).text;
    expect(print).toContain(`data-revoked="${mark}"`);
    expect(print).toContain('Sửa đổi Quyết định số 1245/QĐ-UBND');
    const docx = await leader.get(`/papers/${first?.id}/docx`).buffer(true).parse(binary).expect(200);
    const zip = new PizZip(docx.body as Buffer);
    for (const part of ['word/header1.xml', 'word/header2.xml']) expect(zip.file(part)?.asText()).toContain(mark);
    // The notice itself stands, and says nothing of the kind.
    expect((await leader.get(`/papers/${notice?.id}/print`).expect(200)).text).not.toContain('ĐÃ THU HỒI');

    // Decided anew: an article of its own names the one before.
    app.setNow(noon('2026-08-19'));
    await doActAtOnce(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
    const second = await latest(id, 'KN15_2020');
    expect(await fieldsOf(second?.id)).toMatchObject({ replaces: { number, on: '2026-08-18' } });
    const printed = text((await (await app.signIn('thang.badinh')).get(`/papers/${second?.id}/print`).expect(200)).text);
    expect(printed).toContain(`Điều 4. Quyết định này thay thế Quyết định số ${number} ngày 18 tháng 8 năm 2026 của`);
    expect(printed).toContain('(đã thu hồi)');
    expect(printed).toContain('Như Điều 5');

    // Nobody ends the file over it; revoked itself it is drafted again.
    await app.as('thang.badinh', (act) => approvePaper(act, notice?.id ?? 0));
    await revoke(notice?.id);
    const again = await latest(id, 'WITHDRAWAL_NOTICE');
    expect(again).toMatchObject({ state: 'draft' });
    await issuePapers(app, id);
    const facts = await app.as('thang.badinh', async (act) => (await gather(act, await loadProceeding(act.tx, id))).given.facts);
    expect(facts.unissued).toEqual(['WITHDRAWAL_NOTICE']);
    expect(isWithdrawalSent(facts)).toContain('chưa gửi');
    const clerk = await app.signIn('hoa.badinh');
    expect((await clerk.get('/work').expect(200)).text).toContain(`/papers/${again?.id}`);
    await app.as('hoa.badinh', (act) =>
      sendPaper(act, again?.id ?? 0, { on: '2026-08-19', means: 'post', to: 'Bà Hoàng Thị Mận' }),
    );
    expect((await clerk.get(`/proceedings/${id}`).expect(200)).text).not.toContain(owed);
    const [slip] = await app.database.owner<{ slip: object }>(
      'select lookup_slip(s.public_code, s.pin_hash) as slip from public_slips s join petitions p on p.public_code = s.public_code where p.id = $1',
      [petitionId],
    );
    expect(JSON.stringify(slip ?? {})).not.toContain('THU HỒI');
  });

  it('a decision: what takes its place bears no day before the revoking, or a limit that ran out would be kept after all', async () => {
    const { id } = await acceptedComplaint(app, '2026-08-24');
    await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
    await issuePapers(app, id);
    await doActAtOnce(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'Bà Hoàng Thị Mận' });
    app.setNow(noon('2026-08-27'));
    await revoke((await latest(id, 'KN15_2020'))?.id);
    const anew = (on: string) =>
      doActAtOnce(app, 'thang.badinh', id, 'decision', { ...decisionForm, on, result: 'right', measure: 'amend' });
    await expect(anew('26/08/2026')).rejects.toMatchObject({
      errors: { on: expect.stringContaining('thu hồi ngày 27/08/2026') },
    });
    await anew('27/08/2026');
  });

  it('a conclusion: the denouncer stays unnamed in the notice to him, and the new conclusion names the one before', async () => {
    const { id } = await acceptedDenunciation(app, '2026-09-03');
    await withTeam(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    await doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm);
    await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denouncer: '1' });
    const first = await latest(id, 'TC12_2019');
    const number = await cited(first?.id);
    await revoke(first?.id);
    const notices = await Promise.all(
      (await papersOf(id)).filter(({ kind }) => kind === 'WITHDRAWAL_NOTICE').map((one) => fieldsOf(one.id)),
    );
    expect(notices.map(({ receivers }) => receivers)).toEqual(
      expect.arrayContaining([
        ['Người tố cáo'],
        expect.arrayContaining([expect.stringContaining('cơ quan quản lý người bị tố cáo')]),
      ]),
    );
    await doActAtOnce(app, 'thang.badinh', id, 'conclusion', conclusionForm);
    const second = await latest(id, 'TC12_2019');
    const leader = await app.signIn('thang.badinh');
    expect(text((await leader.get(`/papers/${second?.id}/print`).expect(200)).text)).toContain(
      `Kết luận này thay thế Kết luận số ${number} ngày 03 tháng 9 năm 2026 của`,
    );
  });

  it('a conclusion: a reason that tells who denounces is refused where it is typed, with the words kept, not first where its notice is approved', async () => {
    const name = 'Khuất Thị Chim Sẻ';
    const senders = [aSender({ name, address: 'Căn 12B92, khu nhà ở Ánh Dương' })];
    const { id } = await acceptedDenunciation(app, '2026-09-04', { senders });
    await withTeam(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    await doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm);
    await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denouncer: '1' });
    const first = await latest(id, 'TC12_2019');
    const leader = await app.signIn('thang.badinh');
    const href = `/papers/${first?.id}/revocation`;
    const reasons = [
      `Nhầm việc của bà ${name}`,
      'Nhầm việc của bà Trần Thị Hoa, người tố cáo, bà Lê Thị Én',
      'Căn 12B92 Ánh Dương nên thu hồi',
      'Nhầm việc của bà Khuất Thị Chim Sẻe',
    ];
    for (const reason of reasons) {
      const form = formFieldsOf((await leader.get(href).expect(200)).text);
      const refused = await leader
        .post(href)
        .type('form')
        .send({ ...form, reason })
        .expect(422);
      expect(refused.text).toContain('viết “người tố cáo số 1”');
      expect(refused.text).toContain(reason);
      expect(/class="error[^>]*>[^<]*Chim Sẻ/.test(refused.text)).toBe(false);
    }
    expect(await latest(id, 'TC12_2019')).toMatchObject({ state: 'sent' });
    await revoke(first?.id, 'Nhầm việc của người tố cáo số 1');
    const notice = await latest(id, 'WITHDRAWAL_NOTICE');
    const words = await fieldsOf(notice?.id);
    expect(words.reason).toBe('Nhầm việc của người tố cáo số 1');
    // Worded anew by hand it is looked at the same way.
    const page = (await leader.get(`/papers/${notice?.id}/edit`).expect(200)).text;
    const edit = { ...formFieldsOf(page), version: /name="version" value="(\d+)"/.exec(page)?.[1] ?? '' };
    const edited = await leader
      .post(`/papers/${notice?.id}/edit`)
      .type('form')
      .send({ ...edit, reason: `Nhầm việc của bà ${name}`, consequence: 'Theo bà Trần Thị Hoa, người tố cáo' })
      .expect(422);
    expect(edited.text).toContain('viết “người tố cáo số 1”');
    await app.as('thang.badinh', (act) => approvePaper(act, notice?.id ?? 0));
  });

  it('what never left is told to nobody', async () => {
    const { id } = await acceptedComplaint(app, '2026-09-07');
    await issuePapers(app, id);
    await revoke((await latest(id, 'KN03_2026'))?.id);
    expect(await latest(id, 'WITHDRAWAL_NOTICE')).toBeUndefined();
    await doActAtOnce(app, 'thang.badinh', id, 'acceptance-papers', { points: 'Diện tích thu hồi' });
    expect(await fieldsOf((await latest(id, 'KN03_2026'))?.id)).not.toHaveProperty('replaces');
  });
});
