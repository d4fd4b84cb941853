// What happens to a paper: made, approved, numbered, signed, sent, received, revoked. Each act is an event.
import { recordEvent } from '../../audit/events.ts';
import { startClock, stopClocks } from '../../deadlines/actions.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { listClocks } from '../../deadlines/queries.ts';
import { ChangedMeanwhile, FormInvalid, NotAllowedNow } from '../../errors.ts';
import { maskDeep } from '../../sealing/masking.ts';
import { assertNamesNoSender, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Betrayed } from '../../sealing/senders-in-text.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import type { ReceivedFile } from '../../web/uploads.ts';
import { attachFiles } from '../files/actions.ts';
import { dutyEndedBy, isDatedByAct, type PaperKind, symbolOf } from '../papers/catalogue.ts';
import { ownSymbol } from '../papers/number.ts';
import { composePaper, type PaperFields, sealedLater, withoutDenouncer } from './compose.ts';
import { isOtherwise, keepIssued, wasIssued } from './issued.ts';
import { listPastHeadSigners } from './queries.ts';
import {
  hasPaperNumber,
  insertPaper,
  lockOpenPapers,
  lockPaper,
  lockUnsentPapers,
  nextPaperNumber,
  type PaperRow,
  savePaper,
  takePaperNumber,
} from './records.ts';
import { goesToDenouncer, meansFor, type Sending, sealedReceiver, sendingObjections } from './sending.ts';
import { type Capacity, capacityRefusal, deputyLines, type SigningOffice, signingLines, usualCapacity } from './signer.ts';
import { partLabel } from './typed.ts';
import { isDeskPaper, isPastHead, mayActOnPaper, type PaperAct } from './workflow.ts';

export interface NewPaper<K extends PaperKind = PaperKind> {
  kind: K;
  petitionId?: number | null;
  visitId?: number | null;
  proceedingId?: number | null;
  transferId?: number | null;
  /** The record is a denunciation: whoever could be the denouncer is taken out of `fields`. */
  sealed: boolean;
  fields: PaperFields<K>;
  signer?: Signing;
  /** Further "Nơi nhận", one a line; they also print. */
  recipients?: string;
  /** 'draft' unless the same step has already submitted or approved it. */
  state?: 'draft' | 'submitted' | 'approved';
  /** 'YYYY-MM-DD' of a paper signed where it is written (`isDeskPaper`), or of the act it makes (`isDatedByAct`). */
  issuedOn?: string;
  /** Of a denunciation against the unit's own head: not his to sign, a deputy's lines stand there (docs/decisions/0053). */
  pastHead?: boolean;
}

/** Who signs: an account of this unit, and in which capacity; without one the head of the unit. */
export interface Signing {
  accountId: number;
  capacity?: Capacity;
}

/** Makes a paper in the actor's unit. Gives its id. @throws Error when the fields are not those of the kind (a bug of the caller) */
export async function createPaper<K extends PaperKind>(act: Act, paper: NewPaper<K>): Promise<number> {
  const { tx, actor, moment } = act;
  const letterhead = await letterheadOf(act);
  const given = paper.sealed ? withoutDenouncer(paper.kind, paper.fields) : { ...paper.fields };
  const { superiorOrg, issuingOrg, officeCode, place, functionsBasis } = letterhead;
  const fields = { functionsBasis, ...given, superiorOrg, issuingOrg, officeCode, place };
  const signing = paper.pastHead ? unsignedByHead(letterhead) : await signingOf(act, letterhead, paper.signer);
  composePaper(paper.kind, fields, { ...letterhead.frame, signer: { title: signing.signerTitle, name: signing.signerName } });
  const row = {
    petitionId: paper.petitionId ?? null,
    visitId: paper.visitId ?? null,
    proceedingId: paper.proceedingId ?? null,
    transferId: paper.transferId ?? null,
    sealed: paper.sealed,
    kind: paper.kind,
    symbol: symbolOf(paper.kind, letterhead.officeCode),
    state: paper.state ?? (isDeskPaper(paper.kind) ? ('approved' as const) : ('draft' as const)),
    issuedOn: paper.issuedOn ?? null,
    fields,
    recipients: paper.recipients ?? '',
    ...signing,
  };
  const id = await insertPaper(tx, actor, row, moment.at);
  await recordPaper(act, 'paper.created', { ...row, id, unitId: actor.unitId }, { state: row.state });
  return id;
}

interface Letterhead {
  superiorOrg: string;
  issuingOrg: string;
  officeCode: string;
  place: string;
  functionsBasis: string;
  headTitle: string;
  frame: { superiorOrg: string; issuingOrg: string; officeCode: string; place: string };
}

/** How the actor's unit heads its papers today; kept with each paper, so that old papers stay as they were. */
async function letterheadOf(act: Act): Promise<Letterhead> {
  const profile = await unitProfile(act.house, act.actor.unitId);
  const frame = {
    superiorOrg: profile.superiorOrg,
    issuingOrg: profile.issuingOrg,
    officeCode: profile.symbol,
    place: profile.place,
  };
  return { ...frame, functionsBasis: profile.functionsBasis, headTitle: profile.headTitle, frame };
}

async function signingOf(act: Act, office: SigningOffice, signer: Signing | undefined) {
  if (!signer) return { signerId: null, signerName: '', signerTitle: office.headTitle };
  const officer = await act.house.maybe<{ name: string; title: string; byMandate: boolean }>(
    `select c.name, a.title, a.stands_for is not null as by_mandate from assignments a join accounts c on c.id = a.account_id
      where a.account_id = $1 and a.unit_id = $2 and a.during @> $3::date order by a.stands_for is null, a.id limit 1`,
    [signer.accountId, act.actor.unitId, act.moment.today],
  );
  if (!officer) throw new FormInvalid({ signerId: 'Chọn người ký là cán bộ đang làm việc tại đơn vị' });
  const capacity = signer.capacity ?? usualCapacity(office, officer.title, officer.byMandate);
  const refusal = capacityRefusal(office, officer.title, capacity);
  if (refusal) throw new FormInvalid({ capacity: refusal });
  const lines = signingLines(office, officer.title, capacity);
  return { signerId: signer.accountId, signerName: officer.name, signerTitle: lines.join('\n') };
}

/** Nobody's name and a deputy's lines: it is signed by hand, by whoever the office's own rules let sign for its head. */
const unsignedByHead = (office: SigningOffice) => ({
  signerId: null,
  signerName: '',
  signerTitle: deputyLines(office).join('\n'),
});

function assertMay(act: Act, doing: PaperAct, paper: PaperRow): void {
  const answer = mayActOnPaper(act.actor, doing, paper);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/papers/${paper.id}`);
}

function recordPaper(
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

/** Changes the words of a draft; a submitted one becomes a draft again, a desk paper stays ready to print. `version` is the one the officer saw. */
export async function editPaper(
  act: Act,
  id: number,
  typed: { fields: object; signer?: Signing; recipients: string; version: number },
): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'edit', paper);
  if (paper.version !== typed.version) throw new ChangedMeanwhile('Văn bản này vừa được người khác sửa.', `/papers/${id}`);
  const { fields: words, recipients } = typed;
  const changes = { ...typed, ...(await withoutSendersOf(act, paper, { fields: words, recipients }, paper)) };
  const given = paper.sealed ? withoutDenouncer(paper.kind, changes.fields) : changes.fields;
  const fields = { ...paper.fields, ...given };
  const profile = await unitProfile(act.house, act.actor.unitId);
  if (changes.signer && isPastHead(paper)) await assertPastHeadSigner(act, profile, paper, changes.signer);
  const signing = changes.signer ? await signingOf(act, profile, changes.signer) : {};
  await savePaper(act.tx, paper, {
    fields,
    recipients: changes.recipients,
    state: isDeskPaper(paper.kind) ? paper.state : 'draft',
    ...signing,
  });
  await recordPaper(act, 'paper.edited', paper);
  return paper;
}

/** @throws FormInvalid for the head, whoever is named in the denunciation, and whoever is no deputy */
async function assertPastHeadSigner(act: Act, office: SigningOffice, paper: PaperRow, signer: Signing): Promise<void> {
  const allowed = await listPastHeadSigners(act.tx, office, paper, act.moment.today);
  if (allowed.some((one) => one.accountId === signer.accountId)) return;
  throw new FormInvalid({
    signerId:
      'Chọn cấp phó không bị nêu tên trong đơn, hoặc để trống người ký để ký tay: người đứng đầu bị tố cáo không ký văn bản này',
  });
}

export async function submitPaper(act: Act, id: number): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'submit', paper);
  await savePaper(act.tx, paper, { state: 'submitted' });
  await recordPaper(act, 'paper.submitted', paper);
  return paper;
}

/** What it carries out was sent back: nobody is asked to approve it any more, it is a draft as before. */
export async function returnPaper(act: Act, id: number): Promise<void> {
  const paper = await lockPaper(act.tx, act.actor, id);
  if (paper.state === 'submitted') await savePaper(act.tx, paper, { state: 'draft' });
}

/** The leader agrees to the words and signs, unless another signer was chosen; the clerk may number it. */
export async function approvePaper(act: Act, id: number): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'approve', paper);
  await saveApproved(act, paper);
  return paper;
}

async function saveApproved(act: Act, paper: PaperRow): Promise<void> {
  const { fields, recipients } = paper;
  await assertNamesNoSender(act, paper, { ...fields, recipients }, (field) => partLabel(paper.kind, field));
  const office = await letterheadOf(act);
  const signing = paper.signerId === null ? await signingOf(act, office, { accountId: act.actor.accountId }) : {};
  await savePaper(act.tx, paper, {
    state: 'approved',
    approvedAt: act.moment.at,
    approvedBy: act.actor.accountId,
    ...signing,
  });
  await recordPaper(act, 'paper.approved', paper);
}

/** Approved together with what it carries out (a proposal, a decision): whether the actor may was decided there. */
export async function approveWithAct(act: Act, id: number, words: ProposalWords = {}): Promise<void> {
  const paper = await lockPaper(act.tx, act.actor, id);
  if (paper.state !== 'draft' && paper.state !== 'submitted') return;
  await saveApproved(act, await withWords(act, paper, words));
}

/** What those who decide on a proposal write on its form (Mẫu 01 TT 05/2021). */
export type ProposalWords = Partial<
  Pick<PaperFields<'XLD01_2021'>, 'unitLeader' | 'unitLeaderWords' | 'approvedBy' | 'approvalWords' | 'approvedOn'>
>;

/** The head of the section has passed the proposal on: his name and words join its form. Other papers have no place for them. */
export async function endorsePaper(act: Act, id: number, words: ProposalWords): Promise<void> {
  await withWords(act, await lockPaper(act.tx, act.actor, id), words);
}

async function withWords(act: Act, paper: PaperRow, words: ProposalWords): Promise<PaperRow> {
  if (paper.kind !== 'XLD01_2021' || Object.keys(words).length === 0) return paper;
  const fields = { ...paper.fields, ...words };
  await savePaper(act.tx, paper, { fields });
  return { ...paper, fields, version: paper.version + 1 };
}

/**
 * The clerk gives number and date: per unit, symbol and year, from 1, without gaps of this program's making.
 * @param wanted the number of the office's own book, where papers made outside share the series; later ones go on from it
 * @param issuedOn 'YYYY-MM-DD', not after today; its year is the number's. A paper dated by its act keeps that day: every
 * period the law counts from it already runs. @throws FormInvalid
 */
export async function numberPaper(
  act: Act,
  id: number,
  issuedOn: string,
  wanted: number | null = null,
): Promise<{ number: number; symbol: string }> {
  const { tx, actor, moment } = act;
  const paper = await lockPaper(tx, actor, id);
  assertMay(act, 'number', paper);
  if (issuedOn > moment.today) throw new FormInvalid({ issuedOn: 'Ngày ban hành không được sau hôm nay' });
  if (isDatedByAct(paper.kind) && paper.issuedOn !== null && issuedOn !== paper.issuedOn)
    throw new FormInvalid({ issuedOn: `Văn bản này mang ngày ${formatDate(paper.issuedOn)}: các thời hạn tính từ ngày ấy` });
  const year = Number(issuedOn.slice(0, 4));
  const number = wanted ?? (await nextPaperNumber(tx, actor.unitId, paper.symbol, year));
  if (wanted !== null && !(await takePaperNumber(tx, actor.unitId, paper.symbol, year, wanted)))
    throw new FormInvalid({
      number: `Số ${wanted} của ký hiệu ${paper.symbol} đã dùng. Nhập số lớn hơn số đã cấp gần nhất, hoặc để trống`,
    });
  await savePaper(tx, paper, { state: 'numbered', year, number, issuedOn });
  await endDuty(act, paper, issuedOn);
  await recordPaper(act, 'paper.numbered', paper, {
    number,
    symbol: paper.symbol,
    issuedOn,
    ...(wanted === null ? {} : { chosen: true }),
  });
  return { number, symbol: paper.symbol };
}

/** A notice the law asks for is issued: the clock of that duty ends on the day it bears. */
async function endDuty(act: Act, paper: PaperRow, issuedOn: string): Promise<void> {
  const rule = dutyEndedBy(paper.kind);
  if (rule === undefined || paper.visitId === null) return;
  const { tx, actor, rules, moment } = act;
  await stopClocks(tx, actor, rules, { visitId: paper.visitId }, issuedOn, 'Đã ban hành văn bản', moment, [rule]);
}

/** What was issued is taken back: the duty it ended is owed again, from the day it began. */
async function oweAgain(act: Act, paper: PaperRow): Promise<void> {
  const rule = dutyEndedBy(paper.kind);
  if (rule === undefined || paper.visitId === null || paper.number === null) return;
  const { tx, actor, rules, moment } = act;
  const subject = { visitId: paper.visitId };
  const last = (await listClocks(tx, paper.unitId, subject)).filter((clock) => clock.ruleCode === rule).at(-1);
  if (last && last.stoppedOn !== null) await startClock(tx, actor, rules, subject, { rule, on: last.startedOn }, moment);
}

/**
 * A paper made outside this program carries this number of the office's own book: later ones go on from it. Symbols of other
 * books are none of ours. Gives the symbol as the book spells it; null when a paper here already has the number.
 */
export async function takeBookNumber(act: Act, written: string, year: number, number: number): Promise<string | null> {
  const { tx, house, actor } = act;
  const own = ownSymbol(written, (await unitProfile(house, actor.unitId)).symbol);
  if (await hasPaperNumber(tx, actor.unitId, own ?? written, year, number)) return null;
  if (own !== null) await takePaperNumber(tx, actor.unitId, own, year, number);
  return own ?? written;
}

/** What a paper issued before it was made here already bears; dates 'YYYY-MM-DD'. */
export interface BorneNumber {
  symbol: string;
  number: number;
  issuedOn: string;
}

/**
 * This paper was issued by hand before: it bears the number and day it has there, which the office's book has taken already.
 * Gives whether it is that paper: of another symbol, or dated by another day's act, it is not.
 */
export async function bearNumber(act: Act, id: number, borne: BorneNumber): Promise<boolean> {
  const { tx, actor } = act;
  const paper = await lockPaper(tx, actor, id);
  const year = Number(borne.issuedOn.slice(0, 4));
  const isOtherDay = isDatedByAct(paper.kind) && paper.issuedOn !== null && paper.issuedOn !== borne.issuedOn;
  const isOtherSymbol = paper.symbol.toLocaleUpperCase('vi') !== borne.symbol.toLocaleUpperCase('vi');
  if (isOtherSymbol || paper.state !== 'draft' || isOtherDay) return false;
  if (await hasPaperNumber(tx, actor.unitId, paper.symbol, year, borne.number)) return false;
  await saveApproved(act, paper);
  await savePaper(tx, paper, { state: 'numbered', year, number: borne.number, issuedOn: borne.issuedOn });
  const { number, issuedOn } = borne;
  await recordPaper(act, 'paper.numbered', paper, { number, symbol: paper.symbol, issuedOn, chosen: true });
  return true;
}

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
  const to = goesToDenouncer(paper) ? sealedReceiver : sending.to;
  const errors: Record<string, string> = { ...sendingObjections({ means: sending.means, to }) };
  if (sending.means !== null && !meansFor(paper).includes(sending.means))
    errors.means = 'Văn bản của đơn tố cáo không niêm yết công khai. Chọn cách gửi khác';
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
