// A complaint from acceptance to the closed file, on the real database, with every clock the law starts on the way.

import { expect, it } from 'vitest';
import { numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { listKept } from '../../src/documents/registry/number-records.ts';
import { peekNumber } from '../../src/documents/registry/queries.ts';
import { shellCounts } from '../../src/work/shell-counts.ts';
import { anApp } from '../support/an-app.ts';
import { csrfOf, paperSeenOf } from '../support/app.ts';
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
import { textOf } from './papers.ts';

const app = anApp();

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
  const words = textOf('KN05_2020', paper?.fields ?? {});
  expect(words).toContain('Nội dung xác minh:\n1. Diện tích thu hồi.\n2. Đơn giá.');
  expect(words).toContain(`Giao ${body} xác minh, làm rõ nội dung khiếu nại`);
  expect(words).toMatch(/Người theo dõi việc xác minh: .+\./);
  expect(words).not.toContain('Thành lập Tổ xác minh');
  // One officer of the office is charged himself; a team is of several.
  const own = (fields: object) => textOf('KN05_2020', { ...paper?.fields, verifyingOrg: null, ...fields });
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
  const said = textOf('KN15_2020', decision?.fields ?? {});
  expect(said).toContain(`Theo báo cáo của ${body} tại Văn bản số`);
  // A paper without a date is told by the day it was received; who complained carries the decision out too, note (13).
  expect(said).toContain('Xét đơn khiếu nại (nhận ngày 02 tháng 11 năm 2026) của');
  expect(said).toMatch(new RegExp(`Điều 4. Chánh Văn phòng và .*${aSender().name} chịu trách nhiệm`, 'u'));
});
