// The time limit of a complaint on the guided form: asked about, answered, said alike wherever it stands.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperText } from '../../../src/documents/papers/text.ts';
import { composePaper } from '../../../src/documents/registry/compose.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { decideProposal, submitProposal } from '../../../src/petitions/proposals/actions.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { answers, ownComplaint, register } from '../handling.ts';
import { aProposal, formOf } from './typed.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('the time limit of a complaint', () => {
  it('past by the days of the paper, is asked about: in time after all, late with a reason, or not accepted', async () => {
    const late = () => register(app, 'son.badinh', { contestedOn: '2026-06-01', receivedOn: '2026-11-20' });
    const id = await late();
    const post = await formOf(app, id, ownComplaint);
    const refused = (await post({}).expect(422)).text;
    expect(refused).toContain('Đã quá thời hiệu khiếu nại 90 ngày (Điều 9 Luật Khiếu nại)');
    // The law counts from receipt: a day nobody wrote down is assumed, and said to be.
    expect(refused).toContain(
      'chưa ghi ngày người khiếu nại nhận được, biết được nên tính giả định từ ngày của quyết định, hành vi bị khiếu nại 01/06/2026, hết ngày 03/09/2026',
    );
    expect(refused).toContain('chưa ghi ngày người khiếu nại nhận được nên tính giả định'); // a disciplinary decision: Điều 48
    expect(refused).not.toContain('kể từ ngày quyết định');
    const shown = (await post({ show: '1' }).expect(200)).text;
    expect(shown).toContain('Trả lời tiếp các câu còn lại');
    expect(shown).toContain('<dt>Thời hiệu</dt>');
    expect((await post({ limitState: 'in_time', limitFrom: '20/07/2026' }).expect(422)).text).toContain('đã hết ngày 19/10/2026');
    expect((await post({ limitState: 'in_time', limitFrom: '31/02/2026' }).expect(422)).text).toContain('Nhập ngày có thật');
    expect((await post({ limitState: 'good_reason' }).expect(422)).text).toContain('Nhập lý do chính đáng');
    const ill = { limitState: 'good_reason', limitReason: 'Điều trị tại bệnh viện đến 15/11/2026, có giấy ra viện' };
    expect((await post(ill).expect(422)).text).toContain('Nhập ngày bắt đầu có trở ngại');
    const short = await post({ ...ill, obstacleFrom: '15/08/2026', obstacleTo: '20/08/2026' }).expect(422);
    expect(short.text).toContain('Không tính 6 ngày trở ngại');
    await post({ ...ill, obstacleFrom: '15/08/2026', obstacleTo: '15/11/2026' }).expect(303);
    const proposal = (await (await app.signIn('son.badinh')).get(`/petitions/${id}/proposal`).expect(200)).text;
    expect(proposal).toContain('Lý do chính đáng: Điều trị tại bệnh viện');
    await app.as('son.badinh', (act) => submitProposal(act, id, { ...aProposal, outcome: 'propose_acceptance' }));
    const leader = (await (await app.signIn('thang.badinh')).get(`/petitions/${id}/approval`).expect(200)).text;
    expect(leader).toContain('Lý do chính đáng: Điều trị tại bệnh viện');
    const counted = '93 ngày không tính: 90 ngày (Điều 9 Luật Khiếu nại) kể từ ngày 01/06/2026 hết ngày 01/12/2026';
    expect(leader).toContain(counted);
    const [slip] = await app.database.owner<{ fields: { timeLimit: string } }>(
      "select fields from papers where petition_id = $1 and kind = 'XLD01_2021' and state <> 'revoked'",
      [id],
    );
    expect(slip?.fields.timeLimit).toContain(counted);
    const frame = { issuingOrg: 'UBND phường Ba Đình', officeCode: 'UBND', place: 'Ba Đình', signer: { title: 'CHỦ TỊCH' } };
    const printed = paperText(composePaper('XLD01_2021', slip?.fields ?? {}, frame)).join('\n');
    // What is proposed comes first, then why, then that it is in time after all; nothing opens with "đã quá".
    const inOrder = [
      'đề xuất thụ lý để giải quyết đơn khiếu nại',
      aProposal.reason,
      'Về thời hiệu, thời hạn khiếu nại: còn thời hiệu khiếu nại vì có trở ngại. Lý do chính đáng: Điều trị tại bệnh viện',
      counted,
      'Chỉ theo ngày ghi trên giấy thì đã quá thời hiệu khiếu nại 90 ngày (Điều 9 Luật Khiếu nại): chưa ghi ngày',
    ].map((words) => printed.indexOf(words));
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    expect(printed).toMatch(/khiếu nại ngày 20\/11\/2026\.\/\.$/mu);
    expect(leader).toContain('Còn thời hiệu khiếu nại vì có trở ngại.');

    const known = await late();
    await (await formOf(app, known, ownComplaint))({ limitState: 'in_time', limitFrom: '20/10/2026' }).expect(303);
    const told = (await (await app.signIn('son.badinh')).get(`/petitions/${known}/proposal`).expect(200)).text;
    expect(told).toContain('người khiếu nại nhận được, biết được ngày 20/10/2026');
    expect(told).not.toContain('giả định');
    const none = await late();
    await (await formOf(app, none, ownComplaint))({ limitState: 'late' }).expect(303);
    await expect(
      app.as('son.badinh', (act) => submitProposal(act, none, { ...aProposal, outcome: 'propose_acceptance' })),
    ).rejects.toMatchObject({ errors: { outcome: expect.stringContaining('căn cứ không thụ lý') } });
    await app.as('son.badinh', (act) => submitProposal(act, none, { ...aProposal, outcome: 'notify_inadmissible' }));
  });

  it('runs to the day of the postmark, and an unknown day is only said', async () => {
    const posted = await register(app, 'son.badinh', { contestedOn: '2026-08-18', postmarkedOn: '2026-11-16' });
    await (await formOf(app, posted, ownComplaint))({}).expect(303);
    const unknown = await register(app, 'son.badinh', { contestedOn: null });
    const shown = await (await formOf(app, unknown, ownComplaint))({ show: '1' }).expect(200);
    expect(shown.text).toContain('chưa tính được thời hiệu khiếu nại 90 ngày');
    await (await formOf(app, unknown, ownComplaint))({}).expect(303);
  });

  it('of the second complaint: thirty days, a first decision or none in time, refused again on acceptance', async () => {
    const secondOf = { ...ownComplaint, instance: 'second', respondent: 'own_agency' };
    // A department resolves second what the head of its unit resolved first.
    const give = async (changes: object, given: Record<string, string>) => {
      const id = await register(app, 'binh.sxd', changes);
      return app.as('binh.sxd', (act) => classifyPetition(act, id, answers({ ...secondOf, ...given }))).then(() => id);
    };
    await expect(give({}, {})).rejects.toMatchObject({ errors: { limitState: expect.stringContaining('Chưa ghi quyết định') } });
    await give({}, { limitState: 'first_unresolved', limitFrom: '10/11/2026' });
    await expect(give({}, { limitState: 'first_unresolved', limitFrom: '10/10/2026' })).rejects.toMatchObject({
      errors: { limitFrom: expect.stringContaining('30 ngày (Điều 33 Luật Khiếu nại)') },
    });
    await give({}, { limitState: 'first_unresolved', limitFrom: '10/10/2026', limitRemote: '1' });
    const old = { previousOrg: 'Thủ trưởng đơn vị thuộc sở', previousOn: '2026-01-01' };
    await expect(give(old, {})).rejects.toMatchObject({ errors: { limitState: expect.stringContaining('lần hai 30 ngày') } });
    await expect(give(old, { limitState: 'first_unresolved', limitFrom: '10/11/2026' })).rejects.toMatchObject({
      errors: { limitState: expect.stringContaining('Chỉ dùng') },
    });
    await expect(give(old, { objectKind: 'disciplinary' })).rejects.toMatchObject({
      errors: { limitState: expect.stringContaining('lần hai 10 ngày (Điều 48 Luật Khiếu nại)') },
    });
    // Điều 48 counts from the first decision alone: without one its 10 days run for nobody.
    await expect(give({}, { objectKind: 'disciplinary' })).rejects.toMatchObject({
      errors: { limitState: expect.stringContaining('(khoản 2 Điều 4 Nghị định 124/2020/NĐ-CP)') },
    });
    await give({}, { objectKind: 'disciplinary', limitState: 'first_unresolved', limitFrom: '10/10/2026' });
    await expect(give(old, { objectKind: 'disciplinary_employee' })).rejects.toMatchObject({
      errors: { limitState: expect.stringContaining('lần hai 30 ngày (Điều 33 Luật Khiếu nại)') },
    });
  });

  it('of discipline: 15 days of cán bộ, công chức alone, of viên chức 90 (Điều 48, Điều 9 LKN; Điều 15 NĐ 124/2020)', async () => {
    const warned = () => register(app, 'son.badinh', { contestedOn: '2026-10-20' });
    const { text } = await (await formOf(app, await warned(), { ...ownComplaint, objectKind: 'disciplinary' }))({}).expect(422);
    expect(text).toContain('Đã quá thời hiệu khiếu nại 15 ngày (Điều 48 Luật Khiếu nại)');
    expect(text).toMatch(
      /data-show-when="objectKind=admin_decision\|admin_act\|disciplinary_employee">[\s\S]{0,900}Còn thời hiệu khiếu nại 90 ngày \(Điều 9/,
    );
    await (await formOf(app, await warned(), { ...ownComplaint, objectKind: 'disciplinary_employee' }))({}).expect(303);
  });

  it('panel, banner and proposal say one thing of the day it was received, and the day the limit really ends', async () => {
    const id = await register(app, 'son.badinh', { contestedOn: '2026-10-20', receivedOn: '2026-11-18' });
    const post = await formOf(app, id, { ...ownComplaint, objectKind: 'disciplinary', limitState: 'in_time' });
    const shown = (await post({ limitFrom: '25/10/2026', show: '1' }).expect(200)).text;
    const day = 'người khiếu nại nhận được ngày';
    expect(shown).toContain('đã hết ngày 09/11/2026');
    expect(shown).toContain(
      `nhưng ${day} 25/10/2026 thì 15 ngày (Điều 48 Luật Khiếu nại) hết ngày 09/11/2026, trước ngày khiếu nại 18/11/2026`,
    );
    expect(shown).not.toContain(`Còn thời hiệu khiếu nại: ${day}`);
    await post({ limitFrom: '10/11/2026' }).expect(303);
    const son = await app.signIn('son.badinh');
    const inTime = `Còn thời hiệu khiếu nại: ${day} 10/11/2026, 15 ngày (Điều 48 Luật Khiếu nại) hết ngày 25/11/2026`;
    const again = (await son.get(`/petitions/${id}/classification`).expect(200)).text;
    // Once in the banner of discipline, once in the panel.
    expect(again.split(inTime)).toHaveLength(3);
    expect(again).not.toContain('nên tính giả định');
    const proposal = (await son.get(`/petitions/${id}/proposal`).expect(200)).text;
    expect(proposal).toContain(inTime);
    expect(proposal).not.toContain('biết được ngày');
  });

  it('still open by the days of the paper, is no ground of khoản 6 Điều 11: not classified, proposed, approved or refused so', async () => {
    const id = await register(app, 'son.badinh', { contestedOn: '2026-10-20', receivedOn: '2026-11-18' });
    const son = await app.signIn('son.badinh');
    const post = await formOf(app, id, { ...ownComplaint, limitState: 'late' });
    const open = 'Còn thời hiệu khiếu nại 90 ngày (Điều 9 Luật Khiếu nại)';
    const none = 'chưa hết thì không có căn cứ không thụ lý theo khoản 6 Điều 11 Luật Khiếu nại';
    const employee = { objectKind: 'disciplinary_employee' };
    for (const late of [employee, { ...employee, limitState: '', complaintGround: 'A11_6' }]) {
      const { text } = await post(late).expect(422);
      expect(text).toContain(`hết ngày 18/01/2027: ${none}`);
      expect(text).not.toContain('<li>Căn cứ không thụ lý:');
      expect(text).not.toContain('Thông báo không thụ lý');
    }
    // Fifteen days of a công chức are over; what was stored then speaks of ninety once the object is another.
    await post({ objectKind: 'disciplinary' }).expect(303);
    const again = (await son.get(`/petitions/${id}/classification`).expect(200)).text;
    expect(again).toMatch(/name="limitState" value="late"[^>]* checked/);
    expect(again).not.toMatch(/value="A11_6"[^>]* (checked|selected)/);
    const become = (kind: string) => app.database.owner('update petitions set object_kind = $2 where id = $1', [id, kind]);
    const refusing = () =>
      app.as('son.badinh', (act) => submitProposal(act, id, { ...aProposal, outcome: 'notify_inadmissible' }));
    await become('disciplinary_employee');
    await expect(refusing()).rejects.toMatchObject({ errors: { outcome: expect.stringContaining(none) } });
    await become('disciplinary');
    const { proposalId } = await refusing();
    await become('disciplinary_employee');
    const thang = await app.signIn('thang.badinh');
    const page = (await thang.get(`/petitions/${id}/approval`).expect(200)).text;
    expect(page).toContain(`${none}. Trả lại đề xuất`);
    expect(page).toContain(open);
    expect(page).not.toMatch(/name="answer" value="approve"/);
    const answer = (given: 'approve' | 'send_back') =>
      app.as('thang.badinh', (act) =>
        decideProposal(act, id, { proposalId, stage: 'approve', answer: given, comment: 'Phân loại lại', otherOutcome: null }),
      );
    await expect(answer('approve')).rejects.toThrow(none);
    expect(await answer('send_back')).toBe('sent_back');
  });

  it('of the second complaint is longer as soon as dismissal or a remote area is ticked: nothing more is asked', async () => {
    const of = { previousOrg: 'Thủ trưởng đơn vị thuộc sở', receivedOn: '2026-11-12' };
    const own = { ...ownComplaint, instance: 'second', respondent: 'own_agency' };
    const give = async (previousOn: string, given: Record<string, string>) => {
      const id = await register(app, 'binh.sxd', { ...of, previousOn });
      await app.as('binh.sxd', (act) => classifyPetition(act, id, answers({ ...own, ...given })));
      return (await (await app.signIn('binh.sxd')).get(`/petitions/${id}/classification`).expect(200)).text;
    };
    const discipline = { objectKind: 'disciplinary' };
    const ticked = { ...discipline, limitDismissal: '1' };
    await expect(give('2026-10-30', discipline)).rejects.toThrow();
    const page = await give('2026-10-30', ticked);
    // In the banner of discipline and in the panel.
    expect(page.split('Còn thời hạn khiếu nại lần hai 30 ngày (Điều 48 Luật Khiếu nại)')).toHaveLength(3);
    expect(page).not.toContain('Đã quá thời hạn khiếu nại lần hai 10 ngày');
    expect(page).toMatch(/name="limitDismissal"[^>]* checked/);
    await expect(give('2026-10-30', { ...ticked, limitState: 'late' })).rejects.toMatchObject({
      errors: { limitState: expect.stringContaining('hết ngày 30/11/2026: chưa hết') },
    });
    await expect(give('2026-10-05', {})).rejects.toThrow();
    expect(await give('2026-10-05', { limitRemote: '1' })).toContain('Còn thời hạn khiếu nại lần hai 45 ngày (Điều 33');
    // Neither is a longer limit of a first complaint, nor dismissal one of what is no discipline.
    await expect(give('2026-10-05', { limitDismissal: '1' })).rejects.toThrow();
  });

  it('is said for certain by no answer that does not fit', async () => {
    const id = await register(app, 'son.badinh', { contestedOn: '2026-06-01', receivedOn: '2026-11-20' });
    const post = await formOf(app, id, { ...ownComplaint, show: '1' });
    for (const given of [
      { limitState: 'first_unresolved', limitFrom: '10/11/2026' },
      { limitState: 'good_reason', limitReason: 'Điều trị tại bệnh viện' },
      { limitState: 'in_time', limitFrom: '25/11/2026' },
    ]) {
      const [, line = ''] = /<dt>Thời hiệu<\/dt>(.*)/u.exec((await post(given).expect(200)).text) ?? [];
      expect(line).toContain('nên chưa kết luận được.');
      expect(line).not.toMatch(/Được khiếu nại lần hai|Còn thời hiệu/);
    }
  });
});
