// What was written down of a petition's contents before it was a petition: at the desk, one by one.
import type { Tx } from '../../database/tx.ts';
import type { PetitionType } from '../petition.ts';

export interface DeskContent {
  petitionType: PetitionType;
  summary: string;
  /** As the desk wrote it; '' where it wrote none. */
  competentOrg: string;
  /** The desk found the visit the office's own; null where it did not say. */
  inJurisdiction: boolean | null;
}

/** The contents the desk wrote down at the visit that brought this petition, in order; none where the wall hides them. */
export const listDeskContents = (tx: Tx, petition: { unitId: number; id: number }): Promise<DeskContent[]> =>
  tx.rows<DeskContent>(
    `select m.petition_type, m.summary, m.competent_org, v.in_jurisdiction from visits v
       join visit_matters m on m.unit_id = v.unit_id and m.visit_id = v.id
      where v.unit_id = $1 and v.petition_id = $2 order by v.id, m.ordinal`,
    [petition.unitId, petition.id],
  );
