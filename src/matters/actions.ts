// Joining petitions into one matter, ending a duplicate, saying that two are not the same.
import { recordEvent } from '../audit/events.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import { assertMay, closePetition, joinMatter, type LockedPetition, lockOwnPetition } from '../petitions/actions.ts';
import { petitionNumber } from '../petitions/petition.ts';
import type { Act } from '../web/act.ts';
import type { LinkValue } from './forms.ts';
import { linkProblem } from './links.ts';
import { findIdByNumber, hasProceeding, saveLink } from './records.ts';

/**
 * Links a petition of the own unit to another one of the same unit. A duplicate ends here and joins the matter of the one it
 * repeats; "same matter" and "supplement" share the matter, each with its own clock.
 * @returns the other petition's number, as shown
 * @throws NotFound, NotPermitted, NotAllowedNow, FormInvalid when no such number exists
 */
export async function linkPetitions(act: Act, petitionId: number, value: LinkValue): Promise<string> {
  const { tx, actor, moment } = act;
  const otherId = value.other.id ?? (await findIdByNumber(tx, actor.unitId, value.other.year, value.other.number ?? 0));
  if (otherId === undefined) throw new FormInvalid({ other: 'Không có đơn mang số này trong sổ của đơn vị' });
  // Always the lower id first, so that two officers linking the same pair wait for each other.
  const locked = new Map<number, LockedPetition>();
  for (const id of [...new Set([petitionId, otherId])].sort((one, two) => one - two))
    locked.set(id, await lockOwnPetition(act, id));
  const petition = locked.get(petitionId);
  const other = locked.get(otherId);
  if (!petition || !other) throw new NotAllowedNow('Chọn một đơn khác với đơn này.', `/petitions/${petitionId}`);
  assertMay(actor, 'link', petition);
  const problem = linkProblem(value.kind, petition, other);
  if (problem) throw new NotAllowedNow(problem, `/petitions/${petitionId}`);
  await saveLink(tx, { unitId: actor.unitId, petitionId, otherId, kind: value.kind, at: moment.at, by: actor.accountId });
  if (value.kind !== 'not_same') await shareMatter(act, petition, other);
  if (value.kind === 'same_petition') await closePetition(act, await lockOwnPetition(act, petitionId), 'duplicate_linked');
  for (const [one, two] of [
    [petition, other],
    [other, petition],
  ] as const) {
    await recordEvent(tx, actor, {
      kind: 'petition.linked',
      at: moment.at,
      petitionId: one.id,
      sealed: one.sealed,
      data: { kind: value.kind, other: petitionNumber(two), otherId: two.id, direction: one.id === petitionId ? 'from' : 'to' },
      requestId: act.requestId,
    });
  }
  return petitionNumber(other);
}

/** One matter for both: that of the other, unless only this one is already in proceedings. */
async function shareMatter(act: Act, petition: LockedPetition, other: LockedPetition): Promise<void> {
  if (petition.matterId === other.matterId) return;
  const matterOf = ({ matterId, threadId }: LockedPetition) => ({ matterId, threadId });
  if (!(await hasProceeding(act.tx, petition))) await joinMatter(act, petition, matterOf(other));
  else if (!(await hasProceeding(act.tx, other))) await joinMatter(act, other, matterOf(petition));
}
