// Drafts an officer who leaves is to sign: another signs them, in the capacity his own post gives him.
import type { HeldWork } from '../../accounts/handover/work.ts';
import { signAs } from './actions.ts';
import { lockToSign } from './records.ts';

export const heldPapers: HeldWork = {
  event: 'paper.signer_replaced',
  lock: lockToSign,
  save: async (act, _from, moves) => {
    for (const { id, toId } of moves) await signAs(act, id, toId);
    return moves.length;
  },
};
