// The contents of a petition with several: written down one by one, and registered as petitions of their own when the sender
// hands them in again (legal.md §4.5). A denunciation among them seals the whole paper at once.

import { may } from '../../accounts/permissions.ts';
import { recordEvent } from '../../audit/events.ts';
import { FormInvalid, NotAllowedNow, NotFound, NotPermitted, together } from '../../errors.ts';
import { revealIdentities } from '../../sealing/identities.ts';
import { settleOpenWords } from '../../sealing/open-words.ts';
import { mayReveal } from '../../sealing/policy.ts';
import { findRevealFacts } from '../../sealing/queries.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import { assertBegan } from '../../units/first-day.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import type { FormValues } from '../../web/forms.ts';
import { assertMay, type LockedPetition, lockOwnPetition } from '../actions.ts';
import { personOfRow } from '../behind-seal.ts';
import { blankRegistration, blankSender } from '../blank.ts';
import { actingCapacity } from '../capacity.ts';
import { listNamed } from '../named/queries.ts';
import { settleWhom, type Whom } from '../named/whom.ts';
import { isBeside, isComplainedOf, isSender, petitionNumber } from '../petition.ts';
import { listParties, loadPetition, loadPetitionRecord, type PartyRow } from '../queries.ts';
import { lockPetition, savePetition } from '../records.ts';
import { type Registered, type Registration, type RespondentInput, registerPetition, type SenderInput } from '../registration.ts';
import { sealPetition } from '../sealing.ts';
import { isOwnContent, whyNotBrought } from './desk-contents.ts';
import type { ChildValues, PointCorrectionValues, PointValues } from './forms.ts';
import { pointMark } from './mark.ts';
import { listDeskContents } from './queries.ts';
import {
  insertPoint,
  linkChild,
  listPoints,
  listRemovedPoints,
  type PointRow,
  restorePointRow,
  strikePoint,
  updatePoint,
} from './records.ts';

/**
 * Writes one content down; a denunciation seals the whole paper.
 * @param whom whom a denunciation is against, as the officer says; without, the paper's own words say it
 * @throws NotAllowedNow unless the petition was classified as one with several contents, FormInvalid with the question while its words
 *   name a sender whom that seal takes
 */
export async function addPoint(act: Act, id: number, typed: PointValues, whom?: Whom): Promise<LockedPetition> {
  const locked = await lockOwnPetition(act, id);
  assertMay(act.actor, 'split', locked);
  const form = await withoutSendersOf(act, ofPetition(locked), typed);
  const office = (await unitProfile(act.house, act.actor.unitId)).issuingOrg;
  const write = (petition: LockedPetition) =>
    insertPoint(act.tx, petition, {
      petitionType: form.type,
      summary: form.summary,
      jurisdiction: form.jurisdiction,
      competentOrg: form.competentOrg || office,
    });
  const seals = form.type === 'TC' && !locked.sealed;
  if (seals) await askOpenWords(act, locked, form);
  // What is there when the seal comes loses its senders with the other words; the original goes behind the seal.
  const isKept = seals && form.openWords === 'keep';
  if (!isKept) await write(locked);
  const told = form.type === 'TC' ? await sealPetition(act, locked, whom && { ...whom, besideComplaint: true }) : locked;
  // Sealing makes it a denunciation; it stays one with several contents, under the seal.
  const petition = seals ? await savePetition(act.tx, told, { petitionType: 'MIXED' }) : told;
  if (isKept) await write(petition);
  const ordinal = (await listPoints(act.tx, petition)).at(-1)?.ordinal ?? 0;
  await recordPoint(act, 'petition.point_added', petition, { ordinal, petitionType: form.type });
  return petition;
}

/**
 * The contents the desk wrote down with their bodies stand in the list of a petition just classified as one with several, to be changed
 * there; nothing where a content was listed before. A denunciation in an open petition is left to be added: it seals the paper.
 */
export async function bringDeskContents(act: Act, petition: LockedPetition): Promise<void> {
  const { tx } = act;
  if ((await listPoints(tx, petition)).length + (await listRemovedPoints(tx, petition)).length > 0) return;
  const office = (await unitProfile(act.house, act.actor.unitId)).issuingOrg;
  let ordinal = 0;
  for (const content of await listDeskContents(tx, petition)) {
    const isOwn = isOwnContent(content, office);
    if (content.summary === '' || whyNotBrought(content, office, petition.sealed) !== '') continue;
    const { summary, competentOrg } = await withoutSendersOf(act, ofPetition(petition), {
      summary: content.summary,
      competentOrg: content.competentOrg || office,
    });
    const { petitionType } = content;
    await insertPoint(tx, petition, { petitionType, summary, competentOrg, jurisdiction: isOwn ? 'own' : 'not_own' });
    ordinal += 1;
    await recordPoint(act, 'petition.point_added', petition, { ordinal, petitionType });
  }
}

/** The act as the timeline tells it: which content, never its words, which stand in the list and nowhere else. */
const recordPoint = (
  act: Act,
  kind: 'petition.point_added' | 'petition.point_corrected' | 'petition.point_removed' | 'petition.point_restored',
  petition: LockedPetition,
  point: Pick<PointRow, 'ordinal' | 'petitionType'>,
  fields: readonly string[] = [],
) =>
  recordEvent(act.tx, act.actor, {
    kind,
    at: act.moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: { ordinal: point.ordinal, type: point.petitionType, ...(fields.length > 0 ? { fields: [...fields] } : {}) },
    requestId: act.requestId,
  });

/** @throws NotFound for a content that is not among these */
const pointOf = (points: readonly PointRow[], pointId: number) => {
  const point = points.find((one) => one.id === pointId);
  if (!point) throw new NotFound();
  return point;
};

/**
 * What a denunciation among the contents asks, in one round: whom it is against, how words that name its sender are kept, and whether
 * the seal may come now. Gives whom; undefined for every other content.
 * @throws FormInvalid, NotAllowedNow as settleWhom does
 */
export async function settlePoint(
  act: Act,
  id: number,
  form: Pick<PointValues, 'openWords'> & { type: string; summary: string; sealsNow: boolean },
  values: FormValues,
): Promise<Whom | undefined> {
  if (form.type !== 'TC') return undefined;
  const petition = await loadPetition(act.tx, id);
  assertMay(act.actor, 'split', petition);
  const [whom] = await together([
    () => settleWhom(act, petition, values),
    () => (petition.sealed ? undefined : askOpenWords(act, petition, form)),
    () => (petition.sealed ? undefined : assertSealsNow(form.sealsNow)),
  ]);
  return whom;
}

function assertSealsNow(sealsNow: boolean): void {
  if (!sealsNow)
    throw new FormInvalid({
      sealsNow:
        'Thêm nội dung này thì cả đơn được bảo mật, không bỏ được. Đăng ký đơn tách cho các nội dung khác trước; đã xem lại thì đánh dấu ở đây rồi thêm',
    });
}

/** @throws FormInvalid with the question while the summary names a sender and nobody has answered */
async function askOpenWords(
  act: Act,
  petition: { unitId: number; id: number },
  form: Pick<PointValues, 'summary' | 'openWords'>,
): Promise<void> {
  const senders = (await listParties(act.tx, petition)).filter(isSender).map(personOfRow);
  settleOpenWords({ summary: form.summary }, senders, form.openWords ?? null, { summary: 'Tóm tắt nội dung' });
}

/** Strikes a content that has not become a petition; its words stay and it can be put back. @throws NotFound */
export async function removePoint(act: Act, id: number, pointId: number): Promise<void> {
  const petition = await lockOwnPetition(act, id);
  assertMay(act.actor, 'split', petition);
  const point = pointOf(await listPoints(act.tx, petition), pointId);
  await strikePoint(act.tx, petition, pointId, act.moment.at);
  await recordPoint(act, 'petition.point_removed', petition, point);
}

/** Puts a struck content back in its place. @throws NotFound */
export async function restorePoint(act: Act, id: number, pointId: number): Promise<void> {
  const petition = await lockOwnPetition(act, id);
  assertMay(act.actor, 'split', petition);
  const point = pointOf(await listRemovedPoints(act.tx, petition), pointId);
  await restorePointRow(act.tx, petition, pointId);
  await recordPoint(act, 'petition.point_restored', petition, point);
}

/**
 * Writes a content anew that has not become a petition; its type stays, for another type is another content.
 * @throws NotFound; FormInvalid when nothing differs, or somebody wrote it anew since the page was opened
 */
export async function correctPoint(act: Act, id: number, pointId: number, typed: PointCorrectionValues): Promise<void> {
  const petition = await lockOwnPetition(act, id);
  assertMay(act.actor, 'split', petition);
  if ((await listRemovedPoints(act.tx, petition)).some((one) => one.id === pointId))
    throw new NotAllowedNow(
      'Nội dung này vừa được bỏ ở cửa sổ khác. Khôi phục ở trang các nội dung rồi sửa.',
      `/petitions/${id}/points`,
    );
  const point = pointOf(await listPoints(act.tx, petition), pointId);
  if (typed.seen !== pointMark(point))
    throw new FormInvalid({
      summary: `Nội dung này vừa được sửa ở cửa sổ khác thành “${point.summary}”. Xem lại, lưu lần nữa thì lời ở đây thay lời ấy`,
    });
  const { seen: _seen, ...words } = typed;
  const form = await withoutSendersOf(act, ofPetition(petition), words);
  const office = (await unitProfile(act.house, act.actor.unitId)).issuingOrg;
  const next = { summary: form.summary, jurisdiction: form.jurisdiction, competentOrg: form.competentOrg || office };
  const labels = { summary: 'tóm tắt nội dung', jurisdiction: 'thẩm quyền', competentOrg: 'cơ quan có thẩm quyền' };
  const names = (Object.keys(labels) as (keyof typeof labels)[]).filter((name) => next[name] !== point[name]);
  if (names.length === 0) throw new FormInvalid({ summary: 'Chưa sửa gì so với nội dung đã ghi' });
  await updatePoint(act.tx, petition, pointId, next);
  await recordPoint(
    act,
    'petition.point_corrected',
    petition,
    point,
    names.map((name) => labels[name]),
  );
}

/** Why a content cannot be registered from here; '' when it can. */
export function childRefusal(
  petition: { status: string; sealed: boolean },
  point: { petitionType: string; childPetitionId: number | null },
): string {
  if (['void', 'withdrawn'].includes(petition.status)) return 'Đơn này đã kết thúc, đăng ký nội dung như đơn mới.';
  if (point.childPetitionId !== null) return 'Nội dung này đã được đăng ký thành đơn riêng.';
  // A complaint that names its sender beside a sealed denunciation would tell who denounced.
  if (petition.sealed && point.petitionType !== 'TC')
    return 'Đơn gốc có tố cáo được bảo mật: đăng ký nội dung này như đơn mới ở “Tiếp nhận đơn”, không gắn với đơn gốc.';
  return '';
}

/**
 * The sender has handed in one content as a petition of its own: registered with the same people and its parent.
 * @throws NotPermitted when the parent is sealed and the officer may not open its identities
 */
export async function registerChild(act: Act, id: number, pointId: number, form: ChildValues): Promise<Registered> {
  const { tx, actor } = act;
  if (!may(actor, 'petition:register')) throw new NotPermitted('Vai trò hiện tại không đăng ký đơn.');
  const parent = await lockOwnPetition(act, id);
  const point = (await listPoints(tx, parent)).find((one) => one.id === pointId);
  if (!point) throw new NotFound();
  const refusal = childRefusal(parent, point);
  if (refusal) throw new NotAllowedNow(refusal, `/petitions/${id}/points`);
  if (form.receivedOn < parent.receivedOn) throw new FormInvalid({ receivedOn: 'Đơn tách không thể nhận trước đơn gốc' });
  await assertBegan(act.house, actor.unitId, { on: form.receivedOn, field: 'receivedOn', what: 'nhận đơn' });
  const parties = await listParties(tx, parent);
  const record = await loadPetitionRecord(tx, id);
  const { senders, sealedWords } = await sendersOf(act, parent, parties);
  const registration: Registration = {
    ...blankRegistration,
    declaredType: point.petitionType,
    source: form.source,
    receivedOn: form.receivedOn,
    writtenOn: form.writtenOn,
    senderKind: parent.senderKind,
    senderCount: parent.senderCount,
    senders,
    sealedWords,
    respondents: respondentsOf(parent.sealed ? parties.filter((party) => !isComplainedOf(party)) : parties),
    // Whoever must read nothing of the parent reads nothing of the child either (decisions 6).
    alsoNamed: (await listNamed(tx, parent)).map((one) => one.accountId),
    subject: form.subject,
    summary: form.summary,
    request: form.request,
    field: parent.field,
    contestedNumber: point.petitionType === 'KN' ? (record.content?.contestedNumber ?? '') : '',
    contestedOn: point.petitionType === 'KN' ? (record.content?.contestedOn ?? null) : null,
    contestedBy: point.petitionType === 'KN' ? (record.content?.contestedBy ?? '') : '',
    pastHead: parent.pastHead,
  };
  const registered = await registerPetition(act, registration);
  await savePetition(tx, await lockPetition(tx, actor.unitId, registered.id), { parentPetitionId: parent.id });
  await linkChild(tx, parent, pointId, registered.id);
  await recordEvent(tx, actor, {
    kind: 'petition.split',
    at: act.moment.at,
    petitionId: id,
    sealed: parent.sealed,
    data: { child: registered.id, number: registered.number, from: petitionNumber(parent) },
    requestId: act.requestId,
  });
  return registered;
}

/** From seal to seal: the identities never touch an open row. */
async function sendersOf(
  act: Act,
  parent: LockedPetition,
  parties: readonly PartyRow[],
): Promise<{ senders: SenderInput[]; sealedWords: string }> {
  const people = parties.filter(isSender);
  if (!parent.sealed) {
    const senders = people.map((party) => ({
      ...personOfRow(party),
      kind: party.kind,
      nationality: party.nationality,
      ethnicity: party.ethnicity,
      organization: party.organization,
      isRepresentative: party.isRepresentative,
      hasSigned: party.hasSigned,
      proof: party.proof,
      capacity: actingCapacity(party.role) ?? null,
    }));
    return { senders, sealedWords: '' };
  }
  const answer = mayReveal(act.actor, parent, await findRevealFacts(act.tx, parent, act.actor.accountId));
  if (!answer.ok) throw new NotPermitted(answer.because);
  const sealed = await revealIdentities(act, { unitId: parent.unitId, petitionId: parent.id }, 'verify_denouncer');
  if (people.length === 0) return { senders: [], sealedWords: sealed.map((one) => one.note).join('. ') };
  const senders = sealed.map((person, index) => ({
    ...blankSender,
    ...person,
    isRepresentative: people[index]?.isRepresentative ?? false,
    hasSigned: people[index]?.hasSigned ?? true,
  }));
  return { senders, sealedWords: '' };
}

/** Those it is against and those beside, as the parent's words name them. */
const respondentsOf = (parties: readonly PartyRow[]): RespondentInput[] =>
  parties
    .filter((party) => !isSender(party))
    .map((party) => {
      const { kind, name, position, organization, address } = party;
      return { kind, name, position, organization, address, accountId: null, isRelated: isBeside(party) };
    });
