// Several complain of one content: the decision has the list of them all (khoản 3 Điều 31 LKN).
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { paperText } from '../../src/documents/papers/text.ts';
import { composePaper } from '../../src/documents/registry/compose.ts';
import type { SenderInput } from '../../src/petitions/registration.ts';
import { type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { acceptedComplaint, approved, decisionForm, doAct, noon, reportForm, withTeam } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function printed(petitionId: number, kind: PaperKind): Promise<string> {
  const [row] = await app.database.owner<{ fields: object }>('select fields from papers where petition_id = $1 and kind = $2', [
    petitionId,
    kind,
  ]);
  const frame = { issuingOrg: 'UBND phường Ba Đình', officeCode: 'UBND', place: 'Ba Đình', signer: { title: 'CHỦ TỊCH' } };
  return paperText(composePaper(kind, row?.fields ?? {}, frame)).join('\n');
}

/** A group's complaint with its dialogue held, before the decision. */
async function heard(senderCount: number, senders: readonly SenderInput[]) {
  const registration = { senderKind: 'group' as const, senderCount, senders };
  const { petitionId, id } = await acceptedComplaint(app, '2026-11-02', { registration });
  await withTeam(app, id);
  app.setNow(noon('2026-11-05'));
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  const invite = { on: 'hôm nay', meetAt: '08:30', place: 'Trụ sở', contents: 'Nội dung', meetOn: '12/11/2026' };
  await doAct(app, 'thang.badinh', id, 'invitation', invite);
  app.setNow(noon('2026-11-12'));
  const held = { on: 'hôm nay', held: 'held', chair: 'Hoàng Gia Thắng', secretary: 'Trần Diệu Hoa', opinions: '', copies: '3' };
  await doAct(app, 'thang.badinh', id, 'dialogue', { ...held, result: 'Còn ý kiến khác nhau' });
  return { petitionId, id };
}

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
  const paper = await printed(petitionId, 'KN15_2020');
  for (const line of ['1. Nguyễn Thị Hạnh', '2. Trần Văn Hai', '3. Lê Thị Ba']) expect(paper).toContain(line);
});

it('of more people than a registration has places for goes with the decision', async () => {
  const { petitionId, id } = await heard(45, [aSender()]);
  await expect(doAct(app, 'thang.badinh', id, 'decision', decisionForm)).rejects.toMatchObject({
    errors: { listApart: expect.stringContaining('Đơn có 45 người ký') },
  });
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, listApart: '1' });
  expect(await printed(petitionId, 'KN15_2020')).toContain('danh sách 45 người kèm theo Quyết định này.');
});
