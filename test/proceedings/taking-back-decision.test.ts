// A decision is taken back by its step or by revoking its paper, before and after it left: what only told of it falls with it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper } from '../../src/documents/actions.ts';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { plainText } from '../support/plain-text.ts';
import { acceptedComplaint, decisionForm, doActAtOnce, issuePapers, noon } from './arrange.ts';
import { latest } from './papers.ts';
import { because, fileOf, lastStep } from './taking-back.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('decided: taken back from the page of the draft, the sentence to the citizen never goes, the statistics forget it', async () => {
  const { petitionId, id } = await acceptedComplaint(app, '2026-08-03');
  const right = { ...decisionForm, result: 'right', measure: 'amend' };
  app.setNow(noon('2026-08-10'));
  await issuePapers(app, id);
  const before = await fileOf(app, id);
  await doActAtOnce(app, 'thang.badinh', id, 'decision', right);
  const draft = await latest(app, id, 'KN15_2020');
  const step = await lastStep(app, id, 'decision');
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
  expect(await fileOf(app, id)).toEqual(before);
  await expectReplayed(app, { proceedingId: id });
  const page = (await leader.get(`/proceedings/${id}`).expect(200)).text;
  expect(plainText(page)).toContain(because);
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
  expect(await latest(app, id, 'KN15_2020')).toMatchObject({ state: 'numbered' });
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
  const before = await fileOf(app, id);
  let leader = await app.signIn('thang.badinh');
  const revoke = async (paperId: number | undefined) => {
    const href = `/papers/${paperId}/revocation`;
    const page = await leader.get(href).expect(200);
    const answer = await leader
      .post(href)
      .type('form')
      .send({ ...formFieldsOf(page.text), reason: because })
      .expect(303);
    return { page: plainText(page.text), to: answer.headers.location };
  };
  const draftNow = async () => {
    await doActAtOnce(app, 'thang.badinh', id, 'decision', right);
    return (await latest(app, id, 'KN15_2020'))?.id ?? 0;
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
  expect(plainText((await leader.get(`/proceedings/${id}`)).text)).not.toContain('giữ nguyên trong sổ');
  expect(await fileOf(app, id)).toEqual(before);
  expect(await state()).toMatchObject({ state: 'accepted', decidedOn: null, toldOn: null });

  const second = await draftNow();
  await issuePapers(app, id);
  const number = (await latest(app, id, 'KN15_2020'))?.number;
  await leader.get(`/proceedings/${id}/steps/${await lastStep(app, id, 'decision')}/taking-back`).expect(409);
  expect((await revoke(second)).page).toContain('số đã cấp giữ nguyên trong sổ');
  expect(await fileOf(app, id)).toEqual(before);
  await expectReplayed(app, { proceedingId: id });

  const third = await draftNow();
  await issuePapers(app, id);
  expect((await latest(app, id, 'KN15_2020'))?.number).toBe((number ?? 0) + 1);
  const sending = { on: 'hôm nay', recipients: 'người khiếu nại' };
  await doActAtOnce(app, 'hoa.badinh', id, 'notice', sending);
  const shown = { on: 'hôm nay', forms: ['posting', 'portal'], place: '' };
  await doActAtOnce(app, 'hoa.badinh', id, 'publication', shown);
  expect(await latest(app, id, 'KN15_2020')).toMatchObject({ id: third, state: 'sent' });
  // What only told of it falls with it: the file is as before the decision, which is made anew.
  const gone = await revoke(third);
  expect(gone.page).toContain('“Gửi kết quả giải quyết”, “Công khai kết quả”');
  expect(gone.page).toContain('thông báo việc thu hồi đến nơi đã nhận');
  expect(gone.to).toBe(`/proceedings/${id}`);
  expect(await fileOf(app, id)).toEqual(before);
  await expectReplayed(app, { proceedingId: id });
  expect(await state()).toMatchObject({ state: 'accepted', decidedOn: null, toldOn: null });
  // Decided anew it is an act of the day it is done on, not of the day whose paper was revoked.
  app.setNow(noon('2026-08-11'));
  leader = await app.signIn('thang.badinh');
  expect((await leader.get(`/proceedings/${id}/decision`).expect(200)).text).toMatch(/name="on"[^>]*value="11\/08\/2026"/);
  const fourth = await draftNow();
  expect((await latest(app, id, 'KN15_2020'))?.id).toBe(fourth);
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
