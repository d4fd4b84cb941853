// Where the three procedures part by one article: disciplinary complaints, the second instance, a denunciation found wrong, one
// handed to the police after its conclusion, one that the press forwarded.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { paperText } from '../../src/documents/papers/text.ts';
import { composePaper } from '../../src/documents/registry/compose.ts';
import { refusePetition } from '../../src/proceedings/acceptance.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  approved,
  clocksOf,
  conclusionForm,
  decisionForm,
  doAct,
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

/** The text of the last paper of a kind, in the plainest frame. */
async function printed(petitionId: number, kind: PaperKind): Promise<string> {
  const [row] = await app.database.owner<{ fields: object }>(
    'select fields from papers where petition_id = $1 and kind = $2 order by id desc limit 1',
    [petitionId, kind],
  );
  const frame = { issuingOrg: 'UBND phường Ba Đình', officeCode: 'UBND', place: 'Ba Đình', signer: { title: 'CHỦ TỊCH' } };
  return paperText(composePaper(kind, row?.fields ?? {}, frame)).join('\n');
}

async function decided(how: Parameters<typeof acceptedComplaint>[2], more: Record<string, string> = {}) {
  const { petitionId, id } = await acceptedComplaint(app, '2026-11-02', how);
  await withTeam(app, id);
  app.setNow(noon('2026-11-05'));
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  const invite = { on: 'hôm nay', meetAt: '08:30', place: 'Trụ sở', contents: 'Nội dung', meetOn: '12/11/2026' };
  await doAct(app, 'thang.badinh', id, 'invitation', invite);
  app.setNow(noon('2026-11-12'));
  await doAct(app, 'thang.badinh', id, 'dialogue', {
    on: 'hôm nay',
    held: 'held',
    chair: 'Hoàng Gia Thắng',
    secretary: '',
    opinions: '',
    result: 'Còn ý kiến khác nhau',
    copies: '3',
  });
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, ...more });
  return { petitionId, id };
}

describe('a disciplinary complaint', () => {
  it('leaves 10 days for the second complaint and no court (Điều 48, điểm k khoản 1 Điều 54 LKN)', async () => {
    const { petitionId, id } = await decided({ objectKind: 'disciplinary' });
    const paper = await printed(petitionId, 'KN15_2020');
    expect(paper).toContain('Trong thời hạn 10 ngày');
    expect(paper).not.toContain('Tòa án');
    expect(paper).not.toContain('thanh tra');
    await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: 'hôm nay' });
    const clocks = await clocksOf(app, id);
    expect(clocks).toMatchObject({ KN_LIMIT_DISC: { started_on: '2026-11-12', due_on: '2026-11-23' } }); // 22/11 is a Sunday
    expect(clocks).not.toHaveProperty('KN_2ND_WINDOW');
  });

  it('about dismissal leaves 30 days and the court', async () => {
    const { petitionId, id } = await decided({ objectKind: 'disciplinary' }, { isDismissal: '1' });
    expect(await printed(petitionId, 'KN15_2020')).toMatch(/Trong thời hạn 30 ngày.*Tòa án/su);
    await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: 'hôm nay' });
    expect(await clocksOf(app, id)).toMatchObject({ KN_LIMIT_DISC: { due_on: '2026-12-14' } }); // 12/12 is a Saturday
  });

  it('refused: only the complainant is told, not the inspectorate (khoản 2 Điều 16 NĐ 124/2020)', async () => {
    app.setNow(noon('2026-11-02'));
    const refusal = { on: '2026-11-02', ground: 'A11_6', reason: '' } as const;
    for (const [objectKind, told] of [
      ['disciplinary', false],
      ['admin_decision', true],
    ] as const) {
      const id = await approved(app, aRegistration({ receivedOn: '2026-11-02', writtenOn: '2026-11-02' }), { objectKind });
      await app.as('thang.badinh', (act) => refusePetition(act, id, refusal));
      expect((await printed(id, 'KN04_2026')).includes('thanh tra nhà nước cùng cấp')).toBe(told);
    }
  });
});

it('a first decision goes to the superior, the forwarding body and the inspectorate too (Điều 32 LKN)', async () => {
  const { petitionId } = await decided({ registration: { source: 'na_deputy', sourceOrg: 'Đoàn đại biểu Quốc hội thành phố' } });
  const paper = await printed(petitionId, 'KN15_2020');
  expect(paper).toContain('Trong thời hạn 30 ngày');
  expect(paper).toContain('- Chủ tịch UBND thành phố Hà Nội;');
  expect(paper).toContain('- Đoàn đại biểu Quốc hội thành phố;');
  expect(paper).toContain('- Cơ quan thanh tra nhà nước cùng cấp;');
});

it('after a second decision only the court is left, in the time of its own procedure (Điều 42 LKN)', async () => {
  const { petitionId, id } = await decided({ instance: 'second' }, { result: 'upheld', measure: 'keep', secondResolver: '' });
  expect(await printed(petitionId, 'KN16_2020')).toContain('Trong thời hiệu khởi kiện theo quy định của pháp luật');
  const appeal = { on: 'hôm nay', body: 'Tòa án nhân dân khu vực 1', note: '' };
  await expect(doAct(app, 'son.badinh', id, 'appeal', { ...appeal, way: 'second' })).rejects.toMatchObject({
    errors: { way: expect.stringContaining('Điều 42') },
  });
  await doAct(app, 'son.badinh', id, 'appeal', { ...appeal, way: 'court' });
  expect(await rowOf(app, id)).toMatchObject({ state: 'in_court' });
});

async function concluded(result: 'mixed' | 'wrong', registration: Parameters<typeof acceptedDenunciation>[2] = {}) {
  const { petitionId, id } = await acceptedDenunciation(app, '2026-11-02', registration);
  await withTeam(app, id);
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  const points = result === 'wrong' ? 'S: Thu tiền ngoài quy định' : conclusionForm.points;
  await doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, result, ...(points ? { points } : {}) });
  return { petitionId, id };
}
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
});

it('the police receive the file of a conclusion, which is sent and published all the same (khoản 2 Điều 36 LTC)', async () => {
  const { petitionId, id } = await concluded('mixed');
  const police = { on: 'hôm nay', agency: 'Cơ quan điều tra', reason: 'Dấu hiệu nhận hối lộ' };
  await expect(doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'whole' })).rejects.toMatchObject({
    errors: { scope: expect.stringContaining('công khai kết luận') },
  });
  await doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'part' });
  expect(await clocksOf(app, id)).toMatchObject({ TC_CONCL_SEND: { stopped_on: null }, TC_PUBLISH: { stopped_on: null } });
  const paper = await printed(petitionId, 'TC12_2019');
  for (const line of ['Cơ quan thanh tra nhà nước cấp trên', 'Cơ quan, tổ chức quản lý người bị tố cáo'])
    expect(paper).toContain(`- ${line};`);
});

it('who forwarded a denunciation hears within 20 days of receipt what became of it (khoản 2 Điều 26 LTC)', async () => {
  const { id } = await acceptedDenunciation(app, '2026-11-02', { source: 'press', sourceOrg: 'Báo Hà Nội Mới' });
  expect(await clocksOf(app, id)).toMatchObject({ TC_PRESS_REPLY: { due_on: '2026-11-23' } }); // 22/11 is a Sunday
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo, nơi chuyển đơn',
    denounced: '1',
  });
  expect(await clocksOf(app, id)).toMatchObject({ TC_PRESS_REPLY: { stopped_on: '2026-11-02' } });
});

it('later papers cite the number of the decision of acceptance, and carry the name of the leader who approved them', async () => {
  const { petitionId, id } = await acceptedDenunciation(app, '2026-11-02');
  const [decision] = await app.database.owner<{ id: number }>(
    "select id from papers where proceeding_id = $1 and kind = 'TC04_2019'",
    [id],
  );
  const paperId = decision?.id ?? 0;
  await app.as('thang.badinh', (act) => approvePaper(act, paperId));
  const { number } = await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-02'));
  const [signed] = await app.database.owner('select signer_name, signer_title from papers where id = $1', [paperId]);
  expect(signed).toEqual({ signer_name: 'Hoàng Gia Thắng', signer_title: 'CHỦ TỊCH' });
  const order = { on: 'hôm nay', ground: 'await_other_result', reason: 'Chờ kết quả thanh tra' };
  await doAct(app, 'thang.badinh', id, 'suspension', order);
  const paper = await printed(petitionId, 'TC_SUSPEND');
  expect(paper).toContain(`Quyết định số ${String(number).padStart(2, '0')}/QĐ-UBND ngày 02 tháng 11 năm 2026`);
  expect(paper).toContain('Chủ tịch Ủy ban nhân dân phường Ba Đình');
});
