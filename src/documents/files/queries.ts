// Reading files: those of a draft, of a record, and one by its id. The wall hides sealed ones from whoever has no right.

import type { Actor } from '../../accounts/actor.ts';
import { calledAt } from '../../accounts/names.ts';
import type { Tx, UnitTx } from '../../database/tx.ts';
import { NotFound } from '../../errors.ts';
import type { RevealFacts, SealedRecord } from '../../sealing/policy.ts';
import { findRevealFacts, isRevealConfirmed } from '../../sealing/queries.ts';
import { isVisitShutByAct } from '../../sealing/reach-waits.ts';
import { sizeWords } from './file-types.ts';
import { type FileRow, fileColumns } from './records.ts';

export interface ListedFile extends FileRow {
  uploaderName: string;
  /** The redacted copy that stands for a restricted original, null when none was made. */
  copyId: number | null;
}

export interface FilesOf {
  petitionId?: number;
  visitId?: number;
  proceedingId?: number;
  paperId?: number;
}

/** The files of one record, oldest first; removed ones and redacted copies are not listed by themselves. */
export function listFiles(tx: Tx, unitId: number, of: FilesOf): Promise<ListedFile[]> {
  return tx.rows<ListedFile>(
    `select ${fileColumns}, ${calledAt('a', 'f.uploaded_at')} as uploader_name,
       (select max(c.id) from attachments c where c.unit_id = f.unit_id and c.redacted_of = f.id and c.removed_at is null) as copy_id
       from attachments f join accounts a on a.id = f.uploaded_by
      where f.unit_id = $1 and f.removed_at is null and f.redacted_of is null and f.draft_id is null
        and ($2::bigint is null or f.petition_id = $2) and ($3::bigint is null or f.visit_id = $3)
        and ($4::bigint is null or f.proceeding_id = $4) and ($5::bigint is null or f.paper_id = $5)
        and num_nonnulls($2::bigint, $3::bigint, $4::bigint, $5::bigint) > 0
      order by f.id`,
    [unitId, of.petitionId ?? null, of.visitId ?? null, of.proceedingId ?? null, of.paperId ?? null],
  );
}

/** What the officer has uploaded to his own draft. */
export async function listDraftFiles(
  tx: UnitTx,
  actor: Actor,
  form: string,
  subject: string,
): Promise<{ id: number; name: string; meta: string }[]> {
  const rows = await tx.rows<{ id: number; name: string; sizeBytes: number }>(
    `select f.id, f.name, f.size_bytes from attachments f join drafts d on d.unit_id = f.unit_id and d.id = f.draft_id
      where f.unit_id = $1 and d.account_id = $2 and d.form = $3 and d.subject = $4 and f.removed_at is null order by f.id`,
    [actor.unitId, actor.accountId, form, subject],
  );
  return rows.map(({ id, name, sizeBytes }) => ({ id, name, meta: `Đã tải lên · ${sizeWords(sizeBytes)}` }));
}

/** One file within reach; a draft's file only for whoever owns the draft. @throws NotFound */
export async function loadFile(tx: Tx, id: number): Promise<FileRow> {
  const row = await tx.maybe<FileRow>(
    `select ${fileColumns} from attachments f where f.id = $1 and f.removed_at is null
       and (f.draft_id is null or exists (select 1 from drafts d where d.unit_id = f.unit_id and d.id = f.draft_id))`,
    [id],
  );
  if (!row) throw new NotFound();
  return row;
}

/** The record a file hangs on, as far as a decision needs it. */
export interface HostRecord {
  unitId: number;
  id: number;
  petitionId: number | null;
  sealed: boolean;
  isVoid: boolean;
  /** The wall shows him what the record says, not its facts alone. */
  isRead: boolean;
  /** "ĐT-2026-000417", "Lượt tiếp 12/2026" */
  label: string;
  href: string;
}

export type HostKind = 'petition' | 'visit' | 'proceeding';

/** Within reach. @throws NotFound */
export async function loadHost(tx: Tx, kind: HostKind, id: number): Promise<HostRecord> {
  if (kind === 'visit') {
    const row = await tx.one<{
      unitId: number;
      petitionId: number | null;
      sealed: boolean;
      status: string;
      number: number;
      year: number;
      isRead: boolean;
    }>(
      `select v.unit_id, v.petition_id, v.sealed, v.status, v.number, v.year,
         exists (select 1 from visit_contents c where c.unit_id = v.unit_id and c.visit_id = v.id) as is_read
         from visits v where v.id = $1`,
      [id],
    );
    return { ...row, id, isVoid: row.status === 'void', label: `Lượt tiếp số ${row.number}/${row.year}`, href: `/visits/${id}` };
  }
  const by = kind === 'petition' ? 'p.id = $1' : 'g.id = $1';
  const row = await tx.one<{
    unitId: number;
    petitionId: number;
    sealed: boolean;
    status: string;
    number: number;
    year: number;
    isRead: boolean;
  }>(
    `select p.unit_id, p.id as petition_id, p.sealed, p.status, p.number, p.year,
       exists (select 1 from petition_contents c where c.unit_id = p.unit_id and c.petition_id = p.id) as is_read from petitions p
       left join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id where ${by}`,
    [id],
  );
  const number = `ĐT-${row.year}-${String(row.number).padStart(6, '0')}`;
  const label = kind === 'petition' ? `Đơn ${number}` : `Hồ sơ giải quyết ${number}`;
  return {
    ...row,
    id,
    isVoid: row.status === 'void',
    label,
    href: kind === 'petition' ? `/petitions/${id}` : `/proceedings/${id}`,
  };
}

export interface RevealFactsOf extends SealedRecord, RevealFacts {}

/** What decides whether a sealed record's originals may be opened (sealing/policy.ts). @throws NotFound */
export async function loadRevealFacts(
  tx: Tx,
  actor: Actor,
  file: { unitId: number; petitionId: number | null; visitId: number | null },
): Promise<RevealFactsOf> {
  const petitionId = file.petitionId ?? (await petitionOfVisit(tx, file));
  if (petitionId === null) {
    const visit = await tx.one<SealedRecord>(
      'select unit_id, null::int as assigned_to, past_head, registered_by from visits where unit_id = $1 and id = $2',
      [file.unitId, file.visitId],
    );
    return {
      ...visit,
      isTeamMember: false,
      hasConflict: false,
      isOrderedByResolver: false,
      isTakenElsewhere: false,
      isConfirmed: await isRevealConfirmed(tx, actor.accountId),
      isShutByAct: await isVisitShutByAct(tx, actor.accountId, file),
    };
  }
  const petition = await tx.one<SealedRecord>(
    'select unit_id, assigned_to, past_head, registered_by from petitions where unit_id = $1 and id = $2',
    [file.unitId, petitionId],
  );
  return { ...petition, ...(await findRevealFacts(tx, { unitId: file.unitId, id: petitionId }, actor.accountId)) };
}

/** A visit that brought a petition is one case with it: what the petition's facts shut is not open by way of the visit. */
async function petitionOfVisit(tx: Tx, file: { unitId: number; visitId: number | null }): Promise<number | null> {
  const visit = await tx.maybe<{ petitionId: number | null }>('select petition_id from visits where unit_id = $1 and id = $2', [
    file.unitId,
    file.visitId,
  ]);
  return visit?.petitionId ?? null;
}
