// The paper of a proposal is approved by the approval of the proposal, and by nothing else: no letter leaves that the leader may still refuse.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, numberPaper, revokePaper, sendPaper, submitPaper } from '../../../src/documents/actions.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { issuePetition } from '../../../src/petitions/issue/actions.ts';
import { decideProposal, submitProposal } from '../../../src/petitions/proposals/actions.ts';
import { csrfOf, paperSeenOf, type TestApp, testApp } from '../../support/app.ts';
import { answers, foreignComplaint, register, stateOf } from '../handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const blank = { basis: '', destination: 'Sở Xây dựng', items: '', days: '', rowVersion: '', inspector: '', show: '' as const };
const propose = (id: number) =>
  app.as('son.badinh', (act) => submitProposal(act, id, { ...blank, reason: 'Không thuộc thẩm quyền', outcome: 'guide' }));
async function proposed(): Promise<{ id: number; paperId: number }> {
  const id = await register(app, 'son.badinh');
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(foreignComplaint)));
  return { id, paperId: (await propose(id)).paperId ?? 0 };
}
const decide = (id: number, answer: 'approve' | 'send_back') =>
  app.as('thang.badinh', async (act) => {
    const [row] = await app.database.owner<{ id: number }>('select max(id)::int as id from proposals where petition_id = $1', [
      id,
    ]);
    const given = { proposalId: row?.id ?? 0, stage: 'approve' as const, answer, comment: 'Ý kiến', otherOutcome: null };
    return decideProposal(act, id, given);
  });
const papersOf = (id: number) =>
  app.database.owner<{ id: number; state: string; number: number | null; fields: object }>(
    'select id::int, state, number, fields from papers where petition_id = $1 order by id',
    [id],
  );
/** As rows stand that went through the paper's own page before. */
const stood = (paperId: number, state: string, number: number | null) =>
  app.database.owner(
    `update papers set state = $2, number = $3::int, year = case when $3::int is not null then 2026 end, issued_on = case when $3::int is not null then date '2026-11-25' end,
       approved_at = timestamptz '2026-11-25T02:00:00Z', approved_by = (select id from accounts where login = 'thang.badinh'), sent_on = case when $2 = 'sent' then date '2026-11-25' end where id = $1`,
    [paperId, state, number],
  );
const latestPaper = async (id: number) =>
  (
    await app.database.owner<{ paper_id: number }>(
      'select paper_id::int from proposals where petition_id = $1 order by id desc limit 1',
      [id],
    )
  )[0]?.paper_id;

it('its page leads to the approval and offers no yes of its own; neither an address nor the clerk gets it further', async () => {
  const { id, paperId } = await proposed();
  const leader = await app.signIn('thang.badinh');
  const page = (await leader.get(`/papers/${paperId}`).expect(200)).text;
  expect(page).toContain(`href="/petitions/${id}/approval"`);
  expect(page).toContain('đề xuất đang chờ phê duyệt');
  for (const door of ['approval', 'return']) expect(page).not.toContain(`/papers/${paperId}/${door}`);
  const yes = { _csrf: csrfOf(page), ...paperSeenOf(page) };
  expect((await leader.post(`/papers/${paperId}/approval`).type('form').send(yes)).status).toBe(409);
  const desk = (await leader.get('/approvals').expect(200)).text;
  expect([desk.includes(`/petitions/${id}/approval`), desk.includes(`/papers/${paperId}?`)]).toEqual([true, false]);
  // Whoever drafted it sees that it waits, and no way round.
  const writer = (await (await app.signIn('son.badinh')).get(`/papers/${paperId}`).expect(200)).text;
  expect([writer.includes('đề xuất đang chờ phê duyệt'), writer.includes('Phê duyệt đề xuất')]).toEqual([true, false]);
  await expect(app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'))).rejects.toMatchObject({ status: 409 });
  await decide(id, 'approve');
  await app.as('hoa.badinh', (act) => numberPaper(act, paperId, '2026-11-25'));
  expect((await leader.get(`/papers/${paperId}`).expect(200)).text).not.toContain('đề xuất đang chờ phê duyệt');
});

it('once the proposal was sent back it goes on with the next one only', async () => {
  const { id, paperId } = await proposed();
  await decide(id, 'send_back');
  expect(await papersOf(id)).toMatchObject([{ id: paperId, state: 'draft' }]);
  await expect(app.as('son.badinh', (act) => submitPaper(act, paperId))).rejects.toMatchObject({ status: 409 });
  await expect(app.as('thang.badinh', (act) => approvePaper(act, paperId))).rejects.toMatchObject({ status: 409 });
  expect((await (await app.signIn('son.badinh')).get(`/papers/${paperId}`).expect(200)).text).toContain('đã được trả lại');
});

it('one that was approved by itself before loses that with the proposal; its number stays in the book', async () => {
  const before = await proposed();
  await stood(before.paperId, 'approved', null);
  await decide(before.id, 'send_back');
  expect(await papersOf(before.id)).toMatchObject([{ id: before.paperId, state: 'draft', number: null }]);

  const { id, paperId } = await proposed();
  await stood(paperId, 'numbered', 900);
  expect((await (await app.signIn('hoa.badinh')).get('/work').expect(200)).text).not.toContain(`/papers/${paperId}`);
  await expect(
    app.as('hoa.badinh', (act) => sendPaper(act, paperId, { on: '2026-11-25', means: 'post', to: 'Bà Đường' })),
  ).rejects.toMatchObject({ status: 409 });
  await decide(id, 'send_back');
  const [old, fresh] = await papersOf(id);
  expect([old, fresh]).toMatchObject([
    { state: 'revoked', number: 900 },
    { state: 'draft', number: null, fields: old?.fields },
  ]);
  expect(await latestPaper(id)).toBe(fresh?.id);
  await propose(id);
  await decide(id, 'approve');
  expect((await stateOf(app, id)).status).toBe('approved');
});

it('approval of the proposal copes with one that went ahead: numbered, sent, or revoked', async () => {
  const numbered = await proposed();
  await stood(numbered.paperId, 'numbered', 901);
  await decide(numbered.id, 'approve');
  const send = (id: number, step: 'send' | 'close') =>
    app.as('hoa.badinh', (act) =>
      issuePetition(act, id, { step, on: '2026-11-25', letterNumber: '', note: '', means: 'post', to: 'Bà Hải Đường' }),
    );
  await send(numbered.id, 'send');
  expect((await stateOf(app, numbered.id)).status).toBe('guided');
  const sent = await proposed();
  await stood(sent.paperId, 'sent', 902);
  await decide(sent.id, 'approve');
  await send(sent.id, 'send');
  expect((await stateOf(app, sent.id)).status).toBe('guided');
  const revoked = await proposed();
  await stood(revoked.paperId, 'approved', null);
  await app.as('thang.badinh', (act) => revokePaper(act, revoked.paperId, 'Phê duyệt nhầm'));
  await decide(revoked.id, 'approve');
  const [old, fresh] = await papersOf(revoked.id);
  expect([old, fresh]).toMatchObject([{ state: 'revoked' }, { state: 'approved', fields: old?.fields }]);
  expect(await latestPaper(revoked.id)).toBe(fresh?.id);
});
