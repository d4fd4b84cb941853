// Correcting an entry without a new number. A correction that brings a denunciation seals the visit in the same step (decisions 10).

import { recordEvent } from '../audit/events.ts';
import { seeingOwn } from '../database/seeing-own.ts';
import { type Rewritten, restrictPapers, rewriteVisitPapers } from '../documents/actions.ts';
import { FormInvalid } from '../errors.ts';
import { isGoneFrom } from '../petitions/first-holder.ts';
import { nameIn } from '../petitions/named/actions.ts';
import { goneFrom } from '../sealing/earlier.ts';
import { sealIdentities } from '../sealing/identities.ts';
import { maskDeep } from '../sealing/masking.ts';
import { assertBegan } from '../units/first-day.ts';
import type { Act } from '../web/act.ts';
import { lockFor } from './actions.ts';
import { assertSameYear, dueWords, recordCorrection, saveFacts } from './corrected-facts.ts';
import { correctedIn } from './correction-merge.ts';
import { differences, elsewhereWords } from './correction-words.ts';
import { denouncedIn } from './denounced.ts';
import type { VisitEntry } from './entry-form.ts';
import { withWards } from './entry-people.ts';
import { assertNumbersSeen } from './entry-questions.ts';
import { rowsOf } from './entry-rows.ts';
import { settleEntry } from './open-words.ts';
import { correctedWords, makeReceipt } from './papers.ts';
import { listVisitMatters, listVisitParties, loadVisitRecord } from './queries.ts';
import { openReceiptItems } from './receipt.ts';
import { type LockedVisit, replaceVisitMatters, replaceVisitParties, saveVisit, saveVisitContent } from './records.ts';
import { sealVisitRows } from './seal-records.ts';
import { isSealedWithPetition } from './seal-request.ts';
import { correctSealedFacts } from './sealed-correction.ts';
import { everWrittenDown, withFollowUps } from './sealing.ts';
import { entryOf, entryValues } from './stored-entry.ts';
import { isSealedVisit, typeOfContents } from './visit.ts';
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
  const day = { on: posted.receivedOn, field: 'receivedOn', what: 'tiếp công dân' };
  await assertBegan(act.house, actor.unitId, day, visit.receivedOn);
  if (visit.sealed) {
    return { ...(await correctSealedFacts(act, visit, { entry: posted, reason })), isGone: false };
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
  const was = sealed ? await everWrittenDown(tx, visit, typed.respondentName) : [];
  const { entry: settled, original } = settleEntry(typed, sealed, was);
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
  const forms = [entryValues(stored), entryValues(entry)] as const;
  const different = differences(...forms);
  const changed = different.map((one) => one.label);
  const contents = entry.contents.filter((content) => content.summary !== '');
  const petitionType = typeOfContents(contents);
  const naming = await denouncedIn(act, entry, sealed);
  // What was typed of the documents is in their receipt before the seal closes over it.
  if (sealed && listed && listed.length > 0) await carryToPapers(act, visit, stored, { ...before, documents: entry.documents });
  await saveFacts(act, visit, entry, { petitionType, sealed });
  const rows = rowsOf(id, { entry, original }, { sealed, petitionType, wards });
  await saveVisitContent(tx, visit, rows.content);
  await replaceVisitMatters(tx, visit, rows.matters);
  await replaceVisitParties(tx, visit, rows.parties);
  const people = rows.identities.map(({ person }) => person);
  const betrayed = [...was, ...people];
  if (sealed) {
    await sealIdentities(act, await withFollowUps(act, visit, rows.identities, betrayed, goneFrom(was, people)));
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
  await recordCorrection(act, visit, correctedIn(different, forms), said, sealed, stillOld);
  const elsewhere = [...(await dueWords(act, visit)), ...elsewhereWords(carried, stillOld.petition)];
  // Last: from here on the visit is there for the registering officer alone.
  if (naming.pastHead) await saveVisit(tx, visit, { pastHead: true });
  return { changed, elsewhere, isGone: isGoneFrom(actor, { pastHead: naming.pastHead, registeredBy: visit.registeredBy }) };
}

const nothingElsewhere: Rewritten = { rewritten: [], standing: [] };

/** The register is corrected; what its papers took from it follows, as far as they have not left the desk. */
function carryToPapers(act: Act, visit: LockedVisit, was: VisitEntry, is: VisitEntry): Promise<Rewritten> {
  return rewriteVisitPapers(act, visit.id, correctedWords(visit, was, is));
}
