// What is made public after a conclusion, each within its own seven working days: the conclusion, and every decision of the office that
// punishes for what was found (khoản 1 Điều 40 LTC).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';
import { acceptedComplaint, decisionForm, doAct, doActAtOnce, noon, rowOf } from './arrange.ts';
import { concludedDenunciation, tellConclusion } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const shown = { on: 'hôm nay', forms: ['posting'], place: '', redacted: '1' };
const order = { on: 'hôm nay', number: '31/UBND-NC', assigned: 'Văn phòng', work: 'Kiểm điểm', executor: 'own' };
const decision = { ...order, number: '40/QĐ-UBND', work: 'Kỷ luật cảnh cáo', decides: '1', leap: '40/QĐ-UBND' };
/** The office's book takes a number once: each test has its own. */
const decisionOf = (number: string) => ({ ...decision, number, leap: number });

async function concluded(): Promise<number> {
  const { id } = await concludedDenunciation(app, '2026-09-07');
  await tellConclusion(app, id);
  return id;
}

/** The orders of the office not published yet, as the form names them. */
const waiting = async (id: number) =>
  [
    ...(await (await app.signIn('hoa.badinh')).get(`/proceedings/${id}/publication`).expect(200)).text.matchAll(
      /name="of" value="(\d+)"/g,
    ),
  ].map(([, code = '']) => code);

const limits = (id: number) =>
  app.database.owner(
    "select started_on::text as from, due_on::text as due, stopped_on::text as done from clocks where proceeding_id = $1 and rule_code = 'TC_PUBLISH' order by id",
    [id],
  );

it('a decision made after the conclusion was published has its own limit and is published by itself', async () => {
  const id = await concluded();
  await doAct(app, 'thang.badinh', id, 'handling', order);
  await doAct(app, 'hoa.badinh', id, 'publication', shown);
  expect(await limits(id)).toEqual([{ from: '2026-09-07', due: '2026-09-16', done: '2026-09-07' }]);
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'enforcement' });
  app.setNow(noon('2026-09-09'));
  await doAct(app, 'thang.badinh', id, 'handling', { ...order, number: '32/UBND-NC', executor: 'other', decides: '1' });
  expect(await limits(id)).toHaveLength(1);
  await doAct(app, 'thang.badinh', id, 'handling', decision);
  expect(await limits(id)).toEqual([
    { from: '2026-09-07', due: '2026-09-16', done: '2026-09-07' },
    { from: '2026-09-09', due: '2026-09-18', done: null },
  ]);
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'publication' });
  await expect(doAct(app, 'hoa.badinh', id, 'publication', { ...shown, on: '08/09/2026' })).rejects.toMatchObject({
    errors: { on: expect.stringContaining('trước ngày') },
  });
  const { said } = await doAct(app, 'hoa.badinh', id, 'publication', shown);
  expect(said).toContain('Công khai quyết định xử lý 40/QĐ-UBND ngày 09/09/2026');
  expect((await limits(id))[1]).toMatchObject({ done: '2026-09-09' });
  expect(await rowOf(app, id)).toMatchObject({ next_act: 'enforcement' });
});

it('of a conclusion and a decision waiting together those chosen are published, the other limit runs on', async () => {
  const id = await concluded();
  await doAct(app, 'thang.badinh', id, 'handling', decisionOf('53/QĐ-UBND'));
  expect(await limits(id)).toHaveLength(2);
  const form = (await (await app.signIn('hoa.badinh')).get(`/proceedings/${id}/publication`).expect(200)).text;
  expect(form.match(/name="of"[^>]*checked/g)).toHaveLength(2);
  await expect(doAct(app, 'hoa.badinh', id, 'publication', { ...shown, of: [] })).rejects.toMatchObject({
    errors: { of: expect.any(String) },
  });
  await doAct(app, 'thang.badinh', id, 'handling', { ...decisionOf('54/QĐ-UBND'), assigned: 'Phòng Nội vụ' });
  // One decision may charge several, a number of another one it cannot have.
  await expect(doAct(app, 'thang.badinh', id, 'handling', decision)).rejects.toMatchObject({
    errors: { number: expect.stringContaining('đã cấp hoặc dành cho một văn bản khác') },
  });
  const [first] = await app.database.owner<{ id: number }>(
    "select id::int from proceeding_steps where proceeding_id = $1 and kind = 'handling' order by id",
    [id],
  );
  app.setNow(noon('2026-09-08'));
  await doActAtOnce(app, 'hoa.badinh', id, 'publication', { ...shown, of: [String(first?.id)] });
  expect((await limits(id)).filter((one) => one.done !== null)).toHaveLength(1);
  const closing = { on: 'hôm nay', file: '1', note: '' };
  await doAct(app, 'son.badinh', id, 'enforced', { on: 'hôm nay', note: 'Đã thi hành' });
  const unpublished = `kết luận nội dung tố cáo số ${await resultOf(id)}; quyết định xử lý 54/QĐ-UBND ngày 07/09/2026`;
  await expect(doAct(app, 'son.badinh', id, 'close', closing)).rejects.toThrow(unpublished);
  await doAct(app, 'hoa.badinh', id, 'publication', {
    ...shown,
    of: ['conclusion', ...(await waiting(id))],
  });
  expect((await limits(id)).filter((one) => one.done === null)).toEqual([]);
});

const resultOf = async (id: number) => {
  const [paper] = await app.database.owner<{ words: string }>(
    `select lpad(number::text, 2, '0') || '/' || symbol || ' ngày ' || to_char(issued_on, 'DD/MM/YYYY') as words
       from papers where proceeding_id = $1 and kind in ('TC12_2019', 'KN15_2020') and number is not null`,
    [id],
  );
  return paper?.words ?? 'chưa cấp số';
};

it('every row of what is to be made public says of which paper it is: on the file, in its periods and in the queue', async () => {
  const id = await concluded();
  app.setNow(noon('2026-09-09'));
  await doAct(app, 'thang.badinh', id, 'handling', decisionOf('76/QĐ-UBND'));
  const clerk = await app.signIn('hoa.badinh');
  const page = async () => plainText((await clerk.get(`/proceedings/${id}`).expect(200)).text);
  const conclusion = `kết luận nội dung tố cáo số ${await resultOf(id)}`;
  const punishing = 'quyết định xử lý 76/QĐ-UBND ngày 09/09/2026';
  expect(conclusion).toMatch(/số \d+\/KL-UBND ngày 07\/09\/2026$/);
  const both = await page();
  expect(both).toContain(`Công khai ${conclusion}; ${punishing}`);
  // Its two periods, each of one paper.
  for (const one of [conclusion, punishing]) expect(both).toMatch(new RegExp(`Công khai ${one}(?!;) `));
  expect(both).not.toContain('Công khai kết luận nội dung tố cáo, quyết định xử lý');
  const queue = async () => plainText((await clerk.get('/work').expect(200)).text);
  const brief = `Kết luận số ${await resultOf(id)}`;
  expect(await queue()).toContain(`2 văn bản: ${brief}; Quyết định xử lý 76/QĐ-UBND ngày 09/09/2026.`);
  const { said } = await doActAtOnce(app, 'hoa.badinh', id, 'publication', { ...shown, of: ['conclusion'] });
  expect(said).toContain(`Công khai ${conclusion}: `);
  expect(await queue()).toContain('Quyết định xử lý 76/QĐ-UBND ngày 09/09/2026.');
  expect(await queue()).not.toContain(brief);
});

it('of a complaint the row names the decision', async () => {
  const { id } = await acceptedComplaint(app, '2026-09-07');
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right' });
  await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: '' });
  const named = `Công khai quyết định giải quyết khiếu nại số ${await resultOf(id)}`;
  const clerk = await app.signIn('hoa.badinh');
  expect(plainText((await clerk.get(`/proceedings/${id}`).expect(200)).text).split(named).length).toBeGreaterThan(2);
  expect(plainText((await clerk.get('/work').expect(200)).text)).toContain(`Quyết định số ${await resultOf(id)}.`);
  expect(plainText((await clerk.get(`/proceedings/${id}/publication`).expect(200)).text)).toContain(`${named}.`);
});
