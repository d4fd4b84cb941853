// The only writer of consolidated reports and their parts.
import type { UnitTx } from '../../database/tx.ts';
import type { Period } from '../periods.ts';
import type { Consolidated } from './consolidated.ts';

/** Nobody else closes a consolidated report of this unit meanwhile. */
export async function lockConsolidated(tx: UnitTx, unitId: number): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtext('consolidated report'), $1)", [unitId]);
}

type NewConsolidated = Pick<
  Consolidated,
  | 'version'
  | 'missing'
  | 'reason'
  | 'hash'
  | 'checkKey'
  | 'signerName'
  | 'signerTitle'
  | 'parts'
  | 'added'
  | 'resolvedAdded'
  | 'definitions'
>;

/** Gives the id. */
export async function insertConsolidated(
  tx: UnitTx,
  unitId: number,
  period: Period,
  report: NewConsolidated,
  at: Date,
  by: number,
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into consolidated_reports (unit_id, period_kind, year, from_on, to_on, version, missing, reason, hash, check_key, closed_at, closed_by, signer_name, signer_title, resolved_added, definitions)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16) returning id`,
    [
      unitId,
      period.kind,
      period.year,
      period.from,
      period.to,
      report.version,
      JSON.stringify(report.missing),
      report.reason,
      report.hash,
      report.checkKey,
      at,
      by,
      report.signerName,
      report.signerTitle,
      JSON.stringify(report.resolvedAdded ?? []),
      report.definitions,
    ],
  );
  await tx.run(
    `insert into consolidated_parts (unit_id, consolidated_id, of_unit_id, report_id, hash, kept_returned)
     select $1, $2, p."unitId", p."reportId", p.hash, p."isKeptReturned"
       from jsonb_to_recordset($3::jsonb) as p("unitId" int, "reportId" bigint, hash text, "isKeptReturned" boolean)`,
    [unitId, id, JSON.stringify(report.parts)],
  );
  if (report.added.length > 0)
    await tx.run(
      `insert into consolidated_added (unit_id, consolidated_id, of_unit_id, place, refs, adds)
       select $1, $2, a."unitId", a.place, array(select jsonb_array_elements_text(a.refs)::bigint), array(select jsonb_array_elements_text(a.adds)::float8)
         from jsonb_to_recordset($3::jsonb) as a("unitId" int, place text, refs jsonb, adds jsonb)`,
      [unitId, id, JSON.stringify(report.added)],
    );
  return id;
}

/** The day it left. @throws NotFound when somebody sent it meanwhile */
export function markConsolidatedSent(tx: UnitTx, unitId: number, id: number, at: Date, by: number): Promise<void> {
  return tx.changeOne(
    'update consolidated_reports set sent_at = $3, sent_by = $4 where unit_id = $1 and id = $2 and sent_at is null',
    [unitId, id, at, by],
  );
}
