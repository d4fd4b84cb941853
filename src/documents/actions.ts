// What other features may do with files and papers.
export { adoptDraftFiles, attachFiles, restrictFiles } from './files/actions.ts';
export {
  acknowledgePaper,
  approvePaper,
  approveWithAct,
  attachSignedCopy,
  createPaper,
  type NewPaper,
  numberPaper,
  restrictPapers,
  revokePaper,
  type Signing,
  sendPaper,
  submitPaper,
} from './registry/actions.ts';
export type { PaperFields } from './registry/compose.ts';
