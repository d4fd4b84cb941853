// A paper is signed, is taken back, or falls under a seal. Each act is an event.
import { seeingOwn } from '../../database/seeing-own.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { lockVisitOf } from '../../reception/due-by-paper.ts';
import { maskDeep } from '../../sealing/masking.ts';
import type { Betrayed } from '../../sealing/senders-in-text.ts';
import type { Act } from '../../web/act.ts';
import type { ReceivedFile } from '../../web/uploads.ts';
import { attachFiles } from '../files/actions.ts';
import { type PaperKind, paperCatalogue, paperTitle } from '../papers/catalogue.ts';
import { assertMay, recordPaper } from './acting.ts';
import { sealedLater } from './compose.ts';
import { chargesAnew, replacedWords, teamKinds } from './conflicted.ts';
import { isOtherwise, keepIssued, wasIssued } from './issued.ts';
import { citeIn, oweAgain } from './numbering.ts';
import { isLeftBehind } from './outlived.ts';
import { paperNumberWords } from './queries.ts';
import {
  lockOpenPapers,
  lockPaper,
  lockProceedingUnsent,
  lockUnnumberedPapers,
  lockUnsentPapers,
  lockVisitPapers,
  type PaperRow,
  savePaper,
} from './records.ts';
import { wordsOfRevoking } from './revoking-words.ts';
import { isUrgedNotice, noticeRevoked } from './transfer-notice.ts';
import { tellOfWithdrawal } from './withdrawal.ts';
import type { PaperState } from './workflow.ts';

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

/** Why a paper was revoked stays with it, behind the same wall: of a sealed one the audit does not say it. */
const wordsOf = ({ actor, moment }: Act, reason: string) => ({
  returnedWords: reason,
  returnedBy: actor.accountId,
  returnedAt: moment.at,
});

/** Taken back; its number stays used. @param typed why, at least a few words; those that name a denouncer do not stay */
export async function revokePaper(act: Act, id: number, typed: string): Promise<PaperRow> {
  await lockVisitOf(act.tx, { unitId: act.actor.unitId, id });
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'revoke', paper);
  const { reason } = await wordsOfRevoking(act, paper, { reason: typed }, 'reason', [id]);
  await savePaper(act.tx, paper, { state: 'revoked', ...wordsOf(act, reason) });
  await oweAgain(act, paper);
  await recordPaper(act, 'paper.revoked', paper, { reason: paper.sealed ? '' : reason });
  await revokeCiting(act, paper);
  await citeIn(act, paper);
  await noticeRevoked(act, paper);
  await tellOfWithdrawal(act, paper, reason);
  return paper;
}

/** The notices that tell of this decision by its number, and have not left: they go with it, to be made anew with the next one. */
async function revokeCiting(act: Act, { kind, proceedingId }: PaperRow): Promise<void> {
  if (kind !== 'TC04_2019' || proceedingId === null) return;
  const words = wordsOf(act, `Thu hồi cùng ${paperCatalogue[kind].title.toLocaleLowerCase('vi')}`);
  for (const paper of await lockProceedingUnsent(act.tx, act.actor, proceedingId, ['TC05_2019', 'TC06_2019'])) {
    await savePaper(act.tx, paper, { state: 'revoked', ...words });
    await recordPaper(act, 'paper.revoked', paper);
  }
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

/**
 * The petition is processed anew: what was to leave with the old result leaves no more. A number that was given stays in the book. Of a
 * denunciation too, which the software itself does not read.
 */
export async function supersedeLetters(act: Act, petition: { id: number; sealed: boolean }, reason: string): Promise<void> {
  await seeingOwn(act.tx, petition.sealed, async () => {
    for (const paper of await lockUnsentPapers(act.tx, act.actor, petition.id, processingLetters)) {
      await savePaper(act.tx, paper, { state: 'revoked' });
      await recordPaper(act, 'paper.revoked', paper, { reason });
    }
  });
}

/**
 * The office took the denunciation from the body below: the notice that it only urges that body, where it has not left, is true no more
 * (khoản 4, khoản 5 Điều 38 LTC). Whoever denounced hears of the acceptance.
 */
export async function callOffUrgedNotices(act: Act, petition: { id: number; sealed: boolean }, reason: string): Promise<void> {
  await seeingOwn(act.tx, petition.sealed, async () => {
    for (const paper of await lockUnsentPapers(act.tx, act.actor, petition.id, ['NOTICE_TO_SENDER'])) {
      if (!isUrgedNotice(paper)) continue;
      await savePaper(act.tx, paper, { state: 'revoked', ...wordsOf(act, reason) });
      await recordPaper(act, 'paper.revoked', paper, { reason });
    }
  });
}

/** Papers that say what came of a reception. */
const outcomePapers: readonly PaperKind[] = [
  'TCD01_2026',
  'PHIEU_HEN',
  'XLD02_2021',
  'XLD04_2021',
  'XLD05_2021',
  'NOTICE_TO_SENDER',
  'HANDLING_LETTER',
];

/**
 * The outcome of a visit is another than its papers say: those without a number are called off, before anybody approves or numbers
 * them; those that have one, or are out, are left to the head.
 * @param isOther false where the outcome stays as it was: nothing is called off
 */
export async function callOffOutcomePapers(
  act: Act,
  visit: { unitId: number; id: number; sealed: boolean },
  isOther: boolean,
): Promise<{ calledOff: PaperRow[]; standing: PaperRow[] }> {
  const papers = await lockVisitPapers(act.tx, visit, outcomePapers);
  const calledOff = isOther
    ? papers.filter(({ state }) => state === 'draft' || state === 'submitted' || state === 'approved')
    : [];
  for (const paper of calledOff) {
    await seeingOwn(act.tx, visit.sealed, () => savePaper(act.tx, paper, { state: 'revoked' }));
    await recordPaper(act, 'paper.revoked', paper, { reason: 'Kết quả tiếp đã ghi lại' });
  }
  return { calledOff, standing: papers.filter((paper) => !calledOff.includes(paper)) };
}

/**
 * An act of a proceeding leaves earlier papers behind: those without a number are called off, before anybody approves or numbers them.
 * Where others are charged with the verification, so is what names an officer who must not verify, though it has its number already.
 * @param after the state the act leads to, and the kinds it drafts or does without; the new drafts are made afterwards
 * @returns which, and how they stood
 */
export async function discardLeftBehind(
  act: Act,
  proceeding: { id: number },
  after: { state: string; made: readonly PaperKind[] },
): Promise<{ id: number; state: PaperState }[]> {
  const calledOff: { id: number; state: PaperState }[] = [];
  for (const paper of await lockUnnumberedPapers(act.tx, act.actor, proceeding.id)) {
    if (!isLeftBehind(paper.kind, after.state, after.made)) continue;
    await savePaper(act.tx, paper, { state: 'revoked' });
    await recordPaper(act, 'paper.revoked', paper, { reason: 'Có bước giải quyết mới thay thế' });
    calledOff.push({ id: paper.id, state: paper.state });
  }
  if (chargesAnew(after.made)) calledOff.push(...(await revokeConflicted(act, proceeding.id)));
  return calledOff;
}

/** The numbered orders that have not left and charge somebody who declared a conflict: their numbers stay in the book. */
async function revokeConflicted(act: Act, proceedingId: number): Promise<{ id: number; state: PaperState }[]> {
  const papers = await lockProceedingUnsent(act.tx, act.actor, proceedingId, teamKinds);
  const named = papers.flatMap((paper) => (paper.conflicted === null ? [] : [{ paper, names: paper.conflicted }]));
  for (const { paper, names } of named) {
    const reason = replacedWords(names);
    await savePaper(act.tx, paper, { state: 'revoked', ...wordsOf(act, reason) });
    await recordPaper(act, 'paper.revoked', paper, { reason: paper.sealed ? '' : reason });
    act.remark?.(`Đã thu hồi “${paperTitle(paper)}” ${paperNumberWords(paper)}: ${reason}.`);
  }
  return named.map(({ paper: { id, state } }) => ({ id, state }));
}

/**
 * The step that made these papers is taken back: none of them is approved, numbered or sent any more. A number that was given stays in
 * the book, and where one went is not forgotten.
 * @param isRevoked one that has its number, or has left, is taken back too
 * @throws NotAllowedNow for one that has left the office, or was numbered meanwhile
 */
export async function callOffPapers(act: Act, ids: readonly number[], reason: string, isRevoked: boolean): Promise<void> {
  for (const id of ids) {
    const paper = await lockPaper(act.tx, act.actor, id);
    // The step that named its number stands no more.
    const unpromised = { promisedNumber: null, promisedOn: null, ...(paper.promisedBook === null ? {} : { numberedBy: null }) };
    if (paper.state === 'revoked') {
      if (paper.promisedNumber !== null) await savePaper(act.tx, paper, unpromised);
      continue;
    }
    if (!isRevoked && (paper.number !== null || paper.sentOn !== null))
      throw new NotAllowedNow(
        'Văn bản của bước này vừa được cấp số, gửi đi. Thu hồi văn bản ở trang văn bản thì bước được rút lại.',
        `/papers/${id}`,
      );
    await savePaper(act.tx, paper, { state: 'revoked', ...unpromised, ...wordsOf(act, reason) });
    await recordPaper(act, 'paper.revoked', paper, { reason: paper.sealed ? '' : reason });
    await citeIn(act, paper);
    await tellOfWithdrawal(act, paper, reason);
  }
}

/** What a step had called off stands again as it did, once that step is taken back. */
export async function putBackPapers(act: Act, papers: readonly { id: number; state: PaperState }[]): Promise<void> {
  for (const { id, state } of papers) {
    const paper = await lockPaper(act.tx, act.actor, id);
    if (paper.state !== 'revoked') continue;
    await savePaper(act.tx, paper, { state });
    await recordPaper(act, 'paper.put_back', paper);
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
    const masked = { fields, recipients: '', sentTo: '', receivedBy: '', earlierReceivers: '' };
    if (wasIssued(paper) && isOtherwise(paper, masked)) await keepIssued(act, paper);
    await savePaper(act.tx, paper, { sealed: true, returnedWords: '', ...masked });
  }
  return papers.length;
}
