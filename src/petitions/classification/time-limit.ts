// Whether a complaint came in time: 90 days from the decision (Điều 9 LKN), 30 or 45 for the second complaint (Điều 33), fewer about the
// discipline of cán bộ, công chức (Điều 48; of viên chức as of any decision), each from the day of receipt. The paper knows the day of the decision, only the complainant that one. Pure.
import { countPeriod } from '../../deadlines/counting.ts';
import { addDays, formatDate } from '../../deadlines/dates.ts';
import type { RuleSet } from '../../deadlines/rule-set.ts';
import { type ClockRule, lengthWords, limitFor, type Variant } from '../../deadlines/rules.ts';
import { lowered } from '../../first-letter.ts';
import { isOfficialsDiscipline, type ObjectKind, type PetitionType } from '../petition.ts';
import type { Ground } from './grounds.ts';

/** How the officer answers where the days of the paper do not settle it. */
export const limitStates = ['in_time', 'first_unresolved', 'good_reason', 'late'] as const;
export type LimitState = (typeof limitStates)[number];

/** What the paper says of its time. Days 'YYYY-MM-DD'. */
export interface LimitFacts {
  petitionType: PetitionType;
  instance: 'first' | 'second' | null;
  objectKind: ObjectKind | null;
  contestedOn: string | null;
  previousOrg: string;
  previousOn: string | null;
  postmarkedOn: string | null;
  receivedOn: string;
}

/** The same of a stored petition; words the wall hides say nothing of its days. */
export function limitFactsOf(
  facts: Pick<LimitFacts, 'petitionType' | 'instance' | 'objectKind' | 'postmarkedOn' | 'receivedOn'>,
  content: Pick<LimitFacts, 'contestedOn' | 'previousOrg' | 'previousOn'> | null,
): LimitFacts {
  const { petitionType, instance, objectKind, postmarkedOn, receivedOn } = facts;
  const { contestedOn, previousOrg, previousOn } = content ?? { contestedOn: null, previousOrg: '', previousOn: null };
  return { petitionType, instance, objectKind, postmarkedOn, receivedOn, contestedOn, previousOrg, previousOn };
}

/** What the officer says of it. */
export interface LimitAnswers {
  limitState: LimitState | null;
  /** The day the decision was received or known, or the first limit ended. */
  limitFrom: string | null;
  /** Remote area (Điều 33 LKN), dismissal (Điều 48): the longer limits. */
  isRemote: boolean;
  isDismissal: boolean;
  /** Of a good reason: the first and the last day of the obstacle, which do not count (Điều 9 LKN). */
  obstacleFrom: string | null;
  obstacleTo: string | null;
}

export interface LimitCheck {
  /** open: in time by the paper's own days; past and no_first are asked about; unknown is only said. */
  state: 'open' | 'past' | 'no_first' | 'unknown';
  sentence: string;
}

const ruleCode = (of: LimitFacts) =>
  isOfficialsDiscipline(of.objectKind) ? 'KN_LIMIT_DISC' : of.instance === 'second' ? 'KN_2ND_WINDOW' : 'KN_LIMIT';

/** "Thời hiệu khiếu nại" of the first complaint, "Thời hạn khiếu nại" of the second. */
const limitName = (of: LimitFacts) => (of.instance === 'second' ? 'thời hạn khiếu nại lần hai' : 'thời hiệu khiếu nại');

function variantsOf(of: LimitFacts, { isRemote, isDismissal }: Pick<LimitAnswers, 'isRemote' | 'isDismissal'>): Variant[] {
  if (of.instance !== 'second') return [];
  return ['second', ...(isRemote ? (['remote'] as const) : []), ...(isDismissal ? (['dismissal'] as const) : [])];
}

/** The day a complaint was lodged: the postmark, else the day it was received. */
const lodgedOn = (of: Pick<LimitFacts, 'postmarkedOn' | 'receivedOn'>) => of.postmarkedOn ?? of.receivedOn;

/** The last day of a limit that runs from `from`: on a day of rest the next working day, where the calendar reaches. */
function endOf(rule: ClockRule, limit: number, from: string, rules: RuleSet): string {
  const { dueOn, rawDueOn } = countPeriod({ startedOn: from, limit, unit: rule.unit, pauses: [] }, rules.calendar);
  return dueOn ?? rawDueOn ?? from;
}

/** The limit of this complaint by the days the paper gives; undefined of anything else, or before the instance is known. */
export function checkLimit(
  of: LimitFacts,
  rules: RuleSet,
  longer: Pick<LimitAnswers, 'isRemote' | 'isDismissal'> & Partial<Pick<LimitAnswers, 'limitFrom'>> = {
    isRemote: false,
    isDismissal: false,
  },
): LimitCheck | undefined {
  if (of.petitionType !== 'KN' || !of.instance) return undefined;
  const isSecond = of.instance === 'second';
  const from = isSecond ? of.previousOn : of.contestedOn;
  const rule = rules.book.findInForce(ruleCode(of), from ?? of.receivedOn);
  if (!rule) return undefined;
  const limit = limitFor(rule, variantsOf(of, longer));
  const named = `${limitName(of)} ${lengthWords(limit, rule.unit)} (${rule.basisShort})`;
  if (isSecond && from === null && of.previousOrg === '')
    return {
      state: 'no_first',
      sentence: `Chưa ghi quyết định giải quyết lần đầu. ${
        isOfficialsDiscipline(of.objectKind)
          ? `Kỷ luật cán bộ, công chức: khiếu nại lần hai trong ${lengthWords(limit, rule.unit)} từ ngày nhận được quyết định ấy (${rule.basisShort})${lateFirstOf(of)}`
          : `Khiếu nại lần hai khi đã có quyết định ấy, hoặc quá thời hạn giải quyết lần đầu mà chưa được giải quyết (${rule.basisShort})`
      }`,
    };
  const what = isSecond ? 'quyết định giải quyết lần đầu' : 'quyết định, hành vi bị khiếu nại';
  if (from === null) return { state: 'unknown', sentence: `Chưa ghi ngày của ${what} nên chưa tính được ${named}` };
  const end = endOf(rule, limit, from, rules);
  const counted = `${assumed(of, longer.limitFrom ?? null)} từ ngày của ${what} ${formatDate(from)}, hết ngày ${formatDate(end)}`;
  return end >= lodgedOn(of)
    ? { state: 'open', sentence: `Còn ${named}: ${counted}` }
    : { state: 'past', sentence: `Đã quá ${named}: ${counted}; khiếu nại ngày ${formatDate(lodgedOn(of))}` };
}

/** The chapter on officials' discipline gives no days where the first complaint is not resolved in time; the decree says where it goes (decision 0076). */
const lateFirstOf = ({ receivedOn }: LimitFacts): string =>
  receivedOn >= '2020-12-10'
    ? '; quá thời hạn mà lần đầu không được giải quyết thì gửi đơn lần hai (khoản 2 Điều 4 Nghị định 124/2020/NĐ-CP)'
    : '';

/**
 * The law counts from the day the decision was received, a first complaint's also from the day it was known (Điều 9, 33, 48 LKN), which is never
 * before its own: counted from there the limit ends on the earliest day it can. That is said to be assumed while the other day is not written down.
 */
function assumed({ instance, objectKind }: LimitFacts, limitFrom: string | null): string {
  if (limitFrom !== null) return 'tính';
  return `chưa ghi ngày người khiếu nại ${startWord({ instance, objectKind })} nên tính giả định`;
}

/** From what the days run: a first complaint's also from the day it was known (Điều 9); a second one's and of discipline from receipt alone (Điều 33, 48). */
const startWord = ({ instance, objectKind }: Pick<LimitFacts, 'instance' | 'objectKind'>): string =>
  instance === 'second' || isOfficialsDiscipline(objectKind) ? 'nhận được' : 'nhận được, biết được';

/** The limit from the day the officer answered; undefined without that day, and where no days run. */
function countedFrom(of: LimitFacts, answers: LimitAnswers, rules: RuleSet) {
  const { limitFrom: from, limitState } = answers;
  // Điều 48 counts from the receipt of a decision: without one its days do not run.
  if (!from || (limitState === 'first_unresolved' && isOfficialsDiscipline(of.objectKind))) return undefined;
  const rule = rules.book.findInForce(ruleCode(of), from);
  if (!rule) return undefined;
  const limit = limitFor(rule, variantsOf(of, answers));
  const end = endOf(rule, limit, from, rules);
  return { length: `${lengthWords(limit, rule.unit)} (${rule.basisShort})`, end, isOver: end < lodgedOn(of) };
}

/** Is the officer asked? Only where the paper's own days do not settle it. */
export const asksLimit = (check: LimitCheck | undefined): boolean => check?.state === 'past' || check?.state === 'no_first';

/** Field → sentence for what is missing or cannot be so in the answer on the time limit. @param hasReason a good reason is written */
export function limitObjections(
  of: LimitFacts,
  answers: LimitAnswers,
  hasReason: boolean,
  rules: RuleSet,
): Record<string, string> {
  const check = checkLimit(of, rules, answers);
  if (!check || !asksLimit(check)) return {};
  const { limitState, limitFrom } = answers;
  if (limitState === null) return { limitState: `${check.sentence}. Trả lời khiếu nại còn hay đã hết thời hiệu, thời hạn` };
  if (limitState === 'late') return {};
  if (limitState === 'good_reason')
    return {
      ...(hasReason ? {} : { limitReason: 'Nhập lý do chính đáng: ốm đau, thiên tai, đi công tác, trở ngại khách quan khác' }),
      ...obstacleObjections(of, answers, rules),
    };
  if (limitState === 'first_unresolved' && (of.instance !== 'second' || check.state !== 'no_first'))
    return { limitState: 'Chỉ dùng cho khiếu nại lần hai khi chưa có quyết định giải quyết lần đầu. Chọn câu trả lời khác' };
  return dayObjection(of, answers, limitFrom, rules);
}

function dayObjection(of: LimitFacts, answers: LimitAnswers, from: string | null, rules: RuleSet): Record<string, string> {
  const isUnresolved = answers.limitState === 'first_unresolved';
  if (!from)
    return {
      limitFrom: isUnresolved
        ? 'Nhập ngày hết thời hạn giải quyết lần đầu'
        : `Nhập ngày người khiếu nại ${startWord(of)} quyết định${isOfficialsDiscipline(of.objectKind) ? ' kỷ luật' : ', hành vi'}`,
    };
  const made = madeOn(of);
  if (made && from < made) return { limitFrom: `Ngày này trước ngày của quyết định ${formatDate(made)}. Kiểm tra lại` };
  if (from > lodgedOn(of)) return { limitFrom: `Ngày này sau ngày khiếu nại ${formatDate(lodgedOn(of))}. Kiểm tra lại` };
  const counted = countedFrom(of, answers, rules);
  if (!counted?.isOver) return {};
  return {
    limitFrom: `Tính từ ngày này thì ${counted.length} đã hết ngày ${formatDate(counted.end)}. Sửa ngày, hoặc chọn đã hết thời hiệu, thời hạn`,
  };
}

const madeOn = (of: LimitFacts) => (of.instance === 'second' ? of.previousOn : of.contestedOn);

/** The limit with the days of the obstacle taken out; undefined where a day it hangs on is not known. */
function withoutObstacle(of: LimitFacts, answers: LimitAnswers, rules: RuleSet) {
  const { obstacleFrom, obstacleTo } = answers;
  const from = answers.limitFrom ?? madeOn(of);
  const rule = from ? rules.book.findInForce(ruleCode(of), from) : undefined;
  if (!from || !rule || !obstacleFrom || !obstacleTo) return undefined;
  const limit = limitFor(rule, variantsOf(of, answers));
  const pause = {
    from: addDays(obstacleFrom, -1),
    until: obstacleTo,
    reason: 'suspended' as const,
    paper: null,
    basis: rule.basisShort,
  };
  const count = countPeriod({ startedOn: from, limit, unit: rule.unit, pauses: [pause] }, rules.calendar);
  return {
    from,
    days: count.days.filter(({ state }) => state === 'paused').length,
    length: `${lengthWords(limit, rule.unit)} (${rule.basisShort})`,
    end: count.dueOn ?? count.rawDueOn ?? from,
  };
}

function obstacleObjections(of: LimitFacts, answers: LimitAnswers, rules: RuleSet): Record<string, string> {
  const { limitFrom, obstacleFrom, obstacleTo } = answers;
  const made = madeOn(of);
  if (limitFrom && ((made && limitFrom < made) || limitFrom > lodgedOn(of)))
    return {
      limitFrom: `Ngày này nằm ngoài khoảng từ ngày của quyết định đến ngày khiếu nại ${formatDate(lodgedOn(of))}. Kiểm tra lại`,
    };
  if (!obstacleFrom) return { obstacleFrom: 'Nhập ngày bắt đầu có trở ngại: thời gian ấy không tính vào thời hiệu' };
  if (!obstacleTo) return { obstacleTo: 'Nhập ngày cuối còn trở ngại' };
  if (obstacleTo < obstacleFrom) return { obstacleTo: `Ngày này trước ngày bắt đầu ${formatDate(obstacleFrom)}` };
  if (obstacleTo > lodgedOn(of)) return { obstacleTo: `Ngày này sau ngày khiếu nại ${formatDate(lodgedOn(of))}. Kiểm tra lại` };
  const counted = withoutObstacle(of, answers, rules);
  if (!counted || counted.end >= lodgedOn(of)) return {};
  return {
    obstacleTo: `Không tính ${counted.days} ngày trở ngại thì ${counted.length} kể từ ngày ${formatDate(counted.from)} vẫn hết ngày ${formatDate(counted.end)}, trước ngày khiếu nại ${formatDate(lodgedOn(of))}. Sửa ngày, hoặc chọn đã hết thời hiệu, thời hạn`,
  };
}

/** The reason, and the arithmetic where the days of the obstacle are known. */
function reasonWords(of: LimitFacts, answers: LimitAnswers, reason: string, rules: RuleSet): string {
  const counted = withoutObstacle(of, answers, rules);
  if (!counted || !answers.obstacleFrom || !answers.obstacleTo) return `Lý do chính đáng: ${reason}`;
  const obstacle = `Trở ngại từ ${formatDate(answers.obstacleFrom)} đến ${formatDate(answers.obstacleTo)}`;
  return `Lý do chính đáng: ${reason.replace(/[.\s]+$/u, '')}. ${obstacle}, ${counted.days} ngày không tính: ${counted.length} kể từ ngày ${formatDate(counted.from)} hết ngày ${formatDate(counted.end)}.`;
}

/** What stands about the limit on the proposal, the approval and the acceptance; '' where nothing is to be said. */
export function limitWords(of: LimitFacts, answers: LimitAnswers, reason: string, rules: RuleSet): string {
  const check = checkLimit(of, rules, answers);
  if (!check) return '';
  if (!asksLimit(check)) return `${check.sentence}.`;
  const on = answers.limitFrom ? formatDate(answers.limitFrom) : '';
  const onPaper = `Chỉ theo ngày ghi trên giấy thì ${lowered(check.sentence)}.`;
  const counted = countedFrom(of, answers, rules);
  const till = counted ? `${counted.length} hết ngày ${formatDate(counted.end)}` : '';
  const before = `trước ngày khiếu nại ${formatDate(lodgedOn(of))}`;
  const isRefused = Object.keys(limitObjections(of, answers, reason !== '', rules)).length > 0;
  const undecided = `${check.sentence}. Câu trả lời về thời hạn này chưa đủ hoặc không phù hợp nên chưa kết luận được.`;
  // What the answer comes to is said first: whoever reads "đã quá" first takes it for the answer. One the days do not bear out says so.
  switch (answers.limitState) {
    case 'in_time': {
      if (!on) return `${check.sentence}. Trả lời là còn, chưa ghi ngày người khiếu nại ${startWord(of)}.`;
      const known = `người khiếu nại ${startWord(of)} ngày ${on}`;
      if (counted?.isOver) return `Trả lời là còn ${limitName(of)}, nhưng ${known} thì ${till}, ${before}. ${onPaper}`;
      return isRefused ? undecided : `Còn ${limitName(of)}: ${known}${till && `, ${till}`}. ${onPaper}`;
    }
    case 'good_reason': {
      const isOver = (withoutObstacle(of, answers, rules)?.end ?? lodgedOn(of)) < lodgedOn(of);
      if (isRefused && !isOver) return undecided;
      const still = isOver
        ? `Trả lời là còn ${limitName(of)} vì có trở ngại, nhưng vẫn hết ${before}.`
        : `Còn ${limitName(of)} vì có trở ngại.`;
      return `${still} ${reasonWords(of, answers, reason, rules).replace(/(?<!\.)$/u, '.')} ${onPaper}`;
    }
    case 'first_unresolved': {
      // Of Điều 48 no days run without a first decision; that none came in time is answered all the same.
      if (isRefused && !counted?.isOver) return undecided;
      const unresolved = `lần đầu hết thời hạn giải quyết ngày ${on} mà chưa được giải quyết`;
      return counted?.isOver
        ? `Trả lời là được khiếu nại lần hai, nhưng ${unresolved} thì ${till}, ${before}. ${check.sentence}.`
        : `Được khiếu nại lần hai: ${unresolved}${till && `, ${till}`}. ${check.sentence}.`;
    }
    case 'late':
      return `${check.sentence}. Không có lý do chính đáng.`;
    case null:
      return `${check.sentence}. Phân loại chưa trả lời.`;
  }
}

/** Is the limit answered so that the complaint is in time? */
export const isAnsweredInTime = (of: LimitFacts, answers: LimitAnswers, hasReason: boolean, rules: RuleSet): boolean =>
  answers.limitState !== null &&
  answers.limitState !== 'late' &&
  Object.keys(limitObjections(of, answers, hasReason, rules)).length === 0;

/** Why a complaint cannot be refused as late (khoản 6 Điều 11 LKN): the paper's own days show its limit still open; '' for nothing. */
export function openLimitRefusal(of: LimitFacts, answers: LimitAnswers, ground: Ground | null, rules: RuleSet): string {
  const check = ground === 'A11_6' ? checkLimit(of, rules, answers) : undefined;
  return check?.state === 'open'
    ? `${check.sentence}: chưa hết thì không có căn cứ không thụ lý theo khoản 6 Điều 11 Luật Khiếu nại`
    : '';
}

/** What keeps a complaint from being accepted: too late without good reason, or nobody said; '' for nothing. */
export function limitRefusal(of: LimitFacts, answers: LimitAnswers, rules: RuleSet): string {
  const check = checkLimit(of, rules, answers);
  if (!check || !asksLimit(check) || (answers.limitState !== null && answers.limitState !== 'late')) return '';
  return answers.limitState === 'late'
    ? `${check.sentence}, không có lý do chính đáng nên không thụ lý (khoản 6 Điều 11 Luật Khiếu nại). Chọn Không thụ lý, hoặc trả lại để phân loại lại`
    : `${check.sentence}. Phân loại chưa trả lời về thời hạn này. Trả lại để phân loại lại, hoặc chọn Không thụ lý`;
}
