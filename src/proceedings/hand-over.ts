// The proceedings that wait for an officer who leaves, and his places in the teams that verify.
import type { HeldWork } from '../accounts/handover/work.ts';
import { lockHeld, lockMemberships, replaceMembers, saveHolders } from './records.ts';

export const heldProceedings: HeldWork = {
  event: 'proceeding.handed_over',
  lock: lockHeld,
  save: ({ tx, actor }, from, moves) => saveHolders(tx, actor.unitId, from, moves),
};

/** The colleague begins in the same place of the team, and declares what ties him to the matter before he reads of it. */
export const heldMemberships: HeldWork = {
  event: 'proceeding.member_replaced',
  lock: lockMemberships,
  save: ({ tx, actor, moment }, _from, moves) => replaceMembers(tx, actor.unitId, moves, moment.today),
};
