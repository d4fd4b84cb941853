// The petitions of an officer who leaves, given to colleagues: who holds them changes, nothing else.
import { recordEvents } from '../audit/events.ts';
import { NotAllowedNow } from '../errors.ts';
import type { Act } from '../web/act.ts';
import { lockHeld, saveHolders } from './records.ts';

export interface Move {
  id: number;
  toId: number;
  toName: string;
}

/**
 * Who may take them is decided by the caller (accounts/handover/rules.ts) on the same rows.
 * @param from whose work it was, and the paper or reason
 * @throws NotAllowedNow when one of them went elsewhere meanwhile
 */
export async function handOverPetitions(
  act: Act,
  from: { accountId: number; name: string; note: string },
  moves: readonly Move[],
): Promise<void> {
  const { tx, actor, moment, requestId } = act;
  if (moves.length === 0) return;
  const locked = await lockHeld(
    tx,
    actor.unitId,
    moves.map(({ id }) => id),
    from.accountId,
  );
  if (locked.length !== moves.length) throw new NotAllowedNow('Có việc vừa được giao cho người khác. Mở lại trang bàn giao.');
  await saveHolders(tx, actor.unitId, from.accountId, moves);
  const sealed = new Map(locked.map((one) => [one.id, one.sealed]));
  await recordEvents(
    tx,
    actor,
    moves.map(({ id, toId, toName }) => ({
      kind: 'petition.handed_over',
      at: moment.at,
      petitionId: id,
      sealed: sealed.get(id) ?? true,
      data: { from: from.accountId, fromName: from.name, to: toId, toName, note: from.note },
      requestId,
    })),
  );
}
