// The proceeding of an accepted petition: just begun, being verified, or closed with a result.

import type { BenchClock } from './clocks.ts';
import { addDays } from './days.ts';
import type { PeriodOf } from './periods.ts';
import type { BenchUnit } from './petitions.ts';
import type { Random } from './random.ts';

export interface BenchProceeding {
  procedure: 'complaint_first' | 'denunciation_first' | 'recommendation';
  state: 'accepted' | 'verifying' | 'in_study' | 'closed';
  resolverId: number;
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
  verifyBy: string | null;
  noticedOn: string | null;
  reportOn: string | null;
  decidedOn: string | null;
  sentOn: string | null;
  publishedOn: string | null;
  effectiveOn: string | null;
  closedOn: string | null;
  result: string | null;
  measure: string | null;
  /** Of what is answered or decided. */
  conclusion: string;
  /** Of the clock lists show; null when it has ended. */
  dueOn: string | null;
  dueRule: string | null;
  members: { accountId: number; role: 'team_lead' | 'member'; on: string }[];
  clocks: BenchClock[];
}

const procedures = { KN: 'complaint_first', TC: 'denunciation_first', KNPA: 'recommendation' } as const;
const mainRules = { KN: 'KN_RES_1', TC: 'TC_RES', KNPA: 'KNPA_TARGET' } as const;
const results = {
  KN: ['right', 'partly', 'wrong', 'wrong'],
  TC: ['right', 'mixed', 'wrong', 'wrong'],
  KNPA: ['answered'],
} as const;
const resolved = {
  KN: 'Đã ra quyết định giải quyết',
  TC: 'Đã ban hành kết luận nội dung tố cáo',
  KNPA: 'Đã gửi kết quả giải quyết',
} as const;
const conclusions = {
  KN: 'Đã xem xét hồ sơ, đối chiếu quy định và kết quả đo đạc lại',
  TC: 'Đã xác minh từng nội dung tố cáo',
  KNPA: 'Đã giao đơn vị khắc phục',
} as const;

export function writeProceeding(
  random: Random,
  unit: BenchUnit,
  petition: { petitionType: 'KN' | 'TC' | 'KNPA'; acceptedOn: string; assignedTo: number },
  { today, periodOf }: { today: string; periodOf: PeriodOf },
): BenchProceeding {
  const { petitionType: type, acceptedOn, assignedTo } = petition;
  const day = (after: number) => addDays(acceptedOn, after);
  const decidedAfter = random.between(12, 55);
  const closedOn = day(decidedAfter + 45);
  const result = random.pick(results[type]);
  const isClosed = closedOn <= today;
  const main = periodOf(mainRules[type], acceptedOn);
  const notice = type === 'TC' ? periodOf('TC_NOTICE', acceptedOn) : null;
  const clock = (period: typeof main, isMain: boolean, stoppedOn: string | null, reason: string): BenchClock[] =>
    period ? [{ ...period, isMain, stoppedOn, reason: stoppedOn ? reason : '' }] : [];
  const base = {
    procedure: procedures[type],
    resolverId: unit.leader,
    nextRole: null,
    reportOn: null,
    decidedOn: null,
    sentOn: null,
    publishedOn: null,
    effectiveOn: null,
    closedOn: null,
    result: null,
    measure: null,
    conclusion: '',
    verifyBy: null,
    noticedOn: null,
    dueOn: main?.dueOn ?? null,
    dueRule: main?.rule ?? null,
  };
  if (!isClosed && day(4) > today)
    return {
      ...base,
      state: 'accepted',
      holderId: unit.leader,
      nextAct: 'assignment',
      members: [],
      clocks: [...clock(main, true, null, ''), ...clock(notice, false, null, '')],
    };
  const helper = unit.processors.find((one) => one !== assignedTo);
  const members = [
    { accountId: assignedTo, role: 'team_lead' as const, on: day(2) },
    ...(type === 'TC' && helper ? [{ accountId: helper, role: 'member' as const, on: day(2) }] : []),
  ];
  const team = { ...base, members, noticedOn: type === 'KNPA' ? null : day(2), verifyBy: day(17) };
  if (!isClosed)
    return {
      ...team,
      state: type === 'KNPA' ? 'in_study' : 'verifying',
      holderId: assignedTo,
      nextAct: type === 'KNPA' ? 'answer' : 'report',
      clocks: [...clock(main, true, null, ''), ...clock(notice, false, day(2), 'Đã thông báo thụ lý')],
    };
  const decidedOn = day(decidedAfter);
  const sentOn = day(decidedAfter + 2);
  return {
    ...team,
    state: 'closed',
    holderId: null,
    nextAct: null,
    reportOn: type === 'KNPA' ? null : day(decidedAfter - 3),
    decidedOn,
    sentOn,
    publishedOn: type === 'KNPA' ? null : day(decidedAfter + 4),
    effectiveOn: type === 'KN' ? day(decidedAfter + 33) : null,
    closedOn,
    result,
    conclusion: conclusions[type],
    dueOn: null,
    dueRule: null,
    clocks: [
      // A recommendation is answered when the answer has left.
      ...clock(main, true, type === 'KNPA' ? sentOn : decidedOn, resolved[type]),
      ...clock(notice, false, day(2), 'Đã thông báo thụ lý'),
    ],
  };
}
