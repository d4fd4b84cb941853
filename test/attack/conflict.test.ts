// Whoever declared a conflict in a proceeding opens no identity, whatever else his role would allow.
import { describe, expect, it } from 'vitest';
import { roles } from '../../src/accounts/roles.ts';
import { mayReveal } from '../../src/sealing/policy.ts';

describe('a declared conflict', () => {
  it.each(roles)('shuts the sealed identity to %s', (role) => {
    const actor = {
      accountId: 7,
      assignmentId: 7,
      unitId: 1,
      unitName: '',
      unitLevel: 'commune',
      role,
      name: '',
      title: '',
      reach: { all: true, units: [1], sealed: 'reach' as const, assignedOnly: false },
    };
    const record = { unitId: 1, assignedTo: 7, pastHead: false, registeredBy: 7 };
    const facts = {
      isTeamMember: true,
      hasConflict: true,
      isOrderedByResolver: true,
      isTakenElsewhere: false,
      isConfirmed: true,
      isShutByAct: false,
    };
    expect(mayReveal(actor, record, facts).ok).toBe(false);
  });
});
