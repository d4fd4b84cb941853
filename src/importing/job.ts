// A job of an import runs in steps, each one transaction. Whoever begins takes the import's run number; a job that was thought
// dead and comes back finds another number there and stops.
import { actForUnit, type Job } from '../system-act.ts';
import type { Act } from '../web/act.ts';
import type { ImportState } from './import.ts';
import { FileRefused } from './reading/limits.ts';
import { deleteChunks, type LockedImport, lockImport, saveImport } from './records.ts';

class Superseded extends Error {}

export interface ImportJob {
  begun: LockedImport;
  /** One transaction with the import locked; gives what `work` gives. @param as whose account the records name: who ordered it */
  step<T>(work: (act: Act, one: LockedImport) => Promise<T>, as?: number): Promise<T>;
}

/**
 * Runs the job of one import while it is in `state`; does nothing when it is not.
 * @param orderedBy whose account the records name: who uploaded, or who started
 */
export async function runImportJob(
  job: Job,
  state: ImportState,
  orderedBy: 'uploadedBy' | 'startedBy',
  work: (job: ImportJob) => Promise<void>,
): Promise<void> {
  const { services, id } = job;
  const unitId = id('unitId');
  const importId = id('importId');
  const account = await actForUnit(services, unitId, async ({ tx }) => (await lockImport(tx, unitId, importId))[orderedBy] ?? 0);
  const locked = <T>(of: (act: Act, one: LockedImport) => Promise<T>, as = account) =>
    actForUnit(services, unitId, async (act) => of(act, await lockImport(act.tx, unitId, importId)), as);
  const begun = await locked(async (act, one) =>
    one.state === state ? saveImport(act.tx, one, { run: one.run + 1, beatAt: act.moment.at }) : undefined,
  );
  if (!begun) return;
  const step: ImportJob['step'] = (of, as) =>
    locked((act, one) => {
      if (one.run !== begun.run || one.state !== state) throw new Superseded();
      return of(act, one);
    }, as);
  try {
    await work({ begun, step });
  } catch (error) {
    if (error instanceof Superseded) return;
    if (!(error instanceof FileRefused)) throw error;
    const { message } = error;
    await step((act, one) => refuse(act, one, message));
  }
}

/** Nothing of the file goes in: its words are forgotten, the sentence stays. */
export async function refuse(act: Act, one: LockedImport, refusal: string): Promise<LockedImport> {
  await deleteChunks(act.tx, one);
  return saveImport(act.tx, one, {
    state: 'refused',
    refusal,
    chunks: 0,
    blobId: null,
    keyId: null,
    wrappedKey: null,
    finishedAt: act.moment.at,
  });
}
