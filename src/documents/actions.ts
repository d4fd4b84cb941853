// What other features may do with files and papers.
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

/** A petition (by id) or a visit turned out to be a denunciation: its files and its papers are sealed. Gives the number of files. */
export async function restrictFiles(act: Act, subject: number | { petitionId?: number; visitId?: number }): Promise<number> {
  const of = typeof subject === 'number' ? { petitionId: subject } : subject;
  await restrictPapers(act, of);
  return sealFiles(act, of);
}
