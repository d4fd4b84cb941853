// Found to be a denunciation after it was classified, proposed or approved as something else: all of that falls in the same act.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { up as putRight } from '../../migrations/20261205000500_petitions__fallen_under_seal.ts';
import { numberPaper } from '../../src/documents/actions.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { issuePetition } from '../../src/petitions/issue/actions.ts';
import type { Outcome } from '../../src/petitions/petition.ts';
import { decideProposal, submitProposal } from '../../src/petitions/proposals/actions.ts';
import type { Registration } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { takeBackApproved } from '../../src/petitions/taking-back/actions.ts';
import { acceptPetition, refusePetition } from '../../src/proceedings/acceptance.ts';
import { gather } from '../../src/proceedings/queries.ts';
import { loadProceeding } from '../../src/proceedings/records.ts';
import { openTransfer, returnTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { runJobs } from '../../src/worker.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { expectReplayed } from '../support/clocks.ts';
import { plainText } from '../support/plain-text.ts';
import {
  answers,
  foreignComplaint,
  foreignFeedback,
  ineligible,
  ownComplaint,
  ownDenunciation,
  register,
  stateOf,
} from './handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const blank = { basis: '', destination: '', items: '', days: '', rowVersion: '', inspector: '', show: '' as const };
const official = [
  {
    kind: 'individual' as const,
    name: 'Trịnh Văn Bảy',
    position: 'Công chức địa chính',
    organization: 'UBND phường',
    accountId: null,
  },
];

async function classified(given: Record<string, string>, changes: Partial<Registration> = {}): Promise<number> {
  const declaredType = given.type as Registration['declaredType'];
  const id = await register(app, 'son.badinh', { declaredType, respondents: official, ...changes });
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(given)));
  return id;
}
async function proposed(given: Record<string, string>, outcome: Outcome, destination = ''): Promise<number> {
  const id = await classified(given);
  await app.as('son.badinh', (act) => submitProposal(act, id, { ...blank, reason: 'Lý do đã cân nhắc', outcome, destination }));
  return id;
}
interface Proposal {
  id: number;
  state: string;
  outcome: string;
  reason: string;
  decided: boolean;
}
const proposalsOf = (id: number) =>
  app.database.owner<Proposal & Record<string, unknown>>(
    'select id::int, state, outcome, reason, decided_by is not null as decided from proposals where petition_id = $1 order by id',
    [id],
  );
async function approve(id: number): Promise<void> {
  const proposalId = (await proposalsOf(id)).at(-1)?.id ?? 0;
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null }),
  );
}
async function approved(given: Record<string, string>, outcome: Outcome, destination = ''): Promise<number> {
  const id = await proposed(given, outcome, destination);
  await approve(id);
  return id;
}
const seal = (id: number, login = 'thang.badinh') =>
  app.as(login, (act) => sealOnRequest(act, id, { reason: 'Có nội dung tố cáo công chức địa chính' }));
const papersOf = (id: number) =>
  app.database.owner<{ id: number; kind: string; state: string; number: number | null }>(
    'select id::int, kind, state, number from papers where petition_id = $1 order by id',
    [id],
  );
const noticesOf = async (login: string, id: number) =>
  (
    await app.database.owner<{ words: string }>(
      'select n.words from notices n join accounts a on a.id = n.account_id where a.login = $1 and n.petition_id = $2 and n.read_at is null order by n.id',
      [login, id],
    )
  ).map((one) => one.words);
const son = async () => (await app.database.owner<{ id: number }>("select id from accounts where login = 'son.badinh'"))[0]?.id;
const accept = (id: number) =>
  app.as('thang.badinh', (act) => acceptPetition(act, id, { on: '2026-11-25', points: 'Thu tiền', isRemote: false }));

/** Back with the officer it is assigned to, as a denunciation nobody has classified, its days those of a denunciation. */
async function expectAnew(id: number): Promise<void> {
  expect(await stateOf(app, id)).toMatchObject({
    status: 'assigned',
    petition_type: 'TC',
    sealed: true,
    outcome: null,
    holder_id: await son(),
    next_act: 'classify',
    closed_on: null,
    due_rule: 'TC_INITIAL',
    // Seven working days after its receipt on Friday 20/11; Tuesday 24/11 is a holiday.
    due_on: '2026-12-02',
  });
  const [row] = await app.database.owner(
    'select eligibility, jurisdiction, instance, object_kind, knpa_kind, classified_at, approved_on from petitions where id = $1',
    [id],
  );
  expect(Object.values(row ?? {}).every((one) => one === null)).toBe(true);
  const running = await app.database.owner(
    "select rule_code from clocks where petition_id = $1 and stopped_on is null and rule_code <> 'PROC_RED45'",
    [id],
  );
  expect(running).toEqual([{ rule_code: 'TC_INITIAL' }]);
  expect((await papersOf(id)).filter((one) => one.state !== 'revoked')).toEqual([]);
  await expectReplayed(app, { petitionId: id });
}

describe('approved', () => {
  it('for acceptance: nothing is accepted on it; classified, proposed and approved as a denunciation it is accepted as one', async () => {
    const id = await approved(ownComplaint, 'propose_acceptance');
    await seal(id);
    await expectAnew(id);
    expect(await proposalsOf(id)).toMatchObject([{ state: 'sent_back', outcome: 'propose_acceptance', decided: true }]);
    await expect(accept(id)).rejects.toMatchObject({ status: 409 });
    await expect(app.as('thang.badinh', (act) => takeBackApproved(act, id, 'Bấm nhầm'))).rejects.toMatchObject({ status: 409 });
    expect(await noticesOf('son.badinh', id)).toContainEqual(
      expect.stringContaining('phê duyệt trước đó hết hiệu lực, phân loại lại'),
    );
    const leader = await app.signIn('thang.badinh');
    const shown = plainText((await leader.get(`/petitions/${id}`).expect(200)).text);
    expect(shown).toContain('Đơn là tố cáo: kết quả xử lý trước đó hết hiệu lực, phân loại lại');
    expect(shown).not.toContain('Trả lại, cần sửa');
    await leader.get(`/petitions/${id}/taking-back`).expect(409);
    const officer = await app.signIn('son.badinh');
    expect((await officer.get(`/petitions/${id}`).expect(200)).text).toMatch(
      new RegExp(`href="/petitions/${id}/classification"[^>]*btn-primary|btn-primary[^>]*href="/petitions/${id}/classification"`),
    );
    const propose = (outcome: Outcome) =>
      app.as('son.badinh', (act) => submitProposal(act, id, { ...blank, reason: 'Đủ điều kiện thụ lý', outcome }));
    await expect(propose('propose_acceptance')).rejects.toThrow('Cần phân loại đơn trước khi đề xuất');
    await app.as('son.badinh', (act) => classifyPetition(act, id, answers(ownDenunciation)));
    // Nothing of what was proposed of the complaint stands in the new form.
    const form = (await officer.get(`/petitions/${id}/proposal`).expect(200)).text;
    expect(form).not.toContain('Lý do đã cân nhắc');
    await propose('propose_acceptance');
    await approve(id);
    const proceeding = await accept(id);
    const [made] = await app.database.owner('select procedure from proceedings where id = $1', [proceeding]);
    expect(made).toEqual({ procedure: 'denunciation_first' });
    expect((await proposalsOf(id)).map((one) => one.state)).toEqual(['sent_back', 'approved']);
  });

  it('to be guided or sent on, its letter numbered: the number stays in the book, and the letter never leaves', async () => {
    for (const [given, outcome] of [
      [foreignComplaint, 'guide'],
      [foreignFeedback, 'transfer'],
    ] as const) {
      const id = await approved(given, outcome, 'Sở Xây dựng');
      const [letter] = await papersOf(id);
      await app.as('hoa.badinh', (act) => numberPaper(act, letter?.id ?? 0, '2026-11-25'));
      expect(await noticesOf('hoa.badinh', id)).toHaveLength(1);
      await seal(id);
      await expectAnew(id);
      // The clerk is not told to send it any more.
      expect(await noticesOf('hoa.badinh', id)).toEqual([]);
      expect(await papersOf(id)).toMatchObject([{ state: 'revoked', number: expect.any(Number) }]);
      const send = { step: 'send', on: '2026-11-25', letterNumber: '', note: '', means: 'post', to: 'Người gửi' } as const;
      await expect(app.as('hoa.badinh', (act) => issuePetition(act, id, send))).rejects.toMatchObject({ status: 409 });
    }
  });

  it('and then refused: the notice of refusal falls too', async () => {
    const id = await approved(ownComplaint, 'propose_acceptance');
    await app.as('thang.badinh', (act) => refusePetition(act, id, { on: '2026-11-25', ground: 'A11_5', reason: 'Quá hạn' }));
    await seal(id);
    await expectAnew(id);
  });
});

it('before the leader: he finds nothing to answer; and what was only classified is classified anew', async () => {
  const waiting = await proposed(ownComplaint, 'propose_acceptance');
  await seal(waiting, 'son.badinh');
  await expectAnew(waiting);
  // Who did it himself is not told of it.
  expect((await noticesOf('son.badinh', waiting)).filter((one) => one.includes('hết hiệu lực'))).toEqual([]);
  expect((await (await app.signIn('thang.badinh')).get('/approvals').expect(200)).text).not.toContain(`/petitions/${waiting}/`);
  await expect(approve(waiting)).rejects.toMatchObject({ status: 409 });
  const only = await classified(ownComplaint);
  const officer = await app.signIn('son.badinh');
  expect(plainText((await officer.get(`/petitions/${only}/sealing`).expect(200)).text)).toContain(
    'Sau bước này: phân loại hết hiệu lực, Lê Viết Sơn phân loại lại là tố cáo, hạn tính từ ngày tiếp nhận; thông tin người gửi được niêm phong',
  );
  await seal(only, 'son.badinh');
  await expectAnew(only);
});

it('filed before: it stays so, and taken back it is classified as a denunciation, not put before the leader again', async () => {
  const id = await approved(ineligible, 'file_away');
  await seal(id);
  expect(await stateOf(app, id)).toMatchObject({ status: 'filed', sealed: true });
  const leader = await app.signIn('thang.badinh');
  expect(plainText((await leader.get(`/petitions/${id}/taking-back`).expect(200)).text)).toContain('phân loại lại là tố cáo');
  expect(await app.as('thang.badinh', (act) => takeBackApproved(act, id, 'Là tố cáo'))).toBe('classification');
  await expectAnew(id);
});

it('sent on before, and sent back: it is classified before anything is proposed', async () => {
  const id = await approved(foreignFeedback, 'transfer', 'Phường Ngọc Hà');
  const toUnitId = await app.database.unitId('00008');
  const [letter] = await papersOf(id);
  const way = {
    toUnitId,
    toOutside: '',
    reason: 'Thuộc thẩm quyền',
    basis: '',
    paperId: letter?.id ?? null,
    sentOn: '2026-11-25',
  };
  await app.as('hoa.badinh', (act) => numberPaper(act, letter?.id ?? 0, '2026-11-25'));
  const transfer = await app.as('hoa.badinh', (act) => sendTransfer(act, id, way));
  await seal(id);
  await app.as('yen.ngocha', (act) => openTransfer(act, transfer));
  await app.as('yen.ngocha', (act) => returnTransfer(act, transfer, { reason: 'not_competent', basis: 'Điều 24', note: '' }));
  await runJobs(app.services, app.database.workerUrl);
  expect(await stateOf(app, id)).toMatchObject({
    status: 'assigned',
    next_act: 'classify',
    due_rule: 'TC_INITIAL',
    holder_id: await son(),
  });
});

it('what stood approved under a seal is put right once', async () => {
  const id = await approved(ownComplaint, 'propose_acceptance');
  await seal(id);
  await app.database.owner(
    `update petitions set status = 'approved', outcome = 'propose_acceptance', next_act = 'accept', next_role = 'leader', holder_id = null,
       eligibility = 'eligible', jurisdiction = 'own', instance = 'first', object_kind = 'admin_decision', classified_by = registered_by,
       classified_at = (select min(at) from events where petition_id = $1 and kind = 'petition.sealed') - interval '1 hour' where id = $1`,
    [id],
  );
  await app.database.owner("update proposals set state = 'approved', details = '{}' where petition_id = $1", [id]);
  await putRight({ raw: (sql: string) => app.database.owner(sql) } as unknown as Parameters<typeof putRight>[0]);
  await expectAnew(id);
  expect(await proposalsOf(id)).toMatchObject([{ state: 'sent_back', decided: true }]);
});

it('accepted before: what was accepted goes on by its own law, and the denunciation is not accepted with it', async () => {
  const id = await approved(ownComplaint, 'propose_acceptance');
  const proceeding = await accept(id);
  const officer = await app.signIn('son.badinh');
  expect(plainText((await officer.get(`/petitions/${id}/sealing`).expect(200)).text)).toContain(
    'nội dung tố cáo vào sổ thành đơn tố cáo riêng để kiểm tra, xem xét thụ lý (Điều 24, Điều 29 Luật Tố cáo)',
  );
  const against = {
    kind: 'individual' as const,
    name: 'Phan Văn Lý',
    position: 'Công chức văn hóa',
    organization: 'UBND phường',
  };
  const whom = { people: [against], meant: { named: [], pastHead: false, isActor: false }, isWritten: false };
  await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Có nội dung tố cáo' }, whom));
  expect(plainText((await officer.get(`/petitions/${id}`).expect(200)).text)).toContain('người bị tố cáo: Phan Văn Lý');
  expect(await stateOf(app, id)).toMatchObject({ status: 'accepted', petition_type: 'KN', sealed: true, public_code: null });
  const [row] = await app.database.owner('select procedure, sealed, state, due_rule from proceedings where id = $1', [
    proceeding,
  ]);
  expect(row).toEqual({ procedure: 'complaint_first', sealed: true, state: 'accepted', due_rule: 'KN_RES_1' });
  const rules = await app.database.owner<{ rule_code: string }>('select rule_code from clocks where proceeding_id = $1', [
    proceeding,
  ]);
  expect(rules.some(({ rule_code }) => rule_code.startsWith('TC_'))).toBe(false);
  expect(await noticesOf('thang.badinh', id)).toContainEqual(
    expect.stringContaining('nội dung tố cáo vào sổ thành đơn tố cáo riêng'),
  );
  // Its decision still names whose act it is about.
  const { given } = await app.as('thang.badinh', async (act) => gather(act, await loadProceeding(act.tx, proceeding)));
  expect(given.respondents.map((one) => one.name)).toEqual(['Trịnh Văn Bảy']);
});

it('accepted against the head, and found to denounce somebody else: he decides on the complaint as before', async () => {
  const id = await approved(ownComplaint, 'propose_acceptance');
  await accept(id);
  await app.database.owner(
    "update parties set name = '', name_key = '', position = 'Chủ tịch UBND phường Ba Đình', organization = '' where petition_id = $1 and role = 'respondent'",
    [id],
  );
  const other = { kind: 'individual' as const, name: 'Phan Văn Lý', position: 'Công chức văn hóa', organization: '' };
  const whom = { people: [other], meant: { named: [], pastHead: false, isActor: false }, isWritten: false };
  await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Có nội dung tố cáo' }, whom));
  expect(await stateOf(app, id)).toMatchObject({ status: 'accepted', petition_type: 'KN', sealed: true });
  expect(await app.database.owner('select past_head from petitions where id = $1', [id])).toEqual([{ past_head: false }]);
  await (await app.signIn('thang.badinh')).get(`/petitions/${id}`).expect(200);
});
