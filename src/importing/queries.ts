// Reading imports: facts, the officer's settings, staged rows, results and their counts.
import { calledAt } from '../accounts/names.ts';
import type { Tx, UnitTx } from '../database/tx.ts';
import type { Keyring } from '../sealing/envelope.ts';
import type { ImportReport, ImportRow, LaterImport, Likely } from './import.ts';
import type { Problem } from './problems.ts';
import type { RawRow } from './reading/rows.ts';
import { importColumns } from './records.ts';
import type { ImportSettings, RememberedSettings } from './settings.ts';
import type { Sight } from './sight.ts';
import type { Book } from './targets.ts';

export interface ListedImport extends ImportRow {
  sourceName: string;
  uploaderName: string;
}

/** An import within reach. @throws NotFound */
export function loadImport(tx: Tx, id: number): Promise<ImportRow> {
  return tx.one<ImportRow>(`select ${importColumns} from imports i where i.id = $1`, [id]);
}

/** An import of the actor's own unit, with its book's name. @throws NotFound */
export function loadOwnImport(tx: Tx, unitId: number, id: number): Promise<ListedImport> {
  return tx.one<ListedImport>(
    `select ${importColumns}, s.name as source_name, ${calledAt('a', 'i.uploaded_at')} as uploader_name from imports i join import_sources s on s.unit_id = i.unit_id and s.id = i.source_id join accounts a on a.id = i.uploaded_by
      where i.unit_id = $1 and i.id = $2`,
    [unitId, id],
  );
}

/** The imports of a unit, the latest first. @param before only numbers below this one, 0 for the first page */
export function listImports(tx: Tx, unitId: number, before: number, most: number): Promise<ListedImport[]> {
  return tx.rows<ListedImport>(
    `select ${importColumns}, s.name as source_name, ${calledAt('a', 'i.uploaded_at')} as uploader_name from imports i join import_sources s on s.unit_id = i.unit_id and s.id = i.source_id join accounts a on a.id = i.uploaded_by
      where i.unit_id = $1 and ($2 = 0 or i.number < $2) order by i.number desc limit $3`,
    [unitId, before, most],
  );
}

/** The thirty books named last, offered where a name is typed. */
export const listSources = (tx: Tx, unitId: number) =>
  tx.rows<{ book: Book; name: string }>(
    'select book, name from import_sources where unit_id = $1 order by saved_at desc limit 30',
    [unitId],
  );

interface Sealed {
  keyId: string;
  wrappedKey: Buffer;
  ciphertext: Buffer;
}
type Place = { unitId: number; id: number };

/** Bound to unit, import and place: a row copied elsewhere does not open. */
export const wordsContext = (one: Place, kind: 'settings' | 'report') => `import:${one.unitId}:${one.id}:${kind}`;
/** The same for one chunk of rows. */
export const chunkContext = (one: Place, ordinal: number) => `import:${one.unitId}:${one.id}:chunk:${ordinal}`;
/** The same for what is remembered of a book. */
export const sourceContext = (unitId: number, id: number) => `import-source:${unitId}:${id}`;

async function loadWords<T>(tx: Tx, keyring: Keyring, one: Place, kind: 'settings' | 'report'): Promise<T | undefined> {
  const row = await tx.maybe<Sealed>(
    'select key_id, wrapped_key, ciphertext from import_words where unit_id = $1 and import_id = $2 and kind = $3',
    [one.unitId, one.id, kind],
  );
  return row && (JSON.parse(keyring.open(row, wordsContext(one, kind)).toString()) as T);
}
/** What the officer chose for this import; undefined before the file was read. @throws Error when the words were sealed elsewhere */
export const loadSettings = (tx: Tx, keyring: Keyring, one: Place) => loadWords<ImportSettings>(tx, keyring, one, 'settings');
/** What the last check found; undefined before the first. @throws Error when the words were sealed elsewhere */
export const loadReport = (tx: Tx, keyring: Keyring, one: Place) => loadWords<ImportReport>(tx, keyring, one, 'report');

/** What the office chose for this book last time. */
export async function loadRemembered(
  tx: Tx,
  keyring: Keyring,
  unitId: number,
  sourceId: number,
): Promise<RememberedSettings | undefined> {
  const row = await tx.maybe<Sealed>(
    'select key_id, wrapped_key, ciphertext from import_sources where unit_id = $1 and id = $2 and ciphertext is not null',
    [unitId, sourceId],
  );
  return row && (JSON.parse(keyring.open(row, sourceContext(unitId, sourceId)).toString()) as RememberedSettings);
}

/** Has any row of this book gone in, and stayed. */
export async function hasRowsIn(tx: Tx, { unitId, sourceId }: Pick<ImportRow, 'unitId' | 'sourceId'>): Promise<boolean> {
  const row = await tx.maybe<{ found: number }>(
    `select 1 as found from import_rows r where r.unit_id = $1 and r.source_id = $2 and r.state in ('imported','undoing','kept')
        and (exists (select 1 from petitions p where p.unit_id = r.unit_id and p.id = r.petition_id) or exists (select 1 from visits v where v.unit_id = r.unit_id and v.id = r.visit_id)) limit 1`,
    [unitId, sourceId],
  );
  return row !== undefined;
}

/**
 * Another import that took rows into the same book of the unit, or out of it, after this one's dry run, or is at it now: one at it first.
 * A dry run alone is asked for: its last sign of life is when it ended.
 */
export async function findLater(
  tx: Tx,
  one: Pick<ImportRow, 'unitId' | 'id' | 'book' | 'state' | 'beatAt'>,
): Promise<LaterImport | undefined> {
  if (one.state !== 'checked') return undefined;
  return tx.maybe<LaterImport>(
    `select o.number, o.state from imports o where o.unit_id = $1 and o.id <> $2 and o.book = $3
        and (o.state in ('running','undoing') or o.state in ('done','undone') and o.finished_at > $4)
      order by o.state in ('running','undoing') desc, o.finished_at desc limit 1`,
    [one.unitId, one.id, one.book, one.beatAt],
  );
}

/** Numbers of other imports of the unit whose file was the very same. */
export async function sameFileNumbers(tx: Tx, { unitId, id }: Place): Promise<number[]> {
  const rows = await tx.rows<{ number: number }>(
    "select o.number from imports i join imports o on o.unit_id = i.unit_id and o.sha256 = i.sha256 and o.id <> i.id and o.state <> 'refused' where i.unit_id = $1 and i.id = $2 order by o.number limit 5",
    [unitId, id],
  );
  return rows.map((row) => row.number);
}

/** The staged rows of one chunk; none when it is not there. */
export async function loadChunk(tx: Tx, keyring: Keyring, one: Place, ordinal: number): Promise<RawRow[]> {
  const row = await tx.maybe<Sealed>(
    'select key_id, wrapped_key, ciphertext from import_chunks where unit_id = $1 and import_id = $2 and ordinal = $3',
    [one.unitId, one.id, ordinal],
  );
  return row ? (JSON.parse(keyring.open(row, chunkContext(one, ordinal)).toString()) as RawRow[]) : [];
}

/** The staged rows with these numbers, however many chunks they lie in. */
export async function loadRawRows(tx: Tx, keyring: Keyring, one: Place, rowNos: readonly number[]): Promise<Map<number, RawRow>> {
  const chunks = await tx.rows<Sealed & { ordinal: number }>(
    `select c.ordinal, c.key_id, c.wrapped_key, c.ciphertext from import_chunks c where c.unit_id = $1 and c.import_id = $2
       and exists (select 1 from unnest($3::int[]) n where n between c.first_row and c.last_row) order by c.ordinal`,
    [one.unitId, one.id, rowNos],
  );
  const wanted = new Set(rowNos);
  const found = new Map<number, RawRow>();
  for (const chunk of chunks)
    for (const row of JSON.parse(keyring.open(chunk, chunkContext(one, chunk.ordinal)).toString()) as RawRow[])
      if (wanted.has(row.no)) found.set(row.no, row);
  return found;
}

/** The numbers of those of these rows that the check let through and that are not in the book yet. */
export const listReady = async (tx: Tx, one: Place, rows: readonly RawRow[]): Promise<Set<number>> => {
  const found = await tx.rows<{ rowNo: number }>(
    "select row_no from import_rows where unit_id = $1 and import_id = $2 and state = 'ready' and row_no = any ($3::int[])",
    [one.unitId, one.id, rows.map((row) => row.no)],
  );
  return new Set(found.map((row) => row.rowNo));
};

/** Of these staged rows, the numbers of those that wait outside. */
export const listWaiting = async (tx: Tx, one: Place, rows: readonly RawRow[]): Promise<Set<number>> => {
  const found = await tx.rows<{ rowNo: number }>(
    "select row_no from import_rows where unit_id = $1 and import_id = $2 and state = 'bad' and row_no = any ($3::int[])",
    [one.unitId, one.id, rows.map((row) => row.no)],
  );
  return new Set(found.map((row) => row.rowNo));
};

/** A row as it may stand in the book already; `name` folded, '' of a denunciation and where nobody says who sent it. */
interface AskedRow {
  rowNo: number;
  number: string;
  on: string;
  sealed: boolean;
  name: string;
}

/** Of these rows, those of whose number, day and sender something stands in the unit's book, with what that is. */
export async function findLikely(
  tx: Tx,
  { unitId, book }: Pick<ImportRow, 'unitId' | 'book'>,
  asked: readonly AskedRow[],
): Promise<Likely[]> {
  if (asked.length === 0) return [];
  const of = book === 'petitions' ? { record: 'petition', count: 'sender_count' } : { record: 'visit', count: 'person_count' };
  const found = await tx.rows<{ rowNo: number; id: number }>(
    `select x."rowNo" as row_no, p.id from jsonb_to_recordset($2::jsonb) as x("rowNo" int, number text, "on" date, sealed boolean, name text)
       cross join lateral (select p.id from ${of.record}s p
          where p.unit_id = $1 and p.received_on = x."on" and p.paper_number = x.number and p.sealed = x.sealed and p.status <> 'void'
            and (p.sealed or x.name = '' and p.${of.count} = 0 or exists (select 1 from parties y where y.unit_id = p.unit_id and y.${of.record}_id = p.id and y.name_key = x.name))
          order by p.id limit 1) p`,
    [unitId, JSON.stringify(asked)],
  );
  return found.map(({ rowNo, id }) => [rowNo, id]);
}

export interface LikelyRow {
  rowNo: number;
  id: number;
  year: number;
  number: number;
}
/** What rows of a file seem to be, as far as the viewer sees it in the book. */
export function listLikely(
  tx: Tx,
  { unitId, book }: Pick<ImportRow, 'unitId' | 'book'>,
  likely: readonly Likely[],
): Promise<LikelyRow[]> {
  return tx.rows<LikelyRow>(
    `select x.row_no, p.id, p.year, p.number from unnest($2::int[], $3::bigint[]) as x(row_no, id)
       join ${book === 'petitions' ? 'petitions' : 'visits'} p on p.unit_id = $1 and p.id = x.id and p.status <> 'void' order by x.row_no`,
    [unitId, likely.map(([rowNo]) => rowNo), likely.map(([, id]) => id)],
  );
}

/** Rows only whoever brought the file reads; what was not asked of a row counts as yes. */
const guarded = 'coalesce(guarded, true)';

/**
 * Which rows of an import (r) are counted for a reader, as a piece of SQL: all, or those outside the book that are not guarded and those whose
 * record he sees in it; and before they go in those that denounce nobody and name no officer, for who takes them in. @param sight where his (sight.ts) stands
 */
const countedFor = (
  sight: string,
) => `(${sight} = 'whole' or r.state = 'bad' and not ${guarded} or ${sight} = 'open' and r.state = 'ready' and r.petition_type is distinct from 'TC' and not r.names_officer
  or r.state in ('imported','kept','undoing')
  and (exists (select 1 from petitions p where p.unit_id = r.unit_id and p.id = r.petition_id) or exists (select 1 from visits v where v.unit_id = r.unit_id and v.id = r.visit_id)))`;

/** Whether any row that is, was or can go in the book denounces or names an officer; asked of the rows, not of who asks. */
export async function hidesFromSome(tx: Tx, one: Place): Promise<boolean> {
  const { found } = await tx.one<{ found: boolean }>(
    "select exists (select 1 from import_rows where unit_id = $1 and import_id = $2 and state <> 'bad' and (petition_type = 'TC' or names_officer)) as found",
    [one.unitId, one.id],
  );
  return found;
}

export interface RowCounts {
  rows: number;
  ready: number;
  bad: number;
  petitions: number;
  visits: number;
  undone: number;
  undoing: number;
  /** Good rows nobody is written down for as the sender, and the denunciations among them. */
  nameless: number;
  namelessSealed: number;
}
/** How many rows stand where, of those counted for the reader. What an undo left is not told apart: see `isTakenBack`. */
export function countRows(tx: Tx, one: Place, sight: Sight): Promise<RowCounts> {
  return tx.one<RowCounts>(
    `select count(*)::int as rows, count(*) filter (where state = 'ready')::int as ready, count(*) filter (where state = 'bad')::int as bad,
       count(*) filter (where state = 'imported' and petition_id is not null)::int as petitions, count(*) filter (where state = 'imported' and visit_id is not null)::int as visits,
       count(*) filter (where state = 'undone')::int as undone, count(*) filter (where state = 'undoing')::int as undoing,
       count(*) filter (where state in ('ready','imported') and is_nameless)::int as nameless, count(*) filter (where state in ('ready','imported') and is_nameless and petition_type = 'TC')::int as nameless_sealed
       from import_rows r where unit_id = $1 and import_id = $2 and ${countedFor('$3')}`,
    [one.unitId, one.id, sight],
  );
}

export interface StayedRow {
  /** A petition's or a visit's. */
  petitionId: number | null;
  visitId: number | null;
  year: number;
  number: number;
  /** How many stayed in all. */
  all: number;
}
/** What an undo left in the book, as far as the viewer sees it there; the first of them. */
export function listStayed(tx: Tx, one: Place, most: number): Promise<StayedRow[]> {
  return tx.rows<StayedRow>(
    `select p.id as petition_id, v.id as visit_id, coalesce(p.year, v.year) as year, coalesce(p.number, v.number) as number, count(*) over ()::int as all
       from import_rows r left join petitions p on p.unit_id = r.unit_id and p.id = r.petition_id left join visits v on v.unit_id = r.unit_id and v.id = r.visit_id
      where r.unit_id = $1 and r.import_id = $2 and r.state = 'kept' and (p.id is not null or v.id is not null) order by r.row_no limit $3`,
    [one.unitId, one.id, most],
  );
}

/** Who pressed the button of what an import does now, by name. */
export async function findStarter(tx: Tx, one: Place): Promise<string> {
  const { name } = await tx.one<{ name: string }>(
    `select ${calledAt('a', 'i.beat_at')} as name from imports i join accounts a on a.id = i.started_by where i.unit_id = $1 and i.id = $2`,
    [one.unitId, one.id],
  );
  return name;
}

/** Rows whose numbers an undo struck out at this instant, and which nothing tells so yet. */
export function listStruck(
  tx: Tx,
  one: Place,
  at: Date,
): Promise<{ petitionId: number | null; visitId: number | null; sealed: boolean }[]> {
  return tx.rows(
    `select p.id as petition_id, null::bigint as visit_id, p.sealed
       from petitions p join import_rows r on r.unit_id = p.unit_id and r.petition_id = p.id and r.import_id = $2 and r.state = 'undone'
      where p.unit_id = $1 and p.voided_at = $3
        and not exists (select 1 from events e where e.unit_id = p.unit_id and e.petition_id = p.id and e.kind = 'petition.import_undone')
     union all
     select null, v.id, v.sealed
       from visits v join import_rows r on r.unit_id = v.unit_id and r.visit_id = v.id and r.import_id = $2 and r.state = 'undone'
      where v.unit_id = $1 and v.voided_at = $3
        and not exists (select 1 from events e where e.unit_id = v.unit_id and e.visit_id = v.id and e.kind = 'visit.import_undone')`,
    [one.unitId, one.id, at],
  );
}

export interface GroupCount {
  year: number;
  petitionType: string;
  /** Second complaints and continued denunciations are counted apart. */
  isAgain: boolean;
  rows: number;
  open: number;
  /** Of the open ones, those whose limit has no day for want of a calendar, and those without a limit. */
  undated: number;
  unruled: number;
  /** The years without a calendar the former run into. */
  lacking: number[];
  /** Of the open ones, those accepted whose proceeding begins with them, and those accepted that wait for what the book does not say. */
  accepted: number;
  unaccepted: number;
  /** Rows another office accepted, as the book says. */
  elsewhere: number;
}
/** Good rows by year, type and round, those not yet in and those in, of those counted for the reader. */
export function countGroups(tx: Tx, one: Place, sight: Sight): Promise<GroupCount[]> {
  return tx.rows<GroupCount>(
    `select year, petition_type, is_again, count(*)::int as rows, count(*) filter (where is_open)::int as open,
       count(*) filter (where is_open and no_day > 0)::int as undated, count(*) filter (where is_open and no_day = 0)::int as unruled,
       count(*) filter (where acceptance = 'dated')::int as accepted, count(*) filter (where acceptance = 'undated')::int as unaccepted, count(*) filter (where acceptance = 'elsewhere')::int as elsewhere,
       coalesce(array_agg(distinct no_day) filter (where is_open and no_day > 0), '{}') as lacking from import_rows r
      where unit_id = $1 and import_id = $2 and state in ('ready','imported') and ${countedFor('$3')} group by 1, 2, 3 order by 1 desc, 2, 3`,
    [one.unitId, one.id, sight],
  );
}

/** Good rows, of those counted for the reader, by the office that handled them, the most first; those with none or an unknown one are not among them. */
export function countOffices(tx: Tx, one: Place, sight: Sight): Promise<{ officeId: number; rows: number }[]> {
  return tx.rows(
    `select office_id, count(*)::int as rows from import_rows r where unit_id = $1 and import_id = $2 and office_id is not null and state in ('ready','imported') and ${countedFor('$3')} group by 1 order by 2 desc, 1 limit 40`,
    [one.unitId, one.id, sight],
  );
}

export interface ReasonCount extends Problem {
  bad: boolean;
  count: number;
}
/** Rows counted for the reader by reason: rejected ones once each, by their first error; warnings of the good ones. */
export function countReasons(tx: Tx, one: Place, errors: readonly string[], sight: Sight): Promise<ReasonCount[]> {
  return tx.rows<ReasonCount>(
    `select p->>'target' as target, p->>'code' as code, state = 'bad' as bad, count(*)::int as count
       from import_rows r cross join lateral (select e.value as p from jsonb_array_elements(r.problems) with ordinality e where r.state <> 'bad' or e.value->>'code' = any ($3::text[])
         order by e.ordinality limit case when r.state = 'bad' then 1 else 100 end) first
      where unit_id = $1 and import_id = $2 and ${countedFor('$4')} group by 1, 2, 3 order by bad desc, count desc`,
    [one.unitId, one.id, errors, sight],
  );
}

/** Of the good rows, how many hold a cell with this warning, and the first of them; of a denunciation not even its row is told. */
export function listWarned(
  tx: Tx,
  one: Place,
  of: { code: string; sight: Sight; most: number },
): Promise<{ count: number; rowNos: number[] }> {
  return tx.one<{ count: number; rowNos: number[] }>(
    `select count(*)::int as count, coalesce((array_agg(row_no order by row_no) filter (where petition_type <> 'TC'))[1:$4], '{}') as row_nos
       from import_rows r where unit_id = $1 and import_id = $2 and state = 'ready' and problems @> jsonb_build_array(jsonb_build_object('code', $3::text)) and ${countedFor('$5')}`,
    [one.unitId, one.id, of.code, of.most, of.sight],
  );
}

/**
 * Of the rows that would go in, how many a table counts within each of some sheets of opening figures, by the sheet's id: received by its last
 * day and not ended before its first, of complaints and denunciations those accepted or declined by the last.
 * @param isWhole with the rows that denounce or name an officer
 */
export async function countOpened(
  tx: Tx,
  one: Place & Pick<ImportRow, 'book'>,
  sheets: readonly { id: number; tableCode: string; from: string; to: string }[],
  isWhole: boolean,
): Promise<Map<number, number>> {
  const isOfBook = ({ tableCode }: { tableCode: string }) => (tableCode === '01-tcd') === (one.book === 'visits');
  const rows = await tx.rows<{ id: number; rows: number }>(
    `select x.id, count(*)::int as rows from jsonb_to_recordset($3::jsonb) x(id bigint, "tableCode" text, "from" date, "to" date)
       join import_rows r on r.unit_id = $1 and r.import_id = $2 and r.state = 'ready' and ($4 or r.petition_type <> 'TC' and not r.names_officer) and r.counted_from <= x."to" and coalesce(r.counted_to, 'infinity') >= x."from"
        and (x."tableCode" in ('01-tcd','02-xld')
          or r.is_own and r.counted_to <= x."to" and r.petition_type = case x."tableCode" when '03-gqkn' then 'KN' when '04-gqtc' then 'TC' end) group by x.id`,
    [one.unitId, one.id, JSON.stringify(sheets.filter(isOfBook)), isWhole],
  );
  return new Map(rows.map((row) => [row.id, row.rows]));
}

export interface ProblemRow {
  rowNo: number;
  guarded: boolean;
  problems: Problem[];
}
/** Rejected rows after a row number. */
export function listBadRows(tx: Tx, one: Place, after: number, most: number): Promise<ProblemRow[]> {
  return tx.rows<ProblemRow>(
    `select row_no, problems, ${guarded} as guarded from import_rows where unit_id = $1 and import_id = $2 and state = 'bad' and row_no > $3 order by row_no limit $4`,
    [one.unitId, one.id, after, most],
  );
}

/** Imports of every unit that keep words of a file and that nobody has touched since an instant. */
export function listForgotten(tx: UnitTx, before: Date): Promise<{ unitId: number; id: number }[]> {
  return tx.rows("select unit_id, id from imports where chunks > 0 and beat_at < $1 and state in ('staged','checked','done')", [
    before,
  ]);
}

/** Imports of every unit whose job gave no sign of life since an instant: for the one task that wakes them. */
export function listSilent(tx: UnitTx, before: Date): Promise<{ unitId: number; id: number; state: string }[]> {
  return tx.rows(
    "select unit_id, id, state from imports where state in ('staging','checking','running','undoing') and beat_at < $1",
    [before],
  );
}
