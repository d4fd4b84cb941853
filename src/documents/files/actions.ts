// Files: attached, taken over from a draft, sealed, redacted, removed, returned. Every act on a record leaves its event.
import { recordEvent } from '../../audit/events.ts';
import { enqueue } from '../../database/outbox.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { mayReveal } from '../../sealing/policy.ts';
import type { Act } from '../../web/act.ts';
import type { ReceivedFile } from '../../web/uploads.ts';
import type { DraftPlace } from '../drafts.ts';
import { sealedReceiver } from '../registry/sending.ts';
import type { BareStore } from './baring.ts';
import { cleanFileName, refusalOf, sealedFileName } from './file-types.ts';
import { type Answer, mayRemove } from './policy.ts';
import { loadRevealFacts } from './queries.ts';
import {
  adoptFile,
  countFiles,
  deleteDraftFile,
  type FileRow,
  type FileTarget,
  findSame,
  insertFile,
  lockDraftFiles,
  lockFile,
  lockSubjectFiles,
  markRemoved,
  saveOriginal,
  sealFile,
} from './records.ts';
import { assertRedacted, mayRedact } from './redacting.ts';

export type { FileRow, FileTarget } from './records.ts';

export interface AttachOptions {
  /** The record is a denunciation: the files are restricted, and the names they came with are not kept. */
  sealed: boolean;
  /** The name it came with may hold a denouncer's and is not kept: drafts of a denunciation. */
  dropsNames?: boolean;
  /** This is the redacted copy of that file: sealed, but not restricted. */
  redactedOf?: number;
}

export interface Attached {
  ids: number[];
  /** Names of files whose content lies there already; they were not added again. */
  already: string[];
}

/** @throws NotAllowedNow with the policy's reason */
export function assertAllowed(answer: Answer): void {
  if (!answer.ok) throw new NotAllowedNow(answer.because);
}

/**
 * Adds received files to a draft or a record of the actor's unit; whether he may is decided before. Marks each as kept.
 * @throws FormInvalid with one sentence under the field the first refused file came in
 */
export async function attachFiles(
  act: Act,
  files: readonly ReceivedFile[],
  target: FileTarget,
  options: AttachOptions,
): Promise<Attached> {
  const { tx, actor, moment } = act;
  for (const file of files) {
    const because = refusalOf({ ...file, name: cleanFileName(file.name, '') });
    if (because) throw new FormInvalid({ [file.field]: because });
  }
  const done: Attached = { ids: [], already: [] };
  const dropsNames = options.sealed || options.dropsNames === true;
  let ordinal = dropsNames ? await countFiles(tx, actor, target, options.sealed) : 0;
  const opensAll = !options.sealed || (await opensOriginals(act, target));
  for (const file of files) {
    const same = await findSame(tx, actor, target, file.sha256, opensAll);
    if (same !== undefined) {
      done.already.push(same);
      continue;
    }
    ordinal += 1;
    const name = dropsNames ? sealedFileName(ordinal, file.mediaType) : cleanFileName(file.name, file.mediaType);
    const restricted = options.sealed && options.redactedOf === undefined;
    const marks = { sealed: options.sealed, restricted, redactedOf: options.redactedOf ?? null };
    const id = await insertFile(tx, actor, target, { ...file, name }, marks, moment.at);
    file.kept = true;
    done.ids.push(id);
    if (file.scanState === 'pending') await enqueue(tx, 'scan_attachment', { unitId: actor.unitId, attachmentId: id });
  }
  if (target.draftId === undefined && done.ids.length > 0)
    await recordFiles(act, 'attachment.added', target, options.sealed, done.ids.length);
  return done;
}

/**
 * Whether he may open the originals of a sealed record. Whoever may not is told nothing of them by sending a content he guesses: it is
 * added like any other.
 */
async function opensOriginals({ tx, actor }: Act, target: FileTarget): Promise<boolean> {
  if (target.draftId !== undefined) return true;
  const { petitionId = null, visitId = null } = target;
  if (petitionId === null && visitId === null) return false;
  const facts = await loadRevealFacts(tx, actor, { unitId: actor.unitId, petitionId, visitId });
  return mayReveal(actor, facts, facts).ok;
}

/**
 * The files uploaded while a form was being typed become those of the record it made. Call before the draft is dropped.
 * @param sealed the record is a denunciation: files are restricted and renamed
 */
export async function adoptDraftFiles(
  act: Act,
  draft: DraftPlace,
  target: Exclude<FileTarget, { draftId: number }>,
  sealed: boolean,
): Promise<number> {
  const { tx, actor } = act;
  const files = await lockDraftFiles(tx, actor, draft);
  if (files.length === 0) return 0;
  let ordinal = sealed ? await countFiles(tx, actor, target, true) : 0;
  for (const file of files) {
    ordinal += 1;
    await adoptFile(tx, file, target, { sealed, name: sealed ? sealedFileName(ordinal, file.mediaType) : file.name });
  }
  await recordFiles(act, 'attachment.added', target, sealed, files.length);
  return files.length;
}

/** A petition or visit turned out to be a denunciation: its files are sealed, the originals restricted, the names dropped. */
export async function sealFiles(act: Act, subject: { petitionId?: number; visitId?: number }): Promise<number> {
  const files = await lockSubjectFiles(act.tx, act.actor, subject);
  let ordinal = 0;
  for (const file of files) {
    ordinal += 1;
    await sealFile(act.tx, file, sealedFileName(ordinal, file.mediaType));
  }
  if (files.length > 0) await recordFiles(act, 'attachment.restricted', subject, true, files.length);
  return files.length;
}

async function recordFiles(act: Act, kind: string, target: FileTarget, sealed: boolean, count: number): Promise<void> {
  if (target.draftId !== undefined) return;
  await recordEvent(act.tx, act.actor, {
    kind,
    at: act.moment.at,
    petitionId: target.petitionId ?? null,
    visitId: target.visitId ?? null,
    paperId: target.paperId ?? null,
    proceedingId: target.proceedingId ?? null,
    sealed,
    data: { count },
    requestId: act.requestId,
  });
}

/** An event about one file; its name is never in it. */
export function recordFileEvent(act: Act, kind: string, file: FileRow, data: Record<string, unknown> = {}): Promise<void> {
  return recordEvent(act.tx, act.actor, {
    kind,
    at: act.moment.at,
    unitId: file.unitId,
    petitionId: file.petitionId,
    visitId: file.visitId,
    paperId: file.paperId,
    proceedingId: file.proceedingId,
    attachmentId: file.id,
    sealed: file.sealed,
    data,
    requestId: act.requestId,
  });
}

/** Takes a file out of its record; the row stays with who and when. A draft's file simply goes. Gives the row as it was. */
export async function removeFile(act: Act, id: number): Promise<FileRow> {
  const file = await lockFile(act.tx, act.actor, id);
  assertAllowed(mayRemove(act.actor, file));
  if (file.draftId !== null) await deleteDraftFile(act.tx, file);
  else {
    await markRemoved(act.tx, act.actor, file, act.moment.at);
    await recordFileEvent(act, 'attachment.removed', file);
  }
  return file;
}

/**
 * The copy without name, address and hand (LTC Điều 56): from now on it is what everyone is shown.
 * @param isRead the officer says that he has read it to its end
 * @throws FormInvalid for the very file that lies there, and for what redacting.ts refuses; NotAllowedNow for who may not open the original
 */
export async function addRedactedCopy(
  act: Act,
  originalId: number,
  copy: ReceivedFile,
  isRead: boolean,
  files: BareStore,
): Promise<void> {
  const { tx, actor } = act;
  const file = await lockFile(tx, actor, originalId);
  if (!file.restricted) throw new NotAllowedNow('Tệp này không phải bản gốc được bảo mật nên không cần bản lược bỏ thông tin.');
  assertAllowed(mayRedact(actor, await loadRevealFacts(tx, actor, file)));
  const { petitionId, visitId, paperId, proceedingId } = file;
  const target = { petitionId, visitId, paperId, proceedingId };
  const isThere = new FormInvalid({
    [copy.field]: 'Tệp này đã có trong hồ sơ, chưa lược bỏ gì. Chọn bản đã che họ tên, địa chỉ, chữ viết của người tố cáo',
  });
  const because = refusalOf({ ...copy, name: cleanFileName(copy.name, '') });
  if (because) throw new FormInvalid({ [copy.field]: because });
  // Before it is bared: the original lies there as it came.
  if ((await findSame(tx, actor, target, copy.sha256, true)) !== undefined) throw isThere;
  await assertRedacted(act, file, copy, isRead, files);
  const { already } = await attachFiles(act, [copy], target, { sealed: true, redactedOf: file.id });
  if (already.length > 0) throw isThere;
  await recordFileEvent(act, 'attachment.redacted', file);
}

export interface OriginalPaper {
  isOriginalPaper: boolean;
  pages: number | null;
  condition: string;
  returnedOn: string | null;
  returnedTo: string;
}

/** What is wrong with giving an original back, by field. */
function returnErrors({ isOriginalPaper, returnedOn, returnedTo }: OriginalPaper, today: string): Record<string, string> {
  if (!returnedOn) return {};
  return {
    ...(returnedOn > today ? { returnedOn: 'Ngày trả không được sau hôm nay' } : {}),
    ...(returnedTo === '' ? { returnedTo: 'Nhập người nhận lại bản gốc' } : {}),
    ...(isOriginalPaper ? {} : { isOriginalPaper: 'Chỉ trả lại bản gốc: đánh dấu tài liệu này là bản gốc' }),
  };
}

/**
 * Whether the paper behind the file is an original, and to whom it was given back (legal.md §4.7). Of a denunciation neither that name
 * nor words about the paper are kept: whoever takes the original back is the denouncer. @throws FormInvalid
 */
export async function recordOriginal(act: Act, id: number, given: OriginalPaper): Promise<FileRow> {
  const file = await lockFile(act.tx, act.actor, id);
  const original = file.sealed ? { ...given, condition: '', returnedTo: given.returnedOn ? sealedReceiver : '' } : given;
  const errors = returnErrors(original, act.moment.today);
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  await saveOriginal(act.tx, file, original);
  await recordFileEvent(act, original.returnedOn && !file.returnedOn ? 'attachment.returned' : 'attachment.described', file, {
    isOriginal: original.isOriginalPaper,
  });
  return file;
}
