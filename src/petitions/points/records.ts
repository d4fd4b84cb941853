// The only writer of a petition's separate contents.
import type { Tx, UnitTx } from '../../database/tx.ts';
import type { Jurisdiction, PetitionType } from '../petition.ts';
import type { LockedPetition } from '../records.ts';

export interface PointRow {
  id: number;
  ordinal: number;
  petitionType: PetitionType;
  summary: string;
  jurisdiction: Jurisdiction;
  competentOrg: string;
  childPetitionId: number | null;
}

const columns = 'id, ordinal, petition_type, summary, jurisdiction, competent_org, child_petition_id';
const pointsOf = (tx: Tx, petition: { unitId: number; id: number }, which: string) =>
  tx.rows<PointRow>(
    `select ${columns} from petition_points where unit_id = $1 and petition_id = $2 and removed_at is ${which} order by ordinal, id`,
    [petition.unitId, petition.id],
  );

/** The contents of a petition in order; none when the wall hides them. */
export const listPoints = (tx: Tx, petition: { unitId: number; id: number }): Promise<PointRow[]> =>
  pointsOf(tx, petition, 'null');

/** The contents that were taken out, their words kept. */
export const listRemovedPoints = (tx: Tx, petition: { unitId: number; id: number }): Promise<PointRow[]> =>
  pointsOf(tx, petition, 'not null');

/** The next content of a petition, behind those it has. */
export async function insertPoint(
  tx: UnitTx,
  petition: LockedPetition,
  point: Omit<PointRow, 'id' | 'ordinal' | 'childPetitionId'>,
): Promise<void> {
  await tx.run(
    `insert into petition_points (unit_id, petition_id, sealed, ordinal, petition_type, summary, jurisdiction, competent_org)
     select $1, $2, $3, coalesce(max(ordinal), 0) + 1, $4, $5, $6, $7 from petition_points where unit_id = $1 and petition_id = $2`,
    [petition.unitId, petition.id, petition.sealed, point.petitionType, point.summary, point.jurisdiction, point.competentOrg],
  );
}

/** Takes a content out that has not become a petition of its own; its words stay. Throws NotFound otherwise. */
export function strikePoint(tx: UnitTx, petition: LockedPetition, pointId: number, at: Date): Promise<void> {
  return tx.changeOne(
    'update petition_points set removed_at = $4 where unit_id = $1 and petition_id = $2 and id = $3 and child_petition_id is null and removed_at is null',
    [petition.unitId, petition.id, pointId, at],
  );
}

/** Puts a content back that was taken out. Throws NotFound otherwise. */
export function restorePointRow(tx: UnitTx, petition: LockedPetition, pointId: number): Promise<void> {
  return tx.changeOne(
    'update petition_points set removed_at = null where unit_id = $1 and petition_id = $2 and id = $3 and removed_at is not null',
    [petition.unitId, petition.id, pointId],
  );
}

/** Writes a content anew that has not become a petition of its own. Throws NotFound otherwise. */
export function updatePoint(
  tx: UnitTx,
  petition: LockedPetition,
  pointId: number,
  point: Pick<PointRow, 'summary' | 'jurisdiction' | 'competentOrg'>,
): Promise<void> {
  return tx.changeOne(
    'update petition_points set summary = $4, jurisdiction = $5, competent_org = $6 where unit_id = $1 and petition_id = $2 and id = $3 and child_petition_id is null and removed_at is null',
    [petition.unitId, petition.id, pointId, point.summary, point.jurisdiction, point.competentOrg],
  );
}

/** The sender handed this content in again as a petition of its own. */
export function linkChild(tx: UnitTx, petition: LockedPetition, pointId: number, childId: number): Promise<void> {
  return tx.changeOne(
    'update petition_points set child_petition_id = $4 where unit_id = $1 and petition_id = $2 and id = $3 and child_petition_id is null',
    [petition.unitId, petition.id, pointId, childId],
  );
}
