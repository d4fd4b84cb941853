// The guided form over HTTP: 200, 422 with the words kept, the panel, the result without script.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { submitProposal } from '../../../src/petitions/proposals/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { answers, foreignComplaint, ownComplaint, ownDenunciation, register, sender, stateOf } from '../handling.ts';
import { aProposal, formOf } from './typed.ts';

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

it('takes of a complaint what the law shows by the answers above, and asks only what it leaves open', async () => {
  const id = await register(app, 'son.badinh');
  const agent = await app.signIn('son.badinh');
  const page = (await agent.get(`/petitions/${id}/classification`).expect(200)).text;
  // Both instances stand beside each kind; the script shows the one that is chosen.
  expect(page).toContain('data-show-when="instance=first"');
  expect(page).toMatch(/data-show-when="instance=second"><svg[\s\S]{0,160}<span>Lần hai: /);
  const { jurisdiction: _left, ...open } = ownComplaint;
  const send = (fields: Record<string, string>) =>
    agent
      .post(`/petitions/${id}/classification`)
      .type('form')
      .send({ ...formFieldsOf(page), ...fields });
  const unsettled = await send({ ...open, respondent: 'public_service_unit', instance: 'second' });
  expect(unsettled.status).toBe(422);
  expect(unsettled.text).toContain('Chọn đơn thuộc hay không thuộc thẩm quyền');
  const elsewhere = await send({ ...open, respondent: 'department' });
  expect(elsewhere.status).toBe(422);
  expect(elsewhere.text).not.toContain('Chọn đơn thuộc hay không thuộc thẩm quyền');
  expect(elsewhere.text).toContain('Chọn cơ quan có thẩm quyền thuộc ngành nào');
  expect((await send(open)).status).toBe(303);
  const [row] = await app.database.owner<{ jurisdiction: string }>('select jurisdiction from petitions where id = $1', [id]);
  expect(row?.jurisdiction).toBe('own');
});

it('finds nothing wrong with a day typed under an answer that was changed since: its field is out of sight', async () => {
  const id = await register(app, 'son.badinh');
  const agent = await app.signIn('son.badinh');
  const page = await agent.get(`/petitions/${id}/classification`).expect(200);
  const send = (fields: Record<string, string>) =>
    agent
      .post(`/petitions/${id}/classification`)
      .type('form')
      .send({ ...formFieldsOf(page.text), ...foreignComplaint, limitFrom: '31/02/2026', ...fields });
  const asked = await send({ limitState: 'in_time' });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Nhập ngày có thật');
  expect((await send({ limitState: 'late' })).status).toBe(303);
});

it('takes of a denunciation, first or continued, what the box beside the questions says of it', async () => {
  const { jurisdiction: _left, ...open } = ownDenunciation;
  const below = { ...open, round: 'continued', previousBelow: 'yes' };
  const saved = async (given: Record<string, string>) => {
    const id = await register(app, 'son.badinh', { declaredType: 'TC' });
    const agent = await app.signIn('son.badinh');
    const path = `/petitions/${id}/classification`;
    const form = { ...formFieldsOf((await agent.get(path).expect(200)).text), ...given };
    const panel = await agent.post(`${path}/preview`).type('form').send(form).expect(200);
    const reply = await agent.post(path).type('form').send(form);
    const [row] = await app.database.owner<{ jurisdiction: string | null }>('select jurisdiction from petitions where id = $1', [
      id,
    ]);
    return { panel: panel.text, status: reply.status, text: reply.text, jurisdiction: row?.jurisdiction };
  };
  const own = await saved(open);
  expect(own.panel).toContain('Thuộc thẩm quyền');
  expect(own).toMatchObject({ status: 303, jurisdiction: 'own' });
  expect(await saved({ ...below, previousState: 'concluded' })).toMatchObject({ status: 303, jurisdiction: 'own' });
  expect(await saved({ ...below, previousState: 'overdue' })).toMatchObject({ status: 303, jurisdiction: 'subordinate_overdue' });
  const elsewhere = await saved({ ...open, denounced: 'department_head' });
  expect(elsewhere.status).toBe(422);
  expect(elsewhere.text).not.toContain('Chọn đơn thuộc hay không thuộc thẩm quyền');
  expect(elsewhere.text).toContain('Chọn cơ quan có thẩm quyền thuộc ngành nào');
  const unsettled = await saved({ ...open, denounced: 'moved' });
  expect(unsettled.status).toBe(422);
  expect(unsettled.text).toContain('Chọn đơn thuộc hay không thuộc thẩm quyền');
});

it('the panel is of one mind: its limit is that of the competence it states, and it says where the officer answers otherwise', async () => {
  const id = await register(app, 'son.badinh', { declaredType: 'TC' });
  const agent = await app.signIn('son.badinh');
  const path = `/petitions/${id}/classification`;
  const fields = formFieldsOf((await agent.get(path).expect(200)).text);
  const panel = async (given: Record<string, string>) =>
    (
      await agent
        .post(`${path}/preview`)
        .type('form')
        .send({ ...fields, ...ownDenunciation, ...given })
        .expect(200)
    ).text;
  // Question 4 stands as it was answered earlier, while the other answers show another body, or this one.
  const others = await panel({ denounced: 'other_official' });
  expect(others).toContain('Không thuộc thẩm quyền. Người giải quyết');
  expect(others).toContain('khoản 2 Điều 24 Luật Tố cáo: 5 ngày làm việc');
  expect(others).toContain('Câu trả lời của cán bộ khác với gợi ý: Thuộc thẩm quyền');
  const ours = await panel({ jurisdiction: 'not_own', branch: 'administrative' });
  expect(ours).toContain('khoản 1 Điều 24 Luật Tố cáo: 7 ngày làm việc');
  expect(ours).toContain('Câu trả lời của cán bộ khác với gợi ý: Không thuộc thẩm quyền');
  // With its basis the answer stands, and the limit with it.
  const based = await panel({ denounced: 'other_official', competenceBasis: 'Quyết định số 812/QĐ-UBND' });
  expect(based).toContain('Thuộc thẩm quyền, theo câu trả lời của cán bộ');
  expect(based).toContain('Quyết định số 812/QĐ-UBND');
  expect(based).toContain('khoản 1 Điều 24 Luật Tố cáo: 7 ngày làm việc');
  expect(based).toContain('Khác với gợi ý: Không thuộc thẩm quyền');
  expect(await panel({})).not.toMatch(/[Kk]hác với gợi ý/u);
  // Why it comes to this is said by the answer that stands, not by the rule it stands against.
  const feedback = { type: 'KNPA', knpaKind: 'phan_anh', responsible: 'own', jurisdiction: 'not_own', branch: 'administrative' };
  const sentOn = await panel({ ...feedback, competenceBasis: 'Quyết định số 812/QĐ-UBND' });
  expect(sentOn).toContain('<li>Không thuộc thẩm quyền, theo câu trả lời của cán bộ. Căn cứ: Quyết định số 812/QĐ-UBND.</li>');
  expect(sentOn).not.toContain('xem xét, trả lời người gửi');
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

describe('an answer on jurisdiction against what the law shows', () => {
  const basis = 'Văn bản số 812/UBND-BTCD giao Chủ tịch UBND phường giải quyết';

  it('asks for its basis, keeps it, and puts it beside the hint for whoever approves and in the timeline', async () => {
    const id = await register(app, 'son.badinh');
    const post = await formOf(app, id, { ...ownComplaint, respondent: 'department' });
    const refused = await post({}).expect(422);
    expect(refused.text).toContain('Nhập căn cứ khác với gợi ý');
    expect(refused.text).toContain('Điều 20 Luật Khiếu nại');
    await expect(
      app.as('son.badinh', (act) => classifyPetition(act, id, answers({ ...ownComplaint, respondent: 'department' }))),
    ).rejects.toMatchObject({ errors: { competenceBasis: expect.any(String) } });
    await post({ competenceBasis: basis }).expect(303);
    const agent = await app.signIn('son.badinh');
    expect((await agent.get(`/petitions/${id}/classification`).expect(200)).text).toContain(`${basis}</textarea>`);
    const proposal = (await agent.get(`/petitions/${id}/proposal`).expect(200)).text;
    expect(proposal).toContain('Gợi ý về thẩm quyền');
    expect(proposal).toContain(`Căn cứ khác với gợi ý: ${basis}. Gợi ý theo các câu đã trả lời: Giám đốc sở`);
    await app.as('son.badinh', (act) => submitProposal(act, id, { ...aProposal, outcome: 'propose_acceptance' }));
    const leader = (await (await app.signIn('thang.badinh')).get(`/petitions/${id}/approval`).expect(200)).text;
    expect(leader).toContain('khác với gợi ý theo quy định');
    expect(leader).toContain('Điều 20 Luật Khiếu nại');
    expect(leader).toContain(basis);
    expect((await agent.get(`/petitions/${id}`).expect(200)).text).toContain(`Căn cứ: ${basis}`);
  });

  it('of a denunciation stays with its sealed words, out of the timeline', async () => {
    const id = await register(app, 'son.badinh', { declaredType: 'TC' });
    const post = await formOf(app, id, { ...ownDenunciation, denounced: 'commune_head' });
    await post({}).expect(422);
    await post({ competenceBasis: `${basis}, theo đề nghị của bà ${sender.name}` }).expect(303);
    const [row] = await app.database.owner<{ competence_basis: string }>(
      'select competence_basis from petition_contents where petition_id = $1',
      [id],
    );
    expect(row?.competence_basis).toContain(basis);
    expect(row?.competence_basis).not.toContain(sender.name);
    const events = await app.database.owner<{ data: object }>('select data from events where petition_id = $1', [id]);
    expect(JSON.stringify(events)).not.toContain('812/UBND-BTCD');
  });

  it('is refused with the article where no basis makes it lawful', async () => {
    const second = await formOf(
      app,
      await register(app, 'son.badinh', { previousOrg: 'UBND phường', previousOn: '2026-11-10' }),
      {
        ...ownComplaint,
        instance: 'second',
        competenceBasis: basis,
      },
    );
    expect((await second({}).expect(422)).text).toContain('Người đã giải quyết lần đầu không giải quyết lần hai');
    await second({ jurisdiction: 'not_own', branch: 'administrative' }).expect(303);
    const head = await formOf(app, await register(app, 'son.badinh', { declaredType: 'TC' }), {
      ...ownDenunciation,
      denounced: 'own_head',
      competenceBasis: basis,
    });
    expect((await head({}).expect(422)).text).toContain('thì cơ quan này không được thụ lý');
  });
});

it('is closed to other units and to roles without the right', async () => {
  const id = await register(app, 'son.badinh');
  await (await app.signIn('tuan.ngocha')).get(`/petitions/${id}/classification`).expect(404);
  await (await app.signIn('thang.badinh')).get(`/petitions/${id}/classification`).expect(403);
  await (await app.signIn('hoa.badinh')).get(`/petitions/${id}/classification`).expect(403);
});

it('another window was faster: what was answered there stands beside the answers here, question by question', async () => {
  const id = await register(app, 'son.badinh');
  const agent = await app.signIn('son.badinh');
  const versionIn = (html: string) => /name="rowVersion" value="(\d+)"/.exec(html)?.[1] ?? '';
  const page = await agent.get(`/petitions/${id}/classification`).expect(200);
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers({ ...ownComplaint, objectKind: 'admin_act' })));
  const stale = await agent
    .post(`/petitions/${id}/classification`)
    .type('form')
    .send({ ...formFieldsOf(page.text), rowVersion: versionIn(page.text), ...ownComplaint, crime: '1' })
    .expect(409);
  expect(stale.text).toContain('Phần khác nhau');
  const rows = [...stale.text.matchAll(/<tr[^>]*><th scope="row">(.*?)<\/th><td[^>]*>(.*?)<\/td><td[^>]*>(.*?)<\/td>/g)].map(
    (row) => row.slice(1),
  );
  expect(rows).toEqual([
    ['Đối tượng khiếu nại', 'Hành vi hành chính', 'Quyết định hành chính'],
    ['Dấu hiệu tội phạm', 'để trống', 'có'],
  ]);
  await agent
    .post(`/petitions/${id}/classification`)
    .type('form')
    .send({ ...formFieldsOf(stale.text), rowVersion: versionIn(stale.text), ...ownComplaint })
    .expect(303);
});
