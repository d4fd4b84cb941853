// Papers over a merger: what was issued or approved before the switch stays word for word, also where its kind takes no number; what is
// not issued yet is wholly the successor's, heading, head and signer, and whoever is the head there says yes to it.
import { beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../../src/documents/actions.ts';
import type { PaperKind } from '../../../src/documents/papers/catalogue.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { createPaper } from '../../../src/documents/registry/actions.ts';
import { printedPaper } from '../../../src/documents/registry/print.ts';
import { lockPaper } from '../../../src/documents/registry/records.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { listPapersToApprove } from '../../../src/work/paper-queries.ts';
import { runJobs } from '../../../src/worker.ts';
import { acceptedComplaint, acceptedDenunciation } from '../../proceedings/arrange.ts';
import { entry } from '../../reception/entries.ts';
import { anApp } from '../../support/an-app.ts';
import { formFieldsOf } from '../../support/app.ts';
import { aRegistration } from '../../support/registration.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
const unit: Record<string, number> = {};
const id: Record<string, number> = {};
const before: Record<string, string> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const printed = (login: string, paper: number | undefined) =>
  app.as(login, async (act) => paperText(printedPaper(await lockPaper(act.tx, act.actor, paper ?? 0))).join('\n'));
const cameAlong = async (name: string) =>
  (
    await rows<{ id: number; state: string; signer: string; title: string; approved: boolean }>(
      `select w.id::int, w.state, w.signer_name as signer, w.signer_title as title, w.approved_by is not null as approved from papers w
        where w.unit_id = $1 and w.origin_paper_id = $2`,
      [unit.ngocHa, id[name]],
    )
  )[0];
const lastPaper = async (kind: PaperKind) =>
  (await rows<{ id: number }>('select max(id)::int as id from papers where unit_id = $1 and kind = $2', [unit.baDinh, kind]))[0]
    ?.id ?? 0;

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  await acceptedDenunciation(app, '2026-11-20');
  id.decision = await lastPaper('TC04_2019');
  await app.as('thang.badinh', (act) => approvePaper(act, id.decision ?? 0));
  // The decision of another denunciation has its number; what tells of it has none.
  const issued = await acceptedDenunciation(app, '2026-11-21');
  const decision = await lastPaper('TC04_2019');
  id.told = await lastPaper('TC06_2019');
  await app.as('thang.badinh', (act) => approvePaper(act, decision));
  await app.as('hoa.badinh', (act) => numberPaper(act, decision, '2026-11-21'));
  id.conclusion = await app.as('thang.badinh', (act) =>
    createPaper(act, {
      kind: 'TC12_2019',
      petitionId: issued.petitionId,
      proceedingId: issued.id,
      sealed: true,
      state: 'draft',
      issuedOn: '2026-11-22',
      fields: {
        resolver: 'Chủ tịch Ủy ban nhân dân phường Ba Đình',
        denounced: [],
        acceptance: { number: '01/QĐ-UBND', on: '2026-11-21', issuedBy: 'Chủ tịch Ủy ban nhân dân phường Ba Đình' },
        contents: [],
        legalGrounds: 'Luật Đất đai',
        responsibility: 'Không',
        measures: 'Không',
      } as never,
    }),
  );
  const complaint = await acceptedComplaint(app, '2026-11-23');
  id.notice = await lastPaper('KN03_2026');
  app.setNow('2026-11-24T02:00:00Z');
  const slip = {
    petitionType: 'KN' as const,
    sender: { name: 'Nguyễn Văn Tám', address: 'Số 5 phố Đội Cấn' },
    head: 'Chủ tịch Ủy ban nhân dân phường Ba Đình',
    receivedOn: '2026-11-23',
    summary: 'Bồi thường khi thu hồi đất',
    proposedBy: { name: 'Lê Viết Sơn', title: 'Chuyên viên' },
  };
  const xld01 = (state: 'draft' | 'approved') =>
    app.as('thang.badinh', (act) =>
      createPaper(act, {
        kind: 'XLD01_2021',
        petitionId: complaint.petitionId,
        sealed: false,
        state,
        fields: {
          ...slip,
          ...(state === 'approved'
            ? { approvedBy: { name: 'Hoàng Gia Thắng' }, approvedOn: '2026-11-24' }
            : { proposedBy: { name: 'Quàng Văn Nghỉ', title: 'Chuyên viên' }, unitLeader: { name: 'Vũ Bá Cường', title: '' } }),
        },
      }),
    );
  id.finished = await xld01('approved');
  id.unfinished = await xld01('draft');
  // Approved with the proposal it carries out, and left with the clerk.
  const guided = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  id.guidance = await app.as('son.badinh', (act) =>
    createPaper(act, {
      kind: 'XLD02_2021',
      petitionId: guided.id,
      sealed: false,
      state: 'submitted',
      fields: { complainant: slip.sender, receivedOn: '2026-11-24', summary: 'Bồi thường', competentOrg: 'Sở Xây dựng' },
    }),
  );
  await app.as('thang.badinh', (act) => approvePaper(act, id.guidance ?? 0));
  // It is signed for the chairman, by a mandate of his, by somebody who has a post of his own at the successor.
  await rows(
    `update papers w set signer_id = c.id, signer_name = c.name, signer_title = E'TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG', approved_by = c.id from accounts c
      where c.login = 'cuong.badinh' and w.id = $1`,
    [id.guidance],
  );
  await rows(
    `insert into proposals (unit_id, petition_id, sealed, outcome, reason, basis, destination, details, state, comment, proposed_by, proposed_at, decided_by, decided_at, paper_id)
     select unit_id, petition_id, false, 'guide', '', '', '', '{}', 'approved', '', created_by, created_at, approved_by, approved_at, id from papers where id = $1`,
    [id.guidance],
  );
  await rows(
    "update petitions set status = 'approved', outcome = 'guide', next_act = 'issue', next_role = 'clerk', holder_id = null where id = $1",
    [guided.id],
  );
  const visit = await app.as('lan.badinh', (act) =>
    registerVisit(
      act,
      entry({
        outcome: 'accepted_for_processing',
        receivedOn: '2026-11-24',
        documents: [{ name: 'Đơn khiếu nại', pages: 2, condition: 'Bản gốc' }] as never,
      }),
    ),
  );
  expect(visit.id).toBeGreaterThan(0);
  id.receipt = await lastPaper('TCD02_2026');
  const asked = await app.as('lan.badinh', (act) =>
    registerVisit(
      act,
      entry({
        outcome: 'appointment',
        receivedOn: '2026-11-24',
        appointmentOn: '2026-12-10',
        appointmentTime: '08:30',
        people: [{ ...entry().people[0], idNumber: '001185007777' } as never],
      }),
    ),
  );
  expect(asked.id).toBeGreaterThan(0);
  id.appointment = await lastPaper('PHIEU_HEN');
  for (const name of ['decision', 'notice', 'finished', 'unfinished', 'receipt', 'appointment'])
    before[name] = await printed('thang.badinh', id[name]);
  expect(before.decision).toContain('phường Ba Đình');
  app.setNow('2026-11-25T02:00:00Z');
  const actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  await asAdmin((context) => keepHeads(context, actId));
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  expect(await rows('select state from reorganisations where id = $1', [actId])).toEqual([{ state: 'done' }]);
}, 120_000);

describe('after Ba Đình has gone into Ngọc Hà', () => {
  it('a finished form that takes no number, and a receipt handed over at the desk, read as on the day they were signed', async () => {
    for (const name of ['finished', 'receipt']) {
      const copy = await cameAlong(name);
      expect([name, await printed('vinh.ngocha', copy?.id)]).toEqual([name, before[name]]);
    }
    expect(before.finished).toContain('Ủy ban nhân dân phường Ba Đình nhận được đơn');
  });

  it('a draft of the same form is the successor’s throughout', async () => {
    const text = await printed('vinh.ngocha', (await cameAlong('unfinished'))?.id);
    expect(text).toContain(
      'Ngày 23 tháng 11 năm 2026, Ủy ban nhân dân phường Ba Đình (nay là Ủy ban nhân dân phường Ngọc Hà) nhận được đơn',
    );
    // Who proposed it there and works here no more is named with the office in which he did.
    const proposer = 'Quàng Văn Nghỉ (Ủy ban nhân dân phường Ba Đình)';
    expect(text).toContain(proposer);
    expect(text).toMatch(/Vũ Bá Cường(?! \()/);
    expect(text.replace('Ủy ban nhân dân phường Ba Đình (nay là', '').replace(proposer, '')).not.toContain('Ba Đình');
    expect(text).toContain('Chủ tịch Ủy ban nhân dân phường Ngọc Hà');
  });

  it('a decision without a number has one authority, and its head says yes to it', async () => {
    const copy = await cameAlong('decision');
    expect(copy).toMatchObject({ state: 'submitted', signer: '', title: 'CHỦ TỊCH', approved: false });
    const text = await printed('vinh.ngocha', copy?.id);
    expect(text).toContain('Chủ tịch Ủy ban nhân dân phường Ngọc Hà');
    expect(text).not.toContain('phường Ba Đình');
    expect(text).not.toContain('Hoàng Gia Thắng');
    // It is his to decide, not that of the deputy who came along.
    const waitsFor = (login: string) =>
      app.as(login, async ({ tx, actor, moment }) => (await listPapersToApprove(tx, actor, moment.today)).map((one) => one.id));
    expect(await waitsFor('vinh.ngocha')).toContain(copy?.id);
    expect(await waitsFor('thang.badinh')).not.toContain(copy?.id);
    await app.as('vinh.ngocha', (act) => approvePaper(act, copy?.id ?? 0));
    expect(await cameAlong('decision')).toMatchObject({ state: 'approved', signer: 'Trịnh Đình Vinh' });
  });

  it('what tells of an act of before the switch says whose act it was, under the heading of the successor', async () => {
    const told = await printed('vinh.ngocha', (await cameAlong('told'))?.id);
    expect(told).toContain('Chủ tịch Ủy ban nhân dân phường Ba Đình đã thụ lý tố cáo');
    expect(told).toContain('Ủy ban nhân dân phường Ngọc Hà');
    const conclusion = await printed('vinh.ngocha', (await cameAlong('conclusion'))?.id);
    expect(conclusion).toContain('Ủy ban nhân dân phường Ba Đình đã ban hành Quyết định số 01/QĐ-UBND thụ lý tố cáo');
    expect(conclusion).toContain('Ủy ban nhân dân phường Ngọc Hà kết luận');
    // Nor is it dated before the office was the one that issues it.
    expect(conclusion).toContain('Ngọc Hà, ngày …… tháng …… năm ……');
    expect(
      await rows(
        'select 1 from papers where unit_id = $1 and number is null and issued_on < $2 and state in ($3, $4) and origin_paper_id is not null',
        [unit.ngocHa, '2026-11-25', 'draft', 'submitted'],
      ),
    ).toEqual([]);
  });

  it('what was approved with its proposal, for the head by his mandate, waits for the head of the successor and is his to sign', async () => {
    const there = `select 1 from assignments a join accounts c on c.id = a.account_id where c.login = 'cuong.badinh' and a.unit_id = $1 and a.during @> date '2026-11-25'`;
    expect(await rows(there, [unit.ngocHa])).toHaveLength(1);
    const copy = await cameAlong('guidance');
    expect(copy).toMatchObject({ state: 'submitted', signer: '', title: 'CHỦ TỊCH' });
    const waiting = await app.as('vinh.ngocha', ({ tx, actor, moment }) => listPapersToApprove(tx, actor, moment.today));
    expect(waiting.map((one) => one.id)).toContain(copy?.id);
    await app.as('vinh.ngocha', (act) => approvePaper(act, copy?.id ?? 0));
    expect(await cameAlong('guidance')).toMatchObject({ state: 'approved', signer: 'Trịnh Đình Vinh' });
  });

  it('an appointment leaves open on which day, where and whom, until an officer here has set it; nobody agrees to it before', async () => {
    const slip = await cameAlong('appointment');
    const paper = slip?.id ?? 0;
    const text = await printed('vinh.ngocha', paper);
    for (const gone of ['Hoàng Gia Thắng', 'Chủ tịch', '08 giờ 30', '10 tháng 12']) expect(text).not.toContain(gone);
    const head = await app.signIn('vinh.ngocha');
    const open = 'Phiếu hẹn chưa định ngày, địa điểm, người tiếp. Sửa dự thảo';
    const page = (await head.get(`/papers/${paper}`).expect(200)).text;
    expect(page).toContain(open);
    expect(page).not.toContain(`/papers/${paper}/approval"`);
    const [visit] = await rows<{ id: number }>('select visit_id as id from papers where id = $1', [paper]);
    const shown = async () => (await head.get(`/visits/${visit?.id}`).expect(200)).text;
    expect(await shown()).toContain('chưa định, ghi ngày, nơi, người tiếp ở phiếu hẹn');
    await expect(app.as('vinh.ngocha', (act) => approvePaper(act, paper))).rejects.toThrow(open);
    const form = await head.get(`/papers/${paper}/edit`).expect(200);
    const [version] = await rows<{ version: string }>('select version::text from papers where id = $1', [paper]);
    const set = {
      summary: 'Bồi thường',
      hostName: 'Trịnh Đình Vinh',
      hostTitle: 'Chủ tịch',
      meetAtPlace: 'Trụ sở phường Ngọc Hà',
    };
    await head
      .post(`/papers/${paper}/edit`)
      .type('form')
      .send({ ...formFieldsOf(form.text), ...set, meetOn: '15/12/2026', meetAtTime: '14:00', version: version?.version ?? '' })
      .expect(303);
    expect(await shown()).toContain('14:00 ngày 15/12/2026');
    await app.as('vinh.ngocha', (act) => approvePaper(act, paper));
  });

  it('the printed book of days before the switch is what it was; what came stands in it from the day of the switch', async () => {
    const clerk = await app.signIn('yen.ngocha');
    const book = async (from: string, to: string) =>
      (await clerk.get('/petitions/register').query({ from, to }).expect(200)).text;
    expect(await book('2026-11-01', '2026-11-24')).toContain('Không có đơn nào trong thời gian này.');
    const since = await book('2026-11-25', '2026-11-30');
    expect(since).toContain('Nhận bàn giao từ Phường Ba Đình, số cũ ĐT-2026-000001');
    expect(since).toContain('20/11/2026');
  });
});
