// The only writer of imports, their sources, staged rows and results.
import type { Param, UnitTx } from '../database/tx.ts';
import { draftsOfRecord } from '../documents/drafts.ts';
import { NotFound } from '../errors.ts';
import type { Envelope } from '../sealing/envelope.ts';
import { petitionPlaces, visitPlaces } from './counted.ts';
import type { ImportRow } from './import.ts';
import type { Problem } from './problems.ts';
import { sourceMeant } from './sources.ts';
import type { Book } from './targets.ts';

export const importColumns = `i.unit_id, i.id, i.number, i.source_id, i.book, i.state, i.blob_id, i.key_id, i.wrapped_key, i.size_bytes, i.refusal, i.formulas, i.empty_rows, i.chunks, i.rows_total,
  i.chunks_done, i.rows_done, i.uploaded_at, i.uploaded_by, i.started_at, i.started_by, i.finished_at, i.run, i.beat_at, i.held`;

declare const locked: unique symbol;
export type LockedImport = ImportRow & { readonly [locked]: true };

/** @throws NotFound */
export async function lockImport(tx: UnitTx, unitId: number, id: number): Promise<LockedImport> {
  const row = await tx.maybe<ImportRow>(`select ${importColumns} from imports i where i.unit_id = $1 and i.id = $2 for update`, [
    unitId,
    id,
  ]);
  if (!row) throw new NotFound();
  return row as LockedImport;
}

/** One import of the unit begins its work at a time: what stands in the books is looked at once no other can begin any more. */
export const lockBooks = (tx: UnitTx, unitId: number) =>
  tx.rows("select 1 from counters where unit_id = $1 and name = 'import' and year = 0 for update", [unitId]);

/** The book this name means, made when the office names it for the first time. */
export async function keepSource(tx: UnitTx, unitId: number, book: Book, typed: string, at: Date, by: number): Promise<number> {
  const known = await tx.rows<{ name: string }>('select name from import_sources where unit_id = $1 and book = $2 order by id', [
    unitId,
    book,
  ]);
  const name = sourceMeant(known, typed)?.name ?? typed;
  const { id } = await tx.one<{ id: number }>(
    `insert into import_sources (unit_id, book, name, saved_at, saved_by) values ($1,$2,$3,$4,$5)
     on conflict (unit_id, book, name) do update set saved_at = excluded.saved_at returning id`,
    [unitId, book, name, at, by],
  );
  return id;
}

/** What was chosen for a book, sealed, for the next file of it. @throws NotFound */
export function saveSource(tx: UnitTx, unitId: number, id: number, sealed: Envelope, at: Date, by: number): Promise<void> {
  return tx.changeOne(
    'update import_sources set key_id = $3, wrapped_key = $4, ciphertext = $5, saved_at = $6, saved_by = $7 where unit_id = $1 and id = $2',
    [unitId, id, sealed.keyId, sealed.wrappedKey, sealed.ciphertext, at, by],
  );
}

export interface NewImport {
  sourceId: number;
  book: Book;
  blobId: string;
  keyId: string;
  wrappedKey: Buffer;
  size: number;
  sha256: Buffer;
}

/** A file stored already becomes an import, numbered within its unit, waiting to be read. @returns its id and number */
export async function insertImport(
  tx: UnitTx,
  unitId: number,
  one: NewImport,
  at: Date,
  by: number,
): Promise<{ id: number; number: number }> {
  const { value } = await tx.one<{ value: number }>(
    `insert into counters (unit_id, name, year, value) values ($1, 'import', 0, 1)
     on conflict (unit_id, name, year) do update set value = counters.value + 1 returning value`,
    [unitId],
  );
  return tx.one<{ id: number; number: number }>(
    `insert into imports (unit_id, number, source_id, book, state, blob_id, key_id, wrapped_key, size_bytes, sha256, uploaded_at, uploaded_by, beat_at)
     values ($1,$2,$3,$4,'staging',$5,$6,$7,$8,$9,$10,$11,$10) returning id, number`,
    [unitId, value, one.sourceId, one.book, one.blobId, one.keyId, one.wrappedKey, one.size, one.sha256, at, by],
  );
}

type Changes = Partial<Omit<ImportRow, 'unitId' | 'id' | 'number' | 'sourceId' | 'book'>>;
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Changes the columns named, and only these. @returns the row as it is now @throws NotFound */
export async function saveImport(tx: UnitTx, one: LockedImport, changes: Changes): Promise<LockedImport> {
  const names = Object.keys(changes);
  await tx.changeOne(
    `update imports set ${names.map((name, index) => `${snake(name)} = $${index + 3}`).join(', ')} where unit_id = $1 and id = $2`,
    [one.unitId, one.id, ...(Object.values(changes) as Param[])],
  );
  return { ...one, ...changes };
}

/** Sealed words of an import in the place of those of before. */
export async function putWords(
  tx: UnitTx,
  one: { unitId: number; id: number },
  kind: 'settings' | 'report',
  sealed: Envelope,
): Promise<void> {
  await tx.run(
    `insert into import_words (unit_id, import_id, kind, key_id, wrapped_key, ciphertext) values ($1,$2,$3,$4,$5,$6)
     on conflict (unit_id, import_id, kind) do update set key_id = excluded.key_id, wrapped_key = excluded.wrapped_key, ciphertext = excluded.ciphertext`,
    [one.unitId, one.id, kind, sealed.keyId, sealed.wrappedKey, sealed.ciphertext],
  );
}

/** Rows of a file, sealed together. @param chunk `ordinal` from 0; first and last row by the numbers of the reader */
export async function insertChunk(
  tx: UnitTx,
  one: { unitId: number; id: number },
  chunk: { ordinal: number; firstRow: number; lastRow: number },
  sealed: Envelope,
): Promise<void> {
  await tx.run(
    'insert into import_chunks (unit_id, import_id, ordinal, first_row, last_row, key_id, wrapped_key, ciphertext) values ($1,$2,$3,$4,$5,$6,$7,$8)',
    [one.unitId, one.id, chunk.ordinal, chunk.firstRow, chunk.lastRow, sealed.keyId, sealed.wrappedKey, sealed.ciphertext],
  );
}

/** Every row of the file is gone with these; what is in the books stays. */
export const deleteChunks = (tx: UnitTx, one: { unitId: number; id: number }) =>
  tx.run('delete from import_chunks where unit_id = $1 and import_id = $2', [one.unitId, one.id]);
/** Its rows are in the book, or kept as rows that wait. */
export const deleteChunk = (tx: UnitTx, one: { unitId: number; id: number }, ordinal: number) =>
  tx.run('delete from import_chunks where unit_id = $1 and import_id = $2 and ordinal = $3', [one.unitId, one.id, ordinal]);
/** How many chunks are still kept. */
export const countChunks = async (tx: UnitTx, one: { unitId: number; id: number }): Promise<number> =>
  (
    await tx.one<{ n: number }>('select count(*)::int as n from import_chunks where unit_id = $1 and import_id = $2', [
      one.unitId,
      one.id,
    ])
  ).n;
/** All that is noted of the rows of an import; the rows themselves stay. */
export const deleteRows = (tx: UnitTx, one: { unitId: number; id: number }) =>
  tx.run('delete from import_rows where unit_id = $1 and import_id = $2', [one.unitId, one.id]);

export interface CheckedRow {
  rowNo: number;
  digest: string | null;
  /** Of all it says. */
  content: string | null;
  person: string | null;
  /** The same by name and year of birth, by name and address, where the row says them. */
  personYear: string | null;
  personHome: string | null;
  state: 'ready' | 'bad';
  problems: readonly Problem[];
  year: number | null;
  petitionType: string | null;
  /** A second complaint, a continued denunciation. */
  isAgain: boolean;
  isOpen: boolean;
  /**
   * Of one accepted that goes on: whether its proceeding begins with the row, waits for what the book does not say, or is another office's;
   * null of every other.
   */
  acceptance: 'dated' | 'undated' | 'elsewhere' | null;
  officeId: number | null;
  guarded: boolean | null;
  /** A good row whose cell of whom it is against means an officer of the unit. */
  namesOfficer: boolean;
  /** Of an open petition whose limit has no day: the year without a calendar, 0 where no rule set a limit. */
  noDay: number | null;
  /** Nobody is written down as its sender. */
  isNameless: boolean;
  /** When the statutory tables count it (counted-days.ts). */
  countedFrom: string | null;
  countedTo: string | null;
  isOwn: boolean;
}

/** The results of a chunk's dry run; digests in hex. */
export async function insertRows(
  tx: UnitTx,
  one: { unitId: number; id: number; sourceId: number },
  rows: readonly CheckedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(
    `insert into import_rows (unit_id, import_id, source_id, row_no, digest, content, person, person_year, person_home, state, problems, year, petition_type, is_again, is_open, office_id, guarded, names_officer, no_day, is_nameless, acceptance, counted_from, counted_to, is_own)
     select $1, $2, $3, x."rowNo", decode(x.digest, 'hex'), decode(x.content, 'hex'), decode(x.person, 'hex'), decode(x."personYear", 'hex'), decode(x."personHome", 'hex'), x.state, x.problems, x.year, x."petitionType", x."isAgain", x."isOpen", x."officeId", x.guarded, x."namesOfficer", x."noDay", x."isNameless", x.acceptance, x."countedFrom", x."countedTo", x."isOwn"
     from jsonb_to_recordset($4::jsonb) as x("rowNo" int, digest text, content text, person text, "personYear" text, "personHome" text, state text, problems jsonb, year int, "petitionType" text, "isAgain" boolean, "isOpen" boolean, "officeId" int, guarded boolean, "namesOfficer" boolean, "noDay" int, "isNameless" boolean, acceptance text, "countedFrom" date, "countedTo" date, "isOwn" boolean)`,
    [one.unitId, one.id, one.sourceId, JSON.stringify(rows)],
  );
}

/**
 * Rows that say the same number as one above them, and rows this source has given before and that are in the book still, as far as whoever
 * brought the file may know of them.
 */
export async function markRepeated(tx: UnitTx, one: { unitId: number; id: number; sourceId: number }): Promise<void> {
  await tx.run('select release_struck_rows($1)', [one.sourceId]);
  await tx.run('select mark_repeated($1, $2, $3)', [one.unitId, one.id, one.sourceId]);
}

/** The same before a step takes rows in, where another import of the book has taken some in since this one began; the two take turns. */
export async function markTakenMeanwhile(tx: UnitTx, one: { unitId: number; id: number; sourceId: number }): Promise<void> {
  await tx.run('select 1 from import_sources where unit_id = $1 and id = $2 for update', [one.unitId, one.sourceId]);
  const other = await tx.maybe(
    `select 1 from imports i join imports o on o.unit_id = i.unit_id and o.source_id = i.source_id and o.id <> i.id
      where i.unit_id = $1 and i.id = $2 and (o.state = 'running' or o.finished_at >= i.started_at) limit 1`,
    [one.unitId, one.id],
  );
  if (other) await markRepeated(tx, one);
}

/** Tables the import has filled are counted anew where they have doubled: what reads them next is planned for what they hold. */
export const countImported = (tx: UnitTx) => tx.run('select count_imported()');

/** What became of rows: a petition, a visit, or a reason why not. */
export async function saveResults(
  tx: UnitTx,
  one: { unitId: number; id: number },
  rows: readonly { rowNo: number; petitionId: number | null; visitId: number | null; problem: Problem | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(
    `update import_rows r set petition_id = x."petitionId", visit_id = x."visitId", state = case when x.problem is null then 'imported' else 'bad' end,
       problems = case when x.problem is null then r.problems else r.problems || jsonb_build_array(x.problem) end
     from jsonb_to_recordset($3::jsonb) as x("rowNo" int, "petitionId" bigint, "visitId" bigint, problem jsonb) where r.unit_id = $1 and r.import_id = $2 and r.row_no = x."rowNo" and r.state = 'ready'`,
    [one.unitId, one.id, JSON.stringify(rows.map((row) => ({ ...row, problem: row.problem ?? undefined })))],
  );
}

/** Rows the import never came to wait outside, to be sent again. */
export const leaveStopped = (tx: UnitTx, one: { unitId: number; id: number }) =>
  tx.run(
    `update import_rows r set state = 'bad', problems = r.problems || '[{"target":"oldNumber","code":"stopped"}]' where unit_id = $1 and import_id = $2 and state = 'ready'`,
    [one.unitId, one.id],
  );
/** Rows an undo never came to stay in the book. */
export const leaveUndoing = (tx: UnitTx, one: { unitId: number; id: number }) =>
  tx.run("update import_rows set state = 'kept' where unit_id = $1 and import_id = $2 and state = 'undoing'", [
    one.unitId,
    one.id,
  ]);

/** Forms whose drafts about a row's petition or visit are work somebody has begun. */
const draftsOnRow = [draftsOfRecord.petition, draftsOfRecord.visit] as const;

/** Marks what can go, and what stays. */
export const beginUndo = (tx: UnitTx, id: number) => tx.run('select undo_import_begin($1, $2, $3)', [id, ...draftsOnRow]);

/**
 * Takes the next rows out of the book, or leaves what was touched meanwhile; what a closed report counts is struck out and stays. Gives how
 * many were decided.
 */
export const undoNext = (tx: UnitTx, id: number, most: number, at: Date, reason: string) =>
  tx.one<{ done: number }>('select undo_import_next($1, $2, $3, $4, $5, $6, $7, $8) as done', [
    id,
    most,
    at,
    reason,
    ...draftsOnRow,
    petitionPlaces,
    visitPlaces,
  ]);
