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

/** The summaries of contents, each under a name of its own: to be looked through with the other words of the petition. */
export const wordsOfPoints = (points: readonly PointRow[]): Record<`point_${number}`, string> =>
  Object.fromEntries(points.map(({ id, summary }) => [`point_${id}`, summary]));

/** Writes down the summaries as `wordsOfPoints` names them. */
export async function savePointWords(
  tx: UnitTx,
  petition: { unitId: number; id: number },
  points: readonly PointRow[],
  words: Record<`point_${number}`, string>,
): Promise<void> {
  const changed = points.filter(({ id, summary }) => words[`point_${id}`] !== summary);
  if (changed.length === 0) return;
  await tx.run(
    `update petition_points n set summary = x.summary from unnest($3::bigint[], $4::text[]) as x(id, summary)
      where n.unit_id = $1 and n.petition_id = $2 and n.id = x.id`,
    [petition.unitId, petition.id, changed.map(({ id }) => id), changed.map(({ id }) => words[`point_${id}`] ?? '')],
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
