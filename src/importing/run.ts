// The import itself: chunk after chunk into the books, each chunk one transaction with its progress. Broken off anywhere, it goes
// on after the last whole chunk; a row that is in is never taken again.
import { recordEvent } from '../audit/events.ts';
import { type OldPetition, takeInPetitions } from '../petitions/history.ts';
import type { Outcome } from '../petitions/petition.ts';
import { takeInVisits } from '../reception/history.ts';
import type { Job } from '../system-act.ts';
import type { Act } from '../web/act.ts';
import { settingsOf, type UnitCache, unitFinder } from './check.ts';
import type { ImportRow } from './import.ts';
import { type ImportJob, runImportJob } from './job.ts';
import type { Problem } from './problems.ts';
import { countRows, listReady, loadChunk } from './queries.ts';
import { type ReadRow, readRow } from './read-row.ts';
import { saveImport, saveResults } from './records.ts';
import { outcomeOfEnd, statusOfEnd } from './vocabulary.ts';

interface Ready {
  rowNo: number;
  row: ReadRow;
}

export async function runImport(job: Job): Promise<void> {
  await runImportJob(job, 'running', 'startedBy', async (steps) => {
    const cache: UnitCache = new Map();
    for (let ordinal = steps.begun.chunksDone; ordinal < steps.begun.chunks; ordinal += 1) await takeChunk(steps, ordinal, cache);
    await steps.step(async (act, one) => {
      const counts = await countRows(act.tx, one);
      await saveImport(act.tx, one, { state: 'done', finishedAt: act.moment.at, beatAt: act.moment.at });
      await recordEvent(act.tx, act.actor, {
        kind: 'import.finished',
        at: act.moment.at,
        data: { number: one.number, rows: counts.petitions + counts.visits, refused: counts.bad },
      });
    });
  });
}

async function takeChunk({ step }: ImportJob, ordinal: number, cache: UnitCache): Promise<void> {
  const done = (act: Act, one: ImportRow, rows: number) => ({
    chunksDone: ordinal + 1,
    rowsDone: one.rowsDone + rows,
    beatAt: act.moment.at,
  });
  try {
    await step(async (act, one) => {
      const rows = await readyRows(act, one, ordinal, cache);
      await takeIn(act, one, rows);
      await saveImport(act.tx, one, done(act, one, rows.length));
    });
  } catch (error) {
    if (!isDataError(error)) throw error;
    // One row of the chunk does not fit the book. Each by itself then; the one that fails again says so and the others are in.
    const rows = await step((act, one) => readyRows(act, one, ordinal, cache));
    for (const row of rows) await takeOne(step, row);
    await step((act, one) => saveImport(act.tx, one, done(act, one, rows.length)));
  }
}

async function takeOne(step: ImportJob['step'], row: Ready): Promise<void> {
  try {
    await step((act, one) => takeIn(act, one, [row]));
  } catch (error) {
    if (!isDataError(error)) throw error;
    await step((act, one) =>
      saveResults(act.tx, one, [
        { rowNo: row.rowNo, petitionId: null, visitId: null, problem: { target: 'summary', code: 'refused' } },
      ]),
    );
  }
}

/** SQLSTATE 22 and 23: the data, not the connection. */
const isDataError = (error: unknown) => error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));

async function readyRows(act: Act, one: ImportRow, ordinal: number, cache: UnitCache): Promise<Ready[]> {
  const settings = await settingsOf(act, one);
  const raw = await loadChunk(act.tx, act.keyring, one, ordinal);
  const ready = await listReady(act.tx, one, raw);
  const wanted = raw.filter((row) => ready.has(row.no));
  const reading = { book: one.book, settings, today: act.moment.today, unitOf: await unitFinder(act, settings, wanted, cache) };
  return wanted.flatMap(({ no, cells }) => {
    const { row } = readRow(cells, reading);
    return row ? [{ rowNo: no, row }] : [];
  });
}

const named: Problem = { target: 'respondent', code: 'named' };

async function takeIn(act: Act, one: ImportRow, rows: readonly Ready[]): Promise<void> {
  if (one.book === 'visits') {
    const ids = await takeInVisits(
      act,
      rows.flatMap(({ row }) => (row.visit ? [{ ...row, ...row.visit, person: row.sender, personCount: row.senderCount }] : [])),
    );
    await saveResults(
      act.tx,
      one,
      rows.map(({ rowNo }, index) => ({ rowNo, petitionId: null, visitId: ids[index] ?? null, problem: null })),
    );
    return;
  }
  const ids = await takeInPetitions(
    act,
    rows.flatMap(({ row }) => oldPetition(row)),
  );
  await saveResults(
    act.tx,
    one,
    rows.map(({ rowNo }, index) => ({
      rowNo,
      petitionId: ids[index] ?? null,
      visitId: null,
      problem: ids[index] ? null : named,
    })),
  );
}

function oldPetition({ petition, note }: ReadRow): OldPetition[] {
  if (!petition) return [];
  const { end, closedOn, registration } = petition;
  return [
    {
      registration,
      closedOn,
      note,
      status: end === 'open' ? 'received' : statusOfEnd(end),
      outcome: (outcomeOfEnd[end] ?? null) as Outcome | null,
    },
  ];
}
