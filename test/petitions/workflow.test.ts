// The table of a petition's acts: what it says yes to, and the sentence when it says no.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { type Permission, roleMay } from '../../src/accounts/permissions.ts';
import { type OfficerRole, roles } from '../../src/accounts/roles.ts';
import { actRules, type PetitionAct, petitionActs } from '../../src/petitions/act-rules.ts';
import { afterOf } from '../../src/petitions/after-act.ts';
import { type Outcome, type PetitionStatus, statuses } from '../../src/petitions/petition.ts';
import { notMixed } from '../../src/petitions/refusal-words.ts';
import { mayAct, type PetitionFacts, permittedActs } from '../../src/petitions/workflow.ts';

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
  // A day that is over is said to be.
  const late = { ...due, status: 'received' as const };
  expect(afterOf('assign', late, '2026-12-08')).toMatch(/, hạn xử lý 07\/12\/2026 đã qua\.$/);
  expect(afterOf('assign', late, '2026-12-07')).toMatch(/, hạn xử lý 07\/12\/2026\.$/);
  // What ends the petition names no day of it; what is left of a processed one has a day of its own.
  expect(afterOf('withdraw', due)).not.toContain('hạn xử lý');
  expect(afterOf('assign', { ...due, status: 'transferred_replied' })).not.toContain('hạn xử lý');
  const shown = permittedActs(processor, { ...petition, ...due }).find((one) => one.act === 'propose');
  expect(shown?.after).toContain('07/12/2026');
});

/** What an act asks of a petition besides its state: with it, role and state alone decide. */
const asked: Partial<Record<PetitionAct, Partial<PetitionFacts>>> = {
  accept: { outcome: 'propose_acceptance' },
  transfer: { outcome: 'transfer' },
  issue: { outcome: 'guide' },
  on_paper: { isLateEntry: true, outcome: 'guide', onPaperOutcome: 'guide' },
  enter_acceptance: { isAcceptedOnPaper: true, petitionType: 'KN' },
  correct_acceptance: { isAcceptanceCopied: true },
  inform: { owesForwarder: true },
  tell: { nextAct: 'tell' },
  take_from_below: { petitionType: 'TC', outcome: 'urge' },
  take_back: { outcome: 'guide' },
};
const officer = (role: OfficerRole, unitId = 1): Actor => ({ ...processor, role, unitId });
const proposal = { proposedBy: 8, state: 'pending', endorsedBy: null };
/** What was approved before it is taken back: the outcome that led to this state. */
const approvedOutcomes: Partial<Record<PetitionStatus, Outcome>> = {
  approved: 'guide',
  filed: 'file_away',
  not_processed: 'not_process',
};

it('says of every act that somebody goes on who does, and by which day where one runs', () => {
  const facts = {
    status: 'approved' as const,
    dueOn: '2026-12-07',
    assigneeName: 'Phạm Minh Đức',
    holders: { leader: 'Hoàng Gia Thắng', clerk: 'Trần Diệu Hoa' },
  };
  const expected: Partial<Record<PetitionAct, [string, boolean]>> = {
    take_back: ['Hoàng Gia Thắng', true],
    issue: ['Trần Diệu Hoa', true],
    accept: ['Hoàng Gia Thắng', true],
    transfer: ['Trần Diệu Hoa', true],
    on_paper: ['Hoàng Gia Thắng', true],
    enter_acceptance: ['Hoàng Gia Thắng', false],
    reply: ['Phạm Minh Đức', false],
  };
  const roleHolders = { leader: 'lãnh đạo', clerk: 'văn thư', assignee: 'chuyên viên' };
  for (const [act, [name, isTimed]] of Object.entries(expected) as [PetitionAct, [string, boolean]][]) {
    const said = afterOf(act, facts);
    expect([act, said.startsWith(`${name} `), said.includes('07/12/2026')]).toEqual([act, true, isTimed]);
    const bare = afterOf(act, { status: 'approved', dueOn: null, assigneeName: null });
    expect(
      Object.values(roleHolders).some((role) => bare.startsWith(role)),
      act,
    ).toBe(true);
  }
  // Past the head the registering officer goes on himself.
  expect(afterOf('transfer', { ...facts, pastHead: true })).toMatch(/^ông, bà /);
});

describe('state × act × role', () => {
  /** Deciding is two doors: the stage the proposal stands at opens the second. Reception sends away only past the head. */
  const roleHolds = (role: OfficerRole, act: PetitionAct, stage: Permission) =>
    roleMay(role, actRules[act].permission) &&
    (act !== 'decide' || roleMay(role, stage)) &&
    (act !== 'transfer' || role !== 'reception_officer');

  for (const act of petitionActs) {
    it.each([...roles])(`${act} by %s`, (role) => {
      for (const status of statuses)
        for (const [nextAct, stage] of [
          ['endorse', 'petition:endorse'],
          ['approve', 'petition:approve'],
        ] as const) {
          const outcome = act === 'take_back' ? { outcome: approvedOutcomes[status] ?? 'guide' } : {};
          const facts = { ...petition, nextAct, status, ...asked[act], ...outcome };
          const before = act === 'take_back' ? { ...proposal, ...outcome, state: 'approved' } : proposal;
          const expected = roleHolds(role, act, stage) && actRules[act].from.includes(status);
          const answer = mayAct(officer(role), act, facts, before);
          expect([status, answer.ok]).toEqual([status, expected]);
          if (!answer.ok) expect(answer.because).toMatch(/^\p{Lu}.*\.$/u);
          const offered = permittedActs(officer(role), facts, before).find((one) => one.act === act);
          expect([status, offered?.allowed ?? false]).toEqual([status, expected]);
          expect(mayAct(officer(role, 2), act, facts, before).ok).toBe(false);
        }
    });
  }

  it.each(petitionActs.filter((act) => asked[act]))('%s asks more than the state', (act) => {
    const holder = roles.find((role) => roleHolds(role, act, 'petition:approve')) ?? 'admin';
    for (const status of actRules[act].from)
      expect([status, mayAct(officer(holder), act, { ...petition, status }, proposal).ok]).toEqual([status, false]);
  });

  it('an approval is taken back while it is the last that was done, and nothing has left', () => {
    const facts = { ...petition, status: 'approved' as const, outcome: 'guide' as const };
    const done = { ...proposal, state: 'approved', outcome: 'guide', paperState: 'numbered' };
    const answer = (change: object = {}, of: object = {}) =>
      mayAct(officer('leader'), 'take_back', { ...facts, ...of }, { ...done, ...change });
    expect(answer().ok).toBe(true);
    expect(answer({ paperState: 'revoked' }).ok).toBe(true);
    expect(answer({ paperState: 'sent' })).toMatchObject({ ok: false, because: expect.stringContaining('Thu hồi văn bản') });
    expect(answer({ state: 'sent_back' }).ok).toBe(false);
    expect(answer({ details: { onPaper: {} } })).toMatchObject({ ok: false, because: expect.stringContaining('bản giấy') });
    // Of a filing that came about otherwise than by this approval there is nothing to take back.
    expect(answer({}, { status: 'filed', outcome: 'request_supplement' }).ok).toBe(false);
    expect(answer({}, { pastHead: true }).ok).toBe(false);
    const refused = { outcome: 'notify_inadmissible' as const };
    expect(answer({ outcome: 'propose_acceptance' }, refused).ok).toBe(true);
    const offered = permittedActs(officer('leader'), { ...facts, ...refused }, { ...done, outcome: 'propose_acceptance' });
    expect(offered.find((one) => one.act === 'take_back')?.label).toBe('Rút lại quyết định không thụ lý');
    // Nothing is issued of a paper that was revoked.
    expect(mayAct(officer('clerk'), 'issue', facts, { ...done, paperState: 'revoked' })).toMatchObject({
      ok: false,
      because: expect.stringContaining('đã thu hồi'),
    });
  });

  it('nobody decides on what he proposed himself, or on nothing', () => {
    const facts = { ...petition, status: 'proposed' as const, nextAct: 'approve' };
    expect(mayAct(officer('leader'), 'decide', facts, proposal).ok).toBe(true);
    expect(mayAct(officer('leader'), 'decide', facts, { ...proposal, proposedBy: 7 }).ok).toBe(false);
    expect(mayAct(officer('leader'), 'decide', facts).ok).toBe(false);
  });

  it('a struck out or destroyed petition is only sealed, whatever else stands in its row', () => {
    for (const status of ['void', 'destroyed'] as const)
      for (const role of roles)
        for (const change of Object.values(asked)) {
          const facts = { ...petition, nextAct: 'approve', status, ...change, owesForwarder: false, nextRole: null };
          const allowed = permittedActs(officer(role), facts, proposal).filter((one) => one.allowed && one.act !== 'assign');
          expect(allowed.map((one) => one.act)).toEqual(roleMay(role, 'petition:seal') ? ['seal'] : []);
        }
  });

  it('past the head only who registered it sends it, from the beginning, and nobody here decides on it', () => {
    for (const role of roles)
      for (const status of statuses) {
        const facts = { ...petition, pastHead: true, status, nextAct: 'approve' };
        const sends = roleMay(role, 'transfer:send') && ['received', 'assigned', 'approved'].includes(status);
        expect([role, status, mayAct(officer(role), 'transfer', facts).ok]).toEqual([role, status, sends]);
        expect(mayAct(officer(role), 'transfer', { ...facts, registeredBy: 8 }).ok).toBe(false);
        expect(mayAct(officer(role), 'decide', facts, proposal).ok).toBe(false);
      }
  });
});
