// What a proceeding goes through, act by act: where each leaves it, whose turn comes next, which periods begin and end with it. The
// product's own tables of acts say the same (src/proceedings/tables); the samples of the tests hold one against the other.
import type { ActCode } from '../../proceedings/act-codes.ts';
import { isTransferorWithLimit } from '../../proceedings/acts/forwarded.ts';
import type { State } from '../../proceedings/proceeding.ts';
import { addDays } from './days.ts';
import type { BenchOutcome } from './figures.ts';
import type { PeriodOf } from './periods.ts';

/** What an act writes on the row of the proceeding and among its words. */
export interface Written {
  verifyBy?: string;
  noticedOn?: string;
  reportOn?: string;
  dialogueOn?: string;
  decidedOn?: string;
  sentOn?: string;
  publishedOn?: string;
  effectiveOn?: string;
  enforcedOn?: string;
  closedOn?: string;
  result?: string;
  measure?: string;
  verification?: string;
  dialogue?: string;
  conclusion?: string;
  legalBasis?: string;
}

export interface Move {
  act: ActCode;
  on: string;
  state: State;
  /** The next act and whose it is; null when the file is closed. */
  next: readonly [act: ActCode, who: Who] | null;
  set?: Written;
  /** Rules whose periods begin on this day. */
  starts?: readonly string[];
  /** Rules whose periods end on this day, and why; no rules: all that run. */
  stops?: readonly [rules: readonly string[], reason: string];
  outcome?: BenchOutcome;
}
/** The officer in charge leads those who verify. */
export type Who = 'resolver' | 'officer' | 'office';

export interface Case {
  acceptedOn: string;
  /** The day of the decision, conclusion or answer. */
  decidedOn: string;
  result: string;
  measure: string | null;
  recommended: BenchOutcome | null;
  executed: BenchOutcome | null;
  /** Who sent it here, as its petition says; '' where nobody did. */
  sourceOrg: string;
  periodOf: PeriodOf;
}

const closing = 'Kết thúc hồ sơ';

/** First instance: verified, talked over, decided, sent, published, in effect, carried out. */
export function complaintScript(one: Case): Move[] {
  const { acceptedOn, decidedOn: on, result, measure, periodOf } = one;
  const tells = owesWord('KN', one);
  const day = (after: number) => addDays(on, after);
  const begun = addDays(acceptedOn, 2);
  const meetOn = day(-2);
  const effectDue = periodOf('KN_EFFECT', on)?.dueOn;
  const effectiveOn = addDays(effectDue ?? day(32), 1);
  const then = (after: number) => addDays(effectiveOn, after);
  const isKept = measure === 'keep';
  return [
    { act: 'acceptance-notice', on: begun, state: 'accepted', next: ['assignment', 'resolver'], set: { noticedOn: begun } },
    ordered(one, begun, 'verifying', 'report'),
    {
      act: 'report',
      on: day(-12),
      state: 'verified',
      next: ['invitation', 'resolver'],
      set: { reportOn: day(-12), verification: words.KN.verification },
    },
    { act: 'invitation', on: day(-12), state: 'dialogue_scheduled', next: ['dialogue', 'resolver'], set: { dialogueOn: meetOn } },
    { act: 'dialogue', on: meetOn, state: 'dialogue_done', next: ['decision', 'resolver'], set: { dialogue: words.KN.dialogue } },
    {
      act: 'decision',
      on,
      state: 'decided',
      next: ['notice', 'office'],
      set: { decidedOn: on, result, measure: measure ?? 'keep', conclusion: words.KN.conclusion },
      stops: [['KN_RES_1'], 'Đã ra quyết định giải quyết'],
      starts: ['KN_SEND_1', 'KN_PUBLISH', 'KN_EFFECT', ...(tells ? [wordOwed] : [])],
      ...(one.recommended ? { outcome: one.recommended } : {}),
    },
    {
      act: 'notice',
      on: day(2),
      state: 'decided',
      next: tells ? ['transferor-notice', 'office'] : ['publication', 'office'],
      set: { sentOn: day(2) },
      stops: [['KN_SEND_1'], 'Đã gửi kết quả giải quyết'],
    },
    ...(tells ? [telling(day(3), 'decided', ['publication', 'office'])] : []),
    {
      act: 'publication',
      on: day(4),
      state: 'decided',
      next: ['effective', 'officer'],
      set: { publishedOn: day(4) },
      stops: [['KN_PUBLISH'], 'Đã công khai'],
    },
    { act: 'receipt', on: day(5), state: 'decided', next: ['effective', 'officer'], starts: ['KN_2ND_WINDOW'] },
    {
      act: 'effective',
      on: effectiveOn,
      state: 'effective',
      next: isKept ? ['close', 'officer'] : ['directive', 'resolver'],
      set: { effectiveOn },
      stops: [['KN_EFFECT'], 'Quyết định đã có hiệu lực'],
      starts: ['KN_ENFORCE_DIRECTIVE'],
    },
    ...(isKept
      ? []
      : ([
          {
            act: 'directive',
            on: then(2),
            state: 'enforcing',
            next: ['enforcement', 'officer'],
            stops: [['KN_ENFORCE_DIRECTIVE'], 'Đã chỉ đạo thi hành'],
          },
          ...carriedOut(one, then(9), then(14), 'enforcing'),
        ] satisfies Move[])),
    closed(isKept ? then(4) : then(16)),
  ];
}

/** First time: verified by a team, concluded, sent, handled, published, carried out; found wrong, it is only sent and published. */
export function denunciationScript(one: Case): Move[] {
  const { acceptedOn, decidedOn: on, result } = one;
  const day = (after: number) => addDays(on, after);
  const begun = addDays(acceptedOn, 2);
  const isWrong = result === 'wrong';
  const tells = owesWord('TC', one);
  const afterSending: Move['next'] = isWrong ? ['publication', 'office'] : ['handling', 'resolver'];
  return [
    {
      act: 'acceptance-notice',
      on: begun,
      state: 'accepted',
      next: ['assignment', 'resolver'],
      set: { noticedOn: begun },
      stops: [['TC_NOTICE'], 'Đã thông báo thụ lý'],
    },
    ordered(one, begun, 'verifying', 'report'),
    {
      act: 'report',
      on: day(-3),
      state: 'verified',
      next: ['conclusion', 'resolver'],
      set: { reportOn: day(-3), verification: words.TC.verification },
    },
    {
      act: 'conclusion',
      on,
      state: 'concluded',
      next: ['notice', 'office'],
      set: { decidedOn: on, result, conclusion: pointOf(result), legalBasis: words.TC.legalBasis },
      stops: [['TC_RES'], 'Đã ban hành kết luận nội dung tố cáo'],
      starts: ['TC_CONCL_SEND', 'TC_HANDLE', 'TC_PUBLISH', ...(tells ? [wordOwed] : [])],
      ...(one.recommended ? { outcome: one.recommended } : {}),
    },
    {
      act: 'notice',
      on: day(2),
      state: 'concluded',
      next: tells ? ['transferor-notice', 'office'] : afterSending,
      set: { sentOn: day(2) },
      stops: [['TC_CONCL_SEND'], 'Đã gửi kết quả giải quyết'],
    },
    ...(tells ? [telling(day(3), 'concluded', afterSending)] : []),
    ...(isWrong
      ? []
      : ([
          {
            act: 'handling',
            on: day(4),
            state: 'handling',
            next: ['publication', 'office'],
            stops: [['TC_HANDLE'], 'Đã xử lý theo kết luận'],
          },
        ] satisfies Move[])),
    {
      act: 'publication',
      on: day(5),
      state: isWrong ? 'concluded' : 'handling',
      next: isWrong ? ['close', 'officer'] : ['enforcement', 'officer'],
      set: { publishedOn: day(5) },
      stops: [['TC_PUBLISH'], 'Đã công khai'],
    },
    ...(isWrong ? [] : carriedOut(one, day(20), day(30), 'handling')),
    closed(isWrong ? day(10) : day(32)),
  ];
}

/** Studied, answered, sent: a recommendation has no more. */
export function recommendationScript(one: Case): Move[] {
  const { acceptedOn, decidedOn: on } = one;
  const sentOn = addDays(on, 2);
  const begun = addDays(acceptedOn, 2);
  return [
    ordered(one, begun, 'in_study', 'answer'),
    {
      act: 'answer',
      on,
      state: 'answered',
      next: ['notice', 'office'],
      set: { decidedOn: on, result: 'answered', conclusion: words.KNPA.conclusion },
    },
    {
      act: 'notice',
      on: sentOn,
      state: 'answered',
      next: ['close', 'officer'],
      set: { sentOn },
      stops: [['KNPA_TARGET'], 'Đã gửi kết quả giải quyết'],
    },
    closed(addDays(on, 10)),
  ];
}

/** Given to the officer in charge, for fifteen days. */
const ordered = ({ periodOf }: Case, on: string, state: State, next: ActCode): Move => ({
  act: 'assignment',
  on,
  state,
  next: [next, 'officer'],
  set: { verifyBy: periodOf.verifyUntil(on, 15) },
});

const wordOwed = 'TCD_RESULT_TO_TRANSFEROR';

/** Whoever sent it here is told the result within days of its own. */
const owesWord = (petitionType: 'KN' | 'TC', { sourceOrg }: Case): boolean =>
  isTransferorWithLimit({ source: sourceOrg ? 'other_agency' : 'post', petitionType }, sourceOrg);

const telling = (on: string, state: State, next: Move['next']): Move => ({
  act: 'transferor-notice',
  on,
  state,
  next,
  stops: [[wordOwed], 'Đã thông báo cho nơi chuyển đơn'],
});

function carriedOut({ executed }: Case, on: string, doneOn: string, state: State): Move[] {
  return [
    { act: 'enforcement', on, state, next: ['enforcement', 'officer'], ...(executed ? { outcome: executed } : {}) },
    { act: 'enforced', on: doneOn, state: 'enforced', next: ['close', 'officer'], set: { enforcedOn: doneOn } },
  ];
}

const closed = (on: string): Move => ({
  act: 'close',
  on,
  state: 'closed',
  next: null,
  set: { closedOn: on },
  stops: [[], closing],
});

/** What is typed at the acts. */
export const words = {
  KN: {
    verification: 'Đã đối chiếu hồ sơ, đo đạc lại diện tích',
    dialogue: 'Hai bên thống nhất kết quả đo đạc lại',
    conclusion: 'Đã xem xét hồ sơ, đối chiếu quy định và kết quả đo đạc lại',
  },
  TC: { verification: 'Đã làm việc với các bên, kiểm tra sổ sách', legalBasis: 'Luật Tố cáo và quy chế của cơ quan' },
  KNPA: { conclusion: 'Đã giao đơn vị khắc phục' },
  executed: 'Đã thực hiện theo nội dung được giao',
} as const;

/** The one content a denunciation is accepted for, with what was found. */
export const pointOf = (result: string): string =>
  `${{ right: 'Đúng', wrong: 'Sai' }[result] ?? 'Đúng một phần'}: Nhận tiền ngoài quy định`;
