// Whether a step may be taken back, and if not, why. Pure.
import { type PaperKind, paperCatalogue, takesNumber } from '../../documents/papers/catalogue.ts';
import { numberAndSymbol } from '../../documents/papers/number.ts';
import { type PaperState, remadeKinds } from '../../documents/registry/workflow.ts';
import { type ActCode, nextActWords, resultActs } from '../act-codes.ts';
import type { StepRow } from '../effect.ts';
import type { ProceedingRow } from '../records.ts';
import { type Doer, findRule, isDoer, type Workflow, whoNames } from '../workflow.ts';
import type { Undo } from './undo.ts';

/** A step that stands, with what it changed. */
export interface Recorded {
  id: number;
  kind: string;
  recordedBy: number;
  undo: Undo | null;
}

/** A paper of the step, as it stands now. */
export interface StepPaper {
  id: number;
  kind: PaperKind;
  state: PaperState;
  number: number | null;
  symbol: string;
}

export interface Asked {
  step: Recorded;
  /** The steps recorded after it that stand. */
  later: readonly Recorded[];
  papers: readonly StepPaper[];
  proceeding: Pick<ProceedingRow, 'state'>;
  workflow: Workflow;
}

/** What an act is called in the timeline. */
export const stepName = (kind: string): string => nextActWords[kind as ActCode] ?? kind;

/** The paper is no draft any more: it has its number or, of a kind without one, its approval. */
const isIssued = ({ kind, state, number }: StepPaper): boolean =>
  number !== null || (!takesNumber(kind) && state !== 'draft' && state !== 'submitted');
const hasLeft = ({ state }: StepPaper): boolean => state === 'sent' || state === 'acknowledged';
const called = ({ kind, number, symbol }: StepPaper): string =>
  `“${paperCatalogue[kind].title}”${number === null ? '' : ` số ${numberAndSymbol(number, symbol)}`}`;

/**
 * The head of the office; of a step that made a paper whoever may do the act, of any other only whoever recorded it.
 * @param accountId of who asks
 */
export function whyNotThisTaker(
  { kind, undo, recordedBy }: Recorded,
  workflow: Workflow,
  doer: Doer,
  accountId: number,
): string | undefined {
  if (!doer.inOwnUnit) return 'Hồ sơ thuộc đơn vị khác, chỉ xem.';
  const who = findRule(workflow, kind)?.who ?? [];
  if (doer.isResolver) return undefined;
  if (undo !== null && undo.papers.length === 0)
    return recordedBy === accountId ? undefined : `Việc của người đã ghi bước này hoặc ${whoNames.resolver}.`;
  if (who.some((one) => isDoer(one, doer))) return undefined;
  return `Việc của ${[...new Set([...who, 'resolver' as const])].map((one) => whoNames[one]).join(' hoặc ')}.`;
}

/** Acts that only send, show or confirm what a paper says: once it is revoked nothing is left of them. */
const tellingActs: readonly ActCode[] = [
  'order-notice',
  'notice',
  'receipt',
  'transferor-notice',
  'publication',
  'effective',
  'close',
];
const onlyTells = ({ kind, undo }: Recorded): boolean =>
  tellingActs.some((act) => act === kind) && undo !== null && undo.papers.length === 0;

/** The steps that rest on a step, and those that rest on them in turn; oldest first. */
export function restingOn({ step, later, workflow }: Pick<Asked, 'step' | 'later' | 'workflow'>): Recorded[] {
  const found = [step];
  for (const one of later) if (found.some((under) => standsOn(one, under, workflow))) found.push(one);
  return found.slice(1);
}

const sentWords = 'Việc gửi đã ghi vào sổ văn bản đi: sửa việc gửi ở trang văn bản, hoặc thu hồi văn bản ấy.';
const addedWords = 'Số liệu thực hiện đã cộng vào biểu thống kê nên bước này không rút lại được.';
/** Steps without a paper of their own that others have seen, been told of or relied on outside the file. */
const never: Readonly<Record<string, string>> = {
  conflict: 'Lời khai xung đột lợi ích không rút lại được; người giải quyết giao lại người xác minh khi cần.',
  identity_ordered: 'Thông tin người tố cáo có thể đã được xem theo bước này nên bước không rút lại được.',
  'acceptance-notice': sentWords,
  'order-notice': sentWords,
  notice: sentWords,
  'transferor-notice': 'Nơi chuyển đơn đã biết kết quả nên bước này không rút lại được.',
};
/** Why a step of this kind is never taken back by itself; undefined for those that may be. */
export const staysFor = (kind: string): string | undefined => never[kind];

/** What citizens and other bodies did, or what was heard and found: true whatever becomes of a paper of before. */
const happened: readonly ActCode[] = [
  'withdrawal',
  'receipt',
  'verification',
  'expert-result',
  'dialogue',
  'appeal',
  'appeal-result',
  'continuation',
  'handling-report',
];

/** The head hands a report back to whoever wrote it, rather than undoing something of his own. */
export const isHandedBack = ({ kind, recordedBy }: Pick<Recorded, 'kind' | 'recordedBy'>, accountId: number): boolean =>
  kind === 'report' && recordedBy !== accountId;

/**
 * Why the step stays; undefined where it may be taken back.
 * @param isRevoked its papers are revoked, numbered or sent as they are (the page of the paper asks for that); what only told of them
 * falls with them, as it does where they were revoked alone before
 * @param saysWay what would have to be done first is said too: not where the papers are revoked whatever becomes of the step
 */
export function whyItStays(asked: Asked, isRevoked: boolean, saysWay = true): string | undefined {
  const { step, papers, proceeding } = asked;
  if (step.undo === null)
    return 'Bước này được ghi trước khi phần mềm giữ lại những gì bước ấy thay đổi, hoặc ở đơn vị cũ, nên không rút lại được.';
  if (papers.length === 0 && staysFor(step.kind)) return staysFor(step.kind);
  if (step.undo.outcomes?.phase === 'executed') return addedWords;
  if (papers.length === 0 && proceeding.state === 'closed' && step.undo.row.closedOn === undefined)
    return 'Hồ sơ đã kết thúc. Rút lại việc kết thúc hồ sơ trước.';
  if (proceeding.state === 'handed_over') return 'Hồ sơ đã bàn giao đơn vị kế tiếp.';
  const left = isRevoked ? undefined : papers.find(hasLeft);
  if (left) return `${called(left)} đã gửi đi. Thu hồi văn bản ấy thì bước này được rút lại.`;
  const isGone = isRevoked || (papers.length > 0 && papers.every(({ state }) => state === 'revoked'));
  const above = restingOn(asked).find((one) => !isGone || !onlyTells(one));
  if (above && isRevoked && happened.some((act) => act === above.kind))
    return `Việc “${stepName(above.kind)}” ghi sau là việc đã xảy ra, vẫn giữ nguyên, không phải rút lại.`;
  const way = above?.undo && !staysFor(above.kind) ? 'Rút lại việc ấy trước.' : 'Bước này không rút lại được nữa.';
  if (above) return `Việc “${stepName(above.kind)}” ghi sau đã dựa trên bước này.${saysWay ? ` ${way}` : ''}`;
  const issued = isGone ? undefined : papers.find(isIssued);
  return (
    issued &&
    `${called(issued)} đã ${issued.number === null ? 'được phê duyệt' : 'cấp số'}. Thu hồi văn bản ấy thì bước này được rút lại.`
  );
}

/** What others did, and what was told of them: it happened, whatever becomes of the result. */
const doneByOthers: readonly ActCode[] = ['appeal', 'appeal-result', 'continuation', 'handling-report'];
const mayGo = ({ kind, undo }: Recorded): boolean =>
  undo !== null &&
  undo.outcomes?.phase !== 'executed' &&
  staysFor(kind) === undefined &&
  !doneByOthers.some((act) => act === kind);

/**
 * The step to be taken back before the result it rests on is revoked: the office's own, which may still go. Undefined where only what
 * told of the result rests on it, and where something is for good: the result is then revoked alone and made once more.
 */
export function takenBackFirst(asked: Asked): Recorded | undefined {
  const { step, later, proceeding, workflow } = asked;
  if (step.undo === null || !resultActs.some((act) => act === step.kind)) return undefined;
  const resting = restingOn(asked);
  const own = resting.filter((one) => !onlyTells(one));
  if (own.length === 0) return undefined;
  const above = own.flatMap((one) => [one, ...restingOn({ step: one, later: later.filter(({ id }) => id > one.id), workflow })]);
  // What ended the file is taken back before anything of it is done again.
  const end = resting.find(({ kind, undo }) => kind === 'close' && undo !== null);
  if (proceeding.state === 'closed') return end;
  return above.every(mayGo) ? above.reduce((last, one) => (one.id > last.id ? one : last)) : undefined;
}

/** Why the result is not revoked yet. */
export const takenBackFirstWords = ({ kind }: Recorded): string =>
  `Việc “${stepName(kind)}” ghi sau đã dựa trên văn bản này. Rút lại việc ấy trước, rồi thu hồi văn bản.`;

/** What was found stands in what was written of it afterwards. */
const findings: Readonly<Record<string, readonly ActCode[]>> = {
  verification: ['report', 'answer'],
  // What goes on is written of the rest alone.
  withdrawal: ['assignment', 'report', 'answer', 'decision', 'conclusion'],
  'expert-result': ['report', 'decision', 'conclusion'],
};

/** A report rests on the order it is of; on every order before it where it names none. */
const isReportOf = ({ values }: Undo, later: Recorded, step: Recorded): boolean =>
  later.kind === 'handling-report' && step.kind === 'handling' && (!values.order || values.order === String(step.id));

/**
 * Does a later step rest on an earlier one: it changed the same facts, words, figures or clocks, was possible only after it, or answers
 * it by the law's order. What an earlier step did to the team everything after it rests on.
 */
export function standsOn(later: Recorded, step: Recorded, workflow: Workflow): boolean {
  const [over, under] = [later.undo, step.undo];
  if (!over || !under || under.team !== null) return true;
  const rule = findRule(workflow, later.kind);
  const shared = (a: object, b: object) => Object.keys(a).some((name) => name in b);
  return (
    shared(over.row, under.row) ||
    shared(over.contents, under.contents) ||
    (over.outcomes !== null && over.outcomes.phase === under.outcomes?.phase) ||
    over.clocks.some(({ id }) => under.clocks.some((one) => one.id === id)) ||
    over.calledOff.some(({ id }) => under.papers.includes(id)) ||
    rule === undefined ||
    (rule.follows ?? []).some((kind) => kind === step.kind) ||
    findings[step.kind]?.some((act) => act === later.kind) === true ||
    isReportOf(over, later, step) ||
    // Once more where that step had led: without it the file would be where it was before both.
    (under.row.state !== undefined && (later.kind === step.kind || !rule.from.includes(under.row.state)))
  );
}

/** Made again with the act, which may be done anew: revoking one alone leaves nothing without its paper. */
export const isRemade = (papers: readonly StepPaper[]): boolean => papers.every(({ kind }) => remadeKinds.includes(kind));

/** The last time an act was recorded, where it was taken back and is to be done again: whoever does it reads why. */
export function takenBackLast(history: readonly StepRow[], act: string): StepRow | undefined {
  const last = history.filter((step) => step.kind === act).at(-1);
  return last?.takenBackAt ? last : undefined;
}

/** The same of the first of these acts with one; of what need not be done next only while nothing else was recorded since. */
export function takenBackOf(
  history: readonly StepRow[],
  next: string | undefined,
  others: readonly string[],
): StepRow | undefined {
  const ofNext = next && takenBackLast(history, next);
  if (ofNext) return ofNext;
  const newest = Math.max(0, ...history.filter((step) => !step.takenBackAt).map((step) => step.recordedAt.getTime()));
  return others
    .flatMap((act) => takenBackLast(history, act) ?? [])
    .find(({ takenBackAt }) => (takenBackAt?.getTime() ?? 0) > newest);
}
