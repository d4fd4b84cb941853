// What an officer does with an import: uploads, matches, tries, imports, takes back. The work itself is done by jobs.
import { recordEvent } from '../audit/events.ts';
import { enqueue } from '../database/outbox.ts';
import { ChangedMeanwhile, FormInvalid, NotAllowedNow } from '../errors.ts';
import type { Act } from '../web/act.ts';
import type { ReceivedFile } from '../web/uploads.ts';
import { type ImportAct, mayDo } from './import.ts';
import { refuse } from './job.ts';
import { leavesToOthers } from './left-to-others.ts';
import { countRows, findLater, hasRowsIn, loadRemembered, loadSettings, sourceContext, wordsContext } from './queries.ts';
import { refusals } from './reading/limits.ts';
import {
  countChunks,
  deleteChunks,
  insertImport,
  keepSource,
  type LockedImport,
  leaveStopped,
  leaveUndoing,
  lockBooks,
  lockImport,
  markRepeated,
  putWords,
  saveImport,
  saveSource,
} from './records.ts';
import { headsKey, type ImportSettings, type RememberedSettings } from './settings.ts';
import type { Book } from './targets.ts';
import { taskOf } from './tasks.ts';

/** Takes an uploaded file in as a new import; a job reads it. The file's own name is not kept: it may be a person's. @throws FormInvalid */
export async function uploadBook(
  act: Act,
  form: { book: Book; source: string },
  file: ReceivedFile | undefined,
): Promise<{ id: number; number: number }> {
  const { tx, actor, moment } = act;
  if (!file) throw new FormInvalid({ file: 'Chọn một tệp .xlsx hoặc .csv trên máy' });
  if (file.size === 0) throw new FormInvalid({ file: 'Tệp không có nội dung (0 byte). Kiểm tra lại tệp trên máy rồi chọn lại' });
  const sourceId = await keepSource(tx, actor.unitId, form.book, form.source, moment.at, actor.accountId);
  const made = await insertImport(tx, actor.unitId, { sourceId, book: form.book, ...file }, moment.at, actor.accountId);
  file.kept = true;
  await recordEvent(tx, actor, {
    kind: 'import.uploaded',
    at: moment.at,
    data: { number: made.number, book: form.book, size: file.size },
    requestId: act.requestId,
  });
  await startJob(act, await lockImport(tx, actor.unitId, made.id));
  return made;
}

/** The columns, encoding and meanings an officer chose; the dry run starts anew with them. @throws NotAllowedNow, ChangedMeanwhile */
export async function saveChoices(
  act: Act,
  id: number,
  seenRun: number,
  change: (settings: ImportSettings) => ImportSettings,
): Promise<void> {
  const { tx, actor, keyring, moment } = act;
  const one = await lockAllowed(act, id, 'match', seenRun);
  const settings = await loadSettings(tx, keyring, one);
  if (!settings) throw new NotAllowedNow('Tệp chưa đọc xong. Mở lại trang sau ít phút.', `/imports/${id}`);
  const next = change(settings);
  await assertSameNumbering(act, one, next);
  await putWords(tx, one, 'settings', keyring.seal(JSON.stringify(next), wordsContext(one, 'settings')));
  const remembered: RememberedSettings = {
    headsKey: headsKey(next.heads),
    encoding: next.encoding,
    columns: next.columns,
    blankState: next.blankState,
    ...(next.blankSender ? { blankSender: next.blankSender } : {}),
    numbering: next.numbering,
    values: next.values,
    units: next.units,
  };
  await saveSource(
    tx,
    one.unitId,
    one.sourceId,
    keyring.seal(JSON.stringify(remembered), sourceContext(one.unitId, one.sourceId)),
    moment.at,
    actor.accountId,
  );
  await startJob(act, await saveImport(tx, one, { state: 'checking', chunksDone: 0, rowsDone: 0, beatAt: moment.at }));
}

/** A book that has rows in keeps its way of counting: read the other way, every row would go in again. @throws FormInvalid */
async function assertSameNumbering({ tx, keyring }: Act, one: LockedImport, next: ImportSettings): Promise<void> {
  const before = await loadRemembered(tx, keyring, one.unitId, one.sourceId);
  if (!before || before.numbering === next.numbering || !(await hasRowsIn(tx, one))) return;
  throw new FormInvalid({
    numbering: 'Đã có dòng của quyển sổ này vào sổ theo cách đánh số kia. Giữ nguyên cách ấy để không dòng nào vào sổ hai lần',
  });
}

/** The dry run again with what was chosen: another import has changed the book since. @throws NotAllowedNow, ChangedMeanwhile */
export async function retryImport(act: Act, id: number, seenRun: number): Promise<void> {
  const one = await lockAllowed(act, id, 'retry', seenRun);
  await startJob(act, await saveImport(act.tx, one, { state: 'checking', chunksDone: 0, rowsDone: 0, beatAt: act.moment.at }));
}

/** Starts taking the good rows into the books, under this officer's name. @throws NotAllowedNow, ChangedMeanwhile */
export async function startImport(act: Act, id: number, seenRun: number): Promise<LockedImport> {
  const { tx, actor, moment } = act;
  const one = await lockAllowed(act, id, 'run', seenRun);
  // Of what stands in the book the dry run knows; rows of a number struck out since are free again.
  await markRepeated(tx, one);
  const counts = await countRows(tx, one, 'whole');
  if (counts.ready === 0)
    throw new NotAllowedNow('Các dòng của tệp này đã được nhập ở một đợt khác của cùng quyển sổ.', `/imports/${id}`);
  const started = await saveImport(tx, one, {
    state: 'running',
    chunksDone: 0,
    rowsDone: 0,
    startedAt: moment.at,
    startedBy: actor.accountId,
    finishedAt: null,
    beatAt: moment.at,
  });
  await recordEvent(tx, actor, {
    kind: 'import.started',
    at: moment.at,
    // No count: whoever reads this may see fewer of them in the book.
    data: { number: one.number },
    requestId: act.requestId,
  });
  await startJob(act, started);
  return started;
}

/** Starts taking back what nobody has touched since. */
export async function startUndo(act: Act, id: number, seenRun: number): Promise<LockedImport> {
  const { tx, actor, moment } = act;
  const one = await lockAllowed(act, id, 'undo', seenRun);
  const started = await saveImport(tx, one, {
    state: 'undoing',
    chunksDone: 0,
    rowsDone: 0,
    startedBy: actor.accountId,
    finishedAt: null,
    beatAt: moment.at,
  });
  await recordImport(act, one, 'import.undo_started');
  await startJob(act, started);
  return started;
}

/** Gives up an import of which nothing is in the book; its words are forgotten. */
export async function dropImport(act: Act, id: number): Promise<void> {
  const one = await refuse(act, await lockAllowed(act, id, 'drop'), refusals.dropped);
  await recordImport(act, one, 'import.dropped');
}

/**
 * Ends work that does not get on, as it stands: of an import, what is in the book stays and the rest waits outside to be sent again;
 * of an undo, what is not out stays in. Its job finds another state and stops.
 */
export async function stopImport(act: Act, id: number): Promise<void> {
  const { tx, moment } = act;
  const one = await lockAllowed(act, id, 'stop');
  const ended = { finishedAt: moment.at, beatAt: moment.at };
  if (one.state === 'running') {
    await leaveStopped(tx, one);
    await saveImport(tx, one, { state: 'done', chunks: await countChunks(tx, one), ...ended });
  } else {
    await leaveUndoing(tx, one);
    await deleteChunks(tx, one);
    await saveImport(tx, one, { state: 'undone', chunks: 0, ...ended });
  }
  await recordImport(act, one, 'import.stopped');
}

const recordImport = ({ tx, actor, moment, requestId }: Act, { number }: LockedImport, kind: string) =>
  recordEvent(tx, actor, { kind, at: moment.at, data: { number }, requestId });

/** @param seenRun the dry run the officer saw. @throws NotAllowedNow with the rule's sentence; ChangedMeanwhile after another dry run */
async function lockAllowed(act: Act, id: number, what: ImportAct, seenRun?: number): Promise<LockedImport> {
  const one = await lockImport(act.tx, act.actor.unitId, id);
  if (what === 'run' || what === 'undo') await lockBooks(act.tx, one.unitId);
  const rowsReady = what === 'run' ? (await countRows(act.tx, one, 'whole')).ready : 0;
  const isLeftToOthers = await leavesToOthers(act.house, act.actor, act.moment.today);
  const answer = mayDo(act.actor, what, { ...one, rowsReady, isLeftToOthers }, await findLater(act.tx, one));
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/imports/${id}`);
  if (seenRun !== undefined && seenRun !== one.run)
    throw new ChangedMeanwhile('Đợt nhập này vừa được chạy thử lại.', `/imports/${id}`);
  return one;
}

async function startJob(act: Act, one: LockedImport): Promise<void> {
  const task = taskOf[one.state];
  if (task) await enqueue(act.tx, task, { unitId: one.unitId, importId: one.id }, { key: `import:${one.unitId}:${one.id}` });
}
