// Closing a consolidated report and sending it: one verb each.
import { randomBytes } from 'node:crypto';
import { recordEvent } from '../../audit/events.ts';
import type { HouseTx } from '../../database/tx.ts';
import { formatDateTime } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { currentDefinitions } from '../definitions.ts';
import { type Period, periodCode } from '../periods.ts';
import { addedNow } from './added.ts';
import { mayConsolidate, maySendConsolidated, partsFingerprint } from './consolidated.ts';
import type { ConsolidateValues } from './forms.ts';
import { partsToday, placesIn, problemsIn, shownByUnit, withAdded } from './gather.ts';
import { consolidatedVersions, loadConsolidated } from './queries.ts';
import { insertConsolidated, lockConsolidated, markConsolidatedSent } from './records.ts';
import { addedResolvedNow } from './resolved.ts';
import { keptReturned } from './returned.ts';

/**
 * Closes the consolidated report of a period over what was sent until now and the own unit's report. Gives its id.
 * @throws NotAllowedNow, FormInvalid when a unit has not sent or an identity is broken and no reason is given, or a report was given back and not
 * sent anew and nobody said that its figures stay
 */
export async function closeConsolidated(act: Act, house: HouseTx, period: Period, values: ConsolidateValues): Promise<number> {
  const { tx, actor, moment } = act;
  await lockConsolidated(tx, actor.unitId);
  const [latest] = await consolidatedVersions(tx, actor.unitId, period);
  const { newest, reports, missing } = await partsToday({ tx, house, actor }, period, latest);
  const answer = mayConsolidate(actor, latest, newest, period, moment.today);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/reports/consolidated?period=${periodCode(period)}`);
  if (latest && latest.id !== values.standing) {
    const said = `${latest.signerName} đã chốt bản ${latest.version} lúc ${formatDateTime(latest.closedAt)}, sau khi trang ký này được mở. Xem bản ấy trước khi chốt thêm bản nữa.`;
    throw new NotAllowedNow(said, `/reports/consolidated/${latest.id}`);
  }
  const added = await addedNow(tx, reports, placesIn(reports));
  const problems = problemsIn(reports, withAdded(await shownByUnit(tx, reports), added));
  const kept = keptReturned(reports);
  const asksReason = problems.length > 0 || missing.some(({ isLive }) => isLive) || kept.length > 0;
  const errors = {
    ...(kept.length > 0 && !values.keepsReturned
      ? { keepsReturned: 'Còn báo cáo bị trả lại, chưa gửi lại. Đánh dấu để giữ số đã báo cáo, hoặc chờ đơn vị gửi lại' }
      : {}),
    ...(asksReason && values.override === ''
      ? {
          override: `Còn ${kept.length > 0 ? 'báo cáo bị trả lại, chưa gửi lại' : 'đơn vị chưa gửi hoặc chỗ chưa khớp'}. Nêu lý do vẫn chốt`,
        }
      : {}),
  };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const version = (latest?.version ?? 0) + 1;
  const parts = reports.map(({ unitId, id, hash, isKeptReturned }) => ({ unitId, reportId: id, hash, isKeptReturned }));
  const resolvedAdded = await addedResolvedNow(tx, reports, period);
  const checkKey = randomBytes(32).toString('hex');
  const closed = {
    version,
    missing: missing.map(({ id, name }) => ({ id, name })),
    parts,
    added,
    resolvedAdded,
    definitions: currentDefinitions,
  };
  const hash = partsFingerprint(checkKey, { unitId: actor.unitId, fromOn: period.from, toOn: period.to, ...closed });
  const id = await insertConsolidated(
    tx,
    actor.unitId,
    period,
    {
      ...closed,
      hash,
      checkKey,
      reason: asksReason ? values.override : '',
      signerName: actor.name,
      signerTitle: actor.title,
    },
    moment.at,
    actor.accountId,
  );
  await recordEvent(tx, actor, {
    kind: 'report.consolidated',
    at: moment.at,
    data: { period: periodCode(period), version, hash, units: parts.length, missing: missing.length },
    requestId: act.requestId,
  });
  return id;
}

/** Sends a consolidated report of the own unit. @throws NotAllowedNow */
export async function sendConsolidated(act: Act, id: number): Promise<void> {
  const { tx, actor, moment } = act;
  await lockConsolidated(tx, actor.unitId);
  const report = await loadConsolidated(tx, id);
  const [latest] = await consolidatedVersions(tx, report.unitId, { from: report.fromOn, to: report.toOn });
  const answer = maySendConsolidated(actor, report, latest?.id === id);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/reports/consolidated/${id}`);
  await markConsolidatedSent(tx, actor.unitId, id, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'report.consolidation_sent',
    at: moment.at,
    data: { period: `${report.fromOn}..${report.toOn}`, version: report.version },
    requestId: act.requestId,
  });
}
