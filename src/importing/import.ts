// One import is one file of one book. Its states, who may do what when, and the words for it. Pure.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { outsideConfirmers } from '../accounts/waiting.ts';
import type { Tag } from '../petitions/petition.ts';
import type { DifferentPeople } from './different-people.ts';
import type { Book } from './targets.ts';
import type { UnusedEnds } from './unused-ends.ts';

const importStates = ['staging', 'staged', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'refused'] as const;
export type ImportState = (typeof importStates)[number];

export const stateTags: Record<ImportState, Tag> = {
  staging: { words: 'Đang đọc tệp', colour: 'blue', icon: 'refresh' },
  staged: { words: 'Chờ khớp cột', colour: 'amber', icon: 'list-check' },
  checking: { words: 'Đang chạy thử', colour: 'blue', icon: 'refresh' },
  checked: { words: 'Đã chạy thử', colour: 'violet', icon: 'list-check' },
  running: { words: 'Đang nhập', colour: 'blue', icon: 'refresh' },
  done: { words: 'Đã nhập', colour: 'green', icon: 'circle-check' },
  undoing: { words: 'Đang hoàn tác', colour: 'amber', icon: 'arrow-back' },
  undone: { words: 'Đã hoàn tác', colour: 'grey', icon: 'arrow-back' },
  refused: { words: 'Không nhận tệp', colour: 'red', icon: 'ban' },
};

/** Another import of the same book, since whose work the figures of a dry run are no longer those that will be. */
export interface LaterImport {
  number: number;
  state: ImportState;
}
const isAtWork = ({ state }: LaterImport) => state === 'running' || state === 'undoing';

/** Why the figures of a dry run are not confirmed as they stand, and what to do. */
export function staleWords(later: LaterImport): string {
  const { number, state } = later;
  if (isAtWork(later))
    return `Đợt nhập số ${number} của cùng loại sổ đang được ${state === 'running' ? 'nhập vào sổ' : 'hoàn tác'}. Khi đợt ấy xong thì chạy thử lại rồi nhập.`;
  return `Đợt nhập số ${number} của cùng loại sổ đã được ${state === 'done' ? 'nhập vào sổ' : 'hoàn tác'} sau lần chạy thử này: số liệu có thể đã khác, chạy thử lại rồi mới nhập.`;
}

/** States in which a job is at work. */
export const workingStates: readonly ImportState[] = ['staging', 'checking', 'running', 'undoing'];
/**
 * Being taken back, or out: no table of its rows is shown any more. What stayed in the book may have stayed because it is hidden from
 * whoever looks, and a number of it would say so: only what he sees in the book is counted as staying (listStayed), all else as gone.
 */
export const isTakenBack = (one: { state: ImportState }) => one.state === 'undoing' || one.state === 'undone';

/** No sign of life for so long: the job is gone, another takes its place. */
export const silentMs = 90_000;
/** A job tells of itself every few seconds: silent for so long it has perhaps stopped, and the page says so before the other one comes. */
export const quietMs = 20_000;

/** Staged words of a file are kept so long where nothing comes of it, as drafts are. */
export const wordsKeptDays = 30;
/** Rows that wait outside can be looked at and mended: their words are there. Without any left `chunks` is 0. */
export const keepsWaiting = (one: { state: ImportState; chunks: number }) =>
  one.chunks > 0 && (one.state === 'checked' || one.state === 'running' || one.state === 'done');

/** What the words of the file are taken for is looked up, before the rows go in and afterwards. */
export const showsTaken = ({ state }: { state: ImportState }) => state === 'checked' || state === 'running' || state === 'done';

export interface Brought {
  uploadedBy: number;
  /** Whoever brought it was given a new password since, and nobody has confirmed yet who came back with it. */
  held: boolean;
}

/** Whoever brought the file has it before him: nothing of it is news to him. */
export const broughtBy = (one: Brought, actor: { accountId: number }) => one.uploadedBy === actor.accountId && !one.held;

const importActs = ['match', 'retry', 'run', 'undo', 'drop', 'stop'] as const;
export type ImportAct = (typeof importActs)[number];

const rules: Record<
  ImportAct,
  { from: readonly ImportState[]; permission: 'import:prepare' | 'import:run'; label: string; not: string }
> = {
  match: {
    from: ['staged', 'checked'],
    permission: 'import:prepare',
    label: 'khớp cột',
    not: 'Cột và giá trị chỉ sửa được trước khi nhập.',
  },
  // Whoever takes the rows in tries them again as they are matched: it chooses nothing.
  retry: {
    from: ['checked'],
    permission: 'import:run',
    label: 'chạy thử lại',
    not: 'Chỉ chạy thử lại được một đợt đã chạy thử, chưa nhập.',
  },
  run: { from: ['checked'], permission: 'import:run', label: 'nhập vào sổ', not: 'Chỉ nhập được sau khi đã chạy thử.' },
  // Also what stayed the first time: its draft may have been dropped since.
  undo: {
    from: ['done', 'undone'],
    permission: 'import:run',
    label: 'hoàn tác',
    not: 'Chỉ hoàn tác được một đợt đã nhập xong.',
  },
  drop: {
    from: ['staging', 'staged', 'checking', 'checked'],
    permission: 'import:prepare',
    label: 'bỏ đợt nhập',
    not: 'Chỉ bỏ được đợt nhập khi chưa có dòng nào vào sổ.',
  },
  // The way out when the work does not get on: what is in stays in, what is not waits outside.
  stop: {
    from: ['running', 'undoing'],
    permission: 'import:run',
    label: 'dừng công việc',
    not: 'Công việc đã xong, không còn gì để dừng.',
  },
};

/** Whoever prepares a book opens its single rows: what is to be mended, and the file of what stayed outside. */
export const rowsOpenTo = 'import:prepare';

/** Rows are in the book, or were: what a column or a word is taken for is settled. */
export const isSettled = ({ state }: { state: ImportState }) => state === 'running' || state === 'done' || isTakenBack({ state });
export const settledWords = 'Các dòng đã vào sổ, không đổi được nữa.';
/** Why columns and values are not matched at this moment. */
export const notYetMatched: Partial<Record<ImportState, string>> = {
  staging: 'Phần mềm đang đọc tệp. Đọc xong thì khớp cột, khớp giá trị.',
  checking: 'Phần mềm đang chạy thử. Chạy thử xong thì mở lại trang này để khớp cột, khớp giá trị.',
};

/** Columns and values are being matched: their pages are there. */
export const isMatched = (one: { state: ImportState }) => rules.match.from.includes(one.state);

export type Answer = { ok: true } | { ok: false; because: string; why: 'role' | 'state' };

/**
 * May this officer do this with an import of his unit now, and if not, why.
 * `isLeftToOthers`: he leads the office, and somebody else of it runs imports (left-to-others.ts).
 * @param later another import of the same book that changed it after the dry run, or is at it (queries.ts, findLater)
 */
export function mayDo(
  actor: Actor,
  act: ImportAct,
  one: Brought & { unitId: number; state: ImportState; rowsReady: number; isLeftToOthers: boolean },
  later?: LaterImport,
): Answer {
  const rule = rules[act];
  if (!may(actor, rule.permission)) return { ok: false, because: `Vai trò hiện tại không có quyền ${rule.label}.`, why: 'role' };
  if (one.unitId !== actor.unitId) return { ok: false, because: 'Đợt nhập thuộc đơn vị khác, chỉ được xem.', why: 'role' };
  if (one.isLeftToOthers && rule.permission === 'import:run' && !broughtBy(one, actor))
    return { ok: false, because: leftToOthersWords, why: 'role' };
  // Whoever chooses what a column is chooses what is shown of its cells.
  if (act === 'match' && !broughtBy(one, actor)) return { ok: false, because: matchedBy(one, actor), why: 'role' };
  if (!rule.from.includes(one.state)) return { ok: false, because: rule.not, why: 'state' };
  if (later && (act === 'run' || (act === 'retry' && isAtWork(later))))
    return { ok: false, because: staleWords(later), why: 'state' };
  if (act === 'run' && one.rowsReady === 0)
    return { ok: false, because: 'Không có dòng nào đủ điều kiện để nhập. Khớp lại cột hoặc sửa tệp.', why: 'state' };
  return { ok: true };
}

export const leftToOthersWords =
  'Sổ cũ có thể có đơn tố cáo người đứng đầu, nên việc nhập vào sổ và hoàn tác do cán bộ khác của đơn vị được giao việc này làm.';
const matchedBy = (one: Brought, actor: Actor) =>
  one.uploadedBy === actor.accountId
    ? `Mật khẩu của ông, bà vừa được cấp mới: ${outsideConfirmers} xác nhận rồi mới khớp tiếp được đợt nhập đã tải lên trước đó.`
    : 'Cột và giá trị do người tải tệp lên khớp. Người khác làm tiếp thì tải tệp lên thành đợt mới.';

export interface ImportRow extends Brought {
  unitId: number;
  id: number;
  number: number;
  sourceId: number;
  book: Book;
  state: ImportState;
  blobId: string | null;
  keyId: string | null;
  wrappedKey: Buffer | null;
  sizeBytes: number;
  refusal: string;
  formulas: number;
  emptyRows: number;
  chunks: number;
  rowsTotal: number;
  chunksDone: number;
  rowsDone: number;
  uploadedAt: Date;
  startedAt: Date | null;
  startedBy: number | null;
  finishedAt: Date | null;
  run: number;
  beatAt: Date;
}

/** A row of the file, and the petition or visit of the office's book it seems to be. */
export type Likely = [rowNo: number, id: number];
/** So many are kept: a book that is in already is known by its first ones. */
export const mostLikely = 5_000;

/** What a dry run found beside the results of each row. Encrypted at rest: a value or an office may be a name when a column was chosen wrongly. */
export interface ImportReport {
  rows: number;
  unknown: { field: string; key: string; text: string; count: number }[];
  unknownUnits: { key: string; text: string; count: number }[];
  /**
   * Words with what they were taken for, by how many rows say them, how many of those can go in, and how many of them denounce nobody; `isTold` where some row says one without
   * telling anything of a denunciation. None of an older dry run.
   */
  taken?: {
    field: string;
    key: string;
    text: string;
    meaning: string;
    count: number;
    ready: number;
    open?: number;
    isTold: boolean;
  }[];
  /** Names of offices an officer matched, of rows that denounce nobody. */
  takenUnits?: { key: string; text: string; count: number }[];
  /** Rows that may denounce, whose unknown words are shown nowhere. */
  hiddenUnknown?: number;
  /** Rows of a book of petitions in which nothing stands for how they ended. */
  blankStates?: number;
  /** Of them those that denounce nobody. */
  blankOpen?: number;
  /** Rows that seem to stand in the office's book already, with what they seem to be; left out by an older dry run. */
  likely?: Likely[];
  /** Words for how a row ended that no chosen column gives; none where there are none. */
  unusedEnds?: UnusedEnds;
  /** How many different people sent the rows that can go in; left out by an older dry run. */
  people?: DifferentPeople;
}
