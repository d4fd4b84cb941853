// The dry run: every staged row is read with the officer's choices, its problems are noted, nothing goes into a book.

import { countPeriod } from '../deadlines/counting.ts';
import { limitFor, type Variant } from '../deadlines/rules.ts';
import { findNamedInAll } from '../petitions/named/naming.ts';
import { declaredClock, processingRule } from '../petitions/registration.ts';
import { mainRules } from '../proceedings/acceptance.ts';
import { procedureFor } from '../proceedings/proceeding.ts';
import type { Job } from '../system-act.ts';
import type { Act } from '../web/act.ts';
import { readRows, type UnitCache } from './chunk.ts';
import { countedDays } from './counted-days.ts';
import { countPeople } from './different-people.ts';
import { type ImportReport, type ImportRow, type Likely, mostLikely } from './import.ts';
import { runImportJob } from './job.ts';
import { likelyRows, stillLikely } from './likely.ts';
import { isError } from './problems.ts';
import { loadChunk, loadSettings, wordsContext } from './queries.ts';
import { dayAccepted, type ReadRow, type RowReading } from './read-row.ts';
import { type CheckedRow, countImported, deleteRows, insertRows, markRepeated, putWords, saveImport } from './records.ts';
import { personKey } from './senders.ts';
import type { ImportSettings } from './settings.ts';
import { endsTally } from './unused-ends.ts';
import { goesOn, wordKey } from './vocabulary.ts';
import { openPaperOf } from './waiting.ts';

/** Distinct words kept of one list: a column with more is not a list. */
const mostWords = 200;

/** The job of a check, one chunk a transaction. What an earlier check noted goes first; an import no longer being checked is left alone. */
export async function checkImport(job: Job): Promise<void> {
  await runImportJob(job, 'checking', 'uploadedBy', async ({ begun, step }) => {
    const report: ImportReport = { rows: 0, unknown: [], unknownUnits: [] };
    let tally = tallyOf(report, {});
    const cache: UnitCache = new Map();
    const likely: Likely[] = [];
    let ends = endsTally(begun.book, []);
    await step(async (act, one) => {
      const settings = await loadSettings(act.tx, act.keyring, one);
      ends = endsTally(one.book, settings?.columns ?? []);
      tally = tallyOf(report, settings?.units ?? {});
      await deleteRows(act.tx, one);
      await saveImport(act.tx, one, { chunksDone: 0, rowsDone: 0 });
    });
    for (let ordinal = 0; ordinal < begun.chunks; ordinal += 1) {
      await step(async (act, one) => {
        const rows = await readRows(act, one, await loadChunk(act.tx, act.keyring, one, ordinal), cache);
        const naming = await namingRows(act, one, rows);
        for (const { no, texts, read } of rows) {
          tally.add(read, !read.row?.sealed && !naming.has(no));
          ends.add(texts);
        }
        if (likely.length < mostLikely) likely.push(...(await likelyRows(act, one, rows)));
        await insertRows(
          act.tx,
          one,
          rows.map((row) => checkedRow(act, one, row, naming)),
        );
        await saveImport(act.tx, one, { chunksDone: ordinal + 1, rowsDone: one.rowsDone + rows.length, beatAt: act.moment.at });
      });
    }
    await step(async (act, one) => {
      await countImported(act.tx);
      await markRepeated(act.tx, one);
      tally.finish();
      const unusedEnds = ends.unused();
      if (unusedEnds) report.unusedEnds = unusedEnds;
      report.likely = await stillLikely(act, one, likely);
      report.people = await countPeople(act.tx, one);
      await putWords(act.tx, one, 'report', act.keyring.seal(JSON.stringify(finished(report)), wordsContext(one, 'report')));
      await saveImport(act.tx, one, { state: 'checked', beatAt: act.moment.at });
    });
  });
}

const hex = (act: Act, purpose: string, words: string) => act.keyring.fingerprint(purpose, words).toString('hex');

/** Of the rows that surely denounce nobody, the numbers of those that name an officer: he reads nothing of them, wherever they wait. */
async function namingRows(
  act: Act,
  one: ImportRow,
  rows: readonly { no: number; read: RowReading }[],
): Promise<ReadonlySet<number>> {
  const asked = rows.filter(({ read }) => !read.maySeal && read.cells.respondent);
  if (asked.length === 0) return new Set();
  const namings = await findNamedInAll(
    act.house,
    one.unitId,
    asked.map(({ read }) => openPaperOf(read)),
    act.moment.today,
  );
  return new Set(asked.filter((_, index) => (namings[index]?.named.length ?? 0) > 0).map(({ no }) => no));
}

/** Whether only whoever brought the file reads the row while it waits. Of a good row with a respondent it is settled should it ever wait. */
function guardedOf(rowNo: number, read: RowReading, naming: ReadonlySet<number>): boolean | null {
  if (read.maySeal) return true;
  return read.row !== null && read.cells.respondent ? null : naming.has(rowNo);
}

function comesAgain({ row }: RowReading): boolean {
  const { instance, denunciationRound } = row?.petition?.registration ?? {};
  return instance === 'second' || denunciationRound === 'continued';
}

function mainRuleOf({ type, petition }: ReadRow): string | undefined {
  const { instance = null, denunciationRound = null } = petition?.registration ?? {};
  const procedure = procedureFor({ petitionType: type, instance, denunciationRound, objectKind: null });
  return procedure && mainRules[procedure];
}

function acceptanceOf({ row }: RowReading): CheckedRow['acceptance'] {
  if (row?.petition?.isElsewhere) return 'elsewhere';
  if (!row?.petition?.acceptance) return null;
  return dayAccepted(row) ? 'dated' : 'undated';
}

/** Why an open petition of the row will have no day: 0 for want of a rule, else the year without a calendar; null where it will have one. */
function noDayOf({ rules }: Act, { row }: RowReading): number | null {
  if (!row?.petition || !goesOn(row.petition.end)) return null;
  const acceptedOn = dayAccepted(row);
  const resolution = acceptedOn && mainRuleOf(row);
  const startedOn = acceptedOn ?? row.receivedOn;
  const rule = resolution
    ? rules.book.findInForce(resolution, startedOn)
    : processingRule(rules.book, declaredClock(row.type), startedOn);
  if (!rule) return 0;
  const variants: Variant[] = resolution && row.type === 'KN' && row.petition.acceptance?.isRemote ? ['remote'] : [];
  const period = { startedOn, limit: limitFor(rule, variants), unit: rule.unit, pauses: [] };
  return countPeriod(period, rules.calendar).calendarMissing;
}

/** All a row says, in whichever encoding and however spaced: by it the very same row is known again. */
const contentOf = (texts: readonly string[]) =>
  JSON.stringify(texts.map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())).replace(/(?:,"")+\]$/, ']');

function checkedRow(
  act: Act,
  one: ImportRow,
  { no: rowNo, texts, read }: { no: number; texts: readonly string[]; read: RowReading },
  naming: ReadonlySet<number>,
): CheckedRow {
  const person = read.row?.person;
  const marked = (mark: string | undefined) => (mark ? hex(act, 'import-person', `${one.unitId}:${mark}`) : null);
  return {
    rowNo,
    digest: read.row ? hex(act, 'import-row', `${one.unitId}:${one.sourceId}:${read.row.key}`) : null,
    content: read.row ? hex(act, 'import-content', `${one.unitId}:${one.sourceId}:${contentOf(texts)}`) : null,
    person: marked(person ? personKey(person) : ''),
    personYear: marked(person?.year),
    personHome: marked(person?.home),
    state: read.row ? 'ready' : 'bad',
    problems: read.problems.filter((problem) => read.row !== null || isError(problem.code)),
    year: read.row ? Number(read.row.receivedOn.slice(0, 4)) : null,
    petitionType: read.row?.type ?? null,
    isAgain: comesAgain(read),
    isOpen: read.row?.petition ? goesOn(read.row.petition.end) : false,
    acceptance: acceptanceOf(read),
    noDay: noDayOf(act, read),
    isNameless: read.row?.senders.length === 0,
    officeId: read.row?.handledById ?? null,
    guarded: guardedOf(rowNo, read, naming),
    namesOfficer: read.row !== null && naming.has(rowNo),
    ...countedDays(read.row),
  };
}

/** Counts what a row says into the report; an open row is counted for whoever takes the book in, too. */
function tallyOf(
  report: ImportReport,
  units: ImportSettings['units'],
): { add: (read: RowReading, isOpen: boolean) => void; finish: () => void } {
  const unknown = new Map<string, ImportReport['unknown'][number]>();
  const lost = new Map<string, ImportReport['unknownUnits'][number]>();
  const found = new Map<string, ImportReport['unknownUnits'][number]>();
  const taken = new Map<string, NonNullable<ImportReport['taken']>[number]>();
  const takenWords: NonNullable<ImportReport['taken']> = [];
  const takenUnits: ImportReport['unknownUnits'] = [];
  /** Of each row that may denounce, its unknown words: which of them are asked for is known at the end. */
  const guarded: ImportReport['unknown'][number][][] = [];
  const add = (read: RowReading, isOpen: boolean) => {
    report.rows += 1;
    const words: ImportReport['unknown'] = [];
    for (const { field, key, shown } of read.unknown) {
      const text = shown.slice(0, 80);
      const one = count(unknown, `${field}:${key}`, report.unknown, mostWords * 5, { field, key, text, count: 0 });
      // Counted wherever it stands; shown once a row that surely denounces nobody says it.
      if (one?.text === '') one.text = text;
      if (one) words.push(one);
    }
    if (read.maySeal && words.length > 0) guarded.push(words);
    for (const { text, ...word } of read.taken) {
      const fresh = { ...word, text: text.slice(0, 80), count: 0, ready: 0, open: 0 };
      const one = count(taken, `${word.field}:${word.key}`, takenWords, mostWords * 5, fresh);
      if (one && read.row) one.ready += 1;
      if (one && read.row && isOpen) one.open = (one.open ?? 0) + 1;
      if (one && word.isTold && !one.isTold) Object.assign(one, { text: fresh.text, isTold: true });
    }
    if (read.row?.petition && !read.cells.state) {
      report.blankStates = (report.blankStates ?? 0) + 1;
      if (isOpen) report.blankOpen = (report.blankOpen ?? 0) + 1;
    }
    // Nothing a denunciation says is listed, not even an office: the column may have been chosen wrongly.
    if (!read.row || read.row.sealed || read.row.handledBy === '') return;
    const { handledBy } = read.row;
    const key = wordKey(handledBy);
    const isLost = read.problems.some((one) => one.target === 'handledBy' && one.code === 'unknownUnit');
    if (!isLost && !Object.hasOwn(units, key)) return;
    const [counted, list] = isLost ? [lost, report.unknownUnits] : [found, takenUnits];
    count(counted, key, list, mostWords, { key, text: handledBy.slice(0, 120), count: 0 });
  };
  // A type that is asked for comes first: what else the row says is read once it is known.
  const isHidden = (words: ImportReport['unknown']) =>
    words.some((one) => one.text === '') && !words.some((one) => one.field === 'type' && one.text !== '');
  const finish = () => {
    Object.assign(report, { taken: takenWords, takenUnits });
    report.hiddenUnknown = guarded.filter(isHidden).length;
  };
  return { add, finish };
}

function count<T extends { count: number }>(
  known: Map<string, T>,
  key: string,
  list: T[],
  most: number,
  fresh: T,
): T | undefined {
  let one = known.get(key);
  if (!one) {
    if (list.length >= most) return undefined;
    one = fresh;
    known.set(key, one);
    list.push(one);
  }
  one.count += 1;
  return one;
}

function finished(report: ImportReport): ImportReport {
  const byCount = (one: { count: number }, other: { count: number }) => other.count - one.count;
  return {
    ...report,
    unknown: report.unknown.sort(byCount),
    unknownUnits: report.unknownUnits.sort(byCount),
  };
}
