// What an officer has read of an old visit goes in the open; an officer named in it is hidden from it first.
import { recordEvent } from '../audit/events.ts';
import { nameInAll } from '../petitions/named/actions.ts';
import type { NamedAccount } from '../petitions/named/naming.ts';
import { withoutSendersOf } from '../sealing/sealed-words.ts';
import type { Act } from '../web/act.ts';
import { lockVisit, saveVisit } from './records.ts';
import { isVisitUnread, putReadVisitWords } from './unread-records.ts';

/**
 * Puts the words of a visit in the open as they were read. What still names a sender is replaced as in all words of a sealed record.
 * Gives false when they do not wait any more: a colleague was faster.
 */
export async function releaseVisitWords(act: Act, id: number, typed: Readonly<Record<string, string>>): Promise<boolean> {
  const { tx, actor, moment, requestId } = act;
  const visit = await lockVisit(tx, actor.unitId, id);
  if (!(await isVisitUnread(tx, visit))) return false;
  const { unitId, sealed, petitionId } = visit;
  await putReadVisitWords(tx, visit, await withoutSendersOf(act, { unitId, sealed, petitionId, visitId: id }, typed));
  await recordEvent(tx, actor, { kind: 'visit.words_released', at: moment.at, visitId: id, sealed: true, requestId });
  return true;
}

/** Names officers found in the words behind the seal of a visit of the own unit, and sends it past the head it is against. */
export async function hideUnreadVisit(
  act: Act,
  id: number,
  { named, pastHead }: { named: readonly NamedAccount[]; pastHead: boolean },
): Promise<void> {
  const visit = await lockVisit(act.tx, act.actor.unitId, id);
  await nameInAll(act, [{ visitId: id, sealed: true, named, type: 'TC' }]);
  if (pastHead && !visit.pastHead) await saveVisit(act.tx, visit, { pastHead: true });
}
