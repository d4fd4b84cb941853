// The reason for which papers are revoked goes on, in the notice of it, to whoever was sent them: of a denunciation also to the denounced.
// So it is looked at as that notice is, where it is typed and not first where the notice is approved.
import type { Tx } from '../../database/tx.ts';
import { type WrittenInto, withoutSendersOf } from '../../sealing/sealed-words.ts';
import { withoutSendersGoingOut } from '../../sealing/words-going-out.ts';
import type { Act } from '../../web/act.ts';

/** Will any of these be told of by a notice once it is revoked (withdrawal.ts)? */
const hasLeft = async (tx: Tx, unitId: number, ids: readonly number[]): Promise<boolean> =>
  ids.length > 0 &&
  (await tx.maybe(
    `select id from papers where unit_id = $1 and id = any ($2::bigint[]) and number is not null and sent_on is not null
        and kind <> 'WITHDRAWAL_NOTICE' and state <> 'revoked' limit 1`,
    [unitId, ids],
  )) !== undefined;

/**
 * What is typed where papers of a sealed record are revoked, without its senders.
 * @param field of the form, where the reason stands
 * @param paperIds what is revoked with it
 * @throws FormInvalid at the field for a reason that tells who denounces, where one of them has left
 */
export async function wordsOfRevoking<T extends object>(
  act: Act,
  record: WrittenInto,
  words: T,
  field: keyof T & string,
  paperIds: readonly number[],
): Promise<T> {
  if (!record.sealed || !(await hasLeft(act.tx, record.unitId, paperIds))) return withoutSendersOf(act, record, words);
  return withoutSendersGoingOut(act, record, words, [field]);
}
