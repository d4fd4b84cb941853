// Where the three procedures part by one article: disciplinary complaints, the second instance, a denunciation found wrong, one
// handed to the police after its conclusion, one that the press forwarded.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { up as moveForwarderDuty } from '../../migrations/20261129000100_deadlines__forwarder_duty.ts';
import { approvePaper, numberPaper, sendPaper } from '../../src/documents/actions.ts';
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { paperText } from '../../src/documents/papers/text.ts';
import { composePaper } from '../../src/documents/registry/compose.ts';
import { groundArticle, groundsFor } from '../../src/petitions/classification/grounds.ts';
import { informForwarder } from '../../src/petitions/steps/actions.ts';
import { assertGroupConditions, isGroupComplaint, isRepresented, refusePetition } from '../../src/proceedings/acceptance.ts';
import { chairErrors } from '../../src/proceedings/acts/chairing.ts';
import type { Given } from '../../src/proceedings/effect.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  accountId,
  approved,
  clocksOf,
  conclusionForm,
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
    secretary: 'Trần Diệu Hoa',
    opinions: '',
    result: 'Còn ý kiến khác nhau',
    copies: '3',
  });
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, ...more });
  return { petitionId, id };
}

describe('acceptance looks once more at what the law asks of a petition', () => {
  const refusal = (given: Promise<unknown>) => (words: object) => expect(given).rejects.toMatchObject(words);
  const child = aSender({ birthYear: 2012 });
  const mother = aSender({ name: 'Lê Thị Mai', capacity: 'representative', proof: 'Giấy khai sinh', note: 'Người đại diện' });

  it('its time limit (khoản 6 Điều 11 LKN)', async () => {
    const words = { errors: { decision: expect.stringContaining('Đã quá thời hiệu khiếu nại 90 ngày') } };
    await refusal(acceptedComplaint(app, '2026-11-02', { registration: { contestedOn: '2026-06-01' } }))(words);
    await refusal(
      acceptedComplaint(app, '2026-11-02', { instance: 'second', registration: { previousOrg: '', previousOn: null } }),
    )({
      errors: { decision: expect.stringContaining('Chưa ghi quyết định giải quyết lần đầu') },
    });
  });

  it('who stands for a minor, also behind the seal (Điều 12 LKN, điểm b khoản 1 Điều 29 LTC)', async () => {
    const words = { errors: { decision: expect.stringContaining('chưa thành niên') } };
    await refusal(acceptedComplaint(app, '2026-11-02', { registration: { senders: [child] } }))(words);
    await refusal(acceptedDenunciation(app, '2026-11-02', { senders: [child] }))(words);
    await acceptedDenunciation(app, '2026-11-02', { senders: [child, mother] });
  });

  it('and shows the head whether the complaint came in time', async () => {
    app.setNow(noon('2026-11-02'));
    const id = await approved(app, aRegistration({ receivedOn: '2026-11-02', writtenOn: '2026-11-01' }));
    const page = await (await app.signIn('thang.badinh')).get(`/petitions/${id}/acceptance`).expect(200);
    expect(page.text).toContain('Còn thời hiệu khiếu nại 90 ngày (Điều 9 Luật Khiếu nại)');
  });
});

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
      expect((await printed(id, 'KN04_2026')).includes('Thanh tra thành phố Hà Nội')).toBe(told);
    }
  });
});

it('a first decision goes to both sides, the superior, the forwarding body and the inspectorate (Điều 32 LKN)', async () => {
  const { petitionId } = await decided({ registration: { source: 'na_deputy', sourceOrg: 'Đoàn đại biểu Quốc hội thành phố' } });
  const minutes = await printed(petitionId, 'KN14_2026');
  const org = 'cơ quan (tổ chức, đơn vị) Ủy ban nhân dân phường Ba Đình';
  expect(minutes).toContain(`Ông (bà) Hoàng Gia Thắng, chức vụ Chủ tịch UBND phường, ${org}`);
  expect(minutes).toContain(`chức vụ Văn thư, ${org}`);
  const paper = await printed(petitionId, 'KN15_2020');
  expect(paper).toMatch(new RegExp(`- (Ông|Bà|Ông \\(bà\\)) ${aSender().name};`, 'u'));
  // Complained of is the chairman himself, who decides; another would be sent it.
  expect(paper).not.toContain('- Người bị khiếu nại;');
  // Nobody beside both sides is recorded: nobody is told.
  expect(paper).not.toContain('Người có quyền, nghĩa vụ liên quan');
  const other = {
    kind: 'individual' as const,
    name: 'Phạm Văn Đo',
    position: 'Công chức địa chính',
    organization: '',
    address: 'Số 9 phố Đội Cấn',
    accountId: null,
  };
  const against = await decided({ registration: { respondents: [other] } });
  const named = await printed(against.petitionId, 'KN15_2020');
  expect(named).toContain('- Người bị khiếu nại;');
  expect(named).toContain('Người bị khiếu nại: ông (bà) Phạm Văn Đo, Công chức địa chính; địa chỉ: Số 9 phố Đội Cấn.');
  expect(named).toContain('bị khiếu nại: Quyết định số 1245/QĐ-UBND ngày 03 tháng 9 năm 2026 của UBND phường.');
  // The office itself sits where its profile says.
  expect(paper).toMatch(/Người bị khiếu nại: Chủ tịch UBND phường.*; địa chỉ: Số 2/u);
  expect(paper).toContain('Trong thời hạn 30 ngày');
  expect(paper).toContain('- Chủ tịch UBND thành phố Hà Nội;');
  expect(paper).toContain('- Đoàn đại biểu Quốc hội thành phố;');
  expect(paper).toContain('- Thanh tra thành phố Hà Nội;');
  expect(paper).toContain('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;');
});

it('after a second decision only the court is left, in the time of its own procedure (Điều 42 LKN)', async () => {
  const { petitionId, id } = await decided(
    { instance: 'second' },
    {
      result: 'upheld',
      measure: 'keep',
      secondResolver: '',
      firstResult: 'Bác khiếu nại tại Quyết định số 12/QĐ-UBND',
    },
  );
  const paper = await printed(petitionId, 'KN16_2020');
  expect(paper).toContain('Trong thời hiệu khởi kiện theo quy định của pháp luật');
  expect(paper).toContain('Bác khiếu nại tại Quyết định số 12/QĐ-UBND');
  for (const line of ['Người bị khiếu nại', 'Người giải quyết khiếu nại lần đầu']) expect(paper).toContain(`- ${line};`);
  const appeal = { on: 'hôm nay', body: 'Tòa án nhân dân khu vực 1', note: '' };
  await expect(doAct(app, 'son.badinh', id, 'appeal', { ...appeal, way: 'second' })).rejects.toMatchObject({
    errors: { way: expect.stringContaining('Điều 42') },
  });
  await doAct(app, 'son.badinh', id, 'appeal', { ...appeal, way: 'court' });
  expect(await rowOf(app, id)).toMatchObject({ state: 'in_court' });
});

it('what is found right in part, or overturned, is not kept as it was (điểm e khoản 2 Điều 31, Điều 40 LKN)', async () => {
  const second = { secondResolver: '', firstResult: 'Bác khiếu nại tại Quyết định số 12/QĐ-UBND' };
  const errors = { measure: expect.stringContaining('sửa đổi') };
  await expect(decided({}, { result: 'partly', measure: 'keep' })).rejects.toMatchObject({ errors });
  await expect(decided({ instance: 'second' }, { ...second, result: 'overturned', measure: 'keep' })).rejects.toMatchObject({
    errors,
  });
  await decided({ instance: 'second' }, { ...second, result: 'overturned', measure: 'cancel_all' });
});

async function concluded(result: 'mixed' | 'wrong', registration: Parameters<typeof acceptedDenunciation>[2] = {}) {
  const { petitionId, id } = await acceptedDenunciation(app, '2026-11-02', registration);
  await withTeam(app, id);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
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
  const paper = await printed(petitionId, 'TC12_2019');
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

it('who forwarded a denunciation hears within 20 days of receipt what became of it (khoản 2 Điều 26 LTC)', async () => {
  const { petitionId, id } = await acceptedDenunciation(app, '2026-11-02', { source: 'press', sourceOrg: 'Báo Hà Nội Mới' });
  const duty = async () => {
    const [clock] = await app.database.owner(
      "select due_on::text, stopped_on::text from clocks where petition_id = $1 and rule_code = 'TC_PRESS_REPLY'",
      [petitionId],
    );
    return clock;
  };
  // Counted from receipt, whether accepted or not; 22/11 is a Sunday.
  expect(await duty()).toEqual({ due_on: '2026-11-23', stopped_on: null });
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo, nơi chuyển đơn',
    denounced: '1',
  });
  expect(await duty()).toMatchObject({ stopped_on: null });
  const told = { on: '2026-11-02', number: '15/UBND', note: '' };
  await app.as('hoa.badinh', (act) => informForwarder(act, petitionId, told));
  expect(await duty()).toMatchObject({ stopped_on: '2026-11-02' });
  await expect(app.as('hoa.badinh', (act) => informForwarder(act, petitionId, told))).rejects.toThrow('nơi chuyển đơn');
});

it('the duty of a proceeding accepted before it was the petition’s goes on there, with its days and events', async () => {
  const { petitionId, id } = await acceptedDenunciation(app, '2026-11-02', { source: 'press', sourceOrg: 'Báo Hà Nội Mới' });
  const [before] = await app.database.owner<{ id: number }>(
    "update clocks set petition_id = null, proceeding_id = $2 where petition_id = $1 and rule_code = 'TC_PRESS_REPLY' returning id",
    [petitionId, id],
  );
  await app.database.owner('update clock_events set petition_id = null where clock_id = $1', [before?.id]);
  await moveForwarderDuty({ raw: (sql: string) => app.database.owner(sql) } as unknown as Parameters<
    typeof moveForwarderDuty
  >[0]);
  const clocks = await app.database.owner(
    "select id, petition_id::int, proceeding_id, due_on::text from clocks where rule_code = 'TC_PRESS_REPLY' and id = $1",
    [before?.id],
  );
  expect(clocks).toEqual([{ id: before?.id, petition_id: petitionId, proceeding_id: null, due_on: '2026-11-23' }]);
  const told = { on: '2026-11-02', number: '15/UBND', note: '' };
  await app.as('hoa.badinh', (act) => informForwarder(act, petitionId, told));
  const kinds = await app.database.owner<{ kind: string }>(
    'select kind from clock_events where clock_id = $1 and petition_id = $2 order by id',
    [before?.id, petitionId],
  );
  expect(kinds.map((one) => one.kind)).toEqual(['started', 'stopped']);
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
  const order = { on: 'hôm nay', ground: 'await_other_result', reason: 'Chờ kết quả thanh tra', duties: '' };
  await expect(doAct(app, 'thang.badinh', id, 'suspension', order)).rejects.toMatchObject({
    errors: { duties: expect.stringContaining('trách nhiệm') },
  });
  order.duties = 'Thanh tra Thành phố gửi kết quả khi có';
  await doAct(app, 'thang.badinh', id, 'suspension', order);
  const paper = await printed(petitionId, 'TC_SUSPEND');
  expect(paper).toContain(`Quyết định số ${String(number).padStart(2, '0')}/QĐ-UBND ngày 02 tháng 11 năm 2026`);
  expect(paper).toContain('Chủ tịch Ủy ban nhân dân phường Ba Đình');
  expect(paper).toContain('điểm a khoản 1 Điều 34 Luật Tố cáo');
  expect(paper).toContain('Thanh tra Thành phố gửi kết quả khi có');
});

describe('the day of an act', () => {
  const told = { recipients: 'người tố cáo, người bị tố cáo', denounced: '1' };

  it('is not before the paper it says was sent: what is overdue stays so', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    app.setNow(noon('2026-11-20'));
    // Numbered on 20/11, by the arrangement of the act itself.
    await expect(doAct(app, 'hoa.badinh', id, 'acceptance-notice', { ...told, on: '05/11/2026' })).rejects.toMatchObject({
      errors: {
        on: expect.stringMatching(/^“Thông báo .*” số \d+\/TB-UBND ban hành ngày 20\/11\/2026: ghi từ ngày ấy trở đi$/u),
      },
    });
    expect((await clocksOf(app, id)).TC_NOTICE?.stopped_on).toBeNull();
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { ...told, on: '20/11/2026' });
    expect(await clocksOf(app, id)).toMatchObject({ TC_NOTICE: { due_on: '2026-11-09', stopped_on: '2026-11-20' } });

    const complaint = await acceptedComplaint(app, '2026-11-02');
    app.setNow(noon('2026-11-20'));
    const sent = { on: '10/11/2026', recipients: 'người khiếu nại' };
    await expect(doAct(app, 'hoa.badinh', complaint.id, 'acceptance-notice', sent)).rejects.toMatchObject({
      errors: { on: expect.stringContaining('20/11/2026') },
    });
  });

  it('of a sending is the day of the book: the papers leave with the act, or the act bears the day they left', async () => {
    const first = await acceptedComplaint(app, '2026-11-02');
    const sent = { on: 'hôm nay', means: 'hand', recipients: 'người khiếu nại' };
    await doAct(app, 'hoa.badinh', first.id, 'acceptance-notice', sent);
    const papersOf = (id: number) =>
      app.database.owner(
        "select kind, state, sent_on::text as on, sent_means as means, sent_to as to from papers where proceeding_id = $1 and kind = 'KN03_2026'",
        [id],
      );
    const booked = { kind: 'KN03_2026', state: 'sent', on: '2026-11-02', means: 'hand', to: expect.stringContaining('Hạnh') };
    expect(await papersOf(first.id)).toEqual([booked]);

    const second = await acceptedComplaint(app, '2026-11-02');
    await issuePapers(app, second.id);
    app.setNow(noon('2026-11-04'));
    const [paper] = await app.database.owner<{ id: number }>(
      "select id from papers where proceeding_id = $1 and kind = 'KN03_2026'",
      [second.id],
    );
    await app.as('hoa.badinh', (act) => sendPaper(act, paper?.id ?? 0, { on: '2026-11-03', means: 'post', to: 'Bà Hạnh' }));
    const other = { ...sent, on: '04/11/2026' };
    await expect(doAct(app, 'hoa.badinh', second.id, 'acceptance-notice', other)).rejects.toMatchObject({
      errors: { on: expect.stringContaining('Sổ văn bản đi ghi đã gửi ngày 03/11/2026') },
    });
    await doAct(app, 'hoa.badinh', second.id, 'acceptance-notice', { ...sent, on: '03/11/2026' });
    expect(await papersOf(second.id)).toEqual([{ ...booked, on: '2026-11-03', means: 'post', to: 'Bà Hạnh' }]);
  });

  it('may lie in the limit where the paper’s does; entered after it, both days are told', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    app.setNow(noon('2026-11-04'));
    await issuePapers(app, id);
    app.setNow(noon('2026-11-20'));
    const { said } = await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { ...told, on: '05/11/2026' });
    expect(said).toContain('Ngày 05/11/2026, trong hạn 09/11/2026; nhập vào phần mềm ngày 20/11/2026, sau hạn.');
    expect(await clocksOf(app, id)).toMatchObject({ TC_NOTICE: { stopped_on: '2026-11-05' } });
  });

  it('is not before what it rests on: a report follows its paper and the last declaration, a session the team, a dialogue its invitation', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-02');
    app.setNow(noon('2026-11-09'));
    await withTeam(app, id);
    const session = { kind: 'meeting', on: '05/11/2026', place: '', people: '', result: 'Đo đạc' };
    await expect(doAct(app, 'long.badinh', id, 'verification', session)).rejects.toMatchObject({
      errors: { on: expect.stringContaining('09/11/2026') },
    });
    await expect(doAct(app, 'long.badinh', id, 'report', { ...reportForm, on: '06/11/2026' })).rejects.toMatchObject({
      errors: { on: expect.stringContaining('ngày 09/11/2026: ghi từ ngày ấy trở đi') },
    });
    app.setNow(noon('2026-11-10'));
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    const invite = { on: '09/11/2026', meetOn: '16/11/2026', meetAt: '08:30', place: 'Trụ sở', contents: 'Diện tích' };
    await expect(doAct(app, 'thang.badinh', id, 'invitation', invite)).rejects.toMatchObject({
      errors: { on: 'Việc “Nộp báo cáo xác minh” được ghi ngày 10/11/2026: ghi từ ngày ấy trở đi' },
    });
    await doAct(app, 'thang.badinh', id, 'invitation', { ...invite, on: '10/11/2026' });
    app.setNow(noon('2026-11-16'));
    const held = { held: 'held', chair: '', secretary: '', opinions: '', result: 'Còn khác nhau', copies: '3' };
    await expect(doAct(app, 'thang.badinh', id, 'dialogue', { ...held, on: '09/11/2026' })).rejects.toMatchObject({
      errors: { on: expect.stringContaining('10/11/2026') },
    });
  });

  it('of sending a suspension is not held back by the resumption that came after it (khoản 4 Điều 34 LTC)', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    const order = { on: 'hôm nay', ground: 'await_other_result', reason: 'Chờ kết quả', duties: 'Gửi kết quả khi có' };
    await doAct(app, 'thang.badinh', id, 'suspension', order);
    await issuePapers(app, id);
    app.setNow(noon('2026-11-12'));
    await doAct(app, 'thang.badinh', id, 'resumption', { on: 'hôm nay', reason: 'Đã có kết quả' });
    await doAct(app, 'hoa.badinh', id, 'order-notice', { on: '04/11/2026', recipients: 'người tố cáo' });
    expect((await clocksOf(app, id)).TC_SUSP_SEND?.stopped_on).toBe('2026-11-04');
  });

  it('of sending one order is not held back by a later one that is still a draft, whose own days run on', async () => {
    const stopped = async (id: number, code: string) =>
      (
        await app.database.owner<{ stopped_on: string | null }>(
          'select stopped_on::text from clocks where proceeding_id = $1 and rule_code = $2 order by id',
          [id, code],
        )
      ).map((one) => one.stopped_on);
    const suspension = { on: 'hôm nay', ground: 'await_other_result', reason: 'Chờ kết quả', duties: 'Gửi kết quả khi có' };
    const resumption = { on: 'hôm nay', reason: 'Đã có kết quả' };
    const termination = { on: 'hôm nay', ground: 'denounced_died', reason: 'Người bị tố cáo chết', duties: 'Bàn giao hồ sơ' };
    const denunciation = (await acceptedDenunciation(app, '2026-11-02')).id;
    await doAct(app, 'thang.badinh', denunciation, 'suspension', suspension);
    await issuePapers(app, denunciation);
    app.setNow(noon('2026-11-05'));
    await doActAtOnce(app, 'thang.badinh', denunciation, 'resumption', resumption);
    await doActAtOnce(app, 'hoa.badinh', denunciation, 'order-notice', { on: '03/11/2026', recipients: 'người tố cáo' });
    expect(await stopped(denunciation, 'TC_SUSP_SEND')).toEqual(['2026-11-03']);
    // Sent by its own act only: nothing waits now, a draft least of all.
    await doActAtOnce(app, 'thang.badinh', denunciation, 'termination', termination);
    await expect(
      doActAtOnce(app, 'hoa.badinh', denunciation, 'order-notice', { on: 'hôm nay', recipients: 'người tố cáo' }),
    ).rejects.toThrow('chưa cấp số');

    const complaint = (await acceptedComplaint(app, '2026-11-02')).id;
    await doAct(app, 'thang.badinh', complaint, 'suspension', {
      on: 'hôm nay',
      ground: 'await_other_body',
      reason: 'Chờ đo đạc',
    });
    await issuePapers(app, complaint);
    app.setNow(noon('2026-11-05'));
    await doActAtOnce(app, 'thang.badinh', complaint, 'resumption', resumption);
    const sending = { recipients: 'người khiếu nại' };
    await expect(
      doActAtOnce(app, 'hoa.badinh', complaint, 'order-notice', { ...sending, on: '01/11/2026' }),
    ).rejects.toMatchObject({ errors: { on: expect.any(String) } });
    await doActAtOnce(app, 'hoa.badinh', complaint, 'order-notice', { ...sending, on: '03/11/2026' });
    expect(await stopped(complaint, 'KN_SUSPEND_SEND')).toEqual(['2026-11-03', null]);
    const sent = await app.database.owner(
      "select kind, state from papers where proceeding_id = $1 and kind like 'KN14%' order by id",
      [complaint],
    );
    expect(sent).toEqual([
      { kind: 'KN14A_2026', state: 'sent' },
      { kind: 'KN14B_2026', state: 'draft' },
    ]);
    await expect(doActAtOnce(app, 'hoa.badinh', complaint, 'order-notice', { ...sending, on: 'hôm nay' })).rejects.toThrow(
      'chưa cấp số',
    );
    await doAct(app, 'hoa.badinh', complaint, 'order-notice', { ...sending, on: 'hôm nay' });
    expect(await stopped(complaint, 'KN_SUSPEND_SEND')).toEqual(['2026-11-03', '2026-11-05']);
  });
});

it('a dialogue past the limit is asked about, and who chairs it stands with his own post (khoản 2 Điều 28 NĐ 124/2020)', async () => {
  const office = {
    kind: 'individual' as const,
    name: 'Chủ tịch UBND phường Ba Đình',
    position: '',
    organization: '',
    accountId: null,
  };
  const { petitionId, id } = await acceptedComplaint(app, '2026-11-02', { registration: { respondents: [office] } });
  await withTeam(app, id);
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  app.setNow(noon('2026-11-30'));
  const invite = {
    on: 'hôm nay',
    meetOn: '07/12/2026',
    meetAt: '08:30',
    place: 'Trụ sở',
    contents: 'Diện tích',
    chair: 'Phan Văn Chủ',
  };
  await expect(doAct(app, 'thang.badinh', id, 'invitation', invite)).rejects.toMatchObject({
    errors: {
      pastLimit: expect.stringContaining('Hạn giải quyết là ngày 02/12/2026'),
      chairPost: expect.stringContaining('Nhập chức vụ'),
    },
  });
  const chairPost = 'Phó Chủ tịch UBND phường';
  await doAct(app, 'thang.badinh', id, 'invitation', { ...invite, pastLimit: '1', chairPost });
  expect(await printed(petitionId, 'KN_INVITE_DIALOGUE')).toContain(
    'Người chủ trì: Phan Văn Chủ, Phó Chủ tịch UBND phường, được phân công chủ trì.',
  );
  app.setNow(noon('2026-12-07'));
  await issuePapers(app, id);
  const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/dialogue`).expect(200)).text;
  expect(page).toMatch(/name="chair"[^>]*value="Phan Văn Chủ"/u);
  const held = {
    on: 'hôm nay',
    held: 'held',
    chair: 'Phan Văn Chủ',
    secretary: 'Tạ Thị Ghi',
    opinions: '',
    result: 'Rõ',
    copies: '3',
  };
  await expect(doAct(app, 'thang.badinh', id, 'dialogue', held)).rejects.toMatchObject({
    errors: { chairPost: expect.stringContaining('Nhập chức vụ') },
  });
  await doAct(app, 'thang.badinh', id, 'dialogue', { ...held, chairPost, secretaryPost: 'Công chức Văn phòng' });
  const minutes = await printed(petitionId, 'KN14_2026');
  expect(minutes).toContain('Ông (bà) Phan Văn Chủ, chức vụ Phó Chủ tịch UBND phường');
  expect(minutes).toContain('Ông (bà) Tạ Thị Ghi, chức vụ Công chức Văn phòng');
  expect(minutes).toContain('Chủ tịch UBND phường Ba Đình. Người tham gia:');
});

describe('who chairs the dialogue of a second complaint (khoản 2 Điều 28 NĐ 124/2020)', () => {
  it('is the one who decides it, in the invitation and in the minutes', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-02', { instance: 'second' });
    await withTeam(app, id);
    app.setNow(noon('2026-11-05'));
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    const invite = { on: 'hôm nay', meetAt: '08:30', place: 'Trụ sở', contents: 'Diện tích', meetOn: '12/11/2026' };
    const deputy = { chair: 'Lê Phó', chairPost: 'Phó Chủ tịch UBND phường' };
    const refused = { errors: { chair: expect.stringContaining('phải trực tiếp đối thoại, không phân công người khác') } };
    await expect(doAct(app, 'thang.badinh', id, 'invitation', { ...invite, ...deputy })).rejects.toMatchObject(refused);
    await doAct(app, 'thang.badinh', id, 'invitation', invite);
    app.setNow(noon('2026-11-12'));
    const held = { on: 'hôm nay', held: 'held', secretary: '', opinions: '', result: 'Rõ', copies: '3' };
    await expect(doAct(app, 'thang.badinh', id, 'dialogue', { ...held, ...deputy })).rejects.toMatchObject(refused);
    await doAct(app, 'thang.badinh', id, 'dialogue', { ...held, chair: 'Hoàng Gia Thắng', chairPost: '' });
  });

  it('may be named by a provincial chairman only: a deputy or the head of a body, not for a group nor in a heated matter', () => {
    const given = (more: object) =>
      ({
        facts: { instance: 'second', senderCount: 1, ...more },
        authority: 'Chủ tịch Ủy ban nhân dân thành phố Hà Nội',
        unitLevel: 'province',
        postOf: () => '',
      }) as unknown as Given;
    const of = (chairPost: string, delegable: boolean, more = {}) =>
      Object.keys(chairErrors({ chair: 'Lê Phó', chairPost, delegable }, given(more)));
    expect(of('Phó Chủ tịch UBND thành phố', true)).toEqual([]);
    expect(of('Chủ tịch UBND thành phố Hà Nội', false)).toEqual([]);
    expect(of('Chánh Thanh tra thành phố', false)).toEqual(['delegable']);
    expect(of('Trưởng phòng', true)).toEqual(['chairPost']);
    expect(of('Phó Giám đốc Sở', true)).toEqual(['chairPost']);
    expect(of('Phó Chủ tịch', true, { senderCount: 3 })).toEqual(['chair']);
    expect(of('Trưởng phòng', false, { instance: 'first' })).toEqual([]);
  });

  it('of a disciplinary decision only the one who resolves it, in both instances (khoản 1 Điều 53, khoản 3 Điều 55 LKN)', () => {
    for (const [instance, article] of [
      ['first', 'khoản 1 Điều 53'],
      ['second', 'khoản 3 Điều 55'],
    ]) {
      const given = {
        facts: { procedure: 'complaint_disciplinary', instance, senderCount: 1 },
        authority: 'Chủ tịch Ủy ban nhân dân thành phố Hà Nội',
        unitLevel: 'province',
        postOf: () => '',
      } as unknown as Given;
      const errors = (chair: string, chairPost: string) => chairErrors({ chair, chairPost, delegable: true }, given);
      expect(errors('Lê Phó', 'Phó Chủ tịch UBND thành phố').chair).toContain(article);
      expect(errors('Trần Thành', 'Chủ tịch UBND thành phố Hà Nội')).toEqual({});
      expect(errors('', '')).toEqual({});
    }
  });
});

it('a decision is published on the office’s own portal, a meeting announced before it (khoản 3 Điều 29 NĐ 124/2020)', async () => {
  const { id } = await decided({});
  const shown = { on: 'hôm nay', place: '' };
  await expect(doAct(app, 'hoa.badinh', id, 'publication', { ...shown, forms: ['media'] })).rejects.toMatchObject({
    errors: { noPortal: expect.stringContaining('điểm c khoản 3 Điều 29') },
  });
  await expect(doAct(app, 'hoa.badinh', id, 'publication', { ...shown, forms: ['meeting', 'portal'] })).rejects.toMatchObject({
    errors: { meetingTold: expect.stringContaining('03 ngày') },
  });
  await doAct(app, 'hoa.badinh', id, 'publication', { ...shown, forms: ['posting'], noPortal: '1' });
  expect((await clocksOf(app, id)).KN_PUBLISH?.stopped_on).toBe('2026-11-12');
});

describe('a denunciation', () => {
  it('is not concluded over the heads of those who were to be told of its acceptance (khoản 3 Điều 29 LTC)', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    await withTeam(app, id);
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    await expect(doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm)).rejects.toThrow('gửi thông báo thụ lý');
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'acceptance-notice', next_role: 'clerk' });
  });

  it('stays the decision complained of by an order whose number and day the timeline keeps (Điều 35 LKN)', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-02');
    const order = { on: 'hôm nay', until: '', reason: 'Phá dỡ thì không khôi phục được' };
    await expect(doAct(app, 'thang.badinh', id, 'stay', { ...order, number: '' })).rejects.toThrow();
    const said = (await doAct(app, 'thang.badinh', id, 'stay', { ...order, number: '18/QĐ-UBND' })).said;
    expect(said).toContain('Quyết định số 18/QĐ-UBND ngày 02/11/2026');
    const ended = await doAct(app, 'thang.badinh', id, 'stay-end', { on: 'hôm nay', number: '19/QĐ-UBND', reason: 'Hết lý do' });
    expect(ended.said).toContain('Quyết định số 19/QĐ-UBND ngày 02/11/2026');
    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    expect(page).toContain('Quyết định số 18/QĐ-UBND ngày 02/11/2026');
  });

  it('that ends before a duty was done does not call it done', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    await doAct(app, 'thang.badinh', id, 'termination', {
      on: 'hôm nay',
      ground: 'denounced_died',
      reason: 'Người bị tố cáo chết',
      duties: 'Lưu hồ sơ',
    });
    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    expect(page).toMatch(/Thông báo thụ lý cho người tố cáo, người bị tố cáo<\/td>.{0,120}<b>Không thực hiện<\/b>/su);
  });

  it('goes to the police at once, from its acceptance on and while suspended (khoản 1 Điều 27 LTC)', async () => {
    const letter = { number: '21/UBND-NC', paperOn: 'hôm nay' };
    const police = { on: 'hôm nay', agency: 'Cơ quan điều tra', reason: 'Dấu hiệu nhận hối lộ', scope: 'whole', ...letter };
    const early = await acceptedDenunciation(app, '2026-11-02');
    await doAct(app, 'thang.badinh', early.id, 'police', police);
    expect(await rowOf(app, early.id)).toMatchObject({ state: 'transferred_police' });
    const stopped = await acceptedDenunciation(app, '2026-11-02');
    const order = { on: 'hôm nay', ground: 'await_other_result', reason: 'Chờ kết quả', duties: 'Gửi kết quả khi có' };
    await doAct(app, 'thang.badinh', stopped.id, 'suspension', order);
    await doAct(app, 'thang.badinh', stopped.id, 'police', police);
    expect(await rowOf(app, stopped.id)).toMatchObject({ state: 'transferred_police', state_before_suspension: null });
  });

  it('was deliberately false only in what is found wrong (Điều 35 LTC, note 8 of Mẫu số 12)', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    await withTeam(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người tố cáo', denounced: '1' });
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    const right = { ...conclusionForm, result: 'right', points: 'Đ: Thu tiền ngoài quy định', deliberatelyFalse: '1' };
    await expect(doAct(app, 'thang.badinh', id, 'conclusion', right)).rejects.toMatchObject({
      errors: { deliberatelyFalse: expect.stringContaining('có nội dung sai') },
    });
    await doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, deliberatelyFalse: '1' });
  });

  it('names in its orders who verifies, a body by its name, and sends them to it', async () => {
    const { petitionId, id } = await acceptedDenunciation(app, '2026-11-02');
    const body = 'Thanh tra Thành phố Hà Nội';
    const lead = await accountId(app, 'long.badinh');
    const given = { on: 'hôm nay', body, lead, members: [], days: '15', contents: '' };
    await doAct(app, 'thang.badinh', id, 'assignment', given);
    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/suspension`).expect(200)).text;
    expect(page).toContain(`${body} dừng việc xác minh`);
    expect(page).not.toContain('Tổ xác minh dừng');
    const order = { on: 'hôm nay', ground: 'await_other_result', reason: 'Chờ kết quả', duties: 'Gửi kết quả khi có' };
    await doAct(app, 'thang.badinh', id, 'suspension', order);
    expect(await printed(petitionId, 'TC_SUSPEND')).toContain(`- ${body};`);
  });
});

describe('the day a decision carries', () => {
  it('is the day its periods run from: the clerk cannot give another (Điều 44 LKN, Điều 29 NĐ 124/2020)', async () => {
    const { petitionId, id } = await decided({});
    const [paper] = await app.database.owner<{ id: number; issued_on: string }>(
      "select id, issued_on::text from papers where petition_id = $1 and kind = 'KN15_2020'",
      [petitionId],
    );
    expect(paper?.issued_on).toBe('2026-11-12');
    await app.as('thang.badinh', (act) => approvePaper(act, paper?.id ?? 0));
    app.setNow(noon('2026-11-16'));
    await expect(app.as('hoa.badinh', (act) => numberPaper(act, paper?.id ?? 0, '2026-11-16'))).rejects.toMatchObject({
      errors: { issuedOn: expect.stringContaining('12/11/2026') },
    });
    await app.as('hoa.badinh', (act) => numberPaper(act, paper?.id ?? 0, '2026-11-12'));
    expect(await clocksOf(app, id)).toMatchObject({ KN_SEND_1: { due_on: '2026-11-17' } });
  });

  it('of an invitation leaves five days before the dialogue, also when the clerk sends it (khoản 1 Điều 28 NĐ 124/2020)', async () => {
    const { petitionId } = await decided({});
    const [paper] = await app.database.owner<{ id: number }>(
      "select id from papers where petition_id = $1 and kind = 'KN_INVITE_DIALOGUE'",
      [petitionId],
    );
    const paperId = paper?.id ?? 0;
    const byPost = { means: 'post' as const, to: 'Người khiếu nại' };
    // Approved and numbered before the dialogue could be recorded.
    await app.database.owner("update papers set approved_at = '2026-11-02T05:00:00Z' where id = $1", [paperId]);
    await expect(app.as('hoa.badinh', (act) => sendPaper(act, paperId, { ...byPost, on: '2026-11-09' }))).rejects.toMatchObject({
      errors: { sentOn: expect.stringContaining('chậm nhất') },
    });
    await app.as('hoa.badinh', (act) => sendPaper(act, paperId, { ...byPost, on: '2026-11-06' }));
  });
});

describe('after a first decision', () => {
  it('the second complaint runs from receipt, recorded when it is known, and stays open past the effect (Điều 33, 44 LKN)', async () => {
    const { id } = await decided({});
    await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: '' });
    expect(await clocksOf(app, id)).not.toHaveProperty('KN_2ND_WINDOW');
    app.setNow(noon('2026-11-30'));
    await doAct(app, 'hoa.badinh', id, 'receipt', { on: 'hôm nay' });
    expect(await clocksOf(app, id)).toMatchObject({ KN_2ND_WINDOW: { due_on: '2026-12-30' } });
    await expect(doAct(app, 'hoa.badinh', id, 'receipt', { on: 'hôm nay' })).rejects.toThrow('Đã ghi ngày nhận');

    app.setNow(noon('2026-12-21'));
    await doAct(app, 'son.badinh', id, 'effective', { none: '1' });
    // Issued 12/11: thirty days end on Saturday 12/12, so Monday 14/12; effective the day after, whatever day it is confirmed.
    expect(await rowOf(app, id)).toMatchObject({ state: 'effective', effective_on: '2026-12-15' });
    expect(await clocksOf(app, id)).toMatchObject({
      KN_ENFORCE_DIRECTIVE: { due_on: '2026-12-22' },
      KN_2ND_WINDOW: { stopped_on: null },
    });
    await doAct(app, 'son.badinh', id, 'appeal', { on: 'hôm nay', way: 'second', body: 'Chủ tịch UBND Thành phố', note: '' });
    expect(await rowOf(app, id)).toMatchObject({ state: 'second_instance', effective_on: null });
    expect(await clocksOf(app, id)).toMatchObject({ KN_ENFORCE_DIRECTIVE: { stopped_on: '2026-12-21' } });
  });

  it('a dialogue is left out only where the complaint is right (khoản 1 Điều 30 LKN)', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-02');
    await withTeam(app, id);
    app.setNow(noon('2026-11-05'));
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    await expect(
      doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'wrong', measure: 'keep', noDialogue: '1' }),
    ).rejects.toMatchObject({ errors: { noDialogue: expect.stringContaining('đối thoại') } });
  });
});

it('a complaint of several is accepted only with every signature, and a written appointment where they elect who speaks (khoản 1 Điều 16 NĐ 124/2020)', () => {
  expect(isGroupComplaint({ petitionType: 'KN', senderCount: 2 })).toBe(true);
  expect(isGroupComplaint({ petitionType: 'KN', senderCount: 1 })).toBe(false);
  expect(() => assertGroupConditions({ allSigned: true, appointed: false }, true)).toThrow();
  expect(() => assertGroupConditions({ allSigned: true, appointed: true }, true)).not.toThrow();
  expect(() => assertGroupConditions({ allSigned: false, appointed: true }, false)).toThrow();
  expect(() => assertGroupConditions({ allSigned: true, appointed: false }, false)).not.toThrow();
  // Two spouses speak for themselves; five elect who speaks, fewer may (Điều 29 LTCD).
  const spouses = { petitionType: 'KN', senderCount: 2, receivedOn: '2026-11-20' };
  const self = { role: 'complainant', isRepresentative: false };
  expect(isRepresented(spouses, [self, self])).toBe(false);
  expect(isRepresented(spouses, [{ ...self, isRepresentative: true }, self])).toBe(true);
  expect(isRepresented(spouses, [self, self, { role: 'lawyer', isRepresentative: true }])).toBe(false);
  expect(isRepresented({ ...spouses, senderCount: 5 }, [self])).toBe(true);
  expect(isRepresented({ ...spouses, senderCount: 1 }, [{ ...self, isRepresentative: true }])).toBe(false);
});

it('a denunciation of another body’s competence is no refusal: it is transferred (khoản 2 Điều 24 LTC)', () => {
  const first = { petitionType: 'TC', denunciationRound: 'first' };
  expect(groundsFor(first).map(groundArticle)).toEqual(
    ['điểm a khoản 1', 'điểm b khoản 1', 'điểm d khoản 1', 'khoản 1'].map((point) => `${point} Điều 29 Luật Tố cáo`),
  );
  // Only a denunciation handed in again can have been resolved rightly before (điểm a khoản 2 Điều 37).
  expect(groundsFor({ ...first, denunciationRound: 'continued' })).toContain('A37_2a');
  expect(groundsFor({ petitionType: 'KNPA', denunciationRound: null })).toEqual([]);
});
