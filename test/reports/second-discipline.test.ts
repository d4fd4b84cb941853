// A second complaint against a disciplinary decision runs by the rules of discipline and is a second one all the same, in the tables of both former circulars.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import type { Place } from '../../src/reports/tables/index.ts';
import type { TableCode } from '../../src/reports/tables/table.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { type PetitionFacts, writePetitions } from './facts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function figures(year: number, code: TableCode, numbers: readonly number[]): Promise<number[]> {
  const chief = await app.database.actorOf('hung.thanhtra');
  const ward = await app.database.unitId('00004');
  const places = numbers.map((no): Place => [code, no]);
  const found = await app.database.database.inUnit(chief, (tx) =>
    figuresOf(tx, places, periodOf('Q4', year), { code: String(ward), units: [ward] }),
  );
  return numbers.map((no) => found.get(ward)?.get(`${code}:${no}`) ?? 0);
}
const complaint = (key: string, year: number, instance: 'first' | 'second', result: string): PetitionFacts => ({
  key,
  type: 'KN',
  receivedOn: `${year}-10-01`,
  status: 'accepted',
  closedOn: `${year}-10-08`,
  field: 'CIVIL_SERVICE.1',
  instance,
  proceeding: {
    procedure: 'complaint_disciplinary',
    state: 'decided',
    acceptedOn: `${year}-10-08`,
    decidedOn: `${year}-11-10`,
    result,
  },
});

test('it stands resolved for the second time, the first complaint of the kind for the first', async () => {
  const ward = await app.database.unitId('00004');
  const { accountId } = await app.database.actorOf('lan.badinh');
  await writePetitions(app.database, ward, accountId, [complaint('second24', 2024, 'second', 'upheld')], 1);
  await writePetitions(app.database, ward, accountId, [complaint('second23', 2023, 'second', 'upheld')], 1);
  expect(await figures(2024, 'tt24-01-xld', [11, 12])).toEqual([0, 1]);
  expect(await figures(2024, 'tt24-02-xld', [16, 17])).toEqual([0, 1]);
  expect(await figures(2023, 'tt21-01-xld', [14, 15])).toEqual([0, 1]);
  expect(await figures(2023, 'tt21-02-xld', [18, 19])).toEqual([0, 1]);
  await writePetitions(app.database, ward, accountId, [complaint('first24', 2024, 'first', 'wrong')], 2);
  await writePetitions(app.database, ward, accountId, [complaint('first23', 2023, 'first', 'wrong')], 2);
  expect(await figures(2024, 'tt24-01-xld', [11, 12])).toEqual([1, 1]);
  expect(await figures(2024, 'tt24-02-xld', [16, 17])).toEqual([1, 1]);
  expect(await figures(2023, 'tt21-02-xld', [18, 19])).toEqual([1, 1]);
});
