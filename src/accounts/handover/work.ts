// Work given to colleagues: whose turn it is changes, nothing else; every item keeps the event in its own history.
import { recordEvents } from '../../audit/events.ts';
import type { UnitTx } from '../../database/tx.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { Act } from '../../web/act.ts';

export interface Move {
  id: number;
  toId: number;
  toName: string;
  /** The paper or reason, as this record may bear it. */
  note: string;
}

/** One kind of work that can hang on an officer, as its own feature keeps it. */
export interface HeldWork {
  /** The event in the history of each item. */
  event: string;
  /** Those of `ids` that are open and hang on the account, locked. */
  lock(tx: UnitTx, unitId: number, ids: readonly number[], accountId: number): Promise<HeldRow[]>;
  /** Others in the place of the account. @returns rows changed */
  save(act: Act, accountId: number, moves: readonly Move[]): Promise<number>;
}

interface HeldRow {
  id: number;
  petitionId: number | null;
  proceedingId?: number;
  visitId?: number | null;
  paperId?: number;
  sealed: boolean;
  /** What the event says besides who and to whom. */
  said?: Record<string, unknown>;
}

/**
 * Who may take which item is decided by the caller (rules.ts) on the same rows.
 * @param from whose work it was
 * @throws NotAllowedNow when one of the items went elsewhere meanwhile
 */
export async function giveOver(
  act: Act,
  work: HeldWork,
  from: { accountId: number; name: string },
  moves: readonly Move[],
): Promise<void> {
  const { tx, actor, moment, requestId } = act;
  if (moves.length === 0) return;
  const ids = moves.map(({ id }) => id);
  const locked = new Map((await work.lock(tx, actor.unitId, ids, from.accountId)).map((row) => [row.id, row]));
  const events = moves.flatMap(({ id, toId, toName, note }) => {
    const row = locked.get(id);
    const data = { from: from.accountId, fromName: from.name, to: toId, toName, note, ...row?.said };
    return row ? [{ ...row, kind: work.event, at: moment.at, data, requestId }] : [];
  });
  if (events.length !== moves.length) throw new NotAllowedNow('Có việc vừa được giao cho người khác. Mở lại trang bàn giao.');
  await work.save(act, from.accountId, moves);
  await recordEvents(tx, actor, events);
}
