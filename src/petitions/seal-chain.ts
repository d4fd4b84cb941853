// A sealed petition stands alone: a matter and thread of its own, no way from it to an open petition or back, and its copies in
// the other offices of the transfer chain sealed after it (decisions 10; docs/decisions/0016).
import { enqueue } from '../database/outbox.ts';
import type { Act } from '../web/act.ts';
import { hideFromNamed } from './actions.ts';
import { insertMatter, type MatterRef } from './insert.ts';
import type { PartyRow } from './queries.ts';
import type { LockedPetition } from './records.ts';
import { detachFromOpen, markChain, markSent, moveProceeding } from './seal-records.ts';

/**
 * Marks the copies in other offices, so that nobody reads their words from this commit on, and queues a job for each that seals
 * it. Gives the thread of a copy that is sealed already: both are one case.
 */
export async function sealChain(act: Act, petition: LockedPetition): Promise<string | undefined> {
  const copies = await markChain(act.tx, petition, act.moment.at);
  for (const { unitId, petitionId, sealed } of copies)
    if (!sealed) await enqueue(act.tx, 'seal_copy', { unitId, petitionId }, { key: `seal:${unitId}:${petitionId}` });
  return copies.find((copy) => copy.sealed)?.threadId;
}

/**
 * Takes a petition that is being sealed out of everything it shared with open ones: its matter, links, the paper it was split
 * from and the parts split from it. What it sent away is marked as a denunciation, and hidden from those it names there.
 * @param threadId of a sealed copy in another office; a new thread without one
 * @param parties its people as they stood before the seal
 */
export async function standAlone(
  act: Act,
  petition: LockedPetition,
  threadId: string | undefined,
  parties: readonly PartyRow[],
): Promise<MatterRef> {
  const { tx, actor, moment } = act;
  const matter = await insertMatter(tx, actor, moment.at, threadId);
  await moveProceeding(tx, petition, matter);
  await detachFromOpen(tx, petition);
  const places = await markSent(tx, petition, matter.threadId);
  for (const unitId of places) await hideFromNamed(act, petition, unitId, true, parties);
  return matter;
}
