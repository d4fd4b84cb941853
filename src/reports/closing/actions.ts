// Closing a report, sending it up, answering it: one verb each.
import { randomBytes } from 'node:crypto';
import { recordEvent } from '../../audit/events.ts';
import { enqueue } from '../../database/outbox.ts';
import { formatDateTime } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { holdUnitsAsTheyAre } from '../../units/hold.ts';
import type { Act } from '../../web/act.ts';
import { placeKey } from '../checks.ts';
import { circularOf } from '../circulars.ts';
import { consolidatedWith } from '../consolidated/queries.ts';
import { currentDefinitions } from '../definitions.ts';
import { enteredOf } from '../entries/queries.ts';
import { type Period, periodCode } from '../periods.ts';
import { countFacts, refsOf } from '../queries.ts';
import { nothingResolved, resolvedRefs } from '../resolved.ts';
import { tables } from '../tables/index.ts';
import { columnsIn, type TableCode } from '../tables/table.ts';
import { noteWith, overturnedOf, unnumberedOf } from '../untold.ts';
import { brokenIn, fingerprint, mayAnswer, mayClose, maySend, withinWords } from './closing.ts';
import type { AnswerValues, CloseValues } from './forms.ts';
import { everyPlace, openingOf } from './gather.ts';
import type { Members } from './members.ts';
import { whoseReport, whyNotOwed } from './owed.ts';
import { type EndedUnit, loadReport, membersOf, reportVersions, unitsTakenOver } from './queries.ts';
import { insertAnswer, insertMembers, insertReport, lockAnswer, lockReports, markSent, type NewReport } from './records.ts';

/**
 * Closes the report of a period as the signer reads it: the own unit's, or that of a unit that has ended and was taken over. Gives its id.
 * @throws NotAllowedNow for a unit he does not report for, a report that unit does not owe, and when a sent one stands, FormInvalid when a stated identity is broken,
 * of the count or with the opening figures, and no reason is given
 */
export async function closeReport(act: Act, period: Period, values: CloseValues, ofUnitId = act.actor.unitId): Promise<number> {
  const { tx, house, actor, moment } = act;
  await holdUnitsAsTheyAre(house, [actor.unitId, ofUnitId]);
  const ended = ofUnitId === actor.unitId ? undefined : await takenOver(act, ofUnitId);
  await lockReports(tx, actor.unitId);
  const versions = await reportVersions(tx, ofUnitId, period);
  const own = { id: actor.unitId, name: actor.unitName, endedOn: null };
  const answer = mayClose(actor, versions[0], period, moment.today, await whyNotOwed(act, ended ?? own, period));
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/reports/closed?period=${periodCode(period)}`);
  if ((versions[0]?.id ?? 0) !== values.standing && versions[0]) {
    const { id, version, signerName, closedAt } = versions[0];
    const said = `${signerName} đã chốt bản ${version} lúc ${formatDateTime(closedAt)}, sau khi trang ký này được mở. Xem bản ấy trước khi chốt thêm bản nữa.`;
    throw new NotAllowedNow(said, `/reports/closed/${id}`);
  }
  const version = (versions[0]?.version ?? 0) + 1;
  // The figures are added up from the rows that are kept: what is signed is exactly what is kept.
  const members = await membersOf(tx, ofUnitId, everyPlace(period), period);
  const { figures, notes, unnumbered } = await contentOf(act, ofUnitId, period, members);
  const opening = (await openingOf(tx, [ofUnitId], period)).get(ofUnitId) ?? {};
  const resolved = (await resolvedRefs(tx, period, [ofUnitId])).get(ofUnitId) ?? nothingResolved;
  const problems = brokenIn(figures, opening);
  if (problems.length > 0 && values.override === '')
    throw new FormInvalid({ override: `Còn ${problems.length} chỗ chưa khớp. Sửa hồ sơ làm lệch, hoặc nêu lý do vẫn chốt` });
  const checkKey = randomBytes(32).toString('hex');
  const of = { unitId: ofUnitId, keeperId: actor.unitId, fromOn: period.from, toOn: period.to, version };
  const hash = fingerprint(checkKey, of, { figures, notes, opening, unnumbered, resolved, definitions: currentDefinitions });
  const report = {
    version,
    figures,
    notes,
    opening,
    unnumbered,
    resolved,
    definitions: currentDefinitions,
    problems,
    hash,
    checkKey,
    overrideReason: problems.length > 0 ? values.override : '',
  };
  const signer = { signerName: actor.name, signerTitle: actor.title };
  const id = await insertReport(
    tx,
    actor.unitId,
    ended?.id ?? null,
    period,
    { ...report, ...signer },
    moment.at,
    actor.accountId,
  );
  await insertMembers(tx, actor.unitId, id, members);
  await recordEvent(tx, actor, {
    kind: 'report.closed',
    at: moment.at,
    data: { period: periodCode(period), version, hash, problems: problems.length, unit: ended?.name ?? '' },
    requestId: act.requestId,
  });
  return id;
}

/** @throws NotAllowedNow with who reports for a unit the own one did not take over, NotFound where there is none */
export async function takenOver(
  { house, actor, moment }: Pick<Act, 'house' | 'actor' | 'moment'>,
  unitId: number,
): Promise<EndedUnit> {
  const found = (await unitsTakenOver(house, actor.unitId, moment.today)).find(({ id }) => id === unitId);
  if (!found) throw new NotAllowedNow(await whoseReport({ house, moment }, unitId), '/reports/closed');
  return found;
}

/** Figures and notes of all tables, counted from the rows and entered by hand, and the papers no figure counts yet. */
async function contentOf(
  { tx }: Act,
  unitId: number,
  period: Period,
  members: readonly Members[],
): Promise<Pick<NewReport, 'figures' | 'notes' | 'unnumbered'>> {
  const counted = new Map(
    members.map(({ place, adds }) => [place, Math.round(adds.reduce((sum, add) => sum + add, 0) * 1000) / 1000]),
  );
  const entered = await enteredOf(tx, unitId, period);
  const figures = Object.fromEntries(
    circularOf(period).codes.map((code) => [
      code,
      Object.fromEntries(
        columnsIn(tables[code].parts).map(({ no, facts }) => [
          String(no),
          (facts === null ? entered.get(code)?.figures[String(no)] : counted.get(placeKey([code, no]))) ?? 0,
        ]),
      ),
    ]),
  );
  const scope = { code: '', units: [unitId] };
  const notes: Record<string, string> = {};
  const unnumbered: Partial<Record<TableCode, number[]>> = {};
  for (const code of circularOf(period).codes) {
    const [overturned, waiting] = [overturnedOf(tables[code]), unnumberedOf(tables[code])];
    const annulled = overturned ? (await countFacts(tx, overturned, period, scope)).rows : 0;
    const note = noteWith(entered.get(code)?.note ?? '', annulled);
    if (note !== '') notes[code] = note;
    const refs = waiting ? await refsOf(tx, waiting, period, scope) : [];
    if (refs.length > 0) unnumbered[code] = refs;
  }
  return { figures, notes, unnumbered };
}

/** Sends a closed report of the own unit up. @throws NotAllowedNow */
export async function sendReport(act: Act, id: number): Promise<void> {
  const { tx, actor, moment } = act;
  await lockReports(tx, actor.unitId);
  const report = await loadReport(tx, id);
  const [latest] = await reportVersions(tx, report.unitId, { from: report.fromOn, to: report.toOn });
  const answer = maySend(actor, report, latest?.id === id);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/reports/closed/${id}`);
  await markSent(tx, actor.unitId, id, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'report.sent',
    at: moment.at,
    data: { period: `${report.fromOn}..${report.toOn}`, version: report.version },
    requestId: act.requestId,
  });
}

/**
 * The superior takes a sent report, or gives it back with what is to be mended, also one that was accepted before.
 * @throws NotAllowedNow, FormInvalid where a consolidated report was signed over an accepted one and he did not say that he knows
 */
export async function answerReport(act: Act, id: number, values: AnswerValues): Promise<void> {
  const { tx, actor, moment } = act;
  await lockAnswer(tx, id);
  const report = await loadReport(tx, id);
  const answer = mayAnswer(actor, report, values.answer);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/reports/closed/${id}`);
  const within = report.answer === 'accepted' ? await consolidatedWith(tx, id) : [];
  if (within.length > 0 && !values.isWithin)
    throw new FormInvalid({
      isWithin: `${withinWords(within)} Đánh dấu để vẫn trả lại, hoặc để nguyên báo cáo đã tiếp nhận`,
    });
  const said = {
    kind: values.answer,
    reason: values.answer === 'returned' ? values.reason : '',
    name: actor.name,
    title: actor.title,
  };
  await insertAnswer(tx, actor.unitId, report, said, moment.at, actor.accountId);
  // A notice is written by its own unit only.
  if (said.kind === 'returned') await enqueue(tx, 'tell_report_returned', { unitId: report.keeperId, reportId: id });
  await recordEvent(tx, actor, {
    kind: values.answer === 'accepted' ? 'report.accepted' : 'report.returned',
    at: moment.at,
    unitId: report.keeperId,
    data: { period: `${report.fromOn}..${report.toOn}`, version: report.version, unit: report.unitName, reason: said.reason },
    requestId: act.requestId,
  });
}
