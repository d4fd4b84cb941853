// A session of the head to which nobody came, put right: its day, hours, place, host and participants, in the register and in its minutes.
import type { UnitTx } from '../database/tx.ts';
import { rewriteVisitPapers } from '../documents/actions.ts';
import { assertBegan } from '../units/first-day.ts';
import type { Act } from '../web/act.ts';
import { lockFor } from './actions.ts';
import { assertSameYear, recordCorrection } from './corrected-facts.ts';
import { correctedIn } from './correction-merge.ts';
import { elsewhereWords, fieldLabels } from './correction-words.ts';
import { minutesWords, type Session } from './minutes.ts';
import { findMinutes, loadVisitRecord, type VisitRecord } from './queries.ts';
import { saveVisit, saveVisitContent } from './records.ts';
import { hourReceived, instantOf } from './visit.ts';

const labels: Record<keyof Session, string> = {
  receivedOn: fieldLabels.receivedOn ?? '',
  fromTime: fieldLabels.receivedTime ?? '',
  toTime: 'Giờ kết thúc',
  place: 'Địa điểm',
  host: 'Người tiếp',
  hostName: 'Người chủ trì',
  hostTitle: 'Chức vụ người chủ trì',
  companions: 'Thành phần tham dự',
  note: 'Ghi chú',
};

/** What the register and the minutes say of a session; '' for what stood in minutes that were taken back. */
export async function sessionOf(tx: UnitTx, visit: VisitRecord): Promise<Session> {
  const minutes = await findMinutes(tx, visit);
  return {
    receivedOn: visit.receivedOn,
    fromTime: hourReceived(visit.receivedAt),
    toTime: minutes?.toTime ?? '',
    place: minutes?.place ?? '',
    host: visit.host === 'delegated' ? 'delegated' : 'head',
    hostName: visit.hostName,
    hostTitle: visit.hostTitle,
    companions: visit.content?.companions ?? '',
    note: visit.content?.note ?? '',
  };
}

/** Writes the session over what stood; the number stays. Gives what changed and what did not follow. @throws FormInvalid, NotAllowedNow */
export async function correctSession(
  act: Act,
  id: number,
  typed: Session & { version: number; reason: string },
): Promise<{ changed: string[]; elsewhere: string[] }> {
  const { tx, house, actor } = act;
  const visit = await lockFor(act, id, 'correct_session', typed.version);
  const day = { on: typed.receivedOn, field: 'receivedOn', what: 'tiếp công dân' };
  await assertBegan(house, actor.unitId, day, visit.receivedOn);
  assertSameYear(visit, typed);
  const was = await sessionOf(tx, await loadVisitRecord(tx, id));
  const changed = (Object.keys(labels) as (keyof Session)[])
    .filter((name) => was[name] !== typed[name])
    .map((name) => ({ name, label: labels[name], stored: String(was[name] ?? ''), typed: String(typed[name] ?? '') }));
  await saveVisit(tx, visit, {
    receivedOn: typed.receivedOn,
    receivedAt: instantOf(typed.receivedOn, typed.fromTime),
    host: typed.host,
    hostName: typed.hostName,
    hostTitle: typed.hostTitle,
  });
  await saveVisitContent(tx, visit, { companions: typed.companions, note: typed.note });
  const [before, after] = [minutesWords(was), minutesWords(typed)];
  const rewritten = await rewriteVisitPapers(
    act,
    id,
    (Object.keys(after) as (keyof typeof after)[]).map((field) => ({ fields: [field], was: before[field], is: after[field] })),
  );
  const papers = rewritten.standing.map((paper) => paper.id);
  await recordCorrection(act, visit, correctedIn(changed), typed.reason, false, { petition: false, papers });
  return { changed: changed.map(({ label }) => label), elsewhere: elsewhereWords(rewritten, false) };
}
