// A denunciation sent on is done once whoever denounced was told: figures, lists, the petition's page and urging say the same.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Figure, figureFilter } from '../../src/dashboard/predicates.ts';
import { approvePaper, numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { lockOwnPetition, replayMainClock } from '../../src/petitions/actions.ts';
import { sendTransfer } from '../../src/transfers/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';
import { readyToSend, toNgocHa } from '../transfers/arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const asked: readonly Figure[] = ['handled', 'on_time', 'late', 'open', 'overdue', 'due_soon'];

/** The figures it counts in on a day. */
async function countedIn(id: number, today: string): Promise<Figure[]> {
  const found: Figure[] = [];
  await app.as('cuong.badinh', async ({ tx, actor }) => {
    for (const figure of asked) {
      const { sql, params } = figureFilter(figure, { start: '2026-11-01', end: '2026-12-31', today }, [actor.unitId]);
      const rows = await tx.rows<{ id: number }>(`select p.id from petitions p where ${sql}`, params as never[]);
      if (rows.some((row) => row.id === id)) found.push(figure);
    }
  });
  return found;
}

/** Sent on 25/11/2026, due on 30/11/2026. Gives the petition and the draft of the notice. */
async function sentOn(): Promise<{ id: number; notice: number }> {
  const { id } = await readyToSend(app, { declaredType: 'TC', knpaKind: null, subject: 'Tố cáo việc cấp phép' });
  await app.as('son.badinh', async (act) => replayMainClock(act, await lockOwnPetition(act, id), 'TC_TRANSFER'));
  await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
  const [paper] = await app.database.owner<{ id: number }>(
    "select id::int from papers where petition_id = $1 and kind = 'NOTICE_TO_SENDER'",
    [id],
  );
  return { id, notice: paper?.id ?? 0 };
}
const dueOn = async (id: number) =>
  (await app.database.owner<{ due: string }>('select due_on::text as due from petitions where id = $1', [id]))[0]?.due ?? '';

async function tell(notice: number, on: string): Promise<void> {
  app.setNow(`${on}T03:00:00Z`);
  await app.as('thang.badinh', (act) => approvePaper(act, notice));
  await app.as('hoa.badinh', (act) => numberPaper(act, notice, on));
  await app.as('hoa.badinh', (act) => sendPaper(act, notice, { on, means: 'post', to: '' }));
}

it('told in time: open until then, on time after', async () => {
  const { id, notice } = await sentOn();
  const due = await dueOn(id);
  expect(due > '2026-11-25').toBe(true);
  expect(await countedIn(id, '2026-11-25')).toEqual(['open', 'due_soon']);
  const pageOf = async (login: string) => plainText((await (await app.signIn(login)).get(`/petitions/${id}`).expect(200)).text);
  expect(await pageOf('lan.badinh')).toContain('Chờ thông báo cho người tố cáo nơi đã chuyển đơn');
  expect(await pageOf('cuong.badinh')).toMatch(/Còn \d ngày làm việc, hạn/);
  await tell(notice, '2026-11-26');
  expect(await countedIn(id, '2026-11-26')).toEqual(['handled', 'on_time']);
  expect(await pageOf('lan.badinh')).not.toContain('Chờ thông báo');
  expect(await pageOf('cuong.badinh')).not.toMatch(/ngày làm việc, hạn/);
  app.setNow('2026-11-25T02:00:00Z');
});

it('told late: overdue meanwhile, urged with the clerk, and late after', async () => {
  const { id, notice } = await sentOn();
  app.setNow('2026-12-07T02:00:00Z');
  expect((await dueOn(id)) < '2026-12-07').toBe(true);
  expect(await countedIn(id, '2026-12-07')).toEqual(['open', 'overdue', 'due_soon']);
  await app.as('thang.badinh', (act) => approvePaper(act, notice));
  const head = await app.signIn('thang.badinh');
  const listed = (await head.get('/petitions?due=overdue').expect(200)).text
    .split('<tr')
    .find((row) => row.includes(`/petitions/${id}"`));
  expect(plainText(listed ?? '')).toContain('Quá hạn');
  expect(plainText(listed ?? '')).not.toContain('Xong xử lý');
  const board = (await head.get('/dashboard').expect(200)).text;
  expect(board).toContain(`action="/petitions/${id}/urging"`);
  await head.post(`/petitions/${id}/urging`).type('form').send(formFieldsOf(board)).expect(303);
  const told = await app.database.owner<{ login: string }>(
    "select a.login from notices n join accounts a on a.id = n.account_id where n.petition_id = $1 and n.kind = 'urged'",
    [id],
  );
  expect(told.map(({ login }) => login)).toContain('hoa.badinh');
  await app.as('hoa.badinh', (act) => numberPaper(act, notice, '2026-12-07'));
  await app.as('hoa.badinh', (act) => sendPaper(act, notice, { on: '2026-12-07', means: 'post', to: '' }));
  expect(await countedIn(id, '2026-12-07')).toEqual(['handled', 'late']);
  app.setNow('2026-11-25T02:00:00Z');
});
