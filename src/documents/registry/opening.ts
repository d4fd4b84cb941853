// A paper as an address opens it: refused before a word is typed, printed, and what the audit is told of it.
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { type Reply, view } from '../../web/reply.ts';
import { mayBeNamed } from './compose.ts';
import { printedPaper } from './print.ts';
import { loadPaper, type OnePaper, type PaperRecord } from './queries.ts';
import { isPastHead, mayActOnPaper, mayPrint, type PaperAct } from './workflow.ts';

/** The paper of an act's form, refused before a word is typed. @throws NotAllowedNow, NotPermitted */
export async function loadFor(context: Context, act: PaperAct): Promise<PaperRecord> {
  const paper = await loadPaper(context.tx, context.id);
  const answer = mayActOnPaper(context.actor, act, paper);
  if (answer.ok) return paper;
  if (answer.why === 'role') throw new NotPermitted(answer.because, `/papers/${paper.id}`);
  throw new NotAllowedNow(answer.because, `/papers/${paper.id}`);
}

/** A paper as it may still be printed, a revoked one too. @throws NotAllowedNow for a draft that was given up */
export async function loadPrintable(context: Context): Promise<OnePaper> {
  const paper = await loadPaper(context.tx, context.id);
  const answer = mayPrint(paper);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/papers/${paper.id}`);
  return paper;
}

/** The same of one that goes to somebody by name. @throws NotAllowedNow once it was revoked */
export async function loadStanding(context: Context): Promise<OnePaper> {
  const paper = await loadPrintable(context);
  if (paper.state === 'revoked')
    throw new NotAllowedNow('Văn bản đã thu hồi nên không in để gửi được nữa.', `/papers/${paper.id}`);
  return paper;
}

/** The print page. @param mark what stands over a revoked one. @param isRevealed the words are those behind the seal: no other file of them is offered */
export async function printReply(
  paper: PaperRecord,
  isRevealed: boolean,
  person?: Parameters<typeof printedPaper>[1],
  mark = '',
): Promise<Reply> {
  const printed = { ...printedPaper(paper, person), revokedMark: mark };
  const isMasked = paper.sealed && mayBeNamed(paper) && !isRevealed;
  const toolbar = {
    back: { href: `/papers/${paper.id}`, label: 'Về văn bản' },
    docxHref: isRevealed ? '' : `/papers/${paper.id}/docx`,
    text: !isMasked
      ? ''
      : isPastHead(paper)
        ? 'Tên người tố cáo để trống: ghi bằng tay.'
        : 'Tên người tố cáo để trống. Để in có tên, chọn In có tên người tố cáo ở trang văn bản.',
  };
  return view('documents/paper', { title: printed.title, paper: printed, toolbar }, { layout: 'print' });
}

/** The audit's facts of a reading. */
export const trace = (paper: PaperRecord, kind: string) => ({
  kind,
  unitId: paper.unitId,
  petitionId: paper.petitionId,
  visitId: paper.visitId,
  proceedingId: paper.proceedingId,
  paperId: paper.id,
  sealed: paper.sealed,
  data: { paper: paper.kind },
});
