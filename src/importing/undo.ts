// Taking an import back, some hundreds of rows at a time: whatever nobody has touched since, asked again under lock before it goes.
import { recordEvent, recordEvents } from '../audit/events.ts';
import { notifyOfficers } from '../notifications/actions.ts';
import type { Job } from '../system-act.ts';
import type { Act } from '../web/act.ts';
import { runImportJob } from './job.ts';
import { forgetTaken } from './kept-words.ts';
import { findStarter, listStruck } from './queries.ts';
import { beginUndo, deleteChunks, type LockedImport, saveImport, undoNext } from './records.ts';

const rowsAtOnce = 500;

/** The job that takes an import back. Numbers stay struck in the book; whoever brought the file is told what stayed. */
export async function undoImport(job: Job): Promise<void> {
  await runImportJob(job, 'undoing', 'startedBy', async ({ step }) => {
    await step((act) => beginUndo(act.tx, job.id('importId')));
    for (let more = true; more; ) {
      more = await step(async (act, one) => {
        const { done } = await undoNext(act.tx, one.id, rowsAtOnce, act.moment.at, `Hoàn tác đợt nhập số ${one.number}`);
        await recordStruck(act, one);
        await saveImport(act.tx, one, { rowsDone: one.rowsDone + done, beatAt: act.moment.at });
        return done > 0;
      });
    }
    await step(async (act, one) => {
      await deleteChunks(act.tx, one);
      await forgetTaken(act, one);
      await saveImport(act.tx, one, { state: 'undone', chunks: 0, finishedAt: act.moment.at, beatAt: act.moment.at });
      await recordEvent(act.tx, act.actor, {
        kind: 'import.undone',
        at: act.moment.at,
        // No count: what stayed may be what is hidden from whoever reads this.
        data: { number: one.number },
      });
      await tellUploader(act, one);
    });
  });
}

/** Each number this step left in its book, struck through, says so on its own page. */
async function recordStruck(act: Act, one: LockedImport): Promise<void> {
  const struck = await listStruck(act.tx, one, act.moment.at);
  await recordEvents(
    act.tx,
    act.actor,
    struck.map(({ petitionId, visitId, sealed }) => ({
      kind: petitionId === null ? 'visit.import_undone' : 'petition.import_undone',
      at: act.moment.at,
      petitionId,
      visitId,
      sealed,
      data: { number: one.number },
    })),
  );
}

/** Whoever brought the file learns that a colleague took it back: what he counted on is no longer in the book. */
async function tellUploader(act: Act, one: LockedImport): Promise<void> {
  if (one.uploadedBy === one.startedBy) return;
  await notifyOfficers(act, [one.uploadedBy], {
    kind: 'import.undone',
    words: `Đợt nhập sổ cũ số ${one.number} ông, bà tải lên đã được ${await findStarter(act.tx, one)} hoàn tác`,
    href: `/imports/${one.id}`,
  });
}
