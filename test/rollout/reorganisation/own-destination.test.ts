// A ward is abolished into the city, with letters of its own that send to the city: the office that holds the petition now tells nobody
// to write to it, and whoever must act finds it on his list.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../../src/documents/actions.ts';
import type { PaperKind } from '../../../src/documents/papers/catalogue.ts';
import { ownDestination } from '../../../src/documents/registry/own-destination.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { decideProposal, submitProposal } from '../../../src/petitions/proposals/actions.ts';
import { addRoute, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import type { Context } from '../../../src/web/pages.ts';
import { listPapersToApprove } from '../../../src/work/paper-queries.ts';
import { runJobs } from '../../../src/worker.ts';
import { answers, foreignComplaint, register } from '../../petitions/handling.ts';
import { formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { keepHeads } from './arrange.ts';

let app: TestApp;
let city = 0;
const old: Record<string, number> = {};
const here: Record<string, { petition: number; paper: number; state: string }> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const guided = async (destination: string, isApproved: boolean) => {
  const id = await register(app, 'son.badinh');
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(foreignComplaint)));
  const words = { reason: 'Không thuộc thẩm quyền', basis: 'Luật Khiếu nại', destination };
  const blank = { items: '', days: '', inspector: '', rowVersion: '', show: '' };
  const { proposalId } = await app.as('son.badinh', (act) => submitProposal(act, id, { ...blank, ...words, outcome: 'guide' }));
  for (const [login, stage] of [
    ['cuong.badinh', 'endorse'],
    ['thang.badinh', 'approve'],
  ] as const) {
    const [petition] = await rows<{ act: string }>('select next_act as act from petitions where id = $1', [id]);
    if (isApproved && petition?.act === stage)
      await app.as(login, (act) =>
        decideProposal(act, id, { proposalId, stage, answer: 'approve', comment: '', otherOutcome: null }),
      );
  }
  return id;
};

beforeAll(async () => {
  app = await testApp();
  const baDinh = await app.database.unitId('00004');
  city = await app.database.unitId('ubnd-tp');
  old.approved = await guided('UBND thành phố Hà Nội', true);
  old.waiting = await guided('UBND thành phố Hà Nội', false);
  old.elsewhere = await guided('Sở Xây dựng', true);
  app.setNow('2026-11-25T02:00:00Z');
  await app.as('quantri', async (act) => {
    const context = { ...act, services: app.services } as unknown as Context;
    const actId = await prepareAct(context, {
      number: '21/NQ-UBTVQH15',
      issuedOn: '2026-11-20',
      issuer: 'Ủy ban Thường vụ Quốc hội',
      subject: 'giải thể phường Ba Đình',
      effectiveOn: '2026-11-25',
    });
    const way = { fromUnitId: baDinh, toUnitId: city, kind: 'abolish', isDefault: true, fields: [] };
    const takes = { takesPetitions: true, takesArchive: true, takesAccounts: true, takesSchedule: true };
    await addRoute(context, actId, { ...way, ...takes } as never);
    await keepHeads(context, actId);
    await startAct(context, actId);
  });
  await runJobs(app.services, app.database.workerUrl);
  for (const [name, id] of Object.entries(old)) {
    const [row] = await rows<{ petition: number; paper: number; state: string }>(
      `select p.id::int as petition, w.id::int as paper, w.state from petitions p join papers w on w.unit_id = p.unit_id and w.petition_id = p.id
        where p.unit_id = $1 and p.origin_petition_id = $2 and w.kind = 'XLD02_2021'`,
      [city, id],
    );
    if (row) here[name] = row;
  }
}, 120_000);
afterAll(() => app.close());

const sends = 'Văn bản hướng dẫn, chuyển đơn đến chính cơ quan đang giữ đơn (UBND thành phố Hà Nội).';

it('a slip approved in the ward that sends to the city is neither approved nor numbered there; the head takes the approval back with it', async () => {
  const { petition = 0, paper = 0, state } = here.approved ?? {};
  expect(state).toBe('submitted');
  const head = await app.signIn('hai.ubndtp');
  const waits = await app.as('hai.ubndtp', async ({ tx, actor, moment }) => listPapersToApprove(tx, actor, moment.today));
  expect(waits.map(({ id }) => id)).toContain(paper);
  const page = (await head.get(`/papers/${paper}`).expect(200)).text;
  expect(page).toContain(`${sends} Lãnh đạo thu hồi văn bản này, phê duyệt được rút lại cùng`);
  expect(page).not.toContain(`/papers/${paper}/approval"`);
  await expect(app.as('hai.ubndtp', (act) => approvePaper(act, paper))).rejects.toThrow(sends);
  await rows("update papers set state = 'approved', approved_at = '2026-11-25T02:00:00Z' where id = $1", [paper]);
  await expect(app.as('nhung.ubndtp', (act) => numberPaper(act, paper, '2026-11-25'))).rejects.toThrow(sends);
  await rows("update papers set state = 'submitted', approved_at = null where id = $1", [paper]);
  const form = await head.get(`/papers/${paper}/revocation`).expect(200);
  await head
    .post(`/papers/${paper}/revocation`)
    .type('form')
    .send({ ...formFieldsOf(form.text), reason: 'Nay thuộc thẩm quyền' })
    .expect(303);
  const [now] = await rows<{ status: string; act: string }>('select status, next_act as act from petitions where id = $1', [
    petition,
  ]);
  expect(now).toEqual({ status: 'proposed', act: 'approve' });
});

it('a proposal of such a slip is sent back: the page of the approval offers no yes, and the act takes none', async () => {
  const { petition = 0 } = here.waiting ?? {};
  const head = await app.signIn('hai.ubndtp');
  const [row] = await rows<{ act: 'endorse' | 'approve'; proposal: number }>(
    'select p.next_act as act, (select max(r.id)::int from proposals r where r.unit_id = p.unit_id and r.petition_id = p.id) as proposal from petitions p where p.id = $1',
    [petition],
  );
  const given = { proposalId: row?.proposal ?? 0, stage: 'approve' as const, comment: 'Thụ lý', otherOutcome: null };
  expect(row?.act).toBe('approve');
  const page = (await head.get(`/petitions/${petition}/approval`).expect(200)).text;
  expect(page).toContain(`${sends} Trả lại đề xuất`);
  expect(page).not.toMatch(/name="answer" value="approve"/);
  expect(page).toMatch(/name="answer" value="send_back" checked/);
  await expect(app.as('hai.ubndtp', (act) => decideProposal(act, petition, { ...given, answer: 'approve' }))).rejects.toThrow(
    sends,
  );
  expect(await app.as('hai.ubndtp', (act) => decideProposal(act, petition, { ...given, answer: 'send_back' }))).toBe('sent_back');
});

it('one that sends elsewhere goes on', async () => {
  const { paper = 0 } = here.elsewhere ?? {};
  const head = await app.signIn('hai.ubndtp');
  expect((await head.get(`/papers/${paper}`).expect(200)).text).not.toContain('chính cơ quan đang giữ đơn');
});

describe('the office a letter sends to', () => {
  const issuingOrg = 'Ủy ban nhân dân phường Ngọc Hà';
  const of = (kind: PaperKind, fields: Record<string, unknown>) => ownDestination({ kind, fields: { issuingOrg, ...fields } });
  it('is its own however it is written, by its head too', () => {
    for (const named of ['UBND phường Ngọc Hà', 'Chủ tịch Uỷ ban nhân dân Phường Ngọc Hà', 'phường Ngọc Hà']) {
      expect(of('XLD02_2021', { competentOrg: named })).toBe(named);
      for (const kind of ['XLD03_2021', 'XLD04_2021', 'HANDLING_LETTER'] as const) expect(of(kind, { toOrg: named })).toBe(named);
      expect(of('NOTICE_TO_SENDER', { outcome: { result: 'guided', competentOrg: named } })).toBe(named);
    }
    for (const named of ['Công an phường Ngọc Hà', 'UBND phường Ba Đình', ''])
      expect(of('XLD02_2021', { competentOrg: named })).toBe('');
  });

  it('is not what another office had sent before, nor one content of several', () => {
    const outcome = { result: 'transferred', toOrg: issuingOrg };
    expect(of('NOTICE_TO_SENDER', { outcome })).toBe(issuingOrg);
    expect(of('NOTICE_TO_SENDER', { outcome: { ...outcome, letterNumber: '02/PC-UBND' } })).toBe('');
    const contents = [{ competentOrg: issuingOrg }, { competentOrg: 'Sở Xây dựng' }];
    expect(of('XLD05_2021', { contents })).toBe('');
    expect(of('XLD05_2021', { contents: contents.slice(0, 1) })).toBe(issuingOrg);
  });

  it('is found in the words of a refusal, which may say that it is not this one', () => {
    const refusal = (reason: string) => of('TC05_2019', { outcome: { accepted: false, reason } });
    expect(refusal('vụ việc thuộc thẩm quyền của Chủ tịch UBND phường Ngọc Hà')).toBe(issuingOrg);
    expect(refusal('vụ việc không thuộc thẩm quyền của UBND phường Ngọc Hà')).toBe('');
    expect(of('KN04_2026', { reason: 'đề nghị gửi đơn đến UBND phường Ngọc Hà' })).toBe(issuingOrg);
    expect(of('KN04_2026', { reason: 'thời hiệu khiếu nại đã hết' })).toBe('');
  });
});
