// What was said of a petition and others is said no more once it is a denunciation among open ones, or goes past the head of the unit:
// a duplicate that ended between two of them stands again where it stood (docs/decisions/0016).
import { recordEvent } from '../audit/events.ts';
import { takeTellingAway } from '../notifications/actions.ts';
import type { Act } from '../web/act.ts';
import { insertMatter } from './insert.ts';
import { petitionNumber } from './petition.ts';
import { type LockedPetition, lockPetition, savePetition } from './records.ts';
import { reopenEnded } from './reopening.ts';
import { deleteLinks, type LinkOf, linksOf, moveProceeding, shareMatter } from './seal-records.ts';

/** What an ending and its way back tell officers; the words name one petition, the hour names both. */
const toldOfDuplicates = ['petition.duplicate_ended', 'petition.duplicate_found', 'petition.duplicate_undone'];

/**
 * Before a petition is sealed: what stood between it and open ones is undone. Gives the row as it stands then, still locked; it is open
 * again where it had ended as a duplicate.
 */
export async function partFromOpen(act: Act, petition: LockedPetition): Promise<LockedPetition> {
  if (petition.sealed) return petition;
  return partFrom(
    act,
    petition,
    (await linksOf(act.tx, petition)).filter((link) => !link.sealed),
  );
}

/** The same before a denunciation goes past the head, with all it was joined to; what it shared a case with goes on without it. */
export async function partFromAll(act: Act, petition: LockedPetition): Promise<LockedPetition> {
  const links = await linksOf(act.tx, petition);
  const parted = await partFrom(act, petition, links);
  const joined = links.filter(({ kind }) => kind !== 'not_same').map(({ otherId }) => otherId);
  if (!(await shareMatter(act.tx, parted, joined))) return parted;
  const matter = await insertMatter(act.tx, act.actor, act.moment.at, undefined);
  await moveProceeding(act.tx, parted, matter);
  return savePetition(act.tx, parted, { matterId: matter.id, threadId: matter.threadId });
}

async function partFrom(act: Act, petition: LockedPetition, links: readonly LinkOf[]): Promise<LockedPetition> {
  const { tx } = act;
  await takeTellingAway(act, petition.id, toldOfDuplicates);
  let parted = petition;
  for (const link of links.filter(({ kind }) => kind === 'same_petition')) {
    if (link.endedId === petition.id) parted = await openAgain(act, parted, link, link.matterId);
    else await openAgain(act, await lockPetition(tx, petition.unitId, link.endedId), link, parted.matterId);
  }
  await deleteLinks(tx, petition, links);
  return parted;
}

/**
 * Nobody is told: a word about one in the minute the other is sealed would say what the two had to do with each other. It stands among
 * the work of whoever has it in charge; the event is read by who may read of both (audit/queries.ts, shownEvent).
 * @param sharedId the matter of the one it was said to repeat
 */
async function openAgain(act: Act, petition: LockedPetition, link: LinkOf, sharedId: number): Promise<LockedPetition> {
  if (petition.status !== 'duplicate_linked') return petition;
  const { tx, actor, moment, requestId } = act;
  const left = link.undo?.matter;
  const home =
    left?.petitionId === petition.id && petition.matterId === sharedId
      ? { matterId: left.matterId, threadId: left.threadId }
      : {};
  const opened = await savePetition(tx, await reopenEnded(act, petition, link.undo?.ended ?? null), home);
  await recordEvent(tx, actor, {
    kind: 'petition.duplicate_undone',
    at: moment.at,
    petitionId: opened.id,
    sealed: opened.sealed,
    data: { other: petitionNumber(link.kept), otherId: link.keptId, direction: 'from' },
    requestId,
  });
  return opened;
}
