// Where the petition has been: who gave it back and why, and what another dispatch would be. Said before the leader's yes, not after.
import { formatDate } from '../../deadlines/dates.ts';
import { listHops, listTransfersOf } from '../../transfers/queries.ts';
import { alarmingHop, nextHop } from '../../transfers/transfer.ts';
import type { Context } from '../../web/pages.ts';
import { outcomeRules } from '../classification/outcomes.ts';
import type { Outcome } from '../petition.ts';

export interface WayOfPetition {
  /** Every return, the latest first: who, when, why. */
  returned: string[];
  /** Why this dispatch alarms the leaders on both sides; '' when it does not, and where nothing is dispatched. */
  warning: string;
}

/** @param proposed what is put before the leader, and the unit of this installation it would go to */
export async function wayOf(
  { tx }: Pick<Context, 'tx'>,
  petition: { unitId: number; id: number },
  proposed: { outcome: Outcome; destinationUnitId: number | null; destination: string } | undefined,
): Promise<WayOfPetition> {
  const returned = (await listTransfersOf(tx, petition))
    .filter(({ answer }) => answer === 'returned')
    .map(
      (one) =>
        `${one.toName} trả lại đơn${one.answeredOn ? ` ngày ${formatDate(one.answeredOn)}` : ''}${one.answeredByName ? ` (${one.answeredByName})` : ''}: ${one.answerReason}`,
    );
  if (!proposed || outcomeRules[proposed.outcome].next !== 'transfer') return { returned, warning: '' };
  const { hop, isReturnToEarlier } = nextHop(await listHops(tx, petition.id), proposed.destinationUnitId);
  const warnings = [
    isReturnToEarlier ? `${proposed.destination} đã nhận hoặc đã chuyển đơn này trước đây.` : '',
    hop >= alarmingHop ? `Đây là lần chuyển thứ ${hop} của đơn.` : '',
  ].filter(Boolean);
  return {
    returned,
    warning:
      warnings.length > 0
        ? `${warnings.join(' ')} Khi chuyển, lãnh đạo hai bên được báo. Xem lại thẩm quyền trước khi phê duyệt.`
        : '',
  };
}
