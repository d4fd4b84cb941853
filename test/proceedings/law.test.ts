// Where the three procedures part by one article: disciplinary complaints, the second instance, a denunciation found wrong, one
// handed to the police after its conclusion, one that the press forwarded.
import { describe, expect, it } from 'vitest';
import { up as moveForwarderDuty } from '../../migrations/20261129000100_deadlines__forwarder_duty.ts';
import { up as tellTheComplainantAlone } from '../../migrations/20261218011000_papers__told_of_discipline.ts';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { peekNumber } from '../../src/documents/registry/queries.ts';
import { groundArticle, groundsFor } from '../../src/petitions/classification/grounds.ts';
import { informForwarder } from '../../src/petitions/steps/actions.ts';
import { assertGroupConditions, isGroupComplaint, isRepresented, refusePetition } from '../../src/proceedings/acceptance.ts';
import { anApp } from '../support/an-app.ts';
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
  issuePapers,
  noon,
  reportForm,
  rowOf,
  withTeam,
} from './arrange.ts';
import { printed } from './papers.ts';
import { decided } from './stages.ts';

const app = anApp();

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
    const { petitionId, id } = await decided(app, { objectKind: 'disciplinary' });
    const paper = await printed(app, petitionId, 'KN15_2020');
    expect(paper).toContain('Trong thời hạn 10 ngày');
    expect(paper).not.toContain('Tòa án');
    expect(paper).not.toMatch(/thanh tra/iu);
    await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: 'hôm nay' });
    const clocks = await clocksOf(app, id);
    expect(clocks).toMatchObject({ KN_LIMIT_DISC: { started_on: '2026-11-12', due_on: '2026-11-23' } }); // 22/11 is a Sunday
    expect(clocks).not.toHaveProperty('KN_2ND_WINDOW');
  });

  it('about dismissal leaves 30 days and the court', async () => {
    const { petitionId, id } = await decided(app, { objectKind: 'disciplinary' }, { isDismissal: '1' });
    expect(await printed(app, petitionId, 'KN15_2020')).toMatch(/Trong thời hạn 30 ngày.*Tòa án/su);
    await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: 'hôm nay' });
    expect(await clocksOf(app, id)).toMatchObject({ KN_LIMIT_DISC: { due_on: '2026-12-14' } }); // 12/12 is a Saturday
  });

  it('of a viên chức is resolved as any other: 30 days for the second complaint, and the court (Điều 15 NĐ 124/2020)', async () => {
    const { petitionId, id } = await decided(app, {
      objectKind: 'disciplinary_employee',
      registration: { contestedOn: '2026-10-01' },
    });
    const paper = await printed(app, petitionId, 'KN15_2020');
    expect(paper).toMatch(/Trong thời hạn 30 ngày.*Tòa án/su);
    expect(paper).toContain('- Thanh tra thành phố Hà Nội;');
    await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: 'hôm nay' });
    const clocks = await clocksOf(app, id);
    expect(Object.keys(clocks)).toEqual(expect.arrayContaining(['KN_RES_1', 'KN_2ND_WINDOW', 'KN_EFFECT']));
    expect(Object.keys(clocks).filter((code) => code.endsWith('_DISC'))).toEqual([]);
  });

  it('accepted or refused: only the complainant is told, not who forwarded it, not the inspectorate (khoản 2 Điều 16 NĐ 124/2020)', async () => {
    app.setNow(noon('2026-11-02'));
    const forwarded = { source: 'na_deputy', sourceOrg: 'Đoàn đại biểu Quốc hội thành phố' } as const;
    const refusal = { on: '2026-11-02', ground: 'A11_2', reason: '' } as const;
    const late = { ...refusal, ground: 'A11_6' } as const;
    for (const [objectKind, told] of [
      ['disciplinary', false],
      ['disciplinary_employee', true],
      ['admin_decision', true],
    ] as const) {
      const id = await approved(app, aRegistration({ receivedOn: '2026-11-02', writtenOn: '2026-11-02', ...forwarded }), {
        objectKind,
      });
      // Its limit still ran when it was lodged: khoản 6 Điều 11 is no ground, whatever the head chooses.
      if (objectKind !== 'disciplinary')
        await expect(app.as('thang.badinh', (act) => refusePetition(act, id, late))).rejects.toMatchObject({
          errors: { ground: expect.stringContaining('không có căn cứ không thụ lý theo khoản 6 Điều 11') },
        });
      await app.as('thang.badinh', (act) => refusePetition(act, id, refusal));
      const notice = await printed(app, id, 'KN04_2026');
      for (const one of ['Thanh tra thành phố Hà Nội', forwarded.sourceOrg]) expect(notice.includes(`- ${one};`)).toBe(told);
    }
    const agent = await app.signIn('hoa.badinh');
    for (const [objectKind, told] of [
      ['disciplinary', false],
      ['disciplinary_employee', true],
    ] as const) {
      const of = { objectKind, registration: { contestedOn: '2026-10-25', ...forwarded } };
      const { petitionId, id } = await acceptedComplaint(app, '2026-11-02', of);
      const notice = await printed(app, petitionId, 'KN03_2026');
      for (const one of ['Thanh tra thành phố Hà Nội', forwarded.sourceOrg]) expect(notice.includes(`- ${one};`)).toBe(told);
      // A draft of before named him; it goes to him no more.
      await app.database.owner(
        `update papers set fields = fields || '{"transferringOrg": "Đoàn cũ"}' where petition_id = $1 and kind = 'KN03_2026'`,
        [petitionId],
      );
      await tellTheComplainantAlone({ raw: (sql: string) => app.database.owner(sql) } as unknown as Parameters<
        typeof tellTheComplainantAlone
      >[0]);
      expect((await printed(app, petitionId, 'KN03_2026')).includes('- Đoàn cũ;')).toBe(told);
      await issuePapers(app, id);
      const page = (await agent.get(`/proceedings/${id}/acceptance-notice`).expect(200)).text;
      expect(page).toMatch(told ? /"người khiếu nại, cơ quan thanh tra, nơi chuyển đơn"/u : /"người khiếu nại"/u);
    }
  });
});

it('a first decision goes to both sides, the superior, the forwarding body and the inspectorate (Điều 32 LKN)', async () => {
  const { petitionId } = await decided(app, {
    registration: { source: 'na_deputy', sourceOrg: 'Đoàn đại biểu Quốc hội thành phố' },
  });
  const minutes = await printed(app, petitionId, 'KN14_2026');
  const org = 'cơ quan (tổ chức, đơn vị) Ủy ban nhân dân phường Ba Đình';
  expect(minutes).toContain(`Ông (bà) Hoàng Gia Thắng, chức vụ Chủ tịch UBND phường, ${org}`);
  expect(minutes).toContain(`chức vụ Văn thư, ${org}`);
  const paper = await printed(app, petitionId, 'KN15_2020');
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
  const against = await decided(app, { registration: { respondents: [other] } });
  const named = await printed(app, against.petitionId, 'KN15_2020');
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
    app,
    { instance: 'second' },
    {
      result: 'upheld',
      measure: 'keep',
      secondResolver: '',
      firstResult: 'Bác khiếu nại tại Quyết định số 12/QĐ-UBND',
    },
  );
  const paper = await printed(app, petitionId, 'KN16_2020');
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
  await expect(decided(app, {}, { result: 'partly', measure: 'keep' })).rejects.toMatchObject({ errors });
  await expect(decided(app, { instance: 'second' }, { ...second, result: 'overturned', measure: 'keep' })).rejects.toMatchObject({
    errors,
  });
  await decided(app, { instance: 'second' }, { ...second, result: 'overturned', measure: 'cancel_all' });
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
  const told = { on: '2026-11-02', number: '15/UBND', leap: '15/UBND', note: '' };
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
  const told = { on: '2026-11-02', number: '16/UBND', leap: '16/UBND', note: '' };
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
  const paper = await printed(app, petitionId, 'TC_SUSPEND');
  expect(paper).toContain(`Quyết định số ${String(number).padStart(2, '0')}/QĐ-UBND ngày 02 tháng 11 năm 2026`);
  expect(paper).toContain('Chủ tịch Ủy ban nhân dân phường Ba Đình');
  expect(paper).toContain('điểm a khoản 1 Điều 34 Luật Tố cáo');
  expect(paper).toContain('Thanh tra Thành phố gửi kết quả khi có');
});

describe('a denunciation', () => {
  it('is not concluded over the heads of those who were to be told of its acceptance (khoản 3 Điều 29 LTC)', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-02');
    await withTeam(app, id);
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    await expect(doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm)).rejects.toThrow('gửi thông báo thụ lý');
    expect(await rowOf(app, id)).toMatchObject({ next_act: 'acceptance-notice', next_role: 'clerk' });
  });

  it('a resolution is not called done in time while its decision has no number', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-02');
    await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right' });
    const leader = await app.signIn('thang.badinh');
    const clocks = async () =>
      /id="thoi-han"[\s\S]*?<\/section>/u.exec((await leader.get(`/proceedings/${id}`).expect(200)).text)?.[0];
    expect(await clocks()).toContain('Chờ cấp số văn bản');
    expect(await clocks()).not.toContain('Xong, đúng hạn');
    await issuePapers(app, id);
    expect(await clocks()).not.toContain('Chờ cấp số văn bản');
    expect(await clocks()).toContain('Xong, đúng hạn');
  });

  it('a stay lasts from its day to the end of the limit, and none is decided once that is over (Điều 35 LKN)', async () => {
    const { id } = await acceptedComplaint(app, '2026-07-01'); // the limit ends on 31/07
    app.setNow(noon('2026-07-20'));
    const order = { on: 'hôm nay', number: '118/QĐ-UBND', leap: '118/QĐ-UBND', until: '', reason: 'Nhà sẽ bị phá dỡ' };
    const stayed = (more: object) => doAct(app, 'thang.badinh', id, 'stay', { ...order, ...more });
    const refusedFor = (field: string, words: string) => ({ errors: { [field]: expect.stringContaining(words) } });
    await expect(stayed({ until: '19/07/2026' })).rejects.toMatchObject(refusedFor('until', 'trước ngày quyết định 20/07/2026'));
    await expect(stayed({ until: '01/08/2026' })).rejects.toMatchObject(refusedFor('until', 'ngày 31/07/2026'));
    app.setNow(noon('2026-08-03'));
    await expect(stayed({})).rejects.toMatchObject(refusedFor('on', 'đã hết ngày 31/07/2026'));
    await expect(stayed({ until: '05/08/2026' })).rejects.toMatchObject(refusedFor('on', 'không còn thời gian'));
    await stayed({ on: '31/07/2026' });
    const steps = await app.database.owner(
      "select on_date::text as on, until_date::text as until from proceeding_steps where proceeding_id = $1 and kind = 'stay'",
      [id],
    );
    expect(steps).toEqual([{ on: '2026-07-31', until: '2026-07-31' }]);
  });

  it('stays the decision complained of by an order whose number and day the timeline keeps (Điều 35 LKN)', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-02');
    const order = { on: 'hôm nay', until: '', reason: 'Phá dỡ thì không khôi phục được' };
    await expect(doAct(app, 'thang.badinh', id, 'stay', { ...order, number: '' })).rejects.toThrow();
    const stayed = (typed: object) => doAct(app, 'thang.badinh', id, 'stay', { ...order, ...typed });
    const refusedFor = (field: string, words: string) => ({ errors: { [field]: expect.stringContaining(words) } });
    // The symbol of a letter is no decision's, and numbers left unused are asked about before the book goes on from this one.
    await expect(stayed({ number: '9/UBND-VP' })).rejects.toMatchObject(refusedFor('number', 'ký hiệu của quyết định'));
    await expect(stayed({ number: '138/QĐ-UBND' })).rejects.toMatchObject(refusedFor('leap', 'chưa dùng'));
    const said = (await stayed({ number: '138/QĐ-UBND', leap: '138/QĐ-UBND' })).said;
    expect(said).toContain('Quyết định số 138/QĐ-UBND ngày 02/11/2026');
    const end = (number: string) => doAct(app, 'thang.badinh', id, 'stay-end', { on: 'hôm nay', number, reason: 'Hết lý do' });
    await expect(end('138/QĐ-UBND')).rejects.toMatchObject(refusedFor('number', 'đã cấp hoặc dành cho một văn bản khác'));
    expect((await end('139/QĐ-UBND')).said).toContain('Quyết định số 139/QĐ-UBND ngày 02/11/2026');
    // The register gives out the next one, never these.
    const unit = await app.database.unitId('00004');
    expect(await app.as('hoa.badinh', ({ tx }) => peekNumber(tx, unit, 'QĐ-UBND', 2026))).toBe(140);
    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    expect(page).toContain('Quyết định số 138/QĐ-UBND ngày 02/11/2026');
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
    await doAct(app, 'thang.badinh', stopped.id, 'police', { ...police, number: '22/UBND-NC' });
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
    expect(await printed(app, petitionId, 'TC_SUSPEND')).toContain(`- ${body};`);
  });
});

describe('after a first decision', () => {
  it('the second complaint runs from receipt, recorded when it is known, and stays open past the effect (Điều 33, 44 LKN)', async () => {
    const { id } = await decided(app, {});
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
