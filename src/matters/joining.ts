// Two matters, each of several petitions, found to be one: all of the one go over to the other in one act, and can be parted again.
import { NotAllowedNow } from '../errors.ts';
import { assertMay, joinMatter, type LockedPetition, lockOwnPetition } from '../petitions/actions.ts';
import { petitionNumber } from '../petitions/petition.ts';
import { loadPetition } from '../petitions/queries.ts';
import { ofPetition, withoutSendersOf } from '../sealing/sealed-words.ts';
import type { Act } from '../web/act.ts';
import { assertReads, recordLine, recordLinked } from './actions.ts';
import { areRunning, joinedWords, linkProblem } from './links.ts';
import { findLink, type Left, listTogether, listWithProceeding, saveLink } from './records.ts';

/** The petitions of both matters, as they stand locked. */
interface Two {
  petition: LockedPetition;
  other: LockedPetition;
  /** With the petition itself, and with the other one. */
  ours: LockedPetition[];
  theirs: LockedPetition[];
}

/**
 * Joins the matters of two petitions of the own unit, whatever stands in either. Every petition keeps its own clock and state.
 * @returns the other petition's number, how many went over, and whether any of them has a day to keep
 * @throws NotFound, NotPermitted, NotAllowedNow
 */
export async function joinMatters(
  act: Act,
  petitionId: number,
  otherId: number,
  typed: string,
): Promise<{ other: string; moved: number; isRunning: boolean }> {
  const { tx, actor, moment } = act;
  const { petition, other, ours, theirs } = await lockBoth(act, petitionId, otherId);
  assertMay(actor, 'link', petition);
  const all = [...ours, ...theirs];
  await assertReads(act, all, petitionId);
  const before = await findLink(tx, actor.unitId, petition.id, other.id);
  const problem = linkProblem('same_matter', petition, other, before?.kind);
  if (problem) throw new NotAllowedNow(problem, `/petitions/${petitionId}`);
  if (petition.threadId === other.threadId) throw new NotAllowedNow(joinedWords, `/petitions/${petitionId}`);
  // Rather those without a proceeding, then the fewer.
  const accepted = await listWithProceeding(
    tx,
    actor.unitId,
    all.map(({ id }) => id),
  );
  const rank = (some: readonly LockedPetition[]) => some.filter(({ id }) => accepted.includes(id)).length * 1000 + some.length;
  const isOursToGo = rank(ours) <= rank(theirs);
  const [going, home, kept] = isOursToGo ? [ours, other, other] : [theirs, petition, petition];
  const goer = isOursToGo ? petition : other;
  let reason = typed;
  for (const one of all) reason = await withoutSendersOf(act, ofPetition(one), reason);
  const left: Left[] = going.map(({ id, matterId, threadId }) => ({ petitionId: id, matterId, threadId }));
  for (const one of going) await joinMatter(act, one, { matterId: home.matterId, threadId: home.threadId });
  await saveLink(tx, {
    unitId: actor.unitId,
    petitionId: petition.id,
    otherId: other.id,
    kind: before?.kind === 'supplement' ? 'supplement' : 'same_matter',
    undo: { matter: null, ended: null, joined: { left, reason } },
    at: moment.at,
    by: actor.accountId,
  });
  await recordLinked(act, petition, other, 'same_matter', reason);
  for (const one of all.filter(({ id }) => id !== petition.id && id !== other.id)) {
    const isGoing = going.includes(one);
    await recordLine(act, one, 'same_matter', isGoing ? kept : goer, isGoing ? 'from' : 'to', reason);
  }
  return { other: petitionNumber(other), moved: going.length, isRunning: areRunning(all) };
}

/** Both matters held, the lower id first, like a pair that is linked. @throws NotFound, NotAllowedNow where somebody was faster */
async function lockBoth(act: Act, petitionId: number, otherId: number): Promise<Two> {
  const { tx, actor } = act;
  const here = `/petitions/${petitionId}`;
  if (petitionId === otherId) throw new NotAllowedNow('Chọn một đơn khác với đơn này.', here);
  const [one, two] = [await loadPetition(tx, petitionId), await loadPetition(tx, otherId)];
  const ids = await listTogether(tx, actor.unitId, [one.threadId, two.threadId]);
  const locked: LockedPetition[] = [];
  for (const id of [...new Set([...ids, petitionId, otherId])].sort((a, b) => a - b)) locked.push(await lockOwnPetition(act, id));
  const [petition, other] = [petitionId, otherId].map((id) => locked.find((row) => row.id === id));
  if (!petition || !other || petition.threadId !== one.threadId || other.threadId !== two.threadId)
    throw new NotAllowedNow('Vụ việc vừa được gắn lại. Mở lại trang này rồi chọn.', here);
  // What went past the head or behind a seal is joined to nothing of these.
  const of = (lead: LockedPetition) =>
    locked.filter((row) => row.threadId === lead.threadId && row.sealed === lead.sealed && row.pastHead === lead.pastHead);
  return { petition, other, ours: of(petition), theirs: of(other) };
}
