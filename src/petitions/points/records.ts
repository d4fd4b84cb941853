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

/** The contents of a petition in order; none when the wall hides them. */
export function listPoints(tx: Tx, petition: { unitId: number; id: number }): Promise<PointRow[]> {
  return tx.rows<PointRow>(
    'select id, ordinal, petition_type, summary, jurisdiction, competent_org, child_petition_id from petition_points where unit_id = $1 and petition_id = $2 order by ordinal, id',
    [petition.unitId, petition.id],
  );
}

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

/** Removes a content that has not become a petition of its own. Throws NotFound otherwise. */
export function deletePoint(tx: UnitTx, petition: LockedPetition, pointId: number): Promise<void> {
  return tx.changeOne(
    'delete from petition_points where unit_id = $1 and petition_id = $2 and id = $3 and child_petition_id is null',
    [petition.unitId, petition.id, pointId],
  );
}

/** The sender handed this content in again as a petition of its own. */
export function linkChild(tx: UnitTx, petition: LockedPetition, pointId: number, childId: number): Promise<void> {
  return tx.changeOne(
    'update petition_points set child_petition_id = $4 where unit_id = $1 and petition_id = $2 and id = $3 and child_petition_id is null',
    [petition.unitId, petition.id, pointId, childId],
  );
}
