// What several acts of the denunciation ask alike: states, clocks, conditions. Pure.
import type { PaperKind } from '../../../documents/papers/catalogue.ts';
import { owedReports } from '../../handling-orders.ts';
import type { State } from '../../proceeding.ts';
import { type Facts, isNotRevoked } from '../../workflow.ts';

export const beforeResult: readonly State[] = ['accepted', 'verifying', 'verified'];
export const afterResult: readonly State[] = ['concluded', 'handling', 'enforced'];

/** What says the result. */
export const resultKinds: readonly PaperKind[] = ['TC12_2019'];

/** Điều 10 NĐ 31/2019: a team of the office's own, none of it kin or with interests in the matter. */
export const leastTeam = 2;
const teamLaw = 'Điều 10 Nghị định 31/2019/NĐ-CP';
export const teamTooSmall = `Tổ xác minh tố cáo cần từ ${String(leastTeam).padStart(2, '0')} người trở lên (${teamLaw})`;
/** The report of a team in which too few are left without a conflict binds nobody. */
export const isTeamWhole = (facts: Facts): string | undefined =>
  facts.bodyVerifies || facts.teamSize - facts.conflicted.length >= leastTeam
    ? undefined
    : `${teamTooSmall}, không có xung đột lợi ích. Người giải quyết giao lại người xác minh trước.`;

/** Denouncer and denounced are told of the acceptance (khoản 3 Điều 29 LTC): nothing is concluded or closed over their heads. */
export const isAcceptanceTold = (facts: Facts): string | undefined =>
  facts.running.has('TC_NOTICE')
    ? 'Chưa ghi việc gửi thông báo thụ lý cho người tố cáo, người bị tố cáo (khoản 3 Điều 29 Luật Tố cáo). Gửi và ghi nhận trước.'
    : undefined;

/** One of those who carry the conclusion out has not told the resolver what came of it (khoản 3 Điều 36 LTC). */
export const owesReport = (facts: Pick<Facts, 'orders'>): boolean => owedReports(facts.orders).length > 0;

/** The order that waits to be sent: resuming needs none (khoản 4 Điều 34 LTC). */
export const isOrderThere = (facts: Facts) => isNotRevoked(facts.state === 'terminated' ? 'TC_TERMINATE' : 'TC_SUSPEND')(facts);
