// A denunciation, or the complaint of a minor, that lacks what the law wants of one: what the form says, and what is not proposed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { submitProposal } from '../../../src/petitions/proposals/actions.ts';
import type { SenderInput } from '../../../src/petitions/registration.ts';
import { formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { answers, ownComplaint, ownDenunciation, register, sender } from '../handling.ts';
import { aProposal } from './typed.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('a denunciation that lacks what the law wants of one', () => {
  const sheet = async (id: number) => {
    const agent = await app.signIn('son.badinh');
    const shown = await agent.get(`/petitions/${id}/classification`).expect(200);
    const { _csrf, _key } = formFieldsOf(shown.text);
    const post = (changes: Record<string, string>) =>
      agent
        .post(`/petitions/${id}/classification`)
        .type('form')
        .send({ _csrf, _key, ...ownDenunciation, ...changes });
    return { text: shown.text, post };
  };
  const answered = (name: string, value: string) => new RegExp(`name="${name}" value="${value}" checked`);

  it('a sender stands answered as outside the procedure and cannot be called eligible (Điều 25 LTC)', async () => {
    const id = await register(app, 'son.badinh', { declaredType: 'TC', senders: [], senderCount: 0 });
    const { text, post } = await sheet(id);
    expect(text).toMatch(answered('eligibility', 'ineligible'));
    expect(text).toMatch(answered('reason', 'no_name_address'));
    expect((await post({}).expect(422)).text).toContain('Đơn không ghi rõ người gửi thì không giải quyết theo trình tự tố cáo');
    expect((await post({ show: '1' }).expect(200)).text).not.toContain('Đề xuất thụ lý');
    // What was called eligible before is proposed for acceptance no more.
    await app.as('son.badinh', (act) => classifyPetition(act, id, answers(ownDenunciation)));
    await expect(
      app.as('son.badinh', (act) => submitProposal(act, id, { ...aProposal, outcome: 'propose_acceptance' })),
    ).rejects.toMatchObject({ errors: { outcome: expect.stringContaining('không ghi rõ người gửi') } });
    await post({ eligibility: 'ineligible', reason: 'no_name_address', evidence: 'clear' }).expect(303);
  });

  it('a legal form is information until a signed petition or the minutes are there (Điều 22 LTC)', async () => {
    const id = await register(app, 'son.badinh', { declaredType: 'TC', source: 'online_portal' });
    const { text, post } = await sheet(id);
    expect(text).toMatch(answered('reason', 'not_legal_form'));
    expect((await post({}).expect(422)).text).toContain('Đánh dấu khi đã có đơn ký hoặc biên bản ghi lời tố cáo');
    await post({ hasLegalForm: '1' }).expect(303);
    expect((await sheet(id)).text).toMatch(/name="hasLegalForm" value="1" checked/);
  });

  it('its denouncers, each by name with who represents them, is eligible once the officer has found them on the paper', async () => {
    const id = await register(app, 'son.badinh', { declaredType: 'TC', senderKind: 'group', senderCount: 3 });
    const { post } = await sheet(id);
    expect((await post({}).expect(422)).text).toContain('Đánh dấu khi đã đối chiếu trên đơn');
    await post({ areAllNamed: '1' }).expect(303);
  });

  it('and a complaint of a minor alone is not proposed for acceptance (Điều 11, Điều 12 LKN)', async () => {
    const child = { ...sender, birthYear: 2012 };
    const propose = async (senders: SenderInput[]) => {
      const id = await register(app, 'son.badinh', { senders });
      await app.as('son.badinh', (act) => classifyPetition(act, id, answers(ownComplaint)));
      return app.as('son.badinh', (act) => submitProposal(act, id, { ...aProposal, outcome: 'propose_acceptance' }));
    };
    await expect(propose([child])).rejects.toMatchObject({ errors: { outcome: expect.stringContaining('chưa thành niên') } });
    const mother = { ...sender, name: 'Phùng Thị Mai', capacity: 'representative' as const, proof: 'Giấy khai sinh' };
    await expect(propose([child, mother])).resolves.toMatchObject({ proposalId: expect.any(Number) });
  });

  it('nor a denunciation of one, whose year of birth the software alone looks at (điểm b khoản 1 Điều 29 LTC)', async () => {
    const child = { ...sender, birthYear: 2012 };
    const take = (senders: SenderInput[]) => register(app, 'son.badinh', { declaredType: 'TC', senders });
    const id = await take([child]);
    const { text, post } = await sheet(id);
    expect(text).not.toContain('hasRepresentative');
    const refused = (await post({}).expect(422)).text;
    expect(refused).toContain('Người tố cáo chưa thành niên');
    expect(refused).not.toContain('2012');
    // Classified before anybody asked, it is not proposed for acceptance.
    await app.as('son.badinh', (act) => classifyPetition(act, id, answers(ownDenunciation)));
    await expect(
      app.as('son.badinh', (act) => submitProposal(act, id, { ...aProposal, outcome: 'propose_acceptance' })),
    ).rejects.toMatchObject({ errors: { outcome: expect.stringContaining('chưa thành niên') } });
    await (await sheet(id)).post({ hasRepresentative: '1' }).expect(303);
    await app.as('son.badinh', (act) => submitProposal(act, id, { ...aProposal, outcome: 'propose_acceptance' }));
    const note = 'Người đại diện, Giấy khai sinh';
    const mother = { ...sender, name: 'Phùng Thị Mai', capacity: 'representative' as const, note };
    await (await sheet(await take([child, mother]))).post({}).expect(303);
  });
});
