// The dry run: every staged row is read with the officer's choices, its problems are noted, nothing goes into a book.
import type { Job } from '../system-act.ts';
import { findUnitsByNames, type NamedUnit } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import type { ImportReport, ImportRow } from './import.ts';
import { runImportJob } from './job.ts';
import { chooseUnit, officeWords } from './offices.ts';
import { isError } from './problems.ts';
import { loadChunk, loadSettings, wordsContext } from './queries.ts';
import { type Reading, type RowReading, readRow } from './read-row.ts';
import type { RawRow } from './reading/rows.ts';
import { type CheckedRow, deleteRows, insertRows, markRepeated, putWords, saveImport } from './records.ts';
import { cellsOf, type ImportSettings } from './settings.ts';
import { wordKey } from './vocabulary.ts';

/** Distinct words kept of one list: a column with more is not a list. */
const mostWords = 200;

/** Units by their folded names, asked once each over the life of a job. */
export type UnitCache = Map<string, NamedUnit[]>;
const mostCached = 20_000;

/** Asks for every office a chunk names that is not known yet, in one query; gives the finder. */
export async function unitFinder(
  act: Act,
  settings: ImportSettings,
  rows: readonly RawRow[],
  cache: UnitCache,
): Promise<Reading['unitOf']> {
  if (cache.size > mostCached) cache.clear();
  const asked = new Set<string>();
  for (const row of rows) {
    const said = cellsOf(settings, row.cells);
    for (const text of [said.ward, said.handledBy]) {
      const { name } = officeWords(text ?? '');
      if (name !== '' && !cache.has(name)) asked.add(name);
    }
  }
  if (asked.size > 0) {
    for (const name of asked) cache.set(name, []);
    for (const unit of await findUnitsByNames(act.house, [...asked])) cache.get(unit.asked)?.push(unit);
  }
  return (text, on) => {
    const words = officeWords(text);
    return chooseUnit(words, cache.get(words.name) ?? [], on);
  };
}

export async function checkImport(job: Job): Promise<void> {
  await runImportJob(job, 'checking', 'uploadedBy', async ({ begun, step }) => {
    const report: ImportReport = { rows: 0, unknown: [], unknownUnits: [] };
    const tally = tallyOf(report);
    const cache: UnitCache = new Map();
    await step(async (act, one) => {
      await deleteRows(act.tx, one);
      await saveImport(act.tx, one, { chunksDone: 0, rowsDone: 0 });
    });
    for (let ordinal = 0; ordinal < begun.chunks; ordinal += 1) {
      await step(async (act, one) => {
        const settings = await settingsOf(act, one);
        const rows = (await loadChunk(act.tx, act.keyring, one, ordinal)).filter((row) => row.no > settings.headRow);
        const reading: Reading = {
          book: one.book,
          settings,
          today: act.moment.today,
          unitOf: await unitFinder(act, settings, rows, cache),
        };
        const checked = rows.map((row) => {
          const read = readRow(row.cells, reading);
          tally(read);
          return checkedRow(act, one, row, read);
        });
        await insertRows(act.tx, one, checked);
        await saveImport(act.tx, one, { chunksDone: ordinal + 1, rowsDone: one.rowsDone + rows.length, beatAt: act.moment.at });
      });
    }
    await step(async (act, one) => {
      await markRepeated(act.tx, one);
      await putWords(act.tx, one, 'report', act.keyring.seal(JSON.stringify(finished(report)), wordsContext(one, 'report')));
      await saveImport(act.tx, one, { state: 'checked', beatAt: act.moment.at });
    });
  });
}

/** @throws Error when the file was never staged to its end */
export async function settingsOf(act: Act, one: ImportRow): Promise<ImportSettings> {
  const settings = await loadSettings(act.tx, act.keyring, one);
  if (!settings) throw new Error('An import without settings was set to work');
  return settings;
}

const hex = (act: Act, purpose: string, words: string) => act.keyring.fingerprint(purpose, words).toString('hex');

function checkedRow(act: Act, one: ImportRow, row: RawRow, read: RowReading): CheckedRow {
  return {
    rowNo: row.no,
    digest: read.row ? hex(act, 'import-row', `${one.unitId}:${one.sourceId}:${read.row.key}`) : null,
    person: read.row?.personKey ? hex(act, 'import-person', `${one.unitId}:${read.row.personKey}`) : null,
    state: read.row ? 'ready' : 'bad',
    problems: read.problems.filter((problem) => read.row !== null || isError(problem.code)),
    year: read.row ? Number(read.row.receivedOn.slice(0, 4)) : null,
    petitionType: read.row?.type ?? null,
    isOpen: read.row?.petition?.end === 'open',
    officeId: read.row?.handledById ?? null,
  };
}

/** Counts what a row says into the report. */
function tallyOf(report: ImportReport): (read: RowReading) => void {
  const unknown = new Map<string, ImportReport['unknown'][number]>();
  const lost = new Map<string, ImportReport['unknownUnits'][number]>();
  return (read) => {
    report.rows += 1;
    for (const { field, key, shown } of read.unknown)
      count(unknown, `${field}:${key}`, report.unknown, mostWords * 5, { field, key, text: shown.slice(0, 80), count: 0 });
    // Nothing a denunciation says is listed, not even an office: the column may have been chosen wrongly.
    if (!read.row || read.row.sealed) return;
    const { handledBy } = read.row;
    if (read.problems.some((one) => one.target === 'handledBy' && one.code === 'unknownUnit'))
      count(lost, wordKey(handledBy), report.unknownUnits, mostWords, {
        key: wordKey(handledBy),
        text: handledBy.slice(0, 120),
        count: 0,
      });
  };
}

function count<T extends { count: number }>(known: Map<string, T>, key: string, list: T[], most: number, fresh: T): void {
  let one = known.get(key);
  if (!one) {
    if (list.length >= most) return;
    one = fresh;
    known.set(key, one);
    list.push(one);
  }
  one.count += 1;
}

function finished(report: ImportReport): ImportReport {
  const byCount = (one: { count: number }, other: { count: number }) => other.count - one.count;
  return {
    ...report,
    unknown: report.unknown.sort(byCount),
    unknownUnits: report.unknownUnits.sort(byCount),
  };
}
