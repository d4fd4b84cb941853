// "Did this person denounce?" is a question nobody may ask by way of the duplicates: not while typing, not by numbers, not in bulk, and not
// by registering a denunciation under the name he guesses.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { mostLooks } from '../../src/search/routes.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
const person = { name: 'Khuất Thị Chim Sẻ', birthYear: 1971, idNumber: '001171009876', phone: '0912345678' };
let first: { id: number; number: string };
let again: { id: number; number: string };
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
  const registered = () => app.as('son.badinh', (act) => registerPetition(act, aDenunciation({ senders: [aSender(person)] })));
  first = await registered();
  again = await registered();
}, 60_000);
afterAll(() => app.close());

const ways = [
  { 'senders.0.idNumber': person.idNumber },
  { 'senders.0.phone': person.phone },
  { 'senders.0.name': person.name, 'senders.0.birthYear': String(person.birthYear) },
];

it('the panel answers nothing about a denouncer, in either mode, to any role that registers', async () => {
  for (const login of ['lan.badinh', 'hoa.badinh', 'son.badinh', 'cuong.badinh'])
    for (const mode of ['sealed', 'open'])
      for (const way of ways) {
        const type = mode === 'sealed' ? 'TC' : 'KN';
        const answer = await looks.post(login, '/petitions/duplicates', { mode, declaredType: type, ...way });
        expect([login, mode, answer.status, answer.text.includes(first.number)]).toEqual([login, mode, 200, false]);
      }
});

it('stops after so many looks, with a sentence, and the form goes on', async () => {
  const ask = () => looks.post('mai.ngocha', '/petitions/duplicates', { mode: 'open', contestedNumber: '1245/QĐ-UBND' });
  await app.database.owner('delete from rate_limits');
  expect((await ask()).text).toContain('Chưa thấy đơn nào');
  await app.database.owner('update rate_limits set hits = $1', [mostLooks]);
  const refused = await ask();
  expect(refused.status).toBe(200);
  expect(refused.text).toContain('đã đối chiếu đơn trùng quá nhiều lần');
});

it('in the book, a denunciation of the same person is shown to who may open its identity, and each look is an event', async () => {
  const address = `/petitions/${again.id}/duplicates`;
  // A reception officer and the clerk register; they open no identity.
  for (const login of ['lan.badinh', 'hoa.badinh', 'trang.badinh'])
    expect([login, (await looks.get(login, address)).text.includes(first.number)]).toEqual([login, false]);
  const events = () => app.database.owner<{ data: object }>("select data from events where kind = 'duplicates.revealed'");
  expect(await events()).toEqual([]);
  const shown = await looks.get('cuong.badinh', address);
  expect(shown.text).toContain(first.number);
  expect(shown.text).toContain('Cùng số giấy tờ của người tố cáo');
  expect(await events()).toEqual([{ data: { count: 1, others: [first.id] } }]);
});

it('a processor sees the one he is assigned to, and not a colleague’s', async () => {
  expect((await looks.get('son.badinh', `/petitions/${again.id}/duplicates`)).text).toContain(first.number);
  await app.database.owner(
    "update petitions set assigned_to = (select id from accounts where login = 'trang.badinh') where id = $1",
    [first.id],
  );
  expect((await looks.get('son.badinh', `/petitions/${again.id}/duplicates`)).text).not.toContain(first.number);
});

it('open petitions are found as before', async () => {
  const open = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  const answer = await looks.post('lan.badinh', '/petitions/duplicates', { mode: 'open', 'senders.0.idNumber': '001168001234' });
  expect(answer.text).toContain(open.number);
});

describe('a denunciation registered under a guessed name', () => {
  const guess = (changes: object) =>
    app.as('trang.badinh', (act) =>
      registerPetition(act, aDenunciation({ senders: [aSender({ name: 'Vũ Văn Giang', idNumber: '', phone: '', ...changes })] })),
    );
  const bare = (text: string) =>
    text.replace(/(name="_(?:csrf|key)" value|data-csrf|nonce|content)="[^"]*"/g, '').replace(/\d+/g, '#');
  const eventsOf = (id: number) =>
    app.database.owner<{ n: number }>(
      "select count(*)::int as n from events where kind = 'duplicates.revealed' and petition_id = $1",
      [id],
    );
  const title = 'Xem đơn tố cáo có thể của cùng người tố cáo';
  let theirs: { id: number; number: string };
  let right: { id: number; number: string };
  beforeAll(async () => {
    const kept = { name: 'Khổng Thị Bạch Liên', birthYear: 1966, idNumber: '001166002233', phone: '0977000111' };
    theirs = await app.as('son.badinh', (act) => registerPetition(act, aDenunciation({ senders: [aSender(kept)] })));
    right = await guess({ ...kept, idNumber: '' });
  });

  it('is found on neither page by who may not open the identities of both, and leaves nothing to be read', async () => {
    for (const { id } of [theirs, right])
      for (const login of ['trang.badinh', 'son.badinh', 'hoa.badinh', 'lan.badinh']) {
        const { text } = await looks.get(login, `/petitions/${id}/duplicates`);
        expect([login, text.includes(right.number) && text.includes(theirs.number)]).toEqual([login, false]);
      }
    expect([await eventsOf(theirs.id), await eventsOf(right.id)]).toEqual([[{ n: 0 }], [{ n: 0 }]]);
    // The right name and a wrong one are told the same.
    const page = async () => bare((await looks.get('trang.badinh', `/petitions/${theirs.id}/duplicates`)).text);
    const before = await page();
    await guess({ name: 'Khổng Thị Bạch Liên', birthYear: 1966, phone: '0977000111' });
    expect(await page()).toBe(before);
  });

  it('is found by who may open both; that he found it is read by nobody else', async () => {
    const pageOf = async (login: string, id: number) => bare((await looks.get(login, `/petitions/${id}`)).text);
    const readers = ['son.badinh', 'trang.badinh', 'hoa.badinh', 'lan.badinh', 'long.badinh'];
    const before = await Promise.all(readers.map((login) => pageOf(login, theirs.id)));
    const mine = await pageOf('trang.badinh', right.id);
    for (const { id } of [theirs, right])
      expect((await looks.get('cuong.badinh', `/petitions/${id}/duplicates`)).text).toContain('Cùng họ tên');
    expect([await eventsOf(theirs.id), await eventsOf(right.id)]).toEqual([[{ n: 1 }], [{ n: 1 }]]);
    expect(await Promise.all(readers.map((login) => pageOf(login, theirs.id)))).toEqual(before);
    // She opens the identities of her own, and does not learn that another bears them.
    expect(await pageOf('trang.badinh', right.id)).toBe(mine);
    for (const login of ['cuong.badinh', 'thang.badinh', 'tam.thanhtra'])
      expect([login, (await looks.get(login, `/petitions/${theirs.id}`)).text.includes(title)]).toEqual([login, true]);
    // In the book of acts it is read as other readings are, but by nobody of himself.
    const book = async (login: string) =>
      (await looks.get(login, '/admin/audit?kind=duplicates.revealed')).text.split('<tbody').slice(1).join('').includes(title);
    expect(await book('thang.badinh')).toBe(true);
    await app.database.owner(
      "update events set account_id = (select id from accounts where login = 'thang.badinh') where kind = 'duplicates.revealed'",
    );
    expect(await book('thang.badinh')).toBe(false);
  });
});
