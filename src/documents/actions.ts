// What other features may do with files and papers.
import type { Betrayed } from '../sealing/senders-in-text.ts';
import type { Act } from '../web/act.ts';
import { sealFiles } from './files/actions.ts';
import { restrictPapers } from './registry/issuing.ts';

export { adoptDraftFiles, attachFiles } from './files/actions.ts';
export {
  approvePaper,
  approveWithAct,
  createPaper,
  endorsePaper,
  type NewPaper,
  type Signing,
  submitPaper,
} from './registry/actions.ts';
export { enterByHand, enterVisitLetter } from './registry/by-hand.ts';
export type { PaperFields } from './registry/compose.ts';
export { acknowledgePaper, correctDispatch, sendPaper, sendPaperOfAct } from './registry/dispatching.ts';
export {
  attachSignedCopy,
  callOffOutcomePapers,
  callOffPapers,
  callOffUrgedNotices,
  discardLeftBehind,
  discardPaper,
  putBackPapers,
  restrictPapers,
  revokePaper,
  supersedeLetters,
} from './registry/issuing.ts';
export { type BorneNumber, bearNumber, numberPaper, takeBookNumber } from './registry/numbering.ts';
export { putForwardAgain } from './registry/own-words.ts';
export { promiseNumber, readPromised } from './registry/promised.ts';
export { restateContents } from './registry/restating.ts';
export { wordsOfRevoking } from './registry/revoking-words.ts';
export {
  type Correcting,
  type Rewritten,
  relistReceipt,
  rewriteReceipts,
  rewriteSealedPapers,
  rewriteToldLimit,
  rewriteVisitPapers,
} from './registry/rewriting.ts';
export { awaitApprovalAgain, returnPaper } from './registry/unapproving.ts';

/**
 * A petition turned out to be a denunciation: its files and its papers are sealed. Gives the number of files.
 * @param betrayed whom no paper may name from now on
 */
export async function restrictFiles(act: Act, petitionId: number, betrayed: readonly Betrayed[]): Promise<number> {
  await restrictPapers(act, { petitionId }, betrayed);
  return sealFiles(act, { petitionId });
}
