// The petitions of an officer who leaves: in his charge, or waiting for him.
import type { HeldWork } from '../accounts/handover/work.ts';
import { lockHeld, saveHolders } from './records.ts';

export const heldPetitions: HeldWork = {
  event: 'petition.handed_over',
  lock: lockHeld,
  save: ({ tx, actor }, from, moves) => saveHolders(tx, actor.unitId, from, moves),
};
