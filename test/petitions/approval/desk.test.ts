// The desk over HTTP: the list, the page with its text, on to the next, and every way it is refused.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { submitProposal } from '../../../src/petitions/proposals/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { answers, ownComplaint, ownDenunciation, register, sender, stateOf } from '../handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const form = {
  reason: 'Đủ điều kiện, thuộc thẩm quyền',
  basis: '',
  destination: '',
  items: '',
  days: '',
  inspector: '',
  rowVersion: '',
  show: '',
};
async function proposed(given: Record<string, string>, receivedOn = '2026-11-20'): Promise<number> {
  const id = await register(app, 'son.badinh', { declaredType: given.type as 'KN', receivedOn });
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(given)));
  await app.as('son.badinh', (act) => submitProposal(act, id, { ...form, basis: 'Điều 27', outcome: 'propose_acceptance' }));
  return id;
}
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

it('a leader works down the desk: text and draft in sight, each decision opens the next', async () => {
  const later = await proposed(ownComplaint, '2026-11-24');
  const sooner = await proposed(ownDenunciation, '2026-11-19');
  const agent = await app.signIn('thang.badinh');
  const list = await agent.get('/approvals').expect(200);
  expect(list.text.indexOf(`/petitions/${sooner}/approval`)).toBeGreaterThan(-1);
  expect(list.text.indexOf(`/petitions/${sooner}/approval`)).toBeLessThan(list.text.indexOf(`/petitions/${later}/approval`));
  expect(list.text).not.toContain('type="checkbox"');

  const page = await agent.get(`/petitions/${sooner}/approval`).expect(200);
  // Of the menu it is the desk, not the register.
  expect(page.text).toMatch(/href="\/approvals" aria-current="page"/);
  expect(page.text).not.toMatch(/href="\/petitions" aria-current="page"/);
  expect(page.text).toContain('Không đồng ý với quyết định xử phạt');
  expect(page.text).toContain('Phiếu đề xuất thụ lý đơn');
  expect(page.text).toContain('việc 1 trong 2');
  expect(page.text).toMatch(/bắt đầu tính thời hạn giải quyết\. Hạn xử lý \d\d\/\d\d\/2026\./);
  expect(page.text).toMatch(/Sau bước này: \p{Lu}\S+ [^,]+ nhận lại ngay, hạn \d\d\/\d\d\/2026 không đổi/u);
  expect(page.text).toContain('Phê duyệt và sang việc tiếp theo');
  expect(page.text).not.toContain(sender.name);
  const body = { ...formFieldsOf(page.text), proposalId: hidden(page.text, 'proposalId'), stage: hidden(page.text, 'stage') };
  const refused = await agent
    .post(`/petitions/${sooner}/approval`)
    .type('form')
    .send({ ...body, answer: 'send_back', comment: '' })
    .expect(422);
  expect(refused.text).toContain('Nhập ý kiến để chuyên viên biết cần sửa gì');
  const next = await agent
    .post(`/petitions/${sooner}/approval`)
    .type('form')
    .send({ ...body, answer: 'approve', comment: '' })
    .expect(303);
  expect(next.headers.location).toBe(`/petitions/${later}/approval`);
  expect((await stateOf(app, sooner)).next_act).toBe('accept');

  // The same decision from another window: who and when.
  const second = await agent.get(`/petitions/${later}/approval`).expect(200);
  const again = await agent
    .post(`/petitions/${sooner}/approval`)
    .type('form')
    .send({ ...formFieldsOf(second.text), proposalId: body.proposalId, stage: body.stage, answer: 'approve', comment: '' })
    .expect(409);
  expect(again.text).toContain('Đề xuất này đã được Hoàng Gia Thắng phê duyệt lúc 09:00');
  const last = await agent
    .post(`/petitions/${later}/approval`)
    .type('form')
    .send({
      ...formFieldsOf(second.text),
      proposalId: hidden(second.text, 'proposalId'),
      stage: 'approve',
      answer: 'approve',
      comment: '',
    })
    .expect(303);
  expect(last.headers.location).toBe('/approvals');
  expect((await agent.get('/approvals').expect(200)).text).toContain('Không có đề xuất nào chờ');
});

it('what the leader typed and did not send is there when he comes back, and says of which proposal it was', async () => {
  const id = await proposed(ownComplaint);
  const agent = await app.signIn('thang.badinh');
  const page = (await agent.get(`/petitions/${id}/approval`).expect(200)).text;
  const kept = /data-draft-at="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(kept).toBe(`/drafts/of-petition-approval?subject=${id}`);
  expect(page).toContain('Chưa có bản nháp');
  const typed = {
    proposalId: hidden(page, 'proposalId'),
    stage: 'approve',
    answer: 'send_back',
    comment: 'Bổ sung biên bản đo đạc',
  };
  const { _csrf } = formFieldsOf(page);
  await agent
    .post(kept)
    .type('form')
    .send({ ...typed, _csrf, _version: '0' })
    .expect(303);
  const back = (await agent.get(`/petitions/${id}/approval`).expect(200)).text;
  expect(back).toContain('Bổ sung biên bản đo đạc</textarea>');
  expect(back).toMatch(/value="send_back" checked/);
  expect(back).toContain('Bản nháp lưu lúc 09:00 được mở lại, chưa lưu vào sổ.');
  expect(back).not.toContain('khi đề xuất trước còn chờ');
  // Another leader's page holds nothing of it; sent, it is gone.
  expect((await (await app.signIn('dung.tcd')).get(`/petitions/${id}/approval`)).text).not.toContain('đo đạc');
  await agent
    .post(kept)
    .type('form')
    .send({ ...typed, proposalId: '1', _csrf, _version: '1' })
    .expect(303);
  expect((await agent.get(`/petitions/${id}/approval`)).text).toContain('khi đề xuất trước còn chờ');
  await agent
    .post(`/petitions/${id}/approval`)
    .type('form')
    .send({ ...formFieldsOf(back), ...typed })
    .expect(303);
  expect(await app.database.owner("select 1 from drafts where form = 'of-petition-approval'")).toEqual([]);
});

it('is closed to the proposer, to other roles, to other units, and once decided', async () => {
  const id = await proposed(ownComplaint);
  await (await app.signIn('son.badinh')).get(`/petitions/${id}/approval`).expect(403);
  await (await app.signIn('cuong.badinh')).get(`/petitions/${id}/approval`).expect(403);
  await (await app.signIn('hoa.badinh')).get('/approvals').expect(403);
  await (await app.signIn('vinh.ngocha')).get(`/petitions/${id}/approval`).expect(404);
  expect((await (await app.signIn('vinh.ngocha')).get('/approvals').expect(200)).text).not.toContain(`/petitions/${id}/`);
});

it('the proposal page: preview of the paper, outcomes with what is missing, 422 with the words kept', async () => {
  const id = await register(app, 'son.badinh');
  await app.as('son.badinh', (act) =>
    classifyPetition(
      act,
      id,
      answers({ ...ownComplaint, respondent: 'department', jurisdiction: 'not_own', branch: 'administrative' }),
    ),
  );
  const agent = await app.signIn('son.badinh');
  const page = await agent.get(`/petitions/${id}/proposal`).expect(200);
  expect(page.text).toContain('Đơn phải thuộc thẩm quyền giải quyết của cơ quan này.');
  expect(page.text).toContain('Sau bước này: Hoàng Gia Thắng, Chủ tịch UBND phường phê duyệt');
  const { _csrf, _key } = formFieldsOf(page.text);
  const typed = { outcome: 'guide', reason: 'Không thuộc thẩm quyền', basis: 'Thông tư 05/2021/TT-TTCP', destination: '' };
  const refused = await agent
    .post(`/petitions/${id}/proposal`)
    .type('form')
    .send({ _csrf, _key, ...typed })
    .expect(422);
  expect(refused.text).toContain('Nhập cơ quan có thẩm quyền hoặc cơ quan nhận');
  expect(refused.text).toContain('Không thuộc thẩm quyền</textarea>');
  const preview = await agent
    .post(`/petitions/${id}/proposal/preview`)
    .type('form')
    .send({ _csrf, ...typed, destination: 'Sở Xây dựng' })
    .expect(200);
  expect(preview.text).toContain('Phiếu hướng dẫn');
  expect(preview.text).toContain('Sở Xây dựng');
  await agent
    .post(`/petitions/${id}/proposal`)
    .type('form')
    .send({ _csrf, _key, ...typed, destination: 'Sở Xây dựng' })
    .expect(303);
  // What is said of changing its words afterwards holds on the page of the paper.
  const [paper] = await app.database.owner<{ id: number }>(
    'select id from papers where petition_id = $1 order by id desc limit 1',
    [id],
  );
  const isEditable = (await agent.get(`/papers/${paper?.id}`).expect(200)).text.includes(`/papers/${paper?.id}/edit`);
  expect(preview.text.includes('chọn Sửa dự thảo')).toBe(isEditable);
  await agent.get(`/petitions/${id}/proposal`).expect(409);
  await (await app.signIn('tuan.ngocha')).get(`/petitions/${id}/proposal`).expect(404);
});
