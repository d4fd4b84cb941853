// The day a paper is numbered under: today where nothing else is said; an earlier one is looked at again, but for what was issued on paper.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper } from '../../src/documents/actions.ts';
import { acceptedComplaint, decisionForm, doAct, doActAtOnce, issuePapers, noon } from '../proceedings/arrange.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** The approved paper of a kind of this proceeding. */
async function approvedOf(id: number, kind: string): Promise<number> {
  const [paper] = await app.database.owner<{ id: number }>(
    "select id::int from papers where proceeding_id = $1 and kind = $2 and state = 'draft' order by id desc limit 1",
    [id, kind],
  );
  await app.as('thang.badinh', (act) => approvePaper(act, paper?.id ?? 0));
  return paper?.id ?? 0;
}
async function ask(paper: number, typed: Record<string, string> = {}) {
  const clerk = await app.signIn('hoa.badinh');
  const page = await clerk.get(`/papers/${paper}/number`).expect(200);
  const reply = await clerk
    .post(`/papers/${paper}/number`)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...typed });
  return { page: page.text, reply };
}
const isNumbered = async (paper: number) =>
  (await app.database.owner<{ number: number | null }>('select number from papers where id = $1', [paper]))[0]?.number !== null;

it('a decision numbered weeks after its day is asked about: signed then, or recorded anew', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-04');
  await issuePapers(app, id);
  await doActAtOnce(app, 'thang.badinh', id, 'decision', { ...decisionForm, result: 'right', measure: 'amend' });
  const paper = await approvedOf(id, 'KN15_2020');
  app.setNow(noon('2026-11-30'));
  const { page, reply } = await ask(paper, { issuedOn: '04/11/2026' });
  expect(page).toContain('value="04/11/2026"');
  expect(page).not.toContain('name="earlier"');
  expect(reply.status).toBe(422);
  expect(reply.text).toContain('Ngày ban hành 04/11/2026 trước hôm nay, 30/11/2026. Chưa ký thì rút lại bước đã ghi');
  expect(reply.text).toMatch(/name="earlier" value="04\/11\/2026"/);
  expect(await isNumbered(paper)).toBe(false);
  expect((await ask(paper, { issuedOn: '04/11/2026', earlier: '04/11/2026' })).reply.status).toBe(303);
  expect(await isNumbered(paper)).toBe(true);
});

it('one that keeps the day of its act is asked about where a later number bears a later day', async () => {
  const [first, second] = [await acceptedComplaint(app, '2026-11-04'), await acceptedComplaint(app, '2026-11-04')];
  for (const { id } of [first, second]) await issuePapers(app, id);
  app.setNow(noon('2026-11-05'));
  const right = { ...decisionForm, result: 'right', measure: 'amend' };
  await doActAtOnce(app, 'thang.badinh', first.id, 'decision', right);
  const behind = await approvedOf(first.id, 'KN15_2020');
  app.setNow(noon('2026-11-30'));
  await doActAtOnce(app, 'thang.badinh', second.id, 'decision', right);
  expect((await ask(await approvedOf(second.id, 'KN15_2020'), { issuedOn: '30/11/2026' })).reply.status).toBe(303);
  const { reply } = await ask(behind, { issuedOn: '05/11/2026' });
  expect(reply.status).toBe(422);
  expect(reply.text).toContain('Số gần nhất của ký hiệu QĐ-UBND mang ngày 30/11/2026: số cấp bây giờ đứng sau số ấy');
  expect((await ask(behind, { issuedOn: '05/11/2026', earlier: '05/11/2026' })).reply.status).toBe(303);
});

it('any other paper is proposed today, and an earlier day asked about', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-04');
  await issuePapers(app, id);
  await doAct(app, 'thang.badinh', id, 'assignment', {
    on: 'hôm nay',
    lead: String((await app.database.owner<{ id: number }>("select id from accounts where login = 'long.badinh'"))[0]?.id),
    members: [],
    days: '15',
    contents: '',
  });
  const [other] = await app.database.owner<{ id: number; kind: string }>(
    "select id::int, kind from papers where proceeding_id = $1 and state = 'draft' and kind <> 'KN03_2026' order by id desc limit 1",
    [id],
  );
  const paper = await approvedOf(id, other?.kind ?? '');
  app.setNow(noon('2026-11-30'));
  const { page, reply } = await ask(paper, { issuedOn: '4/11/2026' });
  expect(page).toContain('value="30/11/2026"');
  expect(reply.status).toBe(422);
  expect(reply.text).toContain('Chưa ký thì sửa lại ngày');
  expect((await ask(paper, { issuedOn: '4/11/2026', earlier: '03/11/2026' })).reply.status).toBe(422);
  expect((await ask(paper, { issuedOn: '4/11/2026', earlier: '04/11/2026' })).reply.status).toBe(303);
});
