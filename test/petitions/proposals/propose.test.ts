// Proposing and deciding on the real database: wards (leader alone) and a department (head of section, then leader).
import { describe, expect, it } from 'vitest';
import { numberPaper } from '../../../src/documents/registry/numbering.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import type { Outcome } from '../../../src/petitions/petition.ts';
import { type Decision, decideProposal, submitProposal } from '../../../src/petitions/proposals/actions.ts';
import { resolveDestination } from '../../../src/petitions/proposals/destination.ts';
import type { Registration } from '../../../src/petitions/registration.ts';
import { openTransfer, returnTransfer, sendTransfer } from '../../../src/transfers/actions.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { csrfOf, formFieldsOf, unchangedForm } from '../../support/app.ts';
import {
  answers,
  foreignComplaint,
  foreignDenunciation,
  foreignFeedback,
  ineligible,
  ownComplaint,
  ownDenunciation,
  register,
  sender,
  stateOf,
} from '../handling.ts';

const app = anApp();

async function classified(login: string, given: Record<string, string>, changes: Partial<Registration> = {}): Promise<number> {
  const id = await register(app, login, { declaredType: given.type as Registration['declaredType'], ...changes });
  await app.as(login, (act) => classifyPetition(act, id, answers(given)));
  return id;
}
const form = {
  reason: 'Đề xuất theo kết quả phân loại',
  basis: 'Thông tư 05/2021/TT-TTCP',
  destination: '',
  items: '',
  days: '',
  inspector: '',
  rowVersion: '',
  show: '',
};
const propose = (login: string, id: number, outcome: Outcome, more: Partial<typeof form> = {}) =>
  app.as(login, (act) => submitProposal(act, id, { ...form, outcome, ...more }));
const decide = (login: string, id: number, proposalId: number, more: Partial<Decision> = {}) =>
  app.as(login, (act) =>
    decideProposal(act, id, { proposalId, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null, ...more }),
  );
const account = async (login: string) => (await app.database.actorOf(login)).accountId;
const papersOf = (id: number) =>
  app.database.owner<{ kind: string; state: string; fields: Record<string, unknown> }>(
    'select kind, state, fields from papers where petition_id = $1 order by id',
    [id],
  );

describe('a destination typed in a hurry', () => {
  it.each(['ngoc ha', 'Ngọc Hà', 'p. Ngọc Hà', 'UBND phuong ngoc ha'])(
    '%s is the ward of that name, no body outside',
    async (typed) => {
      const found = await app.as('son.badinh', ({ house, actor, moment }) =>
        resolveDestination(house, typed, actor.unitId, moment.today),
      );
      expect(found).toEqual({
        unitId: await app.database.unitId('00008'),
        name: 'UBND phường Ngọc Hà',
      });
    },
  );

  it('a body that is not here stays as typed', async () => {
    const found = await app.as('son.badinh', ({ house, actor, moment }) =>
      resolveDestination(house, 'Công an Thành phố', actor.unitId, moment.today),
    );
    expect(found).toEqual({ unitId: null, name: 'Công an Thành phố' });
  });

  it('stands recognised in the preview while it is typed, and what is none yet says which it may be', async () => {
    const id = await classified('son.badinh', foreignComplaint);
    const agent = await app.signIn('son.badinh');
    const csrf = csrfOf((await agent.get('/account')).text);
    const preview = async (destination: string) =>
      (
        await agent
          .post(`/petitions/${id}/proposal/preview`)
          .set('X-CSRF-Token', csrf)
          .type('form')
          .send({ outcome: 'guide', destination })
          .expect(200)
      ).text;
    const whole = await preview('ngoc ha');
    expect(whole).toContain('UBND phường Ngọc Hà, đơn vị dùng phần mềm này');
    expect(whole).not.toContain('đến ngoc ha');
    expect(await preview('ngoc h')).toMatch(/Có phải: [^?]*UBND phường Ngọc Hà/);
    expect(await preview('Tòa án khu vực 9')).toContain('văn bản gửi nơi ngoài phần mềm, tên in như đã gõ');
    // A name that cannot be meant is told, never a broken panel.
    expect(await preview('UBND phường Ba Đình')).toContain('Chọn cơ quan khác');
  });
});

describe('a ward: the leader decides', () => {
  it('a complaint of our own goes to acceptance, its paper approved with it', async () => {
    const id = await classified('son.badinh', ownComplaint);
    const { proposalId } = await propose('son.badinh', id, 'propose_acceptance');
    expect(await stateOf(app, id)).toMatchObject({ status: 'proposed', next_role: 'leader', next_act: 'approve' });
    expect(await papersOf(id)).toMatchObject([{ kind: 'XLD01_2021', state: 'submitted' }]);
    expect(await decide('thang.badinh', id, proposalId)).toBe('approved');
    expect(await stateOf(app, id)).toMatchObject({
      status: 'approved',
      outcome: 'propose_acceptance',
      next_role: 'leader',
      next_act: 'accept',
    });
    expect(await papersOf(id)).toMatchObject([{ state: 'approved' }]);
  });

  it('a complaint of another is guided: the clerk issues', async () => {
    const id = await classified('son.badinh', foreignComplaint);
    const { proposalId } = await propose('son.badinh', id, 'guide', { destination: 'sở xây dựng' });
    await decide('thang.badinh', id, proposalId);
    expect(await stateOf(app, id)).toMatchObject({ status: 'approved', outcome: 'guide', next_role: 'clerk', next_act: 'issue' });
    const [paper] = await papersOf(id);
    expect(paper).toMatchObject({
      kind: 'XLD02_2021',
      fields: {
        competentOrg: 'Sở Xây dựng',
        // The office's own words, never the sender's.
        summary: 'Quyết định xử phạt số 88/QĐ-XPHC',
        reason: expect.stringMatching(
          /^Giám đốc sở.* giải quyết lần đầu khiếu nại .* \(Điều 20 Luật Khiếu nại \(sửa đổi, bổ sung bởi Luật số 136\/2025\/QH15\)\)$/,
        ),
      },
    });
    const [proposal] = await app.database.owner('select destination, destination_unit_id from proposals where id = $1', [
      proposalId,
    ]);
    expect(proposal).toEqual({ destination: 'Sở Xây dựng', destination_unit_id: await app.database.unitId('so-xay-dung') });
  });

  it('a denunciation of another is transferred; no paper, proposal or event knows who wrote', async () => {
    const id = await classified('son.badinh', foreignDenunciation);
    const { proposalId } = await propose('son.badinh', id, 'transfer', { destination: 'Thanh tra Thành phố' });
    await decide('thang.badinh', id, proposalId);
    expect(await stateOf(app, id)).toMatchObject({ outcome: 'transfer', next_role: 'clerk', next_act: 'transfer' });
    const everything = JSON.stringify([
      await papersOf(id),
      await app.database.owner('select * from proposals where petition_id = $1', [id]),
      await app.database.owner('select data from events where petition_id = $1', [id]),
      await app.database.owner('select words from notices where petition_id = $1', [id]),
    ]);
    expect(everything).not.toContain(sender.name);
    expect(everything).not.toContain(sender.idNumber);
  });

  it('signs of a crime go to the police by Điều 27, not by the article of competence', async () => {
    const id = await classified('son.badinh', { ...ownDenunciation, crime: '1' });
    await propose('son.badinh', id, 'transfer_police', { destination: 'Công an thành phố Hà Nội', basis: '' });
    expect(await papersOf(id)).toMatchObject([{ kind: 'XLD03_2021', fields: { purpose: 'crime' } }]);
  });

  it('file away and not process end at the approval', async () => {
    const filed = await classified('son.badinh', ineligible);
    const { proposalId } = await propose('son.badinh', filed, 'file_away', { reason: 'Đã hướng dẫn tại văn bản 12/HD-UBND' });
    await decide('thang.badinh', filed, proposalId, { comment: 'Xem lại nếu ông đến bổ sung' });
    // Why, in whose words and with what the leader said stays to be read: on the page, in its timeline and in the book.
    for (const login of ['son.badinh', 'hoa.badinh', 'thang.badinh']) {
      const page = (await (await app.signIn(login)).get(`/petitions/${filed}`).expect(200)).text;
      expect(page).toContain('Đã hướng dẫn tại văn bản 12/HD-UBND');
      expect(page).toContain('Xem lại nếu ông đến bổ sung (Hoàng Gia Thắng)');
      expect(page).toContain('Lưu đơn. Ý kiến: Xem lại nếu ông đến bổ sung');
    }
    const book = (await (await app.signIn('hoa.badinh')).get('/petitions/register').expect(200)).text;
    expect(book).toContain('Lưu đơn (');
    expect(await stateOf(app, filed)).toMatchObject({
      status: 'filed',
      outcome: 'file_away',
      closed_on: '2026-11-25',
      next_act: null,
    });
    const anonymous = { eligibility: 'ineligible', reason: 'no_name_address', evidence: 'unclear', type: 'TC', field: 'OTHER' };
    const dropped = await classified('son.badinh', anonymous, { senders: [], senderCount: 0 });
    await decide('thang.badinh', dropped, (await propose('son.badinh', dropped, 'not_process')).proposalId);
    expect(await stateOf(app, dropped)).toMatchObject({ status: 'not_processed', outcome: 'not_process' });
  });

  it('a report to the leader comes back with the direction', async () => {
    const id = await classified('son.badinh', ownComplaint);
    const { proposalId } = await propose('son.badinh', id, 'report_leader');
    await expect(decide('thang.badinh', id, proposalId)).rejects.toMatchObject({ status: 422 });
    await decide('thang.badinh', id, proposalId, { comment: 'Mời các bên làm việc trước khi thụ lý' });
    expect(await stateOf(app, id)).toMatchObject({
      status: 'assigned',
      next_act: 'propose',
      holder_id: await account('son.badinh'),
    });
  });

  it('is sent back with a comment, mended, and the old draft never gets a number', async () => {
    const id = await classified('son.badinh', foreignFeedback);
    const first = await propose('son.badinh', id, 'transfer', { destination: 'Sở Xây dựng' });
    await expect(decide('thang.badinh', id, first.proposalId, { answer: 'send_back' })).rejects.toMatchObject({ status: 422 });
    const due = (await stateOf(app, id)).due_on;
    await decide('thang.badinh', id, first.proposalId, {
      answer: 'other_outcome',
      comment: 'Hỏi lại địa điểm',
      otherOutcome: 'request_supplement',
    });
    expect(await stateOf(app, id)).toMatchObject({
      status: 'assigned',
      next_act: 'propose',
      holder_id: await account('son.badinh'),
      due_on: due,
    });
    const second = await propose('son.badinh', id, 'request_supplement', { items: '- Địa điểm cụ thể\n2. Ảnh chụp', days: '10' });
    expect(await papersOf(id)).toMatchObject([
      { state: 'revoked' },
      { kind: 'SUPPLEMENT_REQUEST', state: 'submitted', fields: { items: ['Địa điểm cụ thể', 'Ảnh chụp'], withinDays: 10 } },
    ]);
    await expect(decide('thang.badinh', id, first.proposalId)).rejects.toMatchObject({ status: 409 });
    await decide('thang.badinh', id, second.proposalId);
    expect(await stateOf(app, id)).toMatchObject({ outcome: 'request_supplement', next_act: 'issue' });
    // What is asked of the citizen is what the request that was sent says, worded otherwise in its draft than it was proposed.
    await app.database.owner(
      `with worded as (update papers set state = 'sent', number = 971, fields = fields || '{"items": ["Bản đồ hiện trạng"], "withinDays": 15}'
         where petition_id = $1 and kind = 'SUPPLEMENT_REQUEST' returning 1)
       update petitions set status = 'awaiting_supplement' where id = $1 and exists (select 1 from worded)`,
      [id],
    );
    const page = (await (await app.signIn('son.badinh')).get(`/petitions/${id}`).expect(200)).text;
    expect(page).toMatch(/Cần bổ sung[\s\S]{0,80}1\. Bản đồ hiện trạng\nTrong 15 ngày/);
    expect(page).not.toContain('Địa điểm cụ thể');
  });
});

describe('a department: the head of section first', () => {
  it('endorses, then the director approves', async () => {
    const id = await classified('binh.sxd', { ...foreignComplaint, respondent: 'commune' });
    const { proposalId } = await propose('binh.sxd', id, 'guide', { destination: 'UBND phường Ba Đình' });
    expect(await stateOf(app, id)).toMatchObject({ next_role: 'unit_head', next_act: 'endorse' });
    await expect(decide('thanh.sxd', id, proposalId, { stage: 'endorse' })).rejects.toMatchObject({ status: 403 });
    expect(await decide('kien.sxd', id, proposalId, { stage: 'endorse' })).toBe('endorsed');
    expect(await stateOf(app, id)).toMatchObject({ status: 'proposed', next_role: 'leader', next_act: 'approve' });
    await expect(decide('kien.sxd', id, proposalId, { stage: 'endorse' })).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('Trần Xuân Kiên đồng ý'),
    });
    expect(await decide('thanh.sxd', id, proposalId)).toBe('approved');
  });

  it('whose form carries the name and the words of everybody who decided on it, and the day', async () => {
    const id = await classified('binh.sxd', ownComplaint);
    const { proposalId } = await propose('binh.sxd', id, 'propose_acceptance');
    await decide('kien.sxd', id, proposalId, { stage: 'endorse', comment: 'Nhất trí trình Giám đốc' });
    await decide('thanh.sxd', id, proposalId, { comment: 'Đồng ý thụ lý, giao Thanh tra' });
    const [paper] = await papersOf(id);
    expect(paper).toMatchObject({
      kind: 'XLD01_2021',
      state: 'approved',
      fields: {
        unitLeader: { name: 'Trần Xuân Kiên' },
        unitLeaderWords: 'Nhất trí trình Giám đốc',
        approvedBy: { name: (await app.database.actorOf('thanh.sxd')).name },
        approvalWords: 'Đồng ý thụ lý, giao Thanh tra',
        approvedOn: '2026-11-25',
      },
    });
    expect(await app.database.owner('select issued_on::text from papers where petition_id = $1', [id])).toEqual([
      { issued_on: '2026-11-25' },
    ]);
    const print = await (await app.signIn('binh.sxd')).get(`/petitions/${id}`).expect(200);
    const href = /href="(\/papers\/\d+)"/.exec(print.text)?.[1];
    const sheet = await (await app.signIn('binh.sxd')).get(`${href}/print`).expect(200);
    expect(sheet.text).toContain('Đồng ý thụ lý, giao Thanh tra');
    expect(sheet.text).toContain('Ngày 25 tháng 11 năm 2026');
  });

  it('whose form bears the day it was made on top, and over the approval the day of that', async () => {
    const id = await classified('son.badinh', ownComplaint);
    const { proposalId } = await propose('son.badinh', id, 'propose_acceptance');
    app.setNow('2026-11-27T02:00:00Z');
    await decide('thang.badinh', id, proposalId);
    const officer = await app.signIn('son.badinh');
    const href = /href="(\/papers\/\d+)"/.exec((await officer.get(`/petitions/${id}`).expect(200)).text)?.[1];
    const sheet = (await officer.get(`${href}/print`).expect(200)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(sheet).toMatch(/, ngày 25 tháng 11 năm 2026 Phiếu đề xuất thụ lý đơn/iu);
    expect(sheet).toMatch(/Phê duyệt của thủ trưởng cơ quan, tổ chức, đơn vị Ngày 27 tháng 11 năm 2026/iu);
    // It takes no number and is not issued: nothing calls that day its day of issue.
    const page = (await officer.get(href ?? '').expect(200)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(page).toContain('Ngày lập 25/11/2026');
    expect(page).not.toContain('Ngày ban hành');
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('whose own proposal skips his own endorsement', async () => {
    const id = await classified('kien.sxd', ownComplaint);
    await propose('kien.sxd', id, 'propose_acceptance');
    expect(await stateOf(app, id)).toMatchObject({ next_role: 'leader', next_act: 'approve' });
  });
});

describe('refusals', () => {
  it('an outcome the law does not open, a missing or closed destination, incomplete details', async () => {
    const id = await classified('son.badinh', foreignDenunciation);
    await expect(propose('son.badinh', id, 'propose_acceptance')).rejects.toMatchObject({
      errors: { outcome: 'Đơn phải thuộc thẩm quyền giải quyết của cơ quan này.' },
    });
    await expect(propose('son.badinh', id, 'transfer')).rejects.toMatchObject({ errors: { destination: expect.any(String) } });
    await expect(propose('son.badinh', id, 'transfer', { destination: 'Phường Trúc Bạch' })).rejects.toMatchObject({
      errors: { destination: expect.stringMatching(/kết thúc hoạt động.*Đơn vị kế tiếp/) },
    });
    await expect(propose('son.badinh', id, 'transfer', { destination: 'UBND phường Ba Đình' })).rejects.toMatchObject({
      errors: { destination: expect.stringContaining('Chọn cơ quan khác') },
    });
    await expect(propose('son.badinh', id, 'request_supplement', { days: '0' })).rejects.toMatchObject({
      errors: { items: expect.any(String), days: expect.any(String) },
    });
  });

  it('own proposal, other roles, other unit, unclassified', async () => {
    const id = await classified('cuong.badinh', ownComplaint);
    const { proposalId } = await propose('cuong.badinh', id, 'propose_acceptance');
    await expect(decide('cuong.badinh', id, proposalId)).rejects.toMatchObject({ status: 403 });
    await expect(decide('son.badinh', id, proposalId)).rejects.toMatchObject({ status: 403 });
    await expect(decide('vinh.ngocha', id, proposalId)).rejects.toMatchObject({ status: 404 });
    await expect(propose('tuan.ngocha', id, 'propose_acceptance')).rejects.toMatchObject({ status: 404 });
    const fresh = await register(app, 'son.badinh');
    await expect(propose('son.badinh', fresh, 'propose_acceptance')).rejects.toMatchObject({ status: 409 });
  });

  it('a petition that names the only approver does not disappear on his desk', async () => {
    const leader = await account('thang.badinh');
    const id = await classified('son.badinh', ownComplaint, {
      respondents: [{ kind: 'individual', name: 'Hoàng Gia Thắng', position: 'Chủ tịch', organization: '', accountId: leader }],
    });
    await expect(propose('son.badinh', id, 'propose_acceptance')).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('được nêu tên trong đơn'),
    });
  });

  it('who would be the only approver cannot propose', async () => {
    const id = await classified('dung.tcd', { ...foreignComplaint });
    await expect(propose('dung.tcd', id, 'guide', { destination: 'Sở Xây dựng' })).rejects.toMatchObject({ status: 409 });
  });

  it('two answers at once: one stands, the other hears who and when', async () => {
    const id = await classified('son.badinh', ownDenunciation);
    const { proposalId } = await propose('son.badinh', id, 'propose_acceptance');
    const results = await Promise.allSettled([
      decide('thang.badinh', id, proposalId),
      decide('thang.badinh', id, proposalId, { answer: 'send_back', comment: 'Làm rõ' }),
    ]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((one) => one.status === 'rejected');
    expect(refused?.status === 'rejected' && refused.reason).toMatchObject({
      status: 409,
      message: expect.stringMatching(/Đề xuất này đã được Hoàng Gia Thắng (phê duyệt|trả lại) lúc 09:00/),
    });
  });
});

it('compares with what stands in the book, never with what the form suggests, and calls the fields as the form does', async () => {
  const id = await classified('son.badinh', ownComplaint);
  const son = await app.signIn('son.badinh');
  const send = async (changes: Record<string, string>) => {
    const page = (await son.get(`/petitions/${id}/proposal`).expect(200)).text;
    const rowVersion = /name="rowVersion" value="(\d+)"/.exec(page)?.[1] ?? '';
    await app.database.owner('update petitions set version = version + 1 where id = $1', [id]);
    const typed = { ...formFieldsOf(page), ...form, rowVersion, outcome: 'propose_acceptance', ...changes };
    return son.post(`/petitions/${id}/proposal`).type('form').send(typed);
  };
  const fresh = await send({ reason: 'Ý kiến của tôi' });
  expect(fresh.status).toBe(409);
  expect(fresh.text).toContain('Ý kiến của tôi');
  expect(fresh.text).not.toContain('Trong sổ hiện nay');
  const { proposalId } = await propose('son.badinh', id, 'propose_acceptance', { reason: 'Ý kiến lần đầu' });
  await decide('thang.badinh', id, proposalId, { answer: 'send_back', comment: 'Bổ sung căn cứ' });
  // Nobody is asked to approve its paper any more.
  const papers = await app.database.owner(
    'select w.state from papers w join proposals r on r.unit_id = w.unit_id and r.paper_id = w.id where r.id = $1',
    [proposalId],
  );
  expect(papers).toEqual([{ state: 'draft' }]);
  const later = await send({ reason: 'Ý kiến lần hai' });
  expect(later.text).toMatch(/Ý kiến đề xuất trình lãnh đạo<\/th><td[^>]*>Ý kiến lần đầu<\/td>/);
  const wrong = await son
    .post(`/petitions/${id}/proposal`)
    .type('form')
    .send({ ...formFieldsOf(later.text), ...form, reason: '' });
  expect(wrong.text.replace(/<\/?span[^>]*>/g, '')).toContain('Ý kiến đề xuất trình lãnh đạo: Nhập lý do đề xuất');
});

it('a petition another unit gave back opens with what was proposed before, and says who gave it back and why', async () => {
  const id = await classified('son.badinh', foreignFeedback);
  const reason = 'Việc thuộc địa bàn phường Ngọc Hà';
  const { proposalId } = await propose('son.badinh', id, 'transfer', { destination: 'Phường Ngọc Hà', reason });
  await decide('thang.badinh', id, proposalId);
  const letters = await app.database.owner<{ id: number }>('select id::int from papers where petition_id = $1 order by id', [id]);
  for (const letter of letters) await app.as('hoa.badinh', (act) => numberPaper(act, letter.id, '2026-11-25'));
  const toUnitId = await app.database.unitId('00008');
  const sending = {
    toUnitId,
    toOutside: '',
    reason,
    basis: 'Điều 29',
    paperId: letters.at(-1)?.id ?? null,
    sentOn: '2026-11-25',
  };
  const transferId = await app.as('hoa.badinh', (act) => sendTransfer(act, id, sending));
  await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
  const returning = { reason: 'not_competent', basis: 'Điều 29', note: '' } as const;
  await app.as('yen.ngocha', (act) => returnTransfer(act, transferId, returning));
  await runJobs(app.services, app.database.workerUrl);
  const page = (await (await app.signIn('son.badinh')).get(`/petitions/${id}/proposal`).expect(200)).text;
  expect(page).toContain('Phường Ngọc Hà trả lại đơn ngày 25/11/2026 (Dương Khánh Yến): Không thuộc thẩm quyền');
  const stands = { outcome: 'transfer', reason, destination: expect.stringContaining('Ngọc Hà') };
  expect(unchangedForm(page, 'proposal')).toMatchObject(stands);
});
