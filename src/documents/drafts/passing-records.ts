// A draft taken over, as its holder finds it, and its going on to another one.
import type { Actor } from '../../accounts/actor.ts';
import type { UnitTx } from '../../database/tx.ts';
import type { Envelope } from '../../sealing/envelope.ts';
import type { DraftPlace, LeftDraft } from './records.ts';

export type TakenDraft = LeftDraft & { fromName: string };

/** A draft this officer took over, still ciphertext; undefined when it is another's, or saved or dropped since. Held ones are not his to see. */
export function findTaken(tx: UnitTx, actor: Actor, id: number): Promise<TakenDraft | undefined> {
  return tx.maybe<TakenDraft>(
    `select d.id, d.form, d.subject, d.version, d.key_id, d.wrapped_key, d.ciphertext, d.saved_at, c.name as from_name from drafts d join accounts c on c.id = d.taken_from
      where d.unit_id = $1 and d.account_id = $2 and d.id = $3 and d.form not like 'held:%'`,
    [actor.unitId, actor.accountId, id],
  );
}

/** One of his own, typed by himself; what waits for a confirmation is none. */
export function findOwnTyped(tx: UnitTx, actor: Actor, id: number): Promise<LeftDraft | undefined> {
  return tx.maybe<LeftDraft>(
    `select id, form, subject, version, key_id, wrapped_key, ciphertext, saved_at from drafts
      where unit_id = $1 and account_id = $2 and id = $3 and taken_from is null and version > 0 and form not like 'held:%'`,
    [actor.unitId, actor.accountId, id],
  );
}

/** All of them, the latest first, without their words. */
export function listOwnTyped(
  tx: UnitTx,
  actor: Pick<Actor, 'unitId' | 'accountId'>,
): Promise<(DraftPlace & { id: number; savedAt: Date })[]> {
  return tx.rows(
    `select id, form, subject, saved_at from drafts
      where unit_id = $1 and account_id = $2 and taken_from is null and version > 0 and form not like 'held:%' order by saved_at desc, id desc`,
    [actor.unitId, actor.accountId],
  );
}

/** False when the receiver is typing in that form himself. */
export async function savePassed(tx: UnitTx, id: number, receiverId: number, today: string, sealed: Envelope): Promise<boolean> {
  const params = [id, receiverId, today, sealed.keyId, sealed.wrappedKey, sealed.ciphertext];
  return (await tx.one<{ done: boolean }>('select pass_on_draft($1, $2, $3, $4, $5, $6) as done', params)).done;
}
