// What other features may do with files and papers.
import type { Betrayed } from '../sealing/senders-in-text.ts';
import type { Act } from '../web/act.ts';
import { sealFiles } from './files/actions.ts';
import { restrictPapers } from './registry/actions.ts';

export { adoptDraftFiles, attachFiles } from './files/actions.ts';
export {
  acknowledgePaper,
  approvePaper,
  approveWithAct,
  attachSignedCopy,
  type BorneNumber,
  bearNumber,
  createPaper,
  discardPaper,
  endorsePaper,
  type NewPaper,
  numberPaper,
  restrictPapers,
  returnPaper,
  revokePaper,
  type Signing,
  sendPaper,
  submitPaper,
  takeBookNumber,
} from './registry/actions.ts';
export type { PaperFields } from './registry/compose.ts';

/**
 * A petition turned out to be a denunciation: its files and its papers are sealed. Gives the number of files.
 * @param betrayed whom no paper may name from now on
 */
export async function restrictFiles(act: Act, petitionId: number, betrayed: readonly Betrayed[]): Promise<number> {
  await restrictPapers(act, { petitionId }, betrayed);
  return sealFiles(act, { petitionId });
}
