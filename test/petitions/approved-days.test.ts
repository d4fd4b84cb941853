// No paper is dated, and nothing leaves, before it was approved here: by whatever page it is numbered, sent, issued or transferred.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { issuePetition } from '../../src/petitions/issue/actions.ts';
import type { Outcome } from '../../src/petitions/petition.ts';
import { decideProposal, submitProposal } from '../../src/petitions/proposals/actions.ts';
import type { Registration } from '../../src/petitions/registration.ts';
import { acceptTransfer, openTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';
import { answers, foreignComplaint, foreignFeedback, ownComplaint, register, stateOf } from './handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
const enteredAt = '2026-11-25T05:00:00Z';
const approvedAt = '2026-12-01T05:00:00Z';
beforeEach(() => app.setNow(enteredAt));

const blank = { reason: 'Lý do', basis: '', items: '', days: '', rowVersion: '', inspector: '', show: '' as const };

/** Entered on 25/11, approved on 01/12; due in between. Gives the petition and the paper approved with it. */
async function approved(
  given: Record<string, string>,
  outcome: Outcome,
  changes: Partial<Registration> = {},
): Promise<{ id: number; paperId: number | null }> {
  const id = await register(app, 'son.badinh', { declaredType: given.type as Registration['declaredType'], ...changes });
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(given)));
  app.setNow(approvedAt);
  const destination =
    { propose_acceptance: '', transfer: 'Tòa án nhân dân thành phố Hà Nội' }[outcome as 'transfer'] ?? 'Sở Xây dựng';
  const { proposalId } = await app.as('son.badinh', (act) => submitProposal(act, id, { ...blank, destination, outcome }));
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null }),
  );
  const [row] = await app.database.owner<{ paper: number | null }>(
    'select paper_id::int as paper from proposals where petition_id = $1 order by id desc limit 1',
    [id],
  );
  return { id, paperId: row?.paper ?? null };
}

/** Posts a page as the clerk does, with what it offers changed. */
async function post(path: string, changes: Record<string, string>) {
  const clerk = await app.signIn('hoa.badinh');
  const page = (await clerk.get(path).expect(200)).text;
  const offered = [...page.matchAll(/<input[^>]*name="(issuedOn|sentOn|on|to|step)"[^>]*value="([^"]*)"/g)];
  const typed = Object.fromEntries(offered.map(([, name, value]) => [name, value]));
  return clerk
    .post(path)
    .type('form')
    .send({ means: 'post', ...formFieldsOf(page), ...typed, ...changes });
}
const paperOf = async (id: number) =>
  (
    await app.database.owner<{ state: string; number: number | null; issued_on: string | null; sent_on: string | null }>(
      'select state, number, issued_on::text, sent_on::text from papers where id = $1',
      [id],
    )
  )[0];
const ended = async (id: number) =>
  (
    await app.database.owner<{ stopped_on: string | null; due_on: string }>(
      'select stopped_on::text, due_on::text from clocks where petition_id = $1 and is_main order by id desc limit 1',
      [id],
    )
  )[0];
const issue = (id: number, step: 'number' | 'send' | 'close', on: string, letterNumber = '', leap = '') =>
  app.as('hoa.badinh', (act) =>
    issuePetition(act, id, { step, on, letterNumber, leap, note: '', means: 'post', to: 'Bà Phùng Thị Hải Đường' }),
  );

it('the page of a paper: its day and its sending', async () => {
  const { paperId } = await approved(foreignComplaint, 'guide');
  const early = await post(`/papers/${paperId}/number`, { issuedOn: '27/11/2026' });
  expect(early.status).toBe(422);
  expect(plainText(early.text)).toContain('phê duyệt trong phần mềm ngày 01/12/2026: ngày ban hành từ ngày ấy trở đi');
  expect(plainText(early.text)).toContain('gắn bản đã ký vào hồ sơ');
  // The number of the paper book is no way round it: the petition was not entered late.
  expect((await post(`/papers/${paperId}/number`, { issuedOn: '27/11/2026', number: '3' })).status).toBe(422);
  // As it is offered it holds.
  expect((await post(`/papers/${paperId}/number`, {})).status).toBe(303);
  expect(await paperOf(paperId ?? 0)).toMatchObject({ issued_on: '2026-12-01' });
});

it('the sending book: whatever day the paper bears, it leaves once it was approved', async () => {
  const { paperId } = await approved(foreignComplaint, 'guide');
  const id = paperId ?? 0;
  await app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-12-01'));
  // As a paper dated by its act, which bears an earlier day.
  await app.database.owner("update papers set issued_on = '2026-11-26' where id = $1", [id]);
  const send = (on: string) => app.as('hoa.badinh', (act) => sendPaper(act, id, { on, means: 'post', to: 'Bà Đường' }));
  await expect(send('2026-11-27')).rejects.toMatchObject({
    errors: { sentOn: expect.stringContaining('ngày gửi từ ngày ấy trở đi') },
  });
  await send('2026-12-01');
  const correct = (changes: Record<string, string>) =>
    post(`/papers/${id}/sending-correction`, { reason: 'Ghi sai', ...changes });
  expect((await correct({ sentOn: '27/11/2026' })).status).toBe(422);
  // What was written down before is left as it is where something else is corrected.
  await app.database.owner("update papers set sent_on = '2026-11-27' where id = $1", [id]);
  expect((await correct({ to: 'Bà Hải Đường' })).status).toBe(303);
});

describe('the page of issuing', () => {
  it('takes no earlier day for the number or the sending, and the clock ends on the day it left', async () => {
    const { id } = await approved(foreignComplaint, 'guide');
    const early = await post(`/petitions/${id}/issue`, { on: '27/11/2026' });
    expect(early.status).toBe(422);
    expect(plainText(early.text)).toContain('từ ngày ấy trở đi');
    expect((await post(`/petitions/${id}/issue`, {})).status).toBe(303);
    expect((await post(`/petitions/${id}/issue`, { on: '27/11/2026' })).status).toBe(422);
    expect((await post(`/petitions/${id}/issue`, {})).status).toBe(303);
    expect(await stateOf(app, id)).toMatchObject({ status: 'guided', closed_on: '2026-12-01' });
    expect(await ended(id)).toMatchObject({ stopped_on: '2026-12-01' });
  });

  it('gives what has left already the day of the sending book', async () => {
    const { id, paperId } = await approved(foreignComplaint, 'guide');
    await issue(id, 'number', '2026-12-01');
    app.setNow('2026-12-03T05:00:00Z');
    await app.as('hoa.badinh', (act) => sendPaper(act, paperId ?? 0, { on: '2026-12-02', means: 'post', to: 'Bà Đường' }));
    await expect(issue(id, 'send', '2026-12-01')).rejects.toMatchObject({
      errors: { on: expect.stringContaining('Sổ văn bản đi ghi đã gửi ngày 02/12/2026') },
    });
    expect((await post(`/petitions/${id}/issue`, {})).status).toBe(303);
    expect(await ended(id)).toMatchObject({ stopped_on: '2026-12-02' });
  });

  it('holds the office’s own letter to the approval of what it carries out', async () => {
    const { id } = await approved(foreignComplaint, 'guide');
    await app.database.owner('update proposals set paper_id = null where petition_id = $1', [id]);
    await expect(issue(id, 'close', '2026-11-27', '45/UBND-VP')).rejects.toMatchObject({
      errors: { on: expect.stringContaining('Hướng xử lý được phê duyệt trong phần mềm ngày 01/12/2026') },
    });
    await issue(id, 'close', '2026-12-01', '45/UBND-VP', '45/UBND-VP');
    expect(await ended(id)).toMatchObject({ stopped_on: '2026-12-01' });
  });

  it('enters the number of the office’s own letter in its book, looked at again where others are left unused; nothing else has it', async () => {
    const { id } = await approved(foreignComplaint, 'guide');
    await app.database.owner('update proposals set paper_id = null where petition_id = $1', [id]);
    const letter = (number: string, more = {}) => post(`/petitions/${id}/issue`, { letterNumber: number, ...more });
    const asked = await letter('60/UBND-VP');
    expect([asked.status, plainText(asked.text)]).toEqual([422, expect.stringContaining('Vẫn ghi số 60/UBND-VP')]);
    expect((await letter('60/UBND-VP', { leap: '60/UBND-VP' })).status).toBe(303);
    const other = await approved(foreignComplaint, 'guide');
    await app.database.owner('update proposals set paper_id = null where petition_id = $1', [other.id]);
    await expect(issue(other.id, 'close', '2026-12-01', '60/UBND-NC')).rejects.toMatchObject({
      errors: { letterNumber: expect.stringContaining('đã cấp hoặc dành cho một văn bản khác') },
    });
    await issue(other.id, 'close', '2026-12-01', '61/UBND-NC');
    const register = async (query: string) =>
      plainText((await (await app.signIn('hoa.badinh')).get(`/papers/register?${query}`).expect(200)).text);
    expect(await register('from=01/12/2026&to=31/12/2026')).toMatch(
      /60\/UBND-VP\s+01\/12\/2026\s+Văn bản lập ngoài phần mềm, đơn ĐT-2026-\d+\s+61\/UBND-NC\s+01\/12\/2026/,
    );
    for (const query of ['from=02/12/2026&to=31/12/2026', 'state=sent', 'q=61'])
      expect(await register(query)).not.toContain('60/UBND-VP');
  });
});

describe('the transfer', () => {
  const way = {
    toUnitId: null,
    toOutside: 'Tòa án nhân dân thành phố Hà Nội',
    reason: 'Thuộc thẩm quyền',
    basis: 'TT 05/2021',
    means: 'post' as const,
  };
  const transfer = (id: number, sentOn: string, paperId: number | null, toUnitId: number | null = null) =>
    app.as('hoa.badinh', (act) => sendTransfer(act, id, { ...way, toUnitId, sentOn, paperId }));

  it('to a body outside: not before the approval, nor before its letter', async () => {
    const { id, paperId } = await approved(foreignFeedback, 'transfer');
    app.setNow('2026-12-03T05:00:00Z');
    await app.as('hoa.badinh', (act) => numberPaper(act, paperId ?? 0, '2026-12-02'));
    // The page asks the same, and offers today.
    const early = await post(`/petitions/${id}/transfer`, {
      destination: 'outside',
      toUnitId: '',
      toOutside: 'Tòa án nhân dân thành phố Hà Nội',
      reason: 'Thuộc thẩm quyền',
      basis: 'TT 05/2021',
      paperId: String(paperId),
      sentOn: '28/11/2026',
    });
    expect(early.status).toBe(422);
    expect(plainText(early.text)).toContain('Phiếu chuyển ban hành ngày 02/12/2026');
    expect(early.text).toMatch(/name="sentOn"[^>]*value="28\/11\/2026"/);
    await expect(transfer(id, '2026-12-01', paperId)).rejects.toMatchObject({
      errors: { sentOn: expect.stringContaining('02/12/2026') },
    });
    await transfer(id, '2026-12-03', paperId);
    expect(await ended(id)).toMatchObject({ stopped_on: '2026-12-03' });
  });

  it('without a letter of its own: not before what was approved', async () => {
    const { id } = await approved(foreignFeedback, 'transfer');
    await app.database.owner("update papers set state = 'revoked' where petition_id = $1", [id]);
    await app.database.owner(
      "update proposals set paper_id = null, destination_unit_id = null, destination = '' where petition_id = $1",
      [id],
    );
    await expect(transfer(id, '2026-11-27', null)).rejects.toMatchObject({
      errors: { sentOn: expect.stringContaining('Việc chuyển đơn được phê duyệt trong phần mềm ngày 01/12/2026') },
    });
    await transfer(id, '2026-12-01', null);
    expect(await ended(id)).toMatchObject({ stopped_on: '2026-12-01' });
  });

  it('to a unit here: on the day it is really sent, which is the day it is received there', async () => {
    const { id } = await approved(foreignFeedback, 'transfer');
    await app.database.owner("update papers set state = 'revoked' where petition_id = $1", [id]);
    await app.database.owner(
      "update proposals set paper_id = null, destination_unit_id = null, destination = '' where petition_id = $1",
      [id],
    );
    app.setNow('2026-12-03T05:00:00Z');
    const ngocHa = await app.database.unitId('00008');
    await expect(transfer(id, '2026-12-02', null, ngocHa)).rejects.toMatchObject({
      errors: { sentOn: expect.stringContaining('ghi ngày 03/12/2026') },
    });
    const transferId = await transfer(id, '2026-12-03', null, ngocHa);
    await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
    const { petitionId } = await app.as('yen.ngocha', (act) => acceptTransfer(act, transferId));
    const [there] = await app.database.owner('select received_on::text from petitions where id = $1', [petitionId]);
    expect(there).toEqual({ received_on: '2026-12-03' });
  });
});

describe('a petition entered late', () => {
  const late = { isLateEntry: true, paperNumber: 'P-41', receivedOn: '2026-11-10', writtenOn: '2026-11-09' };

  it('keeps the day its paper has on paper, with the number of the paper book', async () => {
    const { id, paperId } = await approved(foreignComplaint, 'guide', late);
    const page = `/papers/${paperId}/number`;
    const [book] = await app.database.owner<{ last: number }>(
      "select coalesce(max(number), 0)::int as last from papers where symbol = 'PHD-UBND' and year = 2026",
    );
    const next = (book?.last ?? 0) + 1;
    const asked = await post(page, { issuedOn: '13/11/2026' });
    expect(asked.status).toBe(422);
    expect(plainText(asked.text)).toContain('nhập số của văn bản ấy theo sổ giấy');
    // Behind numbers of later days it stands only once that was looked up.
    const odd = await post(page, { issuedOn: '13/11/2026', number: String(next) });
    expect(odd.status).toBe(422);
    expect(plainText(odd.text)).toContain('không theo thứ tự sổ');
    // From the day of entering on the steps are taken here.
    expect(plainText((await post(page, { issuedOn: '27/11/2026', number: String(next) })).text)).toContain('từ ngày ấy trở đi');
    expect((await post(page, { issuedOn: '13/11/2026', number: String(next), leap: String(next) })).status).toBe(303);
    expect(await paperOf(paperId ?? 0)).toMatchObject({ issued_on: '2026-11-13', number: next });
    await issue(id, 'send', '2026-11-16');
    expect(await ended(id)).toMatchObject({ stopped_on: '2026-11-16' });
  });

  it('takes an unused number of the paper book that lies behind, and no used one', async () => {
    const numbered = await approved(foreignComplaint, 'guide');
    await app.as('hoa.badinh', (act) => numberPaper(act, numbered.paperId ?? 0, '2026-12-01', 200, true));
    app.setNow(enteredAt);
    const { paperId } = await approved(foreignComplaint, 'guide', { ...late, paperNumber: 'P-42' });
    const take = (number: number) => app.as('hoa.badinh', (act) => numberPaper(act, paperId ?? 0, '2026-11-13', number, true));
    await expect(take(200)).rejects.toMatchObject({ errors: { number: expect.stringContaining('đã cấp cho một văn bản khác') } });
    expect(await take(150)).toMatchObject({ number: 150 });
    const after = await approved(foreignComplaint, 'guide');
    expect(await app.as('hoa.badinh', (act) => numberPaper(act, after.paperId ?? 0, '2026-12-01'))).toMatchObject({
      number: 201,
    });
  });

  it('is accepted on the day of the paper, or from its approval on', async () => {
    const { id } = await approved(ownComplaint, 'propose_acceptance', { ...late, paperNumber: 'P-43' });
    const accept = async (on: string) => {
      const leader = await app.signIn('thang.badinh');
      const page = (await leader.get(`/petitions/${id}/acceptance`).expect(200)).text;
      return leader
        .post(`/petitions/${id}/acceptance`)
        .type('form')
        .send({ ...formFieldsOf(page), decision: 'accept', points: 'Quyết định xử phạt', on });
    };
    const between = await accept('27/11/2026');
    expect(between.status).toBe(422);
    expect(plainText(between.text)).toContain('Đề xuất được phê duyệt ngày 01/12/2026');
    expect((await accept('13/11/2026')).status).toBe(303);
  });
});
