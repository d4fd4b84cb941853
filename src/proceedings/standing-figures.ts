// The figures of a proceeding as they stand, for the forms that write them anew.
import type { Tx } from '../database/tx.ts';
import type { ActCode } from './act-codes.ts';
import type { ProceedingRow, StandingFigures } from './records.ts';

/** Acts whose form replaces figures that stand. */
const restating: readonly ActCode[] = ['outcomes', 'police-figures', 'decision', 'conclusion'];

/** Recommended figures and those of each sending to the investigators, oldest first; [] for an act that replaces none. */
export async function standingFigures(
  tx: Tx,
  proceeding: Pick<ProceedingRow, 'unitId' | 'id'>,
  code: ActCode,
): Promise<StandingFigures[]> {
  if (!restating.includes(code)) return [];
  return tx.rows<StandingFigures>(
    `select phase, on_date, note, state_money::float8, state_land::float8, return_money::float8, return_land::float8, returned_orgs, returned_persons, discipline_orgs,
            discipline_persons, discipline_officials, police_cases, police_persons, police_officials
       from proceeding_outcomes where unit_id = $1 and proceeding_id = $2 and phase in ('recommended', 'sent') order by id`,
    [proceeding.unitId, proceeding.id],
  );
}
