// A paper leaves the office: signed, sent, received; or is taken back, or falls under a seal. Each act is an event.
import { formatDate } from '../../deadlines/dates.ts';
import { FormInvalid } from '../../errors.ts';
import { maskDeep } from '../../sealing/masking.ts';
import { withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Betrayed } from '../../sealing/senders-in-text.ts';
import type { Act } from '../../web/act.ts';
import type { ReceivedFile } from '../../web/uploads.ts';
import { attachFiles } from '../files/actions.ts';
import type { PaperKind } from '../papers/catalogue.ts';
import { assertMay, recordPaper } from './acting.ts';
import { sealedLater } from './compose.ts';
import { isOtherwise, keepIssued, wasIssued } from './issued.ts';
import { oweAgain } from './numbering.ts';
import { lockOpenPapers, lockPaper, lockUnsentPapers, type PaperRow, savePaper } from './records.ts';
import { goesToDenouncer, meansFor, type Sending, sealedReceiver, sendingObjections } from './sending.ts';
/** The scanned or digitally signed copy, kept with the paper it signs. A second one replaces the first; both stay in the file. */
export async function attachSignedCopy(act: Act, id: number, file: ReceivedFile): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'sign', paper);
  if (file.size > 0 && file.mediaType !== 'application/pdf' && !file.mediaType.startsWith('image/'))
    throw new FormInvalid({ [file.field]: 'Bản đã ký là tệp PDF hoặc ảnh chụp, quét. Chọn tệp khác.' });
  const { petitionId, visitId, proceedingId } = paper;
  // Restricted for a denunciation: a letter to the denouncer carries the name.
  const { ids } = await attachFiles(act, [file], { petitionId, visitId, proceedingId, paperId: id }, { sealed: paper.sealed });
  const [fileId] = ids;
  if (fileId === undefined) throw new FormInvalid({ [file.field]: 'Bản này đã được gắn vào văn bản.' });
  const isSigning = paper.state === 'numbered' || paper.state === 'approved';
  await savePaper(act.tx, paper, { signedFileId: fileId, ...(isSigning ? { state: 'signed' as const } : {}) });
  await recordPaper(act, 'paper.signed', paper);
  return paper;
}

/** It left the office on this day. @throws FormInvalid when that day lies ahead or before its issue, or how and to whom is missing */
export async function sendPaper(act: Act, id: number, sending: Sending): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'send', paper);
  const { on } = sending;
  const to = goesToDenouncer(paper) ? sealedReceiver : await withoutSendersOf(act, paper, sending.to);
  const errors: Record<string, string> = { ...sendingObjections({ means: sending.means, to }) };
  if (sending.means !== null && !meansFor(paper).includes(sending.means))
    errors.means = 'Văn bản của đơn tố cáo không niêm yết công khai, không gửi thư điện tử. Chọn cách gửi khác';
  const { sendBy } = paper.fields;
  if (on > act.moment.today) errors.sentOn = 'Ngày gửi không được sau hôm nay';
  else if (paper.issuedOn && on < paper.issuedOn) errors.sentOn = 'Ngày gửi không được trước ngày ban hành';
  else if (typeof sendBy === 'string' && on > sendBy)
    errors.sentOn = `Phải gửi chậm nhất ngày ${formatDate(sendBy)} mới đủ thời gian báo trước theo luật. Ghi lại việc mời với ngày khác`;
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const sentMeans = sending.means ?? '';
  await savePaper(act.tx, paper, { state: 'sent', sentOn: on, sentBy: act.actor.accountId, sentMeans, sentTo: to });
  await recordPaper(act, 'paper.sent', paper, { sentOn: on, means: sentMeans });
  return paper;
}

export async function acknowledgePaper(act: Act, id: number): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'acknowledge', paper);
  await savePaper(act.tx, paper, { state: 'acknowledged' });
  await recordPaper(act, 'paper.acknowledged', paper);
  return paper;
}

/** Taken back; its number stays used. @param reason at least a few words, goes into the audit */
export async function revokePaper(act: Act, id: number, reason: string): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'revoke', paper);
  await savePaper(act.tx, paper, { state: 'revoked' });
  await oweAgain(act, paper);
  await recordPaper(act, 'paper.revoked', paper, { reason: paper.sealed ? '' : reason });
  return paper;
}

/** A draft that its proposal no longer needs: it stays in the file as revoked and never gets a number. */
export async function discardPaper(act: Act, id: number): Promise<void> {
  const paper = await lockPaper(act.tx, act.actor, id);
  if (paper.state !== 'draft' && paper.state !== 'submitted') return;
  await savePaper(act.tx, paper, { state: 'revoked' });
  await recordPaper(act, 'paper.revoked', paper);
}

/** Letters that tell how a petition was processed: true no longer once it is processed anew. */
const processingLetters: readonly PaperKind[] = [
  'XLD02_2021',
  'XLD03_2021',
  'XLD04_2021',
  'XLD05_2021',
  'HANDLING_LETTER',
  'NOTICE_TO_SENDER',
];

/** The petition is processed anew: what was to leave with the old result leaves no more. A number that was given stays in the book. */
export async function supersedeLetters(act: Act, petitionId: number, reason: string): Promise<void> {
  for (const paper of await lockUnsentPapers(act.tx, act.actor, petitionId, processingLetters)) {
    await savePaper(act.tx, paper, { state: 'revoked' });
    await recordPaper(act, 'paper.revoked', paper, { reason });
  }
}

/**
 * A petition or visit turned out to be a denunciation: its papers are sealed and lose whoever could be the denouncer, and every mention
 * of him in their text. One that was issued is kept as it was behind the seal.
 * @param betrayed whom no paper may name from now on
 */
export async function restrictPapers(
  act: Act,
  subject: { petitionId?: number; visitId?: number },
  betrayed: readonly Betrayed[],
): Promise<number> {
  const papers = await lockOpenPapers(act.tx, act.actor, subject);
  for (const paper of papers) {
    const { value: fields } = maskDeep(sealedLater(paper.kind, paper.fields), betrayed);
    const masked = { fields, recipients: '', sentTo: '' };
    if (wasIssued(paper) && isOtherwise(paper, masked)) await keepIssued(act, paper);
    await savePaper(act.tx, paper, { sealed: true, ...masked });
  }
  return papers.length;
}
