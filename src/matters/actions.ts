// Joining petitions into one matter, and saying that two are not the same; what was said between two may be said otherwise.
import { recordEvent } from '../audit/events.ts';
import { FormInvalid, NotAllowedNow, NotPermitted } from '../errors.ts';
import { assertMay, joinMatter, type LockedPetition, lockOwnPetition } from '../petitions/actions.ts';
import { petitionNumber } from '../petitions/petition.ts';
import type { Act } from '../web/act.ts';
import type { LinkValue } from './forms.ts';
import { leftBy } from './held.ts';
import { isOneAlready, joinedWords, type LinkKind, linkProblem, readingWords } from './links.ts';
import { readsAll } from './queries.ts';
import {
  findIdByNumber,
  findLink,
  findTornLink,
  hasCompanions,
  hasProceeding,
  type Left,
  listTogether,
  saveLink,
  type Undo,
} from './records.ts';

/** The petition the officer means, by its id or its number. @throws FormInvalid when the book has no such number */
export async function otherOf(act: Pick<Act, 'tx' | 'actor'>, { id, year, number }: LinkValue['other']): Promise<number> {
  const found = id ?? (await findIdByNumber(act.tx, act.actor.unitId, year, number ?? 0));
  if (found === undefined) throw new FormInvalid({ other: 'Không có đơn mang số này trong sổ của đơn vị' });
  return found;
}

/** Both petitions locked, always the lower id first, so that two officers linking the same pair wait for each other. @throws NotFound */
export async function lockPair(act: Act, petitionId: number, otherId: number): Promise<[LockedPetition, LockedPetition]> {
  const locked = new Map<number, LockedPetition>();
  for (const id of [...new Set([petitionId, otherId])].sort((one, two) => one - two))
    locked.set(id, await lockOwnPetition(act, id));
  const [petition, other] = [locked.get(petitionId), locked.get(otherId)];
  if (!petition || !other) throw new NotAllowedNow('Chọn một đơn khác với đơn này.', `/petitions/${petitionId}`);
  return [petition, other];
}

/** What two petitions are to each other is said by who has read both. @throws NotPermitted */
export async function assertReads(
  { tx }: Pick<Act, 'tx'>,
  petitions: readonly { unitId: number; id: number }[],
  here: number,
): Promise<void> {
  if (!(await readsAll(tx, petitions))) throw new NotPermitted(readingWords, `/petitions/${here}`);
}

/**
 * Links a petition of the own unit to another one of the same unit, in place of what was said of both before: "same matter" and
 * "supplement" share the matter, each with its own clock; "not the same" takes them apart again. Ending one as a duplicate is an act
 * of its own (duplicate.ts), and so is joining two matters of several petitions each (joining.ts).
 * @returns the other petition's number, as shown; null, and nothing done, where each has others in its matter
 * @throws NotFound, NotPermitted, NotAllowedNow, FormInvalid when no such number exists
 */
export async function linkPetitions(
  act: Act,
  petitionId: number,
  value: LinkValue & { kind: Exclude<LinkKind, 'same_petition'> },
): Promise<string | null> {
  const { tx, actor, moment } = act;
  const [petition, other] = await lockPair(act, petitionId, await otherOf(act, value.other));
  assertMay(actor, 'link', petition);
  await assertReads(act, [petition, other], petition.id);
  const before = await findLink(tx, actor.unitId, petition.id, other.id);
  const problem = linkProblem(value.kind, petition, other, before?.kind);
  if (problem) throw new NotAllowedNow(problem, `/petitions/${petitionId}`);
  if (value.kind === 'same_matter' && isOneAlready(petition, other, before?.kind))
    throw new NotAllowedNow(joinedWords, `/petitions/${petitionId}/duplicates/${other.id}`);
  const left = leftBy(before?.undo);
  if (value.kind === 'not_same') await assertNoneHolds(act, [petition, other], left);
  else if (await standApart(act, petition, other)) return null;
  const isParted = value.kind === 'not_same';
  const matter = isParted ? null : ((await shareMatter(act, petition, other)) ?? before?.undo?.matter ?? null);
  if (isParted) await partMatter(act, [petition, other], before?.undo);
  await saveLink(tx, {
    unitId: actor.unitId,
    petitionId: petition.id,
    otherId: other.id,
    kind: value.kind,
    undo: { matter, ended: null, ...(before?.undo?.joined && !isParted ? { joined: before.undo.joined } : {}) },
    at: moment.at,
    by: actor.accountId,
  });
  await recordLinked(act, petition, other, value.kind);
  return petitionNumber(other);
}

/** Has each of the two others in its matter, and no matter in common with the other? */
async function standApart({ tx }: Act, petition: LockedPetition, other: LockedPetition): Promise<boolean> {
  if (petition.matterId === other.matterId) return false;
  return (await hasCompanions(tx, petition, other.id)) && (await hasCompanions(tx, other, petition.id));
}

/** Whichever would leave the matter stands there linked to no third one: its page would call that one of the same matter still. @throws NotAllowedNow */
async function assertNoneHolds(act: Act, [one, two]: readonly LockedPetition[], left: readonly Left[]): Promise<void> {
  if (left.length === 0 || !one || one.matterId !== two?.matterId) return;
  const held = await findTornLink(
    act.tx,
    one,
    left.map(({ petitionId }) => petitionId),
    [one.id, two.id],
  );
  if (!held) return;
  const gone = left.length > 1 ? one.id : left[0]?.petitionId;
  throw new NotAllowedNow(
    `Đơn ${petitionNumber({ year: held.goingYear, number: held.goingNumber })} còn gắn cùng vụ việc với đơn ${petitionNumber(held)}. Chọn lại với đơn ấy trước.`,
    `/petitions/${gone}`,
  );
}

/** The act on both timelines. */
export async function recordLinked(
  act: Act,
  petition: LockedPetition,
  other: LockedPetition,
  kind: LinkKind,
  reason = '',
): Promise<void> {
  for (const [one, two] of [
    [petition, other],
    [other, petition],
  ] as const)
    await recordLine(act, one, kind, two, one.id === petition.id ? 'from' : 'to', reason);
}

/**
 * One matter for both, whatever has become of each: the tables count it once. Of the two that one leaves its matter which stands there alone,
 * and takes its proceeding along; rather one without. Gives what it left; null where both are in one already. Where neither is alone the
 * first leaves: it ends, or the other one's matter is joined as a whole (joining.ts).
 */
export async function shareMatter(act: Act, petition: LockedPetition, other: LockedPetition): Promise<Undo['matter']> {
  if (petition.matterId === other.matterId) return null;
  const choices = [];
  for (const [one, two] of [
    [petition, other],
    [other, petition],
  ] as const) {
    const isAlone = !(await hasCompanions(act.tx, one, two.id));
    choices.push({ one, two, isAlone, rank: (isAlone ? 0 : 2) + ((await hasProceeding(act.tx, one)) ? 1 : 0) });
  }
  const [best] = choices.sort((a, b) => a.rank - b.rank);
  const { one, two } = best?.isAlone ? best : { one: petition, two: other };
  await joinMatter(act, one, { matterId: two.matterId, threadId: two.threadId });
  return { petitionId: one.id, matterId: one.matterId, threadId: one.threadId };
}

/**
 * Back into the matters they left for the other's, with their proceedings, as long as both still share one; whatever goes back beside the
 * pair says so, and of two joined matters whatever stays, too.
 */
export async function partMatter(act: Act, pair: readonly LockedPetition[], undo: Undo | null | undefined): Promise<void> {
  const [one, two] = pair;
  const left = leftBy(undo);
  if (left.length === 0 || !one || one.matterId !== two?.matterId) return;
  const isGoing = ({ id }: { id: number }) => left.some(({ petitionId }) => petitionId === id);
  const [gone, kept] = isGoing(one) ? [one, two] : [two, one];
  for (const { petitionId, matterId, threadId } of [...left].sort((a, b) => a.petitionId - b.petitionId)) {
    const isOfPair = pair.find(({ id }) => id === petitionId);
    const back = isOfPair ?? (await lockOwnPetition(act, petitionId));
    if (back.matterId !== one.matterId) continue;
    await joinMatter(act, back, { matterId, threadId });
    if (!isOfPair) await recordLine(act, back, 'parted', kept, 'from');
  }
  if (!undo?.joined) return;
  for (const id of await listTogether(act.tx, act.actor.unitId, [kept.threadId])) {
    if (pair.some((row) => row.id === id)) continue;
    const stays = await lockOwnPetition(act, id);
    if (stays.matterId === one.matterId && stays.sealed === kept.sealed && stays.pastHead === kept.pastHead)
      await recordLine(act, stays, 'parted', gone, 'to');
  }
}

/**
 * The act on the timeline of one petition: of the pair, or standing beside it in one of two matters that are joined or parted.
 * @param other the one of the pair it is not, or that stands in the other matter
 */
export const recordLine = (
  act: Act,
  petition: LockedPetition,
  kind: LinkKind | 'parted',
  other: LockedPetition,
  direction: 'from' | 'to',
  reason = '',
): Promise<void> =>
  recordEvent(act.tx, act.actor, {
    kind: 'petition.linked',
    at: act.moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: {
      kind,
      other: petitionNumber(other),
      otherId: other.id,
      direction,
      // Free text of a sealed record stays in its sealed row.
      ...(reason && !petition.sealed ? { reason } : {}),
    },
    requestId: act.requestId,
  });
