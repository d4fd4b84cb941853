// "Did this person denounce?" is a question nobody may ask by way of the duplicates: not while typing, not by numbers, not in bulk.
import { afterAll, beforeAll, expect, it } from 'vitest';
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
