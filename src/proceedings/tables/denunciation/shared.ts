// What several acts of the denunciation ask alike: states, clocks, conditions. Pure.
import type { State } from '../../proceeding.ts';
import { type Facts, isNotRevoked } from '../../workflow.ts';

export const beforeResult: readonly State[] = ['accepted', 'verifying', 'verified'];
export const afterResult: readonly State[] = ['concluded', 'handling', 'enforced'];

/** Denouncer and denounced are told of the acceptance (khoản 3 Điều 29 LTC): nothing is concluded or closed over their heads. */
export const isAcceptanceTold = (facts: Facts): string | undefined =>
  facts.running.has('TC_NOTICE')
    ? 'Chưa ghi việc gửi thông báo thụ lý cho người tố cáo, người bị tố cáo (khoản 3 Điều 29 Luật Tố cáo). Gửi và ghi nhận trước.'
    : undefined;

/** Whoever carries the conclusion out has not told the resolver what came of it (khoản 3 Điều 36 LTC). */
export const owesReport = (facts: Facts): boolean => facts.executedElsewhere && !facts.handlingReported;

/** The order that waits to be sent: resuming needs none (khoản 4 Điều 34 LTC). */
export const isOrderThere = (facts: Facts) => isNotRevoked(facts.state === 'terminated' ? 'TC_TERMINATE' : 'TC_SUSPEND')(facts);
