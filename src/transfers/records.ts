// The only writer of transfers and their answers, and of the receiver's copies of the file rows.
import type { UnitTx } from '../database/tx.ts';

export interface NewTransfer {
  unitId: number;
  petitionId: number;
  toUnitId: number | null;
  toOutside: string;
  threadId: string;
  publicCode: string | null;
  petitionType: string;
  sealed: boolean;
  hop: number;
  isReturnToEarlier: boolean;
  reason: string;
  basis: string;
  paperId: number | null;
  sentOn: string;
  sentAt: Date;
  sentBy: number;
}

/** Gives its id. */
export async function insertTransfer(tx: UnitTx, transfer: NewTransfer): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into transfers (unit_id, petition_id, to_unit_id, to_outside, thread_id, public_code, petition_type, sealed, hop, is_return_to_earlier, reason, basis,
       paper_id, sent_on, sent_at, sent_by)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16) returning id`,
    [
      transfer.unitId,
      transfer.petitionId,
      transfer.toUnitId,
      transfer.toOutside,
      transfer.threadId,
      transfer.publicCode,
      transfer.petitionType,
      transfer.sealed,
      transfer.hop,
      transfer.isReturnToEarlier,
      transfer.reason,
      transfer.basis,
      transfer.paperId,
      transfer.sentOn,
      transfer.sentAt,
      transfer.sentBy,
    ],
  );
  return id;
}

export interface NewAnswer {
  unitId: number;
  fromUnitId: number;
  transferId: number;
  kind: 'opened' | 'accepted' | 'returned';
  reason?: string;
  basis?: string;
  answeredOn: string;
  answeredAt: Date;
  /** null: the software, on delivery. */
  answeredBy: number | null;
}

/** Writes an answer of this unit. False when such an answer is there already: somebody was faster. */
export async function insertAnswer(tx: UnitTx, answer: NewAnswer): Promise<boolean> {
  const written = await tx.run(
    `insert into transfer_answers (unit_id, from_unit_id, transfer_id, kind, reason, basis, answered_on, answered_at, answered_by)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9) on conflict do nothing`,
    [
      answer.unitId,
      answer.fromUnitId,
      answer.transferId,
      answer.kind,
      answer.reason ?? '',
      answer.basis ?? '',
      answer.answeredOn,
      answer.answeredAt,
      answer.answeredBy,
    ],
  );
  return written === 1;
}

/** The petition the receiver registered from it. */
export function saveAcceptedPetition(
  tx: UnitTx,
  answer: { unitId: number; transferId: number },
  petitionId: number,
): Promise<void> {
  return tx.changeOne(
    "update transfer_answers set petition_id = $3 where unit_id = $1 and transfer_id = $2 and kind = 'accepted' and petition_id is null",
    [answer.unitId, answer.transferId, petitionId],
  );
}

/** The other body's written reply. */
export function saveReply(
  tx: UnitTx,
  transfer: { unitId: number; id: number },
  reply: { number: string; on: string; note: string },
): Promise<void> {
  return tx.changeOne('update transfers set reply_number = $3, reply_on = $4, reply_note = $5 where unit_id = $1 and id = $2', [
    transfer.unitId,
    transfer.id,
    reply.number,
    reply.on,
    reply.note,
  ]);
}

/**
 * Rows of the receiver's own for the files that came with a transfer; the encrypted blobs are the same. A file's name
 * travels as the sender stored it. Links from a redacted copy to its original are drawn again between the new rows.
 */
export async function copyFiles(
  tx: UnitTx,
  to: { unitId: number; petitionId: number; accountId: number; sealed: boolean },
  transferId: number,
  at: Date,
): Promise<{ id: number; scanState: string }[]> {
  const copied = await tx.rows<{ id: number; scanState: string }>(
    `insert into attachments (unit_id, petition_id, sealed, restricted, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, scanned_at, scan_note,
       is_original_paper, pages, condition, uploaded_at, uploaded_by)
     select $1, $2, $3, f.restricted, f.blob_id, f.key_id, f.wrapped_key, f.sha256, f.size_bytes, f.name, f.media_type, f.scan_state, f.scanned_at, f.scan_note,
       f.is_original_paper, f.pages, f.condition, $4, $5 from transfer_files($6) f
     returning id, scan_state`,
    [to.unitId, to.petitionId, to.sealed, at, to.accountId, transferId],
  );
  await tx.run(
    `update attachments mine set redacted_of = original.id
       from transfer_files($3) f join transfer_files($3) o on o.id = f.redacted_of
       join attachments original on original.unit_id = $1 and original.petition_id = $2 and original.blob_id = o.blob_id
      where mine.unit_id = $1 and mine.petition_id = $2 and mine.blob_id = f.blob_id and mine.id <> original.id`,
    [to.unitId, to.petitionId, transferId],
  );
  return copied;
}

/** The citizen's slip follows: /lookup now answers from the receiver. False when there was none. */
export async function moveSlip(tx: UnitTx, transferId: number, petitionId: number): Promise<boolean> {
  const { moved } = await tx.one<{ moved: boolean }>('select move_public_slip($1, $2) as moved', [transferId, petitionId]);
  return moved;
}
