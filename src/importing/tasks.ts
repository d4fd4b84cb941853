// What the worker does for imports, and the sweep that wakes one whose worker died under it.
import { systemActor } from '../accounts/actor.ts';
import { enqueue, type TaskName } from '../database/outbox.ts';
import { actForUnit, type TaskRunner } from '../system-act.ts';
import { type ImportState, silentMs, wordsKeptDays } from './import.ts';
import { refuse } from './job.ts';
import { listForgotten, listSilent } from './queries.ts';
import { refusals } from './reading/limits.ts';
import { deleteChunks, lockImport, saveImport } from './records.ts';

export { checkImport } from './check.ts';
export { runImport } from './run.ts';
export { stageImport } from './stage.ts';
export { undoImport } from './undo.ts';

/** The task that does the work of a state. */
export const taskOf: Partial<Record<ImportState, TaskName>> = {
  staging: 'stage_import',
  checking: 'check_import',
  running: 'run_import',
  undoing: 'undo_import',
};

/**
 * Imports of any unit at work but silent: their job is queued anew. A job that only was slow finds itself replaced and stops. Words
 * of files nobody has come back to are forgotten.
 */
export const resumeImports: TaskRunner = async ({ services }) => {
  const reader = { ...systemActor(0), reach: { all: true, units: [], sealed: 'none' as const, assignedOnly: false } };
  const before = new Date(services.now().getTime() - silentMs);
  for (const one of await services.database.inUnit(reader, (tx) => listSilent(tx, before))) {
    const task = taskOf[one.state as ImportState];
    if (task)
      await actForUnit(services, one.unitId, ({ tx }) =>
        enqueue(tx, task, { unitId: one.unitId, importId: one.id }, { key: `import:${one.unitId}:${one.id}` }),
      );
  }
  const longAgo = new Date(services.now().getTime() - wordsKeptDays * 86_400_000);
  for (const { unitId, id } of await services.database.inUnit(reader, (tx) => listForgotten(tx, longAgo)))
    await actForUnit(services, unitId, async (act) => {
      const one = await lockImport(act.tx, unitId, id);
      if (one.state === 'staged' || one.state === 'checked') await refuse(act, one, refusals.forgotten);
      else if (one.state === 'done') {
        await deleteChunks(act.tx, one);
        await saveImport(act.tx, one, { chunks: 0 });
      }
    });
};
