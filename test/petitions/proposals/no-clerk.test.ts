// An office without a clerk: whoever the rule lets number is who comes next, in the words of the page and in the list of work alike.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { decideProposal, submitProposal } from '../../../src/petitions/proposals/actions.ts';
import { holdersOf } from '../../../src/petitions/proposals/route.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { answers, foreignComplaint, register, stateOf } from '../handling.ts';

let app: TestApp;
let unit = 0;
beforeAll(async () => {
  app = await testApp();
  unit = await app.database.unitId('00004');
  await app.database.owner("delete from assignments where unit_id = $1 and role = 'clerk'", [unit]);
});
afterAll(() => app.close());

const clerkOf = () => app.as('son.badinh', async ({ house, moment }) => (await holdersOf(house, unit, 0, moment.today)).clerk);

async function approvedGuidance(): Promise<number> {
  const id = await register(app, 'son.badinh', { declaredType: 'KN' });
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(foreignComplaint)));
  const form = { reason: 'Theo phân loại', basis: 'Thông tư', items: '', days: '', inspector: '', rowVersion: '', show: '' };
  const { proposalId } = await app.as('son.badinh', (act) =>
    submitProposal(act, id, { ...form, outcome: 'guide', destination: 'sở xây dựng' }),
  );
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null }),
  );
  return id;
}

it('a ward with neither clerk nor head of a section says that nobody numbers', async () => {
  await app.database.owner("delete from assignments where unit_id = $1 and role = 'unit_head'", [unit]);
  expect(await clerkOf()).toBe('văn thư (đơn vị chưa có, quản trị đơn vị phân công)');
});

it('else the head who may number is named, and has it on his list', async () => {
  await app.database.owner(
    `insert into assignments (account_id, unit_id, role, title, during)
     select id, $1, 'unit_head', 'Trưởng phòng', daterange('2026-01-01', null) from accounts where login = 'hoa.badinh'`,
    [unit],
  );
  expect(await clerkOf()).toMatch(/, Trưởng phòng$/);
  const id = await approvedGuidance();
  expect(await stateOf(app, id)).toMatchObject({ status: 'approved', next_role: 'unit_head', next_act: 'issue' });
  const list = (await (await app.signIn('hoa.badinh')).get('/work?group=all').expect(200)).text;
  expect(list).toContain(`/petitions/${id}`);
});
