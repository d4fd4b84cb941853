// A proposal that came back, and a classification anew: the software's words follow the new answers, the officer's stay with a warning.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { decideProposal, returnApproved } from '../../../src/petitions/proposals/actions.ts';
import type { Registration } from '../../../src/petitions/registration.ts';
import { type TestApp, testApp, unchangedForm } from '../../support/app.ts';
import { plainText } from '../../support/plain-text.ts';
import { answers, foreignComplaint, foreignDenunciation, ownComplaint, ownDenunciation, register } from '../handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const officer = () => app.signIn('son.badinh');
const classify = (id: number, given: Record<string, string>) =>
  app.as('son.badinh', (act) => classifyPetition(act, id, answers(given)));
async function classified(given: Record<string, string>): Promise<number> {
  const id = await register(app, 'son.badinh', { declaredType: given.type as Registration['declaredType'] });
  await classify(id, given);
  return id;
}
const pageOf = async (id: number) => (await (await officer()).get(`/petitions/${id}/proposal`).expect(200)).text;
/** Puts the form forward as the page gives it, with what the officer changes. */
async function propose(id: number, changes: Record<string, string> = {}): Promise<void> {
  const agent = await officer();
  const page = (await agent.get(`/petitions/${id}/proposal`).expect(200)).text;
  await agent
    .post(`/petitions/${id}/proposal`)
    .type('form')
    .send({ ...unchangedForm(page, 'proposal'), ...changes })
    .expect(303);
}
const latest = async (id: number) => {
  const [row] = await app.database.owner<{ id: number; outcome: string; reason: string; basis: string; destination: string }>(
    'select id::int, outcome, reason, basis, destination from proposals where petition_id = $1 order by id desc limit 1',
    [id],
  );
  if (!row) throw new Error('No proposal');
  return row;
};
const decide = async (id: number, answer: 'approve' | 'send_back' | 'other_outcome', otherOutcome: 'transfer' | null = null) => {
  const { id: proposalId } = await latest(id);
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId, stage: 'approve', answer, comment: 'Phân loại lại', otherOutcome }),
  );
};
const draftOf = async (id: number) => unchangedForm(await pageOf(id), 'proposal');

describe('a proposal that was sent back, classified anew', () => {
  it.each([
    ['a complaint', foreignComplaint, ownComplaint],
    ['a denunciation', foreignDenunciation, ownDenunciation],
  ])('of %s opens with the words of the new classification, and prints nothing of the former', async (_, before, after) => {
    const id = await classified(before);
    await propose(id, { destination: 'Sở Xây dựng' });
    expect((await latest(id)).reason).toContain('Không thuộc thẩm quyền');
    await decide(id, 'send_back');
    expect(await draftOf(id)).toMatchObject({ destination: 'Sở Xây dựng' });
    await classify(id, after);
    const fields = await draftOf(id);
    expect(fields).toMatchObject({ outcome: 'propose_acceptance', destination: '' });
    expect(fields.reason).not.toContain('Không thuộc thẩm quyền');
    expect(fields.reason).toContain('Thuộc thẩm quyền');
    const page = plainText(await pageOf(id));
    expect(page).not.toContain('Phân loại đã thay đổi');
    await propose(id);
    const proposal = await latest(id);
    expect(proposal).toMatchObject({ outcome: 'propose_acceptance', destination: '' });
    expect(proposal.basis).toBe(fields.basis);
    await decide(id, 'approve');
    const [paper] = await app.database.owner<{ fields: object }>(
      "select fields from papers where petition_id = $1 and kind = 'XLD01_2021' and state = 'approved'",
      [id],
    );
    expect(JSON.stringify(paper?.fields)).not.toMatch(/Không thuộc thẩm quyền|Sở Xây dựng/);
  });

  it('keeps what the officer wrote, warns of it, and gives the new words beside it until they are taken', async () => {
    const id = await classified(foreignComplaint);
    await propose(id, { destination: 'Sở Xây dựng', reason: 'Người dân đã gửi hai nơi.', basis: 'Quy chế phối hợp số 5.' });
    await decide(id, 'send_back');
    expect(plainText(await pageOf(id))).not.toContain('Phân loại đã thay đổi');
    await classify(id, ownComplaint);
    const fields = await draftOf(id);
    expect(fields).toMatchObject({
      outcome: 'propose_acceptance',
      destination: '',
      reason: 'Người dân đã gửi hai nơi.',
      basis: 'Quy chế phối hợp số 5.',
    });
    const warned = plainText(await pageOf(id));
    expect(warned).toMatch(
      /Phân loại đã thay đổi sau khi viết ý kiến này.*Theo phân loại hiện nay: Khiếu nại\..*Thuộc thẩm quyền/,
    );
    expect(warned).toContain('Phân loại đã thay đổi sau khi sửa căn cứ này');
    await propose(id);
    await decide(id, 'send_back');
    // Put forward on this classification, they are words about it.
    expect(plainText(await pageOf(id))).not.toContain('Phân loại đã thay đổi');
  });

  it('keeps the words of a proposal that keeps nothing of what was suggested, with the warning', async () => {
    const id = await classified(foreignComplaint);
    await propose(id, { destination: 'Sở Xây dựng' });
    await decide(id, 'send_back');
    await app.database.owner("update proposals set details = details - 'composed' where petition_id = $1", [id]);
    expect(plainText(await pageOf(id))).not.toContain('Phân loại đã thay đổi');
    app.setNow('2026-11-25T03:00:00Z');
    await classify(id, ownComplaint);
    expect(await draftOf(id)).toMatchObject({ outcome: 'propose_acceptance', destination: '' });
    expect(plainText(await pageOf(id))).toContain('Phân loại đã thay đổi sau khi viết ý kiến này');
  });
});

it('an outcome the leader directed stands while it is open, and gives way to a classification that shuts it', async () => {
  const id = await classified(foreignComplaint);
  await propose(id, { destination: 'Sở Xây dựng' });
  await decide(id, 'other_outcome', 'transfer');
  expect((await draftOf(id)).destination).toBe('Sở Xây dựng');
  await classify(id, ownComplaint);
  expect(await draftOf(id)).toMatchObject({ outcome: 'propose_acceptance', destination: '' });
});

it('an approval given back at the acceptance follows the new classification too', async () => {
  const id = await classified(ownComplaint);
  await propose(id);
  await decide(id, 'approve');
  await app.as('thang.badinh', (act) => returnApproved(act, id, 'Không thuộc thẩm quyền của phường'));
  await classify(id, foreignComplaint);
  const fields = await draftOf(id);
  expect(fields.reason).toContain('Không thuộc thẩm quyền');
  expect(fields.outcome).toBe('guide');
});

it('a draft of the form follows as well', async () => {
  const id = await classified(foreignComplaint);
  const agent = await officer();
  const page = (await agent.get(`/petitions/${id}/proposal`).expect(200)).text;
  await agent
    .post(`/drafts/proposal?subject=${id}&back=/petitions/${id}`)
    .type('form')
    .send({ ...unchangedForm(page, 'proposal'), destination: 'Sở Xây dựng' })
    .expect(303);
  expect((await draftOf(id)).destination).toBe('Sở Xây dựng');
  await classify(id, ownComplaint);
  const fields = await draftOf(id);
  expect(fields).toMatchObject({ outcome: 'propose_acceptance', destination: '' });
  expect(fields.reason).not.toContain('Không thuộc thẩm quyền');
});
