// What the head concludes at a reception is issued in writing, with its clock (khoản 2 Điều 25 NĐ 154/2026).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, numberPaper, revokePaper, sendPaper } from '../../src/documents/actions.ts';
import { setVisitOutcome } from '../../src/reception/actions.ts';
import { draftConclusion } from '../../src/reception/conclusion.ts';
import type { VisitEntry } from '../../src/reception/entry-form.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { replyToVisit } from '../../src/reception/replying.ts';
import type { OutcomeInput } from '../../src/reception/step-forms.ts';
import { listQueue } from '../../src/work/queries.ts';
import { readFilter } from '../../src/work/queue.ts';
import { shellCounts } from '../../src/work/shell-counts.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { blankOutcome, entry } from './entries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const byHead = (change: Partial<VisitEntry> = {}) =>
  entry({ kind: 'periodic', host: 'head', hostName: 'Hoàng Gia Thắng', hostTitle: 'Chủ tịch UBND phường', ...change });
const received = (change: Partial<VisitEntry> = {}) =>
  app.as('lan.badinh', async (act) => (await registerVisit(act, byHead(change))).id);
const clockOf = (id: number) =>
  app.database.owner<{ due_on: string; stopped_on: string | null }>(
    "select due_on::text, stopped_on::text from clocks where visit_id = $1 and rule_code = 'TCD_CONCLUSION' order by id",
    [id],
  );
const versionOf = async (id: number) =>
  Number((await app.database.owner<{ version: number }>('select version from visits where id = $1', [id]))[0]?.version);
const everything = readFilter(new URLSearchParams(), { types: [], fields: [], wholeUnit: false });
const tasks = [{ unit: 'Phòng Kinh tế', work: 'Đo lại đất', dueOn: '2026-12-10', holder: null }];

it('is not owed for what the head answered on the spot, which he may still put in writing', async () => {
  const id = await received({ outcome: 'answered_on_spot', explained: 'Đã trả lời' });
  expect(await clockOf(id)).toEqual([]);
  const lan = await app.signIn('lan.badinh');
  await lan.get(`/visits/${id}/conclusion`).expect(200);
});

it('runs from the reception of whatever is not answered on the spot, and ends with the day the notice bears', async () => {
  const id = await received({ outcome: 'explained_settled', explained: 'Đã trả lời', conclusion: 'Đo lại đất' });
  expect(await clockOf(id)).toEqual([{ due_on: '2026-12-02', stopped_on: null }]);
  const lan = await app.signIn('lan.badinh');
  expect((await lan.get('/work').expect(200)).text).toContain('Thông báo kết luận tiếp công dân');
  const page = await lan.get(`/visits/${id}/conclusion`).expect(200);
  expect(page.text).toContain('Đo lại đất');
  const version = String(await versionOf(id));
  const empty = await lan
    .post(`/visits/${id}/conclusion`)
    .type('form')
    .send({ ...formFieldsOf(page.text), version, conclusion: 'Giữ nguyên câu này', t1_unit: '', t2_unit: 'Văn phòng' })
    .expect(422);
  expect(empty.text).toContain('Giữ nguyên câu này');
  expect(empty.text).toContain('Nhập thời hạn thực hiện');
  const saved = await lan
    .post(`/visits/${id}/conclusion`)
    .type('form')
    .send({
      ...formFieldsOf(page.text),
      version,
      conclusion: 'Đo lại đất',
      t1_unit: 'Phòng Kinh tế',
      t1_work: 'Đo lại đất',
      t1_due: '10/12/2026',
    })
    .expect(303);
  const paperId = Number(/\/papers\/(\d+)/.exec(saved.headers.location as string)?.[1]);
  const sheet = await lan.get(`/papers/${paperId}/print`).expect(200);
  for (const words of [
    'Kết luận việc tiếp công dân',
    'Phòng Kinh tế: Đo lại đất. Thời hạn: chậm nhất ngày 10 tháng 12 năm 2026.',
    'khoản 2 Điều 25',
  ])
    expect(sheet.text).toContain(words);
  await expect(
    app.as('lan.badinh', async (act) => draftConclusion(act, id, { version: await versionOf(id), conclusion: 'a', tasks })),
  ).rejects.toMatchObject({ status: 409 });
  expect((await lan.get(`/visits/${id}`).expect(200)).text).toContain('Mở thông báo kết luận đã soạn');
  await app.as('thang.badinh', (act) => approvePaper(act, paperId));
  await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
  expect(await clockOf(id)).toEqual([{ due_on: '2026-12-02', stopped_on: '2026-11-25' }]);
});

it('outlives the answer to the citizen, and is dropped with a refusal', async () => {
  const id = await received({ outcome: 'supplement_requested' });
  await app.as('lan.badinh', async (act) =>
    replyToVisit(act, id, { version: await versionOf(id), replyKind: 'prolonged', repliedOn: '2026-11-25', resultTracking: '' }),
  );
  expect(await clockOf(id)).toEqual([{ due_on: '2026-12-02', stopped_on: null }]);
  const refused = await received();
  await app.as('lan.badinh', async (act) =>
    setVisitOutcome(act, refused, {
      ...blankOutcome,
      version: await versionOf(refused),
      outcome: 'refused',
      refusalGround: 'D4_G',
      explained: 'Nội dung không phải khiếu nại, tố cáo',
    } as OutcomeInput),
  );
  expect(await clockOf(refused)).toMatchObject([{ stopped_on: '2026-11-25' }]);
});

it('asks nothing of an officer’s own reception, nor before the decree', async () => {
  const { id } = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
  expect(await clockOf(id)).toEqual([]);
  expect(await clockOf(await received({ receivedOn: '2026-06-30' }))).toEqual([]);
  const lan = await app.signIn('lan.badinh');
  await lan.get(`/visits/${id}/conclusion`).expect(409);
});

it('of a denunciation the notice names nobody who came', async () => {
  const id = await received({
    denunciation: 'yes',
    contents: [{ type: 'TC', summary: 'Tố cáo cán bộ địa chính', org: '' }],
    respondentPost: 'Công chức địa chính',
  });
  const draft = async (login: string) =>
    app.as(login, async (act) => draftConclusion(act, id, { version: await versionOf(id), conclusion: 'Kiểm tra', tasks }));
  const paperId = (await draft('thang.badinh')).paperId;
  const [paper] = await app.database.owner('select sealed, fields from papers where id = $1', [paperId]);
  expect(paper).toMatchObject({ sealed: true });
  expect(JSON.stringify(paper)).not.toContain('Nguyễn Thị Hạnh');
  expect(JSON.stringify(paper)).not.toContain('Tố cáo cán bộ');

  // The desk may not read it and yet knows that it stands: no second one, no second clock.
  const lan = await app.signIn('lan.badinh');
  const page = await lan.get(`/visits/${id}`).expect(200);
  expect(page.text).not.toContain(`/visits/${id}/conclusion`);
  expect(page.text).not.toContain(`/papers/${paperId}"`);
  await expect(draft('lan.badinh')).rejects.toMatchObject({ status: 409 });
  await app.as('thang.badinh', (act) => approvePaper(act, paperId));
  await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
  await app.as('lan.badinh', async (act) =>
    setVisitOutcome(act, id, { ...blankOutcome, version: await versionOf(id), outcome: 'answered_on_spot' } as OutcomeInput),
  );
  expect(await clockOf(id)).toEqual([{ due_on: '2026-12-02', stopped_on: '2026-11-25' }]);
});

it('is drafted by a desk that may not read it afterwards, which is led back to the visit', async () => {
  const id = await received({
    denunciation: 'yes',
    contents: [{ type: 'TC', summary: 'Tố cáo cán bộ địa chính', org: '' }],
    respondentPost: 'Công chức địa chính',
  });
  const lan = await app.signIn('lan.badinh');
  const form = formFieldsOf((await lan.get(`/visits/${id}/conclusion`).expect(200)).text);
  const task = { t1_unit: 'Phòng Kinh tế', t1_work: 'Kiểm tra', t1_due: '10/12/2026' };
  const saved = await lan
    .post(`/visits/${id}/conclusion`)
    .type('form')
    .send({ ...form, version: String(await versionOf(id)), conclusion: 'Kiểm tra', ...task })
    .expect(303);
  expect(saved.headers.location).toBe(`/visits/${id}`);
  expect((await lan.get(`/visits/${id}`).expect(200)).text).toContain('người có quyền đọc trình duyệt, cấp số');
});

it('is owed again when the notice issued is taken back', async () => {
  const id = await received();
  const { paperId } = await app.as('lan.badinh', async (act) =>
    draftConclusion(act, id, { version: await versionOf(id), conclusion: 'Đo lại đất', tasks }),
  );
  await app.as('thang.badinh', (act) => approvePaper(act, paperId));
  await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
  await app.as('thang.badinh', (act) => revokePaper(act, paperId, 'Ghi nhầm đơn vị'));
  expect(await clockOf(id)).toEqual([
    { due_on: '2026-12-02', stopped_on: '2026-11-25' },
    { due_on: '2026-12-02', stopped_on: null },
  ]);
  const lan = await app.signIn('lan.badinh');
  await lan.get(`/visits/${id}/conclusion`).expect(200);
});

it('is owed from the day it is taken back where it had left in time', async () => {
  const id = await received();
  const { paperId } = await app.as('lan.badinh', async (act) =>
    draftConclusion(act, id, { version: await versionOf(id), conclusion: 'Đo lại đất', tasks }),
  );
  await app.as('thang.badinh', (act) => approvePaper(act, paperId));
  await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
  await app.as('hoa.badinh', (act) => sendPaper(act, paperId, { on: '2026-11-25', means: 'post', to: 'Phòng Kinh tế' }));
  app.setNow('2026-12-15T02:00:00Z');
  await app.as('thang.badinh', (act) => revokePaper(act, paperId, 'Ghi nhầm đơn vị'));
  app.setNow('2026-11-25T02:00:00Z');
  expect(await clockOf(id)).toEqual([
    { due_on: '2026-12-02', stopped_on: '2026-11-25' },
    { due_on: '2026-12-22', stopped_on: null },
  ]);
});

it('a task is followed from the day its notice is issued until somebody says by name what came of it', async () => {
  const id = await received();
  let son = await app.signIn('son.badinh');
  const [holder] = await app.database.owner<{ id: number }>("select id from accounts where login = 'son.badinh'");
  let lan = await app.signIn('lan.badinh');
  const page = await lan.get(`/visits/${id}/conclusion`).expect(200);
  const saved = await lan
    .post(`/visits/${id}/conclusion`)
    .type('form')
    .send({
      ...formFieldsOf(page.text),
      version: String(await versionOf(id)),
      conclusion: 'Đo lại đất',
      t1_unit: 'Phòng Kinh tế',
      t1_work: 'Đo lại thửa 15',
      t1_due: '01/12/2026',
      t1_holder: String(holder?.id),
      t2_unit: 'Công an phường',
      t2_work: 'Xác minh nơi ở',
      t2_due: '04/12/2026',
      t2_holder: '',
    })
    .expect(303);
  const paperId = Number(/\/papers\/(\d+)/.exec(saved.headers.location as string)?.[1]);
  const work = async (agent: typeof son) => (await agent.get('/work').expect(200)).text;
  expect(await work(son)).not.toContain('Đo lại thửa 15');
  const [task] = await app.database.owner<{ id: number }>(
    'select id from conclusion_tasks where visit_id = $1 order by ordinal',
    [id],
  );
  await son.get(`/conclusion-tasks/${task?.id}`).expect(404);
  await app.as('thang.badinh', (act) => approvePaper(act, paperId));
  await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));

  // Who has it sees his; the desk the other; the head both, each as often as his list counts it.
  app.setNow('2026-12-02T02:00:00Z');
  const thang = await app.signIn('thang.badinh');
  [son, lan] = [await app.signIn('son.badinh'), await app.signIn('lan.badinh')];
  const [his, desk, head] = [await work(son), await work(lan), await work(thang)];
  expect(his).toMatch(/Quá hạn[\s\S]*Đo lại thửa 15/);
  expect(his).not.toContain('Xác minh nơi ở');
  expect(desk).toContain('Xác minh nơi ở');
  expect(desk).not.toContain('Đo lại thửa 15');
  for (const words of ['Đo lại thửa 15', 'Xác minh nơi ở', 'Phòng Kinh tế']) expect(head).toContain(words);
  const rows = await app.as('son.badinh', async (act) => ({
    shell: (await shellCounts(act.tx, act.actor, '2026-12-02')).work,
    listed: (await listQueue(act.tx, act.actor, everything, { today: '2026-12-02', soon: '2026-12-07' }, { limit: 200 })).length,
  }));
  expect(rows.shell).toBe(rows.listed);

  await (await app.signIn('hoa.badinh')).get(`/conclusion-tasks/${task?.id}`).expect(403);
  const form = await son.get(`/conclusion-tasks/${task?.id}`).expect(200);
  const tick = (fields: Record<string, string>) =>
    son
      .post(`/conclusion-tasks/${task?.id}`)
      .type('form')
      .send({ ...formFieldsOf(form.text), ...fields });
  const early = await tick({ doneOn: '24/11/2026', result: 'Đã đo' }).expect(422);
  expect(early.text).toContain('trước ngày thông báo kết luận 25/11/2026');
  expect(early.text).toContain('Đã đo');
  await tick({ doneOn: '02/12/2026', result: 'Đã đo, biên bản 05/BB' }).expect(303);
  for (const agent of [son, thang]) expect(await work(agent)).not.toContain(`/conclusion-tasks/${task?.id}`);
  expect((await lan.get(`/visits/${id}`).expect(200)).text).toContain(
    'Xong ngày 02/12/2026, Lê Viết Sơn ghi: Đã đo, biên bản 05/BB',
  );
  app.setNow('2026-11-25T02:00:00Z');
});
