// Taking an import back, some hundreds of rows at a time: whatever nobody has touched since, asked again under lock before it goes.
import { recordEvent } from '../audit/events.ts';
import type { Job } from '../system-act.ts';
import { runImportJob } from './job.ts';
import { beginUndo, deleteChunks, saveImport, undoNext } from './records.ts';

const rowsAtOnce = 500;

export async function undoImport(job: Job): Promise<void> {
  await runImportJob(job, 'undoing', 'startedBy', async ({ step }) => {
    await step((act) => beginUndo(act.tx, job.id('importId')));
    for (let more = true; more; ) {
      more = await step(async (act, one) => {
        const { done } = await undoNext(act.tx, one.id, rowsAtOnce, act.moment.at, `Hoàn tác đợt nhập số ${one.number}`);
        await saveImport(act.tx, one, { rowsDone: one.rowsDone + done, beatAt: act.moment.at });
        return done > 0;
      });
    }
    await step(async (act, one) => {
      await deleteChunks(act.tx, one);
      await saveImport(act.tx, one, { state: 'undone', chunks: 0, finishedAt: act.moment.at, beatAt: act.moment.at });
      await recordEvent(act.tx, act.actor, {
        kind: 'import.undone',
        at: act.moment.at,
        // No count: what stayed may be what is hidden from whoever reads this.
        data: { number: one.number },
      });
    });
  });
}
