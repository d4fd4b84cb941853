// Drafts of who leaves his office, as the database gives them out to it: without their words, or one by one to be sealed anew.
import type { Actor } from '../../accounts/actor.ts';
import type { OfficerRole } from '../../accounts/roles.ts';
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import type { Envelope } from '../../sealing/envelope.ts';
import type { DraftPlace, LeftDraft } from './records.ts';

export interface LeaversDraft extends DraftPlace {
  id: number;
  accountId: number;
  /** 0: files only. */
  version: number;
  savedAt: Date;
  files: number;
}

/** What leavers of the acting office (null: all of them) have typed and not saved, the latest first. */
export function listDraftsOfLeavers(tx: UnitTx, accountId: number | null, today: string): Promise<LeaversDraft[]> {
  return tx.rows<LeaversDraft>('select * from drafts_of_leavers($1, $2) order by saved_at desc, id desc', [accountId, today]);
}

/** The posts of these accounts in the office that last a month and longer; none of who is locked out. */
export function listLastingRoles(
  tx: UnitTx,
  unitId: number,
  accountIds: readonly number[],
  today: string,
): Promise<{ accountId: number; role: OfficerRole }[]> {
  if (accountIds.length === 0) return Promise.resolve([]);
  return tx.rows(
    `select distinct a.account_id, a.role from assignments a join accounts c on c.id = a.account_id
      where a.unit_id = $1 and a.account_id = any ($2::int[]) and a.during @> $3::date + 31 and c.disabled_at is null`,
    [unitId, accountIds, today],
  );
}

type DraftToHand = LeftDraft & { accountId: number };

/** One of them; undefined when it is not there any more. */
export function findDraftToHand(tx: UnitTx, id: number, today: string): Promise<DraftToHand | undefined> {
  return tx.maybe('select * from draft_to_hand($1, $2, false)', [id, today]);
}

/** The same, held until the transaction ends. */
export function lockDraftToHand(tx: UnitTx, id: number, today: string): Promise<DraftToHand | undefined> {
  return tx.maybe('select * from draft_to_hand($1, $2, true)', [id, today]);
}

/** It is another officer's now, its files with it. False when he is typing in that form himself. */
export async function saveHanded(tx: UnitTx, id: number, receiverId: number, today: string, sealed: Envelope): Promise<boolean> {
  const params = [id, receiverId, today, sealed.keyId, sealed.wrappedKey, sealed.ciphertext];
  return (await tx.one<{ done: boolean }>('select hand_draft($1, $2, $3, $4, $5, $6) as done', params)).done;
}

/** A leaver's draft is given up: it is there no more, nor are its files. */
export async function saveGivenUp(tx: UnitTx, id: number, today: string): Promise<void> {
  await tx.run('select give_up_draft($1, $2)', [id, today]);
}

/** What the acting officer took over from colleagues who left and has neither saved nor dropped. */
export function listTakenOver(
  tx: UnitTx,
  actor: Pick<Actor, 'unitId' | 'accountId'>,
): Promise<(DraftPlace & { id: number; savedAt: Date; fromName: string })[]> {
  return tx.rows(
    `select d.id, d.form, d.subject, d.saved_at, c.name as from_name from drafts d join accounts c on c.id = d.taken_from
      where d.unit_id = $1 and d.account_id = $2 and d.form not like 'held:%' order by d.returned_at desc, d.id desc`,
    [actor.unitId, actor.accountId],
  );
}

/** Whose it was, of a draft taken over; undefined for one of his own. */
export async function formerTypist(
  tx: UnitTx,
  actor: Pick<Actor, 'unitId' | 'accountId'>,
  at: DraftPlace,
): Promise<{ accountId: number; name: string } | undefined> {
  return tx.maybe(
    `select c.id as account_id, c.name from drafts d join accounts c on c.id = d.taken_from
      where d.unit_id = $1 and d.account_id = $2 and d.form = $3 and d.subject = $4`,
    [actor.unitId, actor.accountId, at.form, at.subject],
  );
}

/**
 * How many drafts of an account wait in each office where somebody else could give them out: numbers alone.
 * @param kinds patterns of the forms about each kind of record
 */
export function countUnclaimed(
  house: HouseTx,
  accountId: number,
  today: string,
  kinds: Readonly<Record<string, readonly string[]>>,
  { heads, personal }: { heads: readonly string[]; personal: readonly string[] },
): Promise<{ unitId: number; drafts: number }[]> {
  return house.rows('select unit_id, drafts from unclaimed_drafts($1, $2, $3::jsonb, $4, $5)', [
    accountId,
    today,
    JSON.stringify(kinds),
    heads,
    personal,
  ]);
}
