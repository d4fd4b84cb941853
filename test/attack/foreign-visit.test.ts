// Which visit brought a petition is said by the reception room alone: no field of the intake form attaches one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerVisit } from '../../src/reception/registration.ts';
import { citizen, entry } from '../reception/entries.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const typed = {
  mode: 'sealed',
  declaredType: 'TC',
  source: 'in_person_dropoff',
  receivedOn: '20/11/2026',
  senderKind: 'individual',
  'senders.0.name': 'Khuất Thị Chim Sẻ',
  'senders.0.address': 'Ngõ Hẹp',
  'respondents.0.name': 'Ai Đó',
  denouncedIs: 'none',
  subject: 'Tố cáo cán bộ thu tiền',
  summary: 'Thu tiền ngoài quy định.',
  field: 'CIVIL_SERVICE.4',
};

it('a clerk neither seals nor attaches a visit by sending its number, and a foreign one breaks nothing', async () => {
  const ward = await app.as('lan.badinh', (act) => registerVisit(act, entry({ people: [{ ...citizen, capacity: 'self' }] })));
  const foreign = await app.as('mai.ngocha', (act) => registerVisit(act, entry({ people: [{ ...citizen, capacity: 'self' }] })));
  for (const visitId of [ward.id, foreign.id, 999_999]) {
    const form = formFieldsOf((await looks.get('hoa.badinh', '/petitions/new?mode=sealed')).text);
    const sent = await looks.post('hoa.badinh', '/petitions/new', { ...form, ...typed, visitId: String(visitId) });
    expect([visitId, sent.status]).toEqual([visitId, 303]);
  }
  expect(await app.database.owner('select 1 from petitions where visit_id is not null and source = $1', [typed.source])).toEqual(
    [],
  );
  expect(await app.database.owner('select sealed from visits where id = any($1)', [[ward.id, foreign.id]])).toEqual([
    { sealed: false },
    { sealed: false },
  ]);
});
