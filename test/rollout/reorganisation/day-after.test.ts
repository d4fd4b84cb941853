// The day after a merger, at the desks of the receiver: what an officer who did not come along had in hand is somebody's, results that were
// decided before are counted from the day they are issued, and the dry run had said what would come.
import { beforeAll, describe, expect, it } from 'vitest';
import '../../../src/features.ts';
import { approvePaper, numberPaper } from '../../../src/documents/actions.ts';
import { readDraft, saveDraft } from '../../../src/documents/drafts.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { printedPaper } from '../../../src/documents/registry/print.ts';
import { lockPaper } from '../../../src/documents/registry/records.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { decideProposal, submitProposal } from '../../../src/petitions/proposals/actions.ts';
import { draftConclusion } from '../../../src/reception/conclusion.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { planPost } from '../../../src/rollout/reorganisation/actions.ts';
import { findingWords } from '../../../src/rollout/reorganisation/dry-run.ts';
import { readDryRun } from '../../../src/rollout/reorganisation/dry-run-of.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { findPost, loadAct } from '../../../src/rollout/reorganisation/queries.ts';
import { sendTransfer } from '../../../src/transfers/actions.ts';
import { listQueue } from '../../../src/work/queries.ts';
import { readFilter } from '../../../src/work/queue.ts';
import { runJobs } from '../../../src/worker.ts';
import { sendForm } from '../../accounts/administration.ts';
import { answers, ownComplaint, register, stateOf } from '../../petitions/handling.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  clocksOf,
  conclusionForm,
  doAct,
  issuePapers,
  noon,
  reportForm,
  rowOf,
  withTeam,
} from '../../proceedings/arrange.ts';
import { decided } from '../../proceedings/stages.ts';
import { entry } from '../../reception/entries.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { readyToSend, toNgocHa } from '../../transfers/arrange.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
let actId = 0;
let confirmPage = '';
let findings: string[] = [];
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const here = async (petition: number | undefined) =>
  (
    await rows<{ id: number }>('select id::int from petitions where unit_id = $1 and origin_petition_id = $2', [
      unit.ngocHa,
      petition,
    ])
  )[0]?.id ?? 0;
const fileHere = async (petition: number | undefined) =>
  (
    await rows<{ id: number }>('select id::int from proceedings where unit_id = $1 and petition_id = $2', [
      unit.ngocHa,
      await here(petition),
    ])
  )[0]?.id ?? 0;
const printed = (login: string, paper: number) =>
  app.as(login, async (act) => paperText(printedPaper(await lockPaper(act.tx, act.actor, paper))).join('\n'));
const lastPaper = async (kind: string, petition: number) =>
  (await rows<{ id: number }>('select max(id)::int as id from papers where kind = $1 and petition_id = $2', [kind, petition]))[0]
    ?.id ?? 0;
const sign = async (agent: Agent, fields: object) =>
  agent
    .post('/unit-handovers/signature')
    .type('form')
    .send({ ...formFieldsOf((await agent.get('/unit-handovers').expect(200)).text), ...fields });
const form = {
  outcome: 'propose_acceptance' as const,
  reason: 'Đủ điều kiện thụ lý',
  basis: 'Luật Khiếu nại',
  destination: '',
  items: '',
  days: '',
  inspector: '',
  rowVersion: '',
  show: '',
};
const proposed = async () => {
  const made = await register(app, 'son.badinh', {
    declaredType: 'KN',
    contestedNumber: '305/QĐ-UBND',
    contestedOn: '2026-10-02',
    contestedBy: 'Chủ tịch UBND phường',
  });
  await app.as('son.badinh', (act) => classifyPetition(act, made, answers(ownComplaint)));
  await app.as('son.badinh', (act) => submitProposal(act, made, form));
  return made;
};

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  for (const login of ['son.badinh', 'long.badinh']) id[login] = (await app.database.actorOf(login)).accountId;

  const complaint = await decided(
    app,
    {},
    {
      contents: 'Hủy Quyết định số 305/QĐ-UBND của Chủ tịch UBND phường',
    },
  );
  id.complaint = complaint.petitionId;
  id.decision = await lastPaper('KN15_2020', complaint.petitionId);
  await app.as('thang.badinh', (act) => approvePaper(act, id.decision ?? 0));

  const denunciation = await acceptedDenunciation(app, '2026-11-03');
  id.denunciation = denunciation.petitionId;
  await withTeam(app, denunciation.id);
  app.setNow(noon('2026-11-10'));
  await doAct(app, 'hoa.badinh', denunciation.id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
  await doAct(app, 'long.badinh', denunciation.id, 'report', { ...reportForm, teamNumber: '', teamOn: '' });
  app.setNow(noon('2026-11-13'));
  await doAct(app, 'thang.badinh', denunciation.id, 'conclusion', conclusionForm);
  await app.as('thang.badinh', async (act) => approvePaper(act, await lastPaper('TC12_2019', denunciation.petitionId)));

  const paused = await acceptedComplaint(app, '2026-10-05');
  id.paused = paused.petitionId;
  await withTeam(app, paused.id);
  app.setNow(noon('2026-10-12'));
  await issuePapers(app, paused.id);
  await doAct(app, 'thang.badinh', paused.id, 'suspension', { on: 'hôm nay', ground: 'await_other_body', reason: 'Chờ đo đạc' });

  app.setNow('2026-11-24T02:00:00Z');
  id.proposed = await proposed();
  id.drafted = await register(app, 'hoa.badinh');
  await app.as('son.badinh', ({ tx, actor, keyring, moment }) =>
    saveDraft(
      tx,
      actor,
      { form: 'of-petition-supplement', subject: String(id.drafted) },
      { note: 'Bản đồ địa chính' },
      keyring,
      moment.at,
    ),
  );
  const visit = await app.as('lan.badinh', (act) =>
    registerVisit(
      act,
      entry({
        kind: 'periodic',
        receivedOn: '2026-11-24',
        host: 'head',
        hostName: 'Hoàng Gia Thắng',
        hostTitle: 'Chủ tịch UBND phường',
        outcome: 'explained_settled',
        explained: 'Đã trả lời',
      } as never),
    ),
  );
  id.visit = visit.id;
  const [seen] = await rows<{ version: number }>('select version from visits where id = $1', [visit.id]);
  const { paperId } = await app.as('lan.badinh', (act) =>
    draftConclusion(act, visit.id, {
      version: seen?.version ?? 0,
      conclusion: 'Đo lại đất',
      tasks: [{ unit: 'Phòng Kinh tế', work: 'Đo lại thửa đất', dueOn: '2026-11-26', holder: null }],
    }),
  );
  await app.as('thang.badinh', (act) => approvePaper(act, paperId));
  await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-24'));
  await rows("update papers set state = 'sent', sent_on = '2026-11-24' where id = $1", [paperId]);
  app.setNow('2026-11-25T02:00:00Z');
  const arriving = await readyToSend(app, { subject: 'Kiến nghị chuyển đến' }, 'yen.ngocha');
  await app.as('yen.ngocha', async (act) =>
    sendTransfer(act, arriving.id, { ...(await toNgocHa(app)), toUnitId: unit.baDinh ?? 0 }),
  );
  actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  const [post] = await rows<{ id: number }>(
    'select id from assignments where account_id = $1 and unit_id = $2 and upper_inf(during)',
    [id['son.badinh'], unit.baDinh],
  );
  await asAdmin(async (context) => {
    const leaving = await findPost(context.house, await loadAct(context.house, actId), post?.id ?? 0);
    await planPost(context, actId, leaving, { toUnitId: null, title: 'Chuyên viên' });
  });
  await asAdmin((context) => keepHeads(context, actId));
  findings = await asAdmin(async ({ house }) =>
    (await readDryRun(house, await loadAct(house, actId), '2026-11-25')).findings.map(findingWords),
  );
  confirmPage = (await (await app.signIn('quantri')).get(`/admin/reorganisations/${actId}/execution`).expect(200)).text;
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
}, 180_000);

describe('the dry run', () => {
  it('counts no suspended matter as overdue', () => {
    // The two results that have not left; the third is suspended.
    expect(findings.filter((words) => words.includes('quá hạn'))).toEqual(['2 đơn đã quá hạn vào ngày chuyển.']);
  });
  it('says whose drafts are left, and what whoever does not come along holds', () => {
    expect(findings).toContain('1 bản nháp đang nhập dở: Lê Viết Sơn (Phường Ba Đình) 1.');
    expect(findings.find((words) => words.startsWith('Phân công kết thúc'))).toMatch(
      /không làm việc ở đơn vị nhận: Lê Viết Sơn \(Phường Ba Đình\): \d+ việc, 1 bản nháp\.$/,
    );
  });
  it('says apart what came from elsewhere and is registered first', () => {
    expect(confirmPage).toMatch(/\d+ đơn, vụ việc đang mở và 1 đơn nơi khác chuyển đến, nhận vào sổ rồi bàn giao\./);
  });
});

describe('a proposal of who did not come along', () => {
  it('goes back to whoever gives petitions out, and the approver is told so before and after', async () => {
    const petition = await here(id.proposed);
    const head = await app.signIn('vinh.ngocha');
    const route = async () => (await stateOf(app, petition)).next_act;
    if ((await route()) === 'endorse')
      await app.as('phong.ngocha', async (act) => {
        const [p] = await rows<{ id: number }>('select max(id)::int as id from proposals where petition_id = $1', [petition]);
        return decideProposal(act, petition, {
          proposalId: p?.id ?? 0,
          stage: 'endorse',
          answer: 'approve',
          comment: '',
          otherOutcome: null,
        });
      });
    const page = (await head.get(`/petitions/${petition}/approval`).expect(200)).text;
    expect(page).toContain('Lê Viết Sơn không còn làm việc ở đơn vị: đơn chuyển đến');
    const [proposal] = await rows<{ id: number }>('select max(id)::int as id from proposals where petition_id = $1', [petition]);
    const sent = await sendForm(head, `/petitions/${petition}/approval`, {
      answer: 'send_back',
      comment: 'Bổ sung căn cứ',
      proposalId: String(proposal?.id),
      stage: 'approve',
    });
    expect(sent.status).toBe(303);
    const after = await stateOf(app, petition);
    expect(after).toMatchObject({
      status: 'assigned',
      holder_id: null,
      next_role: 'unit_head',
      next_act: 'assign',
      assigned_to: null,
    });
    const said = (await head.get(String(sent.headers.location)).expect(200)).text;
    expect(said).toContain('Người đề xuất không còn làm việc ở đơn vị');
    const queue = await app.as('phong.ngocha', ({ tx, actor }) =>
      listQueue(
        tx,
        actor,
        { ...readFilter(new URLSearchParams(), { types: [], fields: [], wholeUnit: false }) },
        { today: '2026-11-25', soon: '2026-11-30' },
        { limit: 500 },
      ),
    );
    expect(queue.map(({ petitionId }) => petitionId)).toContain(petition);
  });
});

describe('a draft of who did not come along', () => {
  it('waits in the receiver, at the petition that goes on, for the head to give it out', async () => {
    const petition = await here(id.drafted);
    expect(await rows('select unit_id, subject from drafts where account_id = $1', [id['son.badinh']])).toEqual([
      { unit_id: unit.ngocHa, subject: String(petition) },
    ]);
    const head = await app.signIn('phong.ngocha');
    expect((await head.get('/handovers').expect(200)).text).toContain(`href="/handovers/${id['son.badinh']}"`);
    expect((await head.get(`/handovers/${id['son.badinh']}`).expect(200)).text).toContain('còn 1 bản nháp chưa có người nhận');
    const drafts = `/handovers/${id['son.badinh']}/drafts`;
    expect((await head.get(drafts).expect(200)).text).toContain(`href="/petitions/${petition}"`);
    const tuan = await app.database.actorOf('tuan.ngocha');
    const [draft] = await rows<{ id: number }>('select id::int from drafts where account_id = $1', [id['son.badinh']]);
    const refused = await sendForm(await app.signIn('quantri'), `/admin/accounts/${id['son.badinh']}/disabling`, {
      kind: 'leaving',
      reason: 'Nghỉ hưu',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Còn bản nháp chưa bàn giao tại Phường Ngọc Hà');
    const given = await sendForm(head, drafts, { note: 'Biên bản 1', [`to-d${draft?.id}`]: String(tuan.accountId) });
    expect(given.status).toBe(303);
    const words = await app.as('tuan.ngocha', async ({ tx, actor, keyring }) =>
      readDraft(tx, actor, { form: 'of-petition-supplement', subject: String(petition) }, keyring),
    );
    expect(words?.values).toMatchObject({ note: 'Bản đồ địa chính' });
  });
});

describe('results decided before the switch and issued after it', () => {
  const number = async (kind: string, petition: number | undefined, on: string) => {
    const paper = await lastPaper(kind, await here(petition));
    app.setNow(noon(on));
    await app.as('vinh.ngocha', (act) => approvePaper(act, paper));
    await app.as('yen.ngocha', (act) => numberPaper(act, paper, on));
    return paper;
  };

  it('a decision ends the resolution, and begins what follows, on the day its paper bears', async () => {
    const proceeding = await fileHere(id.complaint);
    expect(await clocksOf(app, proceeding)).toMatchObject({
      KN_SEND_1: { started_on: '2026-11-12' },
      KN_RES_1: { stopped_on: '2026-11-12' },
    });
    id.decisionHere = await number('KN15_2020', id.complaint, '2026-11-30');
    expect(await clocksOf(app, proceeding)).toMatchObject({
      KN_RES_1: { stopped_on: '2026-11-30' },
      KN_SEND_1: { started_on: '2026-11-30', due_on: '2026-12-03' },
      KN_PUBLISH: { started_on: '2026-11-30', due_on: '2026-12-15' },
      KN_EFFECT: { started_on: '2026-11-30', due_on: '2026-12-30' },
    });
    expect(await rowOf(app, proceeding)).toMatchObject({ decided: '2026-11-30', due: '2026-12-03' });
    const page = (await (await app.signIn('vinh.ngocha')).get(`/proceedings/${proceeding}`).expect(200)).text;
    expect(page).toMatch(/Văn bản số \d+\/QĐ-UBND mang ngày 30\/11\/2026: thời hạn giải quyết kết thúc/);
  });

  it('the decision cites the act that made it ours, who received the complaint, and the acts of the old office as its own', async () => {
    const text = await printed('vinh.ngocha', id.decisionHere ?? 0);
    expect(text).toContain(
      'Căn cứ Nghị quyết số 9/NQ-HĐND ngày 20 tháng 11 năm 2026 của Hội đồng nhân dân về việc nhập phường Ba Đình vào phường Ngọc Hà',
    );
    expect(text).toMatch(/Ủy ban nhân dân phường Ba Đình \(nay là Ủy ban nhân dân phường Ngọc Hà\) nhận đơn ngày \d+ tháng/);
    expect(text).toContain('số 305/QĐ-UBND của Chủ tịch UBND phường Ba Đình (nay là Chủ tịch UBND phường Ngọc Hà)');
  });

  it('a conclusion likewise', async () => {
    const proceeding = await fileHere(id.denunciation);
    await number('TC12_2019', id.denunciation, '2026-11-30');
    const clocks = await clocksOf(app, proceeding);
    for (const rule of ['TC_CONCL_SEND', 'TC_HANDLE', 'TC_PUBLISH'])
      expect([rule, clocks[rule]?.started_on]).toEqual([rule, '2026-11-30']);
    expect(clocks.TC_RES).toMatchObject({ stopped_on: '2026-11-30' });
    expect(await rowOf(app, proceeding)).toMatchObject({ decided: '2026-11-30' });
  });
});

describe('the list of what came', () => {
  let head: Agent;
  beforeAll(async () => {
    app.setNow(noon('2026-11-30'));
    head = await app.signIn('phong.ngocha');
  });
  const visitItem = async () =>
    (await rows<{ id: number }>("select id::int from handovers where unit_id = $1 and kind = 'visit'", [unit.ngocHa]))[0]?.id ??
    0;

  it('names the task a visit still waits for, and its day, in the list and in the minutes', async () => {
    const html = (await head.get('/unit-handovers').expect(200)).text;
    expect(html).toContain('Việc giao sau tiếp công dân chưa xong, giao Phòng Kinh tế: Đo lại thửa đất');
    expect(html).not.toContain('Lượt tiếp công dân chưa trả lời xong');
    expect(html).toContain('26/11/2026');
    const minutes = (await head.get(`/unit-handovers/minutes/${unit.baDinh}`).expect(200)).text;
    expect(minutes).toContain('việc giao sau tiếp công dân chưa xong: giao Phòng Kinh tế, hạn 26/11/2026');
    expect(minutes).not.toContain('Đo lại thửa đất');
  });

  it('is counted in the rail and marked in the register until it is signed', async () => {
    const [{ n } = { n: 0 }] = await rows<{ n: number }>(
      'select count(*)::int as n from handovers where unit_id = $1 and signed_at is null',
      [unit.ngocHa],
    );
    expect(n).toBeGreaterThan(3);
    const rail = (html: string) => /href="\/unit-handovers"[\s\S]*?<\/a>/.exec(html)?.[0] ?? '';
    expect(rail((await head.get('/work').expect(200)).text)).toContain(`>${n}<`);
    const book = (await head.get('/petitions').expect(200)).text;
    const row = async (petition: number) => book.split('<tr').find((one) => one.includes(`href="/petitions/${petition}"`));
    expect(await row(await here(id.drafted))).toContain('Chưa ký nhận bàn giao');
  });

  it('is found by the name of the office that ended', async () => {
    const found = (await head.get('/search?q=Phường Ba Đình').expect(200)).text;
    expect(found).toContain('Phường Ba Đình đã kết thúc hoạt động từ ngày 25/11/2026, đơn đang xử lý nay ở Phường Ngọc Hà.');
    expect(found).toContain(`href="/petitions?origin=${unit.baDinh}"`);
    const book = (await head.get(`/petitions?origin=${unit.baDinh}`).expect(200)).text;
    expect(book).toContain(`href="/petitions/${await here(id.drafted)}"`);
    const [own] = await rows<{ id: number }>(
      'select id::int from petitions where unit_id = $1 and origin_unit_id is null limit 1',
      [unit.ngocHa],
    );
    expect(own).toBeDefined();
    expect(book).not.toContain(`href="/petitions/${own?.id}"`);
  });

  it('is signed with a remark on each; one too long is told as the intake form tells it', async () => {
    const items = await rows<{ id: number; petition_id: number | null }>(
      'select id::int, petition_id::int from handovers where unit_id = $1 and signed_at is null order by id limit 3',
      [unit.ngocHa],
    );
    const [one, two] = items.map((item) => String(item.id));
    const ids = { id: [one ?? '', two ?? ''] };
    const long = await sign(head, { ...ids, [`remark-${one}`]: 'a'.repeat(301) });
    expect(long.status).toBe(422);
    expect(long.text).toContain('Đang có 301 ký tự, nhiều nhất 300 ký tự');
    expect(long.text).not.toMatch(/name="remark[^>]*maxlength/);
    const done = await sign(head, { ...ids, [`remark-${one}`]: 'Thiếu bản gốc', remark: 'Đủ hồ sơ' });
    expect(done.status).toBe(303);
    expect(
      await rows('select remark from handovers where unit_id = $1 and id = any ($2::bigint[]) order by id', [
        unit.ngocHa,
        [one, two],
      ]),
    ).toEqual([{ remark: 'Thiếu bản gốc' }, { remark: 'Đủ hồ sơ' }]);
    expect(await visitItem()).toBeGreaterThan(0);
  });
});

describe('work of who holds a suspended matter', () => {
  it('runs out on no day', async () => {
    const html = (await (await app.signIn('phong.ngocha')).get(`/handovers/${id['long.badinh']}`).expect(200)).text;
    const petition = await here(id.paused);
    const row = html.split('<tr').find((one) => one.includes(`href="/petitions/${petition}"`) && one.includes('xác minh'));
    expect(row).toContain('tạm dừng tính hạn');
  });
});
