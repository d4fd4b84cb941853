// What else has the name of somebody who leaves on it: citizens to answer, tasks, verifications, drafts to sign, reception days.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HeldItem } from '../../src/accounts/handover/queries.ts';
import { handoverScreen } from '../../src/accounts/handover/screens.ts';
import type { OfficerRole } from '../../src/accounts/roles.ts';
import { approvePaper, createPaper, numberPaper } from '../../src/documents/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { draftConclusion } from '../../src/reception/conclusion.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { planDay } from '../../src/reception/schedule/actions.ts';
import { emptyForm } from '../../src/web/forms.ts';
import { acceptedComplaint, withTeam } from '../proceedings/arrange.ts';
import { denunciation, entry } from '../reception/entries.ts';
import { complaint } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { accountId, sendForm } from './administration.ts';

let app: TestApp;
let head: Agent;
let keeper: Agent;
const who: Record<string, number> = {};
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const note = 'Biên bản ngày 25/11/2026';
const give = (login: string, choices: Record<string, number>) =>
  sendForm(head, `/handovers/${who[login]}`, {
    everything: '',
    note,
    ...Object.fromEntries(Object.entries(choices).map(([key, to]) => [`to-${key}`, String(to)])),
  });
const close = (login: string) =>
  sendForm(keeper, `/admin/accounts/${who[login]}/disabling`, { kind: 'leaving', reason: 'Nghỉ hưu' });

beforeAll(async () => {
  app = await testApp();
  for (const login of ['lan', 'hoa', 'son', 'trang', 'cuong', 'thang', 'hieu', 'long'])
    who[login] = await accountId(app, `${login}.badinh`);
  const accepted = await acceptedComplaint(app, '2026-11-23');
  id.proceeding = accepted.id;
  app.setNow('2026-11-25T02:00:00Z');
  await withTeam(app, accepted.id);
  id.visit = (await app.as('lan.badinh', (act) => registerVisit(act, entry()))).id;
  id.pastHead = (await app.as('lan.badinh', (act) => registerVisit(act, denunciation({ respondentName: 'Hoàng Gia Thắng' })))).id;
  // A conclusion issued at once; somebody of the desk follows one of its tasks.
  const received = await app.as('cuong.badinh', (act) =>
    registerVisit(
      act,
      entry({
        kind: 'periodic',
        host: 'head',
        hostName: 'Hoàng Gia Thắng',
        hostTitle: 'Chủ tịch',
        outcome: 'explained_settled',
        explained: 'x',
      }),
    ),
  );
  id.concluded = received.id;
  const [version] = await rows<{ version: number }>('select version from visits where id = $1', [id.concluded]);
  const { paperId } = await app.as('cuong.badinh', (act) =>
    draftConclusion(act, received.id, {
      version: Number(version?.version),
      conclusion: 'Đo lại đất',
      tasks: [{ unit: 'Phòng Kinh tế', work: 'Đo lại đất', dueOn: '2026-12-10', holder: who.lan ?? null }],
    }),
  );
  await app.as('thang.badinh', (act) => approvePaper(act, paperId));
  await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
  const petition = await app.as('son.badinh', (act) => registerPetition(act, complaint));
  id.paper = await app.as('son.badinh', (act) =>
    createPaper(act, {
      kind: 'XLD02_2021',
      petitionId: petition.id,
      sealed: false,
      fields: { complainant: { name: 'A' }, receivedOn: '2026-11-20', summary: 'thu hồi đất', competentOrg: 'UBND Thành phố' },
    }),
  );
  await rows("update papers set signer_id = $2, signer_name = 'Bùi Thế Long', signer_title = 'Trưởng phòng' where id = $1", [
    id.paper,
    who.long,
  ]);
  id.day = (
    await app.as('cuong.badinh', (act) =>
      planDay(act, {
        kind: 'regular',
        onDate: '2026-12-10',
        startsAt: '08:00',
        endsAt: '11:30',
        place: 'Trụ sở',
        hostName: 'Nguyễn Thị Thu Lan',
        hostTitle: 'Công chức tiếp công dân',
        participants: '',
        expectedContent: '',
        post: true,
      }),
    )
  ).id;
  [head, keeper] = [await app.signIn('cuong.badinh'), await app.signIn('quy.badinh')];
});
afterAll(() => app.close());

it('keeps the account of whoever receives citizens open, and says what is his; what is past the head is counted nowhere', async () => {
  const refused = await close('lan');
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Còn việc chưa bàn giao tại Phường Ba Đình');
  const page = (await head.get(`/handovers/${who.lan}`).expect(200)).text;
  for (const said of ['Lượt tiếp công dân chưa trả lời xong', 'Phòng Kinh tế: Đo lại đất', 'Chủ trì tiếp công dân, đã niêm yết'])
    expect(page).toContain(said);
  expect(page).not.toContain(`/visits/${id.pastHead}`);
});

it('gives each to a colleague who does such work, with its own event; who wrote it down stays', async () => {
  const [task] = await rows<{ id: number }>('select id::int from conclusion_tasks where visit_id = $1', [id.concluded]);
  expect((await give('lan', { [`v${id.visit}`]: who.son ?? 0 })).status).toBe(422);
  const all = { [`v${id.visit}`]: who.cuong ?? 0, [`t${task?.id}`]: who.son ?? 0, [`d${id.day}`]: who.cuong ?? 0 };
  expect((await give('lan', all)).status).toBe(303);
  expect(await rows('select registered_by, answerer_id from visits where id = $1', [id.visit])).toEqual([
    { registered_by: who.lan, answerer_id: who.cuong },
  ]);
  expect(await rows('select holder_id from conclusion_tasks where id = $1', [task?.id])).toEqual([{ holder_id: who.son }]);
  expect(await rows('select host_account_id, host_name, host_title from reception_days where id = $1', [id.day])).toEqual([
    { host_account_id: who.cuong, host_name: 'Vũ Bá Cường', host_title: 'Chánh Văn phòng' },
  ]);
  expect((await (await app.signIn('cuong.badinh')).get('/work').expect(200)).text).toContain(`/visits/${id.visit}`);
  expect((await (await app.signIn('lan.badinh')).get('/work').expect(200)).text).not.toContain(`/visits/${id.visit}`);
  expect((await head.get(`/visits/${id.visit}`).expect(200)).text).toContain('Bàn giao việc trả lời công dân');
  expect((await head.get(`/visits/${id.visit}`).expect(200)).text.replace(/<[^>]+>/g, ' ')).toMatch(
    /Người trả lời công dân\s+Vũ Bá Cường/,
  );
  const kinds = await rows<{ kind: string }>("select kind from events where data->>'note' = $1 order by kind", [note]);
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'reception_day.host_replaced',
    'visit.answer_handed_over',
    'visit.task_handed_over',
  ]);
  expect((await close('lan')).status).toBe(303);
});

it('keeps whoever verifies or is to sign; a colleague declares anew, the draft bears the name of whoever signs it', async () => {
  expect((await close('long')).text).toContain('việc chưa bàn giao tại Phường Ba Đình');
  const [lead] = await rows<{ id: number }>(
    "select id::int from proceeding_members where proceeding_id = $1 and member_role = 'team_lead'",
    [id.proceeding],
  );
  // Somebody of the team already takes no second place in it; whoever wrote a draft does not sign it.
  expect((await give('long', { [`m${lead?.id}`]: who.hieu ?? 0 })).status).toBe(422);
  const page = (await head.get(`/handovers/${who.long}`).expect(200)).text;
  expect(page).toContain('Tổ trưởng xác minh');
  expect(page).toContain('Ký văn bản');
  const held = await rows<{ id: number }>('select id::int from proceedings where holder_id = $1', [who.long]);
  const moved = await give('long', {
    [`m${lead?.id}`]: who.trang ?? 0,
    [`w${id.paper}`]: who.cuong ?? 0,
    ...Object.fromEntries(held.map((one) => [`g${one.id}`, who.cuong ?? 0])),
  });
  expect(moved.status).toBe(303);
  expect(
    await rows(
      'select account_id, member_role, ended_on::text, conflict_declared_at is not null as declared from proceeding_members where proceeding_id = $1 order by id',
      [id.proceeding],
    ),
  ).toEqual([
    { account_id: who.long, member_role: 'team_lead', ended_on: '2026-11-25', declared: true },
    { account_id: who.hieu, member_role: 'member', ended_on: null, declared: true },
    { account_id: who.trang, member_role: 'team_lead', ended_on: null, declared: false },
  ]);
  expect(await rows('select signer_id, signer_name from papers where id = $1', [id.paper])).toEqual([
    { signer_id: who.cuong, signer_name: 'Vũ Bá Cường' },
  ]);
});

it('a verification nobody may simply take names the step that frees it, and who may take it then', () => {
  const held = (kind: HeldItem['kind'], state: string) =>
    ({
      kind,
      state,
      id: 7,
      petitionId: 1,
      visitId: null,
      isAssigned: false,
      year: 2026,
      number: 1,
      words: null,
      dueOn: null,
    }) as HeldItem;
  const nobodyOf = (item: HeldItem, roles: OfficerRole[]) =>
    handoverScreen(
      emptyForm('', '/'),
      { accountId: 1, name: 'Vũ Long', roles },
      [item],
      [],
      new Set(),
      { drafts: 0, savedAt: null, waiting: 0, shutWords: '' },
      () => '',
    ).lines[0]?.nobody;
  expect(nobodyOf(held('member', 'verifying'), ['verifier'])).toContain('“Đổi người xác minh”; người được giao khai báo');
  expect(nobodyOf(held('proceeding', 'verifying'), ['team_lead'])).toContain('“Đổi người xác minh”');
  for (const state of ['verified', 'verifying'])
    expect(nobodyOf(held('proceeding', state), ['leader'])).toContain('phân công người thay rồi giao');
});
