// From approval to the end: number, send, final state; clocks stop, or run on in sight while a supplement is awaited.
import { describe, expect, it } from 'vitest';
import { numberPaper } from '../../../src/documents/actions.ts';
import { listDue } from '../../../src/notifications/queries.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { issuePetition } from '../../../src/petitions/issue/actions.ts';
import type { Outcome } from '../../../src/petitions/petition.ts';
import { decideProposal, submitProposal } from '../../../src/petitions/proposals/actions.ts';
import type { Registration } from '../../../src/petitions/registration.ts';
import { recordInspection } from '../../../src/petitions/steps/actions.ts';
import { type TakingFromBelow, takeFromBelow } from '../../../src/petitions/steps/below.ts';
import { sendTransfer } from '../../../src/transfers/actions.ts';
import { anApp } from '../../support/an-app.ts';
import { formFieldsOf } from '../../support/app.ts';
import {
  answers,
  foreignComplaint,
  foreignFeedback,
  ownComplaint,
  ownDenunciation,
  register,
  sender,
  stateOf,
} from '../handling.ts';

const app = anApp();

const blank = {
  reason: 'Lý do',
  basis: '',
  destination: '',
  items: '',
  days: '',
  rowVersion: '',
  inspector: '',
  show: '' as const,
};

async function approved(
  given: Record<string, string>,
  outcome: Outcome,
  more: Record<string, string> = {},
  changes: Partial<Registration> = {},
): Promise<number> {
  const id = await register(app, 'son.badinh', { declaredType: given.type as Registration['declaredType'], ...changes });
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(given)));
  const { proposalId } = await app.as('son.badinh', (act) => submitProposal(act, id, { ...blank, outcome, ...more }));
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null }),
  );
  return id;
}
const issue = (login: string, id: number, step: 'number' | 'send' | 'close', more: Record<string, string> = {}) =>
  app.as(login, (act) =>
    issuePetition(act, id, {
      step,
      on: '2026-11-25',
      letterNumber: '',
      note: '',
      means: 'post',
      to: 'Bà Phùng Thị Hải Đường',
      ...more,
    }),
  );
const running = (id: number) => app.database.owner('select id from clocks where petition_id = $1 and stopped_on is null', [id]);

it.each([
  ['guide', foreignComplaint, 'phát hành văn bản'],
  ['transfer', foreignFeedback, 'chuyển đơn'],
] as const)('approved to %s, it waits for whoever sends here, and its page says so', async (outcome, given, words) => {
  const id = await approved(given, outcome, { destination: 'Sở Xây dựng' });
  const reader = await app.signIn('lan.badinh');
  const page = async () => (await reader.get(`/petitions/${id}`).expect(200)).text.replace(/<[^>]+>/g, ' ');
  expect(await page()).toMatch(new RegExp(`Chờ (Trần Diệu Hoa, [^.]*|văn thư) ${words}`));
  expect(await page()).not.toContain('Chờ Lê Viết Sơn');
  // By a paper that was revoked nothing leaves: then it waits for whoever approves.
  await app.database.owner("update papers set state = 'revoked' where petition_id = $1", [id]);
  expect(await page()).toMatch(/Chờ Hoàng Gia Thắng, [^.]* rút lại phê duyệt/);
});

describe('information of a nameless sender that the office inspects itself', () => {
  const anonymous = { eligibility: 'ineligible', reason: 'no_name_address', evidence: 'clear', type: 'TC', field: 'OTHER' };

  it('is charged by a paper, waits with its officer, and ends with what was found', async () => {
    const id = await approved(
      anonymous,
      'inspect_own',
      { inspector: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
      { senders: [], senderCount: 0 },
    );
    const [paper] = await app.database.owner<{ kind: string; fields: Record<string, string> }>(
      'select kind, fields from papers where petition_id = $1',
      [id],
    );
    expect(paper).toMatchObject({
      kind: 'TC_INFO_INSPECTION',
      fields: { inspector: 'Phòng Kinh tế, Hạ tầng và Đô thị', within: '30 ngày' },
    });
    await issue('hoa.badinh', id, 'number');
    expect(await issue('hoa.badinh', id, 'send')).toMatchObject({ step: 'done', status: 'inspecting' });
    const { accountId } = await app.database.actorOf('son.badinh');
    expect(await stateOf(app, id)).toMatchObject({
      status: 'inspecting',
      closed_on: '2026-11-25',
      holder_id: accountId,
      next_act: 'inspect',
    });
    expect(
      await app.database.owner('select rule_code, due_on::text from clocks where petition_id = $1 and stopped_on is null', [id]),
    ).toEqual([{ rule_code: 'TC_INFO_INSPECT', due_on: '2026-12-25' }]);
    const queue = await (await app.signIn('son.badinh')).get('/work').expect(200);
    expect(queue.text).toContain(`/petitions/${id}/inspection`);

    const found = { on: '2026-11-25', number: '12/BC-KTHT', finding: 'violation' as const, note: '' };
    await expect(app.as('son.badinh', (act) => recordInspection(act, id, { ...found, on: '2026-11-24' }))).rejects.toMatchObject({
      status: 422,
    });
    await expect(app.as('hoa.badinh', (act) => recordInspection(act, id, found))).rejects.toMatchObject({ status: 403 });
    await app.as('son.badinh', (act) => recordInspection(act, id, found));
    expect(await stateOf(app, id)).toMatchObject({ status: 'inspected', next_act: null, holder_id: null });
    expect(await running(id)).toHaveLength(0);
    await expect(app.as('son.badinh', (act) => recordInspection(act, id, found))).rejects.toMatchObject({ status: 409 });
  });

  it('needs somebody to be charged, and is closed to every denunciation with a name', async () => {
    await expect(approved(anonymous, 'inspect_own', {}, { senders: [], senderCount: 0 })).rejects.toMatchObject({ status: 422 });
    await expect(approved(ownDenunciation, 'inspect_own', { inspector: 'Đội kiểm tra' })).rejects.toMatchObject({ status: 422 });
  });
});

describe('each outcome reaches its state', () => {
  it('guidance: numbered, sent, guided, clocks stopped', async () => {
    const id = await approved(foreignComplaint, 'guide', { destination: 'Sở Xây dựng' });
    expect(await issue('hoa.badinh', id, 'number')).toMatchObject({
      step: 'number',
      numberWords: expect.stringMatching(/^01\/PHD-/),
    });
    expect((await stateOf(app, id)).status).toBe('approved');
    await expect(issue('hoa.badinh', id, 'number')).rejects.toMatchObject({ status: 409 });
    expect(await issue('hoa.badinh', id, 'send')).toMatchObject({ step: 'done', status: 'guided' });
    expect(await stateOf(app, id)).toMatchObject({ status: 'guided', closed_on: '2026-11-25', next_act: null });
    expect(await running(id)).toHaveLength(0);
    const [paper] = await app.database.owner('select state, number, sent_on::text from papers where petition_id = $1', [id]);
    expect(paper).toEqual({ state: 'sent', number: 1, sent_on: '2026-11-25' });
  });

  it('non-acceptance of a denunciation: no name in the stored notice', async () => {
    const id = await approved({ ...ownDenunciation, denunciationGround: 'A29_d' }, 'notify_inadmissible');
    await issue('hoa.badinh', id, 'number');
    await issue('hoa.badinh', id, 'send');
    expect((await stateOf(app, id)).status).toBe('notified_inadmissible');
    const papers = await app.database.owner('select kind, fields from papers where petition_id = $1', [id]);
    expect(papers).toMatchObject([{ kind: 'TC05_2019' }]);
    expect(JSON.stringify(papers)).not.toContain(sender.name);
  });

  it('a supplement is awaited under a mark, the clock of the law runs on', async () => {
    const id = await approved(ownComplaint, 'request_supplement', { items: 'Bản sao quyết định', days: '10' });
    await issue('hoa.badinh', id, 'number');
    await issue('hoa.badinh', id, 'send');
    const [row] = await app.database.owner('select status, is_paused, due_on::text, next_act from petitions where id = $1', [id]);
    expect(row).toEqual({ status: 'awaiting_supplement', is_paused: false, due_on: '2026-12-02', next_act: 'supplement' });
    expect(await running(id)).not.toHaveLength(0);
  });

  it('a return to the deputy and an urging leave as composed letters: approved, numbered, sent', async () => {
    const returned = await approved(
      foreignComplaint,
      'return_to_transferor',
      { destination: 'Đoàn đại biểu Quốc hội thành phố' },
      { source: 'na_deputy', sourceOrg: 'Đoàn đại biểu Quốc hội thành phố' },
    );
    await expect(issue('hoa.badinh', returned, 'close', { letterNumber: '125/UBND-VP' })).rejects.toMatchObject({ status: 409 });
    expect(await issue('hoa.badinh', returned, 'number')).toMatchObject({ numberWords: '01/UBND-VP' });
    expect((await stateOf(app, returned)).status).toBe('approved');
    await issue('hoa.badinh', returned, 'send');
    expect((await stateOf(app, returned)).status).toBe('returned');
    const below = { ...ownComplaint, respondent: 'own_agency', jurisdiction: 'subordinate_overdue' };
    const urged = await approved({ ...below, competenceBasis: 'Quyết định phân cấp số 12/QĐ-UBND' }, 'urge', {
      destination: 'Phòng Kinh tế, Hạ tầng và Đô thị',
    });
    await issue('hoa.badinh', urged, 'number');
    await issue('hoa.badinh', urged, 'send');
    expect(await stateOf(app, urged)).toMatchObject({ status: 'transferred', next_act: 'follow' });
    expect(
      await app.database.owner('select kind, state, fields from papers where petition_id = any($1) order by id', [
        [returned, urged],
      ]),
    ).toMatchObject([
      { kind: 'HANDLING_LETTER', state: 'sent', fields: { purpose: 'return', toOrg: 'Đoàn đại biểu Quốc hội thành phố' } },
      { kind: 'HANDLING_LETTER', state: 'sent', fields: { purpose: 'urge', toOrg: 'Phòng Kinh tế, Hạ tầng và Đô thị' } },
    ]);
    const denounced = await approved(
      {
        ...ownDenunciation,
        round: 'continued',
        previousBelow: 'yes',
        previousState: 'overdue',
        jurisdiction: 'subordinate_overdue',
      },
      'urge',
      { destination: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
    );
    const [letter] = await app.database.owner<{ fields: object }>('select fields from papers where petition_id = $1', [
      denounced,
    ]);
    expect(letter?.fields).toMatchObject({ purpose: 'urge', petitionType: 'TC' });
    expect(JSON.stringify(letter)).not.toContain(sender.name);
  });

  it('a complaint brought to the desk is sent on with its numbered letter, and the complainant is told', async () => {
    const id = await approved(foreignComplaint, 'transfer', { destination: 'Sở Xây dựng' }, { source: 'in_person_reception' });
    const papers = () =>
      app.database.owner<{ id: number; kind: string; state: string; fields: object }>(
        'select id, kind, state, fields from papers where petition_id = $1 order by id',
        [id],
      );
    const [letter] = await papers();
    expect(letter).toMatchObject({
      kind: 'HANDLING_LETTER',
      fields: { purpose: 'transfer', toOrg: 'Sở Xây dựng', reason: expect.stringContaining('Điều 20 Luật Khiếu nại') },
    });
    const paperId = letter?.id ?? 0;
    const toUnitId = await app.database.unitId('so-xay-dung');
    const way = { toUnitId, toOutside: '', reason: 'Thuộc thẩm quyền', basis: '', paperId, sentOn: '2026-11-25' };
    const send = () => app.as('hoa.badinh', (act) => sendTransfer(act, id, way));
    await expect(send()).rejects.toMatchObject({ errors: { paperId: expect.stringContaining('chưa có số') } });
    await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
    await send();
    expect(await papers()).toMatchObject([
      { kind: 'HANDLING_LETTER', state: 'sent' },
      {
        kind: 'NOTICE_TO_SENDER',
        state: 'submitted',
        fields: { petitionType: 'KN', recipient: { name: sender.name }, outcome: { result: 'transferred' } },
      },
    ]);
  });

  it('a denunciation the body below handles unlawfully or partially comes back as this office’s own, delay alone does not bring it (khoản 5 Điều 38 LTC)', async () => {
    const overdue = {
      ...ownDenunciation,
      round: 'continued',
      previousBelow: 'yes',
      previousState: 'overdue',
      jurisdiction: 'subordinate_overdue',
    };
    const id = await approved(overdue, 'urge', { destination: 'Phòng Kinh tế, Hạ tầng và Đô thị' });
    const taking = {
      ground: 'own_interest' as const,
      note: 'Người xác minh góp vốn cùng người bị tố cáo',
      below: 'Trưởng phòng Kinh tế, Hạ tầng và Đô thị',
      demandNumber: '88/UBND-NC',
      leap: '88/UBND-NC',
      demandOn: '2026-11-25',
    };
    const take = (login: string, on = '2026-11-25', report: Partial<TakingFromBelow> = {}) =>
      app.as(login, (act) => takeFromBelow(act, id, { on, number: '', reportedOn: null, ...taking, ...report }));
    await expect(take('son.badinh')).rejects.toMatchObject({ status: 409 });
    await issue('hoa.badinh', id, 'number');
    await issue('hoa.badinh', id, 'send');
    const son = await app.signIn('son.badinh');
    const shown = (await son.get(`/petitions/${id}`).expect(200)).text;
    expect(shown).toContain(`/petitions/${id}/taking-from-below`);
    // Nothing was sent on: nowhere does it read as a transfer, nor as ended.
    const urged = 'Đã đôn đốc, chờ kết quả giải quyết';
    const bar = shown.slice(shown.indexOf('<section class="panel"'), shown.indexOf('</section>'));
    expect([shown.includes('Đã chuyển đơn'), bar.includes(urged), bar.includes('Kết thúc xử lý')]).toEqual([false, true, false]);
    for (const list of ['/petitions?q=', `/petitions/${id}`]) expect((await son.get(list).expect(200)).text).toContain(urged);
    // Whoever denounced hears of it (khoản 4 Điều 38 LTC): drafted, on the page and in the queue until it has left.
    const [notice] = await app.database.owner<{ id: number; fields: object }>(
      "select id, fields from papers where petition_id = $1 and kind = 'NOTICE_TO_SENDER' and state = 'submitted'",
      [id],
    );
    expect(notice?.fields).toMatchObject({ outcome: { result: 'urged', urgedOrg: 'Phòng Kinh tế, Hạ tầng và Đô thị' } });
    expect(shown).toContain('Còn phải thông báo cho người tố cáo');
    expect(shown).toContain(`/papers/${notice?.id}`);
    const head = await app.signIn('thang.badinh');
    expect((await head.get('/work').expect(200)).text).toContain(`/papers/${notice?.id}`);
    const page = `/petitions/${id}/taking-from-below`;
    const form = (await son.get(page).expect(200)).text;
    const empty = await son
      .post(page)
      .type('form')
      .send({ ...formFieldsOf(form), on: '25/11/2026', note: '' });
    expect(empty.text).toContain('Chậm giải quyết không phải là căn cứ');
    expect(empty.text).toContain('Chọn căn cứ cơ quan này giải quyết vụ việc của cấp dưới');
    expect(empty.text).toContain('Nêu tình tiết, tài liệu');
    expect(form).toMatch(/name="below"[^>]*value="Phòng Kinh tế, Hạ tầng và Đô thị"/);
    await expect(take('hoa.badinh')).rejects.toMatchObject({ status: 403 });
    await expect(take('son.badinh', '2026-11-24')).rejects.toMatchObject({ errors: { on: expect.stringContaining('đôn đốc') } });
    // He is given his five working days to report, and the office is reminded of them (khoản 2, 3 Điều 38 LTC).
    const clock = async () =>
      (
        await app.database.owner(
          "select due_on::text, stopped_on::text from clocks where petition_id = $1 and rule_code = 'TC_OVERDUE_REPORT'",
          [id],
        )
      )[0];
    expect(await clock()).toEqual({ due_on: '2026-12-02', stopped_on: null });
    await expect(take('son.badinh', '2026-11-25', { ground: null })).rejects.toMatchObject({
      errors: { ground: expect.any(String) },
    });
    await expect(take('son.badinh', '2026-11-25', { demandOn: null })).rejects.toMatchObject({
      errors: { demandOn: expect.any(String) },
    });
    const [unit] = await app.database.owner<{ id: number }>('select unit_id as id from petitions where id = $1', [id]);
    const due = await app.as('hoa.badinh', (act) => listDue(act.tx, unit?.id ?? 0, '2026-12-02'));
    expect(due.filter((one) => one.petitionId === id).map((one) => one.kind)).toEqual(['report_below']);
    // What he reports first is how far he is: the five days are kept, his result is still waited for (khoản 3 Điều 38 LTC).
    const replyPage = `/petitions/${id}/reply`;
    const clerk = await app.signIn('hoa.badinh');
    const reply = formFieldsOf((await clerk.get(replyPage).expect(200)).text);
    const typed = { ...reply, number: '11/BC-KT', on: '25/11/2026', note: 'Đã xác minh xong, còn đối thoại' };
    expect((await clerk.post(replyPage).type('form').send(typed)).text).toContain('báo cáo quá trình hay kết quả');
    await clerk
      .post(replyPage)
      .type('form')
      .send({ ...typed, about: 'progress' })
      .expect(303);
    expect(await clock()).toEqual({ due_on: '2026-12-02', stopped_on: '2026-11-25' });
    expect(await stateOf(app, id)).toMatchObject({ status: 'transferred', next_act: 'follow' });
    expect((await son.get(`/petitions/${id}`).expect(200)).text).toContain('11/BC-KT');
    await expect(take('son.badinh', '2026-11-25', { number: '12/BC-KT' })).rejects.toMatchObject({
      errors: { reportedOn: expect.any(String) },
    });
    await take('son.badinh', '2026-11-25', { number: '12/BC-KT', reportedOn: '2026-11-25' });
    // The notice that had not left says what is true no more: this office resolves the matter itself.
    const [gone] = await app.database.owner('select state, returned_words from papers where id = $1', [notice?.id ?? 0]);
    expect(gone).toEqual({ state: 'revoked', returned_words: expect.stringContaining('nhận giải quyết') });
    expect((await head.get('/work').expect(200)).text).not.toContain(`/papers/${notice?.id}`);
    expect(await clock()).toEqual({ due_on: '2026-12-02', stopped_on: '2026-11-25' });
    const [row] = await app.database.owner(
      `select p.status, p.jurisdiction, p.outcome, p.closed_on, p.next_act, p.due_on::text, c.rule_code, c.started_on::text
         from petitions p join clocks c on c.id = p.main_clock_id where p.id = $1`,
      [id],
    );
    expect(row).toEqual({
      status: 'assigned',
      jurisdiction: 'own',
      outcome: null,
      closed_on: null,
      next_act: 'propose',
      due_on: '2026-12-04',
      rule_code: 'TC_INITIAL',
      started_on: '2026-11-25',
    });
    // What the head reads and signs says why this office may take it, and that nobody resolved it.
    const proposing = (await son.get(`/petitions/${id}/proposal`).expect(200)).text;
    expect(proposing).toContain('người được giao xác minh, người giải quyết tố cáo có lợi ích liên quan trực tiếp');
    expect(proposing).toContain('điểm c khoản 2 Điều 5 Nghị định số 31/2019/NĐ-CP');
    expect(proposing).toContain('Người xác minh góp vốn cùng người bị tố cáo');
    expect(proposing).not.toContain('chỉ giải quyết thay khi có căn cứ');
    const { proposalId } = await app.as('son.badinh', (act) =>
      submitProposal(act, id, { ...blank, outcome: 'propose_acceptance' }),
    );
    const [slip] = await app.database.owner<{ fields: Record<string, unknown> }>(
      'select p.fields from papers p join proposals o on o.unit_id = p.unit_id and o.paper_id = p.id where o.id = $1',
      [proposalId],
    );
    expect(slip?.fields).toMatchObject({ isPreviousOverdue: true });
  });

  it('acceptance and transfer are not issued here', async () => {
    const id = await approved(ownComplaint, 'propose_acceptance');
    await expect(issue('hoa.badinh', id, 'number')).rejects.toMatchObject({ status: 409 });
  });
});

it('over HTTP: the clerk numbers and sends, others are refused, dates are checked', async () => {
  const id = await approved(foreignComplaint, 'guide', { destination: 'Sở Xây dựng' });
  await (await app.signIn('yen.ngocha')).get(`/petitions/${id}/issue`).expect(404);
  await (await app.signIn('thang.badinh')).get(`/petitions/${id}/issue`).expect(403);
  const agent = await app.signIn('hoa.badinh');
  const page = await agent.get(`/petitions/${id}/issue`).expect(200);
  expect(page.text).toContain('Hướng dẫn gửi đơn đến Sở Xây dựng');
  const fields = formFieldsOf(page.text);
  const refused = await agent
    .post(`/petitions/${id}/issue`)
    .type('form')
    .send({ ...fields, step: 'number', on: '31/02/2026' })
    .expect(422);
  expect(refused.text).toContain('không phải là một ngày có thật');
  await agent
    .post(`/petitions/${id}/issue`)
    .type('form')
    .send({ ...fields, step: 'number', on: '26/11/2026' })
    .expect(422);
  await agent
    .post(`/petitions/${id}/issue`)
    .type('form')
    .send({ ...fields, step: 'number', on: '25/11/2026' })
    .expect(303);
  const second = await agent.get(`/petitions/${id}/issue`).expect(200);
  expect(second.text).toContain('Ghi nhận đã gửi');
  await agent
    .post(`/petitions/${id}/issue`)
    .type('form')
    .send({ ...formFieldsOf(second.text), step: 'send', on: 'hôm nay', means: 'hand', to: 'Bà Phùng Thị Hải Đường' })
    .expect(303);
  await agent.get(`/petitions/${id}/issue`).expect(409);
});
