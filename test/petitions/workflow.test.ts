// The table of a petition's acts: what it says yes to, and the sentence when it says no.
import { expect, it } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { afterOf, mayAct, notMixed, type PetitionFacts, permittedActs } from '../../src/petitions/workflow.ts';

const processor: Actor = {
  accountId: 7,
  assignmentId: 7,
  unitId: 1,
  unitName: '',
  unitLevel: 'commune',
  role: 'processor',
  name: '',
  title: '',
  reach: { all: false, units: [1], sealed: 'own', assignedOnly: false },
};
const petition: PetitionFacts & { id: number } = {
  id: 1,
  unitId: 1,
  status: 'assigned',
  petitionType: 'MIXED',
  sealed: false,
  pastHead: false,
  assignedTo: 7,
  registeredBy: 7,
  nextAct: 'propose',
  nextRole: null,
  holderId: 7,
  outcome: null,
  classifiedAt: new Date('2026-11-25T02:00:00Z'),
};

it('splits only a petition with several contents', () => {
  expect(mayAct(processor, 'split', petition)).toEqual({ ok: true });
  for (const petitionType of ['KN', 'TC', 'KNPA'])
    expect(mayAct(processor, 'split', { ...petition, petitionType })).toEqual({ ok: false, because: notMixed, why: 'state' });
  expect(mayAct(processor, 'split', { ...petition, assignedTo: 8 })).toMatchObject({ ok: false });
  expect(mayAct(processor, 'split', { ...petition, status: 'proposed' })).toMatchObject({ ok: false });
  const offered = permittedActs(processor, { ...petition, petitionType: 'KN' }).filter((one) => one.allowed);
  expect(offered.map((one) => one.act)).not.toContain('split');
});

it('the one who forwarded is told once, while it is owed', () => {
  const clerk: Actor = { ...processor, role: 'clerk' };
  const forwarded = { ...petition, petitionType: 'TC', sealed: true };
  const offered = (owesForwarder: boolean) =>
    permittedActs(clerk, { ...forwarded, owesForwarder }).find((one) => one.act === 'inform')?.allowed;
  expect([offered(true), offered(false)]).toEqual([true, false]);
});

it('says of an act that it still lies ahead, and of another that it is past', () => {
  const clerk: Actor = { ...processor, accountId: 9, role: 'clerk' };
  const fresh = { ...petition, status: 'received' as const };
  expect(mayAct(clerk, 'issue', fresh)).toMatchObject({ ok: false, because: 'Đơn chưa đến bước này.' });
  expect(mayAct(processor, 'classify', { ...petition, status: 'approved' })).toMatchObject({
    ok: false,
    because: expect.not.stringContaining('chưa đến'),
  });
});

it('says who is next and by which day, where they are known', () => {
  const due = { status: 'assigned' as const, dueOn: '2026-12-07', assigneeName: 'Phạm Minh Đức' };
  expect(afterOf('classify', due)).toBe('Phạm Minh Đức chọn hướng xử lý và trình phê duyệt, hạn xử lý 07/12/2026.');
  expect(afterOf('supplement', { ...due, status: 'awaiting_supplement' })).toBe(
    'Phạm Minh Đức tiếp tục xử lý đơn, hạn xử lý 07/12/2026.',
  );
  expect(afterOf('propose', due)).toBe('lãnh đạo xem xét, phê duyệt, hạn xử lý 07/12/2026.');
  expect(afterOf('supplement', { status: 'awaiting_supplement', dueOn: null, assigneeName: null })).toBe(
    'chuyên viên tiếp tục xử lý đơn.',
  );
  // What ends the petition names no day of it; what is left of a processed one has a day of its own.
  expect(afterOf('withdraw', due)).not.toContain('hạn xử lý');
  expect(afterOf('assign', { ...due, status: 'transferred_replied' })).not.toContain('hạn xử lý');
  const shown = permittedActs(processor, { ...petition, ...due }).find((one) => one.act === 'propose');
  expect(shown?.after).toContain('07/12/2026');
});
