// Who may do what to a visit and a day of reception, in which state.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { readsAssignedOnly, roleMay, sealedReach } from '../../src/accounts/permissions.ts';
import { type OfficerRole, roles } from '../../src/accounts/roles.ts';
import { dayActs, dayRules, dayStates, mayActOnDay } from '../../src/reception/schedule/day.ts';
import { visitStatuses } from '../../src/reception/visit.ts';
import { mayActOnVisit, permittedVisitActs, type VisitFacts, visitActRules, visitActs } from '../../src/reception/workflow.ts';

const actor = (role: OfficerRole, unitId = 1): Actor => ({
  accountId: 7,
  assignmentId: 1,
  unitId,
  unitName: 'Phường',
  unitLevel: 'commune',
  role,
  name: 'A',
  title: '',
  reach: { all: false, units: [unitId], sealed: sealedReach(role), assignedOnly: readsAssignedOnly(role) },
});

const facts = (change: Partial<VisitFacts> = {}): VisitFacts => ({
  unitId: 1,
  status: 'recorded',
  outcome: null,
  sealed: false,
  isNoShow: false,
  receivedOn: '2026-11-25',
  refusalGround: null,
  petitionId: null,
  host: 'officer',
  hasLivePetition: false,
  registeredBy: 7,
  pastHead: false,
  guidanceNumber: '',
  transferNumber: '',
  originVisitId: null,
  ...change,
});

describe('state × act × role', () => {
  for (const act of visitActs) {
    for (const role of roles) {
      it(`${act} by ${role}`, () => {
        const rule = visitActRules[act];
        for (const status of visitStatuses) {
          const visit = facts({
            status,
            sealed: act === 'reveal',
            isNoShow: act === 'correct_session',
            host: act === 'conclude' ? 'head' : 'officer',
            outcome: act === 'letter' ? 'guided' : act === 'reply' ? 'appointment' : null,
          });
          const answer = mayActOnVisit(actor(role), act, visit);
          expect(answer.ok).toBe(roleMay(role, rule.permission) && rule.from.includes(status));
          if (act !== 'reveal') expect(mayActOnVisit(actor(role, 2), act, visit).ok).toBe(false);
        }
      });
    }
  }

  it('lets the notice of refusal be recorded, and nothing else be answered after a refusal', () => {
    expect(
      mayActOnVisit(
        actor('reception_officer'),
        'reply',
        facts({ status: 'outcome_set', outcome: 'refused', refusalGround: 'A9_3' }),
      ).ok,
    ).toBe(true);
    expect(
      mayActOnVisit(
        actor('reception_officer'),
        'reply',
        facts({ status: 'outcome_set', outcome: 'refused', refusalGround: 'A9_1' }),
      ).ok,
    ).toBe(false);
  });

  it('asks for the outcome before the answer, but of a visit taken over', () => {
    const desk = actor('reception_officer');
    expect(mayActOnVisit(desk, 'reply', facts({ status: 'recorded', outcome: null }))).toMatchObject({
      ok: false,
      because: 'Ghi kết quả tiếp trước, sau đó ghi việc trả lời công dân.',
    });
    expect(mayActOnVisit(desk, 'reply', facts({ status: 'recorded', outcome: null, originVisitId: 9 })).ok).toBe(true);
  });

  it('keeps the number of a visit whose petition lives', () => {
    expect(mayActOnVisit(actor('unit_head'), 'void', facts({ petitionId: 4, hasLivePetition: true })).ok).toBe(false);
    expect(mayActOnVisit(actor('unit_head'), 'outcome', facts({ petitionId: 4 })).ok).toBe(false);
  });

  it('a visit taken over from another unit is answered and concluded here, and stays as it was written there', () => {
    const taken = facts({ originVisitId: 9, host: 'head', outcome: 'appointment', status: 'outcome_set' });
    const may = (role: Parameters<typeof actor>[0], act: (typeof visitActs)[number]) => mayActOnVisit(actor(role), act, taken).ok;
    expect((['outcome', 'correct', 'reply'] as const).map((act) => may('reception_officer', act))).toEqual([false, false, true]);
    expect(may('unit_head', 'void')).toBe(false);
    expect(may('leader', 'conclude')).toBe(mayActOnVisit(actor('leader'), 'conclude', { ...taken, originVisitId: null }).ok);
  });

  it('draws only what the role could ever do, with a reason for what it cannot do now', () => {
    expect(permittedVisitActs(actor('auditor'), { ...facts(), id: 1 })).toEqual([]);
    const acts = permittedVisitActs(actor('reception_officer'), { ...facts({ status: 'replied' }), id: 1 });
    expect(acts.find((one) => one.act === 'reply')).toMatchObject({
      allowed: false,
      because: 'Lượt tiếp này đã trả lời công dân.',
    });
  });

  it('a reception day moves only along its table', () => {
    for (const act of dayActs)
      for (const state of dayStates) {
        const day = { unitId: 1, state, onDate: '2026-11-25' };
        expect(mayActOnDay(actor('reception_officer'), act, day, '2026-11-25').ok).toBe(dayRules[act].from.includes(state));
        expect(mayActOnDay(actor('auditor'), act, day, '2026-11-25').ok).toBe(false);
        expect(mayActOnDay(actor('reception_officer', 2), act, day, '2026-11-25').ok).toBe(false);
      }
    expect(
      mayActOnDay(actor('reception_officer'), 'hold', { unitId: 1, state: 'posted', onDate: '2026-11-26' }, '2026-11-25').ok,
    ).toBe(false);
  });
});
