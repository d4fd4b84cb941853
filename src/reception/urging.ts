// The request to the body below that has not resolved a matter (§3.6): its draft stands with the outcome that calls for it.
import { seeingOwn } from '../database/seeing-own.ts';
import { createPaper, type PaperFields } from '../documents/actions.ts';
import { findUnissued } from '../documents/queries.ts';
import type { Act } from '../web/act.ts';
import type { VisitEntry } from './entry-form.ts';
import { type PaperVisit, paperParts } from './papers.ts';

/** The words of the request; of a denunciation without name and content. */
export function urgingFields(visit: PaperVisit, entry: VisitEntry, toOrg: string): PaperFields<'HANDLING_LETTER'> {
  const { contentType, person, summary } = paperParts(visit, entry);
  const { receivedOn } = entry;
  // The desk is told that it is not resolved, not that a limit passed (điểm b khoản 1 Điều 26 LTCD, khoản 3 Điều 15 NĐ 154/2026).
  const letter = {
    purpose: 'urge' as const,
    isOverdue: false,
    receivedOn,
    visitedOn: receivedOn,
    toOrg,
    writtenOn: null,
    content: summary,
  };
  return contentType === 'TC'
    ? { ...letter, petitionType: contentType }
    : { ...letter, petitionType: contentType, sender: person };
}

/** Drafts the request where the desk said of whom it is asked; of a petition on paper its own file drafts it. */
export async function draftUrging(act: Act, visit: PaperVisit & { unitId: number }, entry: VisitEntry): Promise<void> {
  if (entry.outcome !== 'urge_subordinate' || !entry.urgedOrg || visit.petitionId !== null || entry.pastHead) return;
  const standing = await seeingOwn(act.tx, visit.sealed, () => findUnissued(act.tx, visit, 'HANDLING_LETTER'));
  if (standing !== undefined) return;
  const fields = urgingFields(visit, entry, entry.urgedOrg);
  await createPaper(act, { kind: 'HANDLING_LETTER', visitId: visit.id, sealed: visit.sealed, fields });
  act.remark?.('Đã soạn văn bản yêu cầu giải quyết và trình phê duyệt, xem tại mục Văn bản.');
}
