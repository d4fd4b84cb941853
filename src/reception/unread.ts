// What an officer has read of an old visit goes in the open; whom it names as it was read, it is hidden from in the same step.
import { recordEvent } from '../audit/events.ts';
import { nameInAll } from '../petitions/named/actions.ts';
import type { HiddenFrom } from '../petitions/named/meant.ts';
import type { WhoIsMeant } from '../petitions/old-words/actions.ts';
import { withoutSendersOf } from '../sealing/sealed-words.ts';
import type { Act } from '../web/act.ts';
import { lockVisit, saveVisit } from './records.ts';
import { isVisitUnread, putReadVisitWords } from './unread-records.ts';

/**
 * Puts the words of a visit in the open as they were read. What still names a sender is replaced as in all words of a sealed record.
 * Gives false when they do not wait any more: a colleague was faster.
 * @param whoIsMeant whom they are against, of the words as they go out; null while they name nobody the book did not
 * @throws FormInvalid, NotAllowedNow as whoIsMeant does
 */
export async function releaseVisitWords(
  act: Act,
  id: number,
  typed: Readonly<Record<string, string>>,
  whoIsMeant: WhoIsMeant,
): Promise<boolean> {
  const { tx, actor, moment, requestId } = act;
  const visit = await lockVisit(tx, actor.unitId, id);
  if (!(await isVisitUnread(tx, visit))) return false;
  const { unitId, sealed, petitionId } = visit;
  const read = await withoutSendersOf(act, { unitId, sealed, petitionId, visitId: id }, typed);
  const meant = await whoIsMeant(read);
  await putReadVisitWords(tx, visit, read);
  await recordEvent(tx, actor, { kind: 'visit.words_released', at: moment.at, visitId: id, sealed: true, requestId });
  // Last: past the head it is there for the registering officer alone.
  if (meant) await hideUnreadVisit(act, id, meant);
  return true;
}

/** Names officers found in the words behind the seal of a visit of the own unit, and sends it past the head it is against. */
export async function hideUnreadVisit(act: Act, id: number, { named, pastHead }: HiddenFrom): Promise<void> {
  const visit = await lockVisit(act.tx, act.actor.unitId, id);
  await nameInAll(act, [{ visitId: id, sealed: true, named, type: 'TC' }]);
  if (pastHead && !visit.pastHead) await saveVisit(act.tx, visit, { pastHead: true });
}
