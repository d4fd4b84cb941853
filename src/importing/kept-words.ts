// Words of a file the report keeps once its rows have gone in, and once they are out again.
import type { Act } from '../web/act.ts';
import type { ImportReport } from './import.ts';
import { loadReport, wordsContext } from './queries.ts';
import { type LockedImport, putWords } from './records.ts';

async function keepOf(
  act: Act,
  one: LockedImport,
  kept: (report: ImportReport) => NonNullable<ImportReport['taken']>,
): Promise<void> {
  const report = await loadReport(act.tx, act.keyring, one);
  if (!report) return;
  const left: ImportReport = { ...report, unknown: [], unknownUnits: [], takenUnits: [], taken: kept(report) };
  await putWords(act.tx, one, 'report', act.keyring.seal(JSON.stringify(left), wordsContext(one, 'report')));
}

/** Nothing is asked for any more; what the words of the rows were taken for stays readable, less those only a denunciation may say. */
export const keepTaken = (act: Act, one: LockedImport): Promise<void> =>
  keepOf(act, one, ({ taken = [] }) =>
    taken.filter(({ ready }) => ready > 0).map((word) => (word.isTold ? word : { ...word, key: '', text: '' })),
  );

/** The rows are out: nothing of what they said is kept. */
export const forgetTaken = (act: Act, one: LockedImport): Promise<void> => keepOf(act, one, () => []);
