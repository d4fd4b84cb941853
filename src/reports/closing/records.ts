// The only writer of closed reports, their members and their answers.
import type { UnitTx } from '../../database/tx.ts';
import type { OpeningSheets } from '../opening.ts';
import type { Period } from '../periods.ts';
import type { ResolvedRefs } from '../resolved.ts';
import type { TableCode } from '../tables/table.ts';
import type { ClosedFigures } from './closing.ts';
import type { Members } from './members.ts';

/** Nobody else closes a report of this unit meanwhile. */
export async function lockReports(tx: UnitTx, unitId: number): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('report'), $1)", [unitId]);
}

export interface NewReport {
  version: number;
  figures: ClosedFigures;
  notes: Readonly<Record<string, string>>;
  opening: OpeningSheets;
  unnumbered: Readonly<Partial<Record<TableCode, readonly number[]>>>;
  resolved: ResolvedRefs;
  definitions: number;
  problems: readonly string[];
  overrideReason: string;
  hash: string;
  checkKey: string;
  signerName: string;
  signerTitle: string;
}

/** Gives the id. */
export async function insertReport(
  tx: UnitTx,
  unitId: number,
  /** Whose figures they are, where that is another unit than the one that closes them. */
  ofUnitId: number | null,
  period: Period,
  report: NewReport,
  at: Date,
  by: number,
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into reports (unit_id, period_kind, year, from_on, to_on, version, figures, notes, problems, override_reason, hash, closed_at, closed_by, signer_name, signer_title, check_key, opening, of_unit_id, unnumbered, resolved, definitions)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21) returning id`,
    [
      unitId,
      period.kind,
      period.year,
      period.from,
      period.to,
      report.version,
      JSON.stringify(report.figures),
      JSON.stringify(report.notes),
      JSON.stringify(report.problems),
      report.overrideReason,
      report.hash,
      at,
      by,
      report.signerName,
      report.signerTitle,
      report.checkKey,
      JSON.stringify(report.opening),
      ofUnitId,
      JSON.stringify(report.unnumbered),
      JSON.stringify(report.resolved),
      report.definitions,
    ],
  );
  return id;
}

/** Keeps the rows behind every figure. */
export async function insertMembers(tx: UnitTx, unitId: number, reportId: number, members: readonly Members[]): Promise<void> {
  await tx.run(
    `insert into report_members (unit_id, report_id, place, ids, refs, adds)
     select $1, $2, m.place, array(select jsonb_array_elements_text(m.ids)::bigint), array(select jsonb_array_elements_text(m.refs)::bigint),
       array(select jsonb_array_elements_text(m.adds)::float8) from jsonb_to_recordset($3::jsonb) as m(place text, ids jsonb, refs jsonb, adds jsonb)`,
    [unitId, reportId, JSON.stringify(members)],
  );
}

/** The day it left. @throws NotFound when somebody sent it meanwhile */
export function markSent(tx: UnitTx, unitId: number, id: number, at: Date, by: number): Promise<void> {
  return tx.changeOne('update reports set sent_at = $3, sent_by = $4 where unit_id = $1 and id = $2 and sent_at is null', [
    unitId,
    id,
    at,
    by,
  ]);
}

/** The answer of a superior. @param unitId who answers @param answer under the name and post he has today */
export async function insertAnswer(
  tx: UnitTx,
  unitId: number,
  report: { keeperId: number; id: number },
  answer: { kind: 'accepted' | 'returned'; reason: string; name: string; title: string },
  at: Date,
  by: number,
): Promise<void> {
  await tx.run(
    `insert into report_answers (unit_id, from_unit_id, report_id, kind, reason, answered_at, answered_by, answered_name, answered_title) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
    [unitId, report.keeperId, report.id, answer.kind, answer.reason, at, by, answer.name, answer.title],
  );
}

/** One answer at a time: two superiors do not both answer. */
export async function lockAnswer(tx: UnitTx, reportId: number): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('report answer'), $1)", [reportId]);
}
