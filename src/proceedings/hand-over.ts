// The proceedings that wait for an officer who leaves, given to colleagues: whose turn it is changes, nothing else.
import { recordEvents } from '../audit/events.ts';
import { NotAllowedNow } from '../errors.ts';
import type { Act } from '../web/act.ts';
import { lockHeld, saveHolders } from './records.ts';

/** @throws NotAllowedNow when one of them went elsewhere meanwhile */
export async function handOverProceedings(
  act: Act,
  from: { accountId: number; name: string; note: string },
  moves: readonly { id: number; toId: number; toName: string }[],
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
  const rows = new Map(locked.map((one) => [one.id, one]));
  await recordEvents(
    tx,
    actor,
    moves.map(({ id, toId, toName }) => ({
      kind: 'proceeding.handed_over',
      at: moment.at,
      proceedingId: id,
      petitionId: rows.get(id)?.petitionId ?? null,
      sealed: rows.get(id)?.sealed ?? true,
      data: { from: from.accountId, fromName: from.name, to: toId, toName, note: from.note },
      requestId,
    })),
  );
}
