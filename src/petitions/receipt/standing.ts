// The receipt 02/TCD that stands for a petition, and who may print it: whoever reads its content, and of a denunciation at the desk
// the officer who took it in, who signs it. It names nobody then.
import type { Actor } from '../../accounts/actor.ts';
import { seeingOwn } from '../../database/seeing-own.ts';
import type { UnitTx } from '../../database/tx.ts';
import { findPetitionReceipt } from '../../documents/queries.ts';
import type { PetitionRecord } from '../queries.ts';

export type Receipt = NonNullable<Awaited<ReturnType<typeof findPetitionReceipt>>>;

/** Said to a colleague of whoever took a denunciation in. */
export const shutReceiptWords = 'Giấy biên nhận của đơn tố cáo chỉ người vào sổ và người được đọc hồ sơ in.';

/** Whoever reads its content; of a denunciation also the officer who took it in. */
export const mayPrintReceipt = (actor: Actor, record: PetitionRecord): boolean =>
  record.content !== null || !record.sealed || record.registeredBy === actor.accountId;

/** The paper as this officer may print it; undefined where none was made, or none is there for him. */
export async function receiptOf(tx: UnitTx, actor: Actor, record: PetitionRecord): Promise<Receipt | undefined> {
  if (!mayPrintReceipt(actor, record)) return undefined;
  return seeingOwn(tx, record.sealed, () => findPetitionReceipt(tx, record));
}
