// The proceedings that wait for an officer who leaves.
import type { HeldWork } from '../accounts/handover/work.ts';
import { lockHeld, saveHolders } from './records.ts';

export const heldProceedings: HeldWork = { event: 'proceeding.handed_over', lock: lockHeld, save: saveHolders };
