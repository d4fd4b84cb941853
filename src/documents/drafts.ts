// Drafts: what an officer has typed and not yet saved, kept on the server so that no word is lost (decisions 10, 24).
// Always encrypted, whatever the form: a draft of a denunciation holds the denouncer's name.
import type { Actor } from '../accounts/actor.ts';
import type { Tx, UnitTx } from '../database/tx.ts';
import { formatTime } from '../deadlines/dates.ts';
import { NotAllowedNow } from '../errors.ts';
import type { Envelope, Keyring } from '../sealing/envelope.ts';
import { type FormValues, typedWords } from '../web/forms.ts';
import { SealedMeanwhile, wasOpen } from '../web/sealed-meanwhile.ts';
import {
  bringDraft,
  countInLine,
  type DraftPlace,
  deleteDraft,
  deleteDraftsOf,
  findDraftRow,
  isSealed,
  keepDraftRow,
  type LeftDraft,
  listDraftRows,
  moveDraftRow,
  partsOf,
  putDraft,
} from './drafts/records.ts';

export type { BegunDraft, DraftPlace, LeftDraft } from './drafts/records.ts';
export { countInLine, listBegun, listLeftDrafts } from './drafts/records.ts';

/** Bound to unit, account, form and record: a row copied to another place does not open. */
export const contextOf = (actor: Pick<Actor, 'unitId' | 'accountId'>, at: DraftPlace) =>
  `draft:${actor.unitId}:${actor.accountId}:${at.form}:${at.subject}`;

/** The words of a form without what belongs to the kit or to this one sending. */
function draftWords(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(typedWords(values)).filter(([name]) => name !== '_version' && name !== 'draft'));
}

/** What stands in a draft, and which opening of a page wrote it ('' for one saved without script). */
export interface DraftState {
  version: number;
  savedAt: string;
  writer: string;
  values: FormValues;
}

/** What stands in a draft of this officer. */
export const wordsOf = (actor: Pick<Actor, 'unitId' | 'accountId'>, row: DraftPlace & Envelope, keyring: Keyring): FormValues =>
  JSON.parse(keyring.open(row, contextOf(actor, row)).toString()) as FormValues;

/** The officer's drafts of these forms, each with its words. */
export async function wordsOfDrafts(tx: UnitTx, actor: Actor, forms: readonly string[], keyring: Keyring) {
  const rows = await listDraftRows(tx, actor, forms);
  return rows.map((row) => {
    const { _writer, ...values } = wordsOf(actor, row, keyring);
    return { ...row, values };
  });
}

/** The officer's own draft as it stands now; undefined when there is none with words. */
export async function readDraft(tx: UnitTx, actor: Actor, at: DraftPlace, keyring: Keyring): Promise<DraftState | undefined> {
  const row = await findDraftRow(tx, actor, at);
  if (!row || row.version === 0) return undefined;
  const { _writer, ...values } = wordsOf(actor, { ...row, ...at }, keyring);
  return { version: row.version, savedAt: formatTime(row.savedAt), writer: typeof _writer === 'string' ? _writer : '', values };
}

/**
 * Whether a saving comes later from the same opening of a page ("id.turn"): an answer that got lost on the line, or the last
 * words on the way out. Two openings never share an id.
 */
function followsFrom(sent: string | string[] | undefined, stored: string): boolean {
  const shape = /^([0-9a-f]{24})\.(\d{1,6})$/;
  const [now, then] = [shape.exec(String(sent ?? '')), shape.exec(stored)];
  return now !== null && then !== null && now[1] === then[1] && Number(now[2]) > Number(then[2]);
}

/**
 * The officer's own draft of a form, or undefined. `values` carries `_version`, for the hidden field that notices
 * a second window. A draft that only holds files is none: the form then opens with its own initial values.
 */
export async function loadDraft(
  tx: UnitTx,
  actor: Actor,
  form: string,
  subject: string,
  keyring: Keyring,
): Promise<{ values: FormValues; savedAt: string } | undefined> {
  const draft = await readDraft(tx, actor, { form, subject }, keyring);
  return draft && { values: { ...draft.values, _version: String(draft.version) }, savedAt: draft.savedAt };
}

export interface SavedDraft {
  id: number;
  version: number;
  savedAt: string;
}

/**
 * Saves what is typed now.
 * @param values the posted form; its `_version`, when there, is the version the window last saw
 * @throws NotAllowedNow when another window has saved since; SealedMeanwhile when the record was sealed after the window was opened
 */
export async function saveDraft(
  tx: UnitTx,
  actor: Actor,
  at: DraftPlace,
  values: FormValues,
  keyring: Keyring,
  savedAt: Date,
): Promise<SavedDraft> {
  if (wasOpen(values) && (await sealOfRecord(tx, at)) === 'sealed') throw new SealedMeanwhile('');
  const sealed = keyring.seal(JSON.stringify(draftWords(values)), contextOf(actor, at));
  const saved = await putDraft(tx, actor, at, sealed, savedAt, seenVersion(values));
  if (saved) return { ...saved, savedAt: formatTime(savedAt) };
  const other = await readDraft(tx, actor, at, keyring);
  if (other && followsFrom(values._writer, other.writer)) {
    const after = await putDraft(tx, actor, at, sealed, savedAt, other.version);
    if (after) return { ...after, savedAt: formatTime(savedAt) };
  }
  throw new NotAllowedNow(
    `Bản nháp này đã được lưu ở một cửa sổ khác${other ? ` lúc ${other.savedAt}` : ''}. Chép lại phần vừa nhập ở đây, mở lại trang rồi nhập tiếp.`,
  );
}

/** null when the form keeps no version; a fresh form saw version 0. */
function seenVersion(values: FormValues): number | null {
  const seen = values._version;
  if (typeof seen !== 'string') return null;
  return /^\d{1,9}$/.test(seen) ? Number(seen) : 0;
}

/** The id of the draft that files are added to, made when nothing was typed yet. */
export function keepDraft(tx: UnitTx, actor: Actor, at: DraftPlace, keyring: Keyring, now: Date): Promise<number> {
  return keepDraftRow(tx, actor, at, keyring.seal('{}', contextOf(actor, at)), now);
}

/**
 * What is typed under one form goes on under another, its files with it; nothing stays at the place it leaves.
 * @param values the words as they stand on the page now
 */
export async function moveDraft(
  tx: UnitTx,
  actor: Actor,
  from: DraftPlace,
  to: DraftPlace,
  values: FormValues,
  keyring: Keyring,
  now: Date,
): Promise<void> {
  const sealed = keyring.seal(JSON.stringify(draftWords(values)), contextOf(actor, to));
  if (!(await moveDraftRow(tx, actor, from, to, sealed, now))) await putDraft(tx, actor, to, sealed, now, null);
}

/** Drops the draft and its files: the form was saved, or the officer threw it away. Gives whether there was one. */
export function dropDraft(tx: UnitTx, actor: Actor, form: string, subject: string): Promise<void> {
  return deleteDraft(tx, actor, { form, subject }).then(() => undefined);
}

/**
 * Takes in the same officer's draft from an office he has left, with its files: sealed anew for the place it comes to. Words that
 * stand there already are kept, and so are these: they come up when those are saved or dropped.
 * @param subject the record it is about here
 */
export function takeInDraft(
  tx: UnitTx,
  actor: Actor,
  from: { unitId: number; day: string },
  draft: LeftDraft,
  subject: string,
  keyring: Keyring,
): Promise<void> {
  const words = keyring.open(draft, contextOf({ ...actor, unitId: from.unitId }, draft));
  const sealed = keyring.seal(words, contextOf(actor, { form: draft.form, subject }));
  return bringDraft(tx, { ...from, id: draft.id }, subject, sealed);
}

/** What an officer reads on a form of which earlier words of his wait; '' when none do. */
export const inLineWords = async (tx: UnitTx, actor: Actor, form: string, subject: string): Promise<string> =>
  inLineSentence(actor, await countInLine(tx, actor, { form, subject }));

/**
 * That so many drafts of a form wait; '' for none. Whoever got a new password and is confirmed by nobody yet reads the same on every form,
 * whether any wait or not: of which form they are would say that a denunciation is being written.
 */
export function inLineSentence(actor: Pick<Actor, 'newHands'>, waiting: number): string {
  if (actor.newHands)
    return 'Ông, bà vừa được cấp lại mật khẩu: bản nháp nhập trước đó (nếu có), ở biểu mẫu nào cũng vậy, mở lại khi Chánh Thanh tra hoặc lãnh đạo cơ quan cấp trên đã xác nhận.';
  if (waiting === 0) return '';
  return `Còn ${waiting} bản nháp ông, bà nhập trước đây ở biểu mẫu này. Bản ấy mở lại khi bản đang nhập được lưu hoặc bỏ và, sau khi cấp lại mật khẩu, khi Chánh Thanh tra hoặc lãnh đạo cơ quan cấp trên đã xác nhận.`;
}

/** That so many drafts of whatever form wait; '' for none. */
export const heldDraftsWords = (waiting: number): string =>
  waiting === 0
    ? ''
    : `Còn ${waiting} bản nháp đang chờ, chưa mở được: mở khi bản đang nhập ở cùng biểu mẫu được lưu hoặc bỏ và, sau khi cấp lại mật khẩu, khi Chánh Thanh tra hoặc lãnh đạo cơ quan cấp trên đã xác nhận.`;

export { isOfNewRecord } from './drafts/names.ts';

/** Forms whose drafts belong to a record, as patterns of LIKE: a test holds them against every address that keeps a draft. */
export const draftsOfRecord = {
  petition: ['petition-correction', 'classification', 'proposal', 'acceptance', 'transfer', 'paper-%', 'of-petition-%'],
  visit: ['visit-correction', 'visit-conclusion', 'of-visit-%'],
  proceeding: ['proceeding-%', 'of-proceeding-%'],
  paper: ['of-paper-%'],
  attachment: ['of-attachment-%'],
  task: ['of-task'],
} as const;

/** What kind of record the subject of such a draft is; undefined for one about nothing, or about something that is no record. */
export function recordOfDraft(form: string): keyof typeof draftsOfRecord | undefined {
  const kinds = Object.keys(draftsOfRecord) as (keyof typeof draftsOfRecord)[];
  return kinds.find((kind) =>
    draftsOfRecord[kind].some((pattern) => (pattern.endsWith('%') ? form.startsWith(pattern.slice(0, -1)) : form === pattern)),
  );
}

/** Whether the record a draft of this form is about is sealed by now; undefined for a form about no record. */
export async function sealOfRecord(tx: Tx, { form, subject }: DraftPlace): Promise<'open' | 'sealed' | undefined> {
  const kind = recordOfDraft(form);
  if (!kind || !/^[1-9]\d{0,14}$/.test(subject)) return undefined;
  return (await isSealed(tx, kind, Number(subject))) ? 'sealed' : 'open';
}

/**
 * Drops everybody's drafts about a record of this unit, with their files: it was sealed, and they may still say the name. Those about
 * its papers, its files and the tasks of a visit go with them.
 */
export async function dropDraftsOf(
  tx: UnitTx,
  kind: 'petition' | 'visit' | 'proceeding',
  record: { unitId: number; id: number },
): Promise<void> {
  await deleteDraftsOf(tx, draftsOfRecord[kind], String(record.id));
  for (const part of await partsOf(tx, kind, record)) await deleteDraftsOf(tx, draftsOfRecord[part.kind], String(part.id));
}
