// A step entered after its limit names the number of the paper signed in time: the paper of the step takes it, and no other paper.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { peekNumber } from '../../src/documents/registry/queries.ts';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { acceptedComplaint, acceptedDenunciation, decisionForm, doAct, issuePapers, noon } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** A complaint whose limit ended on 31/07/2026, on the 10th of August. */
async function overdueComplaint(): Promise<number> {
  const { id } = await acceptedComplaint(app, '2026-07-01');
  await issuePapers(app, id);
  app.setNow(noon('2026-08-10'));
  return id;
}
const inTime = (issuedNumber: string) => ({
  ...decisionForm,
  result: 'right',
  on: '28/07/2026',
  issuedNumber,
  leap: issuedNumber,
});
const decideLate = (id: number, issuedNumber: string) => doAct(app, 'thang.badinh', id, 'decision', inTime(issuedNumber));
const refusal = (field: string, words: string) => ({ errors: { [field]: expect.stringContaining(words) } });

async function decisionOf(id: number) {
  const [row] = await app.database.owner<{ id: number; number: number | null; promised_number: number | null; day: string }>(
    "select id, number, promised_number, issued_on::text as day from papers where proceeding_id = $1 and kind = 'KN15_2020' order by id desc limit 1",
    [id],
  );
  if (!row) throw new Error('no decision');
  return row;
}
const approve = (id: number) => app.as('thang.badinh', (act) => approvePaper(act, id));
const number = (id: number, on: string, wanted: number | null = null, isLeapMeant = false) =>
  app.as('hoa.badinh', (act) => numberPaper(act, id, on, wanted, isLeapMeant));
async function takeBack(id: number): Promise<void> {
  const [step] = await app.database.owner<{ id: number }>(
    "select id from proceeding_steps where proceeding_id = $1 and kind = 'decision' and taken_back_at is null",
    [id],
  );
  await app.as('thang.badinh', (act) => takeBackStep(act, id, step?.id ?? 0, 'Ghi nhầm số'));
}
/** A decision of today in another file, approved. */
async function decisionOfToday(): Promise<number> {
  const { id } = await acceptedComplaint(app, '2026-08-03');
  await issuePapers(app, id);
  app.setNow(noon('2026-08-10'));
  await doAct(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right' });
  const paper = await decisionOf(id);
  await approve(paper.id);
  return paper.id;
}
const typedIn = (html: string, name: string) => new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];
const counterAt = (value: number) =>
  app.database.owner(
    `insert into counters (unit_id, name, year, value) select unit_id, 'paper:QĐ-UBND', 2026, $1 from papers where symbol = 'QĐ-UBND' limit 1
     on conflict (unit_id, name, year) do update set value = excluded.value`,
    [value],
  );

it('the clerk sees the number and the day, why they stand, and no other number or day is taken', async () => {
  const id = await overdueComplaint();
  await expect(decideLate(id, '45/TB-UBND')).rejects.toMatchObject(refusal('issuedNumber', 'mang ký hiệu QĐ-UBND'));
  await expect(decideLate(id, 'số bốn lăm')).rejects.toMatchObject(refusal('issuedNumber', 'ví dụ 45/QĐ-UBND'));
  await decideLate(id, ' 045/qđ-ubnd');
  const paper = await decisionOf(id);
  expect(paper).toMatchObject({ number: null, promised_number: 45, day: '2026-07-28' });
  await approve(paper.id);

  const clerk = await app.signIn('hoa.badinh');
  const path = `/papers/${paper.id}/number`;
  const html = (await clerk.get(path).expect(200)).text;
  expect([typedIn(html, 'number'), typedIn(html, 'issuedOn')]).toEqual(['45', '28/07/2026']);
  expect(html).toMatch(/<input[^>]*name="number"[^>]*readonly/);
  expect(html).toMatch(/<input[^>]*name="issuedOn"[^>]*readonly/);
  expect(html).toContain('ký trong hạn, số 45/QĐ-UBND ngày 28/07/2026');

  const send = (body: Record<string, string>) =>
    clerk
      .post(path)
      .type('form')
      .send({ _csrf: csrfOf(html), _key: formFieldsOf(html)._key, ...body });
  const wrong = await send({ number: '46', issuedOn: '28/07/2026' }).expect(422);
  expect(wrong.text).toContain('văn bản mang đúng số và ngày ấy');
  // What was typed instead is not carried on.
  expect(typedIn(wrong.text, 'number')).toBe('45');
  await send({ number: '45', issuedOn: '10/08/2026' }).expect(422);
  await counterAt(44);
  await send({ number: '', issuedOn: '28/07/2026' }).expect(303);
  expect(await decisionOf(id)).toMatchObject({ number: 45, day: '2026-07-28' });
});

it('of two papers that want one number the first keeps it, whoever is numbered first', async () => {
  const [first, second] = [await overdueComplaint(), await overdueComplaint()];
  await counterAt(54);
  await decideLate(first, '55');
  await expect(decideLate(second, '55/QĐ-UBND')).rejects.toMatchObject(
    refusal('issuedNumber', 'dành cho văn bản đã ký trên giấy'),
  );
  const today = await decisionOfToday();
  await expect(number(today, '2026-08-10', 55)).rejects.toMatchObject(refusal('number', 'Số 55/QĐ-UBND năm 2026 dành cho'));
  // The next number goes past what was promised.
  const clerk = await app.signIn('hoa.badinh');
  expect((await clerk.get(`/papers/${today}/number`)).text).toContain('Số tiếp theo của ký hiệu QĐ-UBND trong năm 2026: 56.');
  expect(await number(today, '2026-08-10')).toMatchObject({ number: 56 });
  const late = await decisionOf(first);
  await approve(late.id);
  // 56 bears a later day: 55 stands in its place, below the counter.
  expect(await number(late.id, '2026-07-28')).toMatchObject({ number: 55 });
  await expect(decideLate(second, '56')).rejects.toMatchObject(refusal('issuedNumber', 'đã cấp cho một văn bản khác'));
  const after = await decisionOfToday();
  expect(await number(after, '2026-08-10')).toMatchObject({ number: 57 });
});

it('two officers at once are not promised one number', async () => {
  const files = [await overdueComplaint(), await overdueComplaint()];
  const done = await Promise.allSettled(files.map((id) => decideLate(id, '65')));
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(done.find((one) => one.status === 'rejected')?.reason).toMatchObject(refusal('issuedNumber', 'dành cho'));
});

it('the promise ends when the step is taken back, and the step may be done again with it', async () => {
  const [first, second] = [await overdueComplaint(), await overdueComplaint()];
  await decideLate(first, '75');
  await takeBack(first);
  await decideLate(first, '75');
  expect(await decisionOf(first)).toMatchObject({ promised_number: 75 });
  await takeBack(first);
  await decideLate(second, '75');
  await expect(decideLate(first, '75')).rejects.toMatchObject(refusal('issuedNumber', 'dành cho'));
  await decideLate(first, '76');
  expect([(await decisionOf(first)).promised_number, (await decisionOf(second)).promised_number]).toEqual([76, 75]);
});

it('a promised number that leaves others behind it unused is confirmed by the clerk, and the book goes on from it', async () => {
  await counterAt(80);
  const id = await overdueComplaint();
  await decideLate(id, '95');
  const paper = await decisionOf(id);
  await approve(paper.id);
  await expect(number(paper.id, '2026-07-28')).rejects.toMatchObject(
    refusal('leap', 'Các số từ 81 đến 94 của ký hiệu QĐ-UBND chưa dùng. Sai số thì rút lại bước đã nêu số'),
  );
  expect(await number(paper.id, '2026-07-28', 95, true)).toMatchObject({ number: 95 });
  expect(await number(await decisionOfToday(), '2026-08-10')).toMatchObject({ number: 96 });
});

it('a step that names a number the book does not expect is asked about it, on its own form', async () => {
  await counterAt(200);
  const id = await overdueComplaint();
  const leader = await app.signIn('thang.badinh');
  const path = `/proceedings/${id}/decision`;
  const html = (await leader.get(path).expect(200)).text;
  expect(html).not.toContain('name="leap"');
  const send = (typed: Record<string, string>) =>
    leader
      .post(path)
      .type('form')
      .send({ ...formFieldsOf(html), ...inTime('540'), leap: '', ...typed });
  const asked = await send({}).expect(422);
  expect(asked.text).toContain('Các số từ 201 đến 539 của ký hiệu QĐ-UBND chưa dùng');
  expect(asked.text).toMatch(/name="leap" value="540"(?! checked)/);
  expect(asked.text).toContain('Vẫn ghi số 540');
  await send({ issuedNumber: '541', leap: '540' }).expect(422);
  await expect(decisionOf(id)).rejects.toThrow('no decision');
  await send({ leap: '540' }).expect(303);
  expect(await decisionOf(id)).toMatchObject({ promised_number: 540 });
});

it('the database itself gives a promised number to no other paper, and its paper no other number', async () => {
  const id = await overdueComplaint();
  await decideLate(id, '105');
  const { id: paperId } = await decisionOf(id);
  const other = await decisionOfToday();
  const give = (to: number, value: number, on: string) =>
    app.database.owner("update papers set number = $2, year = 2026, issued_on = $3, state = 'numbered' where id = $1", [
      to,
      value,
      on,
    ]);
  await expect(give(other, 105, '2026-08-10')).rejects.toThrow('papers_one_number');
  await expect(give(paperId, 106, '2026-07-28')).rejects.toThrow('papers_promise_kept');
  await expect(give(paperId, 105, '2026-08-10')).rejects.toThrow('papers_promise_kept');
});

it('the letter to the police is issued by hand: entered late it keeps its number, and no other paper is given it', async () => {
  const overdueDenunciation = async () => {
    app.setNow(noon('2026-06-01'));
    const { id } = await acceptedDenunciation(app, '2026-06-01');
    app.setNow(noon('2026-08-10'));
    return id;
  };
  const handed = {
    on: '26/06/2026',
    scope: 'whole',
    number: '21/PC-UBND',
    paperOn: '26/06/2026',
    agency: 'Cơ quan điều tra',
    reason: 'Dấu hiệu nhận hối lộ',
    leap: '',
  };
  const [first, second] = [await overdueDenunciation(), await overdueDenunciation()];
  await expect(doAct(app, 'thang.badinh', first, 'police', handed)).rejects.toMatchObject(
    refusal('leap', 'Các số từ 01 đến 20 của ký hiệu PC-UBND chưa dùng'),
  );
  const { said } = await doAct(app, 'thang.badinh', first, 'police', { ...handed, leap: '21/PC-UBND' });
  expect(said).toContain('Văn bản số 21/PC-UBND ngày 26/06/2026. Chuyển ngày 26/06/2026, trong hạn');
  expect(await app.database.owner("select value from counters where name = 'paper:PC-UBND' and year = 2026")).toEqual([
    { value: 21 },
  ]);
  await expect(doAct(app, 'thang.badinh', second, 'police', { ...handed, leap: '21/PC-UBND' })).rejects.toMatchObject(
    refusal('number', 'Số 21/PC-UBND đã cấp hoặc dành cho'),
  );
  // Below the counter a number stands among others of its days: nobody else has it either.
  await doAct(app, 'thang.badinh', second, 'police', { ...handed, number: '20/PC-UBND', leap: '20/PC-UBND' });
  // All letters of the office are one series, whatever follows its name.
  const third = await overdueDenunciation();
  await doAct(app, 'thang.badinh', third, 'police', { ...handed, scope: 'part', number: '7/UBND-NC', leap: '7/UBND-NC' });
  await expect(doAct(app, 'thang.badinh', third, 'police', { ...handed, number: '07/UBND-VP' })).rejects.toMatchObject(
    refusal('number', 'Số 07/UBND-VP đã cấp hoặc dành cho'),
  );
  // Taken back, the number is free for what it was meant for.
  const [step] = await app.database.owner<{ id: number }>(
    "select id from proceeding_steps where proceeding_id = $1 and kind = 'police'",
    [first],
  );
  await app.as('thang.badinh', (act) => takeBackStep(act, first, step?.id ?? 0, 'Ghi nhầm vụ việc'));
  await doAct(app, 'thang.badinh', first, 'police', { ...handed, leap: '21/PC-UBND' });
});

it('a letter made by hand comes into the book in time too: to the police, and what determines a complexity', async () => {
  app.setNow(noon('2026-09-01'));
  const unit = await app.database.unitId('00004');
  const next = (book: string) => app.as('hoa.badinh', ({ tx }) => peekNumber(tx, unit, book, 2026));
  const [first, second] = [await acceptedDenunciation(app, '2026-09-01'), await acceptedDenunciation(app, '2026-09-01')];
  const handed = {
    on: 'hôm nay',
    scope: 'part',
    number: '41/UBND-NC',
    leap: '',
    paperOn: 'hôm nay',
    agency: 'Cơ quan điều tra',
    reason: 'Dấu hiệu nhận hối lộ',
  };
  await expect(doAct(app, 'thang.badinh', first.id, 'police', handed)).rejects.toMatchObject(refusal('leap', 'chưa dùng'));
  await doAct(app, 'thang.badinh', first.id, 'police', { ...handed, leap: '41/UBND-NC' });
  expect(await next('UBND')).toBe(42);
  await expect(doAct(app, 'thang.badinh', second.id, 'police', { ...handed, number: '41/UBND-VP' })).rejects.toMatchObject(
    refusal('number', 'Số 41/UBND-VP đã cấp hoặc dành cho'),
  );
  // A number put in between counts in no book.
  await doAct(app, 'thang.badinh', second.id, 'police', { ...handed, number: '41a/UBND-NC' });
  expect(await next('UBND')).toBe(42);
  const complaint = await acceptedComplaint(app, '2026-09-01');
  const complex = { on: 'hôm nay', criteria: ['several_contents'], reason: 'Hai nội dung', number: '51/BC-UBND', leap: '' };
  await expect(doAct(app, 'thang.badinh', complaint.id, 'complexity', complex)).rejects.toMatchObject(
    refusal('leap', 'chưa dùng'),
  );
  await doAct(app, 'thang.badinh', complaint.id, 'complexity', { ...complex, leap: '51/BC-UBND' });
  expect(await next('BC-UBND')).toBe(52);
});

it('a number beside a day after the limit is refused and not lost: no paper would take it', async () => {
  const id = await overdueComplaint();
  const late = { on: '05/08/2026', issuedNumber: '88/QĐ-UBND', leap: '88/QĐ-UBND' };
  const acts = {
    decision: { ...decisionForm, result: 'right' },
    suspension: { ground: 'force_majeure', reason: 'Bão', duties: '' },
  } as const;
  for (const [act, values] of Object.entries(acts))
    await expect(doAct(app, 'thang.badinh', id, act as keyof typeof acts, { ...values, ...late })).rejects.toMatchObject(
      refusal('issuedNumber', 'sau hạn 31/07/2026 thì xóa số này'),
    );
  await doAct(app, 'thang.badinh', id, 'decision', { ...acts.decision, on: '05/08/2026', issuedNumber: '', leap: '' });
  expect(await decisionOf(id)).toMatchObject({ promised_number: null });
});
