// Who answers a transfer, in which state, and the words of its way: pure tables.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { roleMay } from '../../src/accounts/permissions.ts';
import { type Role, roles } from '../../src/accounts/roles.ts';
import { answerActs, mayAnswer, mayReply, maySend, readsWords } from '../../src/transfers/policy.ts';
import { hopWords, transferStates, transitWords } from '../../src/transfers/transfer.ts';

const officer = (role: Role, unitId = 1): Actor => ({
  accountId: 7,
  assignmentId: 7,
  unitId,
  unitName: '',
  unitLevel: 'commune',
  role,
  name: '',
  title: '',
  reach: { all: false, units: [unitId], sealed: 'own', assignedOnly: false },
});

describe('state × act × role', () => {
  // unread → opened → accepted or returned. A transfer to a body outside is never addressed to a unit.
  const answerable = {
    open: ['unread'],
    accept: ['opened'],
    return: ['opened'],
  } as const;

  for (const act of answerActs)
    it.each([...roles])(`${act} by %s`, (role) => {
      for (const state of transferStates) {
        const expected = roleMay(role, 'transfer:answer') && (answerable[act] as readonly string[]).includes(state);
        const answer = mayAnswer(officer(role), act, { toUnitId: 1, state });
        expect([state, answer.ok]).toEqual([state, expected]);
        if (!answer.ok) expect(answer.because).toMatch(/^\p{Lu}.*\.$/u);
        for (const elsewhere of [2, null])
          expect(mayAnswer(officer(role), act, { toUnitId: elsewhere, state })).toMatchObject({ ok: false, why: 'role' });
      }
    });

  it('the worker takes what its own unit already answered by handing over, never what is answered or another’s', () => {
    for (const state of transferStates) {
      const isClosed = state === 'accepted' || state === 'returned';
      expect(mayAnswer(officer('system'), 'accept', { toUnitId: 1, state }).ok).toBe(!isClosed);
      expect(mayAnswer(officer('system', 2), 'accept', { toUnitId: 1, state }).ok).toBe(false);
    }
  });

  it('sending and entering the reply stand in the petitions’ own table', () => {
    const petition = {
      unitId: 1,
      status: 'approved' as const,
      petitionType: 'KNPA',
      sealed: false,
      pastHead: false,
      assignedTo: 7,
      registeredBy: 7,
      nextAct: 'transfer',
      nextRole: null,
      holderId: 7,
      outcome: 'transfer' as const,
      classifiedAt: new Date('2026-11-25T02:00:00Z'),
    };
    for (const role of roles) {
      const sends = roleMay(role, 'transfer:send') && role !== 'reception_officer';
      expect([role, maySend(officer(role), petition).ok]).toEqual([role, sends]);
      expect(maySend(officer(role), { ...petition, status: 'transferred' }).ok).toBe(false);
      const replies = roleMay(role, 'petition:issue');
      expect([role, mayReply(officer(role), { ...petition, status: 'transferred' }).ok]).toEqual([role, replies]);
      expect(mayReply(officer(role), petition).ok).toBe(false);
      expect(maySend(officer(role, 2), petition).ok || mayReply(officer(role, 2), petition).ok).toBe(false);
    }
  });
});

it('the words beside a sealed transfer are read at either end by who reads denunciations there', () => {
  const sealed = { sealed: true, unitId: 1, toUnitId: 2 };
  const reader = (unitId: number, reach: 'none' | 'own' | 'reach') => ({
    unitId,
    reach: { all: false, units: [unitId], sealed: reach, assignedOnly: false },
  });
  expect([1, 2, 3].map((unit) => readsWords(sealed, reader(unit, 'own')))).toEqual([true, true, false]);
  expect([1, 2, 3].map((unit) => readsWords(sealed, reader(unit, 'reach')))).toEqual([true, true, true]);
  expect([1, 2, 3].map((unit) => readsWords(sealed, reader(unit, 'none')))).toEqual([false, false, false]);
  expect(readsWords({ ...sealed, sealed: false }, reader(3, 'none'))).toBe(true);
});

it.each([
  [{ sentOn: '2026-11-25', answeredOn: null, replyOn: null }, 'trong ngày'],
  [{ sentOn: '2026-11-20', answeredOn: null, replyOn: null }, '5 ngày'],
  [{ sentOn: '2026-11-20', answeredOn: '2026-11-21', replyOn: null }, '1 ngày'],
  [{ sentOn: '2026-10-30', answeredOn: null, replyOn: '2026-11-02' }, '3 ngày'],
  // Sent on paper and entered with a later day: never a negative time on the way.
  [{ sentOn: '2026-11-26', answeredOn: null, replyOn: null }, 'trong ngày'],
  [{ sentOn: '2025-12-31', answeredOn: '2026-01-01', replyOn: null }, '1 ngày'],
])('the time on the way: %o', (row, words) => {
  expect(transitWords(row, '2026-11-25')).toBe(words);
});

it('says which passing-on it is, and when it came back', () => {
  expect(hopWords({ hop: 3, isReturnToEarlier: false })).toBe('lần 3');
  expect(hopWords({ hop: 3, isReturnToEarlier: true })).toBe('lần 3, quay lại nơi đã nhận');
});
