// A draft taken over: its words on a page of their own, whatever became of the record; and on to a colleague.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import type { UnitTx } from '../../database/tx.ts';
import { NotFound } from '../../errors.ts';
import type { Keyring } from '../../sealing/envelope.ts';
import { draftFormOf } from '../../web/draft-forms.ts';
import type { FormValues } from '../../web/forms.ts';
import { contextOf, draftsOfRecord, recordOfDraft, wordsOf } from '../drafts.ts';
import { recordsOf, type WaitingDraft } from './handing.ts';
import { findOwnTyped, findTaken, listOwnTyped, savePassed, type TakenDraft } from './passing-records.ts';
import type { DraftPlace } from './records.ts';
import { isSealedForm } from './title.ts';

export interface TakenOver {
  draft: WaitingDraft;
  /** Who typed it; '' for whoever holds it. */
  fromName: string;
  values: FormValues;
}

/** What he typed himself and no form opens to him any more: his post is another one, or another office goes on with the record. */
export async function listShutOwn(tx: UnitTx, actor: Actor): Promise<(DraftPlace & { id: number; savedAt: Date })[]> {
  if (actor.seenBy) return [];
  const drafts = await listOwnTyped(tx, actor);
  const records = new Map((await recordsOf(tx, actor.unitId, drafts)).map((one) => [`${one.kind}:${one.id}`, one]));
  return drafts.filter((draft) => {
    const kind = recordOfDraft(draft.form);
    const record = kind && records.get(`${kind}:${draft.subject}`);
    if (kind && (!record || isShutRecord(actor, record))) return false;
    if (!kind && isSealedForm(draft.form) && actor.reach.sealed === 'none') return false;
    const form = draftFormOf(draft.form);
    return record?.isGone || !form || !may(actor, form.permission);
  });
}

const isShutRecord = (actor: Actor, { sealed }: { sealed: boolean }) =>
  sealed && (actor.reach.sealed === 'none' || actor.awaitsConfirmation);

/**
 * One draft the acting officer took over, or typed and finds no form for any more, with its words.
 * @throws NotFound when it is not his, its record is hidden from him, or it is sealed and nothing sealed is there for him
 */
export async function openTaken(tx: UnitTx, actor: Actor, id: number, keyring: Keyring): Promise<TakenOver> {
  const taken = actor.seenBy ? undefined : await findTaken(tx, actor, id);
  const isOwn = !taken && (await listShutOwn(tx, actor)).some((one) => one.id === id);
  const row = isOwn ? await findOwnTyped(tx, actor, id) : taken;
  if (!row) throw new NotFound();
  const [record] = recordOfDraft(row.form) ? await recordsOf(tx, actor.unitId, [row]) : [];
  const isHidden = recordOfDraft(row.form) !== undefined && record === undefined;
  if (isHidden || (record && isShutRecord(actor, record))) throw new NotFound();
  const { _writer, ...values } = wordsOf(actor, row, keyring);
  return {
    draft: { ...row, accountId: actor.accountId, files: 0, record: record ?? null },
    fromName: taken?.fromName ?? '',
    values,
  };
}

/** It is the receiver's from now on. Who may have it the caller has decided. @returns false when the receiver types in that form himself @throws NotFound */
export async function passOn(
  tx: UnitTx,
  actor: Actor,
  id: number,
  receiver: { accountId: number; name: string },
  today: string,
  keyring: Keyring,
): Promise<boolean> {
  const row: TakenDraft | undefined = await findTaken(tx, actor, id);
  if (!row) throw new NotFound();
  const words = keyring.open(row, contextOf(actor, row));
  const sealed = keyring.seal(words, contextOf({ unitId: actor.unitId, accountId: receiver.accountId }, row));
  return savePassed(tx, id, receiver.accountId, today, sealed);
}

/** Of which forms about a petition somebody holds drafts taken over from leavers, and who. */
export function listTakenAbout(tx: UnitTx, petitionId: number): Promise<{ form: string; accountId: number }[]> {
  return tx.rows('select form, account_id from drafts_taken_about($1, $2)', [String(petitionId), [...draftsOfRecord.petition]]);
}
