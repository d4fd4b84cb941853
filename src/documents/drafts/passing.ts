// A draft taken over: its words on a page of their own, whatever became of the record; and on to whoever the record was given to meanwhile.
import type { Actor } from '../../accounts/actor.ts';
import type { UnitTx } from '../../database/tx.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import type { Keyring } from '../../sealing/envelope.ts';
import type { FormValues } from '../../web/forms.ts';
import { contextOf, draftsOfRecord, recordOfDraft, wordsOf } from '../drafts.ts';
import { recordsOf, type WaitingDraft } from './handing.ts';
import { findTaken, savePassed, type TakenDraft } from './passing-records.ts';

export interface TakenOver {
  draft: WaitingDraft;
  fromName: string;
  values: FormValues;
}

/**
 * One draft the acting officer took over, with its words.
 * @throws NotFound when it is not his, its record is hidden from him, or it is sealed and nothing sealed is there for him
 */
export async function openTaken(tx: UnitTx, actor: Actor, id: number, keyring: Keyring): Promise<TakenOver> {
  const row = actor.seenBy ? undefined : await findTaken(tx, actor, id);
  if (!row) throw new NotFound();
  const [record] = recordOfDraft(row.form) ? await recordsOf(tx, actor.unitId, [row]) : [];
  const isHidden = recordOfDraft(row.form) !== undefined && record === undefined;
  if (isHidden || (record?.sealed && (actor.reach.sealed === 'none' || actor.awaitsConfirmation))) throw new NotFound();
  const { _writer, ...values } = wordsOf(actor, row, keyring);
  return { draft: { ...row, accountId: actor.accountId, files: 0, record: record ?? null }, fromName: row.fromName, values };
}

/** It is the receiver's from now on. Who may have it the caller has decided. @throws NotAllowedNow when the receiver types in that form himself */
export async function passOn(
  tx: UnitTx,
  actor: Actor,
  id: number,
  receiver: { accountId: number; name: string },
  today: string,
  keyring: Keyring,
): Promise<void> {
  const row: TakenDraft | undefined = await findTaken(tx, actor, id);
  if (!row) throw new NotFound();
  const words = keyring.open(row, contextOf(actor, row));
  const sealed = keyring.seal(words, contextOf({ unitId: actor.unitId, accountId: receiver.accountId }, row));
  if (!(await savePassed(tx, id, receiver.accountId, today, sealed)))
    throw new NotAllowedNow(passRefusedWords, `/drafts-received/${id}`);
}

/** In one sentence for every reason: named in it, or typing in that form himself. */
export const passRefusedWords =
  'Chưa giao lại được bản nháp này cho người đang được phân công. Chép nội dung cần thiết, hoặc đề nghị lãnh đạo phân công người khác.';

/** Of which forms about a petition somebody holds drafts taken over from leavers, and who. */
export function listTakenAbout(tx: UnitTx, petitionId: number): Promise<{ form: string; accountId: number }[]> {
  return tx.rows('select form, account_id from drafts_taken_about($1, $2)', [String(petitionId), [...draftsOfRecord.petition]]);
}
