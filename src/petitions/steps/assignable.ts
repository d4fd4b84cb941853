// Who may be given a petition: the officers of the unit who process, but for those from whom the petition is hidden.
import { type Colleague, eachOnce, listColleagues } from '../../accounts/queries.ts';
import type { HouseTx, Tx } from '../../database/tx.ts';

const processingRoles = ['processor', 'unit_head', 'reception_board_head'] as const;

/** Nothing tells that somebody is left out: not everybody who gives petitions out may know whom a denunciation names. Two queries. */
export async function listAssignable(
  { tx, house }: { tx: Tx; house: HouseTx },
  petition: { unitId: number; id: number },
  today: string,
): Promise<Colleague[]> {
  const people = eachOnce(await listColleagues(house, petition.unitId, processingRoles, today));
  const named = await tx.rows<{ accountId: number }>(
    'select account_id from named_accounts where unit_id = $1 and petition_id = $2',
    [petition.unitId, petition.id],
  );
  return people.filter((one) => !named.some(({ accountId }) => accountId === one.accountId));
}

/** To whom a petition is given: a form that gives it out knows by this whether a colleague was faster. */
export const assignedMark = ({ assignedTo }: { assignedTo: number | null }): string => String(assignedTo ?? 0);
