// Reading an uploaded file into staged rows: some hundreds at a time, encrypted before they are stored; the file then goes.
import { NotAllowedNow } from '../errors.ts';
import { actForUnit, type Job } from '../system-act.ts';
import type { Act } from '../web/act.ts';
import { readDate } from './cells.ts';
import { headSaidBefore, readHead } from './head.ts';
import type { ImportRow } from './import.ts';
import { runImportJob } from './job.ts';
import { chunkContext, loadImport, loadRemembered, wordsContext } from './queries.ts';
import { type Encoding, encodings } from './reading/encoding.ts';
import { FileRefused, refusals } from './reading/limits.ts';
import { readFile } from './reading/read-file.ts';
import { isSample, rowEncodings } from './reading/row-encoding.ts';
import { nothingNoted, type RawRow, type ReadingNotes } from './reading/rows.ts';
import { deleteChunks, insertChunk, type LockedImport, putWords, saveImport } from './records.ts';
import { withoutOurColumns } from './rejected-layout.ts';
import { againstBefore, headsKey, type ImportSettings, leadingRows, proposeColumns, rowReader } from './settings.ts';
import { type LeftOut, oneBook } from './sheets.ts';
import { findHead } from './targets.ts';
import { withEnds } from './unused-ends.ts';

const chunkRows = 500;
/** So many tell which column says how a row ended. */
const sampleRows = 300;
/** Of rows with a doubtful cell so many are remembered, to be looked at. */
const doubtfulRows = 24;
/** Of each encoding so many rows are remembered: of those that may denounce none is shown. */
const rowsOfEach = 24;

/** What is learned of a file while it streams by. */
interface Learned {
  found: Partial<Record<Encoding, number>>;
  doubtful: { cells: number; rows: number[] };
  rowsOf: Partial<Record<Encoding, number[]>>;
  first: RawRow[];
  sample: RawRow[];
  total: number;
  widest: number;
}

/**
 * The job that reads a file once, as it streams, stores its rows sealed in chunks and learns encoding, heads and columns from them. One that is
 * no table, has no rows or is too large is refused: the sentence stands on the page of the import, nothing of the file is kept.
 */
export async function stageImport(job: Job): Promise<void> {
  let used: ImportRow | undefined;
  await runImportJob(job, 'staging', 'uploadedBy', async ({ begun, step }) => {
    used = begun;
    const notes = nothingNoted();
    const doubtful = { cells: 0, rows: [] };
    const learned: Learned = { found: {}, doubtful, rowsOf: {}, first: [], sample: [], total: 0, widest: 0 };
    await step((act, one) => deleteChunks(act.tx, one));
    let ordinal = 0;
    let chunk: RawRow[] = [];
    const store = async () => {
      if (chunk.length === 0) return;
      const rows = chunk;
      chunk = [];
      await step(async (act, one) => {
        await storeChunk(act, one, ordinal, rows);
        await saveImport(act.tx, one, { rowsDone: learned.total, chunksDone: ordinal + 1, beatAt: act.moment.at });
      });
      ordinal += 1;
    };
    const left: LeftOut = { sheets: new Set(), rows: 0 };
    const rows = withoutOurColumns(readFile(opener(job, begun), begun.sizeBytes, notes));
    for await (const row of oneBook(rows, begun.book, left)) {
      learn(learned, row);
      chunk.push(row);
      if (chunk.length === chunkRows) await store();
    }
    await store();
    // A line of words that is not even a head is no table, whatever its name says.
    const isLine = learned.total === 1 && notes.sheets.length === 0 && (learned.widest < 2 || notes.emptyRows === 0);
    if (isLine && findHead([learned.first[0]?.cells ?? []], begun.book) < 0) throw new FileRefused(refusals.unknown);
    if (learned.total < 2) throw new FileRefused(refusals.noRows(notes.emptyRows));
    if (learned.widest < 2) throw new FileRefused(refusals.oneColumn);
    await step((act, one) => finish(act, one, learned, { ...notes, left }, ordinal));
  });
  // Only once the rows are staged or the file is refused for good: a job that broke off reads it again.
  const { blobId, unitId, id } = used ?? {};
  if (!blobId || !unitId || !id) return;
  const now = await actForUnit(job.services, unitId, ({ tx }) => loadImport(tx, id));
  if (now.state !== 'staging') await job.services.files.remove(blobId);
}

/** Opens the upload's content, as often as it must be read. */
function opener(job: Job, { blobId, keyId, wrappedKey }: ImportRow) {
  return async () => {
    if (!blobId || !keyId || !wrappedKey) throw new FileRefused(refusals.expired);
    try {
      return (await job.services.files.open({ blobId, keyId, wrappedKey })) as AsyncIterable<Buffer>;
    } catch (error) {
      if (error instanceof NotAllowedNow) throw new FileRefused(refusals.expired);
      throw error;
    }
  };
}

function learn(learned: Learned, row: RawRow): void {
  learned.total += 1;
  learned.widest = Math.max(learned.widest, row.cells.length);
  if (learned.first.length < leadingRows) learned.first.push(row);
  if (learned.sample.length < sampleRows) learned.sample.push(row);
  const { found, doubtful, rowsOf } = learned;
  const before = doubtful.cells;
  const here = new Set<Encoding>();
  for (const [index, cell] of rowEncodings(row.cells, 'unicode').entries()) {
    if (!cell) continue;
    if (cell.isDoubtful) {
      doubtful.cells += 1;
      continue;
    }
    found[cell.encoding] = (found[cell.encoding] ?? 0) + 1;
    if (isSample(row.cells[index] ?? '')) here.add(cell.encoding);
  }
  for (const encoding of here) {
    rowsOf[encoding] ??= [];
    if (rowsOf[encoding].length < rowsOfEach) rowsOf[encoding].push(row.no);
  }
  if (doubtful.cells > before && doubtful.rows.length < doubtfulRows) doubtful.rows.push(row.no);
}

/** Encrypts rows and keeps them as one chunk. */
export async function storeChunk(act: Act, one: LockedImport, ordinal: number, rows: readonly RawRow[]): Promise<void> {
  const first = rows[0]?.no ?? 0;
  const last = rows[rows.length - 1]?.no ?? 0;
  await insertChunk(
    act.tx,
    one,
    { ordinal, firstRow: first, lastRow: last },
    act.keyring.seal(JSON.stringify(rows), chunkContext(one, ordinal)),
  );
}

/** The first proposal for encoding, head and columns: the source's own when the layout is known, else by guess. */
async function finish(
  act: Act,
  one: LockedImport,
  learned: Learned,
  notes: ReadingNotes & { left: LeftOut },
  chunks: number,
): Promise<void> {
  const usual = encodings.reduce((best, encoding) =>
    (learned.found[encoding] ?? 0) > (learned.found[best] ?? 0) ? encoding : best,
  );
  const several = encodings.filter((encoding) => (learned.found[encoding] ?? 0) > 0).length > 1;
  const encoding = several ? 'auto' : usual;
  const read = learned.first.map((row) => row.cells.map(rowReader({ encoding, usual }, row.cells)));
  const remembered = await loadRemembered(act.tx, act.keyring, one.unitId, one.sourceId);
  const leading = read.map((texts, index) => ({ no: learned.first[index]?.no ?? 0, texts }));
  const head = (remembered && headSaidBefore(leading, remembered.headsKey)) ?? readHead(leading, one.book);
  const heads = Array.from({ length: Math.min(learned.widest, 60) }, (_, index) => (head.heads[index] ?? '').slice(0, 120));
  // Titles and a head are no book. Where no head is known, a few rows among many empty ones that never say a day are titles.
  const isBare =
    head.rows.length === 0 && learned.total <= leadingRows && notes.emptyRows > learned.total && !read.flat().some(readDate);
  const isHeadOnly = learned.total <= learned.first.filter((row) => row.no <= head.lastNo).length;
  if (isBare || isHeadOnly) throw new FileRefused(refusals.noRows(notes.emptyRows));
  const isKnown = remembered?.headsKey === headsKey(heads);
  const sample = learned.sample.filter((row) => row.no > head.lastNo);
  const columns = proposeColumns(heads, one.book, remembered);
  const settings: ImportSettings = {
    // "Unicode" may only mean that the last file, of mended rows, had nothing else.
    encoding: isKnown && several && remembered.encoding !== 'unicode' ? remembered.encoding : encoding,
    usual,
    found: learned.found,
    ...(several ? { doubtful: learned.doubtful, sampleRows: learned.rowsOf } : {}),
    headRow: head.lastNo,
    heads,
    ...againstBefore(heads, columns, remembered),
    sheets: notes.sheets,
    otherSheets: notes.sheets.filter((_, index) => notes.left.sheets.has(index)),
    leftOut: notes.left.rows,
    numbering: remembered?.numbering ?? 'unique',
    columns: isKnown
      ? columns
      : withEnds(
          columns,
          one.book,
          sample.map((row) => row.cells.map(rowReader({ encoding, usual }, row.cells))),
        ),
    blankState: remembered?.blankState ?? '',
    blankSender: remembered?.blankSender ?? 'unknown',
    values: remembered?.values ?? {},
    units: remembered?.units ?? {},
  };
  await putWords(act.tx, one, 'settings', act.keyring.seal(JSON.stringify(settings), wordsContext(one, 'settings')));
  await saveImport(act.tx, one, {
    state: 'staged',
    chunks,
    rowsTotal: learned.total,
    rowsDone: 0,
    chunksDone: 0,
    formulas: notes.formulas,
    emptyRows: notes.emptyRows,
    blobId: null,
    keyId: null,
    wrappedKey: null,
    beatAt: act.moment.at,
  });
}
