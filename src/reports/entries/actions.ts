// Entering by hand what no record holds.
import { recordEvent } from '../../audit/events.ts';
import { formatDateTime } from '../../deadlines/dates.ts';
import { FormInvalid } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { type Period, periodCode } from '../periods.ts';
import type { Table } from '../tables/table.ts';
import type { EntryValues } from './forms.ts';
import { entriesOf } from './queries.ts';
import { lockEntries, putEntry } from './records.ts';

/** Writes the figures and the note of the own unit's table. @throws FormInvalid when somebody saved another sheet meanwhile */
export async function enterFigures(act: Act, table: Table, period: Period, values: EntryValues): Promise<void> {
  const { tx, actor, moment } = act;
  await lockEntries(tx, actor.unitId);
  const [standing] = await entriesOf(tx, table.code, period, { units: [actor.unitId] });
  if ((standing?.id ?? 0) !== values.standing)
    throw new FormInvalid({
      note: standing
        ? `${standing.enteredByName} đã lưu biểu này lúc ${formatDateTime(standing.enteredAt)}. So với bản đang dùng ở mục Đã nhập rồi lưu lại`
        : 'Bản đang dùng đã thay đổi. Mở lại trang rồi lưu lại',
    });
  await putEntry(tx, actor.unitId, table.code, period, values, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'report.entered',
    at: moment.at,
    data: { form: table.form, period: periodCode(period) },
    requestId: act.requestId,
  });
}
