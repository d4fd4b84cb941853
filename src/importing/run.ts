// The import itself: chunk after chunk into the books, each chunk one transaction with its progress. Broken off anywhere, it goes
// on after the last whole chunk; a row that is in is never taken again.
import { recordEvent } from '../audit/events.ts';
import { Refusal } from '../errors.ts';
import { notifyOfficers } from '../notifications/actions.ts';
import { type OldPetition, takeInPetitions } from '../petitions/history.ts';
import { takeInAccepted } from '../proceedings/taken-in.ts';
import { type OldVisit, takeInVisits } from '../reception/history.ts';
import type { Job } from '../system-act.ts';
import type { Act } from '../web/act.ts';
import { readRows, type UnitCache } from './chunk.ts';
import type { ImportRow } from './import.ts';
import { type ImportJob, runImportJob } from './job.ts';
import { keepTaken } from './kept-words.ts';
import type { Problem } from './problems.ts';
import { countRows, listReady, listWaiting, loadChunk, type RowCounts } from './queries.ts';
import { dayAccepted, type ReadRow } from './read-row.ts';
import {
  countChunks,
  countImported,
  deleteChunk,
  type LockedImport,
  markTakenMeanwhile,
  saveImport,
  saveResults,
} from './records.ts';
import { storeChunk } from './stage.ts';
import { outcomeOfEnd } from './vocabulary.ts';

interface Ready {
  rowNo: number;
  row: ReadRow;
}

/** The job of an import. Whoever ordered it and whoever brought the file are told when it is done, with the figures each may read. */
export async function runImport(job: Job): Promise<void> {
  await runImportJob(job, 'running', 'startedBy', async (steps) => {
    const cache: UnitCache = new Map();
    for (let ordinal = steps.begun.chunksDone; ordinal < steps.begun.chunks; ordinal += 1) await takeChunk(steps, ordinal, cache);
    await steps.step(async (act, one) => {
      const counts = await countRows(act.tx, one, 'whole');
      await keepTaken(act, one);
      await saveImport(act.tx, one, {
        state: 'done',
        chunks: await countChunks(act.tx, one),
        finishedAt: act.moment.at,
        beatAt: act.moment.at,
      });
      await recordEvent(act.tx, act.actor, {
        kind: 'import.finished',
        at: act.moment.at,
        // No count: whoever reads this may see fewer of them in the book.
        data: { number: one.number },
      });
      const tell = (accountId: number, words: string) =>
        notifyOfficers(act, [accountId], { kind: 'import.finished', words, href: `/imports/${one.id}` });
      await tell(one.uploadedBy, `${finishedWords(one)}: ${countedWords(counts)}`);
      // Whoever took it in is told no figure he could count his book by (docs/decisions/0018).
      if (one.startedBy !== null && one.startedBy !== one.uploadedBy) await tell(one.startedBy, finishedWords(one));
    });
  });
}

const finishedWords = ({ number }: ImportRow) => `Nhập xong sổ cũ, đợt ${number}`;
const countedWords = ({ petitions, visits, bad }: RowCounts) =>
  `${(petitions + visits).toLocaleString('vi-VN')} dòng vào sổ, ${bad.toLocaleString('vi-VN')} dòng chưa nhập`;

async function takeChunk(job: ImportJob, ordinal: number, cache: UnitCache): Promise<void> {
  const { step } = job;
  try {
    const left = await step(async (act, one) => {
      const rows = await readyRows(act, one, ordinal, cache);
      const others = await takeIn(act, one, rows);
      await saveImport(act.tx, one, { rowsDone: one.rowsDone + rows.length, beatAt: act.moment.at });
      return others;
    });
    await takeNaming(job, left);
  } catch (error) {
    if (!isRefused(error)) throw error;
    // One row of the chunk does not fit the book. Each by itself then; the one that fails again says so and the others are in.
    const rows = await step((act, one) => readyRows(act, one, ordinal, cache));
    for (const row of rows) await takeOne(job, row);
    await step((act, one) => saveImport(act.tx, one, { rowsDone: one.rowsDone + rows.length, beatAt: act.moment.at }));
  }
  await step(async (act, one) => {
    await keepWaiting(act, one, ordinal);
    await saveImport(act.tx, one, { chunksDone: ordinal + 1, beatAt: act.moment.at });
    await countImported(act.tx);
  });
}

/** Of the words of a chunk that is in, only those of rows that wait outside are kept: to be mended and sent again. */
async function keepWaiting(act: Act, one: LockedImport, ordinal: number): Promise<void> {
  const raw = await loadChunk(act.tx, act.keyring, one, ordinal);
  const waiting = await listWaiting(act.tx, one, raw);
  const left = raw.filter((row) => waiting.has(row.no));
  await deleteChunk(act.tx, one, ordinal);
  if (left.length > 0) await storeChunk(act, one, ordinal, left);
}

/**
 * Rows that name whoever pressed the button go in under the name of whoever brought the file, and nobody tells the first of them.
 * That a row names him is said only to one who brought the file himself: he has it.
 */
async function takeNaming({ begun, step }: ImportJob, left: readonly Ready[]): Promise<void> {
  if (left.length === 0) return;
  const isOwnFile = begun.startedBy === begun.uploadedBy;
  await step(async (act, one) => {
    const outside = isOwnFile ? left : await takeIn(act, one, left);
    const problem: Problem = isOwnFile ? { target: 'respondent', code: 'named' } : { target: 'summary', code: 'refused' };
    await saveResults(
      act.tx,
      one,
      outside.map(({ rowNo }) => ({ rowNo, petitionId: null, visitId: null, problem })),
    );
  }, begun.uploadedBy);
}

async function takeOne(job: ImportJob, row: Ready): Promise<void> {
  const { step } = job;
  try {
    await takeNaming(job, await step((act, one) => takeIn(act, one, [row])));
  } catch (error) {
    if (!isRefused(error)) throw error;
    // The same row of the same book came in by another file meanwhile, or something the register does not take.
    const problem: Problem = isRepeated(error)
      ? { target: 'oldNumber', code: 'alreadyImported' }
      : { target: 'summary', code: 'refused' };
    await step((act, one) => saveResults(act.tx, one, [{ rowNo: row.rowNo, petitionId: null, visitId: null, problem }]));
  }
}

const isRepeated = (error: Error) => 'constraint' in error && error.constraint === 'import_rows_once';

/** The book does not take it: by a rule of its own, or SQLSTATE 22 and 23, the data and not the connection. */
const isRefused = (error: unknown): error is Error =>
  error instanceof Refusal || (error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code)));

async function readyRows(act: Act, one: LockedImport, ordinal: number, cache: UnitCache): Promise<Ready[]> {
  await markTakenMeanwhile(act.tx, one);
  const raw = await loadChunk(act.tx, act.keyring, one, ordinal);
  const ready = await listReady(act.tx, one, raw);
  const wanted = raw.filter((row) => ready.has(row.no));
  return (await readRows(act, one, wanted, cache)).flatMap(({ no, read }) => (read.row ? [{ rowNo: no, row: read.row }] : []));
}

/** Takes rows into the book. Gives those it left because they name whose account acts. */
async function takeIn(act: Act, one: ImportRow, rows: readonly Ready[]): Promise<Ready[]> {
  const isVisits = one.book === 'visits';
  const ids = isVisits
    ? await takeInVisits(
        act,
        rows.flatMap(({ row }) => oldVisit(row)),
      )
    : await takeInPetitions(
        act,
        rows.flatMap(({ row }) => oldPetition(row)),
      );
  // One after the other: each proceeding takes its own turn at the clocks.
  for (const [index, { row }] of rows.entries()) {
    const [id, on] = [ids[index], dayAccepted(row)];
    const { number = '', isRemote = false } = row.petition?.acceptance ?? {};
    if (id && on) await takeInAccepted(act, id, { on, number, isRemote });
  }
  const results = rows.map(({ rowNo }, index) => ({
    rowNo,
    petitionId: isVisits ? null : (ids[index] ?? null),
    visitId: isVisits ? (ids[index] ?? null) : null,
    problem: null,
  }));
  await saveResults(
    act.tx,
    one,
    results.filter((_, index) => ids[index]),
  );
  return rows.filter((_, index) => !ids[index]);
}

function oldVisit({ visit, ...row }: ReadRow): OldVisit[] {
  return visit ? [{ ...row, ...visit, people: row.senders, personCount: row.senderCount }] : [];
}

function oldPetition({ petition, note, elsewhere }: ReadRow): OldPetition[] {
  if (!petition) return [];
  const { end, acceptance, acceptedOn, dueOn, endedOn, endWord, registration, isRespondentFound } = petition;
  return [
    {
      registration,
      isRespondentFound,
      endedOn,
      endWord,
      acceptance,
      acceptedOn,
      dueOn,
      note,
      elsewhere,
      status: end === 'open' || end === 'accepted_open' ? 'received' : end,
      outcome: outcomeOfEnd[end] ?? null,
    },
  ];
}
