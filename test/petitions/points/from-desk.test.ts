// A visit with several contents: what the desk wrote down of each, with the body competent for it, is not typed a second time.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { removePoint } from '../../../src/petitions/points/actions.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { entry } from '../../reception/entries.ts';
import { formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { answers } from '../handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const mixed = { eligibility: 'eligible', type: 'MIXED', field: 'LAND.3' };

it('stand in the list once it is classified as one with several, each to be changed; a removed one does not come back', async () => {
  const contents = [
    { type: 'KN' as const, summary: 'Khiếu nại quyết định thu hồi đất', org: 'Chủ tịch UBND phường Ba Đình' },
    { type: 'KNPA' as const, summary: 'Phản ánh rác thải ở chợ', org: 'Sở Nông nghiệp và Môi trường' },
  ];
  await app.as('lan.badinh', (act) => registerVisit(act, entry({ outcome: 'accepted_for_processing', contents })));
  const [petition] = await app.database.owner<{ id: string }>('select id from petitions order by id desc limit 1');
  const id = Number(petition?.id);
  const son = await app.signIn('son.badinh');
  const page = (await son.get(`/petitions/${id}/classification`).expect(200)).text;
  expect(page).toMatch(/data-show-when="type=MIXED">Sau bước này, đơn có nhiều nội dung khác loại: .* ghi từng nội dung/);
  const preview = await son
    .post(`/petitions/${id}/classification/preview`)
    .type('form')
    .send({ ...formFieldsOf(page), ...mixed })
    .expect(200);
  expect(preview.text).toContain('Ghi từng nội dung và cơ quan có thẩm quyền');
  expect(preview.text).not.toContain('Trả lời tiếp các câu còn lại');

  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(mixed)));
  const points = () =>
    app.database.owner<{ id: string; petition_type: string; jurisdiction: string; competent_org: string }>(
      'select id, petition_type, jurisdiction, competent_org from petition_points where petition_id = $1 and removed_at is null order by ordinal',
      [id],
    );
  expect(await points()).toMatchObject([
    { petition_type: 'KN', jurisdiction: 'own', competent_org: 'Chủ tịch UBND phường Ba Đình' },
    { petition_type: 'KNPA', jurisdiction: 'not_own', competent_org: 'Sở Nông nghiệp và Môi trường' },
  ]);
  const list = (await son.get(`/petitions/${id}/points`).expect(200)).text;
  expect(list).toContain('Phản ánh rác thải ở chợ');
  expect(list).not.toContain('Chưa ghi nội dung nào');

  const [first] = await points();
  await app.as('son.badinh', (act) => removePoint(act, id, Number(first?.id)));
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(mixed)));
  expect(await points()).toHaveLength(1);
});

it('too long for the list, or of nobody’s competence, stand whole under a fold beside it and before the leader', async () => {
  const long = `Khiếu nại bồi thường ${'đất nông nghiệp của hộ gia đình '.repeat(40)}hết`;
  const contents = [
    { type: 'KN' as const, summary: long, org: 'Chủ tịch UBND phường Ba Đình' },
    { type: 'KNPA' as const, summary: 'Phản ánh rác thải ở chợ', org: 'Sở Nông nghiệp và Môi trường' },
    { type: 'KNPA' as const, summary: 'Kiến nghị mở đường', org: 'Sở Xây dựng' },
  ];
  await app.as('lan.badinh', (act) => registerVisit(act, entry({ outcome: 'accepted_for_processing', contents })));
  const [petition] = await app.database.owner<{ id: string }>('select id from petitions order by id desc limit 1');
  const id = Number(petition?.id);
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(mixed)));
  const son = await app.signIn('son.badinh');
  const list = (await son.get(`/petitions/${id}/points`).expect(200)).text;
  const fold =
    /<details[^>]*><summary><strong>Khiếu nại<\/strong>, dài hơn 1\.000 ký tự: tóm tắt lại rồi thêm<\/summary><p[^>]*>([^<]*)</;
  expect(fold.exec(list)?.[1]).toBe(long);
  expect(list.match(/<details class="mb-2">/g)).toHaveLength(1);
  const page = (await son.get(`/petitions/${id}/proposal`).expect(200)).text;
  const proposal = { outcome: 'guide', reason: 'Đơn có nhiều nội dung', basis: 'Điều 6 Thông tư 05/2021' };
  const sent = await son
    .post(`/petitions/${id}/proposal`)
    .type('form')
    .send({ ...formFieldsOf(page), rowVersion: /name="rowVersion" value="(\d+)"/.exec(page)?.[1] ?? '', ...proposal });
  expect([sent.status, sent.text.match(/class="summary-error"[\s\S]{0,600}/)?.[0] ?? '']).toEqual([303, '']);
  const leader = await app.signIn('thang.badinh');
  const desk = (await leader.get(`/petitions/${id}/approval`).expect(200)).text;
  expect(fold.exec(desk)?.[1]).toBe(long);
});
