// What an officer typed stays his to read where its form opens to him no more, and goes on with a colleague when he moved to another post.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHref } from '../../src/documents/drafts/received.ts';
import { saveDraft } from '../../src/documents/drafts.ts';
import { intakeChoices } from '../../src/petitions/intake/choices.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { typedTexts } from '../../src/web/typed-texts.ts';
import { complaint } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { accountId, postsOf, sendForm } from './administration.ts';

let app: TestApp;
let head: Agent;
let [petition, taken, son, heir] = [0, 0, 0, 0];
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const draft = (login: string, form: string, subject: number, values: Record<string, string>) =>
  app.as(login, ({ tx, actor, keyring, moment }) =>
    saveDraft(tx, actor, { form, subject: String(subject) }, values, keyring, moment.at),
  );
const register = async () => (await app.as('hoa.badinh', (act) => registerPetition(act, complaint))).id;

beforeAll(async () => {
  app = await testApp();
  head = await app.signIn('cuong.badinh');
  [petition, taken] = [await register(), await register()];
  [son, heir] = [await accountId(app, 'son.badinh'), await accountId(app, 'trang.badinh')];
  await rows("update petitions set status = 'assigned', assigned_to = $2, holder_id = $2, next_role = null where id = $1", [
    petition,
    son,
  ]);
  await draft('son.badinh', 'of-petition-supplement', petition, { note: 'Bản đồ địa chính đã nộp' });
  await draft('cuong.badinh', 'of-petition-assignment', taken, { note: 'Giao gấp, xem hồ sơ năm 2019' });
}, 60_000);
afterAll(() => app.close());

it('the page of the move says what stays with him', async () => {
  const [post] = await postsOf(app, 'son.badinh');
  const quy = await app.signIn('quy.badinh');
  const text = (await quy.get(`/admin/accounts/${son}/assignments/${post?.id}/move`).expect(200)).text;
  expect(text).toMatch(/Người này còn \d+ việc đang giữ, \d+ bản nháp ở vị trí cũ/);
});

it('while he keeps the post nobody is given his draft, and it is no left one', async () => {
  expect((await head.get(`/handovers/${son}/drafts`).expect(200)).text).toContain('Người này còn làm việc');
  expect((await (await app.signIn('son.badinh')).get('/drafts-received').expect(200)).text).not.toContain('Bổ sung hồ sơ');
});

it('moved inside the office he reads his words where the form refuses him and on a page, and his head gives them on', async () => {
  await rows('update drafts set saved_at = saved_at - interval $$9 days$$ where account_id = $1', [son]);
  await rows("update assignments set during = daterange(lower(during), '2026-11-24') where account_id = $1", [son]);
  await rows(
    "insert into assignments (account_id, unit_id, role, title, during) select account_id, unit_id, 'verifier', 'Cán bộ xác minh', '[2026-11-24,)' from assignments where account_id = $1 limit 1",
    [son],
  );
  const agent = await app.signIn('son.badinh');
  expect((await agent.get(`/petitions/${petition}/supplement`).expect(403)).text).toContain('Bản đồ địa chính đã nộp');
  const list = (await agent.get('/drafts-received').expect(200)).text;
  const address = /\/drafts-received\/\d+/.exec(list)?.[0] ?? '';
  expect((await agent.get(address).expect(200)).text).toContain('Bản đồ địa chính đã nộp');
  const id = Number(address.split('/').at(-1));
  const given = await sendForm(head, `/handovers/${son}/drafts`, { note: 'Giao lại', [`to-d${id}`]: String(heir) });
  expect(given.status).toBe(303);
  expect(await rows('select account_id from drafts where id = $1', [id])).toEqual([{ account_id: heir }]);
  await agent.get(address).expect(404);
});

it('an act carried the petition away: its typist reads what he typed on the page that says so, and in the list', async () => {
  await rows(
    "update petitions set status = 'handed_over', closed_on = '2026-11-24', next_role = null, next_act = null where id = $1",
    [taken],
  );
  expect((await head.get(`/petitions/${taken}/assignment`).expect(409)).text).toContain('Giao gấp, xem hồ sơ năm 2019');
  const address = /\/drafts-received\/\d+/.exec((await head.get('/drafts-received').expect(200)).text)?.[0] ?? '';
  const page = (await head.get(address).expect(200)).text;
  expect(page).toContain('Giao gấp, xem hồ sơ năm 2019');
  expect(page).not.toContain('Mở biểu mẫu');
});

it('a draft of a new petition is read in words, and opens itself', () => {
  const label = (name: string) => name;
  const values = {
    source: 'post',
    senderKind: 'individual',
    hasStateSecret: '1',
    'senders.0.isRepresentative': '1',
    denouncedIs: 'head',
  };
  expect(typedTexts({ ...values, 'respondents.0.accountId': '4' }, label, intakeChoices).map(({ value }) => value)).toEqual([
    intakeChoices.source?.post,
    intakeChoices.senderKind?.individual,
    'Có',
    'Có',
    'Là người đứng đầu đơn vị này',
  ]);
  expect(typedTexts({ 'respondents.0.accountId': '4', hasSecret: '1' }, label)).toEqual([]);
  expect(openHref({ form: 'petition-registration-sealed', subject: '12345678901234' }, undefined)).toBe(
    '/petitions/new?mode=sealed&draft=12345678901234',
  );
});
