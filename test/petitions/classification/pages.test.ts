// The guided form over HTTP: 200, 422 with the words kept, the panel, the result without script.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { submitProposal } from '../../../src/petitions/proposals/actions.ts';
import type { SenderInput } from '../../../src/petitions/registration.ts';
import { formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { answers, foreignComplaint, ownComplaint, ownDenunciation, register, sender, stateOf } from '../handling.ts';

const aProposal = {
  reason: 'Thuộc thẩm quyền',
  basis: '',
  destination: '',
  items: '',
  days: '',
  inspector: '',
  rowVersion: '',
  show: '',
};

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('shows the questions, refuses gaps with our sentences, then goes on to the proposal', async () => {
  const id = await register(app, 'son.badinh');
  const agent = await app.signIn('son.badinh');
  const page = await agent.get(`/petitions/${id}/classification`).expect(200);
  expect(page.text).toContain('Đơn có đủ điều kiện xử lý không?');
  const { _csrf, _key } = formFieldsOf(page.text);
  const { objectKind: _left, ...gap } = ownComplaint;
  const refused = await agent
    .post(`/petitions/${id}/classification`)
    .type('form')
    .send({ _csrf, _key, ...gap })
    .expect(422);
  expect(refused.text).toContain('Chọn đối tượng bị khiếu nại');
  expect(refused.text).toMatch(/value="own" checked/);
  const saved = await agent
    .post(`/petitions/${id}/classification`)
    .type('form')
    .send({ _csrf, _key, ...ownComplaint })
    .expect(303);
  expect(saved.headers.location).toBe(`/petitions/${id}/proposal`);
  expect((await stateOf(app, id)).next_act).toBe('propose');
  const again = await agent.get(`/petitions/${id}/classification`).expect(200);
  expect(again.text).toMatch(/value="ADMIN_OTHER.12" selected/);
});

it('asks who is competent once: another body’s matter stands as not one’s own, and nothing else is taken for it', async () => {
  const id = await register(app, 'son.badinh');
  const agent = await app.signIn('son.badinh');
  const page = await agent.get(`/petitions/${id}/classification`).expect(200);
  expect(page.text).toContain('data-sets="jurisdiction=not_own"');
  const { _csrf, _key } = formFieldsOf(page.text);
  const answers = {
    eligibility: 'eligible',
    type: 'KNPA',
    knpaKind: 'kien_nghi',
    responsible: 'other',
    branch: 'administrative',
    field: 'LAND',
  };
  const post = (changes: Record<string, string>) =>
    agent
      .post(`/petitions/${id}/classification`)
      .type('form')
      .send({ _csrf, _key, ...answers, ...changes });
  const shown = await post({ show: '1' }).expect(200);
  expect(shown.text).toMatch(/name="jurisdiction" value="not_own" checked/);
  const refused = await post({ jurisdiction: 'own' }).expect(422);
  expect(refused.text).toContain('Câu trên đã trả lời “Cơ quan khác”');
  await post({}).expect(303);
  const [row] = await app.database.owner('select jurisdiction from petitions where id = $1', [id]);
  expect(row).toEqual({ jurisdiction: 'not_own' });
});

it('the panel and the button without script say what the answers lead to and keep nothing', async () => {
  const id = await register(app, 'son.badinh');
  const agent = await app.signIn('son.badinh');
  const page = await agent.get(`/petitions/${id}/classification`).expect(200);
  const { _csrf, _key } = formFieldsOf(page.text);
  const panel = await agent
    .post(`/petitions/${id}/classification/preview`)
    .type('form')
    .set('X-CSRF-Token', _csrf)
    .send({ _csrf, ...foreignComplaint })
    .expect(200);
  expect(panel.text).toContain('Hướng dẫn');
  expect(panel.text).toContain('07/12/2026');
  expect(panel.text).not.toContain('<html');
  const shown = await agent
    .post(`/petitions/${id}/classification`)
    .type('form')
    .send({ _csrf, _key, ...foreignComplaint, jurisdiction: '', show: '1' })
    .expect(200);
  expect(shown.text).toContain('Giám đốc sở');
  expect((await stateOf(app, id)).next_act).not.toBe('propose');
  const nonsense = await agent
    .post(`/petitions/${id}/classification/preview`)
    .type('form')
    .send({ _csrf, type: 'XX', eligibility: "'; drop" })
    .expect(200);
  expect(nonsense.text).toContain('Trả lời câu 1 và câu 2');
});

it('asks whom a petition is against that turns out to be a denunciation, with what else is missing', async () => {
  const id = await register(app, 'son.badinh');
  const agent = await app.signIn('son.badinh');
  const { _csrf, _key } = formFieldsOf((await agent.get(`/petitions/${id}/classification`).expect(200)).text);
  const post = (changes: Record<string, string>) =>
    agent
      .post(`/petitions/${id}/classification`)
      .type('form')
      .send({ _csrf, _key, ...ownDenunciation, ...changes });
  const refused = await post({ round: '', 'respondents.0.position': 'Chuyên viên địa chính' }).expect(422);
  expect(refused.text).toContain('Chọn tố cáo lần đầu hay tố cáo tiếp');
  expect(refused.text).toMatch(/Trả lời người bị tố cáo có phải là cán bộ|Có cán bộ giống với người bị tố cáo/);
  expect(refused.text).toContain('Chuyên viên địa chính');
  expect((await stateOf(app, id)).sealed).toBe(false);
  expect((await post({ 'respondents.0.name': 'Lê Viết Sơn' })).status).toBe(409);
  await post({ 'respondents.0.name': 'Vũ Bá Cường' }).expect(303);
  expect(await stateOf(app, id)).toMatchObject({ sealed: true, petition_type: 'TC' });
  await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(404);
});

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
});

it('is closed to other units and to roles without the right', async () => {
  const id = await register(app, 'son.badinh');
  await (await app.signIn('tuan.ngocha')).get(`/petitions/${id}/classification`).expect(404);
  await (await app.signIn('thang.badinh')).get(`/petitions/${id}/classification`).expect(403);
  await (await app.signIn('hoa.badinh')).get(`/petitions/${id}/classification`).expect(403);
});
