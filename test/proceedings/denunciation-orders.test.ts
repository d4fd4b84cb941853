// Orders after a conclusion, and papers of a denunciation that name one another.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { type TestApp, testApp } from '../support/app.ts';
import {
  acceptedDenunciation,
  clocksOf,
  conclusionForm,
  doAct,
  noon,
  openBooks,
  reportForm,
  rowOf,
  withTeam,
} from './arrange.ts';
import { concludedDenunciation, tellConclusion } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('two orders after a conclusion have each their own report: one that came in ends the other not', async () => {
  const { id } = await concludedDenunciation(app, '2026-09-07');
  await tellConclusion(app, id);
  const order = { on: 'hôm nay', number: '90/UBND', assigned: 'Sở Nội vụ', work: 'Kiểm điểm', executor: 'other' };
  await doAct(app, 'thang.badinh', id, 'handling', order);
  app.setNow(noon('2026-09-09'));
  const second = { ...order, number: '91/UBND', assigned: 'Công an thành phố', work: 'Xác minh' };
  await doAct(app, 'thang.badinh', id, 'handling', second);
  await expect(doAct(app, 'thang.badinh', id, 'handling', second)).rejects.toMatchObject({
    errors: { number: expect.stringContaining('đã ghi rồi') },
  });
  expect((await clocksOf(app, id)).TC_HANDLE).toMatchObject({ stopped_on: '2026-09-07' });
  await doAct(app, 'hoa.badinh', id, 'publication', { on: 'hôm nay', forms: ['posting'], place: '', redacted: '1' });

  // Of the first one, on a day before the second was given: it is asked which order it is of.
  const [first, other] = (
    await app.database.owner<{ id: number }>(
      "select id::int from proceeding_steps where proceeding_id = $1 and kind = 'handling' order by id",
      [id],
    )
  ).map((step) => step.id);
  const report = { event: 'received', org: '', number: '40/BC', paperOn: '08/09/2026', on: '08/09/2026', note: '' };
  await expect(doAct(app, 'son.badinh', id, 'handling-report', { ...report, order: '' })).rejects.toMatchObject({
    errors: { order: expect.stringContaining('Chọn văn bản giao') },
  });
  await expect(doAct(app, 'son.badinh', id, 'handling-report', { ...report, order: String(other) })).rejects.toMatchObject({
    errors: { on: expect.stringContaining('09/09/2026') },
  });
  const page = async () => (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
  expect((await doAct(app, 'son.badinh', id, 'handling-report', { ...report, order: String(first) })).said).toContain(
    'Nhận báo cáo kết quả xử lý của Sở Nội vụ, số 40/BC ngày 08/09/2026, theo Văn bản 90/UBND ngày 07/09/2026 giao Sở Nội vụ',
  );
  expect(await page()).toContain('Văn bản 90/UBND ngày 07/09/2026 giao Sở Nội vụ: đã nhận báo cáo ngày 08/09/2026');
  expect(await page()).toContain('Văn bản 91/UBND ngày 09/09/2026 giao Công an thành phố: chưa nhận báo cáo kết quả');
  // Nothing rests on the second order; on the first one its report does, and the second itself.
  const html = await page();
  const isTakeable = (step = 0) => html.includes(`/proceedings/${id}/steps/${step}/taking-back`);
  expect([isTakeable(first), isTakeable(other)]).toEqual([false, true]);

  await doAct(app, 'son.badinh', id, 'enforced', { on: 'hôm nay', note: 'Đã kiểm điểm' });
  expect(await clocksOf(app, id)).toMatchObject({ TC_HANDLE_REPORT: { stopped_on: null } });
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'handling-report' });
  const closing = { on: 'hôm nay', file: '1', note: '' };
  await expect(doAct(app, 'son.badinh', id, 'close', closing)).rejects.toThrow('Công an thành phố');
  // Once more of the first: the other one still owes.
  await doAct(app, 'son.badinh', id, 'handling-report', { ...report, number: '41/BC', order: String(first) });
  expect(await clocksOf(app, id)).toMatchObject({ TC_HANDLE_REPORT: { stopped_on: null } });
  const form = (await (await app.signIn('son.badinh')).get(`/proceedings/${id}/handling-report`).expect(200)).text;
  expect(form).toMatch(new RegExp(`name="order" value="${other}" checked`));
  const today = { on: '09/09/2026', paperOn: '09/09/2026' };
  await doAct(app, 'son.badinh', id, 'handling-report', { ...report, ...today, number: '12/BC-CA', order: String(other) });
  expect(await clocksOf(app, id)).toMatchObject({ TC_HANDLE_REPORT: { stopped_on: '2026-09-09' } });
  await doAct(app, 'son.badinh', id, 'close', closing);
  expect(await rowOf(app, id)).toMatchObject({ state: 'closed' });
});

it('a paper that names another by its number waits for it, and carries it from then on', async () => {
  const { id } = await acceptedDenunciation(app, '2026-07-01');
  const papers = async () =>
    new Map(
      (
        await app.database.owner<{ id: number; kind: string; fields: Record<string, unknown> }>(
          'select id, kind, fields from papers where proceeding_id = $1 order by id',
          [id],
        )
      ).map((one) => [one.kind, one]),
    );
  const approve = async (...kinds: string[]) => {
    for (const kind of kinds) {
      const paper = (await papers()).get(kind)?.id ?? 0;
      await app.as('thang.badinh', (act) => approvePaper(act, paper));
    }
  };
  const number = async (kind: string) => {
    const paper = (await papers()).get(kind)?.id ?? 0;
    return app.as('hoa.badinh', (act) => numberPaper(act, paper, act.moment.today));
  };
  await withTeam(app, id);
  await openBooks(app, id);
  await approve('TC06_2019', 'TC04_2019');
  const accepted = await number('TC04_2019');
  expect((await papers()).get('TC06_2019')?.fields.acceptanceNumber).toBe(
    `${String(accepted.number).padStart(2, '0')}/${accepted.symbol}`,
  );
  await number('TC06_2019');
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  await doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm);
  await approve('TC12_2019', 'TC_CONCLUSION_NOTICE');
  await expect(number('TC_CONCLUSION_NOTICE')).rejects.toMatchObject({
    errors: { issuedOn: expect.stringContaining('“Kết luận nội dung tố cáo”') },
  });
  const concluded = await number('TC12_2019');
  const cited = `${String(concluded.number).padStart(2, '0')}/${concluded.symbol}`;
  expect((await papers()).get('TC_CONCLUSION_NOTICE')?.fields.conclusionNumber).toBe(cited);
  await number('TC_CONCLUSION_NOTICE');
  const notice = (await papers()).get('TC_CONCLUSION_NOTICE')?.id;
  const clerk = await app.signIn('hoa.badinh');
  expect((await clerk.get(`/papers/${notice}/print`).expect(200)).text).toContain(`đã ban hành Kết luận số ${cited}`);
});
