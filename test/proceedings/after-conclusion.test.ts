// After the conclusion of a denunciation or the decision of a complaint: sending, handling, publication, the police, the superior.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';
import { acceptedComplaint, acceptedDenunciation, clocksOf, decisionForm, doAct, noon, rowOf } from './arrange.ts';
import { printed } from './papers.ts';
import { concludedDenunciation } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const concluded = (result: 'mixed' | 'wrong') =>
  concludedDenunciation(app, '2026-11-02', {
    conclusion: { result, ...(result === 'wrong' ? { points: 'S: Thu tiền ngoài quy định' } : {}) },
  });
const notice = { on: 'hôm nay', recipients: 'người bị tố cáo, người tố cáo', receivedOn: '', denouncer: '1' };
const publication = { on: 'hôm nay', forms: ['posting'], place: '', redacted: '1' };

it('a denunciation found wrong is closed only when the denounced has been put right (điểm a khoản 1 Điều 36 LTC)', async () => {
  const { id } = await concluded('wrong');
  await doAct(app, 'hoa.badinh', id, 'notice', notice);
  await doAct(app, 'hoa.badinh', id, 'publication', publication);
  const end = { on: 'hôm nay', file: '1', note: '' };
  await expect(doAct(app, 'son.badinh', id, 'close', end)).rejects.toMatchObject({
    errors: { restored: expect.stringContaining('Điều 36') },
  });
  await doAct(app, 'son.badinh', id, 'close', { ...end, restored: '1' });
  expect(await rowOf(app, id)).toMatchObject({ state: 'closed' });
  // Put right with the closing: that duty was done.
  expect((await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text).not.toContain('Không thực hiện');
});

it('the police receive the file of a conclusion, which is sent and published all the same (khoản 2 Điều 36 LTC)', async () => {
  const { petitionId, id } = await concluded('mixed');
  const police = {
    on: 'hôm nay',
    agency: 'Cơ quan điều tra',
    reason: 'Dấu hiệu nhận hối lộ',
    number: '21/UBND-NC',
    paperOn: 'hôm nay',
  };
  await expect(doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'whole' })).rejects.toMatchObject({
    errors: { scope: expect.stringContaining('công khai kết luận') },
  });
  // The letter is issued by hand: the timeline keeps its number and day.
  await expect(doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'part', number: '21' })).rejects.toMatchObject({
    errors: { number: expect.stringContaining('12/UBND-NC') },
  });
  expect((await doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'part' })).said).toMatch(
    /Cơ quan điều tra, Văn bản số 21\/UBND-NC ngày \d\d\/\d\d\/\d{4}\./,
  );
  expect(await clocksOf(app, id)).toMatchObject({ TC_CONCL_SEND: { stopped_on: null }, TC_PUBLISH: { stopped_on: null } });
  const paper = await printed(app, petitionId, 'TC12_2019');
  for (const line of ['Thanh tra thành phố Hà Nội', 'UBND phường (cơ quan quản lý người bị tố cáo)'])
    expect(paper).toContain(`- ${line};`);
});

it('a conclusion is sent, handled and published also where the superior resolves the denunciation again (Điều 36, Điều 40 LTC)', async () => {
  const { id } = await concluded('mixed');
  const taken = { on: 'hôm nay', body: 'Chủ tịch UBND thành phố Hà Nội', note: '' };
  const page = (await (await app.signIn('son.badinh')).get(`/proceedings/${id}/continuation`).expect(200)).text;
  expect(page).toContain('value="resolved_again"');
  expect(page).not.toContain('value="taken_over"');
  await expect(doAct(app, 'son.badinh', id, 'continuation', { ...taken, event: 'taken_over' })).rejects.toMatchObject({
    errors: { event: expect.stringContaining('vẫn phải gửi, xử lý và công khai') },
  });
  await doAct(app, 'son.badinh', id, 'continuation', { ...taken, event: 'resolved_again' });
  expect(await rowOf(app, id)).toMatchObject({ state: 'concluded', next_act: 'notice' });
  for (const code of ['TC_CONCL_SEND', 'TC_HANDLE', 'TC_PUBLISH'])
    expect((await clocksOf(app, id))[code]).toMatchObject({ stopped_on: null });
  expect((await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text).not.toContain('Không thực hiện');
  await doAct(app, 'hoa.badinh', id, 'notice', notice);
  await doAct(app, 'hoa.badinh', id, 'publication', publication);
  // Without a conclusion the file goes up, and its time ends here.
  const late = (await acceptedDenunciation(app, '2026-08-03')).id;
  app.setNow(noon('2026-11-25'));
  await expect(doAct(app, 'son.badinh', late, 'continuation', { ...taken, event: 'resolved_again' })).rejects.toMatchObject({
    errors: { event: expect.stringContaining('chưa có kết luận') },
  });
  await doAct(app, 'son.badinh', late, 'continuation', { ...taken, event: 'taken_over' });
  expect(await rowOf(app, late)).toMatchObject({ state: 'taken_over' });
  expect((await clocksOf(app, late)).TC_RES?.stopped_on).toBe('2026-11-25');
});

it('a decision is sent and published also where it is complained of a second time, or upheld, before that', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-02');
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  await doAct(app, 'son.badinh', id, 'appeal', { on: 'hôm nay', way: 'court', body: 'Tòa án nhân dân khu vực 1', note: '' });
  expect(await rowOf(app, id)).toMatchObject({ state: 'in_court', next_act: 'notice' });
  const upheld = { on: 'hôm nay', kept: 'kept', reference: 'Bản án số 12/2026/HC-ST' };
  await doAct(app, 'son.badinh', id, 'appeal-result', upheld);
  expect(await rowOf(app, id)).toMatchObject({ state: 'effective', next_act: 'notice' });
  await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: '' });
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'publication' });
});
