// Several complain of one content: the decision has the list of them all (khoản 3 Điều 31 LKN).
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SenderInput } from '../../src/petitions/registration.ts';
import { type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { approved, decisionForm, doAct, noon } from './arrange.ts';
import { printed } from './papers.ts';
import { talkedOver } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** A group's complaint with its dialogue held, before the decision. */
const heard = (senderCount: number, senders: readonly SenderInput[]) =>
  talkedOver(app, { registration: { senderKind: 'group', senderCount, senders } });

it('is asked for at acceptance, and without it nothing is decided; the registration is completed after acceptance', async () => {
  app.setNow(noon('2026-11-02'));
  const group = { senderKind: 'group' as const, senderCount: 3, senders: [aSender()] };
  const waiting = await approved(app, aRegistration({ receivedOn: '2026-11-02', writtenOn: '2026-11-02', ...group }));
  const acceptance = (await (await app.signIn('thang.badinh')).get(`/petitions/${waiting}/acceptance`).expect(200)).text;
  expect(acceptance).toContain('Đơn có 3 người ký, mới ghi họ tên, địa chỉ 1 người');
  expect(acceptance).toContain(`href="/petitions/${waiting}"`);

  const { petitionId, id } = await heard(3, [aSender()]);
  const refused = 'Đơn có 3 người ký, mới ghi họ tên, địa chỉ 1 người';
  await expect(doAct(app, 'thang.badinh', id, 'decision', decisionForm)).rejects.toThrow(refused);
  const shown = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
  expect(shown).toContain(refused);
  expect(shown).toContain(`<a href="/petitions/${petitionId}">Mở thông tin đăng ký</a>`);

  const clerk = await app.signIn('hoa.badinh');
  const form = unchangedForm((await clerk.get(`/petitions/${petitionId}/correction`).expect(200)).text, 'intake');
  const save = (changes: Record<string, string>) =>
    clerk
      .post(`/petitions/${petitionId}/correction`)
      .type('form')
      .send({ ...form, ...changes });
  const others = { 'senders.1.name': 'Trần Văn Hai', 'senders.1.address': 'Số 2', 'senders.2.name': 'Lê Thị Ba' };
  const moved = await save({ ...others, receivedOn: '03/11/2026', declaredType: 'KNPA', knpaKind: 'kien_nghi' });
  expect(moved.status).toBe(422);
  expect(moved.text).toContain('Đơn đã thụ lý, thời hạn giải quyết đang tính: không sửa ngày tiếp nhận');
  expect(moved.text).toContain('Đơn đã thụ lý theo loại đơn này: không đổi loại đơn');
  expect((await save(others)).status).toBe(303);

  await doAct(app, 'thang.badinh', id, 'decision', decisionForm);
  const paper = await printed(app, petitionId, 'KN15_2020');
  for (const line of ['1. Nguyễn Thị Hạnh', '2. Trần Văn Hai', '3. Lê Thị Ba']) expect(paper).toContain(line);
});

it('of more people than a registration has places for goes with the decision', async () => {
  const { petitionId, id } = await heard(45, [aSender()]);
  await expect(doAct(app, 'thang.badinh', id, 'decision', decisionForm)).rejects.toMatchObject({
    errors: { listApart: expect.stringContaining('Đơn có 45 người ký') },
  });
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, listApart: '1' });
  expect(await printed(app, petitionId, 'KN15_2020')).toContain('danh sách 45 người kèm theo Quyết định này.');
});
