// The only writer of attachments. Contents lie in the file store; here is what they are, where they belong and who may see them.
import type { Actor } from '../../accounts/actor.ts';
import { seeingOwn } from '../../database/seeing-own.ts';
import type { UnitTx } from '../../database/tx.ts';
import { NotFound } from '../../errors.ts';
import type { StoredBlob } from '../file-store.ts';
import type { FileFacts, ScanState } from './policy.ts';

/** Where a file belongs: a draft, or the records it is part of. The petition is named beside its papers and proceedings. */
export type FileTarget =
  | { draftId: number }
  | {
      draftId?: never;
      petitionId?: number | null;
      visitId?: number | null;
      paperId?: number | null;
      proceedingId?: number | null;
    };

export interface FileRow extends FileFacts {
  id: number;
  petitionId: number | null;
  visitId: number | null;
  paperId: number | null;
  proceedingId: number | null;
  redactedOf: number | null;
  blobId: string;
  keyId: string;
  wrappedKey: Buffer;
  sizeBytes: number;
  name: string;
  mediaType: string;
  pages: number | null;
  condition: string;
  returnedTo: string;
  uploadedAt: Date;
}

export const fileColumns = `f.unit_id, f.id, f.draft_id, f.petition_id, f.visit_id, f.paper_id, f.proceeding_id, f.sealed, f.restricted, f.redacted_of, f.blob_id,
  f.key_id, f.wrapped_key, f.size_bytes, f.name, f.media_type, f.scan_state, f.is_original_paper, f.pages, f.condition, f.returned_on, f.returned_to,
  f.uploaded_at, f.uploaded_by`;

/** A file's own id, locked, in the actor's unit. A draft's file only for whoever owns the draft. @throws NotFound */
export async function lockFile(tx: UnitTx, actor: Actor, id: number): Promise<FileRow> {
  const row = await tx.maybe<FileRow>(
    `select ${fileColumns} from attachments f where f.unit_id = $1 and f.id = $2 and f.removed_at is null
       and (f.draft_id is null or f.draft_id in (select d.id from drafts d where d.unit_id = $1)) for update of f`,
    [actor.unitId, id],
  );
  if (!row) throw new NotFound();
  return row;
}

export interface NewFile extends StoredBlob {
  name: string;
  scanState: 'pending' | 'unscanned';
}

const targetColumns = (target: FileTarget) => {
  if (target.draftId !== undefined) return [target.draftId, null, null, null, null] as const;
  return [null, target.petitionId ?? null, target.visitId ?? null, target.paperId ?? null, target.proceedingId ?? null] as const;
};

/**
 * A file whose encrypted bytes are stored already, on a draft or on one record. A sealed one is also written by an officer who may not read it
 * afterwards (decisions 16). @param marks `redactedOf` the file this is the redacted copy of, null for none @returns its id
 */
export function insertFile(
  tx: UnitTx,
  actor: Actor,
  target: FileTarget,
  file: NewFile,
  marks: { sealed: boolean; restricted: boolean; redactedOf: number | null },
  at: Date,
): Promise<number> {
  return seeingOwn(tx, marks.sealed, async () => {
    const { id } = await tx.one<{ id: number }>(
      `insert into attachments (unit_id, draft_id, petition_id, visit_id, paper_id, proceeding_id, sealed, restricted, redacted_of, blob_id, key_id, wrapped_key,
         sha256, size_bytes, name, media_type, scan_state, uploaded_at, uploaded_by)
       values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19) returning id`,
      [
        actor.unitId,
        ...targetColumns(target),
        marks.sealed,
        marks.restricted,
        marks.redactedOf,
        file.blobId,
        file.keyId,
        file.wrappedKey,
        file.sha256,
        file.size,
        file.name,
        file.mediaType,
        file.scanState,
        at,
        actor.accountId,
      ],
    );
    return id;
  });
}

/** The name of the same content already lying at the same place, if any. @param opensAll false: another's restricted original is not compared */
export async function findSame(
  tx: UnitTx,
  actor: Actor,
  target: FileTarget,
  sha256: Buffer,
  opensAll: boolean,
): Promise<string | undefined> {
  const row = await tx.maybe<{ name: string }>(
    `select name from attachments where unit_id = $1 and sha256 = $7 and removed_at is null and draft_id is not distinct from $2::bigint
       and petition_id is not distinct from $3::bigint and visit_id is not distinct from $4::bigint and paper_id is not distinct from $5::bigint
       and proceeding_id is not distinct from $6::bigint and ($8 or not restricted or uploaded_by = $9) limit 1`,
    [actor.unitId, ...targetColumns(target), sha256, opensAll, actor.accountId],
  );
  return row?.name;
}

/** How many files a record or draft has ever had, so that a sealed file's number is not used twice. */
export async function countFiles(tx: UnitTx, actor: Actor, target: FileTarget, sealed: boolean): Promise<number> {
  return seeingOwn(tx, sealed, async () => {
    const row = await tx.one<{ count: number }>(
      `select count(*)::int as count from attachments where unit_id = $1 and
         ($2::bigint is not null and draft_id = $2 or $3::bigint is not null and petition_id = $3 or $4::bigint is not null and visit_id = $4)`,
      [actor.unitId, ...targetColumns(target).slice(0, 3)],
    );
    return row.count;
  });
}

/** The files of a draft, locked, in the order they came. */
export function lockDraftFiles(tx: UnitTx, actor: Actor, at: { form: string; subject: string }): Promise<FileRow[]> {
  return tx.rows<FileRow>(
    `select ${fileColumns} from attachments f join drafts d on d.unit_id = f.unit_id and d.id = f.draft_id
      where f.unit_id = $1 and d.account_id = $2 and d.form = $3 and d.subject = $4 and f.removed_at is null order by f.id for update of f`,
    [actor.unitId, actor.accountId, at.form, at.subject],
  );
}

/** Moves a draft's file to the record it was uploaded for. */
export function adoptFile(
  tx: UnitTx,
  file: FileRow,
  target: Exclude<FileTarget, { draftId: number }>,
  marks: { sealed: boolean; name: string },
): Promise<void> {
  const [, petitionId, visitId, paperId, proceedingId] = targetColumns(target);
  return seeingOwn(tx, marks.sealed, () =>
    tx.changeOne(
      `update attachments set draft_id = null, petition_id = $3, visit_id = $4, paper_id = $5, proceeding_id = $6, sealed = $7, restricted = $7, name = $8
        where unit_id = $1 and id = $2`,
      [file.unitId, file.id, petitionId, visitId, paperId, proceedingId, marks.sealed, marks.name],
    ),
  );
}

/** The files of a petition or visit, locked, in the order they came. */
export function lockSubjectFiles(
  tx: UnitTx,
  actor: Actor,
  subject: { petitionId?: number; visitId?: number },
): Promise<FileRow[]> {
  return tx.rows<FileRow>(
    `select ${fileColumns} from attachments f where f.unit_id = $1 and (f.petition_id = $2 or f.visit_id = $3) order by f.id for update of f`,
    [actor.unitId, subject.petitionId ?? null, subject.visitId ?? null],
  );
}

/**
 * Seals a file of a record that turned out to be a denunciation: it opens by a reveal only (a redacted copy as before) and no longer
 * says in its name or its notes whose it is.
 * @param name the name it bears from now on
 */
export function sealFile(tx: UnitTx, file: FileRow, name: string): Promise<void> {
  return seeingOwn(tx, true, () =>
    tx.changeOne(
      // The scan of a paper too: a letter to the sender carries the name. So may the notes of an original: whose, given back to whom.
      "update attachments set sealed = true, restricted = (redacted_of is null), name = $3, condition = '', returned_to = '' where unit_id = $1 and id = $2",
      [file.unitId, file.id, name],
    ),
  );
}

/** Removed from the record; the row stays for the history. @throws NotFound when it is gone */
export function markRemoved(tx: UnitTx, actor: Actor, file: FileRow, at: Date): Promise<void> {
  return tx.changeOne('update attachments set removed_at = $3, removed_by = $4 where unit_id = $1 and id = $2', [
    file.unitId,
    file.id,
    at,
    actor.accountId,
  ]);
}

/** A file of a draft is deleted with its row: it was in no record yet. @throws NotFound for a file of a record */
export function deleteDraftFile(tx: UnitTx, file: FileRow): Promise<void> {
  return tx.changeOne('delete from attachments where unit_id = $1 and id = $2 and draft_id is not null', [file.unitId, file.id]);
}

/** What is known of the paper itself: pages, condition, given back when and to whom. @throws NotFound when the file is gone */
export function saveOriginal(
  tx: UnitTx,
  file: FileRow,
  original: { isOriginalPaper: boolean; pages: number | null; condition: string; returnedOn: string | null; returnedTo: string },
): Promise<void> {
  return tx.changeOne(
    'update attachments set is_original_paper = $3, pages = $4, condition = $5, returned_on = $6, returned_to = $7 where unit_id = $1 and id = $2',
    [
      file.unitId,
      file.id,
      original.isOriginalPaper,
      original.pages,
      original.condition,
      original.returnedOn,
      original.returnedTo,
    ],
  );
}

/** What the virus scanner said. @param note its own words, for whoever looks after the server @throws NotFound when the file is gone */
export function saveScan(
  tx: UnitTx,
  file: Pick<FileRow, 'unitId' | 'id'>,
  state: ScanState,
  note: string,
  at: Date,
): Promise<void> {
  return tx.changeOne('update attachments set scan_state = $3, scan_note = $4, scanned_at = $5 where unit_id = $1 and id = $2', [
    file.unitId,
    file.id,
    state,
    note,
    at,
  ]);
}

/** The file a scan is due for; undefined when it is gone, or was scanned already. */
export function findFileToScan(tx: UnitTx, unitId: number, id: number): Promise<FileRow | undefined> {
  return tx.maybe<FileRow>(
    `select ${fileColumns} from attachments f where f.unit_id = $1 and f.id = $2 and f.scan_state in ('pending','failed')`,
    [unitId, id],
  );
}

/** Every content some row points to, removed files included: they stay for the audit. */
export async function listKnownBlobs(tx: UnitTx): Promise<string[]> {
  const rows = await tx.rows<{ blobId: string }>(
    'select blob_id from attachments union select blob_id from feedback_requests where blob_id is not null union select blob_id from imports where blob_id is not null',
  );
  return rows.map((row) => row.blobId);
}
