// A paper is made, its words are changed, it is submitted and approved. Each act is an event.
import type { Actor } from '../../accounts/actor.ts';
import { roleMay } from '../../accounts/permissions.ts';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { ChangedMeanwhile, FormInvalid, NotAllowedNow } from '../../errors.ts';
import { notifyOfficers } from '../../notifications/actions.ts';
import { firstHere } from '../../petitions/back-to.ts';
import { loadPetition } from '../../petitions/queries.ts';
import { assertNamesNoSender, withoutSendersOf } from '../../sealing/sealed-words.ts';
import { assertPointsAtNobody, withoutSendersGoingOut } from '../../sealing/words-going-out.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import { isLetter, type PaperKind, paperTitle, symbolOf } from '../papers/catalogue.ts';
import { numberAndSymbol } from '../papers/number.ts';
import { sectionCode } from '../papers/section-code.ts';
import { actBasis } from '../papers/wording.ts';
import { assertMay, recordPaper } from './acting.ts';
import { composePaper, goesToDenounced, mayBeNamed, type PaperFields, withoutDenouncer } from './compose.ts';
import { findReorganisation, receivedByWords } from './offices-then.ts';
import { nameOldOffice, receivedWords, restsOnTheAct } from './old-acts.ts';
import { changedWords } from './own-words.ts';
import { listPastHeadSigners, listRevocations } from './queries.ts';
import { insertPaper, lockPaper, type PaperRow, savePaper } from './records.ts';
import { type Capacity, capacityRefusal, deputyLines, type SigningOffice, signingLines, usualCapacity } from './signer.ts';
import { linesObjection, signingWays } from './signing-ways.ts';
import { findUnreplaced, mayReplace, replacedBy } from './standing.ts';
import { partLabel } from './typed.ts';
import { unfitSignerWords } from './unfit-signer.ts';
import { urgedStanding } from './urged.ts';
import { isDeskPaper, isPastHead } from './workflow.ts';

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
  /** Left out: put forward with the step that makes it; of whoever decides himself, a draft of his own decision (docs/decisions/0063). */
  state?: 'draft' | 'submitted' | 'approved';
  /** 'YYYY-MM-DD' of a paper signed where it is written (`isDeskPaper`), or of the act it makes (`isDatedByAct`). */
  issuedOn?: string | null;
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
  const words = { ...paper.fields, ...(await replacedWords(act, paper)), ...(await urgedStanding(act, paper)) };
  const given = paper.sealed ? { ...withoutDenouncer(paper.kind, words), ...(await bodyWords(tx, paper)) } : words;
  const { superiorOrg, issuingOrg, officeCode, place, functionsBasis } = letterhead;
  const received = await receivedByWords(tx, paper);
  const fields = {
    functionsBasis,
    ...received,
    ...(await wordsOfBefore(act, paper, given, { received, now: issuingOrg })),
    superiorOrg,
    issuingOrg,
    officeCode,
    place,
  };
  const letterCode = isLetter(paper.kind) ? await draftersCode(act, letterhead.letterCode) : '';
  const signing = paper.pastHead ? unsignedByHead(letterhead) : await signingOf(act, letterhead, paper.kind, paper.signer);
  composePaper(paper.kind, fields, { ...letterhead.frame, signer: { title: signing.signerTitle, name: signing.signerName } });
  const row = {
    petitionId: paper.petitionId ?? null,
    visitId: paper.visitId ?? null,
    proceedingId: paper.proceedingId ?? null,
    transferId: paper.transferId ?? null,
    sealed: paper.sealed,
    kind: paper.kind,
    symbol: symbolOf(paper.kind, letterhead.officeCode, letterCode),
    letterCode,
    state: paper.state ?? stateOfStep(actor, paper.kind),
    issuedOn: paper.issuedOn ?? null,
    fields,
    recipients: paper.recipients ?? '',
    ...signing,
  };
  const id = await insertPaper(tx, actor, row, moment.at);
  await recordPaper(act, 'paper.created', { ...row, id, unitId: actor.unitId }, { state: row.state });
  return id;
}

/** Of a petition another office had received: the acts of that office are named as its own, and a decision rests on the act that handed it on. */
async function wordsOfBefore(
  { tx }: Act,
  { kind, petitionId }: Pick<NewPaper, 'kind' | 'petitionId'>,
  given: object,
  { received, now }: { received: Awaited<ReturnType<typeof receivedByWords>>; now: string },
): Promise<object> {
  if (!received.receivedByOrg) return given;
  const by = await findReorganisation(tx, { petitionId });
  const offices = { before: received.receivedByOrg, now, became: received.receivedByBecame ?? ('succeeded' as const) };
  const named = nameOldOffice({ ...given }, offices, { only: receivedWords, from: by?.effectiveOn ?? null });
  return by && restsOnTheAct(kind) ? { ...named, reorganisedBy: actBasis(by) } : named;
}

/** Of a sealed record whose sender is a body: what goes to it says no "ông (bà)". */
async function bodyWords(tx: Act['tx'], { kind, fields, petitionId }: NewPaper): Promise<{ toBody?: true }> {
  if (!petitionId || !mayBeNamed({ kind, fields })) return {};
  return (await loadPetition(tx, petitionId)).senderKind === 'organization' ? { toBody: true } : {};
}

/** How a paper stands that a step makes: nobody has to put it forward apart, or the step would wait for an act nobody was told of. */
function stateOfStep(actor: Pick<Actor, 'role'>, kind: PaperKind): 'draft' | 'submitted' | 'approved' {
  if (isDeskPaper(kind)) return 'approved';
  return roleMay(actor.role, 'proceeding:decide') ? 'draft' : 'submitted';
}

/** The revoked paper of its proceeding whose place this one takes; nothing where there is none. */
async function replacedWords(
  { tx, actor }: Act,
  { kind, proceedingId, issuedOn }: Pick<NewPaper, 'kind' | 'proceedingId' | 'issuedOn'>,
) {
  if (!mayReplace(kind) || !proceedingId) return {};
  const gone = await findUnreplaced(tx, { unitId: actor.unitId, id: proceedingId }, kind);
  if (gone && issuedOn) await assertAfterRevoking(tx, gone, issuedOn);
  const replaces = replacedBy(gone);
  return replaces ? { replaces } : {};
}

/** What takes the place of a revoked paper is not older than its revoking, or a limit that ran out would be kept after all. */
async function assertAfterRevoking(tx: Act['tx'], gone: PaperRow, on: string): Promise<void> {
  const revoked = (await listRevocations(tx, gone.unitId, [gone.id])).get(gone.id);
  const revokedOn = revoked ? todayInVietnam(revoked.at) : (gone.issuedOn ?? '');
  if (on < revokedOn)
    throw new FormInvalid({
      on: `Văn bản này thay thế văn bản số ${numberAndSymbol(gone.number, gone.symbol)} thu hồi ngày ${formatDate(revokedOn)}: ghi từ ngày ấy trở đi`,
    });
}

interface Letterhead {
  superiorOrg: string;
  issuingOrg: string;
  officeCode: string;
  place: string;
  functionsBasis: string;
  headTitle: string;
  letterCode: string;
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
  const { functionsBasis, headTitle, letterCode } = profile;
  return { ...frame, functionsBasis, headTitle, letterCode, frame };
}

/** The second part of a letter's sign: of the section its writer sits in where that has a known short form, else as the unit set it. */
async function draftersCode({ house, actor }: Act, ofUnit: string): Promise<string> {
  const seat = await house.maybe<{ section: string }>('select section from assignments where id = $1', [actor.assignmentId]);
  return sectionCode(seat?.section ?? '') || ofUnit;
}

/** @throws FormInvalid for whoever may not sign so, by his post or by the kind of paper */
async function signingOf(act: Act, office: SigningOffice, kind: PaperKind, signer: Signing | undefined) {
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
  const objection = linesObjection(kind, lines.join('\n'));
  if (objection) throw new FormInvalid({ [signer.capacity ? 'capacity' : 'signerId']: objection });
  return { signerId: signer.accountId, signerName: officer.name, signerTitle: lines.join('\n') };
}

/** Nobody's name and a deputy's lines: it is signed by hand, by whoever the office's own rules let sign for its head. */
const unsignedByHead = (office: SigningOffice) => ({
  signerId: null,
  signerName: '',
  signerTitle: deputyLines(office).join('\n'),
});

/**
 * Changes the words of a draft. One that waits for approval goes on waiting and says that it was changed since, a desk paper stays ready
 * to print. `version` is the one the officer saw.
 */
export async function editPaper(
  act: Act,
  id: number,
  typed: { fields: object; signer?: Signing; recipients: string; version: number },
): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'edit', paper);
  if (paper.version !== typed.version) throw new ChangedMeanwhile('Văn bản này vừa được người khác sửa.', `/papers/${id}`);
  const { fields: words, recipients } = typed;
  const put = await withoutSendersGoingOut(
    act,
    paper,
    { ...words, recipients },
    goesToDenounced(paper) ? Object.keys(words) : [],
    paper,
  );
  const { recipients: others, ...typedFields } = put;
  const changes = { ...typed, recipients: others };
  const given = paper.sealed ? withoutDenouncer(paper.kind, typedFields) : typedFields;
  const edited = { ...paper.fields, ...given };
  const fields = { ...edited, ...(await urgedStanding(act, { kind: paper.kind, fields: edited })) };
  const profile = await unitProfile(act.house, act.actor.unitId);
  if (changes.signer && isPastHead(paper)) await assertPastHeadSigner(act, profile, paper, changes.signer);
  const signing = changes.signer ? await signingOf(act, profile, paper.kind, changes.signer) : {};
  await savePaper(act.tx, paper, { fields, recipients: changes.recipients, ...signing });
  const ownWords = changedWords(paper, fields, changes.recipients);
  await recordPaper(act, 'paper.edited', paper, ownWords.length > 0 ? { ownWords } : {});
  return paper;
}

/** Another signer in the place of one who leaves; the words stay. @throws FormInvalid when nobody of that name works here today */
export async function signAs(act: Act, id: number, accountId: number): Promise<void> {
  const paper = await lockPaper(act.tx, act.actor, id);
  const profile = await unitProfile(act.house, act.actor.unitId);
  await savePaper(act.tx, paper, await signingOf(act, profile, paper.kind, { accountId }));
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

/** Puts a draft before whoever approves it. @throws NotFound; NotPermitted, NotAllowedNow by the table of papers */
export async function submitPaper(act: Act, id: number): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'submit', paper);
  await savePaper(act.tx, paper, { state: 'submitted' });
  await recordPaper(act, 'paper.submitted', paper);
  return paper;
}

/**
 * The leader sends a submitted paper back with what is to be changed: a draft again, and whoever wrote it is told. Once he works here no more
 * it is the draft of whoever decides, as what a head writes is: it lies with nobody otherwise.
 */
export async function sendBackPaper(act: Act, id: number, typed: string): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'send_back', paper);
  const { moment, actor } = act;
  const comment = await withoutSendersOf(act, paper, typed);
  const isWriterGone = (await firstHere(act, paper.createdBy)) === null;
  await savePaper(act.tx, paper, {
    state: 'draft',
    ...(isWriterGone ? { writtenAs: null } : {}),
    returnedWords: comment,
    returnedBy: actor.accountId,
    returnedAt: moment.at,
  });
  // Free text of a sealed record stays in its sealed row.
  await recordPaper(act, 'paper.returned', paper, { comment: paper.sealed ? '' : comment });
  const { petitionId, visitId, proceedingId, transferId, createdBy } = paper;
  await notifyOfficers(act, isWriterGone ? [] : [createdBy], {
    kind: 'paper.returned',
    petitionId,
    visitId,
    proceedingId,
    transferId,
    words: `${paperTitle(paper)} được trả lại, cần sửa`,
    // Whoever wrote a paper of a denunciation need not be allowed to read it.
    href: paper.sealed ? (petitionId ? `/petitions/${petitionId}` : `/visits/${visitId}`) : `/papers/${id}`,
  });
  return paper;
}

/**
 * The leader agrees to the words and signs, unless another signer was chosen; the clerk may number it.
 * @param seen the version he had before him, '' where the page said none; left out where no page showed the words
 * @throws ChangedMeanwhile for a draft worded anew since: nobody approves what he has not read
 */
export async function approvePaper(act: Act, id: number, seen?: string): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'approve', paper);
  if (seen !== undefined && seen !== String(paper.version))
    throw new ChangedMeanwhile(
      'Dự thảo vừa được sửa trong lúc ông, bà đang xem. Đọc bản mới trên trang này rồi phê duyệt.',
      `/papers/${id}`,
    );
  await saveApproved(act, paper);
  return paper;
}

/** The approver's own lines. What only the head decides, and was signed by hand before, keeps his post and no name. */
async function approversSigning(act: Act, office: SigningOffice, { id, kind }: PaperRow, isOnPaper: boolean): Promise<object> {
  const approver = { accountId: act.actor.accountId };
  if (isOnPaper && signingWays[kind]) return signingOf(act, office, kind, undefined);
  return signingOf(act, office, kind, approver).catch((error: unknown) => {
    const because = error instanceof FormInvalid ? error.errors.signerId : undefined;
    if (because === undefined) throw error;
    throw new NotAllowedNow(`${because} Chọn người ký ở trang sửa dự thảo trước khi phê duyệt.`, `/papers/${id}`);
  });
}

/**
 * Approved: the words stand and, unless another signer was chosen, the approver signs. Who approves in the place of the signer signs in his
 * place too: the head who is away does not. Whoever signed on paper in an office taken over since stays the signer.
 * @param isOnPaper it was issued by hand before: whoever signed there stands on that sheet
 * @throws NotAllowedNow over the name of somebody who does not sign here
 */
export async function saveApproved(act: Act, paper: PaperRow, isOnPaper = false): Promise<void> {
  const { fields, recipients } = paper;
  await assertNamesNoSender(act, paper, { ...fields, recipients }, (field) => partLabel(paper.kind, field));
  if (goesToDenounced(paper)) await assertPointsAtNobody(act, paper, fields, (field) => partLabel(paper.kind, field));
  const office = await letterheadOf(act);
  const isHis = paper.signerId === null || paper.signerId === act.actor.standsFor?.accountId;
  const isSignedElsewhere = paper.promisedBook !== null && paper.signerName !== '';
  if (!isHis) {
    const unfit = await unfitSignerWords(act.tx, 'approve', { ...paper, approvedAt: null }, act.moment.today);
    if (unfit) throw new NotAllowedNow(unfit, `/papers/${paper.id}`);
  }
  const signing = isHis && !isSignedElsewhere ? await approversSigning(act, office, paper, isOnPaper) : {};
  await savePaper(act.tx, paper, {
    state: 'approved',
    approvedAt: act.moment.at,
    approvedBy: act.actor.accountId,
    ...signing,
  });
  await recordPaper(act, 'paper.approved', paper);
}

/**
 * Approved together with what it carries out (a proposal, a decision): whether the actor may was decided there. One that was approved, or
 * has gone on, before the proposal was answered stands as it is.
 */
export async function approveWithAct(act: Act, id: number, words: ProposalWords = {}): Promise<void> {
  const paper = await withWords(act, await lockPaper(act.tx, act.actor, id), words);
  if (paper.state === 'draft' || paper.state === 'submitted') await saveApproved(act, paper);
}

/** What those who decide on a proposal write on its form (Mẫu 01 TT 05/2021). */
export type ProposalWords = Partial<
  Pick<
    PaperFields<'XLD01_2021'>,
    'unitLeader' | 'unitLeaderWords' | 'approvedBy' | 'approvedByMandate' | 'approvalWords' | 'approvedOn'
  >
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
