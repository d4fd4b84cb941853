// The clocks of an invented petition and of its proceeding: started, replaced by what it was classified as, stopped with it.
import type { PetitionType } from '../../petitions/petition.ts';
import type { Life } from './life.ts';
import type { Period, PeriodOf } from './periods.ts';

export interface BenchClock extends Period {
  isMain: boolean;
  stoppedOn: string | null;
  /** Why it stopped. */
  reason: string;
}

const declaredRule: Record<PetitionType, string> = { KN: 'KN_ACCEPT', TC: 'TC_INITIAL', KNPA: 'KN_PROCESS', MIXED: 'KN_PROCESS' };
const foreignRule: Partial<Record<PetitionType, string>> = { KN: 'KN_PROCESS', TC: 'TC_TRANSFER' };

function stopReason({ way, status }: Life, rule: string): string {
  if (status === 'duplicate_linked') return 'Đơn trùng';
  if (way === 'accept') return 'Đã thụ lý';
  if (way === 'file') return 'Lưu đơn';
  if (way === 'transfer') return rule === 'TC_TRANSFER' ? 'Đã chuyển đơn và thông báo cho người tố cáo' : 'Đã chuyển đơn';
  return 'Đã xử lý xong';
}

/** In the order in which they start; the last main one is the petition's. */
export function clocksOf(
  life: Life,
  petition: { petitionType: PetitionType; receivedOn: string; isSentHere: boolean },
  periodOf: PeriodOf,
): BenchClock[] {
  const { petitionType: type, receivedOn: on } = petition;
  const started = (period: Period | null, isMain: boolean): BenchClock[] =>
    period ? [{ ...period, isMain, stoppedOn: life.closedOn, reason: life.closedOn ? stopReason(life, period.rule) : '' }] : [];
  const declared = periodOf(declaredRule[type], on) ?? periodOf('KN_PROCESS', on);
  const foreign = life.jurisdiction === 'not_own' ? foreignRule[type] : undefined;
  const found = foreign && foreign !== declared?.rule ? periodOf(foreign, on) : null;
  const clocks = [...started(declared, true), ...started(periodOf('PROC_RED45', on), false)];
  if (found && clocks[0]) clocks[0] = { ...clocks[0], stoppedOn: on, reason: 'Tính lại theo kết quả phân loại' };
  // Whoever forwarded a denunciation is told what became of it.
  if (type === 'TC' && petition.isSentHere)
    clocks.push(
      ...started(periodOf('TC_PRESS_REPLY', on), false).map((one) => ({
        ...one,
        reason: one.stoppedOn ? 'Đã thông báo cho nơi chuyển đơn' : '',
      })),
    );
  return [...clocks, ...started(found, true)];
}
