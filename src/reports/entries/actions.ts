// Entering by hand what no record holds.
import { recordEvent } from '../../audit/events.ts';
import { formatDateTime } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { takenOver } from '../closing/actions.ts';
import { ownOf, whyNotOwed } from '../closing/owed.ts';
import { type Period, periodCode } from '../periods.ts';
import type { Table } from '../tables/table.ts';
import type { EntryValues } from './forms.ts';
import { entriesOf } from './queries.ts';
import { lockEntries, putEntry } from './records.ts';

/**
 * Writes the figures and the note of a table: of the own unit, or of one that has ended and for which it reports.
 * @throws NotAllowedNow for a period of which that unit owes no report, FormInvalid when somebody saved another sheet meanwhile
 */
export async function enterFigures(
  act: Act,
  table: Table,
  period: Period,
  values: EntryValues,
  ofUnitId = act.actor.unitId,
): Promise<void> {
  const { tx, actor, moment } = act;
  const ended = ofUnitId === actor.unitId ? null : await takenOver(act, ofUnitId);
  const because = await whyNotOwed(act, ended ?? ownOf(actor), period);
  if (because) throw new NotAllowedNow(because, `/reports/closed?period=${periodCode(period)}`);
  await lockEntries(tx, actor.unitId);
  const [standing] = await entriesOf(tx, table.code, period, { units: [ofUnitId] });
  if ((standing?.id ?? 0) !== values.standing)
    throw new FormInvalid({
      note: standing
        ? `${standing.enteredByName} đã lưu biểu này lúc ${formatDateTime(standing.enteredAt)}. So với bản đang dùng ở mục Đã nhập rồi lưu lại`
        : 'Bản đang dùng đã thay đổi. Mở lại trang rồi lưu lại',
    });
  await putEntry(tx, actor.unitId, ended?.id ?? null, table.code, period, values, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'report.entered',
    at: moment.at,
    data: { form: table.form, period: periodCode(period), unit: ended?.name ?? '' },
    requestId: act.requestId,
  });
}
