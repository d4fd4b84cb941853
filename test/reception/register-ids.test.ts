// Column 4 of form 03/TCD: of several people each number stands with whose it is.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerVisit } from '../../src/reception/registration.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { citizen, entry } from './entries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('the numbers of a group stand with the names of its representatives, one person’s alone', async () => {
  const one = { ...citizen, name: 'Lý Đức Trung', idNumber: '001185001234' };
  const other = { ...citizen, name: 'Vũ Thị Nga', idNumber: '001185005678' };
  const group = { personCount: 9, people: [one, other], senderKind: 'group' as const };
  await app.as('lan.badinh', (act) => registerVisit(act, entry(group)));
  await app.as('lan.badinh', (act) =>
    registerVisit(act, entry({ people: [{ ...one, name: 'Đỗ Văn Lẻ', idNumber: '001185009999' }] })),
  );
  const head = await app.signIn('cuong.badinh');
  const page = (await head.get('/visits/register').expect(200)).text;
  expect(page).toMatch(/Lý Đức Trung: \S+ 001185001234; Vũ Thị Nga: \S+ 001185005678/);
  expect(page).not.toContain('Đỗ Văn Lẻ: ');
});
