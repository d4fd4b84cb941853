// What every act on a paper does alike: asks the table whether it may be done, and leaves its event.
import { recordEvent } from '../../audit/events.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import type { PaperRow } from './records.ts';
import { mayActOnPaper, type PaperAct } from './workflow.ts';

/** @throws NotAllowedNow with the table's sentence */
export function assertMay(act: Act, doing: PaperAct, paper: PaperRow): void {
  const answer = mayActOnPaper(act.actor, doing, paper);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/papers/${paper.id}`);
}

/** The event of an act on a paper. */
export function recordPaper(
  act: Act,
  kind: string,
  paper: Pick<PaperRow, 'unitId' | 'id' | 'petitionId' | 'visitId' | 'proceedingId' | 'transferId' | 'sealed' | 'kind'>,
  data: Record<string, unknown> = {},
): Promise<void> {
  return recordEvent(act.tx, act.actor, {
    kind,
    at: act.moment.at,
    unitId: paper.unitId,
    petitionId: paper.petitionId,
    visitId: paper.visitId,
    proceedingId: paper.proceedingId,
    transferId: paper.transferId,
    paperId: paper.id,
    sealed: paper.sealed,
    data: { paper: paper.kind, ...data },
    requestId: act.requestId,
  });
}
