// Correcting an entry without a new number. A correction that brings a denunciation seals the visit in the same step (decisions 10).

import { recordEvent } from '../audit/events.ts';
import { seeingOwn } from '../database/seeing-own.ts';
import { startClock, stopClocks } from '../deadlines/actions.ts';
import { formatDate } from '../deadlines/dates.ts';
import { listClocks } from '../deadlines/queries.ts';
import { type Rewritten, restrictPapers, rewriteVisitPapers } from '../documents/actions.ts';
import { paperCatalogue } from '../documents/papers/catalogue.ts';
import { FormInvalid } from '../errors.ts';
import { isLargeGroup } from '../petitions/groups.ts';
import { nameIn } from '../petitions/named/actions.ts';
import { isGoneFrom } from '../petitions/workflow.ts';
import { sealIdentities } from '../sealing/identities.ts';
import { maskDeep } from '../sealing/masking.ts';
import { withoutSendersOf } from '../sealing/sealed-words.ts';
import type { Act } from '../web/act.ts';
import { lockFor } from './actions.ts';
import { syncConclusionDuty } from './conclusion-clock.ts';
import { conclusionRule } from './conclusion-duty.ts';
import { denouncedIn } from './denounced.ts';
import type { VisitEntry } from './entry-form.ts';
import { withWards } from './entry-people.ts';
import { assertNumbersSeen } from './entry-questions.ts';
import { rowsOf } from './entry-rows.ts';
import { settleEntry } from './open-words.ts';
import { correctedWords, makeReceipt } from './papers.ts';
import { listVisitMatters, listVisitParties, loadVisitRecord } from './queries.ts';
import { openReceiptItems } from './receipt.ts';
import {
  type LockedVisit,
  loadVisit,
  replaceVisitMatters,
  replaceVisitParties,
  saveVisit,
  saveVisitContent,
  type VisitRow,
} from './records.ts';
import { sealVisitRows } from './seal-records.ts';
import { isSealedWithPetition } from './seal-request.ts';
import { visitorsOf, withFollowUps } from './sealing.ts';
import { countOf } from './standing.ts';
import { entryOf, entryValues } from './stored-entry.ts';
import { hourReceived, instantOf, isSealedVisit, typeOfContents } from './visit.ts';
import { ownMatterObjection } from './written-petition.ts';

export interface Correction {
  entry: VisitEntry;
  /** Whether the page asked for the documents handed over; their receipt stays as it is where it did not. */
  withDocuments?: boolean;
  /** The fields the page sent; a fact it did not ask for stays as it stands. Missing: everything was asked. */
  asked?: ReadonlySet<string>;
  version: number;
  reason: string;
}

/** Vietnamese names of the fields, for the list of what was changed. Personal words are named, never quoted. */
export const fieldLabels: Record<string, string> = {
  receivedOn: 'Ngày tiếp',
  receivedTime: 'Giờ tiếp',
  kind: 'Loại tiếp',
  mode: 'Hình thức',
  host: 'Người tiếp',
  hostName: 'Người chủ trì',
  hostTitle: 'Chức vụ người chủ trì',
  companions: 'Cùng tiếp',
  senderKind: 'Số người đến',
  personCount: 'Số người của đoàn',
  organization: 'Cơ quan, tổ chức',
  request: 'Công dân đề nghị',
  previousResolver: 'Cơ quan đã giải quyết',
  inJurisdiction: 'Thẩm quyền',
  sameContentCount: 'Số người cùng nội dung',
  occurrence: 'Lần tiếp',
  note: 'Ghi chú',
  name: 'Họ và tên',
  birthYear: 'Năm sinh',
  gender: 'Giới tính',
  idType: 'Loại giấy tờ',
  idNumber: 'Số giấy tờ',
  idIssuedOn: 'Ngày cấp',
  idIssuedBy: 'Nơi cấp',
  ward: 'Phường, xã',
  address: 'Số nhà, đường',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  capacity: 'Tư cách',
  proof: 'Giấy tờ chứng minh',
  type: 'Loại nội dung',
  summary: 'Tóm tắt nội dung',
  org: 'Cơ quan có thẩm quyền',
};

const documentLabels: Record<string, string> = { name: 'Tên tài liệu', pages: 'Số trang', condition: 'Tình trạng' };

/** The words of a field name of the page: 'p2_name' → 'Họ và tên (người 2)'. '' for fields a correction does not touch. */
export function labelOf(field: string): string {
  const row = /^([pcd])(\d+)_(\w+)$/.exec(field);
  if (!row) return fieldLabels[field] ?? '';
  if (row[1] === 'd') return documentLabels[row[3] ?? ''] ? `${documentLabels[row[3] ?? '']} (tài liệu ${row[2]})` : '';
  const label = fieldLabels[row[3] ?? ''];
  return label ? `${label} (${row[1] === 'p' ? 'người' : 'nội dung'} ${row[2]})` : '';
}

/** Field by field, what differs between two forms of the same visit. */
export function differences(
  stored: Record<string, string | string[]>,
  typed: Record<string, string | string[]>,
): { name: string; label: string; stored: string; typed: string }[] {
  const names = [...new Set([...Object.keys(stored), ...Object.keys(typed)])];
  const plain = (value: string | string[] | undefined) => String((Array.isArray(value) ? value[0] : value) ?? '').trim();
  return names.flatMap((name) => {
    const label = labelOf(name);
    const [was, is] = [plain(stored[name]), plain(typed[name])];
    return label && was !== is ? [{ name, label, stored: was, typed: is }] : [];
  });
}

/** What stands in the register alone: a petition the visit brought does not hold it. */
const registerOnly: readonly string[] = [
  'receivedTime',
  'kind',
  'mode',
  'host',
  'hostName',
  'hostTitle',
  'companions',
  'inJurisdiction',
  'sameContentCount',
  'occurrence',
  'note',
];

/** What still says what the visit said before it was corrected. */
export interface StillOld {
  petition: boolean;
  papers: number[];
}

/** Facts a correction writes that a page may leave out, or that an empty form does not send. */
const optionalFacts = [
  'receivedTime',
  'hostName',
  'hostTitle',
  'companions',
  'organization',
  'request',
  'previousResolver',
  'inJurisdiction',
  'occurrence',
  'note',
  'respondentName',
  'respondentPost',
  'personCount',
  'sameContentCount',
] as const satisfies readonly (keyof VisitEntry)[];

/** The entry as posted, with what stands where the page did not ask. */
function withUnasked(posted: VisitEntry, standing: VisitEntry, asked: ReadonlySet<string>): VisitEntry {
  const kept = optionalFacts.filter((name) => !asked.has(name)).map((name) => [name, standing[name]]);
  return { ...posted, ...Object.fromEntries(kept) };
}

const keepsReceipt =
  'Giấy biên nhận đã lập phải còn ít nhất một tài liệu. Không nhận tài liệu nào thì lãnh đạo thu hồi giấy biên nhận tại trang của văn bản';

export interface Corrected {
  /** The labels of the fields that now say something else. */
  changed: string[];
  /** What of it did not reach the petition and papers, and drafts it did reach; in sentences. */
  elsewhere: string[];
  /** The correction found it to be against the head: the visit is no longer there for this officer. */
  isGone: boolean;
}

/** Writes the corrected entry over the old one; the number stays. @throws FormInvalid, NotAllowedNow */
export async function correctVisit(
  act: Act,
  id: number,
  { entry: posted, asked, version, reason, withDocuments }: Correction,
): Promise<Corrected> {
  const { tx, actor, moment } = act;
  const visit = await lockFor(act, id, 'correct', version);
  if (visit.sealed) {
    const changed = await correctSealedFacts(act, visit, { entry: posted, version, reason });
    return { changed, elsewhere: await dueWords(act, visit), isGone: false };
  }
  const before = entryOf(await loadVisitRecord(tx, id), await listVisitParties(tx, visit), await listVisitMatters(tx, visit));
  const typed = asked ? withUnasked(posted, before, asked) : posted;
  assertNumbersSeen(typed);
  assertSameYear(visit, typed);
  const contradiction = ownMatterObjection({ outcome: visit.outcome, inJurisdiction: typed.inJurisdiction });
  if (contradiction) throw new FormInvalid({ inJurisdiction: contradiction });
  const sealed = isSealedVisit(typed.denunciation === 'yes', typed.contents);
  // The page does not offer it (seal-request.ts); one opened before the petition was in the book keeps its words.
  if (sealed && isSealedWithPetition(visit))
    throw new FormInvalid({
      '': 'Lượt tiếp đã có đơn trong sổ: chuyển sang bảo mật ở hồ sơ đơn, lượt tiếp được niêm phong cùng lúc. Báo lãnh đạo bằng nút ở đầu trang này',
    });
  const { entry: settled, original } = settleEntry(typed, sealed);
  const { entry: warded, wards } = await withWards(act, settled);
  const listed = withDocuments ? await openReceiptItems(tx, visit) : undefined;
  // The receipt was signed while this page was open: what was typed there is not thrown away in silence.
  if (withDocuments && !listed && warded.documents.length > 0)
    throw new FormInvalid({
      d1_name:
        'Giấy biên nhận đã được ký trong lúc sửa nên danh sách tài liệu không sửa được nữa. Xóa các dòng tài liệu ở đây, lập giấy biên nhận khác nếu cần',
    });
  const entry = { ...warded, documents: listed ? warded.documents : [] };
  if (listed && listed.length > 0 && entry.documents.length === 0) throw new FormInvalid({ d1_name: keepsReceipt });
  const stored = { ...before, documents: listed ?? [] };
  const different = differences(entryValues(stored), entryValues(entry));
  const changed = different.map((one) => one.label);
  const contents = entry.contents.filter((content) => content.summary !== '');
  const petitionType = typeOfContents(contents);
  const naming = await denouncedIn(act, entry, sealed);
  const came = sealed ? await visitorsOf(act, id) : [];
  // What was typed of the documents is in their receipt before the seal closes over it.
  if (sealed && listed && listed.length > 0) await carryToPapers(act, visit, stored, { ...before, documents: entry.documents });
  await saveFacts(act, visit, entry, { petitionType, sealed });
  const rows = rowsOf(id, { entry, original }, { sealed, petitionType, wards });
  await saveVisitContent(tx, visit, rows.content);
  await replaceVisitMatters(tx, visit, rows.matters);
  await replaceVisitParties(tx, visit, rows.parties);
  const betrayed = [...came, ...rows.identities.map(({ person }) => person)];
  if (sealed) {
    await sealIdentities(act, await withFollowUps(act, visit, rows.identities, betrayed));
    await sealVisitRows(tx, visit);
    await seeingOwn(tx, true, () => restrictPapers(act, { visitId: id }, betrayed));
    await recordEvent(tx, actor, {
      kind: 'visit.sealed',
      at: moment.at,
      visitId: id,
      sealed: true,
      data: { people: entry.people.length },
      requestId: act.requestId,
    });
  }
  await nameIn(act, { visitId: id, sealed }, naming.named, petitionType);
  // Of what is sealed by it nothing is told: its papers are masked, and a name is not carried about.
  const carried = sealed ? nothingElsewhere : await carryToPapers(act, visit, stored, entry);
  if (listed?.length === 0 && entry.documents.length > 0) await makeReceipt(act, { ...visit, sealed }, entry);
  const isOnlyHere = (name: string) => registerOnly.includes(name) || /^d\d/.test(name);
  const stillOld = {
    petition: !sealed && visit.petitionId !== null && different.some((one) => !isOnlyHere(one.name)),
    papers: carried.standing.map((paper) => paper.id),
  };
  // Nobody was asked how the reason is kept: what names who came goes from it with the seal.
  const said = sealed ? maskDeep(reason, betrayed).value : reason;
  await recordCorrection(act, visit, changed, said, sealed, stillOld);
  const elsewhere = [...(await dueWords(act, visit)), ...elsewhereWords(carried, stillOld.petition)];
  // Last: from here on the visit is there for the registering officer alone.
  if (naming.pastHead) await saveVisit(tx, visit, { pastHead: true });
  return { changed, elsewhere, isGone: isGoneFrom(actor, { pastHead: naming.pastHead, registeredBy: visit.registeredBy }) };
}

/** How the limit changed with the day. @param was as it stood before */
async function dueWords({ tx }: Act, was: LockedVisit): Promise<string[]> {
  const { dueOn } = await loadVisit(tx, was.id);
  if (dueOn === was.dueOn || dueOn === null) return [];
  return [`Hạn đổi từ ${was.dueOn ? formatDate(was.dueOn) : 'chưa có'} thành ${formatDate(dueOn)}.`];
}

const nothingElsewhere: Rewritten = { rewritten: [], standing: [] };

/** The register is corrected; what its papers took from it follows, as far as they have not left the desk. */
function carryToPapers(act: Act, visit: LockedVisit, was: VisitEntry, is: VisitEntry): Promise<Rewritten> {
  return rewriteVisitPapers(act, visit.id, correctedWords(visit, was, is));
}

export function elsewhereWords({ rewritten, standing }: Rewritten, petition: boolean): string[] {
  const titles = (papers: Rewritten['standing']) =>
    [...new Set(papers.map((paper) => paperCatalogue[paper.kind].title))].join(', ');
  const old = [...(petition ? ['đơn đã vào sổ'] : []), ...(standing.length > 0 ? [titles(standing)] : [])];
  return [
    ...(rewritten.length > 0 ? [`Văn bản chưa ban hành được sửa theo: ${titles(rewritten)}; bản đã in thì in lại.`] : []),
    ...(old.length > 0 ? [`Còn ghi như cũ: ${old.join('; ')}. Xem mục cần sửa tiếp ở trang lượt tiếp.`] : []),
  ];
}

/** The facts of a sealed visit, and who received beside the host as far as the officer reads that: what he is not shown he is not asked. */
async function correctSealedFacts(act: Act, visit: LockedVisit, { entry: typed, reason }: Correction): Promise<string[]> {
  assertSameYear(visit, typed);
  const { content } = await loadVisitRecord(act.tx, visit.id);
  const stored = {
    hostName: visit.hostName,
    hostTitle: visit.hostTitle,
    ...(content ? { companions: content.companions } : {}),
  };
  const before = {
    receivedOn: visit.receivedOn,
    receivedTime: hourReceived(visit.receivedAt),
    kind: visit.kind,
    mode: visit.mode,
    host: visit.host,
    ...stored,
  };
  // What was typed is compared, not what becomes of it: whether something changed must not tell whose name it is.
  const changed = Object.entries(before).flatMap(([name, value]) =>
    String(typed[name as keyof typeof before]) === value ? [] : [fieldLabels[name] ?? name],
  );
  const { hostName, hostTitle, companions } = typed;
  const words = await withoutSendersOf(act, { ...visit, visitId: visit.id }, { hostName, hostTitle, companions, reason }, stored);
  const entry = { ...typed, ...words };
  if (content) await saveVisitContent(act.tx, visit, { companions: words.companions });
  await saveFacts(
    act,
    visit,
    {
      ...entry,
      senderKind: visit.senderKind ?? 'individual',
      personCount: visit.personCount,
      sameContentCount: visit.sameContentCount,
      // The page of the facts does not show these: what stands stays.
      previousResolver: visit.previousResolver,
      inJurisdiction: visit.inJurisdiction === null ? null : visit.inJurisdiction ? 'yes' : 'no',
      occurrence: visit.occurrence,
    },
    { petitionType: visit.petitionType, sealed: true, personCount: visit.personCount },
  );
  await recordCorrection(act, visit, changed, words.reason, true);
  return changed;
}

/** Another year is another book. @throws FormInvalid */
export function assertSameYear(visit: LockedVisit, entry: Pick<VisitEntry, 'receivedOn'>): void {
  if (entry.receivedOn.slice(0, 4) !== String(visit.year)) {
    throw new FormInvalid({ receivedOn: `Số này thuộc sổ năm ${visit.year}. Ngày tiếp sang năm khác thì hủy số này và ghi lại` });
  }
}

async function saveFacts(
  act: Act,
  visit: LockedVisit,
  entry: VisitEntry,
  kept: Pick<LockedVisit, 'petitionType' | 'sealed'> & Partial<Pick<LockedVisit, 'personCount'>>,
): Promise<void> {
  const dueOn = entry.receivedOn === visit.receivedOn ? visit.dueOn : await restartClock(act, visit, entry.receivedOn);
  const saved = await saveVisit(act.tx, visit, {
    receivedOn: entry.receivedOn,
    receivedAt: receivedAt(visit, entry),
    kind: entry.kind,
    mode: entry.mode,
    host: entry.host,
    hostName: entry.host === 'officer' && visit.host !== 'officer' ? act.actor.name : entry.hostName || visit.hostName,
    hostTitle: entry.host === 'officer' && visit.host !== 'officer' ? act.actor.title : entry.hostTitle || visit.hostTitle,
    senderKind: entry.senderKind,
    personCount: countOf(entry),
    sameContentCount: entry.sameContentCount,
    isLargeGroup: isLargeGroup(entry.senderKind, entry.personCount, entry.receivedOn),
    occurrence: entry.occurrence,
    inJurisdiction: entry.inJurisdiction === null ? null : entry.inJurisdiction === 'yes',
    previousResolver: entry.previousResolver,
    dueOn,
    ...kept,
  });
  await syncConclusionDuty(act, saved);
}

/** What is left as it stands keeps its seconds. */
const receivedAt = (visit: LockedVisit, { receivedOn, receivedTime }: VisitEntry): Date =>
  receivedOn === visit.receivedOn && receivedTime === hourReceived(visit.receivedAt)
    ? visit.receivedAt
    : instantOf(receivedOn, receivedTime);

/** The day of reception was written down wrongly: the running clock is counted again from the right day. */
async function restartClock(act: Act, visit: LockedVisit, on: string): Promise<string | null> {
  const { tx, actor, rules, moment } = act;
  const running = (await listClocks(tx, visit.unitId, { visitId: visit.id })).filter(
    (clock) => clock.stoppedOn === null && clock.ruleCode !== conclusionRule,
  );
  const [clock] = running;
  if (!clock) return visit.dueOn;
  await stopClocks(tx, actor, rules, { visitId: visit.id }, moment.today, 'sửa ngày tiếp', moment, [clock.ruleCode]);
  const { state } = await startClock(tx, actor, rules, { visitId: visit.id }, { rule: clock.ruleCode, on, isMain: true }, moment);
  return state.dueOn;
}

/** Day and hour are no words of anybody: the timeline tells both, old and new. */
function movedFrom(was: VisitRow, is: VisitRow): Record<string, readonly [string, string]> {
  const all = {
    receivedOn: [formatDate(was.receivedOn), formatDate(is.receivedOn)],
    receivedTime: [hourReceived(was.receivedAt), hourReceived(is.receivedAt)],
  } as const;
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, days]) => (days[0] === days[1] ? [] : [[fieldLabels[name] ?? name, days] as const])),
  );
}

/** The names of the fields changed, never their words: a visit may be sealed later and its history stays. */
export async function recordCorrection(
  act: Act,
  visit: LockedVisit,
  changed: readonly string[],
  reason: string,
  sealed: boolean,
  stillOld?: StillOld,
): Promise<void> {
  const is = await loadVisit(act.tx, visit.id);
  await recordEvent(act.tx, act.actor, {
    kind: 'visit.corrected',
    at: act.moment.at,
    visitId: visit.id,
    petitionId: visit.petitionId,
    sealed,
    data: {
      changed,
      moved: movedFrom(visit, is),
      reason,
      ...(stillOld && (stillOld.petition || stillOld.papers.length > 0) ? { stillOld } : {}),
    },
    requestId: act.requestId,
  });
}
