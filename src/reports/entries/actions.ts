// Entering by hand what no record holds.
import { recordEvent } from '../../audit/events.ts';
import type { Act } from '../../web/act.ts';
import { type Period, periodCode } from '../periods.ts';
import type { Table } from '../tables/table.ts';
import type { EntryValues } from './forms.ts';
import { putEntry } from './records.ts';

/** Writes the figures and the note of the own unit's table. */
export async function enterFigures(act: Act, table: Table, period: Period, values: EntryValues): Promise<void> {
  const { tx, actor, moment } = act;
  await putEntry(tx, actor.unitId, table.code, period, values, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'report.entered',
    at: moment.at,
    data: { form: table.form, period: periodCode(period) },
    requestId: act.requestId,
  });
}
