// What other features may read of files and papers.
import type { Context } from '../web/pages.ts';
import { listFiles } from './files/queries.ts';
import { type FileItem, fileItem } from './files/screens.ts';

export { type ListedFile, listDraftFiles, listFiles, loadRevealFacts } from './files/queries.ts';
export type { FileItem } from './files/screens.ts';
export { findOfficeOn, findReceivingOffice, headingOn, listFormerHeadings, receivedByWords } from './registry/offices-then.ts';
export { keepWords, listOwnWords } from './registry/own-words.ts';
export { printedPaper, printedReceipt } from './registry/print.ts';
export {
  findPetitionReceipt,
  findReceipt,
  findUnissued,
  isOpenReceipt,
  leftOutItems,
  listIssuedPapers,
  listPetitionPapers,
  listRevokedKinds,
  listToldDenounced,
  listUnissued,
  listUnsentPapers,
  listVisitPapers,
  type PaperLine,
  paperNumberWords,
  receivedItems,
  sendingOf,
  unissuedPaper,
} from './registry/queries.ts';
export type { PaperRow } from './registry/records.ts';
export { findSentOrder, listedIn, listOutdated } from './registry/restating.ts';
export { findUnreplaced, listTelling, tellingNotes } from './registry/standing.ts';
export { listOwedNotices, owedWords } from './registry/withdrawal.ts';

/** The files of a petition as list items, with what this officer may do with each. */
export async function listPetitionFiles(
  context: Pick<Context, 'tx' | 'actor'>,
  petition: { unitId: number; id: number },
): Promise<FileItem[]> {
  const files = await listFiles(context.tx, petition.unitId, { petitionId: petition.id });
  return files.map((file) => fileItem(context.actor, file));
}

/** The files of a visit as list items. */
export async function listVisitFiles(
  context: Pick<Context, 'tx' | 'actor'>,
  visit: { unitId: number; id: number },
): Promise<FileItem[]> {
  const files = await listFiles(context.tx, visit.unitId, { visitId: visit.id });
  return files.map((file) => fileItem(context.actor, file));
}

/** The files of a proceeding as list items. */
export async function listProceedingFiles(
  context: Pick<Context, 'tx' | 'actor'>,
  proceeding: { unitId: number; id: number },
): Promise<FileItem[]> {
  const files = await listFiles(context.tx, proceeding.unitId, { proceedingId: proceeding.id });
  return files.map((file) => fileItem(context.actor, file));
}
