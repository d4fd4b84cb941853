// A paper that a step of the desk makes lies with the leader from that step on; one he returned is its
// writer's work until it is put forward again.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, submitPaper } from '../../src/documents/actions.ts';
import { sendBackPaper } from '../../src/documents/registry/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { listPapersToApprove } from '../../src/work/paper-queries.ts';
import { shellCounts } from '../../src/work/shell-counts.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { entry } from './entries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

it('page, desk and count say the same of a Phiếu hẹn: put forward with its step, gone while it is being mended, back once it is sent again', async () => {
  const { id } = await app.as('lan.badinh', (act) =>
    registerVisit(act, entry({ outcome: 'appointment', appointmentOn: '2026-12-01' })),
  );
  const [slip] = await app.database.owner<{ id: string; state: string }>(
    "select id, state from papers where visit_id = $1 and kind = 'PHIEU_HEN'",
    [id],
  );
  const paper = Number(slip?.id);
  const onDesk = () =>
    app.as('thang.badinh', async ({ tx, actor, moment }) => ({
      listed: (await listPapersToApprove(tx, actor, moment.today)).some((one) => one.id === paper),
      counted: (await shellCounts(tx, actor, moment.today)).approvals,
    }));
  const lan = await app.signIn('lan.badinh');
  expect(slip?.state).toBe('submitted');
  expect((await lan.get(`/papers/${paper}`).expect(200)).text).toContain('Chờ phê duyệt');
  const before = await onDesk();
  expect(before.listed).toBe(true);
  /** Its line among the writer's own work. */
  const mine = async () => {
    const page = (await lan.get('/work').expect(200)).text;
    const row = page.split('<tr').find((one) => one.includes(`href="/papers/${paper}"`));
    return row?.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  };
  expect(await mine()).toBeUndefined();

  await app.as('thang.badinh', (act) => sendBackPaper(act, paper, 'Ghi rõ nội dung hẹn'));
  expect(await onDesk()).toEqual({ listed: false, counted: before.counted - 1 });
  expect(await mine()).toContain('Trình phê duyệt');
  await expect(app.as('thang.badinh', (act) => approvePaper(act, paper))).rejects.toThrow('chưa trình phê duyệt');
  await app.as('lan.badinh', (act) => submitPaper(act, paper));
  expect(await onDesk()).toEqual(before);
  expect(await mine()).toBeUndefined();
});
