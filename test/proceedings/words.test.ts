// What the pages of a proceeding say and ask: of a second complaint, of a day kept in a draft, of papers left behind.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper } from '../../src/documents/actions.ts';
import { mayActOnPaper } from '../../src/documents/registry/workflow.ts';
import { definitions } from '../../src/proceedings/acts/index.ts';
import { complexity } from '../../src/proceedings/acts/time.ts';
import type { Facts } from '../../src/proceedings/workflow.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';
import { acceptedComplaint, decisionForm, doAct, doActAtOnce, noon, withTeam } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('after a second decision only the court is spoken of (Điều 42 LKN)', async () => {
  const { id } = await acceptedComplaint(app, '2026-08-03', { instance: 'second' });
  await app.database.owner(
    "update proceedings set state = 'decided', decided_on = '2026-08-03', result = 'upheld', sent_on = '2026-08-04', published_on = '2026-08-04' where id = $1",
    [id],
  );
  const officer = await app.signIn('son.badinh');
  for (const act of ['appeal', 'effective']) {
    const page = plainText((await officer.get(`/proceedings/${id}/${act}`).expect(200)).text);
    expect(page, act).not.toMatch(/khiếu nại lần hai,|khiếu nại lần hai hoặc|quyền khiếu nại/i);
    expect(page, act).toMatch(/khởi kiện/i);
  }
  await app.database.owner('update proceedings set sent_on = null where id = $1', [id]);
  const clerk = await app.signIn('hoa.badinh');
  const sending = plainText((await clerk.get(`/proceedings/${id}/notice`)).text);
  expect(sending).not.toContain('bắt đầu thời hạn khiếu nại lần hai');
  expect(definitions.effective.fields.none?.props).toBeTypeOf('function');
});

it('what an act drafts waits for the head who approves it, then for whoever numbers and sends it', async () => {
  const { id } = await acceptedComplaint(app, '2026-08-17');
  const leader = await app.signIn('thang.badinh');
  const clerk = await app.signIn('hoa.badinh');
  const form = plainText((await leader.get(`/proceedings/${id}/suspension`).expect(200)).text);
  expect(form).toContain('Tiếp theo: Hoàng Gia Thắng phê duyệt dự thảo văn bản, rồi văn thư, gửi quyết định');
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  const shown = async () => plainText((await clerk.get(`/proceedings/${id}`).expect(200)).text);
  expect(await shown()).toContain('Chờ Hoàng Gia Thắng phê duyệt dự thảo văn bản');
  const drafts = await app.database.owner<{ id: number }>("select id from papers where proceeding_id = $1 and state = 'draft'", [
    id,
  ]);
  for (const draft of drafts) await app.as('thang.badinh', (act) => approvePaper(act, draft.id));
  expect(await shown()).toContain('Chờ văn thư cấp số văn bản');
});

it("a period of the citizen's own has run out, and nobody is late with it", async () => {
  const { id } = await acceptedComplaint(app, '2026-06-01');
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'cancel_all' });
  app.setNow(noon('2026-07-20'));
  const [clock] = await app.database.owner<{ id: string }>(
    "select id from clocks where proceeding_id = $1 and rule_code = 'KN_EFFECT'",
    [id],
  );
  const page = plainText((await (await app.signIn('thang.badinh')).get(`/clocks/${clock?.id}`).expect(200)).text);
  expect(page).toContain('Đã hết thời hạn');
  expect(page).not.toContain('Quá hạn');
});

it('whoever studied feedback drafts the answer, the head approves it', async () => {
  const feedback = { points: 'Đề nghị sửa đường', registration: { declaredType: 'KNPA' as const } };
  const { id } = await acceptedComplaint(app, '2026-07-01', feedback);
  await withTeam(app, id);
  const officer = await app.signIn('long.badinh');
  expect((await officer.get(`/proceedings/${id}`).expect(200)).text).toContain(`href="/proceedings/${id}/answer"`);
  await doActAtOnce(app, 'long.badinh', id, 'answer', { on: 'hôm nay', answer: 'Đường sẽ được sửa trong quý IV' });
  const [paper] = await app.database.owner<{ id: string; state: string }>(
    "select id, state from papers where proceeding_id = $1 and kind = 'KNPA_REPLY'",
    [id],
  );
  expect(paper?.state).toBe('submitted');
  // Its number issues it: until then nothing says it is issued.
  const history = plainText((await officer.get(`/proceedings/${id}`).expect(200)).text);
  expect(history).toContain('Trả lời kiến nghị, phản ánh Lập văn bản trả lời.');
  expect(history).not.toContain('Ban hành văn bản trả lời');
  await officer.get(`/papers/${paper?.id}/approval`).expect((answer) => expect([403, 404, 409]).toContain(answer.status));
  const leader = await app.signIn('thang.badinh');
  expect((await leader.get('/work?group=all').expect(200)).text).toContain(`/papers/${paper?.id}`);
});

it('a draft kept from another day asks about the day it says', async () => {
  const { id } = await acceptedComplaint(app, '2026-07-06');
  const leader = await app.signIn('thang.badinh');
  const at = `/proceedings/${id}/suspension`;
  const typed = { ...formFieldsOf((await leader.get(at).expect(200)).text), on: '06/07/2026', reason: 'Chờ Sở đo lại' };
  await leader.post(`/drafts/proceeding-suspension?subject=${id}`).type('form').send(typed);
  expect((await leader.get(at).expect(200)).text).not.toContain('Nháp ghi ngày');
  app.setNow(noon('2026-07-08'));
  const again = await app.signIn('thang.badinh');
  const page = (await again.get(at).expect(200)).text;
  expect(page).toContain('Chờ Sở đo lại');
  expect(page).toContain('Nháp ghi ngày 06/07/2026, hôm nay là 08/07/2026');
});

it('a file with papers still in draft is closed only when they are named and let go', async () => {
  const { id } = await acceptedComplaint(app, '2026-07-06');
  await app.database.owner(
    "update proceedings set state = 'enforced', decided_on = '2026-07-06', sent_on = '2026-07-06', published_on = '2026-07-06', noticed_on = '2026-07-06' where id = $1",
    [id],
  );
  const closing = { on: 'hôm nay', file: '1', note: '' };
  await expect(doActAtOnce(app, 'son.badinh', id, 'close', closing)).rejects.toMatchObject({
    errors: { leave: expect.stringContaining('Thông báo về việc thụ lý') },
  });
  expect((await (await app.signIn('son.badinh')).get(`/proceedings/${id}/close`).expect(200)).text).toContain('Còn dự thảo');
  await doActAtOnce(app, 'son.badinh', id, 'close', { ...closing, leave: '1' });
});

it('the form of complexity tells of the kind of matter in hand, and an inner paper goes nowhere', async () => {
  const ofKind = (procedure: string) => complexity.fields.criteria?.hintFor?.({ procedure } as Facts) ?? '';
  expect(ofKind('complaint_first')).not.toMatch(/tố cáo|đặc biệt phức tạp/);
  expect(ofKind('denunciation_first')).toContain('đặc biệt phức tạp');
  const paper = { id: 1, unitId: 1, kind: 'XLD01_2021' as const, state: 'approved' as const, createdBy: 1, signedFileId: null };
  const clerk = { ...(await app.as('hoa.badinh', async ({ actor }) => actor)), unitId: 1 };
  expect(mayActOnPaper(clerk, 'send', paper)).toMatchObject({ ok: false, because: expect.stringContaining('không gửi đi') });
});
