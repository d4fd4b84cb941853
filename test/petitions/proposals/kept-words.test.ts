// A draft worded by hand keeps its words when the proposal is sent back and put forward again; the leader is told which are the officer's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editPaper } from '../../../src/documents/registry/actions.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import type { Outcome } from '../../../src/petitions/petition.ts';
import { decideProposal, submitProposal } from '../../../src/petitions/proposals/actions.ts';
import type { Registration } from '../../../src/petitions/registration.ts';
import { takeBackApproved } from '../../../src/petitions/taking-back/actions.ts';
import { type TestApp, testApp, unchangedForm } from '../../support/app.ts';
import { plainText } from '../../support/plain-text.ts';
import { answers, foreignComplaint, foreignDenunciation, register } from '../handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const blank = { reason: 'Lý do', basis: '', items: '', days: '', rowVersion: '', inspector: '', show: '' };
const propose = (id: number, outcome: Outcome, more: Partial<typeof blank & { destination: string }> = {}) =>
  app.as('son.badinh', (act) => submitProposal(act, id, { ...blank, destination: 'Sở Xây dựng', ...more, outcome }));
async function proposed(given: Record<string, string>, outcome: Outcome): Promise<number> {
  const id = await register(app, 'son.badinh', { declaredType: given.type as Registration['declaredType'] });
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(given)));
  await propose(id, outcome);
  return id;
}
const papersOf = (id: number) =>
  app.database.owner<{ id: number; state: string; version: number; recipients: string; fields: Record<string, unknown> }>(
    'select id::int, state, version, recipients, fields from papers where petition_id = $1 order by id',
    [id],
  );
/** As the page of the paper saves it: every field of the form, one of them changed. */
async function reword(id: number, changes: Record<string, string>): Promise<void> {
  const paper = (await papersOf(id)).at(-1);
  const officer = await app.signIn('son.badinh');
  const page = (await officer.get(`/papers/${paper?.id}/edit`).expect(200)).text;
  await officer
    .post(`/papers/${paper?.id}/edit`)
    .type('form')
    .send({ ...unchangedForm(page.replace('<form class="panel"', '<form id="paper" class="panel"'), 'paper'), ...changes })
    .expect(303);
}
async function decide(id: number, answer: 'approve' | 'send_back'): Promise<void> {
  const [last] = await app.database.owner<{ id: number }>('select max(id)::int as id from proposals where petition_id = $1', [
    id,
  ]);
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId: last?.id ?? 0, stage: 'approve', answer, comment: 'Xem lại', otherOutcome: null }),
  );
}

describe('a draft worded by hand', () => {
  it('goes before the leader again with the officer’s words, also when it comes back twice', async () => {
    const id = await proposed(foreignComplaint, 'guide');
    await reword(id, { reason: 'việc cấp phép thuộc Sở Xây dựng từ ngày 01/7/2025' });
    await decide(id, 'send_back');
    const officer = await app.signIn('son.badinh');
    const page = plainText((await officer.get(`/petitions/${id}/proposal`).expect(200)).text);
    expect(page).toContain('từ ngày 01/7/2025');
    expect(page).toContain('Giữ lời văn đã sửa ở trang văn bản: Lý do không thuộc thẩm quyền.');
    for (const round of [1, 2]) {
      await propose(id, 'guide', { reason: `Trình lại lần ${round}` });
      const papers = await papersOf(id);
      expect(papers, String(round)).toMatchObject([
        {
          state: 'submitted',
          fields: { reason: 'việc cấp phép thuộc Sở Xây dựng từ ngày 01/7/2025', competentOrg: 'Sở Xây dựng' },
        },
      ]);
      // The form repeats the standing basis: nobody's own words.
      expect(papers[0]?.fields.legalNote ?? '').toBe('');
      const leader = await app.signIn('thang.badinh');
      const shown = plainText((await leader.get(`/petitions/${id}/approval`).expect(200)).text);
      expect(shown).toContain('từ ngày 01/7/2025');
      expect(shown).toContain('Lời văn do cán bộ sửa ở trang văn bản: Lý do không thuộc thẩm quyền.');
      if (round === 1) await decide(id, 'send_back');
    }
    await decide(id, 'approve');
    expect((await papersOf(id))[0]).toMatchObject({ state: 'approved' });
  });

  it('follows the proposal where that says otherwise, and keeps the rest', async () => {
    const id = await proposed(foreignComplaint, 'guide');
    await reword(id, { reason: 'việc cấp phép thuộc Sở Xây dựng', competentOrg: 'Sở Xây dựng thành phố', recipients: 'Lưu HS' });
    await decide(id, 'send_back');
    await propose(id, 'guide', { destination: 'Sở Tài chính' });
    expect(await papersOf(id)).toMatchObject([
      { recipients: 'Lưu HS', fields: { reason: 'việc cấp phép thuộc Sở Xây dựng', competentOrg: 'Sở Tài chính' } },
    ]);
  });

  it('is another paper where another outcome is proposed, or nothing was worded by hand', async () => {
    const other = await proposed(foreignComplaint, 'guide');
    await reword(other, { reason: 'lời văn riêng' });
    await decide(other, 'send_back');
    await propose(other, 'request_supplement', { items: 'Bản sao quyết định', days: '10' });
    expect(await papersOf(other)).toMatchObject([{ state: 'revoked' }, { state: 'submitted' }]);
    const plain = await proposed(foreignComplaint, 'guide');
    await decide(plain, 'send_back');
    await propose(plain, 'guide');
    expect(await papersOf(plain)).toMatchObject([{ state: 'revoked' }, { state: 'submitted' }]);
  });

  it('of a denunciation too, and through an approval that is taken back', async () => {
    const id = await proposed(foreignDenunciation, 'transfer');
    const [paper] = await papersOf(id);
    const fields = { ...paper?.fields, content: 'Nội dung cán bộ ghi lại' };
    await app.as('son.badinh', (act) => editPaper(act, paper?.id ?? 0, { fields, recipients: '', version: paper?.version ?? 0 }));
    await decide(id, 'approve');
    await app.as('thang.badinh', (act) => takeBackApproved(act, id, 'Cần xem lại', true));
    await decide(id, 'send_back');
    await propose(id, 'transfer');
    const after = (await papersOf(id)).filter(({ state }) => state !== 'revoked');
    expect(after).toMatchObject([{ state: 'submitted', fields: { content: 'Nội dung cán bộ ghi lại' } }]);
  });
});
