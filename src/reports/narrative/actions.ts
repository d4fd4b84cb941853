// Telling what the outline asks and no table has.
import { recordEvent } from '../../audit/events.ts';
import { formatDateTime } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { ownOf, whyNotOwed } from '../closing/owed.ts';
import { type Period, periodCode } from '../periods.ts';
import type { ToldValues } from './forms.ts';
import { toldHistory } from './queries.ts';
import { lockTold, putTold } from './records.ts';

/**
 * Writes what the own unit tells of a period.
 * @throws NotAllowedNow for a period of which it owes no report, FormInvalid when somebody saved meanwhile
 */
export async function tellFigures(act: Act, period: Period, values: ToldValues): Promise<void> {
  const { tx, actor, moment } = act;
  const because = await whyNotOwed(act, ownOf(actor), period);
  if (because) throw new NotAllowedNow(because, `/reports?period=${periodCode(period)}`);
  await lockTold(tx, actor.unitId);
  const standing = (await toldHistory(tx, actor.unitId, period)).find((one) => !one.replacedAt);
  if ((standing?.id ?? 0) !== values.standing)
    throw new FormInvalid({
      target: standing
        ? `${standing.enteredByName} đã lưu số liệu này lúc ${formatDateTime(standing.enteredAt)}. So với bản đang dùng ở mục Đã nhập rồi lưu lại`
        : 'Bản đang dùng đã thay đổi. Mở lại trang rồi lưu lại',
    });
  await putTold(tx, actor.unitId, period, values.told, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'report.told',
    at: moment.at,
    data: { period: periodCode(period) },
    requestId: act.requestId,
  });
}
