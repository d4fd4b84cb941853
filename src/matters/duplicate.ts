// A petition ends as the duplicate of one that came before it, and is opened again where that was wrong: lock → decide → matter →
// clocks → petition → link → event → notices.
import { recordEvent } from '../audit/events.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import { notifyOfficers } from '../notifications/actions.ts';
import { assertMay, closePetition, type LockedPetition, lockOwnPetition } from '../petitions/actions.ts';
import { petitionNumber } from '../petitions/petition.ts';
import { reopenEnded } from '../petitions/reopening.ts';
import { takeUpSealed } from '../petitions/sealing.ts';
import { ofPetition, withoutSendersOf } from '../sealing/sealed-words.ts';
import type { Act } from '../web/act.ts';
import { assertReads, lockPair, partMatter, recordLinked, shareMatter } from './actions.ts';
import { isLater, linkProblem } from './links.ts';
import { listContents } from './queries.ts';
import { deleteLink, findEnding, findLink, saveLink } from './records.ts';

/** Which ended, and in favour of which, as shown. */
export interface Ended {
  endedId: number;
  ended: string;
  kept: string;
}

/** Does a petition say several things, which the other one may not all say? */
export const hasOwnContents = (petition: { petitionType: string }, points: readonly unknown[]): boolean =>
  petition.petitionType === 'MIXED' || points.length > 0;

/**
 * Ends the later of two petitions in favour of the earlier, which goes on; both stand in one matter from now on.
 * @param said why both are one, and whether the officer has held every content of the later one against the other
 * @throws NotFound, NotPermitted, NotAllowedNow, FormInvalid where the contents were not held against each other
 */
export async function endAsDuplicate(
  act: Act,
  petitionId: number,
  otherId: number,
  said: { reason: string; isCovered: boolean },
): Promise<Ended> {
  const { tx, actor, moment } = act;
  const [petition, other] = await lockPair(act, petitionId, otherId);
  assertMay(actor, 'link', petition);
  await assertReads(act, [petition, other], petition.id);
  const before = await findLink(tx, actor.unitId, petition.id, other.id);
  const problem = linkProblem('same_petition', petition, other, before?.kind);
  if (problem) throw new NotAllowedNow(problem, `/petitions/${petitionId}/duplicates`);
  const [ended, kept] = isLater(petition, other) ? [petition, other] : [other, petition];
  assertMay(actor, 'link', ended);
  const points = await listContents(tx, ended);
  if (points.some(({ childPetitionId }) => childPetitionId !== null))
    throw new NotAllowedNow(
      `Đơn ${petitionNumber(ended)} đã tách nội dung thành đơn riêng, không kết thúc là đơn trùng được.`,
      `/petitions/${ended.id}`,
    );
  if (hasOwnContents(ended, points) && !said.isCovered)
    throw new FormInvalid({
      covered: `Đơn ${petitionNumber(ended)} có nhiều nội dung. Đối chiếu từng nội dung; có nội dung riêng thì không kết thúc, chọn “Cùng vụ việc”`,
    });
  const reason = await withoutSendersOf(act, ofPetition(kept), await withoutSendersOf(act, ofPetition(ended), said.reason));
  const stood = {
    status: ended.status,
    holderId: ended.holderId,
    nextRole: ended.nextRole,
    nextAct: ended.nextAct,
    reason,
  };
  const matter = (await shareMatter(act, ended, kept)) ?? before?.undo?.matter ?? null;
  await closePetition(act, await lockOwnPetition(act, ended.id), 'duplicate_linked');
  await saveLink(tx, {
    unitId: actor.unitId,
    petitionId: ended.id,
    otherId: kept.id,
    kind: 'same_petition',
    undo: { matter, ended: stood, ...(before?.undo?.joined ? { joined: before.undo.joined } : {}) },
    at: moment.at,
    by: actor.accountId,
  });
  await recordLinked(act, ended, kept, 'same_petition', reason);
  const numbers = { ended: petitionNumber(ended), kept: petitionNumber(kept) };
  await tell(act, ended, 'petition.duplicate_ended', `Đơn ${numbers.ended} kết thúc là đơn trùng`);
  await tell(act, kept, 'petition.duplicate_found', `Có đơn trùng với đơn ${numbers.kept}, xử lý tiếp ở đơn này`);
  return { endedId: ended.id, ...numbers };
}

/**
 * Opens a petition again that ended as a duplicate by mistake: it stands where it stood, its clocks run as if it had not ended, and
 * nothing is said any more between the two. Where a seal has parted them, it says nothing of the other one.
 * @returns the number of the petition it was said to repeat; '' where the two stand beside each other no more
 * @throws NotFound, NotPermitted, NotAllowedNow
 */
export async function reopenDuplicate(act: Act, petitionId: number, typed: string): Promise<string> {
  const { tx, actor } = act;
  const ending = await findEnding(tx, { unitId: actor.unitId, id: petitionId });
  const [petition, kept] = ending?.isPair
    ? await lockPair(act, petitionId, ending.otherId)
    : [await lockOwnPetition(act, petitionId)];
  assertMay(actor, 'reopen', petition);
  await assertReads(act, kept ? [petition, kept] : [petition], petitionId);
  if (!ending) throw new NotAllowedNow(neverEndedWords, `/petitions/${petitionId}`);
  const said = await withoutSendersOf(act, ofPetition(petition), typed);
  const reason = kept ? await withoutSendersOf(act, ofPetition(kept), said) : said;
  if (kept) await partMatter(act, [petition, kept], ending.undo);
  const opened = await reopenEnded(act, await lockOwnPetition(act, petitionId), ending.undo?.ended ?? null);
  await deleteLink(tx, { unitId: actor.unitId, petitionId, otherId: ending.otherId });
  const reopened = await takeUpSealed(act, opened);
  await recordUndone(
    act,
    reopened,
    { other: kept ? petitionNumber(kept) : '', otherId: ending.otherId, direction: 'from' },
    reason,
  );
  await tell(act, reopened, 'petition.duplicate_undone', `Đơn ${petitionNumber(reopened)} được mở lại, không còn là đơn trùng`);
  if (!kept) return '';
  await recordUndone(act, kept, { other: petitionNumber(reopened), otherId: reopened.id, direction: 'to' }, reason);
  await tell(act, kept, 'petition.duplicate_undone', `Một đơn trùng với đơn ${petitionNumber(kept)} được mở lại, xử lý riêng`);
  return petitionNumber(kept);
}

/** Why one that came in ended, from an old book or another unit, is not opened again. */
export const neverEndedWords = 'Không còn ghi đơn này trùng với đơn nào.';

/** @param other by its id the reading of events leaves out what would tell of two that may not stand beside each other */
function recordUndone(
  act: Act,
  petition: LockedPetition,
  other: { other: string; otherId: number; direction: 'from' | 'to' },
  reason: string,
): Promise<void> {
  return recordEvent(act.tx, act.actor, {
    kind: 'petition.duplicate_undone',
    at: act.moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: { ...other, ...(petition.sealed ? {} : { reason }) },
    requestId: act.requestId,
  });
}

/** Whoever has it in charge, unless he did it himself. The words name one number only: a seal may part the two later. */
function tell(act: Act, petition: LockedPetition, kind: string, words: string): Promise<void> {
  const { accountId } = act.actor;
  const people = [petition.assignedTo, petition.holderId].flatMap((one) => (one === null || one === accountId ? [] : [one]));
  return notifyOfficers(act, people, { kind, petitionId: petition.id, words, href: `/petitions/${petition.id}` });
}
