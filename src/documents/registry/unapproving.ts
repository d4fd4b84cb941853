// The approval that came with an act is taken back: its paper waits to be approved again, with the words it had.
import type { Act } from '../../web/act.ts';
import { recordPaper } from './acting.ts';
import { createPaper, type NewPaper } from './actions.ts';
import { callOffPapers } from './issuing.ts';
import { listOwnWords } from './own-words.ts';
import { lockPaper, type PaperRow, savePaper } from './records.ts';

/** What whoever approved wrote on the form of a proposal (Mẫu 01 TT 05/2021): with the approval it goes. */
const ofApproval = ['approvedBy', 'approvedByMandate', 'approvalWords', 'approvedOn'];
const wordsBefore = ({ fields }: PaperRow) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !ofApproval.includes(name)));

/**
 * One without a number waits again as it is. One that has its number, is signed or was revoked never goes out: its number stays in the
 * book, and another with the same words waits in its place.
 * @param reason kept with the one that is revoked
 * @param isRevoked it is revoked whatever has become of it
 * @returns the paper that waits
 */
export async function awaitApprovalAgain(act: Act, id: number, reason: string, isRevoked: boolean): Promise<number> {
  const paper = await lockPaper(act.tx, act.actor, id);
  const fields = wordsBefore(paper);
  if (!isRevoked && paper.number === null && ['draft', 'submitted', 'approved'].includes(paper.state)) {
    await savePaper(act.tx, paper, { state: 'submitted', approvedAt: null, approvedBy: null, fields });
    await recordPaper(act, 'paper.approval_taken_back', paper);
    return id;
  }
  await callOffPapers(act, [id], reason, true);
  const { kind, petitionId, sealed, recipients, signerId, signerName, signerTitle } = paper;
  // A kind without a number bears the day it was made.
  const issuedOn = paper.number === null && paper.issuedOn ? { issuedOn: paper.issuedOn } : {};
  const copy = { kind, petitionId, sealed, fields, recipients, state: 'submitted', ...issuedOn } as unknown as NewPaper;
  const again = await createPaper(act, copy);
  const copied = await lockPaper(act.tx, act.actor, again);
  await savePaper(act.tx, copied, { signerId, signerName, signerTitle });
  const ownWords = await listOwnWords(act.tx, paper);
  if (ownWords.length > 0) await recordPaper(act, 'paper.edited', copied, { ownWords });
  return again;
}

/**
 * What it carries out was sent back: nobody is asked to approve it any more, it is a draft as before. One that was approved on its own
 * meanwhile loses that approval; its number, if it got one, stays in the book, and a draft with the same words takes its place.
 * @param reason kept with one that is revoked
 * @returns the draft
 */
export async function returnPaper(act: Act, id: number, reason: string): Promise<number> {
  const before = await lockPaper(act.tx, act.actor, id);
  if (before.state === 'draft' || before.state === 'revoked') return id;
  const waiting = before.state === 'submitted' ? id : await awaitApprovalAgain(act, id, reason, false);
  await savePaper(act.tx, await lockPaper(act.tx, act.actor, waiting), { state: 'draft' });
  if (before.sentOn !== null)
    act.remark?.('Văn bản đã gửi đi trước khi đề xuất được phê duyệt: thông báo việc thu hồi đến nơi đã nhận.');
  return waiting;
}
